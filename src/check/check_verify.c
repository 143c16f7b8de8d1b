/*
 * A rule is only as good as the words it rests on: every quote is looked up
 * in the text of its notice.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "check/check.h"
#include "check/check_inside.h"
#include "check/programme.h"

enum { NOTICE_MAX = 16 * 1024 * 1024 };

/* What one run of verify carries along. */
struct proof {
	const struct check_notice	*notices;
	struct buf			*texts;		/* of each notice */
	size_t				 n;
	struct buf			*out;
	size_t				*passed, *failed;
};

/* Line N of the text, from 1; its length in *LEN, NULL if it is not there. */
static const char *
line_of(const char *text, int n, size_t *len)
{
	const char	*end;

	while (n > 1) {
		end = strchr(text, '\n');
		if (end == NULL)
			return NULL;
		text = end + 1;
		n--;
	}
	*len = strcspn(text, "\n");
	return text;
}

static const char *
text_of(const struct proof *proof, const char *notice)
{
	size_t	 i;

	for (i = 0; i < proof->n; i++)
		if (strcmp(proof->notices[i].id, notice) == 0)
			return buf_string(&proof->texts[i]);
	return NULL;
}

static int
stands_there(const char *text, const struct programme_quote *quote)
{
	const char	*line;
	size_t		 len;

	if (text == NULL || (line = line_of(text, quote->line, &len)) == NULL)
		return 0;
	return memmem(line, len, quote->text, strlen(quote->text)) != NULL;
}

static void
verify_quote(struct proof *proof, const struct programme_quote *quote)
{
	const char	*text = text_of(proof, quote->notice);

	if (stands_there(text, quote)) {
		(*proof->passed)++;
		return;
	}
	(*proof->failed)++;
	buf_printf(proof->out, "%s:%d: %s: ", quote->file, quote->place,
	    quote->id);
	if (text == NULL)
		buf_printf(proof->out, diag_english() ?
		    "no --notice %s=FILE was given\n" :
		    "--notice %s=파일이 주어지지 않았습니다\n",
		    quote->notice);
	else
		buf_printf(proof->out, diag_english() ?
		    "line %d of notice %s does not hold \"%s\"\n" :
		    "%2$s 공고문 %1$d행에 \"%3$s\" 문구가 없습니다\n",
		    quote->line, quote->notice, quote->text);
}

static void
verify(struct proof *proof, const struct programme *p)
{
	size_t	 i;

	for (i = 0; i < p->n_quotes; i++)
		verify_quote(proof, &p->quotes[i]);
}

int
check_verify(struct check *check, struct diags *ds, const char *id,
    const struct check_notice *notices, size_t n, struct buf *out,
    size_t *passed, size_t *failed)
{
	struct arena	*arena = arena_new();
	struct proof	 proof = { .notices = notices, .n = n, .out = out,
			    .passed = passed, .failed = failed };
	const struct programme *p;
	int		 result = 0, unread;
	size_t		 i;

	*passed = *failed = 0;
	proof.texts = arena_array(arena, n + 1, sizeof(*proof.texts));
	for (i = 0; i < n; i++) {
		buf_init(&proof.texts[i], NOTICE_MAX);
		if (file_read(ds, notices[i].path, &proof.texts[i]) == -1)
			result = -1;
	}
	i = 0;
	/* A faulty programme does not keep the others from being proved. */
	unread = result;
	while (unread == 0 &&
	    (p = check_each(check, ds, id, &i, &result)) != NULL)
		verify(&proof, p);
	for (i = 0; i < n; i++)
		buf_free(&proof.texts[i]);
	arena_free(arena);
	return result;
}
