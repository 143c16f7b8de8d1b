#include "press/expand.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "press/gap.h"

/* What stands for a missing value in a draft. */
#define BLANK	"＿＿＿＿"

/* Where XPath stands: a node, and its place among those of an each. */
struct scope {
	xmlNode	*node;
	int	 position, last;
};

struct run {
	struct job	*job;
	struct xpath	*xpath;
	struct buf	 text;		/* of the hole text under way */
	size_t		 nodes, bytes;
	int		 stopped;	/* a limit was reached */
	int		 missing;	/* in a draft's blank row */
};

static struct source
source_of(const struct template_node *t, int line, const struct scope *at)
{
	return (struct source){ t->file, line, at->node };
}

static void
stop(struct run *r, const struct template_node *t, const struct scope *at)
{
	struct source	 source = source_of(t, t->line, at);

	if (!r->stopped)
		job_fault(r->job, DIAG_P011, &source, NULL, NULL, NULL);
	r->stopped = 1;
}

static int
is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

/* What nobody could sign: 1.6e+09, NaN, 0.333333333333333, true. */
static const char *
refuse(struct run *r, const struct hole_part *p, const struct source *source,
    enum xpath_shown what, const char *value, int visible)
{
	if (r->job->draft && strcmp(value, "NaN") == 0)
		return visible ? BLANK : "";
	job_fault(r->job, what == XPATH_SHOWN_TRUTH ? DIAG_P171 : DIAG_P170,
	    source, xpath_expr_text(p->expr), value, NULL);
	return "";
}

/* The value of a hole; "" or a draft's blank where there is none. */
static const char *
fill(struct run *r, const struct template_node *t, const struct hole_part *p,
    const struct scope *at, int visible)
{
	struct source	 source = source_of(t, p->line, at);
	enum xpath_shown what;
	char		*value;

	if (r->missing > 0)
		return visible && !p->optional ? BLANK : "";
	xpath_at(r->xpath, at->position, at->last);
	if (xpath_show(r->xpath, p->expr, at->node, r->job->arena, &value,
	    &what) == -1) {
		r->job->faults++;
		return "";
	}
	if (what != XPATH_SHOWN)
		return refuse(r, p, &source, what, value, visible);
	if (p->optional || !is_blank(value))
		return value;
	if (r->job->draft)
		return visible ? BLANK : "";
	gap_fault(r->job, r->xpath, p->expr, at->node, source);
	return "";
}

static const char *
fill_text(struct run *r, const struct template_node *t,
    const struct hole_text *h, const struct scope *at, int visible)
{
	size_t	 i;

	if (hole_is_plain(h))
		return h->parts[0].text;
	buf_clear(&r->text);
	for (i = 0; i < h->n; i++) {
		buf_add(&r->text, h->parts[i].text, h->parts[i].len);
		if (h->parts[i].expr != NULL)
			buf_puts(&r->text, fill(r, t, &h->parts[i], at,
			    visible));
	}
	r->bytes += r->text.len;
	if (r->text.full || r->bytes > EXPAND_BYTES) {
		stop(r, t, at);
		return "";
	}
	return arena_strndup(r->job->arena, buf_string(&r->text), r->text.len);
}

/* A blank may be seen in these; elsewhere it would be a wrong value. */
static int
is_visible(const char *name)
{
	return strcmp(name, "title") == 0 || strcmp(name, "alt") == 0 ||
	    strcmp(name, "mark") == 0 || strcmp(name, "author") == 0 ||
	    strcmp(name, "subject") == 0;
}

static void
fill_attributes(struct run *r, struct node *node, const struct scope *at)
{
	const struct template_node	*t = node->from;
	size_t				 i;

	if (t->fixed)
		return;
	node->values = arena_array(r->job->arena, t->n_attributes,
	    sizeof(*node->values));
	for (i = 0; i < t->n_attributes; i++)
		node->values[i] = fill_text(r, t, &t->attributes[i].value, at,
		    is_visible(t->attributes[i].name));
}

static struct node	**expand_all(struct run *, const struct template_node *,
			    const struct scope *, struct node **);

/*
 * An attribute without a value has been reported; that an image has no src,
 * a link no href and a bar no end because of it need not be said as well.
 */
static int
is_useless(enum element e)
{
	return e == ELEMENT_IMG || e == ELEMENT_A || e == ELEMENT_BAR ||
	    e == ELEMENT_PAGE_OF || e == ELEMENT_TABLE ||
	    e == ELEMENT_BOX || e == ELEMENT_SEAL;
}

/* Adds NODE of the template once; returns where the next one goes. */
static struct node **
expand_once(struct run *r, const struct template_node *t,
    const struct scope *at, struct node **tail)
{
	struct node	*node;
	int		 faults, faulty;

	if (t->element == ELEMENT_GROUP)
		return expand_all(r, t->first, at, tail);
	if (++r->nodes > EXPAND_NODES)
		stop(r, t, at);
	if (r->stopped)
		return tail;
	node = arena_alloc(r->job->arena, sizeof(*node));
	node->from = t;
	node->data = at->node;
	node->number = (int)r->nodes;
	if (t->element == ELEMENT_TEXT)
		node->text = fill_text(r, t, &t->text, at, 1);
	faults = r->job->faults;
	fill_attributes(r, node, at);
	faulty = r->job->faults > faults && is_useless(t->element);
	expand_all(r, t->first, at, &node->first);
	if (faulty)
		return tail;
	*tail = node;
	return &node->next;
}

/* Nothing, where required= asks for something: a fault, or a draft's blank. */
static struct node **
expand_missing(struct run *r, const struct template_node *t,
    const struct scope *at, struct node **tail)
{
	struct source	 source = source_of(t, t->line, at);

	if (!r->job->draft) {
		gap_fault(r->job, r->xpath, t->each, at->node, source);
		return tail;
	}
	r->missing++;
	tail = expand_once(r, t, at, tail);
	r->missing--;
	return tail;
}

static struct node **
expand_each(struct run *r, const struct template_node *t,
    const struct scope *at, struct node **tail)
{
	struct scope	  inner;
	xmlNode		**nodes;
	size_t		  i, n;

	xpath_at(r->xpath, at->position, at->last);
	if (xpath_nodes(r->xpath, t->each, at->node, r->job->arena, &nodes,
	    &n) == -1) {
		r->job->faults++;
		return tail;
	}
	if (n == 0 && t->required)
		return expand_missing(r, t, at, tail);
	for (i = 0; i < n && !r->stopped; i++) {
		inner = (struct scope){ nodes[i], (int)i + 1, (int)n };
		tail = expand_once(r, t, &inner, tail);
	}
	return tail;
}

/* The if of t; that of a check says if it is ticked and leaves it there. */
static int
passes(struct run *r, const struct template_node *t, const struct scope *at)
{
	int	 result = 0;

	if (t->test == NULL)
		return 1;
	xpath_at(r->xpath, at->position, at->last);
	if (xpath_test(r->xpath, t->test, at->node, &result) == -1)
		r->job->faults++;
	return result;
}

static struct node **
expand_check(struct run *r, const struct template_node *t,
    const struct scope *at, struct node **tail)
{
	struct node	**next = expand_once(r, t, at, tail);

	if (next != tail)
		(*tail)->ticked = t->test != NULL && passes(r, t, at);
	return next;
}

static struct node **
expand_all(struct run *r, const struct template_node *t,
    const struct scope *at, struct node **tail)
{
	for (; t != NULL && !r->stopped; t = t->next) {
		r->stopped = r->job->faults > JOB_FAULTS_MAX;
		if (t->element == ELEMENT_CHECK && t->each == NULL)
			tail = expand_check(r, t, at, tail);
		else if (!passes(r, t, at))
			continue;
		else if (t->each != NULL)
			tail = expand_each(r, t, at, tail);
		else
			tail = expand_once(r, t, at, tail);
	}
	return tail;
}

/* The node that select= names; the document itself without one. */
static xmlNode *
select_root(struct run *r, const struct template *t, xmlDoc *data)
{
	struct source	  source = { t->path, t->root->line, (xmlNode *)data };
	xmlNode		**nodes;
	size_t		  n;

	if (t->select == NULL)
		return (xmlNode *)data;
	if (xpath_nodes(r->xpath, t->select, (xmlNode *)data, r->job->arena,
	    &nodes, &n) == -1) {
		r->job->faults++;
		return NULL;
	}
	if (n > 0)
		return nodes[0];
	job_fault(r->job, DIAG_P013, &source, xpath_expr_text(t->select), NULL,
	    NULL);
	return NULL;
}

struct node *
expand_run(struct job *job, const struct template *t, xmlDoc *data, int *draft)
{
	struct run	 r = { .job = job };
	struct scope	 at = { NULL, 1, 1 };
	struct node	*root = NULL;

	*draft = 0;
	r.xpath = xpath_new(job->diags, data);
	if (job->office != NULL)
		xpath_set_node(r.xpath, "office", job->office);
	buf_init(&r.text, EXPAND_BYTES);
	at.node = select_root(&r, t, data);
	if (at.node != NULL) {
		expand_once(&r, t->root, &at, &root);
		if (t->draft != NULL &&
		    xpath_test(r.xpath, t->draft, at.node, draft) == -1)
			job->faults++;
	}
	buf_free(&r.text);
	xpath_free(r.xpath);
	return r.stopped ? NULL : root;
}

const char *
expand_attribute(const struct node *node, const char *name)
{
	const struct template_attribute	*a;

	if ((a = template_attribute(node->from, name)) == NULL)
		return NULL;
	if (node->values != NULL)
		return node->values[a - node->from->attributes];
	return a->value.parts[0].text;
}

static void
write_escaped(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '<':
			buf_puts(out, "&lt;");
			break;
		case '>':
			buf_puts(out, "&gt;");
			break;
		case '&':
			buf_puts(out, "&amp;");
			break;
		case '"':
			buf_puts(out, "&quot;");
			break;
		default:
			buf_putc(out, *s);
		}
	}
}

static int
is_block(enum element e)
{
	return e != ELEMENT_TEXT && (e < ELEMENT_B || e > ELEMENT_NOTE);
}

static void
write_node(const struct node *node, struct buf *out, int depth, int mixed)
{
	const struct template_node	*t = node->from;
	const struct node		*child;
	const char			*name = template_element(t->element);
	int				 inner = 0;
	size_t				 i;

	if (t->element == ELEMENT_TEXT) {
		write_escaped(out, node->text);
		return;
	}
	if (!mixed)
		buf_printf(out, "\n%*s", depth, "");
	buf_printf(out, "<%s", name);
	for (i = 0; i < t->n_attributes; i++) {
		buf_printf(out, " %s=\"", t->attributes[i].name);
		write_escaped(out, expand_attribute(node,
		    t->attributes[i].name));
		buf_putc(out, '"');
	}
	if (t->element == ELEMENT_CHECK)
		buf_printf(out, " ticked=\"%s\"", node->ticked ? "yes" : "no");
	if (node->first == NULL) {
		buf_puts(out, "/>");
		return;
	}
	buf_putc(out, '>');
	for (child = node->first; child != NULL; child = child->next)
		inner |= !is_block(child->from->element);
	for (child = node->first; child != NULL; child = child->next)
		write_node(child, out, depth + 1, mixed || inner);
	if (!mixed && !inner)
		buf_printf(out, "\n%*s", depth, "");
	buf_printf(out, "</%s>", name);
}

void
expand_write(const struct node *root, struct buf *out)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	write_node(root, out, 0, 0);
	buf_putc(out, '\n');
}
