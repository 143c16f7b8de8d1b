#include "intake/clue.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum {
	QUOTE_MAX	= 60,	/* bytes of quoted words */
	TEXT_MAX	= 2000
};

/* By enum clue_kind. */
static const struct {
	const char	*name, *label;
} kinds[] = {
	{ "title", "제목" }, { "issuer", "발급기관" },
	{ "other-issuer", "다른 발급기관" }, { "form", "서식 번호" },
	{ "word", "문구" }, { "against", "맞지 않는 문구" },
	{ "label", "항목 이름" }, { "file-name", "파일 이름" },
};

struct clue *
clue_add(struct arena *arena, struct clues *cs, enum clue_kind kind,
    const char *words, int points, int line)
{
	struct clue	*c = arena_alloc(arena, sizeof(*c));

	*c = (struct clue){ kind, words, points, line, "", NULL };
	if (cs->last == NULL)
		cs->last = &cs->first;
	*cs->last = c;
	cs->last = &c->next;
	return c;
}

const char *
clue_name(enum clue_kind kind)
{
	return kinds[kind].name;
}

const char *
clue_label(enum clue_kind kind)
{
	return kinds[kind].label;
}

/* Bytes of QUOTE that are quoted: whole letters. */
static int
quoted(const char *quote)
{
	size_t	 len = strlen(quote);

	if (len > QUOTE_MAX)
		len = QUOTE_MAX;
	while (len > 0 && ((unsigned char)quote[len] & 0xC0) == 0x80)
		len--;
	return (int)len;
}

static const char *
place_of(const struct sheet *s, const struct clue *c)
{
	const struct text_piece	*p;

	/* Where other words stand says little. */
	if (c->line == SHEET_NONE || c->kind > CLUE_OTHER_ISSUER)
		return "";
	p = s->lines[c->line].piece;
	if (p->cell != NULL)
		return arena_printf(s->arena, "(%s)", p->cell);
	if (p->page > 0)
		return arena_printf(s->arena, "(%d쪽 %d행)", p->page, p->line);
	return arena_printf(s->arena, "(%d행)", p->line);
}

char *
clue_text(const struct sheet *s, const struct clue *c)
{
	struct buf	 out;
	char		*text;

	buf_init(&out, TEXT_MAX);
	for (; c != NULL; c = c->next)
		buf_printf(&out, "%s%s '%.*s'%s", out.len > 0 ? "; " : "",
		    kinds[c->kind].label, quoted(c->words), c->words,
		    place_of(s, c));
	text = arena_strdup(s->arena, buf_string(&out));
	buf_free(&out);
	return text;
}
