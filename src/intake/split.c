#include "intake/split.h"

#include <string.h>

#include "base/arena.h"
#include "intake/paging.h"

enum { COVER_LINES = 30 };	/* more than that is no cover */

/* A page on its way into a part. */
struct page {
	int			 number;
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
		if (part->doubtful == 0 &&
		    (page->head == NULL || !page->head->sure))
			part->doubtful = page->number;
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
		while (line < s->n && s->lines[line].piece->page == i + 1)
			line++;
		page->last = line;
		while (head != NULL && head->page < i + 1)
			head = head->next;
		page->head = head != NULL && head->page == i + 1 ? head : NULL;
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

struct split *
split_text(const struct sheet *s, const struct text *text,
    const struct recognition *known)
{
	struct splitting	 sp = { .sheet = s, .heads = known->heads };
	struct split		*part;
	int			 i, documents = 0;

	if (text->pages < 2 || text->pages > SPLIT_PAGES || s->cut ||
	    known->heads == NULL || known->heads->next == NULL)
		return NULL;
	sp.last = &sp.first;
	read_pages(&sp, text->pages);
	for (i = 0; i < text->pages; i++)
		place(&sp, &sp.pages[i]);
	for (part = sp.first; part != NULL; part = part->next)
		documents += part->type != NULL;
	if (documents < 2)
		return NULL;
	sp.first->cover = is_cover(&sp, sp.first);
	return sp.first;
}

/* "3", "3–4" */
static const char *
split_pages(struct arena *arena, const struct split *part)
{
	if (part->from == part->until)
		return arena_printf(arena, "%d", part->from);
	return arena_printf(arena, "%d–%d", part->from, part->until);
}

const char *
split_list(struct arena *arena, const struct split *part)
{
	const char	*text = "", *what;

	for (; part != NULL; part = part->next) {
		what = part->type != NULL ? part->type->label :
		    part->cover ? "표지" : part->blank ? "글자 없음" :
		    "서류 미상";
		text = arena_printf(arena, "%s%s%s쪽 %s", text,
		    text[0] != '\0' ? ", " : "", split_pages(arena, part),
		    what);
	}
	return text;
}
