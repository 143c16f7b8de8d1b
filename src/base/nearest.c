#include "base/nearest.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LETTERS = 40, FAR = 100 };

/* The letters of a name, small; how many, or -1 if it is too long. */
static int
letters(const char *s, uint32_t *out)
{
	uint32_t	 cp;
	int		 n = 0;

	while ((cp = utf8_next(&s)) != 0) {
		if (n == LETTERS)
			return -1;
		out[n++] = cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
	}
	return n;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: letters put in, left out, changed, exchanged. */
static int
distance(const uint32_t *a, int na, const uint32_t *b, int nb)
{
	int	 d[LETTERS + 1][LETTERS + 1];
	int	 i, j;

	for (i = 0; i <= na; i++)
		d[i][0] = i;
	for (j = 0; j <= nb; j++)
		d[0][j] = j;
	for (i = 1; i <= na; i++)
		for (j = 1; j <= nb; j++) {
			d[i][j] = least(least(d[i - 1][j], d[i][j - 1]) + 1,
			    d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	return d[na][nb];
}

static int
without_digits(uint32_t *a, int n)
{
	int	 i, kept = 0;

	for (i = 0; i < n; i++)
		if (a[i] < '0' || a[i] > '9')
			a[kept++] = a[i];
	return kept;
}

void
nearest_init(struct nearest *n, const char *wanted)
{
	*n = (struct nearest){ .wanted = wanted, .distance = FAR };
}

void
nearest_try(struct nearest *n, const char *name)
{
	uint32_t	 a[LETTERS], b[LETTERS];
	int		 na = letters(n->wanted, a), nb = letters(name, b), d;

	if (na < 1 || nb < 1)
		return;
	d = distance(a, na, b, nb);
	if (d >= n->distance || d > (na < 3 ? 0 : na < 5 ? 1 : 2) || d >= nb)
		return;
	na = without_digits(a, na);
	nb = without_digits(b, nb);
	if (d > 0 && na == nb && memcmp(a, b, (size_t)na * sizeof(*a)) == 0)
		return;
	n->found = name;
	n->distance = d;
}
