/* From a folder to a case: statements, the applicant's data, masking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "intake/intake.h"

#define TAX	"납세증명서\n국세징수법\n상호   주식회사 한빛정밀\n" \
		"2026년 2월 3일\n가람세무서장\n"

struct folder {
	char		 dir[40];
	struct arena	*arena;
	struct diags	*ds;
	struct intake	*in;
	xmlDoc		*doc;
};

static void
folder_new(struct folder *f)
{
	memset(f, 0, sizeof(*f));
	strncpy(f->dir, "/tmp/seoryu-case-XXXXXX", sizeof(f->dir) - 1);
	assert_non_null(mkdtemp(f->dir));
	f->arena = arena_new();
	f->ds = diags_new();
	f->in = intake_new(f->ds, "checks/documents");
	assert_non_null(f->in);
}

static void
put(struct folder *f, const char *name, const char *bytes)
{
	assert_int_equal(file_write(f->ds, file_join(f->arena, f->dir, name),
	    bytes, strlen(bytes)), 0);
}

static void
folder_read(struct folder *f, const struct intake_options *o)
{
	xml_free(f->doc);
	f->doc = intake_read(f->in, f->ds, f->dir, o);
}

static void
folder_free(struct folder *f)
{
	char	**names = file_list(f->ds, f->arena, f->dir, "");

	for (; *names != NULL; names++)
		unlink(file_join(f->arena, f->dir, *names));
	rmdir(f->dir);
	xml_free(f->doc);
	intake_free(f->in);
	diags_free(f->ds);
	arena_free(f->arena);
}

static xmlNode *
facts(struct folder *f)
{
	assert_non_null(f->doc);
	return xml_child(xmlDocGetRootElement(f->doc), "facts");
}

static xmlNode *
file(struct folder *f, const char *path)
{
	xmlNode	*node = xml_child(facts(f), "file");

	while (node != NULL && strcmp(xml_attribute(f->arena, node, "path"),
	    path) != 0)
		node = xml_next_named(node, "file");
	assert_non_null(node);
	return node;
}

#define ATTRIBUTE(f, node, name, value) \
	assert_string_equal(xml_attribute((f)->arena, node, name), value)

/* The problem of this code under NODE, or NULL. */
static const char *
problem(struct folder *f, const xmlNode *node, const char *code)
{
	xmlNode	*p = xml_child(node, "problem");

	while (p != NULL &&
	    strcmp(xml_attribute(f->arena, p, "code"), code) != 0)
		p = xml_next_named(p, "problem");
	return p != NULL ? xml_text(f->arena, p) : NULL;
}

/* The whole case as text. */
static const char *
text(struct folder *f)
{
	struct buf	 out;
	const char	*copy;

	buf_init(&out, BUF_TEXT);
	assert_int_equal(xml_write(f->doc, &out), 0);
	copy = arena_strdup(f->arena, buf_string(&out));
	buf_free(&out);
	return copy;
}

static void
test_case(void **state)
{
	struct intake_options	 o = { .as_of = "2026-02-20T10:00:00+09:00" };
	struct folder		 f;
	const char		*first;
	xmlNode			*node;

	(void)state;
	folder_new(&f);
	put(&f, "국세.txt", TAX);
	put(&f, "메모.txt", "내일 회의\n");
	folder_read(&f, &o);
	ATTRIBUTE(&f, facts(&f), "as-of", "2026-02-20T10:00:00+09:00");
	node = xml_child(facts(&f), "bundle");
	ATTRIBUTE(&f, node, "kind", "folder");
	ATTRIBUTE(&f, node, "files", "2");
	assert_int_equal(strlen(xml_attribute(f.arena, node, "sha256")), 64);
	node = file(&f, "국세.txt");
	ATTRIBUTE(&f, node, "id", "f1");
	ATTRIBUTE(&f, node, "kind", "txt");
	ATTRIBUTE(&f, node, "state", "read");
	ATTRIBUTE(&f, node, "document", "national-tax");
	ATTRIBUTE(&f, node, "method", "text");
	node = xml_child(node, "fact");
	ATTRIBUTE(&f, node, "name", "issued");
	ATTRIBUTE(&f, node, "value", "2026-02-03");
	ATTRIBUTE(&f, node, "line", "4");
	ATTRIBUTE(&f, file(&f, "메모.txt"), "document", "");
	assert_null(xml_child(facts(&f), "application"));
	assert_string_equal(intake_label(f.in, "plan"), "사업계획서");
	assert_null(intake_label(f.in, "nothing"));
	/* The same folder gives the same case. */
	first = text(&f);
	folder_read(&f, &o);
	assert_string_equal(text(&f), first);
	folder_free(&f);
}

static void
test_application(void **state)
{
	struct folder	 f;
	xmlNode		*node;

	(void)state;
	folder_new(&f);
	put(&f, "application.xml", "<application programme=\"x\">\n"
	    "<!-- 메모 --><company><name>한빛</name>"
	    "<corporate-number>110111-0062432</corporate-number></company>\n"
	    "<note by=\"900210-1234567\">번호 900210-1234567</note>\n"
	    "</application>\n");
	folder_read(&f, NULL);
	node = xml_child(facts(&f), "application");
	assert_non_null(node);
	ATTRIBUTE(&f, node, "file", "application.xml");
	ATTRIBUTE(&f, node, "programme", "x");
	assert_string_equal(xml_text(f.arena, xml_child(node, "note")),
	    "번호 900210-*******");
	ATTRIBUTE(&f, xml_child(node, "note"), "by", "900210-*******");
	assert_string_equal(xml_text(f.arena, xml_child(node, "company")),
	    "한빛110111-0062432");
	assert_null(strstr(text(&f), "1234567"));
	assert_null(strstr(text(&f), "<!--"));
	node = file(&f, "application.xml");
	ATTRIBUTE(&f, node, "document", "");
	ATTRIBUTE(&f, node, "method", "data");
	ATTRIBUTE(&f, xml_child(node, "exposure"), "kind", "resident-number");
	folder_free(&f);
}

static void
test_bad_application(void **state)
{
	struct folder	 f;
	xmlNode		*node;

	(void)state;
	folder_new(&f);
	put(&f, "application.xml", "<application>\n<company>\n</application>\n");
	put(&f, "국세.txt", TAX);
	folder_read(&f, NULL);
	assert_null(xml_child(facts(&f), "application"));
	node = file(&f, "application.xml");
	assert_non_null(problem(&f, node, "I100"));
	assert_non_null(strstr(problem(&f, node, "I100"), "3"));
	ATTRIBUTE(&f, xml_child(node, "problem"), "level", "bundle");
	ATTRIBUTE(&f, file(&f, "국세.txt"), "document", "national-tax");
	put(&f, "application.xml", "<applikation/>\n");
	folder_read(&f, NULL);
	assert_null(xml_child(facts(&f), "application"));
	assert_non_null(problem(&f, file(&f, "application.xml"), "I101"));
	put(&f, "application.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>"
	    "<application>&b;</application>\n");
	folder_read(&f, NULL);
	assert_null(xml_child(facts(&f), "application"));
	assert_non_null(problem(&f, file(&f, "application.xml"), "I100"));
	folder_free(&f);
}

static void
test_stated(void **state)
{
	static const struct intake_stated	 mine[] = {
		{ "가.txt", "plan" } };
	struct intake_options			 o = { .stated = mine,
	    .n_stated = 1 };
	struct folder				 f;
	xmlNode					*node;

	(void)state;
	folder_new(&f);
	put(&f, "가.txt", TAX);
	put(&f, "나.gif", "GIF89a\1\5\1\5\x80\1\1...;");
	put(&f, "다.txt", "상호   주식회사 한빛정밀\n발급일 2026-02-03\n");
	put(&f, "라.txt", TAX);
	put(&f, "bundle.xml", "<bundle>\n"
	    "<file path=\"가.txt\" document=\"local-tax\"/>\n"
	    "<file path=\"나.gif\" document=\"insurance-pension\"/>\n"
	    "<file path=\"다.txt\" document=\"national-tax\"/>\n"
	    "<file path=\"라.txt\" document=\"taxes\"/>\n"
	    "<file path=\"없음.pdf\" document=\"plan\"/>\n</bundle>\n");
	folder_read(&f, &o);
	/* The command line goes before the file, both before the text. */
	node = file(&f, "가.txt");
	ATTRIBUTE(&f, node, "document", "plan");
	ATTRIBUTE(&f, node, "method", "stated");
	assert_non_null(problem(&f, node, "I111"));
	node = file(&f, "나.gif");
	ATTRIBUTE(&f, node, "document", "insurance-pension");
	ATTRIBUTE(&f, node, "state", "no-text");
	ATTRIBUTE(&f, node, "reason", "bundle.xml에서 지정");
	/* It is data: that it holds no text is nothing to look at. */
	assert_null(problem(&f, file(&f, "bundle.xml"), "I072"));
	ATTRIBUTE(&f, file(&f, "bundle.xml"), "state", "read");
	node = file(&f, "다.txt");
	ATTRIBUTE(&f, node, "document", "national-tax");
	ATTRIBUTE(&f, node, "method", "stated");
	assert_null(problem(&f, node, "I111"));
	ATTRIBUTE(&f, xml_child(node, "fact"), "value", "2026-02-03");
	node = file(&f, "라.txt");
	ATTRIBUTE(&f, node, "document", "national-tax");
	ATTRIBUTE(&f, node, "method", "text");
	assert_non_null(problem(&f, node, "I105"));
	assert_non_null(problem(&f, facts(&f), "I104"));
	/* A faulty statement file changes nothing and is named. */
	put(&f, "bundle.xml", "<bundle>\n<file path=\"가.txt\"/>\n</bundle>");
	folder_read(&f, NULL);
	ATTRIBUTE(&f, file(&f, "가.txt"), "document", "national-tax");
	assert_non_null(problem(&f, file(&f, "bundle.xml"), "I103"));
	folder_free(&f);
}

/* Numbers of persons stand nowhere in a case. */
static void
test_masked(void **state)
{
	struct folder	 f;
	xmlNode		*node;

	(void)state;
	folder_new(&f);
	put(&f, "김하늘 900210-1234567.txt", TAX "주소  가람시 900210-1234567\n"
	    "성명  900210-1234567\n900210 - 1234567, 880101-2345678\n");
	folder_read(&f, NULL);
	assert_null(strstr(text(&f), "1234567"));
	assert_null(strstr(text(&f), "2345678"));
	assert_null(strstr(text(&f), "31323334353637"));
	node = file(&f, "김하늘 900210-*******.txt");
	ATTRIBUTE(&f, node, "raw-name", "");
	node = xml_child(node, "exposure");
	ATTRIBUTE(&f, node, "line", "6");
	ATTRIBUTE(&f, node, "count", "1");
	node = xml_next_named(xml_next_named(node, "exposure"), "exposure");
	ATTRIBUTE(&f, node, "line", "8");
	ATTRIBUTE(&f, node, "count", "2");
	folder_free(&f);
}

/* One member's failure is its own. */
static void
test_failures(void **state)
{
	struct folder	 f;
	xmlNode		*node;

	(void)state;
	folder_new(&f);
	put(&f, "1 국세 납세증명서.pdf", "%PDF-1.4 broken");
	put(&f, "2 지방세.txt", "");
	put(&f, "3.txt", TAX);
	folder_read(&f, NULL);
	node = file(&f, "1 국세 납세증명서.pdf");
	ATTRIBUTE(&f, node, "document", "");
	ATTRIBUTE(&f, node, "method", "name");
	assert_string_not_equal(xml_attribute(f.arena, node, "state"), "read");
	ATTRIBUTE(&f, xml_child(node, "candidate"), "document",
	    "national-tax");
	node = file(&f, "2 지방세.txt");
	ATTRIBUTE(&f, node, "state", "empty");
	ATTRIBUTE(&f, xml_child(node, "candidate"), "document", "local-tax");
	ATTRIBUTE(&f, file(&f, "3.txt"), "document", "national-tax");
	assert_int_equal(diags_count(f.ds, DIAG_WARNING), 0);
	folder_free(&f);
}

static void
test_no_bundle(void **state)
{
	struct folder	 f;

	(void)state;
	folder_new(&f);
	assert_null(intake_read(f.in, f.ds, "/nowhere/at/all", NULL));
	assert_int_equal(diags_worst(f.ds), DIAG_BUNDLE);
	folder_free(&f);
}

/* Which members were approached, in order, as digits. */
static void
note_step(void *closure, size_t member)
{
	char	*steps = closure;
	size_t	 n = strlen(steps);

	assert_true(member < 10 && n < 15);
	steps[n] = (char)('0' + member);
}

/* A member that ended a process before is listed, not touched. */
static void
test_lost(void **state)
{
	const size_t		 lost[] = { 2 };
	char			 steps[16] = "";
	struct intake_options	 o = { .lost = lost, .n_lost = 1,
				    .step = note_step, .closure = steps };
	struct folder		 f;
	const xmlNode		*left_out;

	(void)state;
	folder_new(&f);
	put(&f, "a.txt", TAX);
	put(&f, "b.txt", TAX);
	put(&f, "c.txt", TAX);
	folder_read(&f, &o);
	assert_string_equal(steps, "13");
	left_out = file(&f, "b.txt");
	ATTRIBUTE(&f, left_out, "state", "damaged");
	assert_non_null(problem(&f, left_out, "I115"));
	ATTRIBUTE(&f, file(&f, "a.txt"), "document", "national-tax");
	folder_free(&f);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_case),
		cmocka_unit_test(test_application),
		cmocka_unit_test(test_bad_application),
		cmocka_unit_test(test_stated),
		cmocka_unit_test(test_masked),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_no_bundle),
		cmocka_unit_test(test_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
