#include "intake/bundle.h"

#include <sys/stat.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "intake/bundle_name.h"
#include "intake/bundle_source.h"
#include "intake/package.h"
#include "intake/reader.h"

#define ENTRY_LIMIT	"64 MiB"
#define TOTAL_LIMIT	"512 MiB"

/* One place files come from: the folder, the ZIP, or a ZIP inside. */
struct origin {
	const struct bundle_source *source;
	void		*data;
	struct buf	 bytes;		/* of the archive */
	const char	*prefix;	/* before the names: "inner.zip/" or "" */
	struct origin	*next;
};

struct slot {
	struct member	 member;
	const char	*key;		/* for finding duplicates */
	struct origin	*origin;
	uint64_t	 counted;	/* bytes already in the total */
};

struct bundle {
	struct arena	*arena;
	const char	*name;
	const char	*kind;
	const char	*sha256;
	struct origin	*origins;
	struct slot	*slots;
	size_t		 n, size;
	uint64_t	 declared;	/* bytes of all members, as declared */
	uint64_t	 total;		/* bytes really read */
	struct problem	*problems;
};

const char *
bundle_state_name(enum member_state state)
{
	static const char *const names[] = {
		[MEMBER_READ] = "read",
		[MEMBER_EMPTY] = "empty",
		[MEMBER_NO_TEXT] = "no-text",
		[MEMBER_ENCRYPTED] = "encrypted",
		[MEMBER_DISTRIBUTION] = "distribution",
		[MEMBER_DAMAGED] = "damaged",
		[MEMBER_UNSUPPORTED] = "unsupported",
		[MEMBER_TOO_LARGE] = "too-large",
		[MEMBER_REFUSED] = "refused",
		[MEMBER_IGNORED] = "ignored",
	};

	return names[state];
}

static void
add_problem(struct arena *arena, struct problem **list, enum diag_code code,
    const char *first, const char *second)
{
	struct problem	*p = arena_alloc(arena, sizeof(*p));

	p->code = code;
	p->text = diag_sentence(arena, code, first != NULL ? first : "",
	    second != NULL ? second : "", NULL);
	while (*list != NULL)
		list = &(*list)->next;
	*list = p;
}

void
bundle_problem(struct arena *arena, struct member *m, enum diag_code code,
    const char *argument)
{
	add_problem(arena, &m->problems, code, argument, NULL);
}

/* The state that goes with the reason, and the reason. */
static void
put_state(struct bundle *b, struct member *m, enum member_state state,
    enum diag_code code, const char *argument)
{
	m->state = state;
	bundle_problem(b->arena, m, code, argument);
}

/* Listing: names, natures and declared sizes. */

static struct slot *
slot_new(struct bundle *b)
{
	if (b->n == b->size) {
		b->size = b->size > 0 ? b->size * 2 : 64;
		b->slots = mem_resize(b->slots, b->size, sizeof(*b->slots));
	}
	memset(&b->slots[b->n], 0, sizeof(b->slots[b->n]));
	return &b->slots[b->n++];
}

/* The slot before S whose path a file system may take for that of S. */
static const struct slot *
find_twin(const struct bundle *b, const struct slot *s)
{
	const struct slot	*other;

	for (other = b->slots; other < s; other++)
		if (other->key != NULL && strcmp(other->key, s->key) == 0)
			return other;
	return NULL;
}

static const char *
name_argument(struct arena *arena, enum diag_code code)
{
	if (code == DIAG_I016)
		return arena_printf(arena, "%d", BUNDLE_COMPONENT_MAX);
	if (code == DIAG_I017)
		return arena_printf(arena, "%d", BUNDLE_DEPTH_MAX);
	return NULL;
}

/* 1 if the name or the nature of S decides that it is not read. */
static int
judge_name(struct bundle *b, struct slot *s, const struct bundle_name *name,
    enum bundle_nature nature)
{
	struct member		*m = &s->member;
	const struct slot	*twin;

	if (name->refused != DIAG_NONE) {
		put_state(b, m, MEMBER_REFUSED, name->refused,
		    name_argument(b->arena, name->refused));
		return 1;
	}
	if (nature == BUNDLE_HIDDEN || bundle_name_junk(name->path)) {
		m->state = MEMBER_IGNORED;
		return 1;
	}
	if (nature != BUNDLE_FILE) {
		put_state(b, m, MEMBER_REFUSED, nature == BUNDLE_LINK ?
		    DIAG_I018 : nature == BUNDLE_UNLISTED ? DIAG_I007 :
		    DIAG_I019, m->path);
		return 1;
	}
	s->key = bundle_name_key(b->arena, m->path);
	if ((twin = find_twin(b, s)) != NULL) {
		s->key = NULL;
		put_state(b, m, MEMBER_REFUSED, DIAG_I020, twin->member.path);
		return 1;
	}
	if (name->remark != DIAG_NONE)
		bundle_problem(b->arena, m, name->remark, NULL);
	return 0;
}

static void
judge_size(struct bundle *b, struct member *m, const struct bundle_entry *e)
{
	if (e->encrypted)
		put_state(b, m, MEMBER_ENCRYPTED, DIAG_I033, NULL);
	else if (e->bytes > BUNDLE_ENTRY_MAX)
		put_state(b, m, MEMBER_TOO_LARGE, DIAG_I030, ENTRY_LIMIT);
	else if (e->packed > 0 && e->bytes > PACKAGE_RATIO_FLOOR &&
	    e->bytes / BUNDLE_RATIO_MAX > e->packed)
		put_state(b, m, MEMBER_TOO_LARGE, DIAG_I032,
		    arena_printf(b->arena, "%d", BUNDLE_RATIO_MAX));
	else if (e->bytes > BUNDLE_TOTAL_MAX - b->declared)
		put_state(b, m, MEMBER_TOO_LARGE, DIAG_I031, TOTAL_LIMIT);
	else
		b->declared += e->bytes;
}

static void
list_entry(struct bundle *b, struct origin *o, size_t i,
    const struct bundle_entry *e)
{
	struct slot		*s = slot_new(b);
	struct member		*m = &s->member;
	struct bundle_name	 name;

	bundle_name_decode(b->arena, e->raw, e->raw_len, e->utf8, &name);
	s->origin = o;
	m->path = o->prefix[0] == '\0' ? name.path :
	    arena_printf(b->arena, "%s%s", o->prefix, name.path);
	m->raw_name_hex = name.hex;
	m->kind = "unknown";
	m->sha256 = "";
	m->bytes = e->bytes;
	m->index = i;
	if (!judge_name(b, s, &name, e->nature))
		judge_size(b, m, e);
}

static void
report_too_many(struct bundle *b)
{
	add_problem(b->arena, &b->problems, DIAG_I006,
	    arena_printf(b->arena, "%d", BUNDLE_ENTRIES_MAX), NULL);
}

/* Lists all files of O; returns how many. */
static size_t
list_origin(struct bundle *b, struct origin *o)
{
	size_t	 count = o->source->count(o->data), before = b->n, i;

	for (i = 0; i < count; i++) {
		struct bundle_entry	 e;

		o->source->entry(o->data, i, &e);
		if (e.nature == BUNDLE_FOLDER)
			continue;
		if (b->n == BUNDLE_ENTRIES_MAX) {
			report_too_many(b);
			break;
		}
		list_entry(b, o, i, &e);
	}
	return b->n - before;
}

static struct origin *
origin_new(struct bundle *b, const struct bundle_source *source,
    const char *prefix)
{
	struct origin	*o = mem_alloc(sizeof(*o));

	o->source = source;
	o->prefix = prefix;
	buf_init(&o->bytes, BUNDLE_TOTAL_MAX);
	o->next = b->origins;
	b->origins = o;
	return o;
}

/* Reading. */

static void
put_reading(struct bundle *b, struct member *m, enum bundle_reading reading,
    const char *why)
{
	switch (reading) {
	case BUNDLE_READ:
		break;
	case BUNDLE_READ_CLOSED:
		put_state(b, m, MEMBER_REFUSED, DIAG_I036, why);
		break;
	case BUNDLE_READ_DAMAGED:
		put_state(b, m, MEMBER_DAMAGED, DIAG_I034, why);
		break;
	case BUNDLE_READ_ENCRYPTED:
		put_state(b, m, MEMBER_ENCRYPTED, DIAG_I033, NULL);
		break;
	case BUNDLE_READ_METHOD:
		put_state(b, m, MEMBER_UNSUPPORTED, DIAG_I035, NULL);
		break;
	case BUNDLE_READ_RATIO:
		put_state(b, m, MEMBER_TOO_LARGE, DIAG_I032,
		    arena_printf(b->arena, "%d", BUNDLE_RATIO_MAX));
		break;
	case BUNDLE_READ_LONG:
		put_state(b, m, MEMBER_TOO_LARGE, DIAG_I030, ENTRY_LIMIT);
		break;
	}
}

/* Reads the bytes of S under the limits; 0, or -1 with state and problem. */
static int
read_slot(struct bundle *b, struct slot *s, struct buf *out)
{
	struct member		*m = &s->member;
	uint64_t		 left;
	enum bundle_reading	 reading;
	const char		*why;

	left = BUNDLE_TOTAL_MAX - (b->total - s->counted);
	buf_clear(out);
	out->max = left < BUNDLE_ENTRY_MAX ? (size_t)left : BUNDLE_ENTRY_MAX;
	reading = s->origin->source->read(s->origin->data, b->arena, m->index,
	    0, out, &why);
	m->bytes = out->len;
	b->total = b->total - s->counted + out->len;
	s->counted = out->len;
	if (reading == BUNDLE_READ_LONG && left < BUNDLE_ENTRY_MAX)
		put_state(b, m, MEMBER_TOO_LARGE, DIAG_I031, TOTAL_LIMIT);
	else
		put_reading(b, m, reading, why);
	return reading == BUNDLE_READ ? 0 : -1;
}

static void
put_digest(struct bundle *b, struct member *m, const struct buf *bytes)
{
	char	 hex[65];

	sha256_hex(buf_string(bytes), bytes->len, hex);
	m->sha256 = arena_strdup(b->arena, hex);
	m->kind = sniff_kind(buf_string(bytes), bytes->len);
}

int
bundle_read(struct bundle *b, size_t i, struct buf *out)
{
	struct slot	*s = &b->slots[i];

	buf_clear(out);
	if (s->member.state != MEMBER_READ || read_slot(b, s, out) == -1)
		return -1;
	put_digest(b, &s->member, out);
	return 0;
}

/* A ZIP inside the bundle. */

static int
ends_with(const char *s, const char *end)
{
	size_t	 n = strlen(s), m = strlen(end);

	return n >= m && strcasecmp(s + n - m, end) == 0;
}

/*
 * Whether S begins like a ZIP. A document that is a package says so by its
 * name; where it lies about it, it is no worse off than not being opened.
 */
static int
may_be_zip(struct bundle *b, struct slot *s)
{
	static const char *const documents[] = {
		".hwpx", ".docx", ".xlsx", ".pptx", ".odt",
	};
	struct buf	 magic;
	const char	*why;
	size_t		 i;
	int		 zip;

	for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		if (ends_with(s->member.path, documents[i]))
			return 0;
	buf_init(&magic, 4);
	s->origin->source->read(s->origin->data, b->arena, s->member.index, 4,
	    &magic, &why);
	zip = magic.len == 4 && (memcmp(magic.data, "PK\3\4", 4) == 0 ||
	    memcmp(magic.data, "PK\5\6", 4) == 0);
	buf_free(&magic);
	return zip;
}

/* Lists the files of the ZIP in slot I, whose bytes O holds. */
static void
list_inner(struct bundle *b, size_t i, struct origin *o)
{
	struct member	*m = &b->slots[i].member;
	const char	*why, *path = m->path;
	size_t		 count;

	o->data = bundle_zip_open(b->arena, buf_string(&o->bytes),
	    o->bytes.len, &why);
	if (o->data == NULL) {
		put_state(b, m, MEMBER_DAMAGED, DIAG_I039, why);
		return;
	}
	count = list_origin(b, o);
	/* Listing may have moved the slots. */
	m = &b->slots[i].member;
	m->state = MEMBER_IGNORED;
	add_problem(b->arena, &m->problems, DIAG_I037,
	    arena_printf(b->arena, "%zu", count), path);
}

static void
open_inner(struct bundle *b, size_t i)
{
	struct slot	*s = &b->slots[i];
	struct origin	*o;

	if (s->member.state != MEMBER_READ || !may_be_zip(b, s))
		return;
	o = origin_new(b, &bundle_zip_source,
	    arena_printf(b->arena, "%s/", s->member.path));
	if (read_slot(b, s, &o->bytes) == -1)
		return;
	put_digest(b, &s->member, &o->bytes);
	if (strcmp(s->member.kind, "zip") == 0)
		list_inner(b, i, o);
	else
		buf_free(&o->bytes);
}

/* Opening. */

static int
by_path(const void *left, const void *right)
{
	const struct slot	*a = left, *b = right;
	int			 order;

	order = strcmp(a->member.path, b->member.path);
	if (order != 0)
		return order;
	return a->member.index < b->member.index ? -1 :
	    a->member.index > b->member.index;
}

static int
has_document(const struct bundle *b)
{
	size_t	 i;

	for (i = 0; i < b->n; i++)
		if (b->slots[i].member.state != MEMBER_IGNORED)
			return 1;
	return 0;
}

static int
open_folder(struct diags *ds, struct bundle *b, const char *path)
{
	struct origin	*o = origin_new(b, &bundle_dir_source, "");
	int		 more;

	b->kind = "folder";
	o->data = bundle_dir_open(path, BUNDLE_ENTRIES_MAX, &more);
	if (o->data == NULL) {
		diag_at(ds, DIAG_I001, (struct place){ 0 }, path,
		    strerror(errno), NULL);
		return -1;
	}
	if (more)
		report_too_many(b);
	list_origin(b, o);
	return 0;
}

/* Reads the whole file; 0, or -1 with a BUNDLE diag. */
static int
read_archive(struct diags *ds, const char *path, struct buf *out)
{
	struct diags	*quiet = diags_new();
	int		 result = file_read(quiet, path, out), error = errno;

	diags_free(quiet);
	if (result == -1 && out->full)
		diag_at(ds, DIAG_I005, (struct place){ 0 }, path, TOTAL_LIMIT,
		    NULL);
	else if (result == -1)
		diag_at(ds, DIAG_I001, (struct place){ 0 }, path,
		    strerror(error), NULL);
	return result;
}

static int
open_zip(struct diags *ds, struct bundle *b, const char *path)
{
	struct origin	*o = origin_new(b, &bundle_zip_source, "");
	const char	*kind, *why;
	struct stat	 st;
	char		 hex[65];

	b->kind = "zip";
	/* A pipe would be waited for. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		diag_at(ds, DIAG_I003, (struct place){ 0 }, path, "special",
		    NULL);
		return -1;
	}
	if (read_archive(ds, path, &o->bytes) == -1)
		return -1;
	kind = sniff_kind(buf_string(&o->bytes), o->bytes.len);
	if (strcmp(kind, "zip") != 0) {
		diag_at(ds, DIAG_I003, (struct place){ 0 }, path, kind, NULL);
		return -1;
	}
	o->data = bundle_zip_open(b->arena, buf_string(&o->bytes),
	    o->bytes.len, &why);
	if (o->data == NULL) {
		diag_at(ds, DIAG_I002, (struct place){ 0 }, path, why, NULL);
		return -1;
	}
	sha256_hex(o->bytes.data, o->bytes.len, hex);
	b->sha256 = arena_strdup(b->arena, hex);
	list_origin(b, o);
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
	return name.path[0] != '\0' ? name.path : "/";
}

struct bundle *
bundle_open(struct diags *ds, struct arena *arena, const char *path)
{
	struct bundle	*b = mem_alloc(sizeof(*b));
	size_t		 i, n;
	int		 result;

	b->arena = arena;
	b->name = name_of(arena, path);
	result = file_is_directory(path) ? open_folder(ds, b, path) :
	    open_zip(ds, b, path);
	for (i = 0, n = b->n; result == 0 && i < n; i++)
		open_inner(b, i);
	if (result == 0 && !has_document(b)) {
		diag_at(ds, DIAG_I004, (struct place){ 0 }, path, NULL);
		result = -1;
	}
	if (result == -1) {
		bundle_close(b);
		return NULL;
	}
	qsort(b->slots, b->n, sizeof(*b->slots), by_path);
	return b;
}

void
bundle_close(struct bundle *b)
{
	struct origin	*o, *next;

	if (b == NULL)
		return;
	for (o = b->origins; o != NULL; o = next) {
		next = o->next;
		if (o->data != NULL)
			o->source->close(o->data);
		buf_free(&o->bytes);
		free(o);
	}
	free(b->slots);
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
	return b->n;
}

struct member *
bundle_member(struct bundle *b, size_t i)
{
	return &b->slots[i].member;
}

struct problem *
bundle_problems(const struct bundle *b)
{
	return b->problems;
}

const char *
bundle_sha256(struct bundle *b)
{
	struct buf	 lines;
	char		 hex[65];
	size_t		 i;

	if (b->sha256 != NULL)
		return b->sha256;
	buf_init(&lines, BUF_TEXT);
	for (i = 0; i < b->n; i++) {
		const struct member	*m = &b->slots[i].member;

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
	const struct origin	*o;
	uint64_t		 sum = 0;
	size_t			 i;

	for (o = b->origins; o != NULL; o = o->next)
		if (o->prefix[0] == '\0' && strcmp(b->kind, "zip") == 0)
			return o->bytes.len;
	for (i = 0; i < b->n; i++)
		if (b->slots[i].member.sha256[0] != '\0')
			sum += b->slots[i].member.bytes;
	return sum;
}
