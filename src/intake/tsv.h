/*
 * Words with their places as a table, one row each: what pdftotext -tsv
 * prints, after the manner of tesseract, which prints the same.
 */
#ifndef INTAKE_TSV_H
#define INTAKE_TSV_H

#include <stddef.h>

/* The columns of a row. */
enum {
	TSV_LEVEL, TSV_PAGE_NUMBER, TSV_PARAGRAPH, TSV_BLOCK, TSV_LINE_NUMBER,
	TSV_WORD_NUMBER, TSV_LEFT, TSV_TOP, TSV_WIDTH, TSV_HEIGHT,
	TSV_CONFIDENCE, TSV_TEXT, TSV_COLUMNS
};

/* The first character of TSV_LEVEL: what a row tells of. */
enum {
	TSV_PAGE = '1', TSV_BLOCK_ROW = '3', TSV_LINE = '4', TSV_WORD = '5'
};

/* Blanks for controls but row and column ends: they would hide text. */
void	 tsv_clean(char *, size_t n);

/* Ends the row at the newline; where the next one begins, NULL at the end. */
char	*tsv_next(char *row);

/* Cuts a row at its tabs; 0, or -1 if there are fewer columns. */
int	 tsv_cut(char *row, char *columns[TSV_COLUMNS]);

/* "595.275" → 5952; what is no such number, or absurd, is 0. */
int	 tsv_tenths(const char *);

#endif
