/*
 * The errands before an application, in the order in which they have to be
 * run, with the days that matter for each paper.
 */
#ifndef CHECK_CALENDAR_H
#define CHECK_CALENDAR_H

#include <libxml/tree.h>

struct buf;
struct diags;
struct programme;

/*
 * For xml_free:
 *
 *	<calendar programme="" title="" as-of="" provisional="yes"
 *	    opens="" closes="" months="" due="2026-02-27"
 *	    reference="2026-02-27">
 *	  <errand document="" item="" label="" when="yes" obtain="" lead="3"
 *	      lead-basis="" earliest="" holds-until="" latest="" late="yes"
 *	      present="yes" issued="" accepted-until=""
 *	      good="yes|no" mend="yes"/>
 *
 * due is the day all must be handed in by, reference the day that dates of
 * issue are looked at on; both are absent where the notice does not settle
 * them yet. Of a paper: earliest is the first date of issue that is accepted
 * (민법 157·160), holds-until what one issued today would be good for, latest
 * the last day to apply for it (lead is in working days). CASE (NULL: none)
 * is a checked one and says which papers are at hand: good, if they will
 * still be accepted on the reference day; mend, if the check found a fault.
 * late is a last day that has passed without a good paper.
 *
 * DIR is the folder of programmes. NULL with diags if the holidays cannot be
 * read.
 */
xmlDoc	*calendar_new(struct diags *, const struct programme *,
	    const char *dir, const char *as_of, const xmlDoc *casedoc);

void	 calendar_text(const xmlDoc *, int color, struct buf *);
void	 calendar_json(const xmlDoc *, struct buf *);
/* RFC 5545: CRLF, lines of at most 75 bytes, times in UTC. */
void	 calendar_ics(const xmlDoc *, struct buf *);

#endif
