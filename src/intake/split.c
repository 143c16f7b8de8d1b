#include "intake/split.h"

#include <string.h>

#include "base/arena.h"
#include "intake/paging.h"

enum { COVER_LINES = 30 };	/* more than that is no cover */

/* A leaf on its way into a part. */
struct page {
	int			 number;	/* as a leaf */
	int			 page, pane, panes;	/* where it is */
	int			 first, last;	/* lines: last is behind */
	const struct head	*head;		/* or NULL */
	struct paging		 paging;
};

struct splitting {
	const struct sheet	*sheet;
	const struct head	*heads;
	struct page		*pages;		/* [0] is page 1 */
	struct split		*first, **last;
	struct split		*open;		/* the last part */
	struct split		*document;	/* the last that is known */
};

static int
together(const struct document_type *a, const struct document_type *b)
{
	return document_type_within(a, b) || document_type_within(b, a);
}

/* "3", "3.2" */
static const char *
place_of(const struct splitting *sp, const struct page *page)
{
	return page->pane > 0 ? arena_printf(sp->sheet->arena, "%d.%d",
	    page->page, page->pane) : arena_printf(sp->sheet->arena, "%d",
	    page->page);
}

static void
begin(struct splitting *sp, const struct page *page,
    const struct document_type *type)
{
	struct split	*part = arena_alloc(sp->sheet->arena, sizeof(*part));

	*part = (struct split){ .from = page->number, .until = page->number,
	    .type = type, .blank = page->first == page->last };
	*sp->last = part;
	sp->last = &part->next;
	sp->open = part;
	if (type != NULL)
		sp->document = part;
}

/* Takes the page, and those between, into the part that is known. */
static void
resume(struct splitting *sp, const struct page *page)
{
	struct split	*part = sp->document;

	part->until = page->number;
	part->next = NULL;
	sp->last = &part->next;
	sp->open = part;
}

/* 1 if some page of PART bears a number that stands on PAGE, too. */
static int
shares(const struct splitting *sp, const struct split *part,
    const struct page *page)
{
	int	 i;

	for (i = part->from; i <= part->until; i++)
		if (paging_share(&sp->pages[i - 1].paging, &page->paging))
			return 1;
	return 0;
}

static int
has_numbers(const struct splitting *sp, const struct split *part)
{
	int	 i;

	for (i = part->from; i <= part->until; i++)
		if (sp->pages[i - 1].paging.n > 0)
			return 1;
	return 0;
}

static int
is_proven(const struct splitting *sp, const struct page *page)
{
	const struct split	*part = sp->document;

	return part != NULL && (shares(sp, part, page) ||
	    paging_follows(&sp->pages[part->until - 1].paging,
	    &page->paging));
}

/* 1 if the page, surely of its head's type, is no further page of the part. */
static int
is_another(const struct splitting *sp, const struct page *page)
{
	const struct split		*part = sp->document;
	const struct document_type	*type = page->head->type;

	if (part == NULL || sp->open != part)
		return !(part != NULL && part->type == type &&
		    is_proven(sp, page));
	if (part->type == type)
		return !is_proven(sp, page) && (page->paging.number == 1 ||
		    (page->paging.n > 0 && has_numbers(sp, part)));
	if (together(part->type, type))
		return 0;
	/* What nobody issues may hold forms: a plan. */
	return part->type->issuers != NULL || type->issuers != NULL ||
	    type->hosts == NULL;
}

/* A page of which it is not sure that it begins a document. */
static void
place_other(struct splitting *sp, const struct page *page)
{
	struct split	*part = sp->document;

	if (is_proven(sp, page)) {
		resume(sp, page);
	} else if (part == NULL || sp->open != part) {
		if (sp->open == NULL || sp->open->blank)
			begin(sp, page, NULL);
		else
			sp->open->until = page->number;
	} else if (part->type->issuers == NULL) {
		part->until = page->number;
	} else if ((page->head != NULL && page->head->type != part->type &&
	    !together(page->head->type, part->type)) ||
	    page->paging.n > 0 || page->paging.number == 1) {
		begin(sp, page, NULL);
	} else {
		part->until = page->number;
		if (part->doubtful == NULL &&
		    (page->head == NULL || !page->head->sure))
			part->doubtful = place_of(sp, page);
	}
}

static void
place(struct splitting *sp, const struct page *page)
{
	if (page->first == page->last) {
		if (sp->open != NULL && sp->open->blank)
			sp->open->until = page->number;
		else
			begin(sp, page, NULL);
	} else if (page->head != NULL && page->head->sure &&
	    is_another(sp, page)) {
		begin(sp, page, page->head->type);
	} else {
		place_other(sp, page);
	}
}

/* A page without words is one leaf, behind what comes before it. */
static void
find_place(const struct splitting *sp, struct page *page)
{
	const struct text_piece	*p;

	if (page->first == page->last) {
		page->page = page->number == 1 ? 1 : (page - 1)->page + 1;
		return;
	}
	p = sp->sheet->lines[page->first].piece;
	page->page = p->page;
	page->pane = p->pane;
	page->panes = p->panes;
}

/* Lines, head and numbers of each page. */
static void
read_pages(struct splitting *sp, int n)
{
	const struct sheet	*s = sp->sheet;
	const struct head	*head = sp->heads;
	int			 i, line = 0;

	sp->pages = arena_array(s->arena, (size_t)n, sizeof(*sp->pages));
	for (i = 0; i < n; i++) {
		struct page	*page = &sp->pages[i];

		page->number = i + 1;
		page->first = line;
		while (line < s->n && s->lines[line].leaf == i + 1)
			line++;
		page->last = line;
		find_place(sp, page);
		while (head != NULL && head->leaf < i + 1)
			head = head->next;
		page->head = head != NULL && head->leaf == i + 1 ? head : NULL;
		paging_read(s, page->first, page->last, &page->paging);
	}
}

/* A page before all documents that names what follows, or says little. */
static int
is_cover(const struct splitting *sp, const struct split *part)
{
	static const char *const words[] = { "목차", "제출서류", "구비서류",
	    "첨부서류", "표지", "서류목록" };
	const struct page	*page = &sp->pages[part->from - 1];
	size_t			 i;
	int			 line;

	if (part != sp->first || part->type != NULL || part->blank ||
	    part->until != part->from || page->last - page->first > COVER_LINES)
		return 0;
	for (line = page->first; line < page->last; line++)
		for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (strstr(sp->sheet->lines[line].folded.key,
			    words[i]) != NULL)
				return 1;
	return 0;
}

/* Where the part is and what of the text it holds. */
static void
finish(const struct splitting *sp, struct split *part)
{
	const struct page	*from = &sp->pages[part->from - 1];
	const struct page	*until = &sp->pages[part->until - 1];

	part->first = place_of(sp, from);
	part->last = place_of(sp, until);
	part->page = from->page;
	part->pane = from->pane;
	part->panes = from->panes;
	part->piece = (size_t)from->first;
	part->pieces = (size_t)(until->last - from->first);
}

/*
 * The first sure head is on a later page, an office's paper, and says itself
 * that it begins there: its page is the first of its own, or has a number that
 * no page before has. So what comes before is another paper, whose title was
 * lost, as scans lose them.
 */
static int
begins_late(const struct splitting *sp)
{
	const struct head	*head = sp->heads;
	const struct page	*page;
	int			 i, words = 0;

	while (head != NULL && !head->sure)
		head = head->next;
	if (head == NULL || head->type->issuers == NULL ||
	    is_cover(sp, sp->first))
		return 0;
	page = &sp->pages[head->leaf - 1];
	for (i = 0; i < head->leaf - 1; i++) {
		const struct page	*before = &sp->pages[i];

		words |= before->first < before->last;
		if (paging_share(&before->paging, &page->paging) ||
		    paging_follows(&before->paging, &page->paging))
			return 0;
	}
	return words && (page->paging.number == 1 || page->paging.n > 0);
}

struct split *
split_text(const struct sheet *s, const struct recognition *known)
{
	struct splitting	 sp = { .sheet = s, .heads = known->heads };
	struct split		*part;
	int			 i, documents = 0;

	if (s->leaves < 2 || s->leaves > SPLIT_PAGES || s->cut ||
	    known->heads == NULL)
		return NULL;
	sp.last = &sp.first;
	read_pages(&sp, s->leaves);
	for (i = 0; i < s->leaves; i++)
		place(&sp, &sp.pages[i]);
	for (part = sp.first; part != NULL; part = part->next) {
		documents += part->type != NULL;
		finish(&sp, part);
	}
	if (documents < 2 && !begins_late(&sp))
		return NULL;
	sp.first->cover = is_cover(&sp, sp.first);
	return sp.first;
}

/* "3쪽", "3–4쪽", "3쪽 왼쪽" */
static const char *
split_pages(struct arena *arena, const struct split *part)
{
	static const char *const sides[] = { "왼쪽", "오른쪽", "왼쪽 위",
	    "오른쪽 위", "왼쪽 아래", "오른쪽 아래" };

	if (part->from < part->until)
		return arena_printf(arena, "%s–%s쪽", part->first,
		    part->last);
	if (part->pane == 0)
		return arena_printf(arena, "%s쪽", part->first);
	return arena_printf(arena, "%d쪽 %s", part->page,
	    sides[part->pane - 1 + (part->panes == 4 ? 2 : 0)]);
}

const char *
split_list(struct arena *arena, const struct split *part)
{
	const char	*text = "", *what;

	for (; part != NULL; part = part->next) {
		what = part->type != NULL ? part->type->label :
		    part->cover ? "표지" : part->blank ? "글자 없음" :
		    "서류 미상";
		text = arena_printf(arena, "%s%s%s %s", text,
		    text[0] != '\0' ? ", " : "", split_pages(arena, part),
		    what);
	}
	return text;
}
