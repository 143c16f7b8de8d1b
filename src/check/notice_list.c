#include "check/notice_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/vocab.h"
#include "base/xml.h"

static const struct vocab_element vocabulary[] = {
#define ELEMENT(name, parents, attributes, text) \
	{ name, parents, attributes, text },
#include "check/notice_list.in"
#undef ELEMENT
};

static const struct {
	const char	*word;
	const char	*text[2];	/* Korean, English */
} reasons[] = {
#define REASON(word, korean, english) { word, { korean, english } },
#include "check/notice_list.in"
#undef REASON
};

static const char *const all_reasons =
#define REASON(word, korean, english) " " word
#include "check/notice_list.in"
#undef REASON
    ;

struct reader {
	struct arena			*arena;
	struct diags			*diags;
	const struct notice_text	*notice;
	struct notice_list		*list;
};

const char *
notice_list_reason(const char *word)
{
	size_t	 i;

	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (strcmp(reasons[i].word, word) == 0)
			return reasons[i].text[diag_english()];
	return NULL;
}

/* A number from 1 at *TEXT, which moves behind it; 0 if there is none. */
static int
read_number(const char **text)
{
	int	 n = 0;

	for (; **text >= '0' && **text <= '9'; (*text)++) {
		n = n * 10 + (**text - '0');
		if (n > NOTICE_TEXT_LINES)
			return 0;
	}
	return n;
}

/* "9-14" or "17" at *TEXT; 1, or 0 at the end, or -1 if it is neither. */
static int
read_range(const char **text, int *first, int *last)
{
	*text += strspn(*text, " \t\n");
	if (**text == '\0')
		return 0;
	*first = *last = read_number(text);
	if (**text == '-') {
		(*text)++;
		*last = read_number(text);
	}
	if (*first == 0 || *last < *first || strchr(" \t\n", **text) == NULL)
		return -1;
	return 1;
}

static struct place
place_of(const struct reader *r, const xmlNode *node)
{
	return (struct place){ .file = r->list->path,
	    .line = xml_line(node) };
}

static char *
number(struct reader *r, int n)
{
	return arena_printf(r->arena, "%d", n);
}

static void
list_line(struct reader *r, const xmlNode *node, int n,
    const struct notice_listed *entry)
{
	const struct notice_line	*line;
	struct notice_listed		*listed;

	line = notice_text_line(r->notice, n);
	if (line == NULL || line->blank) {
		diag_at(r->diags, DIAG_K082, place_of(r, node), number(r, n),
		    r->notice->id, NULL);
		return;
	}
	listed = &r->list->lines[n - 1];
	if (listed->reason != NULL)
		diag_at(r->diags, DIAG_K077, place_of(r, node), number(r, n),
		    number(r, listed->place), NULL);
	*listed = *entry;
}

static void
read_entry(struct reader *r, const xmlNode *node)
{
	const char		*lines, *of;
	struct notice_listed	 entry = { 0 };
	int			 first, last, more;

	lines = xml_attribute(r->arena, node, "lines");
	of = xml_attribute(r->arena, node, "of");
	entry.reason = xml_attribute(r->arena, node, "reason");
	entry.note = xml_text(r->arena, node);
	entry.place = xml_line(node);
	if (notice_list_reason(entry.reason) == NULL)
		diag_at(r->diags, DIAG_K011, place_of(r, node), entry.reason,
		    all_reasons + 1, NULL);
	if (of != NULL)
		entry.of = read_number(&of);
	if ((of != NULL && *of != '\0') ||
	    (strcmp(entry.reason, "repeated") == 0) != (entry.of != 0))
		diag_at(r->diags, DIAG_K080, place_of(r, node), NULL);
	while ((more = read_range(&lines, &first, &last)) == 1)
		for (; first <= last; first++)
			list_line(r, node, first, &entry);
	if (more == -1)
		diag_at(r->diags, DIAG_K076, place_of(r, node),
		    xml_attribute(r->arena, node, "lines"), NULL);
}

static void
read_root(struct reader *r, const xmlNode *root)
{
	const char	*notice = xml_attribute(r->arena, root, "notice");
	const char	*sha256 = xml_attribute(r->arena, root, "sha256");
	const char	*lines = xml_attribute(r->arena, root, "lines");
	const xmlNode	*node = xml_child(root, "not-rule");

	if (strcmp(notice, r->notice->id) != 0)
		diag_at(r->diags, DIAG_K088, place_of(r, root), notice,
		    r->notice->id, NULL);
	if ((sha256 != NULL && strcmp(sha256, r->notice->sha256) != 0) ||
	    strcmp(lines, number(r, (int)r->notice->n)) != 0)
		diag_at(r->diags, DIAG_K079, place_of(r, root), notice, NULL);
	for (; node != NULL; node = xml_next_named(node, "not-rule"))
		read_entry(r, node);
}

struct notice_list *
notice_list_read(struct arena *arena, struct diags *ds, const char *dir,
    const struct notice_text *notice)
{
	struct notice_list	*list = arena_alloc(arena, sizeof(*list));
	struct reader		 r = { arena, ds, notice, list };
	size_t			 before = diags_count(ds, DIAG_DATA);
	xmlDoc			*doc;

	list->path = file_join(arena, dir, arena_printf(arena,
	    "notices/%s.xml", notice->id));
	list->lines = arena_array(arena, notice->n + 1, sizeof(*list->lines));
	list->n = notice->n;
	if (!file_exists(list->path))
		return list;
	doc = xml_read_file(ds, list->path);
	if (doc != NULL && vocab_check(ds, list->path, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0])) == 0)
		read_root(&r, xmlDocGetRootElement(doc));
	xml_free(doc);
	list->faulty = diags_count(ds, DIAG_DATA) > before;
	return list;
}
