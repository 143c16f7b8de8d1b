#include "intake/decode.h"

#include "base/buf.h"
#include "base/codeset.h"
#include "intake/bundle.h"

/* Bytes of a text file that are looked at: its text is held twice. */
enum { DECODE_MAX = 16 * 1024 * 1024 };

char *
decode_text(struct arena *arena, struct member *m, const struct buf *bytes,
    int *cut)
{
	const char	*from = buf_string(bytes);
	size_t		 n = bytes->len < DECODE_MAX ? bytes->len : DECODE_MAX;
	size_t		 whole = codeset_whole(from, n);
	char		*text = codeset_text(arena, from, whole, NULL);

	if (text == NULL)
		bundle_fail(arena, m, MEMBER_UNSUPPORTED, DIAG_I076, NULL);
	*cut = text != NULL && whole < bytes->len;
	if (*cut)
		bundle_problem(arena, m, n < bytes->len ? DIAG_I075 :
		    DIAG_I229, NULL);
	return text;
}
