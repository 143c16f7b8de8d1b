#include "intake/reader.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "intake/read.h"

/* What can be done with a kind: read it, or say why not and what to do. */
static const struct {
	const char	*kind;
	const char	*label;		/* as people call it */
	void		(*read)(struct arena *, struct member *,
			    const struct buf *, struct text *);
	enum member_state state;	/* without a reader … */
	enum diag_code	 code;		/* … and why, with the label */
} readers[] = {
	{ "pdf", "PDF", read_pdf, 0, 0 },
	{ "hwpx", "HWPX", read_hwpx, 0, 0 },
	{ "docx", "DOCX", read_docx, 0, 0 },
	{ "xlsx", "XLSX", read_xlsx, 0, 0 },
	{ "hwp5", "HWP", read_hwp, 0, 0 },
	{ "csv", "CSV", read_csv, 0, 0 },
	{ "txt", "TXT", read_plain, 0, 0 },
	{ "xml", "XML", read_xml, 0, 0 },
	{ "empty", "", NULL, MEMBER_EMPTY, DIAG_I050 },
	{ "hwp3", "HWP 3", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "doc", "DOC", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "ppt", "PPT", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "pptx", "PPTX", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "odt", "ODF", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "rtf", "RTF", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "html", "HTML", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "mht", "MHT", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "ole", "OLE", NULL, MEMBER_UNSUPPORTED, DIAG_I051 },
	{ "ole-cut", "OLE", NULL, MEMBER_DAMAGED, DIAG_I221 },
	{ "xls", "XLS", NULL, MEMBER_UNSUPPORTED, DIAG_I052 },
	{ "xlsb", "XLSB", NULL, MEMBER_UNSUPPORTED, DIAG_I052 },
	{ "zip", "ZIP", NULL, MEMBER_UNSUPPORTED, DIAG_I038 },
	{ "7z", "7z", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "rar", "RAR", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "alz", "ALZ", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "egg", "EGG", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "gzip", "GZIP", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "tar", "TAR", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "xz", "XZ", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "bzip2", "BZIP2", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "zstd", "ZSTD", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "cab", "CAB", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "lzh", "LZH", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "iso", "ISO", NULL, MEMBER_UNSUPPORTED, DIAG_I053 },
	{ "piece", "", NULL, MEMBER_UNSUPPORTED, DIAG_I250 },
	{ "exe", "EXE", NULL, MEMBER_UNSUPPORTED, DIAG_I251 },
	{ "lnk", "LNK", NULL, MEMBER_IGNORED, DIAG_I249 },
	{ "png", "PNG", read_image, 0, 0 },
	{ "jpeg", "JPEG", read_image, 0, 0 },
	{ "tiff", "TIFF", read_image, 0, 0 },
	{ "heic", "HEIC", read_image, 0, 0 },
	{ "avif", "AVIF", read_image, 0, 0 },
	{ "gif", "GIF", read_image, 0, 0 },
	{ "bmp", "BMP", read_image, 0, 0 },
	{ "webp", "WebP", read_image, 0, 0 },
	{ "office-encrypted", "", NULL, MEMBER_ENCRYPTED, DIAG_I056 },
	{ "drm", "NASCA", NULL, MEMBER_ENCRYPTED, DIAG_I057 },
	{ "drm-fasoo", "Fasoo", NULL, MEMBER_ENCRYPTED, DIAG_I057 },
	{ "drm-softcamp", "SoftCamp", NULL, MEMBER_ENCRYPTED, DIAG_I057 },
	{ "unknown", "", NULL, MEMBER_UNSUPPORTED, DIAG_I054 },
};

enum {
	READERS = sizeof(readers) / sizeof(readers[0]),
	UNKNOWN = READERS - 1
};

const char *
reader_archive(const char *kind)
{
	size_t	 i;

	for (i = 0; i < READERS; i++)
		if (strcmp(readers[i].kind, kind) == 0)
			return readers[i].code == DIAG_I053 ?
			    readers[i].label : NULL;
	return NULL;
}

static int
has_problem(const struct member *m, enum diag_code code)
{
	const struct problem	*p;

	for (p = m->problems; p != NULL; p = p->next)
		if (p->code == code)
			return 1;
	return 0;
}

void
reader_read(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	size_t	 i;

	for (i = 0; i < UNKNOWN; i++)
		if (strcmp(readers[i].kind, m->kind) == 0)
			break;
	if (readers[i].read == NULL) {
		bundle_fail(arena, m, readers[i].state, readers[i].code,
		    readers[i].label);
		return;
	}
	readers[i].read(arena, m, bytes, text);
	if (text->full && text->n == 0)
		m->state = MEMBER_TOO_LARGE;
	if (text->full && !has_problem(m, DIAG_I075))
		bundle_problem(arena, m, DIAG_I075, NULL);
	if (m->state == MEMBER_READ && text->n == 0)
		bundle_fail(arena, m, MEMBER_NO_TEXT, DIAG_I072,
		    readers[i].label);
}
