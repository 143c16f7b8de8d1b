/*
 * Values as they stand beside their labels, by type, in a normal form.
 */
#ifndef INTAKE_VALUE_H
#define INTAKE_VALUE_H

#include <stddef.h>

#include "intake/document_type.h"

struct arena;

struct value {
	const char	*value;	/* ISO days, digits of won, tidy text */
	const char	*until;	/* VALUE_DATES: the last day; NULL if open */
	const char	*raw;	/* as found */
	const char	*at;	/* in the text it was read from, where it
				   begins at the earliest; NULL */
};

enum { VALUE_MAX = 512 };	/* bytes in which a value is looked for */

/*
 * Reads the value that begins the N bytes at S, blanks and a colon aside.
 * OPTIONS are those of VALUE_OPTION. Returns 0, or -1 if no value of that
 * type stands there. Numbers of persons are never a value.
 */
int	 value_read(struct arena *, enum value_type, const struct option *,
	    const char *s, size_t n, struct value *);

/*
 * The text without outer blanks, inner ones single; letters that were set
 * apart (김  하  늘) are joined.
 */
char	*value_tidy(struct arena *, const char *s, size_t n);

/* "date", "won" … as in the case. */
const char	*value_type_name(enum value_type);

/* 1 if TEXT is a day without its numbers: "20  년   월   일". */
int	 value_blank_date(const char *key);

#endif
