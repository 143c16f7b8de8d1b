/*
 * Line numbers of quotes and of lists of lines, written into the files they
 * stand in; everything else in the files stays byte for byte.
 */
#ifndef CHECK_AMEND_H
#define CHECK_AMEND_H

#include <stddef.h>

struct arena;
struct buf;
struct diags;
struct notice_match;
struct notice_text;

/* One quote whose line moved. */
struct amend_quote {
	const char	*file;
	const char	*id;
	const char	*notice;
	int		 from, to;
};

/*
 * Changes the quotes in the text of FILE (others are passed over). Returns
 * how many it changed; OUT has the new text.
 */
size_t	 amend_quotes(struct arena *, const char *text, const char *file,
	    const struct amend_quote *, size_t n, struct buf *out);

/*
 * The same for a list of lines that are no rules: every line goes where its
 * text went, what was changed or removed leaves the list.
 */
void	 amend_list(struct arena *, const char *text,
	    const struct notice_match *, const struct notice_text *old,
	    const struct notice_text *amended, struct buf *out);

/*
 * Writes all that moved: the files of the quotes and LIST (if it is there).
 * 0, or -1 with diags; how many numbers were changed in *N.
 */
int	 amend_files(struct arena *, struct diags *,
	    const struct amend_quote *, size_t n_quotes, const char *list,
	    const struct notice_match *, const struct notice_text *old,
	    const struct notice_text *amended, size_t *n);

#endif
