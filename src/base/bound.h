/*
 * The words around a number in a notice that make it a limit, and the cells
 * that hold no number (rules.md 5.8).
 */
#ifndef BASE_BOUND_H
#define BASE_BOUND_H

enum bound {
	BOUND_EXACT,
	BOUND_AT_MOST,		/* 이내 이하 내 까지 최대 한도 */
	BOUND_AT_LEAST,		/* 이상 최소 */
	BOUND_BELOW,		/* 미만 */
	BOUND_ABOVE,		/* 초과 */
	BOUND_ABOUT,		/* 내외 안팎 약: a warning band, never a refusal */
	BOUND_RANGE,		/* from low to high */
	BOUND_UNDETERMINED,	/* 미정, 추후 확정 */
	BOUND_NONE,		/* - */
	BOUND_INHERIT,		/* blank: as the row above */
	BOUND_UNKNOWN		/* OO, ○○: a place left open */
};

/*
 * Takes the limiting words off TEXT, which has no blanks (decimal_plain):
 * "30억원이내" → BOUND_AT_MOST and "30억원". A cell without a number gives
 * its kind and an empty text.
 */
enum bound	 bound_take(char *text);

#endif
