/*
 * The letters that a template itself says, whatever the data: its own text
 * and the strings in its expressions, with the face each is set in. All
 * papers of the template share them (see canvas_pdf_base).
 */
#ifndef PRESS_TEMPLATE_WORDS_H
#define PRESS_TEMPLATE_WORDS_H

struct styles;
struct template;

/* Calls SAY for every piece of text, in the order of the template. */
void	 template_words(const struct template *, const struct styles *,
	    void (*say)(void *closure, int face, const char *text),
	    void *closure);

#endif
