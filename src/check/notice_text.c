#include "check/notice_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static int
is_blank(struct arena *arena, const char *text)
{
	const char	*at = text;

	/* Most lines begin with a letter or a sign. */
	if (utf8_next(&at) > 0x3000)
		return 0;
	return utf8_fold(arena, text)[0] == '\0';
}

static size_t
count_lines(const char *text)
{
	size_t	 n = 0;

	for (; *text != '\0'; n++) {
		text += strcspn(text, "\n");
		if (*text == '\n')
			text++;
	}
	return n;
}

static void
split(struct arena *arena, struct notice_text *notice, char *text)
{
	struct notice_line	*line;
	char			*end, *next;

	for (; *text != '\0'; text = next) {
		end = text + strcspn(text, "\n");
		next = *end == '\n' ? end + 1 : end;
		if (end > text && end[-1] == '\r')
			end--;
		*end = '\0';
		line = &notice->lines[notice->n++];
		line->text = text;
		line->len = (size_t)(end - text);
		line->blank = is_blank(arena, text);
	}
}

/* 0, or -1 with a diag. */
static int
judge(struct diags *ds, const char *path, const struct buf *bytes)
{
	struct place	 place = { .file = path };

	if (!utf8_valid(buf_string(bytes), bytes->len) ||
	    memchr(buf_string(bytes), '\0', bytes->len) != NULL)
		diag_at(ds, DIAG_K070, place, NULL);
	else if (count_lines(buf_string(bytes)) > NOTICE_TEXT_LINES)
		diag_at(ds, DIAG_K071, place, NULL);
	else
		return 0;
	return -1;
}

struct notice_text *
notice_text_read(struct arena *arena, struct diags *ds, const char *id,
    const char *path)
{
	struct notice_text	*notice = NULL;
	struct buf		 bytes;
	char			*text;

	buf_init(&bytes, NOTICE_TEXT_BYTES);
	if (file_read(ds, path, &bytes) == 0 && judge(ds, path, &bytes) == 0) {
		notice = arena_alloc(arena, sizeof(*notice));
		notice->id = id;
		notice->path = path;
		sha256_hex(buf_string(&bytes), bytes.len, notice->sha256);
		text = arena_strndup(arena, buf_string(&bytes), bytes.len);
		if (strncmp(text, BYTE_ORDER_MARK, 3) == 0)
			text += 3;
		notice->lines = arena_array(arena, count_lines(text) + 1,
		    sizeof(*notice->lines));
		split(arena, notice, text);
	}
	buf_free(&bytes);
	return notice;
}

const struct notice_line *
notice_text_line(const struct notice_text *notice, int n)
{
	if (n < 1 || (size_t)n > notice->n)
		return NULL;
	return &notice->lines[n - 1];
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 1 if a number that begins behind BEFORE goes on at FROM. */
static int
goes_on(const char *before, const char *from)
{
	size_t	 n = (size_t)(from - before);

	if (n >= 1 && is_digit(from[-1]))
		return 1;
	return n >= 2 && (from[-1] == ',' || from[-1] == '.') &&
	    is_digit(from[-2]);
}

/* 1 if what stands at AT in the line is cut out of a longer number. */
static int
is_cut(const char *line, const char *at, size_t len)
{
	const char	*end = at + len;

	if (is_digit(at[0]) && goes_on(line, at))
		return 1;
	return is_digit(end[-1]) && (is_digit(end[0]) ||
	    ((end[0] == ',' || end[0] == '.') && is_digit(end[1])));
}

const char *
notice_text_phrase(const char *text, const char *phrase)
{
	size_t		 len = strlen(phrase);
	const char	*at = text;

	while (len > 0 && (at = strstr(at, phrase)) != NULL) {
		if (!is_cut(text, at, len))
			return at;
		at++;
	}
	return NULL;
}

int
notice_text_holds(const struct notice_text *notice, int n, const char *phrase)
{
	const struct notice_line	*line = notice_text_line(notice, n);

	return line != NULL && notice_text_phrase(line->text, phrase) != NULL;
}

int
notice_text_find(const struct notice_text *notice, int n, const char *phrase,
    size_t *count)
{
	int	 line, best = 0;

	*count = 0;
	for (line = 1; (size_t)line <= notice->n; line++) {
		if (!notice_text_holds(notice, line, phrase))
			continue;
		(*count)++;
		if (best == 0 || abs(line - n) < abs(best - n))
			best = line;
	}
	return best;
}

char *
notice_text_begin(struct arena *arena, const struct notice_line *line,
    size_t width)
{
	char		*text = utf8_line(arena, line->text);
	const char	*at = text, *next;
	size_t		 columns = 0;
	char		 letter[5] = "";

	while (*at != '\0') {
		next = at;
		memset(letter, 0, sizeof(letter));
		utf8_put(letter, utf8_next(&next));
		columns += utf8_width(letter);
		if (columns > width)
			return arena_printf(arena, "%.*s…", (int)(at - text),
			    text);
		at = next;
	}
	return text;
}
