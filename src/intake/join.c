#include "intake/join.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/xml.h"
#include "intake/paging.h"
#include "intake/part.h"

/* "2-2/3": pages 2 to 2 of 3. */
struct extent {
	int	 from, until, of;
};

/* Borrowed: every file is compared with every other. */
static const char *
attribute(const xmlNode *node, const char *name)
{
	const char	*value = part_attribute(node, name);

	return value != NULL ? value : "";
}

/* The lines of the leaf that line FROM stands on: up to, not with, that. */
static int
leaf_end(const struct sheet *s, int from)
{
	int	 leaf = s->lines[from].leaf;

	while (from < s->n && s->lines[from].leaf == leaf)
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
	paging_read(s, 0, leaf_end(s, 0), &first);
	if (first.number == 0)
		return;
	last = first;
	for (line = leaf_end(s, 0); line < s->n; line = end) {
		struct paging	 page;

		end = leaf_end(s, line);
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
extent_of(const xmlNode *file, struct extent *e)
{
	return sscanf(attribute(file, "sheets"), "%3d-%3d/%3d", &e->from,
	    &e->until, &e->of) == 3 ? 0 : -1;
}

/* 1 if the N bytes at WORD are a word of TEXT, parted by blanks. */
static int
has_word(const char *text, const char *word, size_t n)
{
	size_t	 len;

	for (; *text != '\0'; text += len) {
		text += strspn(text, " ");
		len = strcspn(text, " ");
		if (len == n && memcmp(text, word, n) == 0)
			return 1;
	}
	return 0;
}

/* 1 if a word of A, parted by blanks, stands in B. */
static int
share_word(const char *a, const char *b)
{
	size_t	 len;

	for (a += strspn(a, " "); *a != '\0'; a += strspn(a, " ")) {
		len = strcspn(a, " ");
		if (has_word(b, a, len))
			return 1;
		a += len;
	}
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

/* 1 if NEXT holds the pages behind those that FILE does, which are A. */
static int
goes_on(const struct document_type *types, const xmlNode *file,
    const struct extent *a, const xmlNode *next)
{
	struct extent	 b;

	if (file == next || extent_of(next, &b) == -1 ||
	    b.from != a->until + 1 || b.of != a->of ||
	    attribute(next, "part")[0] != '\0')
		return 0;
	return fits(types, attribute(file, "document"),
	    attribute(next, "document")) &&
	    strcmp(attribute(file, "sha256"), attribute(next, "sha256")) != 0;
}

/* Two papers of one company, each with a number of its own. */
static int
are_two(const xmlNode *file, const xmlNode *next)
{
	const char	*a = attribute(file, "numbers");
	const char	*b = attribute(next, "numbers");

	return a[0] != '\0' && b[0] != '\0' && !share_word(a, b);
}

/*
 * The one file that goes on after FILE and bears the same number of that
 * NAME; NULL if there is none or two.
 */
static xmlNode *
next_by(const struct document_type *types, const xmlNode *file,
    const struct extent *extent, const char *name)
{
	const char	*own = attribute(file, name);
	xmlNode		*other, *found = NULL;

	if (own[0] == '\0')
		return NULL;
	for (other = xml_child(file->parent, "file"); other != NULL;
	    other = xml_next_named(other, "file")) {
		if (!goes_on(types, file, extent, other) ||
		    are_two(file, other) ||
		    !share_word(own, attribute(other, name)))
			continue;
		if (found != NULL)
			return NULL;
		found = other;
	}
	return found;
}

/* Further pages of a 표준재무제표증명 bear no number but the company's. */
static xmlNode *
next_of(const struct document_type *types, const xmlNode *file,
    const struct extent *extent)
{
	xmlNode	*next = next_by(types, file, extent, "numbers");

	return next != NULL ? next :
	    next_by(types, file, extent, "of-company");
}

xmlNode *
join_find(const struct document_type *types, xmlNode *from, xmlNode **next)
{
	xmlNode		*file;
	struct extent	 e;

	for (file = from; file != NULL; file = xml_next_named(file, "file"))
		if (extent_of(file, &e) == 0 && e.from == 1 &&
		    attribute(file, "part")[0] == '\0' &&
		    (*next = next_of(types, file, &e)) != NULL)
			return file;
	return NULL;
}

void
join_mark(struct arena *arena, xmlNode *file, xmlNode *next)
{
	struct extent	 a, b;
	xmlNode		*child, *after;

	if (extent_of(file, &a) == -1 ||
	    extent_of(next, &b) == -1)
		return;
	xml_putf(file, "sheets", "1-%d/%d", b.until, b.of);
	xmlUnsetProp(next, (const xmlChar *)"sheets");
	xml_put(next, "document", "");
	xml_put(next, "label", "");
	xml_put(next, "method", "joined");
	xml_put(next, "reason", arena_printf(arena, "'%s'에 이어지는 쪽",
	    attribute(file, "path")));
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

	if (extent_of(file, &e) == -1 ||
	    (e.from == 1 && e.until == e.of) ||
	    attribute(file, "document")[0] == '\0')
		return NULL;
	return e.from == e.until ?
	    arena_printf(arena, "%d/%d쪽", e.from, e.of) :
	    arena_printf(arena, "%d–%d/%d쪽", e.from, e.until, e.of);
}
