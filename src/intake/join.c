#include "intake/join.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/xml.h"
#include "intake/paging.h"

/* "2-2/3": pages 2 to 2 of 3. */
struct extent {
	int	 from, until, of;
};

static const char *
attribute(struct arena *arena, const xmlNode *node, const char *name)
{
	const char	*value = xml_attribute(arena, node, name);

	return value != NULL ? value : "";
}

/* The lines of the page that line FROM stands on: up to, not with, that. */
static int
page_end(const struct sheet *s, int from)
{
	int	 page = s->lines[from].piece->page;

	while (from < s->n && s->lines[from].piece->page == page)
		from++;
	return from;
}

static void
put_numbers(xmlNode *file, struct arena *arena, const struct paging *p)
{
	const char	*text = "";
	int		 i;

	for (i = 0; i < p->n; i++)
		text = arena_printf(arena, "%s%s%s", text, i > 0 ? " " : "",
		    number_mask(arena, p->numbers[i]));
	xml_put(file, "numbers", text);
}

/* Only what stands on its first page is looked at, and how far it goes. */
void
join_note(xmlNode *file, const struct sheet *s)
{
	struct paging	 first, last;
	int		 line, end;

	if (s->n == 0 || s->lines[0].piece->page == 0)
		return;
	paging_read(s, 0, page_end(s, 0), &first);
	if (first.number == 0)
		return;
	last = first;
	for (line = page_end(s, 0); line < s->n; line = end) {
		struct paging	 page;

		end = page_end(s, line);
		paging_read(s, line, end, &page);
		if (!paging_follows(&last, &page))
			break;
		last = page;
	}
	if (line < s->n || (first.number == 1 && last.number == last.of))
		return;
	xml_putf(file, "sheets", "%d-%d/%d", first.number, last.number,
	    last.of);
	put_numbers(file, s->arena, &first);
	xml_put(file, "of-company", first.company);
}

static int
extent_of(struct arena *arena, const xmlNode *file, struct extent *e)
{
	return sscanf(attribute(arena, file, "sheets"), "%3d-%3d/%3d",
	    &e->from, &e->until, &e->of) == 3 ? 0 : -1;
}

/* 1 if a word of A, parted by blanks, stands in B. */
static int
share_word(struct arena *arena, const char *a, const char *b)
{
	char	*words = arena_strdup(arena, a), *word, *state = NULL;
	char	*spaced = arena_printf(arena, " %s ", b);

	for (word = strtok_r(words, " ", &state); word != NULL;
	    word = strtok_r(NULL, " ", &state))
		if (strstr(spaced, arena_printf(arena, " %s ", word)) != NULL)
			return 1;
	return 0;
}

/* 1 if a file of type NEXT may be a page of a document of type WHOLE. */
static int
fits(const struct document_type *types, const char *whole, const char *next)
{
	const struct document_type	*a = document_type_find(types, whole);
	const struct document_type	*b = document_type_find(types, next);

	return a != NULL && (next[0] == '\0' || a == b ||
	    (b != NULL && document_type_within(b, a)));
}

static int
goes_on(struct arena *arena, const struct document_type *types,
    const xmlNode *file, const xmlNode *next)
{
	struct extent	 a, b;

	if (file == next || extent_of(arena, file, &a) == -1 ||
	    extent_of(arena, next, &b) == -1 ||
	    attribute(arena, file, "part")[0] != '\0' ||
	    attribute(arena, next, "part")[0] != '\0')
		return 0;
	return a.from == 1 && b.from == a.until + 1 && a.of == b.of &&
	    fits(types, attribute(arena, file, "document"),
	    attribute(arena, next, "document")) &&
	    strcmp(attribute(arena, file, "sha256"),
	    attribute(arena, next, "sha256")) != 0;
}

/*
 * The one file that goes on after FILE and bears the same number of that
 * NAME; NULL if there is none or two.
 */
static xmlNode *
next_by(struct arena *arena, const struct document_type *types,
    xmlNode *facts, const xmlNode *file, const char *name)
{
	xmlNode	*other, *found = NULL;

	for (other = xml_child(facts, "file"); other != NULL;
	    other = xml_next_named(other, "file")) {
		if (!goes_on(arena, types, file, other) ||
		    !share_word(arena, attribute(arena, file, name),
		    attribute(arena, other, name)))
			continue;
		if (found != NULL)
			return NULL;
		found = other;
	}
	return found;
}

/* Further pages of a 표준재무제표증명 bear no number but the company's. */
static xmlNode *
next_of(struct arena *arena, const struct document_type *types,
    xmlNode *facts, const xmlNode *file)
{
	xmlNode	*next = next_by(arena, types, facts, file, "numbers");

	return next != NULL ? next :
	    next_by(arena, types, facts, file, "of-company");
}

xmlNode *
join_find(struct arena *arena, const struct document_type *types,
    xmlNode *facts, xmlNode **next)
{
	xmlNode	*file;

	for (file = xml_child(facts, "file"); file != NULL;
	    file = xml_next_named(file, "file")) {
		struct extent	 e;

		if (extent_of(arena, file, &e) == 0 && e.from == 1 &&
		    (*next = next_of(arena, types, facts, file)) != NULL)
			return file;
	}
	return NULL;
}

void
join_mark(struct arena *arena, xmlNode *file, xmlNode *next)
{
	struct extent	 a, b;
	xmlNode		*child, *after;

	if (extent_of(arena, file, &a) == -1 ||
	    extent_of(arena, next, &b) == -1)
		return;
	xml_putf(file, "sheets", "1-%d/%d", b.until, b.of);
	xmlUnsetProp(next, (const xmlChar *)"sheets");
	xml_put(next, "document", "");
	xml_put(next, "label", "");
	xml_put(next, "method", "joined");
	xml_put(next, "reason", arena_printf(arena, "'%s'에 이어지는 쪽",
	    attribute(arena, file, "path")));
	for (child = next->children; child != NULL; child = after) {
		after = child->next;
		if (xml_is(child, "fact") || xml_is(child, "candidate"))
			xml_remove(child);
	}
}

const char *
join_missing(struct arena *arena, const xmlNode *file)
{
	struct extent	 e;

	if (extent_of(arena, file, &e) == -1 ||
	    (e.from == 1 && e.until == e.of) ||
	    attribute(arena, file, "document")[0] == '\0')
		return NULL;
	return e.from == e.until ?
	    arena_printf(arena, "%d/%d쪽", e.from, e.of) :
	    arena_printf(arena, "%d–%d/%d쪽", e.from, e.until, e.of);
}
