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
/*
 * The same without the tests of the rules, which are as much to read as the
 * rules themselves: for judging bundles. Whether every rule has its tests is
 * for those who write rules, and is not asked; check_test has none to run.
 */
struct check	*check_new_untested(struct diags *, const char *dir);
void		 check_free(struct check *);

size_t		 check_count(const struct check *);
const struct check_programme *check_programme(const struct check *, size_t i);
/*
 * By id, or by title or another name (<alias>), compared folded. NULL if
 * there is none, or if several are called so.
 */
const struct check_programme *check_find(const struct check *,
		    const char *name);
/* The same; what is wrong with the name, and which are near, is a diag. */
const struct check_programme *check_named(const struct check *,
		    struct diags *, const char *name);
const char	*check_id(const struct check_programme *);
const char	*check_title(const struct check_programme *);
/* 1 if its time of application is announced in advance only (잠정). */
int		 check_provisional(const struct check_programme *);
/* 1 if it loaded without a fault. */
int		 check_usable(const struct check_programme *);

/*
 * What an applicant must know: who, how much by track, when, what to hand in
 * and how long that takes, who is excluded, how it is scored, what is
 * unclear, whom to ask, each with its source; check/leaflet.h has the
 * elements. AS_OF is the clock (RFC 3339). For xml_free.
 */
xmlDoc		*check_sheet(struct check *, struct diags *,
		    const struct check_programme *, const char *as_of);
/* As FORMAT, "text", "json" or "html"; 0, or -1 if there is none such. */
int		 check_sheet_report(const xmlDoc *sheet, const char *format,
		    int color, struct buf *);

/*
 * For each paper the first date of issue that is accepted, what one issued
 * today would be good for, and the last day to apply for it, in the order of
 * the errands; check/calendar.h has the elements. CASE is a checked one whose
 * papers are at hand, or NULL. For xml_free; NULL with diags.
 */
xmlDoc		*check_calendar(struct check *, struct diags *,
		    const struct check_programme *, const char *as_of,
		    const xmlDoc *casedoc);
/* As FORMAT, "text", "json" or "ics"; 0, or -1 if there is none such. */
int		 check_calendar_report(const xmlDoc *, const char *format,
		    int color, struct buf *);
/* 1 if the notice says to the day when applications close. */
int		 check_calendar_is_dated(const xmlDoc *);

/*
 * Checks the case and writes the result into it. Returns 0, or -1 with diags
 * (unknown programme, faulty rules); the case then has no findings.
 */
int		 check_run(struct check *, struct diags *, xmlDoc *,
		    const struct check_options *);

/*
 * One company against all programmes: PROFILE is an <application>, or a case
 * that holds one. The rules marked k:match are run, without papers and caps,
 * and the answers are a document for xml_free:
 *
 *	<matches as-of="">
 *	  <match programme="" title="" answer="possible|impossible|unknown"
 *	      provisional="yes">
 *	    <finding id="" verdict="" missing="">…	as in a case
 *
 * with one <match> a programme that can be used, in their order. impossible:
 * a rule refuses; unknown: something was not stated (missing), a person has
 * to decide, or no rule is marked. What no paper can settle is among the
 * findings and changes nothing. NULL with diags if PROFILE holds no
 * application or the clock is no moment.
 */
xmlDoc		*check_match(struct check *, struct diags *,
		    const xmlDoc *profile, const char *as_of);

/*
 * Reads PROFILE.xml, <profile> with the elements of an application, for
 * check_match (xml_free). NULL with diags.
 */
xmlDoc		*check_profile(struct diags *, const char *path);

/*
 * The answers as FORMAT, "text" or "json": what is possible first, then by
 * what closes first. 0, or -1 if there is no such format.
 */
int		 check_match_report(const xmlDoc *matches, const char *format,
		    int color, struct buf *);

/* What is asked of a budget, in the words of the command line. */
struct check_budget {
	const char	*programme;
	/* Exactly one, in any form of writing won: 1 … 10^15. */
	const char	*total, *grant, *company;
	/* The rest may be NULL: not said. */
	const char	*track;			/* id or label */
	const char	*mode;			/* solo or consortium */
	const char	*level_now, *level_goal;
};

/*
 * Which budgets the programme's caps allow. A document for xml_free:
 *
 *	<budgets programme="" title="" asked="total|grant|company" won="">
 *	  <budget track="" track-label="" mode="">
 *	    <region>…			as check/budget_region.h has it
 *
 * with a <budget> for each track or mode that was not said, if it matters.
 * NULL with diags if the question cannot be asked.
 */
xmlDoc		*check_budget(struct check *, struct diags *,
		    const struct check_budget *, const char *as_of);
/* As FORMAT, "text" or "json". 0, or -1 if there is no such format. */
int		 check_budget_report(const xmlDoc *, const char *format,
		    int color, struct buf *);

/* Of a case that was checked. */
enum check_verdict check_verdict(const xmlDoc *);
/* 0, 1 or 2: the share of the findings in the exit status. */
int		 check_exit(const xmlDoc *);

/* A notice's text, for proving quotes: lines counted from 1. */
struct check_notice {
	const char	*id;	/* "B", as the quotes name it; NULL: unsaid */
	const char	*path;
};

/* What is asked of the rules themselves. */
struct check_query {
	const char			*programme;	/* NULL: all */
	const char			*id;		/* what to explain */
	const struct check_notice	*notices;
	size_t				 n_notices;
	const char			*format;	/* NULL: text */
	int				 rewrite;	/* a difference: write
							 * line numbers */
};

/* What came of it. */
struct check_tally {
	size_t	 passed, failed, skipped;
};

/*
 * The proofs of rules, for `seoryu rules`. Each prints to OUT and counts in
 * the tally; it returns 0, or -1 with diags if a programme is unknown or
 * faulty or a notice cannot be read. Formats are text and json; a coverage
 * is also html, a list also csv.
 */
typedef int	 check_proof(struct check *, struct diags *,
		    const struct check_query *, struct buf *out,
		    struct check_tally *);

/* Runs the tests beside the rules; a line per failure, counts at the end. */
check_proof	 check_test;
/*
 * Proves that every quoted phrase stands, byte for byte, in the line of the
 * notice it names; a line for each that does not, with where it stands now
 * and what rests on it. Phrases of notices that are not given are skipped.
 */
check_proof	 check_verify;
/*
 * Lines of the notices that no phrase in use quotes and that are not listed
 * as no rule (notices/ID.xml). Passed counts the lines accounted for.
 */
check_proof	 check_coverage;
/*
 * What an amended notice (the second) touches, as against the first. Failed
 * counts the phrases that do not stand any more.
 */
check_proof	 check_diff;
/* All there is to say about a rule, value, document, conflict … */
check_proof	 check_explain;
/* Every rule, with its basis and the number of its tests. */
check_proof	 check_list;

/* What `seoryu programme new` is told. */
struct check_new {
	const char	*id;
	const char	*title;		/* NULL: the id, or the model's */
	const char	*from;		/* id of a model, or NULL */
	const char	*notice;	/* its text, or NULL */
	const char	*as_of;		/* RFC 3339: the day of the notice */
	const char	*home;		/* a folder checks/ with common/new */
	const char	*dir;		/* the folder checks/ it is made in */
};

/*
 * Makes a programme that loads and passes its tests, DIR/ID, or nothing at
 * all. What was made is told to OUT. 0, or -1 with diags (C340 and behind).
 */
int		 check_scaffold(struct diags *, const struct check_new *,
		    struct buf *out);

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
/*
 * The same in two steps, the first of which any process may take that has a
 * copy of the report: what is to stand there of a case is added to PART, and
 * then its N bytes to the report.
 */
int		 check_report_part(struct report *, const xmlDoc *,
		    struct buf *part);
int		 check_report_add(struct report *, const char *part, size_t n);
/* A bundle that could not be read; the name is borrowed. */
int		 check_report_unread(struct report *, const char *name);
/* What comes at the end; frees the report. NULL: nothing, 0. */
int		 check_report_close(struct report *);

#endif
