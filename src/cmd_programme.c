/*
 * seoryu programme: for those who write the rules of a programme.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/check.h"
#include "command.h"

static const struct option longs[] = {
	{ "as-of", required_argument, NULL, 'a' },
	{ "from", required_argument, NULL, 'm' },
	{ "help", no_argument, NULL, 'h' },
	{ "notice", required_argument, NULL, 'n' },
	{ "title", required_argument, NULL, 't' },
	{ NULL, 0, NULL, 0 },
};

static int
read_options(struct session *s, struct check_new *order, int argc,
    char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":h", longs)) != -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		if (letter == 'm')
			order->from = optarg;
		else if (letter == 'n')
			order->notice = optarg;
		else if (letter == 't')
			order->title = optarg;
		else if (letter != 'a' || session_clock(s, optarg) == -1)
			return -2;
	}
	return 0;
}

/* `new ID`, and nothing behind it; 0, or -2 with a diag. */
static int
read_arguments(struct session *s, struct check_new *order, int argc,
    char **argv)
{
	static const char	*const example =
	    "seoryu programme new craft-2027 --notice notice.txt";

	if (optind < argc && strcmp(argv[optind], "new") != 0)
		diag_at(s->diags, DIAG_C344, (struct place){ 0 },
		    argv[optind], "new", NULL);
	else if (optind + 1 >= argc)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    optind >= argc ? "new" : diag_english() ?
		    "the programme's id" : "사업 ID", example, NULL);
	else if (optind + 2 < argc)
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 2], argv[0], NULL);
	else {
		order->id = argv[optind + 1];
		return 0;
	}
	return -2;
}

/* Without --data it is made where one stands, not among what is installed. */
static int
run_programme(struct session *s, int argc, char **argv)
{
	struct check_new	 order = { 0 };
	struct buf		 out;
	int			 status = read_options(s, &order, argc, argv);

	if (status == 0)
		status = read_arguments(s, &order, argc, argv);
	if (status != 0)
		return status == COMMAND_HELP ? status : 0;
	order.as_of = s->as_of;
	order.home = file_join(s->arena, s->home, "checks");
	order.dir = s->data != s->home ? file_join(s->arena, s->data,
	    "checks") : "checks";
	buf_init(&out, BUF_TEXT);
	if (check_scaffold(s->diags, &order, &out) == 0) {
		fwrite(buf_string(&out), 1, out.len, stdout);
		printf(diag_english() ?
		    "\nnext: seoryu --data %s rules test -p %s\n" :
		    "\n다음: seoryu --data %s rules test -p %s\n",
		    s->data != s->home ? s->data : ".", order.id);
	}
	buf_free(&out);
	return 0;
}

const struct command cmd_programme = {
	"programme", run_programme,
	{ "새 지원사업의 규칙 자료를 만들기 시작합니다.",
	  "begin the rules of a new programme" },
	{ "사용법: seoryu [--data 폴더] programme new 사업ID [옵션]\n\n"
	  "그대로 읽히고 시험을 통과하는 checks/사업ID 폴더를 만듭니다. --data 폴더가 없으면 현재\n"
	  "폴더 아래에 만듭니다. 이미 있는 것은 덮어쓰지 않습니다.\n\n"
	  "옵션:\n"
	  "      --title 이름     사업 이름\n"
	  "      --notice 파일    공고문의 본문(UTF-8, 문단마다 한 줄). 금액, 비율, 개월, 날짜,\n"
	  "                       필수·이내·이상 같은 말이 있는 행을 인용할 문구로 제안합니다.\n"
	  "      --from 사업ID    있는 사업의 자료에서 시작합니다.\n"
	  "      --as-of 시각     공고일로 적을 날(2026-02-20)\n\n"
	  "예:\n  seoryu programme new craft-2027 --notice 공고문.txt --title '2027년 공예 지원사업'\n"
	  "  seoryu programme new sf-gov-2027 --from sf-gov-2026\n",
	  "usage: seoryu [--data DIR] programme new ID [options]\n\n"
	  "Makes a folder checks/ID that loads and passes its tests, in DIR or else in the\n"
	  "current folder. What is there already is never overwritten.\n\n"
	  "options:\n"
	  "      --title TITLE    the programme's name\n"
	  "      --notice FILE    the notice's text (UTF-8, a paragraph a line): proposes quotes\n"
	  "                       for lines with amounts, ratios, months, days, words of duty\n"
	  "      --from ID        begin with a copy of another programme\n"
	  "      --as-of TIME     the day of the notice (2026-02-20)\n\n"
	  "examples:\n  seoryu programme new craft-2027 --notice notice.txt --title 'Craft 2027'\n"
	  "  seoryu programme new sf-gov-2027 --from sf-gov-2026\n" },
};
