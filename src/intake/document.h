/*
 * What a text is and what stands in it, told in its <file>.
 */
#ifndef INTAKE_DOCUMENT_H
#define INTAKE_DOCUMENT_H

#include <libxml/tree.h>

struct member;
struct reading;
struct recognition;
struct sheet;
struct text;

/*
 * Tells what the TEXT of a member is and what stands in it. A text of several
 * documents gets a <file> for each of them inside FILE (case_hoist).
 */
void	 document_put(struct reading *, xmlNode *file, const struct member *,
	    const struct text *);

/* Says of FILE, once, that its TEXT is guessed if some of it is. */
void	 document_guessed(xmlNode *file, const struct text *);

/* The facts alone, and values that differ where there should be one. */
void	 document_facts(struct reading *, xmlNode *file,
	    const struct recognition *, const struct sheet *);

#endif
