#include "check/leaflet.h"

#include <string.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/korean.h"
#include "base/xml.h"
#include "check/leaflet_parts.h"
#include "check/names.h"
#include "check/outlook.h"
#include "check/programme.h"

const char *
leaflet_attribute(struct leaflet *l, const xmlNode *node, const char *name)
{
	const char	*value = node != NULL ?
			    xml_attribute(l->arena, node, name) : NULL;

	return value != NULL ? value : "";
}

const char *
leaflet_moment(struct leaflet *l, const char *text)
{
	struct instant		 instant;
	struct instant_kst	 kst;

	if (instant_parse(text, &instant) == -1)
		return text;
	kst = instant_kst(&instant);
	return arena_printf(l->arena, "%s %02d:%02d",
	    korean_weekday_date(l->arena, &kst.date), kst.hour, kst.minute);
}

/* Several phrases of one line are one source. */
void
leaflet_source(struct leaflet *l, xmlNode *node, const char *basis)
{
	const struct programme_quote	*quote;
	struct names			*sources = names_new();
	const char			*text = "", *source;
	char				 id[128];

	while (basis != NULL && names_next(&basis, id, sizeof(id))) {
		quote = programme_quote(l->programme, id);
		if (quote == NULL)
			continue;
		source = arena_printf(l->arena, "%s:%d", quote->notice,
		    quote->line);
		if (names_add(sources, source, 1) == 0)
			text = arena_printf(l->arena, "%s%s%s", text,
			    text[0] != '\0' ? ", " : "", source);
	}
	if (text[0] != '\0')
		xml_put(node, "source", text);
	names_free(sources);
}

void
leaflet_section(struct leaflet *l, const char *id, const char *heading)
{
	l->section = NULL;
	l->id = id;
	l->heading = heading;
}

static xmlNode *
section(struct leaflet *l)
{
	if (l->section == NULL) {
		l->section = xml_add(l->root, "section");
		xml_put(l->section, "id", l->id);
		xml_put(l->section, "heading", l->heading);
	}
	return l->section;
}

xmlNode *
leaflet_item(struct leaflet *l, const char *label, const char *text,
    const char *basis)
{
	xmlNode	*node = xml_add(section(l), "item");

	if (label[0] != '\0')
		xml_put(node, "label", label);
	xml_put(node, "text", text);
	leaflet_source(l, node, basis);
	return node;
}

void
leaflet_note(struct leaflet *l, xmlNode *item, const char *text,
    const char *basis)
{
	xmlNode	*node = xml_add(item, "note");

	xml_put(node, "text", text);
	leaflet_source(l, node, basis);
}

xmlNode *
leaflet_table(struct leaflet *l, const char *caption, const char *basis)
{
	xmlNode	*node = xml_add(section(l), "table");

	if (caption[0] != '\0')
		xml_put(node, "caption", caption);
	leaflet_source(l, node, basis);
	return node;
}

xmlNode *
leaflet_row(struct leaflet *l, xmlNode *table, int head, const char *basis)
{
	xmlNode	*node = xml_add(table, "tr");

	if (head)
		xml_put(node, "head", "yes");
	leaflet_source(l, node, basis);
	return node;
}

static const char *
basis(struct leaflet *l, const xmlNode *node)
{
	return leaflet_attribute(l, node, "basis");
}

static void
put_exclusion(struct leaflet *l, const xmlNode *node)
{
	const xmlNode	*exception = xml_child(node, "exception");
	xmlNode		*item;

	item = leaflet_item(l, leaflet_attribute(l, node, "number"),
	    leaflet_attribute(l, node, "label"), basis(l, node));
	for (; exception != NULL;
	    exception = xml_next_named(exception, "exception"))
		leaflet_note(l, item, arena_printf(l->arena, "단, %s",
		    xml_text(l->arena, exception)), basis(l, exception));
}

static void
put_score(struct leaflet *l, const xmlNode *node)
{
	leaflet_item(l, leaflet_attribute(l, node, "id"),
	    arena_printf(l->arena, "%s (%s점)",
	    leaflet_attribute(l, node, "label"),
	    leaflet_attribute(l, node, "max")), basis(l, node));
}

static void
put_bonus(struct leaflet *l, const xmlNode *node)
{
	leaflet_item(l, "가점", arena_printf(l->arena, "%s (%s점)",
	    leaflet_attribute(l, node, "label"),
	    leaflet_attribute(l, node, "points")), basis(l, node));
}

static void
put_site_check(struct leaflet *l, const xmlNode *node)
{
	leaflet_item(l, "현장확인", leaflet_attribute(l, node, "label"),
	    basis(l, node));
}

/* 1 if an entry of the register leaves something to ask. */
static int
is_open(const char *question)
{
	size_t	 n = strlen(question);

	return n > 0 && question[n - 1] == '?';
}

static void
put_conflict(struct leaflet *l, const xmlNode *node)
{
	const xmlNode	*reading = xml_child(node, "default");
	const xmlNode	*ask = xml_child(node, "ask");
	const char	*question = ask != NULL ? xml_text(l->arena, ask) : "";
	xmlNode		*item;

	item = leaflet_item(l, leaflet_attribute(l, node, "id"),
	    leaflet_attribute(l, node, "title"), basis(l, node));
	if (reading != NULL)
		leaflet_note(l, item, xml_text(l->arena, reading), NULL);
	if (!is_open(question))
		return;
	xml_put(item, "open", "yes");
	leaflet_note(l, item, arena_printf(l->arena, "물을 것 - %s",
	    question), NULL);
}

static void
put_question(struct leaflet *l, const xmlNode *node)
{
	leaflet_item(l, leaflet_attribute(l, node, "to"),
	    xml_text(l->arena, node), basis(l, node));
}

static void
put_contact(struct leaflet *l, const xmlNode *node)
{
	leaflet_item(l, leaflet_attribute(l, node, "role"),
	    arena_printf(l->arena, "%s %s",
	    leaflet_attribute(l, node, "organisation"),
	    leaflet_attribute(l, node, "phone")), basis(l, node));
}

/* "파주시 고양시" → "파주시·고양시", whom a regional office is for. */
static const char *
covered(struct leaflet *l, const char *words)
{
	const char	*text = "";
	char		 word[64];

	while (names_next(&words, word, sizeof(word)))
		text = arena_printf(l->arena, "%s%s%s", text,
		    text[0] != '\0' ? "·" : "", word);
	return text;
}

static void
put_centre(struct leaflet *l, const xmlNode *node)
{
	const char	*covers = leaflet_attribute(l, node, "covers");
	xmlNode		*item;

	item = leaflet_item(l, leaflet_attribute(l, node, "region"),
	    arena_printf(l->arena, "%s (%s)",
	    leaflet_attribute(l, node, "phone"),
	    leaflet_attribute(l, node, "address")), basis(l, node));
	/* A region's own names say nothing that it does not. */
	if (covers[0] != '\0' && strstr(covers,
	    leaflet_attribute(l, node, "region")) == NULL)
		leaflet_note(l, item, covered(l, covers), NULL);
}

static int
is_past(struct leaflet *l, const char *moment)
{
	struct instant	 now, at;

	return instant_parse(l->as_of, &now) == 0 &&
	    instant_parse(moment, &at) == 0 && instant_compare(&at, &now) < 0;
}

static void
put_briefing(struct leaflet *l, const xmlNode *node)
{
	const char	*at = leaflet_attribute(l, node, "at");
	int		 past = is_past(l, at);
	xmlNode		*item;

	item = leaflet_item(l, leaflet_attribute(l, node, "region"),
	    arena_printf(l->arena, "%s %s%s", leaflet_moment(l, at),
	    leaflet_attribute(l, node, "place"), past ? " (지남)" : ""),
	    basis(l, node));
	if (past)
		xml_put(item, "past", "yes");
}

static void
put_all(struct leaflet *l, const char *element,
    void (*put)(struct leaflet *, const xmlNode *))
{
	const xmlNode	*node = xml_child(l->programme->root, element);

	for (; node != NULL; node = xml_next_named(node, element))
		put(l, node);
}

static int
is_regional(struct leaflet *l)
{
	const xmlNode	*node = xml_child(l->programme->root, "contact");

	for (; node != NULL; node = xml_next_named(node, "contact"))
		if (strcmp(leaflet_attribute(l, node, "regional"), "yes") == 0)
			return 1;
	return 0;
}

/* In the order an applicant asks. */
static void
put_sections(struct leaflet *l)
{
	leaflet_section(l, "who", "누가 신청하나");
	leaflet_conditions(l);
	leaflet_section(l, "money", "얼마를 얼마 동안 지원하나");
	leaflet_money(l);
	leaflet_section(l, "levels", "조건에 따라 달라지는 것");
	leaflet_levels(l);
	leaflet_section(l, "when", "언제 신청하나");
	leaflet_windows(l);
	leaflet_section(l, "papers", "무엇을 내나");
	leaflet_papers(l);
	leaflet_section(l, "excluded", "누가 제외되나");
	put_all(l, "exclusion", put_exclusion);
	leaflet_section(l, "scores", "어떻게 평가하나");
	put_all(l, "score", put_score);
	put_all(l, "bonus", put_bonus);
	put_all(l, "site-check", put_site_check);
	leaflet_section(l, "unclear",
	    "공고문이 분명하지 않은 곳과 여기에서 택한 해석");
	put_all(l, "conflict", put_conflict);
	leaflet_section(l, "questions", "공고문에 없어 물어야 할 것");
	put_all(l, "question", put_question);
	leaflet_section(l, "contacts", "어디에 묻나");
	put_all(l, "contact", put_contact);
	leaflet_section(l, "centres", "지역별 접수·문의처");
	if (is_regional(l))
		put_all(l, "centre", put_centre);
	leaflet_section(l, "briefings", "설명회");
	put_all(l, "briefing", put_briefing);
}

/* Which advance notice it is that says so. */
static void
put_provisional(struct leaflet *l)
{
	const xmlNode	*n = xml_child(l->programme->root, "notice");

	if (!programme_is_provisional(l->programme))
		return;
	while (n != NULL && strcmp(leaflet_attribute(l, n, "status"),
	    "provisional") != 0)
		n = xml_next_named(n, "notice");
	xml_put(l->root, "provisional", arena_printf(l->arena,
	    "%s에 미리 알린 내용입니다. 개별 공고가 나오면 그 공고가 우선합니다.",
	    n != NULL ? leaflet_attribute(l, n, "title") : "통합공고"));
}

static void
put_notices(struct leaflet *l)
{
	static const char *const names[] = { "id", "title", "issuer", "date" };
	const xmlNode	*from = xml_child(l->programme->root, "notice");
	xmlNode		*node;
	size_t		 i;

	for (; from != NULL; from = xml_next_named(from, "notice")) {
		node = xml_add(l->root, "notice");
		for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			xml_put(node, names[i],
			    leaflet_attribute(l, from, names[i]));
	}
}

xmlDoc *
leaflet_new(struct diags *ds, const struct programme *p, const char *dir,
    const char *as_of)
{
	struct leaflet	 l = { .programme = p, .dir = dir, .as_of = as_of,
			    .arena = arena_new(), .diags = ds };
	xmlDoc		*doc = xml_new("sheet"), *outlook = NULL;

	l.root = xmlDocGetRootElement(doc);
	xml_put(l.root, "programme", p->id);
	xml_put(l.root, "title", p->title);
	xml_put(l.root, "as-of", as_of);
	if (p->root != NULL) {
		if (!p->faulty)
			outlook = outlook_new(ds, p, as_of);
		if (outlook != NULL)
			l.outlook = xmlDocGetRootElement(outlook);
		put_provisional(&l);
		put_notices(&l);
		put_sections(&l);
	}
	xml_free(outlook);
	arena_free(l.arena);
	return doc;
}
