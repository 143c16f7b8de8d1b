/*
 * What a check says about the applicant's papers. Findings are collected
 * while rules run, because rules must not see them, and written into the
 * case document when all have run.
 */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include <libxml/tree.h>
#include <stddef.h>

struct programme;

/* Ordered: the worse, the higher. */
enum finding_verdict {
	FINDING_NOT_APPLICABLE,	/* 해당없음 */
	FINDING_PASS,		/* 적합 */
	FINDING_REVIEW,		/* 확인필요 */
	FINDING_UNREADABLE,	/* 판독불가 */
	FINDING_SUPPLEMENT,	/* 보완 */
	FINDING_INELIGIBLE	/* 부적합 */
};

/* What a rule's failing means; rules name it by its word. */
struct finding_role {
	const char		*word;
	enum finding_verdict	 verdict;
	const char		*severity;	/* error, warning, info */
};

struct finding {
	const char		*id;		/* of the rule */
	const char		*title;
	enum finding_verdict	 verdict;
	const char		*severity;
	/* Where; each may be NULL. */
	const char		*document;	/* id in the programme */
	const char		*file;		/* id of a <file> */
	const char		*path;
	const char		*page;
	const char		*cell;
	const char		*conflict;	/* entry of the register */
	/* What is wrong and what to do; NULL for what passed. */
	const char		*text;
	const char		*remedy;
	const char		*basis;		/* ids of quotes, in blanks */
	int			 unprovable;	/* no paper could settle it */
	int			 match;		/* of a rule marked k:match */
	const char		*missing;	/* what was not said, or NULL */
};

struct findings;

struct findings	*findings_new(void);
void		 findings_free(struct findings *);
/* Copies the struct, not its strings: they must outlive the findings. */
void		 findings_add(struct findings *, const struct finding *);

/* The verdict of the whole: pass, review, supplement or ineligible. */
enum finding_verdict findings_verdict(const struct findings *);
/* The worst of one document; -1 if it has none. */
int		 findings_worst(const struct findings *, const char *document);

/* Adds <findings> with all of them to the root of a case. */
void		 findings_write(const struct findings *,
		    const struct programme *, const char *as_of,
		    xmlNode *root);

/* "pass", "supplement" … */
const char	*finding_word(enum finding_verdict);
/* -1 if the word is none. */
int		 finding_verdict(const char *word);

/* NULL if there is no such role. */
const struct finding_role *finding_role(const char *word);
/* All words, for messages. */
#define FINDING_ROLES "ineligible supplement review warning info"

/*
 * What a test expects of a finding: its verdict, or the role's word where a
 * finding that passed says something (warning, info).
 */
const char	*finding_outcome(const struct finding *);

#endif
