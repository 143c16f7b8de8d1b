#include "press/paint.h"

#include <string.h>

#include "base/arena.h"

enum kind {
	BEGIN, PLAIN, CELL, END, ARTIFACT, TEXT, LINE, FILL, PATH, IMAGE,
	BOOKMARK,
	DESTINATION
};

enum { BLOCK_OPS = 16 };

struct paint_op {
	uint8_t		 kind;
	uint8_t		 flag;		/* filled, level */
	int		 x, y, width, height;
	int		 thick;
	int		 dash;
	uint32_t	 color;
	const void	*p;		/* tag, run, points, image, title */
};

void
paint_init(struct paint *p, struct arena *arena)
{
	*p = (struct paint){ .arena = arena };
}

static struct paint_op *
op_at(const struct paint *p, size_t i)
{
	return &p->blocks[i / BLOCK_OPS][i % BLOCK_OPS];
}

/* Ops stay where they are: only the list of blocks is copied as it grows. */
static void
add_block(struct paint *p)
{
	if (p->n_blocks == p->size)
		p->blocks = arena_grow(p->arena, p->blocks, p->n_blocks,
		    &p->size, sizeof(struct paint_op *), 4);
	p->blocks[p->n_blocks++] = arena_array(p->arena, BLOCK_OPS,
	    sizeof(**p->blocks));
}

static struct paint_op *
add(struct paint *p, enum kind kind)
{
	struct paint_op	*op;

	if (p->n == p->n_blocks * BLOCK_OPS)
		add_block(p);
	op = op_at(p, p->n++);
	op->kind = kind;
	return op;
}

void
paint_begin(struct paint *p, struct paint_tag *tag)
{
	if (p->artifact == 0)
		add(p, BEGIN)->p = tag;
}

void
paint_begin_plain(struct paint *p, enum canvas_tag tag)
{
	if (p->artifact == 0)
		add(p, PLAIN)->flag = (uint8_t)tag;
}

void
paint_end(struct paint *p)
{
	if (p->artifact == 0)
		add(p, END);
}

void
paint_begin_artifact_of(struct paint *p, enum canvas_artifact kind)
{
	if (p->artifact++ == 0)
		add(p, ARTIFACT)->flag = (uint8_t)kind;
}

void
paint_begin_artifact(struct paint *p)
{
	paint_begin_artifact_of(p, CANVAS_LAYOUT);
}

void
paint_end_artifact(struct paint *p)
{
	if (--p->artifact == 0)
		add(p, END);
}

void
paint_text(struct paint *p, const struct canvas_run *run)
{
	struct canvas_run	*copy = arena_alloc(p->arena, sizeof(*copy));

	*copy = *run;
	add(p, TEXT)->p = copy;
}

void
paint_run(struct paint *p, const struct canvas_run *run, int x, int y)
{
	struct paint_op	*op = add(p, TEXT);

	op->p = run;
	op->x = x;
	op->y = y;
}

void
paint_plain(struct paint *p, enum canvas_tag tag,
    const struct canvas_run *runs, int n, int x, int y)
{
	struct paint_op	*op = add(p, CELL);

	op->flag = (uint8_t)tag;
	op->p = runs;
	op->x = x;
	op->y = y;
	op->width = n;
	/* Inside an artifact there are no tags. */
	op->height = p->artifact == 0;
}

size_t
paint_runs(const struct paint *p, struct canvas_run *runs, size_t max)
{
	size_t	 i;

	for (i = 0; i < p->n; i++) {
		const struct paint_op	*op = op_at(p, i);

		if (op->kind != TEXT || i == max)
			return max + 1;
		runs[i] = *(const struct canvas_run *)op->p;
		runs[i].x += op->x;
		runs[i].y += op->y;
	}
	return p->n;
}

struct canvas_run *
paint_keep_runs(struct arena *arena, const struct canvas_run *runs, size_t n)
{
	size_t			 glyphs = 0, extras = 0, bytes = 0, i;
	struct canvas_run	*kept;
	uint16_t		*glyph;
	int			*extra;
	char			*text;

	for (i = 0; i < n; i++) {
		glyphs += runs[i].n;
		extras += runs[i].extra != NULL ? runs[i].n : 0;
		bytes += runs[i].bytes;
	}
	kept = arena_alloc(arena, n * sizeof(*kept) + extras * sizeof(*extra) +
	    glyphs * sizeof(*glyph) + bytes);
	extra = (int *)(kept + n);
	glyph = (uint16_t *)(extra + extras);
	text = (char *)(glyph + glyphs);
	for (i = 0; i < n; i++) {
		kept[i] = runs[i];
		kept[i].glyphs = memcpy(glyph, runs[i].glyphs,
		    runs[i].n * sizeof(*glyph));
		glyph += runs[i].n;
		kept[i].text = memcpy(text, runs[i].text, runs[i].bytes);
		text += runs[i].bytes;
		if (runs[i].extra == NULL)
			continue;
		kept[i].extra = memcpy(extra, runs[i].extra,
		    runs[i].n * sizeof(*extra));
		extra += runs[i].n;
	}
	return kept;
}

void
paint_line(struct paint *p, int x1, int y1, int x2, int y2, int width,
    uint32_t color, int dash)
{
	struct paint_op	*op = add(p, LINE);

	op->x = x1;
	op->y = y1;
	op->width = x2;
	op->height = y2;
	op->thick = width;
	op->color = color;
	op->dash = dash;
}

size_t
paint_fill(struct paint *p, int x, int y, int width, int height,
    uint32_t color)
{
	struct paint_op	*op = add(p, FILL);

	op->x = x;
	op->y = y;
	op->width = width;
	op->height = height;
	op->color = color;
	return p->n - 1;
}

void
paint_resize(struct paint *p, size_t fill, int height)
{
	op_at(p, fill)->height = height;
}

void
paint_path(struct paint *p, const int *xy, size_t points, int width,
    uint32_t color, int filled)
{
	struct paint_op	*op = add(p, PATH);

	op->p = xy;
	op->x = (int)points;
	op->thick = width;
	op->color = color;
	op->flag = filled != 0;
}

void
paint_image(struct paint *p, const struct canvas_image *image)
{
	struct canvas_image	*copy = arena_alloc(p->arena, sizeof(*copy));

	*copy = *image;
	add(p, IMAGE)->p = copy;
}

void
paint_bookmark(struct paint *p, int level, const char *title, int y)
{
	struct paint_op	*op;

	if (p->artifact > 0)
		return;
	op = add(p, BOOKMARK);
	op->flag = (uint8_t)level;
	op->p = title;
	op->y = y;
}

/* Headers are known by the numbers the canvas gave them. */
static int
begin_headed(struct canvas *c, const struct paint_tag *tag)
{
	struct canvas_attributes	 attributes = tag->attributes;
	int				 numbers[PAINT_HEADERS];
	size_t				 i;

	for (i = 0; i < tag->n_headers && i < PAINT_HEADERS; i++)
		if (tag->headers[i]->begun)
			numbers[attributes.n_headers++] =
			    tag->headers[i]->number;
	attributes.headers = numbers;
	return c->calls->begin_tag(c, tag->tag, &attributes);
}

void
paint_destination(struct paint *p, const char *id, int y)
{
	struct paint_op	*op = add(p, DESTINATION);

	op->p = id;
	op->y = y;
}

static void
begin(struct canvas *c, struct paint_tag *tag)
{
	if (tag->begun) {
		c->calls->resume_tag(c, tag->number);
		return;
	}
	tag->number = tag->n_headers > 0 ? begin_headed(c, tag) :
	    c->calls->begin_tag(c, tag->tag, &tag->attributes);
	tag->begun = 1;
}

static void
play_text(const struct canvas_run *kept, int x, int y, struct canvas *c)
{
	struct canvas_run	 run = *kept;

	run.x += x;
	run.y += y;
	c->calls->text(c, &run);
}

static void
play_cell(const struct paint_op *op, struct canvas *c)
{
	const struct canvas_run	*runs = op->p;
	int			 i;

	if (op->height)
		c->calls->begin_tag(c, (enum canvas_tag)op->flag, NULL);
	for (i = 0; i < op->width; i++)
		play_text(&runs[i], op->x, op->y, c);
	if (op->height)
		c->calls->end_tag(c);
}

static void
begin_artifact(const struct paint_op *op, struct canvas *c)
{
	const struct canvas_attributes	 a = {
		.artifact = (enum canvas_artifact)op->flag
	};

	c->calls->begin_tag(c, CANVAS_ARTIFACT,
	    a.artifact != CANVAS_LAYOUT ? &a : NULL);
}

static void
play(const struct paint_op *op, struct canvas *c)
{
	const struct canvas_calls	*calls = c->calls;

	switch ((enum kind)op->kind) {
	case BEGIN:
		/* The one thing that changes: the number the canvas gives. */
		begin(c, (struct paint_tag *)(uintptr_t)op->p);
		break;
	case END:
		calls->end_tag(c);
		break;
	case ARTIFACT:
		begin_artifact(op, c);
		break;
	case PLAIN:
		calls->begin_tag(c, (enum canvas_tag)op->flag, NULL);
		break;
	case TEXT:
		play_text(op->p, op->x, op->y, c);
		break;
	case CELL:
		play_cell(op, c);
		break;
	case LINE:
		calls->line(c, op->x, op->y, op->width, op->height, op->thick,
		    op->color, op->dash);
		break;
	case FILL:
		if (op->height > 0 && op->width > 0)
			calls->fill(c, op->x, op->y, op->width, op->height,
			    op->color);
		break;
	case PATH:
		calls->path(c, op->p, (size_t)op->x, op->thick, op->color,
		    op->flag);
		break;
	case IMAGE:
		calls->image(c, op->p);
		break;
	case BOOKMARK:
		calls->bookmark(c, op->flag, op->p, op->y);
		break;
	case DESTINATION:
		calls->destination(c, op->p, op->y);
		break;
	}
}

void
paint_play(const struct paint *p, struct canvas *c)
{
	size_t	 i;

	for (i = 0; i < p->n; i++)
		play(op_at(p, i), c);
}
