/*
 * What the files that write `show` have in common.
 */
#ifndef CHECK_CHECK_SHOW_H
#define CHECK_CHECK_SHOW_H

#include <libxml/tree.h>
#include <stddef.h>

struct arena;
struct buf;
struct programme;

struct show {
	const struct programme	*programme;
	struct arena		*arena;
	struct buf		*out;
	int			 color;
};

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

/* An attribute, "" if it is not there. */
const char	*check_show_attribute(struct show *, const xmlNode *,
		    const char *name);
void		 check_show_heading(struct show *, const char *text);
/*
 * "  [B:105, B:107]" behind a statement, and the end of its line. Several
 * phrases of one line are one source.
 */
void		 check_show_end_line(struct show *, const char *basis);
/* TEXT padded with blanks to COLUMNS on a terminal. */
void		 check_show_pad(struct show *, const char *text,
		    size_t columns);
/* That the notice's cell is blank, where it is. */
void		 check_show_inherited(struct show *, const xmlNode *);

/* Parameters and decisions. */
void		 check_show_values(struct show *);

#endif
