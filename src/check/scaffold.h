/*
 * A new programme: a folder that loads and passes its tests, to be filled
 * from a notice. The form is data, too (common/new): files in which @ID@,
 * @TITLE@, @PREFIX@ and days stand for what is said here.
 */
#ifndef CHECK_SCAFFOLD_H
#define CHECK_SCAFFOLD_H

struct arena;
struct buf;
struct check_new;
struct diags;
struct notice_text;

/*
 * Proposals for the lines of a notice with amounts, ratios, months, days and
 * words of duty: a comment of XML each, with a <quote> that stands in its
 * line and, of amounts, ratios and months, a <parameter>. How many.
 */
int	 scaffold_propose(struct arena *, const struct notice_text *,
	    struct buf *);

#endif
