#include "check/outlook.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/instant.h"
#include "base/ratio.h"
#include "base/won.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/decision.h"
#include "check/judge.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/run.h"

enum { WORD_SIZE = 64 };

/* The value of $NAME in the run; "" if it is open or not there. */
static const char *
variable(struct run *run, const char *name)
{
	struct xpath_expr	*expr;
	char			*value = NULL;

	expr = xpath_compile(run->diags, (struct place){ 0 },
	    arena_printf(run->arena, "string($%s)", name));
	if (expr == NULL || xpath_string(run->xpath, expr, run->root,
	    run->arena, &value) == -1)
		value = NULL;
	xpath_expr_free(expr);
	return value != NULL ? value : "";
}

static void
put(struct run *run, xmlNode *node, const char *name, const xmlNode *from)
{
	const char	*value = xml_attribute(run->arena, from, name);

	if (value != NULL)
		xml_put(node, name, value);
}

/* Days from the clock's day to that of MOMENT, by the Korean calendar. */
static int64_t
days_until(struct run *run, const char *moment)
{
	struct instant	 now, then;
	struct date	 a, b;

	if (instant_parse(run->as_of, &now) == -1 ||
	    instant_parse(moment, &then) == -1)
		return 0;
	a = instant_kst(&now).date;
	b = instant_kst(&then).date;
	return date_days(&b) - date_days(&a);
}

static void
write_moments(struct run *run, xmlNode *node)
{
	const struct programme	*p = run->programme;
	struct instant		 now, opens, closes;
	const char		*state = "closed";

	xml_put(node, "opens", p->opens);
	xml_put(node, "closes", p->closes);
	if (instant_parse(run->as_of, &now) == -1 ||
	    instant_parse(p->opens, &opens) == -1 ||
	    instant_parse(p->closes, &closes) == -1)
		return;
	if (instant_compare(&now, &opens) < 0)
		state = "before";
	else if (instant_compare(&now, &closes) <= 0)
		state = "open";
	xml_put(node, "state", state);
	xml_putf(node, "days", "%lld", (long long)days_until(run,
	    strcmp(state, "before") == 0 ? p->opens : p->closes));
}

/* Months are compared as "2026-02"; no end is never over. */
static void
write_months(struct run *run, xmlNode *node)
{
	const struct programme	*p = run->programme;
	struct instant		 now;
	struct date		 today;
	const char		*state = "open";
	char			 day[11];

	xml_put(node, "opens", p->opening_month);
	xml_put(node, "closes", p->closing_month);
	if (instant_parse(run->as_of, &now) == -1)
		return;
	today = instant_kst(&now).date;
	date_format(&today, day);
	day[strlen("2026-02")] = '\0';
	if (strcmp(day, p->opening_month) < 0)
		state = "before";
	else if (p->closing_month[0] != '\0' &&
	    strcmp(day, p->closing_month) > 0)
		state = "closed";
	xml_put(node, "state", state);
}

/* The window of applications; NULL if the programme has none. */
static const xmlNode *
application_window(struct run *run)
{
	const xmlNode	*node = xml_child(run->programme->root, "window");
	const char	*id;

	for (; node != NULL; node = xml_next_named(node, "window")) {
		id = xml_attribute(run->arena, node, "id");
		if (strcmp(id, "application") == 0)
			return node;
	}
	return NULL;
}

static void
write_window(struct run *run, xmlNode *parent)
{
	const struct programme	*p = run->programme;
	const xmlNode		*window = application_window(run);
	const char		*months, *text;
	xmlNode			*node;

	node = xml_add(parent, "window");
	xml_put(node, "state", "unknown");
	if (window == NULL)
		return;
	months = xml_attribute(run->arena, window, "months");
	text = xml_attribute(run->arena, window, "text");
	if (text != NULL || months != NULL)
		xml_put(node, "text", text != NULL ? text : months);
	if (p->opens[0] != '\0')
		write_moments(run, node);
	else if (p->opening_month[0] != '\0')
		write_months(run, node);
	else if (months != NULL && strcmp(months, "상시") == 0)
		xml_put(node, "state", "always");
}

/* The greatest value of a table of won: what can be had at most. */
static const char *
greatest(struct run *run, const char *id)
{
	const struct programme	*p = run->programme;
	int64_t			 won, most = -1;
	size_t			 i, j;

	for (i = 0; i < p->n_decisions; i++)
		for (j = 0; strcmp(p->decisions[i].id, id) == 0 &&
		    j < p->decisions[i].n_rows; j++)
			if (won_parse(p->decisions[i].rows[j].value,
			    &won) == 0 && won > most)
				most = won;
	return most < 0 ? "" :
	    arena_printf(run->arena, "%lld", (long long)most);
}

/* A value for a track; a table's own value, or the most it holds. */
static const char *
value_for(struct run *run, const char *id, const char *track)
{
	const struct programme_parameter	*parameter;
	const char				*value;

	parameter = programme_parameter(run->programme, id);
	if (parameter != NULL) {
		value = programme_value(parameter, track);
		return value != NULL ? value : "";
	}
	value = greatest(run, id);
	if (value[0] != '\0' && variable(run, id)[0] != '\0')
		value = variable(run, id);
	return value;
}

static void
write_money_of(struct run *run, xmlNode *parent, const char *track,
    const char *label)
{
	const char	*cap = value_for(run, "grant-cap", track);
	const char	*share = value_for(run, "grant-ratio", track);
	struct ratio	 ratio;
	int64_t		 won, total;
	xmlNode		*node;

	if (cap[0] == '\0' && share[0] == '\0')
		return;
	node = xml_add(parent, "money");
	if (track[0] != '\0')
		xml_put(node, "track", track);
	if (label != NULL)
		xml_put(node, "label", label);
	if (cap[0] != '\0')
		xml_put(node, "cap", cap);
	if (share[0] != '\0')
		xml_put(node, "ratio", share);
	if (won_parse(cap, &won) == -1 || ratio_parse(share, &ratio) == -1 ||
	    ratio.num < 1)
		return;
	total = ratio_ceil(ratio_of(ratio.den, ratio.num), won);
	xml_putf(node, "total", "%lld", (long long)total);
	xml_putf(node, "share", "%lld", (long long)(total - won));
}

static void
write_money(struct run *run, xmlNode *parent)
{
	const struct programme	*p = run->programme;
	const char		*track = variable(run, "track");
	size_t			 i;

	if (p->n_tracks == 0)
		write_money_of(run, parent, "", NULL);
	for (i = 0; i < p->n_tracks; i++)
		if (track[0] == '\0' || strcmp(track, p->tracks[i].id) == 0)
			write_money_of(run, parent, p->tracks[i].id,
			    p->tracks[i].label);
}

static void
write_level(struct run *run, xmlNode *parent)
{
	const struct programme_parameter	*p;
	xmlNode					*node;

	p = programme_parameter(run->programme, "goal-least");
	if (p == NULL || p->text[0] == '\0')
		return;
	node = xml_add(parent, "level");
	xml_put(node, "label", p->label != NULL ? p->label : p->id);
	xml_put(node, "value", p->text);
}

static void
write_papers(struct run *run, xmlNode *parent)
{
	const struct programme			*p = run->programme;
	const struct programme_document		*d;
	const char				*stage;
	xmlNode					*node;
	size_t					 i;

	for (i = 0; i < p->n_documents; i++) {
		d = &p->documents[i];
		stage = xml_attribute(run->arena, d->node, "stage");
		if (stage != NULL && strcmp(stage, "application") != 0)
			continue;
		node = xml_add(parent, "paper");
		xml_put(node, "label", d->label);
		if (d->obtain != NULL)
			xml_put(node, "obtain", d->obtain);
		if (d->when != NULL)
			xml_put(node, "when", "yes");
	}
}

static int
covers(struct arena *arena, const xmlNode *centre, const char *word)
{
	const char	*list = xml_attribute(arena, centre, "covers");

	return list != NULL && names_among(list, word);
}

/*
 * The <centre> whose region an address lies in: a municipality before a
 * province. NULL if none of the programme's covers a word of it.
 */
static const xmlNode *
centre_of(const struct programme *p, const char *address)
{
	struct arena	*arena = arena_new();
	const xmlNode	*centre, *found = NULL;
	char		 word[WORD_SIZE];
	int		 n = 0;

	/* A province stands first, its municipality behind it. */
	while (n++ < 2 && names_next(&address, word, sizeof(word)))
		for (centre = xml_child(p->root, "centre"); centre != NULL;
		    centre = xml_next_named(centre, "centre"))
			if (covers(arena, centre, word))
				found = centre;
	arena_free(arena);
	return found;
}

/* Where the notice sends to the regional offices, the company's own. */
static void
write_centre(struct run *run, xmlNode *parent)
{
	const xmlNode	*application = xml_child(run->facts, "application");
	const xmlNode	*company = application != NULL ?
			    xml_child(application, "company") : NULL;
	const xmlNode	*address = company != NULL ?
			    xml_child(company, "address") : NULL;
	const xmlNode	*from;
	xmlNode		*node;

	from = address != NULL ? centre_of(run->programme,
	    xml_text(run->arena, address)) : NULL;
	if (from == NULL)
		return;
	node = xml_add(parent, "centre");
	put(run, node, "region", from);
	put(run, node, "phone", from);
	put(run, node, "address", from);
}

static void
write_contacts(struct run *run, xmlNode *parent)
{
	const xmlNode	*from = xml_child(run->programme->root, "contact");
	const char	*regional;
	xmlNode		*node;

	for (; from != NULL; from = xml_next_named(from, "contact")) {
		/* Those of a shared file answer for all programmes. */
		if (strcmp(programme_place(run->programme, from).file,
		    run->programme->path) != 0)
			continue;
		node = xml_add(parent, "contact");
		put(run, node, "role", from);
		put(run, node, "organisation", from);
		put(run, node, "phone", from);
		regional = xml_attribute(run->arena, from, "regional");
		if (regional != NULL && strcmp(regional, "yes") == 0)
			write_centre(run, parent);
	}
}

void
outlook_write(struct run *run, xmlNode *parent)
{
	write_window(run, parent);
	write_money(run, parent);
	write_level(run, parent);
	write_papers(run, parent);
	write_contacts(run, parent);
}

xmlDoc *
outlook_new(struct diags *ds, const struct programme *p, const char *as_of)
{
	xmlDoc	*doc = xml_new("case"), *outlook = xml_new("outlook");
	xmlNode	*facts = xml_add(xmlDocGetRootElement(doc), "facts");
	xmlNode	*node;

	xml_put(facts, "as-of", as_of);
	xml_put(xml_add(facts, "application"), "programme", p->id);
	judge_match(p, ds, doc, as_of);
	node = xml_first(xml_child(xmlDocGetRootElement(doc), "outlook"));
	for (; node != NULL; node = xml_next(node))
		xml_copy(xmlDocGetRootElement(outlook), node);
	xml_free(doc);
	return outlook;
}
