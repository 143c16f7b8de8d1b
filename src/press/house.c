#include "press/house.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vocab.h"
#include "base/xml.h"

/* What an office may say of itself: seoryu-template(5) says what each is. */
static const char *const office_names[] = {
	"name", "ministry", "slogan", "logo", "department",
	"signer", "signer-title", "drafter", "drafter-name", "reviewer",
	"reviewer-name", "approver", "approver-name", "cooperator",
	"cooperator-name", "postcode", "address", "homepage", "phone", "fax",
	"email", "disclosure"
};

enum { OFFICE_NAMES = sizeof(office_names) / sizeof(office_names[0]) };

int
house_office_has(const char *name)
{
	int	 i;

	for (i = 0; i < OFFICE_NAMES; i++)
		if (strcmp(office_names[i], name) == 0)
			return 1;
	return 0;
}

static int
check_office(struct diags *ds, const char *path, const xmlDoc *doc)
{
	struct vocab_element	 table[OFFICE_NAMES + 1];
	int			 i;

	table[OFFICE_NAMES] = (struct vocab_element){ "office", "", "", 0 };
	for (i = 0; i < OFFICE_NAMES; i++)
		table[i] = (struct vocab_element){ office_names[i], "office",
		    "", 1 };
	return vocab_check(ds, path, doc, table, OFFICE_NAMES + 1);
}

int
house_open(struct house *h, struct diags *ds, struct arena *arena,
    const char *shipped, const char *overlay)
{
	const char	*path;

	h->arena = arena;
	h->shipped = arena_strdup(arena, shipped);
	h->overlay = overlay != NULL ? arena_strdup(arena, overlay) : NULL;
	h->office = NULL;
	path = house_find(h, arena, NULL, "office.xml");
	if (!file_exists(path))
		return 0;
	h->office = xml_read_file(ds, path);
	if (h->office == NULL)
		return -1;
	return check_office(ds, path, h->office);
}

void
house_close(struct house *h)
{
	xml_free(h->office);
	h->office = NULL;
}

const char *
house_find(const struct house *h, struct arena *arena, const char *beside,
    const char *name)
{
	const char	*const dirs[] = { beside, h->overlay, h->shipped };
	const char	*path = NULL;
	size_t		 i;

	for (i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++) {
		if (dirs[i] == NULL)
			continue;
		path = file_join(arena, dirs[i], name);
		if (file_exists(path))
			break;
	}
	return path;
}

int
house_is_inside(const char *name)
{
	return name[0] != '\0' && name[0] != '/' && strchr(name, '\\') == NULL
	    && strstr(name, "..") == NULL;
}

xmlNode *
house_office(const struct house *h)
{
	return h->office != NULL ? xmlDocGetRootElement(h->office) : NULL;
}
