/*
 * Template + data → pages → PDF. Knows nothing of bundles, programmes and
 * rules: data is any XML document.
 */
#ifndef PRESS_H
#define PRESS_H

#include <libxml/tree.h>

struct buf;
struct diags;
struct press;
struct press_template;

struct press_options {
	const char	*clock;		/* RFC 3339: dates in the PDF */
	int		 draft;		/* blanks stay visible, 초안 across */
	const char	*trace;		/* NULL, "expanded", "boxes" or "dump" */
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
 * Prints one document. All that is missing or does not fit is reported, and
 * then nothing is written. Returns 0, or -1 with diags.
 */
int		 press_print(struct press *, struct diags *,
		    const struct press_template *, xmlDoc *data,
		    const struct press_options *, struct buf *out);

#endif
