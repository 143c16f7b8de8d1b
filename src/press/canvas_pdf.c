#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/instant.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "press/canvas.h"
#include "press/font.h"
#include "press/pdf_catalog.h"
#include "press/pdf_content.h"
#include "press/pdf_deflate.h"
#include "press/pdf_face.h"
#include "press/pdf_font.h"
#include "press/pdf_goto.h"
#include "press/pdf_haru.h"
#include "press/pdf_icc.h"
#include "press/pdf_image.h"
#include "press/pdf_link.h"
#include "press/pdf_memo.h"
#include "press/pdf_meta.h"
#include "press/pdf_object.h"
#include "press/pdf_outline.h"
#include "press/pdf_pack.h"
#include "press/pdf_put.h"
#include "press/pdf_tags.h"

/*
 * The canvas that writes PDF/A-2a and PDF/UA-1.
 *
 * A call of the canvas becomes content of the page at once; fonts, images,
 * tags and bookmarks are collected and become objects when the file is
 * finished. Each document gets its own subset of each font, so that its bytes
 * depend on what it says and never on what else was printed in the batch;
 * the batch only keeps what is costly to find out (outlines, compressed
 * constants).
 */

struct canvas_pdf_base {
	struct canvas_pdf_base	*next;
	const struct fonts	*fonts;
	struct pdf_font_base	*faces[FONTS_MAX];
};

struct canvas_pdf_batch {
	const struct fonts	*fonts;
	struct canvas_pdf_base	*bases;
	struct pdf_deflate	*deflate;
	struct pdf_memo		*memo;
	struct sha256		*sha;
	struct pdf_face		*faces[FONTS_MAX];
	struct arena		*arena;
	const void		*icc;		/* compressed */
	size_t			 icc_n;
	struct canvas_pdf	*spare;		/* of the last document */
};

/* An image as it was given; equal ones are kept once. */
struct picture {
	struct picture	*next;
	unsigned int	 name;		/* I1, I2 … in the content */
	const void	*bytes;
	size_t		 n;
	struct place	 place;		/* of the first */
};

/* Kinds of artifacts are counted down from ARTIFACT_MARK. */
enum { NO_MARK = -1, ARTIFACT_MARK = -2 };

static const char *const	 artifacts[] = {
	[CANVAS_LAYOUT] = "<</Type/Layout>>",
	[CANVAS_HEADER] = "<</Type/Pagination/Subtype/Header>>",
	[CANVAS_FOOTER] = "<</Type/Pagination/Subtype/Footer>>",
	[CANVAS_REPEATED] = "<</Type/Pagination>>"
};

struct canvas_pdf {
	struct canvas		 canvas;
	struct canvas_pdf_batch	*batch;
	struct canvas_pdf_base	*base;
	struct arena		*arena;
	struct pdf_objects	 objects;
	struct pdf_output	 output;
	struct pdf_meta		 meta;
	const char		*clock;		/* as it was given */
	const struct press_attachment *attachment;	/* or NULL */
	struct pdf_tags		*tags;
	struct pdf_outline	*outline;
	struct pdf_goto		*places;
	struct pdf_font		*fonts[FONTS_MAX];
	struct picture		*pictures;
	unsigned int		 pictures_n;

	/* Objects that others refer to. */
	unsigned int		 catalog, pages, resources;
	struct buf		 kids;		/* references of the pages */
	int			 pages_n;

	/* The page being drawn. */
	unsigned int		 page;
	int			 width, height;
	long			 struct_parents;
	struct pdf_content	 content, behind;
	struct pdf_links	 links;
	int			 mark;		/* tag whose content is open */

	int			*stack;		/* open tags */
	size_t			 depth, stack_size;
	uint16_t		*codes;		/* of the run being drawn */
	size_t			 codes_size;
	struct buf		 text;		/* of the same run */
};

static struct canvas_pdf *
pdf_of(struct canvas *canvas)
{
	return (struct canvas_pdf *)canvas;
}

struct canvas_pdf_batch *
canvas_pdf_batch_new(struct diags *ds, const struct fonts *fonts)
{
	struct canvas_pdf_batch	*b = mem_alloc(sizeof(*b));
	struct buf		 icc;

	(void)ds;
	b->fonts = fonts;
	b->deflate = pdf_deflate_new();
	b->memo = pdf_memo_new(b->deflate);
	b->sha = sha256_new();
	b->arena = arena_new();
	buf_init(&icc, BUF_TEXT);
	pdf_icc(&icc);
	b->icc = pdf_deflate(b->deflate, b->arena, icc.data, icc.len,
	    &b->icc_n);
	buf_free(&icc);
	return b;
}

static void
free_base(struct canvas_pdf_base *base)
{
	int	 i;

	for (i = 0; i < FONTS_MAX; i++)
		pdf_font_base_free(base->faces[i]);
	free(base);
}

static struct pdf_face *
face_of(struct canvas_pdf_batch *b, int face)
{
	if (b->faces[face] == NULL)
		b->faces[face] = pdf_face_new(b->fonts, face, b->deflate);
	return b->faces[face];
}

struct canvas_pdf_base *
canvas_pdf_base_new(struct canvas_pdf_batch *b)
{
	struct canvas_pdf_base	*base = mem_alloc(sizeof(*base));

	base->fonts = b->fonts;
	base->next = b->bases;
	b->bases = base;
	return base;
}

void
canvas_pdf_base_add(struct canvas_pdf_base *base, int face, const char *text)
{
	if (base->faces[face] == NULL)
		base->faces[face] = pdf_font_base_new(base->fonts, face);
	pdf_font_base_add(base->faces[face], text);
}

/* ---- pages ---- */

static void
begin_page(struct canvas *canvas, int width, int height)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	c->page = pdf_object_reserve(&c->objects, 1);
	c->width = width;
	c->height = height;
	c->struct_parents = pdf_tags_page(c->tags, c->page, height);
	c->mark = NO_MARK;
	pdf_content_begin(&c->content, height);
	pdf_content_begin(&c->behind, height);
	pdf_links_clear(&c->links, height);
	if (c->pages_n++ > 0)
		pdf_put(&c->kids, " ");
	pdf_put_ref(&c->kids, c->page);
}

static unsigned int
add_stream(struct canvas_pdf *c, const void *bytes, size_t n)
{
	struct buf	 head;
	unsigned int	 number;
	size_t		 compressed;
	const void	*data = pdf_deflate(c->batch->deflate, c->arena,
			    bytes, n, &compressed);

	buf_init(&head, BUF_TEXT);
	pdf_put(&head, "/Filter/FlateDecode/Length ");
	pdf_put_int(&head, (long)compressed);
	number = pdf_object_add(&c->objects, &head);
	pdf_object_stream(&c->objects, number, data, compressed);
	buf_free(&head);
	return number;
}

static unsigned int
add_content(struct canvas_pdf *c)
{
	struct buf	*front = &c->content.bytes;
	struct buf	*behind = &c->behind.bytes;

	if (behind->len == 0)
		return add_stream(c, buf_string(front), front->len);
	buf_add(behind, buf_string(front), front->len);
	return add_stream(c, behind->data, behind->len);
}

static void
put_page(const struct canvas_pdf *c, struct buf *b, unsigned int content)
{
	const long	 box[4] = { 0, 0, c->width, c->height };

	pdf_put(b, "/Type/Page/Parent ");
	pdf_put_ref(b, c->pages);
	pdf_put(b, "/MediaBox[");
	pdf_put_millis(b, box, 4);
	pdf_put(b, "]/Contents ");
	pdf_put_ref(b, content);
	pdf_put(b, "/Resources ");
	pdf_put_ref(b, c->resources);
	pdf_put(b, "/Tabs/S/StructParents ");
	pdf_put_int(b, c->struct_parents);
	if (c->links.annotations.len > 0) {
		pdf_put(b, "/Annots[");
		buf_add(b, c->links.annotations.data,
		    c->links.annotations.len);
		pdf_put(b, "]");
	}
}

static void
end_page(struct canvas *canvas)
{
	struct canvas_pdf	*c = pdf_of(canvas);
	struct buf		 head;

	if (c->page == 0)
		return;
	pdf_content_unmark(&c->content);
	pdf_content_unmark(&c->behind);
	pdf_link_close(&c->links);
	buf_init(&head, PDF_HEAD_MAX);
	put_page(c, &head, add_content(c));
	pdf_object_set(&c->objects, c->page, &head);
	buf_free(&head);
	c->mark = NO_MARK;
	c->page = 0;
}

/* ---- tags ---- */

static void
push(struct canvas_pdf *c, int tag)
{
	if (c->depth == c->stack_size) {
		c->stack_size = c->stack_size > 0 ? 2 * c->stack_size : 32;
		c->stack = mem_resize(c->stack, c->stack_size,
		    sizeof(*c->stack));
	}
	c->stack[c->depth++] = tag;
}

static int
top(const struct canvas_pdf *c)
{
	return c->depth > 0 ? c->stack[c->depth - 1] : -1;
}

static int
begin_tag(struct canvas *canvas, enum canvas_tag type,
    const struct canvas_attributes *attributes)
{
	struct canvas_pdf	*c = pdf_of(canvas);
	int			 tag = pdf_tags_add(c->tags, top(c), type,
				    attributes);

	push(c, tag);
	return tag;
}

static void
resume_tag(struct canvas *canvas, int tag)
{
	push(pdf_of(canvas), tag);
}

static void
end_tag(struct canvas *canvas)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->depth == 0)
		return;
	if (c->links.tag == top(c))
		pdf_link_close(&c->links);
	c->depth--;
}

/* The innermost open link, or -1. */
static int
open_link(const struct canvas_pdf *c)
{
	size_t	 i;

	for (i = c->depth; i > 0; i--)
		if (pdf_tags_type(c->tags, c->stack[i - 1]) == CANVAS_LINK &&
		    pdf_tags_uri(c->tags, c->stack[i - 1]) != NULL)
			return c->stack[i - 1];
	return -1;
}

static void
mark_artifact(struct canvas_pdf *c, enum canvas_artifact kind)
{
	int	 mark = ARTIFACT_MARK - (int)kind;

	if (c->mark != mark)
		pdf_content_artifact(&c->content, artifacts[kind]);
	c->mark = mark;
}

static void
mark_element(struct canvas_pdf *c, int tag)
{
	if (c->mark != tag)
		pdf_content_mark(&c->content, pdf_tags_name(c->tags, tag),
		    pdf_tags_mark(c->tags, tag));
	c->mark = tag;
}

/*
 * Opens the marked content that the next operators belong to. Lines and
 * backgrounds say nothing to somebody who hears the page, unless they are a
 * figure or stand for a character (a span with a text of its own).
 */
static void
mark(struct canvas_pdf *c, int decorates)
{
	int	 tag = top(c);

	if (tag < 0)
		mark_artifact(c, CANVAS_LAYOUT);
	else if (pdf_tags_is_artifact(c->tags, tag))
		mark_artifact(c, pdf_tags_artifact(c->tags, tag));
	else if (decorates && pdf_tags_type(c->tags, tag) != CANVAS_FIGURE &&
	    pdf_tags_type(c->tags, tag) != CANVAS_SPAN)
		mark_artifact(c, CANVAS_LAYOUT);
	else
		mark_element(c, tag);
}
/* ---- text ---- */

static struct pdf_font *
font(struct canvas_pdf *c, int face)
{
	struct pdf_font_base	*base;

	if (c->fonts[face] != NULL)
		return c->fonts[face];
	base = c->base != NULL ? c->base->faces[face] : NULL;
	if (base != NULL)
		pdf_font_base_seal(base, face_of(c->batch, face));
	c->fonts[face] = pdf_font_new(c->batch->fonts, face, base);
	return c->fonts[face];
}

/* Bytes that begin a character; the text is sound UTF-8. */
static size_t
characters(const struct canvas_run *run)
{
	size_t	 i, n = 0;

	for (i = 0; i < run->bytes; i++)
		n += (run->text[i] & 0xC0) != 0x80;
	return n;
}

/*
 * The run's glyphs as codes of this document's font. Where glyphs and
 * characters do not pair off, NULL is not returned but the text, which then
 * has to be said beside the glyphs.
 */
static const char *
encode(struct canvas_pdf *c, const struct canvas_run *run)
{
	struct pdf_font	*f = font(c, run->face);
	const char	*text;
	int		 pairs;
	size_t		 i;

	if (c->codes_size < run->n) {
		c->codes_size = 2 * run->n;
		c->codes = mem_resize(c->codes, c->codes_size,
		    sizeof(*c->codes));
	}
	buf_clear(&c->text);
	buf_add(&c->text, run->text, run->bytes);
	text = buf_string(&c->text);
	pairs = characters(run) == run->n;
	for (i = 0; i < run->n; i++)
		c->codes[i] = pdf_font_code(f, run->glyphs[i],
		    pairs ? utf8_next(&text) : 0);
	return pairs ? NULL : buf_string(&c->text);
}

static long
run_width(const struct canvas_pdf *c, const struct canvas_run *run)
{
	long	 width = 0;
	size_t	 i;

	for (i = 0; i < run->n; i++) {
		width += (long)fonts_advance(c->batch->fonts, run->face,
		    run->glyphs[i]) * run->size / 1000;
		if (run->extra != NULL)
			width += run->extra[i];
	}
	return width;
}

static void
note_link(struct canvas_pdf *c, const struct canvas_run *run)
{
	const struct fonts	*fonts = c->batch->fonts;
	int			 link = open_link(c);

	if (link < 0)
		return;
	pdf_link_text(&c->links, link, run, (const long[4]){
		run->x,
		run->y - (long)fonts_ascent(fonts, run->face) * run->size /
		    1000,
		run->x + run_width(c, run),
		run->y + (long)fonts_descent(fonts, run->face) * run->size /
		    1000
	    });
}

/*
 * Words of the template have the same codes in all its documents, so that the
 * operator which shows them is the same too.
 */
static void
keep_shown(const struct canvas_pdf *c, const struct canvas_run *run,
    const struct pdf_font_base *base)
{
	const struct pdf_font	*f = c->fonts[run->face];
	struct buf		 shown;
	size_t			 i;
	void			*bytes;

	for (i = 0; i < run->n; i++)
		if (!pdf_font_of_base(f, c->codes[i]))
			return;
	buf_init(&shown, BUF_TEXT);
	pdf_content_show(&shown, run, c->codes);
	bytes = arena_alloc(c->batch->arena, shown.len);
	memcpy(bytes, buf_string(&shown), shown.len);
	*run->memo = (struct canvas_memo){ base, bytes, shown.len };
	buf_free(&shown);
}

static void
show(struct canvas_pdf *c, const struct canvas_run *run)
{
	const struct pdf_font_base	*base = c->base != NULL ?
					    c->base->faces[run->face] : NULL;
	const char			*actual;

	if (base != NULL && run->memo != NULL && run->memo->owner == base) {
		font(c, run->face);
		pdf_content_shown(&c->content, run, run->memo->bytes,
		    run->memo->n);
		return;
	}
	actual = encode(c, run);
	pdf_content_text(&c->content, run, c->codes, actual);
	if (base != NULL && run->memo != NULL && run->memo->owner == NULL &&
	    actual == NULL)
		keep_shown(c, run, base);
}

static void
text(struct canvas *canvas, const struct canvas_run *run)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (run->n == 0 || c->page == 0)
		return;
	mark(c, 0);
	show(c, run);
	note_link(c, run);
}

/* ISO 32000-1, table 330: a background says what it covers. */
static void
begin_background(struct canvas_pdf *c)
{
	const long	 box[4] = { 0, 0, c->width, c->height };
	struct buf	 b;

	buf_init(&b, BUF_TEXT);
	pdf_put(&b, "<</Type/Background/BBox[");
	pdf_put_millis(&b, box, 4);
	pdf_put(&b, "]>>");
	pdf_content_artifact(&c->behind, buf_string(&b));
	buf_free(&b);
}

static void
watermark(struct canvas *canvas, const struct canvas_run *run)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (run->n == 0 || c->page == 0)
		return;
	encode(c, run);
	begin_background(c);
	pdf_content_leaning(&c->behind, run, c->codes, c->width,
	    run_width(c, run));
	pdf_content_unmark(&c->behind);
}

/* ---- drawing ---- */

static void
line(struct canvas *canvas, int x1, int y1, int x2, int y2, int width,
    uint32_t color, int dash)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->page == 0)
		return;
	mark(c, 1);
	pdf_content_line(&c->content, x1, y1, x2, y2, width, color, dash);
}

static void
fill(struct canvas *canvas, int x, int y, int width, int height,
    uint32_t color)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->page == 0)
		return;
	mark(c, 1);
	pdf_content_fill(&c->content, x, y, width, height, color);
}

static void
path(struct canvas *canvas, const int *xy, size_t points, int width,
    uint32_t color, int filled)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->page == 0)
		return;
	mark(c, 1);
	pdf_content_path(&c->content, xy, points, width, color, filled);
}

static const struct picture *
picture(struct canvas_pdf *c, const struct canvas_image *image)
{
	struct picture	*p;
	void		*copy;

	for (p = c->pictures; p != NULL; p = p->next)
		if (p->n == image->n &&
		    memcmp(p->bytes, image->bytes, p->n) == 0)
			return p;
	copy = arena_alloc(c->arena, image->n);
	memcpy(copy, image->bytes, image->n);
	p = arena_alloc(c->arena, sizeof(*p));
	p->bytes = copy;
	p->n = image->n;
	p->place = (struct place){ .file = image->file, .line = image->line };
	p->name = ++c->pictures_n;
	p->next = c->pictures;
	c->pictures = p;
	return p;
}

static void
image(struct canvas *canvas, const struct canvas_image *im)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->page == 0)
		return;
	mark(c, 0);
	pdf_content_image(&c->content, picture(c, im)->name, im->x, im->y,
	    im->width, im->height);
}

static void
bookmark(struct canvas *canvas, int level, const char *title, int y)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->page == 0)
		return;
	pdf_outline_add(c->outline, level, title, c->page,
	    (long)c->height - y);
}

static void
destination(struct canvas *canvas, const char *id, int y)
{
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c->page != 0)
		pdf_goto_place(c->places, id, c->page, (long)c->height - y);
}

static const struct canvas_calls calls = {
	.begin_page = begin_page, .end_page = end_page,
	.begin_tag = begin_tag, .resume_tag = resume_tag, .end_tag = end_tag,
	.text = text, .line = line, .fill = fill, .path = path,
	.image = image, .bookmark = bookmark,
	.destination = destination, .watermark = watermark
};

/* ---- the file ---- */

static const char *
copy(struct canvas_pdf *c, const char *s)
{
	return s != NULL ? arena_strdup(c->arena, s) : NULL;
}

static struct canvas_pdf *
new_canvas(struct canvas_pdf_batch *batch)
{
	struct canvas_pdf	*c = mem_alloc(sizeof(*c));

	c->canvas.calls = &calls;
	c->batch = batch;
	c->arena = arena_new();
	pdf_objects_init(&c->objects);
	c->output = (struct pdf_output){ NULL, c->arena, batch->deflate,
	    batch->memo, &c->objects };
	c->tags = pdf_tags_new();
	c->outline = pdf_outline_new();
	c->places = pdf_goto_new();
	buf_init(&c->kids, PDF_HEAD_MAX);
	buf_init(&c->text, BUF_TEXT);
	pdf_content_init(&c->content);
	pdf_content_init(&c->behind);
	pdf_links_init(&c->links, c->tags, c->places, &c->output);
	return c;
}

struct canvas *
canvas_pdf_new(struct canvas_pdf_batch *batch,
    const struct canvas_pdf_info *info)
{
	struct canvas_pdf	*c = batch->spare;

	if (c == NULL)
		c = new_canvas(batch);
	batch->spare = NULL;
	c->base = info->base;
	c->meta.title = copy(c, info->title);
	c->meta.author = copy(c, info->author);
	c->meta.subject = copy(c, info->subject);
	c->meta.producer = copy(c, info->producer);
	c->clock = copy(c, info->clock);
	c->attachment = info->attachment;
	c->meta.part = info->attachment != NULL ? 3 : 2;
	c->catalog = pdf_object_reserve(&c->objects, 3);
	c->pages = c->catalog + 1;
	c->resources = c->catalog + 2;
	c->mark = NO_MARK;
	return &c->canvas;
}

static void
free_fonts(struct canvas_pdf *c)
{
	int	 i;

	for (i = 0; i < FONTS_MAX; i++) {
		pdf_font_free(c->fonts[i]);
		c->fonts[i] = NULL;
	}
}

static void
free_canvas(struct canvas_pdf *c)
{
	if (c == NULL)
		return;
	free_fonts(c);
	pdf_tags_free(c->tags);
	pdf_outline_free(c->outline);
	pdf_goto_free(c->places);
	pdf_objects_free(&c->objects);
	pdf_content_free(&c->content);
	pdf_content_free(&c->behind);
	pdf_links_free(&c->links);
	buf_free(&c->kids);
	buf_free(&c->text);
	arena_free(c->arena);
	free(c->stack);
	free(c->codes);
	free(c);
}

/* As new_canvas made it, but with the memory it has grown to. */
static void
clear_canvas(struct canvas_pdf *c)
{
	free_fonts(c);
	arena_reset(c->arena);
	pdf_objects_clear(&c->objects);
	pdf_tags_clear(c->tags);
	pdf_outline_clear(c->outline);
	pdf_goto_clear(c->places);
	pdf_links_clear(&c->links, 0);
	buf_clear(&c->kids);
	c->pictures = NULL;
	c->pictures_n = 0;
	c->pages_n = 0;
	c->page = 0;
	c->depth = 0;
}

/* A letter's canvas is used again; the memory of a large paper is not kept. */
void
canvas_pdf_free(struct canvas *canvas)
{
	enum { SMALL = 2000 };		/* objects */
	struct canvas_pdf	*c = pdf_of(canvas);

	if (c == NULL)
		return;
	if (c->batch->spare == NULL && c->objects.n < SMALL) {
		clear_canvas(c);
		c->batch->spare = c;
	} else
		free_canvas(c);
}

void
canvas_pdf_batch_free(struct canvas_pdf_batch *b)
{
	struct canvas_pdf_base	*base;
	int			 i;

	if (b == NULL)
		return;
	while ((base = b->bases) != NULL) {
		b->bases = base->next;
		free_base(base);
	}
	free_canvas(b->spare);
	for (i = 0; i < FONTS_MAX; i++)
		pdf_face_free(b->faces[i]);
	pdf_memo_free(b->memo);
	sha256_free(b->sha);
	pdf_deflate_free(b->deflate);
	arena_free(b->arena);
	free(b);
}

static int
set_clock(struct canvas_pdf *c, struct diags *ds)
{
	struct instant	 moment;

	if (c->clock == NULL || instant_parse(c->clock, &moment) != 0) {
		diag_at(ds, DIAG_P091, (struct place){ 0 },
		    c->clock != NULL ? c->clock : "", NULL);
		return -1;
	}
	instant_format(&moment, c->meta.clock);
	return 0;
}

static int
finish_fonts(struct canvas_pdf *c, struct buf *resources)
{
	unsigned int	 number;
	int		 i;

	pdf_put(resources, "/Font<<");
	for (i = 0; i < FONTS_MAX; i++) {
		if (c->fonts[i] == NULL)
			continue;
		number = pdf_object_reserve(&c->objects, 1);
		if (pdf_font_finish(c->fonts[i], face_of(c->batch, i),
		    &c->output, number) != 0)
			return -1;
		pdf_put(resources, "/F");
		pdf_put_int(resources, i);
		pdf_put(resources, " ");
		pdf_put_ref(resources, number);
	}
	pdf_put(resources, ">>");
	return 0;
}

static int
finish_images(struct canvas_pdf *c, struct buf *resources)
{
	const struct picture	*p;
	unsigned int		 number;

	if (c->pictures == NULL)
		return 0;
	pdf_put(resources, "/XObject<<");
	for (p = c->pictures; p != NULL; p = p->next) {
		number = pdf_image_add(&c->output, p->place, p->bytes, p->n);
		if (number == 0)
			return -1;
		pdf_put(resources, "/I");
		pdf_put_int(resources, p->name);
		pdf_put(resources, " ");
		pdf_put_ref(resources, number);
	}
	pdf_put(resources, ">>");
	return 0;
}

static int
finish_resources(struct canvas_pdf *c)
{
	struct buf	 b;
	int		 result;

	buf_init(&b, BUF_TEXT);
	result = finish_fonts(c, &b);
	if (result == 0)
		result = finish_images(c, &b);
	if (result == 0)
		pdf_object_set(&c->objects, c->resources, &b);
	buf_free(&b);
	return result;
}

static void
finish_pages(struct canvas_pdf *c)
{
	struct buf	 b;

	buf_init(&b, PDF_HEAD_MAX);
	pdf_put(&b, "/Type/Pages/Count ");
	pdf_put_int(&b, c->pages_n);
	pdf_put(&b, "/Kids[");
	buf_add(&b, buf_string(&c->kids), c->kids.len);
	pdf_put(&b, "]");
	pdf_object_set(&c->objects, c->pages, &b);
	buf_free(&b);
}

/* The layout has looked for them all; another user may not have. */
static int
finish_places(struct canvas_pdf *c, struct diags *ds)
{
	const char	*lost = pdf_goto_finish(c->places, &c->output);

	if (lost == NULL)
		return 0;
	diag_at(ds, DIAG_P121, (struct place){ 0 }, lost, NULL);
	return -1;
}

static int
check_size(const struct canvas_pdf *c, struct diags *ds)
{
	if (c->objects.n < PDF_OBJECTS_MAX)
		return 0;
	diag_at(ds, DIAG_P092, (struct place){ 0 }, "8388607", "PDF object",
	    NULL);
	return -1;
}

int
canvas_pdf_finish(struct canvas *canvas, struct diags *ds, struct buf *out)
{
	struct canvas_pdf	*c = pdf_of(canvas);
	struct pdf_trailer	 trailer = { .root = c->catalog };
	struct pdf_catalog	 catalog = {
		.meta = &c->meta, .profile = c->batch->icc,
		.profile_n = c->batch->icc_n, .pages = c->pages,
		.attachment = c->attachment
	};

	end_page(canvas);
	c->output.diags = ds;
	if (set_clock(c, ds) != 0 || finish_places(c, ds) != 0 ||
	    finish_resources(c) != 0)
		return -1;
	finish_pages(c);
	catalog.tree = pdf_object_reserve(&c->objects, 1);
	pdf_tags_finish(c->tags, &c->output, catalog.tree);
	catalog.outline = pdf_outline_finish(c->outline, &c->output);
	pdf_catalog_finish(&c->output, &catalog, c->catalog);
	trailer.info = pdf_catalog_info(&c->output, &c->meta);
	if (pdf_pack(&c->output, c->catalog, trailer.info) != 0 ||
	    check_size(c, ds) != 0)
		return -1;
	pdf_catalog_id(&c->objects, c->batch->sha, trailer.id);
	return pdf_haru_write(&c->output, &trailer, out);
}
