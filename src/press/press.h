/*
 * Template + data → pages → PDF. Knows nothing of bundles, programmes and
 * rules: data is any XML document.
 */
#ifndef PRESS_H
#define PRESS_H

#include <libxml/tree.h>
#include <stddef.h>

struct buf;
struct diags;
struct press;
struct press_template;

/*
 * A file to be kept inside the PDF as the data it was made from; then it is
 * PDF/A-3a and not PDF/A-2a.
 */
struct press_attachment {
	const void	*bytes;
	size_t		 n;
	const char	*name;		/* "data.xml" */
	const char	*type;		/* "text/xml" */
	const char	*description;	/* or NULL */
};

struct press_options {
	const char	*clock;		/* RFC 3339: dates in the PDF */
	int		 draft;		/* blanks stay visible, 초안 across */
	const char	*trace;		/* NULL, "expanded", "boxes" or "dump" */
	const struct press_attachment *attach;	/* or NULL */
};

/*
 * What a batch shares: house style, fonts, compiled templates. TEMPLATES is
 * the folder with house.xml, FONTS the one with fonts.xml. NULL with diags.
 */
struct press	*press_new(struct diags *, const char *templates,
		    const char *fonts);
/*
 * Puts the folder DIR of an office over TEMPLATES, before anything is loaded:
 * its house.xml adds styles and replaces those of the same name, its
 * office.xml, parts, images and papers are found first. 0, or -1 with diags.
 */
int		 press_overlay(struct press *, struct diags *, const char *dir);
void		 press_free(struct press *);

/*
 * Loads TEMPLATES/NAME/template.xml, or NAME itself if it is a path to a
 * template file; NULL with diags at template lines. Owned by PRESS.
 */
struct press_template *press_load(struct press *, struct diags *,
		    const char *name);

/*
 * Tells everything that is wrong with the template NAME: what press_load
 * says, then of its structure, then what printing the sample*.xml beside it
 * says. The number of faults; warnings do not count.
 */
size_t		 press_check(struct press *, struct diags *,
		    const char *name, const struct press_options *);

/*
 * Names of the folders in DIR that hold a paper; without DIR, of the shipped
 * papers and the office's. Sorted, NULL-terminated; in the press.
 */
char		**press_papers(struct press *, struct diags *,
		    const char *dir);

/* May a field be missing? */
enum press_need {
	PRESS_OPTIONAL,		/* {?…}, if=, an each that may have none */
	PRESS_CONDITIONAL,	/* needed where an if= above it holds */
	PRESS_ALTERNATIVE,	/* this or another of a union */
	PRESS_REQUIRED
};

struct press_place {
	const char		*file;
	int			 line;
	struct press_place	*next;
};

/* One thing that a template reads. */
struct press_field {
	const char		*path;	/* "/row/name", "$office/phone" */
	enum press_need		 need;
	int			 repeated;	/* each= goes through it */
	int			 value;		/* its text is read */
	const char		*kind;	/* text number date moment brn crn */
	const char		*sample;	/* compared with, or NULL */
	struct press_place	*places, **tail;
	struct press_field	*next, *chain;
};

struct press_fields {
	struct press_field	*first, **tail;
	/* Expressions with paths that only data could tell. */
	struct press_field	*unresolved, **last;
};

/* The fields of a template; in the press, as long as it. */
const struct press_fields *press_fields(struct press *,
		    const struct press_template *);
/* Data that has every field once; NULL if there is none. For xml_free. */
xmlDoc		*press_skeleton(struct press *,
		    const struct press_template *);

/*
 * Prints one document. All that is missing or does not fit is reported, and
 * then nothing is written. Returns 0, or -1 with diags.
 */
int		 press_print(struct press *, struct diags *,
		    const struct press_template *, xmlDoc *data,
		    const struct press_options *, struct buf *out);

#endif
