/*
 * Days, moments and periods. The vectors are those of documents.md 1.1 and
 * 1.13 and rules.md 5.9.3, 5.9.4, 5.9.8 and 5.9.9.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <time.h>

#include "base/period.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static struct date
day(const char *text)
{
	struct date	 d;

	if (date_parse(text, &d) == -1)
		fail_msg("no date: %s", text);
	return d;
}

static void
assert_day(struct date d, const char *wanted, const char *what)
{
	char	 text[11];

	date_format(&d, text);
	if (strcmp(text, wanted) != 0)
		fail_msg("%s: %s, not %s", what, text, wanted);
}

static const char *const dates[][2] = {
	{ "2026년 01월 31일", "2026-01-31" },
	{ "2026년 1월 5일", "2026-01-05" },
	{ "2020 년 01 월 05 일", "2020-01-05" },
	{ "2026년1월5일", "2026-01-05" },
	{ "2 0 2 6 년 0 1 월 3 1 일", "2026-01-31" },
	{ "20 26 년 2 월 3 일", "2026-02-03" },
	{ "2026\xC2\xA0년　1월　5일", "2026-01-05" },
	{ "２０２６년 １월 ５일", "2026-01-05" },
	{ "２０２６．０１．０５", "2026-01-05" },
	{ "2026-07-17", "2026-07-17" },
	{ "2026–07–17", "2026-07-17" },
	{ "2026−07−17", "2026-07-17" },
	{ "2026.01.05.", "2026-01-05" },
	{ "2026. 1. 5.", "2026-01-05" },
	{ "2026.1.5", "2026-01-05" },
	{ "2026 . 1 . 5", "2026-01-05" },
	{ "2023/01/01", "2023-01-01" },
	{ "20260105", "2026-01-05" },
	{ "'26.1.5", "2026-01-05" },
	{ "’26. 1. 5.", "2026-01-05" },
	{ "'26년 1월 5일", "2026-01-05" },
	{ "'98.1.5", "1998-01-05" },
	{ "  2026-01-05\n", "2026-01-05" },
	{ "2024-02-29", "2024-02-29" },
	{ "2000-02-29", "2000-02-29" },
	{ "2026. 2. 27.(금)", "2026-02-27" },
	{ "2026년 2월 27일 (금요일)", "2026-02-27" },
};

static const char *const no_dates[] = {
	"", " ", "20  년   월   일", "년 월 일", "20 년 1 월 5 일",
	"26.1.5", "26-01-05", "2026", "2026-01", "2026.1", "2026-13-01",
	"2026-00-10", "2026-01-00", "2026-02-29", "1900-02-29",
	"2026-04-31", "2026년 2월 30일", "2026-1/5", "2026.1-5", "2026년 1월",
	"20261301", "202601050", "2026-01-05-12", "2026.1.5.3", "0000-01-01",
	"9999-12-31", "2026-01-05 x", "x2026-01-05", "2026. 2. 27.(목)",
	"2026--01-05", "-2026-01-05", "2026-01-0５５", "체납액 없음", "-",
	"26/1/5", "'6.1.5", "①026-01-05", "2026년 1월 5", "2026.1.5일",
};

static void
test_parse(void **state)
{
	struct date	 d;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(dates); i++)
		assert_day(day(dates[i][0]), dates[i][1], dates[i][0]);
	for (i = 0; i < COUNT(no_dates); i++)
		if (date_parse(no_dates[i], &d) == 0)
			fail_msg("taken as a date: '%s'", no_dates[i]);
}

/* text, what is found in it ("" nothing), what stands behind it */
static const char *const found[][3] = {
	{ "발급일: 2026년 01월 31일 ○○세무서장", "2026-01-31",
	    " ○○세무서장" },
	{ "유효기간 2026-07-15 ~ 2027-03-31", "2026-07-15",
	    " ~ 2027-03-31" },
	{ "2024. 1. 1. ~ 2024. 12. 31.", "2024-01-01",
	    " ~ 2024. 12. 31." },
	{ "제0010-2026-642236호", "", "" },
	{ "6377-316-8893-532", "", "" },
	{ "0010-2026-01-05", "", "" },
	{ "9572-3737-4206-7656", "", "" },
	{ "12345202601051234", "", "" },
	{ "접수번호 1202601050", "", "" },
	{ "20  년   월   일", "", "" },
	{ "20  년   월   일   2026. 2. 3.", "2026-02-03", "" },
	{ "031-628-9676 2026.2.3 금", "2026-02-03", " 금" },
	{ "(2026.2.3)", "2026-02-03", ")" },
	{ "제3호2026.2.3", "2026-02-03", "" },
	{ "2026-02-20T10:00:00+09:00", "2026-02-20", "T10:00:00+09:00" },
	{ "900210-1234567", "", "" },
	{ "사업연도 2024년귀속분 신고일 2025.03.31", "2025-03-31", "" },
	{ "", "", "" },
};

static void
test_find(void **state)
{
	struct date	 d;
	const char	*end, *start;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(found); i++) {
		start = date_find(found[i][0], &d, &end);
		if ((start != NULL) != (found[i][1][0] != '\0'))
			fail_msg("found or not: %s", found[i][0]);
		if (start == NULL)
			continue;
		assert_day(d, found[i][1], found[i][0]);
		assert_string_equal(end, found[i][2]);
	}
}

static void
test_days(void **state)
{
	struct date	 d = { 1900, 1, 1 }, again;
	int64_t		 days = date_days(&d);

	(void)state;
	assert_int_equal(days, -25567);
	assert_int_equal(date_weekday(&d), 1);
	/* Every day of three hundred years, forth and back. */
	for (; days < 84006; days++) {
		again = date_of_days(days);
		assert_true(date_valid(&again));
		assert_int_equal(date_days(&again), days);
		assert_int_equal(date_weekday(&again),
		    ((days + 4) % 7 + 7) % 7);
	}
	assert_day(date_of_days(0), "1970-01-01", "epoch");
	assert_int_equal(date_weekday(&(struct date){ 2026, 2, 27 }), 5);
}

/* issued, months, last day by 민법 157, 159, 160 */
static const struct {
	const char	*from;
	int		 months;
	const char	*end;
} periods[] = {
	/* rules.md 5.9.4 */
	{ "2025-08-31", 3, "2025-11-30" },
	{ "2025-10-31", 3, "2026-01-31" },
	{ "2025-11-26", 3, "2026-02-26" },
	{ "2025-11-27", 3, "2026-02-27" },
	{ "2025-11-28", 3, "2026-02-28" },
	{ "2025-11-29", 3, "2026-02-28" },
	{ "2025-11-30", 3, "2026-02-28" },
	{ "2025-12-01", 3, "2026-03-01" },
	{ "2026-01-31", 3, "2026-04-30" },
	{ "2026-02-28", 3, "2026-05-31" },
	{ "2024-02-29", 3, "2024-05-31" },
	/* documents.md 1.13 */
	{ "2025-12-31", 3, "2026-03-31" },
	{ "2026-04-30", 3, "2026-07-31" },
	{ "2025-09-30", 3, "2025-12-31" },
	{ "2023-11-29", 3, "2024-02-29" },
	{ "2023-11-30", 3, "2024-02-29" },
	{ "2025-11-14", 3, "2026-02-14" },
	/* rules.md 5.9.9: seven years */
	{ "2019-02-26", 84, "2026-02-26" },
	{ "2019-02-27", 84, "2026-02-27" },
	{ "2019-02-28", 84, "2026-02-28" },
	{ "2020-02-29", 84, "2027-02-28" },
	{ "2026-01-15", 0, "2026-01-15" },
	{ "2024-02-29", 12, "2025-02-28" },
};

static void
test_period_end(void **state)
{
	struct date	 from;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(periods); i++) {
		from = day(periods[i].from);
		assert_day(period_end(&from, periods[i].months),
		    periods[i].end, periods[i].from);
	}
}

/* The earliest day is valid on the day, and the one before it is not. */
static void
test_period_earliest(void **state)
{
	struct date	 d, first, end;
	int64_t		 days;
	int		 months;

	(void)state;
	d = day("2026-01-29");
	assert_day(period_earliest(&d, 3), "2025-10-29", "2026-01-29");
	d = day("2026-02-27");
	assert_day(period_earliest(&d, 3), "2025-11-27", "2026-02-27");
	for (days = 19000; days < 19000 + 1500; days++)
		for (months = 1; months <= 24; months++) {
			d = date_of_days(days);
			first = period_earliest(&d, months);
			end = period_end(&first, months);
			assert_true(date_compare(&end, &d) >= 0);
			first = date_of_days(date_days(&first) - 1);
			end = period_end(&first, months);
			assert_true(date_compare(&end, &d) < 0);
		}
}

/* documents.md 1.13, last column */
static const char *const working[][2] = {
	{ "2026-02-27", "2026-02-27" },
	{ "2026-02-28", "2026-03-03" },
	{ "2026-03-01", "2026-03-03" },
	{ "2026-03-31", "2026-03-31" },
	{ "2026-05-31", "2026-06-01" },
	{ "2026-07-31", "2026-07-31" },
	{ "2026-02-14", "2026-02-19" },
};

static void
test_working_day(void **state)
{
	const char	*names[] = { "2026-01-01", "2026-02-16",
	    "2026-02-17", "2026-02-18", "2026-03-01", "2026-03-02",
	    "2026-05-05" };
	struct date	 holidays[COUNT(names)], d;
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(names); i++)
		holidays[i] = day(names[i]);
	for (i = 0; i < COUNT(working); i++) {
		d = day(working[i][0]);
		assert_day(period_working_day(&d, holidays, COUNT(holidays)),
		    working[i][1], working[i][0]);
	}
	d = day("2026-02-28");
	assert_day(period_working_day(&d, NULL, 0), "2026-03-02", "none");
}

static const char *const no_instants[] = {
	"", "2026-02-27", "2026-02-27T", "2026-02-27T24:00:00Z",
	"2026-02-27T17:60:00Z", "2026-02-30T10:00:00Z",
	"2026-02-27T17:00:00+9:00", "2026-02-27T17:00:00 +09:00",
	"2026-02-27T17:00:00Zx", "2026-02-27T17:00:00.Z",
	"2026-2-27T17:00:00Z", "2026-02-27T17:00:61Z", "17:00",
};

static struct instant
instant(const char *text)
{
	struct instant	 i;

	if (instant_parse(text, &i) == -1)
		fail_msg("no moment: %s", text);
	return i;
}

/* rules.md 5.9.8: until 17:00:00, and not a second longer. */
static void
test_deadline(void **state)
{
	static const struct {
		const char	*text;
		int		 order;		/* against the deadline */
	} moments[] = {
		{ "2026-02-27T16:59:59+09:00", -1 },
		{ "2026-02-27T17:00:00+09:00", 0 },
		{ "2026-02-27T17:00:01+09:00", 1 },
		{ "2026-02-27T17:00:00.001+09:00", 1 },
		{ "2026-02-27T17:00:00.000+09:00", 0 },
		{ "2026-02-27T08:00:00Z", 0 },
		{ "2026-02-27T03:00:00-05:00", 0 },
		{ "2026-02-27T17:00", 0 },
		{ "2026-02-27 17:00:00", 0 },
		{ "2026-01-28T23:59:59+09:00", -1 },
	};
	struct instant	 deadline = instant("2026-02-27T17:00:00+09:00");
	struct instant	 i;
	char		 text[INSTANT_SIZE];
	size_t		 n;

	(void)state;
	setenv("TZ", "America/New_York", 1);
	tzset();
	for (n = 0; n < COUNT(moments); n++) {
		i = instant(moments[n].text);
		if (instant_compare(&i, &deadline) != moments[n].order)
			fail_msg("%s", moments[n].text);
	}
	instant_format(&deadline, text);
	assert_string_equal(text, "2026-02-27T17:00:00+09:00");
	for (n = 0; n < COUNT(no_instants); n++)
		if (instant_parse(no_instants[n], &i) == 0)
			fail_msg("taken as a moment: %s", no_instants[n]);
}

static void
test_korean_wall(void **state)
{
	struct instant		 i = instant("2026-02-27T15:00:00Z");
	struct instant_kst	 wall = instant_kst(&i);
	char			 text[INSTANT_SIZE];

	(void)state;
	assert_day(wall.date, "2026-02-28", "next day in Korea");
	assert_int_equal(wall.hour, 0);
	i.seconds = INT64_MAX;
	instant_format(&i, text);
	i.seconds = INT64_MIN;
	instant_format(&i, text);
}

/* rules.md 5.9.3: text, kind, from, until (year, month, day) */
static const struct {
	const char		*text;
	struct period_cell	 cell;
} cells[] = {
	{ "'25.11", { PERIOD_MONTHS, { 2025, 11, 0 }, { 2025, 11, 0 } } },
	{ "'25.11~'26.1", { PERIOD_MONTHS, { 2025, 11, 0 },
	    { 2026, 1, 0 } } },
	{ "’25.11 ~ ’26.1", { PERIOD_MONTHS, { 2025, 11, 0 },
	    { 2026, 1, 0 } } },
	{ "'26.1~3", { PERIOD_MONTHS, { 2026, 1, 0 }, { 2026, 3, 0 } } },
	{ "'26.4~", { PERIOD_OPEN, { 2026, 4, 0 }, { 2026, 4, 0 } } },
	{ "'26.2", { PERIOD_MONTHS, { 2026, 2, 0 }, { 2026, 2, 0 } } },
	{ "'25.11~12", { PERIOD_MONTHS, { 2025, 11, 0 },
	    { 2025, 12, 0 } } },
	{ "'25~'26년도", { PERIOD_MONTHS, { 2025, 1, 0 }, { 2026, 12, 0 } } },
	{ "'23년~'24년", { PERIOD_MONTHS, { 2023, 1, 0 }, { 2024, 12, 0 } } },
	{ "2026.3~5", { PERIOD_MONTHS, { 2026, 3, 0 }, { 2026, 5, 0 } } },
	{ "상시", { .kind = PERIOD_ALWAYS } },
	{ "9.2~9.23", { PERIOD_DAYS, { 0, 9, 2 }, { 0, 9, 23 } } },
	{ "9.2~23", { PERIOD_DAYS, { 0, 9, 2 }, { 0, 9, 23 } } },
	{ "11월 21일", { PERIOD_DAYS, { 0, 11, 21 }, { 0, 11, 21 } } },
	{ "미정", { .kind = PERIOD_UNDETERMINED } },
	{ "추후 확정", { .kind = PERIOD_UNDETERMINED } },
	{ "-", { .kind = PERIOD_NONE } },
	{ "", { .kind = PERIOD_INHERIT } },
	{ " ", { .kind = PERIOD_INHERIT } },
};

static const char *const no_cells[] = {
	"11", "'25.13", "'25.0", "'26.1~'25.11", "'25.11~1", "'25.11x",
	"'2.11", "9.31", "2.30", "'26.1~3~5", "월", "'25.11~'26.1.5",
	"내일", "25.11.1.2",
};

static void
test_cells(void **state)
{
	struct period_cell	 c;
	size_t			 i;

	(void)state;
	for (i = 0; i < COUNT(cells); i++) {
		if (period_cell_parse(cells[i].text, &c) == -1)
			fail_msg("no cell: '%s'", cells[i].text);
		if (c.kind != cells[i].cell.kind ||
		    date_compare(&c.from, &cells[i].cell.from) != 0 ||
		    date_compare(&c.until, &cells[i].cell.until) != 0)
			fail_msg("'%s': kind %d, %d-%d-%d to %d-%d-%d",
			    cells[i].text, c.kind, c.from.year, c.from.month,
			    c.from.day, c.until.year, c.until.month,
			    c.until.day);
	}
	for (i = 0; i < COUNT(no_cells); i++)
		if (period_cell_parse(no_cells[i], &c) == 0)
			fail_msg("taken as a cell: '%s'", no_cells[i]);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_period_end),
		cmocka_unit_test(test_period_earliest),
		cmocka_unit_test(test_working_day),
		cmocka_unit_test(test_deadline),
		cmocka_unit_test(test_korean_wall),
		cmocka_unit_test(test_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
