#include "press/pdf_memo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "press/pdf_deflate.h"

enum {
	KEPT		= 32,		/* streams */
	LONGEST		= 64 * 1024	/* bytes of one; longer ones are rare */
};

struct kept {
	void		*bytes, *data;
	size_t		 n, data_n;
	uint32_t	 sum;
};

struct pdf_memo {
	struct pdf_deflate	*deflate;
	struct kept		 list[KEPT];
	size_t			 next;		/* to be replaced */
};

struct pdf_memo *
pdf_memo_new(struct pdf_deflate *deflate)
{
	struct pdf_memo	*m = mem_alloc(sizeof(*m));

	m->deflate = deflate;
	return m;
}

static void
forget(struct kept *k)
{
	free(k->bytes);
	free(k->data);
	memset(k, 0, sizeof(*k));
}

void
pdf_memo_free(struct pdf_memo *m)
{
	size_t	 i;

	if (m == NULL)
		return;
	for (i = 0; i < KEPT; i++)
		forget(&m->list[i]);
	free(m);
}

static void *
copy(const void *bytes, size_t n)
{
	void	*p = mem_array(n + 1, 1);

	memcpy(p, bytes, n);
	return p;
}

static const struct kept *
find(const struct pdf_memo *m, uint32_t sum, const void *bytes, size_t n)
{
	size_t	 i;

	for (i = 0; i < KEPT; i++)
		if (m->list[i].sum == sum && m->list[i].n == n &&
		    m->list[i].bytes != NULL &&
		    memcmp(m->list[i].bytes, bytes, n) == 0)
			return &m->list[i];
	return NULL;
}

static void
keep(struct pdf_memo *m, uint32_t sum, const void *bytes, size_t n,
    const void *data, size_t data_n)
{
	struct kept	*k = &m->list[m->next];

	forget(k);
	*k = (struct kept){ copy(bytes, n), copy(data, data_n), n, data_n,
	    sum };
	m->next = (m->next + 1) % KEPT;
}

const void *
pdf_memo_deflate(struct pdf_memo *m, struct arena *a, const void *bytes,
    size_t n, size_t *compressed)
{
	uint32_t		 sum;
	const struct kept	*k;
	const void		*data;
	void			*again;

	if (n > LONGEST)
		return pdf_deflate(m->deflate, a, bytes, n, compressed);
	sum = pdf_deflate_adler(1, bytes, n);
	k = find(m, sum, bytes, n);
	if (k == NULL) {
		data = pdf_deflate(m->deflate, a, bytes, n, compressed);
		keep(m, sum, bytes, n, data, *compressed);
		return data;
	}
	again = arena_alloc(a, k->data_n);
	memcpy(again, k->data, k->data_n);
	*compressed = k->data_n;
	return again;
}
