/*
 * A programme: one folder of checks/ with programme.xml, its rules and their
 * tests, loaded whole and proved consistent before any case sees it. What is
 * only shown or copied (scores, contacts, the conflict register) stays in the
 * XML tree; what is calculated with is taken out of it here.
 *
 * seoryu-programme(5) describes the files; programme.in lists their
 * vocabulary.
 */
#ifndef CHECK_PROGRAMME_H
#define CHECK_PROGRAMME_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;
struct budget;
struct decision;
struct names;
struct rule_tests;
struct rules;
struct shared;
struct xpath_expr;

enum {
	PROGRAMME_QUOTE_MAX	= 40,	/* characters of a quoted phrase */
	PROGRAMME_WATCHED_MAX	= 64	/* bits; what is beyond shares one */
};

/* When a paper is due. */
#define PROGRAMME_FIRST_STAGE "application"
#define PROGRAMME_STAGES "application selection agreement completion"

/* A phrase of a notice: the basis of rules and values. */
struct programme_quote {
	const char	*id;
	const char	*notice;
	int		 line;	/* of the notice's text, 1 … */
	const char	*text;	/* verbatim */
	const char	*file;	/* programme.xml, or one it includes */
	int		 place;	/* line in that file */
};

/* A kind of support that an applicant chooses (지원유형). */
struct programme_track {
	const char	*id;
	const char	*label;
	const char	*basis;
};

/* A parameter's value for one track. */
struct programme_value {
	const char	*track;
	const char	*value, *text;	/* as of a parameter */
	const char	*basis;
	const char	*conflict;	/* NULL if none */
	int		 inherited;	/* the cell is blank */
};

/* A dated value of the notice; rules see it as $id. */
struct programme_parameter {
	const char	*id;
	const char	*type;
	const char	*value;	/* exact: won "50000000", ratio "4/5"; "" when
				 * the notice leaves it open */
	const char	*text;	/* as written; "" if each track has its own */
	const char	*label;	/* NULL if it has none */
	const char	*basis;	/* ids of quotes, NULL if it has none */
	int		 soft;		/* 내외: no cap may be strict with it */
	int		 inherited;	/* the notice's cell is blank */
	struct programme_value	*values;
	size_t		 n_values;
	const xmlNode	*node;		/* for what another line says */
};

/* A paper the notice asks for. */
struct programme_document {
	const char		*id;
	const char		*item;		/* the notice's own number */
	const char		*label;
	const char		*rule;		/* id of its finding */
	const char		*basis;
	const char		*conflict;	/* NULL if none */
	const char		*accepts;	/* document types, best first */
	const char		*months;	/* of freshness, NULL if none */
	const char		*obtain;	/* where; NULL if unsaid */
	const char		*remedy;	/* instead of the usual one */
	const char		*stage;		/* of PROGRAMME_STAGES */
	struct xpath_expr	*when;		/* NULL: always required */
	uint64_t		 watched;	/* values `when` rests on */
	const xmlNode		*node;		/* for its look-alikes */
};

/* That the notice does not list the papers: <documents open="yes">. */
struct programme_open_list {
	const char	*rule;		/* NULL: it does list them */
	const char	*basis;
	const char	*conflict;
	const char	*remedy;
	const xmlNode	*node;
};

/* A rule whose role the programme changes, with its reason in the file. */
struct programme_override {
	const char	*rule;
	const char	*role;
};

struct programme {
	struct arena			*arena;
	struct diags			*diags;	/* while loading */
	const char			*dir;
	const char			*path;	/* DIR/programme.xml */
	const char			*id;	/* the folder's name */
	const char			*title;
	xmlDoc				*doc;	/* NULL if unreadable */
	const xmlNode			*root;
	char				 sha256[65];
	int				 faulty;
	size_t				 faults_before;	/* when it began */

	struct programme_quote		*quotes;
	size_t				 n_quotes;
	const char			*levels;	/* lowest first; NULL */
	struct programme_track		*tracks;
	size_t				 n_tracks;
	struct programme_parameter	*parameters;
	size_t				 n_parameters;
	struct decision			*decisions;
	size_t				 n_decisions;
	/* Variables that may be open in a case (programme_watched). */
	const char			**watched;
	size_t				 n_watched, watched_size;
	struct programme_document	*documents;
	size_t				 n_documents;
	struct programme_open_list	 open_list;
	struct xpath_expr		*match;	/* NULL if there is none */
	struct budget			*budget; /* NULL if there is none */
	struct rules			**rules;
	size_t				 n_rules;
	struct programme_override	*overrides;
	size_t				 n_overrides;
	const char			*opens, *closes; /* "" if unsaid */
	/* "2026-02"; "" if unsaid, or if an exact time is. */
	const char			*opening_month, *closing_month;
	/* Of all rules, caps and documents, with the line of each. */
	struct names			*rule_ids;
	struct rule_tests		*tests;	/* an array, a file each */
	size_t				 n_tests;
};

/*
 * Loads the folder DIR/ID. Never NULL: a faulty one has `faulty` set and
 * diags with file and line. TESTED: with the tests of its rules, of which
 * each has to have some.
 */
struct programme *programme_load(struct diags *, struct shared *,
		    const char *dir, const char *id, int tested);
void		 programme_free(struct programme *);

const struct programme_quote *programme_quote(const struct programme *,
		    const char *id);
const struct programme_parameter *programme_parameter(
		    const struct programme *, const char *id);

/* NULL if there is no such track. */
const struct programme_track *programme_track(const struct programme *,
		    const char *id);
/*
 * The parameter's value for TRACK ("": not known); NULL if it depends on the
 * track and that is not known.
 */
const char	*programme_value(const struct programme_parameter *,
		    const char *track);
/* The same with text and basis; all "" and NULL if it is not known. */
struct programme_value programme_value_in(const struct programme_parameter *,
		    const char *track);
/* The bit of the Ith watched variable. */
uint64_t	 programme_watched_bit(size_t i);
/* A bit for each watched variable that the expression TEXT uses. */
uint64_t	 programme_watched(const struct programme *,
		    const char *text);

/* The day of the first notice that is final, else of the first; or "". */
const char	*programme_notice_day(const struct programme *);
/*
 * 1 if the time of application rests on provisional notices alone; of a
 * programme without window the first notice decides.
 */
int		 programme_is_provisional(const struct programme *);

/* "opens" or "closes" of the application window; "" if there is none. */
const char	*programme_window(const struct programme *, const char *end);

/*
 * Compiles an expression of programme.xml, proving that its variables and
 * functions exist; NULL with diags.
 */
struct xpath_expr *programme_compile(struct programme *,
		    const struct names *variables, const xmlNode *,
		    const char *text);

/*
 * While loading: 1 if nothing was wrong so far. Where a rule could not be
 * loaded, what refers to it would only report it a second time.
 */
int		 programme_is_sound(const struct programme *);

/* A place in programme.xml, for messages. */
struct place	 programme_place(const struct programme *, const xmlNode *);

/* Reports every id of the blank-separated list that is no quote. */
void		 programme_check_basis(struct programme *, struct place,
		    const char *ids);
/* Reports a document or conflict (NULL: none named) that is not there. */
void		 programme_check_document(struct programme *, struct place,
		    const char *id);
void		 programme_check_conflict(struct programme *, struct place,
		    const char *id);
/* Adds <basis notice="" line="">phrase</basis> for each quote. */
void		 programme_write_basis(const struct programme *,
		    const char *ids, xmlNode *parent);

/* The role's word for a rule after the programme's own overrides. */
const char	*programme_role(const struct programme *, const char *rule,
		    const char *role);

#endif
