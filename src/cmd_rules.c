/*
 * seoryu rules: the rules themselves, listed, explained, and proved by their
 * tests and the notice.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "check/check.h"
#include "command.h"

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "notice", required_argument, NULL, 'n' },
	{ "programme", required_argument, NULL, 'p' },
	{ "format", required_argument, NULL, 'f' },
	{ "write", no_argument, NULL, 'w' },
	{ NULL, 0, NULL, 0 },
};

/* What follows `seoryu rules`. */
static const struct action {
	const char	*name;
	check_proof	*prove;
	const char	*formats;	/* the first is the usual one */
	int		 notices;	/* at least so many --notice */
	int		 arguments;	/* behind the action */
	enum diag_code	 failed;	/* what to say if something did */
	int		 count;		/* ends with what passed and failed */
} actions[] = {
	{ "test", check_test, "text json", 0, 0, DIAG_C016, 1 },
	{ "verify", check_verify, "text json", 1, 0, DIAG_C017, 1 },
	{ "coverage", check_coverage, "text json html", 1, 0, DIAG_C290, 0 },
	{ "diff", check_diff, "text json", 0, 2, DIAG_C291, 0 },
	{ "explain", check_explain, "text json", 0, 1, DIAG_NONE, 0 },
	{ "list", check_list, "text json csv", 0, 0, DIAG_NONE, 0 },
};

#define ACTIONS "test, verify, coverage, diff, explain, list"

struct options {
	struct check_query	 query;
	struct check_notice	*notices;	/* those of the query */
};

/* "B=notice.txt" */
static int
add_notice(struct session *s, struct options *o, const char *text)
{
	const char	*equals = strchr(text, '=');
	char		*id;
	size_t		 i;

	if (equals == NULL || equals == text || equals[1] == '\0') {
		diag_at(s->diags, DIAG_C014, (struct place){ 0 }, text, NULL);
		return -1;
	}
	id = arena_strndup(s->arena, text, (size_t)(equals - text));
	for (i = 0; i < o->query.n_notices; i++)
		if (strcmp(o->notices[i].id, id) == 0) {
			diag_at(s->diags, DIAG_C292, (struct place){ 0 }, id,
			    NULL);
			return -1;
		}
	o->notices = mem_resize(o->notices, i + 1, sizeof(*o->notices));
	o->notices[i] = (struct check_notice){ id, equals + 1 };
	o->query.notices = o->notices;
	o->query.n_notices = i + 1;
	return 0;
}

static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":hp:f:w", longs)) !=
	    -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		if (letter == 'p')
			o->query.programme = optarg;
		else if (letter == 'f')
			o->query.format = optarg;
		else if (letter == 'w')
			o->query.rewrite = 1;
		else if (letter != 'n' || add_notice(s, o, optarg) == -1)
			return -2;
	}
	return 0;
}

/* NULL with a diag. */
static const struct action *
find_action(struct session *s, int argc, char **argv)
{
	size_t	 i;

	for (i = 0; optind < argc &&
	    i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(argv[optind], actions[i].name) == 0)
			return &actions[i];
	if (optind < argc)
		diag_at(s->diags, DIAG_C293, (struct place){ 0 },
		    argv[optind], ACTIONS, NULL);
	else
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "what to do (" ACTIONS ")" :
		    "할 일(" ACTIONS ")", "seoryu rules test", NULL);
	return NULL;
}

/* OLD and NEW of a diff, each with or without the notice's id before it. */
static void
take_texts(struct session *s, struct options *o, char **argv)
{
	const char	*equals;
	size_t		 i;

	o->notices = mem_resize(o->notices, 2, sizeof(*o->notices));
	for (i = 0; i < 2; i++) {
		o->notices[i] = (struct check_notice){ NULL, argv[i] };
		equals = strchr(argv[i], '=');
		if (equals == NULL || equals == argv[i] ||
		    file_exists(argv[i]))
			continue;
		o->notices[i].id = arena_strndup(s->arena, argv[i],
		    (size_t)(equals - argv[i]));
		o->notices[i].path = equals + 1;
	}
	o->query.notices = o->notices;
	o->query.n_notices = 2;
}

static int
is_format(const char *formats, const char *word)
{
	size_t	 len = strlen(word);

	for (; *formats != '\0'; formats += strspn(formats, " ")) {
		if (strcspn(formats, " ") == len &&
		    strncmp(formats, word, len) == 0)
			return 1;
		formats += strcspn(formats, " ");
	}
	return 0;
}

/* Returns 0, or -2 with a diag. */
static int
judge_arguments(struct session *s, const struct action *a,
    const struct options *o, int argc, char **argv)
{
	int	 given = argc - optind - 1;

	if (given > a->arguments)
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 1 + a->arguments], argv[0], NULL);
	else if (given < a->arguments && a->arguments == 1)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the id of a rule or value" :
		    "규칙이나 값의 ID", "seoryu rules explain DP-031", NULL);
	else if (given < a->arguments)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the old or the new notice" :
		    "옛 공고문이나 새 공고문",
		    "seoryu rules diff old.txt new.txt", NULL);
	else if (o->query.n_notices < (size_t)a->notices)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the notice's text" :
		    "공고문(--notice)", arena_printf(s->arena,
		    "seoryu rules %s --notice B=FILE", a->name), NULL);
	else if (o->query.format != NULL &&
	    !is_format(a->formats, o->query.format))
		diag_at(s->diags, DIAG_C006, (struct place){ 0 },
		    o->query.format, a->formats, NULL);
	else
		return 0;
	return -2;
}

static void
prove(struct session *s, const struct action *a, const struct options *o)
{
	const char		*format = o->query.format;
	struct check_tally	 tally = { 0 };
	struct buf		 out;

	buf_init(&out, BUF_TEXT);
	a->prove(s->check, s->diags, &o->query, &out, &tally);
	fwrite(buf_string(&out), 1, out.len, stdout);
	if (out.full)
		diag_at(s->diags, DIAG_C018, (struct place){ 0 }, NULL);
	if (a->count && (format == NULL || strcmp(format, "text") == 0))
		printf("%zu passed, %zu failed\n", tally.passed,
		    tally.failed);
	if (tally.failed > 0 && a->failed != DIAG_NONE)
		diag_at(s->diags, a->failed, (struct place){ 0 },
		    arena_printf(s->arena, "%zu", tally.failed), NULL);
	buf_free(&out);
}

static int
run_rules(struct session *s, int argc, char **argv)
{
	const struct action	*action = NULL;
	struct options		 o = { { 0 }, NULL };
	int			 status = read_options(s, &o, argc, argv);

	if (status == 0)
		action = find_action(s, argc, argv);
	if (action != NULL &&
	    judge_arguments(s, action, &o, argc, argv) == 0 &&
	    session_check(s) != NULL) {
		if (action->arguments == 1)
			o.query.id = argv[optind + 1];
		if (action->arguments == 2)
			take_texts(s, &o, argv + optind + 1);
		prove(s, action, &o);
	}
	free(o.notices);
	return status == COMMAND_HELP ? status : 0;
}

const struct command cmd_rules = {
	"rules", run_rules,
	{ "규칙의 목록과 근거를 보이고, 시험과 공고문의 문구로 검증합니다.",
	  "list and explain the rules, prove them by tests and the notice" },
	{ "사용법: seoryu rules test     [-p 사업ID]\n"
	  "        seoryu rules list     [-p 사업ID]\n"
	  "        seoryu rules explain  [-p 사업ID] [--notice ID=파일]... 규칙ID\n"
	  "        seoryu rules verify   [-p 사업ID] --notice ID=파일...\n"
	  "        seoryu rules coverage [-p 사업ID] --notice ID=파일...\n"
	  "        seoryu rules diff     [-p 사업ID] [-w] 옛파일 새파일\n\n"
	  "test      규칙 곁의 시험을 모두 실행합니다.\n"
	  "list      규칙마다 역할, 제목, 근거, 시험 수를 보입니다.\n"
	  "explain   규칙, 값, 서류, 상충 항목 하나의 근거와 조건, 시험을 모두 보입니다.\n"
	  "verify    인용한 문구가 공고문의 그 행에 그대로 있는지 확인합니다.\n"
	  "coverage  공고문에서 인용되지도, 규칙이 아니라고 적히지도 않은 행을 찾습니다.\n"
	  "diff      바뀐 공고문 때문에 살펴볼 규칙과 값을 찾습니다.\n\n"
	  "옵션:\n"
	  "  -p, --programme 사업ID   이 사업만\n"
	  "      --notice ID=파일     공고문의 본문(UTF-8, 문단마다 한 줄)\n"
	  "  -f, --format 형식        text, json; list는 csv, coverage는 html도\n"
	  "  -w, --write              diff: 옮겨진 행 번호를 사업 자료에 고쳐 씁니다\n\n"
	  "예:\n"
	  "  seoryu rules verify --notice A=통합공고.txt --notice B=공고문.txt\n"
	  "  seoryu rules explain DP-031 --notice B=공고문.txt\n"
	  "  seoryu rules diff 공고문.txt 정정공고문.txt\n",
	  "usage: seoryu rules test     [-p PROGRAMME]\n"
	  "       seoryu rules list     [-p PROGRAMME]\n"
	  "       seoryu rules explain  [-p PROGRAMME] [--notice ID=FILE]... RULE\n"
	  "       seoryu rules verify   [-p PROGRAMME] --notice ID=FILE...\n"
	  "       seoryu rules coverage [-p PROGRAMME] --notice ID=FILE...\n"
	  "       seoryu rules diff     [-p PROGRAMME] [-w] OLD NEW\n\n"
	  "test      runs the tests beside the rules.\n"
	  "list      role, title, basis and number of tests of each rule.\n"
	  "explain   all there is about one rule, value, document or conflict.\n"
	  "verify    proves that every quoted phrase stands in the notice at its line.\n"
	  "coverage  finds lines neither quoted nor listed as no rule.\n"
	  "diff      finds the rules and values that an amended notice touches.\n\n"
	  "options:\n"
	  "  -p, --programme ID     this programme alone\n"
	  "      --notice ID=FILE   the notice's text (UTF-8, a paragraph a line)\n"
	  "  -f, --format FORMAT    text, json; list also csv, coverage also html\n"
	  "  -w, --write            diff: write moved line numbers into the data\n\n"
	  "examples:\n"
	  "  seoryu rules verify --notice A=umbrella.txt --notice B=notice.txt\n"
	  "  seoryu rules explain DP-031 --notice B=notice.txt\n"
	  "  seoryu rules diff notice.txt amended.txt\n" },
};
