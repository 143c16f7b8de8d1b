#include "intake/doubt.h"

#include "base/arena.h"
#include "base/diag.h"
#include "intake/case.h"
#include "intake/file_hint.h"
#include "intake/stated.h"

/* Asks where a statement and the text do not agree; 1 if it did. */
static int
put_contradiction(struct reading *r, xmlNode *file,
    const struct recognition *known, const struct document_type *type)
{
	const struct document_type	*read = known->type;
	int				 i, fits = known->n == 0;

	/* What the text does not tell surely may still speak against it. */
	for (i = 0; i < known->n && read == NULL; i++)
		fits |= known->candidates[i].type == type;
	if (read == NULL && !fits &&
	    known->candidates[0].score >= WEIGH_SURE)
		read = known->candidates[0].type;
	if (read == NULL || read == type)
		return 0;
	case_problem(file, DIAG_I111, diag_sentence(r->member, DIAG_I111,
	    type->label, read->label, NULL));
	return 1;
}

/*
 * Who runs this may know better than the text; a file of the bundle says
 * what the applicant would like it to be.
 */
static void
put_unconfirmed(struct reading *r, xmlNode *file, const struct stated *s,
    const struct document_type *type)
{
	if (s != NULL && !s->by_option)
		case_problem(file, DIAG_I232, diag_sentence(r->member,
		    DIAG_I232, type->label, s->source, NULL));
}

/* A statement goes before what the text says, but not without a word. */
void
doubt_stated(struct reading *r, xmlNode *file, struct recognition *known,
    const struct sheet *sheet, const struct document_type *type,
    const char *path)
{
	const struct stated	*s = stated_find(r->stated, path);

	if (!put_contradiction(r, file, known, type) && sheet->n > 0 &&
	    known->type != type)
		put_unconfirmed(r, file, s, type);
	if (known->type != type)
		recognise_displace(known, sheet);
	known->type = type;
	known->close = NULL;
	known->reason = arena_printf(r->member, "%s에서 지정",
	    s != NULL ? s->source : "");
}

/* What stands between a likely document and a sure one; NULL: nothing. */
static const char *
what_lacks(const struct recognition *known)
{
	switch (known->doubt) {
	case DOUBT_UNTITLED:
		return "제목을 찾지 못하여";
	case DOUBT_WORDS:
		return "제목이 목록이나 다른 글 속에 있어";
	case DOUBT_UNSIGNED:
		return "발급기관의 이름이 없어";
	case DOUBT_ALONE:
		return "제목 말고는 근거가 없어";
	default:
		return NULL;
	}
}

static void
put_unsure(struct reading *r, xmlNode *file, const struct recognition *known)
{
	const char	*lacks = what_lacks(known), *seems;

	/* A title in a sentence with little else is nothing to ask about. */
	if (known->type != NULL || lacks == NULL || known->n == 0 ||
	    (known->doubt != DOUBT_UNTITLED &&
	    known->candidates[0].score < WEIGH_SURE))
		return;
	seems = known->candidates[0].type->label;
	if (known->n > 1 && known->doubt == DOUBT_UNTITLED)
		seems = arena_printf(r->member, "%s 또는 %s", seems,
		    known->candidates[1].type->label);
	case_problem(file, DIAG_I261, diag_sentence(r->member, DIAG_I261,
	    seems, lacks, NULL));
}

/* A name that lies is told, and the text believed. */
void
doubt_name(struct reading *r, xmlNode *file, const struct recognition *known,
    const char *path)
{
	const struct document_type	*named;

	if (known->type == NULL)
		return;
	named = file_hint_against(r->member, r->intake->types, path,
	    known->type);
	if (named != NULL)
		case_problem(file, DIAG_I260, diag_sentence(r->member,
		    DIAG_I260, named->label, known->type->label, NULL));
}

void
doubt_tell(struct reading *r, xmlNode *file, const struct recognition *known,
    const struct sheet *sheet)
{
	if (known->mixed != NULL)
		case_problem(file, DIAG_I110, diag_sentence(r->member,
		    DIAG_I110, known->mixed, NULL));
	if (known->close != NULL)
		case_problem(file, DIAG_I114, diag_sentence(r->member,
		    DIAG_I114, known->close, NULL));
	put_unsure(r, file, known);
	if (sheet->cut)
		case_problem(file, DIAG_I113, diag_sentence(r->member,
		    DIAG_I113, NULL));
}
