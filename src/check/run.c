#include "check/run.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/instant.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/decision.h"
#include "check/finding.h"
#include "check/names.h"
#include "check/programme.h"

/* The Korean day of a moment or of a day; "" if it is neither. */
static const char *
day_of(struct run *run, const char *text)
{
	struct instant		 instant;
	struct instant_kst	 kst;
	struct date		 date;
	char			 day[11];

	if (instant_parse(text, &instant) == 0) {
		kst = instant_kst(&instant);
		date = kst.date;
	} else if (date_parse(text, &date) == -1) {
		return "";
	}
	date_format(&date, day);
	return arena_strdup(run->arena, day);
}

static const char *
application(struct run *run, const char *attribute)
{
	xmlNode		*node = xml_child(run->facts, "application");
	const char	*value = NULL;

	if (node != NULL)
		value = xml_attribute(run->arena, node, attribute);
	return value != NULL ? value : "";
}

static const char *
mode(struct run *run)
{
	return application(run, "mode");
}

static const char *
submitted(struct run *run)
{
	return application(run, "submitted");
}

static const char *
as_of(struct run *run)
{
	return run->as_of;
}

static const char *
today(struct run *run)
{
	return day_of(run, run->as_of);
}

static const char *
submission_day(struct run *run)
{
	const char	*day = day_of(run, submitted(run));

	return day[0] != '\0' ? day : today(run);
}

static const char *
opens(struct run *run)
{
	return programme_window(run->programme, "opens");
}

static const char *
closes(struct run *run)
{
	return programme_window(run->programme, "closes");
}

static const char *
opening_day(struct run *run)
{
	return day_of(run, opens(run));
}

static const char *
closing_day(struct run *run)
{
	return day_of(run, closes(run));
}

static const char *
opening_month(struct run *run)
{
	return run->programme->opening_month;
}

static const char *
closing_month(struct run *run)
{
	return run->programme->closing_month;
}

static const char *
notice_day(struct run *run)
{
	return programme_notice_day(run->programme);
}

static const char *
track(struct run *run)
{
	return run->track;
}

static const char *
levels(struct run *run)
{
	return run->programme->levels != NULL ? run->programme->levels : "";
}

/* The day on which periods are looked at: the last one unless said. */
static const char *
reference_day(struct run *run)
{
	/* As RUN_REFERENCE_DAYS has them. */
	static const struct {
		const char	*choice;
		const char	*(*day)(struct run *);
	} choices[] = {
		{ "closing", closing_day }, { "submitted", submission_day },
		{ "notice", notice_day }, { "as-of", today },
	};
	const struct programme_parameter	*parameter;
	size_t					 i;

	parameter = programme_parameter(run->programme, "reference-day");
	for (i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		if (parameter != NULL &&
		    strcmp(parameter->value, choices[i].choice) == 0)
			return choices[i].day(run);
	return closing_day(run);
}

/* What every rule can name. */
static const struct {
	const char	*name;
	const char	*(*value)(struct run *);
} variables[] = {
	{ "as-of", as_of },
	{ "today", today },
	{ "mode", mode },
	{ "submitted", submitted },
	{ "submission-day", submission_day },
	{ "opens", opens },
	{ "closes", closes },
	{ "opening-day", opening_day },
	{ "closing-day", closing_day },
	{ "opening-month", opening_month },
	{ "closing-month", closing_month },
	{ "notice-day", notice_day },
	{ "reference-day", reference_day },
	{ "track", track },
	{ "levels", levels },
};
enum { VARIABLES = sizeof(variables) / sizeof(variables[0]) };

void
run_variables(struct names *names)
{
	size_t	 i;

	for (i = 0; i < VARIABLES; i++)
		names_add(names, variables[i].name, 1);
}

/*
 * The track that the application names by id or label; the only one, if there
 * is one only.
 */
static const char *
find_track(struct run *run)
{
	static const char *const path[] = { "application", "project", "type" };
	const struct programme	*p = run->programme;
	const xmlNode		*node = run->facts;
	const char		*said;
	size_t			 i;

	for (i = 0; node != NULL && i < sizeof(path) / sizeof(path[0]); i++)
		node = xml_child(node, path[i]);
	said = utf8_fold(run->arena,
	    node != NULL ? xml_text(run->arena, node) : "");
	for (i = 0; i < p->n_tracks; i++)
		if (strcmp(utf8_fold(run->arena, p->tracks[i].id),
		    said) == 0 || strcmp(utf8_fold(run->arena,
		    p->tracks[i].label), said) == 0)
			return p->tracks[i].id;
	return p->n_tracks == 1 && said[0] == '\0' ? p->tracks[0].id : "";
}

/* "고도화, 고도화(동일수준)": what may be stated. */
static const char *
list_tracks(struct run *run)
{
	const struct programme	*p = run->programme;
	const char		*list = "";
	size_t			 i;

	for (i = 0; i < p->n_tracks; i++)
		list = arena_printf(run->arena, "%s%s'%s'", list,
		    i > 0 ? ", " : "", p->tracks[i].label);
	return list;
}

/* Marks what depends on a track while it is not known. */
static void
open_tracks(struct run *run)
{
	const struct programme	*p = run->programme;
	struct run_open		 why = { "지원유형이 신청서에 분명히 적혀 있지 않아",
				    NULL, NULL, "지원유형" };
	size_t			 i;

	if (run->track[0] != '\0' || p->n_tracks < 2)
		return;
	why.remedy = arena_printf(run->arena, "신청서의 지원유형에 다음 가운데 "
	    "하나를 적어 주십시오: %s", list_tracks(run));
	run_open_value(run, "track", &why);
	for (i = 0; i < p->n_parameters; i++)
		if (programme_value(&p->parameters[i], run->track) == NULL)
			run_open_value(run, p->parameters[i].id, &why);
}

void
run_open_value(struct run *run, const char *name, const struct run_open *why)
{
	const struct programme	*p = run->programme;
	size_t			 i;

	for (i = 0; i < p->n_watched; i++)
		if (strcmp(p->watched[i], name) == 0)
			run->open[i < PROGRAMME_WATCHED_MAX ? i :
			    PROGRAMME_WATCHED_MAX - 1] = *why;
}

const struct run_open *
run_open(const struct run *run, uint64_t watched)
{
	size_t	 i;

	for (i = 0; watched != 0 && i < PROGRAMME_WATCHED_MAX; i++)
		if ((watched & programme_watched_bit(i)) != 0 &&
		    run->open[i].because != NULL)
			return &run->open[i];
	return NULL;
}

const char *
run_conflict(const struct run *run, uint64_t watched)
{
	size_t	 i;

	for (i = 0; watched != 0 && i < PROGRAMME_WATCHED_MAX; i++)
		if ((watched & programme_watched_bit(i)) != 0 &&
		    run->open[i].conflict != NULL)
			return run->open[i].conflict;
	return NULL;
}

void
run_bind(struct run *run)
{
	const struct programme	*p = run->programme;
	const char		*value;
	size_t			 i;

	run->track = find_track(run);
	open_tracks(run);
	for (i = 0; i < p->n_parameters; i++) {
		value = programme_value(&p->parameters[i], run->track);
		xpath_set(run->xpath, p->parameters[i].id,
		    value != NULL ? value : "");
	}
	for (i = 0; i < VARIABLES; i++)
		xpath_set(run->xpath, variables[i].name,
		    variables[i].value(run));
	decision_run(run);
}

xmlNode *
run_document(const struct run *run, const char *id)
{
	xmlNode		*node = xml_child(run->root, "documents");
	const char	*found;

	for (node = node != NULL ? xml_child(node, "document") : NULL;
	    node != NULL; node = xml_next_named(node, "document")) {
		found = xml_attribute(run->arena, node, "id");
		if (found != NULL && strcmp(found, id) == 0)
			return node;
	}
	return NULL;
}

/* The document of the programme that a file of the bundle was taken for. */
static xmlNode *
document_of_file(const struct run *run, const char *id)
{
	xmlNode		*document = xml_child(run->root, "documents");
	xmlNode		*file;
	const char	*ref;

	for (document = document != NULL ? xml_first(document) : NULL;
	    document != NULL; document = xml_next(document))
		for (file = xml_child(document, "file"); file != NULL;
		    file = xml_next_named(file, "file")) {
			ref = xml_attribute(run->arena, file, "ref");
			if (ref != NULL && strcmp(ref, id) == 0)
				return document;
		}
	return NULL;
}

int
run_is_guessed(const struct run *run, const char *id)
{
	const xmlNode	*file = xml_child(run->facts, "file");
	const char	*other;

	for (; id != NULL && file != NULL;
	    file = xml_next_named(file, "file")) {
		other = xml_attribute(run->arena, file, "id");
		if (other != NULL && strcmp(other, id) == 0)
			return xml_attribute(run->arena, file, "ocr") != NULL;
	}
	return 0;
}

/* A fact may stand in a file that goes on where its document's ends. */
static void
locate_elsewhere(struct run *run, const xmlNode *fact, struct finding *f)
{
	const char	*id = xml_attribute(run->arena, fact, "file"), *other;
	const xmlNode	*file = xml_child(run->facts, "file");

	for (; id != NULL && file != NULL;
	    file = xml_next_named(file, "file")) {
		other = xml_attribute(run->arena, file, "id");
		if (other == NULL || strcmp(other, id) != 0)
			continue;
		f->file = id;
		f->path = xml_attribute(run->arena, file, "path");
		return;
	}
}

/* Page and cell of the fact of that name, unless something nearer gave them. */
static void
locate_fact(struct run *run, const xmlNode *parent, const char *fact,
    struct finding *f)
{
	const xmlNode	*node = xml_child(parent, "fact");
	const char	*name;

	for (; fact != NULL && node != NULL;
	    node = xml_next_named(node, "fact")) {
		name = xml_attribute(run->arena, node, "name");
		if (name == NULL || strcmp(name, fact) != 0)
			continue;
		if (f->page == NULL)
			locate_elsewhere(run, node, f);
		if (f->page == NULL)
			f->page = xml_attribute(run->arena, node, "page");
		if (f->cell == NULL)
			f->cell = xml_attribute(run->arena, node, "cell");
		return;
	}
}

static void
locate_document(struct run *run, const xmlNode *document, const char *fact,
    struct finding *f)
{
	const xmlNode	*file = xml_child(document, "file");

	f->document = xml_attribute(run->arena, document, "id");
	if (file != NULL && f->file == NULL) {
		f->file = xml_attribute(run->arena, file, "ref");
		f->path = xml_attribute(run->arena, file, "path");
	}
	locate_fact(run, document, fact, f);
}

static void
locate_file(struct run *run, const xmlNode *file, const char *fact,
    struct finding *f)
{
	const xmlNode	*document;

	f->file = xml_attribute(run->arena, file, "id");
	f->path = xml_attribute(run->arena, file, "path");
	document = f->file != NULL ? document_of_file(run, f->file) : NULL;
	if (document != NULL)
		f->document = xml_attribute(run->arena, document, "id");
	locate_fact(run, file, fact, f);
}

void
run_locate(struct run *run, xmlNode *node, const char *document,
    const char *fact, struct finding *f)
{
	xmlNode	*named = NULL;

	if (document != NULL) {
		f->document = document;
		named = run_document(run, document);
	}
	if (node->type == XML_ELEMENT_NODE && named == NULL &&
	    !xml_is(node, "file")) {
		f->page = xml_attribute(run->arena, node, "page");
		f->cell = xml_attribute(run->arena, node, "cell");
	}
	for (; named == NULL && node != NULL; node = node->parent) {
		if (xml_is(node, "document")) {
			named = node;
		} else if (xml_is(node, "file") &&
		    node->parent == run->facts) {
			locate_file(run, node, fact, f);
			return;
		} else if (xml_is(node, "file")) {
			f->file = xml_attribute(run->arena, node, "ref");
			f->path = xml_attribute(run->arena, node, "path");
		}
	}
	if (named != NULL)
		locate_document(run, named, fact, f);
}
