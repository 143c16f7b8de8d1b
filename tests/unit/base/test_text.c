/*
 * UTF-8, folding, Korean words, old code sets, digests.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/korean.h"
#include "base/sha256.h"
#include "base/utf8.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static const struct {
	const char	*bytes;
	int		 valid, has_long;
} sequences[] = {
	{ "", 1, 0 },
	{ "abc", 1, 0 },
	{ "\xC2\xB7", 1, 0 },
	{ "가", 1, 1 },
	{ "\xF0\x9F\x93\x84", 1, 1 },
	{ "\xC0\x80", 0, 0 },			/* overlong */
	{ "\xE0\x80\x80", 0, 1 },
	{ "\xF0\x80\x80\x80", 0, 1 },
	{ "\xED\xA0\x80", 0, 1 },		/* surrogate */
	{ "\xF4\x90\x80\x80", 0, 1 },		/* beyond U+10FFFF */
	{ "\xF5\x80\x80\x80", 0, 1 },
	{ "\x80", 0, 0 },
	{ "\xEA\xB0", 0, 1 },			/* cut */
	{ "\xB0\xA1", 0, 0 },			/* CP949 가 */
	{ "\xFF", 0, 1 },
};

static void
test_sequences(void **state)
{
	size_t	 i, n;

	(void)state;
	for (i = 0; i < COUNT(sequences); i++) {
		n = strlen(sequences[i].bytes);
		assert_int_equal(utf8_valid(sequences[i].bytes, n),
		    sequences[i].valid);
		assert_int_equal(utf8_has_long(sequences[i].bytes, n),
		    sequences[i].has_long);
	}
}

static void
test_walk(void **state)
{
	const char	*s = "a가\xFF\xEA\xB0";
	char		 out[4];
	uint32_t	 cp;

	(void)state;
	assert_int_equal(utf8_next(&s), 'a');
	assert_int_equal(utf8_next(&s), 0xAC00);
	assert_int_equal(utf8_next(&s), UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(&s), UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(&s), UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(&s), 0);
	assert_int_equal(utf8_next(&s), 0);
	for (cp = 1; cp <= 0x10FFFF; cp++) {
		char		 text[5] = "";
		const char	*t = text;
		size_t		 n = utf8_put(out, cp);

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		memcpy(text, out, n);
		assert_int_equal(utf8_next(&t), cp);
		assert_int_equal(t - text, n);
	}
	assert_int_equal(utf8_put(out, 0xD800), 3);
	assert_memory_equal(out, "\xEF\xBF\xBD", 3);
	assert_int_equal(utf8_count("가나a"), 3);
	assert_int_equal(utf8_width("가나a"), 5);
}

static void
test_clean(void **state)
{
	char	*clean = utf8_clean("a\x01\xFF\t가\xEF\xBF\xBF");

	(void)state;
	assert_string_equal(clean,
	    "a\xEF\xBF\xBD\xEF\xBF\xBD\t가\xEF\xBF\xBD");
	free(clean);
}

/* Nothing an applicant writes moves a cursor or turns a line round. */
static void
test_line(void **state)
{
	struct arena	*arena = arena_new();

	(void)state;
	assert_string_equal(utf8_line(arena, "가 나·ab"), "가 나·ab");
	assert_string_equal(utf8_line(arena, "a\nb\tc\rd"), "a b c d");
	assert_string_equal(utf8_line(arena, "\x1b[31m"),
	    "\xEF\xBF\xBD[31m");
	assert_string_equal(utf8_line(arena, "\xC2\x9B" "31m\x7F"),
	    "\xEF\xBF\xBD" "31m\xEF\xBF\xBD");
	assert_string_equal(utf8_line(arena, "\xE2\x80\xAE" "fdp.exe"),
	    "\xEF\xBF\xBD" "fdp.exe");
	assert_string_equal(utf8_line(arena, "\xFF\xFE"),
	    "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_string_equal(utf8_line(arena, ""), "");
	arena_free(arena);
}

/* Left and right are one to a reader. */
static const char *const same[][2] = {
	{ "표 준 재 무 제 표 증 명", "표준재무제표증명" },
	{ "상   호(법 인 명)", "상호(법인명)" },
	{ "상　호（법인명）", "상호(법인명)" },
	{ "중ㆍ소기업", "중·소기업" },
	{ "중・소기업", "중·소기업" },
	{ "중‧소기업", "중·소기업" },
	{ "중•소기업", "중·소기업" },
	{ "중ᆞ소기업", "중·소기업" },
	{ "중･소기업", "중·소기업" },
	{ "2026‐2027", "2026-2027" },
	{ "2026—2027", "2026-2027" },
	{ "2026−2027", "2026-2027" },
	{ "2026－2027", "2026-2027" },
	{ "1∼2", "1~2" },
	{ "1～2", "1~2" },
	{ "1〜2", "1~2" },
	{ "１２３", "123" },
	{ "㈜한빛정밀", "(주)한빛정밀" },
	{ "‘부’", "'부'" },
	{ "“성공”", "\"성공\"" },
	{ "ECL@SS", "ecl@ss" },
	{ "가\xC2\xA0나\xE2\x80\x8B다\xEF\xBB\xBF라", "가나다라" },
	{ "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한" },	/* NFD */
	{ "a\tb\r\nc", "abc" },
	{ "", "" },
	{ " ", "" },
};

static const char *const different[][2] = {
	{ "사업자등록증", "사업자등록증명" },
	{ "국세", "지방세" },
	{ "1.2", "12" },
	{ "가-나", "가나" },
};

static void
test_fold(void **state)
{
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(same); i++) {
		char	*key = utf8_fold(arena, same[i][0]);

		if (strcmp(key, same[i][1]) != 0)
			fail_msg("%s → %s", same[i][0], key);
		/* A key is its own key. */
		assert_string_equal(utf8_fold(arena, key), key);
	}
	for (i = 0; i < COUNT(different); i++)
		assert_string_not_equal(utf8_fold(arena, different[i][0]),
		    utf8_fold(arena, different[i][1]));
	assert_string_equal(utf8_nfc(arena,
	    "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB빛 ㈜"), "한빛 ㈜");
	assert_string_equal(utf8_nfc(arena, "가\xFF"), "가\xEF\xBF\xBD");
	arena_free(arena);
}

/* word, particle, wanted */
static const char *const particles[][3] = {
	{ "서류", "을", "를" }, { "증명", "을", "을" },
	{ "증명", "를", "을" }, { "서류", "은", "는" },
	{ "증명", "는", "은" }, { "회사", "이", "가" },
	{ "기업", "가", "이" }, { "서류", "과", "와" },
	{ "기업", "와", "과" }, { "서울", "으로", "로" },
	{ "부산", "으로", "으로" }, { "대구", "으로", "로" },
	{ "서울", "을", "을" }, { "서울", "이나", "이나" },
	{ "서류", "이나", "나" }, { "기업", "아", "아" },
	{ "7", "으로", "로" }, { "7", "을", "을" },
	{ "2", "을", "를" }, { "3", "을", "을" },
	{ "6", "으로", "으로" }, { "8", "으로", "로" },
	{ "0", "이", "이" }, { "10", "을", "을" },
	{ "1,000", "을", "을" }, { "10,000", "으로", "으로" },
	{ "100000000", "을", "을" }, { "1000000000000", "을", "를" },
	{ "2026", "은", "은" }, { "3.5", "는", "는" },
	{ "3.20", "이", "이" }, { "PDF", "을", "를" },
	{ "URL", "을", "을" }, { "URL", "으로", "로" },
	{ "KDM", "은", "은" }, { "HWPX", "은", "는" },
	{ "한빛정밀(주)", "이", "가" }, { "『법률』", "을", "을" },
	{ "\"파일\"", "으로", "로" }, { "50%", "을", "를" },
	{ "신청서.hwp", "을", "를" }, { "㈜", "이", "가" },
	{ "漢", "을", "을(를)" }, { "漢", "으로", "(으)로" },
	{ "", "이", "이(가)" }, { "…", "은", "은(는)" },
	{ "한빛", "에게", "에게" }, { "증명(최근년도)", "이", "이" },
	{ "부담금(현물)", "이", "이" }, { "(원)", "을", "을" },
	{ "제출.zip", "을", "을" }, { "17.5mm", "이", "가" }, { "zip", "을", "을" },
	{ "callout", "이", "이" }, { "name", "이", "이" },
	{ "none", "이", "이" }, { "<h1>", "를", "을" },
	{ "selection-leter", "이", "가" }, { "selection-letter", "은", "는" },
	{ "table", "을", "을" }, { "table", "으로", "로" },
	{ "list", "을", "를" }, { "text", "을", "를" },
	{ "format", "을", "을" }, { "sheet", "을", "를" },
	{ "check", "을", "를" }, { "block", "을", "을" },
	{ "link", "을", "를" }, { "book", "은", "은" },
	{ "heading", "을", "을" }, { "page", "을", "를" },
	{ "size", "을", "를" }, { "class", "을", "를" },
	{ "group", "이", "이" }, { "item", "이", "이" },
	{ "template", "이", "이" }, { "sample.xml", "이", "이" },
	{ "logo.png", "이", "가" }, { "house.json", "이", "이" },
	{ "td", "을", "를" }, { "tr", "을", "을" },
	{ "Samsung", "은", "은" }, { "NAME", "은", "는" },
	{ "GmbH", "은", "는" }, { "a", "을", "를" },
};

static void
test_particles(void **state)
{
	size_t	 i;

	(void)state;
	for (i = 0; i < COUNT(particles); i++) {
		const char	*got = korean_particle(particles[i][0],
		    particles[i][1]);

		if (strcmp(got, particles[i][2]) != 0)
			fail_msg("%s + %s: %s", particles[i][0],
			    particles[i][1], got);
	}
}

static void
test_known_particles(void **state)
{
	(void)state;
	assert_true(korean_is_particle("은"));
	assert_true(korean_is_particle("로"));
	assert_false(korean_is_particle("은는"));
	assert_false(korean_is_particle(""));
}

static void
test_korean_dates(void **state)
{
	struct arena	*arena = arena_new();
	struct date	 d = { 2026, 2, 27 };

	(void)state;
	assert_string_equal(korean_date(arena, &d), "2026. 2. 27.");
	assert_string_equal(korean_weekday_date(arena, &d),
	    "2026. 2. 27.(금)");
	assert_string_equal(korean_number(arena, INT64_MIN),
	    "마이너스구백이십이경삼천삼백칠십이조삼백육십팔억"
	    "오천사백칠십칠만오천팔백팔");
	arena_free(arena);
}

static const char *const companies[][2] = {
	{ "주식회사 한빛정밀", "한빛정밀" },
	{ "㈜한빛정밀", "한빛정밀" },
	{ "(주) 한빛 정밀", "한빛정밀" },
	{ "한빛정밀(주)", "한빛정밀" },
	{ "한빛정밀 주식회사", "한빛정밀" },
	{ "유한회사 한빛", "한빛" },
	{ "유한책임회사 한빛", "한빛" },
	{ "농업회사법인 ㈜한빛", "한빛" },
	{ "HANBIT Co.", "hanbitco" },
	{ "주식회사", "주식회사" },
	{ "", "" },
};

static void
test_companies(void **state)
{
	struct arena	*arena = arena_new();
	size_t		 i;

	(void)state;
	for (i = 0; i < COUNT(companies); i++)
		assert_string_equal(korean_company(arena, companies[i][0]),
		    companies[i][1]);
	arena_free(arena);
}

static void
test_codesets(void **state)
{
	struct arena	*arena = arena_new();
	const char	*name = NULL;

	(void)state;
	assert_string_equal(codeset_from_cp949(arena, "\xB0\xA1\x41", 3),
	    "가A");
	/* 똠 is in CP949, not in EUC-KR. */
	assert_string_equal(codeset_from_cp949(arena, "\x8C\x63", 2), "똠");
	assert_null(codeset_from_cp949(arena, "\xB0", 1));
	assert_null(codeset_from_cp949(arena, "\xFF\xFE", 2));
	assert_null(codeset_from_cp949(arena, "a\0b", 3));
	assert_string_equal(codeset_from_cp949(arena, "", 0), "");
	assert_string_equal(codeset_from_utf16(arena, "\xFF\xFE\x00\xAC",
	    4, 0), "가");
	assert_string_equal(codeset_from_utf16(arena, "\x00\x41\xAC\x00",
	    4, 1), "A가");
	assert_string_equal(codeset_from_utf16(arena, "\x3D\xD8\xC4\xDC",
	    4, 0), "\xF0\x9F\x93\x84");
	assert_null(codeset_from_utf16(arena, "\x00\xD8\x41\x00", 4, 0));
	assert_null(codeset_from_utf16(arena, "abc", 3, 0));
	assert_null(codeset_from_utf16(arena, "\0\0", 2, 0));
	assert_string_equal(codeset_text(arena, "\xEF\xBB\xBF가", 6, &name),
	    "가");
	assert_string_equal(name, "UTF-8");
	assert_string_equal(codeset_text(arena, "\xB0\xA1", 2, &name), "가");
	assert_string_equal(name, "CP949");
	assert_string_equal(codeset_text(arena, "\xFE\xFF\xAC\x00", 4,
	    &name), "가");
	assert_string_equal(name, "UTF-16BE");
	assert_null(codeset_text(arena, "\x89PNG\x00\xFF", 6, &name));
	assert_string_equal(codeset_text(arena, "", 0, NULL), "");
	arena_free(arena);
}

static void
test_sha256(void **state)
{
	struct sha256	*s = sha256_new();
	char		 hex[SHA256_HEX];

	(void)state;
	sha256_hex("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855");
	sha256_add(s, "a", 1);
	sha256_add(s, "bc", 2);
	sha256_finish(s, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_particles),
		cmocka_unit_test(test_known_particles),
		cmocka_unit_test(test_korean_dates),
		cmocka_unit_test(test_companies),
		cmocka_unit_test(test_codesets),
		cmocka_unit_test(test_sha256),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
