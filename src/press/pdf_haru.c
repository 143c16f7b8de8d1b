#include "press/pdf_haru.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "press/pdf_object.h"

/*
 * Every object is an empty libharu dictionary whose write hook puts our text
 * between its brackets and whose after-write hook adds the stream. libharu
 * keeps the numbers, the offsets and the cross-reference table.
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
	HPDF_Error_Rec	 error;
	HPDF_MMgr	 memory;
	HPDF_Xref	 xref;
	struct raw	*raws;
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

static HPDF_Dict
add_object(struct writer *w, const struct pdf_objects *os, unsigned int i)
{
	HPDF_Dict	 dict = HPDF_Dict_New(w->memory);

	if (dict == NULL)
		return NULL;
	w->raws[i].object = &os->list[i];
	dict->attr = &w->raws[i];
	dict->write_fn = write_head;
	dict->after_write_fn = write_stream;
	HPDF_Xref_Add(w->xref, dict);
	return dict;
}

static void
add_id(struct writer *w, const unsigned char id[16])
{
	unsigned char	 copy[16];
	HPDF_Array	 pair = HPDF_Array_New(w->memory);

	if (pair == NULL)
		return;
	memcpy(copy, id, sizeof(copy));
	HPDF_Dict_Add(w->xref->trailer, "ID", pair);
	HPDF_Array_Add(pair, HPDF_Binary_New(w->memory, copy, 16));
	HPDF_Array_Add(pair, HPDF_Binary_New(w->memory, copy, 16));
}

static void
fill(struct writer *w, const struct pdf_objects *os,
    const struct pdf_trailer *trailer)
{
	unsigned int	 i;

	for (i = 0; i < os->n && w->error.error_no == HPDF_OK; i++) {
		HPDF_Dict	 dict = add_object(w, os, i);

		if (dict != NULL && i + 1 == trailer->root)
			HPDF_Dict_Add(w->xref->trailer, "Root", dict);
		if (dict != NULL && i + 1 == trailer->info)
			HPDF_Dict_Add(w->xref->trailer, "Info", dict);
	}
	add_id(w, trailer->id);
}

static void
save(struct writer *w, struct buf *out)
{
	/* Four bytes above 127 tell transfer programs that it is binary. */
	static const char	 header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
	HPDF_Stream		 stream;

	if (w->error.error_no != HPDF_OK)
		return;
	stream = HPDF_CallbackWriter_New(w->memory, to_buf, out);
	if (stream == NULL)
		return;
	if (write_bytes(stream, header, sizeof(header) - 1) == HPDF_OK)
		HPDF_Xref_WriteToStream(w->xref, stream, NULL);
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

int
pdf_haru_write(struct diags *ds, const struct pdf_objects *os,
    const struct pdf_trailer *trailer, struct buf *out)
{
	struct writer	 w = { 0 };
	int		 result;

	if (check_library(ds) != 0)
		return -1;
	HPDF_Error_Init(&w.error, NULL);
	w.memory = HPDF_MMgr_New(&w.error, 0, NULL, NULL);
	if (w.memory == NULL)
		mem_exhausted();
	w.raws = mem_array(os->n, sizeof(*w.raws));
	w.xref = HPDF_Xref_New(w.memory, 0);
	if (w.xref != NULL) {
		fill(&w, os, trailer);
		save(&w, out);
		HPDF_Xref_Free(w.xref);
	}
	result = outcome(ds, &w, out);
	HPDF_MMgr_Free(w.memory);
	free(w.raws);
	return result;
}
