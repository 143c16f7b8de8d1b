#include "press/pdf_haru.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "press/pdf_deflate.h"
#include "press/pdf_object.h"

/*
 * Every object is an empty libharu dictionary whose write hook puts our text
 * between its brackets and whose after-write hook adds the stream. Its own
 * writer of files knows no object streams (pdf_pack), so that the table of
 * cross-references is a stream made here, whose dictionary is the trailer.
 *
 * The hooks are members of a struct in a public header; should the library
 * at run time ever be another one than the header, these assertions and the
 * version asked at run time say so.
 */
_Static_assert(offsetof(HPDF_Dict_Rec, write_fn) == 5 * sizeof(void *),
    "libharu's dictionary has another shape");
_Static_assert(offsetof(HPDF_Dict_Rec, after_write_fn) == 6 * sizeof(void *),
    "libharu's dictionary has another shape");
_Static_assert(sizeof(HPDF_Dict_Rec) == 12 * sizeof(void *),
    "libharu's dictionary has another shape");
_Static_assert(sizeof(HPDF_Obj_Header) == sizeof(void *),
    "libharu's object header has another shape");

struct raw {
	const struct pdf_object	*object;
	HPDF_Stream		 stream;	/* being written to */
};

struct writer {
	HPDF_Error_Rec			 error;
	HPDF_MMgr			 memory;
	const struct pdf_output		*output;
	const struct pdf_trailer	*trailer;
	struct raw			*raws;	/* one an object and the last */
	HPDF_Dict			*dicts;	/* the same; NULL: packed */
	size_t				*offsets;
	size_t				 start;	/* of the file in OUT */
	struct buf			*out;
};

static HPDF_STATUS
write_bytes(HPDF_Stream stream, const void *bytes, size_t n)
{
	if (n > INT32_MAX)
		return HPDF_FILE_IO_ERROR;
	return HPDF_Stream_Write(stream,
	    (HPDF_BYTE *)(uintptr_t)bytes, (HPDF_UINT)n);
}

static HPDF_STATUS
write_head(HPDF_Dict dict, HPDF_Stream stream)
{
	struct raw	*raw = dict->attr;

	raw->stream = stream;
	return write_bytes(stream, raw->object->head, raw->object->head_n);
}

static HPDF_STATUS
write_stream(HPDF_Dict dict)
{
	static const char	 start[] = "\nstream\r\n", end[] = "\nendstream";
	struct raw		*raw = dict->attr;
	HPDF_STATUS		 status;

	if (raw->object->data == NULL)
		return HPDF_OK;
	status = write_bytes(raw->stream, start, sizeof(start) - 1);
	if (status == HPDF_OK)
		status = write_bytes(raw->stream, raw->object->data,
		    raw->object->n);
	if (status == HPDF_OK)
		status = write_bytes(raw->stream, end, sizeof(end) - 1);
	return status;
}

static HPDF_STATUS
to_buf(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	return buf_add(stream->attr, bytes, n) == 0 ? HPDF_OK :
	    HPDF_FILE_IO_ERROR;
}

/* Number I + 1; raws[i] says what it holds. */
static HPDF_Dict
add_object(struct writer *w, unsigned int i)
{
	HPDF_Dict	 dict = HPDF_Dict_New(w->memory);

	if (dict == NULL)
		return NULL;
	dict->header.obj_id = HPDF_OTYPE_INDIRECT | (i + 1);
	dict->attr = &w->raws[i];
	dict->write_fn = write_head;
	dict->after_write_fn = write_stream;
	w->dicts[i] = dict;
	return dict;
}

static void
add_all(struct writer *w)
{
	const struct pdf_objects	*os = w->output->objects;
	unsigned int			 i;

	for (i = 0; i < os->n && w->error.error_no == HPDF_OK; i++) {
		w->raws[i].object = &os->list[i];
		if (os->list[i].holder == 0)
			add_object(w, i);
	}
}

static void
write_object(struct writer *w, HPDF_Stream stream, unsigned int i)
{
	w->offsets[i] = w->out->len - w->start;
	HPDF_Stream_WriteUInt(stream, i + 1);
	HPDF_Stream_WriteStr(stream, " 0 obj\n");
	HPDF_Dict_Write(w->dicts[i], stream, NULL);
	HPDF_Stream_WriteStr(stream, "\nendobj\n");
}

/* ---- the cross-reference stream (7.5.8) ---- */

enum {
	ROW = 1 + 4 + 1,	/* type, place, index (pdf_pack: < 256) */
	FREE = 0, ALONE = 1, PACKED = 2,
	WORTH_WHILE = 4096	/* bytes of rows to compress */
};

static void
put_row(uint8_t *row, int type, size_t where, unsigned int last)
{
	row[0] = (uint8_t)type;
	row[1] = (uint8_t)(where >> 24);
	row[2] = (uint8_t)(where >> 16);
	row[3] = (uint8_t)(where >> 8);
	row[4] = (uint8_t)where;
	row[5] = (uint8_t)last;
}

/* Rows of all objects and of the stream itself, which is the last. */
static uint8_t *
make_rows(struct writer *w, size_t *n)
{
	const struct pdf_objects	*os = w->output->objects;
	uint8_t				*rows, *row;
	unsigned int			 i;

	*n = ((size_t)os->n + 2) * ROW;
	rows = arena_array(w->output->arena, (size_t)os->n + 2, ROW);
	put_row(rows, FREE, 0, 0);
	for (i = 0; i <= os->n; i++) {
		row = rows + (i + 1) * (size_t)ROW;
		if (i == os->n || os->list[i].holder == 0)
			put_row(row, ALONE, w->offsets[i], 0);
		else
			put_row(row, PACKED, os->list[i].holder,
			    os->list[i].place);
	}
	return rows;
}

/* As the stream of OBJECT, whose head it writes to HEAD of SIZE bytes. */
static void
put_rows(struct writer *w, struct pdf_object *object, char *head, size_t size)
{
	size_t	 n;

	object->data = make_rows(w, &n);
	object->n = n;
	object->head = head;
	if (n >= WORTH_WHILE)
		object->data = pdf_deflate(w->output->deflate,
		    w->output->arena, object->data, n, &object->n);
	object->head_n = (size_t)snprintf(head, size, "%s/Length %zu",
	    n >= WORTH_WHILE ? "/Filter/FlateDecode" : "", object->n);
}

static void
add_numbers(struct writer *w, HPDF_Dict dict, const char *key,
    const int *numbers, int n)
{
	HPDF_Array	 array = HPDF_Array_New(w->memory);
	int		 i;

	if (array == NULL || HPDF_Dict_Add(dict, key, array) != HPDF_OK)
		return;
	for (i = 0; i < n; i++)
		HPDF_Array_AddNumber(array, numbers[i]);
}

static void
add_id(struct writer *w, HPDF_Dict dict)
{
	unsigned char	 id[16];
	HPDF_Array	 pair = HPDF_Array_New(w->memory);

	if (pair == NULL || HPDF_Dict_Add(dict, "ID", pair) != HPDF_OK)
		return;
	memcpy(id, w->trailer->id, sizeof(id));
	HPDF_Array_Add(pair, HPDF_Binary_New(w->memory, id, 16));
	HPDF_Array_Add(pair, HPDF_Binary_New(w->memory, id, 16));
}

/* It is the trailer too. */
static void
write_rows(struct writer *w, HPDF_Stream stream)
{
	static const int	 widths[] = { 1, 4, 1 };
	unsigned int		 last = w->output->objects->n;
	struct pdf_object	 object = { .data = "" };
	HPDF_Dict		 dict = add_object(w, last);
	char			 head[80];

	if (dict == NULL)
		return;
	w->offsets[last] = w->out->len - w->start;
	put_rows(w, &object, head, sizeof(head));
	w->raws[last].object = &object;
	HPDF_Dict_AddName(dict, "Type", "XRef");
	HPDF_Dict_AddNumber(dict, "Size", (HPDF_INT32)last + 2);
	add_numbers(w, dict, "W", widths, 3);
	HPDF_Dict_Add(dict, "Root", w->dicts[w->trailer->root - 1]);
	HPDF_Dict_Add(dict, "Info", w->dicts[w->trailer->info - 1]);
	add_id(w, dict);
	write_object(w, stream, last);
}

static void
write_all(struct writer *w, HPDF_Stream stream)
{
	/* Four bytes above 127 tell transfer programs that it is binary. */
	static const char	 header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
	unsigned int		 i, n = w->output->objects->n;
	char			 line[60];

	write_bytes(stream, header, sizeof(header) - 1);
	for (i = 0; i < n && w->error.error_no == HPDF_OK; i++)
		if (w->dicts[i] != NULL)
			write_object(w, stream, i);
	write_rows(w, stream);
	snprintf(line, sizeof(line), "startxref\n%zu\n%%%%EOF\n",
	    w->offsets[n]);
	HPDF_Stream_WriteStr(stream, line);
}

static void
save(struct writer *w)
{
	HPDF_Stream	 stream;

	if (w->error.error_no != HPDF_OK)
		return;
	stream = HPDF_CallbackWriter_New(w->memory, to_buf, w->out);
	if (stream == NULL)
		return;
	write_all(w, stream);
	HPDF_Stream_Free(stream);
}

static int
check_library(struct diags *ds)
{
	const char	*version = HPDF_GetVersion();

	if (strcmp(version, HPDF_VERSION_TEXT) == 0)
		return 0;
	diag_at(ds, DIAG_P087, (struct place){ 0 }, version,
	    HPDF_VERSION_TEXT, NULL);
	return -1;
}

static int
outcome(struct diags *ds, const struct writer *w, const struct buf *out)
{
	char	 reason[40];

	if (w->error.error_no == HPDF_OK && !out->full)
		return 0;
	snprintf(reason, sizeof(reason), "libharu 0x%04lX",
	    (unsigned long)w->error.error_no);
	diag_at(ds, DIAG_P088, (struct place){ 0 },
	    !out->full ? reason : diag_english() ? "it is too large" :
	    "크기가 한도를 넘습니다", NULL);
	return -1;
}

static void
free_writer(struct writer *w)
{
	unsigned int	 i;

	for (i = 0; i <= w->output->objects->n; i++)
		if (w->dicts[i] != NULL)
			HPDF_Dict_Free(w->dicts[i]);
	HPDF_MMgr_Free(w->memory);
	free(w->raws);
	free(w->dicts);
	free(w->offsets);
}

int
pdf_haru_write(const struct pdf_output *o, const struct pdf_trailer *trailer,
    struct buf *out)
{
	struct writer	 w = { .output = o, .trailer = trailer, .out = out,
			    .start = out->len };
	size_t		 n = (size_t)o->objects->n + 1;
	int		 result;

	if (check_library(o->diags) != 0)
		return -1;
	HPDF_Error_Init(&w.error, NULL);
	w.memory = HPDF_MMgr_New(&w.error, 0, NULL, NULL);
	if (w.memory == NULL)
		mem_exhausted();
	w.raws = mem_array(n, sizeof(*w.raws));
	w.dicts = mem_array(n, sizeof(*w.dicts));
	w.offsets = mem_array(n, sizeof(*w.offsets));
	add_all(&w);
	save(&w);
	result = outcome(o->diags, &w, out);
	free_writer(&w);
	return result;
}
