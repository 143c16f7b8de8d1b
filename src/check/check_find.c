/*
 * Finding a programme by what people call it: its id, its title, or another
 * name that a notice gives it. Names are compared folded.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/programme.h"

enum { LISTED = 8, LIST_MAX = 64 * 1024 };

/* Calls EACH with every name of the programme until one returns 1. */
static int
any_name(const struct programme *p, int (*each)(struct arena *,
    const char *name, void *closure), void *closure)
{
	struct arena	*arena = arena_new();
	const xmlNode	*node = p->root;
	int		 result;

	result = each(arena, p->id, closure) ||
	    each(arena, p->title, closure);
	for (node = node != NULL ? xml_child(node, "alias") : NULL;
	    node != NULL && !result; node = xml_next_named(node, "alias"))
		result = each(arena, xml_text(arena, node), closure);
	arena_free(arena);
	return result;
}

static int
is_same(struct arena *arena, const char *name, void *wanted)
{
	return strcmp(utf8_fold(arena, name), wanted) == 0;
}

/* 1 if only digits differ: the programme of another year. */
static int
is_other_year(const char *a, const char *b)
{
	static const char	 digits[] = "0123456789";
	size_t			 n;

	for (;;) {
		a += strspn(a, digits);
		b += strspn(b, digits);
		n = strcspn(a, digits);
		if (n != strcspn(b, digits) || strncmp(a, b, n) != 0)
			return 0;
		if (a[n] == '\0' && b[n] == '\0')
			return 1;
		a += n;
		b += n;
	}
}

/* 1 if one holds the other, or a letter or two or the year differ. */
static int
is_near(struct arena *arena, const char *name, void *wanted)
{
	const char	*folded = utf8_fold(arena, name), *other = wanted;
	struct nearest	 near;

	if (other[0] == '\0' || folded[0] == '\0')
		return 0;
	nearest_init(&near, other);
	nearest_try(&near, folded);
	return near.found != NULL || strstr(folded, other) != NULL ||
	    strstr(other, folded) != NULL || is_other_year(folded, other);
}

/* How many programmes have a name that TEST holds for; the last in *FOUND. */
static size_t
count(const struct check *check, int (*test)(struct arena *, const char *,
    void *), const char *folded, const struct check_programme **found)
{
	size_t	 i, n = 0;

	*found = NULL;
	for (i = 0; i < check_count(check); i++)
		if (any_name(check_inside(check_programme(check, i)), test,
		    (void *)(uintptr_t)folded)) {
			*found = check_programme(check, i);
			n++;
		}
	return n;
}

const struct check_programme *
check_find(const struct check *check, const char *name)
{
	const struct check_programme	*found;
	struct arena			*arena;
	size_t				 i;

	for (i = 0; i < check_count(check); i++)
		if (strcmp(check_id(check_programme(check, i)), name) == 0)
			return check_programme(check, i);
	arena = arena_new();
	if (count(check, is_same, utf8_fold(arena, name), &found) != 1)
		found = NULL;
	arena_free(arena);
	return found;
}

/* "one, two, three": those TEST holds for, or all of them; not too many. */
static const char *
list(const struct check *check, struct arena *arena, int (*test)(
    struct arena *, const char *, void *), const char *folded)
{
	const struct check_programme	*p;
	struct buf			 out;
	const char			*text;
	size_t				 i, n = 0;

	buf_init(&out, LIST_MAX);
	for (i = 0; i < check_count(check); i++) {
		p = check_programme(check, i);
		if (test != NULL && !any_name(check_inside(p), test,
		    (void *)(uintptr_t)folded))
			continue;
		if (n++ < LISTED)
			buf_printf(&out, "%s%s", n > 1 ? ", " : "",
			    check_id(p));
	}
	if (n > LISTED)
		buf_printf(&out, diag_english() ? ", … (%zu in all: see "
		    "'seoryu programmes')" :
		    ", … (모두 %zu개, 'seoryu programmes'로 볼 수 있음)", n);
	text = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

const char *
check_choice(const struct check *check, struct arena *arena, const char *like)
{
	const struct check_programme	*other;
	const char			*folded = utf8_fold(arena, like);
	int				 near;

	near = count(check, is_near, folded, &other) > 0;
	return list(check, arena, near ? is_near : NULL, folded);
}

const struct check_programme *
check_named(const struct check *check, struct diags *ds, const char *name)
{
	const struct check_programme	*found = check_find(check, name);
	const struct check_programme	*other;
	struct arena			*arena = arena_new();
	const char			*folded = utf8_fold(arena, name);

	if (found != NULL) {
		;
	} else if (count(check, is_same, folded, &other) > 1) {
		diag_at(ds, DIAG_K062, (struct place){ 0 }, name,
		    list(check, arena, is_same, folded), NULL);
	} else {
		diag_at(ds, DIAG_K023, (struct place){ 0 }, name,
		    check_choice(check, arena, name), NULL);
	}
	arena_free(arena);
	return found;
}
