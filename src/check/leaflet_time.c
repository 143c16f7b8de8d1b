/*
 * When to apply and what to hand in.
 */
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "check/errand.h"
#include "check/leaflet_parts.h"
#include "check/programme.h"

/* What the windows of every programme are called. */
static const char *
window_label(struct leaflet *l, const xmlNode *node)
{
	static const char *const labels[][2] = {
		{ "notice", "공고" }, { "application", "신청·접수" },
		{ "selection", "선정" },
	};
	const char	*id = leaflet_attribute(l, node, "id");
	const char	*label = leaflet_attribute(l, node, "label");
	size_t		 i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (label[0] == '\0' && strcmp(labels[i][0], id) == 0)
			return labels[i][1];
	return label[0] != '\0' ? label : id;
}

static const char *
window_text(struct leaflet *l, const xmlNode *node)
{
	const char	*opens = leaflet_attribute(l, node, "opens");
	const char	*text = leaflet_attribute(l, node, "text");

	if (opens[0] != '\0')
		text = arena_printf(l->arena, "%s ~ %s",
		    leaflet_moment(l, opens), leaflet_moment(l,
		    leaflet_attribute(l, node, "closes")));
	else if (text[0] == '\0')
		text = leaflet_attribute(l, node, "months");
	return strcmp(leaflet_attribute(l, node, "inherited"), "yes") == 0 ?
	    arena_printf(l->arena, "%s (위 칸과 같음)", text) : text;
}

/* Where the clock stands in the time of application. */
static const char *
state_text(struct leaflet *l, const xmlNode *window)
{
	const char	*state = leaflet_attribute(l, window, "state");
	const char	*days = leaflet_attribute(l, window, "days");

	if (strcmp(state, "always") == 0)
		return "언제나 신청할 수 있음";
	if (strcmp(state, "before") == 0)
		return days[0] == '\0' ? "아직 시작하지 않음 (날짜는 개별 공고)" :
		    arena_printf(l->arena, "접수 시작까지 %s일", days);
	if (strcmp(state, "open") == 0)
		return days[0] == '\0' ? "접수하는 달 (날짜는 개별 공고)" :
		    strcmp(days, "0") == 0 ? "접수 중, 오늘 마감 (D-DAY)" :
		    arena_printf(l->arena, "접수 중, 마감까지 %s일 (D-%s)",
		    days, days);
	return strcmp(state, "closed") == 0 ? "접수가 끝남" :
	    "접수 기간이 정해지지 않음";
}

void
leaflet_windows(struct leaflet *l)
{
	const xmlNode	*node = xml_child(l->programme->root, "window");

	for (; node != NULL; node = xml_next_named(node, "window"))
		leaflet_item(l, window_label(l, node), window_text(l, node),
		    leaflet_attribute(l, node, "basis"));
	if (l->outlook != NULL && (node = xml_child(l->outlook,
	    "window")) != NULL)
		leaflet_item(l, "지금", arena_printf(l->arena, "%s: %s",
		    leaflet_moment(l, l->as_of), state_text(l, node)), NULL);
}

static const char *
stage_text(const char *stage)
{
	static const char *const stages[][2] = {
		{ "selection", " (선정평가 때)" },
		{ "agreement", " (협약할 때)" },
		{ "completion", " (과제를 마칠 때)" },
	};
	size_t	 i;

	for (i = 0; i < sizeof(stages) / sizeof(stages[0]); i++)
		if (strcmp(stages[i][0], stage) == 0)
			return stages[i][1];
	return "";
}

/* Where it is to be had and how long that takes, as far as is known. */
static void
note_errand(struct leaflet *l, xmlNode *item,
    const struct programme_document *d)
{
	struct errand	 errand = errand_of(l->arena, l->diags, l->dir, d);
	const char	*text = errand.obtain;

	if (errand.lead != ERRAND_UNKNOWN)
		text = arena_printf(l->arena, "%s%s걸리는 시간 %s", text,
		    text[0] != '\0' ? " / " : "",
		    errand_lead(l->arena, errand.lead));
	if (errand.lead > 0 && errand.lead_basis[0] != '\0')
		text = arena_printf(l->arena, "%s (%s)", text,
		    errand.lead_basis);
	if (text[0] != '\0')
		leaflet_note(l, item, text, NULL);
}

/*
 * An XPath condition says nothing to a person; that there is one does.
 */
static void
put_document(struct leaflet *l, const struct programme_document *d)
{
	const char	*copies = leaflet_attribute(l, d->node, "copies");
	const char	*need = leaflet_attribute(l, d->node, "need");
	const char	*text = d->label;

	if (copies[0] != '\0')
		text = arena_printf(l->arena, "%s %s부", text, copies);
	if (d->months != NULL && d->months[0] != '\0')
		text = arena_printf(l->arena, "%s (발행일로부터 %s개월 이내)",
		    text, d->months);
	if (strcmp(need, "when") == 0)
		text = arena_printf(l->arena, "%s (해당하는 경우)", text);
	text = arena_printf(l->arena, "%s%s", text,
	    stage_text(leaflet_attribute(l, d->node, "stage")));
	note_errand(l, leaflet_item(l, d->item, text, d->basis), d);
}

/* In the notice's order, numbers it leaves out among them. */
void
leaflet_papers(struct leaflet *l)
{
	const struct programme	*p = l->programme;
	const xmlNode		*node = xml_first(p->root);
	size_t			 i;

	if (p->open_list.rule != NULL)
		leaflet_item(l, "", "제출서류 목록은 개별 사업공고에서 정함",
		    p->open_list.basis);
	for (; node != NULL; node = xml_next(node)) {
		if (xml_is(node, "gap"))
			leaflet_item(l, leaflet_attribute(l, node, "item"),
			    xml_text(l->arena, node),
			    leaflet_attribute(l, node, "basis"));
		for (i = 0; i < p->n_documents; i++)
			if (p->documents[i].node == node)
				put_document(l, &p->documents[i]);
	}
}
