/*
 * What the writers of reports share: reading a checked case.
 */
#ifndef CHECK_REPORT_H
#define CHECK_REPORT_H

#include <libxml/tree.h>
#include <stddef.h>

#include "check/check.h"

struct arena;
struct buf;

enum { REPORT_OVERALL = 4 };	/* verdicts of a bundle */

struct report {
	struct arena			*arena;		/* of one case */
	struct buf			*out;
	const struct check_report	*how;
	const struct report_format	*format;
	int				 lines;	/* what is read of the case is
						 * to stand in one line each */
	/* What was reported until now. */
	size_t				 n;
	size_t				 overall[REPORT_OVERALL];
	const char			**unread;
	size_t				 n_unread;
};

/* The writers, one a format; begin, between and end may be
 * NULL. */
struct report_format {
	const char	*name;
	void		(*begin)(struct report *);
	void		(*one)(struct report *, const xmlDoc *);
	void		(*between)(struct report *);	/* two cases */
	void		(*end)(struct report *);
};
extern const struct report_format report_text, report_json, report_xml,
    report_html;

/* 1 if the run was asked for several bundles. */
int	 report_is_many(const struct report *);
/* The verdicts of bundles, as overall[] counts them. */
extern const char *const report_overalls[REPORT_OVERALL];

/*
 * "잠정 - …에 따름" where the time of application is announced in advance only;
 * "" of others.
 */
const char	*report_provisional(struct report *, const xmlDoc *);

/* A part of the case by name: facts, documents, findings …; or NULL. */
const xmlNode	*report_part(const xmlDoc *, const char *name);
/* An attribute, "" if it is not there (or NODE is NULL). */
const char	*report_attribute(struct report *, const xmlNode *,
		    const char *name);
/* The text of a child element, "" if it is not there. */
const char	*report_child(struct report *, const xmlNode *,
		    const char *name);
/* The value of a fact of a document, "" if it has none. */
const char	*report_fact(struct report *, const xmlNode *document,
		    const char *name);

/* What a reader sees for a verdict of a document or rule: 적합, 보완 … */
const char	*report_verdict(const char *word);
/* Of a finding: 주의 and 참고 where what it speaks of has passed. */
const char	*report_word(struct report *, const xmlNode *finding);
/* The same for a bundle: 통과, 보완요청, 부적합, 수기확인. */
const char	*report_overall(const char *word);
/*
 * The path of a <file>; where it is some pages of a PDF, with them:
 * "합본.pdf (3-4쪽)".
 */
const char	*report_path(struct report *, const xmlNode *file);
/*
 * What a <file> is that is no document and not meant to be one: "신청서 자료",
 * "여러 서류" (its parts follow), "표지", "이어지는 쪽";
 * "" of others.
 */
const char	*report_no_document(struct report *, const xmlNode *file);
/* 판독불가, 암호화 … for the state of a file; "" if it was read. */
const char	*report_state(const char *word);
/* "2026. 2. 27." for an ISO day, "" for "". */
const char	*report_day(struct report *, const char *iso);
/* "2026. 2. 27.(금) 17:00" for an RFC 3339 time. */
const char	*report_moment(struct report *, const char *rfc3339);
/* "62,500,000" for digits. */
const char	*report_won(struct report *, const char *digits);

/* The verdicts in the order of reports, worst first. */
#define REPORT_VERDICTS 6
extern const char *const report_verdicts[REPORT_VERDICTS];

/* How many findings of a case have a verdict. */
size_t		 report_count(struct report *, const xmlDoc *,
		    const char *verdict);

/* Groups of findings as reports show them. */
struct report_group {
	const char	*title;
	const char	*verdicts;	/* blank-separated */
	int		 verbose;	/* only on request */
};
#define REPORT_GROUPS 3
extern const struct report_group report_groups[REPORT_GROUPS];
/* 1 if the finding belongs to the group. */
int		 report_in_group(struct report *, const xmlNode *finding,
		    const struct report_group *);

#endif
