/*
 * What speaks for document types, gathered from all of them when they have
 * been loaded: one lexicon, and the labels that tell one type from others.
 */
#ifndef INTAKE_SIGNS_H
#define INTAKE_SIGNS_H

#include "intake/document_type.h"

/*
 * Spellings of the form FORM ("국세징수법 시행규칙 별지 제94호서식"): the law
 * in its brackets or without, the number in its.
 */
void	 signs_form(struct arena *, struct evidence **list,
	    const char *form, int points);

/* Gives the types their lexicon, and their labels. */
void	 signs_gather(struct arena *, struct document_type *types);

#endif
