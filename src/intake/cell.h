/*
 * Names of cells in sheets: "B3" for row 3, column 2.
 */
#ifndef INTAKE_CELL_H
#define INTAKE_CELL_H

struct arena;

enum { CELL_ROWS_MAX = 1048576, CELL_COLUMNS_MAX = 16384 };

/* "B3"; row and column count from 1. */
char	*cell_name(struct arena *, int row, int column);

/* The reverse; 0, or -1 if it is no cell of a sheet. */
int	 cell_parse(const char *, int *row, int *column);

#endif
