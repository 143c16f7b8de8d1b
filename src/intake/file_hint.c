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

const struct document_type *
file_hint_against(struct arena *arena, const struct document_type *types,
    const char *path, const struct document_type *told)
{
	struct recognition	 named;
	const char		*pattern;
	const char		*key = utf8_fold(arena, file_base(path));

	if (best_name(arena, told, key, &pattern) > 0)
		return NULL;
	file_hint_find(arena, types, path, &named);
	if (named.n != 1 || weigh_together(named.candidates[0].type, told))
		return NULL;
	return named.candidates[0].type;
}
