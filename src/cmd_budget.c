/*
 * seoryu budget: which budgets a programme's caps allow.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "check/check.h"
#include "command.h"

struct options {
	struct check_budget	 ask;
	const char		*format;
};

static const struct option longs[] = {
	{ "as-of", required_argument, NULL, 'a' },
	{ "company", required_argument, NULL, 'c' },
	{ "format", required_argument, NULL, 'f' },
	{ "grant", required_argument, NULL, 'g' },
	{ "help", no_argument, NULL, 'h' },
	{ "level-goal", required_argument, NULL, 'L' },
	{ "level-now", required_argument, NULL, 'l' },
	{ "mode", required_argument, NULL, 'm' },
	{ "total", required_argument, NULL, 't' },
	{ "track", required_argument, NULL, 'k' },
	{ NULL, 0, NULL, 0 },
};

/* Where the value of an option goes; NULL if it is another's. */
static const char **
place_of(struct options *o, int letter)
{
	const struct {
		int		  letter;
		const char	**place;
	} places[] = {
		{ 'c', &o->ask.company }, { 'f', &o->format },
		{ 'g', &o->ask.grant }, { 'L', &o->ask.level_goal },
		{ 'l', &o->ask.level_now }, { 'm', &o->ask.mode },
		{ 't', &o->ask.total }, { 'k', &o->ask.track },
	};
	size_t	 i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (places[i].letter == letter)
			return places[i].place;
	return NULL;
}

/* 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	const char	**place;
	int		  letter;

	while ((letter = command_option(s, argc, argv, ":f:h",
	    longs)) != -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		place = place_of(o, letter);
		if (place != NULL)
			*place = optarg;
		else if (letter != 'a' || session_clock(s, optarg) == -1)
			return -2;
	}
	if (optind >= argc) {
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the programme's id" : "사업 ID",
		    "seoryu budget data-product-2026 --total 6,250만원",
		    NULL);
		return -2;
	}
	o->ask.programme = argv[optind++];
	if (optind < argc) {
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind], argv[0], NULL);
		return -2;
	}
	return 0;
}

static int
run_budget(struct session *s, int argc, char **argv)
{
	struct options	 o = { .format = "text" };
	struct check	*check;
	struct buf	 out;
	xmlDoc		*doc;
	int		 status = read_options(s, &o, argc, argv);

	if (status != 0)
		return status == COMMAND_HELP ? status : 0;
	if ((check = session_check(s)) == NULL)
		return 0;
	doc = check_budget(check, s->diags, &o.ask, s->as_of);
	if (doc == NULL)
		return 0;
	buf_init(&out, BUF_TEXT);
	if (check_budget_report(doc, o.format, isatty(STDOUT_FILENO),
	    &out) == -1)
		diag_at(s->diags, DIAG_C006, (struct place){ 0 }, o.format,
		    "text json", NULL);
	fwrite(buf_string(&out), 1, out.len, stdout);
	buf_free(&out);
	xml_free(doc);
	return 0;
}

const struct command cmd_budget = {
	"budget", run_budget,
	{ "한 사업의 한도 안에서 사업비를 어떻게 나눌 수 있는지 계산합니다.",
	  "how a programme's caps let a budget be divided" },
	{ "사용법: seoryu budget 사업ID --total 금액 | --grant 금액 | --company 금액 [옵션]\n\n"
	  "정부지원금, 기업부담금, 현금, 현물이 각각 얼마에서 얼마까지인지, 어느 한도가 그\n"
	  "끝을 정하는지, 어떻게 나누면 되는지를 원 단위로 보여 줍니다.\n\n"
	  "옵션:\n"
	  "      --total 금액       총사업비\n"
	  "      --grant 금액       받으려는 정부지원금: 가장 작은 총사업비를 찾습니다.\n"
	  "      --company 금액     기업이 부담할 수 있는 금액: 가장 큰 총사업비를 찾습니다.\n"
	  "      --track 유형       지원유형의 ID나 이름. 없으면 유형마다 보여 줍니다.\n"
	  "      --mode 방식        solo(단독) 또는 consortium(컨소시엄)\n"
	  "      --level-now 수준   현재 스마트공장 수준\n"
	  "      --level-goal 수준  구축목표 수준\n"
	  "  -f, --format 형식      text 또는 json\n"
	  "      --as-of 시각       기준 시각(2026-02-20 또는 2026-02-20T10:00:00+09:00)\n\n"
	  "예:\n  seoryu budget data-product-2026 --total 6,250만원 --mode consortium\n"
	  "  seoryu budget sf-legend50-2026 --grant 2억 --level-now 기초 --level-goal 중간1\n",
	  "usage: seoryu budget PROGRAMME --total WON | --grant WON | --company WON [options]\n\n"
	  "Prints from what to what grant, company's share, cash and in-kind can go, which\n"
	  "caps set the ends, and a division that keeps them all, to the won.\n\n"
	  "options:\n"
	  "      --total WON         the total\n"
	  "      --grant WON         the grant wanted: finds the least total\n"
	  "      --company WON       what the company can bear: finds the greatest total\n"
	  "      --track TRACK       kind of support, id or label; each of them if unsaid\n"
	  "      --mode MODE         solo or consortium\n"
	  "      --level-now LEVEL   level of the smart factory now\n"
	  "      --level-goal LEVEL  level aimed at\n"
	  "  -f, --format FORMAT     text or json\n"
	  "      --as-of TIME        the clock (2026-02-20 or 2026-02-20T10:00:00+09:00)\n\n"
	  "example:\n  seoryu budget data-product-2026 --total 6,250만원 --mode consortium\n"
	  "  seoryu budget sf-legend50-2026 --grant 2억 --level-now 기초 --level-goal 중간1\n" },
};
