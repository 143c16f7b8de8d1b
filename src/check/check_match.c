/*
 * Which programmes a company could apply for.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/instant.h"
#include "base/xml.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/judge.h"
#include "check/match_report.h"
#include "check/profile.h"
#include "check/programme.h"

/* The profile's <application>, wherever it stands; NULL. */
static const xmlNode *
application_of(const xmlDoc *profile)
{
	const xmlNode	*node =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)profile);

	if (node != NULL && xml_is(node, "case"))
		node = xml_child(node, "facts");
	if (node != NULL && xml_is(node, "facts"))
		node = xml_child(node, "application");
	return node != NULL && xml_is(node, "application") ? node : NULL;
}

static xmlDoc *
new_case(const xmlNode *application, const char *as_of)
{
	xmlDoc	*doc = xml_new("case");
	xmlNode	*facts = xml_add(xmlDocGetRootElement(doc), "facts");

	xml_put(facts, "as-of", as_of);
	xml_copy(facts, application);
	return doc;
}

/* What the findings come to. */
static const char *
answer(struct arena *arena, const xmlNode *findings)
{
	const xmlNode	*node = xml_child(findings, "finding");
	const char	*verdict;
	int		 passed = 0, refused = 0, open = 0;

	for (; node != NULL; node = xml_next_named(node, "finding")) {
		verdict = xml_attribute(arena, node, "verdict");
		if (strcmp(verdict, "pass") == 0)
			passed = 1;
		else if (strcmp(verdict, "ineligible") == 0 ||
		    strcmp(verdict, "supplement") == 0)
			refused = 1;
		else if (xml_attribute(arena, node, "unprovable") == NULL)
			open = 1;
	}
	return refused ? "impossible" : open || !passed ? "unknown" :
	    "possible";
}

static void
copy_children(xmlNode *parent, const xmlNode *from)
{
	const xmlNode	*child = xml_first(from);

	for (; child != NULL; child = xml_next(child))
		xml_copy(parent, child);
}

static void
match(const struct programme *p, struct diags *ds,
    const xmlNode *application, const char *as_of, xmlNode *parent)
{
	struct arena	*arena = arena_new();
	xmlDoc		*doc = new_case(application, as_of);
	xmlNode		*node = xml_add(parent, "match");
	const xmlNode	*findings, *finding;

	judge_match(p, ds, doc, as_of);
	findings = xml_child(xmlDocGetRootElement(doc), "findings");
	xml_put(node, "programme", p->id);
	xml_put(node, "title", p->title);
	xml_put(node, "answer", answer(arena, findings));
	if (programme_is_provisional(p))
		xml_put(node, "provisional", "yes");
	for (finding = xml_child(findings, "finding"); finding != NULL;
	    finding = xml_next_named(finding, "finding"))
		xml_copy(node, finding);
	copy_children(node, xml_child(xmlDocGetRootElement(doc), "outlook"));
	xml_free(doc);
	arena_free(arena);
}

xmlDoc *
check_match(struct check *check, struct diags *ds, const xmlDoc *profile,
    const char *as_of)
{
	const xmlNode			*application = application_of(profile);
	const struct check_programme	*p;
	struct instant			 instant;
	xmlDoc				*doc;
	size_t				 i;

	if (application == NULL || instant_parse(as_of, &instant) == -1) {
		diag_at(ds, DIAG_K067, (struct place){ 0 }, NULL);
		return NULL;
	}
	doc = xml_new("matches");
	xml_put(xmlDocGetRootElement(doc), "as-of", as_of);
	for (i = 0; i < check_count(check); i++) {
		p = check_programme(check, i);
		if (check_usable(p))
			match(check_inside(p), ds, application, as_of,
			    xmlDocGetRootElement(doc));
	}
	return doc;
}

xmlDoc *
check_profile(struct diags *ds, const char *path)
{
	return profile_read(ds, path);
}

int
check_match_report(const xmlDoc *matches, const char *format, int color,
    struct buf *out)
{
	if (strcmp(format, "text") == 0)
		match_report_text(matches, color, out);
	else if (strcmp(format, "json") == 0)
		match_report_json(matches, out);
	else
		return -1;
	return 0;
}
