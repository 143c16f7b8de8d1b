#include "bundles.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/confine.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/spool.h"
#include "base/stop.h"
#include "base/xml.h"
#include "check/check.h"
#include "command.h"
#include "intake/intake.h"
#include "scans.h"

/* Members of one bundle that ended a worker. */
struct lost {
	size_t	*members;
	size_t	 n;
	int	 whole;		/* the bundle itself did */
};

enum {
	LOST_MAX	= 50,		/* of one bundle; then it is given up */
	MEMORY		= 1024 * 1024 * 1024	/* that a worker may add */
};

struct run {
	struct session		*session;
	const struct bundles	*bundles;
	struct lost		*lost;
	struct confine		*confine;	/* of the workers */
	struct spool		*spool;
	struct kept		**waiting;	/* for their turn */
	struct buf		 result;	/* of the next */
	size_t			 next;		/* whose turn */
	size_t			 finished;
	int			 unwanted;	/* each said so */
	int			 scans;		/* files, so far */
};

static void
step(void *progress, size_t member)
{
	pool_step(progress, member);
}

/*
 * What a worker may see: the bundles, our own data and the cache. What can be
 * opened is settled here, once for all workers.
 */
static void
prepare(struct run *r)
{
	static const char	*const programs[] = { "pdftotext", "pdftoppm",
	    "tesseract" };
	const struct session	*s = r->session;
	const char		*cache = s->cache != NULL ? s->cache :
				    getenv("SEORYU_CACHE");
	unsigned		 lacking = confine_lacking();
	size_t			 i;

	if (lacking != 0)
		diag_at(s->diags, DIAG_I291, (struct place){ 0 },
		    confine_names(lacking), NULL);
	r->confine = confine_new();
	for (i = 0; i < sizeof(programs) / sizeof(programs[0]); i++)
		confine_allow_program(r->confine, programs[i]);
	confine_allow_reading(r->confine, s->data);
	confine_allow_reading(r->confine, intake_library(s->intake));
	if (cache != NULL)
		confine_allow_writing(r->confine, cache);
	for (i = 0; i < r->bundles->n; i++)
		confine_allow_reading(r->confine, r->bundles->paths[i]);
}

/* A worker that cannot be confined where others can does nothing. */
static void
confine(void *closure)
{
	const struct run	*r = closure;

	if (confine_enter(r->confine) == -1)
		_exit(1);
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

/* What stands before a result: its diags and the case, as XML or in brief. */
struct head {
	size_t	 diags;		/* bytes and one */
	int	 scans;
};

/* The case, or what is wanted of it; 0, or -1 if that is too much. */
static int
write_case(const struct run *r, const xmlDoc *doc, struct buf *out)
{
	const struct bundles	*b = r->bundles;

	if (doc == NULL)
		return 0;
	return b->brief != NULL ? b->brief(b->closure, doc, out) :
	    xml_write(doc, out);
}

static void
run_one(void *closure, size_t i, struct pool_progress *progress,
    struct buf *out)
{
	struct run	*r = closure;
	struct buf	 diags;
	struct head	 head = { 0 };
	xmlDoc		*doc;

	r->session->diags = diags_new();
	doc = read_one(r, i, progress);
	buf_init(&diags, BUF_TEXT);
	diags_pack(r->session->diags, &diags);
	head.diags = diags.len + 1;
	head.scans = scans_count(doc);
	buf_add(out, &head, sizeof(head));
	buf_add(out, buf_string(&diags), diags.len);
	if (write_case(r, doc, out) == -1)
		out->len = 0;
	buf_free(&diags);
	xml_free(doc);
	diags_free(r->session->diags);
}

/*
 * What a worker sent, or NULL: its diags become ours. Where its case begins,
 * with N bytes, or NULL if there is none.
 */
static const char *
take(struct run *r, size_t i, const struct buf *result, size_t *n)
{
	struct session	*s = r->session;
	struct head	 head = { 0 };
	const char	*p;

	if (result == NULL)
		return NULL;
	if (!r->lost[i].whole && result->len >= sizeof(head))
		memcpy(&head, result->data, sizeof(head));
	if (r->lost[i].whole || head.diags == 0 ||
	    head.diags - 1 > result->len - sizeof(head)) {
		diag_at(s->diags, DIAG_I116, (struct place){
		    .file = r->bundles->paths[i] }, NULL);
		return NULL;
	}
	p = result->data + sizeof(head);
	diags_unpack(s->diags, p, head.diags - 1);
	r->scans += head.scans;
	*n = result->len - sizeof(head) - (head.diags - 1);
	return *n > 0 ? p + head.diags - 1 : NULL;
}

/* Hands over the bundle whose turn it is. */
static int
hand_over(struct run *r, const struct buf *result)
{
	const struct bundles	*b = r->bundles;
	size_t			 i = r->next++, n = 0;
	const char		*bytes = take(r, i, result, &n);

	free(r->lost[i].members);
	r->lost[i].members = NULL;
	if (b->brief != NULL)
		r->unwanted |= b->each_brief(b->closure, i, bytes, n) == -1;
	else
		r->unwanted |= b->each(b->closure, i, bytes == NULL ? NULL :
		    xml_read(r->session->diags, b->paths[i], bytes, n)) == -1;
	return r->unwanted ? -1 : 0;
}

/* Those that waited for the one before them. */
static int
hand_over_waiting(struct run *r)
{
	int	 result = 0;

	while (result == 0 && r->next < r->bundles->n &&
	    r->waiting[r->next] != NULL) {
		buf_clear(&r->result);
		if (spool_take(r->spool, r->waiting[r->next],
		    &r->result) == -1)
			buf_clear(&r->result);
		r->waiting[r->next] = NULL;
		result = hand_over(r, &r->result);
	}
	return result;
}

static int
keep(void *closure, size_t i, const struct buf *result)
{
	struct run	*r = closure;

	if (r->unwanted)
		return -1;
	r->finished++;
	if (r->bundles->progress != NULL)
		r->bundles->progress(r->bundles->closure, r->finished);
	if (i != r->next) {
		r->waiting[i] = spool_put(r->spool, result->data, result->len);
		return 0;
	}
	return hand_over(r, result) == -1 ? -1 : hand_over_waiting(r);
}

/* The member is left out next time; a bundle that cannot be opened is not
 * tried again. */
static int
died(void *closure, size_t i, size_t member, enum pool_end end)
{
	struct run	*r = closure;
	struct lost	*lost = &r->lost[i];
	struct buf	 nothing = { 0 };

	(void)end;
	if (member == 0 || lost->n == LOST_MAX) {
		lost->whole = 1;
		(void)keep(r, i, &nothing);
		return 0;
	}
	lost->members = mem_resize(lost->members, lost->n + 1,
	    sizeof(*lost->members));
	lost->members[lost->n++] = member;
	return 1;
}

/* Those that no process was left for. */
static void
hand_over_rest(struct run *r)
{
	while (r->next < r->bundles->n)
		if (r->waiting[r->next] != NULL ?
		    hand_over_waiting(r) == -1 : hand_over(r, NULL) == -1)
			return;
}

static int
run_all(struct run *r)
{
	const struct bundles	*b = r->bundles;
	struct pool_work	 work = { .n = b->n, .workers = b->workers,
				    .memory = MEMORY, .begin = confine,
				    .run = run_one,
				    .done = keep, .died = died, .closure = r };

	if (pool_run(&work) == 0)
		return 0;
	if (errno == EINTR || errno == ECANCELED)
		return -1;
	diag_at(r->session->diags, DIAG_C030, (struct place){ 0 },
	    file_reason(errno), NULL);
	hand_over_rest(r);
	return 0;
}

int
bundles_read(struct session *s, const struct bundles *b)
{
	struct run	 r = { .session = s, .bundles = b };
	struct stop	 stop;
	size_t		 i;
	int		 result;

	if (session_intake(s) == NULL ||
	    (b->checked && session_judge(s) == NULL))
		return -1;
	stop_begin(&stop);
	r.lost = mem_array(b->n, sizeof(*r.lost));
	r.waiting = mem_array(b->n, sizeof(struct kept *));
	r.spool = spool_new();
	buf_init(&r.result, POOL_RESULT_MAX);
	prepare(&r);
	result = run_all(&r);
	confine_free(r.confine);
	for (i = 0; i < b->n; i++)
		free(r.lost[i].members);
	scans_hint(s, r.scans);
	buf_free(&r.result);
	spool_free(r.spool);
	free(r.waiting);
	free(r.lost);
	stop_end(&stop);
	return result;
}
