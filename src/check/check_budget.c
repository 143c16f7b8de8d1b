/*
 * Which budgets a programme allows: the question taken from the command
 * line, a case made for it, and the answer for each track and mode.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "base/won.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/budget.h"
#include "check/budget_report.h"
#include "check/budget_solve.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/judge.h"
#include "check/names.h"
#include "check/programme.h"

/* One question with everything in it said. */
struct question {
	const struct check_budget	*said;
	struct budget_ask		 ask;
	const char			*track;		/* id, or NULL */
	const char			*label;
	const char			*mode;		/* or NULL */
	const char			*as_of;
};

static const char *const modes[] = { "solo", "consortium" };
enum { MODES = sizeof(modes) / sizeof(modes[0]) };

static void
complain(struct diags *ds, enum diag_code code, const char *a, const char *b)
{
	diag_at(ds, code, (struct place){ 0 }, a, b, NULL);
}

/* What is asked: exactly one amount. 0, or -1 with diags. */
static int
read_ask(struct diags *ds, const struct check_budget *said,
    struct budget_ask *ask)
{
	const struct {
		const char		*option, *text;
		enum budget_amount	 amount;
	} asked[] = {
		{ "--total", said->total, BUDGET_TOTAL },
		{ "--grant", said->grant, BUDGET_GRANT },
		{ "--company", said->company, BUDGET_COMPANY },
	};
	size_t	 i, found = 0, n = 0;

	for (i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		if (asked[i].text != NULL) {
			found = i;
			n++;
		}
	if (n != 1) {
		complain(ds, DIAG_C300, said->programme, NULL);
		return -1;
	}
	ask->amount = asked[found].amount;
	if (won_parse(asked[found].text, &ask->won) == -1) {
		complain(ds, DIAG_C301, asked[found].option,
		    asked[found].text);
		return -1;
	}
	if (ask->won < 1 || ask->won > BUDGET_SOLVE_MOST) {
		complain(ds, DIAG_C302, asked[found].option,
		    asked[found].text);
		return -1;
	}
	return 0;
}

static const char *
list_tracks(struct arena *arena, const struct programme *p)
{
	const char	*list = "";
	size_t		 i;

	for (i = 0; i < p->n_tracks; i++)
		list = arena_printf(arena, "%s%s%s (%s)", list,
		    i > 0 ? ", " : "", p->tracks[i].id, p->tracks[i].label);
	return list;
}

/* The track by id or label; 0, or -1 with diags. */
static int
read_track(struct arena *arena, struct diags *ds, const struct programme *p,
    struct question *q)
{
	const char	*said = utf8_fold(arena, q->said->track);
	size_t		 i;

	for (i = 0; i < p->n_tracks; i++)
		if (strcmp(utf8_fold(arena, p->tracks[i].id), said) == 0 ||
		    strcmp(utf8_fold(arena, p->tracks[i].label), said) == 0) {
			q->track = p->tracks[i].id;
			q->label = p->tracks[i].label;
			return 0;
		}
	if (p->n_tracks == 0)
		complain(ds, DIAG_C304, p->id, NULL);
	else
		complain(ds, DIAG_C303, q->said->track,
		    list_tracks(arena, p));
	return -1;
}

static int
read_level(struct diags *ds, const struct programme *p, const char *level)
{
	if (level == NULL ||
	    (p->levels != NULL && names_among(p->levels, level)))
		return 0;
	if (p->levels == NULL)
		complain(ds, DIAG_C306, p->id, NULL);
	else
		complain(ds, DIAG_C305, level, p->levels);
	return -1;
}

/* Everything said must be of the programme; 0, or -1 with diags. */
static int
read_question(struct arena *arena, struct diags *ds,
    const struct programme *p, struct question *q)
{
	const struct check_budget	*said = q->said;

	if (p->budget == NULL) {
		complain(ds, DIAG_C308, p->title, p->id);
		return -1;
	}
	if (said->mode != NULL && strcmp(said->mode, modes[0]) != 0 &&
	    strcmp(said->mode, modes[1]) != 0) {
		complain(ds, DIAG_C307, said->mode, NULL);
		return -1;
	}
	q->mode = said->mode;
	if (said->track != NULL && read_track(arena, ds, p, q) == -1)
		return -1;
	if (read_level(ds, p, said->level_now) == -1 ||
	    read_level(ds, p, said->level_goal) == -1)
		return -1;
	return read_ask(ds, said, &q->ask);
}

/* The case of an applicant who has said no more than this. */
static xmlDoc *
new_case(const struct programme *p, const struct question *q)
{
	xmlDoc	*doc = xml_new("case");
	xmlNode	*facts = xml_add(xmlDocGetRootElement(doc), "facts");
	xmlNode	*application = xml_add(facts, "application"), *level;

	xml_put(facts, "as-of", q->as_of);
	xml_put(application, "programme", p->id);
	if (q->mode != NULL)
		xml_put(application, "mode", q->mode);
	if (q->track != NULL)
		xml_add_text(xml_add(application, "project"), "type",
		    q->track);
	level = xml_add(application, "level");
	if (q->said->level_now != NULL)
		xml_add_text(level, "now", q->said->level_now);
	if (q->said->level_goal != NULL)
		xml_add_text(level, "goal", q->said->level_goal);
	return doc;
}

static void
answer(const struct programme *p, struct diags *ds, const struct question *q,
    xmlNode *parent)
{
	xmlDoc	*doc = new_case(p, q);
	xmlNode	*node = xml_add(parent, "budget");

	if (q->track != NULL) {
		xml_put(node, "track", q->track);
		xml_put(node, "track-label", q->label);
	}
	if (q->mode != NULL)
		xml_put(node, "mode", q->mode);
	judge_budget(p, ds, doc, q->as_of, &q->ask);
	xml_copy(node, xml_child(xmlDocGetRootElement(doc), "region"));
	xml_free(doc);
}

/* 1 if who takes part together decides which caps there are. */
static int
asks_mode(const struct programme *p)
{
	const struct budget_cap	*cap;
	size_t			 i;

	for (i = 0; i < p->budget->n_caps; i++) {
		cap = &p->budget->caps[i];
		if (cap->when != NULL &&
		    strstr(xpath_expr_text(cap->when), "$mode") != NULL)
			return 1;
	}
	return 0;
}

static void
answer_modes(const struct programme *p, struct diags *ds, struct question *q,
    xmlNode *parent)
{
	size_t	 i;

	if (q->said->mode != NULL || !asks_mode(p)) {
		answer(p, ds, q, parent);
		return;
	}
	for (i = 0; i < MODES; i++) {
		q->mode = modes[i];
		answer(p, ds, q, parent);
	}
}

static void
answer_tracks(const struct programme *p, struct diags *ds,
    struct question *q, xmlNode *parent)
{
	size_t	 i;

	if (q->track != NULL || p->n_tracks == 0) {
		answer_modes(p, ds, q, parent);
		return;
	}
	for (i = 0; i < p->n_tracks; i++) {
		q->track = p->tracks[i].id;
		q->label = p->tracks[i].label;
		answer_modes(p, ds, q, parent);
	}
}

xmlDoc *
check_budget(struct check *check, struct diags *ds,
    const struct check_budget *said, const char *as_of)
{
	static const char *const	 asked[] = { "total", "grant",
					    "company" };
	const struct check_programme	*found;
	const struct programme		*p;
	struct question			 q = { .said = said,
					    .as_of = as_of };
	struct arena			*arena;
	xmlDoc				*doc = NULL;
	xmlNode				*root;

	found = check_named(check, ds, said->programme);
	if (found == NULL)
		return NULL;
	p = check_inside(found);
	if (!check_usable(found)) {
		complain(ds, DIAG_C309, p->id, NULL);
		return NULL;
	}
	arena = arena_new();
	if (read_question(arena, ds, p, &q) == 0) {
		doc = xml_new("budgets");
		root = xmlDocGetRootElement(doc);
		xml_put(root, "programme", p->id);
		xml_put(root, "title", p->title);
		xml_put(root, "asked", asked[q.ask.amount]);
		xml_putf(root, "won", "%lld", (long long)q.ask.won);
		answer_tracks(p, ds, &q, root);
	}
	arena_free(arena);
	return doc;
}

int
check_budget_report(const xmlDoc *doc, const char *format, int color,
    struct buf *out)
{
	if (strcmp(format, "text") == 0)
		budget_report_text(doc, color, out);
	else if (strcmp(format, "json") == 0)
		budget_report_json(doc, out);
	else
		return -1;
	return 0;
}
