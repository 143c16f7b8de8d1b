/* What stands among the letters of a paragraph and is none. */
#include "press/flow_parts.h"

#include "base/arena.h"

static void
add_object(struct flow *f, const struct style *style,
    const struct source *source, uint32_t cp, const void *object)
{
	struct flow_char	*c;

	flow_settle(f);
	flow_span(f, style, source, object);
	c = flow_character(f, cp);
	if (c != NULL)
		c->advance = flow_chars_advance(f, style, c);
}

void
flow_add_check(struct flow *f, const struct style *style,
    const struct source *source, int ticked)
{
	add_object(f, style, source, ticked ? FLOW_CHECK_TICKED :
	    FLOW_CHECK_OPEN, NULL);
}

void
flow_add_leader(struct flow *f, const struct style *style,
    const struct source *source)
{
	add_object(f, style, source, FLOW_LEADER, NULL);
}

/* Two half blanks (2타): drawn as blanks, but neither dropped nor stretched. */
void
flow_add_end(struct flow *f, const struct style *style,
    const struct source *source)
{
	struct flow_char	*c;
	int			 i;

	flow_settle(f);
	flow_drop_blanks(f);
	flow_span(f, style, source, NULL);
	for (i = 0; i < 2 && (c = flow_character(f, ' ')) != NULL; i++) {
		flow_chars_find(f, style, source, c);
		c->cp = FLOW_GAP;
		c->advance = flow_chars_advance(f, style, c);
	}
	flow_add(f, style, source, "끝.");
}

void
flow_add_image(struct flow *f, const struct style *style,
    const struct source *source, const struct image *image,
    struct paint_tag *tag, int width, int height)
{
	struct flow_image	*object = arena_alloc(f->job->arena,
				    sizeof(*object));

	*object = (struct flow_image){ image, tag, width, height };
	add_object(f, style, source, FLOW_IMAGE, object);
}

void
flow_add_seal(struct flow *f, const struct style *style,
    const struct source *source, int side, struct flow *label)
{
	struct flow_seal	*object = arena_alloc(f->job->arena,
				    sizeof(*object));

	*object = (struct flow_seal){ side, label };
	flow_settle(f);
	flow_drop_blanks(f);
	if (flow_set(label, side) > 1)
		job_fault(f->job, DIAG_P104, source, flow_text(label),
		    job_mm(f->job, side), NULL);
	add_object(f, style, source, FLOW_SEAL, object);
}

static int
is_boxed(const struct style *s)
{
	int	 side, n = 0;

	for (side = 0; side < 4; side++)
		n |= s->v[STYLE_BORDER_TOP + side].n |
		    s->v[STYLE_PADDING_TOP + side].n;
	return n != 0 || s->v[STYLE_BACKGROUND].color != STYLE_NONE;
}

static void
add_edge(struct flow *f, const struct style *style,
    const struct source *source, uint32_t cp)
{
	if (f->n == 0 || !flow_is_edge(&f->chars[f->n - 1]))
		f->edges = f->n;
	add_object(f, style, source, cp, NULL);
}

int
flow_open(struct flow *f, const struct style *style,
    const struct source *source, struct paint_tag *tag)
{
	struct flow_scope	*scope;

	if (tag == NULL && !is_boxed(style))
		return 0;
	flow_settle(f);
	scope = arena_alloc(f->job->arena, sizeof(*scope));
	*scope = (struct flow_scope){ f->scope, style, tag, is_boxed(style) };
	f->scope = scope;
	if (scope->is_boxed)
		add_edge(f, style, source, FLOW_LEFT);
	return 1;
}

void
flow_close(struct flow *f)
{
	const struct flow_scope	*scope = f->scope;

	if (scope->is_boxed)
		add_edge(f, scope->style, &f->source, FLOW_RIGHT);
	f->scope = scope->parent;
}
