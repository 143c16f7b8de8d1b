#include "why.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "intake/intake.h"

enum {
	LABEL_WIDTH	= 10,	/* columns: 근거, 없음 */
	KIND_WIDTH	= 16,	/* 맞지 않는 문구 */
	WORDS_WIDTH	= 34,
	MISSING_MAX	= 6	/* that are listed */
};

struct why {
	struct buf	*out;
	struct arena	*arena;
};

/* A word of the case and what people call it. */
struct term {
	const char	*name, *text;
};

static const struct term kinds[] = {
	{ "title", "제목" }, { "issuer", "발급기관" },
	{ "other-issuer", "다른 발급기관" }, { "form", "서식 번호" },
	{ "word", "문구" }, { "against", "맞지 않는 문구" },
	{ "label", "항목 이름" }, { "file-name", "파일 이름" },
};

static const struct term methods[] = {
	{ "data", "신청 자료(서류가 아님)" },
	{ "parts", "여러 서류가 든 파일: 아래에 서류마다 나누어 적음" },
	{ "cover", "표지 또는 서류 목록" },
	{ "joined", "앞선 파일에 이어지는 쪽" },
};

static const struct term states[] = {
	{ "empty", "빈 파일" }, { "no-text", "읽을 글자가 없음" },
	{ "encrypted", "암호가 걸려 있음" }, { "distribution", "배포용 문서" },
	{ "damaged", "손상됨" }, { "unsupported", "읽지 않는 형식" },
	{ "too-large", "너무 큼" }, { "refused", "안전하지 않아 열지 않음" },
	{ "ignored", "서류가 아닌 파일" },
};

/* Why a file is no certain document. */
static const struct term doubts[] = {
	{ "nothing", "알고 있는 서류의 제목이나 문구가 없습니다." },
	{ "no-title", "쪽의 윗부분에 서류의 제목이 없습니다." },
	{ "in-words", "제목이 따로 있지 않고 목록이나 다른 글 속에 있습니다." },
	{ "below-line", "근거가 기준선에 못 미칩니다." },
	{ "unsigned", "발급기관의 이름(서명)을 찾지 못했습니다." },
	{ "title-only", "제목 말고는 근거가 없습니다." },
	{ "close", "다른 후보와 점수 차이가 너무 작습니다." },
	{ "several", "여러 서류의 제목이 함께 있습니다." },
	{ "unread", "읽을 글자가 없어 파일 이름만으로는 정하지 않습니다." },
};

#define TEXT_OF(terms, name) \
	text_of((terms), sizeof(terms) / sizeof((terms)[0]), (name))

/* The text of NAME, or NULL. */
static const char *
text_of(const struct term *terms, size_t n, const char *name)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (strcmp(terms[i].name, name) == 0)
			return terms[i].text;
	return NULL;
}

static const char *
value(const struct why *w, const xmlNode *node, const char *name)
{
	const char	*text = xml_attribute(w->arena, node, name);

	return text != NULL ? text : "";
}

/* TEXT, and blanks up to WIDTH columns; at least one. */
static void
put_padded(struct buf *out, const char *text, size_t width)
{
	size_t	 own = utf8_width(text);

	buf_printf(out, "%s%*s", text, own < width ? (int)(width - own) : 1,
	    "");
}

/* "3쪽 2행 (목록의 한 항목임)", "표1 R2C1", or "". */
static const char *
place_of(const struct why *w, const xmlNode *node)
{
	const char	*page = value(w, node, "page"), *place = "";
	const char	*line = value(w, node, "line");
	const char	*note = value(w, node, "note");

	if (value(w, node, "cell")[0] != '\0')
		place = value(w, node, "cell");
	else if (page[0] != '\0' && strcmp(page, "0") != 0)
		place = arena_printf(w->arena, "%s쪽 %s행", page, line);
	else if (line[0] != '\0')
		place = arena_printf(w->arena, "%s행", line);
	if (note[0] == '\0')
		return place;
	return arena_printf(w->arena, "%s%s(%s)", place,
	    place[0] != '\0' ? " " : "", note);
}

/* The words and, in a column of its own, their place. */
static void
put_words(const struct why *w, const xmlNode *clue)
{
	const char	*words = value(w, clue, "words");
	const char	*place = place_of(w, clue);

	if (place[0] == '\0') {
		buf_puts(w->out, words);
		return;
	}
	put_padded(w->out, words, WORDS_WIDTH);
	buf_puts(w->out, place);
}

/* The clues of that name below NODE, the first with LABEL before it. */
static void
put_clues(const struct why *w, const xmlNode *node, const char *name,
    const char *label, const char *indent, int most)
{
	const xmlNode	*clue = xml_child(node, name);
	const char	*kind, *points;
	int		 found = strcmp(name, "evidence") == 0;

	for (; clue != NULL && most > 0; most--,
	    clue = xml_next_named(clue, name)) {
		kind = TEXT_OF(kinds, value(w, clue, "kind"));
		points = value(w, clue, "points");
		buf_puts(w->out, indent);
		put_padded(w->out, label, LABEL_WIDTH);
		buf_printf(w->out, found && points[0] != '-' ?
		    "%+4ld점  " : found ? "%4ld점  " : "(%+3ld점) ",
		    strtol(points, NULL, 10));
		put_padded(w->out, kind != NULL ? kind : "", KIND_WIDTH);
		put_words(w, clue);
		buf_putc(w->out, '\n');
		label = "";
	}
}

static void
put_line(const struct why *w, const char *indent, const char *label,
    const char *text)
{
	buf_puts(w->out, indent);
	put_padded(w->out, label, LABEL_WIDTH);
	buf_printf(w->out, "%s\n", text);
}

/* Why a candidate was not it. */
static const char *
lost_to(const struct why *w, const xmlNode *candidate, const char *told)
{
	const char	*lost = value(w, candidate, "lost");
	const char	*doubt;

	if (strcmp(lost, "part") == 0)
		return arena_printf(w->arena, "%s에 딸린 쪽입니다.", told);
	if (strcmp(lost, "points") == 0)
		return arena_printf(w->arena, "%s보다 점수가 낮습니다.", told);
	doubt = TEXT_OF(doubts, value(w, candidate, "doubt"));
	return doubt != NULL ? doubt : "";
}

static void
put_candidate(const struct why *w, const xmlNode *c, int number,
    const char *told)
{
	const char	*lost = lost_to(w, c, told);

	put_line(w, "  ", arena_printf(w->arena, "후보 %d", number),
	    arena_printf(w->arena, "%s, %s점", value(w, c, "label"),
	    value(w, c, "score")));
	put_clues(w, c, "evidence", "근거", "    ", MISSING_MAX * 2);
	put_clues(w, c, "missing", "없는 것", "    ", MISSING_MAX);
	if (lost[0] != '\0')
		put_line(w, "    ", "까닭", lost);
}

static void
put_decision(const struct why *w, const xmlNode *file)
{
	const char	*label = value(w, file, "label");
	const char	*method = value(w, file, "method");
	const char	*text = TEXT_OF(methods, method);
	const char	*doubt = TEXT_OF(doubts, value(w, file, "doubt"));

	if (text != NULL)
		put_line(w, "  ", "판정", text);
	else if (label[0] == '\0')
		put_line(w, "  ", "판정", "확인필요: 무슨 서류인지 정하지 않음");
	else if (strcmp(method, "stated") == 0)
		put_line(w, "  ", "판정", arena_printf(w->arena,
		    "%s (%s)", label, value(w, file, "reason")));
	else
		put_line(w, "  ", "판정", arena_printf(w->arena, "%s, %s점",
		    label, value(w, file, "score")));
	if (text == NULL && label[0] == '\0' && doubt != NULL)
		put_line(w, "  ", "까닭", doubt);
}

static void
put_file(const struct why *w, const xmlNode *file)
{
	const char	*state = value(w, file, "state");
	const char	*part = value(w, file, "part");
	const xmlNode	*c = xml_child(file, "candidate");
	int		 n = 0;

	buf_printf(w->out, "%s%s", value(w, file, "path"),
	    part[0] != '\0' ? arena_printf(w->arena, " (%s쪽)", part) : "");
	buf_putc(w->out, '\n');
	if (TEXT_OF(states, state) != NULL)
		put_line(w, "  ", "상태", TEXT_OF(states, state));
	if (strcmp(state, "ignored") == 0 || strcmp(state, "refused") == 0)
		return;
	put_decision(w, file);
	put_clues(w, file, "evidence", "근거", "  ", MISSING_MAX * 2);
	put_clues(w, file, "missing", "없는 것", "  ", MISSING_MAX);
	for (; c != NULL; c = xml_next_named(c, "candidate"))
		put_candidate(w, c, ++n, value(w, file, "label"));
	for (c = xml_child(file, "problem"); c != NULL;
	    c = xml_next_named(c, "problem"))
		put_line(w, "  ", "알림", arena_printf(w->arena, "%s [%s]",
		    xml_text(w->arena, c), value(w, c, "code")));
}

void
why_write(struct buf *out, const xmlDoc *doc)
{
	struct why	 w = { out, arena_new() };
	const xmlNode	*facts, *file;

	facts = xml_child(xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc),
	    "facts");
	buf_printf(out, "서류로 정하는 기준선은 %d점이고, 다음 후보보다 %d점 이상 "
	    "많아야 합니다.\n발급기관이 있는 서류는 제목 말고도 근거가 있어야 하며, "
	    "증명서는 발급기관의 이름이 있어야 합니다.\n",
	    INTAKE_SURE, INTAKE_MARGIN);
	for (file = facts != NULL ? xml_child(facts, "file") : NULL;
	    file != NULL; file = xml_next_named(file, "file")) {
		buf_putc(out, '\n');
		put_file(&w, file);
	}
	arena_free(w.arena);
}
