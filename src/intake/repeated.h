/*
 * Lines that stand on every page: headers and footers, with the name of an
 * office, a day of printing, how to verify. They are no rows of a list, and a
 * day among them is not the day of the document.
 */
#ifndef INTAKE_REPEATED_H
#define INTAKE_REPEATED_H

struct sheet;

/*
 * Marks the lines at the edges of leaves that stand once more, word for word
 * and at the same height, on the leaf before or behind. Only text with places
 * can have such.
 */
void	 repeated_mark(struct sheet *);

#endif
