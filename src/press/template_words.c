#include "press/template_words.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "press/style.h"
#include "press/template.h"

enum { RULES = 32 };	/* an element's own and its classes */

struct walk {
	const struct styles	*styles;
	const xmlNode		*office;	/* or NULL */
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

/* What functions say in words of their own; longer names first. */
static const struct function {
	const char	*name, *words;
} functions[] = {
	{ "k:won-formal(", "금일이삼사오육칠팔구십백천만억조원" },
	{ "k:won-text(", "천만억조원" },
	{ "k:date-weekday(", "월화수목금토일" },
	{ "k:moment(", "월화수목금토일" },
	{ "k:with(", "은는이가을를과와으로" }
};

/* What elements say by themselves; a list of items its first marks. */
static const struct {
	enum element	 element;
	const char	*words;
} elements[] = {
	{ ELEMENT_ITEMS, "가나다라마바사아" },
	{ ELEMENT_ATTACHMENTS, "붙임　끝." },
	{ ELEMENT_END, "끝." }
};

static void
say_element(struct walk *w, enum element element, const struct style *style)
{
	size_t	 i;

	for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (elements[i].element == element)
			w->say(w->closure, style->face, elements[i].words);
}

static void
add_functions(struct walk *w, const char *expression)
{
	size_t	 i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		if (strstr(expression, functions[i].name) != NULL)
			buf_puts(&w->text, functions[i].words);
}

/* The elements of office.xml that an expression names: $office/name. */
static void
add_office(struct walk *w, const char *expression)
{
	static const char	 start[] = "$office/";
	const char		*s = expression;
	const xmlNode		*node;
	size_t			 n;

	while (w->office != NULL && (s = strstr(s, start)) != NULL) {
		s += sizeof(start) - 1;
		n = strspn(s, "abcdefghijklmnopqrstuvwxyz-");
		node = xml_child(w->office, arena_strndup(w->arena, s, n));
		if (node != NULL)
			buf_puts(&w->text, xml_text(w->arena, node));
	}
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
	for (i = 0; i < text->n; i++) {
		buf_add(&w->text, text->parts[i].text, text->parts[i].len);
		if (text->parts[i].expr == NULL)
			continue;
		s = xpath_expr_text(text->parts[i].expr);
		add_functions(w, s);
		add_office(w, s);
	}
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
	say_element(w, node->element, style);
	for (child = node->first; child != NULL; child = child->next)
		walk_node(w, child, style);
}

void
template_words(const struct template *t, const struct styles *styles,
    const xmlNode *office, void (*say)(void *, int, const char *),
    void *closure)
{
	struct walk	 w = { .styles = styles, .office = office,
			    .say = say, .closure = closure };

	w.arena = arena_new();
	buf_init(&w.text, BUF_TEXT);
	walk_node(&w, t->root, NULL);
	buf_free(&w.text);
	arena_free(w.arena);
}
