/*
 * PDF through pdftotext, a confined child. Its -tsv names each word with its
 * place, for no more time than -layout takes; pdf_page makes lines of them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/stem.h"
#include "intake/bare.h"
#include "intake/pdf_about.h"
#include "intake/pdf_hiding.h"
#include "intake/pdf_sight.h"
#include "intake/pdf_sum.h"
#include "intake/pdf_words.h"
#include "intake/read.h"

enum {
	TEXT_MAX	= 64 * 1024 * 1024,	/* bytes from pdftotext */
	CPU_SECONDS	= 20,
	WALL_SECONDS	= 40,
	STATUS_OPEN	= 1		/* of pdftotext: cannot open the PDF */
};

static const char *const argv[] = {
	"pdftotext", "-tsv", "-enc", "UTF-8", "-", "-", NULL
};

const struct child	 read_pdf_child = {
	.argv = argv,
	.cpu_seconds = CPU_SECONDS,
	.wall_seconds = WALL_SECONDS,
};

static enum child_outcome
extract(struct stem *pdftotext, const struct buf *bytes, struct buf *out,
    int *status)
{
	return pdftotext != NULL ?
	    stem_run(pdftotext, buf_string(bytes), bytes->len, out, status) :
	    child_run(&read_pdf_child, buf_string(bytes), bytes->len, out,
	    status);
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

/* Text without Hangul, or mostly made of no letters at all, is not read. */
static void
judge_text(struct arena *arena, struct member *m, struct text *text,
    const struct pdf_census *all)
{
	if (all->letters > 0 && all->hangul > 0 &&
	    all->garbage * 3 < all->letters)
		return;
	text->n = 0;
	bundle_fail(arena, m, MEMBER_NO_TEXT,
	    all->letters == 0 ? DIAG_I062 : DIAG_I063, NULL);
}

/*
 * Text may be missing where a stream is broken, and nobody would know; on the
 * way what hides text is looked for.
 */
static size_t
look_at_streams(const struct pdf_about *about, const struct buf *bytes,
    struct pdf_hiding *hiding)
{
	memset(hiding, 0, sizeof(*hiding));
	hiding->suspect = about->encrypted || about->written_on;
	return about->encrypted ? 0 :
	    pdf_sum_broken(bytes->data, bytes->len, hiding);
}

/* Blank pages hide nothing from anybody. */
static void
forget_blank(struct text *text, const struct buf *bytes)
{
	struct pdf_sight	 sight;
	int			 page, last;

	if (text->n_bare == 0)
		return;
	last = text->bare[text->n_bare - 1].page;
	(void)pdf_sight_open(&sight, bytes, text->bare[0].page, last);
	for (page = text->bare[0].page; page <= last; page++)
		if (pdf_sight_blank(&sight, page))
			text_not_bare(text, page);
	pdf_sight_close(&sight);
}

/* Reads the words; what may hide some has its pages looked at. */
static void
read_words(struct arena *arena, struct member *m, const struct buf *bytes,
    struct buf *tsv, const struct pdf_hiding *hiding, struct text *text,
    struct pdf_census *all)
{
	struct pdf_sight	 sight;
	int			 pages = pdf_words_pages(tsv->data, tsv->len);
	int			 missed = 0;

	if (!hiding->suspect) {
		pdf_words_read(tsv->data, tsv->len, NULL, text, all);
	} else {
		missed = pdf_sight_open(&sight, bytes, 1, pages) == -1 ||
		    sight.n < pages;
		pdf_words_read(tsv->data, tsv->len, &sight, text, all);
		pdf_sight_close(&sight);
	}
	if (missed)
		bundle_problem(arena, m, DIAG_I271, NULL);
	if (all->unseen == 0)
		return;
	text_trait(text, "unseen-words", "%zu", all->unseen);
	bundle_problem(arena, m, DIAG_I270, arena_printf(arena, "%d",
	    all->unseen_page));
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
	if (a->written_on)
		text_trait(text, "written-on", "yes");
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
	struct pdf_census	 all = { 0 };
	struct pdf_about	 about;
	struct pdf_hiding	 hiding;
	struct buf		 out;
	enum child_outcome	 outcome;
	size_t			 broken;
	int			 status = 0;

	buf_init(&out, TEXT_MAX);
	outcome = extract(text->pdftotext, bytes, &out, &status);
	pdf_about_read(arena, bytes, &about);
	if (judge_outcome(arena, m, about.encrypted, outcome, status) == 0) {
		broken = look_at_streams(&about, bytes, &hiding);
		about.guessed |= hiding.unseen;
		if (out.len > 0)
			read_words(arena, m, bytes, &out, &hiding, text, &all);
		if (all.hangul > 0) {
			forget_blank(text, bytes);
			bare_tell(arena, m, text);
		}
		judge_text(arena, m, text, &all);
		if (broken > 0 && m->state == MEMBER_READ)
			bundle_problem(arena, m, DIAG_I259,
			    arena_printf(arena, "%zu", broken));
	}
	put_traits(arena, m, &about, text);
	buf_free(&out);
}
