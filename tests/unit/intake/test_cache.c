/* What is kept comes back whole or not at all; other files stay. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "intake/cache.h"

struct kept {
	char		 dir[40];
	char		 key[SHA256_HEX];
	struct arena	*arena;
	struct diags	*ds;
	struct cache	*cache;
};

static void
begin(struct kept *k)
{
	memset(k, 0, sizeof(*k));
	strncpy(k->dir, "/tmp/seoryu-kept-XXXXXX", sizeof(k->dir) - 1);
	assert_non_null(mkdtemp(k->dir));
	k->arena = arena_new();
	k->ds = diags_new();
	k->cache = cache_open(k->ds, k->dir, "seed");
	assert_non_null(k->cache);
	cache_key(k->cache, k->key, "hash", "path", NULL);
}

static void
end(struct kept *k)
{
	struct cache_size	 size;
	char			 command[80];

	cache_close(k->cache);
	assert_int_equal(cache_count(k->ds, k->dir, 1, &size), 0);
	snprintf(command, sizeof(command), "%s/CACHEDIR.TAG", k->dir);
	assert_int_equal(unlink(command), 0);
	snprintf(command, sizeof(command), "%s/%.2s", k->dir, k->key);
	rmdir(command);
	rmdir(k->dir);
	diags_free(k->ds);
	arena_free(k->arena);
}

static void
keep(struct kept *k, const char *text)
{
	xmlDoc	*doc = xml_new("file");

	xml_put(xmlDocGetRootElement(doc), "path", text);
	cache_keep(k->cache, k->ds, k->key, xmlDocGetRootElement(doc));
	xml_free(doc);
}

/* The kept text, NULL if nothing is kept. */
static const char *
find(struct kept *k, const char *key)
{
	xmlDoc		*doc = cache_find(k->cache, key);
	const char	*text;

	if (doc == NULL)
		return NULL;
	text = xml_attribute(k->arena, xml_first(xmlDocGetRootElement(doc)),
	    "path");
	xml_free(doc);
	return text;
}

static const char *
entry(struct kept *k)
{
	return arena_printf(k->arena, "%s/%.2s/%s", k->dir, k->key,
	    k->key + 2);
}

static void
comes_back(void **state)
{
	struct kept	 k;
	struct stat	 st;
	char		 other[SHA256_HEX];

	(void)state;
	begin(&k);
	assert_null(find(&k, k.key));
	keep(&k, "2-1 국세 납세증명서.pdf");
	assert_string_equal(find(&k, k.key), "2-1 국세 납세증명서.pdf");
	/* What is there is as good: it depends on the key alone. */
	keep(&k, "다시");
	assert_string_equal(find(&k, k.key), "2-1 국세 납세증명서.pdf");
	cache_key(k.cache, other, "hashpath", "", NULL);
	assert_null(find(&k, other));
	/* Nobody else may read it. */
	assert_int_equal(stat(entry(&k), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	end(&k);
}

/* Cut short, changed by a byte, emptied, or of another program. */
static void
damage_is_nothing(void **state)
{
	static const char *const	 junk[] = { "", "<file/>",
	    "seoryu-cache 2 0000\n<file/>" };
	struct kept			 k;
	struct buf			 bytes;
	size_t				 i;

	(void)state;
	begin(&k);
	buf_init(&bytes, BUF_TEXT);
	keep(&k, "가나다");
	assert_int_equal(file_read(k.ds, entry(&k), &bytes), 0);
	for (i = 0; i < bytes.len; i++) {
		bytes.data[i] ^= 1;
		file_write(k.ds, entry(&k), bytes.data, bytes.len);
		assert_null(find(&k, k.key));
		bytes.data[i] ^= 1;
		file_write(k.ds, entry(&k), bytes.data, i);
		assert_null(find(&k, k.key));
		/* It makes room for a sound one. */
		assert_false(file_exists(entry(&k)));
	}
	keep(&k, "가나다");
	assert_string_equal(find(&k, k.key), "가나다");
	for (i = 0; i < sizeof(junk) / sizeof(junk[0]); i++) {
		file_write(k.ds, entry(&k), junk[i], strlen(junk[i]));
		assert_null(find(&k, k.key));
	}
	buf_free(&bytes);
	end(&k);
}

static void
other_files_stay(void **state)
{
	struct kept		 k;
	struct cache_size	 size;
	const char		*letter;

	(void)state;
	begin(&k);
	keep(&k, "가");
	letter = arena_printf(k.arena, "%s/letter.txt", k.dir);
	assert_int_equal(file_write(k.ds, letter, "x", 1), 0);
	assert_int_equal(cache_count(k.ds, k.dir, 0, &size), 0);
	assert_int_equal(size.files, 1);
	assert_int_equal(cache_count(k.ds, k.dir, 1, &size), 0);
	assert_null(find(&k, k.key));
	assert_true(file_exists(letter));
	/* A folder of somebody's files is neither used nor emptied. */
	assert_int_equal(unlink(arena_printf(k.arena, "%s/CACHEDIR.TAG",
	    k.dir)), 0);
	assert_null(cache_open(k.ds, k.dir, "seed"));
	assert_int_equal(cache_count(k.ds, k.dir, 1, &size), -1);
	assert_true(file_exists(letter));
	unlink(letter);
	cache_close(cache_open(k.ds, k.dir, "seed"));
	end(&k);
}

/* One entry under the name of another is none. */
static void
names_are_their_own(void **state)
{
	struct kept	 k;
	struct buf	 bytes;
	char		 other[SHA256_HEX];
	const char	*path;

	(void)state;
	begin(&k);
	buf_init(&bytes, BUF_TEXT);
	keep(&k, "가나다");
	assert_int_equal(file_read(k.ds, entry(&k), &bytes), 0);
	memcpy(other, k.key, sizeof(other));
	other[SHA256_HEX - 2] = other[SHA256_HEX - 2] == '0' ? '1' : '0';
	path = arena_printf(k.arena, "%s/%.2s/%s", k.dir, other, other + 2);
	assert_int_equal(file_write(k.ds, path, bytes.data, bytes.len), 0);
	assert_null(find(&k, other));
	assert_false(file_exists(path));
	assert_non_null(find(&k, k.key));
	/* Neither is what would be waited for, or lies elsewhere. */
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(find(&k, other));
	assert_false(file_exists(path));
	assert_int_equal(symlink(entry(&k), path), 0);
	assert_null(find(&k, other));
	unlink(path);
	buf_free(&bytes);
	end(&k);
}

/* The code of the warning with which DIR is not used, or NULL. */
static const char *
refused(struct kept *k, const char *dir, char text[2000])
{
	struct diags	*ds = diags_new();
	struct cache	*c = cache_open(ds, dir, "seed");
	FILE		*f = fmemopen(text, 2000, "w");

	diags_print(ds, f);
	fclose(f);
	if (c != NULL)
		cache_close(c);
	else
		assert_int_equal(diags_worst(ds), DIAG_WARNING);
	diags_free(ds);
	(void)k;
	return c == NULL ? text : NULL;
}

static void
folders_not_to_be_trusted(void **state)
{
	struct kept	 k;
	struct stat	 st;
	const char	*link;
	char		 text[2000];

	(void)state;
	begin(&k);
	assert_int_equal(chmod(k.dir, 0755), 0);
	assert_null(refused(&k, k.dir, text));
	assert_int_equal(stat(k.dir, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(chmod(k.dir, 0770), 0);
	assert_non_null(refused(&k, k.dir, text));
	assert_non_null(strstr(text, "[I282]"));
	assert_int_equal(chmod(k.dir, 0700), 0);
	link = arena_printf(k.arena, "%s-link", k.dir);
	assert_int_equal(symlink(k.dir, link), 0);
	assert_non_null(refused(&k, link, text));
	assert_non_null(strstr(text, "[I280]"));
	assert_non_null(refused(&k, arena_printf(k.arena, "%s/", link), text));
	unlink(link);
	assert_non_null(refused(&k, "/proc/nowhere", text));
	assert_non_null(strstr(text, "[I150]"));
	if (geteuid() == 0) {
		assert_int_equal(chown(k.dir, 65534, 65534), 0);
		assert_non_null(refused(&k, k.dir, text));
		assert_non_null(strstr(text, "[I281]"));
		assert_int_equal(chown(k.dir, 0, 0), 0);
	}
	end(&k);
}

/* As somebody whom permissions hold: what is there is used. */
static void
read_only(void **state)
{
	struct kept	 k;
	char		 text[2000];
	int		 status;
	pid_t		 pid;

	(void)state;
	begin(&k);
	keep(&k, "가나다");
	if ((pid = fork()) == 0) {
		if (geteuid() == 0 && (chown(k.dir, 65534, 65534) == -1 ||
		    chown(arena_printf(k.arena, "%s/CACHEDIR.TAG", k.dir),
		    65534, 65534) == -1 || seteuid(65534) == -1))
			_exit(1);
		/* The folder cannot be written to; its entry can be read. */
		if (chmod(k.dir, 0500) == -1 ||
		    refused(&k, k.dir, text) != NULL ||
		    strstr(text, "[I283]") == NULL)
			_exit(2);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	chmod(k.dir, 0700);
	if (geteuid() == 0)
		assert_int_equal(chown(k.dir, 0, 0), 0);
	assert_int_equal(status, 0);
	end(&k);
}

/* A disk without space keeps nothing and says so once. */
static void
full(void **state)
{
	struct kept	 k;
	struct rlimit	 before, none;
	FILE		*f;
	char		 text[2000];
	struct stat	 st;

	(void)state;
	begin(&k);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	none = before;
	none.rlim_cur = 10;
	setrlimit(RLIMIT_FSIZE, &none);
	keep(&k, "가나다");
	keep(&k, "가나다");
	setrlimit(RLIMIT_FSIZE, &before);
	assert_null(find(&k, k.key));
	assert_int_equal(stat(entry(&k), &st), -1);
	assert_int_equal(diags_count(k.ds, DIAG_WARNING), 1);
	f = fmemopen(text, sizeof(text), "w");
	diags_print(k.ds, f);
	fclose(f);
	assert_non_null(strstr(text, "[I284]"));
	end(&k);
}

/* Files of many bytes and no space, older ones first. */
static void
fill_up(struct kept *k, size_t n)
{
	struct timespec	 times[2] = { { 0 } };
	char		 key[SHA256_HEX];
	const char	*path;
	size_t		 i;
	int		 fd;

	for (i = 0; i < n; i++) {
		cache_key(k->cache, key, arena_printf(k->arena, "%zu", i),
		    NULL);
		path = arena_printf(k->arena, "%s/%.2s", k->dir, key);
		(void)mkdir(path, 0700);
		path = arena_printf(k->arena, "%s/%s", path, key + 2);
		fd = open(path, O_WRONLY | O_CREAT, 0600);
		assert_int_not_equal(fd, -1);
		assert_int_equal(ftruncate(fd, CACHE_BYTES_MAX / 8), 0);
		times[0].tv_sec = times[1].tv_sec = 1000000 + (time_t)i;
		assert_int_equal(futimens(fd, times), 0);
		close(fd);
	}
}

static void
bounded_together(void **state)
{
	struct kept		 k;
	struct cache_size	 size;
	char			 key[SHA256_HEX];
	int			 i, status;

	(void)state;
	begin(&k);
	fill_up(&k, 30);
	for (i = 0; i < 4; i++)
		if (fork() == 0) {
			keep(&k, "가");
			cache_close(cache_open(k.ds, k.dir, "seed"));
			_exit(find(&k, k.key) != NULL ? 0 : 1);
		}
	while (wait(&status) > 0)
		assert_int_equal(status, 0);
	assert_int_equal(cache_count(k.ds, k.dir, 0, &size), 0);
	assert_true(size.bytes <= CACHE_BYTES_MAX);
	/* No more than had to go: seven large ones and the small one. */
	assert_int_equal(size.files, 8);
	cache_key(k.cache, key, "29", NULL);
	assert_true(file_exists(arena_printf(k.arena, "%s/%.2s/%s", k.dir,
	    key, key + 2)));
	end(&k);
}

/* What a killed writer has left goes when it is old, and with a purge. */
static void
leavings(void **state)
{
	struct kept		 k;
	struct cache_size	 size;
	struct timespec		 old[2] = { { 0 } };
	const char		*left, *young;

	(void)state;
	begin(&k);
	keep(&k, "가");
	left = arena_printf(k.arena, "%s/%.2s/new-1-2", k.dir, k.key);
	young = arena_printf(k.arena, "%s/%.2s/new-3-4", k.dir, k.key);
	assert_int_equal(file_write(k.ds, left, "x", 1), 0);
	assert_int_equal(file_write(k.ds, young, "x", 1), 0);
	assert_int_equal(utimensat(AT_FDCWD, left, old, 0), 0);
	assert_int_equal(cache_count(k.ds, k.dir, 0, &size), 0);
	assert_int_equal(size.files, 1);
	assert_false(file_exists(left));
	assert_true(file_exists(young));
	assert_int_equal(cache_count(k.ds, k.dir, 1, &size), 0);
	assert_false(file_exists(young));
	end(&k);
}

/* Where nothing can be written nothing is kept, and nothing breaks. */
static void
unwritable(void **state)
{
	struct kept	 k;

	(void)state;
	begin(&k);
	assert_int_equal(file_write(k.ds, arena_printf(k.arena, "%s/%.2s",
	    k.dir, k.key), "x", 1), 0);
	keep(&k, "가");
	assert_null(find(&k, k.key));
	unlink(arena_printf(k.arena, "%s/%.2s", k.dir, k.key));
	assert_null(cache_open(k.ds, "/nowhere/at/all", "seed"));
	end(&k);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(comes_back),
		cmocka_unit_test(damage_is_nothing),
		cmocka_unit_test(other_files_stay),
		cmocka_unit_test(names_are_their_own),
		cmocka_unit_test(folders_not_to_be_trusted),
		cmocka_unit_test(read_only),
		cmocka_unit_test(full),
		cmocka_unit_test(bounded_together),
		cmocka_unit_test(leavings),
		cmocka_unit_test(unwritable)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
