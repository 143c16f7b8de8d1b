/*
 * PDF through pdftotext, a confined child. Its -tsv names each word with its
 * place, for no more time than -layout takes; pdf_page makes lines of them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/child.h"
#include "base/utf8.h"
#include "intake/bare.h"
#include "intake/pdf_about.h"
#include "intake/pdf_page.h"
#include "intake/pdf_sum.h"
#include "intake/read.h"
#include "intake/tsv.h"

enum {
	TEXT_MAX	= 64 * 1024 * 1024,	/* bytes from pdftotext */
	CPU_SECONDS	= 20,
	WALL_SECONDS	= 40,
	STATUS_OPEN	= 1		/* of pdftotext: cannot open the PDF */
};

static enum child_outcome
extract(const struct buf *bytes, struct buf *out, int *status)
{
	static const char *const argv[] = {
		"pdftotext", "-tsv", "-enc", "UTF-8", "-", "-", NULL
	};
	const struct child	 child = {
		.argv = argv,
		.cpu_seconds = CPU_SECONDS,
		.wall_seconds = WALL_SECONDS,
	};

	return child_run(&child, buf_string(bytes), bytes->len, out, status);
}

/* 0 if the outcome left text, else -1 with state and problem. */
static int
judge_outcome(struct arena *arena, struct member *m, int encrypted,
    enum child_outcome outcome, int status)
{
	switch (outcome) {
	case CHILD_OK:
		return 0;
	case CHILD_STATUS:
		if (status == STATUS_OPEN && encrypted)
			bundle_fail(arena, m, MEMBER_ENCRYPTED, DIAG_I060,
			    NULL);
		else
			bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I061, NULL);
		return -1;
	case CHILD_SIGNAL:
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I061, NULL);
		return -1;
	case CHILD_TIMEOUT:
	case CHILD_MEMORY:
	case CHILD_OUTPUT:
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I065, NULL);
		return -1;
	case CHILD_MISSING:
	case CHILD_SYSTEM:
		break;
	}
	bundle_fail(arena, m, MEMBER_UNSUPPORTED, DIAG_I066, NULL);
	return -1;
}

/* What letters a text is made of. */
struct census {
	size_t	 hangul;
	size_t	 garbage;	/* replacement, private use, controls */
	size_t	 letters;	/* all that is not blank */
};

static void
count_letters(struct census *census, const char *s)
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

struct pages {
	struct arena	*arena;
	struct text	*text;
	struct pdf_page	 page;
	struct census	 all, here;
	int		 line;
};

static void
add_word(struct pages *ps, char *columns[TSV_COLUMNS])
{
	struct pdf_page	*page = &ps->page;

	if (page->n == PDF_WORDS_MAX || columns[TSV_TEXT][0] == '\0')
		return;
	if ((size_t)page->n == page->size)
		page->words = arena_grow(ps->arena, page->words,
		    (size_t)page->n, &page->size, sizeof(*page->words), 256);
	page->words[page->n++] = (struct pdf_word){
	    utf8_nfc(ps->arena, columns[TSV_TEXT]),
	    { tsv_tenths(columns[TSV_LEFT]), tsv_tenths(columns[TSV_TOP]),
	    tsv_tenths(columns[TSV_WIDTH]), tsv_tenths(columns[TSV_HEIGHT]) },
	    ps->line };
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
	ps->page.n = 0;
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

static void
add_pages(struct arena *arena, struct member *m, char *out, struct text *text,
    struct census *all)
{
	struct pages	 ps = { .arena = arena, .text = text };
	char		*next;

	for (; out != NULL; out = next) {
		next = tsv_next(out);
		add_row(&ps, out);
	}
	end_page(&ps);
	*all = ps.all;
	if (all->hangul > 0)
		bare_tell(arena, m, text);
}

/* Text without Hangul, or mostly made of no letters at all, is not read. */
static void
judge_text(struct arena *arena, struct member *m, struct text *text,
    const struct census *all)
{
	if (all->letters > 0 && all->hangul > 0 &&
	    all->garbage * 3 < all->letters)
		return;
	text->n = 0;
	bundle_fail(arena, m, MEMBER_NO_TEXT,
	    all->letters == 0 ? DIAG_I062 : DIAG_I063, NULL);
}

/* Text may be missing where a stream is broken, and nobody would know. */
static void
judge_streams(struct arena *arena, struct member *m,
    const struct pdf_about *about, const struct buf *bytes)
{
	size_t	 broken;

	if (about->encrypted || m->state != MEMBER_READ)
		return;
	broken = pdf_sum_broken(bytes->data, bytes->len);
	if (broken > 0)
		bundle_problem(arena, m, DIAG_I259,
		    arena_printf(arena, "%zu", broken));
}

static void
put_traits(struct arena *arena, struct member *m, const struct pdf_about *a,
    struct text *text)
{
	const char	*names = "";
	int		 i;

	if (a->producer[0] != '\0')
		text_trait(text, "producer", "%s", a->producer);
	if (a->encrypted)
		text_trait(text, "encrypted", "%s",
		    m->state == MEMBER_ENCRYPTED ? "password" : "permissions");
	if (a->signatures > 0)
		text_trait(text, "signatures", "%d", a->signatures);
	if (a->time_stamps > 0)
		text_trait(text, "time-stamps", "%d", a->time_stamps);
	if (a->conformance[0] != '\0')
		text_trait(text, "pdfa", "%s", a->conformance);
	if (a->guessed)
		text_guess(text, 0);
	if (a->n == 0)
		return;
	text_trait(text, "attachments", "%d", a->n);
	for (i = 0; i < a->n; i++)
		names = arena_printf(arena, "%s%s%s", names, i > 0 ? ", " : "",
		    a->attachments[i]);
	bundle_problem(arena, m, DIAG_I205, names);
}

void
read_pdf(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct census		 all = { 0 };
	struct pdf_about	 about;
	struct buf		 out;
	enum child_outcome	 outcome;
	int			 status = 0;

	buf_init(&out, TEXT_MAX);
	outcome = extract(bytes, &out, &status);
	pdf_about_read(arena, bytes, &about);
	if (judge_outcome(arena, m, about.encrypted, outcome, status) == 0) {
		tsv_clean(out.data, out.len);
		if (out.len > 0)
			add_pages(arena, m, out.data, text, &all);
		judge_text(arena, m, text, &all);
		judge_streams(arena, m, &about, bytes);
	}
	put_traits(arena, m, &about, text);
	buf_free(&out);
}
