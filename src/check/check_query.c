/*
 * What the proofs of rules (check_verify, check_coverage …) share.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/notice_text.h"
#include "check/object.h"

int
check_is_json(const struct check_query *query)
{
	return query->format != NULL && strcmp(query->format, "json") == 0;
}

void
check_put_tally(struct buf *out, const struct check_tally *tally)
{
	object_count(out, "passed", tally->passed);
	object_count(out, "failed", tally->failed);
	object_count(out, "skipped", tally->skipped);
	object_close(out, '}');
	buf_putc(out, '\n');
}

struct notice_text **
check_texts(struct arena *arena, struct diags *ds,
    const struct check_query *query)
{
	struct notice_text	**texts = arena_array(arena,
				    query->n_notices + 1, sizeof(*texts));
	size_t			  i;
	int			  unread = 0;

	for (i = 0; i < query->n_notices; i++) {
		texts[i] = notice_text_read(arena, ds, query->notices[i].id,
		    query->notices[i].path);
		if (texts[i] == NULL)
			unread = 1;
	}
	return unread ? NULL : texts;
}
