/*
 * seoryu template: for those who write papers. check says what is wrong with
 * a template, fields what it reads.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/quote.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "command.h"
#include "press/press.h"

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "as-of", required_argument, NULL, 'd' },
	{ "format", required_argument, NULL, 'f' },
	{ "house", required_argument, NULL, 'H' },
	{ "out", required_argument, NULL, 'o' },
	{ NULL, 0, NULL, 0 },
};

struct options {
	const char	*format;
	const char	*out;
};

static const char *
say(const char *korean, const char *english)
{
	return diag_english() ? english : korean;
}

/* Returns 0, COMMAND_HELP, or -2 with a diag. */
static int
read_options(struct session *s, struct options *o, int argc, char **argv)
{
	int	 letter;

	while ((letter = command_option(s, argc, argv, ":hf:o:",
	    longs)) != -1) {
		switch (letter) {
		case 'h':
			return COMMAND_HELP;
		case 'd':
			if (session_clock(s, optarg) == -1)
				return -2;
			break;
		case 'f':
			o->format = optarg;
			break;
		case 'H':
			s->house = optarg;
			break;
		case 'o':
			o->out = optarg;
			break;
		default:
			return -2;
		}
	}
	return 0;
}

/* ---- check ---- */

struct checking {
	struct session	*session;
	struct buf	*out;
	int		 json;
	size_t		 n, faulty;
};

static void
write_result(struct checking *c, const char *name, size_t faults, size_t first)
{
	struct buf	*out = c->out;

	if (!c->json && faults > 0)
		buf_printf(out, "%s: %s%zu%s\n", name, say("오류 ", ""),
		    faults, say("건", " faults"));
	else if (!c->json)
		buf_printf(out, "%s: %s\n", name, say("이상 없음",
		    "no fault"));
	if (!c->json)
		return;
	buf_puts(out, c->n > 1 ? ",\n{\"template\": " : "\n{\"template\": ");
	quote_json(out, name);
	buf_printf(out, ", \"faults\": %zu, \"messages\": ", faults);
	diags_json(c->session->diags, first, out);
	buf_putc(out, '}');
}

static void
check_one(struct checking *c, const char *name)
{
	struct session		*s = c->session;
	struct press_options	 options = { .clock = s->as_of };
	size_t			 first = diags_count(s->diags, DIAG_NOTE);
	size_t			 faults;

	faults = press_check(s->press, s->diags, name, &options);
	c->n++;
	c->faulty += faults > 0;
	write_result(c, name, faults, first);
}

/* A folder of papers, or a paper by its folder, its file or its name. */
static void
check_argument(struct checking *c, const char *name)
{
	struct session	 *s = c->session;
	char		**papers;
	const char	 *path;
	size_t		  i;

	path = file_join(s->arena, name, "template.xml");
	if (!file_is_directory(name) || file_exists(path)) {
		check_one(c, file_exists(path) ? path : name);
		return;
	}
	papers = press_papers(s->press, s->diags, name);
	for (i = 0; papers[i] != NULL; i++)
		check_one(c, file_join(s->arena, file_join(s->arena, name,
		    papers[i]), "template.xml"));
	if (i == 0)
		diag_at(s->diags, DIAG_C026, (struct place){ 0 }, name, NULL);
}

static void
check_templates(struct session *s, const struct options *o, char **names,
    struct buf *out)
{
	struct checking	  c = { .session = s, .out = out,
			    .json = strcmp(o->format, "json") == 0 };
	char		**papers = names;

	if (c.json)
		buf_putc(out, '[');
	if (*names == NULL)
		papers = press_papers(s->press, s->diags, NULL);
	for (; *papers != NULL; papers++)
		if (*names == NULL)
			check_one(&c, *papers);
		else
			check_argument(&c, *papers);
	if (c.json)
		buf_puts(out, c.n > 0 ? "\n]\n" : "]\n");
	else
		buf_printf(out, "%s%zu%s%zu%s\n", say("서식 ", ""), c.n,
		    say("종, 오류 있는 서식 ", " templates, "), c.faulty,
		    say("종", " faulty"));
}

/* ---- fields ---- */

static const char *
need_word(const struct press_field *f)
{
	static const char *const words[][2] = {
		[PRESS_OPTIONAL] = { "선택", "optional" },
		[PRESS_CONDITIONAL] = { "조건부", "conditional" },
		[PRESS_ALTERNATIVE] = { "택일", "one of several" },
		[PRESS_REQUIRED] = { "필수", "required" }
	};

	return words[f->need][diag_english()];
}

static const char *
kind_word(const struct press_field *f)
{
	static const char *const words[][3] = {
		{ "text", "글", "text" }, { "number", "수", "number" },
		{ "date", "날짜", "date" }, { "moment", "시각", "moment" },
		{ "brn", "사업자번호", "business number" },
		{ "crn", "법인번호", "corporate number" }
	};
	size_t	 i;

	if (f->repeated)
		return say("되풀이", "repeated");
	if (!f->value)
		return say("요소", "element");
	for (i = 0; strcmp(words[i][0], f->kind) != 0; i++)
		;
	return words[i][1 + diag_english()];
}

/* "selection-letter/template.xml": enough to find it. */
static const char *
short_name(const char *path)
{
	const char	*s = path + strlen(path);
	int		 slashes = 0;

	while (s > path && (s[-1] != '/' || ++slashes < 2))
		s--;
	return s;
}

static void
write_places(struct buf *out, const struct press_place *place)
{
	const char	*file = "";

	for (; place != NULL; place = place->next) {
		if (strcmp(place->file, file) == 0) {
			buf_printf(out, ",%d", place->line);
			continue;
		}
		buf_printf(out, " %s:%d", short_name(place->file),
		    place->line);
		file = place->file;
	}
	buf_putc(out, '\n');
}

static void
put_cell(struct buf *out, const char *text, size_t width)
{
	size_t	 used = utf8_width(text);

	buf_printf(out, "%s%*s", text,
	    (int)(used < width ? width - used : 1), "");
}

static void
write_text(struct buf *out, const struct press_fields *fields)
{
	const struct press_field	*f;
	size_t				 width = 0;

	for (f = fields->first; f != NULL; f = f->next)
		if (utf8_width(f->path) > width && utf8_width(f->path) < 60)
			width = utf8_width(f->path);
	for (f = fields->first; f != NULL; f = f->next) {
		put_cell(out, need_word(f), diag_english() ? 15 : 7);
		put_cell(out, kind_word(f), diag_english() ? 17 : 11);
		put_cell(out, f->path, width + 1);
		write_places(out, f->places);
	}
	if (fields->unresolved != NULL)
		buf_puts(out, say("\n자료가 있어야 알 수 있는 식:\n",
		    "\nexpressions that only data could tell:\n"));
	for (f = fields->unresolved; f != NULL; f = f->next) {
		buf_printf(out, "%s ", f->path);
		write_places(out, f->places);
	}
}

static void
write_json_places(struct buf *out, const struct press_place *place)
{
	const char	*comma = "";

	buf_puts(out, ", \"where\": [");
	for (; place != NULL; place = place->next, comma = ", ") {
		buf_printf(out, "%s{\"file\": ", comma);
		quote_json(out, place->file);
		buf_printf(out, ", \"line\": %d}", place->line);
	}
	buf_puts(out, "]}");
}

static void
write_json(struct buf *out, const struct press_fields *fields)
{
	static const char *const	 needs[] = { "optional",
					    "conditional", "alternative",
					    "required" };
	const struct press_field	*f;
	const char			*comma = "\n ";

	buf_puts(out, "{\"fields\": [");
	for (f = fields->first; f != NULL; f = f->next, comma = ",\n ") {
		buf_printf(out, "%s{\"path\": ", comma);
		quote_json(out, f->path);
		buf_printf(out, ", \"need\": \"%s\", \"repeated\": %s, "
		    "\"value\": %s, \"kind\": \"%s\"", needs[f->need],
		    f->repeated ? "true" : "false",
		    f->value ? "true" : "false", f->kind);
		write_json_places(out, f->places);
	}
	buf_puts(out, "],\n\"unresolved\": [");
	comma = "\n ";
	for (f = fields->unresolved; f != NULL; f = f->next, comma = ",\n ") {
		buf_printf(out, "%s{\"expression\": ", comma);
		quote_json(out, f->path);
		write_json_places(out, f->places);
	}
	buf_puts(out, "]}\n");
}

static void
write_skeleton(struct session *s, const struct press_template *t,
    struct buf *out)
{
	xmlDoc	*doc = press_skeleton(s->press, t);

	if (doc != NULL)
		xml_write(doc, out);
	xml_free(doc);
}

static void
list_fields(struct session *s, const struct options *o, const char *name,
    struct buf *out)
{
	const char		*path;
	struct press_template	*t;

	path = file_join(s->arena, name, "template.xml");
	t = press_load(s->press, s->diags, file_exists(path) ? path : name);
	if (t == NULL)
		return;
	if (strcmp(o->format, "xml") == 0)
		write_skeleton(s, t, out);
	else if (strcmp(o->format, "json") == 0)
		write_json(out, press_fields(s->press, t));
	else
		write_text(out, press_fields(s->press, t));
}

/* ---- the command ---- */

static int
judge_format(struct session *s, const struct options *o, int check)
{
	if (strcmp(o->format, "text") == 0 || strcmp(o->format, "json") == 0 ||
	    (!check && strcmp(o->format, "xml") == 0))
		return 0;
	diag_at(s->diags, DIAG_C006, (struct place){ 0 }, o->format,
	    check ? "text, json" : "text, json, xml", NULL);
	return -2;
}

/* Returns 0, or -2 with a diag. */
static int
judge_arguments(struct session *s, const struct options *o, int argc,
    char **argv)
{
	const char	*action = optind < argc ? argv[optind] : "";
	int		 check = strcmp(action, "check") == 0;
	struct nearest	 near;

	nearest_init(&near, action);
	nearest_try(&near, "check");
	nearest_try(&near, "fields");
	if (near.found != NULL && near.distance > 0)
		diag_at(s->diags, DIAG_B033, (struct place){ 0 }, action,
		    near.found, NULL);
	else if (!check && strcmp(action, "fields") != 0)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    say("할 일(check 또는 fields)",
		    "what to do, check or fields,"),
		    "seoryu template check, seoryu template fields "
		    "selection-letter", NULL);
	else if (!check && argc - optind < 2)
		diag_at(s->diags, DIAG_C004, (struct place){ 0 },
		    say("서식 이름", "the template"),
		    "seoryu template fields selection-letter", NULL);
	else if (!check && argc - optind > 2)
		diag_at(s->diags, DIAG_C013, (struct place){ 0 },
		    argv[optind + 2], argv[0], NULL);
	else
		return judge_format(s, o, check);
	return -2;
}

static int
run_template(struct session *s, int argc, char **argv)
{
	struct options	 o = { .format = "text", .out = "-" };
	struct buf	 out;
	int		 status = read_options(s, &o, argc, argv);

	if (status == 0)
		status = judge_arguments(s, &o, argc, argv);
	if (status != 0 || session_press(s) == NULL)
		return status == COMMAND_HELP ? status : 0;
	buf_init(&out, BUF_TEXT);
	if (strcmp(argv[optind], "check") == 0)
		check_templates(s, &o, argv + optind + 1, &out);
	else
		list_fields(s, &o, argv[optind + 1], &out);
	if (out.len > 0)
		file_write(s->diags, o.out, buf_string(&out), out.len);
	buf_free(&out);
	return 0;
}

const struct command cmd_template = {
	"template", run_template,
	{ "서식에 잘못이 없는지, 서식이 어떤 자료를 읽는지 알려 줍니다.",
	  "check a template, list what it reads" },
	{ "사용법: seoryu template check [옵션] [서식 또는 폴더...]\n"
	  "        seoryu template fields [옵션] 서식\n\n"
	  "check는 서식의 잘못을 모두 한꺼번에 줄 번호와 함께 알려 줍니다. 요소·속성·스타일\n"
	  "이름, XPath 식, 포함하는 파일과 그림, 표의 칸 수를 살피고, 서식 옆의 sample*.xml로\n"
	  "인쇄해 봅니다. 서식을 적지 않으면 모든 서식을 확인합니다.\n"
	  "fields는 서식이 자료에서 읽는 값을 모두 나열합니다. 필수는 없으면 인쇄되지 않는\n"
	  "값, 택일은 여럿 가운데 하나가 있어야 하는 값, 조건부는 if=의 조건이 맞을 때 필요한\n"
	  "값, 선택은 없어도 되는 값입니다.\n\n"
	  "옵션:\n"
	  "      --as-of 시각     인쇄해 볼 때의 시각(2026-02-20 또는 RFC 3339)\n"
	  "  -f, --format 형식    text, json, fields는 xml도(값을 모두 갖춘 보기 자료)\n"
	  "      --house 폴더     기관의 스타일·로고·기관 정보가 있는 폴더\n"
	  "  -o, --out 파일       표준 출력 대신 쓸 파일\n\n"
	  "예:\n"
	  "  seoryu template check\n"
	  "  seoryu template check 우리서식/template.xml\n"
	  "  seoryu template fields selection-letter\n"
	  "  seoryu template fields -f xml -o sample.xml 우리서식\n",
	  "usage: seoryu template check [OPTIONS] [TEMPLATE|DIR...]\n"
	  "       seoryu template fields [OPTIONS] TEMPLATE\n\n"
	  "check tells all that is wrong with a template at once, with line numbers: names\n"
	  "of elements, attributes and styles, XPath, included files and images, cells of\n"
	  "tables; then it prints the sample*.xml beside the template. Without a template it\n"
	  "checks all of them. fields lists every value that a template reads: required,\n"
	  "one of several, conditional (where an if= holds) or optional.\n\n"
	  "options:\n"
	  "      --as-of TIME     the clock for printing samples\n"
	  "  -f, --format FORMAT  text, json; of fields also xml: data to begin a sample with\n"
	  "      --house DIR      an office's own house.xml, office.xml, parts and images\n"
	  "  -o, --out FILE       write there instead of standard output\n\n"
	  "examples:\n"
	  "  seoryu template check\n"
	  "  seoryu template check ours/template.xml\n"
	  "  seoryu template fields selection-letter\n"
	  "  seoryu template fields -f xml -o sample.xml ours\n" },
};
