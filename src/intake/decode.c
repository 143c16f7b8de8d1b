#include "intake/decode.h"

#include "base/buf.h"
#include "base/codeset.h"
#include "intake/bundle.h"

char *
decode_text(struct arena *arena, struct member *m, const struct buf *bytes,
    int *cut)
{
	const char	*from = buf_string(bytes);
	size_t		 whole = codeset_whole(from, bytes->len);
	char		*text = codeset_text(arena, from, whole, NULL);

	if (text == NULL)
		bundle_fail(arena, m, MEMBER_UNSUPPORTED, DIAG_I076, NULL);
	*cut = text != NULL && whole < bytes->len;
	if (*cut)
		bundle_problem(arena, m, DIAG_I229, NULL);
	return text;
}
