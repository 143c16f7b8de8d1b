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
 * Adds consent-agreed, -refused, -blank (neither is ticked), -both and
 * -unclear (what is ticked cannot be said): how many questions 동의/미동의
 * are answered how; and consent-asked, how many sentences ask, if any does.
 * Nothing is added if no box or tick stands at such an answer.
 */
void	 tick_consents(struct fact_list *, const struct sheet *);

#endif
