#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "intake/bundle_name.h"

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
	{ "...", 0, "...", 0, 0 },
	{ "a..b/c", 0, "a..b/c", 0, 0 },
	{ "/etc/passwd", 0, "/etc/passwd", DIAG_I013, 0 },
	{ "\\\\host\\share", 0, "/host/share", DIAG_I013, DIAG_I011 },
	{ "C:\\x", 0, "C:/x", DIAG_I014, DIAG_I011 },
	{ "z:x", 0, "z:x", DIAG_I014, 0 },
	{ "1:x", 0, "1:x", 0, 0 },
	{ "a\nb", 0, "a%0Ab", DIAG_I015, 0 },
	{ "a\x7F", 0, "a%7F", DIAG_I015, 0 },
	{ "\u202Efdp.exe", 1, "%E2%80%AEfdp.exe", DIAG_I015, 0 },
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
		assert_string_equal(diag_name(name.remark),
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

static void
knows_litter(void **state)
{
	(void)state;
	assert_true(bundle_name_junk(".DS_Store"));
	assert_true(bundle_name_junk("a/.hidden/b"));
	assert_true(bundle_name_junk("__MACOSX/a/._b.pdf"));
	assert_true(bundle_name_junk("a/THUMBS.DB"));
	assert_true(bundle_name_junk("~$계획서.docx"));
	assert_false(bundle_name_junk("a/thumbs.db.pdf"));
	assert_false(bundle_name_junk("국세.pdf"));
	assert_false(bundle_name_junk("a~$b"));
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
		cmocka_unit_test(keys_join_what_file_systems_join),
		cmocka_unit_test(survives_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
