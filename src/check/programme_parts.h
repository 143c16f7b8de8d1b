/*
 * The parts of programme.xml, each loaded by a file of its own. Faults are
 * diags of the programme. VARIABLES are the names that expressions may use;
 * what a part adds to them may be used by those after it.
 */
#ifndef CHECK_PROGRAMME_PARTS_H
#define CHECK_PROGRAMME_PARTS_H

#include <libxml/tree.h>
#include <stddef.h>

struct diags;
struct names;
struct programme;

/* The file FILE against the vocabulary; ROOT is what it must begin with. */
int	 programme_vocabulary(struct diags *, const char *file,
	    const xmlDoc *, const char *root);

/* Levels, tracks and parameters. */
void	 programme_values_load(struct programme *, struct names *variables);
void	 programme_windows_load(struct programme *);
void	 programme_documents_load(struct programme *,
	    struct names *variables);

/* How many elements of that name stand directly in the programme. */
size_t	 programme_count(const struct programme *, const char *name);
/* An attribute in the programme's arena, NULL if it is not there. */
char	*programme_attribute(const struct programme *, const xmlNode *,
	    const char *name);
/* 1 if the attribute says yes; any other word than yes and no is a diag. */
int	 programme_says_yes(struct programme *, const xmlNode *,
	    const char *name);
/* N as text, for messages. */
char	*programme_number(const struct programme *, int n);
/* TEXT as a value of the type; "" with a diag at the node if it is none. */
const char	*programme_typed(struct programme *, const xmlNode *,
		    const char *type, const char *text, const char *choices);
/*
 * Adds a variable whose value may be open in a case, so that what uses it is
 * then a matter for a person.
 */
void	 programme_watch(struct programme *, const char *name);

#endif
