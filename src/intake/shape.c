#include "intake/shape.h"

#include <string.h>

#include "base/utf8.h"
#include "intake/document_type.h"

static int
fits(const char *shape, const char *s, size_t len)
{
	size_t	 i;

	if (strlen(shape) != len)
		return 0;
	for (i = 0; i < len; i++)
		if (shape[i] == '9' ? s[i] < '0' || s[i] > '9' :
		    s[i] != shape[i])
			return 0;
	return 1;
}

const char *
shape_of(struct arena *arena, const struct option *shapes, const char *text)
{
	const char	*key = utf8_fold(arena, text);
	size_t		 len = strspn(key, "0123456789-");

	for (; shapes != NULL; shapes = shapes->next)
		if (fits(shapes->words.key, key, len))
			return shapes->value;
	return NULL;
}
