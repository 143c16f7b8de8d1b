/*
 * What is wrong with a template whatever the data: of its expressions, told
 * whenever it is loaded, and of its structure, told by `seoryu template
 * check`.
 */
#ifndef PRESS_TEMPLATE_CHECK_H
#define PRESS_TEMPLATE_CHECK_H

struct diags;
struct template;

/*
 * Variables that nobody sets, names that office.xml does not know. Returns
 * the number of faults.
 */
int	 template_check_expressions(struct diags *, const struct template *);

/*
 * Ids that stand twice or lead nowhere, columns and the cells of a row,
 * images that are not there, headings that skip a level.
 */
int	 template_check_structure(struct diags *, const struct template *);

#endif
