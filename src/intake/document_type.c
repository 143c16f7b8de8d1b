#include "intake/document_type.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "intake/signs.h"

enum {
	TITLE_POINTS	= 10,
	ISSUER_POINTS	= 4,
	FORM_POINTS	= 3,
	WORD_POINTS	= 2,
	AGAINST_POINTS	= 6,
	POINTS_MAX	= 100,
	USE_DEPTH	= 4	/* sets that use sets */
};

#define FIELD_SETS	"common/fields.xml"

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "intake/document_type.in"
#undef ELEMENT
};

/* What one file is loaded with. */
struct loader {
	struct diags		*diags;
	struct arena		*arena;
	const char		*file;
	const xmlNode		*sets;		/* root of the field sets */
	const char		*sets_file;
	struct document_type	*type;
	int			 faults;
	int			 depth;		/* of sets in use */
};

static void
fault(struct loader *l, enum diag_code code, const xmlNode *node,
    const char *first, const char *second)
{
	l->faults++;
	diag_at(l->diags, code,
	    (struct place){ .file = l->file, .line = xml_line(node) }, first,
	    second, NULL);
}

/* An attribute, or FALLBACK. */
static const char *
text_of(struct loader *l, const xmlNode *node, const char *name,
    const char *fallback)
{
	const char	*value = xml_attribute(l->arena, node, name);

	return value != NULL ? value : fallback;
}

/* A whole number from LOW to HIGH. */
static int
number_of(struct loader *l, const xmlNode *node, const char *name,
    int fallback, int low, int high)
{
	const char	*text = xml_attribute(l->arena, node, name);
	char		*end;
	long		 value;

	if (text == NULL)
		return fallback;
	value = strtol(text, &end, 10);
	if (end != text && *end == '\0' && value >= low && value <= high)
		return (int)value;
	fault(l, DIAG_I121, node, name, text);
	return fallback;
}

static int
yes(struct loader *l, const xmlNode *node, const char *name)
{
	const char	*text = text_of(l, node, name, "no");

	if (strcmp(text, "yes") == 0)
		return 1;
	if (strcmp(text, "no") != 0)
		fault(l, DIAG_I121, node, name, text);
	return 0;
}

/* Words that an enumeration may be written as. */
struct name {
	const char	*name;
	int		 value;
};

#define NAMES(table)	(table), sizeof(table) / sizeof((table)[0])

/* The sum of the blank-separated words of an attribute. */
static int
names_of(struct loader *l, const xmlNode *node, const char *attribute,
    const char *fallback, const struct name *names, size_t n)
{
	const char	*s = text_of(l, node, attribute, fallback);
	int		 sum = 0;
	size_t		 i, len;

	for (; (s += strspn(s, " "), len = strcspn(s, " ")) > 0; s += len) {
		for (i = 0; i < n; i++)
			if (strlen(names[i].name) == len &&
			    strncmp(names[i].name, s, len) == 0)
				break;
		if (i < n)
			sum |= names[i].value;
		else
			fault(l, DIAG_I121, node, attribute, s);
	}
	return sum;
}

/* The words of an element; an empty one is a fault. */
static void
take_words(struct loader *l, const xmlNode *node, struct words *w)
{
	folded_words(l->arena, xml_text(l->arena, node), w);
	if (w->len == 0)
		fault(l, DIAG_I122, node, xml_name(node), NULL);
}

/* Longest words first: 사업자등록증명 before 사업자등록증. */
static void
add_words(struct loader *l, const xmlNode *node, struct words **list)
{
	struct words	*w = arena_alloc(l->arena, sizeof(*w));

	take_words(l, node, w);
	while (*list != NULL && (*list)->len >= w->len)
		list = &(*list)->next;
	w->next = *list;
	*list = w;
}

static void
add_evidence(struct loader *l, const xmlNode *node, struct evidence **list,
    int points, int sign)
{
	struct evidence	*e = arena_alloc(l->arena, sizeof(*e));

	take_words(l, node, &e->words);
	e->points = sign * number_of(l, node, "points", points, -POINTS_MAX,
	    POINTS_MAX);
	while (*list != NULL && (*list)->words.len >= e->words.len)
		list = &(*list)->next;
	e->next = *list;
	*list = e;
}

/* Options keep the order they are written in: the first one found counts. */
static struct option *
take_options(struct loader *l, const xmlNode *node, const char *name)
{
	struct option	*first = NULL, **last = &first;
	const xmlNode	*child;

	for (child = xml_child(node, name); child != NULL;
	    child = xml_next_named(child, name)) {
		struct option	*o = arena_alloc(l->arena, sizeof(*o));

		take_words(l, child, &o->words);
		o->value = text_of(l, child, "value", o->words.text);
		*last = o;
		last = &o->next;
	}
	return first;
}

static void
add_field(struct loader *l, const xmlNode *node)
{
	static const struct name types[] = {
		{ "text", VALUE_TEXT }, { "number", VALUE_NUMBER },
		{ "company", VALUE_COMPANY },
		{ "person", VALUE_PERSON }, { "date", VALUE_DATE },
		{ "date-range", VALUE_DATES }, { "won", VALUE_WON },
		{ "brn", VALUE_BRN }, { "crn", VALUE_CRN },
		{ "count", VALUE_COUNT }, { "option", VALUE_OPTION },
	};
	static const struct name places[] = {
		{ "right", FIELD_RIGHT }, { "below", FIELD_BELOW },
		{ "beside", FIELD_BESIDE },
		{ "sentence", FIELD_SENTENCE },
	};
	struct field	**last = &l->type->fields, *f;
	const xmlNode	 *child;

	f = arena_alloc(l->arena, sizeof(*f));
	f->name = text_of(l, node, "name", "");
	f->type = (enum value_type)names_of(l, node, "type", "",
	    NAMES(types));
	f->where = names_of(l, node, "where", "right", NAMES(places));
	f->nth = number_of(l, node, "nth", 1, 1, 9);
	f->single = yes(l, node, "single");
	f->many = yes(l, node, "many");
	f->lone = yes(l, node, "lone");
	f->own_line = yes(l, node, "own-line");
	f->as_of = yes(l, node, "as-of");
	f->over_issuer = yes(l, node, "over-issuer");
	for (child = xml_child(node, "label"); child != NULL;
	    child = xml_next_named(child, "label"))
		add_words(l, child, &f->labels);
	for (child = xml_child(node, "row"); child != NULL;
	    child = xml_next_named(child, "row"))
		add_words(l, child, &f->rows);
	f->options = take_options(l, node, "word");
	f->shapes = take_options(l, node, "shape");
	while (*last != NULL)
		last = &(*last)->next;
	*last = f;
}

static void
add_mark(struct loader *l, const xmlNode *node)
{
	static const struct name places[] = {
		{ "text", MARK_TEXT }, { "word", MARK_WORD },
		{ "alone", MARK_ALONE }, { "title", MARK_TITLE },
		{ "heading", MARK_HEADING }, { "amount-below", MARK_AMOUNT },
	};
	struct mark	**last = &l->type->marks, *m;
	const xmlNode	 *child;

	m = arena_alloc(l->arena, sizeof(*m));
	m->name = text_of(l, node, "name", "");
	m->where = (enum mark_where)names_of(l, node, "where", "text",
	    NAMES(places));
	m->first = yes(l, node, "first");
	m->options = take_options(l, node, "word");
	if (m->options == NULL)
		fault(l, DIAG_I122, node, "mark", NULL);
	for (child = xml_child(node, "unless"); child != NULL;
	    child = xml_next_named(child, "unless"))
		add_words(l, child, &m->unless);
	while (*last != NULL)
		last = &(*last)->next;
	*last = m;
}

static void
add_choice(struct loader *l, const xmlNode *node)
{
	struct choice	*c = arena_alloc(l->arena, sizeof(*c));

	c->name = text_of(l, node, "name", "");
	c->options = take_options(l, node, "word");
	c->next = l->type->choices;
	l->type->choices = c;
}

static void
add_statement(struct loader *l, const xmlNode *node)
{
	struct amount	**last = &l->type->amounts;
	struct words	 *titles = NULL;
	const xmlNode	 *child;

	for (child = xml_child(node, "title"); child != NULL;
	    child = xml_next_named(child, "title"))
		add_words(l, child, &titles);
	while (*last != NULL)
		last = &(*last)->next;
	for (child = xml_child(node, "amount"); child != NULL;
	    child = xml_next_named(child, "amount")) {
		struct amount	*a = arena_alloc(l->arena, sizeof(*a));

		a->name = text_of(l, child, "name", "");
		a->code = text_of(l, child, "code", "");
		a->form = text_of(l, node, "form", "");
		take_words(l, child, &a->label);
		a->statements = titles;
		*last = a;
		last = &a->next;
	}
}

static void
add_column(struct loader *l, const xmlNode *node)
{
	struct column	**last = &l->type->columns, *c;
	const xmlNode	 *child;

	c = arena_alloc(l->arena, sizeof(*c));
	c->name = text_of(l, node, "name", "");
	for (child = xml_child(node, "label"); child != NULL;
	    child = xml_next_named(child, "label"))
		add_words(l, child, &c->labels);
	while (*last != NULL)
		last = &(*last)->next;
	*last = c;
}

static void
add_title(struct loader *l, const xmlNode *node)
{
	add_evidence(l, node, &l->type->titles, TITLE_POINTS, 1);
}

static void
add_issuer(struct loader *l, const xmlNode *node)
{
	add_evidence(l, node, &l->type->issuers, ISSUER_POINTS, 1);
}

static void
add_form(struct loader *l, const xmlNode *node)
{
	struct words	 w;

	take_words(l, node, &w);
	signs_form(l->arena, &l->type->forms, w.text, number_of(l, node,
	    "points", FORM_POINTS, 0, POINTS_MAX));
}

static void
add_word(struct loader *l, const xmlNode *node)
{
	add_evidence(l, node, &l->type->words, WORD_POINTS, 1);
}

static void
add_against(struct loader *l, const xmlNode *node)
{
	add_evidence(l, node, &l->type->words, AGAINST_POINTS, -1);
}

static void
add_file_name(struct loader *l, const xmlNode *node)
{
	add_words(l, node, &l->type->file_names);
}

static void
add_stop(struct loader *l, const xmlNode *node)
{
	add_words(l, node, &l->type->stops);
}

static void
add_host(struct loader *l, const xmlNode *node)
{
	struct words	*w = arena_alloc(l->arena, sizeof(*w));

	w->text = text_of(l, node, "document", "");
	w->next = l->type->hosts;
	l->type->hosts = w;
}

static void	 take_children(struct loader *, const xmlNode *);

static void
use_set(struct loader *l, const xmlNode *node)
{
	const char	*id = text_of(l, node, "set", ""), *file = l->file;
	const xmlNode	*set = NULL;

	if (l->sets != NULL)
		set = xml_child(l->sets, "set");
	while (set != NULL && strcmp(text_of(l, set, "id", ""), id) != 0)
		set = xml_next_named(set, "set");
	if (set == NULL || l->depth == USE_DEPTH) {
		fault(l, DIAG_I123, node, id, FIELD_SETS);
		return;
	}
	/* What is wrong in the set stands in its file. */
	l->file = l->sets_file;
	l->depth++;
	take_children(l, set);
	l->depth--;
	l->file = file;
}

static void
take_children(struct loader *l, const xmlNode *parent)
{
	static const struct {
		const char	*name;
		void		(*take)(struct loader *, const xmlNode *);
	} elements[] = {
		{ "title", add_title },
		{ "issuer", add_issuer },
		{ "form", add_form },
		{ "word", add_word },
		{ "against", add_against },
		{ "file-name", add_file_name },
		{ "within", add_host },
		{ "use", use_set },
		{ "field", add_field },
		{ "stop", add_stop },
		{ "mark", add_mark },
		{ "choice", add_choice },
		{ "statement", add_statement },
		{ "column", add_column },
	};
	const xmlNode	*node;
	size_t		 i;

	for (node = xml_first(parent); node != NULL; node = xml_next(node))
		for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
			if (xml_is(node, elements[i].name))
				elements[i].take(l, node);
}

/* "local-tax" of "local-tax.xml". */
static const char *
id_of(struct arena *arena, const char *file)
{
	return arena_strndup(arena, file, strlen(file) - strlen(".xml"));
}

/* A document of our vocabulary with this root, or NULL with diags. */
static xmlDoc *
open_file(struct diags *ds, const char *path, const char *root)
{
	xmlDoc	*doc = xml_read_file(ds, path);

	if (doc == NULL)
		return NULL;
	if (!xml_is(xmlDocGetRootElement(doc), root)) {
		diag_at(ds, DIAG_B016, (struct place){ .file = path,
		    .line = xml_line(xmlDocGetRootElement(doc)) },
		    xml_name(xmlDocGetRootElement(doc)), root, NULL);
		xml_free(doc);
		return NULL;
	}
	if (vocab_check(ds, path, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0])) == 0)
		return doc;
	xml_free(doc);
	return NULL;
}

/* NULL with diags if the file is faulty. */
static struct document_type *
load_type(struct diags *ds, struct arena *arena, const char *dir,
    const char *name, const xmlNode *sets)
{
	struct loader	 l = { .diags = ds, .arena = arena, .sets = sets };
	const xmlNode	*root;
	xmlDoc		*doc;

	l.file = file_join(arena, dir, name);
	l.sets_file = file_join(arena, dir, FIELD_SETS);
	if ((doc = open_file(ds, l.file, "document-type")) == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	l.type = arena_alloc(arena, sizeof(*l.type));
	l.type->id = id_of(arena, name);
	l.type->label = text_of(&l, root, "label", "");
	l.type->obtain = text_of(&l, root, "obtain", "");
	l.type->untitled = yes(&l, root, "untitled");
	l.type->is_signed = yes(&l, root, "signed");
	l.type->ticks = yes(&l, root, "ticks");
	take_children(&l, root);
	if (l.type->titles == NULL && !l.type->untitled)
		fault(&l, DIAG_I124, root, l.type->id, NULL);
	xml_free(doc);
	return l.faults == 0 ? l.type : NULL;
}

/* Hosts must be types; known only when all are loaded. */
static int
check_hosts(struct diags *ds, const struct document_type *types,
    const char *dir)
{
	const struct document_type	*t;
	const struct words		*w;
	int				 faults = 0;

	for (t = types; t != NULL; t = t->next)
		for (w = t->hosts; w != NULL; w = w->next)
			if (document_type_find(types, w->text) == NULL) {
				diag_at(ds, DIAG_I125, (struct place){
				    .file = dir, .where = t->id }, w->text,
				    NULL);
				faults++;
			}
	return faults > 0 ? -1 : 0;
}

static struct document_type *
load_all(struct diags *ds, struct arena *arena, const char *dir,
    char *const *names, const xmlNode *sets)
{
	struct document_type	*first = NULL, **last = &first;
	int			 faults = 0;

	for (; *names != NULL; names++) {
		*last = load_type(ds, arena, dir, *names, sets);
		if (*last != NULL)
			last = &(*last)->next;
		else
			faults++;
	}
	if (faults > 0 || check_hosts(ds, first, dir) == -1)
		return NULL;
	if (first == NULL)
		diag_at(ds, DIAG_I120, (struct place){ .file = dir }, NULL);
	return first;
}

struct document_type *
document_type_load(struct diags *ds, struct arena *arena, const char *dir)
{
	struct document_type	*types;
	const char		*path = file_join(arena, dir, FIELD_SETS);
	char			**names = file_list(ds, arena, dir, ".xml");
	xmlDoc			*sets = NULL;

	if (names == NULL)
		return NULL;
	if (file_exists(path) &&
	    (sets = open_file(ds, path, "fields")) == NULL)
		return NULL;
	types = load_all(ds, arena, dir, names,
	    sets != NULL ? xmlDocGetRootElement(sets) : NULL);
	xml_free(sets);
	signs_gather(arena, types);
	return types;
}

const struct document_type *
document_type_find(const struct document_type *types, const char *id)
{
	while (types != NULL && strcmp(types->id, id) != 0)
		types = types->next;
	return types;
}

int
document_type_within(const struct document_type *type,
    const struct document_type *host)
{
	const struct words	*w;

	for (w = type->hosts; w != NULL; w = w->next)
		if (strcmp(w->text, host->id) == 0)
			return 1;
	return 0;
}
