#include "intake/member.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/sha256.h"
#include "base/xml.h"
#include "intake/application.h"
#include "intake/cache.h"
#include "intake/case.h"
#include "intake/document.h"
#include "intake/exposure.h"
#include "intake/reading.h"
#include "intake/recognise.h"
#include "intake/stated.h"

/* Data of ours is no document; neither is what was left behind or refused. */
static int
is_document(const struct member *m)
{
	return m->state != MEMBER_IGNORED && m->state != MEMBER_REFUSED &&
	    !application_name(m->path) &&
	    !application_statement_name(m->path);
}

/* A file that is no document says so, lest it be counted as unknown. */
static void
put_data(xmlNode *file, const struct member *m, const struct text *text)
{
	struct recognition	 nothing = { .reason = "" };

	if (application_name(m->path))
		nothing.reason = "신청서 자료";
	else if (application_statement_name(m->path))
		nothing.reason = "서류 지정";
	case_recognition(file, &nothing, NULL,
	    nothing.reason[0] != '\0' ? "data" : "");
	exposure_write(file, text);
}

/*
 * The bytes are in r->bytes: what they say becomes a <file>. *CUT: another run
 * may read more.
 */
static xmlNode *
read_member(struct reading *r, size_t i, int readable, int *cut)
{
	struct member	*m = bundle_member(r->bundle, i);
	struct text	 text;
	xmlNode		*file;

	text_init(&text, r->member);
	*cut = readable && reading_text(r, i, m, &text);
	file = case_file(r->facts, m, i + 1, text.pages);
	case_traits(file, text.traits);
	case_problems(file, m->problems);
	m->problems = NULL;	/* some lie in the member's arena */
	if (r->early[i] != NULL)
		case_problem(file, r->early_code[i], r->early[i]);
	if (is_document(m))
		document_put(r, file, m, &text);
	else
		put_data(file, m, &text);
	return file;
}

/*
 * As read_member, but from the cache if it is there. Only what depends on
 * nothing but the member is kept: no limit of time, no other file.
 */
static void
recall_member(struct reading *r, size_t i)
{
	struct member		*m = bundle_member(r->bundle, i);
	const struct stated	*s = stated_find(r->stated, m->path);
	char			 key[SHA256_HEX];
	xmlDoc			*kept;
	xmlNode			*file;
	int			 cut;

	cache_key(r->intake->cache, key, m->sha256, m->path,
	    s != NULL ? s->document : "", s != NULL ? s->source : "", NULL);
	if ((kept = cache_find(r->intake->cache, key)) != NULL) {
		file = xml_copy(r->facts, xml_first(
		    xmlDocGetRootElement(kept)));
		case_member(file, m, i + 1);
		case_hoist(file);
		xml_free(kept);
		return;
	}
	file = read_member(r, i, 1, &cut);
	if (!cut && (m->state == MEMBER_READ || m->state == MEMBER_NO_TEXT))
		cache_keep(r->intake->cache, r->diags, key, file);
	case_hoist(file);
}

void
member_put(struct reading *r, size_t i)
{
	struct member	*m = bundle_member(r->bundle, i);
	int		 readable = 0, cut;

	/* Statements are attributes: a reader would find no text in them. */
	if (!reading_approach(r, i))
		bundle_fail(r->member, m, MEMBER_DAMAGED, DIAG_I115, NULL);
	else if (!application_statement_name(m->path))
		readable = bundle_read(r->bundle, i, &r->bytes) == 0;
	if (readable && r->intake->cache != NULL && m->problems == NULL &&
	    r->early[i] == NULL && is_document(m))
		recall_member(r, i);
	else
		case_hoist(read_member(r, i, readable, &cut));
	arena_reset(r->member);
}
