/*
 * Numbers given by offices to companies and persons (documents.md 1.10).
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stddef.h>

struct arena;

enum number_result {
	NUMBER_VALID,
	NUMBER_WARNING,		/* a wrong check digit that proves nothing */
	NUMBER_INVALID
};

/*
 * 사업자등록번호: 999-81-20419 or ten digits, dashes of any kind. The check
 * digit decides; 000-00-00000 is refused though it passes.
 */
enum number_result	 number_brn(const char *);

/*
 * 법인등록번호: 6-7 digits. A wrong check digit is a warning only: numbers
 * are changed by registrars, and newer ones are said to carry none.
 */
enum number_result	 number_crn(const char *);

/* "999-81-20419", "199911-0042011"; "" if it has not that many digits. */
char	*number_brn_format(struct arena *, const char *);
char	*number_crn_format(struct arena *, const char *);

/*
 * A 주민등록번호 or 외국인등록번호 standing unmasked in TEXT: six digits that
 * are a calendar day, a dash or blanks or nothing, and seven digits of which
 * the first is a century. Digits of longer numbers and company numbers do not
 * count: thirteen digits without a dash must bear a valid day, what stands
 * behind a label of company numbers is left alone, and so is what only the
 * check digit of companies fits, unless it is labelled as a person's. Returns
 * where it begins and sets *LEN, or NULL.
 */
const char	*number_resident_find(const char *text, size_t *len);

/*
 * Likewise in LINE, which was guessed from a picture: beside 주민등록번호 or
 * 생년월일 whatever looks like digits counts (○ O l I and the like, blanks and
 * dashes between them), six of them at least, whether a day or not; what is
 * masked already does not.
 */
const char	*number_guessed_find(const char *line, size_t *len);

/*
 * A copy of TEXT, which is a part of LINE, with a * for each of the letters
 * that number_guessed_find finds there, and masked as by number_mask.
 */
char	*number_mask_guessed(struct arena *, const char *line,
	    const char *text);

/* A copy in which each of them reads 900210-*******. */
char	*number_mask(struct arena *, const char *text);

#endif
