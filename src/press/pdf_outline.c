#include "press/pdf_outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

enum { LEVELS = 16 };

/* Entry 0 is the root. Links are entry numbers, 0 for none. */
struct entry {
	const char	*title;
	unsigned int	 page;
	long		 y;
	size_t		 parent, before, after, first, last;
	long		 below;		/* entries under it, at any depth */
};

struct pdf_outline {
	struct arena	*arena;
	struct entry	*entries;
	size_t		 n, size;
	size_t		 open[LEVELS + 1];	/* last entry of a depth */
	int		 levels[LEVELS + 1];	/* of these entries */
	int		 depth;
};

static struct entry *
new_entry(struct pdf_outline *ol)
{
	if (ol->n == ol->size) {
		ol->size = ol->size > 0 ? 2 * ol->size : 32;
		ol->entries = mem_resize(ol->entries, ol->size,
		    sizeof(*ol->entries));
	}
	ol->entries[ol->n] = (struct entry){ 0 };
	return &ol->entries[ol->n++];
}

struct pdf_outline *
pdf_outline_new(void)
{
	struct pdf_outline	*ol = mem_alloc(sizeof(*ol));

	ol->arena = arena_new();
	new_entry(ol);
	return ol;
}

void
pdf_outline_clear(struct pdf_outline *ol)
{
	arena_reset(ol->arena);
	ol->n = 0;
	memset(ol->open, 0, sizeof(ol->open));
	ol->depth = 0;
	new_entry(ol);
}

void
pdf_outline_free(struct pdf_outline *ol)
{
	if (ol == NULL)
		return;
	arena_free(ol->arena);
	free(ol->entries);
	free(ol);
}

static void
link_entry(struct pdf_outline *ol, size_t number, size_t parent)
{
	struct entry	*up = &ol->entries[parent];
	struct entry	*e = &ol->entries[number];

	e->parent = parent;
	e->before = up->last;
	if (up->last != 0)
		ol->entries[up->last].after = number;
	else
		up->first = number;
	up->last = number;
	for (;; parent = ol->entries[parent].parent) {
		ol->entries[parent].below++;
		if (parent == 0)
			break;
	}
}

/* An entry stands below the last one of a level above its own. */
static int
depth_of(struct pdf_outline *ol, int level)
{
	while (ol->depth > 0 && ol->levels[ol->depth] >= level)
		ol->depth--;
	if (ol->depth < LEVELS)
		ol->depth++;
	ol->levels[ol->depth] = level;
	return ol->depth;
}

void
pdf_outline_add(struct pdf_outline *ol, int level, const char *title,
    unsigned int page, long y)
{
	size_t		 number = ol->n;
	struct entry	*e = new_entry(ol);
	int		 depth;

	e->title = arena_strdup(ol->arena, title);
	e->page = page;
	e->y = y;
	depth = depth_of(ol, level);
	ol->open[depth] = number;
	link_entry(ol, number, ol->open[depth - 1]);
}

static void
put_link(struct buf *b, const char *key, size_t entry, unsigned int first)
{
	if (entry == 0)
		return;
	pdf_put(b, key);
	pdf_put_ref(b, first + (unsigned int)entry);
}

static void
put_entry(const struct entry *e,
    struct buf *b, unsigned int first)
{
	pdf_put(b, "/Title");
	pdf_put_text(b, e->title);
	pdf_put(b, "/Parent ");
	pdf_put_ref(b, first + (unsigned int)e->parent);
	put_link(b, "/Prev ", e->before, first);
	put_link(b, "/Next ", e->after, first);
	pdf_put(b, "/Dest[");
	pdf_put_ref(b, e->page);
	pdf_put(b, "/XYZ null ");
	pdf_put_milli(b, e->y);
	pdf_put(b, " null]");
}

unsigned int
pdf_outline_finish(struct pdf_outline *ol, const struct pdf_output *o)
{
	unsigned int	 first;
	struct buf	 b;
	size_t		 i;

	if (ol->n == 1)
		return 0;
	first = pdf_object_reserve(o->objects, (unsigned int)ol->n);
	buf_init(&b, BUF_TEXT);
	for (i = 0; i < ol->n; i++) {
		const struct entry	*e = &ol->entries[i];

		buf_clear(&b);
		if (i == 0)
			pdf_put(&b, "/Type/Outlines");
		else
			put_entry(e, &b, first);
		put_link(&b, "/First ", e->first, first);
		put_link(&b, "/Last ", e->last, first);
		if (e->below > 0) {
			pdf_put(&b, "/Count ");
			pdf_put_int(&b, e->below);
		}
		pdf_object_set(o->objects, first + (unsigned int)i, &b);
	}
	buf_free(&b);
	return first;
}
