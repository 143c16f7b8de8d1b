#include "intake/file_hint.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"

enum { NAME_SCORE = 1 };

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

static void
add(struct arena *arena, struct recognition *r, const struct document_type *t,
    const char *pattern)
{
	struct candidate	*c;

	if (r->n == RECOGNISE_MAX)
		return;
	c = &r->candidates[r->n++];
	*c = (struct candidate){ .type = t, .score = NAME_SCORE,
	    .line = SHEET_NONE, .doubt = DOUBT_UNREAD,
	    .reason = arena_printf(arena, "파일 이름 '%s'", pattern) };
	clue_add(arena, &c->clues, CLUE_FILE_NAME, pattern, NAME_SCORE,
	    SHEET_NONE);
}

void
file_hint_find(struct arena *arena, const struct document_type *types,
    const char *path, struct recognition *r)
{
	const struct document_type	*t;
	const char			*key, *pattern = "";
	size_t				 bytes, best = 0;

	memset(r, 0, sizeof(*r));
	r->reason = "";
	r->line = SHEET_NONE;
	r->doubt = DOUBT_UNREAD;
	key = utf8_fold(arena, file_base(path));
	for (t = types; t != NULL; t = t->next) {
		if ((bytes = best_name(arena, t, key, &pattern)) == 0 ||
		    bytes < best)
			continue;
		/* The longest pattern names the document most exactly. */
		if (bytes > best)
			r->n = 0;
		best = bytes;
		add(arena, r, t, pattern);
	}
}

/* 1 if the words of PATTERN are a part of those of LONGER. */
static int
is_within(struct arena *arena, const char *pattern, const char *longer)
{
	return strstr(utf8_fold(arena, longer), utf8_fold(arena, pattern)) !=
	    NULL;
}

const struct document_type *
file_hint_against(struct arena *arena, const struct document_type *types,
    const char *path, const struct document_type *told)
{
	const char			*key = utf8_fold(arena,
	    file_base(path)), *own = NULL, *other = "";
	const struct document_type	*named;
	struct recognition		 all;

	file_hint_find(arena, types, path, &all);
	if (all.n != 1 || all.candidates[0].type == told)
		return NULL;
	named = all.candidates[0].type;
	best_name(arena, named, key, &other);
	/* 재무제표 fits 표준재무제표, but says less. */
	if (best_name(arena, told, key, &own) > 0 &&
	    !is_within(arena, own, other))
		return NULL;
	/* A file may be called after a page of its document. */
	return document_type_within(named, told) ? NULL : named;
}
