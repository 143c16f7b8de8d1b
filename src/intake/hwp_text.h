/*
 * The letters of HWP 5: UTF-16 with control characters of one or eight units
 * and some letters of its own.
 */
#ifndef INTAKE_HWP_TEXT_H
#define INTAKE_HWP_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct hwp_record;

enum { HWP_CONTROL_UNITS = 8 };	/* of a control that is no letter */

enum hwp_control {
	HWP_LETTER,		/* no control, or one that is a letter */
	HWP_INLINE,		/* eight units, all it is */
	HWP_EXTENDED		/* eight units that stand for a record */
};

/* Table 6: what kind of control character UNIT is. */
enum hwp_control hwp_text_control(uint32_t unit);

/*
 * Appends the letter at unit *AT of the N units at P, which moves behind it:
 * one unit, or two of a pair. Controls are no letters.
 */
void		 hwp_text_put(struct buf *, const unsigned char *p, size_t n,
		    size_t *at);

/* Appends the string of N units at byte AT of a record, as far as it goes. */
void		 hwp_text_string(struct buf *, const struct hwp_record *,
		    size_t at, size_t n);

#endif
