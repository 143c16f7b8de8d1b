#include "press/fields.h"

#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "press/template_walk.h"

enum { BUCKETS = 1024, STEP_MAX = 256 };

struct collection {
	struct arena		*arena;
	struct press_fields	*fields;
	struct press_field	*buckets[BUCKETS];
};

/* What a function says of its argument. */
static const struct {
	const char	*function;
	const char	*kind;
} kinds[] = {
	{ "k:date", "date" }, { "k:date-weekday", "date" },
	{ "k:moment", "moment" }, { "k:day", "date" }, { "k:year", "date" },
	{ "k:is-date", "date" }, { "k:date-le", "date" },
	{ "k:date-lt", "date" }, { "k:instant-le", "moment" },
	{ "k:instant-lt", "moment" }, { "k:earliest-issue", "date" },
	{ "k:add-days", "date" }, { "k:days", "date" },
	{ "k:period-end", "date" }, { "k:years-end", "date" },
	{ "k:won", "number" }, { "k:comma", "number" },
	{ "k:won-text", "number" }, { "k:won-formal", "number" },
	{ "k:add", "number" }, { "k:sub", "number" }, { "k:mul", "number" },
	{ "k:sum", "number" }, { "k:percent", "number" },
	{ "k:is-number", "number" }, { "k:eq", "number" },
	{ "k:le", "number" }, { "k:lt", "number" },
	{ "k:share-le", "number" }, { "k:share-ge", "number" },
	{ "k:pad", "number" }, { "sum", "number" }, { "number", "number" },
	{ "round", "number" }, { "floor", "number" },
	{ "ceiling", "number" }, { "k:brn", "brn" },
	{ "k:brn-valid", "brn" }, { "k:crn", "crn" },
	{ "k:crn-valid", "crn" }
};

/* What a skeleton says; valid, and nobody's. */
static const struct {
	const char	*kind;
	const char	*value;
} samples[] = {
	{ "date", "2026-02-20" }, { "number", "1000000" },
	{ "moment", "2026-02-20T10:00:00+09:00" },
	{ "brn", "999-81-20419" }, { "crn", "199911-0042011" }
};

static const char *
kind_of(const char *function)
{
	size_t	 i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].function, function) == 0)
			return kinds[i].kind;
	return "text";
}

/* Numbers of a bar, with which it can be drawn. */
static const struct {
	const char	*attribute, *sample;
} bar_numbers[] = {
	{ "start", "1" }, { "end", "2" }, { "of", "12" }
};

static void
note_bar(struct press_field *f, const struct template_expression *e)
{
	size_t	 i;

	if (e->attribute == NULL || e->node->element != ELEMENT_BAR)
		return;
	for (i = 0; i < sizeof(bar_numbers) / sizeof(bar_numbers[0]); i++)
		if (strcmp(bar_numbers[i].attribute, e->attribute) == 0) {
			f->kind = "number";
			f->sample = bar_numbers[i].sample;
		}
}

/* Of nought, any sum agrees. */
static void
note_sum(struct press_field *f, const char *function)
{
	if (strcmp(function, "k:add") == 0 || strcmp(function, "k:sub") == 0 ||
	    strcmp(function, "k:eq") == 0 || strcmp(function, "k:sum") == 0)
		f->sample = "0";
}

static unsigned
hash(const char *s)
{
	unsigned	 h = 5381;

	for (; *s != '\0'; s++)
		h = h * 33 + (unsigned char)*s;
	return h % BUCKETS;
}

static struct press_field *
field_new(struct collection *c, const char *path)
{
	struct press_field	*f = arena_alloc(c->arena, sizeof(*f));

	f->path = path;
	f->kind = "text";
	f->tail = &f->places;
	return f;
}

/* The field of that path, made when it is first asked for. */
static struct press_field *
field(struct collection *c, const char *path)
{
	struct press_field	**bucket = &c->buckets[hash(path)];
	struct press_field	 *f;

	for (f = *bucket; f != NULL; f = f->chain)
		if (strcmp(f->path, path) == 0)
			return f;
	f = field_new(c, path);
	f->chain = *bucket;
	*bucket = f;
	*c->fields->tail = f;
	c->fields->tail = &f->next;
	return f;
}

static void
add_place(struct collection *c, struct press_field *f,
    const struct template_expression *e)
{
	struct press_place	*place;

	for (place = f->places; place != NULL; place = place->next)
		if (place->line == e->line &&
		    strcmp(place->file, e->file) == 0)
			return;
	place = arena_alloc(c->arena, sizeof(*place));
	place->file = e->file;
	place->line = e->line;
	*f->tail = place;
	f->tail = &place->next;
}

/* What is asked of a path that decides whether the expression is empty. */
static enum press_need
need_of(const struct template_expression *e, int alternative)
{
	int	 needed = e->use == TEMPLATE_HOLE ||
		    e->use == TEMPLATE_SELECT ||
		    (e->use == TEMPLATE_EACH && e->node->required);

	if (!needed)
		return PRESS_OPTIONAL;
	if (e->conditional)
		return PRESS_CONDITIONAL;
	return alternative ? PRESS_ALTERNATIVE : PRESS_REQUIRED;
}

static struct press_field *
add(struct collection *c, const struct template_expression *e,
    const char *path, enum press_need need)
{
	struct press_field	*f;

	f = field(c, path[0] != '\0' ? path : "/");
	if (need > f->need)
		f->need = need;
	add_place(c, f, e);
	return f;
}

static void
add_read(struct collection *c, const struct template_expression *e,
    const struct xpath_read *read)
{
	struct press_field	*f;
	const char		*kind = kind_of(read->function);

	f = add(c, e, read->path, read->carries ?
	    need_of(e, read->alternative) : PRESS_OPTIONAL);
	f->value |= strcmp(read->function, "count") != 0;
	if (strcmp(f->kind, "text") == 0)
		f->kind = kind;
	if (f->sample == NULL)
		f->sample = read->value;
	note_sum(f, read->function);
	note_bar(f, e);
}

/* The nodes that the expression is: read as text, or gone through. */
static void
add_nodes(struct collection *c, const struct template_expression *e)
{
	int			 through = e->use == TEMPLATE_EACH ||
				    e->use == TEMPLATE_SELECT;
	struct press_field	*f;
	size_t			 i;

	for (i = 0; i < e->reads.nodes.n; i++) {
		/* What is gone through has a text, if there is any of it. */
		f = add(c, e, e->reads.nodes.paths[i], strcmp(e->text, ".") ==
		    0 ? PRESS_OPTIONAL : need_of(e, e->reads.nodes.n > 1));
		note_bar(f, e);
		f->repeated |= e->use == TEMPLATE_EACH;
		f->value |= !through && e->use != TEMPLATE_TEST;
	}
}

static void
collect(void *closure, const struct template_expression *e)
{
	struct collection	*c = closure;
	const struct xpath_read	*read;
	struct press_field	*f;

	for (read = e->reads.first; read != NULL; read = read->next)
		add_read(c, e, read);
	add_nodes(c, e);
	if (!e->reads.unresolved)
		return;
	f = field_new(c, arena_strdup(c->arena, e->text));
	add_place(c, f, e);
	*c->fields->last = f;
	c->fields->last = &f->next;
}

void
fields_of(struct press_fields *fields, struct arena *arena,
    const struct template *t)
{
	struct collection	 c = { .arena = arena, .fields = fields };

	*fields = (struct press_fields){ .first = NULL };
	fields->tail = &fields->first;
	fields->last = &fields->unresolved;
	template_walk(t, arena, collect, &c);
}

/* ---- skeleton ---- */

/* One step of a path: name, and a condition it carries. */
struct step {
	char	 name[STEP_MAX];	/* "@id" for an attribute */
	char	 key[STEP_MAX], value[STEP_MAX];	/* "" if none */
};

static int
copy(char *out, const char *s, size_t len)
{
	if (len >= STEP_MAX)
		return -1;
	memcpy(out, s, len);
	out[len] = '\0';
	return 0;
}

/* Takes [key='value'] behind a name; 0, or -1. */
static int
take_condition(const char **path, struct step *step)
{
	const char	*equal = strstr(*path, "='");
	const char	*end = equal != NULL ? strstr(equal, "']") : NULL;

	if (end == NULL ||
	    copy(step->key, *path + 1, (size_t)(equal - *path) - 1) == -1 ||
	    copy(step->value, equal + 2, (size_t)(end - equal) - 2) == -1)
		return -1;
	*path = end + 2;
	return 0;
}

/*
 * The next step of *PATH: 1, 0 at the end, -1 if it is none that an element
 * could be made for (a wildcard, a prefix).
 */
static int
take_step(const char **path, struct step *step)
{
	size_t	 len;

	*path += strspn(*path, "/");
	if (**path == '\0')
		return 0;
	len = strcspn(*path, "/[");
	if (copy(step->name, *path, len) == -1 ||
	    strpbrk(step->name, "*:$") != NULL)
		return -1;
	*path += len;
	step->key[0] = step->value[0] = '\0';
	while (**path == '[')
		if (take_condition(path, step) == -1)
			return -1;
	return 1;
}

static void
set_key(xmlNode *node, const struct step *step)
{
	if (step->key[0] == '@')
		xml_put(node, step->key + 1, step->value);
	else if (step->key[0] != '\0' && step->key[0] != '.')
		xml_add_text(node, step->key, step->value);
}

static int
has_key(const xmlNode *node, const struct step *step)
{
	struct arena	*arena;
	const xmlNode	*child;
	const char	*value = NULL;
	int		 result;

	if (step->key[0] == '\0')
		return 1;
	arena = arena_new();
	if (step->key[0] == '@')
		value = xml_attribute(arena, node, step->key + 1);
	else if ((child = xml_child(node, step->key)) != NULL)
		value = xml_text(arena, child);
	result = value != NULL && strcmp(value, step->value) == 0;
	arena_free(arena);
	return result;
}

/* Its value if it has one, else what it is called. */
static const char *
sample_of(const struct press_field *f, const char *name)
{
	size_t	 i;

	if (f->sample != NULL && f->sample[0] != '\0')
		return f->sample;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		if (strcmp(samples[i].kind, f->kind) == 0)
			return samples[i].value;
	return name[0] == '@' ? name + 1 : name;
}

static void
put_attribute(xmlNode *node, const struct press_field *f, const char *name)
{
	struct arena	*arena = arena_new();

	if (xml_attribute(arena, node, name + 1) == NULL)
		xml_put(node, name + 1, sample_of(f, name));
	arena_free(arena);
}

static void	 put_path(xmlNode *, const char *, const struct press_field *,
		    int);

/* A step without a condition is of all elements of its name. */
static void
put_below(xmlNode *node, const struct step *step, const char *path,
    const struct press_field *f, int texts)
{
	xmlNode	*child = xml_child(node, step->name);
	int	 found = 0;

	for (; child != NULL; child = xml_next_named(child, step->name)) {
		if (!has_key(child, step))
			continue;
		found = 1;
		put_path(child, path, f, texts);
	}
	if (found)
		return;
	child = xml_add(node, step->name);
	set_key(child, step);
	put_path(child, path, f, texts);
}

/* Makes way for what is left of a path; as deep as the path. */
static void
put_path(xmlNode *node, const char *path, const struct press_field *f,
    int texts)
{
	struct step	 step;
	int		 more = take_step(&path, &step);

	if (more == 1 && step.name[0] == '@')
		put_attribute(node, f, step.name);
	else if (more == 1)
		put_below(node, &step, path, f, texts);
	else if (more == 0 && texts && f->value && node->children == NULL)
		xml_append(node, sample_of(f, xml_name(node)));
}

/* The root is made by the first; a wildcard is any. */
static void
put_field(xmlDoc **doc, const struct press_field *f, int texts)
{
	const char	*path = f->path;
	struct step	 step;
	int		 any = strncmp(path, "/*/", 3) == 0;

	if (any)
		path += 2;
	else if (path[0] != '/' || take_step(&path, &step) != 1 ||
	    step.name[0] == '@')
		return;
	if (*doc == NULL && !any)
		*doc = xml_new(step.name);
	if (*doc != NULL && (any || xml_is(xmlDocGetRootElement(*doc),
	    step.name)))
		put_path(xmlDocGetRootElement(*doc), path, f, texts);
}

/* First all elements, so that only those without any inside get a text. */
xmlDoc *
fields_skeleton(const struct press_fields *fields)
{
	const struct press_field	*f;
	xmlDoc				*doc = NULL;
	int				 texts;

	for (texts = 0; texts < 2; texts++)
		for (f = fields->first; f != NULL; f = f->next)
			put_field(&doc, f, texts);
	return doc;
}
