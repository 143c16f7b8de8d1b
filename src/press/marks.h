/*
 * Item marks in the official order (행정업무의 운영 및 혁신에 관한 규정 시행규칙
 * 2조①): 1. 가. 1) 가) (1) (가) ① ㉮, beyond 하. 거. 너. …
 */
#ifndef PRESS_MARKS_H
#define PRESS_MARKS_H

struct arena;

enum { MARKS_LEVELS = 8, MARKS_CIRCLED = 7 };	/* from there on ① ㉮ */

/* The mark of item N (1 …) at LEVEL (1 … MARKS_LEVELS), in the arena. */
char	*marks_text(struct arena *, int level, int n);
/* The same in brackets instead of a circle, where the fonts have none. */
char	*marks_uncircled(struct arena *, int level, int n);
/* Whether the marks of LEVEL are Hangul letters, not figures. */
int	 marks_are_letters(int level);

#endif
