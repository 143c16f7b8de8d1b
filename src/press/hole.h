/*
 * Text with holes: "{XPath}" is filled from the data, "{?XPath}" may stay
 * empty, "{{" is a brace. Every expression is compiled before data is seen.
 */
#ifndef PRESS_HOLE_H
#define PRESS_HOLE_H

#include <stddef.h>

#include "base/diag.h"

struct arena;
struct xpath_expr;

struct hole_part {
	const char		*text;		/* before the hole */
	size_t			 len;
	struct xpath_expr	*expr;		/* NULL: no hole follows */
	int			 optional;
	int			 line;		/* of the hole */
};

struct hole_text {
	const char		*text;		/* as written */
	struct hole_part	*parts;
	size_t			 n;
};

/*
 * Takes TEXT apart; line breaks in it count from PLACE.line. In ARENA, except
 * the expressions, which hole_free releases. 0, or -1 with diags.
 */
int	 hole_parse(struct hole_text *, struct diags *, struct arena *,
	    struct place, const char *text);
void	 hole_free(struct hole_text *);

/* 1 if there is no hole; the text is then parts[0]. */
int	 hole_is_plain(const struct hole_text *);

#endif
