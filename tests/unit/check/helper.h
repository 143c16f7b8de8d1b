/*
 * What the tests of the check stage share: the demonstration programme beside
 * them, whole or with one piece of a file replaced, in a scratch folder.
 */
#ifndef TESTS_CHECK_HELPER_H
#define TESTS_CHECK_HELPER_H

#include <assert.h>
#include <ftw.h>
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

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/check.h"

#define DATA "tests/unit/check/data"

/* The files of the demonstration programme, below its checks folder. */
static const char *const helper_files[] = {
	"demo/programme.xml", "demo/rules.sch", "demo/tests/base.xml",
	"demo/tests/rules.xml", "common/names.sch",
	"common/names-tests.xml",
};
enum { HELPER_FILES = sizeof(helper_files) / sizeof(helper_files[0]) };

static inline int
helper_remove_one(const char *path, const struct stat *st, int type,
    struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static inline void
helper_remove(const char *dir)
{
	nftw(dir, helper_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The bytes of a file of DATA, in a buffer the caller frees. */
static inline struct buf
helper_read(const char *name)
{
	struct diags	*ds = diags_new();
	struct buf	 bytes;
	char		 path[512];

	buf_init(&bytes, BUF_TEXT);
	snprintf(path, sizeof(path), "%s/%s", DATA, name);
	assert_int_equal(file_read(ds, path, &bytes), 0);
	diags_free(ds);
	return bytes;
}

/* Writes TEXT with the first FIND in it (if given) replaced by PUT. */
static inline void
helper_write(const char *path, const char *text, const char *find,
    const char *put)
{
	FILE		*f = fopen(path, "w");
	const char	*at = find != NULL ? strstr(text, find) : NULL;

	assert_non_null(f);
	if (find != NULL) {
		assert_non_null(at);
		fprintf(f, "%.*s%s%s", (int)(at - text), text, put,
		    at + strlen(find));
	} else {
		fputs(text, f);
	}
	fclose(f);
}

/*
 * A checks folder in /tmp with the demonstration programme, in whose FILE the
 * first FIND is replaced by PUT (FILE NULL: as it is). DIR has 64 bytes.
 */
static inline void
helper_folder(char *dir, const char *file, const char *find, const char *put)
{
	struct buf	 bytes;
	char		 path[512];
	int		 here;
	size_t		 i;

	strncpy(dir, "/tmp/seoryu-check-XXXXXX", 64);
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/common", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/demo", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/demo/tests", dir);
	mkdir(path, 0700);
	for (i = 0; i < HELPER_FILES; i++) {
		here = file != NULL && strcmp(file, helper_files[i]) == 0;
		bytes = helper_read(helper_files[i]);
		snprintf(path, sizeof(path), "%s/%s", dir, helper_files[i]);
		helper_write(path, buf_string(&bytes), here ? find : NULL,
		    put);
		buf_free(&bytes);
	}
}

/* Everything the diags print, for free(3). */
static inline char *
helper_messages(const struct diags *ds)
{
	char	*text = NULL;
	size_t	 n = 0;
	FILE	*f = open_memstream(&text, &n);

	diags_print(ds, f);
	fclose(f);
	return text;
}

/* The first <finding> of that id in a checked case, or NULL. */
static inline xmlNode *
helper_finding(xmlDoc *doc, const char *id)
{
	xmlNode	*node = xml_child(xmlDocGetRootElement(doc), "findings");
	xmlChar	*value;
	int	 same;

	for (node = xml_first(node); node != NULL; node = xml_next(node)) {
		value = xmlGetProp(node, (const xmlChar *)"id");
		same = strcmp((const char *)value, id) == 0;
		xmlFree(value);
		if (same)
			return node;
	}
	return NULL;
}

/* 1 if NODE has the attribute with that value. */
static inline int
helper_is(const xmlNode *node, const char *attribute, const char *value)
{
	xmlChar	*found = xmlGetProp((xmlNode *)(uintptr_t)node,
	    (const xmlChar *)attribute);
	int	 same = found != NULL &&
	    strcmp((const char *)found, value) == 0;

	xmlFree(found);
	return same;
}

#endif
