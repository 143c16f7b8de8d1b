#include "intake/exposure.h"

#include "base/number.h"
#include "base/xml.h"

enum { EXPOSURES_MAX = 200 };	/* places named; the last one sums the rest */

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

		if ((n = count_in(p->str)) == 0)
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
