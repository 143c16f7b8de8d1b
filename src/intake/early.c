#include "intake/early.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "intake/application.h"
#include "intake/case.h"
#include "intake/reading.h"
#include "intake/stated.h"

/* The first readable application.xml, by path, is the applicant's data. */
static void
read_application(struct reading *r)
{
	const char	*taken = NULL;
	size_t		 i, n = bundle_count(r->bundle);
	int		 code = DIAG_NONE;

	for (i = 0; i < n; i++) {
		const struct member	*m = bundle_member(r->bundle, i);

		if (!application_name(m->path) || m->state != MEMBER_READ)
			continue;
		if (taken != NULL) {
			r->early_code[i] = DIAG_I102;
			r->early[i] = diag_sentence(r->arena, DIAG_I102,
			    taken, NULL);
			continue;
		}
		if (!reading_approach(r, i) ||
		    bundle_read(r->bundle, i, &r->bytes) == -1)
			continue;
		r->early[i] = application_read(r->arena, r->facts, m->path,
		    &r->bytes, &code);
		r->early_code[i] = (enum diag_code)code;
		if (r->early[i] == NULL)
			taken = m->path;
	}
}

static void
read_statements(struct reading *r)
{
	size_t	 i, n = bundle_count(r->bundle);

	for (i = 0; i < n; i++) {
		const struct member	*m = bundle_member(r->bundle, i);

		if (!application_statement_name(m->path) ||
		    m->state != MEMBER_READ || !reading_approach(r, i) ||
		    bundle_read(r->bundle, i, &r->bytes) == -1)
			continue;
		r->early[i] = stated_read(r->arena, &r->stated, m->path,
		    &r->bytes, &r->early_code[i]);
	}
}

void
early_read(struct reading *r)
{
	size_t	 n = bundle_count(r->bundle) + 1;

	r->early = arena_array(r->arena, n, sizeof(*r->early));
	r->early_code = arena_array(r->arena, n, sizeof(*r->early_code));
	read_application(r);
	read_statements(r);
}

void
early_unused(struct reading *r, xmlNode *after)
{
	const struct stated	*s;
	xmlNode			*first = after->next, *last;

	for (s = r->stated; s != NULL; s = s->next) {
		if (s->used)
			continue;
		case_problem(r->facts, DIAG_I104, diag_sentence(r->arena,
		    DIAG_I104, s->path, s->document, NULL));
		last = r->facts->last;
		if (first != NULL)
			xmlAddPrevSibling(first, last);
	}
}
