#include "intake/paging.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	EDGE		= 3,	/* lines at head and foot with page numbers */
	PAGES_MAX	= 999,
	DIGITS_MIN	= 6	/* of a number that tells documents apart */
};

/* Fills in the place if TEXT[LEN], a column, is one: "2/3", "- 2 / 3 -". */
static int
read_place(const char *text, size_t len, struct paging *p)
{
	static const char *const around[] = { " ", "\t", "-", "(", ")", "[",
	    "]", "쪽", "페이지", "Page", "page", "PAGE", ":", "면", NULL };
	char		 bare[32];
	size_t		 n = 0, at = 0;
	long		 number, of;
	char		*end;
	int		 i;

	while (at < len && n < sizeof(bare) - 1) {
		for (i = 0; around[i] != NULL; i++)
			if (strncmp(text + at, around[i],
			    strlen(around[i])) == 0)
				break;
		if (around[i] != NULL)
			at += strlen(around[i]);
		else
			bare[n++] = text[at++];
	}
	bare[n] = '\0';
	if (at < len || strspn(bare, "0123456789") == 0)
		return -1;
	number = strtol(bare, &end, 10);
	if (*end++ != '/' || strspn(end, "0123456789") == 0)
		return -1;
	of = strtol(end, &end, 10);
	if (*end != '\0' || number < 1 || of < number || of > PAGES_MAX)
		return -1;
	p->number = (int)number;
	p->of = (int)of;
	return 0;
}

/* The columns of a line, parted by blanks, each on its own. */
static int
find_place(const char *text, struct paging *p)
{
	const char	*column = text, *gap;

	for (; *column != '\0'; column = gap) {
		column += strspn(column, " \t");
		if ((gap = strstr(column, "   ")) == NULL)
			gap = column + strlen(column);
		if (read_place(column, (size_t)(gap - column), p) == 0)
			return 0;
	}
	return -1;
}

static int
has_number(const struct paging *p, const char *number)
{
	int	 i;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->numbers[i], number) == 0)
			return 1;
	return 0;
}

/*
 * The number behind a label that ends at TEXT: "발급번호 : 제 2026-123 호".
 * NULL if it is too short to tell documents apart.
 */
static const char *
number_at(const struct sheet *s, const char *text)
{
	const char	*c;
	size_t		 len;
	int		 digits = 0;

	text += strspn(text, " \t:");
	if (strncmp(text, "제", 3) == 0)
		text += 3;
	text += strspn(text, " ");
	len = strspn(text, "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	for (c = text; c < text + len; c++)
		digits += *c >= '0' && *c <= '9';
	return digits < DIGITS_MIN ? NULL :
	    arena_strndup(s->arena, text, len);
}

/* The number behind LABEL in the line, or NULL. */
static const char *
labelled(const struct sheet *s, int line, const char *label)
{
	const struct folded	*f = &s->lines[line].folded;
	const char		*at = strstr(f->key, label);

	return at == NULL ? NULL : number_at(s, f->text + folded_end(f,
	    (size_t)(at - f->key) + strlen(label)));
}

static void
find_numbers(const struct sheet *s, int line, struct paging *p)
{
	static const char *const labels[] = { "발급번호", "문서확인번호",
	    "증명번호", "접수번호" };
	const char	*number;
	size_t		 i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		number = labelled(s, line, labels[i]);
		if (number != NULL && p->n < PAGING_NUMBERS &&
		    !has_number(p, number))
			p->numbers[p->n++] = number;
	}
	number = labelled(s, line, "사업자등록번호");
	if (number != NULL && p->company[0] == '\0')
		p->company = number;
}

void
paging_read(const struct sheet *s, int from, int until, struct paging *p)
{
	int	 i;

	memset(p, 0, sizeof(*p));
	p->company = "";
	for (i = from; i < until; i++)
		find_numbers(s, i, p);
	for (i = until - 1; i >= from && i >= until - EDGE; i--)
		if (find_place(s->lines[i].piece->str, p) == 0)
			return;
	for (i = from; i < until && i < from + EDGE; i++)
		if (find_place(s->lines[i].piece->str, p) == 0)
			return;
}

/* The blanks, digits or brackets of SET that end the N bytes at TEXT go. */
static size_t
without(const char *text, size_t n, const char *set)
{
	while (n > 0 && strchr(set, text[n - 1]) != NULL)
		n--;
	return n;
}

size_t
paging_without(const char *text)
{
	static const char	 digits[] = "0123456789";
	size_t			 n = strlen(text), number, of;

	of = without(text, n, " )]-");
	number = without(text, of, digits);
	if (number == of)
		return n;
	number = without(text, number, " ");
	if (number == 0 || text[number - 1] != '/')
		return n;
	of = without(text, number - 1, " ");
	number = without(text, of, digits);
	of = number == of ? 0 : without(text, number, "-([");
	return of > 0 && text[of - 1] == ' ' ? without(text, of, " ") : n;
}

int
paging_share(const struct paging *a, const struct paging *b)
{
	int	 i;

	for (i = 0; i < a->n; i++)
		if (has_number(b, a->numbers[i]))
			return 1;
	return 0;
}

int
paging_follows(const struct paging *before, const struct paging *page)
{
	return before->number > 0 && before->of == page->of &&
	    page->number == before->number + 1;
}
