#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "base/utf8.h"
#include "intake/bundle_junk.h"
#include "intake/bundle_name.h"
#include "intake/bundle_piece.h"

struct row {
	const char	*raw;
	int		 utf8;
	const char	*path;
	enum diag_code	 refused;
	enum diag_code	 remark;
};

/* CP949 bytes are written out; the same bytes may be valid UTF-8. */
static const struct row rows[] = {
	{ "plain.pdf", 0, "plain.pdf", 0, 0 },
	{ "\xB1\xB9\xBC\xBC.pdf", 0, "국세.pdf", 0, 0 },
	{ "\xC3\xBC\xC5\xA9.txt", 0, "체크.txt", 0, 0 },	/* üũ */
	{ "\xC7\xA5", 0, "표", 0, 0 },				/* ǥ */
	{ "\xC6\xAF\xC8\xAD", 0, "특화", 0, 0 },		/* Ưȭ */
	{ "\xC3\xBC\xC5\xA9.txt", 1, "üũ.txt", 0, 0 },		/* flagged */
	{ "국세.pdf", 0, "국세.pdf", 0, 0 },
	{ "국세.pdf", 1, "국세.pdf", 0, 0 },
	{ "\xB1\xB9\xBC\xBC.pdf", 1, "국세.pdf", 0, 0 },	/* wrong flag */
	{ "\xEB\xA2\xB4", 0, "뢴", 0, 0 },
	{ "\x8C\x63\xB9\xE6", 0, "똠방", 0, 0 },		/* UHC only */
	{ "\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8.txt", 0, "국.txt", 0, 0 },
	{ "\xFF\xFE\x81", 0, "%FF%FE%81", 0, DIAG_I010 },
	{ "a\\b.txt", 0, "a/b.txt", 0, DIAG_I011 },
	{ "./a//b/./c.txt", 0, "a/b/c.txt", 0, 0 },
	{ "..", 0, "..", DIAG_I012, 0 },
	{ "a/../b", 0, "a/../b", DIAG_I012, 0 },
	{ "a\\..\\b", 0, "a/../b", DIAG_I012, DIAG_I011 },
	{ "...", 0, "...", 0, DIAG_I245 },
	{ "a..b/c", 0, "a..b/c", 0, 0 },
	{ "/etc/passwd", 0, "/etc/passwd", DIAG_I013, 0 },
	{ "\\\\host\\share", 0, "/host/share", DIAG_I013, DIAG_I011 },
	{ "C:\\x", 0, "C:/x", DIAG_I014, DIAG_I011 },
	{ "z:x", 0, "z:x", DIAG_I014, 0 },
	{ "1:x", 0, "1:x", 0, DIAG_I245 },
	{ "a\nb", 0, "a%0Ab", DIAG_I015, 0 },
	{ "a\x7F", 0, "a%7F", DIAG_I015, 0 },
	{ "\u202Efdp.exe", 1, "%E2%80%AEfdp.exe", DIAG_I015, 0 },
	/* A letter that was lost before; a blank of macOS screenshots. */
	{ "국\uFFFD.pdf", 1, "국\uFFFD.pdf", 0, DIAG_I242 },
	{ "스크린샷 2026-02-20 오후 3.05.10\u202F.png", 0,
	    "스크린샷 2026-02-20 오후 3.05.10\u202F.png", 0, 0 },
	{ "증명\u200B서.pdf", 1, "증명\u200B서.pdf", 0, DIAG_I243 },
	{ "증명\uFEFF서.pdf", 1, "증명\uFEFF서.pdf", 0, DIAG_I243 },
	{ "\u202Ea", 1, "%E2%80%AEa", DIAG_I015, 0 },
	{ "\u2066a", 1, "%E2%81%A6a", DIAG_I015, 0 },
	/* As addresses spell names: UTF-8, CP949, with a form's blank. */
	{ "%EA%B5%AD%EC%84%B8.pdf", 0, "국세.pdf", 0, DIAG_I244 },
	{ "%ea%b5%ad+%EC%84%B8(1).pdf", 0, "국 세(1).pdf", 0, DIAG_I244 },
	{ "%B1%B9%BC%BC.pdf", 0, "국세.pdf", 0, DIAG_I244 },
	{ "#Uad6d#Uc138.pdf", 0, "국세.pdf", 0, DIAG_I244 },
	{ "100%25.pdf", 0, "100%25.pdf", 0, 0 },
	{ "50%E.pdf", 0, "50%E.pdf", 0, 0 },
	{ "%C3%9F.pdf", 0, "%C3%9F.pdf", 0, 0 },	/* no Hangul */
	{ "%EA%B5%AD%2F..%2F%5C%00%25x", 0, "국%2F..%2F%5C%00%25x", 0,
	    DIAG_I244 },
	{ "%2E%2E/%EA%B5%AD", 0, "../국", DIAG_I012, DIAG_I244 },
	{ "%EA%B5%AD%E2%80%AEfdp", 0, "국%E2%80%AEfdp", DIAG_I015, DIAG_I244 },
	/* Names that another program misread: told, but not mended. */
	{ "±¹¼¼.pdf", 1, "±¹¼¼.pdf", 0, DIAG_I241 },
	{ "▒╣╝╝.pdf", 1, "▒╣╝╝.pdf", 0, DIAG_I241 },
	{ "援\uFFFD꽭.pdf", 1, "援\uFFFD꽭.pdf", 0, DIAG_I242 },
	{ "Ärzte für Übergrößen.pdf", 1, "Ärzte für Übergrößen.pdf", 0, 0 },
	{ "résumé naïf.pdf", 1, "résumé naïf.pdf", 0, 0 },
	{ "株式會社 韓光.pdf", 1, "株式會社 韓光.pdf", 0, 0 },
	{ "Отчёт.pdf", 1, "Отчёт.pdf", 0, 0 },
	{ "\u00eb\xC2\x82\u00a9\u00ec\xC2\x84\u00b8", 1,	/* 납세 in UTF-8 */
	    "ë%C2%82©ì%C2%84¸", 0, DIAG_I241 },
	{ "a\xC2\x85" "b", 1, "a%C2%85b", DIAG_I015, 0 },
	/* What Windows cannot have. */
	{ "NUL.txt", 0, "NUL.txt", 0, DIAG_I245 },
	{ "a/com1", 0, "a/com1", 0, DIAG_I245 },
	{ "com10.txt", 0, "com10.txt", 0, 0 },
	{ "console.txt", 0, "console.txt", 0, 0 },
	{ "국세.pdf ", 1, "국세.pdf ", 0, DIAG_I245 },
	{ "서류./국세.pdf", 1, "서류./국세.pdf", 0, DIAG_I245 },
	{ "무엇?.pdf", 1, "무엇?.pdf", 0, DIAG_I245 },
	{ "", 0, "?", DIAG_I021, 0 },
	{ "./", 0, "?", DIAG_I021, 0 },
	{ "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/f", 0,
	    "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/f", 0, 0 },
	{ "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/f", 0,
	    "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/f", DIAG_I017, 0 },
};

static void
decodes_and_judges(void **state)
{
	struct arena		*arena = arena_new();
	struct bundle_name	 name;
	size_t			 i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bundle_name_decode(arena, rows[i].raw, strlen(rows[i].raw),
		    rows[i].utf8, &name);
		assert_string_equal(name.path, rows[i].path);
		assert_string_equal(diag_name(name.refused),
		    diag_name(rows[i].refused));
		assert_string_equal(diag_name(name.n_remarks > 0 ?
		    name.remarks[0].code : DIAG_NONE),
		    diag_name(rows[i].remark));
	}
	arena_free(arena);
}

static void
refuses_a_nul_and_long_parts(void **state)
{
	struct arena		*arena = arena_new();
	struct bundle_name	 name;
	char			 part[257];

	(void)state;
	bundle_name_decode(arena, "a\0b", 3, 0, &name);
	assert_int_equal(name.refused, DIAG_I015);
	assert_string_equal(name.path, "a%00b");
	assert_string_equal(name.hex, "610062");
	memset(part, 'x', sizeof(part));
	bundle_name_decode(arena, part, 255, 0, &name);
	assert_int_equal(name.refused, DIAG_NONE);
	bundle_name_decode(arena, part, 256, 0, &name);
	assert_int_equal(name.refused, DIAG_I016);
	arena_free(arena);
}

/* Whether PATH is left aside with this code. */
static int
junk(const char *path, enum diag_code code)
{
	const char	*what;

	return bundle_junk_code(path, &what) == code;
}

static void
knows_litter(void **state)
{
	(void)state;
	assert_true(junk(".DS_Store", DIAG_I248));
	assert_true(junk("a/.hidden/b", DIAG_I248));
	assert_true(junk("__MACOSX/a/._b.pdf", DIAG_I248));
	assert_true(junk("a/._b.pdf", DIAG_I248));
	assert_true(junk("a/THUMBS.DB", DIAG_I248));
	assert_true(junk("Icon%0D", DIAG_I248));
	assert_true(junk("~$계획서.docx", DIAG_I248));
	assert_true(junk(".~lock.계획서.odt#", DIAG_I248));
	assert_true(junk("~WRL0001.tmp", DIAG_I248));
	assert_true(junk("계획서.TMP", DIAG_I248));
	assert_true(junk("계획서.asv", DIAG_I248));
	assert_true(junk("desktop.ini", DIAG_I248));
	assert_true(junk("국세 - 바로 가기.lnk", DIAG_I249));
	assert_true(junk("홈택스.url", DIAG_I249));
	assert_true(junk("국세.pdf.crdownload", DIAG_I257));
	assert_true(junk("a/thumbs.db.pdf", DIAG_NONE));
	assert_true(junk("국세.pdf", DIAG_NONE));
	assert_true(junk("a~$b", DIAG_NONE));
	assert_true(junk("~$dir/a.pdf", DIAG_NONE));
	assert_true(junk("a.tmp/b.pdf", DIAG_NONE));
	assert_true(junk("tmp", DIAG_NONE));
	assert_true(junk("", DIAG_NONE));
}

static void
knows_pieces(void **state)
{
	(void)state;
	assert_true(bundle_piece_named("서류.z01"));
	assert_true(bundle_piece_named("서류.ZIP.002"));
	assert_true(bundle_piece_named("서류.part1.rar"));
	assert_true(bundle_piece_named("서류.vol12.egg"));
	assert_false(bundle_piece_named("서류.zip"));
	assert_false(bundle_piece_named(".z01"));
	assert_false(bundle_piece_named("3.zip.1"));
	assert_true(bundle_piece_is("서류.z02", "unknown"));
	assert_false(bundle_piece_is("서류.z02", "pdf"));
}

/*
 * The 345 syllables whose two bytes of CP949 are also one letter of UTF-8:
 * alone, in pairs, with ASCII. None may turn into that letter.
 */
static void
reads_every_ambiguous_syllable(void **state)
{
	struct arena		*arena = arena_new();
	struct bundle_name	 name;
	int			 ambiguous = 0, common = 0;
	uint32_t		 c;

	(void)state;
	for (c = 0xAC00; c <= 0xD7A3; c++) {
		char	 text[4], raw[16];
		char	*bytes;
		size_t	 n;

		text[utf8_put(text, c)] = '\0';
		bytes = codeset_encode(arena, "CP949", text, &n);
		assert_non_null(bytes);
		if (n != 2 || !utf8_valid(bytes, 2))
			continue;
		ambiguous++;
		common += (unsigned char)bytes[1] >= 0xA1;
		snprintf(raw, sizeof(raw), "%.2s.a%.2s", bytes, bytes);
		bundle_name_decode(arena, raw, strlen(raw), 0, &name);
		assert_string_equal(name.path, arena_printf(arena, "%s.a%s",
		    text, text));
		assert_int_equal(name.n_remarks, 0);
		bundle_name_decode(arena, text, strlen(text), 0, &name);
		assert_string_equal(name.path, text);
		arena_reset(arena);
	}
	assert_int_equal(ambiguous, 345);
	assert_int_equal(common, 217);
	arena_free(arena);
}

/* Whole names through each mistake programs make, and the guess at them. */
static void
guesses_at_misread_names(void **state)
{
	static const char *const codesets[] = {
		"CP437", "ISO-8859-1", "CP1252"
	};
	static const char	 right[] = "국세 납세증명서(2월).pdf";
	struct arena		*arena = arena_new();
	struct bundle_name	 name;
	char			*bytes, *wrong, part[4] = "";
	size_t			 n, i, k;

	(void)state;
	bytes = codeset_encode(arena, "CP949", right, &n);
	/* ISO-8859-1 byte by byte is what CP1252 gives for these bytes. */
	wrong = arena_alloc(arena, 2 * n + 1);
	for (i = k = 0; i < n; i++) {
		size_t	 len = utf8_put(part, (unsigned char)bytes[i]);

		memcpy(wrong + k, part, len);
		k += len;
	}
	bundle_name_decode(arena, wrong, k, 1, &name);
	assert_string_equal(name.path, wrong);
	assert_int_equal(name.n_remarks, 1);
	assert_int_equal(name.remarks[0].code, DIAG_I241);
	assert_string_equal(name.remarks[0].argument, right);
	for (i = 0; i < sizeof(codesets) / sizeof(codesets[0]); i++)
		assert_null(codeset_encode(arena, codesets[i], right, &n));
	arena_free(arena);
}

static void
keys_join_what_file_systems_join(void **state)
{
	struct arena	*arena = arena_new();

	(void)state;
	assert_string_equal(bundle_name_key(arena, "국 A.PDF"),
	    bundle_name_key(arena, "\u1100\u116E\u11A8 a.pdf"));
	assert_string_not_equal(bundle_name_key(arena, "a b"),
	    bundle_name_key(arena, "ab"));
	/* Windows drops dots and blanks at the end of each part. */
	assert_string_equal(bundle_name_key(arena, "a. /b.pdf. ."),
	    bundle_name_key(arena, "A/B.PDF"));
	assert_string_not_equal(bundle_name_key(arena, "a/b"),
	    bundle_name_key(arena, "a./c"));
	arena_free(arena);
}

/* Any bytes give a path that can be shown, whatever they are. */
static void
survives_any_bytes(void **state)
{
	struct arena		*arena = arena_new();
	struct bundle_name	 name;
	unsigned		 seed = 1;
	char			 raw[24];
	size_t			 i, k;

	(void)state;
	for (i = 0; i < 20000; i++) {
		for (k = 0; k < sizeof(raw); k++) {
			seed = seed * 1103515245 + 12345;
			raw[k] = (char)(seed >> 16);
		}
		bundle_name_decode(arena, raw, seed % sizeof(raw),
		    (int)(i & 1), &name);
		assert_true(name.path[0] != '\0');
		if (name.refused == DIAG_NONE) {
			assert_true(name.path[0] != '/');
			assert_null(strstr(name.path, "/../"));
			assert_null(strchr(name.path, '\\'));
		}
		if (i % 1000 == 0)
			arena_reset(arena);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(decodes_and_judges),
		cmocka_unit_test(refuses_a_nul_and_long_parts),
		cmocka_unit_test(knows_litter),
		cmocka_unit_test(knows_pieces),
		cmocka_unit_test(reads_every_ambiguous_syllable),
		cmocka_unit_test(guesses_at_misread_names),
		cmocka_unit_test(keys_join_what_file_systems_join),
		cmocka_unit_test(survives_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
