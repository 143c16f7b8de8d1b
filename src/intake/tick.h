/*
 * Boxes that people tick: ☑ ■ ✔ √ V ● against □ ☐ ○, before or
 * behind the word they belong to.
 */
#ifndef INTAKE_TICK_H
#define INTAKE_TICK_H

#include "intake/document_type.h"
#include "intake/fact.h"

/* Adds the option of CHOICE that is ticked, if exactly one is. */
void	 tick_choice(struct fact_list *, const struct sheet *,
	    const struct choice *);

/*
 * Adds consent-agreed, consent-refused and consent-blank: how many questions
 * 동의/미동의 are answered how. Both ticked, or none, is blank. Nothing is
 * added if there is no such question.
 */
void	 tick_consents(struct fact_list *, const struct sheet *);

#endif
