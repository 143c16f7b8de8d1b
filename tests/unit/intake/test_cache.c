/* What is kept comes back whole or not at all; other files stay. */
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
	cache_keep(k->cache, k->key, xmlDocGetRootElement(doc));
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
	keep(&k, "다시");
	assert_string_equal(find(&k, k.key), "다시");
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
	    "seoryu-cache 1 0000\n<file/>" };
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
	}
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
		cmocka_unit_test(unwritable)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
