/*
 * What a programme's notices say of themselves: which day, and whether they
 * are the last word.
 */
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "check/names.h"
#include "check/programme.h"

enum { NAME_SIZE = 128 };

static int
is_provisional(const struct programme *p, const xmlNode *notice)
{
	const char	*status = xml_attribute(p->arena, notice, "status");

	return status != NULL && strcmp(status, "provisional") == 0;
}

static const xmlNode *
notice_of(const struct programme *p, const char *id)
{
	const xmlNode	*node = xml_child(p->root, "notice");

	while (node != NULL &&
	    strcmp(xml_attribute(p->arena, node, "id"), id) != 0)
		node = xml_next_named(node, "notice");
	return node;
}

const char *
programme_notice_day(const struct programme *p)
{
	const xmlNode	*first = xml_child(p->root, "notice"), *node = first;
	const char	*day = NULL;

	while (node != NULL && is_provisional(p, node))
		node = xml_next_named(node, "notice");
	if (node == NULL)
		node = first;
	if (node != NULL)
		day = xml_attribute(p->arena, node, "date");
	return day != NULL ? day : "";
}

static const xmlNode *
application_window(const struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "window");

	while (node != NULL && strcmp(xml_attribute(p->arena, node, "id"),
	    "application") != 0)
		node = xml_next_named(node, "window");
	return node;
}

int
programme_is_provisional(const struct programme *p)
{
	const struct programme_quote	*quote;
	const xmlNode			*node;
	const char			*basis;
	char				 id[NAME_SIZE];
	int				 provisional = 0;

	if (p->root == NULL)
		return 0;
	if ((node = application_window(p)) == NULL) {
		node = xml_child(p->root, "notice");
		return node != NULL && is_provisional(p, node);
	}
	basis = xml_attribute(p->arena, node, "basis");
	while (names_next(&basis, id, sizeof(id))) {
		quote = programme_quote(p, id);
		node = quote != NULL ? notice_of(p, quote->notice) : NULL;
		if (node != NULL && !is_provisional(p, node))
			return 0;
		provisional |= node != NULL;
	}
	return provisional;
}
