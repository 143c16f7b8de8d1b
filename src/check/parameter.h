/*
 * The values of a notice, each of its type and exact.
 */
#ifndef CHECK_PARAMETER_H
#define CHECK_PARAMETER_H

#include <stdint.h>

struct arena;

#define PARAMETER_TYPES \
	"won ratio months month-window level count day choice text"

int	 parameter_is_type(const char *type);

/*
 * TEXT as a value of TYPE in its exact form: won "50000000", ratio "4/5",
 * day "2026-02-27". What the notice leaves open (미정 상시 - inherit) is "".
 * CHOICES are the words a choice or a level may be. NULL if it is no such
 * value.
 */
const char	*parameter_value(struct arena *, const char *type,
		    const char *text, const char *choices);

/* A whole number from 0 to 999999999 in plain digits; -1 if it is none. */
int64_t		 parameter_count(const char *);

#endif
