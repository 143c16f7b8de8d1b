/*
 * Letters per core-second: the one-page review result through the whole press
 * (template and data to tagged PDF/A-2a and PDF/UA-1, in memory), beside the
 * floor of floor.h, which only writes what the press has laid out. The
 * applicant's name differs from letter to letter.
 *
 *	bench_letters [LETTERS [KEEP-FOLDER]]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "press/press.h"

#include "floor.h"

static const char *const firsts[] = {
	"가온", "다솜", "미르", "새별", "한결", "온새", "푸른", "늘봄", "해오름",
	"예그린", "라온", "윤슬", "도담", "뷰티풀", "곰솔"
};
static const char *const seconds[] = {
	"정밀", "푸드텍", "소재", "전자", "기계", "바이오", "금속", "화학", "섬유",
	"로보틱스", "광학", "제강", "목재"
};

enum { FIRSTS = sizeof(firsts) / sizeof(firsts[0]),
	SECONDS = sizeof(seconds) / sizeof(seconds[0]) };

static double
cpu(void)
{
	struct timespec	 t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
rename_applicant(xmlNode *name, int letter)
{
	char	 text[80];

	snprintf(text, sizeof(text), "%s%s 주식회사",
	    firsts[letter % FIRSTS], seconds[letter / FIRSTS % SECONDS]);
	xmlNodeSetContent(name, (const xmlChar *)text);
}

/* The element facts/application/company/name. */
static xmlNode *
applicant(xmlDoc *data)
{
	static const char *const path[] = { "facts", "application",
		"company", "name" };
	xmlNode			*node = xmlDocGetRootElement(data);
	size_t			 i;

	for (i = 0; i < sizeof(path) / sizeof(path[0]) && node != NULL; i++)
		node = xml_child(node, path[i]);
	return node;
}

struct bench {
	struct diags		*diags;
	struct press		*press;
	struct press_template	*template;
	xmlDoc			*data;
	struct press_options	 options;
	struct buf		 out;
};

static int
print_letter(struct bench *b, int letter)
{
	rename_applicant(applicant(b->data), letter);
	buf_clear(&b->out);
	return press_print(b->press, b->diags, b->template, b->data,
	    &b->options, &b->out);
}

static void
keep(const struct bench *b, const char *folder, const char *name)
{
	char	 path[512];

	if (folder == NULL)
		return;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file_write(b->diags, path, b->out.data, b->out.len);
}

struct rate {
	double	 per_second;
	size_t	 bytes;		/* of a letter on average */
};

static struct rate
rate(double seconds_taken, int letters, size_t bytes)
{
	return (struct rate){ letters / seconds_taken,
	    bytes / (size_t)letters };
}

static int
run_press(struct bench *b, int letters, const char *folder, struct rate *r)
{
	size_t	 bytes = 0;
	double	 start;
	int	 i;

	if (print_letter(b, 0) != 0)	/* fonts and constants, once a batch */
		return -1;
	keep(b, folder, "letter.pdf");
	start = cpu();
	for (i = 1; i <= letters; i++) {
		if (print_letter(b, i) != 0)
			return -1;
		bytes += b->out.len;
	}
	*r = rate(cpu() - start, letters, bytes);
	return 0;
}

static int
run_floor(struct bench *b, const struct fonts *fonts, int letters,
    const char *folder, struct rate *r)
{
	struct floor	*f;
	size_t		 bytes = 0;
	double		 start;
	int		 i;

	b->options.trace = "dump";
	if (print_letter(b, 0) != 0)
		return -1;
	f = floor_new(fonts, buf_string(&b->out));
	start = cpu();
	for (i = 0; i < letters; i++) {
		buf_clear(&b->out);
		floor_print(f, &b->out);
		bytes += b->out.len;
	}
	*r = rate(cpu() - start, letters, bytes);
	keep(b, folder, "floor.pdf");
	floor_free(f);
	return 0;
}

static int
run(struct bench *b, int letters, const char *folder)
{
	struct fonts	*fonts = fonts_new(b->diags, "fonts");
	struct rate	 press, least;

	b->press = press_new(b->diags, "templates", "fonts");
	b->data = xml_read_file(b->diags, "tests/bench/review.xml");
	if (b->press == NULL || b->data == NULL || fonts == NULL)
		return -1;
	b->template = press_load(b->press, b->diags, "review-result");
	if (b->template == NULL || run_press(b, letters, folder, &press) ||
	    run_floor(b, fonts, letters, folder, &least))
		return -1;
	fonts_free(fonts);
	printf("letters: review result, one page, %d letters\n", letters);
	printf("  seoryu, tagged        %8.0f a core-second, %zu bytes each\n",
	    press.per_second, press.bytes);
	printf("  floor, only written   %8.0f a core-second, %zu bytes each\n",
	    least.per_second, least.bytes);
	printf("  ratio                 %8.2f\n",
	    press.per_second / least.per_second);
	return 0;
}

int
main(int argc, char **argv)
{
	struct bench	 b = {
		.diags = diags_new(),
		.options = { .clock = "2026-02-20T10:00:00+09:00" }
	};
	int		 letters = argc > 1 ? (int)strtol(argv[1], NULL, 10) :
			    2000;

	buf_init(&b.out, BUF_TEXT);
	if (run(&b, letters, argc > 2 ? argv[2] : NULL) != 0) {
		diags_print(b.diags, stderr);
		return diags_worst(b.diags);
	}
	press_free(b.press);
	xml_free(b.data);
	buf_free(&b.out);
	diags_free(b.diags);
	return 0;
}
