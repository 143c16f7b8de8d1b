#include "intake/bundle_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "intake/bundle_junk.h"
#include "intake/bundle_name.h"
#include "intake/package.h"

void
bundle_list_init(struct bundle_list *list, struct arena *arena)
{
	memset(list, 0, sizeof(*list));
	list->arena = arena;
}

void
bundle_list_free(struct bundle_list *list)
{
	free(list->slots);
}

static struct bundle_slot *
slot_new(struct bundle_list *list)
{
	if (list->n == list->size) {
		list->size = list->size > 0 ? list->size * 2 : 64;
		list->slots = mem_resize(list->slots, list->size,
		    sizeof(*list->slots));
	}
	memset(&list->slots[list->n], 0, sizeof(list->slots[list->n]));
	return &list->slots[list->n++];
}

/* The slot before S whose path a file system may take for that of S. */
static const struct bundle_slot *
find_twin(const struct bundle_list *list, const struct bundle_slot *s)
{
	const struct bundle_slot	*other;

	for (other = list->slots; other < s; other++)
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

static enum diag_code
nature_fault(enum bundle_nature nature)
{
	return nature == BUNDLE_LINK ? DIAG_I018 :
	    nature == BUNDLE_UNLISTED ? DIAG_I007 : DIAG_I019;
}

/* Leaves aside what nobody submits; 1 if M is such a file. */
static int
judge_junk(struct arena *arena, struct member *m,
    const struct bundle_name *name, enum bundle_nature nature)
{
	const char	*what;
	enum diag_code	 code = bundle_junk_code(name->path, &what);

	/* Icon\r of macOS is no deceit; what leads out of the bundle is. */
	if (code == DIAG_NONE || (name->refused != DIAG_NONE &&
	    name->refused != DIAG_I015))
		return 0;
	/* A link or a device is told even under such a name. */
	if (nature != BUNDLE_FILE && nature != BUNDLE_HIDDEN)
		return 0;
	bundle_fail(arena, m, MEMBER_IGNORED, code, what);
	return 1;
}

/* The code for an entry that other programs see otherwise. */
static enum diag_code
doubt_fault(enum central_doubt doubt)
{
	switch (doubt) {
	case CENTRAL_FAIR:
		break;
	case CENTRAL_RENAMED:
	case CENTRAL_DIFFERS:
		return DIAG_I247;
	case CENTRAL_OVERLAPS:
		return DIAG_I246;
	case CENTRAL_ASTRAY:
		return DIAG_I258;
	}
	return DIAG_NONE;
}

/* 1 if the nature of an entry keeps it from being read. */
static int
judge_nature(struct arena *arena, struct member *m,
    const struct bundle_entry *e)
{
	enum diag_code	 doubt = doubt_fault(e->doubt);

	if (e->nature != BUNDLE_FILE)
		bundle_fail(arena, m, MEMBER_REFUSED, nature_fault(e->nature),
		    m->path);
	else if (doubt != DIAG_NONE)
		bundle_fail(arena, m, MEMBER_REFUSED, doubt, NULL);
	return m->state == MEMBER_REFUSED;
}

/* 1 if the name or the nature of S decides that it is not read. */
static int
judge_name(struct bundle_list *list, struct bundle_slot *s,
    const struct bundle_name *name, const struct bundle_entry *e)
{
	struct arena			*arena = list->arena;
	struct member			*m = &s->member;
	const struct bundle_slot	*twin;
	size_t				 i;

	if (judge_junk(arena, m, name, e->nature))
		return 1;
	if (name->refused != DIAG_NONE) {
		bundle_fail(arena, m, MEMBER_REFUSED, name->refused,
		    name_argument(arena, name->refused));
		return 1;
	}
	if (judge_nature(arena, m, e))
		return 1;
	s->key = bundle_name_key(arena, m->path);
	if ((twin = find_twin(list, s)) != NULL) {
		s->key = NULL;
		bundle_fail(arena, m, MEMBER_REFUSED, DIAG_I020,
		    twin->member.path);
		return 1;
	}
	for (i = 0; i < name->n_remarks; i++)
		bundle_problem(arena, m, name->remarks[i].code,
		    name->remarks[i].argument);
	return 0;
}

static int
is_bomb(const struct bundle_entry *e)
{
	return e->packed > 0 && e->bytes > PACKAGE_RATIO_FLOOR &&
	    e->bytes / BUNDLE_RATIO_MAX > e->packed;
}

static void
judge_size(struct bundle_list *list, struct bundle_origin *o,
    struct member *m, const struct bundle_entry *e)
{
	struct arena	*arena = list->arena;

	if (e->encrypted)
		bundle_fail(arena, m, MEMBER_ENCRYPTED, DIAG_I033, NULL);
	else if (e->bytes > BUNDLE_ENTRY_MAX)
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I030,
		    BUNDLE_ENTRY_LIMIT);
	else if (is_bomb(e))
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I032,
		    arena_printf(arena, "%d", BUNDLE_RATIO_MAX));
	else if (e->bytes > BUNDLE_TOTAL_MAX - list->declared)
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I031,
		    BUNDLE_TOTAL_LIMIT);
	else if (e->bytes > o->room)
		bundle_fail(arena, m, MEMBER_TOO_LARGE, DIAG_I254,
		    BUNDLE_INNER_LIMIT);
	else {
		list->declared += e->bytes;
		o->room -= e->bytes;
	}
}

static void
add_entry(struct bundle_list *list, struct bundle_origin *o, size_t i,
    const struct bundle_entry *e)
{
	struct bundle_slot	*s = slot_new(list);
	struct member		*m = &s->member;
	struct bundle_name	 name;

	bundle_name_decode(list->arena, e->raw, e->raw_len, e->utf8, &name);
	if (e->strayed)
		bundle_name_remark(&name, DIAG_I240, NULL);
	s->origin = o;
	m->path = o->prefix[0] == '\0' ? name.path :
	    arena_printf(list->arena, "%s%s", o->prefix, name.path);
	m->raw_name_hex = name.hex;
	m->kind = "unknown";
	m->sha256 = "";
	m->bytes = e->bytes;
	m->index = i;
	if (!judge_name(list, s, &name, e))
		judge_size(list, o, m, e);
}

void
bundle_list_overflow(struct bundle_list *list)
{
	if (list->full)
		return;
	list->full = 1;
	bundle_problem_add(list->arena, &list->problems, DIAG_I006,
	    arena_printf(list->arena, "%d", BUNDLE_ENTRIES_MAX), NULL);
}

size_t
bundle_list_add(struct bundle_list *list, struct bundle_origin *o)
{
	size_t	 count = o->source->count(o->data), before = list->n, i;

	for (i = 0; i < count; i++) {
		struct bundle_entry	 e;

		o->source->entry(o->data, i, &e);
		if (e.nature == BUNDLE_FOLDER)
			continue;
		if (list->n - before == o->most) {
			o->more = 1;
			break;
		}
		if (list->n == BUNDLE_ENTRIES_MAX) {
			bundle_list_overflow(list);
			break;
		}
		add_entry(list, o, i, &e);
	}
	return list->n - before;
}

static int
by_path(const void *left, const void *right)
{
	const struct bundle_slot	*a = left, *b = right;
	int				 order;

	order = strcmp(a->member.path, b->member.path);
	if (order != 0)
		return order;
	return a->member.index < b->member.index ? -1 :
	    a->member.index > b->member.index;
}

void
bundle_list_sort(struct bundle_list *list)
{
	if (list->n > 0)
		qsort(list->slots, list->n, sizeof(*list->slots), by_path);
}
