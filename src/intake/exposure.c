#include "intake/exposure.h"

#include "base/number.h"
#include "base/xml.h"

enum {
	EXPOSURES_MAX	= 200,	/* places named; the last one sums the rest */
	NUMBER_BYTES	= 13	/* of a number of a person, at least */
};

/* Of a guess that is no number any more the length must do. */
static int
count_guessed(const char *text)
{
	const char	*found;
	size_t		 len;
	int		 n = 0;

	while ((found = number_guessed_find(text, &len)) != NULL) {
		text = found + len;
		n += len >= NUMBER_BYTES;
	}
	return n;
}

static int
count_in(const char *text)
{
	const char	*found;
	size_t		 len;
	int		 n = 0;

	while ((found = number_resident_find(text, &len)) != NULL) {
		text = found + len;
		n++;
	}
	return n;
}

void
exposure_write(xmlNode *file, const struct text *text)
{
	xmlNode	*node = NULL;
	size_t	 i;
	int	 n, places = 0, rest = 0;

	for (i = 0; i < text->n; i++) {
		const struct text_piece	*p = &text->pieces[i];

		n = count_in(p->str);
		if (n == 0 && p->guessed)
			n = count_guessed(p->str);
		if (n == 0)
			continue;
		if (places == EXPOSURES_MAX) {
			rest += n;
			xml_putf(node, "count", "%d", rest);
			continue;
		}
		node = xml_add(file, "exposure");
		xml_put(node, "kind", "resident-number");
		xml_putf(node, "page", "%d", p->page);
		xml_putf(node, "line", "%d", p->line);
		xml_put(node, "cell", p->cell != NULL ? p->cell : "");
		xml_putf(node, "count", "%d", n);
		rest = n;
		places++;
	}
}
