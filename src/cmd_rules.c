/*
 * seoryu rules: the rules themselves, proved by their tests and the notice.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "check/check.h"
#include "command.h"

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "notice", required_argument, NULL, 'n' },
	{ "programme", required_argument, NULL, 'p' },
	{ NULL, 0, NULL, 0 },
};

struct options {
	const char		*programme;	/* NULL: all */
	struct check_notice	*notices;
	size_t			 n;
};

/* "B=notice.txt" */
static int
add_notice(struct session *s, struct options *o, const char *text)
{
	const char	*equals = strchr(text, '=');

	if (equals == NULL || equals == text || equals[1] == '\0') {
		diag_at(s->diags, DIAG_C014, (struct place){ 0 }, text, NULL);
		return -1;
	}
	o->notices = mem_resize(o->notices, o->n + 1, sizeof(*o->notices));
	o->notices[o->n].id =
	    arena_strndup(s->arena, text, (size_t)(equals - text));
	o->notices[o->n++].path = equals + 1;
	return 0;
}

static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":hp:", longs)) != -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		if (letter == 'p')
			o->programme = optarg;
		else if (letter != 'n' || add_notice(s, o, optarg) == -1)
			return -2;
	}
	return 0;
}

/* Prints what a run found and says in a diag how many failed. */
static void
report(struct session *s, const struct buf *out, size_t passed, size_t failed,
    enum diag_code code)
{
	fwrite(buf_string(out), 1, out->len, stdout);
	printf("%zu passed, %zu failed\n", passed, failed);
	if (failed > 0)
		diag_at(s->diags, code, (struct place){ 0 },
		    arena_printf(s->arena, "%zu", failed), NULL);
}

/* Returns 0, or -2 with a diag. */
static int
judge_arguments(struct session *s, const struct options *o, int argc,
    char **argv)
{
	const char	*action = optind < argc ? argv[optind] : "";
	int		 verify = strcmp(action, "verify") == 0;

	if (!verify && strcmp(action, "test") != 0)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "what to do, test or verify," :
		    "할 일(test 또는 verify)",
		    "seoryu rules test, seoryu rules verify --notice B=FILE",
		    NULL);
	else if (optind + 1 < argc)
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 1], argv[0], NULL);
	else if (verify && o->n == 0)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the notice's text" :
		    "공고문(--notice)", "seoryu rules verify --notice B=FILE",
		    NULL);
	else
		return 0;
	return -2;
}

static int
run_rules(struct session *s, int argc, char **argv)
{
	struct options	 o = { 0 };
	struct buf	 out;
	size_t		 passed = 0, failed = 0;
	int		 status = read_options(s, &o, argc, argv);

	buf_init(&out, BUF_TEXT);
	if (status == 0)
		status = judge_arguments(s, &o, argc, argv);
	if (status != 0 || session_check(s) == NULL) {
		;
	} else if (strcmp(argv[optind], "test") == 0) {
		check_test(s->check, s->diags, o.programme, &out, &passed,
		    &failed);
		report(s, &out, passed, failed, DIAG_C016);
	} else {
		check_verify(s->check, s->diags, o.programme, o.notices, o.n,
		    &out, &passed, &failed);
		report(s, &out, passed, failed, DIAG_C017);
	}
	buf_free(&out);
	free(o.notices);
	return status == COMMAND_HELP ? status : 0;
}

const struct command cmd_rules = {
	"rules", run_rules,
	{ "규칙을 곁에 있는 시험과 공고문의 문구로 검증합니다.",
	  "prove the rules by their tests and the notice" },
	{ "사용법: seoryu rules test [-p 사업ID]\n"
	  "        seoryu rules verify [-p 사업ID] --notice ID=파일...\n\n"
	  "test는 규칙 곁의 시험을 모두 실행하고, verify는 규칙이 인용한 문구가 공고문의\n"
	  "그 줄에 그대로 있는지 확인합니다.\n\n"
	  "예:\n"
	  "  seoryu rules test\n"
	  "  seoryu rules verify --notice B=공고문.txt\n",
	  "usage: seoryu rules test [-p PROGRAMME]\n"
	  "       seoryu rules verify [-p PROGRAMME] --notice ID=FILE...\n\n"
	  "test runs the tests beside the rules; verify proves that every quoted phrase\n"
	  "stands in the notice at its line.\n\n"
	  "examples:\n"
	  "  seoryu rules test\n"
	  "  seoryu rules verify --notice B=notice.txt\n" },
};
