/*
 * The first part of the case document, <facts>: see seoryu-case(5). Whatever
 * is written passes the mask for numbers of persons.
 */
#ifndef INTAKE_CASE_H
#define INTAKE_CASE_H

#include <libxml/tree.h>

#include "intake/bundle.h"
#include "intake/fact.h"
#include "intake/recognise.h"
#include "intake/text.h"

/* A new case with an empty <facts>. */
xmlDoc	*case_new(const char *as_of);

/* The facts node of a case. */
xmlNode	*case_facts(xmlDoc *);

/* Describes the bundle; its members must have been read. */
void	 case_bundle(xmlNode *bundle, struct bundle *);

void	 case_problem(xmlNode *, enum diag_code, const char *sentence);
void	 case_problems(xmlNode *, const struct problem *);

/* Number, path and stored name, which a <file> made before may lack. */
void	 case_member(xmlNode *file, const struct member *, size_t number);

/* A <file> for MEMBER, the NUMBERth. */
xmlNode	*case_file(xmlNode *facts, const struct member *, size_t number,
	    int pages);

/*
 * A <file> for the N pages FIRST ("3", or "3.2" where several lie on one) to
 * LAST of the PDF that FILE is, inside of FILE; and all
 * such, taken out and put behind it, as files like others: their ids are
 * "f3.1", "f3.2" … of "f3".
 */
xmlNode	*case_part(xmlNode *file, const char *first, const char *last, int n,
	    enum member_state);
void	 case_hoist(xmlNode *file);

/* What is known of it besides its text, as attributes. */
void	 case_traits(xmlNode *file, const struct text_trait *);

/*
 * How a file was told, with what speaks for it, and what else it may be; of
 * a text on the sheet, or of none (NULL).
 */
void	 case_recognition(xmlNode *file, const struct recognition *,
	    const struct sheet *, const char *method);

/* The METHOD is "text" or, for facts from cells, "table". */
void	 case_fact_list(xmlNode *file, const struct fact_list *);

#endif
