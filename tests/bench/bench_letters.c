/*
 * Letters per core-second: selection letters, one page each, through the
 * whole press — a row of a table, template expanded, laid out, tagged
 * PDF/A-2a and PDF/UA-1, a file written — beside the floor of floor.h, which
 * only writes what the press has laid out. Memory after the first thousand
 * and after the last letter is printed too.
 *
 *	bench_letters ROWS.xml FOLDER [LETTERS]
 *
 * The first 5,000 letters are files of their own; later ones write over them.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "press/press.h"

#include "floor.h"

enum {
	WARM	= 1000,		/* letters before memory is looked at first */
	FILES	= 5000
};

static double
cpu(void)
{
	struct timespec	 t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct bench {
	struct diags		*diags;
	struct press		*press;
	struct press_template	*template;
	xmlDoc			*rows;
	const xmlNode		*row;		/* of the next letter */
	const char		*folder;
	struct press_options	 options;
	struct buf		 out;
};

struct rate {
	double	 per_second;
	size_t	 bytes;		/* of a letter on average */
	long	 warm, end;	/* resident memory, KiB */
};

/* The next row as a document of its own, as a reader of tables makes it. */
static xmlDoc *
next_row(struct bench *b)
{
	xmlDoc	*doc = xmlNewDoc((const xmlChar *)"1.0");

	if (b->row == NULL)
		b->row = xml_first(xmlDocGetRootElement(b->rows));
	xmlDocSetRootElement(doc, xmlDocCopyNode((xmlNode *)(uintptr_t)
	    b->row, doc, 1));
	b->row = xml_next(b->row);
	return doc;
}

static int
print_letter(struct bench *b)
{
	xmlDoc	*data = next_row(b);
	int	 result;

	buf_clear(&b->out);
	result = press_print(b->press, b->diags, b->template, data,
	    &b->options, &b->out);
	xmlFreeDoc(data);
	return result;
}

static int
keep(const struct bench *b, const char *name)
{
	char	 path[512];
	int	 fd;
	ssize_t	 n;

	snprintf(path, sizeof(path), "%s/%s.pdf", b->folder, name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (fd == -1)
		return -1;
	n = write(fd, b->out.data, b->out.len);
	close(fd);
	return n == (ssize_t)b->out.len ? 0 : -1;
}

static long
resident(void)
{
	FILE	*f = fopen("/proc/self/statm", "r");
	long	 all, here = 0;

	if (f != NULL) {
		if (fscanf(f, "%ld %ld", &all, &here) != 2)
			here = 0;
		fclose(f);
	}
	return here * (sysconf(_SC_PAGESIZE) / 1024);
}

static int
run_press(struct bench *b, int letters, struct rate *r)
{
	char	 name[20];
	double	 start;
	int	 i;

	if (print_letter(b) != 0)	/* fonts and constants, once a batch */
		return -1;
	start = cpu();
	for (i = 0; i < letters; i++) {
		snprintf(name, sizeof(name), "%04d", i % FILES);
		if (print_letter(b) != 0 || keep(b, name) != 0)
			return -1;
		r->bytes += b->out.len;
		if (i + 1 == WARM)
			r->warm = resident();
	}
	r->per_second = letters / (cpu() - start);
	r->bytes /= (size_t)letters;
	r->end = resident();
	return 0;
}

static int
run_floor(struct bench *b, const struct fonts *fonts, int letters,
    struct rate *r)
{
	struct floor	*f;
	double		 start;
	int		 i;

	b->options.trace = "dump";
	if (print_letter(b) != 0)
		return -1;
	f = floor_new(fonts, buf_string(&b->out));
	start = cpu();
	for (i = 0; i < letters; i++) {
		buf_clear(&b->out);
		floor_print(f, &b->out);
		if (keep(b, "floor") != 0)
			return -1;
		r->bytes += b->out.len;
	}
	r->per_second = letters / (cpu() - start);
	r->bytes /= (size_t)letters;
	floor_free(f);
	return 0;
}

static int
count_rows(const xmlDoc *rows)
{
	const xmlNode	*node = xml_first(xmlDocGetRootElement(
			    (xmlDoc *)(uintptr_t)rows));
	int		 n = 0;

	for (; node != NULL; node = xml_next(node))
		n++;
	return n;
}

static int
run(struct bench *b, const char *rows, int letters)
{
	struct fonts	*fonts = fonts_new(b->diags, "fonts");
	struct rate	 press = { 0 }, least = { 0 };
	int		 n;

	b->press = press_new(b->diags, "templates", "fonts");
	b->rows = xml_read_file(b->diags, rows);
	if (b->press == NULL || b->rows == NULL || fonts == NULL)
		return -1;
	n = count_rows(b->rows);
	b->template = press_load(b->press, b->diags, "selection-letter");
	if (b->template == NULL || run_press(b, letters, &press) ||
	    run_floor(b, fonts, letters, &least))
		return -1;
	fonts_free(fonts);
	printf("letters: selection letter, one page, %d letters, %d names\n",
	    letters, n);
	printf("  seoryu, tagged        %8.0f a core-second, %zu bytes each\n",
	    press.per_second, press.bytes);
	printf("  floor, only written   %8.0f a core-second, %zu bytes each\n",
	    least.per_second, least.bytes);
	printf("  ratio                 %8.2f\n",
	    press.per_second / least.per_second);
	if (letters > WARM)
		printf("  memory after %d    %8ld KiB, at the end %ld KiB\n",
		    WARM, press.warm, press.end);
	return 0;
}

int
main(int argc, char **argv)
{
	struct bench	 b = {
		.diags = diags_new(),
		.options = { .clock = "2026-02-20T10:00:00+09:00" }
	};

	if (argc < 3) {
		fprintf(stderr, "bench_letters ROWS.xml FOLDER [LETTERS]\n");
		return 5;
	}
	b.folder = argv[2];
	buf_init(&b.out, BUF_TEXT);
	if (run(&b, argv[1], argc > 3 ? (int)strtol(argv[3], NULL, 10) :
	    5000) != 0) {
		diags_print(b.diags, stderr);
		return diags_worst(b.diags);
	}
	press_free(b.press);
	xml_free(b.rows);
	buf_free(&b.out);
	diags_free(b.diags);
	return 0;
}
