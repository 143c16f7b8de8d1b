/*
 * What the numbers in the cells of a workbook are: dates, ratios, figures
 * with places of their own, or just numbers.
 * Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.17.4 (dates).
 */
#ifndef INTAKE_XLSX_STYLE_H
#define INTAKE_XLSX_STYLE_H

#include <libxml/tree.h>
#include <stddef.h>

struct arena;

enum xlsx_kind {
	XLSX_PLAIN,
	XLSX_DATE,
	XLSX_PERCENT,
	XLSX_PLACES
};

struct xlsx_format {
	enum xlsx_kind	 kind;
	const char	*places;	/* for xlsx_number_places */
};

struct xlsx_style {
	const struct xlsx_format **formats;	/* by a cell's style */
	size_t		 n;
	int		 from_1904;	/* the other date system */
};

/* From xl/styles.xml; DOC may be NULL: then all numbers are plain. */
void	 xlsx_style_read(struct arena *, const xmlDoc *, struct xlsx_style *);

/* What STYLE (the s of a cell, or NULL) shows of the number VALUE. */
const char *xlsx_style_text(struct arena *, const struct xlsx_style *,
	    const char *style, const char *value);

/*
 * The day of the number VALUE as "2026-01-05"; NULL if it is no number with
 * a day. Time of day is left out.
 */
char	*xlsx_style_day(struct arena *, const struct xlsx_style *,
	    const char *value);

#endif
