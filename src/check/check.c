#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/check_inside.h"
#include "check/judge.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/shared.h"

/* Folders of data that programmes share. */
#define NO_PROGRAMMES "common documents notices"


struct check {
	struct arena		 *arena;
	const char		 *dir;
	struct shared		 *shared;
	struct programme	**programmes;
	size_t			  n;
};

const struct programme *
check_inside(const struct check_programme *programme)
{
	return (const struct programme *)(const void *)programme;
}

static const struct check_programme *
outside(const struct programme *programme)
{
	return (const struct check_programme *)(const void *)programme;
}

static struct check *
new(struct diags *ds, const char *dir, int tested)
{
	struct check	*check = mem_alloc(sizeof(*check));
	char		**names;
	size_t		 n = 0;

	check->arena = arena_new();
	check->dir = arena_strdup(check->arena, dir);
	check->shared = shared_new(dir);
	names = file_list(ds, check->arena, dir, "");
	while (names != NULL && names[n] != NULL)
		n++;
	check->programmes = arena_array(check->arena, n + 1,
	    sizeof(struct programme *));
	for (; names != NULL && *names != NULL; names++)
		if (!names_among(NO_PROGRAMMES, *names) && file_is_directory(
		    file_join(check->arena, dir, *names)))
			check->programmes[check->n++] =
			    programme_load(ds, check->shared, dir, *names,
			    tested);
	check_unique(ds, check->programmes, check->n);
	return check;
}

struct check *
check_new(struct diags *ds, const char *dir)
{
	return new(ds, dir, 1);
}

struct check *
check_new_untested(struct diags *ds, const char *dir)
{
	return new(ds, dir, 0);
}

void
check_free(struct check *check)
{
	size_t	 i;

	if (check == NULL)
		return;
	for (i = 0; i < check->n; i++)
		programme_free(check->programmes[i]);
	shared_free(check->shared);
	arena_free(check->arena);
	free(check);
}

size_t
check_count(const struct check *check)
{
	return check->n;
}

const struct check_programme *
check_programme(const struct check *check, size_t i)
{
	return outside(check->programmes[i]);
}

static const struct programme *
find(const struct check *check, const char *name)
{
	const struct check_programme	*found = check_find(check, name);

	return found != NULL ? check_inside(found) : NULL;
}

const char *
check_id(const struct check_programme *programme)
{
	return check_inside(programme)->id;
}

const char *
check_title(const struct check_programme *programme)
{
	return check_inside(programme)->title;
}

int
check_provisional(const struct check_programme *programme)
{
	return programme_is_provisional(check_inside(programme));
}

int
check_usable(const struct check_programme *programme)
{
	return !check_inside(programme)->faulty;
}

/* The programme of that id if it can be used, else NULL with a diag. */
static const struct programme *
named(struct check *check, struct diags *ds, const char *id)
{
	const struct check_programme	*found = check_named(check, ds, id);
	const struct programme		*p;

	p = found != NULL ? check_inside(found) : NULL;
	if (p != NULL && p->faulty)
		diag_at(ds, DIAG_K022, (struct place){ .file = p->path },
		    p->id, NULL);
	return p != NULL && !p->faulty ? p : NULL;
}

static int
matches(const struct programme *p, struct diags *ds, xmlDoc *doc)
{
	struct xpath	*x;
	int		 result = 0;

	if (p->match == NULL)
		return 0;
	x = xpath_new(ds, doc);
	if (xpath_test(x, p->match, xmlDocGetRootElement(doc), &result) == -1)
		result = 0;
	xpath_free(x);
	return result;
}

/* The programme whose condition the case meets; how many there are in *N. */
static const struct programme *
matching(const struct check *check, struct diags *ds, xmlDoc *doc, size_t *n)
{
	const struct programme	*match = NULL;
	size_t			 i;

	*n = 0;
	for (i = 0; i < check->n; i++)
		if (matches(check->programmes[i], ds, doc)) {
			match = check->programmes[i];
			(*n)++;
		}
	return match;
}

/* The programme that can be used; how many there are in *N. */
static const struct programme *
usable(const struct check *check, size_t *n)
{
	const struct programme	*found = NULL;
	size_t			 i;

	*n = 0;
	for (i = 0; i < check->n; i++)
		if (!check->programmes[i]->faulty) {
			found = check->programmes[i];
			(*n)++;
		}
	return found;
}

/* An attribute of a part of the facts; "" where either is missing. */
static const char *
fact_attribute(struct check *check, xmlDoc *doc, const char *part,
    const char *name)
{
	const xmlNode	*facts = xml_child(xmlDocGetRootElement(doc), "facts");
	const xmlNode	*node = xml_child(facts, part);
	const char	*text = NULL;

	if (node != NULL)
		text = xml_attribute(check->arena, node, name);
	return text != NULL ? text : "";
}

/* What the application says it is for. */
static const char *
applied_for(struct check *check, xmlDoc *doc)
{
	return fact_attribute(check, doc, "application", "programme");
}

/* For messages: which of many bundles is meant. */
static const char *
bundle_name(struct check *check, xmlDoc *doc)
{
	return fact_attribute(check, doc, "bundle", "name");
}

/*
 * The programme the case itself names; only if it names none, the only one
 * there is. What was named and is faulty, or is not there, must not be
 * replaced by another in silence.
 */
static const struct programme *
choose(struct check *check, struct diags *ds, xmlDoc *doc)
{
	const struct programme	*match, *only;
	const char		*id = applied_for(check, doc);
	size_t			 n_match, n_usable;

	match = matching(check, ds, doc, &n_match);
	if (n_match == 1)
		return named(check, ds, match->id);
	if (n_match == 0 && id[0] != '\0' && find(check, id) != NULL)
		return named(check, ds, id);
	if (n_match == 0 && id[0] != '\0') {
		diag_at(ds, DIAG_K026, (struct place){ .file =
		    bundle_name(check, doc) }, id,
		    check_choice(check, check->arena, id), NULL);
		return NULL;
	}
	only = usable(check, &n_usable);
	if (n_match == 0 && n_usable == 1) {
		diag_at(ds, DIAG_K021, (struct place){ .file =
		    bundle_name(check, doc) }, only->title, NULL);
		return only;
	}
	if (n_usable == 0)
		diag_at(ds, DIAG_K024, (struct place){ 0 }, check->dir, NULL);
	else
		diag_at(ds, DIAG_K020, (struct place){ 0 },
		    check_choice(check, check->arena, ""), NULL);
	return NULL;
}

/* The clock of the run; a case that was kept has its own. */
static const char *
clock_of(struct check *check, const xmlNode *root,
    const struct check_options *options)
{
	const char	*as_of = options->as_of;

	if (as_of == NULL)
		as_of = xml_attribute(check->arena, xml_child(root, "facts"),
		    "as-of");
	return as_of != NULL ? as_of : "";
}

int
check_run(struct check *check, struct diags *ds, xmlDoc *doc,
    const struct check_options *options)
{
	const xmlNode		*root = xmlDocGetRootElement(doc);
	const struct programme	*p;

	if (root == NULL || !xml_is(root, "case") ||
	    xml_child(root, "facts") == NULL) {
		diag_at(ds, DIAG_K025, (struct place){ 0 }, NULL);
		return -1;
	}
	p = options->programme != NULL ?
	    named(check, ds, options->programme) :
	    choose(check, ds, doc);
	if (p == NULL)
		return -1;
	judge_case(p, ds, doc, clock_of(check, root, options));
	return 0;
}

static const xmlNode *
findings_of(const xmlDoc *doc)
{
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc);

	return root != NULL ? xml_child(root, "findings") : NULL;
}

enum check_verdict
check_verdict(const xmlDoc *doc)
{
	static const struct {
		const char		*word;
		enum check_verdict	 verdict;
	} words[] = {
		{ "pass", CHECK_PASS }, { "supplement", CHECK_SUPPLEMENT },
		{ "ineligible", CHECK_INELIGIBLE },
	};
	const xmlNode		*node = findings_of(doc);
	struct arena		*arena = arena_new();
	enum check_verdict	 verdict = CHECK_REVIEW;
	const char		*word = NULL;
	size_t			 i;

	if (node != NULL)
		word = xml_attribute(arena, node, "verdict");
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (word != NULL && strcmp(words[i].word, word) == 0)
			verdict = words[i].verdict;
	arena_free(arena);
	return verdict;
}

/* 1 if something passed only with a warning. */
static int
has_warning(const xmlDoc *doc)
{
	const xmlNode	*node = findings_of(doc);
	struct arena	*arena = arena_new();
	const char	*severity;
	int		 found = 0;

	for (node = node != NULL ? xml_first(node) : NULL;
	    node != NULL && !found; node = xml_next(node)) {
		severity = xml_attribute(arena, node, "severity");
		found = severity != NULL && strcmp(severity, "warning") == 0;
	}
	arena_free(arena);
	return found;
}

int
check_exit(const xmlDoc *doc)
{
	switch (check_verdict(doc)) {
	case CHECK_PASS:
		return has_warning(doc) ? 1 : 0;
	case CHECK_REVIEW:
		return 1;
	default:
		return 2;
	}
}

const struct programme *
check_each(struct check *check, struct diags *ds, const char *id, size_t *i,
    int *result)
{
	const struct programme	*p;

	if (id != NULL) {
		p = *i == 0 ? named(check, ds, id) : NULL;
		if (*i == 0 && p == NULL)
			*result = -1;
		*i = 1;
		return p;
	}
	while (*i < check->n) {
		p = named(check, ds, check->programmes[(*i)++]->id);
		if (p != NULL)
			return p;
		*result = -1;
	}
	return NULL;
}

const char *
check_dir(const struct check *check)
{
	return check->dir;
}
