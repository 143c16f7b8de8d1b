#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/korean.h"
#include "base/mem.h"
#include "base/quote.h"
#include "base/utf8.h"

static const struct {
	const char	*name;
	enum diag_level	 level;
	const char	*english;
	const char	*korean;
} messages[] = {
	{ "", DIAG_NOTE, "", "" },
#define DIAG(code, level, english, korean) \
	{ #code, DIAG_##level, english, korean },
#include "base/diag_base.in"
#include "base/diag_intake.in"
#include "base/diag_check.in"
#include "base/diag_press.in"
#include "base/diag_command.in"
#undef DIAG
};

enum { ARGUMENTS = 9, ARGUMENT_MAX = 1000, SENTENCE_MAX = 16 * 1024 };

struct diag {
	enum diag_code	 code;
	const char	*file;
	int		 line;
	const char	*where;
	const char	*text;
	size_t		 order;	/* of arrival: ties keep it */
};

struct diags {
	struct arena	*arena;
	struct diag	*rows;
	size_t		 n, size;
};

struct diags *
diags_new(void)
{
	struct diags	*ds = mem_alloc(sizeof(*ds));

	ds->arena = arena_new();
	return ds;
}

void
diags_free(struct diags *ds)
{
	if (ds == NULL)
		return;
	arena_free(ds->arena);
	free(ds->rows);
	free(ds);
}

int
diag_english(void)
{
	const char	*language = getenv("SEORYU_LANG");

	return language != NULL && strncmp(language, "en", 2) == 0;
}

const char *
diag_name(enum diag_code code)
{
	return messages[code].name;
}

enum diag_level
diag_level_of(enum diag_code code)
{
	return messages[code].level;
}

/* Nobody reads a page of it; cut between letters. */
static void
put_argument(struct buf *out, const char *argument)
{
	size_t	 len = strlen(argument);

	if (len <= ARGUMENT_MAX) {
		buf_add(out, argument, len);
		return;
	}
	len = ARGUMENT_MAX;
	while (len > 0 && ((unsigned char)argument[len] & 0xC0) == 0x80)
		len--;
	buf_add(out, argument, len);
	buf_puts(out, "…");
}

/* "을", or "’을": what is no letter comes before the particle. */
static void
put_particle(struct buf *out, const char *argument, const char *particle)
{
	static const char	 quote[] = "’";
	size_t			 len = sizeof(quote) - 1;

	if (particle[0] == '>') {
		buf_putc(out, *particle++);
	} else if (strncmp(particle, quote, len) == 0) {
		buf_puts(out, quote);
		particle += len;
	}
	buf_puts(out, korean_particle(argument, particle));
}

/*
 * Puts one hole, text at "{" of "{1}" or "{1:을}"; returns what follows it.
 */
static const char *
put_hole(struct buf *out, const char *text, const char *const *arguments,
    size_t n)
{
	const char	*end = strchr(text, '}');
	size_t		 index = (size_t)(text[1] - '1');
	const char	*argument = index < n ? arguments[index] : "";
	char		 particle[24];
	size_t		 len;

	put_argument(out, argument);
	if (text[2] == ':') {
		len = (size_t)(end - text) - 3;
		if (len >= sizeof(particle))
			len = sizeof(particle) - 1;
		memcpy(particle, text + 3, len);
		particle[len] = '\0';
		put_particle(out, argument, particle);
	}
	return end + 1;
}

static void
put_sentence(struct buf *out, enum diag_code code, va_list list)
{
	const char	*arguments[ARGUMENTS];
	const char	*text;
	size_t		 n = 0;

	while (n < ARGUMENTS) {
		const char	*argument = va_arg(list, const char *);

		if (argument == NULL)
			break;
		arguments[n++] = argument;
	}
	text = diag_english() ? messages[code].english : messages[code].korean;
	while (*text != '\0') {
		if (text[0] == '{' && text[1] >= '1' && text[1] <= '9' &&
		    (text[2] == '}' || text[2] == ':'))
			text = put_hole(out, text, arguments, n);
		else
			buf_putc(out, *text++);
	}
}

char *
diag_sentence(struct arena *arena, enum diag_code code, ...)
{
	struct buf	 out;
	va_list		 list;
	char		*copy;

	buf_init(&out, SENTENCE_MAX);
	va_start(list, code);
	put_sentence(&out, code, list);
	va_end(list);
	copy = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	return copy;
}

/* The strings are copied. */
static void
add(struct diags *ds, enum diag_code code, struct place place,
    const char *text)
{
	struct diag	*d;

	if (ds->n == ds->size) {
		ds->size = ds->size > 0 ? ds->size * 2 : 16;
		ds->rows = mem_resize(ds->rows, ds->size, sizeof(*ds->rows));
	}
	d = &ds->rows[ds->n];
	d->code = code;
	d->file = place.file != NULL ? arena_strdup(ds->arena, place.file) : "";
	d->line = place.line;
	d->where =
	    place.where != NULL ? arena_strdup(ds->arena, place.where) : "";
	d->text = arena_strdup(ds->arena, text);
	d->order = ds->n++;
}

void
diag_at(struct diags *ds, enum diag_code code, struct place place, ...)
{
	struct buf	 out;
	va_list		 list;

	buf_init(&out, SENTENCE_MAX);
	va_start(list, place);
	put_sentence(&out, code, list);
	va_end(list);
	add(ds, code, place, buf_string(&out));
	buf_free(&out);
}

/* A packed message: this, then file, where and text, each with its NUL. */
struct packed {
	enum diag_code	 code;
	int		 line;
};

void
diags_pack(const struct diags *ds, struct buf *out)
{
	size_t	 i;

	for (i = 0; i < ds->n; i++) {
		const struct diag	*d = &ds->rows[i];
		struct packed		 head = { d->code, d->line };

		buf_add(out, &head, sizeof(head));
		buf_add(out, d->file, strlen(d->file) + 1);
		buf_add(out, d->where, strlen(d->where) + 1);
		buf_add(out, d->text, strlen(d->text) + 1);
	}
}

/* The string at *P, which moves behind it; NULL if it does not end. */
static const char *
unpack_string(const char **p, const char *end)
{
	const char	*start = *p;
	const char	*nul = memchr(start, '\0', (size_t)(end - start));

	if (nul == NULL)
		return NULL;
	*p = nul + 1;
	return start;
}

void
diags_unpack(struct diags *ds, const char *p, size_t n)
{
	const char	*end = p + n, *file, *where, *text;
	struct packed	 head;

	while ((size_t)(end - p) > sizeof(head)) {
		memcpy(&head, p, sizeof(head));
		p += sizeof(head);
		if (head.code <= DIAG_NONE || head.code >= DIAG_COUNT ||
		    (file = unpack_string(&p, end)) == NULL ||
		    (where = unpack_string(&p, end)) == NULL ||
		    (text = unpack_string(&p, end)) == NULL)
			return;
		add(ds, head.code, (struct place){ file, head.line, where },
		    text);
	}
}

int
diags_worst(const struct diags *ds)
{
	int	 worst = 0;
	size_t	 i;

	for (i = 0; i < ds->n; i++)
		if ((int)messages[ds->rows[i].code].level > worst)
			worst = (int)messages[ds->rows[i].code].level;
	return worst;
}

size_t
diags_count(const struct diags *ds, enum diag_level at_least)
{
	size_t	 i, count = 0;

	for (i = 0; i < ds->n; i++)
		if (messages[ds->rows[i].code].level >= at_least)
			count++;
	return count;
}

const char *
diags_first(const struct diags *ds, enum diag_level at_least, int *line)
{
	size_t	 i;

	for (i = 0; i < ds->n; i++)
		if (messages[ds->rows[i].code].level >= at_least) {
			*line = ds->rows[i].line;
			return ds->rows[i].text;
		}
	return NULL;
}

static int
compare(const void *left, const void *right)
{
	const struct diag	*a = left, *b = right;
	int			 order;

	if ((order = strcmp(a->file, b->file)) != 0)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static const char *
level_word(enum diag_level level)
{
	if (diag_english())
		return level == DIAG_NOTE ? "note" :
		    level == DIAG_WARNING ? "warning" : "error";
	return level == DIAG_NOTE ? "알림" :
	    level == DIAG_WARNING ? "주의" : "오류";
}

/* Names and values in it may come from a stranger's files. */
static void
print_one(const struct diag *d, struct arena *arena, FILE *out)
{
	fputs("seoryu: ", out);
	if (d->file[0] != '\0') {
		fputs(utf8_line(arena, d->file), out);
		if (d->line > 0)
			fprintf(out, ":%d", d->line);
		fputs(": ", out);
	}
	fprintf(out, "%s: ", level_word(messages[d->code].level));
	if (d->where[0] != '\0')
		fprintf(out, "(%s) ", utf8_line(arena, d->where));
	fprintf(out, "%s [%s]\n", utf8_line(arena, d->text),
	    messages[d->code].name);
}

static int
is_same(const struct diag *a, const struct diag *b)
{
	return a->code == b->code && a->line == b->line &&
	    strcmp(a->file, b->file) == 0 && strcmp(a->text, b->text) == 0 &&
	    (a->where[0] == '\0' || b->where[0] == '\0' ||
	    strcmp(a->where, b->where) == 0);
}

/* Said already, at the same line? */
static int
is_repeated(const struct diag *rows, size_t n, const struct diag *d)
{
	while (n-- > 0 && rows[n].line == d->line &&
	    strcmp(rows[n].file, d->file) == 0)
		if (is_same(&rows[n], d))
			return 1;
	return 0;
}

/* Those from FIRST on, by place, each once; *N of them. For free. */
static struct diag *
sorted(const struct diags *ds, size_t first, size_t *n)
{
	size_t		 i, all = first < ds->n ? ds->n - first : 0;
	struct diag	*rows = mem_array(all + 1, sizeof(*rows));

	*n = 0;
	if (all > 0)
		memcpy(rows, ds->rows + first, all * sizeof(*rows));
	qsort(rows, all, sizeof(*rows), compare);
	for (i = 0; i < all; i++)
		if (!is_repeated(rows, *n, &rows[i]))
			rows[(*n)++] = rows[i];
	return rows;
}

size_t
diags_count_since(const struct diags *ds, size_t first,
    enum diag_level at_least)
{
	struct diag	*rows;
	size_t		 i, n, count = 0;

	rows = sorted(ds, first, &n);
	for (i = 0; i < n; i++)
		count += messages[rows[i].code].level >= at_least;
	free(rows);
	return count;
}

void
diags_print(const struct diags *ds, FILE *out)
{
	struct arena	*arena = arena_new();
	struct diag	*rows;
	size_t		 i, n;

	rows = sorted(ds, 0, &n);
	for (i = 0; i < n; i++)
		print_one(&rows[i], arena, out);
	free(rows);
	arena_free(arena);
}

void
diags_json(const struct diags *ds, size_t first, struct buf *out)
{
	static const char *const	 levels[] = { "note", "warning" };
	struct diag			*rows;
	size_t				 i, n;

	rows = sorted(ds, first, &n);
	buf_putc(out, '[');
	for (i = 0; i < n; i++) {
		enum diag_level	 level = messages[rows[i].code].level;

		buf_puts(out, i > 0 ? ",\n  {\"file\": " : "\n  {\"file\": ");
		quote_json(out, rows[i].file);
		buf_printf(out, ", \"line\": %d, \"level\": \"%s\", "
		    "\"where\": ", rows[i].line, level <= DIAG_WARNING ?
		    levels[level] : "error");
		quote_json(out, rows[i].where);
		buf_puts(out, ", \"text\": ");
		quote_json(out, rows[i].text);
		buf_printf(out, ", \"code\": \"%s\"}",
		    messages[rows[i].code].name);
	}
	buf_puts(out, n > 0 ? "\n]" : "]");
	free(rows);
}
