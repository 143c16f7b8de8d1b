/*
 * A programme one of whose files is anything at all: its faults are named,
 * and whatever still loads still runs its tests.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "check/check.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define DATA "tests/unit/check/data"

static const char *const files[] = {
	"demo/programme.xml", "demo/rules.sch", "demo/tests/rules.xml",
	"demo/tests/base.xml", "common/names.sch",
};
static const char *const folders[] = { "", "/common", "/demo",
    "/demo/tests" };

/* The file that the bytes stand for, by a word of it. */
static size_t
target(const uint8_t *data, size_t n)
{
	if (memmem(data, n, "oclc", 4) != NULL)
		return 1;
	return memmem(data, n, "<rule-t", 7) != NULL ? 2 : 0;
}

static void
put(const char *dir, const char *name, const void *bytes, size_t n)
{
	char	 path[256];
	FILE	*f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if ((f = fopen(path, "w")) == NULL)
		abort();
	fwrite(bytes, 1, n, f);
	fclose(f);
}

/* Writes every file as it is but the one at REPLACED. */
static void
lay_out(const char *dir, size_t replaced, const uint8_t *data, size_t n)
{
	struct diags	*ds = diags_new();
	struct buf	 bytes;
	char		 path[256];
	size_t		 i;

	buf_init(&bytes, BUF_TEXT);
	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", dir, folders[i]);
		mkdir(path, 0700);
	}
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), DATA "/%s", files[i]);
		if (file_read(ds, path, &bytes) == -1)
			abort();
		if (i == replaced)
			put(dir, files[i], data, n);
		else
			put(dir, files[i], buf_string(&bytes), bytes.len);
	}
	buf_free(&bytes);
	diags_free(ds);
}

static void
clear(const char *dir)
{
	char	 path[256];
	size_t	 i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, files[i]);
		unlink(path);
	}
	for (i = sizeof(folders) / sizeof(folders[0]); i-- > 0; ) {
		snprintf(path, sizeof(path), "%s%s", dir, folders[i]);
		rmdir(path);
	}
}

/* What show prints of the first programme, in all its formats. */
static void
show(struct check *check, struct diags *ds, struct buf *out)
{
	static const char *const	 formats[] = { "text", "json", "html" };
	xmlDoc				*sheet;
	size_t				 i;

	sheet = check_sheet(check, ds, check_programme(check, 0),
	    "2026-02-20T10:00:00+09:00");
	for (i = 0; sheet != NULL && i < 3; i++)
		check_sheet_report(sheet, formats[i], 1, out);
	xml_free(sheet);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct diags	*ds = diags_new();
	struct check	*check;
	struct buf	 out;
	struct check_tally tally;
	const struct check_query query = { .id = "q" };
	char		 dir[] = "/tmp/seoryu-fuzz-XXXXXX";

	if (mkdtemp(dir) == NULL)
		abort();
	lay_out(dir, target(data, n), data, n);
	check = check_new(ds, dir);
	buf_init(&out, BUF_TEXT);
	if (check_count(check) > 0) {
		if (!check_usable(check_programme(check, 0)) &&
		    diags_worst(ds) == 0)
			abort();
		check_test(check, ds, &query, &out, &tally);
		check_list(check, ds, &query, &out, &tally);
		check_explain(check, ds, &query, &out, &tally);
		show(check, ds, &out);
	}
	buf_free(&out);
	check_free(check);
	diags_free(ds);
	clear(dir);
	return 0;
}
