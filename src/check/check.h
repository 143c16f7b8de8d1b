/*
 * Facts + rules → findings. Knows nothing of bundles and files; reads the
 * case document and adds <programme>, <documents>, <budget> and <findings>.
 */
#ifndef CHECK_H
#define CHECK_H

#include <libxml/tree.h>

struct buf;
struct check;
struct check_programme;
struct diags;

/* Of a bundle, and what the exit status says of it. */
enum check_verdict {
	CHECK_PASS,		/* 통과: 0 */
	CHECK_REVIEW,		/* 수기확인: 1 */
	CHECK_SUPPLEMENT,	/* 보완요청: 2 */
	CHECK_INELIGIBLE	/* 부적합: 2 */
};

struct check_options {
	const char	*as_of;		/* RFC 3339: the clock of the run; NULL:
					 * the case's own */
	const char	*programme;	/* id, or NULL: chosen by its match */
};

/*
 * Loads every programme folder of DIR (checks). A faulty one is reported
 * with file and line and stays listed as faulty.
 */
struct check	*check_new(struct diags *, const char *dir);
void		 check_free(struct check *);

size_t		 check_count(const struct check *);
const struct check_programme *check_programme(const struct check *, size_t i);
/* NULL if there is none of that id. */
const struct check_programme *check_find(const struct check *, const char *id);
const char	*check_id(const struct check_programme *);
const char	*check_title(const struct check_programme *);
/* 1 if its time of application is announced in advance only (잠정). */
int		 check_provisional(const struct check_programme *);
/* 1 if it loaded without a fault. */
int		 check_usable(const struct check_programme *);

/*
 * What an applicant must know, as text for `show`: window, amounts,
 * documents, exclusions, scores, bonuses, contacts, each with its source.
 */
int		 check_show(const struct check_programme *, int color,
		    struct buf *);

/*
 * Checks the case and writes the result into it. Returns 0, or -1 with diags
 * (unknown programme, faulty rules); the case then has no findings.
 */
int		 check_run(struct check *, struct diags *, xmlDoc *,
		    const struct check_options *);

/* Of a case that was checked. */
enum check_verdict check_verdict(const xmlDoc *);
/* 0, 1 or 2: the share of the findings in the exit status. */
int		 check_exit(const xmlDoc *);

/*
 * Runs the tests beside the rules of the programme (all if ID is NULL);
 * prints a line per failure. Returns 0, or -1 with diags if the programme is
 * unknown or faulty.
 */
int		 check_test(struct check *, struct diags *, const char *id,
		    struct buf *out, size_t *passed, size_t *failed);

/* A notice's text, for proving quotes: lines counted from 1. */
struct check_notice {
	const char	*id;	/* "B", as the quotes name it */
	const char	*path;
};

/*
 * Proves that every quoted phrase of the programme (all if ID is NULL)
 * stands, byte for byte, in the line of the notice it names. Prints a line
 * for each that does not.
 */
int		 check_verify(struct check *, struct diags *, const char *id,
		    const struct check_notice *, size_t n, struct buf *out,
		    size_t *passed, size_t *failed);

/*
 * Reports. FORMAT is "text", "json", "xml" or "html". A run that was asked
 * for several bundles makes one report of them, with a summary that names
 * those that could not be read (JSON: an array that ends with the summary).
 * It is written piece by piece: whoever takes the bytes out of the buffer
 * after each piece needs no more memory for many cases than for one.
 */
struct check_report {
	const char	*format;
	int		 color;		/* text: with terminal colours */
	int		 verbose;	/* also what passed */
	size_t		 asked;		/* bundles the run was asked for */
};
struct report;

/* Begins a report in the buffer; NULL if there is no such format. Both are
 * borrowed until its end. */
struct report	*check_report_open(const struct check_report *, struct buf *);
/* Each returns 0, or -1 if the buffer is full. */
int		 check_report_case(struct report *, const xmlDoc *);
/* A bundle that could not be read; the name is borrowed. */
int		 check_report_unread(struct report *, const char *name);
/* What comes at the end; frees the report. NULL: nothing, 0. */
int		 check_report_close(struct report *);

#endif
