#include "press/template_words.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "press/style.h"
#include "press/template.h"

enum { RULES = 32 };	/* an element's own and its classes */

struct walk {
	const struct styles	*styles;
	struct arena		*arena;
	struct buf		 text;
	void			(*say)(void *, int, const char *);
	void			*closure;
};

/* Classes with holes in them are left out: most change no face. */
static size_t
add_classes(const struct walk *w, const struct template_node *node,
    const struct style_rule **rules, size_t n)
{
	const struct template_attribute	*class =
	    template_attribute(node, "class");
	const char			*name;
	size_t				 len;

	if (class == NULL || !hole_is_plain(&class->value))
		return n;
	for (name = class->value.text; n < RULES; name += len) {
		name += strspn(name, " \t\r\n");
		if ((len = strcspn(name, " \t\r\n")) == 0)
			break;
		rules[n] = styles_find(w->styles, name, len);
		if (rules[n] != NULL)
			n++;
	}
	return n;
}

static const struct style *
compute(const struct walk *w, const struct template_node *node,
    const struct style *parent)
{
	const struct style_rule	*rules[RULES];
	const char		*name = template_element(node->element);

	rules[0] = styles_find(w->styles, name, strlen(name));
	return style_compute(w->styles, w->arena, parent, rules,
	    add_classes(w, node, rules, 1), node->settings,
	    node->n_settings);
}

/*
 * The text as written. Of an expression only what is not ASCII can come from
 * a string in it that will be shown.
 */
static void
say_text(struct walk *w, const struct style *style,
    const struct hole_text *text)
{
	const char	*s;
	size_t		 i;

	buf_clear(&w->text);
	for (i = 0; i < text->n; i++)
		buf_add(&w->text, text->parts[i].text, text->parts[i].len);
	for (s = text->text; *s != '\0'; s++)
		if ((*s & 0x80) != 0)
			buf_putc(&w->text, *s);
	w->say(w->closure, style->face, buf_string(&w->text));
}

/* Recursion is bounded by the depth that xml_read allows. */
static void
walk_node(struct walk *w, const struct template_node *node,
    const struct style *parent)
{
	const struct template_node	*child;
	const struct style		*style = parent;

	if (node->element == ELEMENT_TEXT) {
		say_text(w, parent, &node->text);
		return;
	}
	if (node->element != ELEMENT_GROUP)
		style = compute(w, node, parent);
	for (child = node->first; child != NULL; child = child->next)
		walk_node(w, child, style);
}

void
template_words(const struct template *t, const struct styles *styles,
    void (*say)(void *, int, const char *), void *closure)
{
	struct walk	 w = { .styles = styles, .say = say,
			    .closure = closure };

	w.arena = arena_new();
	buf_init(&w.text, BUF_TEXT);
	walk_node(&w, t->root, NULL);
	buf_free(&w.text);
	arena_free(w.arena);
}
