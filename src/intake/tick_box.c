#include "intake/tick_box.h"

#include <string.h>

/* Longest first where one begins another. */
static const struct {
	const char	*mark;
	enum tick_state	 state;
} marks[] = {
	{ "[v]", TICK_TICKED }, { "[√]", TICK_TICKED },
	{ "[✓]", TICK_TICKED }, { "[✔]", TICK_TICKED },
	{ "[o]", TICK_TICKED }, { "[●]", TICK_TICKED },
	{ "[■]", TICK_TICKED }, { "[x]", TICK_TICKED },
	{ "[∨]", TICK_TICKED }, { "[○]", TICK_IN_RING },
	{ "(v)", TICK_TICKED }, { "(√)", TICK_TICKED },
	{ "(✓)", TICK_TICKED }, { "(✔)", TICK_TICKED },
	{ "(o)", TICK_TICKED }, { "(●)", TICK_TICKED },
	{ "(■)", TICK_TICKED }, { "(∨)", TICK_TICKED },
	{ "(○)", TICK_IN_RING },
	{ "[]", TICK_EMPTY }, { "()", TICK_EMPTY },
	{ "☑\xEF\xB8\x8F", TICK_TICKED }, { "☑", TICK_TICKED },
	{ "✔\xEF\xB8\x8F", TICK_TICKED }, { "✔", TICK_TICKED },
	{ "☒", TICK_TICKED }, { "■", TICK_TICKED }, { "▣", TICK_TICKED },
	{ "✓", TICK_TICKED }, { "√", TICK_TICKED }, { "∨", TICK_TICKED },
	{ "●", TICK_TICKED }, { "◉", TICK_TICKED }, { "⊙", TICK_TICKED },
	{ "◎", TICK_TICKED }, { "✅", TICK_TICKED }, { "⭕", TICK_TICKED },
	{ "◼", TICK_TICKED }, { "⬛", TICK_TICKED }, { "🗹", TICK_TICKED },
	{ "□", TICK_EMPTY }, { "☐", TICK_EMPTY }, { "❏", TICK_EMPTY },
	{ "❑", TICK_EMPTY }, { "❒", TICK_EMPTY }, { "▢", TICK_EMPTY },
	{ "◻", TICK_EMPTY }, { "⬜", TICK_EMPTY },
	{ "○", TICK_RING }, { "◯", TICK_RING }, { "〇", TICK_RING },
};

#define COUNT(table)	(sizeof(table) / sizeof((table)[0]))

size_t
tick_box(const char *s, enum tick_state *state)
{
	size_t	 i, len;

	for (i = 0; i < COUNT(marks); i++) {
		len = strlen(marks[i].mark);
		if (strncmp(s, marks[i].mark, len) == 0) {
			*state = marks[i].state;
			return len;
		}
	}
	return 0;
}

size_t
tick_box_before(const char *s, size_t at, enum tick_state *state)
{
	size_t	 i, len;

	for (i = 0; i < COUNT(marks); i++) {
		len = strlen(marks[i].mark);
		if (len <= at && strncmp(s + at - len, marks[i].mark, len) ==
		    0) {
			*state = marks[i].state;
			return len;
		}
	}
	return 0;
}

static int
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

size_t
tick_letter(const char *key, size_t at, enum tick_state *state)
{
	if ((key[at] != 'v' && key[at] != 'o') || is_latin(key[at + 1]) ||
	    (at > 0 && is_latin(key[at - 1])))
		return 0;
	*state = TICK_TICKED;
	return 1;
}
