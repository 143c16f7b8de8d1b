/*
 * Korean words around names, numbers and amounts.
 */
#ifndef BASE_KOREAN_H
#define BASE_KOREAN_H

#include <stdint.h>

#include "base/date.h"

struct arena;

/*
 * The particle that fits the last sound of WORD, borrowed. PARTICLE is any
 * member of a pair: 을/를, 은/는, 이/가, 과/와, 으로/로, 이나/나, 이라/라,
 * 아/야. What stands in parentheses at the end is left out, closing brackets
 * and quotes are looked through, digits and capitals are read aloud (7 칠, L
 * 엘), words in small Latin letters as words (name 네임, list 리스트); 으로
 * follows ㄹ as after a vowel. What cannot be read aloud gives the written-out
 * pair, "을(를)". A PARTICLE of no pair is returned as it is.
 */
const char	*korean_particle(const char *word, const char *particle);

/* 1 if PARTICLE is of a pair that korean_particle knows. */
int		 korean_is_particle(const char *particle);

/*
 * The number in Hangul as amounts are written on official papers, 일 before
 * every place: 113560 → "일십일만삼천오백육십", 0 → "영". Negative numbers
 * begin with "마이너스". Rule: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 2조②.
 */
char		*korean_number(struct arena *, int64_t);

/* "2026. 1. 5.", and with weekday "2026. 1. 5.(월)" (규정 7조⑤). */
char		*korean_date(struct arena *, const struct date *);
char		*korean_weekday_date(struct arena *, const struct date *);

/*
 * The name of a company without its legal form, blanks and marks, folded:
 * "㈜한빛정밀" and "주식회사 한빛 정밀" are both "한빛정밀". A name that is
 * nothing but a legal form stays as it is, folded.
 */
char		*korean_company(struct arena *, const char *name);

#endif
