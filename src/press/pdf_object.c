#include "press/pdf_object.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"

void
pdf_objects_init(struct pdf_objects *os)
{
	memset(os, 0, sizeof(*os));
	os->arena = arena_new();
}

void
pdf_objects_clear(struct pdf_objects *os)
{
	os->n = 0;
	arena_reset(os->arena);
}

void
pdf_objects_free(struct pdf_objects *os)
{
	free(os->list);
	arena_free(os->arena);
}

unsigned int
pdf_object_reserve(struct pdf_objects *os, unsigned int count)
{
	unsigned int	 first = os->n + 1;

	if (os->size - os->n < count) {
		os->size = os->size * 2 + count + 64;
		os->list = mem_resize(os->list, os->size, sizeof(*os->list));
	}
	memset(os->list + os->n, 0, count * sizeof(*os->list));
	os->n += count;
	return first;
}

void
pdf_object_set(struct pdf_objects *os, unsigned int number,
    const struct buf *head)
{
	struct pdf_object	*o = &os->list[number - 1];
	char			*copy = arena_alloc(os->arena, head->len + 1);

	memcpy(copy, buf_string(head), head->len);
	o->head = copy;
	o->head_n = head->len;
}

void
pdf_object_stream(struct pdf_objects *os, unsigned int number,
    const void *data, size_t n)
{
	struct pdf_object	*o = &os->list[number - 1];

	o->data = data;
	o->n = n;
}

void
pdf_object_derived(struct pdf_objects *os, unsigned int number)
{
	os->list[number - 1].derived = 1;
}

void
pdf_object_in_tree(struct pdf_objects *os, unsigned int number)
{
	os->list[number - 1].tree = 1;
}

unsigned int
pdf_object_add(struct pdf_objects *os, const struct buf *head)
{
	unsigned int	 number = pdf_object_reserve(os, 1);

	pdf_object_set(os, number, head);
	return number;
}
