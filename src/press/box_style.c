/* The styles of boxes, and what of a template's papers is kept in a batch. */
#include "press/box.h"

#include <string.h>

#include "base/arena.h"

enum { RULES = 17 };		/* styles of one element */

/* Of text that stands in a block itself; of the mark of an item. */
enum heir_kind { HEIR_TEXT, HEIR_MARK, HEIRS };

struct box_heir {
	const struct style	*outer, *style;
};

/* What was last computed for a template node, and for what. */
struct box_memo {
	const struct style	*parent, *style;
	const char		*class;
	struct box_heir		 heirs[HEIRS];
	struct flow_memo	*texts[HEIRS];
};

struct box_memo *
box_memos_new(struct arena *arena, const struct template *t)
{
	return arena_array(arena, (size_t)t->n, sizeof(struct box_memo));
}

static struct place
place_of(const struct node *node)
{
	return (struct place){ .file = node->from->file,
	    .line = node->from->line };
}

static size_t
add_classes(struct box_builder *b, const struct node *node, const char *text,
    const struct style_rule **rules, size_t n)
{
	size_t	 len;

	for (; text != NULL && n < RULES; text += len) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			break;
		rules[n] = template_class(b->job->styles, b->job->diags,
		    place_of(node), text, len);
		if (rules[n] != NULL)
			n++;
		else
			b->job->faults++;
	}
	return n;
}

/* Settings of attributes with holes, which the template could not parse. */
static size_t
filled_settings(struct box_builder *b, const struct node *node,
    struct style_setting **out)
{
	const struct template_node	*t = node->from;
	size_t				 i, n = 0;
	int				 set;

	*out = arena_array(b->arena, t->n_attributes * STYLE_SETTINGS,
	    sizeof(**out));
	for (i = 0; i < t->n_attributes; i++) {
		if (!t->attributes[i].is_style)
			continue;
		set = style_parse(b->job->styles, b->job->diags,
		    place_of(node), t->attributes[i].name, node->values[i],
		    *out + n);
		if (set == -1)
			b->job->faults++;
		else
			n += (size_t)set;
	}
	return n;
}

static int
has_filled_style(const struct template_node *t)
{
	size_t	 i;

	for (i = 0; i < t->n_attributes; i++)
		if (t->attributes[i].is_style &&
		    !hole_is_plain(&t->attributes[i].value))
			return 1;
	return 0;
}

static struct style *
compute(struct box_builder *b, struct arena *arena, const struct node *node,
    const struct style *parent, const char *class)
{
	const struct template_node	*t = node->from;
	const struct style_rule		*rules[RULES];
	struct style_setting		*settings = t->settings;
	const char			*name = template_element(t->element);
	size_t				 n = 1, set = t->n_settings;

	rules[0] = styles_find(b->job->styles, name, strlen(name));
	n = add_classes(b, node, class, rules, n);
	if (!t->fixed && has_filled_style(t))
		set = filled_settings(b, node, &settings);
	return style_compute(b->job->styles, arena, parent, rules, n,
	    settings, set);
}

/*
 * The style that the node has in all documents of the batch, NULL if it
 * depends on data.
 */
static const struct style *
kept_style(struct box_builder *b, const struct node *node,
    const struct style *parent, const char *class)
{
	const struct template_attribute	*a = template_attribute(node->from,
					    "class");
	struct box_memo			*memo;
	struct style			*style;
	int				 faults = b->job->faults;

	if (b->job->kept == NULL || (parent != NULL && !parent->kept) ||
	    (a != NULL && !hole_is_plain(&a->value)))
		return NULL;
	memo = &b->job->kept[node->from->id];
	if (memo->style != NULL)
		return memo->parent == parent ? memo->style : NULL;
	style = compute(b, b->job->batch, node, parent, class);
	if (b->job->faults > faults)
		return NULL;
	style->kept = 1;
	memo->style = style;
	memo->parent = parent;
	return style;
}

/* Rows of a table differ in text, rarely in style: the last one is kept. */
const struct style *
box_style(struct box_builder *b, const struct node *node,
    const struct style *parent)
{
	const struct template_node	*t = node->from;
	struct box_memo			*memo = &b->memos[t->id];
	const char			*class = expand_attribute(node,
					    "class");
	const struct style		*kept;

	if (!t->fixed && has_filled_style(t))
		return compute(b, b->arena, node, parent, class);
	if ((kept = kept_style(b, node, parent, class)) != NULL)
		return kept;
	if (memo->style == NULL || memo->parent != parent ||
	    (class != memo->class && strcmp(class, memo->class) != 0)) {
		memo->style = compute(b, b->arena, node, parent,
		    class);
		memo->parent = parent;
		memo->class = class;
	}
	return memo->style;
}

const struct style *
box_named_style(struct box_builder *b, const char *name,
    const struct style *parent)
{
	const struct style_rule	*rule = styles_find(b->job->styles, name,
				    strlen(name));

	return style_compute(b->job->styles, b->job->arena, parent, &rule,
	    rule != NULL, NULL, 0);
}

/*
 * The style of text inside a box, or of an item's mark: what OUTER gives to
 * whoever inherits it. The batch keeps the first that a kept style has, the
 * document the last of all others.
 */
static const struct style *
heir(struct box_builder *b, const struct node *node,
    const struct style *outer, enum heir_kind kind)
{
	struct box_heir	*heir = &b->memos[node->from->id].heirs[kind];
	struct style	*style;
	int		 kept = 0;

	if (outer->kept && b->job->kept != NULL) {
		struct box_heir	*first =
		    &b->job->kept[node->from->id].heirs[kind];

		kept = first->outer == NULL || first->outer == outer;
		heir = kept ? first : heir;
	}
	if (heir->outer == outer)
		return heir->style;
	style = style_compute(b->job->styles, kept ? b->job->batch :
	    b->arena, outer, NULL, 0, NULL, 0);
	style->kept = kept;
	if (kind == HEIR_MARK)
		style->v[STYLE_ALIGN].n = STYLE_LEFT;
	*heir = (struct box_heir){ outer, style };
	return style;
}

const struct style *
box_inner_style(struct box_builder *b, const struct node *node,
    const struct style *style)
{
	return heir(b, node, style, HEIR_TEXT);
}

const struct style *
box_mark_style(struct box_builder *b, const struct node *node,
    const struct style *item)
{
	return heir(b, node, item, HEIR_MARK);
}

struct flow_memo **
box_kept_text(struct box_builder *b, const struct node *node)
{
	return b->job->kept != NULL ?
	    &b->job->kept[node->from->id].texts[HEIR_TEXT] : NULL;
}

struct flow_memo **
box_kept_mark(struct box_builder *b, const struct node *node)
{
	return b->job->kept != NULL ?
	    &b->job->kept[node->from->id].texts[HEIR_MARK] : NULL;
}
