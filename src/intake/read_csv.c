#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codeset.h"
#include "base/mem.h"
#include "intake/cell.h"
#include "intake/read.h"

struct table {
	struct text	*text;
	int		 row;
	int		 column;
};

static void
on_field(void *bytes, size_t n, void *data)
{
	struct table		*t = data;
	struct text_piece	 place = { .table = 1 };
	struct arena		*arena = t->text->arena;

	place.row = place.line = t->row;
	place.column = ++t->column;
	if (n == 0 || t->text->full)
		return;
	place.cell = cell_name(arena, t->row, t->column);
	text_add(t->text, arena_strndup(arena, bytes, n), place);
}

static void
on_row(int end, void *data)
{
	struct table	*t = data;

	(void)end;
	t->row++;
	t->column = 0;
}

/* The separator that the first line has most of. */
static unsigned char
separator(const char *text)
{
	static const char	 candidates[] = ",\t;";
	size_t			 best = 0, i;
	unsigned char		 found = ',';

	for (i = 0; candidates[i] != '\0'; i++) {
		const char	*p;
		size_t		 count = 0;

		for (p = text; *p != '\0' && *p != '\n'; p++)
			count += *p == candidates[i];
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

void
read_csv(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct csv_parser	 parser;
	struct table		 table = { text, 1, 0 };
	char			*str;

	str = codeset_text(arena, buf_string(bytes), bytes->len, NULL);
	if (str == NULL) {
		bundle_fail(arena, m, MEMBER_UNSUPPORTED, DIAG_I076, NULL);
		return;
	}
	mend_row_ends(str);
	csv_init(&parser, CSV_REPALL_NL);
	csv_set_term_func(&parser, is_row_end);
	csv_set_space_func(&parser, is_space);
	csv_set_delim(&parser, separator(str));
	csv_set_realloc_func(&parser, resize);
	csv_set_free_func(&parser, free);
	csv_parse(&parser, str, strlen(str), on_field, on_row, &table);
	csv_fini(&parser, on_field, on_row, &table);
	csv_free(&parser);
}
