#include "intake/cell.h"

#include "base/arena.h"

char *
cell_name(struct arena *arena, int row, int column)
{
	char	 letters[8];
	int	 at = sizeof(letters) - 1;

	letters[at] = '\0';
	while (column > 0 && at > 0) {
		letters[--at] = (char)('A' + (column - 1) % 26);
		column = (column - 1) / 26;
	}
	return arena_printf(arena, "%s%d", letters + at, row);
}

int
cell_parse(const char *s, int *row, int *column)
{
	*row = *column = 0;
	for (; *s >= 'A' && *s <= 'Z'; s++) {
		*column = *column * 26 + (*s - 'A' + 1);
		if (*column > CELL_COLUMNS_MAX)
			return -1;
	}
	for (; *s >= '0' && *s <= '9'; s++) {
		*row = *row * 10 + (*s - '0');
		if (*row > CELL_ROWS_MAX)
			return -1;
	}
	return *s == '\0' && *row > 0 && *column > 0 ? 0 : -1;
}
