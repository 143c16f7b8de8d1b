/*
 * What holds a PDF together: its catalog (ISO 32000-1, 7.7.2) with metadata,
 * colour profile and associated file, the information dictionary, the ID.
 */
#ifndef PRESS_PDF_CATALOG_H
#define PRESS_PDF_CATALOG_H

#include <stddef.h>

struct pdf_meta;
struct pdf_objects;
struct pdf_output;
struct press_attachment;
struct sha256;

struct pdf_catalog {
	const struct pdf_meta		*meta;
	const void			*profile;	/* ICC, compressed */
	size_t				 profile_n;
	unsigned int			 pages, tree;	/* objects */
	unsigned int			 outline;	/* or 0 */
	const struct press_attachment	*attachment;	/* or NULL */
};

/* Makes all objects; the catalog gets NUMBER. */
void		 pdf_catalog_finish(const struct pdf_output *,
		    const struct pdf_catalog *, unsigned int number);

/* The information dictionary's number. */
unsigned int	 pdf_catalog_info(const struct pdf_output *,
		    const struct pdf_meta *);

/*
 * 14.4: the file's name for itself, from what it says; when all objects are
 * packed.
 */
void		 pdf_catalog_id(const struct pdf_objects *,
		    struct sha256 *, unsigned char id[16]);

#endif
