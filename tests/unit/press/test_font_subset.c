/*
 * A subset draws what the font draws: outlines and widths are read back by
 * HarfBuzz from the bytes and compared with the font's own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <hb-ot.h>
#include <hb.h>

#include "base/buf.h"
#include "base/diag.h"
#include "press/font.h"
#include "press/font_file.h"
#include "press/font_subset.h"

enum { GLYPHS = 1500 };

/* Every step of an outline as numbers in a row. */
static void
note(struct buf *b, char step, const float *xy, size_t n)
{
	size_t	 i;

	buf_putc(b, step);
	for (i = 0; i < n; i++)
		buf_printf(b, " %d", (int)xy[i]);
}

static void
move_to(hb_draw_funcs_t *f, void *b, hb_draw_state_t *s, float x, float y,
    void *user)
{
	(void)f;
	(void)s;
	(void)user;
	note(b, 'm', (const float[]){ x, y }, 2);
}

static void
line_to(hb_draw_funcs_t *f, void *b, hb_draw_state_t *s, float x, float y,
    void *user)
{
	(void)f;
	(void)s;
	(void)user;
	note(b, 'l', (const float[]){ x, y }, 2);
}

static void
curve_to(hb_draw_funcs_t *f, void *b, hb_draw_state_t *s, float cx, float cy,
    float x, float y, void *user)
{
	(void)f;
	(void)s;
	(void)user;
	note(b, 'q', (const float[]){ cx, cy, x, y }, 4);
}

static hb_draw_funcs_t *
new_pen(void)
{
	hb_draw_funcs_t	*pen = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(pen, curve_to, NULL, NULL);
	return pen;
}

static hb_font_t *
open_font(const void *bytes, size_t n)
{
	hb_blob_t	*blob = hb_blob_create(bytes, (unsigned int)n,
			    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t	*face = hb_face_create(blob, 0);
	hb_font_t	*font = hb_font_create(face);

	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

/* The sum over the whole file that head's adjustment has to bring about. */
static uint32_t
file_sum(const struct buf *b)
{
	uint32_t	 total = 0;
	size_t		 i;

	for (i = 0; i + 3 < b->len; i += 4) {
		const unsigned char	*p =
		    (const unsigned char *)b->data + i;

		total += (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
		    (uint32_t)p[2] << 8 | p[3];
	}
	return total;
}

static void
compare(const struct fonts *fonts, int face, const struct buf *subset,
    const uint16_t *glyphs, size_t n)
{
	size_t		 whole_n, i;
	const void	*whole = fonts_bytes(fonts, face, &whole_n);
	hb_font_t	*from = open_font(whole, whole_n);
	hb_font_t	*to = open_font(subset->data, subset->len);
	hb_draw_funcs_t	*pen = new_pen();
	struct buf	 want, got;

	buf_init(&want, BUF_TEXT);
	buf_init(&got, BUF_TEXT);
	for (i = 0; i < n; i++) {
		buf_clear(&want);
		buf_clear(&got);
		hb_font_get_glyph_shape(from, glyphs[i], pen, &want);
		hb_font_get_glyph_shape(to, (hb_codepoint_t)i, pen, &got);
		assert_string_equal(buf_string(&got), buf_string(&want));
		assert_int_equal(hb_font_get_glyph_h_advance(to,
		    (hb_codepoint_t)i),
		    hb_font_get_glyph_h_advance(from, glyphs[i]));
	}
	buf_free(&want);
	buf_free(&got);
	hb_draw_funcs_destroy(pen);
	hb_font_destroy(from);
	hb_font_destroy(to);
}

/* Syllables all over the block, some twice, some made of parts. */
static size_t
choose(const struct fonts *fonts, int face, uint32_t start, uint16_t *glyphs)
{
	size_t	 i;

	glyphs[0] = 0;
	for (i = 1; i < GLYPHS; i++)
		glyphs[i] = fonts_glyph(fonts, face, i % 50 == 0 ? 0xAC00 :
		    0xAC00 + (uint32_t)(start + i * 7) % 11172);
	return GLYPHS;
}

static void
test_outlines(void **state)
{
	struct diags		*ds = diags_new();
	struct fonts		*fonts = fonts_new(ds, "fonts");
	struct font_subset	*fs;
	struct font_file	*file;
	uint16_t		 glyphs[GLYPHS];
	struct buf		 out;
	int			 face;
	uint32_t		 start;
	size_t			 n;

	(void)state;
	buf_init(&out, BUF_TEXT);
	for (face = 0; face < fonts_count(fonts); face++) {
		fs = font_subset_new(fonts, face);
		file = font_file_new(fs);
		/* The third list needs glyphs that the first did not. */
		for (start = 0; start < 3; start++) {
			n = choose(fonts, face, start, glyphs);
			buf_clear(&out);
			assert_int_equal(font_file_bytes(file, NULL, glyphs,
			    start == 0 ? 3 : n, &out), 0);
			assert_int_equal(file_sum(&out), 0xB1B0AFBA);
			compare(fonts, face, &out, glyphs,
			    start == 0 ? 3 : n);
		}
		font_file_free(file);
		font_subset_free(fs);
	}
	buf_free(&out);
	fonts_free(fonts);
	diags_free(ds);
}

/* With a start or without it, the same list gives the same bytes. */
static void
test_start(void **state)
{
	struct diags		*ds = diags_new();
	struct fonts		*fonts = fonts_new(ds, "fonts");
	struct font_subset	*fs = font_subset_new(fonts, 0);
	struct font_file	*file = font_file_new(fs);
	const size_t		 cuts[] = { 1, 2, 3, 200, GLYPHS };
	struct font_start	*start;
	uint16_t		 all[GLYPHS * 4];
	const uint16_t		*closed;
	struct buf		 whole, joined;
	size_t			 i, n, own;

	(void)state;
	buf_init(&whole, BUF_TEXT);
	buf_init(&joined, BUF_TEXT);
	for (i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		choose(fonts, 0, (uint32_t)i, all);
		start = font_start_new(file, all, cuts[i]);
		assert_non_null(start);
		closed = font_start_glyphs(start, &n);
		for (own = 0; own <= 120; own += 60) {
			memcpy(all, closed, n * sizeof(*all));
			choose(fonts, 0, 3, all + n);
			buf_clear(&whole);
			buf_clear(&joined);
			assert_int_equal(font_file_bytes(file, NULL, all,
			    n + own, &whole), 0);
			assert_int_equal(font_file_bytes(file, start,
			    all + n, own, &joined), 0);
			assert_int_equal(file_sum(&joined), 0xB1B0AFBA);
			assert_int_equal(joined.len, whole.len);
			assert_memory_equal(joined.data, whole.data,
			    whole.len);
		}
		font_start_free(start);
	}
	buf_free(&whole);
	buf_free(&joined);
	font_file_free(file);
	font_subset_free(fs);
	fonts_free(fonts);
	diags_free(ds);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_outlines),
		cmocka_unit_test(test_start)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
