/*
 * The structure tree of one PDF (ISO 32000-1, 14.7 and 14.8): elements in
 * reading order, the marked content and annotations they own, and the parent
 * tree that leads back from those to the elements.
 */
#ifndef PRESS_PDF_TAGS_H
#define PRESS_PDF_TAGS_H

#include "press/canvas.h"

struct pdf_output;
struct pdf_tags;

struct pdf_tags	*pdf_tags_new(void);
void		 pdf_tags_free(struct pdf_tags *);
/* Forgets all, for the next document. */
void		 pdf_tags_clear(struct pdf_tags *);

/*
 * A new element in PARENT (-1: the root); its number. Artifacts, and
 * whatever stands inside one, get a number too but no element.
 */
int		 pdf_tags_add(struct pdf_tags *, int parent,
		    enum canvas_tag, const struct canvas_attributes *);
enum canvas_tag	 pdf_tags_type(const struct pdf_tags *, int tag);
int		 pdf_tags_is_artifact(const struct pdf_tags *, int tag);
/* What the artifact is that TAG is or stands in. */
enum canvas_artifact pdf_tags_artifact(const struct pdf_tags *, int tag);
/* "P": the standard structure type. */
const char	*pdf_tags_name(const struct pdf_tags *, int tag);
/* The uri of a link, borrowed; NULL if it has none. */
const char	*pdf_tags_uri(const struct pdf_tags *, int tag);
/* The alt of an element, borrowed; NULL if it has none. */
const char	*pdf_tags_alt(const struct pdf_tags *, int tag);

/* Tells that a page with this object number begins; its StructParents key. */
long		 pdf_tags_page(struct pdf_tags *, unsigned int object,
		    int height);
/* A piece of content of TAG on that page; its marked-content number. */
long		 pdf_tags_mark(struct pdf_tags *, int tag);
/* An annotation of TAG on that page; its StructParent key. */
long		 pdf_tags_annotate(struct pdf_tags *, int tag,
		    unsigned int object);

/* Makes all objects; the tree's root gets NUMBER. */
void		 pdf_tags_finish(struct pdf_tags *,
		    const struct pdf_output *, unsigned int number);

#endif
