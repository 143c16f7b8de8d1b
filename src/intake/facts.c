#include "intake/facts.h"

#include "intake/amount.h"
#include "intake/field.h"
#include "intake/issuer.h"
#include "intake/label.h"
#include "intake/mark.h"
#include "intake/place.h"
#include "intake/prose.h"
#include "intake/roster.h"
#include "intake/tick.h"

/* By label first; by place or shape only if no label has it. */
static void
read_field(struct fact_list *list, const struct sheet *s,
    const struct labels *labels, const struct document_type *type,
    const struct field *f)
{
	/* The same name may have several ways to be found. */
	if (fact_find(list, f->name) != NULL)
		return;
	if (field_bind(list, s, labels, f))
		return;
	if ((f->where & FIELD_SENTENCE) && prose_bind(list, s, f))
		return;
	if (f->over_issuer && place_over_issuer(list, s, labels, type, f))
		return;
	if (f->as_of && place_as_of(list, s, f))
		return;
	if (f->own_line && place_own_line(list, s, f))
		return;
	if (f->lone)
		place_lone(list, s, f);
}

static void
read_issuer(struct fact_list *list, const struct sheet *s,
    const struct document_type *type)
{
	const struct evidence	*e;
	struct issuer		 issuer;

	for (e = type->issuers; e != NULL; e = e->next) {
		if (e->points < 0 || issuer_find(s, &e->words, 0,
		    &issuer) == -1)
			continue;
		fact_add(list, s, issuer.line, "issuer", "text", issuer.name,
		    issuer.name, "");
		return;
	}
}

void
facts_read(struct fact_list *list, const struct sheet *s,
    const struct document_type *type, int title)
{
	struct labels		 labels;
	const struct field	*f;
	const struct mark	*m;
	const struct choice	*c;

	label_find(list->arena, type, s, &labels);
	for (m = type->marks; m != NULL; m = m->next)
		if (m->where == MARK_AMOUNT &&
		    fact_find(list, m->name) == NULL)
			mark_find(list, s, m, title);
	for (f = type->fields; f != NULL; f = f->next)
		read_field(list, s, &labels, type, f);
	read_issuer(list, s, type);
	for (m = type->marks; m != NULL; m = m->next)
		if (fact_find(list, m->name) == NULL)
			mark_find(list, s, m, title);
	for (c = type->choices; c != NULL; c = c->next)
		tick_choice(list, s, c);
	amount_find(list, s, type);
	roster_count(list, s, type, title);
	if (type->ticks)
		tick_consents(list, s);
}
