#include "press/anchors.h"

#include <string.h>

#include "base/arena.h"

enum { LEAST = 64 };		/* chains; doubled as names come */

struct anchor {
	const char	*id;
	struct source	 source;	/* of the first reference */
	int		 put, referred;
	int		 page, before;	/* of this layout, of the last one */
	int		 printed;	/* its number is on the paper */
	struct anchor	*next;		/* in its chain */
	struct anchor	*younger;	/* in the order they came */
};

struct anchors {
	struct anchor	**chains;
	size_t		  n, size;
	struct anchor	 *first, **tail;
	int		  pages, pages_printed;
};

static void
set_size(struct anchors *a, struct arena *arena, size_t size)
{
	a->chains = arena_array(arena, size, sizeof(struct anchor *));
	a->size = size;
}

/* The job's; made when the first id or reference asks for it. */
static struct anchors *
anchors_of(struct job *job)
{
	struct anchors	*a = job->anchors;

	if (a != NULL)
		return a;
	a = job->anchors = arena_alloc(job->arena, sizeof(*a));
	a->tail = &a->first;
	set_size(a, job->arena, LEAST);
	return a;
}

/* FNV-1a. */
static size_t
chain_of(const struct anchors *a, const char *id)
{
	uint32_t	 hash = 2166136261u;

	for (; *id != '\0'; id++)
		hash = (hash ^ (unsigned char)*id) * 16777619u;
	return hash & (a->size - 1);
}

static void
link_in(struct anchors *a, struct anchor *anchor)
{
	struct anchor	**chain = &a->chains[chain_of(a, anchor->id)];

	anchor->next = *chain;
	*chain = anchor;
}

static void
grow(struct anchors *a, struct arena *arena)
{
	struct anchor	*anchor;

	set_size(a, arena, 2 * a->size);
	for (anchor = a->first; anchor != NULL; anchor = anchor->younger)
		link_in(a, anchor);
}

static struct anchor *
find(struct anchors *a, const char *id)
{
	struct anchor	*anchor = a->chains[chain_of(a, id)];

	while (anchor != NULL && strcmp(anchor->id, id) != 0)
		anchor = anchor->next;
	return anchor;
}

static struct anchor *
find_or_add(struct job *job, const char *id)
{
	struct anchors	*a = anchors_of(job);
	struct anchor	*anchor = find(a, id);

	if (anchor != NULL)
		return anchor;
	if (a->n == a->size)
		grow(a, job->arena);
	anchor = arena_alloc(job->arena, sizeof(*anchor));
	anchor->id = id;
	*a->tail = anchor;
	a->tail = &anchor->younger;
	a->n++;
	link_in(a, anchor);
	return anchor;
}

void
anchors_put(struct job *job, const char *id, const struct source *source)
{
	struct anchor	*anchor = find_or_add(job, id);

	if (anchor->put)
		job_fault(job, DIAG_P120, source, id, NULL, NULL);
	anchor->put = 1;
}

void
anchors_refer(struct job *job, const char *id, const struct source *source)
{
	struct anchor	*anchor = find_or_add(job, id);

	if (!anchor->referred)
		anchor->source = *source;
	anchor->referred = 1;
}

void
anchors_place(struct job *job, const char *id, int page)
{
	struct anchor	*anchor = find_or_add(job, id);

	if (anchor->page == 0)
		anchor->page = page;
}

int
anchors_page(struct job *job, const char *id)
{
	struct anchor	*anchor = find_or_add(job, id);

	anchor->printed = 1;
	return anchor->before;
}

int
anchors_pages(struct job *job)
{
	struct anchors	*a = anchors_of(job);

	a->pages_printed = 1;
	return a->pages;
}

int
anchors_end(struct job *job, int pages)
{
	struct anchors	*a = job->anchors;
	struct anchor	*anchor;
	int		 wrong;

	if (a == NULL)
		return 0;
	wrong = a->pages_printed && a->pages != pages;
	a->pages = pages;
	for (anchor = a->first; anchor != NULL; anchor = anchor->younger) {
		wrong |= anchor->printed && anchor->page != anchor->before;
		anchor->before = anchor->page;
	}
	return wrong;
}

void
anchors_again(struct job *job)
{
	struct anchor	*anchor;

	for (anchor = job->anchors->first; anchor != NULL;
	    anchor = anchor->younger)
		anchor->put = anchor->page = 0;
}

void
anchors_check(struct job *job)
{
	struct anchor	*anchor;

	if (job->anchors == NULL)
		return;
	for (anchor = job->anchors->first; anchor != NULL;
	    anchor = anchor->younger)
		if (anchor->referred && !anchor->put)
			job_fault(job, DIAG_P121, &anchor->source, anchor->id,
			    NULL, NULL);
}
