/*
 * Sums of the standard statements by account code (documents.md 1.8): label,
 * code and sum stand in one line, two such columns side by side. A code means
 * something only on its own statement.
 */
#ifndef INTAKE_AMOUNT_H
#define INTAKE_AMOUNT_H

#include "intake/document_type.h"
#include "intake/fact.h"

/*
 * Adds the sums found, and "form" (법인, 개인) from the codes if there is no
 * such fact yet.
 */
void	 amount_find(struct fact_list *, const struct sheet *,
	    const struct document_type *);

#endif
