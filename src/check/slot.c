#include "check/slot.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/period.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/run.h"

/* A file of the bundle that may fill a slot. */
struct candidate {
	const xmlNode	*node;
	int		 ownership;	/* ours 2, unknown 1, not ours 0 */
	int		 rank;		/* in the list of accepted types */
	const char	*issued;	/* ISO day, "" if unread */
	size_t		 order;		/* in the bundle */
};

static const char *
attribute(struct run *run, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(run->arena, node, name);

	return value != NULL ? value : "";
}

/* Place of TYPE in the list of accepted ones, -1 if it is not there. */
static int
rank_of(const char *accepts, const char *type)
{
	char	 word[64];
	int	 rank;

	for (rank = 0; names_next(&accepts, word, sizeof(word)); rank++)
		if (strcmp(word, type) == 0)
			return rank;
	return -1;
}

static const char *
fact_value(struct run *run, const xmlNode *file, const char *name)
{
	const xmlNode	*fact;

	for (fact = xml_child(file, "fact"); fact != NULL;
	    fact = xml_next_named(fact, "fact"))
		if (strcmp(attribute(run, fact, "name"), name) == 0)
			return attribute(run, fact, "value");
	return "";
}

/* 1 if the digits of both are the same, and there are any. */
static int
same_digits(const char *a, const char *b)
{
	int	 n = 0;

	for (;;) {
		while (*a != '\0' && (*a < '0' || *a > '9'))
			a++;
		while (*b != '\0' && (*b < '0' || *b > '9'))
			b++;
		if (*a != *b)
			return 0;
		if (*a == '\0')
			return n > 0;
		a++;
		b++;
		n++;
	}
}

/*
 * Whose the paper is, by the numbers on it. In the bundle of a consortium the
 * partner's certificates may lie, too, and be the newer ones.
 */
static int
ownership(struct run *run, const xmlNode *file)
{
	static const char *const numbers[] = { "registration-number",
	    "corporate-number" };
	const xmlNode	*company = xml_child(run->facts, "application");
	const xmlNode	*stated;
	const char	*found;
	size_t		 i;

	if (company == NULL ||
	    (company = xml_child(company, "company")) == NULL)
		return 1;
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		found = fact_value(run, file, numbers[i]);
		stated = xml_child(company, numbers[i]);
		if (found[0] != '\0' && stated != NULL)
			return same_digits(found,
			    xml_text(run->arena, stated)) ? 2 : 0;
	}
	return 1;
}

/*
 * The applicant's before others', the newest first; among equals the type
 * named first, then the bundle's order.
 */
static int
compare(const void *a, const void *b)
{
	const struct candidate	*x = a, *y = b;
	int			 newer = strcmp(y->issued, x->issued);

	if (x->ownership != y->ownership)
		return y->ownership - x->ownership;
	if (newer != 0)
		return newer;
	if (x->rank != y->rank)
		return x->rank - y->rank;
	return x->order < y->order ? -1 : x->order > y->order;
}

static int
is_read(struct run *run, const xmlNode *file)
{
	return strcmp(attribute(run, file, "state"), "read") == 0;
}

static size_t
count_files(const struct run *run)
{
	const xmlNode	*file = xml_child(run->facts, "file");
	size_t		 n = 0;

	for (; file != NULL; file = xml_next_named(file, "file"))
		n++;
	return n;
}

/* The files of accepted types, of those that were read or of the others. */
static struct candidate *
candidates(struct run *run, const struct programme_document *d, int read,
    size_t *n)
{
	struct candidate	*list;
	const xmlNode		*file = xml_child(run->facts, "file");
	size_t			 order = 0;
	int			 rank;

	*n = 0;
	list = arena_array(run->arena, count_files(run) + 1, sizeof(*list));
	for (; file != NULL; file = xml_next_named(file, "file")) {
		rank = rank_of(d->accepts, attribute(run, file, "document"));
		order++;
		if (rank != -1 && is_read(run, file) == read)
			list[(*n)++] = (struct candidate){ file,
			    ownership(run, file), rank,
			    fact_value(run, file, "issued"), order };
	}
	if (*n > 1)
		qsort(list, *n, sizeof(*list), compare);
	return list;
}

static void
add_file(struct run *run, xmlNode *slot, const xmlNode *file)
{
	xmlNode	*node = xml_add(slot, "file");

	xml_put(node, "ref", attribute(run, file, "id"));
	xml_put(node, "path", attribute(run, file, "path"));
	xml_put(node, "type", attribute(run, file, "document"));
	xml_put(node, "state", attribute(run, file, "state"));
	if (attribute(run, file, "part")[0] != '\0')
		xml_put(node, "part", attribute(run, file, "part"));
}

/* 1 yes, 0 no; a condition that fails is taken as yes: better one too many. */
static int
applies(struct run *run, const struct programme_document *d)
{
	int	 result;

	if (strcmp(d->stage, PROGRAMME_FIRST_STAGE) != 0)
		return 0;
	if (d->when == NULL || run_open(run, d->watched) != NULL)
		return 1;
	if (xpath_test(run->xpath, d->when, run->root, &result) == -1)
		return 1;
	return result;
}

/* What is due later is asked of those who are selected. */
static int
is_conditional(struct run *run, const struct programme_document *d)
{
	return strcmp(d->stage, PROGRAMME_FIRST_STAGE) != 0 ||
	    strcmp(attribute(run, d->node, "need"), "when") == 0;
}

/* How long the certificate would be accepted, by its date of issue. */
static void
put_accepted_until(xmlNode *slot, const char *months, const char *issued)
{
	struct date	 from, until;
	char		 day[11];

	if (months == NULL || date_parse(issued, &from) == -1)
		return;
	until = period_end(&from, (int)strtol(months, NULL, 10));
	date_format(&until, day);
	xml_put(slot, "accepted-until", day);
}

static void
fill(struct run *run, xmlNode *parent, const struct programme_document *d)
{
	struct candidate	*read, *unread;
	xmlNode			*slot = xml_add(parent, "document");
	const xmlNode		*fact;
	size_t			 n_read, n_unread, i;

	read = candidates(run, d, 1, &n_read);
	unread = candidates(run, d, 0, &n_unread);
	xml_put(slot, "id", d->id);
	xml_put(slot, "item", d->item);
	xml_put(slot, "label", d->label);
	xml_put(slot, "required", is_conditional(run, d) ? "conditional" :
	    "yes");
	xml_put(slot, "applies", applies(run, d) ? "yes" : "no");
	xml_put(slot, "present", n_read > 0 ? "yes" : "no");
	if (n_read > 0)
		put_accepted_until(slot, d->months, read[0].issued);
	for (i = 0; i < n_read; i++)
		add_file(run, slot, read[i].node);
	for (i = 0; i < n_unread; i++)
		add_file(run, slot, unread[i].node);
	if (n_read == 0)
		return;
	for (fact = xml_child(read[0].node, "fact"); fact != NULL;
	    fact = xml_next_named(fact, "fact"))
		xml_copy(slot, fact);
}

static void
fill_gap(struct run *run, xmlNode *parent, const xmlNode *gap)
{
	xmlNode	*copy = xml_add(parent, "gap");

	xml_put(copy, "item", attribute(run, gap, "item"));
	xml_put(copy, "text", xml_text(run->arena, gap));
}

/* In the order of the notice, with the numbers it leaves out. */
void
slot_fill(struct run *run)
{
	const struct programme	*p = run->programme;
	xmlNode			*documents = xml_add(run->root, "documents");
	const xmlNode		*node;
	size_t			 i = 0;

	for (node = xml_first(p->root); node != NULL; node = xml_next(node))
		if (xml_is(node, "document"))
			fill(run, documents, &p->documents[i++]);
		else if (xml_is(node, "gap"))
			fill_gap(run, documents, node);
}

void
slot_judge_open(struct run *run)
{
	const struct programme_open_list	*list;
	const struct finding_role		*role;
	struct finding				 f = { .title = "제출서류 목록",
						    .unprovable = 1 };

	list = &run->programme->open_list;
	if (list->rule == NULL)
		return;
	role = finding_role(programme_role(run->programme, list->rule,
	    "review"));
	f.id = list->rule;
	f.verdict = role->verdict;
	f.severity = role->severity;
	f.basis = list->basis;
	f.conflict = list->conflict;
	f.text = "이 공고문에는 제출서류 목록이 없고, 개별 사업공고에서 정합니다. "
	    "여기에서 확인한 서류가 전부라고 볼 수 없습니다.";
	f.remedy = list->remedy != NULL ? list->remedy :
	    "개별 사업공고의 제출서류 목록과 대조해 주십시오.";
	findings_add(run->findings, &f);
}

void
slot_conclude(struct run *run)
{
	xmlNode		*slot = xml_child(run->root, "documents");
	int		 worst;

	for (slot = xml_child(slot, "document"); slot != NULL;
	    slot = xml_next_named(slot, "document")) {
		worst = findings_worst(run->findings,
		    attribute(run, slot, "id"));
		if (worst == -1)
			worst = FINDING_REVIEW;
		/* What is not asked for is not right by being there. */
		if (worst == FINDING_PASS &&
		    strcmp(attribute(run, slot, "applies"), "no") == 0)
			worst = FINDING_NOT_APPLICABLE;
		xml_put(slot, "verdict",
		    finding_word((enum finding_verdict)worst));
	}
}
