/*
 * Values in sentences: "총사업비는 62,500,000원으로 하되", "과제 「공구 마모
 * 예측」을", whose words may go over the ends of lines.
 */
#ifndef INTAKE_PROSE_H
#define INTAKE_PROSE_H

#include "intake/document_type.h"
#include "intake/fact.h"

/*
 * Adds the sum in won (VALUE_WON) or the quoted words (VALUE_TEXT) that
 * follow a label of FIELD. Values that differ are a conflict and no fact.
 * Returns 1 if something was found, in either way.
 */
int	 prose_bind(struct fact_list *, const struct sheet *,
	    const struct field *);

#endif
