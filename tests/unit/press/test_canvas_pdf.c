/*
 * The PDF canvas: a paper of two pages drawn through its calls, read back by
 * poppler and qpdf. With KEEP=file.pdf in the environment the paper stays,
 * with KEEP_BASE=file.pdf the one made with a base.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "press/canvas.h"
#include "press/font.h"

enum { MM = CANVAS_MM, RUN_MAX = 4096 };

struct desk {
	struct diags		*diags;
	struct fonts		*fonts;
	struct canvas_pdf_batch	*batch;
};

static const struct canvas_pdf_info info = {
	.title = "검토 결과 & <안내>", .author = "재단법인 가람",
	.subject = "시험", .clock = "2026-02-20T10:00:00+09:00",
	.producer = "seoryu test"
};

static int
setup(void **state)
{
	struct desk	*d = calloc(1, sizeof(*d));

	d->diags = diags_new();
	d->fonts = fonts_new(d->diags, "fonts");
	assert_non_null(d->fonts);
	d->batch = canvas_pdf_batch_new(d->diags, d->fonts);
	*state = d;
	return 0;
}

static int
teardown(void **state)
{
	struct desk	*d = *state;

	canvas_pdf_batch_free(d->batch);
	fonts_free(d->fonts);
	diags_free(d->diags);
	free(d);
	return 0;
}

/* Draws TEXT with one face at x, y; EXTRA after each glyph. */
static void
draw(const struct desk *d, struct canvas *c, const char *role, int bold,
    int size, int x, int y, const char *text, int extra)
{
	uint16_t		 glyphs[RUN_MAX];
	int			 spaces[RUN_MAX];
	struct canvas_run	 run = { .size = size, .x = x, .y = y,
				    .glyphs = glyphs, .text = text };
	const char		*s = text;
	uint32_t		 cp;

	run.face = fonts_face(d->fonts, role, bold);
	run.bytes = strlen(text);
	while ((cp = utf8_next(&s)) != 0 && run.n < RUN_MAX) {
		glyphs[run.n] = fonts_glyph(d->fonts, run.face, cp);
		spaces[run.n++] = extra;
	}
	run.extra = extra != 0 ? spaces : NULL;
	c->calls->text(c, &run);
}

static void
tagged(const struct desk *d, struct canvas *c, enum canvas_tag tag, int bold,
    int size, int x, int y, const char *text)
{
	c->calls->begin_tag(c, tag, NULL);
	draw(d, c, "gothic", bold, size, x, y, text, 0);
	c->calls->end_tag(c);
}

static void
draw_table(const struct desk *d, struct canvas *c)
{
	static const char *const cells[3][3] = {
		{ "항목", "국비", "민간부담금" },
		{ "솔루션 구축", "50,000,000", "12,500,000" },
		{ "합계", "50,000,000", "12,500,000" }
	};
	struct canvas_attributes a = { .scope = 'c' };
	int			 row, column;

	c->calls->begin_tag(c, CANVAS_TABLE, NULL);
	c->calls->fill(c, 20 * MM, 60 * MM, 120 * MM, 8 * MM, 0xE8EEF4);
	for (row = 0; row < 3; row++) {
		c->calls->begin_tag(c, CANVAS_TR, NULL);
		for (column = 0; column < 3; column++) {
			int	 head = row == 0 || column == 0;

			a.scope = row == 0 ? 'c' : 'r';
			c->calls->begin_tag(c, head ? CANVAS_TH : CANVAS_TD,
			    head ? &a : NULL);
			draw(d, c, "gothic", head, 10000,
			    (22 + 40 * column) * MM, (65 + 8 * row) * MM,
			    cells[row][column], 0);
			c->calls->end_tag(c);
		}
		c->calls->end_tag(c);
	}
	for (row = 0; row <= 3; row++)
		c->calls->line(c, 20 * MM, (60 + 8 * row) * MM, 140 * MM,
		    (60 + 8 * row) * MM, row == 0 || row == 3 ? 1000 : 400,
		    0x000000, row == 2 ? 2000 : 0);
	c->calls->end_tag(c);
}

static void
draw_list(const struct desk *d, struct canvas *c)
{
	int	 i;

	c->calls->begin_tag(c, CANVAS_L, NULL);
	for (i = 0; i < 2; i++) {
		c->calls->begin_tag(c, CANVAS_LI, NULL);
		tagged(d, c, CANVAS_LBL, 0, 10500, 20 * MM,
		    (100 + 7 * i) * MM, i == 0 ? "가." : "나.");
		tagged(d, c, CANVAS_LBODY, 0, 10500, 27 * MM,
		    (100 + 7 * i) * MM, i == 0 ?
		    "뷁 쀍 펲 똠 갹: 드문 글자도 그대로 읽힙니다." :
		    "보완 서류는 「제조데이터」 누리집에 올려 주십시오.");
		c->calls->end_tag(c);
	}
	c->calls->end_tag(c);
}

/* An image of 2 × 2 pixels, RGB. */
static const unsigned char png[] = {
	0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00,
	0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00,
	0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xFD, 0xD4, 0x9A, 0x73,
	0x00, 0x00, 0x00, 0x15, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63,
	0xF8, 0xCF, 0xC0, 0xC0, 0xB0, 0x00, 0x88, 0x19, 0xFE, 0xFF, 0x3F,
	0xC1, 0x00, 0x00, 0x1B, 0x2A, 0x04, 0x66, 0x26, 0x24, 0x91, 0xCC,
	0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
	0x82
};

static void
draw_figure(struct canvas *c, const void *bytes, size_t n)
{
	const struct canvas_attributes	 a = {
		.alt = "네 가지 색의 네모", .x = 150 * MM, .y = 60 * MM,
		.width = 20 * MM, .height = 20 * MM
	};
	const struct canvas_image	 im = {
		.bytes = bytes, .n = n, .x = a.x, .y = a.y,
		.width = a.width, .height = a.height
	};

	c->calls->begin_tag(c, CANVAS_FIGURE, &a);
	c->calls->image(c, &im);
	c->calls->end_tag(c);
}

static void
draw_check(struct canvas *c)
{
	const struct canvas_attributes	 a = { .actual = "☑" };
	const int			 tick[6] = {
		21 * MM, 127 * MM, 22 * MM, 129 * MM, 25 * MM, 124 * MM
	};

	c->calls->begin_tag(c, CANVAS_P, NULL);
	c->calls->begin_tag(c, CANVAS_SPAN, &a);
	c->calls->line(c, 20 * MM, 125 * MM, 24 * MM, 125 * MM, 500, 0, 0);
	c->calls->line(c, 20 * MM, 129 * MM, 24 * MM, 129 * MM, 500, 0, 0);
	c->calls->line(c, 20 * MM, 125 * MM, 20 * MM, 129 * MM, 500, 0, 0);
	c->calls->line(c, 24 * MM, 125 * MM, 24 * MM, 129 * MM, 500, 0, 0);
	c->calls->path(c, tick, 3, 800, 0xC00000, 0);
	c->calls->end_tag(c);
	c->calls->end_tag(c);
}

static void
draw_link(const struct desk *d, struct canvas *c)
{
	const struct canvas_attributes	 a = {
		.uri = "https://example.kr/안내?a=(1)", .alt = "사업 누리집"
	};

	c->calls->begin_tag(c, CANVAS_P, NULL);
	draw(d, c, "gothic", 0, 10500, 20 * MM, 120 * MM, "누리집: ", 0);
	c->calls->begin_tag(c, CANVAS_LINK, &a);
	draw(d, c, "gothic", 0, 10500, 34 * MM, 120 * MM,
	    "https://example.kr", 0);
	c->calls->end_tag(c);
	c->calls->end_tag(c);
}

static void
draw_footer(const struct desk *d, struct canvas *c, const char *text)
{
	c->calls->begin_tag(c, CANVAS_ARTIFACT, NULL);
	c->calls->line(c, 20 * MM, 280 * MM, 190 * MM, 280 * MM, 300,
	    0x808080, 0);
	draw(d, c, "gothic", 0, 9000, 100 * MM, 285 * MM, text, 0);
	c->calls->end_tag(c);
}

static void
draw_watermark(const struct desk *d, struct canvas *c)
{
	const int		 face = fonts_face(d->fonts, "gothic", 1);
	const uint16_t		 glyphs[2] = {
		fonts_glyph(d->fonts, face, 0xCD08),
		fonts_glyph(d->fonts, face, 0xC548)
	};
	const struct canvas_run	 run = {
		.face = face, .size = 160000, .color = 0xE6E6E6, .n = 2,
		.glyphs = glyphs, .text = "초안", .bytes = 6
	};

	c->calls->watermark(c, &run);
}

static void
draw_paper(const struct desk *d, struct canvas *c)
{
	int	 paragraph;

	c->calls->begin_tag(c, CANVAS_DOCUMENT, NULL);
	c->calls->begin_page(c, 210 * MM, 297 * MM);
	draw_watermark(d, c);
	c->calls->bookmark(c, 1, "검토 결과", 20 * MM);
	tagged(d, c, CANVAS_H1, 1, 20000, 20 * MM, 30 * MM,
	    "검 토  결 과 통 보");
	c->calls->bookmark(c, 2, "1. 예산 (국비·민간)", 50 * MM);
	tagged(d, c, CANVAS_H2, 1, 13000, 20 * MM, 50 * MM, "1. 예산");
	draw_table(d, c);
	draw_figure(c, png, sizeof(png));
	draw_list(d, c);
	draw_link(d, c);
	draw_check(c);
	paragraph = c->calls->begin_tag(c, CANVAS_P, NULL);
	draw(d, c, "myeongjo", 0, 11000, 20 * MM, 150 * MM,
	    "이 문단은 다음 쪽까지 이어집니다. (가) \\ 역사선,", 300);
	c->calls->end_tag(c);
	draw_footer(d, c, "1 / 2");
	c->calls->end_page(c);
	c->calls->begin_page(c, 297 * MM, 210 * MM);
	c->calls->resume_tag(c, paragraph);
	draw(d, c, "myeongjo", 1, 11000, 20 * MM, 30 * MM,
	    "여기서 끝납니다.", 0);
	c->calls->end_tag(c);
	c->calls->bookmark(c, 1, "붙임", 40 * MM);
	draw_footer(d, c, "2 / 2");
	c->calls->end_page(c);
	c->calls->end_tag(c);
}

static void
print_paper(const struct desk *d, struct buf *out)
{
	struct canvas	*c = canvas_pdf_new(d->batch, &info);

	draw_paper(d, c);
	assert_int_equal(canvas_pdf_finish(c, d->diags, out), 0);
	canvas_pdf_free(c);
}

/* What a command says of the bytes, with @ for a file that holds them. */
static char *
ask(const struct buf *pdf, const char *before, const char *after, int *status)
{
	char	 path[] = "/tmp/seoryu-canvas-XXXXXX", command[256];
	char	*text = calloc(1, 65536);
	int	 fd = mkstemp(path);
	FILE	*pipe;

	assert_true(write(fd, pdf->data, pdf->len) == (ssize_t)pdf->len);
	close(fd);
	snprintf(command, sizeof(command), "%s %s %s 2>&1", before, path,
	    after);
	pipe = popen(command, "r");
	(void)!fread(text, 1, 65535, pipe);
	*status = pclose(pipe);
	unlink(path);
	return text;
}

static void
check_says(const struct buf *pdf, const char *before, const char *after,
    const char *const *wants)
{
	int	 status;
	char	*said = ask(pdf, before, after, &status);

	for (; *wants != NULL; wants++)
		if (strstr(said, *wants) == NULL)
			fail_msg("\"%s\" is not in what %s says:\n%s", *wants,
			    before, said);
	if (status != 0)
		fail_msg("%s: %s", before, said);
	free(said);
}

#define SAYS(pdf, before, after, ...) \
	check_says(pdf, before, after, (const char *const[]){ __VA_ARGS__, \
	    NULL })

static void
test_paper(void **state)
{
	struct desk	*d = *state;
	struct buf	 pdf;

	buf_init(&pdf, BUF_TEXT);
	print_paper(d, &pdf);
	if (getenv("KEEP") != NULL)
		file_write(d->diags, getenv("KEEP"), pdf.data, pdf.len);
	SAYS(&pdf, "qpdf --check", "", "No syntax or stream encoding errors");
	SAYS(&pdf, "pdftotext -raw", "-", "검 토 결 과 통 보",
	    "뷁 쀍 펲 똠 갹: 드문 글자도 그대로 읽힙니다.",
	    "「제조데이터」", "50,000,000", "https://example.kr",
	    "이 문단은 다음 쪽까지 이어집니다. (가) \\ 역사선,",
	    "여기서 끝납니다.", "1 / 2");
	SAYS(&pdf, "pdfinfo", "", "검토 결과 & <안내>", "재단법인 가람",
	    "Tagged:          yes", "Pages:           2");
	SAYS(&pdf, "pdfinfo -struct-text", "", "Document", "H1 (block)",
	    "Table", "/Scope /Column", "LBody", "Figure");
	SAYS(&pdf, "pdffonts", "", "+NanumGothic ", "+NanumGothicBold ",
	    "+NanumMyeongjo ", "yes yes yes");
	buf_free(&pdf);
}

static void
test_same_bytes(void **state)
{
	struct desk	*d = *state;
	struct buf	 first, second;
	struct canvas	*c = canvas_pdf_new(d->batch, &info);
	struct buf	 other;

	buf_init(&first, BUF_TEXT);
	buf_init(&second, BUF_TEXT);
	buf_init(&other, BUF_TEXT);
	print_paper(d, &first);
	/* Another document with other letters comes between. */
	c->calls->begin_page(c, 100 * MM, 100 * MM);
	tagged(d, c, CANVAS_P, 0, 12000, 10 * MM, 20 * MM,
	    "다른 문서: 꿹 뛣 봻 힣 鎭");
	assert_int_equal(canvas_pdf_finish(c, d->diags, &other), 0);
	canvas_pdf_free(c);
	SAYS(&other, "pdftotext", "-", "꿹 뛣 봻 힣 鎭");
	print_paper(d, &second);
	assert_int_equal(first.len, second.len);
	assert_memory_equal(first.data, second.data, first.len);
	buf_free(&first);
	buf_free(&second);
	buf_free(&other);
}

/* A letter made with its template's words says the same, in fewer steps. */
static void
test_base(void **state)
{
	struct desk		*d = *state;
	struct canvas_pdf_info	 letter = info;
	const int		 gothic = fonts_face(d->fonts, "gothic", 0);
	const int		 bold = fonts_face(d->fonts, "gothic", 1);
	struct buf		 pdf, again;
	struct canvas		*c;
	struct buf		*out;

	buf_init(&pdf, BUF_TEXT);
	buf_init(&again, BUF_TEXT);
	letter.base = canvas_pdf_base_new(d->batch);
	canvas_pdf_base_add(letter.base, gothic,
	    "뷁 드문 글자도 그대로 읽힙니다. 鎭 \x01 ☑");
	canvas_pdf_base_add(letter.base, bold, "");
	for (out = &pdf; out != NULL; out = out == &pdf ? &again : NULL) {
		c = canvas_pdf_new(d->batch, &letter);
		draw_paper(d, c);
		assert_int_equal(canvas_pdf_finish(c, d->diags, out), 0);
		canvas_pdf_free(c);
	}
	assert_int_equal(pdf.len, again.len);
	assert_memory_equal(pdf.data, again.data, pdf.len);
	if (getenv("KEEP_BASE") != NULL)
		file_write(d->diags, getenv("KEEP_BASE"), pdf.data, pdf.len);
	SAYS(&pdf, "qpdf --check", "", "No syntax or stream encoding errors");
	SAYS(&pdf, "pdftotext -raw", "-", "검 토 결 과 통 보",
	    "뷁 쀍 펲 똠 갹: 드문 글자도 그대로 읽힙니다.",
	    "50,000,000", "여기서 끝납니다.");
	buf_free(&pdf);
	buf_free(&again);
}

/* One glyph for two characters, and glyphs that do not pair with any. */
static void
test_text_of_glyphs(void **state)
{
	struct desk		*d = *state;
	struct canvas		*c = canvas_pdf_new(d->batch, &info);
	const int		 face = fonts_face(d->fonts, "gothic", 0);
	const uint16_t		 glyph = fonts_glyph(d->fonts, face, 'A');
	struct canvas_run	 run = {
		.face = face, .size = 10000, .x = 10 * MM, .n = 1,
		.glyphs = &glyph
	};
	struct buf		 pdf;

	buf_init(&pdf, BUF_TEXT);
	c->calls->begin_page(c, 100 * MM, 100 * MM);
	c->calls->begin_tag(c, CANVAS_P, NULL);
	run.y = 10 * MM;
	run.text = "A";
	run.bytes = 1;
	c->calls->text(c, &run);
	run.y = 20 * MM;
	run.text = "Α";		/* the Greek letter */
	run.bytes = 2;
	c->calls->text(c, &run);
	run.y = 30 * MM;
	run.text = "셋 하나";
	run.bytes = strlen(run.text);
	c->calls->text(c, &run);
	c->calls->end_tag(c);
	assert_int_equal(canvas_pdf_finish(c, d->diags, &pdf), 0);
	canvas_pdf_free(c);
	SAYS(&pdf, "pdftotext", "-", "A\n", "Α\n", "셋 하나");
	buf_free(&pdf);
}

/* However the headings come, none skips a level. */
static void
test_headings(void **state)
{
	static const enum canvas_tag	 levels[] = { CANVAS_H2, CANVAS_H4,
		CANVAS_H4, CANVAS_H3, CANVAS_H1, CANVAS_H3, CANVAS_H6 };
	struct desk			*d = *state;
	struct canvas			*c = canvas_pdf_new(d->batch, &info);
	struct buf			 pdf;
	char				 name[] = "A";
	size_t				 i;

	buf_init(&pdf, BUF_TEXT);
	c->calls->begin_page(c, 100 * MM, 100 * MM);
	for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++, name[0]++)
		tagged(d, c, levels[i], 0, 10000, 10 * MM,
		    (int)(10 + 10 * i) * MM, name);
	assert_int_equal(canvas_pdf_finish(c, d->diags, &pdf), 0);
	canvas_pdf_free(c);
	SAYS(&pdf, "pdfinfo -struct-text", "",
	    "H1 (block)\n  \"A\"\nH2 (block)\n  \"B\"\n"
	    "H2 (block)\n  \"C\"\nH2 (block)\n  \"D\"\n"
	    "H1 (block)\n  \"E\"\nH2 (block)\n  \"F\"\n"
	    "H3 (block)\n  \"G\"");
	buf_free(&pdf);
}

static void
draw_way(const struct desk *d, struct canvas *c, const char *uri, int y,
    const char *first, const char *second)
{
	const struct canvas_attributes	 a = { .uri = uri };

	c->calls->begin_tag(c, CANVAS_P, NULL);
	c->calls->begin_tag(c, CANVAS_LINK, &a);
	draw(d, c, "gothic", 0, 10000, 20 * MM, y, first, 0);
	draw(d, c, "gothic", 0, 10000, 90 * MM, y, second, 0);
	c->calls->end_tag(c);
	c->calls->end_tag(c);
}

/* Links lead forwards, backwards and to a page of another height. */
static void
test_ways(void **state)
{
	struct desk	*d = *state;
	struct canvas	*c = canvas_pdf_new(d->batch, &info);
	struct buf	 pdf;

	buf_init(&pdf, BUF_TEXT);
	c->calls->begin_page(c, 100000, 200000);
	c->calls->destination(c, "head", 15000);
	draw_way(d, c, "#end", 30 * MM, "끝으로 ", "2");
	draw_way(d, c, "#end", 40 * MM, "Again", "");
	c->calls->end_page(c);
	c->calls->begin_page(c, 300000, 150000);
	draw_way(d, c, "#head", 30 * MM, "Back", "");
	c->calls->destination(c, "end", 140500);
	c->calls->destination(c, "nobody", 1000);
	assert_int_equal(canvas_pdf_finish(c, d->diags, &pdf), 0);
	canvas_pdf_free(c);
	SAYS(&pdf, "qpdf --check", "", "No syntax or stream encoding errors");
	SAYS(&pdf, "mutool show", "pages/1/Annots/1/A/D/1/MediaBox "
	    "pages/1/Annots/2/A/D/1/MediaBox pages/2/Annots/1/A/D/1/MediaBox",
	    "[ 0 0 300 150 ]\n[ 0 0 300 150 ]\n[ 0 0 100 200 ]");
	SAYS(&pdf, "mutool show -g", "pages/1/Annots/1/A "
	    "pages/1/Annots/2/A pages/2/Annots/1/A", "/XYZ null 9.5 null",
	    "/XYZ null 185 null");
	SAYS(&pdf, "mutool show", "pages/1/Annots/1/Contents "
	    "pages/1/Annots/2/Contents pages/2/Annots/1/F "
	    "pages/2/Annots/1/StructParent", "<FEFFB05DC73CB85C00200032>",
	    "(Again)\n4\n4\n");
	buf_free(&pdf);
}

/* A bad image or moment gives a sentence and no file. */
static void
test_refusals(void **state)
{
	struct desk		*d = *state;
	struct diags		*ds = diags_new();
	struct canvas_pdf_info	 bad = info;
	struct canvas		*c;
	struct buf		 out;
	unsigned char		 broken[sizeof(png)];
	size_t			 i;

	buf_init(&out, BUF_TEXT);
	for (i = 8; i < sizeof(png); i++) {
		memcpy(broken, png, sizeof(png));
		broken[i] ^= 0x40;
		c = canvas_pdf_new(d->batch, &info);
		c->calls->begin_page(c, 100 * MM, 100 * MM);
		draw_figure(c, broken, sizeof(broken));
		assert_int_equal(canvas_pdf_finish(c, ds, &out), -1);
		canvas_pdf_free(c);
	}
	c = canvas_pdf_new(d->batch, &info);
	c->calls->begin_page(c, 100 * MM, 100 * MM);
	draw_way(d, c, "#lost", 30 * MM, "Nowhere", "");
	assert_int_equal(canvas_pdf_finish(c, ds, &out), -1);
	canvas_pdf_free(c);
	bad.clock = "yesterday";
	c = canvas_pdf_new(d->batch, &bad);
	assert_int_equal(canvas_pdf_finish(c, ds, &out), -1);
	canvas_pdf_free(c);
	assert_int_equal(out.len, 0);
	assert_int_equal(diags_count(ds, DIAG_DATA), sizeof(png) - 8 + 2);
	diags_free(ds);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_paper),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_base),
		cmocka_unit_test(test_text_of_glyphs),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_ways),
		cmocka_unit_test(test_refusals)
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
