#include "check/profile.h"

#include "base/vocab.h"
#include "base/xml.h"

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "check/profile.in"
#undef ELEMENT
};

xmlDoc *
profile_read(struct diags *ds, const char *path)
{
	xmlDoc	*doc = xml_read_file(ds, path);

	if (doc == NULL)
		return NULL;
	if (vocab_check(ds, path, doc, vocabulary, sizeof(vocabulary) /
	    sizeof(vocabulary[0])) == -1) {
		xml_free(doc);
		return NULL;
	}
	xmlNodeSetName(xmlDocGetRootElement(doc),
	    (const xmlChar *)"application");
	return doc;
}
