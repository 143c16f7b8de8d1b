/*
 * Titles first: all titles of all types are searched in the upper part of
 * each page, and a title inside a longer one does not count, whatever type
 * the longer one belongs to. So 사업자등록증 is never found in
 * 사업자등록증명, and 납세증명서 never in 지방세 납세증명서.
 */
#include "intake/recognise.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "intake/issuer.h"

enum {
	UPPER_LINES	= 20,	/* of a page, without blank ones */
	PAGES		= 300,	/* on which titles are looked for */
	UPPER_PIECES	= 48,	/* of a document without pages */
	LOSS_COLUMN	= 1,	/* points lost: a column, not the line */
	LOSS_INSIDE	= 5,	/* … words among others */
	LOSS_LATER	= 2,	/* … not on the first page */
	NAME_SCORE	= 1,
	LINE_MAX_BYTES	= 400,	/* of a line joined with the next */
	QUOTE_MAX	= 60,	/* bytes of a quoted title or issuer */
	REASON_MAX	= 2000,
	HITS_MAX	= 2000	/* titles that are looked at */
};

/* One title found. */
struct hit {
	const struct document_type	*type;
	const struct evidence		*title;
	struct match			 match;
	int				 line;
	size_t				 over;	/* bytes of the next line's key
						   that belong to it */
	int				 points;
};

struct hits {
	struct hit	*items;
	size_t		 n, size;
};

/* What speaks for one type. */
struct score {
	const struct document_type	*type;
	const struct hit		*title;
	int				 points;
	struct buf			 reason;
};

static int
is_upper(const struct sheet *s, int i)
{
	return s->lines[i].piece->page <= PAGES && s->lines[i].rank <=
	    (s->lines[i].piece->page > 0 ? UPPER_LINES : UPPER_PIECES);
}

static void
add_hit(struct hits *hs, const struct hit *h)
{
	if (hs->n == HITS_MAX)
		return;
	if (hs->n == hs->size) {
		hs->size = hs->size > 0 ? hs->size * 2 : 32;
		hs->items = mem_resize(hs->items, hs->size,
		    sizeof(*hs->items));
	}
	hs->items[hs->n++] = *h;
}

static int
points_of(const struct sheet *s, const struct hit *h)
{
	const struct folded	*f = &s->lines[h->line].folded;
	size_t			 from, until;
	int			 points = h->title->points;

	if (s->lines[h->line].piece->page > s->first_page)
		points -= LOSS_LATER;
	if (folded_alone(f, &h->match))
		return points;
	folded_column(f, &h->match, &from, &until);
	if (from == h->match.from && until == h->match.until)
		return points - LOSS_COLUMN;
	return points - LOSS_INSIDE;
}

static void
find_titles(struct hits *hs, const struct document_type *t,
    const struct sheet *s, int line)
{
	const struct evidence	*e;
	struct hit		 h = { .type = t, .line = line };
	size_t			 at;

	for (e = t->titles; e != NULL; e = e->next) {
		h.title = e;
		for (at = 0; folded_find(&s->lines[line].folded, &e->words, at,
		    FOLDED_WORD, &h.match) == 0; at = h.match.until) {
			h.points = points_of(s, &h);
			add_hit(hs, &h);
		}
	}
}


/*
 * A title that goes on in the next line and has it for itself; what stands
 * before it in the first line is a year or the name of a programme.
 */
static void
find_wrapped(struct hits *hs, const struct document_type *t,
    const struct sheet *s, int line, const struct folded *both)
{
	struct hit		 h = { .type = t, .line = line };
	const struct evidence	*e;
	size_t			 first = s->lines[line].folded.len;

	for (e = t->titles; e != NULL; e = e->next) {
		struct match	 whole = { .from = 0 };

		h.title = e;
		if (folded_find(both, &e->words, 0, FOLDED_WORD,
		    &h.match) != 0 ||
		    h.match.from >= first || h.match.until <= first)
			continue;
		whole.until = h.match.until;
		if (!folded_alone(both, &whole))
			continue;
		h.over = h.match.until - first;
		h.points = e->points -
		    (s->lines[line].piece->page > s->first_page ?
		    LOSS_LATER : 0);
		add_hit(hs, &h);
	}
}

static void
find_in_line(struct hits *hs, const struct document_type *types,
    const struct sheet *s, int line)
{
	const struct document_type	*t;
	struct folded			 both;
	int				 next = sheet_near(s, line, 1);
	const char			*rest;

	if (next != SHEET_NONE) {
		/* Its indent is no gap in the words. */
		rest = s->lines[next].piece->str;
		rest += strspn(rest, " ");
		folded_of(s->arena, arena_printf(s->arena, "%.*s %.*s",
		    LINE_MAX_BYTES, s->lines[line].piece->str, LINE_MAX_BYTES,
		    rest), &both);
	}
	for (t = types; t != NULL; t = t->next) {
		find_titles(hs, t, s, line);
		if (next != SHEET_NONE)
			find_wrapped(hs, t, s, line, &both);
	}
}

/* 1 if B lies in A, which is longer. */
static int
covers(const struct hit *a, const struct hit *b)
{
	if (a->over > 0 && b->line == a->line + 1)
		return b->match.until <= a->over;
	return a->line == b->line && a->match.from <= b->match.from &&
	    a->match.until >= b->match.until &&
	    a->title->words.len > b->title->words.len;
}

/* Takes out the hits that are part of a longer title. */
static void
drop_covered(struct hits *hs)
{
	size_t	 i, j, kept = 0;
	char	*covered = mem_alloc(hs->n + 1);

	for (i = 0; i < hs->n; i++)
		for (j = 0; j < hs->n && !covered[i]; j++)
			covered[i] = (char)(i != j &&
			    covers(&hs->items[j], &hs->items[i]));
	for (i = 0; i < hs->n; i++)
		if (!covered[i])
			hs->items[kept++] = hs->items[i];
	hs->n = kept;
	free(covered);
}

static const struct hit *
best_title(const struct hits *hs, const struct document_type *t)
{
	const struct hit	*best = NULL;
	size_t			 i;

	for (i = 0; i < hs->n; i++)
		if (hs->items[i].type == t && (best == NULL ||
		    hs->items[i].points > best->points))
			best = &hs->items[i];
	return best;
}

/* Reasons, as people read them. */

static void
add_reason(struct score *c, const char *what, const char *quote,
    const char *place)
{
	size_t	 len = strlen(quote);

	if (c->reason.len > 0)
		buf_puts(&c->reason, "; ");
	if (len > QUOTE_MAX)
		len = QUOTE_MAX;
	while (len > 0 && ((unsigned char)quote[len] & 0xC0) == 0x80)
		len--;
	buf_printf(&c->reason, "%s '%.*s'%s", what, (int)len, quote, place);
}

static const char *
place_of(const struct sheet *s, int line)
{
	const struct text_piece	*p = s->lines[line].piece;

	if (p->cell != NULL)
		return arena_printf(s->arena, "(%s)", p->cell);
	if (p->page > 0)
		return arena_printf(s->arena, "(%d쪽 %d행)", p->page, p->line);
	return arena_printf(s->arena, "(%d행)", p->line);
}

static void
score_title(struct score *c, const struct hits *hs, const struct sheet *s)
{
	c->title = best_title(hs, c->type);
	if (c->title == NULL)
		return;
	c->points += c->title->points;
	add_reason(c, "제목", c->title->title->words.text,
	    place_of(s, c->title->line));
}

/* The best issuer for it and the worst against it. */
static void
score_issuers(struct score *c, const struct sheet *s)
{
	const struct evidence	*e;
	struct issuer		 issuer;
	int			 won = 0, lost = 0;

	for (e = c->type->issuers; e != NULL; e = e->next) {
		if ((e->points > 0 ? won : lost) ||
		    issuer_find(s, &e->words, 0, &issuer) == -1)
			continue;
		c->points += e->points;
		*(e->points > 0 ? &won : &lost) = 1;
		add_reason(c, e->points > 0 ? "발급기관" : "다른 발급기관",
		    issuer.name, place_of(s, issuer.line));
	}
}

static void
score_words(struct score *c, const struct sheet *s)
{
	const struct evidence	*e;

	for (e = c->type->words; e != NULL; e = e->next) {
		if (strstr(s->key, e->words.key) == NULL)
			continue;
		c->points += e->points;
		add_reason(c, e->points > 0 ? "문구" : "맞지 않는 문구",
		    e->words.text, "");
	}
}

static int
compare_scores(const void *left, const void *right)
{
	const struct score	*a = left, *b = right;

	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return strcmp(a->type->id, b->type->id);
}

static size_t
count_types(const struct document_type *types)
{
	size_t	 n = 0;

	for (; types != NULL; types = types->next)
		n++;
	return n;
}

/* The scores of all types, best first; for free(3) with their reasons. */
static struct score *
score_all(const struct document_type *types, const struct hits *hs,
    const struct sheet *s, size_t *n)
{
	struct score	*scores = mem_array(count_types(types) + 1,
			    sizeof(*scores));

	for (*n = 0; types != NULL; types = types->next, (*n)++) {
		struct score	*c = &scores[*n];

		c->type = types;
		buf_init(&c->reason, REASON_MAX);
		score_title(c, hs, s);
		/* Words alone tell only what has no title. */
		if (c->title == NULL && !types->untitled)
			continue;
		score_issuers(c, s);
		score_words(c, s);
	}
	qsort(scores, *n, sizeof(*scores), compare_scores);
	return scores;
}

static void
add_candidate(struct arena *arena, struct recognition *r,
    const struct score *c, const struct sheet *s)
{
	struct candidate	*to;

	if (r->n == RECOGNISE_MAX)
		return;
	to = &r->candidates[r->n++];
	to->type = c->type;
	to->score = c->points;
	to->reason = arena_strdup(arena, buf_string(&c->reason));
	to->line = c->title != NULL ? c->title->line : SHEET_NONE;
	to->page = c->title != NULL ?
	    s->lines[c->title->line].piece->page : 0;
}

/* 1 if the two may stand in one file: one is a page of the other. */
static int
belong_together(const struct document_type *a, const struct document_type *b)
{
	return document_type_within(a, b) || document_type_within(b, a);
}

/* The first rival of the best: not a page of it. */
static const struct score *
rival_of(const struct score *scores, size_t n)
{
	size_t	 i;

	for (i = 1; i < n; i++)
		if (!belong_together(scores[0].type, scores[i].type))
			return &scores[i];
	return NULL;
}

/* "1쪽 국세 납세증명서, 2쪽 지방세 납세증명서" */
static char *
list_pages(struct arena *arena, const struct sheet *s, const struct score *a,
    const struct score *b)
{
	const struct score	*swap = a;
	int			 page_a, page_b;

	page_a = s->lines[a->title->line].piece->page;
	page_b = s->lines[b->title->line].piece->page;
	if (page_b < page_a) {
		a = b;
		b = swap;
	}
	return arena_printf(arena, "%d쪽 %s, %d쪽 %s",
	    page_a < page_b ? page_a : page_b, a->type->label,
	    page_a < page_b ? page_b : page_a, b->type->label);
}

/* 1 if both are sure and each has the head of a page for itself. */
static int
are_mixed(const struct sheet *s, const struct score *a, const struct score *b)
{
	return a->title != NULL && b->title != NULL &&
	    a->points >= RECOGNISE_SURE && b->points >= RECOGNISE_SURE &&
	    s->lines[a->title->line].piece->page !=
	    s->lines[b->title->line].piece->page;
}

static void
decide(struct arena *arena, const struct score *scores, size_t n,
    const struct sheet *s, struct recognition *r)
{
	const struct score	*best = &scores[0], *rival;
	size_t			 i;

	rival = rival_of(scores, n);
	if (best->points >= RECOGNISE_SURE && rival != NULL &&
	    are_mixed(s, best, rival))
		r->mixed = list_pages(arena, s, best, rival);
	if (best->points >= RECOGNISE_SURE && (rival == NULL ||
	    best->points - rival->points >= RECOGNISE_MARGIN)) {
		r->type = best->type;
		r->score = best->points;
		r->reason = arena_strdup(arena, buf_string(&best->reason));
		r->line = best->title != NULL ? best->title->line :
		    SHEET_NONE;
	} else if (best->points >= RECOGNISE_SURE && r->mixed == NULL) {
		r->close = arena_printf(arena, "%s, %s", best->type->label,
		    rival->type->label);
	}
	for (i = r->type != NULL; i < n; i++)
		if (scores[i].points >= (r->type != NULL &&
		    belong_together(r->type, scores[i].type) ?
		    RECOGNISE_SURE : RECOGNISE_HINT))
			add_candidate(arena, r, &scores[i], s);
}

/*
 * Several papers in one file: none of them is taken for the file's, all are
 * candidates. Read as one, each speaks against the others
 * (세무서장 against 지방세), so that every page with a title is judged alone.
 */

/* The lines of PAGE as a sheet of their own, borrowed. */
static void
page_sheet(const struct sheet *s, int page, struct sheet *out)
{
	size_t	 from = 0, len = 0;
	int	 i, first;

	for (i = 0; i < s->n && s->lines[i].piece->page != page; i++)
		from += s->lines[i].folded.len;
	for (first = i; i < s->n && s->lines[i].piece->page == page; i++)
		len += s->lines[i].folded.len;
	*out = *s;
	out->lines = s->lines + first;
	out->n = i - first;
	out->first_page = page;
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

/* 1 if the first of the scores stands for itself. */
static int
is_sure(const struct score *scores, size_t n)
{
	const struct score	*rival = rival_of(scores, n);

	return scores[0].title != NULL &&
	    scores[0].points >= RECOGNISE_SURE && (rival == NULL ||
	    scores[0].points - rival->points >= RECOGNISE_MARGIN);
}

/* Notes what PAGE begins; behind the others, since pages come in order. */
static void
add_head(struct arena *arena, struct recognition *r, int page,
    const struct document_type *type, int sure)
{
	struct head	*head = arena_alloc(arena, sizeof(*head)), **last;

	*head = (struct head){ type, page, sure, NULL };
	for (last = &r->heads; *last != NULL; last = &(*last)->next)
		;
	*last = head;
}

/* Adds what PAGE is, taken alone, if that is sure. */
static void
judge_page(struct arena *arena, const struct document_type *types,
    const struct sheet *s, int page, struct recognition *r)
{
	struct hits		 hs = { 0 };
	struct sheet		 alone;
	struct score		*scores;
	size_t			 i, n;
	int			 line, sure;

	page_sheet(s, page, &alone);
	for (line = 0; line < alone.n; line++)
		if (is_upper(&alone, line))
			find_in_line(&hs, types, &alone, line);
	drop_covered(&hs);
	scores = score_all(types, &hs, &alone, &n);
	sure = n > 0 && is_sure(scores, n);
	if (n > 0 && scores[0].points >= RECOGNISE_HINT)
		add_head(arena, r, page, scores[0].type, sure);
	if (sure && r->n < RECOGNISE_MAX &&
	    !has_candidate(r, scores[0].type)) {
		add_candidate(arena, r, &scores[0], &alone);
		r->candidates[r->n - 1].line += (int)(alone.lines - s->lines);
	}
	for (i = 0; i < n; i++)
		buf_free(&scores[i].reason);
	free(scores);
	free(hs.items);
}

static void
add_page(struct arena *arena, struct recognition *r, const struct candidate *c)
{
	r->mixed = arena_printf(arena, "%s%s%d쪽 %s",
	    r->mixed != NULL ? r->mixed : "", r->mixed != NULL ? ", " : "",
	    c->page, c->type->label);
}

/* 1 if two of the candidates are papers of their own. */
static int
are_several(const struct recognition *r)
{
	int	 i;

	for (i = 1; i < r->n; i++)
		if (!belong_together(r->candidates[0].type,
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

/* Replaces what the whole was taken for if its pages are several papers. */
static void
judge_pages(struct arena *arena, const struct document_type *types,
    const struct sheet *s, const struct hits *hs, struct recognition *r)
{
	struct recognition	 pages = { .reason = "", .line = SHEET_NONE };
	size_t			 i;
	int			 k, page, last = 0;

	if (s->n == 0 ||
	    s->lines[s->n - 1].piece->page == s->lines[0].piece->page)
		return;
	for (i = 0; i < hs->n; i++) {
		page = s->lines[hs->items[i].line].piece->page;
		if (page != last && page > 0)
			judge_page(arena, types, s, page, &pages);
		last = page;
	}
	r->heads = pages.heads;
	if (!are_several(&pages) ||
	    (r->type != NULL && !are_issued(r->type, &pages)))
		return;
	for (k = 0; k < pages.n; k++)
		add_page(arena, &pages, &pages.candidates[k]);
	*r = pages;
}

void
recognise_text(struct arena *arena, const struct document_type *types,
    const struct sheet *s, struct recognition *r)
{
	struct hits	 hs = { 0 };
	struct score	*scores;
	size_t		 i, n;
	int		 line;

	memset(r, 0, sizeof(*r));
	r->reason = "";
	r->line = SHEET_NONE;
	for (line = 0; line < s->n; line++)
		if (is_upper(s, line))
			find_in_line(&hs, types, s, line);
	drop_covered(&hs);
	scores = score_all(types, &hs, s, &n);
	if (n > 0)
		decide(arena, scores, n, s, r);
	judge_pages(arena, types, s, &hs, r);
	for (i = 0; i < n; i++)
		buf_free(&scores[i].reason);
	free(scores);
	free(hs.items);
}

/* File names. */

/* Bytes of the pattern whose words, parted by blanks, all stand in KEY. */
static size_t
name_fits(struct arena *arena, const struct words *w, const char *key)
{
	char	*word = arena_strdup(arena, w->text), *next;
	size_t	 bytes = 0;

	for (; word != NULL; word = next) {
		const char	*folded;

		if ((next = strchr(word, ' ')) != NULL)
			*next++ = '\0';
		folded = utf8_fold(arena, word);
		if (strstr(key, folded) == NULL)
			return 0;
		bytes += strlen(folded);
	}
	return bytes;
}

static size_t
best_name(struct arena *arena, const struct document_type *t, const char *key,
    const char **pattern)
{
	const struct words	*w;
	size_t			 best = 0, bytes;

	for (w = t->file_names; w != NULL; w = w->next)
		if ((bytes = name_fits(arena, w, key)) > best) {
			best = bytes;
			*pattern = w->text;
		}
	return best;
}

void
recognise_name(struct arena *arena, const struct document_type *types,
    const char *path, struct recognition *r)
{
	const struct document_type	*t;
	const char			*key, *pattern = "";
	size_t				 bytes, best = 0;

	memset(r, 0, sizeof(*r));
	r->reason = "";
	r->line = SHEET_NONE;
	key = utf8_fold(arena, file_base(path));
	for (t = types; t != NULL; t = t->next) {
		if ((bytes = best_name(arena, t, key, &pattern)) == 0 ||
		    bytes < best)
			continue;
		/* The longest pattern names the document most exactly. */
		if (bytes > best)
			r->n = 0;
		best = bytes;
		if (r->n == RECOGNISE_MAX)
			continue;
		r->candidates[r->n++] = (struct candidate){ .type = t,
		    .score = NAME_SCORE, .line = SHEET_NONE,
		    .reason = arena_printf(arena, "파일 이름 '%s'", pattern) };
	}
}
