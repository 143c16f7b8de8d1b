/*
 * What a budget could be, in the words of the programme: the ranges that
 * budget_solve finds, with the caps that set them, as part of a document.
 */
#ifndef CHECK_BUDGET_REGION_H
#define CHECK_BUDGET_REGION_H

#include <libxml/tree.h>

struct budget;
struct budget_ask;
struct run;

/*
 * Adds to PARENT, all amounts in won:
 *
 *	<region feasible="yes|no|unknown" total="" full-grant="" full-total=""
 *	    unlimited="yes" split="open">
 *		unknown: no cap that is known bounds the grant.
 *		full-grant: the cap on the grant; full-total: the least total
 *		with which it can be had. unlimited: no total is the greatest.
 *		split: no cap speaks of cash or in-kind, the division gives
 *		the company's amount only
 *	  <unsettled label=""/>	an amount of others without a cap
 *	  <range>		what the total allows
 *	    <amount id="" label="" low="" high="" exact="no">
 *	      <low CAP/> <high CAP/>	what sets either end
 *	  <at-grant>		the same beside the greatest grant, or that
 *				asked for
 *	  <division> <amount id="" label="" won=""/>	to be suggested
 *	  <contradiction CAP/>	the caps that leave nothing
 *	  <apart CAP because="" remedy=""/>	caps to be looked at apart:
 *				open or of amounts that are not solved for;
 *				without because notes that the division does
 *				not keep
 *
 * CAP is id, title, limit (words), review="yes" (a person decides), conflict
 * and <basis> elements.
 */
void	 budget_region_write(const struct budget *, struct run *,
	    const struct budget_ask *, xmlNode *parent);

#endif
