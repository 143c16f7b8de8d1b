/*
 * Milliseconds a paper: one template and one file of data, printed again and
 * again in a batch; the first one, which also makes ready what the batch
 * shares, is told apart.
 *
 *	bench_papers TEMPLATE DATA.xml FILE [TIMES]
 *
 * The PDF is written to FILE each time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "press/press.h"

enum { PAPER_MAX = 512 * 1024 * 1024 };

static double
cpu(void)
{
	struct timespec	 t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct bench {
	struct diags		*diags;
	struct press		*press;
	struct press_template	*template;
	xmlDoc			*data;
	const char		*file;
	struct buf		 out;
};

static int
print_paper(struct bench *b)
{
	const struct press_options	 options = {
		.clock = "2026-02-20T10:00:00+09:00"
	};

	buf_clear(&b->out);
	if (press_print(b->press, b->diags, b->template, b->data, &options,
	    &b->out) != 0)
		return -1;
	return file_write(b->diags, b->file, b->out.data, b->out.len);
}

static int
run(struct bench *b, const char *template, const char *data, int times)
{
	double	 start = cpu(), first, rest;
	int	 i;

	b->press = press_new(b->diags, "templates", "fonts");
	b->data = xml_read_file(b->diags, data);
	if (b->press == NULL || b->data == NULL)
		return -1;
	b->template = press_load(b->press, b->diags, template);
	if (b->template == NULL || print_paper(b) != 0)
		return -1;
	first = cpu() - start;
	start = cpu();
	for (i = 0; i < times; i++)
		if (print_paper(b) != 0)
			return -1;
	rest = cpu() - start;
	printf("%.1f %.2f %zu\n", first, rest / times, b->out.len);
	return 0;
}

int
main(int argc, char **argv)
{
	struct bench	 b = { .diags = diags_new() };

	if (argc < 4) {
		fprintf(stderr,
		    "bench_papers TEMPLATE DATA.xml FILE [TIMES]\n");
		return 5;
	}
	b.file = argv[3];
	buf_init(&b.out, PAPER_MAX);
	if (run(&b, argv[1], argv[2], argc > 4 ? (int)strtol(argv[4], NULL,
	    10) : 20) != 0) {
		diags_print(b.diags, stderr);
		return diags_worst(b.diags);
	}
	press_free(b.press);
	xml_free(b.data);
	buf_free(&b.out);
	diags_free(b.diags);
	return 0;
}
