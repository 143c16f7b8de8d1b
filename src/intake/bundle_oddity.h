/*
 * What is odd in a safe name and will make trouble where it is opened.
 */
#ifndef INTAKE_BUNDLE_ODDITY_H
#define INTAKE_BUNDLE_ODDITY_H

struct arena;
struct bundle_name;

/*
 * Adds remarks to a decoded name: letters that another program read in the
 * wrong codeset (the right ones are told, not put there), letters that were
 * lost, invisible ones, and what Windows cannot have as a name.
 */
void	 bundle_oddity_look(struct arena *, struct bundle_name *);

/*
 * The Korean name that TEXT was before a program took its bytes for another
 * codeset, CP437 or Latin-1 or one of the Korean ones for the other; NULL if
 * there is none.
 */
const char	*bundle_oddity_mistaken(struct arena *, const char *text);

#endif
