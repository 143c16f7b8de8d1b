/*
 * The letters that a template itself says, whatever the data: its own text
 * and the strings in its expressions, what it takes from office.xml and the
 * words of functions it calls, with the face each is set in. All papers of
 * the template share them (see canvas_pdf_base).
 */
#ifndef PRESS_TEMPLATE_WORDS_H
#define PRESS_TEMPLATE_WORDS_H

#include <libxml/tree.h>

struct styles;
struct template;

/*
 * Calls SAY for every piece of text, in the order of the template. OFFICE is
 * the root element of office.xml, or NULL.
 */
void	 template_words(const struct template *, const struct styles *,
	    const xmlNode *office, void (*say)(void *closure, int face,
	    const char *text), void *closure);

#endif
