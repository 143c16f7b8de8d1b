/*
 * Bytes → facts. Reads a bundle (folder or ZIP) and makes the case document
 * with its <facts>; knows nothing of programmes or rules.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

struct diags;
struct intake;

enum {
	INTAKE_SURE	= 10,	/* points that make a document certain */
	INTAKE_MARGIN	= 4	/* if it is so many ahead of the next */
};

/* "This file is that document", from --as or bundle.xml. */
struct intake_stated {
	const char	*path;		/* in the bundle, as UTF-8 */
	const char	*document;	/* a document type's id */
};

struct intake_options {
	const char	*as_of;		/* RFC 3339, written into the facts */
	const struct intake_stated *stated;
	size_t		 n_stated;
	/*
	 * Members, numbered from 1, that ended the process which read them
	 * before: they are listed as damaged and left alone.
	 */
	const size_t	*lost;
	size_t		 n_lost;
	/* Told each member before it is touched, 0 for the bundle itself. */
	void		(*step)(void *closure, size_t member);
	void		*closure;
};

/*
 * Loads the document types of DIR (checks/documents). NULL with diags if one
 * of them is faulty. Used for any number of bundles.
 */
struct intake	*intake_new(struct diags *, const char *dir);
void		 intake_free(struct intake *);

/*
 * Has pictures and pages without text read by OCR, too. 0, or -1 with a diag
 * if it is not installed. To be said before intake_cache.
 */
int		 intake_ocr(struct intake *, struct diags *);
/* 1 if it is installed. */
int		 intake_ocr_installed(void);

/*
 * Keeps what is read in the folder DIR, and takes it from there when the same
 * bytes come again. Made if it is not there. One that cannot be used is told
 * by a warning and done without. 0, or -1 with a diag if DIR is a folder of
 * other files.
 */
int		 intake_cache(struct intake *, struct diags *,
		    const char *dir);
/* What such a folder holds; with PURGE, deletes it. 0, or -1 with a diag. */
int		 intake_cache_size(struct diags *, const char *dir, int purge,
		    size_t *files, int64_t *bytes);

/*
 * Reads the bundle at PATH. Returns the case (xml_free), or NULL with a
 * BUNDLE diag if PATH is no bundle at all; a file that cannot be read is a
 * <file> with its state, never a failure of the whole.
 */
xmlDoc		*intake_read(struct intake *, struct diags *, const char *path,
		    const struct intake_options *);

/* A file that reading needs beside the extractor's program, or "". */
const char	*intake_library(const struct intake *);

/* Label and whereabouts of a document type; NULL if there is none. */
const char	*intake_label(const struct intake *, const char *document);

#endif
