/*
 * Whether a checked case rests on a notice that only announces (통합공고): said
 * at the head of a report, as programme_is_provisional has it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "check/report.h"

static const xmlNode *
with_id(struct report *r, const xmlNode *parent, const char *name,
    const char *id)
{
	const xmlNode	*node = xml_child(parent, name);

	while (node != NULL &&
	    strcmp(report_attribute(r, node, "id"), id) != 0)
		node = xml_next_named(node, name);
	return node;
}

static int
is_provisional(struct report *r, const xmlNode *notice)
{
	return strcmp(report_attribute(r, notice, "status"),
	    "provisional") == 0;
}

/* The provisional notice that the time of application rests on, or NULL. */
static const xmlNode *
find(struct report *r, const xmlNode *programme)
{
	const xmlNode	*window = with_id(r, programme, "window",
			    "application");
	const xmlNode	*first = xml_child(programme, "notice"), *basis;
	const xmlNode	*notice, *found = NULL;

	if (window == NULL)
		return first != NULL && is_provisional(r, first) ? first :
		    NULL;
	for (basis = xml_child(window, "basis"); basis != NULL;
	    basis = xml_next_named(basis, "basis")) {
		notice = with_id(r, programme, "notice",
		    report_attribute(r, basis, "notice"));
		if (notice != NULL && !is_provisional(r, notice))
			return NULL;
		if (notice != NULL)
			found = notice;
	}
	return found;
}

const char *
report_provisional(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*programme = report_part(doc, "programme"), *notice;

	notice = programme != NULL ? find(r, programme) : NULL;
	if (notice == NULL)
		return "";
	return arena_printf(r->arena,
	    "잠정 - %s(%s)에 따름. 개별 공고가 나오면 그 공고가 우선합니다.",
	    report_attribute(r, notice, "title"),
	    report_day(r, report_attribute(r, notice, "date")));
}
