#include "check/rule_test.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "check/budget.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/rules.h"
#include "check/shared.h"

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "check/rule_test.in"
#undef ELEMENT
};

static struct place
place_of(const struct rule_tests *file, const xmlNode *node)
{
	return (struct place){ .file = file->path, .line = xml_line(node) };
}

/*
 * Checks everything but what <add> holds, which is a piece of a case and has
 * no vocabulary of ours.
 */
static int
check_vocabulary(struct programme *p, const struct rule_tests *file)
{
	xmlDoc	*copy = xmlCopyDoc(file->doc, 1);
	xmlNode	*test = xml_first(xmlDocGetRootElement(copy));
	xmlNode	*edit;
	int	 result;

	for (; test != NULL; test = xml_next(test))
		for (edit = xml_child(test, "add"); edit != NULL;
		    edit = xml_next_named(edit, "add"))
			while (edit->children != NULL)
				xml_remove(edit->children);
	result = vocab_check(p->diags, file->path, copy, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0]));
	xml_free(copy);
	return result;
}

static void
load_test(struct programme *p, const struct rule_tests *file,
    const xmlNode *node, struct rule_test *test)
{
	test->node = node;
	test->rule = xml_attribute(p->arena, node, "rule");
	test->name = xml_attribute(p->arena, node, "name");
	test->expect = xml_attribute(p->arena, node, "expect");
	test->as_of = xml_attribute(p->arena, node, "as-of");
	if (programme_is_sound(p) &&
	    names_line(p->rule_ids, test->rule) == 0)
		diag_at(p->diags, DIAG_K010, place_of(file, node), test->rule,
		    NULL);
	if (!names_among(RULE_TEST_OUTCOMES, test->expect))
		diag_at(p->diags, DIAG_K011, place_of(file, node),
		    test->expect, RULE_TEST_OUTCOMES, NULL);
}

static void
load_base(struct programme *p, struct rule_tests *file, const char *folder,
    const xmlNode *root)
{
	const char	*path = file_join(p->arena, folder,
			    xml_attribute(p->arena, root, "base"));

	if (!file_exists(path)) {
		diag_at(p->diags, DIAG_K005, place_of(file, root), path, NULL);
		return;
	}
	file->base = xml_read_file(p->diags, path);
	if (file->base == NULL)
		return;
	root = xmlDocGetRootElement(file->base);
	if (xml_is(root, "case") && xml_child(root, "facts") != NULL)
		return;
	diag_at(p->diags, DIAG_K025, (struct place){ .file = path }, NULL);
	xml_free(file->base);
	file->base = NULL;
}

static void
load_file(struct programme *p, struct rule_tests *file, const char *folder)
{
	const xmlNode	*root = xmlDocGetRootElement(file->doc), *node;
	size_t		 n = 0;

	if (check_vocabulary(p, file) == -1)
		return;
	file->as_of = xml_attribute(p->arena, root, "as-of");
	load_base(p, file, folder, root);
	for (node = xml_first(root); node != NULL; node = xml_next(node))
		n++;
	file->tests = arena_array(p->arena, n + 1, sizeof(*file->tests));
	for (node = xml_first(root); node != NULL; node = xml_next(node))
		load_test(p, file, node, &file->tests[file->n_tests++]);
}

/* 1 if a test of the rule expects one of the words, or any but them. */
static int
is_tested(const struct programme *p, const char *rule, const char *words,
    int wanted)
{
	const struct rule_test	*test;
	size_t			 i, j;

	for (i = 0; i < p->n_tests; i++)
		for (j = 0; j < p->tests[i].n_tests; j++) {
			test = &p->tests[i].tests[j];
			if (strcmp(test->rule, rule) == 0 &&
			    names_among(words, test->expect) == wanted)
				return 1;
		}
	return 0;
}

/* PASSES are the words that count as passing, NULL if it never can. */
static void
prove(struct programme *p, struct place place, const char *rule,
    const char *passes)
{
	if (passes != NULL && !is_tested(p, rule, passes, 1))
		diag_at(p->diags, DIAG_K008, place, rule,
		    diag_english() ? "passes" : "적합", NULL);
	if (!is_tested(p, rule, "pass none not-applicable", 0))
		diag_at(p->diags, DIAG_K008, place, rule,
		    diag_english() ? "does not pass" : "적합이 아닌", NULL);
}

/* Information that is not given is as good as a pass. */
static const char *
passes_of(const struct rules_check *check)
{
	if (check->unprovable)
		return NULL;
	return strcmp(check->role, "info") == 0 ? "pass none" : "pass";
}

static void
prove_rules(struct programme *p, const struct rules *rules)
{
	const struct rules_check	*check;
	const struct rules_pattern	*pattern;
	size_t				 i, j, k;

	for (i = 0; i < rules->n_patterns; i++) {
		pattern = &rules->patterns[i];
		for (j = 0; j < pattern->n_rules; j++)
			for (k = 0; k < pattern->rules[j].n_checks; k++) {
				check = &pattern->rules[j].checks[k];
				prove(p, (struct place){ .file = rules->path,
				    .line = check->line }, check->id,
				    passes_of(check));
			}
	}
}

/* Of a paper that is due later nothing can be missing yet. */
static void
prove_document(struct programme *p, const struct programme_document *d)
{
	struct place	 place = programme_place(p, d->node);

	if (strcmp(d->stage, PROGRAMME_FIRST_STAGE) == 0)
		prove(p, place, d->rule, "pass");
	else if (!is_tested(p, d->rule, "not-applicable", 1))
		diag_at(p->diags, DIAG_K008, place, d->rule, diag_english() ?
		    "is not applicable" : "해당없음", NULL);
}

static void
prove_all(struct programme *p)
{
	size_t	 i;

	for (i = 0; i < p->n_documents; i++)
		prove_document(p, &p->documents[i]);
	/* An open list never passes. */
	if (p->open_list.rule != NULL)
		prove(p, programme_place(p, p->open_list.node),
		    p->open_list.rule, NULL);
	for (i = 0; i < p->n_rules; i++)
		prove_rules(p, p->rules[i]);
	for (i = 0; p->budget != NULL && i < p->budget->n_caps; i++)
		prove(p, (struct place){ .file = p->path,
		    .line = p->budget->caps[i].line },
		    p->budget->caps[i].rule, "pass");
}

static size_t
count_files(char *const *names)
{
	size_t	 n = 0;

	while (names != NULL && names[n] != NULL)
		n++;
	return n;
}

static void
load_path(struct programme *p, const char *path, const char *folder)
{
	struct rule_tests	*file = &p->tests[p->n_tests];

	file->path = path;
	file->doc = xml_read_file(p->diags, path);
	if (file->doc == NULL)
		return;
	p->n_tests++;
	/* The base cases lie beside the tests. */
	if (!xml_is(xmlDocGetRootElement(file->doc), "case"))
		load_file(p, file, folder);
}

/*
 * Rules that several programmes include bring their tests along; each
 * programme runs them on the base case of its own.
 */
static void
load_shared(struct programme *p, const char *folder)
{
	const xmlNode	*node = xml_child(p->root, "rules");
	const char	*tests, *path;

	for (; node != NULL; node = xml_next_named(node, "rules")) {
		tests = xml_attribute(p->arena, node, "tests");
		if (tests == NULL)
			continue;
		path = shared_path(p, tests);
		if (file_exists(path))
			load_path(p, path, folder);
		else
			diag_at(p->diags, DIAG_K005, programme_place(p, node),
			    path, NULL);
	}
}

void
rule_tests_load(struct programme *p)
{
	const char	*folder = file_join(p->arena, p->dir, "tests");
	const xmlNode	*node = xml_child(p->root, "rules");
	size_t		 n = 0;
	char		**names = NULL;

	if (file_is_directory(folder))
		names = file_list(p->diags, p->arena, folder, ".xml");
	for (; node != NULL; node = xml_next_named(node, "rules"))
		n++;
	p->tests = arena_array(p->arena, n + count_files(names) + 1,
	    sizeof(*p->tests));
	for (; names != NULL && *names != NULL; names++)
		load_path(p, file_join(p->arena, folder, *names), folder);
	load_shared(p, folder);
	if (programme_is_sound(p))
		prove_all(p);
}

void
rule_tests_free(struct programme *p)
{
	size_t	 i;

	for (i = 0; i < p->n_tests; i++) {
		xml_free(p->tests[i].doc);
		xml_free(p->tests[i].base);
	}
}
