/*
 * Korean words around names, numbers and amounts.
 */
#ifndef BASE_KOREAN_H
#define BASE_KOREAN_H

/*
 * The particle that fits the last sound of WORD, borrowed. PARTICLE is any
 * member of a pair: 을/를, 은/는, 이/가, 과/와, 으로/로, 이나/나, 이라/라,
 * 아/야. Closing brackets and quotes are looked through, Latin letters and
 * digits are read aloud (7 칠, L 엘); 으로 follows ㄹ as after a vowel. What
 * cannot be read aloud gives the written-out pair, "을(를)".
 */
const char	*korean_particle(const char *word, const char *particle);

#endif
