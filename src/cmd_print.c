/*
 * seoryu print: a template and data → a paper.
 */
#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/check.h"
#include "command.h"
#include "press/press.h"

enum { PAPER_MAX = 512 * 1024 * 1024 };

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "as-of", required_argument, NULL, 'd' },
	{ "attach", no_argument, NULL, 'A' },
	{ "draft", no_argument, NULL, 'D' },
	{ "house", required_argument, NULL, 'H' },
	{ "out", required_argument, NULL, 'o' },
	{ "programme", required_argument, NULL, 'p' },
	{ "trace", required_argument, NULL, 'T' },
	{ NULL, 0, NULL, 0 },
};

#define STAGES "expanded, boxes, dump, pdf"

struct options {
	const char		*programme;
	const char		*out;
	int			 attach;	/* the data in the PDF */
	struct press_options	 press;
};

static int
is_stage(const char *name)
{
	return strcmp(name, "expanded") == 0 || strcmp(name, "boxes") == 0 ||
	    strcmp(name, "dump") == 0 || strcmp(name, "pdf") == 0;
}

/* Returns 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":ho:p:T:",
	    longs)) != -1) {
		switch (letter) {
		case 'h':
			return COMMAND_HELP;
		case 'd':
			if (session_clock(s, optarg) == -1)
				return -2;
			break;
		case 'A':
			o->attach = 1;
			break;
		case 'D':
			o->press.draft = 1;
			break;
		case 'H':
			s->house = optarg;
			break;
		case 'o':
			o->out = optarg;
			break;
		case 'p':
			o->programme = optarg;
			break;
		case 'T':
			if (!is_stage(optarg)) {
				diag_at(s->diags, DIAG_C015,
				    (struct place){ 0 }, optarg, STAGES, NULL);
				return -2;
			}
			o->press.trace =
			    strcmp(optarg, "pdf") != 0 ? optarg : NULL;
			break;
		default:
			return -2;
		}
	}
	return 0;
}

static int
judge_arguments(struct session *s, const struct options *o, int argc,
    char **argv)
{
	if (argc - optind < 2) {
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the template or its data" :
		    "서식 이름이나 자료", "seoryu print business-plan "
		    "application.xml -o plan.pdf", NULL);
		return -2;
	}
	if (argc - optind > 2) {
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 2], argv[0], NULL);
		return -2;
	}
	if (o->press.trace == NULL && strcmp(o->out, "-") == 0 &&
	    isatty(STDOUT_FILENO)) {
		diag_at(s->diags, DIAG_C009, (struct place){ 0 }, NULL);
		return -2;
	}
	return 0;
}

/* With the data as it was read, whatever it came from. */
static int
press(struct session *s, const struct options *o,
    const struct press_template *template, xmlDoc *doc, struct buf *out)
{
	struct press_options	 press = o->press;
	struct press_attachment	 data = {
		.name = "data.xml", .type = "text/xml",
		.description = diag_english() ?
		    "the data this paper was made from" : "이 서식의 자료"
	};
	struct buf		 xml;
	int			 result;

	buf_init(&xml, PAPER_MAX);
	press.clock = s->as_of;
	if (o->attach) {
		xml_write(doc, &xml);
		data.bytes = buf_string(&xml);
		data.n = xml.len;
		press.attach = &data;
	}
	result = press_print(s->press, s->diags, template, doc, &press, out);
	buf_free(&xml);
	return result;
}

/* What stands on the disk, or else what is to be known of a programme. */
static xmlDoc *
read_data(struct session *s, const struct options *o, const char *data)
{
	const struct check_programme	*programme;

	if (file_exists(data) || session_check(s) == NULL ||
	    (programme = check_find(s->check, data)) == NULL)
		return session_read(s, data, o->programme);
	return check_sheet(s->check, s->diags, programme, s->as_of);
}

static void
print_paper(struct session *s, struct options *o, const char *name,
    const char *data)
{
	struct press_template	*template;
	struct buf		 out;
	xmlDoc			*doc;

	if (session_press(s) == NULL)
		return;
	template = press_load(s->press, s->diags, name);
	if (template == NULL)
		return;
	if ((doc = read_data(s, o, data)) == NULL)
		return;
	buf_init(&out, PAPER_MAX);
	if (press(s, o, template, doc, &out) == 0)
		file_write(s->diags, o->out, buf_string(&out), out.len);
	buf_free(&out);
	xml_free(doc);
}

static int
run_print(struct session *s, int argc, char **argv)
{
	struct options	 o = { .out = "-" };
	int		 status = read_options(s, &o, argc, argv);

	if (status == 0)
		status = judge_arguments(s, &o, argc, argv);
	if (status == 0)
		print_paper(s, &o, argv[optind], argv[optind + 1]);
	return status == COMMAND_HELP ? status : 0;
}

const struct command cmd_print = {
	"print", run_print,
	{ "사업계획서, 컨설팅 신청서, 요건검토 결과 같은 서식을 PDF로 인쇄합니다.",
	  "print a paper as PDF" },
	{ "사용법: seoryu print [옵션] 서식 자료\n\n"
	  "서식은 templates/ 아래 폴더의 이름이나 서식 파일이고, 자료는 application.xml이나\n"
	  "저장한 확인 결과(XML), 또는 신청서류 꾸러미(폴더나 ZIP)입니다. 빠진 값이 있으면\n"
	  "모두 한꺼번에 알려 주고 아무것도 쓰지 않습니다.\n\n"
	  "서식: business-plan 사업계획서, consulting-application 컨설팅 신청서,\n"
	  "      check-report 서류확인 결과, review-result 요건검토 결과,\n"
	  "      supplement-letter 보완 요청, selection-letter 선정 통보,\n"
	  "      rejection-letter 미선정 통보, score-sheet 평가표,\n"
	  "      score-summary 평가 종합표, site-check 현장확인표,\n"
	  "      programme-sheet 지원사업 안내(자료 자리에 사업 ID)\n"
	  "      (자료의 모양은 서식 옆의 sample.xml에 있습니다)\n\n"
	  "옵션:\n"
	  "  -o, --out 파일       저장할 PDF\n"
	  "      --draft          빠진 값을 빈칸으로 남기고 '초안'을 찍습니다.\n"
	  "      --attach         자료를 PDF 안에 data.xml로 함께 보관합니다(PDF/A-3a).\n"
	  "      --as-of 시각     인쇄하는 시각(2026-02-20 또는 RFC 3339)\n"
	  "      --house 폴더     기관의 스타일·로고·기관 정보(house.xml, office.xml)가 있는 폴더\n"
	  "  -p, --programme ID   꾸러미를 확인할 사업\n"
	  "  -T, --trace 단계     expanded, boxes, dump: 중간 결과를 보여 줍니다.\n\n"
	  "예:\n"
	  "  seoryu print business-plan 신청서류/ -o 사업계획서.pdf\n"
	  "  seoryu print consulting-application application.xml -o 컨설팅신청서.pdf\n"
	  "  seoryu print review-result 접수.zip -o 요건검토.pdf\n"
	  "  seoryu print programme-sheet sf-gov-2026 -o 안내.pdf\n",
	  "usage: seoryu print [OPTIONS] TEMPLATE DATA\n\n"
	  "TEMPLATE is a folder under templates/ or a template file; DATA is an\n"
	  "application.xml, a stored case, or a bundle. Everything that is missing is\n"
	  "listed at once, and then nothing is written.\n\n"
	  "templates: business-plan, consulting-application, check-report, review-result,\n"
	  "  supplement-letter, selection-letter, rejection-letter, score-sheet,\n"
	  "  score-summary, site-check (their sample.xml shows the data they take),\n"
	  "  programme-sheet (DATA is the programme's id)\n\n"
	  "options:\n"
	  "  -o, --out FILE       the PDF\n"
	  "      --draft          leave blanks visible and print 초안 across\n"
	  "      --attach         keep the data inside the PDF as data.xml (PDF/A-3a)\n"
	  "      --as-of TIME     the clock of the run (2026-02-20 or RFC 3339)\n"
	  "      --house DIR      an office's own house.xml, office.xml, parts and images\n"
	  "  -p, --programme ID   the programme to check a bundle against\n"
	  "  -T, --trace STAGE    expanded, boxes, dump: show an intermediate result\n\n"
	  "examples:\n"
	  "  seoryu print business-plan bundle/ -o plan.pdf\n"
	  "  seoryu print consulting-application application.xml -o consulting.pdf\n"
	  "  seoryu print review-result bundle.zip -o review.pdf\n"
	  "  seoryu print programme-sheet sf-gov-2026 -o sheet.pdf\n" },
};
