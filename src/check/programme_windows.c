/*
 * The times of a programme: exact to the second, as months of a table, or in
 * the notice's own words. Only exact ones can make anybody late.
 */
#include <string.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/period.h"
#include "base/xml.h"
#include "check/programme.h"
#include "check/programme_parts.h"

static int
load_instant(struct programme *p, const xmlNode *node, const char *name,
    struct instant *instant)
{
	const char	*text = programme_attribute(p, node, name);

	if (instant_parse(text, instant) == 0)
		return 0;
	diag_at(p->diags, DIAG_K006, programme_place(p, node), text,
	    "RFC 3339", NULL);
	return -1;
}

static void
load_exact(struct programme *p, const xmlNode *node, const char *id)
{
	struct instant	 opens, closes;

	if (load_instant(p, node, "opens", &opens) == -1 ||
	    load_instant(p, node, "closes", &closes) == -1)
		return;
	if (instant_compare(&opens, &closes) > 0)
		diag_at(p->diags, DIAG_K028, programme_place(p, node), id,
		    NULL);
	if (strcmp(id, "application") != 0)
		return;
	p->opens = programme_attribute(p, node, "opens");
	p->closes = programme_attribute(p, node, "closes");
}

/* "2026-02"; "" where the table leaves that end open. */
static const char *
month(struct programme *p, const struct date *d)
{
	if (d->year == 0 || d->month == 0)
		return "";
	return arena_printf(p->arena, "%04d-%02d", d->year, d->month);
}

/* A cell whose year comes from its context says nothing by itself. */
static int
is_whole(const struct period_cell *cell)
{
	if (cell->kind == PERIOD_INHERIT)
		return 0;
	if (cell->kind == PERIOD_OPEN)
		return cell->from.year != 0;
	if (cell->kind == PERIOD_MONTHS || cell->kind == PERIOD_DAYS)
		return cell->from.year != 0 && cell->until.year != 0;
	return 1;
}

static void
load_months(struct programme *p, const xmlNode *node, const char *id)
{
	const char		*text = programme_attribute(p, node, "months");
	struct period_cell	 cell;

	if (period_cell_parse(text, &cell) == -1) {
		diag_at(p->diags, DIAG_K006, programme_place(p, node), text,
		    "month-window", NULL);
		return;
	}
	if (!is_whole(&cell)) {
		diag_at(p->diags, DIAG_K052, programme_place(p, node), text,
		    NULL);
		return;
	}
	if (strcmp(id, "application") != 0)
		return;
	if (cell.kind == PERIOD_MONTHS || cell.kind == PERIOD_DAYS ||
	    cell.kind == PERIOD_OPEN)
		p->opening_month = month(p, &cell.from);
	if (cell.kind == PERIOD_MONTHS || cell.kind == PERIOD_DAYS)
		p->closing_month = month(p, &cell.until);
}

static void
load_window(struct programme *p, const xmlNode *node)
{
	const char	*id = programme_attribute(p, node, "id");
	int		 opens, closes, months, text;

	opens = programme_attribute(p, node, "opens") != NULL;
	closes = programme_attribute(p, node, "closes") != NULL;
	months = programme_attribute(p, node, "months") != NULL;
	text = programme_attribute(p, node, "text") != NULL;
	(void)programme_says_yes(p, node, "inherited");
	if (opens != closes || opens + months + text != 1)
		diag_at(p->diags, DIAG_K051, programme_place(p, node), id,
		    NULL);
	else if (opens)
		load_exact(p, node, id);
	else if (months)
		load_months(p, node, id);
}

void
programme_windows_load(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "window");

	p->opens = p->closes = p->opening_month = p->closing_month = "";
	for (; node != NULL; node = xml_next_named(node, "window"))
		load_window(p, node);
}
