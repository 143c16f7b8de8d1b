#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codeset.h"
#include "intake/read.h"

void
read_plain(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	char	*line, *next;
	int	 number = 0;

	line = codeset_text(arena, buf_string(bytes), bytes->len, NULL);
	if (line == NULL) {
		bundle_fail(arena, m, MEMBER_UNSUPPORTED, DIAG_I076, NULL);
		return;
	}
	for (; line != NULL && !text->full; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		line[strcspn(line, "\r")] = '\0';
		text_add(text, line, (struct text_piece){ .line = ++number });
	}
}
