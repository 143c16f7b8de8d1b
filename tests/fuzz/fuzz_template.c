/*
 * A template that is anything at all, printed with a small case: every fault
 * is named, and what loads is laid out and drawn, at the worst with blanks.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "press/press.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { OUTPUT_MAX = 16 * 1024 * 1024, RUNS = 200 };

static const char	 data[] =
    "<case><a>갑</a><n>12345678</n><row v=\"1\">하나 둘 셋</row>"
    "<row v=\"2\">https://www.example.invalid/one/two?three</row>"
    "<row v=\"3\">가나다라마바사아자차카타파하</row></case>";

static void
print(struct press *press, struct diags *ds, const char *path,
    const char *trace)
{
	struct press_options	 options = { .clock =
				    "2026-02-20T10:00:00+09:00", .draft = 1,
				    .trace = trace };
	struct press_template	*t = press_load(press, ds, path);
	xmlDoc			*doc = xml_read(ds, "data", data,
				    sizeof(data) - 1);
	struct buf		 out;

	buf_init(&out, OUTPUT_MAX);
	if (t != NULL && doc != NULL)
		press_print(press, ds, t, doc, &options, &out);
	buf_free(&out);
	xml_free(doc);
}

/* What it reads, told without data. */
static void
look(struct press *press, struct diags *ds, const char *path)
{
	struct press_template	*t = press_load(press, ds, path);

	if (t != NULL)
		xml_free(press_skeleton(press, t));
}

/* Loading the fonts takes longer than a paper; templates add up, though. */
static struct press *
shared(void)
{
	static struct press	*press;
	static int		 uses;
	struct diags		*ds = diags_new();

	if (press != NULL && uses++ % RUNS == 0) {
		press_free(press);
		press = NULL;
	}
	if (press == NULL)
		press = press_new(ds, "templates", "fonts");
	if (press == NULL)
		abort();
	diags_free(ds);
	return press;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct press_options	 options = { .clock =
				    "2026-02-20T10:00:00+09:00" };
	struct diags	*ds = diags_new();
	struct press	*press;
	char		 path[] = "/tmp/template-XXXXXX";
	int		 fd = mkstemp(path);

	if (fd == -1 || write(fd, bytes, n) != (ssize_t)n)
		abort();
	close(fd);
	press = shared();
	print(press, ds, path, "dump");
	print(press, ds, path, n % 2 ? "boxes" : NULL);
	press_check(press, ds, path, &options);
	look(press, ds, path);
	diags_free(ds);
	unlink(path);
	return 0;
}
