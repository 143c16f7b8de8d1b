/*
 * What main and the subcommands share: the table of commands and the session
 * of one run. The cmd_*.c files are the only ones that see all stages.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <libxml/tree.h>
#include <stddef.h>

struct arena;
struct check;
struct diags;
struct intake;
struct intake_options;
struct press;

/* One run of the program; the stages are loaded when first asked for. */
struct session {
	struct arena	*arena;
	struct diags	*diags;
	const char	*home;		/* the data without --data */
	const char	*data;		/* with checks/ templates/ fonts/ */
	const char	*house;		/* an office's templates, or NULL */
	int		 ocr;		/* --ocr */
	const char	*cache;		/* folder of --cache, or NULL */
	const char	*as_of;		/* RFC 3339 in KST */
	struct intake	*intake;
	struct check	*check;
	struct press	*press;
};

struct command {
	const char	*name;
	int		(*run)(struct session *, int argc, char **argv);
	/* [0] Korean, [1] English. */
	const char	*summary[2];	/* one line */
	const char	*help[2];	/* usage, options, examples */
};

extern const struct command cmd_programmes, cmd_show, cmd_budget,
    cmd_calendar, cmd_facts, cmd_check, cmd_print, cmd_rules, cmd_template,
    cmd_cache, cmd_programme;

/*
 * A command's run returns its share of the exit status: 0, 1 or 2 from
 * findings; what the diags say is added by main. COMMAND_HELP asks main to
 * print the command's help.
 */
enum { COMMAND_HELP = -1 };

/*
 * The stages; NULL with diags. Owned by the session. The press has the house
 * of the session put over the shipped one.
 */
struct intake	*session_intake(struct session *);
struct check	*session_check(struct session *);
/* As session_check, without the tests of rules (check_new_untested). */
struct check	*session_judge(struct session *);
struct press	*session_press(struct session *);

/*
 * Takes the clock from --as-of TEXT (RFC 3339, or a day, which means 09:00
 * KST on it). Returns 0, or -1 with a USAGE diag.
 */
int		 session_clock(struct session *, const char *text);

/*
 * Adds the statement TEXT of an --as, "scan.pdf=national-tax", to the list
 * (free(3)). 0, or -1 with a diag.
 */
struct intake_stated;
int		 session_state(struct session *, struct intake_stated **list,
		    size_t *n, char *text);

/*
 * 0 if all documents stated are known, or -1 with a diag. Loads the intake:
 * to be called when all options have been read.
 */
int		 session_stated(struct session *,
		    const struct intake_stated *, size_t n);

/*
 * Reads PATH as data: an XML file as it stands, a bundle through intake and
 * check. NULL with diags.
 */
xmlDoc		*session_read(struct session *, const char *path,
		    const char *programme);
/* A bundle through intake and, unless CHECKED is 0, check. */
xmlDoc		*session_bundle(struct session *, const char *path,
		    const char *programme, const struct intake_options *,
		    int checked);

/*
 * One step through the options of a command. OPTIONS is getopt_long(3)'s
 * short string; each long option has the short letter as its val. Returns
 * the letter, -1 at the end, or '?' with a USAGE diag.
 */
struct option;
int		 command_option(struct session *, int argc, char **argv,
		    const char *options, const struct option *);

#endif
