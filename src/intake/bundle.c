#include "intake/bundle.h"

#include <sys/stat.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "intake/bundle_archive.h"
#include "intake/bundle_list.h"
#include "intake/bundle_name.h"
#include "intake/bundle_piece.h"
#include "intake/reader.h"
#include "intake/window.h"

struct bundle {
	struct arena	*arena;
	const char	*name;
	const char	*kind;
	const char	*sha256;
	struct bundle_origin *origins;	/* the bundle itself is the last */
	struct bundle_list list;
	uint64_t	 total;		/* bytes really read */
	size_t		 n_inner;	/* ZIPs in it that were opened */
	int		 fd;		/* of the ZIP, or -1 */
	uint64_t	 bytes;		/* of the ZIP */
};

enum {
	HEAD_BYTES	= 256,		/* what tells a ZIP by its beginning */
	/*
	 * ZIPs in the bundle stay in memory up to this; beyond it they are
	 * unpacked again when their files are read.
	 */
	HELD_BYTES	= 16 * 1024 * 1024
};

static struct bundle_origin *
origin_new(struct bundle *b, const struct bundle_source *source,
    const char *prefix)
{
	struct bundle_origin	*o = mem_alloc(sizeof(*o));

	o->source = source;
	o->prefix = prefix;
	o->most = SIZE_MAX;
	o->room = BUNDLE_TOTAL_MAX;
	buf_init(&o->bytes, BUNDLE_TOTAL_MAX);
	o->next = b->origins;
	b->origins = o;
	return o;
}

static void
put_reading(struct bundle *b, struct member *m, enum bundle_reading reading,
    const char *why)
{
	switch (reading) {
	case BUNDLE_READ:
		break;
	case BUNDLE_READ_CLOSED:
		bundle_fail(b->arena, m, MEMBER_REFUSED, DIAG_I036, why);
		break;
	case BUNDLE_READ_CHANGED:
		bundle_fail(b->arena, m, MEMBER_DAMAGED, DIAG_I255, NULL);
		break;
	case BUNDLE_READ_DAMAGED:
		bundle_fail(b->arena, m, MEMBER_DAMAGED, DIAG_I034, why);
		break;
	case BUNDLE_READ_ENCRYPTED:
		bundle_fail(b->arena, m, MEMBER_ENCRYPTED, DIAG_I033, NULL);
		break;
	case BUNDLE_READ_METHOD:
		bundle_fail(b->arena, m, MEMBER_UNSUPPORTED, DIAG_I035, why);
		break;
	case BUNDLE_READ_RATIO:
		bundle_fail(b->arena, m, MEMBER_TOO_LARGE, DIAG_I032,
		    arena_printf(b->arena, "%d", BUNDLE_RATIO_MAX));
		break;
	case BUNDLE_READ_LONG:
		bundle_fail(b->arena, m, MEMBER_TOO_LARGE, DIAG_I030,
		    BUNDLE_ENTRY_LIMIT);
		break;
	}
}

static void
let_go(struct bundle_origin *o)
{
	o->source->close(o->data);
	o->data = NULL;
	buf_free(&o->bytes);
}

/* Makes room for N bytes of another ZIP inside beside those that are open. */
static void
make_room(struct bundle *b, uint64_t n)
{
	struct bundle_origin	*o;
	uint64_t		 held = n;

	for (o = b->origins; o != NULL; o = o->next)
		if (o->outer != NULL && o->data != NULL)
			held += o->bytes.len;
	for (o = b->origins; o != NULL && held > HELD_BYTES; o = o->next)
		if (o->outer != NULL && o->data != NULL) {
			held -= o->bytes.len;
			let_go(o);
		}
}

/* Opens the ZIP whose bytes O holds. */
static int
open_held(struct bundle *b, struct bundle_origin *o, const char **why)
{
	struct window	 w;

	window_memory(&w, buf_string(&o->bytes), o->bytes.len);
	o->data = bundle_zip_open(b->arena, &w, NULL, why);
	return o->data != NULL ? 0 : -1;
}

/* Opens the ZIP inside that O is, once more; its sizes have been counted. */
static enum bundle_reading
reopen(struct bundle *b, struct bundle_origin *o, const char **why)
{
	enum bundle_reading	 reading;

	*why = "";
	if (o->data != NULL)
		return BUNDLE_READ;
	make_room(b, BUNDLE_ENTRY_MAX);
	reading = o->outer->source->read(o->outer->data, b->arena, o->index,
	    0, &o->bytes, why);
	if (reading == BUNDLE_READ && open_held(b, o, why) == -1)
		reading = BUNDLE_READ_CHANGED;
	if (reading != BUNDLE_READ)
		buf_free(&o->bytes);
	return reading;
}

/* Reads the bytes of S under the limits; 0, or -1 with state and problem. */
static int
read_slot(struct bundle *b, struct bundle_slot *s, struct buf *out)
{
	struct member		*m = &s->member;
	uint64_t		 left;
	enum bundle_reading	 reading;
	const char		*why;

	left = BUNDLE_TOTAL_MAX - (b->total - s->counted);
	buf_clear(out);
	out->max = left < BUNDLE_ENTRY_MAX ? (size_t)left : BUNDLE_ENTRY_MAX;
	reading = reopen(b, s->origin, &why);
	if (reading == BUNDLE_READ)
		reading = s->origin->source->read(s->origin->data, b->arena,
		    m->index, 0, out, &why);
	m->bytes = out->len;
	b->total = b->total - s->counted + out->len;
	s->counted = out->len;
	if (reading == BUNDLE_READ_LONG && left < BUNDLE_ENTRY_MAX)
		bundle_fail(b->arena, m, MEMBER_TOO_LARGE, DIAG_I031,
		    BUNDLE_TOTAL_LIMIT);
	else
		put_reading(b, m, reading, why);
	return reading == BUNDLE_READ ? 0 : -1;
}

static void
put_digest(struct bundle *b, struct member *m, const struct buf *bytes)
{
	char	 hex[SHA256_HEX];

	sha256_hex(buf_string(bytes), bytes->len, hex);
	m->sha256 = arena_strdup(b->arena, hex);
	m->kind = sniff_kind(buf_string(bytes), bytes->len);
	if (bundle_piece_is(m->path, m->kind) ||
	    (strcmp(m->kind, "unknown") == 0 &&
	    bundle_piece_last(buf_string(bytes), bytes->len)))
		m->kind = "piece";
}

int
bundle_read(struct bundle *b, size_t i, struct buf *out)
{
	struct bundle_slot	*s = &b->list.slots[i];

	buf_clear(out);
	if (s->member.state != MEMBER_READ || read_slot(b, s, out) == -1)
		return -1;
	put_digest(b, &s->member, out);
	return 0;
}

/* Whether S begins like a ZIP; documents that are packages do, too. */
static int
may_be_zip(struct bundle *b, struct bundle_slot *s)
{
	struct buf	 head;
	const char	*why;
	int		 zip;

	buf_init(&head, HEAD_BYTES);
	s->origin->source->read(s->origin->data, b->arena, s->member.index,
	    HEAD_BYTES, &head, &why);
	zip = sniff_is_zip(buf_string(&head), head.len);
	buf_free(&head);
	return zip;
}

/* Lists the files of the ZIP in slot I, whose bytes O holds. */
static void
list_inner(struct bundle *b, size_t i, struct bundle_origin *o)
{
	struct member	*m = &b->list.slots[i].member;
	const char	*path = m->path;
	size_t		 count;

	o->most = BUNDLE_INNER_ENTRIES;
	o->room = BUNDLE_INNER_TOTAL;
	count = bundle_list_add(&b->list, o);
	/* Listing may have moved the slots. */
	m = &b->list.slots[i].member;
	m->state = MEMBER_IGNORED;
	bundle_problem_add(b->arena, &m->problems, DIAG_I037,
	    arena_printf(b->arena, "%zu", count), path);
	if (o->more)
		bundle_problem(b->arena, m, DIAG_I253,
		    arena_printf(b->arena, "%d", BUNDLE_INNER_ENTRIES));
}

/* The ZIP in slot I, whose bytes O holds, if it can be opened. */
static void
open_archive(struct bundle *b, size_t i, struct bundle_origin *o)
{
	struct member	*m = &b->list.slots[i].member;
	const char	*why;

	if (b->n_inner == BUNDLE_INNER_MAX) {
		bundle_fail(b->arena, m, MEMBER_UNSUPPORTED, DIAG_I256,
		    arena_printf(b->arena, "%d", BUNDLE_INNER_MAX));
		return;
	}
	if (open_held(b, o, &why) == 0) {
		b->n_inner++;
		list_inner(b, i, o);
	} else if (bundle_piece_named(m->path)) {
		m->kind = "piece";
		bundle_fail(b->arena, m, MEMBER_UNSUPPORTED, DIAG_I250, NULL);
	} else
		bundle_fail(b->arena, m, MEMBER_DAMAGED, DIAG_I039, why);
}

static void
open_inner(struct bundle *b, size_t i)
{
	struct bundle_slot	*s = &b->list.slots[i];
	struct bundle_origin	*o;

	if (s->member.state != MEMBER_READ || !may_be_zip(b, s))
		return;
	o = origin_new(b, &bundle_zip_source,
	    arena_printf(b->arena, "%s/", s->member.path));
	o->outer = s->origin;
	o->index = s->member.index;
	make_room(b, s->member.bytes);
	if (read_slot(b, s, &o->bytes) == -1)
		return;
	put_digest(b, &s->member, &o->bytes);
	if (strcmp(s->member.kind, "zip") == 0)
		open_archive(b, i, o);
	if (o->data == NULL)
		buf_free(&o->bytes);
}

/* 1 if there are documents and each is locked: nothing can be checked. */
static int
all_encrypted(const struct bundle *b)
{
	enum member_state	 state;
	size_t			 i, locked = 0;

	for (i = 0; i < b->list.n; i++) {
		state = b->list.slots[i].member.state;
		if (state == MEMBER_ENCRYPTED)
			locked++;
		else if (state != MEMBER_IGNORED)
			return 0;
	}
	return locked > 0;
}

static int
has_document(const struct bundle *b)
{
	size_t	 i;

	for (i = 0; i < b->list.n; i++)
		if (b->list.slots[i].member.state != MEMBER_IGNORED)
			return 1;
	return 0;
}

static int
open_folder(struct diags *ds, struct bundle *b, const char *path)
{
	struct bundle_origin	*o = origin_new(b, &bundle_dir_source, "");
	int			 more;

	b->kind = "folder";
	o->data = bundle_dir_open(path, BUNDLE_ENTRIES_MAX, &more);
	if (o->data == NULL) {
		diag_at(ds, DIAG_I001, (struct place){ 0 }, path,
		    file_reason(errno), NULL);
		return -1;
	}
	if (more)
		bundle_list_overflow(&b->list);
	bundle_list_add(&b->list, o);
	return 0;
}

static int
open_zip(struct diags *ds, struct bundle *b, const char *path)
{
	struct bundle_origin	*o = origin_new(b, &bundle_zip_source, "");
	const char		*why;
	struct window		 w;
	struct stat		 st;
	char			 hex[SHA256_HEX];

	b->kind = "zip";
	if ((b->fd = bundle_archive_open(ds, path, &st)) == -1)
		return -1;
	window_file(&w, b->fd, (uint64_t)st.st_size);
	o->data = bundle_zip_open(b->arena, &w, &st, &why);
	if (o->data == NULL || window_digest(&w, hex) == -1) {
		diag_at(ds, DIAG_I002, (struct place){ 0 }, path,
		    bundle_piece_named(path) ? bundle_piece_reason() :
		    o->data == NULL ? why : file_reason(EIO), NULL);
		return -1;
	}
	b->bytes = w.n;
	b->sha256 = arena_strdup(b->arena, hex);
	bundle_list_add(&b->list, o);
	return 0;
}

/* The last part of PATH as people read it. */
static const char *
name_of(struct arena *arena, const char *path)
{
	struct bundle_name	 name;
	char			*real = realpath(path, NULL);
	const char		*base;
	size_t			 n;

	n = strlen(path);
	while (n > 1 && path[n - 1] == '/')
		n--;
	base = file_base(arena_strndup(arena, path, n));
	if (real != NULL && (strcmp(base, ".") == 0 || strcmp(base, "..") == 0))
		base = arena_strdup(arena, file_base(real));
	free(real);
	bundle_name_decode(arena, base, strlen(base), 0, &name);
	return name.path;
}

struct bundle *
bundle_open(struct diags *ds, struct arena *arena, const char *path)
{
	struct bundle	*b = mem_alloc(sizeof(*b));
	size_t		 i, n;
	int		 result;

	b->arena = arena;
	b->fd = -1;
	bundle_list_init(&b->list, arena);
	b->name = name_of(arena, path);
	result = file_is_directory(path) ? open_folder(ds, b, path) :
	    open_zip(ds, b, path);
	for (i = 0, n = b->list.n; result == 0 && i < n; i++)
		open_inner(b, i);
	if (result == 0 && !has_document(b)) {
		diag_at(ds, DIAG_I004, (struct place){ 0 }, path, NULL);
		result = -1;
	}
	if (result == 0 && strcmp(b->kind, "zip") == 0 && all_encrypted(b)) {
		diag_at(ds, DIAG_I008, (struct place){ 0 }, path, NULL);
		result = -1;
	}
	if (result == -1) {
		bundle_close(b);
		return NULL;
	}
	bundle_list_sort(&b->list);
	return b;
}

void
bundle_close(struct bundle *b)
{
	struct bundle_origin	*o, *next;

	if (b == NULL)
		return;
	for (o = b->origins; o != NULL; o = next) {
		next = o->next;
		if (o->data != NULL)
			o->source->close(o->data);
		buf_free(&o->bytes);
		free(o);
	}
	if (b->fd != -1)
		close(b->fd);
	bundle_list_free(&b->list);
	free(b);
}

const char *
bundle_kind(const struct bundle *b)
{
	return b->kind;
}

const char *
bundle_name(const struct bundle *b)
{
	return b->name;
}

size_t
bundle_count(const struct bundle *b)
{
	return b->list.n;
}

struct member *
bundle_member(struct bundle *b, size_t i)
{
	return &b->list.slots[i].member;
}

struct problem *
bundle_problems(const struct bundle *b)
{
	return b->list.problems;
}

const char *
bundle_sha256(struct bundle *b)
{
	struct buf	 lines;
	char		 hex[SHA256_HEX];
	size_t		 i;

	if (b->sha256 != NULL)
		return b->sha256;
	buf_init(&lines, BUF_TEXT);
	for (i = 0; i < b->list.n; i++) {
		const struct member	*m = &b->list.slots[i].member;

		if (m->sha256[0] != '\0')
			buf_printf(&lines, "%s  %s\n", m->sha256, m->path);
	}
	sha256_hex(buf_string(&lines), lines.len, hex);
	buf_free(&lines);
	return b->sha256 = arena_strdup(b->arena, hex);
}

uint64_t
bundle_bytes(const struct bundle *b)
{
	uint64_t	 sum = 0;
	size_t		 i;

	if (strcmp(b->kind, "zip") == 0)
		return b->bytes;
	for (i = 0; i < b->list.n; i++)
		if (b->list.slots[i].member.sha256[0] != '\0')
			sum += b->list.slots[i].member.bytes;
	return sum;
}
