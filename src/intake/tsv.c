#include "intake/tsv.h"

#include <stdlib.h>
#include <string.h>

void
tsv_clean(char *s, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] < ' ' && s[i] != '\n' && s[i] != '\t')
			s[i] = ' ';
}

char *
tsv_next(char *row)
{
	char	*end = strchr(row, '\n');

	if (end == NULL)
		return NULL;
	*end = '\0';
	return end + 1;
}

int
tsv_cut(char *row, char *columns[TSV_COLUMNS])
{
	int	 i;

	for (i = 0; i < TSV_COLUMNS - 1; i++) {
		columns[i] = row;
		if ((row = strchr(row, '\t')) == NULL)
			return -1;
		*row++ = '\0';
	}
	columns[TSV_TEXT] = row;
	return 0;
}

int
tsv_tenths(const char *s)
{
	int	 negative = *s == '-';
	long	 whole;
	char	*end;

	whole = strtol(s + negative, &end, 10);
	if (end == s + negative || whole < 0 || whole > 100000)
		return 0;
	whole *= 10;
	if (end[0] == '.' && end[1] >= '0' && end[1] <= '9')
		whole += end[1] - '0';
	return (int)(negative ? -whole : whole);
}
