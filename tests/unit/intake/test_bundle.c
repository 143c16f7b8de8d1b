#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "intake/bundle.h"
#include "zipped.h"

#define CASES	"tests/cases/intake/"

/* One opened bundle with all its members read. */
struct opened {
	struct diags	*diags;
	struct arena	*arena;
	struct bundle	*bundle;
};

static void
opened_open(struct opened *o, const char *path)
{
	struct buf	 bytes;
	size_t		 i;

	o->diags = diags_new();
	o->arena = arena_new();
	o->bundle = bundle_open(o->diags, o->arena, path);
	if (o->bundle == NULL)
		return;
	buf_init(&bytes, 1);
	for (i = 0; i < bundle_count(o->bundle); i++)
		bundle_read(o->bundle, i, &bytes);
	buf_free(&bytes);
}

static void
opened_close(struct opened *o)
{
	bundle_close(o->bundle);
	arena_free(o->arena);
	diags_free(o->diags);
}

/* "state code path" of a member; the code of its last problem, or "-". */
static const char *
line_of(struct opened *o, size_t i)
{
	const struct member	*m = bundle_member(o->bundle, i);
	const struct problem	*p;
	const char		*code = "-";

	for (p = m->problems; p != NULL; p = p->next)
		code = diag_name(p->code);
	return arena_printf(o->arena, "%s %s %s", bundle_state_name(m->state),
	    code, m->path);
}

static void
assert_members(const char *path, const char *const *want)
{
	struct opened	 o;
	size_t		 i;

	opened_open(&o, path);
	assert_non_null(o.bundle);
	for (i = 0; want[i] != NULL; i++) {
		assert_true(i < bundle_count(o.bundle));
		assert_string_equal(line_of(&o, i), want[i]);
	}
	assert_int_equal(bundle_count(o.bundle), i);
	assert_int_equal(diags_worst(o.diags), 0);
	opened_close(&o);
}

static void
assert_no_bundle(const char *path, const char *code)
{
	struct opened	 o;
	FILE		*out = tmpfile();
	char		 line[512] = "";

	opened_open(&o, path);
	assert_null(o.bundle);
	assert_int_equal(diags_worst(o.diags), DIAG_BUNDLE);
	diags_print(o.diags, out);
	rewind(out);
	assert_non_null(fgets(line, sizeof(line), out));
	assert_non_null(strstr(line, code));
	fclose(out);
	opened_close(&o);
}

static void
judges_every_name_by_itself(void **state)
{
	static const char *const want[] = {
		"read I010 %FF%FE%81",
		"refused I012 ../../windows.txt",
		"refused I012 ../outside.txt",
		"refused I013 /etc/passwd",
		"refused I021 ?",
		"refused I014 C:/autoexec.bat",
		"refused I012 a/../../outside.txt",
		"refused I017 d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/deep.txt",
		"read I011 folder/inside.txt",
		"refused I015 line%0Abreak.txt",
		"refused I015 nul%00byte.txt",
		NULL,			/* the long one, below */
	};
	struct opened	 o;
	size_t		 i;

	(void)state;
	opened_open(&o, CASES "unsafe-names/bundle.zip");
	assert_int_equal(bundle_count(o.bundle), 14);
	for (i = 0; want[i] != NULL; i++)
		assert_string_equal(line_of(&o, i), want[i]);
	assert_int_equal(strncmp(line_of(&o, i), "refused I016 xxx", 16), 0);
	assert_string_equal(line_of(&o, i + 1), "read - 정상.txt");
	assert_string_equal(line_of(&o, i + 2),
	    "refused I015 증명서%E2%80%AEtxt.exe");
	opened_close(&o);
}

static void
decodes_what_programs_write(void **state)
{
	static const char *const windows[] = {
		"read - 국세 납세증명서.txt", "read - 똠방각하.txt",
		"read - 체크.txt", "read - 특화/회화.txt", NULL
	};
	static const char *const bandizip[] = {
		"read - 지방세 납세증명서.txt", "read I240 참.txt", NULL
	};
	static const char *const macos[] = {
		"ignored I248 __MACOSX/서류/._사업자등록증명.txt",
		"ignored I248 서류/.DS_Store", "read - 서류/사업자등록증명.txt",
		NULL
	};

	(void)state;
	assert_members(CASES "cp949-names/bundle.zip", windows);
	assert_members(CASES "unicode-path-names/bundle.zip", bandizip);
	assert_members(CASES "nfd-names/bundle.zip", macos);
}

static void
refuses_links_devices_and_twins(void **state)
{
	static const char *const links[] = {
		"refused I018 link.txt", "refused I019 null",
		"read - real.txt", NULL
	};
	static const char *const twins[] = {
		"read - 증명서 A.txt", "refused I020 증명서 A.txt",
		"refused I020 증명서 A.txt", "refused I020 증명서 a.TXT", NULL
	};

	(void)state;
	assert_members(CASES "links/bundle.zip", links);
	assert_members(CASES "duplicates/bundle.zip", twins);
}

static void
counts_what_it_unpacks(void **state)
{
	static const char *const want[] = {
		"too-large I030 declared-100MiB.txt", "read - good.txt",
		"too-large I032 honest-bomb.txt",
		"damaged I034 lying-bomb.txt", NULL
	};

	(void)state;
	assert_members(CASES "bombs/bundle.zip", want);
}

static void
loses_only_what_is_broken(void **state)
{
	static const char *const entry[] = {
		"damaged I034 bad.txt", "read - good.txt",
		"unsupported I035 method.txt", NULL
	};
	static const char *const encrypted[] = {
		"read - open.txt", "encrypted I033 secret.txt", NULL
	};

	(void)state;
	assert_members(CASES "damaged-entry/bundle.zip", entry);
	assert_members(CASES "encrypted-entry/bundle.zip", encrypted);
}

static void
opens_one_zip_inside(void **state)
{
	static const char *const want[] = {
		"damaged I039 broken.zip", "ignored I037 inner.zip",
		"refused I012 inner.zip/../out.txt",
		"read - inner.zip/third.zip",
		"read - inner.zip/납세증명서.txt", "read - outer.txt", NULL
	};

	(void)state;
	assert_members(CASES "nested-zip/bundle.zip", want);
}

static void
says_why_it_is_no_bundle(void **state)
{
	(void)state;
	assert_no_bundle(CASES "damaged-zip/bundle.zip", "I002");
	assert_no_bundle(CASES "not-a-bundle/certificate.txt", "I003");
	assert_no_bundle(CASES "empty-zip/bundle.zip", "I004");
	assert_no_bundle(CASES "only-litter/bundle.zip", "I004");
	assert_no_bundle(CASES "there/is/none", "I001");
	assert_no_bundle("/dev/null", "I003");
}

/* A folder made for one test. */
struct folder {
	struct arena	*arena;
	const char	*path;
};

static void
folder_open(struct folder *f)
{
	char	 template[] = "/tmp/seoryu-test-XXXXXX";

	f->arena = arena_new();
	assert_non_null(mkdtemp(template));
	f->path = arena_strdup(f->arena, template);
}

static const char *
folder_name(struct folder *f, const char *name)
{
	return file_join(f->arena, f->path, name);
}

static void
folder_put(struct folder *f, const char *name, const void *bytes, size_t n)
{
	struct diags	*ds = diags_new();

	assert_int_equal(file_write(ds, folder_name(f, name), bytes, n), 0);
	diags_free(ds);
}

static void
folder_close(struct folder *f)
{
	pid_t	 pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", "--", f->path, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
	arena_free(f->arena);
}

static void
lists_a_folder_without_following(void **state)
{
	static const char *const want[] = {
		"ignored I248 .hidden", "refused I018 link", "refused I019 pipe",
		"read - sub/a.txt", "refused I018 sub/up",
		"read - twin.TXT", "refused I020 twin.txt",
		"read - 국세.txt", NULL
	};
	struct folder	 f;
	struct opened	 o;
	size_t		 i;

	(void)state;
	folder_open(&f);
	assert_int_equal(mkdir(folder_name(&f, "sub"), 0700), 0);
	assert_int_equal(mkdir(folder_name(&f, ".hidden"), 0700), 0);
	folder_put(&f, ".hidden/x", "x", 1);
	folder_put(&f, "sub/a.txt", "a", 1);
	folder_put(&f, "twin.txt", "b", 1);
	folder_put(&f, "\u1100\u116E\u11A8\u1109\u1166.txt", "c", 1);
	assert_int_equal(symlink("/etc/passwd", folder_name(&f, "link")), 0);
	assert_int_equal(symlink("..", folder_name(&f, "sub/up")), 0);
	assert_int_equal(mkfifo(folder_name(&f, "pipe"), 0600), 0);
	/* The first by bytes wins: capitals sort before small letters. */
	folder_put(&f, "twin.TXT", "d", 1);
	opened_open(&o, f.path);
	for (i = 0; want[i] != NULL; i++)
		assert_string_equal(line_of(&o, i), want[i]);
	assert_int_equal(bundle_count(o.bundle), i);
	assert_string_equal(bundle_kind(o.bundle), "folder");
	opened_close(&o);
	folder_close(&f);
}

/* What a file is when it is read must be what it was when it was listed. */
static void
names_what_changes_meanwhile(void **state)
{
	static const char *const want[] = {
		"damaged I255 grown.txt", "refused I036 link.txt",
		"damaged I255 same-size.txt", "read - steady.txt",
		"damaged I255 swapped.txt", "refused I036 taken.txt", NULL
	};
	struct folder	 f;
	struct opened	 o;
	struct buf	 bytes;
	size_t		 i;

	(void)state;
	folder_open(&f);
	folder_put(&f, "grown.txt", "a", 1);
	folder_put(&f, "link.txt", "a", 1);
	folder_put(&f, "same-size.txt", "a", 1);
	folder_put(&f, "steady.txt", "a", 1);
	folder_put(&f, "swapped.txt", "a", 1);
	folder_put(&f, "taken.txt", "a", 1);
	o.diags = diags_new();
	o.arena = arena_new();
	o.bundle = bundle_open(o.diags, o.arena, f.path);
	assert_non_null(o.bundle);
	usleep(20000);		/* clocks of file systems tick slowly */
	folder_put(&f, "grown.txt", "ab", 2);
	folder_put(&f, "same-size.txt", "b", 1);
	folder_put(&f, "other.txt", "b", 1);
	assert_int_equal(rename(folder_name(&f, "other.txt"),
	    folder_name(&f, "swapped.txt")), 0);
	assert_int_equal(unlink(folder_name(&f, "taken.txt")), 0);
	assert_int_equal(unlink(folder_name(&f, "link.txt")), 0);
	assert_int_equal(symlink("/etc/passwd", folder_name(&f, "link.txt")),
	    0);
	buf_init(&bytes, 1);
	for (i = 0; i < bundle_count(o.bundle); i++)
		bundle_read(o.bundle, i, &bytes);
	buf_free(&bytes);
	for (i = 0; want[i] != NULL; i++)
		assert_string_equal(line_of(&o, i), want[i]);
	assert_int_equal(bundle_count(o.bundle), i);
	opened_close(&o);
	folder_close(&f);
}

/* A folder with names that are no UTF-8, and with loops. */
static void
lists_old_names_and_loops(void **state)
{
	static const char *const want[] = {
		"read I010 %FF%FE.txt", "refused I018 a/loop",
		"read I011 b/c.txt", "read - 국세.txt", NULL
	};
	struct folder	 f;
	struct opened	 o;
	size_t		 i;

	(void)state;
	folder_open(&f);
	assert_int_equal(mkdir(folder_name(&f, "a"), 0700), 0);
	assert_int_equal(symlink("../a", folder_name(&f, "a/loop")), 0);
	folder_put(&f, "\xB1\xB9\xBC\xBC.txt", "1", 1);
	folder_put(&f, "\xFF\xFE.txt", "2", 1);
	folder_put(&f, "b\\c.txt", "3", 1);
	opened_open(&o, f.path);
	for (i = 0; want[i] != NULL; i++)
		assert_string_equal(line_of(&o, i), want[i]);
	assert_int_equal(bundle_count(o.bundle), i);
	opened_close(&o);
	folder_close(&f);
}

/* The same files give the same digest, whatever else lies about. */
static void
digests_a_folder_by_its_files(void **state)
{
	/* printf 'SHA(a)  a.txt\nSHA(b)  b.txt\n' | sha256sum */
	static const char	 want[] =
	    "954ed440fe7160a5afe9e15cd631146fd8f3cc5ba95981b7f91d413f005c695f";
	struct folder		 f;
	struct opened		 o;
	const char		*before;

	(void)state;
	folder_open(&f);
	folder_put(&f, "a.txt", "a", 1);
	folder_put(&f, "b.txt", "b", 1);
	opened_open(&o, f.path);
	before = arena_strdup(f.arena, bundle_sha256(o.bundle));
	assert_string_equal(before, want);
	assert_int_equal(bundle_bytes(o.bundle), 2);
	opened_close(&o);
	folder_put(&f, ".DS_Store", "litter", 6);
	opened_open(&o, f.path);
	assert_string_equal(bundle_sha256(o.bundle), before);
	opened_close(&o);
	folder_put(&f, "b.txt", "B", 1);
	opened_open(&o, f.path);
	assert_string_not_equal(bundle_sha256(o.bundle), before);
	opened_close(&o);
	folder_close(&f);
}

/* Past the limit on files the rest is not looked at, and that is said. */
static void
stops_at_too_many_files(void **state)
{
	struct folder	 f;
	struct opened	 o;
	char		 name[16];
	int		 i;

	(void)state;
	folder_open(&f);
	for (i = 0; i < BUNDLE_ENTRIES_MAX + 3; i++) {
		snprintf(name, sizeof(name), "%05d.txt", i);
		assert_int_equal(symlink("x", folder_name(&f, name)), 0);
	}
	opened_open(&o, f.path);
	assert_int_equal(bundle_count(o.bundle), BUNDLE_ENTRIES_MAX);
	assert_non_null(bundle_problems(o.bundle));
	assert_int_equal(bundle_problems(o.bundle)->code, DIAG_I006);
	opened_close(&o);
	folder_close(&f);
}

/* A file of several packages is read as what it is, not as a ZIP inside. */
static void
leaves_documents_closed(void **state)
{
	static const struct zipped	 docx[] = {
		{ "[Content_Types].xml", "t" }, { "word/document.xml", "d" },
		{ NULL, NULL }
	};
	struct folder	 f;
	struct opened	 o;
	struct buf	 bytes;

	(void)state;
	folder_open(&f);
	buf_init(&bytes, 1 << 20);
	zipped(&bytes, docx);
	folder_put(&f, "named.docx", bytes.data, bytes.len);
	folder_put(&f, "unnamed", bytes.data, bytes.len);
	opened_open(&o, f.path);
	assert_int_equal(bundle_count(o.bundle), 2);
	assert_string_equal(bundle_member(o.bundle, 0)->kind, "docx");
	assert_string_equal(bundle_member(o.bundle, 1)->kind, "docx");
	assert_int_equal(bundle_bytes(o.bundle), 2 * bytes.len);
	opened_close(&o);
	buf_free(&bytes);
	folder_close(&f);
}

/* The archive is read when its files are: it may be another one by then. */
static void
names_an_archive_that_changes(void **state)
{
	static const struct zipped	 files[] = {
		{ "a.txt", "alpha" }, { "b.txt", "beta" }, { NULL, NULL }
	};
	struct folder	 f;
	struct opened	 o;
	struct buf	 bytes;
	const char	*path;

	(void)state;
	folder_open(&f);
	buf_init(&bytes, 1 << 20);
	zipped(&bytes, files);
	folder_put(&f, "x.zip", bytes.data, bytes.len);
	path = folder_name(&f, "x.zip");
	opened_open(&o, path);
	assert_int_equal(bundle_read(o.bundle, 1, &bytes), 0);
	assert_string_equal(buf_string(&bytes), "beta");
	assert_int_equal(truncate(path, 10), 0);
	assert_int_equal(bundle_read(o.bundle, 0, &bytes), -1);
	assert_string_equal(line_of(&o, 0), "damaged I255 a.txt");
	opened_close(&o);
	buf_free(&bytes);
	folder_close(&f);
}

enum { LARGE = 7 * 1024 * 1024 };

/* ZIPs inside that are together more than is held come again, alike. */
static void
unpacks_large_zips_inside_again(void **state)
{
	char		*text = malloc(LARGE + 1);
	struct zipped	 inside[] = { { "t.txt", text }, { NULL, NULL } };
	struct folder	 f;
	struct opened	 o;
	struct buf	 bytes;
	char		 name[] = "0.zip", first[65];
	size_t		 i;

	(void)state;
	folder_open(&f);
	buf_init(&bytes, LARGE + 1024);
	text[LARGE] = '\0';
	for (i = 0; i < 4; i++) {
		memset(text, (int)('a' + i), LARGE);
		buf_clear(&bytes);
		zipped(&bytes, inside);
		name[0] = (char)('0' + i);
		folder_put(&f, name, bytes.data, bytes.len);
	}
	opened_open(&o, f.path);
	assert_int_equal(bundle_count(o.bundle), 8);
	for (i = 0; i < 4; i++) {
		assert_int_equal(bundle_read(o.bundle, 2 * i + 1, &bytes), 0);
		assert_int_equal(bytes.len, LARGE);
		assert_int_equal(bytes.data[LARGE / 2], 'a' + (int)i);
	}
	snprintf(first, sizeof(first), "%s", bundle_sha256(o.bundle));
	assert_int_equal(bundle_read(o.bundle, 1, &bytes), 0);
	assert_int_equal(bytes.data[0], 'a');
	opened_close(&o);
	opened_open(&o, f.path);
	assert_string_equal(bundle_sha256(o.bundle), first);
	opened_close(&o);
	buf_free(&bytes);
	free(text);
	folder_close(&f);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(judges_every_name_by_itself),
		cmocka_unit_test(decodes_what_programs_write),
		cmocka_unit_test(refuses_links_devices_and_twins),
		cmocka_unit_test(counts_what_it_unpacks),
		cmocka_unit_test(loses_only_what_is_broken),
		cmocka_unit_test(opens_one_zip_inside),
		cmocka_unit_test(says_why_it_is_no_bundle),
		cmocka_unit_test(lists_a_folder_without_following),
		cmocka_unit_test(names_what_changes_meanwhile),
		cmocka_unit_test(lists_old_names_and_loops),
		cmocka_unit_test(digests_a_folder_by_its_files),
		cmocka_unit_test(stops_at_too_many_files),
		cmocka_unit_test(leaves_documents_closed),
		cmocka_unit_test(names_an_archive_that_changes),
		cmocka_unit_test(unpacks_large_zips_inside_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
