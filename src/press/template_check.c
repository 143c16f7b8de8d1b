#include "press/template_check.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "press/house.h"
#include "press/image.h"
#include "press/length.h"
#include "press/template_walk.h"

enum { IDS_MAX = 10000, PREFIX = sizeof("$office") - 1 };

struct check {
	struct diags		*diags;
	const struct template	*t;
	struct arena		*arena;
	int			 faults;
	const char		**ids;		/* without holes */
	size_t			 n_ids;
	int			 free_ids;	/* some have holes */
	int			 heading;	/* level of the last */
};

static void
fault(struct check *c, enum diag_code code, const char *file, int line,
    const char *first, const char *second, const char *third)
{
	c->faults++;
	diag_at(c->diags, code, (struct place){ .file = file, .line = line },
	    first, second, third, NULL);
}

/* ---- expressions ---- */

static void
check_office(struct check *c, const struct template_expression *e,
    const char *rest)
{
	const char	*name;

	if (house_office(c->t->house) == NULL) {
		fault(c, DIAG_P140, e->file, e->line, NULL, NULL, NULL);
		return;
	}
	if (rest[0] != '/' || strchr("/*@", rest[1]) != NULL)
		return;
	name = arena_strndup(c->arena, rest + 1, strcspn(rest + 1, "/["));
	if (!house_office_has(name))
		fault(c, DIAG_P184, e->file, e->line, name, NULL, NULL);
}

static void
check_path(struct check *c, const struct template_expression *e,
    const char *path)
{
	if (path[0] != '$')
		return;
	if (strncmp(path, "$office", PREFIX) == 0 &&
	    strchr("/[", path[PREFIX]) != NULL)
		check_office(c, e, path + PREFIX);
	else
		fault(c, DIAG_P141, e->file, e->line, arena_strndup(c->arena,
		    path, strcspn(path, "/[")), NULL, NULL);
}

static void
check_expression(void *closure, const struct template_expression *e)
{
	struct check			*c = closure;
	const struct xpath_read		*read;
	size_t				 i;

	for (read = e->reads.first; read != NULL; read = read->next)
		check_path(c, e, read->path);
	/* What an each yields is read again by what stands in it. */
	for (i = 0; i < e->reads.nodes.n; i++)
		check_path(c, e, e->reads.nodes.paths[i]);
}

int
template_check_expressions(struct diags *ds, const struct template *t)
{
	struct check	 c = { .diags = ds, .t = t, .arena = arena_new() };

	template_walk(t, c.arena, check_expression, &c);
	arena_free(c.arena);
	return c.faults;
}

/* ---- structure ---- */

static const char *
plain(const struct template_node *node, const char *name)
{
	const struct template_attribute	*a = template_attribute(node, name);

	return a != NULL && hole_is_plain(&a->value) ?
	    a->value.parts[0].text : NULL;
}

static int
is_known(const struct check *c, const char *id)
{
	size_t	 i;

	for (i = 0; i < c->n_ids; i++)
		if (strcmp(c->ids[i], id) == 0)
			return 1;
	return 0;
}

/* One that is copied or only sometimes there may stand more than once. */
static void
note_id(struct check *c, const struct template_node *node)
{
	const char	*id = plain(node, "id");

	if (id == NULL) {
		c->free_ids |= template_attribute(node, "id") != NULL;
		return;
	}
	if (is_known(c, id) && node->test == NULL)
		fault(c, DIAG_P120, node->file, node->line, id, NULL, NULL);
	else if (c->n_ids < IDS_MAX)
		c->ids[c->n_ids++] = id;
}

static void
check_target(struct check *c, const struct template_node *node,
    const char *id)
{
	if (id != NULL && !c->free_ids && !is_known(c, id))
		fault(c, DIAG_P121, node->file, node->line, id, NULL, NULL);
}

static void
check_targets(struct check *c, const struct template_node *node)
{
	const char	*href = plain(node, "href");

	check_target(c, node, plain(node, "ref"));
	if (href != NULL && href[0] == '#')
		check_target(c, node, href + 1);
}

static void
check_image(struct check *c, const struct template_node *node)
{
	const char	*src = plain(node, "src"), *alt = plain(node, "alt");
	const char	*why = "";

	if (alt != NULL && alt[strspn(alt, " \t\r\n")] == '\0')
		fault(c, DIAG_P143, node->file, node->line, NULL, NULL, NULL);
	if (src == NULL || !house_is_inside(src))
		return;
	if (image_load(c->arena, house_find(c->t->house, c->arena, c->t->dir,
	    src), &why) == NULL)
		fault(c, DIAG_P021, node->file, node->line, src, why, NULL);
}

/* PDF/UA-1 (ISO 14289-1), 7.4.2: no level is left out on the way down. */
static void
check_heading(struct check *c, const struct template_node *node)
{
	const char	*name = template_element(node->element);
	int		 level;

	if (name[0] != 'h' || name[1] < '1' || name[1] > '6')
		return;
	level = name[1] - '0';
	if (level > c->heading + 1)
		fault(c, DIAG_P144, node->file, node->line, name, c->heading ==
		    0 ? "h1" : arena_printf(c->arena, "h%d", c->heading + 1),
		    NULL);
	c->heading = level;
}

/* How many widths are listed; 0 if one is none. */
static int
count_columns(const char *text)
{
	struct length	 l;
	size_t		 len;
	int		 n = 0;

	for (;; text += len, n++) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			return n;
		if (length_parse(text, len, &l) == -1 || l.n < 0)
			return 0;
	}
}

/* A whole number from 1, 1 if it is none: layout says so. */
static int
span_of(const struct template_node *cell)
{
	const char	*text = plain(cell, "colspan");
	int		 n = 0;

	if (text == NULL || strlen(text) > 4)
		return 1;
	for (; *text >= '0' && *text <= '9'; text++)
		n = n * 10 + (*text - '0');
	return n > 0 ? n : 1;
}

/* Columns that the cells of a row take whatever the data. */
static int
count_cells(const struct template_node *node)
{
	int	 n = 0;

	for (; node != NULL; node = node->next) {
		if (node->test != NULL || node->each != NULL)
			continue;
		if (node->element == ELEMENT_GROUP)
			n += count_cells(node->first);
		else if (node->element == ELEMENT_TH ||
		    node->element == ELEMENT_TD)
			n += span_of(node);
	}
	return n;
}

static void
check_rows(struct check *c, const struct template_node *node, int columns)
{
	for (; node != NULL; node = node->next) {
		if (node->element == ELEMENT_GROUP)
			check_rows(c, node->first, columns);
		else if (node->element == ELEMENT_TR &&
		    count_cells(node->first) > columns)
			fault(c, DIAG_P015, node->file, node->line,
			    arena_printf(c->arena, "%d", columns), NULL, NULL);
	}
}

static void
check_table(struct check *c, const struct template_node *node)
{
	const char	*text = plain(node, "columns");
	int		 columns;

	if (text == NULL)
		return;
	columns = count_columns(text);
	if (columns > 0)
		check_rows(c, node->first, columns);
	else
		fault(c, DIAG_P014, node->file, node->line, text, NULL, NULL);
}

static void
check_node(struct check *c, const struct template_node *node)
{
	check_heading(c, node);
	check_targets(c, node);
	if (node->element == ELEMENT_IMG)
		check_image(c, node);
	else if (node->element == ELEMENT_TABLE)
		check_table(c, node);
}

static void
visit(struct check *c, const struct template_node *node,
    void (*look)(struct check *, const struct template_node *))
{
	for (; node != NULL; node = node->next) {
		look(c, node);
		visit(c, node->first, look);
	}
}

int
template_check_structure(struct diags *ds, const struct template *t)
{
	struct check	 c = { .diags = ds, .t = t, .arena = arena_new() };

	c.ids = arena_array(c.arena, IDS_MAX, sizeof(*c.ids));
	visit(&c, t->root, note_id);
	visit(&c, t->root, check_node);
	arena_free(c.arena);
	return c.faults;
}
