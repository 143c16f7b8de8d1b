/*
 * HWP 5: an OLE compound file. FileHeader says whether it may be read at
 * all; the text lies in the sections of BodyText, its beginning once more in
 * PrvText, which is taken where the body cannot be read.
 * Source: Hancom, "한글 문서 파일 형식 5.0", 3.2.
 */
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codeset.h"
#include "intake/hwp_body.h"
#include "intake/hwp_record.h"
#include "intake/read.h"
#include "intake/writing.h"

enum {
	HEADER_LEAST	= 40,
	FLAGS_AT	= 36,	/* table 3 */
	FLAG_COMPRESSED	= 1 << 0,
	FLAG_PASSWORD	= 1 << 1,
	FLAG_DISTRIBUTION = 1 << 2,
	FLAG_DRM	= 1 << 4,
	FLAG_CERTIFICATE = 1 << 8,	/* encrypted with one */
	FLAG_CERTIFICATE_DRM = 1 << 10,
	FLAG_TRACKED	= 1 << 14,
	SECTIONS_MAX	= 256,
	SECTION_MAX	= 16 * 1024 * 1024,	/* bytes, inflated */
	BODY_MAX	= 64 * 1024 * 1024,
	PREVIEW_MAX	= 64 * 1024
};

#define SECTION_LIMIT	"16 MiB"

/* A file that is being read. */
struct hwp {
	struct arena	*arena;
	struct member	*member;
	GsfInfile	*ole;
	unsigned	 flags;
	struct writing	 writing;
	size_t		 left;		/* bytes of the body */
	int		 failed;	/* a section is missing or damaged */
	enum diag_code	 too_large;	/* why a section was not read */
};

static const char	signature[] = "HWP Document File";

/* Up to MOST bytes of a stream; NULL if it is not there. *N is how many. */
static const char *
stream(struct arena *arena, GsfInfile *ole, const char *name, size_t most,
    size_t *n)
{
	GsfInput	*input = gsf_infile_child_by_name(ole, name);
	gsf_off_t	 size;
	char		*copy = NULL;

	if (input == NULL)
		return NULL;
	size = gsf_input_size(input);
	*n = size < 0 ? 0 : (size_t)size < most ? (size_t)size : most;
	copy = arena_alloc(arena, *n + 1);
	if (*n > 0 && gsf_input_read(input, *n, (guint8 *)copy) == NULL)
		copy = NULL;
	g_object_unref(input);
	return copy;
}

/* 0 with its flags, or -1 if there is no header. */
static int
read_header(struct hwp *h)
{
	const unsigned char	*header;
	size_t			 n;

	header = (const unsigned char *)stream(h->arena, h->ole, "FileHeader",
	    256, &n);
	if (header == NULL || n < HEADER_LEAST ||
	    memcmp(header, signature, sizeof(signature) - 1) != 0) {
		bundle_fail(h->arena, h->member, MEMBER_DAMAGED, DIAG_I070,
		    "FileHeader");
		return -1;
	}
	h->flags = header[FLAGS_AT] | (unsigned)header[FLAGS_AT + 1] << 8;
	return 0;
}

/* 1 if a flag bars the body from being read; the member says so. */
static int
is_barred(struct hwp *h)
{
	static const struct {
		unsigned	 flags;
		enum member_state state;
		enum diag_code	 code;
	} bars[] = {
		{ FLAG_PASSWORD | FLAG_CERTIFICATE, MEMBER_ENCRYPTED,
		    DIAG_I081 },
		{ FLAG_DRM | FLAG_CERTIFICATE_DRM, MEMBER_ENCRYPTED,
		    DIAG_I083 },
		{ FLAG_DISTRIBUTION, MEMBER_DISTRIBUTION, DIAG_I082 },
	};
	size_t	 i;

	for (i = 0; i < sizeof(bars) / sizeof(bars[0]); i++)
		if (h->flags & bars[i].flags) {
			bundle_fail(h->arena, h->member, bars[i].state,
			    bars[i].code, NULL);
			return 1;
		}
	return 0;
}

static void
add_lines(struct text *text, char *line)
{
	char	*next;
	int	 number = 0;

	for (; line != NULL; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		line[strcspn(line, "\r")] = '\0';
		text_add(text, line, (struct text_piece){ .line = ++number });
	}
}

/* The preview of the first page; 0, or -1 if there is none. */
static int
read_preview(struct hwp *h)
{
	const char	*bytes;
	char		*str = NULL;
	size_t		 n;

	bytes = stream(h->arena, h->ole, "PrvText", PREVIEW_MAX, &n);
	if (bytes != NULL)
		str = codeset_from_utf16(h->arena, bytes, n & ~(size_t)1, 0);
	if (str == NULL)
		return -1;
	add_lines(h->writing.text, str);
	return 0;
}

/* The records of a section, packed or not, as text. */
static void
read_records(struct hwp *h, const guint8 *bytes, size_t n)
{
	int			 tracked = (h->flags & FLAG_TRACKED) != 0;
	enum hwp_inflated	 inflated = HWP_INFLATED;
	struct buf		 out;

	buf_init(&out, h->left < SECTION_MAX ? h->left : SECTION_MAX);
	if (h->flags & FLAG_COMPRESSED) {
		inflated = hwp_record_inflate(bytes, n, &out);
		bytes = (const guint8 *)buf_string(&out);
		n = out.len;
	} else if (n > out.max) {
		inflated = HWP_TOO_LARGE;
		n = 0;
	}
	h->left -= n;
	if (inflated == HWP_TOO_LARGE)
		h->too_large = DIAG_I222;
	else if (inflated == HWP_GROWS)
		h->too_large = DIAG_I223;
	else if (hwp_body_read(&h->writing, bytes, n, tracked) ==
	    HWP_BODY_CUT || inflated == HWP_CUT)
		h->failed = 1;
	buf_free(&out);
}

/* Section I; 0, or -1 if there is none. */
static int
read_section(struct hwp *h, GsfInfile *body, int i)
{
	const char	*name = arena_printf(h->arena, "Section%d", i);
	GsfInput	*input = gsf_infile_child_by_name(body, name);
	const guint8	*bytes;
	gsf_off_t	 size;

	if (input == NULL)
		return -1;
	size = gsf_input_size(input);
	bytes = size > 0 ? gsf_input_read(input, (size_t)size, NULL) : NULL;
	if (bytes == NULL)
		h->failed = 1;
	else
		read_records(h, bytes, (size_t)size);
	g_object_unref(input);
	return 0;
}

static void
read_body(struct hwp *h)
{
	GsfInput	*body = gsf_infile_child_by_name(h->ole, "BodyText");
	int		 i;

	if (body == NULL || !GSF_IS_INFILE(body)) {
		h->failed = 1;
	} else {
		for (i = 0; i < SECTIONS_MAX && !h->writing.text->full; i++)
			if (read_section(h, GSF_INFILE(body), i) == -1)
				break;
		if (i == 0)
			h->failed = 1;
	}
	if (body != NULL)
		g_object_unref(body);
}

/* What is to be said of a body that was not read, or not wholly. */
static void
tell(struct hwp *h)
{
	const struct text	*text = h->writing.text;

	if (h->too_large != DIAG_NONE)
		bundle_fail(h->arena, h->member, MEMBER_TOO_LARGE,
		    h->too_large, SECTION_LIMIT);
	else if (h->failed && text->n == 0 && read_preview(h) == 0 &&
	    text->n > 0)
		bundle_problem(h->arena, h->member, DIAG_I073, NULL);
	else if (h->failed)
		bundle_fail(h->arena, h->member, MEMBER_DAMAGED, DIAG_I070,
		    "BodyText");
}

static void
read_ole(struct hwp *h)
{
	if (read_header(h) == -1)
		return;
	if (!is_barred(h)) {
		read_body(h);
		tell(h);
	} else if (h->member->state == MEMBER_DISTRIBUTION) {
		/* Enough to see which document it is. */
		read_preview(h);
	}
}

/* libgsf's remarks on damaged files are not for the person at the keyboard. */
static void
drop_remark(const gchar *domain, GLogLevelFlags level, const gchar *remark,
    gpointer data)
{
	(void)domain;
	(void)level;
	(void)remark;
	(void)data;
}

void
read_hwp(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct hwp	 h = { .arena = arena, .member = m, .left = BODY_MAX };
	GsfInput	*input;
	GLogFunc	 before = g_log_set_default_handler(drop_remark, NULL);

	gsf_init();
	writing_init(&h.writing, arena, text);
	input = gsf_input_memory_new((const guint8 *)buf_string(bytes),
	    (gsf_off_t)bytes->len, FALSE);
	if (input != NULL)
		h.ole = gsf_infile_msole_new(input, NULL);
	if (h.ole == NULL)
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I070, "OLE");
	else
		read_ole(&h);
	if (h.ole != NULL)
		g_object_unref(h.ole);
	if (input != NULL)
		g_object_unref(input);
	g_log_set_default_handler(before, NULL);
}
