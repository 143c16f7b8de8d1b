#include "base/arena.h"
#include "intake/bundle.h"

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

void
bundle_problem_add(struct arena *arena, struct problem **list,
    enum diag_code code, const char *first, const char *second)
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
	bundle_problem_add(arena, &m->problems, code, argument, NULL);
}

void
bundle_forgive(struct member *m, enum diag_code code)
{
	struct problem	**p = &m->problems;

	while (*p != NULL)
		if ((*p)->code == code)
			*p = (*p)->next;
		else
			p = &(*p)->next;
}

void
bundle_fail(struct arena *arena, struct member *m, enum member_state state,
    enum diag_code code, const char *argument)
{
	m->state = state;
	bundle_problem(arena, m, code, argument);
}
