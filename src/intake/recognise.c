#include "intake/recognise.h"

#include <string.h>

#include "base/arena.h"
#include "intake/heads.h"

void
recognise_add(struct recognition *r, const struct sheet *s,
    const struct weight *w, enum lost lost)
{
	struct candidate	*to;

	if (r->n == RECOGNISE_MAX)
		return;
	to = &r->candidates[r->n++];
	to->type = w->type;
	to->score = w->points;
	to->reason = clue_text(s, w->clues.first);
	to->line = w->title != NULL ? w->title->line : SHEET_NONE;
	to->page = w->title != NULL ?
	    s->lines[w->title->line].piece->page : 0;
	to->doubt = weigh_doubt(w);
	to->lost = lost;
	to->clues = w->clues;
	to->missing = weigh_missing(s->arena, w);
}

void
recognise_displace(struct recognition *r, const struct sheet *s)
{
	struct candidate	*c = r->candidates;

	if (r->type != NULL) {
		r->n -= r->n == RECOGNISE_MAX;
		memmove(c + 1, c, (size_t)r->n++ * sizeof(*c));
		*c = (struct candidate){ .type = r->type, .score = r->score,
		    .line = r->line, .reason = r->reason, .clues = r->clues,
		    .missing = r->missing, .page = r->line != SHEET_NONE ?
		    s->lines[r->line].piece->page : 0 };
	}
	r->clues = (struct clues){ NULL, NULL };
	r->missing = (struct clues){ NULL, NULL };
	r->score = 0;
	r->line = SHEET_NONE;
}

/* "1쪽 국세 납세증명서, 2쪽 지방세 납세증명서" */
static char *
list_pages(const struct sheet *s, const struct weight *a,
    const struct weight *b)
{
	const struct weight	*swap = a;

	if (s->lines[b->title->line].leaf < s->lines[a->title->line].leaf) {
		a = b;
		b = swap;
	}
	return arena_printf(s->arena, "%s쪽 %s, %s쪽 %s",
	    sheet_place(s, a->title->line), a->type->label,
	    sheet_place(s, b->title->line), b->type->label);
}

/* 1 if both are sure and each has the head of a page for itself. */
static int
are_mixed(const struct sheet *s, const struct weight *a,
    const struct weight *b)
{
	return a->title != NULL && b->title != NULL &&
	    weigh_doubt(a) == DOUBT_NONE && weigh_doubt(b) == DOUBT_NONE &&
	    s->lines[a->title->line].leaf != s->lines[b->title->line].leaf;
}

static void
take(struct recognition *r, const struct sheet *s, const struct weight *w)
{
	r->type = w->type;
	r->score = w->points;
	r->reason = clue_text(s, w->clues.first);
	r->line = w->title != NULL ? w->title->line : SHEET_NONE;
	r->clues = w->clues;
	r->missing = weigh_missing(s->arena, w);
}

static void
add_candidates(const struct weights *ws, const struct sheet *s,
    struct recognition *r)
{
	size_t	 i;
	int	 part;

	for (i = r->type != NULL; i < ws->n; i++) {
		part = r->type != NULL &&
		    weigh_together(r->type, ws->items[i].type);
		if (ws->items[i].points >=
		    (part ? (int)WEIGH_SURE : (int)RECOGNISE_HINT))
			recognise_add(r, s, &ws->items[i],
			    r->type == NULL ? LOST_NOTHING :
			    part ? LOST_PART : LOST_POINTS);
	}
}

static void
decide(const struct weights *ws, const struct sheet *s,
    struct recognition *r)
{
	const struct weight	*best = &ws->items[0];
	const struct weight	*rival = weigh_rival(ws);

	r->doubt = weigh_doubt(best);
	if (best->points >= WEIGH_SURE && rival != NULL &&
	    best->points - rival->points < WEIGH_MARGIN) {
		r->doubt = DOUBT_CLOSE;
		if (are_mixed(s, best, rival)) {
			r->doubt = DOUBT_SEVERAL;
			r->mixed = list_pages(s, best, rival);
		} else {
			r->close = arena_printf(s->arena, "%s, %s",
			    best->type->label, rival->type->label);
		}
	} else if (rival != NULL && are_mixed(s, best, rival)) {
		r->mixed = list_pages(s, best, rival);
	}
	if (r->doubt == DOUBT_NONE)
		take(r, s, best);
	add_candidates(ws, s, r);
}

void
recognise_text(struct arena *arena, const struct document_type *types,
    const struct sheet *s, struct recognition *r)
{
	struct weights	 ws;

	(void)arena;
	memset(r, 0, sizeof(*r));
	r->reason = "";
	r->line = SHEET_NONE;
	weigh_text(types, s, &ws);
	decide(&ws, s, r);
	heads_judge(types, s, &ws.titles, r);
}
