#include "press/pdf_pack.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "press/pdf_deflate.h"
#include "press/pdf_memo.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

enum {
	/* A reader expands a whole stream to find one object in it. */
	PACK_OBJECTS	= 200,
	/* Bytes to compress: a letter's would be a kilobyte less. */
	WORTH_WHILE	= 3 * 1024
};

struct pack {
	const struct pdf_output	*output;
	unsigned int		 holder;	/* of the stream being filled */
	unsigned int		 n;		/* objects in it */
	int			 tree;		/* of the tree of tags */
	struct buf		 places;	/* numbers and places */
	struct buf		 bodies;
};

/*
 * Few dictionaries stay as they are. The tree of tags is the same in letter
 * after letter: the memo has it.
 */
static void
put_stream(struct pack *p, struct buf *head)
{
	const struct pdf_output	*o = p->output;
	const struct buf	*b = &p->places;
	const void		*data;
	size_t			 n = b->len;

	if (!p->tree && n < WORTH_WHILE)
		data = memcpy(arena_alloc(o->arena, n), b->data, n);
	else
		data = p->tree ? pdf_memo_deflate(o->memo, o->arena, b->data,
		    b->len, &n) : pdf_deflate(o->deflate, o->arena, b->data,
		    b->len, &n);
	pdf_put(head, p->tree || b->len >= WORTH_WHILE ?
	    "/Filter/FlateDecode/Length " : "/Length ");
	pdf_put_int(head, (long)n);
	pdf_object_set(o->objects, p->holder, head);
	pdf_object_stream(o->objects, p->holder, data, n);
}

static int
end_stream(struct pack *p)
{
	struct buf	 head;
	size_t		 first = p->places.len;

	buf_add(&p->places, buf_string(&p->bodies), p->bodies.len);
	if (p->places.full || p->bodies.full) {
		diag_at(p->output->diags, DIAG_P088, (struct place){ 0 },
		    diag_english() ? "it is too large" :
		    "크기가 한도를 넘습니다", NULL);
		return -1;
	}
	buf_init(&head, BUF_TEXT);
	pdf_put(&head, "/Type/ObjStm/N ");
	pdf_put_int(&head, (long)p->n);
	pdf_put(&head, "/First ");
	pdf_put_int(&head, (long)first);
	put_stream(p, &head);
	buf_free(&head);
	buf_clear(&p->places);
	buf_clear(&p->bodies);
	p->n = 0;
	return 0;
}

static void
add_object(struct pack *p, unsigned int number)
{
	struct pdf_object	*o;

	if (p->n == 0)
		p->holder = pdf_object_reserve(p->output->objects, 1);
	o = &p->output->objects->list[number - 1];
	o->holder = p->holder;
	o->place = p->n++;
	pdf_put_int(&p->places, (long)number);
	pdf_put(&p->places, " ");
	pdf_put_int(&p->places, (long)p->bodies.len);
	pdf_put(&p->places, " ");
	pdf_put(&p->bodies, "<<");
	buf_add(&p->bodies, o->head, o->head_n);
	pdf_put(&p->bodies, ">>");
}

/* Objects of the tree, or all others, that have no stream. */
static int
pack_all(struct pack *p, int tree, unsigned int count, unsigned int root,
    unsigned int info)
{
	unsigned int	 i;
	int		 result = 0;

	p->tree = tree;
	for (i = 1; i <= count && result == 0; i++) {
		const struct pdf_object	*o =
		    &p->output->objects->list[i - 1];

		if (o->tree != tree || o->data != NULL || i == root ||
		    i == info)
			continue;
		add_object(p, i);
		if (p->n == PACK_OBJECTS)
			result = end_stream(p);
	}
	if (p->n > 0 && result == 0)
		result = end_stream(p);
	return result;
}

int
pdf_pack(const struct pdf_output *o, unsigned int root, unsigned int info)
{
	struct pack	 p = { .output = o };
	unsigned int	 count = o->objects->n;
	int		 result;

	buf_init(&p.places, PDF_HEAD_MAX);
	buf_init(&p.bodies, PDF_HEAD_MAX);
	result = pack_all(&p, 0, count, root, info);
	if (result == 0)
		result = pack_all(&p, 1, count, root, info);
	buf_free(&p.places);
	buf_free(&p.bodies);
	return result;
}
