/*
 * The papers a notice asks for, in the order of programme.xml.
 */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/names.h"
#include "check/parameter.h"
#include "check/programme.h"
#include "check/programme_parts.h"
#include "check/shared.h"

enum { NAME_SIZE = 128 };

/*
 * need="when" goes with a condition. need="yes" may have one, too: the notice
 * demands the paper of all, but some cannot have it yet.
 */
static void
check_need(struct programme *p, const xmlNode *node,
    const struct programme_document *d)
{
	const char	*need = programme_attribute(p, node, "need");

	if (strcmp(need, "yes") != 0 && strcmp(need, "when") != 0)
		diag_at(p->diags, DIAG_K011, programme_place(p, node), need,
		    "yes when", NULL);
	else if (strcmp(need, "when") == 0 && d->when == NULL)
		diag_at(p->diags, DIAG_B014, programme_place(p, node), "when",
		    xml_name(node), NULL);
}

/*
 * Every word of the list is a document type: a file beside the programmes'
 * folders. Without that folder there is nothing to compare with.
 */
static void
check_types(struct programme *p, const xmlNode *node, const char *list)
{
	const char	*folder = shared_path(p, "../documents");
	char		 type[NAME_SIZE];

	if (!file_is_directory(folder))
		return;
	while (names_next(&list, type, sizeof(type)))
		if (!file_exists(file_join(p->arena, folder,
		    arena_printf(p->arena, "%s.xml", type))))
			diag_at(p->diags, DIAG_K030, programme_place(p, node),
			    type, NULL);
}

/* A finding is a rule, and has an id of its own. */
static void
add_rule(struct programme *p, const xmlNode *node, const char *rule)
{
	struct place	 place = programme_place(p, node);
	int		 first = names_add(p->rule_ids, rule, place.line);

	if (first != 0)
		diag_at(p->diags, DIAG_K002, place, rule,
		    programme_number(p, first), NULL);
}

static void
check_document(struct programme *p, const xmlNode *node,
    const struct programme_document *d)
{
	const xmlNode	*look = xml_child(node, "look-alike");

	if (!names_among(PROGRAMME_STAGES, d->stage))
		diag_at(p->diags, DIAG_K011, programme_place(p, node),
		    d->stage, PROGRAMME_STAGES, NULL);
	if (d->months != NULL && parameter_count(d->months) < 1)
		diag_at(p->diags, DIAG_K006, programme_place(p, node),
		    d->months, "months", NULL);
	check_need(p, node, d);
	check_types(p, node, d->accepts);
	for (; look != NULL; look = xml_next_named(look, "look-alike"))
		check_types(p, look, programme_attribute(p, look, "type"));
}

static void
load_document(struct programme *p, struct names *variables,
    const xmlNode *node, struct programme_document *d)
{
	const char	*when = programme_attribute(p, node, "when");

	d->node = node;
	d->id = programme_attribute(p, node, "id");
	d->item = programme_attribute(p, node, "item");
	d->label = programme_attribute(p, node, "label");
	d->basis = programme_attribute(p, node, "basis");
	d->conflict = programme_attribute(p, node, "conflict");
	d->accepts = programme_attribute(p, node, "accepts");
	d->months = programme_attribute(p, node, "months");
	d->obtain = programme_attribute(p, node, "obtain");
	d->remedy = programme_attribute(p, node, "remedy");
	d->stage = programme_attribute(p, node, "stage");
	if (d->stage == NULL)
		d->stage = PROGRAMME_FIRST_STAGE;
	if (when != NULL) {
		d->when = programme_compile(p, variables, node, when);
		d->watched = programme_watched(p, when);
	}
	d->rule = programme_attribute(p, node, "rule");
	if (d->rule == NULL)
		d->rule = arena_printf(p->arena, "DOC-%s", d->id);
	add_rule(p, node, d->rule);
	check_document(p, node, d);
}

/* Whoever knows only some of the papers cannot say that all are there. */
static void
load_open_list(struct programme *p)
{
	const xmlNode			*node = xml_child(p->root,
					    "documents");
	struct programme_open_list	*list = &p->open_list;

	if (node == NULL || !programme_says_yes(p, node, "open"))
		return;
	list->node = node;
	list->basis = programme_attribute(p, node, "basis");
	list->conflict = programme_attribute(p, node, "conflict");
	list->remedy = programme_attribute(p, node, "remedy");
	list->rule = programme_attribute(p, node, "rule");
	add_rule(p, node, list->rule);
	if (xml_next_named(node, "documents") != NULL)
		diag_at(p->diags, DIAG_K002, programme_place(p,
		    xml_next_named(node, "documents")), "documents",
		    programme_number(p, xml_line(node)), NULL);
}

void
programme_documents_load(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "document");

	p->documents = arena_array(p->arena,
	    programme_count(p, "document") + 1, sizeof(*p->documents));
	for (; node != NULL; node = xml_next_named(node, "document"))
		load_document(p, variables, node,
		    &p->documents[p->n_documents++]);
	load_open_list(p);
}
