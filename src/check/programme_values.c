/*
 * The values of a notice as programme.xml has them: levels, tracks, and
 * parameters with one value or one for each track.
 */
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "check/expression.h"
#include "check/names.h"
#include "check/parameter.h"
#include "check/programme.h"
#include "check/programme_parts.h"
#include "check/run.h"

enum { NAME_SIZE = 128 };

/* The scale of levels, lowest first: at least two, each once. */
static void
load_levels(struct programme *p)
{
	const xmlNode	*node = xml_child(p->root, "levels");
	struct names	*seen = names_new();
	const char	*list;
	char		 word[NAME_SIZE];

	if (node != NULL) {
		p->levels = expression_squeeze(p->arena,
		    xml_text(p->arena, node));
		list = p->levels;
		while (names_next(&list, word, sizeof(word)))
			if (names_add(seen, word, xml_line(node)) != 0)
				diag_at(p->diags, DIAG_K048,
				    programme_place(p, node), word, NULL);
		if (names_count(seen) < 2)
			diag_at(p->diags, DIAG_K048, programme_place(p, node),
			    p->levels, NULL);
		node = xml_next_named(node, "levels");
	}
	if (node != NULL)
		diag_at(p->diags, DIAG_K002, programme_place(p, node),
		    "levels", programme_number(p,
		    xml_line(xml_child(p->root, "levels"))), NULL);
	names_free(seen);
}

static void
load_tracks(struct programme *p)
{
	const xmlNode		*node = xml_child(p->root, "track");
	struct programme_track	*track;

	p->tracks = arena_array(p->arena, programme_count(p, "track") + 1,
	    sizeof(*p->tracks));
	for (; node != NULL; node = xml_next_named(node, "track")) {
		track = &p->tracks[p->n_tracks++];
		track->id = programme_attribute(p, node, "id");
		track->label = programme_attribute(p, node, "label");
		track->basis = programme_attribute(p, node, "basis");
	}
	if (p->n_tracks > 1)
		programme_watch(p, "track");
}

const char *
programme_typed(struct programme *p, const xmlNode *node, const char *type,
    const char *text, const char *choices)
{
	const char	*value;

	if (strcmp(type, "level") == 0 && p->levels == NULL) {
		diag_at(p->diags, DIAG_K047, programme_place(p, node), NULL);
		return "";
	}
	value = parameter_value(p->arena, type, text,
	    strcmp(type, "level") == 0 ? p->levels : choices);
	if (value == NULL)
		diag_at(p->diags, DIAG_K006, programme_place(p, node), text,
		    type, NULL);
	return value != NULL ? value : "";
}

/* The choice of a reference day is turned into that day. */
static void
name_parameter(struct programme *p, struct names *variables,
    struct place place, const struct programme_parameter *parameter)
{
	int	 known = names_add(variables, parameter->id, place.line) != 0;

	if (strcmp(parameter->id, "reference-day") != 0) {
		if (known)
			diag_at(p->diags, DIAG_K014, place, parameter->id,
			    NULL);
	} else if (!names_among(RUN_REFERENCE_DAYS, parameter->value)) {
		diag_at(p->diags, DIAG_K011, place, parameter->value,
		    RUN_REFERENCE_DAYS, NULL);
	}
}

static const struct programme_value *
value_of(const struct programme_parameter *parameter, const char *track)
{
	size_t	 i;

	for (i = 0; i < parameter->n_values; i++)
		if (strcmp(parameter->values[i].track, track) == 0)
			return &parameter->values[i];
	return NULL;
}

/* The <value>s of a parameter, each for a track there is. */
static void
load_values(struct programme *p, const xmlNode *node,
    struct programme_parameter *parameter, const char *choices)
{
	const xmlNode		*child = xml_child(node, "value");
	struct programme_value	*value;
	size_t			 n = 0;

	for (; child != NULL; child = xml_next_named(child, "value"))
		n++;
	parameter->values = arena_array(p->arena, n + 1,
	    sizeof(*parameter->values));
	for (child = xml_child(node, "value"); child != NULL;
	    child = xml_next_named(child, "value")) {
		value = &parameter->values[parameter->n_values];
		value->track = programme_attribute(p, child, "track");
		value->text = programme_attribute(p, child, "value");
		value->basis = programme_attribute(p, child, "basis");
		value->conflict = programme_attribute(p, child, "conflict");
		value->inherited = programme_says_yes(p, child, "inherited");
		value->value = programme_typed(p, child, parameter->type,
		    value->text, choices);
		if (programme_track(p, value->track) == NULL)
			diag_at(p->diags, DIAG_K044, programme_place(p, child),
			    value->track, NULL);
		if (value_of(parameter, value->track) != NULL)
			diag_at(p->diags, DIAG_K042, programme_place(p, child),
			    parameter->id, value->track, NULL);
		parameter->n_values++;
	}
}

/* A value of its own is for the tracks that are not listed, and only then. */
static void
check_tracks(struct programme *p, const xmlNode *node,
    const struct programme_parameter *parameter)
{
	size_t	 i, missing = 0;

	if (parameter->n_values == 0) {
		if (parameter->text == NULL)
			diag_at(p->diags, DIAG_B014, programme_place(p, node),
			    "value", xml_name(node), NULL);
		return;
	}
	for (i = 0; i < p->n_tracks; i++) {
		if (value_of(parameter, p->tracks[i].id) != NULL)
			continue;
		missing++;
		if (parameter->text == NULL)
			diag_at(p->diags, DIAG_K043, programme_place(p, node),
			    parameter->id, p->tracks[i].id, NULL);
	}
	if (missing == 0 && parameter->text != NULL)
		diag_at(p->diags, DIAG_K045, programme_place(p, node),
		    parameter->id, NULL);
	programme_watch(p, parameter->id);
}

/*
 * What another line of a notice says: if it is really another value, the
 * register must say which was taken; if not, there is nothing to decide.
 */
static void
check_other(struct programme *p, const xmlNode *node,
    const struct programme_parameter *parameter, const char *choices)
{
	const char	*track = programme_attribute(p, node, "track");
	const char	*text = programme_attribute(p, node, "value");
	const char	*conflict = programme_attribute(p, node, "conflict");
	const char	*value = parameter->value, *written = parameter->text;
	const char	*other;
	const struct programme_value *own;
	int		 same;

	own = track != NULL ? value_of(parameter, track) : NULL;
	if (own != NULL) {
		value = own->value;
		written = own->text;
	}
	if (written == NULL || (track != NULL &&
	    programme_track(p, track) == NULL)) {
		diag_at(p->diags, DIAG_K044, programme_place(p, node),
		    track != NULL ? track : "", NULL);
		return;
	}
	other = programme_typed(p, node, parameter->type, text, choices);
	same = strcmp(other, value) == 0 &&
	    (value[0] != '\0' || strcmp(text, written) == 0);
	if (same == (conflict != NULL))
		diag_at(p->diags, same ? DIAG_K049 : DIAG_K046,
		    programme_place(p, node), text, written, NULL);
}

static void
load_parameter(struct programme *p, struct names *variables,
    const xmlNode *node, struct programme_parameter *parameter)
{
	struct place	 place = programme_place(p, node);
	const char	*choices = programme_attribute(p, node, "choices");
	const xmlNode	*other = xml_child(node, "other");

	parameter->node = node;
	parameter->id = programme_attribute(p, node, "id");
	parameter->type = programme_attribute(p, node, "type");
	parameter->text = programme_attribute(p, node, "value");
	parameter->label = programme_attribute(p, node, "label");
	parameter->basis = programme_attribute(p, node, "basis");
	parameter->soft = programme_says_yes(p, node, "soft");
	parameter->inherited = programme_says_yes(p, node, "inherited");
	if (!parameter_is_type(parameter->type))
		diag_at(p->diags, DIAG_K011, place, parameter->type,
		    PARAMETER_TYPES, NULL);
	if (parameter->soft && !names_among("count won", parameter->type))
		diag_at(p->diags, DIAG_K053, place, parameter->id, NULL);
	parameter->value = parameter->text == NULL ? "" :
	    programme_typed(p, node, parameter->type, parameter->text,
	    choices);
	load_values(p, node, parameter, choices);
	check_tracks(p, node, parameter);
	for (; other != NULL; other = xml_next_named(other, "other"))
		check_other(p, other, parameter, choices);
	if (parameter->text == NULL)
		parameter->text = "";
	name_parameter(p, variables, place, parameter);
}

void
programme_values_load(struct programme *p, struct names *variables)
{
	const xmlNode	*node = xml_child(p->root, "parameter");

	load_levels(p);
	load_tracks(p);
	p->parameters = arena_array(p->arena,
	    programme_count(p, "parameter") + 1, sizeof(*p->parameters));
	for (; node != NULL; node = xml_next_named(node, "parameter"))
		load_parameter(p, variables, node,
		    &p->parameters[p->n_parameters++]);
}
