#include <string.h>

#include "intake/decode.h"
#include "intake/read.h"

void
read_plain(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	char	*line, *next;
	int	 number = 0, cut;

	line = decode_text(arena, m, bytes, &cut);
	for (; line != NULL && !text->full; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		line[strcspn(line, "\r")] = '\0';
		text_add(text, line, (struct text_piece){ .line = ++number });
	}
}
