/*
 * The line in which the issuer of a paper signs: 가람세무서장 (직인).
 */
#ifndef INTAKE_ISSUER_H
#define INTAKE_ISSUER_H

#include "intake/document_type.h"
#include "intake/sheet.h"

struct issuer {
	int		 line;		/* of the sheet */
	const char	*name;		/* 가람세무서장 */
	struct match	 match;		/* of the words in its line */
	size_t		 start;		/* of the name in its line's text */
};

/*
 * The first signature of WORDS at or after line FROM; 0, or -1. An address
 * (가람세무서장 귀하) and a sentence are none.
 */
int	 issuer_find(const struct sheet *, const struct words *, int from,
	    struct issuer *);

#endif
