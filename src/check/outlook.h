/*
 * What a programme holds for a company beside its rules: when applications
 * are taken, how much there is and what share stays with the company, what to
 * prepare, whom to ask.
 */
#ifndef CHECK_OUTLOOK_H
#define CHECK_OUTLOOK_H

#include <libxml/tree.h>

struct diags;
struct programme;
struct run;

/*
 * Adds to PARENT, of the run's case and clock:
 *
 *	<window state="before|open|closed|always|unknown" opens="" closes=""
 *	    days="" text="">	days until it opens, or until it closes;
 *				months as "2026-02"
 *	<money track="" label="" cap="" ratio="4/5" total="" share="">
 *				won; of each track if the company's is not
 *				known; total and share are the least with
 *				which the whole cap is granted
 *	<level label="" value="">
 *	<paper label="" obtain="">	due at application
 *	<contact role="" organisation="" phone="">
 *	<centre region="" phone="" address="">	by the company's address,
 *				where a contact is regional="yes"
 */
void	 outlook_write(struct run *, xmlNode *parent);

/*
 * The same as <outlook>, of a company of which nothing is known; AS_OF is the
 * clock (RFC 3339). For xml_free.
 */
xmlDoc	*outlook_new(struct diags *, const struct programme *,
	    const char *as_of);

#endif
