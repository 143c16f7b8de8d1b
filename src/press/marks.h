/*
 * Item marks in the official order (행정업무의 운영 및 혁신에 관한 규정 시행규칙
 * 2조①): 1. 가. 1) 가) (1) (가) ① ㉮, beyond 하. 거. 너. …
 */
#ifndef PRESS_MARKS_H
#define PRESS_MARKS_H

struct arena;

enum { MARKS_LEVELS = 8 };

/* The mark of item N (1 …) at LEVEL (1 … MARKS_LEVELS), in the arena. */
char	*marks_text(struct arena *, int level, int n);

#endif
