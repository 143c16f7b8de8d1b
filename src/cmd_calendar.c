/*
 * seoryu calendar: when to get which paper.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/check.h"
#include "command.h"

static const struct option longs[] = {
	{ "as-of", required_argument, NULL, 'a' },
	{ "format", required_argument, NULL, 'f' },
	{ "help", no_argument, NULL, 'h' },
	{ "out", required_argument, NULL, 'o' },
	{ "programme", required_argument, NULL, 'p' },
	{ NULL, 0, NULL, 0 },
};

struct options {
	const char	*format;
	const char	*out;
	const char	*programme;	/* NULL: the bundle's own */
};

/* 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":f:ho:p:",
	    longs)) != -1) {
		if (letter == 'h')
			return COMMAND_HELP;
		if (letter == 'f')
			o->format = optarg;
		else if (letter == 'o')
			o->out = optarg;
		else if (letter == 'p')
			o->programme = optarg;
		else if (letter != 'a' || session_clock(s, optarg) == -1)
			return -2;
	}
	return 0;
}

/* The programme a bundle was checked against; NULL with a diag. */
static const struct check_programme *
programme_of(struct session *s, const xmlDoc *casedoc, const char *path)
{
	const xmlNode	*node = xml_child(xmlDocGetRootElement(
			    (xmlDoc *)(uintptr_t)casedoc), "programme");
	const char	*id = node != NULL ?
			    xml_attribute(s->arena, node, "id") : NULL;

	if (id == NULL) {
		diag_at(s->diags, DIAG_C321, (struct place){ 0 }, path, NULL);
		return NULL;
	}
	return check_named(s->check, s->diags, id);
}

static void
report(struct session *s, const struct options *o, const xmlDoc *calendar)
{
	struct buf	 out;
	int		 to_terminal = strcmp(o->out, "-") == 0;

	buf_init(&out, BUF_TEXT);
	if (check_calendar_report(calendar, o->format, to_terminal &&
	    isatty(STDOUT_FILENO), &out) == -1)
		diag_at(s->diags, DIAG_C006, (struct place){ 0 }, o->format,
		    "text json ics", NULL);
	else if (to_terminal)
		fwrite(buf_string(&out), 1, out.len, stdout);
	else
		file_write(s->diags, o->out, buf_string(&out), out.len);
	buf_free(&out);
}

static void
make_calendar(struct session *s, const struct options *o, const char *what)
{
	const struct check_programme	*programme;
	xmlDoc				*casedoc = NULL, *calendar = NULL;

	if (session_check(s) == NULL)
		return;
	/* What stands on the disk is a bundle, whatever else it is called. */
	if (file_exists(what)) {
		casedoc = session_read(s, what, o->programme);
		if (casedoc == NULL)
			return;
		programme = programme_of(s, casedoc, what);
	} else
		programme = check_named(s->check, s->diags, what);
	if (programme != NULL)
		calendar = check_calendar(s->check, s->diags, programme,
		    s->as_of, casedoc);
	if (calendar != NULL) {
		report(s, o, calendar);
		if (!check_calendar_is_dated(calendar))
			diag_at(s->diags, DIAG_C320, (struct place){ 0 },
			    check_title(programme), NULL);
	}
	xml_free(calendar);
	xml_free(casedoc);
}

static int
run_calendar(struct session *s, int argc, char **argv)
{
	struct options	 o = { .format = "text", .out = "-" };
	int		 status = read_options(s, &o, argc, argv);

	if (status != 0)
		return status == COMMAND_HELP ? status : 0;
	if (optind >= argc)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "a bundle or the programme's id" :
		    "꾸러미나 사업 ID", "seoryu calendar data-product-2026",
		    NULL);
	else if (optind + 1 < argc)
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 1], argv[0], NULL);
	else
		make_calendar(s, &o, argv[optind]);
	return 0;
}

const struct command cmd_calendar = {
	"calendar", run_calendar,
	{ "서류마다 언제까지 받아야 하는지, 가진 서류가 쓸모 있는지 날짜로 보여 줍니다.",
	  "when to get which paper" },
	{ "사용법: seoryu calendar [옵션] 꾸러미|사업ID\n\n"
	  "서류마다 인정되는 가장 이른 발행일, 오늘 받으면 언제까지 쓸 수 있는지, 발급에\n"
	  "걸리는 날, 신청할 수 있는 마지막 날을 먼저 할 일부터 보여 줍니다. 꾸러미를 주면\n"
	  "가진 서류를 기준일까지 쓸 수 있는지도 알려 줍니다.\n\n"
	  "옵션:\n"
	  "  -f, --format 형식    text, json 또는 ics(달력에 넣는 파일)\n"
	  "  -o, --out 파일       저장할 파일\n"
	  "  -p, --programme ID   꾸러미를 확인할 사업\n"
	  "      --as-of 시각     기준 시각(2026-02-20 또는 2026-02-20T10:00:00+09:00)\n\n"
	  "예:\n  seoryu calendar data-product-2026\n"
	  "  seoryu calendar -f ics -o 서류.ics 신청서류/\n",
	  "usage: seoryu calendar [options] BUNDLE|PROGRAMME\n\n"
	  "For each paper the earliest date of issue that is accepted, until when one\n"
	  "issued today would hold, how long it takes to get and the last day to apply\n"
	  "for it, the most urgent first; of a bundle also whether its papers will hold.\n\n"
	  "options:\n"
	  "  -f, --format FORMAT  text, json or ics (for calendars)\n"
	  "  -o, --out FILE       the file to write\n"
	  "  -p, --programme ID   the programme to check a bundle against\n"
	  "      --as-of TIME     the clock (2026-02-20 or 2026-02-20T10:00:00+09:00)\n\n"
	  "example:\n  seoryu calendar data-product-2026\n"
	  "  seoryu calendar -f ics -o papers.ics bundle/\n" },
};
