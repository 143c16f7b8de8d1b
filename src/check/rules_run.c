#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/korean.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/expression.h"
#include "check/finding.h"
#include "check/programme.h"
#include "check/rules.h"
#include "check/run.h"

enum { MESSAGE_MAX = 64 * 1024 };

/* A schema at work. */
struct engine {
	const struct rules	*rules;
	struct run		*run;
	char			*unknown;	/* per let: is it missing */
};

/* The nodes that a pattern's rules have taken. */
struct taken {
	xmlNode		**nodes;
	size_t		  n;
	struct taken	 *next;
};

/*
 * Binds a let at NODE. Missing is what is empty, what could not be evaluated
 * and what rests on something missing: "false" calculated from an unread
 * date is not an answer.
 */
static void
bind(struct engine *e, const struct rules_let *let, xmlNode *node)
{
	struct xpath	*x = e->run->xpath;
	int		 failed = xpath_let(x, let->name, let->value, node);
	int		 unknown = failed;
	size_t		 i;

	if (failed)
		xpath_set(x, let->name, "");
	for (i = 0; i < let->n_uses; i++)
		unknown |= e->unknown[let->uses[i]->index];
	if (!unknown)
		unknown = xpath_variable_empty(x, let->name);
	e->unknown[let->index] = (char)((unknown && !let->optional) || failed);
}

static void
bind_all(struct engine *e, const struct rules_let *lets, size_t n,
    xmlNode *node)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		bind(e, &lets[i], node);
}

static const struct rules_let *
first_unknown(const struct engine *e, const struct rules_check *check)
{
	size_t	 i;

	for (i = 0; i < check->n_uses; i++)
		if (e->unknown[check->uses[i]->index])
			return check->uses[i];
	return NULL;
}

/* The fact behind a check, for its page: its test's, else its lets'. */
static const char *
fact_of(const struct rules_check *check)
{
	size_t	 i;

	if (check->fact != NULL)
		return check->fact;
	for (i = 0; i < check->n_uses; i++)
		if (check->uses[i]->fact != NULL)
			return check->uses[i]->fact;
	return NULL;
}

/* The finished sentence, or NULL if a value in it could not be evaluated. */
static char *
message(struct engine *e, const struct rules_check *check, xmlNode *node)
{
	struct run	*run = e->run;
	struct buf	 out;
	char		*value, *text = NULL;
	size_t		 i;

	buf_init(&out, MESSAGE_MAX);
	for (i = 0; i < check->n_parts; i++) {
		if (check->parts[i].select == NULL) {
			buf_puts(&out, check->parts[i].words);
			continue;
		}
		if (xpath_string(run->xpath, check->parts[i].select, node,
		    run->arena, &value) == -1)
			break;
		buf_puts(&out, value);
	}
	if (i == check->n_parts)
		text = expression_squeeze(run->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static const char *
unknown_sentence(struct run *run, const struct rules_check *check,
    const struct rules_let *let)
{
	const char	*what = let->label != NULL ? let->label : "필요한 값";

	if (check->unknown != NULL)
		return check->unknown;
	return arena_printf(run->arena,
	    "%s: %s%s 읽지 못해 확인하지 못했습니다.", check->title, what,
	    korean_particle(what, "을"));
}

/* What the applicant has not said, by the name people have for it. */
static const char *
missing(const struct engine *e, const struct rules_check *check)
{
	const struct run_open	*open = run_open(e->run, check->watched);
	const struct rules_let	*let = first_unknown(e, check);
	size_t			 i = 0;

	if (open != NULL)
		return open->what;
	while (let != NULL && let->label == NULL && i < let->n_uses)
		if (e->unknown[let->uses[i]->index]) {
			let = let->uses[i];
			i = 0;
		} else {
			i++;
		}
	return let == NULL ? NULL : let->label != NULL ? let->label :
	    check->title;
}

static void
add(struct engine *e, const struct rules_check *check, xmlNode *node,
    enum finding_verdict verdict, const char *severity, const char *text,
    const char *remedy)
{
	struct finding	 f = { .id = check->id, .title = check->title,
			    .verdict = verdict, .severity = severity,
			    .conflict = check->conflict, .text = text,
			    .remedy = remedy, .basis = check->see,
			    .unprovable = check->unprovable,
			    .match = check->match };

	if (f.conflict == NULL)
		f.conflict = run_conflict(e->run, check->watched);
	if (e->run->matching && verdict == FINDING_REVIEW)
		f.missing = missing(e, check);
	run_locate(e->run, node, check->document, fact_of(check), &f);
	if ((verdict == FINDING_SUPPLEMENT || verdict == FINDING_INELIGIBLE) &&
	    run_is_guessed(e->run, f.file)) {
		f.verdict = FINDING_REVIEW;
		f.severity = "warning";
	}
	findings_add(e->run->findings, &f);
}

/* 1 if the rule looks at what the applicant wrote, and at no paper. */
static int
is_stated(const xmlNode *node)
{
	for (; node != NULL; node = node->parent)
		if (node->type == XML_ELEMENT_NODE &&
		    xml_is(node, "application"))
			return 1;
	return 0;
}

/* What could be neither proved nor refuted goes to a person. */
static void
add_review(struct engine *e, const struct rules_check *check, xmlNode *node,
    const char *text)
{
	add(e, check, node, FINDING_REVIEW, "warning", text, is_stated(node) ?
	    "신청서 자료(application.xml)에 그 값을 적어 다시 확인하시거나, 담당자가 직접 확인해 주십시오." :
	    "해당 서류를 열어 직접 확인해 주십시오.");
}

/* What the application does not say, or the notice does not settle. */
static void
add_open(struct engine *e, const struct rules_check *check, xmlNode *node,
    const struct run_open *open)
{
	add(e, check, node, FINDING_REVIEW, "warning",
	    check->unknown != NULL ? check->unknown :
	    arena_printf(e->run->arena, "%s: %s 확인하지 못했습니다.",
	    check->title, open->because), open->remedy);
}

static void
add_failure(struct engine *e, const struct rules_check *check, xmlNode *node)
{
	const struct finding_role	*role;
	const char			*text = message(e, check, node);

	role = finding_role(programme_role(e->run->programme, check->id,
	    check->role));
	if (text == NULL)
		add_review(e, check, node, arena_printf(e->run->arena,
		    "%s: 결과 문장을 만들지 못했습니다.", check->title));
	else
		add(e, check, node, role->verdict, role->severity, text,
		    check->remedy);
}

static void
judge(struct engine *e, const struct rules_check *check, xmlNode *node)
{
	const struct rules_let	*let = first_unknown(e, check);
	const struct run_open	*open = run_open(e->run, check->watched);
	const char		*role;
	int			 result;

	role = programme_role(e->run->programme, check->id, check->role);

	/* Information about something that is not there is none. */
	if ((let != NULL || open != NULL) && strcmp(role, "info") == 0)
		return;
	if (open != NULL)
		add_open(e, check, node, open);
	else if (let != NULL)
		add_review(e, check, node,
		    unknown_sentence(e->run, check, let));
	else if (xpath_test(e->run->xpath, check->test, node, &result) == -1)
		add_review(e, check, node, arena_printf(e->run->arena,
		    "%s: 규칙을 계산하지 못해 확인하지 못했습니다.",
		    check->title));
	else if (result == check->report)
		add_failure(e, check, node);
	else
		add(e, check, node, FINDING_PASS, "info", NULL, NULL);
}

static void
fire(struct engine *e, const struct rules_rule *rule, xmlNode *node)
{
	size_t	 i;

	bind_all(e, rule->lets, rule->n_lets, node);
	for (i = 0; i < rule->n_checks; i++)
		if (!e->run->matching || rule->checks[i].match)
			judge(e, &rule->checks[i], node);
}

/* A context that fails is a rule nobody ran: said once, as a review. */
static void
add_broken(struct engine *e, const struct rules_rule *rule)
{
	size_t	 i;

	for (i = 0; i < rule->n_checks; i++)
		if (!e->run->matching || rule->checks[i].match)
			add_review(e, &rule->checks[i], e->run->root,
			    arena_printf(e->run->arena,
			    "%s: 규칙을 계산하지 못해 확인하지 못했습니다.",
			    rule->checks[i].title));
}

/* Namespace nodes are no xmlNode; nothing in a case needs them. */
static int
is_usable(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ||
	    node->type == XML_ATTRIBUTE_NODE;
}

/*
 * Fires a rule on the nodes of its context that no earlier rule of the
 * pattern took. A taken node carries the pattern's address until the pattern
 * ends, which keeps the whole linear in nodes.
 */
static struct taken *
run_rule(struct engine *e, const struct rules_rule *rule, void *mark,
    struct taken *before)
{
	struct run	*run = e->run;
	struct taken	*taken = arena_alloc(run->arena, sizeof(*taken));
	size_t		 i;

	taken->next = before;
	if (xpath_nodes(run->xpath, rule->context, (xmlNode *)run->doc,
	    run->arena, &taken->nodes, &taken->n) == -1) {
		add_broken(e, rule);
		return before;
	}
	for (i = 0; i < taken->n; i++) {
		if (!is_usable(taken->nodes[i]) ||
		    taken->nodes[i]->_private == mark)
			continue;
		taken->nodes[i]->_private = mark;
		fire(e, rule, taken->nodes[i]);
	}
	return taken;
}

static void
release(struct taken *taken)
{
	size_t	 i;

	for (; taken != NULL; taken = taken->next)
		for (i = 0; i < taken->n; i++)
			if (is_usable(taken->nodes[i]))
				taken->nodes[i]->_private = NULL;
}

static void
run_pattern(struct engine *e, struct rules_pattern *pattern)
{
	struct taken	*taken = NULL;
	size_t		 i;

	bind_all(e, pattern->lets, pattern->n_lets, (xmlNode *)e->run->doc);
	for (i = 0; i < pattern->n_rules; i++)
		taken = run_rule(e, &pattern->rules[i], pattern, taken);
	release(taken);
}

void
rules_run(const struct rules *rules, struct run *run)
{
	struct engine	 e = { .rules = rules, .run = run };
	size_t		 i;

	e.unknown = arena_array(run->arena, rules->all_lets + 1, 1);
	bind_all(&e, rules->lets, rules->n_lets, (xmlNode *)run->doc);
	for (i = 0; i < rules->n_patterns; i++)
		run_pattern(&e, &rules->patterns[i]);
}
