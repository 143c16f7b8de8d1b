/*
 * seoryu programmes, seoryu show: what there is and what it asks for.
 */
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "check/check.h"
#include "command.h"

/* What must be known of a programme before it is chosen. */
static const char *
remark(const struct check_programme *programme)
{
	if (!check_usable(programme))
		return diag_english() ? "  (faulty)" :
		    "  (자료에 오류가 있음)";
	if (check_provisional(programme))
		return diag_english() ? "  (provisional)" : "  (잠정)";
	return "";
}

static void
list_programmes(struct check *check)
{
	const struct check_programme	*programme;
	size_t				 i;

	for (i = 0; i < check_count(check); i++) {
		programme = check_programme(check, i);
		printf("%-24s%s%s\n", check_id(programme),
		    check_title(programme), remark(programme));
	}
}

struct options {
	const char	*profile;	/* NULL: only the list */
	const char	*format;
};

/* Those of show; programmes has one more, which stands first. */
static const struct option longs[] = {
	{ "match", required_argument, NULL, 'm' },
	{ "as-of", required_argument, NULL, 'a' },
	{ "format", required_argument, NULL, 'f' },
	{ "help", no_argument, NULL, 'h' },
	{ NULL, 0, NULL, 0 },
};

/* 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o,
    const struct option *known, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":f:h",
	    known)) != -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		if (letter == 'f')
			o->format = optarg;
		else if (letter == 'm')
			o->profile = optarg;
		else if (letter != 'a' || session_clock(s, optarg) == -1)
			return -2;
	}
	return 0;
}

/* One company against all of them. */
static void
match_programmes(struct session *s, struct check *check,
    const struct options *o)
{
	xmlDoc		*profile = check_profile(s->diags, o->profile);
	xmlDoc		*matches;
	struct buf	 out;

	if (profile == NULL)
		return;
	matches = check_match(check, s->diags, profile, s->as_of);
	buf_init(&out, BUF_TEXT);
	if (matches != NULL && check_match_report(matches, o->format,
	    isatty(STDOUT_FILENO), &out) == -1)
		diag_at(s->diags, DIAG_C006, (struct place){ 0 }, o->format,
		    "text json", NULL);
	fwrite(buf_string(&out), 1, out.len, stdout);
	buf_free(&out);
	xml_free(matches);
	xml_free(profile);
}

static int
run_programmes(struct session *s, int argc, char **argv)
{
	struct options	 o = { .format = "text" };
	struct check	*check;
	int		 status = read_options(s, &o, longs, argc, argv);

	if (status != 0)
		return status == COMMAND_HELP ? status : 0;
	if (optind < argc) {
		diag_at(s->diags, DIAG_C013, (struct place){ 0 }, argv[optind],
		    argv[0], NULL);
		return 0;
	}
	if ((check = session_check(s)) == NULL)
		return 0;
	if (o.profile != NULL)
		match_programmes(s, check, &o);
	else
		list_programmes(check);
	return 0;
}

static void
show_programme(struct session *s, const char *name, const char *format)
{
	struct check			*check = session_check(s);
	const struct check_programme	*programme;
	struct buf			 out;
	xmlDoc				*sheet;

	if (check == NULL ||
	    (programme = check_named(check, s->diags, name)) == NULL)
		return;
	sheet = check_sheet(check, s->diags, programme, s->as_of);
	buf_init(&out, BUF_TEXT);
	if (check_sheet_report(sheet, format, isatty(STDOUT_FILENO),
	    &out) == -1)
		diag_at(s->diags, DIAG_C006, (struct place){ 0 }, format,
		    "text json html", NULL);
	fwrite(buf_string(&out), 1, out.len, stdout);
	buf_free(&out);
	xml_free(sheet);
}

static int
run_show(struct session *s, int argc, char **argv)
{
	struct options	 o = { .format = "text" };
	int		 status = read_options(s, &o, longs + 1, argc, argv);

	if (status != 0)
		return status == COMMAND_HELP ? status : 0;
	if (optind >= argc)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the programme's id" : "사업 ID",
		    "seoryu show data-product-2026", NULL);
	else if (optind + 1 < argc)
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 1], argv[0], NULL);
	else
		show_programme(s, argv[optind], o.format);
	return 0;
}

const struct command cmd_programmes = {
	"programmes", run_programmes,
	{ "확인할 수 있는 지원사업의 목록을 보여 줍니다.",
	  "list the programmes" },
	{ "사용법: seoryu programmes [옵션]\n\n"
	  "사업 ID와 이름을 한 줄에 하나씩 보여 줍니다. --match를 주면 한 기업이 어느 사업에\n"
	  "신청할 수 있는지, 무엇을 더 알아야 하는지 보여 줍니다.\n\n"
	  "옵션:\n"
	  "      --match 파일     기업 정보(PROFILE.xml). 요소는 신청서 자료와 같습니다.\n"
	  "  -f, --format 형식    text 또는 json\n"
	  "      --as-of 시각     기준 시각(2026-02-20 또는 2026-02-20T10:00:00+09:00)\n\n"
	  "예:\n  seoryu programmes\n"
	  "  seoryu programmes --match 우리회사.xml\n",
	  "usage: seoryu programmes [options]\n\n"
	  "Prints id and title of each programme, one a line; with --match, which of\n"
	  "them a company can apply for, and what is still to be said.\n\n"
	  "options:\n"
	  "      --match FILE     the company (PROFILE.xml), in the words of application.xml\n"
	  "  -f, --format FORMAT  text or json\n"
	  "      --as-of TIME     the clock (2026-02-20 or 2026-02-20T10:00:00+09:00)\n\n"
	  "example:\n  seoryu programmes\n"
	  "  seoryu programmes --match company.xml\n" },
};

const struct command cmd_show = {
	"show", run_show,
	{ "한 사업의 대상, 금액, 기간, 서류, 배점을 공고문 근거와 함께 보여 줍니다.",
	  "what a programme asks for, with its sources" },
	{ "사용법: seoryu show [옵션] 사업ID\n\n"
	  "신청 대상, 지원유형별 금액, 접수기간과 남은 날, 제출서류와 발급에 걸리는 시간,\n"
	  "지원제외, 배점, 분명하지 않은 곳, 문의처를 공고문의 줄 번호와 함께 보여 줍니다.\n\n"
	  "옵션:\n"
	  "  -f, --format 형식    text, json 또는 html\n"
	  "      --as-of 시각     기준 시각(2026-02-20 또는 2026-02-20T10:00:00+09:00)\n\n"
	  "예:\n  seoryu show data-product-2026\n"
	  "  seoryu show -f html sf-gov-2026 > 정부형.html\n",
	  "usage: seoryu show [options] PROGRAMME\n\n"
	  "Who, how much by track, when and how long from now, papers and how long they\n"
	  "take, exclusions, scores, what is unclear and whom to ask, each with the line\n"
	  "of the notice it rests on.\n\n"
	  "options:\n"
	  "  -f, --format FORMAT  text, json or html\n"
	  "      --as-of TIME     the clock (2026-02-20 or 2026-02-20T10:00:00+09:00)\n\n"
	  "example:\n  seoryu show data-product-2026\n"
	  "  seoryu show -f html sf-gov-2026 > sf-gov.html\n" },
};
