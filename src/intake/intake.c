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
#include "base/stem.h"
#include "base/xml.h"
#include "intake/bundle.h"
#include "intake/cache.h"
#include "intake/case.h"
#include "intake/document_type.h"
#include "intake/ocr.h"
#include "intake/read.h"
#include "intake/reading.h"
#include "intake/stated.h"

struct intake *
intake_new(struct diags *ds, const char *dir)
{
	struct intake	*in = mem_alloc(sizeof(*in));

	in->arena = arena_new();
	in->dir = arena_strdup(in->arena, dir);
	in->pdftotext = stem_new(&read_pdf_child, NULL);
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
	stem_free(in->pdftotext);
	cache_close(in->cache);
	arena_free(in->arena);
	free(in);
}

/* Hash of this version, of the programs used and of all document types. */
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
	if (in->ocr != NULL)
		sha256_add(sha, in->ocr, strlen(in->ocr));
	sha256_add(sha, SEORYU_VERSION, sizeof(SEORYU_VERSION));
	for (; names != NULL && *names != NULL; names++)
		if (file_read(ds, file_join(in->arena, in->dir, *names),
		    &bytes) == 0)
			sha256_add(sha, buf_string(&bytes), bytes.len + 1);
	buf_free(&bytes);
	sha256_finish(sha, hex);
}

int
intake_ocr(struct intake *in, struct diags *ds)
{
	in->ocr = ocr_stamp(in->arena);
	if (in->ocr != NULL)
		return 0;
	diag_at(ds, DIAG_I207, (struct place){ 0 }, NULL);
	return -1;
}

int
intake_ocr_installed(void)
{
	struct arena	*arena = arena_new();
	int		 installed = ocr_stamp(arena) != NULL;

	arena_free(arena);
	return installed;
}

int
intake_cache(struct intake *in, struct diags *ds, const char *dir)
{
	char	 seed[SHA256_HEX];
	size_t	 before = diags_count(ds, DIAG_USAGE);

	hash_types(in, ds, seed);
	in->cache = cache_open(ds, dir, seed);
	return diags_count(ds, DIAG_USAGE) > before ? -1 : 0;
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
intake_library(const struct intake *in)
{
	return stem_library(in->pdftotext);
}

const char *
intake_label(const struct intake *in, const char *document)
{
	const struct document_type	*t;

	t = document_type_find(in->types, document);
	return t != NULL ? t->label : NULL;
}

xmlDoc *
intake_read(struct intake *in, struct diags *ds, const char *path,
    const struct intake_options *options)
{
	static const struct intake_options	 none;
	struct reading				 r = { .intake = in };
	xmlDoc					*doc = NULL;

	if (options == NULL)
		options = &none;
	r.options = options;
	r.diags = ds;
	r.arena = arena_new();
	r.member = arena_new();
	r.ocr.left = OCR_BUNDLE_PAGES;
	r.bundle = bundle_open(ds, r.arena, path);
	if (r.bundle != NULL) {
		doc = case_new(options->as_of);
		r.facts = case_facts(doc);
		r.stated = stated_options(r.arena, options);
		buf_init(&r.bytes, BUNDLE_ENTRY_MAX);
		reading_all(&r);
		buf_free(&r.bytes);
		bundle_close(r.bundle);
	}
	arena_free(r.member);
	arena_free(r.arena);
	return doc;
}
