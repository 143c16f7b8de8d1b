#include "check/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct name {
	char	*text;
	int	 line;
};

struct names {
	struct name	*rows;
	size_t		 n, size;
};

static const char blanks[] = " \t\r\n";

struct names *
names_new(void)
{
	return mem_alloc(sizeof(struct names));
}

void
names_free(struct names *ns)
{
	if (ns == NULL)
		return;
	names_cut(ns, 0);
	free(ns->rows);
	free(ns);
}

int
names_line(const struct names *ns, const char *name)
{
	size_t	 i;

	for (i = 0; i < ns->n; i++)
		if (strcmp(ns->rows[i].text, name) == 0)
			return ns->rows[i].line;
	return 0;
}

int
names_add(struct names *ns, const char *name, int line)
{
	int	 first = names_line(ns, name);

	if (first != 0)
		return first;
	if (ns->n == ns->size) {
		ns->size = ns->size > 0 ? ns->size * 2 : 32;
		ns->rows = mem_resize(ns->rows, ns->size, sizeof(*ns->rows));
	}
	ns->rows[ns->n].text = mem_strdup(name);
	/* A line of 0 (unknown) would read as "not there". */
	ns->rows[ns->n++].line = line > 0 ? line : 1;
	return 0;
}

void
names_cut(struct names *ns, size_t n)
{
	while (ns->n > n)
		free(ns->rows[--ns->n].text);
}

size_t
names_count(const struct names *ns)
{
	return ns->n;
}

const char *
names_at(const struct names *ns, size_t i)
{
	return ns->rows[i].text;
}

int
names_next(const char **list, char *word, size_t size)
{
	const char	*start = *list + strspn(*list, blanks);
	size_t		 n = strcspn(start, blanks);

	*list = start + n;
	if (n == 0)
		return 0;
	snprintf(word, size, "%.*s", (int)n, start);
	return 1;
}

int
names_among(const char *list, const char *word)
{
	const char	*start = list;
	size_t		 n, len = strlen(word);

	for (;;) {
		start += strspn(start, blanks);
		if ((n = strcspn(start, blanks)) == 0)
			return 0;
		if (n == len && memcmp(start, word, n) == 0)
			return 1;
		start += n;
	}
}
