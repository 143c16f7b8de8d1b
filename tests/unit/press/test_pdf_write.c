/*
 * A second writer of PDF files, without libharu, from the same objects: what
 * it writes is what pdf_pack and pdf_haru_write have written, byte by byte up
 * to the table of cross-references and row by row in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "press/pdf_deflate.h"
#include "press/pdf_haru.h"
#include "press/pdf_memo.h"
#include "press/pdf_object.h"
#include "press/pdf_pack.h"

enum { ROOT = 1, INFO = 2, STREAM = 3, MANY = 450, ROW = 6 };

struct desk {
	struct diags		*diags;
	struct pdf_objects	 objects;
	struct pdf_output	 output;
	struct pdf_trailer	 trailer;
	struct buf		 got, want;
	size_t			 offsets[MANY + 50];
};

/* Object 3 and every hundredth is a stream, every second of the tree. */
static void
make_objects(struct desk *d)
{
	static const char	 bytes[] = "stream (\0\r\n) endstream endobj";
	struct buf		 head;
	unsigned int		 i;

	buf_init(&head, BUF_TEXT);
	for (i = 1; i <= MANY; i++) {
		buf_clear(&head);
		buf_printf(&head, "/Type/X/N %u/K[%u 0 R]/S(%c\\))", i,
		    MANY + 1 - i, 'a' + (int)(i % 26));
		pdf_object_add(&d->objects, &head);
		if (i == STREAM || i % 100 == 0)
			pdf_object_stream(&d->objects, i, bytes,
			    sizeof(bytes));
		else if (i % 2 == 0 && i != INFO)
			pdf_object_in_tree(&d->objects, i);
	}
	buf_free(&head);
}

static void
open_desk(struct desk *d)
{
	memset(d, 0, sizeof(*d));
	d->diags = diags_new();
	pdf_objects_init(&d->objects);
	d->output.diags = d->diags;
	d->output.arena = arena_new();
	d->output.deflate = pdf_deflate_new();
	d->output.memo = pdf_memo_new(d->output.deflate);
	d->output.objects = &d->objects;
	d->trailer = (struct pdf_trailer){ .root = ROOT, .info = INFO,
		.id = "0123456789ABCDE" };
	buf_init(&d->got, BUF_TEXT);
	buf_init(&d->want, BUF_TEXT);
	make_objects(d);
}

static void
close_desk(struct desk *d)
{
	buf_free(&d->got);
	buf_free(&d->want);
	pdf_memo_free(d->output.memo);
	pdf_deflate_free(d->output.deflate);
	arena_free(d->output.arena);
	pdf_objects_free(&d->objects);
	diags_free(d->diags);
}

static void
write_again(struct desk *d)
{
	unsigned int	 i;

	buf_puts(&d->want, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	for (i = 1; i <= d->objects.n; i++) {
		const struct pdf_object	*o = &d->objects.list[i - 1];

		if (o->holder != 0)
			continue;
		d->offsets[i] = d->want.len;
		buf_printf(&d->want, "%u 0 obj\n<<\n", i);
		buf_add(&d->want, o->head, o->head_n);
		buf_puts(&d->want, ">>");
		if (o->data != NULL) {
			buf_puts(&d->want, "\nstream\r\n");
			buf_add(&d->want, o->data, o->n);
			buf_puts(&d->want, "\nendstream");
		}
		buf_puts(&d->want, "\nendobj\n");
	}
	d->offsets[i] = d->want.len;
}

static size_t
number(const unsigned char *p, int n)
{
	return n == 0 ? 0 : number(p, n - 1) << 8 | p[n - 1];
}

/* The stream behind the other objects, which are equal. */
static void
check_rows(struct desk *d)
{
	const char		*end = strstr(d->got.data + d->want.len,
				    "\nstream\r\n");
	const unsigned char	*row;
	unsigned int		 i, last = d->objects.n + 1;
	char			 tail[60];

	assert_non_null(end);
	row = (const unsigned char *)end + strlen("\nstream\r\n");
	for (i = 0; i <= last; i++, row += ROW) {
		const struct pdf_object	*o = i > 0 && i < last ?
		    &d->objects.list[i - 1] : NULL;

		if (i == 0)
			assert_int_equal(row[0], 0);
		else if (o != NULL && o->holder != 0) {
			assert_int_equal(row[0], 2);
			assert_int_equal(number(row + 1, 4), o->holder);
			assert_int_equal(row[5], o->place);
		} else {
			assert_int_equal(row[0], 1);
			assert_int_equal(number(row + 1, 4), d->offsets[i]);
		}
	}
	snprintf(tail, sizeof(tail), "\nendstream\nendobj\n"
	    "startxref\n%zu\n%%%%EOF\n", d->offsets[last]);
	assert_int_equal(d->got.data + d->got.len - (const char *)row,
	    strlen(tail));
	assert_memory_equal(row, tail, strlen(tail));
}

static void
test_file(void **state)
{
	struct desk	 d;

	(void)state;
	open_desk(&d);
	assert_int_equal(pdf_pack(&d.output, ROOT, INFO), 0);
	assert_int_equal(pdf_haru_write(&d.output, &d.trailer, &d.got), 0);
	write_again(&d);
	assert_true(d.got.len > d.want.len);
	assert_memory_equal(d.got.data, d.want.data, d.want.len);
	check_rows(&d);
	close_desk(&d);
}

/* Each object without a stream, found where its row says it is. */
/* What an object stream holds; few dictionaries are not compressed. */
static void
read_stream(const struct pdf_object *holder, unsigned int first, char *text)
{
	size_t	 size = first;

	if (strstr(holder->head, "/Filter") == NULL) {
		size = holder->n;
		memcpy(text, holder->data, size);
	} else
		/* The length is not in the head: the right one is tried for. */
		while (size < 100000 && pdf_deflate_expand(holder->data,
		    holder->n, text, size) != 0)
			size++;
	text[size] = '\0';
}

static void
test_pack(void **state)
{
	struct desk	 d;
	unsigned int	 i, packed = 0;
	char		*text = malloc(BUF_TEXT), *body, want[200];

	(void)state;
	open_desk(&d);
	assert_int_equal(pdf_pack(&d.output, ROOT, INFO), 0);
	for (i = 1; i <= MANY; i++) {
		const struct pdf_object	*o = &d.objects.list[i - 1], *holder;
		unsigned int		 n, first, place = 0, k, at = 0;

		assert_int_equal(o->holder == 0, o->data != NULL ||
		    i == ROOT || i == INFO);
		if (o->holder == 0)
			continue;
		holder = &d.objects.list[o->holder - 1];
		assert_int_equal(sscanf(holder->head,
		    "/Type/ObjStm/N %u/First %u", &n, &first), 2);
		read_stream(holder, first, text);
		for (body = text, k = 0; k <= o->place; k++) {
			assert_int_equal(sscanf(body, "%u %u ", &place, &at),
			    2);
			body = strchr(strchr(body, ' ') + 1, ' ') + 1;
		}
		assert_int_equal(place, i);
		snprintf(want, sizeof(want), "<<%.*s>>", (int)o->head_n,
		    o->head);
		assert_memory_equal(text + first + at, want, strlen(want));
		packed++;
		i += i > 10 ? 30 : 0;	/* expanding is slow this way */
	}
	assert_true(packed > 10);
	free(text);
	close_desk(&d);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_pack)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
