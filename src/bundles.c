#include "bundles.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/xml.h"
#include "check/check.h"
#include "command.h"
#include "intake/intake.h"

/* Members of one bundle that ended a worker. */
struct lost {
	size_t	*members;
	size_t	 n;
	int	 whole;		/* the bundle itself did */
};

enum { LOST_MAX = 50 };		/* of one bundle; then it is given up */

struct run {
	struct session		*session;
	const struct bundles	*bundles;
	struct lost		*lost;
	struct buf		*results;
	size_t			 finished;
};

static void
step(void *progress, size_t member)
{
	pool_step(progress, member);
}

/* In a worker: the case of bundle I, or NULL with diags. */
static xmlDoc *
read_one(const struct run *r, size_t i, struct pool_progress *progress)
{
	const struct bundles	*b = r->bundles;
	struct session		*s = r->session;
	struct check_options	 check = { s->as_of, b->programme };
	struct intake_options	 intake = *b->intake;
	xmlDoc			*doc;

	intake.lost = r->lost[i].members;
	intake.n_lost = r->lost[i].n;
	intake.step = step;
	intake.closure = progress;
	doc = intake_read(s->intake, s->diags, b->paths[i], &intake);
	if (doc == NULL || !b->checked ||
	    check_run(s->check, s->diags, doc, &check) == 0)
		return doc;
	xml_free(doc);
	return NULL;
}

/* A result: how many bytes of diags, the diags, the case as XML. */
static void
run_one(void *closure, size_t i, struct pool_progress *progress,
    struct buf *out)
{
	struct run	*r = closure;
	struct buf	 diags;
	xmlDoc		*doc;

	r->session->diags = diags_new();
	doc = read_one(r, i, progress);
	buf_init(&diags, BUF_TEXT);
	diags_pack(r->session->diags, &diags);
	buf_add(out, &diags.len, sizeof(diags.len));
	buf_add(out, buf_string(&diags), diags.len);
	if (doc != NULL && xml_write(doc, out) == -1)
		out->len = 0;
	buf_free(&diags);
	xml_free(doc);
	diags_free(r->session->diags);
}

static void
keep(void *closure, size_t i, const struct buf *result)
{
	struct run	*r = closure;

	buf_init(&r->results[i], POOL_RESULT_MAX);
	buf_add(&r->results[i], result->data, result->len);
	r->finished++;
	if (r->bundles->progress != NULL)
		r->bundles->progress(r->bundles->closure, r->finished);
}

/* The member is left out next time; a bundle that cannot be opened is not
 * tried again. */
static int
died(void *closure, size_t i, size_t member, enum pool_end end)
{
	struct run	*r = closure;
	struct lost	*lost = &r->lost[i];

	(void)end;
	if (member == 0 || lost->n == LOST_MAX) {
		lost->whole = 1;
		return 0;
	}
	lost->members = mem_resize(lost->members, lost->n + 1,
	    sizeof(*lost->members));
	lost->members[lost->n++] = member;
	return 1;
}

/* What a worker sent becomes diags of ours and a case. */
static xmlDoc *
take(struct run *r, size_t i)
{
	struct session	*s = r->session;
	const char	*path = r->bundles->paths[i];
	const char	*p = buf_string(&r->results[i]);
	size_t		 len = r->results[i].len, n;

	if (r->lost[i].whole)
		diag_at(s->diags, DIAG_I116, (struct place){ .file = path },
		    NULL);
	if (len < sizeof(n))
		return NULL;
	memcpy(&n, p, sizeof(n));
	p += sizeof(n);
	len -= sizeof(n);
	if (n > len) {
		diag_at(s->diags, DIAG_I116, (struct place){ .file = path },
		    NULL);
		return NULL;
	}
	diags_unpack(s->diags, p, n);
	return len > n ? xml_read(s->diags, path, p + n, len - n) :
	    NULL;
}

void
bundles_read(struct session *s, const struct bundles *b, xmlDoc **docs)
{
	struct run		 r = { .session = s, .bundles = b };
	struct pool_work	 work = { .n = b->n, .workers = b->workers,
				    .run = run_one, .done = keep,
				    .died = died, .closure = &r };
	size_t			 i;

	memset(docs, 0, b->n * sizeof(*docs));
	if (session_intake(s) == NULL ||
	    (b->checked && session_check(s) == NULL))
		return;
	r.lost = mem_array(b->n, sizeof(*r.lost));
	r.results = mem_array(b->n, sizeof(*r.results));
	if (pool_run(&work) == -1)
		diag_at(s->diags, DIAG_C030, (struct place){ 0 },
		    file_reason(errno), NULL);
	for (i = 0; i < b->n; i++) {
		docs[i] = take(&r, i);
		buf_free(&r.results[i]);
		free(r.lost[i].members);
	}
	free(r.results);
	free(r.lost);
}
