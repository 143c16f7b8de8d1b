/*
 * What a programme holds for a company: its time by the clock, the money with
 * what must be put beside it, the regional office of an address.
 */
#include "scratch.h"

#define APPLICATION "<application><company><address>%s</address></company>" \
	"</application>"

/* The first ELEMENT of the only answer, for the caller to look at. */
static xmlDoc *
answer(const char *elements, const char *address, const char *as_of)
{
	struct scratch	 s;
	struct diags	*ds = diags_new();
	xmlDoc		*profile, *answers;
	char		*text;

	scratch_new(&s);
	scratch_programme(&s, "one", elements);
	scratch_load(&s);
	scratch_says(&s, "");
	assert_true(asprintf(&text, APPLICATION, address) > 0);
	profile = xml_read(ds, "profile", text, strlen(text));
	answers = check_match(s.check, s.diags, profile, as_of);
	assert_non_null(answers);
	xml_free(profile);
	free(text);
	diags_free(ds);
	scratch_free(&s);
	return answers;
}

static const xmlNode *
part(const xmlDoc *answers, const char *element)
{
	const xmlNode	*root =
	    xmlDocGetRootElement((xmlDoc *)(uintptr_t)answers);

	return xml_child(xml_child(root, "match"), element);
}

static void
has(const xmlNode *node, const char *name, const char *value)
{
	xmlChar	*found = xmlGetProp(node, (const xmlChar *)name);

	if (value == NULL) {
		assert_null(found);
		return;
	}
	assert_non_null(found);
	assert_string_equal((const char *)found, value);
	xmlFree(found);
}

static void
windows(void **state)
{
	static const char	 exact[] = "<window id='application' basis='q' "
	    "opens='2026-01-29T00:00:00+09:00' "
	    "closes='2026-02-27T17:00:00+09:00'/>";
	static const char	 months[] = "<window id='application' "
	    "months=\"'25.11~'26.1\" basis='q'/>";
	static const struct {
		const char	*window, *as_of, *state, *days;
	} rows[] = {
		{ exact, "2026-01-28T23:59:59+09:00", "before", "1" },
		{ exact, "2026-01-29T00:00:00+09:00", "open", "29" },
		{ exact, "2026-02-27T17:00:00+09:00", "open", "0" },
		{ exact, "2026-02-27T08:00:00Z", "open", "0" },
		{ exact, "2026-02-27T17:00:01+09:00", "closed", "0" },
		{ months, "2025-10-31T23:59:59+09:00", "before", NULL },
		{ months, "2025-11-01T00:00:00+09:00", "open", NULL },
		{ months, "2026-01-31T23:59:59+09:00", "open", NULL },
		{ months, "2026-02-01T00:00:00+09:00", "closed", NULL },
		{ "<window id='application' months=\"'26.4~\" basis='q'/>",
		    "2031-01-01T00:00:00+09:00", "open", NULL },
		{ "<window id='application' months='상시' basis='q'/>",
		    "2031-01-01T00:00:00+09:00", "always", NULL },
		{ "<window id='application' text='참여기업 내 선정' basis='q'/>",
		    "2031-01-01T00:00:00+09:00", "unknown", NULL },
		{ "", "2031-01-01T00:00:00+09:00", "unknown", NULL },
	};
	xmlDoc	*doc;
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = answer(rows[i].window, "", rows[i].as_of);
		has(part(doc, "window"), "state", rows[i].state);
		has(part(doc, "window"), "days", rows[i].days);
		xml_free(doc);
	}
}

/* The least total whose share is the whole cap: 1 won less, and it is not. */
static void
money(void **state)
{
	static const struct {
		const char	*cap, *ratio, *total, *share;
	} rows[] = {
		{ "5,000만원", "80%", "62500000", "12500000" },
		{ "1억원", "75%", "133333334", "33333334" },
		{ "1.2억원", "30%", "400000000", "280000000" },
		{ "436백만원", "100%", "436000000", "0" },
	};
	char	 text[512];
	xmlDoc	*doc;
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text), "<parameter id='grant-cap' "
		    "type='won' value='%s' basis='q'/><parameter "
		    "id='grant-ratio' type='ratio' value='%s' basis='q'/>",
		    rows[i].cap, rows[i].ratio);
		doc = answer(text, "", "2026-02-01T00:00:00+09:00");
		has(part(doc, "money"), "total", rows[i].total);
		has(part(doc, "money"), "share", rows[i].share);
		xml_free(doc);
	}
	doc = answer("<parameter id='grant-cap' type='won' value='미정'/>", "",
	    "2026-02-01T00:00:00+09:00");
	assert_null(part(doc, "money"));
	xml_free(doc);
}

static void
money_by_track(void **state)
{
	const xmlNode	*node;
	xmlDoc		*doc;

	(void)state;
	doc = answer("<track id='up' label='고도화' basis='q'/>"
	    "<track id='same' label='동일수준' basis='q'/>"
	    "<parameter id='grant-cap' type='won' basis='q'>"
	    "<value track='up' value='2억원' basis='q'/>"
	    "<value track='same' value='0.5억원' basis='q'/></parameter>"
	    "<parameter id='grant-ratio' type='ratio' value='50%' basis='q'/>",
	    "", "2026-02-01T00:00:00+09:00");
	node = part(doc, "money");
	has(node, "label", "고도화");
	has(node, "total", "400000000");
	node = xml_next_named(node, "money");
	has(node, "label", "동일수준");
	has(node, "total", "100000000");
	assert_null(xml_next_named(node, "money"));
	xml_free(doc);
}

static void
offices(void **state)
{
	static const char	 centres[] =
	    "<contact role='문의' organisation='센터' phone='지역별' regional='yes' "
	    "basis='q'/>"
	    "<centre id='a' region='경기' phone='1' address='가' "
	    "covers='경기도 경기' basis='q'/>"
	    "<centre id='b' region='경기 북부' phone='2' address='나' "
	    "covers='파주시 양주시' basis='q'/>"
	    "<centre id='c' region='광주' phone='3' address='다' "
	    "covers='광주광역시 광주' basis='q'/>";
	static const struct {
		const char	*address, *region;
	} rows[] = {
		{ "경기도 파주시 새벽로 1", "경기 북부" },
		{ "경기 양주시 새벽로 1", "경기 북부" },
		{ "경기도 안산시 새벽로 1", "경기" },
		{ "경기도 광주시 새벽로 1", "경기" },
		{ "광주광역시 북구 첨단과기로 333", "광주" },
		{ "강원특별자치도 춘천시", NULL },
		{ "", NULL },
	};
	xmlDoc	*doc;
	size_t	 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		doc = answer(centres, rows[i].address,
		    "2026-02-01T00:00:00+09:00");
		if (rows[i].region == NULL)
			assert_null(part(doc, "centre"));
		else
			has(part(doc, "centre"), "region", rows[i].region);
		xml_free(doc);
	}
	/* A programme that sends nobody there names none (C-34). */
	doc = answer(strstr(centres, "<centre"), rows[0].address,
	    "2026-02-01T00:00:00+09:00");
	assert_null(part(doc, "centre"));
	xml_free(doc);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(windows),
		cmocka_unit_test(money),
		cmocka_unit_test(money_by_track),
		cmocka_unit_test(offices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
