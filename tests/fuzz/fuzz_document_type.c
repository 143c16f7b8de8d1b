/*
 * A document type, or the fields that all share, that is anything at all: it
 * is loaded or its faults are named, and what was loaded is used on a paper.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/facts.h"
#include "intake/file_hint.h"
#include "intake/recognise.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const char	 sets[] = "<fields><set id='a'><field name='issued' "
    "type='date'><label>발급일</label></field></set></fields>";
static const char	 type[] = "<document-type label='가'><title>납세증명서"
    "</title><use set='a'/></document-type>";

static char		 dir[] = "/tmp/seoryu-fuzz-XXXXXX";

static void
put(const char *name, const void *bytes, size_t n)
{
	char	 path[256];
	FILE	*f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if ((f = fopen(path, "w")) == NULL)
		abort();
	fwrite(bytes, 1, n, f);
	fclose(f);
}

static void
clear(void)
{
	static const char *const	 names[] = { "common/fields.xml",
					    "common", "sound.xml",
					    "tried.xml" };
	char				 path[256];
	size_t				 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
		remove(path);
	}
	rmdir(dir);
}

/* The folder of the types, made once. */
static void
prepare(void)
{
	static int	 made;
	char		 common[64];

	if (made)
		return;
	made = 1;
	if (mkdtemp(dir) == NULL)
		abort();
	atexit(clear);
	snprintf(common, sizeof(common), "%s/common", dir);
	mkdir(common, 0700);
}

/* Every type against the same few lines. */
static void
use(struct arena *arena, const struct document_type *t)
{
	static const char *const	 lines[] = { "납세증명서",
					    "발급일 2026. 2. 5.", "연번 성명 "
					    "취득일", "1 가나다 2020-01-02",
					    "자산총계 228 1,000", "☑동의 □미동의",
					    "상호 (주)가나 999-81-20419" };
	struct text			 text;
	struct sheet			*sheet;
	struct recognition		 known;
	struct fact_list		 list;
	size_t				 i;

	text_init(&text, arena);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		text_add(&text, lines[i],
		    (struct text_piece){ .page = 1, .line = (int)i + 1 });
	sheet = sheet_new(arena, &text);
	recognise_text(arena, t, sheet, &known);
	file_hint_find(arena, t, "납세증명서.pdf", &known);
	for (; t != NULL; t = t->next) {
		fact_list_init(&list, arena);
		facts_read(&list, sheet, t, SHEET_NONE);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena			*arena = arena_new();
	struct diags			*ds = diags_new();
	const struct document_type	*types;
	int				 is_set;

	prepare();
	is_set = memmem(data, n, "<set", 4) != NULL;
	put("common/fields.xml", is_set ? (const void *)data : sets,
	    is_set ? n : sizeof(sets) - 1);
	put("sound.xml", type, sizeof(type) - 1);
	put("tried.xml", is_set ? (const void *)type : data,
	    is_set ? sizeof(type) - 1 : n);
	types = document_type_load(ds, arena, dir);
	if (types != NULL)
		use(arena, types);
	else if (diags_worst(ds) == 0)
		abort();
	diags_free(ds);
	arena_free(arena);
	return 0;
}
