#include "check/amend.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/notice_match.h"
#include "check/notice_text.h"

/* A piece of a file. */
struct span {
	const char	*at;
	size_t		 len;
};

/* The value of an attribute in the tag; 0 if it has none of that name. */
static int
find_value(struct span tag, const char *name, struct span *value)
{
	const char	*at = tag.at, *end = tag.at + tag.len, *close;
	size_t		 len = strlen(name);

	for (; at + len < end; at++) {
		if (!isspace((unsigned char)at[0]) ||
		    strncmp(at + 1, name, len) != 0)
			continue;
		value->at = at + 1 + len;
		value->at += strspn(value->at, " \t\r\n");
		if (*value->at != '=')
			continue;
		value->at++;
		value->at += strspn(value->at, " \t\r\n");
		if (*value->at != '"' && *value->at != '\'')
			continue;
		close = strchr(value->at + 1, *value->at);
		if (close == NULL || close > end)
			return 0;
		value->at++;
		value->len = (size_t)(close - value->at);
		return 1;
	}
	return 0;
}

static int
says(struct span tag, const char *name, const char *text)
{
	struct span	 value;

	return find_value(tag, name, &value) && value.len == strlen(text) &&
	    strncmp(value.at, text, value.len) == 0;
}

/* The next tag <NAME …> at or behind AT; 0 if there is none. */
static int
find_tag(const char *at, const char *name, struct span *tag)
{
	size_t	 len = strlen(name);

	while ((at = strchr(at, '<')) != NULL) {
		if (strncmp(at, "<!--", 4) == 0) {
			at = strstr(at, "-->");
			if (at == NULL)
				return 0;
			continue;
		}
		if (strncmp(at + 1, name, len) == 0 &&
		    isspace((unsigned char)at[1 + len])) {
			tag->at = at;
			tag->len = strcspn(at, ">");
			return 1;
		}
		at++;
	}
	return 0;
}

static const struct amend_quote *
find_quote(struct arena *arena, struct span tag, const char *file,
    const struct amend_quote *quotes, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (strcmp(quotes[i].file, file) == 0 &&
		    says(tag, "id", quotes[i].id) &&
		    says(tag, "notice", quotes[i].notice) &&
		    says(tag, "line", arena_printf(arena, "%d",
		    quotes[i].from)))
			return &quotes[i];
	return NULL;
}

size_t
amend_quotes(struct arena *arena, const char *text, const char *file,
    const struct amend_quote *quotes, size_t n, struct buf *out)
{
	const struct amend_quote	*quote;
	struct span			 tag, line;
	size_t				 changed = 0;

	for (; find_tag(text, "quote", &tag); text = tag.at + tag.len) {
		buf_add(out, text, (size_t)(tag.at - text));
		quote = find_quote(arena, tag, file, quotes, n);
		if (quote == NULL || !find_value(tag, "line", &line)) {
			buf_add(out, tag.at, tag.len);
			continue;
		}
		buf_add(out, tag.at, (size_t)(line.at - tag.at));
		buf_printf(out, "%d", quote->to);
		line.at += line.len;
		buf_add(out, line.at, (size_t)(tag.at + tag.len - line.at));
		changed++;
	}
	buf_puts(out, text);
	return changed;
}

/* Adds line N to the flags; all of the old ones of "9-14 17". */
static void
mark_lines(struct span value, const struct notice_match *match, size_t n_old,
    char *marked)
{
	const char	*at = value.at, *end = value.at + value.len;
	char		*next;
	long		 first, last;

	while (at < end) {
		first = last = strtol(at, &next, 10);
		if (next == at)
			return;
		if (*next == '-')
			last = strtol(next + 1, &next, 10);
		for (; first >= 1 && first <= last && first <= (long)n_old;
		    first++)
			if (match->to[first] != 0)
				marked[match->to[first]] = 1;
		at = next + strspn(next, " \t\r\n");
	}
}

/* "9-14 17" of the flags; blank lines inside a range are no matter. */
static void
put_lines(struct buf *out, const char *marked, size_t n)
{
	size_t	 i, last;
	int	 any = 0;

	for (i = 1; i <= n; i++) {
		if (!marked[i])
			continue;
		for (last = i; last < n && marked[last + 1]; last++)
			;
		buf_printf(out, last > i ? "%s%zu-%zu" : "%s%zu",
		    any ? " " : "", i, last);
		i = last;
		any = 1;
	}
}

struct list_writer {
	struct arena			*arena;
	const struct notice_match	*match;
	const struct notice_text	*old, *amended;
	struct buf			*out;
};

static void
put_new_lines(struct list_writer *w, struct span value)
{
	char	*marked = arena_alloc(w->arena, w->amended->n + 2);

	mark_lines(value, w->match, w->old->n, marked);
	put_lines(w->out, marked, w->amended->n);
}

static void
put_of(struct list_writer *w, struct span value)
{
	long	 of = strtol(value.at, NULL, 10);
	int	 to = of >= 1 && of <= (long)w->old->n ? w->match->to[of] : 0;

	buf_printf(w->out, "%ld", to != 0 ? to : of);
}

/* Copies from AT to the value, and the new value in its place. */
static const char *
put_value(struct list_writer *w, const char *at, struct span tag,
    const char *name)
{
	struct span	 value;

	if (!find_value(tag, name, &value) || value.at < at)
		return at;
	buf_add(w->out, at, (size_t)(value.at - at));
	if (strcmp(name, "of") == 0)
		put_of(w, value);
	else if (strcmp(name, "sha256") == 0)
		buf_puts(w->out, w->amended->sha256);
	else if (strncmp(tag.at, "<notice-lines", 13) == 0)
		buf_printf(w->out, "%zu", w->amended->n);
	else
		put_new_lines(w, value);
	return value.at + value.len;
}

/* Attributes may stand in any order: the first first. */
static const char *
put_tag(struct list_writer *w, struct span tag)
{
	static const char *const names[] = { "lines", "of", "sha256" };
	const char		*at = tag.at;
	const char		*best;
	struct span		 value, first = { NULL, 0 };
	size_t			 i;

	do {
		best = NULL;
		for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (find_value(tag, names[i], &value) &&
			    value.at > at &&
			    (best == NULL || value.at < first.at)) {
				best = names[i];
				first = value;
			}
		if (best != NULL)
			at = put_value(w, at, tag, best);
	} while (best != NULL);
	return at;
}

void
amend_list(struct arena *arena, const char *text,
    const struct notice_match *match, const struct notice_text *old,
    const struct notice_text *amended, struct buf *out)
{
	struct list_writer	 w = { arena, match, old, amended, out };
	struct span		 tag;

	if (find_tag(text, "notice-lines", &tag)) {
		buf_add(out, text, (size_t)(tag.at - text));
		text = put_tag(&w, tag);
	}
	while (find_tag(text, "not-rule", &tag)) {
		buf_add(out, text, (size_t)(tag.at - text));
		text = put_tag(&w, tag);
	}
	buf_puts(out, text);
}

/* Reads a file of ours; NULL with diags. */
static const char *
read_text(struct arena *arena, struct diags *ds, const char *path)
{
	struct buf	 bytes;
	const char	*text = NULL;

	buf_init(&bytes, XML_BYTES_MAX);
	if (file_read(ds, path, &bytes) == 0)
		text = arena_strndup(arena, buf_string(&bytes), bytes.len);
	buf_free(&bytes);
	return text;
}

static int
amend_file(struct arena *arena, struct diags *ds,
    const struct amend_quote *quotes, size_t n_quotes, const char *file,
    size_t *n)
{
	const char	*text = read_text(arena, ds, file);
	struct buf	 out;
	int		 result = -1;

	buf_init(&out, XML_BYTES_MAX);
	if (text != NULL) {
		*n += amend_quotes(arena, text, file, quotes, n_quotes, &out);
		result = file_write(ds, file, buf_string(&out), out.len);
	}
	buf_free(&out);
	return result;
}

static int
is_first(const struct amend_quote *quotes, size_t i)
{
	size_t	 j;

	for (j = 0; j < i; j++)
		if (strcmp(quotes[j].file, quotes[i].file) == 0)
			return 0;
	return 1;
}

int
amend_files(struct arena *arena, struct diags *ds,
    const struct amend_quote *quotes, size_t n_quotes, const char *list,
    const struct notice_match *match, const struct notice_text *old,
    const struct notice_text *amended, size_t *n)
{
	const char	*text;
	struct buf	 out;
	int		 result = 0;
	size_t		 i;

	*n = 0;
	for (i = 0; i < n_quotes; i++)
		if (is_first(quotes, i) && amend_file(arena, ds, quotes,
		    n_quotes, quotes[i].file, n) == -1)
			result = -1;
	if (!file_exists(list))
		return result;
	buf_init(&out, XML_BYTES_MAX);
	if ((text = read_text(arena, ds, list)) == NULL) {
		result = -1;
	} else {
		amend_list(arena, text, match, old, amended, &out);
		if (file_write(ds, list, buf_string(&out), out.len) == -1)
			result = -1;
	}
	buf_free(&out);
	return result;
}
