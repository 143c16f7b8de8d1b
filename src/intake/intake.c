#include "intake/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "base/xml.h"
#include "intake/application.h"
#include "intake/bundle.h"
#include "intake/cache.h"
#include "intake/case.h"
#include "intake/document_type.h"
#include "intake/exposure.h"
#include "intake/facts.h"
#include "intake/join.h"
#include "intake/reader.h"
#include "intake/recognise.h"
#include "intake/sheet.h"
#include "intake/split.h"
#include "intake/stated.h"

struct intake {
	struct arena		*arena;
	const char		*dir;		/* of the types */
	struct document_type	*types;
	struct cache		*cache;		/* or NULL */
};

/* One bundle on its way into a case. */
struct run {
	const struct intake	*intake;
	const struct intake_options *options;
	struct arena		*arena;		/* of the bundle */
	struct arena		*member;	/* of one member, reset */
	struct bundle		*bundle;
	xmlNode			*facts;
	struct stated		*stated;
	struct buf		 bytes;		/* of one member */
	/* What is wrong with files that were read before their turn. */
	enum diag_code		*early_code;
	const char		**early;
};

struct intake *
intake_new(struct diags *ds, const char *dir)
{
	struct intake	*in = mem_alloc(sizeof(*in));

	in->arena = arena_new();
	in->dir = arena_strdup(in->arena, dir);
	in->types = document_type_load(ds, in->arena, dir);
	if (in->types != NULL)
		return in;
	intake_free(in);
	return NULL;
}

void
intake_free(struct intake *in)
{
	if (in == NULL)
		return;
	cache_close(in->cache);
	arena_free(in->arena);
	free(in);
}

/* Hash of this version, of the extractor and of all document types. */
static void
hash_types(const struct intake *in, struct diags *ds, char hex[SHA256_HEX])
{
	struct sha256	*sha = sha256_new();
	char		**names = file_list(ds, in->arena, in->dir, ".xml");
	struct buf	 bytes;
	char		 stamp[CHILD_STAMP] = "";

	buf_init(&bytes, BUF_TEXT);
	child_stamp("pdftotext", stamp);
	sha256_add(sha, stamp, sizeof(stamp));
	sha256_add(sha, SEORYU_VERSION, sizeof(SEORYU_VERSION));
	for (; names != NULL && *names != NULL; names++)
		if (file_read(ds, file_join(in->arena, in->dir, *names),
		    &bytes) == 0)
			sha256_add(sha, buf_string(&bytes), bytes.len + 1);
	buf_free(&bytes);
	sha256_finish(sha, hex);
}

int
intake_cache(struct intake *in, struct diags *ds, const char *dir)
{
	char	 seed[SHA256_HEX];

	hash_types(in, ds, seed);
	in->cache = cache_open(ds, dir, seed);
	return in->cache != NULL ? 0 : -1;
}

int
intake_cache_size(struct diags *ds, const char *dir, int purge, size_t *files,
    int64_t *bytes)
{
	struct cache_size	 size = { 0 };

	if (cache_count(ds, dir, purge, &size) == -1)
		return -1;
	*files = size.files;
	*bytes = size.bytes;
	return 0;
}

const char *
intake_label(const struct intake *in, const char *document)
{
	const struct document_type	*t;

	t = document_type_find(in->types, document);
	return t != NULL ? t->label : NULL;
}

/* Says that member I comes next; 0 if it is one that must be left alone. */
static int
approach(const struct run *r, size_t i)
{
	const struct intake_options	*o = r->options;
	size_t				 k;

	for (k = 0; k < o->n_lost; k++)
		if (o->lost[k] == i + 1)
			return 0;
	if (o->step != NULL)
		o->step(o->closure, i + 1);
	return 1;
}

/* Files that speak of the others, read first. */

/* The first readable application.xml, by path, is the applicant's data. */
static void
read_application(struct run *r)
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
		if (!approach(r, i) ||
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
read_statements(struct run *r)
{
	size_t	 i, n = bundle_count(r->bundle);

	for (i = 0; i < n; i++) {
		const struct member	*m = bundle_member(r->bundle, i);

		if (!application_statement_name(m->path) ||
		    m->state != MEMBER_READ || !approach(r, i) ||
		    bundle_read(r->bundle, i, &r->bytes) == -1)
			continue;
		r->early[i] = stated_read(r->arena, &r->stated, m->path,
		    &r->bytes);
		r->early_code[i] = DIAG_I103;
	}
}

/* Members. */

/* The type FILE is stated to be; NULL if nothing or an unknown type is. */
static const struct document_type *
stated_type(struct run *r, xmlNode *file, const char *path)
{
	const struct stated		*s = stated_find(r->stated, path);
	const struct document_type	*type;

	if (s == NULL)
		return NULL;
	type = document_type_find(r->intake->types, s->document);
	if (type == NULL)
		case_problem(file, DIAG_I105, diag_sentence(r->member,
		    DIAG_I105, path, s->document, NULL));
	return type;
}

/* A statement goes before what the text says, but not without a word. */
static void
put_statement(struct run *r, xmlNode *file, struct recognition *known,
    const struct document_type *type, const char *path)
{
	const struct stated	*s = stated_find(r->stated, path);

	if (known->type != NULL && known->type != type)
		case_problem(file, DIAG_I111, diag_sentence(r->member,
		    DIAG_I111, type->label, known->type->label, NULL));
	if (known->type != type)
		known->line = SHEET_NONE;
	known->type = type;
	known->close = NULL;
	known->reason = arena_printf(r->member, "%s에서 지정",
	    s != NULL ? s->source : "");
}

static void
put_doubts(struct run *r, xmlNode *file, const struct recognition *known,
    const struct sheet *sheet)
{
	if (known->mixed != NULL)
		case_problem(file, DIAG_I110, diag_sentence(r->member,
		    DIAG_I110, known->mixed, NULL));
	if (known->close != NULL)
		case_problem(file, DIAG_I114, diag_sentence(r->member,
		    DIAG_I114, known->close, NULL));
	if (sheet->cut)
		case_problem(file, DIAG_I113, diag_sentence(r->member,
		    DIAG_I113, NULL));
}

static void
put_facts(struct run *r, xmlNode *file, const struct recognition *known,
    const struct sheet *sheet)
{
	const struct fact_conflict	*c;
	struct fact_list		 list;

	fact_list_init(&list, r->member);
	facts_read(&list, sheet, known->type, known->line);
	for (c = list.conflicts; c != NULL; c = c->next)
		case_problem(file, DIAG_I112, diag_sentence(r->member,
		    DIAG_I112, c->label, c->values, NULL));
	case_fact_list(file, &list);
}

/* The pages of one part, as a text of their own. */
static void
part_text(const struct text *text, const struct split *part, struct text *out)
{
	size_t	 from, until;

	for (from = 0; from < text->n && text->pieces[from].page < part->from;
	    from++)
		;
	for (until = from; until < text->n &&
	    text->pieces[until].page <= part->until; until++)
		;
	*out = *text;
	out->pieces = text->n > 0 ? text->pieces + from : NULL;
	out->n = until - from;
	out->first_page = part->from;
	out->pages = part->until - part->from + 1;
}

static void	 put_document(struct run *, xmlNode *, const struct member *,
		    const struct text *);

/* A part of a file becomes a <file> inside its <file>, until it is hoisted. */
static void
put_part(struct run *r, xmlNode *whole, const struct member *m,
    const struct text *text, const struct split *part)
{
	struct recognition	 cover = { .reason = "표지 또는 서류 목록" };
	xmlNode			*file = case_part(whole, part->from,
	    part->until, part->blank ? MEMBER_NO_TEXT : MEMBER_READ);
	struct text		 own;

	part_text(text, part, &own);
	if (part->cover) {
		case_recognition(file, &cover, "cover");
		exposure_write(file, &own);
		return;
	}
	if (part->doubtful > 0)
		case_problem(file, DIAG_I201, diag_sentence(r->member,
		    DIAG_I201, arena_printf(r->member, "%d", part->doubtful),
		    NULL));
	put_document(r, file, m, &own);
}

/* 1 if the file holds several documents, each of which is put for itself. */
static int
put_parts(struct run *r, xmlNode *file, const struct member *m,
    const struct text *text, const struct sheet *sheet,
    const struct recognition *known)
{
	struct recognition	 several = { .reason = "" };
	const struct split	*part;

	if (text->first_page > 0 ||
	    (part = split_text(sheet, text, known)) == NULL)
		return 0;
	several.reason = split_list(r->member, part);
	case_problem(file, DIAG_I200, diag_sentence(r->member, DIAG_I200,
	    several.reason, NULL));
	case_recognition(file, &several, "parts");
	for (; part != NULL; part = part->next)
		put_part(r, file, m, text, part);
	return 1;
}

/* What a program made of a scan proves nothing, for or against. */
static void
put_guessed(xmlNode *file, const struct text *text)
{
	struct arena	*arena;

	if (!text->guessed)
		return;
	arena = arena_new();
	xml_put(file, "ocr", "yes");
	case_problem(file, DIAG_I206, diag_sentence(arena, DIAG_I206, NULL));
	arena_free(arena);
}

/* Tells what a member is and what stands in it. */
static void
put_document(struct run *r, xmlNode *file, const struct member *m,
    const struct text *text)
{
	const struct document_type	*stated;
	struct recognition		 known;
	struct sheet			*sheet;

	stated = stated_type(r, file, m->path);
	sheet = sheet_new(r->member, text);
	if (text->n > 0)
		recognise_text(r->member, r->intake->types, sheet, &known);
	else if (text->first_page > 0)
		known = (struct recognition){ .reason = "" };
	else
		recognise_name(r->member, r->intake->types, m->path, &known);
	if (stated == NULL && put_parts(r, file, m, text, sheet, &known))
		return;
	if (stated != NULL)
		put_statement(r, file, &known, stated, m->path);
	put_doubts(r, file, &known, sheet);
	put_guessed(file, text);
	join_note(file, sheet);
	case_recognition(file, &known, stated != NULL ? "stated" :
	    known.type != NULL ? "text" :
	    text->n == 0 && known.n > 0 ? "name" : "");
	exposure_write(file, text);
	if (known.type != NULL)
		put_facts(r, file, &known, sheet);
}

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
	case_recognition(file, &nothing,
	    nothing.reason[0] != '\0' ? "data" : "");
	exposure_write(file, text);
}

/* The bytes are in r->bytes: what they say becomes a <file>. */
static xmlNode *
read_member(struct run *r, size_t i, int readable)
{
	struct member	*m = bundle_member(r->bundle, i);
	struct text	 text;
	xmlNode		*file;

	text_init(&text, r->member);
	if (readable)
		reader_read(r->member, m, &r->bytes, &text);
	file = case_file(r->facts, m, i + 1, text.pages);
	case_traits(file, text.traits);
	case_problems(file, m->problems);
	m->problems = NULL;	/* some lie in the member's arena */
	if (r->early[i] != NULL)
		case_problem(file, r->early_code[i], r->early[i]);
	if (is_document(m))
		put_document(r, file, m, &text);
	else
		put_data(file, m, &text);
	return file;
}

/*
 * As read_member, but from the cache if it is there. Only what depends on
 * nothing but the member is kept: no limit of time, no other file.
 */
static void
recall_member(struct run *r, size_t i)
{
	struct member		*m = bundle_member(r->bundle, i);
	const struct stated	*s = stated_find(r->stated, m->path);
	char			 key[SHA256_HEX];
	xmlDoc			*kept;
	xmlNode			*file;

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
	file = read_member(r, i, 1);
	if (m->state == MEMBER_READ || m->state == MEMBER_NO_TEXT)
		cache_keep(r->intake->cache, key, file);
	case_hoist(file);
}

static void
put_member(struct run *r, size_t i)
{
	struct member	*m = bundle_member(r->bundle, i);
	int		 readable = 0;

	/* Statements are attributes: a reader would find no text in them. */
	if (!approach(r, i))
		bundle_fail(r->member, m, MEMBER_DAMAGED, DIAG_I115, NULL);
	else if (!application_statement_name(m->path))
		readable = bundle_read(r->bundle, i, &r->bytes) == 0;
	if (readable && r->intake->cache != NULL && m->problems == NULL &&
	    r->early[i] == NULL && is_document(m))
		recall_member(r, i);
	else
		case_hoist(read_member(r, i, readable));
	arena_reset(r->member);
}

/* Documents over several files. */

enum { JOINED_MAX = 20 };	/* files of one document */

/* A file of the case and where its pages begin among those read with it. */
struct joined {
	xmlNode	*file;
	int	 before;	/* pages of the files before */
};

/* Reads the text of FILE behind what TEXT holds. 0, or -1 if it cannot. */
static int
read_again(struct run *r, struct joined *j, struct text *text)
{
	const char	*id = xml_attribute(r->member, j->file, "id");
	size_t		 i = strtoul(id + 1, NULL, 10) - 1, k = text->n;
	struct member	 m;

	if (i >= bundle_count(r->bundle) || !approach(r, i) ||
	    bundle_read(r->bundle, i, &r->bytes) == -1)
		return -1;
	m = *bundle_member(r->bundle, i);
	m.problems = NULL;
	j->before = text->pages;
	reader_read(r->member, &m, &r->bytes, text);
	for (; k < text->n; k++)
		text->pieces[k].page += j->before;
	return m.state == MEMBER_READ ? 0 : -1;
}

/* Facts of later files name them, with the page there. */
static void
place_facts(struct run *r, const struct joined *files, int n)
{
	xmlNode	*fact = xml_child(files[0].file, "fact");
	int	 i, page;

	for (; fact != NULL; fact = xml_next_named(fact, "fact")) {
		page = (int)strtol(xml_attribute(r->member, fact, "page"),
		    NULL, 10);
		for (i = n - 1; i > 0 && page <= files[i].before; i--)
			;
		if (i == 0)
			continue;
		xml_putf(fact, "page", "%d", page - files[i].before);
		xml_put(fact, "file", xml_attribute(r->member, files[i].file,
		    "id"));
	}
}

/* What was read from the first file alone. */
static void
remove_facts(struct run *r, xmlNode *file)
{
	const char	*conflict = diag_name(DIAG_I112), *code;
	xmlNode		*child, *next;

	for (child = file->children; child != NULL; child = next) {
		next = child->next;
		code = xml_is(child, "problem") ?
		    xml_attribute(r->member, child, "code") : NULL;
		if (xml_is(child, "fact") ||
		    (code != NULL && strcmp(code, conflict) == 0))
			xml_remove(child);
	}
}

/* Reads the files of one document as one text, for all of its facts. */
static void
read_joined(struct run *r, struct joined *files, int n)
{
	struct recognition	 known;
	struct text		 text;
	const struct sheet	*sheet;
	int			 i;

	text_init(&text, r->member);
	for (i = 0; i < n; i++)
		if (read_again(r, &files[i], &text) == -1) {
			case_problem(files[0].file, DIAG_I203, diag_sentence(
			    r->member, DIAG_I203, NULL));
			return;
		}
	sheet = sheet_new(r->member, &text);
	recognise_text(r->member, r->intake->types, sheet, &known);
	if (known.type == NULL || strcmp(known.type->id, xml_attribute(
	    r->member, files[0].file, "document")) != 0)
		known.line = SHEET_NONE;
	known.type = document_type_find(r->intake->types,
	    xml_attribute(r->member, files[0].file, "document"));
	remove_facts(r, files[0].file);
	put_facts(r, files[0].file, &known, sheet);
	place_facts(r, files, n);
}

/* Finds the files of one document; their number, 0 if there is none left. */
static int
find_joined(struct run *r, struct joined *files)
{
	xmlNode	*file, *next;
	int	 n = 0;

	while (n < JOINED_MAX && (file = join_find(r->member,
	    r->intake->types, r->facts, &next)) != NULL &&
	    (n == 0 || file == files[0].file)) {
		if (n == 0)
			files[n++] = (struct joined){ file, 0 };
		files[n++] = (struct joined){ next, 0 };
		case_problem(file, DIAG_I202, diag_sentence(r->member,
		    DIAG_I202, xml_attribute(r->member, next, "path"), NULL));
		join_mark(r->member, file, next);
	}
	return n;
}

static void
join_files(struct run *r)
{
	struct joined	 files[JOINED_MAX + 1];
	const char	*missing;
	xmlNode		*file;
	int		 n;

	while ((n = find_joined(r, files)) > 0) {
		read_joined(r, files, n);
		arena_reset(r->member);
	}
	for (file = xml_child(r->facts, "file"); file != NULL;
	    file = xml_next_named(file, "file"))
		if ((missing = join_missing(r->member, file)) != NULL)
			case_problem(file, DIAG_I204, diag_sentence(r->member,
			    DIAG_I204, missing, NULL));
	arena_reset(r->member);
}

/* Statements about files that are not there. */
static void
put_unused(struct run *r, xmlNode *after)
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

static void
put_all(struct run *r)
{
	xmlNode	*bundle = xml_add(r->facts, "bundle"), *last;
	size_t	 i, n = bundle_count(r->bundle);

	case_problems(r->facts, bundle_problems(r->bundle));
	last = r->facts->last;
	r->early = arena_array(r->arena, n + 1, sizeof(*r->early));
	r->early_code = arena_array(r->arena, n + 1, sizeof(*r->early_code));
	read_application(r);
	read_statements(r);
	for (i = 0; i < n; i++)
		put_member(r, i);
	join_files(r);
	put_unused(r, last);
	/* Known only now that all members have been read. */
	case_bundle(bundle, r->bundle);
}

xmlDoc *
intake_read(struct intake *in, struct diags *ds, const char *path,
    const struct intake_options *options)
{
	static const struct intake_options	 none;
	struct run				 r = { .intake = in };
	xmlDoc					*doc = NULL;

	if (options == NULL)
		options = &none;
	r.options = options;
	r.arena = arena_new();
	r.member = arena_new();
	r.bundle = bundle_open(ds, r.arena, path);
	if (r.bundle != NULL) {
		doc = case_new(options->as_of);
		r.facts = case_facts(doc);
		r.stated = stated_options(r.arena, options);
		buf_init(&r.bytes, BUNDLE_ENTRY_MAX);
		put_all(&r);
		buf_free(&r.bytes);
		bundle_close(r.bundle);
	}
	arena_free(r.member);
	arena_free(r.arena);
	return doc;
}
