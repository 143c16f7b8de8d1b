#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/finding.h"
#include "check/judge.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/rule_test.h"
#include "check/run.h"

/* One test at work on its copy of the base. */
struct trial {
	const struct programme	*programme;
	const struct rule_tests	*file;
	struct diags		*diags;
	struct arena		*arena;
	xmlDoc			*doc;
	const char		*as_of;
};

/* Puts VALUE into an attribute, or an element in place of its content. */
static void
set(xmlNode *node, const char *value)
{
	if (node->type == XML_ATTRIBUTE_NODE) {
		xml_put(node->parent, (const char *)node->name, value);
		return;
	}
	while (node->children != NULL)
		xml_remove(node->children);
	xml_append(node, value);
}

static void
add(xmlNode *parent, const xmlNode *edit)
{
	const xmlNode	*child;

	for (child = xml_first(edit); child != NULL; child = xml_next(child))
		xml_copy(parent, child);
}

static void
remove_node(xmlNode *node)
{
	if (node->type == XML_ATTRIBUTE_NODE)
		xmlRemoveProp((xmlAttr *)node);
	else
		xml_remove(node);
}

/* Nodes the edit is about; none, or a fault in its XPath, is a failure. */
static xmlNode **
find(struct trial *t, const xmlNode *edit, size_t *n)
{
	const char	  *text = xml_attribute(t->arena, edit,
			      xml_is(edit, "add") ? "to" : "select");
	struct place	   place = { .file = t->file->path,
			      .line = xml_line(edit) };
	struct xpath_expr *expr = xpath_compile(t->diags, place, text);
	struct xpath	  *x = xpath_new(t->diags, t->doc);
	xmlNode		 **nodes = NULL;

	*n = 0;
	if (expr != NULL && xpath_nodes(x, expr, (xmlNode *)t->doc, t->arena,
	    &nodes, n) == -1)
		*n = 0;
	xpath_free(x);
	xpath_expr_free(expr);
	return nodes;
}

/*
 * What an edit puts in. "{XPath}" is calculated with the programme's values,
 * so that tests of rules that programmes share need not know them: one won
 * above the cap, whatever the cap is. NULL if that fails.
 */
static const char *
value_of(struct trial *t, const xmlNode *edit)
{
	char		  *to = xml_attribute(t->arena, edit, "to"), *value;
	size_t		   n = to != NULL ? strlen(to) : 0;
	struct place	   place = { .file = t->file->path,
			      .line = xml_line(edit) };
	struct run	   run = { .programme = t->programme,
			      .diags = t->diags, .arena = t->arena,
			      .doc = t->doc, .as_of = t->as_of };
	struct xpath_expr *expr;

	if (n < 2 || to[0] != '{' || to[n - 1] != '}')
		return to;
	to[n - 1] = '\0';
	if ((expr = xpath_compile(t->diags, place, to + 1)) == NULL)
		return NULL;
	run.root = xmlDocGetRootElement(t->doc);
	run.facts = xml_child(run.root, "facts");
	run.xpath = xpath_new(t->diags, t->doc);
	run_bind(&run);
	if (xpath_string(run.xpath, expr, run.root, t->arena, &value) == -1)
		value = NULL;
	xpath_free(run.xpath);
	xpath_expr_free(expr);
	return value;
}

/* 0, or -1 if the edit touches nothing or has no value. */
static int
apply(struct trial *t, const xmlNode *edit)
{
	size_t		 n, i;
	xmlNode		**nodes = find(t, edit, &n);
	const char	*to = xml_is(edit, "set") ? value_of(t, edit) : "";

	if (n == 0 || to == NULL)
		return -1;
	/* From the last to the first: what is inside goes before its parent. */
	for (i = n; i-- > 0; )
		if (xml_is(edit, "set"))
			set(nodes[i], to);
		else if (xml_is(edit, "add"))
			add(nodes[i], edit);
		else
			remove_node(nodes[i]);
	return 0;
}

/* Place of a word in the list of outcomes. */
static int
rank_of(const char *outcome)
{
	const char	*list = RULE_TEST_OUTCOMES;
	char		 word[32];
	int		 rank;

	for (rank = 0; names_next(&list, word, sizeof(word)); rank++)
		if (strcmp(word, outcome) == 0)
			return rank;
	return -1;
}

/* The worst that the checked case says of the rule. */
static const char *
outcome_of(struct trial *t, const char *rule)
{
	const xmlNode	*node = xml_child(xmlDocGetRootElement(t->doc),
			    "findings");
	const char	*outcome = "none", *found;
	struct finding	 f;

	for (node = xml_first(node); node != NULL; node = xml_next(node)) {
		if (strcmp(xml_attribute(t->arena, node, "id"), rule) != 0)
			continue;
		f.verdict = (enum finding_verdict)finding_verdict(
		    xml_attribute(t->arena, node, "verdict"));
		f.severity = xml_attribute(t->arena, node, "severity");
		f.text = xml_child(node, "text") != NULL ? "" : NULL;
		found = finding_outcome(&f);
		if (rank_of(found) > rank_of(outcome))
			outcome = found;
	}
	return outcome;
}

static const char *
clock_of(struct trial *t, const struct rule_test *test)
{
	const xmlNode	*facts = xml_child(xmlDocGetRootElement(t->doc),
			    "facts");
	const char	*as_of = test->as_of;

	if (as_of == NULL)
		as_of = t->file->as_of;
	if (as_of == NULL)
		as_of = xml_attribute(t->arena, facts, "as-of");
	return as_of != NULL ? as_of : "";
}

/* What the rule says, or why the test could not be made. */
static const char *
try(const struct programme *p, struct trial *t, const struct rule_test *test)
{
	const xmlNode	*edit;

	t->as_of = clock_of(t, test);
	for (edit = xml_first(test->node); edit != NULL;
	    edit = xml_next(edit))
		if (apply(t, edit) == -1)
			return arena_printf(t->arena, diag_english() ?
			    "the edit in line %d touches nothing" :
			    "%d행의 고침이 가리키는 곳이 없음",
			    xml_line(edit));
	judge_case(p, t->diags, t->doc, t->as_of);
	return outcome_of(t, test->rule);
}

static int
run_test(const struct programme *p, struct diags *ds,
    const struct rule_tests *file, const struct rule_test *test,
    struct buf *out)
{
	struct trial	 t = { .programme = p, .file = file, .diags = ds };
	const char	*outcome;
	int		 passed;

	t.arena = arena_new();
	t.doc = xmlCopyDoc(file->base, 1);
	outcome = try(p, &t, test);
	passed = strcmp(outcome, test->expect) == 0;
	if (!passed)
		buf_printf(out, diag_english() ?
		    "%s:%d: %s '%s': expected %s, was %s\n" :
		    "%s:%d: %s '%s': 기대 %s, 결과 %s\n", file->path,
		    xml_line(test->node), test->rule, test->name,
		    test->expect, outcome);
	xml_free(t.doc);
	arena_free(t.arena);
	return passed;
}

void
rule_tests_run(const struct programme *p, struct diags *ds, struct buf *out,
    size_t *passed, size_t *failed)
{
	const struct rule_tests	*file;
	size_t			 i, j;

	for (i = 0; i < p->n_tests; i++) {
		file = &p->tests[i];
		for (j = 0; file->base != NULL && j < file->n_tests; j++)
			if (run_test(p, ds, file, &file->tests[j], out))
				(*passed)++;
			else
				(*failed)++;
	}
}
