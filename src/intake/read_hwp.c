/*
 * HWP 5: an OLE compound file. FileHeader says whether it may be read at
 * all; of its text only PrvText, the preview of the first page, is taken.
 * Source: Hancom, "한글 문서 파일 형식 5.0", FileHeader (3.2.1), PrvText.
 */
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codeset.h"
#include "intake/read.h"

enum {
	HEADER_LEAST	= 40,
	FLAGS_AT	= 36,
	FLAG_PASSWORD	= 1 << 1,
	FLAG_DISTRIBUTION = 1 << 2,
	FLAG_DRM	= 1 << 4,
	PREVIEW_MAX	= 64 * 1024
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

/* 0 if the text may be read, else -1 with state and problem. */
static int
judge_header(struct arena *arena, struct member *m, GsfInfile *ole)
{
	static const struct {
		unsigned	 flag;
		enum member_state state;
		enum diag_code	 code;
	} bars[] = {
		{ FLAG_PASSWORD, MEMBER_ENCRYPTED, DIAG_I081 },
		{ FLAG_DRM, MEMBER_ENCRYPTED, DIAG_I083 },
		{ FLAG_DISTRIBUTION, MEMBER_DISTRIBUTION, DIAG_I082 },
	};
	const char	*header;
	unsigned char	 flags;
	size_t		 n, i;

	header = stream(arena, ole, "FileHeader", 256, &n);
	if (header == NULL || n < HEADER_LEAST ||
	    memcmp(header, signature, sizeof(signature) - 1) != 0) {
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I070, "FileHeader");
		return -1;
	}
	flags = (unsigned char)header[FLAGS_AT];
	for (i = 0; i < sizeof(bars) / sizeof(bars[0]); i++)
		if (flags & bars[i].flag) {
			bundle_fail(arena, m, bars[i].state, bars[i].code,
			    NULL);
			return -1;
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

static void
read_preview(struct arena *arena, struct member *m, GsfInfile *ole,
    struct text *text)
{
	const char	*bytes;
	char		*str = NULL;
	size_t		 n;

	bytes = stream(arena, ole, "PrvText", PREVIEW_MAX, &n);
	if (bytes != NULL)
		str = codeset_from_utf16(arena, bytes, n & ~(size_t)1, 0);
	if (str == NULL) {
		bundle_fail(arena, m, MEMBER_NO_TEXT, DIAG_I072, "HWP");
		return;
	}
	add_lines(text, str);
	bundle_problem(arena, m, DIAG_I080, NULL);
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
	GsfInput	*input;
	GsfInfile	*ole = NULL;
	GLogFunc	 before = g_log_set_default_handler(drop_remark, NULL);

	gsf_init();
	input = gsf_input_memory_new((const guint8 *)buf_string(bytes),
	    (gsf_off_t)bytes->len, FALSE);
	if (input != NULL)
		ole = gsf_infile_msole_new(input, NULL);
	if (ole == NULL)
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I070, "OLE");
	else if (judge_header(arena, m, ole) == 0)
		read_preview(arena, m, ole, text);
	if (ole != NULL)
		g_object_unref(ole);
	if (input != NULL)
		g_object_unref(input);
	g_log_set_default_handler(before, NULL);
}
