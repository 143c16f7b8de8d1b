/*
 * What the files that make a leaflet have in common.
 */
#ifndef CHECK_LEAFLET_PARTS_H
#define CHECK_LEAFLET_PARTS_H

#include <libxml/tree.h>

struct arena;
struct diags;
struct programme;

struct leaflet {
	const struct programme	*programme;
	const char		*dir;
	const char		*as_of;
	struct arena		*arena;
	struct diags		*diags;
	const xmlNode		*outlook;	/* NULL of a faulty one */
	xmlNode			*root;
	xmlNode			*section;	/* NULL while it is empty */
	const char		*id, *heading;	/* of the section */
};

/* A section begins; it is there once something stands in it. */
void		 leaflet_section(struct leaflet *, const char *id,
		    const char *heading);
/* A statement in the section, its note, a table and its row. */
xmlNode		*leaflet_item(struct leaflet *, const char *label,
		    const char *text, const char *basis);
void		 leaflet_note(struct leaflet *, xmlNode *item,
		    const char *text, const char *basis);
xmlNode		*leaflet_table(struct leaflet *, const char *caption,
		    const char *basis);
xmlNode		*leaflet_row(struct leaflet *, xmlNode *table, int head,
		    const char *basis);

/* source="B:105, B:107", of the quotes that BASIS names (may be NULL). */
void		 leaflet_source(struct leaflet *, xmlNode *,
		    const char *basis);

/* An attribute; "" if it is not there. */
const char	*leaflet_attribute(struct leaflet *, const xmlNode *,
		    const char *name);
/* "2026. 2. 27.(금) 17:00" */
const char	*leaflet_moment(struct leaflet *, const char *rfc3339);

/* Conditions; amounts and what the budget allows; decision tables. */
void		 leaflet_conditions(struct leaflet *);
void		 leaflet_money(struct leaflet *);
void		 leaflet_levels(struct leaflet *);

/* When; what to hand in. */
void		 leaflet_windows(struct leaflet *);
void		 leaflet_papers(struct leaflet *);

#endif
