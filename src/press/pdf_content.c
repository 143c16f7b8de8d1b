#include "press/pdf_content.h"

#include <string.h>

#include "press/canvas.h"
#include "press/pdf_put.h"

enum {
	PAGE_MAX = 256 * 1024 * 1024,	/* bytes of one page's content */
	DASH = 3			/* times the width of its line */
};

void
pdf_content_init(struct pdf_content *c)
{
	memset(c, 0, sizeof(*c));
	buf_init(&c->bytes, PAGE_MAX);
}

void
pdf_content_free(struct pdf_content *c)
{
	buf_free(&c->bytes);
}

void
pdf_content_begin(struct pdf_content *c, int height)
{
	buf_clear(&c->bytes);
	c->height = height;
	c->in_text = c->marked = 0;
	c->face = c->size = -1;
	c->fill = c->stroke = -1;
	c->width = c->dash = -1;
}

static void
end_text(struct pdf_content *c)
{
	if (c->in_text)
		pdf_put(&c->bytes, "ET\n");
	c->in_text = 0;
}

void
pdf_content_unmark(struct pdf_content *c)
{
	end_text(c);
	if (c->marked)
		pdf_put(&c->bytes, "EMC\n");
	c->marked = 0;
}

void
pdf_content_mark(struct pdf_content *c, const char *name, long mcid)
{
	pdf_content_unmark(c);
	pdf_put(&c->bytes, "/");
	pdf_put(&c->bytes, name);
	pdf_put(&c->bytes, "<</MCID ");
	pdf_put_int(&c->bytes, mcid);
	pdf_put(&c->bytes, ">>BDC\n");
	c->marked = 1;
}

void
pdf_content_artifact(struct pdf_content *c, const char *properties)
{
	pdf_content_unmark(c);
	pdf_put(&c->bytes, "/Artifact");
	pdf_put(&c->bytes, properties);
	pdf_put(&c->bytes, "BDC\n");
	c->marked = 1;
}

static void
set_fill(struct pdf_content *c, uint32_t color)
{
	if (c->fill == (int64_t)color)
		return;
	c->fill = color;
	pdf_put_color(&c->bytes, color);
	pdf_put(&c->bytes, " rg\n");
}

static void
set_stroke(struct pdf_content *c, uint32_t color)
{
	if (c->stroke == (int64_t)color)
		return;
	c->stroke = color;
	pdf_put_color(&c->bytes, color);
	pdf_put(&c->bytes, " RG\n");
}

/* Dashes of DASH, round dots -DASH apart, or with 0 an unbroken line. */
static void
set_dash(struct pdf_content *c, int dash)
{
	pdf_put(&c->bytes, dash < 0 ? "[0 " : "[");
	if (dash != 0)
		pdf_put_milli(&c->bytes, dash < 0 ? -dash : dash);
	pdf_put(&c->bytes, "]0 d\n");
	if ((dash < 0) != (c->dash < -1))
		pdf_put(&c->bytes, dash < 0 ? "1 J\n" : "0 J\n");
}

static void
set_pen(struct pdf_content *c, int width, int dash)
{
	if (c->width != width) {
		c->width = width;
		pdf_put_milli(&c->bytes, width);
		pdf_put(&c->bytes, " w\n");
	}
	if (c->dash == dash)
		return;
	if (c->dash != -1 || dash != 0)
		set_dash(c, dash);
	c->dash = dash;
}

static void
set_font(struct pdf_content *c, int face, int size)
{
	if (c->face == face && c->size == size)
		return;
	c->face = face;
	c->size = size;
	pdf_put(&c->bytes, "/F");
	pdf_put_int(&c->bytes, face);
	pdf_put(&c->bytes, " ");
	pdf_put_milli(&c->bytes, size);
	pdf_put(&c->bytes, " Tf\n");
}

static void
put_point(struct pdf_content *c, int x, int y)
{
	const long	 point[2] = { x, (long)c->height - y };

	pdf_put_millis(&c->bytes, point, 2);
}

static void
move_text(struct pdf_content *c, long x, long y)
{
	const long	 step[2] = { x - c->x, y - c->y };

	pdf_put_millis(&c->bytes, step, 2);
	pdf_put(&c->bytes, " Td ");
	c->x = x;
	c->y = y;
}

/*
 * Extra space is written in 1/1000 of the font size, rounded; what rounding
 * leaves over is carried on, so that a line ends where the layout said.
 */
static void
show_spaced(struct buf *b, const struct canvas_run *run,
    const uint16_t *codes)
{
	size_t	 i, from = 0;
	int64_t	 owed = 0;

	pdf_put(b, "[");
	for (i = 0; i < run->n; i++) {
		int64_t	 units;

		owed += (int64_t)run->extra[i] * 1000;
		units = run->size > 0 ? owed / run->size : 0;
		if (units == 0 || i + 1 == run->n)
			continue;
		owed -= units * run->size;
		pdf_put_codes(b, codes + from, i + 1 - from);
		pdf_put_int(b, (long)-units);
		from = i + 1;
	}
	pdf_put_codes(b, codes + from, run->n - from);
	pdf_put(b, "]TJ\n");
}

void
pdf_content_show(struct buf *b, const struct canvas_run *run,
    const uint16_t *codes)
{
	if (run->extra != NULL) {
		show_spaced(b, run, codes);
		return;
	}
	pdf_put_codes(b, codes, run->n);
	pdf_put(b, "Tj\n");
}

static void
begin_run(struct pdf_content *c, const struct canvas_run *run)
{
	set_fill(c, run->color);
	if (!c->in_text) {
		pdf_put(&c->bytes, "BT\n");
		c->in_text = 1;
		c->x = c->y = 0;
	}
	set_font(c, run->face, run->size);
}

void
pdf_content_text(struct pdf_content *c, const struct canvas_run *run,
    const uint16_t *codes, const char *actual)
{
	if (run->n == 0)
		return;
	begin_run(c, run);
	if (actual != NULL) {
		pdf_put(&c->bytes, "/Span<</ActualText");
		pdf_put_text(&c->bytes, actual);
		pdf_put(&c->bytes, ">>BDC\n");
	}
	move_text(c, run->x, (long)c->height - run->y);
	pdf_content_show(&c->bytes, run, codes);
	if (actual != NULL)
		pdf_put(&c->bytes, "EMC\n");
}

void
pdf_content_shown(struct pdf_content *c, const struct canvas_run *run,
    const void *shown, size_t n)
{
	begin_run(c, run);
	move_text(c, run->x, (long)c->height - run->y);
	buf_add(&c->bytes, shown, n);
}

/* Cosine and sine of 45 degrees, in 1/1000. */
enum { SLOPE = 707 };

void
pdf_content_leaning(struct pdf_content *c, const struct canvas_run *run,
    const uint16_t *codes, int page_width, long text_width)
{
	/* Back from the middle by half the text, down by a third of it. */
	const long	 along = text_width / 2 * SLOPE / 1000;
	const long	 down = (long)run->size / 3 * SLOPE / 1000;
	const long	 matrix[6] = {
		SLOPE, SLOPE, -SLOPE, SLOPE,
		page_width / 2 - along + down, c->height / 2 - along - down
	};

	if (run->n == 0)
		return;
	set_fill(c, run->color);
	pdf_put(&c->bytes, "BT\n");
	set_font(c, run->face, run->size);
	pdf_put_millis(&c->bytes, matrix, 6);
	pdf_put(&c->bytes, " Tm\n");
	pdf_content_show(&c->bytes, run, codes);
	pdf_put(&c->bytes, "ET\n");
}

void
pdf_content_line(struct pdf_content *c, int x1, int y1, int x2, int y2,
    int width, uint32_t color, int dash)
{
	end_text(c);
	set_stroke(c, color);
	set_pen(c, width, dash == 1 ? DASH * width : dash);
	put_point(c, x1, y1);
	pdf_put(&c->bytes, " m ");
	put_point(c, x2, y2);
	pdf_put(&c->bytes, " l S\n");
}

void
pdf_content_fill(struct pdf_content *c, int x, int y, int width, int height,
    uint32_t color)
{
	const long	 box[4] = {
		x, (long)c->height - y - height, width, height
	};

	end_text(c);
	set_fill(c, color);
	pdf_put_millis(&c->bytes, box, 4);
	pdf_put(&c->bytes, " re f\n");
}

void
pdf_content_path(struct pdf_content *c, const int *xy, size_t points,
    int width, uint32_t color, int filled)
{
	size_t	 i;

	if (points < 2)
		return;
	end_text(c);
	if (filled)
		set_fill(c, color);
	else {
		set_stroke(c, color);
		set_pen(c, width, 0);
	}
	for (i = 0; i < points; i++) {
		put_point(c, xy[2 * i], xy[2 * i + 1]);
		pdf_put(&c->bytes, i == 0 ? " m " : " l ");
	}
	pdf_put(&c->bytes, filled ? "f\n" : "S\n");
}

void
pdf_content_image(struct pdf_content *c, unsigned int number, int x, int y,
    int width, int height)
{
	const long	 matrix[6] = {
		width, 0, 0, height, x, (long)c->height - y - height
	};

	end_text(c);
	pdf_put(&c->bytes, "q ");
	pdf_put_millis(&c->bytes, matrix, 6);
	pdf_put(&c->bytes, " cm/I");
	pdf_put_int(&c->bytes, (long)number);
	pdf_put(&c->bytes, " Do Q\n");
}
