#include "intake/heads.h"

#include "base/arena.h"

/* The lines of LEAF as a sheet of their own, borrowed. */
static void
leaf_sheet(const struct sheet *s, int leaf, struct sheet *out)
{
	size_t	 from = 0, len = 0;
	int	 i, first;

	for (i = 0; i < s->n && s->lines[i].leaf != leaf; i++)
		from += s->lines[i].folded.len;
	for (first = i; i < s->n && s->lines[i].leaf == leaf; i++)
		len += s->lines[i].folded.len;
	*out = *s;
	out->lines = s->lines + first;
	out->n = i - first;
	out->first_leaf = leaf;
	out->key = arena_strndup(s->arena, s->key + from, len);
}

static int
has_candidate(const struct recognition *r, const struct document_type *t)
{
	int	 i;

	for (i = 0; i < r->n; i++)
		if (r->candidates[i].type == t)
			return 1;
	return 0;
}

/*
 * 1 if the first stands for itself. Its issuer may sign on a later page: what
 * the pages are together is judged once more.
 */
static int
is_sure(const struct weights *ws)
{
	const struct weight	*rival = weigh_rival(ws);
	enum doubt		 doubt = weigh_doubt(&ws->items[0]);

	return (doubt == DOUBT_NONE || doubt == DOUBT_UNSIGNED ||
	    doubt == DOUBT_ALONE) && ws->items[0].title != NULL &&
	    (rival == NULL ||
	    ws->items[0].points - rival->points >= WEIGH_MARGIN);
}

/* Notes what LEAF begins; behind the others, since leaves come in order. */
static void
add_head(const struct sheet *s, struct recognition *r, int leaf,
    const struct document_type *type, int sure)
{
	struct head	*head = arena_alloc(s->arena, sizeof(*head)), **last;

	*head = (struct head){ type, leaf, sure, NULL };
	for (last = &r->heads; *last != NULL; last = &(*last)->next)
		;
	*last = head;
}

/* Adds what LEAF is, taken alone, if that is sure. */
static void
judge_leaf(const struct document_type *types, const struct sheet *s, int leaf,
    struct recognition *r)
{
	struct weights	 ws;
	struct sheet	 alone;
	int		 sure, shift;
	struct clue	*c;

	leaf_sheet(s, leaf, &alone);
	weigh_text(types, &alone, &ws);
	sure = is_sure(&ws);
	if (ws.items[0].title != NULL &&
	    ws.items[0].points >= RECOGNISE_HINT)
		add_head(s, r, leaf, ws.items[0].type, sure);
	if (!sure || r->n == RECOGNISE_MAX ||
	    has_candidate(r, ws.items[0].type))
		return;
	recognise_add(r, &alone, &ws.items[0], LOST_NOTHING);
	shift = (int)(alone.lines - s->lines);
	r->candidates[r->n - 1].line += shift;
	for (c = r->candidates[r->n - 1].clues.first; c != NULL; c = c->next)
		c->line += c->line != SHEET_NONE ? shift : 0;
}

static void
add_page(const struct sheet *s, struct recognition *r,
    const struct candidate *c)
{
	r->mixed = arena_printf(s->arena, "%s%s%s쪽 %s",
	    r->mixed != NULL ? r->mixed : "", r->mixed != NULL ? ", " : "",
	    c->line != SHEET_NONE ? sheet_place(s, c->line) :
	    arena_printf(s->arena, "%d", c->page), c->type->label);
}

/* 1 if two of the candidates are papers of their own. */
static int
are_several(const struct recognition *r)
{
	int	 i;

	for (i = 1; i < r->n; i++)
		if (!weigh_together(r->candidates[0].type,
		    r->candidates[i].type))
			return 1;
	return 0;
}

/*
 * 1 if an office issues TYPE and all candidates: none is a part of another,
 * as the forms in a plan are.
 */
static int
are_issued(const struct document_type *type, const struct recognition *r)
{
	int	 i;

	for (i = 0; i < r->n; i++)
		if (r->candidates[i].type->issuers == NULL)
			return 0;
	return type->issuers != NULL && has_candidate(r, type);
}

void
heads_judge(const struct document_type *types, const struct sheet *s,
    const struct title_list *titles, struct recognition *r)
{
	struct recognition	 pages = { .reason = "", .line = SHEET_NONE,
	    .doubt = DOUBT_SEVERAL };
	size_t			 i;
	int			 k, leaf, last = 0;

	if (s->n == 0 ||
	    s->lines[s->n - 1].leaf == s->lines[0].leaf)
		return;
	for (i = 0; i < titles->n; i++) {
		leaf = s->lines[titles->items[i].line].leaf;
		if (leaf > last)
			judge_leaf(types, s, leaf, &pages);
		last = leaf > last ? leaf : last;
	}
	r->heads = pages.heads;
	if (!are_several(&pages) ||
	    (r->type != NULL && !are_issued(r->type, &pages)))
		return;
	for (k = 0; k < pages.n; k++)
		add_page(s, &pages, &pages.candidates[k]);
	*r = pages;
}
