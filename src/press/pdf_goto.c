#include "press/pdf_goto.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

enum { LEAST = 64 };		/* chains; doubled as places come */

struct target {
	const char	*id;
	unsigned int	 action;	/* 0: no link leads there yet */
	unsigned int	 page;		/* 0: not found yet */
	long		 y;
	struct target	*next;		/* in its chain */
	struct target	*younger;	/* in the order they came */
};

struct pdf_goto {
	struct arena	 *arena;
	struct target	**chains;
	size_t		  n, size;
	struct target	 *first, **tail;
};

static void
set_size(struct pdf_goto *g, size_t size)
{
	g->chains = arena_array(g->arena, size, sizeof(struct target *));
	g->size = size;
}

/* Most letters lead nowhere: chains are made with the first place. */
static void
empty(struct pdf_goto *g)
{
	g->chains = NULL;
	g->n = g->size = 0;
	g->first = NULL;
	g->tail = &g->first;
}

struct pdf_goto *
pdf_goto_new(void)
{
	struct pdf_goto	*g = mem_alloc(sizeof(*g));

	g->arena = arena_new();
	empty(g);
	return g;
}

void
pdf_goto_clear(struct pdf_goto *g)
{
	if (g->n == 0)
		return;
	arena_reset(g->arena);
	empty(g);
}

void
pdf_goto_free(struct pdf_goto *g)
{
	if (g == NULL)
		return;
	arena_free(g->arena);
	free(g);
}

/* FNV-1a. */
static struct target **
chain_of(struct pdf_goto *g, const char *id)
{
	uint32_t	 hash = 2166136261u;

	for (; *id != '\0'; id++)
		hash = (hash ^ (unsigned char)*id) * 16777619u;
	return &g->chains[hash & (g->size - 1)];
}

static void
link_in(struct pdf_goto *g, struct target *target)
{
	struct target	**chain = chain_of(g, target->id);

	target->next = *chain;
	*chain = target;
}

static void
grow(struct pdf_goto *g)
{
	struct target	*target;

	set_size(g, g->size > 0 ? 2 * g->size : LEAST);
	for (target = g->first; target != NULL; target = target->younger)
		link_in(g, target);
}

static struct target *
find_or_add(struct pdf_goto *g, const char *id)
{
	struct target	*target = g->size > 0 ? *chain_of(g, id) : NULL;

	while (target != NULL && strcmp(target->id, id) != 0)
		target = target->next;
	if (target != NULL)
		return target;
	if (g->n == g->size)
		grow(g);
	target = arena_alloc(g->arena, sizeof(*target));
	target->id = arena_strdup(g->arena, id);
	*g->tail = target;
	g->tail = &target->younger;
	g->n++;
	link_in(g, target);
	return target;
}

unsigned int
pdf_goto_action(struct pdf_goto *g, const struct pdf_output *o,
    const char *id)
{
	struct target	*target = find_or_add(g, id);

	if (target->action == 0)
		target->action = pdf_object_reserve(o->objects, 1);
	return target->action;
}

void
pdf_goto_place(struct pdf_goto *g, const char *id, unsigned int page, long y)
{
	struct target	*target = find_or_add(g, id);

	if (target->page != 0)
		return;
	target->page = page;
	target->y = y;
}

const char *
pdf_goto_finish(struct pdf_goto *g, const struct pdf_output *o)
{
	const struct target	*target;
	const char		*lost = NULL;
	struct buf		 b;

	buf_init(&b, BUF_TEXT);
	for (target = g->first; target != NULL; target = target->younger) {
		if (target->action == 0)
			continue;
		if (target->page == 0) {
			lost = target->id;
			break;
		}
		buf_clear(&b);
		pdf_put(&b, "/Type/Action/S/GoTo/D[");
		pdf_put_ref(&b, target->page);
		pdf_put(&b, "/XYZ null ");
		pdf_put_milli(&b, target->y);
		pdf_put(&b, " null]");
		pdf_object_set(o->objects, target->action, &b);
	}
	buf_free(&b);
	return lost;
}
