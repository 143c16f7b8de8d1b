/*
 * seoryu facts: what was read from a bundle, before any rule.
 */
#include <getopt.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "command.h"
#include "intake/intake.h"
#include "why.h"

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "as", required_argument, NULL, 'a' },
	{ "as-of", required_argument, NULL, 'd' },
	{ "cache", required_argument, NULL, 'c' },
	{ "ocr", no_argument, NULL, 'r' },
	{ "out", required_argument, NULL, 'o' },
	{ "why", no_argument, NULL, 'w' },
	{ NULL, 0, NULL, 0 },
};

/* What was asked for. */
struct options {
	struct intake_options	 intake;
	struct intake_stated	*stated;
	const char		*out;
	int			 why;
};

/* Returns 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":ho:", longs)) != -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		if (letter == 'o')
			o->out = optarg;
		else if (letter == 'c')
			s->cache = optarg;
		else if (letter == 'r')
			s->ocr = 1;
		else if (letter == 'w')
			o->why = 1;
		else if (letter == 'a' ? session_state(s, &o->stated,
		    &o->intake.n_stated, optarg) == -1 :
		    letter != 'd' || session_clock(s, optarg) == -1)
			return -2;
	}
	o->intake.stated = o->stated;
	o->intake.as_of = s->as_of;
	return session_stated(s, o->stated, o->intake.n_stated) == -1 ? -2 : 0;
}

static void
write_facts(struct session *s, const struct options *o, xmlDoc *doc)
{
	struct buf	 out;

	buf_init(&out, BUF_TEXT);
	if (o->why)
		why_write(&out, doc);
	if (o->why || xml_write(doc, &out) == 0)
		file_write(s->diags, o->out, buf_string(&out), out.len);
	else
		diag_at(s->diags, DIAG_C018, (struct place){ 0 }, NULL);
	buf_free(&out);
}

/* The one argument, or NULL with a diag. */
static const char *
bundle_named(struct session *s, int argc, char **argv)
{
	if (optind + 1 == argc)
		return argv[optind];
	diag_at(s->diags, optind < argc ? DIAG_C013 : DIAG_C004,
	    (struct place){ 0 }, optind < argc ? argv[optind + 1] :
	    diag_english() ? "the bundle" : "신청서류 꾸러미(폴더나 ZIP)",
	    optind < argc ? argv[0] : "seoryu facts bundle.zip", NULL);
	return NULL;
}

static int
run_facts(struct session *s, int argc, char **argv)
{
	struct options	 o = { .out = "-" };
	const char	*path;
	xmlDoc		*doc = NULL;
	int		 status = read_options(s, &o, argc, argv);

	if (status == 0 && (path = bundle_named(s, argc, argv)) != NULL)
		doc = session_bundle(s, path, NULL, &o.intake, 0);
	if (doc != NULL)
		write_facts(s, &o, doc);
	xml_free(doc);
	free(o.stated);
	return status == COMMAND_HELP ? COMMAND_HELP : 0;
}

const struct command cmd_facts = {
	"facts", run_facts,
	{ "꾸러미에서 읽은 사실을 규칙을 적용하기 전 그대로 XML로 보여 줍니다.",
	  "what is read from a bundle, as XML" },
	{ "사용법: seoryu facts [옵션] 꾸러미\n\n"
	  "파일마다 종류, 상태, 인식한 서류와 그 근거, 읽은 값과 그 위치를 XML로 보여 줍니다.\n"
	  "개인 식별번호는 언제나 가려서 보여 줍니다.\n\n"
	  "옵션:\n"
	  "      --why          XML 대신, 파일마다 무슨 서류로 본 까닭(근거와 점수, 쪽과 행,\n"
	  "                     없는 근거, 다른 후보)을 글로 보여 줍니다.\n"
	  "      --as 파일=서류 이 파일이 무슨 서류인지 지정합니다(예: 스캔1.pdf=national-tax).\n"
	  "  -o, --out 파일     화면 대신 파일에 씁니다.\n"
	  "      --cache 폴더   읽은 내용을 이 폴더에 보관하여, 같은 파일은 다시 읽지 않습니다.\n"
	  "      --ocr          스캔본의 글자를 인식합니다(tesseract 필요). 참고할 값만 읽습니다.\n"
	  "      --as-of 시각   기준 시각(2026-02-20 또는 2026-02-20T10:00:00+09:00)\n\n"
	  "예:\n  seoryu facts 신청서류.zip\n  seoryu facts --why 신청서류.zip\n",
	  "usage: seoryu facts [OPTIONS] BUNDLE\n\n"
	  "Prints kind, state, recognised document with its reason, and each value with\n"
	  "its place, as XML. Personal numbers are always masked.\n\n"
	  "options:\n"
	  "      --why          text instead of XML: why each file was taken for its document\n"
	  "      --as FILE=DOC  state what a file is (scan1.pdf=national-tax)\n"
	  "  -o, --out FILE     write to a file\n"
	  "      --cache DIR    keep what is read there and read no file twice\n"
	  "      --ocr          recognise the letters of scans (needs tesseract), as a guess\n"
	  "      --as-of TIME   the clock of the run (2026-02-20 or RFC 3339)\n\n"
	  "examples:\n  seoryu facts bundle.zip\n  seoryu facts --why bundle.zip\n" },
};
