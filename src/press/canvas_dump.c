#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "press/canvas.h"
#include "press/font.h"

/*
 * The drawing calls as lines of text, for tests and for eyes: points with two
 * decimals, tags indented. What can be read can be reviewed in a diff.
 */
struct canvas_dump {
	struct canvas		 canvas;
	const struct fonts	*fonts;
	struct buf		*out;
	int			 depth;		/* of tags */
	int			 page, tags;
};

static const char *const	 names[] = {
	"Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Span",
	"L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure",
	"Link", "Note", "TOC", "TOCI", "Reference", "Artifact"
};

static struct canvas_dump *
dump_of(struct canvas *c)
{
	return (struct canvas_dump *)c;
}

static void
begin_line(struct canvas_dump *d, const char *word)
{
	buf_printf(d->out, "%*s%s", 2 * d->depth, "", word);
}

/* mpt as points with two decimals, rounded. */
static void
length(struct canvas_dump *d, int mpt)
{
	long	 n = mpt < 0 ? -(long)mpt : mpt;

	n = (n + 5) / 10;
	buf_printf(d->out, " %s%ld.%02ld", mpt < 0 && n > 0 ? "-" : "",
	    n / 100, n % 100);
}

static void
color(struct canvas_dump *d, uint32_t rgb)
{
	if (rgb != 0)
		buf_printf(d->out, " #%06X", (unsigned)rgb);
}

static void
end_line(struct canvas_dump *d)
{
	buf_putc(d->out, '\n');
}

static void
quote(struct canvas_dump *d, const char *s, size_t n)
{
	size_t	 i;

	buf_puts(d->out, " \"");
	for (i = 0; i < n; i++) {
		if (s[i] == '"' || s[i] == '\\')
			buf_putc(d->out, '\\');
		buf_putc(d->out, s[i] == '\n' ? ' ' : s[i]);
	}
	buf_putc(d->out, '"');
}

static void
begin_page(struct canvas *c, int width, int height)
{
	struct canvas_dump	*d = dump_of(c);

	buf_printf(d->out, "page %d", ++d->page);
	length(d, width);
	length(d, height);
	end_line(d);
	d->depth = 1;
}

static void
end_page(struct canvas *c)
{
	dump_of(c)->depth = 0;
}

static void
attributes(struct canvas_dump *d, const struct canvas_attributes *a)
{
	size_t	 i;

	if (a == NULL)
		return;
	if (a->scope != '\0')
		buf_printf(d->out, " scope=%c", a->scope);
	if (a->column_span > 1)
		buf_printf(d->out, " columns=%d", a->column_span);
	if (a->row_span > 1)
		buf_printf(d->out, " rows=%d", a->row_span);
	for (i = 0; i < a->n_headers; i++)
		buf_printf(d->out, "%s%d", i == 0 ? " headers=" : ",",
		    a->headers[i]);
	if (a->id != NULL) {
		buf_puts(d->out, " id");
		quote(d, a->id, strlen(a->id));
	}
	if (a->uri != NULL) {
		buf_puts(d->out, " to");
		quote(d, a->uri, strlen(a->uri));
	}
	if (a->alt != NULL) {
		buf_puts(d->out, " alt");
		quote(d, a->alt, strlen(a->alt));
	}
	if (a->actual != NULL) {
		buf_puts(d->out, " actual");
		quote(d, a->actual, strlen(a->actual));
	}
}

static int
begin_tag(struct canvas *c, enum canvas_tag tag,
    const struct canvas_attributes *a)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, names[tag]);
	if (tag != CANVAS_ARTIFACT)
		buf_printf(d->out, " %d", d->tags);
	attributes(d, a);
	end_line(d);
	d->depth++;
	return tag != CANVAS_ARTIFACT ? d->tags++ : -1;
}

static void
resume_tag(struct canvas *c, int tag)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, "resume");
	buf_printf(d->out, " %d\n", tag);
	d->depth++;
}

static void
end_tag(struct canvas *c)
{
	dump_of(c)->depth--;
}

/* Spacing is shown as its sum: how much a line was stretched. */
static void
run(struct canvas_dump *d, const struct canvas_run *r)
{
	long	 sum = 0;
	size_t	 i;

	length(d, r->x);
	length(d, r->y);
	buf_printf(d->out, " %s", fonts_name(d->fonts, r->face));
	length(d, r->size);
	color(d, r->color);
	for (i = 0; r->extra != NULL && i < r->n; i++)
		sum += r->extra[i];
	if (sum != 0) {
		buf_puts(d->out, sum > 0 ? " +" : " ");
		buf_printf(d->out, "%ld", sum);
	}
	quote(d, r->text, r->bytes);
	end_line(d);
}

static void
text(struct canvas *c, const struct canvas_run *r)
{
	begin_line(dump_of(c), "text");
	run(dump_of(c), r);
}

static void
watermark(struct canvas *c, const struct canvas_run *r)
{
	begin_line(dump_of(c), "watermark");
	run(dump_of(c), r);
}

static void
line(struct canvas *c, int x1, int y1, int x2, int y2, int width, uint32_t rgb,
    int dash)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, "line");
	length(d, x1);
	length(d, y1);
	length(d, x2);
	length(d, y2);
	length(d, width);
	color(d, rgb);
	if (dash < 0) {
		buf_puts(d->out, " dots");
		length(d, -dash);
	} else if (dash > 0) {
		buf_puts(d->out, " dashed");
	}
	end_line(d);
}

static void
fill(struct canvas *c, int x, int y, int width, int height, uint32_t rgb)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, "fill");
	length(d, x);
	length(d, y);
	length(d, width);
	length(d, height);
	color(d, rgb);
	end_line(d);
}

static void
path(struct canvas *c, const int *xy, size_t points, int width, uint32_t rgb,
    int filled)
{
	struct canvas_dump	*d = dump_of(c);
	size_t			 i;

	begin_line(d, filled ? "shape" : "path");
	for (i = 0; i < 2 * points; i++)
		length(d, xy[i]);
	if (!filled) {
		buf_puts(d->out, " pen");
		length(d, width);
	}
	color(d, rgb);
	end_line(d);
}

static void
image(struct canvas *c, const struct canvas_image *im)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, "image");
	length(d, im->x);
	length(d, im->y);
	length(d, im->width);
	length(d, im->height);
	buf_printf(d->out, " %zu bytes\n", im->n);
}

static void
bookmark(struct canvas *c, int level, const char *title, int y)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, "bookmark");
	buf_printf(d->out, " %d", level);
	length(d, y);
	quote(d, title, strlen(title));
	end_line(d);
}

static void
destination(struct canvas *c, const char *id, int y)
{
	struct canvas_dump	*d = dump_of(c);

	begin_line(d, "destination");
	length(d, y);
	quote(d, id, strlen(id));
	end_line(d);
}

static const struct canvas_calls calls = {
	.begin_page = begin_page, .end_page = end_page,
	.begin_tag = begin_tag, .resume_tag = resume_tag, .end_tag = end_tag,
	.text = text, .line = line, .fill = fill, .path = path,
	.image = image, .bookmark = bookmark,
	.destination = destination, .watermark = watermark
};

struct canvas *
canvas_dump_new(const struct fonts *fonts, struct buf *out)
{
	struct canvas_dump	*d = mem_alloc(sizeof(*d));

	d->canvas.calls = &calls;
	d->fonts = fonts;
	d->out = out;
	return &d->canvas;
}

void
canvas_dump_free(struct canvas *c)
{
	free(c);
}
