#include "intake/pdf_words.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "intake/pdf_page.h"
#include "intake/pdf_sight.h"
#include "intake/tsv.h"

static void
count_letters(struct pdf_census *census, const char *s)
{
	uint32_t	 c;

	while ((c = utf8_next(&s)) != 0) {
		if (c <= ' ' || c == 0xA0 || c == 0x3000)
			continue;
		census->letters++;
		if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c < 0x1200))
			census->hangul++;
		else if (c == UTF8_REPLACEMENT || (c >= 0xE000 && c < 0xF900) ||
		    (c >= 0x7F && c < 0xA0) || c >= 0xF0000)
			census->garbage++;
	}
}

enum { TINY = 20 };	/* 1/10 pt; letters of it are dust */

struct pages {
	struct arena	*arena;		/* of one page */
	const struct pdf_sight	*sight;
	struct text	*text;
	struct pdf_page	 page;
	struct pdf_census	 all, here;
	int		 line;
};

/* 1 if the word says something: a full stop is small and easily overlooked. */
static int
has_letter(const char *s)
{
	uint32_t	 c;

	while ((c = utf8_next(&s)) != 0)
		if ((c < 0x80 && isalnum((int)c)) || (c >= 0x1100 &&
		    !(c >= 0x2000 && c < 0x3130)))
			return 1;
	return 0;
}

/* 1 if people can see the word of the page that is read. */
static int
is_seen(struct pages *ps, const struct pdf_word *word)
{
	const struct pdf_page	*page = &ps->page;
	const struct text_box	*b = &word->box;

	if (((b->w >= TINY || b->h >= TINY) && (ps->sight == NULL ||
	    !pdf_sight_misses(ps->sight, page->number, page->width,
	    page->height, b))) || !has_letter(word->str))
		return 1;
	if (ps->all.unseen++ == 0)
		ps->all.unseen_page = page->number;
	return 0;
}

static void
add_word(struct pages *ps, char *columns[TSV_COLUMNS])
{
	struct pdf_page	*page = &ps->page;
	struct pdf_word	 word;

	if (page->n == PDF_WORDS_MAX || columns[TSV_TEXT][0] == '\0')
		return;
	word = (struct pdf_word){ utf8_nfc(ps->arena, columns[TSV_TEXT]),
	    { tsv_tenths(columns[TSV_LEFT]), tsv_tenths(columns[TSV_TOP]),
	    tsv_tenths(columns[TSV_WIDTH]), tsv_tenths(columns[TSV_HEIGHT]) },
	    ps->line };
	if (!is_seen(ps, &word))
		return;
	if ((size_t)page->n == page->size)
		page->words = arena_grow(ps->arena, page->words,
		    (size_t)page->n, &page->size, sizeof(*page->words), 256);
	page->words[page->n++] = word;
	count_letters(&ps->here, columns[TSV_TEXT]);
}

/*
 * Pages without Hangul (pictures, fonts without a character table) are
 * named, for the others may well be read.
 */
static void
end_page(struct pages *ps)
{
	if (ps->page.number == 0)
		return;
	if (ps->here.hangul == 0)
		text_bare(ps->text, ps->page.number, ps->page.width >
		    ps->page.height ? ps->page.width : ps->page.height);
	ps->all.hangul += ps->here.hangul;
	ps->all.garbage += ps->here.garbage;
	ps->all.letters += ps->here.letters;
	pdf_page_lines(ps->arena, &ps->page, ps->text);
	ps->page.words = NULL;
	ps->page.n = 0;
	ps->page.size = 0;
	arena_reset(ps->arena);
	memset(&ps->here, 0, sizeof(ps->here));
}

static void
add_row(struct pages *ps, char *row)
{
	char	*columns[TSV_COLUMNS];

	if (tsv_cut(row, columns) == -1)
		return;
	switch (columns[TSV_LEVEL][0]) {
	case TSV_PAGE:
		end_page(ps);
		ps->page.number = ++ps->text->pages;
		ps->page.width = tsv_tenths(columns[TSV_WIDTH]);
		ps->page.height = tsv_tenths(columns[TSV_HEIGHT]);
		break;
	case TSV_BLOCK_ROW:
	case TSV_LINE:
		ps->line++;
		break;
	case TSV_WORD:
		if (ps->page.number > 0)
			add_word(ps, columns);
		break;
	}
}

void
pdf_words_read(char *tsv, size_t n, const struct pdf_sight *sight,
    struct text *text, struct pdf_census *census)
{
	struct pages	 ps = { .arena = arena_new(), .sight = sight,
			    .text = text };
	char		*next;

	tsv_clean(tsv, n);
	for (; tsv != NULL; tsv = next) {
		next = tsv_next(tsv);
		add_row(&ps, tsv);
	}
	end_page(&ps);
	*census = ps.all;
	arena_free(ps.arena);
}

int
pdf_words_pages(const char *tsv, size_t n)
{
	static const char	 row[] = "\n1\t";
	const char		*end = tsv + n;
	int			 pages = 0;

	while ((tsv = memmem(tsv, (size_t)(end - tsv), row,
	    strlen(row))) != NULL) {
		tsv += strlen(row);
		pages++;
	}
	return pages;
}
