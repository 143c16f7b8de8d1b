/*
 * Document types: what the papers of an application are called, who issues
 * them, how they are told apart and what can be read from them. Data, one
 * file each in checks/documents (README.md there, seoryu-programme(5)).
 */
#ifndef INTAKE_DOCUMENT_TYPE_H
#define INTAKE_DOCUMENT_TYPE_H

#include <stddef.h>

#include "intake/folded.h"

struct arena;
struct diags;
struct lexicon;

enum value_type {
	VALUE_TEXT,
	VALUE_NUMBER,		/* text with a digit: of an issue, a place */
	VALUE_COMPANY,
	VALUE_PERSON,
	VALUE_DATE,
	VALUE_DATES,		/* from – until: two facts */
	VALUE_WON,
	VALUE_BRN,		/* 사업자등록번호 */
	VALUE_CRN,		/* 법인등록번호 */
	VALUE_COUNT,
	VALUE_OPTION		/* one of the words given */
};

/* Where a value may stand, seen from its label; more than one is possible. */
enum field_where {
	FIELD_RIGHT	= 1,
	FIELD_BELOW	= 2,	/* a heading over its column */
	FIELD_BESIDE	= 4,	/* two lines around the label's line */
	FIELD_SENTENCE	= 8	/* behind it in a sentence */
};

/* Words that speak for a type, or against it: points below 0. */
struct evidence {
	struct words	 words;
	int		 points;
	struct evidence	*next;
};

/* A word that stands for a value. */
struct option {
	struct words	 words;
	const char	*value;
	struct option	*next;
};

struct field {
	const char	*name;
	enum value_type	 type;
	int		 where;		/* enum field_where */
	int		 nth;		/* 1 the first value found, 2 the second
					   that differs … */
	int		 single;	/* two that differ are a problem */
	int		 many;		/* all rows below: text joined with
					   commas, of days the first */
	int		 lone;		/* without a label, if the document
					   holds one such number only */
	int		 own_line;	/* a date that has a line for itself */
	int		 as_of;		/* a date before 현재, 기준 */
	int		 over_issuer;	/* a date over the issuer's name */
	struct words	*labels;
	struct words	*rows;		/* what the row of a value below its
					   heading begins with; NULL: any */
	struct option	*options;	/* of VALUE_OPTION */
	struct option	*shapes;	/* of VALUE_NUMBER: whose it is */
	struct field	*next;
};

enum mark_where {
	MARK_TEXT,		/* anywhere, over line ends, too */
	MARK_WORD,		/* a word of its own */
	MARK_ALONE,		/* alone in its line or column */
	MARK_HEADING,		/* the line's only words but for a number */
	MARK_TITLE,		/* a word in the title's line or under it */
	MARK_AMOUNT		/* a table's heading, with an amount below;
				   read before fields of its name */
};

/* Words whose presence is a fact. */
struct mark {
	const char	*name;
	enum mark_where	 where;
	int		 first;		/* only the first option found counts */
	struct option	*options;
	struct words	*unless;	/* in one sentence with them: no mark */
	struct mark	*next;
};

/* A sum of a financial statement, known by its account code. */
struct amount {
	const char	*name;
	const char	*form;		/* 법인, 개인 */
	const char	*code;
	struct words	 label;
	struct words	*statements;	/* titles of the page it stands on */
	struct amount	*next;
};

/* Boxes: one of several words is ticked. */
struct choice {
	const char	*name;
	struct option	*options;
	struct choice	*next;
};

/* A roster of people with a column of dates for each insurance. */
struct column {
	const char	*name;		/* enrolled-pension … */
	struct words	*labels;
	struct column	*next;
};

struct document_type {
	const char	*id;
	const char	*label;
	const char	*obtain;	/* where it is issued; "" if by nobody */
	int		 untitled;	/* may be told without a title */
	int		 is_signed;	/* never told without its issuer */
	int		 ticks;		/* consents are ticked in it */
	struct evidence	*titles;	/* longest first */
	struct evidence	*issuers;
	struct evidence	*forms;		/* law and number of the form */
	struct evidence	*words;
	struct evidence	*labels;	/* that few other types have */
	struct words	*file_names;	/* words that must all stand in it */
	struct words	*stops;		/* labels of nothing that is wanted */
	struct words	*hosts;		/* ids of types it may be a page of */
	struct field	*fields;
	struct mark	*marks;
	struct amount	*amounts;
	struct choice	*choices;
	struct column	*columns;
	struct lexicon	*lexicon;	/* of all types: the same in each */
	struct document_type *next;
};

/*
 * All types of DIR, sorted by id, in the arena; NULL with diags if DIR
 * cannot be read or one of them is faulty.
 */
struct document_type *document_type_load(struct diags *, struct arena *,
		    const char *dir);

/* By id; NULL if there is none. */
const struct document_type *document_type_find(const struct document_type *,
		    const char *id);

/* 1 if TYPE may be a page of a paper of type HOST. */
int		 document_type_within(const struct document_type *type,
		    const struct document_type *host);

#endif
