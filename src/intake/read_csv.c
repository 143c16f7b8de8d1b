#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "intake/cell.h"
#include "intake/decode.h"
#include "intake/read.h"

enum {
	SAMPLE_LINES = 5,
	LETTERS = 32	/* bytes that a closing word has at most */
};

struct table {
	struct text	*text;
	int		 row;
	int		 column;
	int		 finished;	/* "이하 여백" stands in the last row */
	int		 open;		/* the last row had no end */
};

/* What issuers write below the last row, so that nothing can be added. */
static int
is_end(const char *cell)
{
	static const char *const	 words[] = { "이하여백", "이하빈칸",
					    "이하공란" };
	char				 letters[LETTERS];
	size_t				 i, n = 0;

	for (; *cell != '\0' && n < LETTERS - 1; cell++)
		if (*cell != ' ')
			letters[n++] = *cell;
	letters[n] = '\0';
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(letters, words[i]) == 0)
			return 1;
	return 0;
}

static void
on_field(void *bytes, size_t n, void *data)
{
	struct table		*t = data;
	struct text_piece	 place = { .table = 1 };
	struct arena		*arena = t->text->arena;

	place.row = place.line = t->row;
	place.column = ++t->column;
	if (t->column == 1)
		t->finished = 0;
	if (n == 0 || t->text->full)
		return;
	t->finished |= is_end(arena_strndup(arena, bytes, n));
	place.cell = cell_name(arena, t->row, t->column);
	text_add(t->text, arena_strndup(arena, bytes, n), place);
}

static void
on_row(int end, void *data)
{
	struct table	*t = data;

	t->open = end == -1;
	t->row++;
	t->column = 0;
}

/* "sep=;" before the table, as spreadsheets write it; what stands behind. */
static char *
take_hint(char *text, unsigned char *separator)
{
	if (strncmp(text, "sep=", 4) != 0 || text[4] == '\0' ||
	    text[5 + strspn(text + 5, "\r")] != '\n')
		return text;
	*separator = (unsigned char)text[4];
	return strchr(text, '\n');
}

/* How often C stands in the first lines, outside quotes. */
static size_t
count_of(const char *text, char c)
{
	size_t	 count = 0, lines = 0;
	int	 quoted = 0;

	for (; *text != '\0' && lines < SAMPLE_LINES; text++) {
		if (*text == '"')
			quoted = !quoted;
		else if (!quoted && *text == '\n')
			lines++;
		else if (!quoted && *text == c)
			count++;
	}
	return count;
}

/* The separator that the first lines have most of. */
static unsigned char
separator_of(const char *text)
{
	static const char	 candidates[] = ",\t;";
	size_t			 best = 0, i, count;
	unsigned char		 found = ',';

	for (i = 0; candidates[i] != '\0'; i++) {
		count = count_of(text, candidates[i]);
		if (count > best) {
			best = count;
			found = (unsigned char)candidates[i];
		}
	}
	return found;
}

/*
 * Rows end at line feeds alone, so that an empty line counts as one row
 * whether a carriage return stands before its end or not.
 */
static int
is_row_end(unsigned char c)
{
	return c == '\n';
}

static int
is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Very old programs end rows with carriage returns alone. */
static void
mend_row_ends(char *s)
{
	if (strchr(s, '\n') != NULL)
		return;
	for (; *s != '\0'; s++)
		if (*s == '\r')
			*s = '\n';
}

static void *
resize(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

/* Tells of an end that is none: copies break off, tables do not. */
static void
judge_end(struct member *m, const struct table *t, int quoted)
{
	struct arena	*arena = t->text->arena;
	const char	*row = arena_printf(arena, "%d", t->row - 1);

	if (t->text->full)
		return;
	if (quoted)
		bundle_problem(arena, m, DIAG_I230, row);
	else if (t->open && !t->finished && t->row > 2)
		bundle_problem(arena, m, DIAG_I231, row);
}

/* 1 if the text ends inside quotes. */
static int
parse(struct table *t, const char *str, unsigned char separator)
{
	struct csv_parser	 parser;
	int			 quoted;

	csv_init(&parser, CSV_REPALL_NL);
	csv_set_term_func(&parser, is_row_end);
	csv_set_space_func(&parser, is_space);
	csv_set_delim(&parser, separator);
	csv_set_realloc_func(&parser, resize);
	csv_set_free_func(&parser, free);
	csv_parse(&parser, str, strlen(str), on_field, on_row, t);
	/* Stray quotes in rows are none of ours, an open one at the end is. */
	csv_set_opts(&parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
	quoted = csv_fini(&parser, on_field, on_row, t) == -1;
	/* What there is of the last field is read nevertheless. */
	csv_set_opts(&parser, CSV_REPALL_NL);
	csv_fini(&parser, on_field, on_row, t);
	csv_free(&parser);
	return quoted;
}

void
read_csv(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct table	 table = { .text = text, .row = 1 };
	unsigned char	 separator = '\0';
	int		 cut;
	char		*str = decode_text(arena, m, bytes, &cut);
	int		 quoted;

	if (str == NULL)
		return;
	mend_row_ends(str);
	str = take_hint(str, &separator);
	if (separator == '\0')
		separator = separator_of(str);
	quoted = parse(&table, str, separator);
	if (!cut)
		judge_end(m, &table, quoted);
}
