/*
 * seoryu check: one bundle or many against a programme's rules.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/pool.h"
#include "base/stop.h"
#include "base/xml.h"
#include "bundles.h"
#include "check/check.h"
#include "command.h"
#include "intake/intake.h"
#include "press/press.h"

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "as", required_argument, NULL, 'a' },
	{ "as-of", required_argument, NULL, 'd' },
	{ "cache", required_argument, NULL, 'c' },
	{ "ocr", no_argument, NULL, 'r' },
	{ "format", required_argument, NULL, 'f' },
	{ "jobs", required_argument, NULL, 'j' },
	{ "out", required_argument, NULL, 'o' },
	{ "programme", required_argument, NULL, 'p' },
	{ "verbose", no_argument, NULL, 'v' },
	{ NULL, 0, NULL, 0 },
};

#define FORMATS "text, json, xml, html, pdf"

struct options {
	const char		*programme;
	const char		*format;
	const char		*out;		/* "-" for standard output */
	int			 verbose;
	int			 jobs;		/* 0: as many as cores */
	struct intake_stated	*stated;
	size_t			 n_stated;
};

/* The bundles of a command line on their way into a report. */
struct run {
	struct session		*session;
	const struct options	*options;
	char			**paths;
	size_t			  n;
	struct output		*output;	/* NULL: PDFs */
	struct check_report	  how;
	struct report		*report;
	struct buf		  bytes;	/* not yet in the output */
	size_t			  read;
	int			  shown;	/* a line of progress is */
	int			  status;
};

/* Of -j; 0, or -1 with a diag. */
static int
read_jobs(struct session *s, struct options *o, const char *text)
{
	char	*end;
	long	 n = strtol(text, &end, 10);

	if (*end == '\0' && end != text && n >= 1 && n <= POOL_WORKERS_MAX) {
		o->jobs = (int)n;
		return 0;
	}
	diag_at(s->diags, DIAG_C031, (struct place){ 0 }, text, NULL);
	return -1;
}

static int
is_format(const char *name)
{
	static const char *const formats[] = { "text", "json", "xml", "html",
	    "pdf" };
	size_t	 i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i], name) == 0)
			return 1;
	return 0;
}

/* Returns 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":hf:j:o:p:v",
	    longs)) != -1) {
		switch (letter) {
		case 'h':
			return COMMAND_HELP;
		case 'a':
			if (session_state(s, &o->stated, &o->n_stated,
			    optarg) == -1)
				return -2;
			break;
		case 'c':
			s->cache = optarg;
			break;
		case 'r':
			s->ocr = 1;
			break;
		case 'd':
			if (session_clock(s, optarg) == -1)
				return -2;
			break;
		case 'f':
			o->format = optarg;
			break;
		case 'j':
			if (read_jobs(s, o, optarg) == -1)
				return -2;
			break;
		case 'o':
			o->out = optarg;
			break;
		case 'p':
			o->programme = optarg;
			break;
		case 'v':
			o->verbose = 1;
			break;
		default:
			return -2;
		}
	}
	return 0;
}

/* What is wrong with the options taken together; 0, or -2 with a diag. */
static int
judge_options(struct session *s, const struct options *o, int bundles)
{
	if (!is_format(o->format)) {
		diag_at(s->diags, DIAG_C006, (struct place){ 0 }, o->format,
		    FORMATS, NULL);
		return -2;
	}
	if (bundles == 0) {
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    diag_english() ? "the bundle" : "신청서류 꾸러미(폴더나 ZIP)",
		    "seoryu check bundle.zip", NULL);
		return -2;
	}
	if (strcmp(o->format, "pdf") != 0)
		return 0;
	if (bundles == 1 && strcmp(o->out, "-") == 0 && isatty(STDOUT_FILENO)) {
		diag_at(s->diags, DIAG_C009, (struct place){ 0 }, NULL);
		return -2;
	}
	if (bundles > 1 && !file_is_directory(o->out)) {
		diag_at(s->diags, DIAG_C010, (struct place){ 0 }, o->out,
		    NULL);
		return -2;
	}
	return 0;
}

/* A line that is redrawn on a terminal, nothing elsewhere. */
static void
show_progress(void *closure, size_t finished)
{
	struct run	*r = closure;

	if (r->n < 2 || finished == r->n || !isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r\033[K[%zu/%zu]", finished, r->n);
	fflush(stderr);
	r->shown = 1;
}

/* Before anything else is written to what may be the same terminal. */
static void
hide_progress(struct run *r)
{
	if (!r->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	r->shown = 0;
}

/* "inbox/hanbit/" → "hanbit.pdf" */
static const char *
report_name(struct arena *arena, const char *bundle)
{
	size_t	 len = strlen(bundle);
	char	*path;

	while (len > 1 && bundle[len - 1] == '/')
		len--;
	path = arena_strndup(arena, bundle, len);
	return arena_printf(arena, "%s.pdf", file_base(path));
}

static int
by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Two reports of one name would leave one of them; 0, or -2 with a diag. */
static int
judge_names(struct session *s, size_t n, char **bundles)
{
	const char	**names = mem_array(n, sizeof(*names));
	size_t		  i;
	int		  result = 0;

	for (i = 0; i < n; i++)
		names[i] = report_name(s->arena, bundles[i]);
	qsort(names, n, sizeof(*names), by_name);
	for (i = 1; i < n && result == 0; i++)
		if (strcmp(names[i - 1], names[i]) == 0) {
			diag_at(s->diags, DIAG_C019, (struct place){ 0 },
			    names[i], NULL);
			result = -2;
		}
	free(names);
	return result;
}

static void
write_pdf(struct session *s, const struct options *o, xmlDoc *doc,
    const char *bundle, int many)
{
	struct press_options	 options = { .clock = s->as_of };
	struct press_template	*template;
	struct buf		 out;
	const char		*path = o->out;

	if (session_press(s) == NULL)
		return;
	template = press_load(s->press, s->diags, "check-report");
	if (template == NULL)
		return;
	if (many) {
		path = file_join(s->arena, o->out,
		    report_name(s->arena, bundle));
	}
	buf_init(&out, 256 * 1024 * 1024);
	if (press_print(s->press, s->diags, template, doc, &options,
	    &out) == 0)
		file_write(s->diags, path, buf_string(&out), out.len);
	buf_free(&out);
}

/* What the report has by now goes out; 0, or -1 with a diag. */
static int
put_out(struct run *r, int result)
{
	if (result == -1) {
		diag_at(r->session->diags, DIAG_C018, (struct place){ 0 },
		    NULL);
		return -1;
	}
	hide_progress(r);
	result = output_add(r->output, buf_string(&r->bytes), r->bytes.len);
	buf_clear(&r->bytes);
	return result;
}

/* The case of a bundle, or NULL, becomes a PDF. */
static int
print_bundle(void *closure, size_t i, xmlDoc *doc)
{
	struct run	*r = closure;

	if (doc == NULL)
		return 0;
	r->read++;
	if (check_exit(doc) > r->status)
		r->status = check_exit(doc);
	write_pdf(r->session, r->options, doc, r->paths[i], r->n > 1);
	xml_free(doc);
	return 0;
}

/* Where the bundle was read: its exit status and its part of the report. */
static int
brief_bundle(void *closure, const xmlDoc *doc, struct buf *out)
{
	struct run	*r = closure;
	char		 status = (char)check_exit(doc);

	buf_add(out, &status, 1);
	return check_report_part(r->report, doc, out);
}

static int
report_bundle(void *closure, size_t i, const char *bytes, size_t n)
{
	struct run	*r = closure;

	if (bytes == NULL)
		return put_out(r, check_report_unread(r->report, r->paths[i]));
	r->read++;
	if (bytes[0] > r->status)
		r->status = bytes[0];
	return put_out(r, check_report_add(r->report, bytes + 1, n - 1));
}

/* Where the report goes; 0, or -1 with a diag. */
static int
open_report(struct run *r)
{
	const struct options	*o = r->options;

	buf_init(&r->bytes, 1024 * 1024 * 1024);
	if (strcmp(o->format, "pdf") == 0)
		return 0;
	r->output = output_open(r->session->diags, o->out);
	if (r->output == NULL)
		return -1;
	r->how = (struct check_report){ .format = o->format,
	    .verbose = o->verbose, .asked = r->n };
	r->how.color = strcmp(o->out, "-") == 0 && isatty(STDOUT_FILENO) &&
	    getenv("NO_COLOR") == NULL;
	r->report = check_report_open(&r->how, &r->bytes);
	return 0;
}

/* Of one bundle that could not be read there is nothing to report. */
static void
close_report(struct run *r, int result)
{
	int	 closed = check_report_close(r->report);

	hide_progress(r);
	if (r->output != NULL && result == 0 && (r->n > 1 || r->read > 0) &&
	    put_out(r, closed) == 0)
		(void)output_close(r->output);
	else
		output_drop(r->output);
	buf_free(&r->bytes);
}

/* Checks every bundle; one that cannot be read does not stop the rest. */
static int
check_all(struct session *s, const struct options *o, size_t n, char **paths)
{
	struct intake_options	 intake = { .as_of = s->as_of,
				    .stated = o->stated,
				    .n_stated = o->n_stated };
	struct run		 run = { .session = s, .options = o,
				    .paths = paths, .n = n };
	struct bundles		 b = { .paths = paths, .n = n,
				    .programme = o->programme,
				    .intake = &intake, .checked = 1,
				    .workers = o->jobs,
				    .progress = show_progress,
				    .each = print_bundle,
				    .each_brief = report_bundle,
				    .closure = &run };
	struct stop		 stop;

	stop_begin(&stop);
	if (open_report(&run) == 0) {
		b.brief = run.report != NULL ? brief_bundle : NULL;
		close_report(&run, bundles_read(s, &b));
	}
	stop_end(&stop);
	return run.status;
}

static int
run_check(struct session *s, int argc, char **argv)
{
	struct options	 o = { .format = "text", .out = "-" };
	int		 status = read_options(s, &o, argc, argv);

	if (status == 0)
		status = judge_options(s, &o, argc - optind);
	if (status == 0 && session_stated(s, o.stated, o.n_stated) == -1)
		status = -2;
	if (status == 0 && strcmp(o.format, "pdf") == 0)
		status = judge_names(s, (size_t)(argc - optind),
		    argv + optind);
	if (status == 0)
		status = check_all(s, &o, (size_t)(argc - optind),
		    argv + optind);
	free(o.stated);
	return status == -2 ? 0 : status;
}

const struct command cmd_check = {
	"check", run_check,
	{ "신청서류 꾸러미(폴더나 ZIP)를 공고문의 규칙에 비추어 확인합니다.",
	  "check bundles against the programme's rules" },
	{ "사용법: seoryu check [옵션] 꾸러미...\n\n"
	  "폴더나 ZIP으로 된 신청서류를 확인하고, 빠졌거나 기한이 지났거나 서로 맞지 않는 것을\n"
	  "공고문의 해당 문구와 함께 알려 줍니다.\n\n"
	  "옵션:\n"
	  "  -p, --programme ID       사업을 지정합니다(보통은 신청서에서 스스로 찾습니다).\n"
	  "      --ocr                스캔본의 글자를 인식하여 참고합니다(tesseract 필요). 판정은 확인필요로 남깁니다.\n"
	  "      --cache 폴더         읽은 내용을 이 폴더에 보관하여, 같은 파일은 다시 읽지 않습니다.\n"
	  "      --as-of 시각         이 시각에 확인하는 것으로 봅니다(2026-02-20 또는 RFC 3339).\n"
	  "  -f, --format 형식        text(기본), json, xml, html, pdf\n"
	  "  -j, --jobs 수            동시에 확인할 꾸러미 수(기본: 코어 수)\n"
	  "  -o, --out 파일           화면 대신 파일에 씁니다(여러 꾸러미의 PDF는 폴더).\n"
	  "      --as 파일=서류       파일이 어떤 서류인지 직접 알려 줍니다(여러 번 가능).\n"
	  "  -v, --verbose            통과한 규칙도 모두 보여 줍니다.\n\n"
	  "예:\n"
	  "  seoryu check 신청서류.zip\n"
	  "  seoryu check --as-of 2026-02-27 -f pdf -o 결과.pdf 신청서류/\n"
	  "  seoryu check --as '스캔1.pdf=national-tax' 신청서류/\n"
	  "  seoryu check -f json -o 결과.json 접수/*.zip\n",
	  "usage: seoryu check [OPTIONS] BUNDLE...\n\n"
	  "Checks folders or ZIP files and reports what is missing, stale or contradictory\n"
	  "with the words of the notice that say so.\n\n"
	  "options:\n"
	  "  -p, --programme ID       the programme (normally found from the application)\n"
	  "      --ocr                recognise the letters of scans (needs tesseract); never decides\n"
	  "      --cache DIR          keep what is read there and read no file twice\n"
	  "      --as-of TIME         the clock of the run (2026-02-20 or RFC 3339)\n"
	  "  -f, --format FORMAT      text (default), json, xml, html, pdf\n"
	  "  -j, --jobs N             bundles read at a time (default: the cores)\n"
	  "  -o, --out FILE           write to a file (a folder for PDFs of several bundles)\n"
	  "      --as FILE=DOCUMENT   state what a file is (may be repeated)\n"
	  "  -v, --verbose            also list what passed\n\n"
	  "examples:\n"
	  "  seoryu check bundle.zip\n"
	  "  seoryu check --as-of 2026-02-27 -f pdf -o result.pdf bundle/\n"
	  "  seoryu check --as 'scan1.pdf=national-tax' bundle/\n"
	  "  seoryu check -f json -o result.json inbox/*.zip\n" },
};
