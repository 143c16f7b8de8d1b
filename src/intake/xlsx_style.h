/*
 * Which cells of a workbook are dates, and what day a date's number is.
 * Source: ECMA-376 part 1, 18.8.30 (numFmt) and 18.17.4 (dates).
 */
#ifndef INTAKE_XLSX_STYLE_H
#define INTAKE_XLSX_STYLE_H

#include <libxml/tree.h>
#include <stddef.h>

struct arena;

struct xlsx_style {
	unsigned char	*is_date;	/* by the index of a cell's style */
	size_t		 n;
	int		 from_1904;	/* the other date system */
};

/* From xl/styles.xml; DOC may be NULL: then nothing is a date. */
void	 xlsx_style_read(struct arena *, const xmlDoc *, struct xlsx_style *);

/* 1 if STYLE (the s of a cell, or NULL) shows a number as a date. */
int	 xlsx_style_is_date(const struct xlsx_style *, const char *style);

/*
 * The day of the number VALUE as "2026-01-05"; NULL if it is no number with
 * a day. Time of day is left out.
 */
char	*xlsx_style_day(struct arena *, const struct xlsx_style *,
	    const char *value);

#endif
