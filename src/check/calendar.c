#include "check/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/instant.h"
#include "base/period.h"
#include "base/xml.h"
#include "check/errand.h"
#include "check/programme.h"

struct calendar {
	const struct programme	*programme;
	const char		*dir;
	struct arena		*arena;
	struct diags		*diags;
	struct errand_holidays	 holidays;
	const xmlNode		*documents;	/* of a case, or NULL */
	xmlNode			*root;
	struct date		 today;
	struct date		 due;		/* year 0: not known */
	struct date		 reference;	/* the same */
};

/* One errand and what it is sorted by. */
struct item {
	const struct programme_document	*document;
	struct errand			 errand;
	struct date			 latest;	/* year 0 */
	size_t				 place;
};

static int
day_of(const char *moment, struct date *day)
{
	struct instant	 instant;

	if (moment == NULL || instant_parse(moment, &instant) == -1)
		return -1;
	*day = instant_kst(&instant).date;
	return 0;
}

static void
put_day(xmlNode *node, const char *name, const struct date *day)
{
	char	 text[11];

	if (day->year == 0)
		return;
	date_format(day, text);
	xml_put(node, name, text);
}

/* The day that dates of issue are looked at on; year 0: not known. */
static struct date
reference_day(const struct calendar *c)
{
	const struct programme_parameter	*p;
	struct date				 day = { 0 };

	p = programme_parameter(c->programme, "reference-day");
	if (p == NULL || strcmp(p->value, "closing") == 0)
		return c->due;
	if (strcmp(p->value, "notice") != 0)
		return c->today;
	if (date_parse(programme_notice_day(c->programme), &day) == -1)
		day.year = 0;
	return day;
}

/* What a long wait asks for comes first; what is not known before 바로. */
static int
compare(const void *a, const void *b)
{
	const struct item	*x = a, *y = b;
	int			 order = date_compare(&x->latest, &y->latest);

	if (order != 0)
		return order;
	if (x->errand.lead != y->errand.lead)
		return x->errand.lead == ERRAND_UNKNOWN ? -1 :
		    y->errand.lead == ERRAND_UNKNOWN ? 1 :
		    y->errand.lead - x->errand.lead;
	return x->place < y->place ? -1 : 1;
}

/* The paper in the case; NULL if it is not at hand. */
static const xmlNode *
at_hand(const struct calendar *c, const char *id)
{
	const xmlNode	*node = c->documents != NULL ?
			    xml_child(c->documents, "document") : NULL;

	for (; node != NULL; node = xml_next_named(node, "document"))
		if (strcmp(xml_attribute(c->arena, node, "id"), id) == 0)
			return node;
	return NULL;
}

static void
put_issued(const struct calendar *c, xmlNode *node, const xmlNode *paper)
{
	const xmlNode	*fact = xml_child(paper, "fact");
	const char	*name, *value;

	for (; fact != NULL; fact = xml_next_named(fact, "fact")) {
		name = xml_attribute(c->arena, fact, "name");
		value = xml_attribute(c->arena, fact, "value");
		if (name != NULL && value != NULL &&
		    strcmp(name, "issued") == 0)
			xml_put(node, "issued", value);
	}
}

/* What the papers at hand are good for. */
static void
put_at_hand(const struct calendar *c, xmlNode *node, const char *id)
{
	const xmlNode	*paper = at_hand(c, id);
	const char	*present, *until, *verdict;
	struct date	 day;

	if (paper == NULL)
		return;
	present = xml_attribute(c->arena, paper, "present");
	verdict = xml_attribute(c->arena, paper, "verdict");
	until = xml_attribute(c->arena, paper, "accepted-until");
	if (verdict != NULL) {
		xml_put(node, "verdict", verdict);
		if (strcmp(verdict, "supplement") == 0 ||
		    strcmp(verdict, "ineligible") == 0)
			xml_put(node, "mend", "yes");
	}
	if (present == NULL || strcmp(present, "yes") != 0)
		return;
	xml_put(node, "present", "yes");
	put_issued(c, node, paper);
	if (until == NULL || date_parse(until, &day) == -1)
		return;
	xml_put(node, "accepted-until", until);
	if (c->reference.year != 0)
		xml_put(node, "good",
		    date_compare(&day, &c->reference) >= 0 ? "yes" : "no");
}

static void
put_period(const struct calendar *c, xmlNode *node, const char *months)
{
	int		 n = months != NULL ? (int)strtol(months, NULL, 10) :
			    0;
	struct date	 day;

	if (n < 1)
		return;
	xml_put(node, "months", months);
	day = period_end(&c->today, n);
	put_day(node, "holds-until", &day);
	if (c->reference.year == 0)
		return;
	day = period_earliest(&c->reference, n);
	put_day(node, "earliest", &day);
}

static const char *
source(const struct calendar *c, const char *basis)
{
	const struct programme_quote	*quote;
	size_t				 len = basis != NULL ?
					    strcspn(basis, " ") : 0;

	quote = len == 0 ? NULL : programme_quote(c->programme,
	    arena_printf(c->arena, "%.*s", (int)len, basis));
	return quote == NULL ? "" : arena_printf(c->arena, "%s:%d",
	    quote->notice, quote->line);
}

static void
put_errand(const struct calendar *c, const struct item *item)
{
	const struct programme_document	*d = item->document;
	const char			*need, *good;
	xmlNode				*node = xml_add(c->root, "errand");

	xml_put(node, "document", d->id);
	xml_put(node, "item", d->item);
	xml_put(node, "label", d->label);
	xml_put(node, "source", source(c, d->basis));
	need = xml_attribute(c->arena, d->node, "need");
	if (need != NULL && strcmp(need, "when") == 0)
		xml_put(node, "when", "yes");
	if (item->errand.obtain[0] != '\0')
		xml_put(node, "obtain", item->errand.obtain);
	if (item->errand.lead != ERRAND_UNKNOWN)
		xml_putf(node, "lead", "%d", item->errand.lead);
	if (item->errand.lead_basis[0] != '\0')
		xml_put(node, "lead-basis", item->errand.lead_basis);
	put_period(c, node, d->months);
	put_day(node, "latest", &item->latest);
	put_at_hand(c, node, d->id);
	good = xml_attribute(c->arena, node, "good");
	if (item->latest.year != 0 &&
	    date_compare(&item->latest, &c->today) < 0 &&
	    (good == NULL || strcmp(good, "yes") != 0))
		xml_put(node, "late", "yes");
}

static int
is_due_now(const struct programme_document *d)
{
	return d->stage == NULL ||
	    strcmp(d->stage, PROGRAMME_FIRST_STAGE) == 0;
}

static void
put_errands(const struct calendar *c)
{
	const struct programme	*p = c->programme;
	struct item		*items, *item;
	size_t			 i, n = 0;

	items = arena_array(c->arena, p->n_documents + 1, sizeof(*items));
	for (i = 0; i < p->n_documents; i++) {
		if (!is_due_now(&p->documents[i]))
			continue;
		item = &items[n++];
		item->document = &p->documents[i];
		item->place = i;
		item->errand = errand_of(c->arena, c->diags, c->dir,
		    item->document);
		item->latest = c->due;
		if (c->due.year != 0)
			item->latest = errand_latest(&c->holidays, &c->due,
			    item->errand.lead);
	}
	qsort(items, n, sizeof(*items), compare);
	for (i = 0; i < n; i++)
		put_errand(c, &items[i]);
}

/* When, as the notice has it. */
static void
put_times(const struct calendar *c, const char *as_of)
{
	const struct programme	*p = c->programme;
	const xmlNode		*window = xml_child(p->root, "window");
	const char		*id, *months;

	xml_put(c->root, "programme", p->id);
	xml_put(c->root, "title", p->title);
	xml_put(c->root, "as-of", as_of);
	if (programme_is_provisional(p))
		xml_put(c->root, "provisional", "yes");
	if (p->opens[0] != '\0')
		xml_put(c->root, "opens", p->opens);
	if (p->closes[0] != '\0')
		xml_put(c->root, "closes", p->closes);
	for (; window != NULL; window = xml_next_named(window, "window")) {
		id = xml_attribute(c->arena, window, "id");
		months = xml_attribute(c->arena, window, "months");
		if (strcmp(id, "application") == 0 && months != NULL)
			xml_put(c->root, "months", months);
	}
	put_day(c->root, "due", &c->due);
	put_day(c->root, "reference", &c->reference);
}

xmlDoc *
calendar_new(struct diags *ds, const struct programme *p, const char *dir,
    const char *as_of, const xmlDoc *casedoc)
{
	struct calendar	 c = { .programme = p, .dir = dir, .diags = ds,
			    .arena = arena_new() };
	xmlDoc		*doc = NULL;

	if (errand_holidays(c.arena, ds, dir, &c.holidays) == 0 &&
	    day_of(as_of, &c.today) == 0) {
		if (casedoc != NULL)
			c.documents = xml_child(xmlDocGetRootElement(
			    (xmlDoc *)(uintptr_t)casedoc), "documents");
		if (day_of(p->closes, &c.due) == -1)
			c.due.year = 0;
		c.reference = reference_day(&c);
		doc = xml_new("calendar");
		c.root = xmlDocGetRootElement(doc);
		put_times(&c, as_of);
		put_errands(&c);
	}
	arena_free(c.arena);
	return doc;
}
