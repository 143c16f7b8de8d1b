/*
 * PDF through pdftotext, a confined child. Its -layout keeps columns apart
 * by blanks, one line of paper a line of text, one form feed after each page.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/child.h"
#include "base/utf8.h"
#include "intake/pdf_about.h"
#include "intake/pdf_sum.h"
#include "intake/read.h"

enum {
	TEXT_MAX	= 16 * 1024 * 1024,	/* bytes from pdftotext */
	CPU_SECONDS	= 20,
	WALL_SECONDS	= 40,
	MISSING_NAMED	= 10,		/* pages without text that are named */
	STATUS_OPEN	= 1		/* of pdftotext: cannot open the PDF */
};

static enum child_outcome
extract(const struct buf *bytes, struct buf *out, int *status)
{
	static const char *const argv[] = {
		"pdftotext", "-layout", "-enc", "UTF-8", "-", "-", NULL
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

/*
 * Adds the lines of one page. Producers that print bold by printing twice
 * give each line twice; the second is left out.
 */
static void
add_page(struct text *text, char *page, int number)
{
	const char	*before = "";
	int		 line = 0;
	char		*next;

	for (; page != NULL; page = next) {
		next = strchr(page, '\n');
		if (next != NULL)
			*next++ = '\0';
		line++;
		if (strcmp(page, before) != 0)
			text_add(text, page, (struct text_piece){
			    .page = number, .line = line });
		before = page;
	}
}

/*
 * Cuts OUT at its form feeds. Pages without Hangul (pictures, fonts without
 * a character table) are named, for the others may well be read.
 */
static void
add_pages(struct arena *arena, struct member *m, char *out, struct text *text,
    struct census *all)
{
	int	 named[MISSING_NAMED], n_named = 0, i;
	char	*end;

	for (; (end = strchr(out, '\f')) != NULL; out = end + 1) {
		struct census	 page = { 0 };

		*end = '\0';
		text->pages++;
		count_letters(&page, out);
		if (page.hangul == 0 && n_named < MISSING_NAMED)
			named[n_named++] = text->pages;
		add_page(text, out, text->pages);
		all->hangul += page.hangul;
		all->garbage += page.garbage;
		all->letters += page.letters;
	}
	for (i = 0; i < n_named && all->hangul > 0; i++)
		bundle_problem(arena, m, DIAG_I064,
		    arena_printf(arena, "%d", named[i]));
}

/* Controls other than line and page ends would end strings or hide text. */
static void
clean(struct buf *out)
{
	size_t	 i;

	for (i = 0; i < out->len; i++) {
		unsigned char	 c = (unsigned char)out->data[i];

		if (c < ' ' && c != '\n' && c != '\f' && c != '\t')
			out->data[i] = ' ';
	}
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
		clean(&out);
		if (out.len > 0)
			add_pages(arena, m, out.data, text, &all);
		judge_text(arena, m, text, &all);
		judge_streams(arena, m, &about, bytes);
	}
	put_traits(arena, m, &about, text);
	buf_free(&out);
}
