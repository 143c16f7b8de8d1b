/*
 * A new programme as a folder: from the form in common/new, or from another
 * programme. It is made under a hidden name and is there as a whole or not
 * at all.
 */
#include <sys/stat.h>

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/notice_text.h"
#include "check/scaffold.h"

enum {
	ID_CHARACTERS	= 40,
	FILE_BYTES	= 4 * 1024 * 1024,
	FILES_MOST	= 1000,
	DAYS_OPEN	= 21,		/* of the time in the form */
	DAYS_WITHIN	= 14
};

#define FORM "common/new"
/* Names of folders of checks/ that are no programmes. */
#define RESERVED "|common|documents|notices|"

static const char *const folders[] = { "rules", "tests" };
enum { FOLDERS = sizeof(folders) / sizeof(folders[0]) };

/* What stands for what in the form. */
struct word {
	const char	*mark;
	const char	*text;
};

struct making {
	struct arena		*arena;
	struct diags		*diags;
	const struct check_new	*order;
	const char		*model;		/* folder that is copied */
	const char		*work;		/* hidden folder */
	const char		*title;
	const char		*proposals;	/* comments, or "" */
	const char		*list;		/* notices/ID.xml, or NULL */
	struct word		 words[7];
	char			**made;		/* files of the folder */
	size_t			 n_made;
};

static int
is_id(const char *id)
{
	size_t	 n = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
	char	 fenced[ID_CHARACTERS + 3];

	if (n == 0 || id[n] != '\0' || n > ID_CHARACTERS ||
	    !islower((unsigned char)id[0]))
		return 0;
	snprintf(fenced, sizeof(fenced), "|%s|", id);
	return strstr(RESERVED, fenced) == NULL;
}

/* The prefix of rules: craft-village-2027 gives CV, craft-2027 CR. */
static const char *
prefix_of(struct arena *arena, const char *id)
{
	char	*prefix = arena_strdup(arena, id);
	size_t	 n = 0, i;

	for (i = 0; id[i] != '\0'; i++)
		if (islower((unsigned char)id[i]) &&
		    (i == 0 || id[i - 1] == '-'))
			prefix[n++] = (char)toupper((unsigned char)id[i]);
	if (n == 1 && islower((unsigned char)id[1]))
		prefix[n++] = (char)toupper((unsigned char)id[1]);
	/* C-… are the conflicts'. */
	if (n == 1)
		prefix[n++] = 'X';
	prefix[n] = '\0';
	return prefix;
}

static const char *
day_after(struct arena *arena, const char *as_of, int days)
{
	struct date	 day;
	char		*text = arena_alloc(arena, 11);

	if (date_parse(arena_strndup(arena, as_of, 10), &day) == -1)
		return "2026-01-01";
	day = date_of_days(date_days(&day) + days);
	date_format(&day, text);
	return text;
}

static void
set_words(struct making *m)
{
	const char	*as_of = m->order->as_of;

	m->words[0] = (struct word){ "@ID@", m->order->id };
	m->words[1] = (struct word){ "@TITLE@", m->title };
	m->words[2] = (struct word){ "@PREFIX@", prefix_of(m->arena,
	    m->order->id) };
	m->words[3] = (struct word){ "@DAY@", day_after(m->arena, as_of, 0) };
	m->words[4] = (struct word){ "@CLOSE@", day_after(m->arena, as_of,
	    DAYS_OPEN) };
	m->words[5] = (struct word){ "@WITHIN@", day_after(m->arena, as_of,
	    DAYS_WITHIN) };
}

static int
is_id_byte(char c)
{
	return c == '-' || isalnum((unsigned char)c);
}

/* 1 if AT begins the model's id, and not a part of a longer one. */
static int
is_model(const struct making *m, const char *text, const char *at)
{
	size_t	 len = m->order->from != NULL ? strlen(m->order->from) : 0;

	return len > 0 && strncmp(at, m->order->from, len) == 0 &&
	    (at == text || !is_id_byte(at[-1])) && !is_id_byte(at[len]);
}

/* The word of the form at AT, NULL if there is none. */
static const struct word *
word_at(const struct making *m, const char *at)
{
	const struct word	*word;

	if (m->order->from != NULL || *at != '@')
		return NULL;
	for (word = m->words; word->mark != NULL; word++)
		if (strncmp(at, word->mark, strlen(word->mark)) == 0)
			return word;
	return NULL;
}

/*
 * What a copy of another programme must not share with it: the title, and
 * the other names. NULL if nothing of that begins at AT; else what is behind.
 */
static const char *
leave_out(const struct making *m, const char *at, struct buf *out)
{
	const char	*end;

	if (m->order->from == NULL)
		return NULL;
	if (strncmp(at, "<title>", 7) == 0 &&
	    (end = strstr(at, "</title>")) != NULL) {
		buf_printf(out, "<title>%s</title>", m->title);
		return end + strlen("</title>");
	}
	/* Of a copy of a copy the include says already whose it is. */
	if (strncmp(at, "<include href=", 14) == 0) {
		buf_printf(out, "<include as=\"%s\" ", m->order->from);
		return at + 9;
	}
	if (strncmp(at, "<alias ", 7) == 0 &&
	    (end = strstr(at, "</alias>")) != NULL) {
		end += strlen("</alias>");
		return end + strspn(end, " \t\r\n");
	}
	return NULL;
}

/* A file of the model in the words of the new programme. */
static void
rewrite(const struct making *m, const char *text, int programme,
    struct buf *out)
{
	const struct word	*word;
	const char		*at = text, *behind;

	while (*at != '\0') {
		if ((word = word_at(m, at)) != NULL) {
			buf_puts(out, word->text);
			at += strlen(word->mark);
		} else if (is_model(m, text, at)) {
			buf_puts(out, m->order->id);
			at += strlen(m->order->from);
		} else if (programme &&
		    (behind = leave_out(m, at, out)) != NULL) {
			at = behind;
		} else {
			if (programme && strncmp(at, "</programme>", 12) == 0)
				buf_puts(out, m->proposals);
			buf_putc(out, *at++);
		}
	}
}

static int
refuse(const struct making *m, const char *path)
{
	diag_at(m->diags, DIAG_C343, (struct place){ 0 }, path,
	    file_reason(errno), NULL);
	return -1;
}

static int
make_folder(const struct making *m, const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return 0;
	return refuse(m, path);
}

/* NAME is "programme.xml" or "rules/x.sch". */
static int
copy_file(struct making *m, const char *name)
{
	const char	*to = file_join(m->arena, m->work, name);
	struct buf	 in, out;
	int		 result = -1;

	buf_init(&in, FILE_BYTES);
	buf_init(&out, 2 * FILE_BYTES);
	if (file_read(m->diags, file_join(m->arena, m->model, name), &in) ==
	    0) {
		rewrite(m, buf_string(&in), strcmp(name, "programme.xml") == 0,
		    &out);
		m->made[m->n_made++] = arena_strdup(m->arena, name);
		result = file_write(m->diags, to, buf_string(&out), out.len);
	}
	buf_free(&in);
	buf_free(&out);
	return result;
}

/* The files of one folder; none is no fault. */
static int
copy_folder(struct making *m, const char *folder)
{
	const char	 *from = file_join(m->arena, m->model, folder);
	char		**names;

	if (!file_is_directory(from))
		return 0;
	if (make_folder(m, file_join(m->arena, m->work, folder)) == -1)
		return -1;
	names = file_list(m->diags, m->arena, from, "");
	for (; names != NULL && *names != NULL; names++)
		if (m->n_made == FILES_MOST || copy_file(m,
		    file_join(m->arena, folder, *names)) == -1)
			return -1;
	return names != NULL ? 0 : -1;
}

/* An unfinished folder goes again. */
static void
take_back(const struct making *m)
{
	size_t	 i;

	for (i = 0; i < m->n_made; i++)
		unlink(file_join(m->arena, m->work, m->made[i]));
	for (i = 0; i < FOLDERS; i++)
		rmdir(file_join(m->arena, m->work, folders[i]));
	rmdir(m->work);
}

/* 0, or -1 with diags; then nothing of it is there. */
static int
make(struct making *m)
{
	const char	*dir = m->order->dir;
	const char	*path = file_join(m->arena, dir, m->order->id);
	size_t		 i;
	int		 result;

	m->work = file_join(m->arena, dir, arena_printf(m->arena, ".%s.%ld",
	    m->order->id, (long)getpid()));
	m->made = arena_array(m->arena, FILES_MOST + 1, sizeof(char *));
	if (make_folder(m, dir) == -1 || make_folder(m, m->work) == -1)
		return -1;
	result = copy_file(m, "programme.xml");
	for (i = 0; i < FOLDERS && result == 0; i++)
		result = copy_folder(m, folders[i]);
	if (result == 0 && renameat2(AT_FDCWD, m->work, AT_FDCWD, path,
	    RENAME_NOREPLACE) == -1)
		result = refuse(m, path);
	if (result == -1)
		take_back(m);
	return result;
}

/* ---- what is asked for ---- */

/* The folder that is copied; NULL with a diag. */
static const char *
find_model(const struct making *m)
{
	const char	*name = m->order->from, *dir = m->order->dir;
	const char	*path;

	if (name == NULL)
		return file_join(m->arena, m->order->home, FORM);
	path = file_join(m->arena, dir, name);
	if (is_id(name) && file_is_directory(path))
		return path;
	path = file_join(m->arena, m->order->home, name);
	if (is_id(name) && file_is_directory(path))
		return path;
	diag_at(m->diags, DIAG_C342, (struct place){ 0 }, name, NULL);
	return NULL;
}

static int
refuse_existing(const struct making *m, const char *path)
{
	if (access(path, F_OK) == -1 && errno == ENOENT)
		return 0;
	diag_at(m->diags, DIAG_C341, (struct place){ 0 }, path, NULL);
	return -1;
}

/* It goes into elements and attributes as it is. */
static int
is_title(const char *title)
{
	const char	*at;

	for (at = title; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || strchr("<>&\"", *at) != NULL)
			return 0;
	return utf8_valid(title, strlen(title));
}

static int
judge(struct making *m)
{
	const struct check_new	*order = m->order;

	m->title = order->title != NULL ? order->title :
	    order->from != NULL ? arena_printf(m->arena, "%s (%s)", order->id,
	    order->from) : order->id;
	m->list = file_join(m->arena, order->dir, arena_printf(m->arena,
	    "notices/%s.xml", order->id));
	if (!is_id(order->id)) {
		diag_at(m->diags, DIAG_C340, (struct place){ 0 }, order->id,
		    NULL);
		return -1;
	}
	if (!is_title(m->title)) {
		diag_at(m->diags, DIAG_C345, (struct place){ 0 }, m->title,
		    NULL);
		return -1;
	}
	if (refuse_existing(m, file_join(m->arena, order->dir, order->id)) ==
	    -1 || (order->notice != NULL && refuse_existing(m, m->list) == -1))
		return -1;
	return (m->model = find_model(m)) != NULL ? 0 : -1;
}

/* The list of lines that are no rules, still empty. */
static int
make_list(const struct making *m, const struct notice_text *notice)
{
	const char	*text;

	text = arena_printf(m->arena,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!-- Lines that are no rule, each with its reason:\n"
	    "  <not-rule lines=\"1 8 20-22\" reason=\"heading\"/> -->\n"
	    "<notice-lines notice=\"%s\" lines=\"%zu\" sha256=\"%s\">\n"
	    "</notice-lines>\n", m->order->id, notice->n, notice->sha256);
	if (make_folder(m, file_join(m->arena, m->order->dir, "notices")) ==
	    -1)
		return -1;
	return file_write(m->diags, m->list, text, strlen(text));
}

static void
tell(const struct making *m, int proposals, struct buf *out)
{
	const struct check_new	*order = m->order;
	int			 en = diag_english();
	size_t			 i;

	for (i = 0; i < m->n_made; i++)
		buf_printf(out, "%s/%s/%s\n", order->dir, order->id,
		    m->made[i]);
	if (order->notice == NULL)
		return;
	buf_printf(out, "%s\n", m->list);
	buf_printf(out, en ? "%d lines are proposed as quotes, in comments at "
	    "the end of programme.xml\n" : "공고문에서 인용할 만한 문구 %d개를 "
	    "programme.xml 끝에 주석으로 적었습니다\n", proposals);
}

int
check_scaffold(struct diags *ds, const struct check_new *order,
    struct buf *out)
{
	struct making		 m = { .arena = arena_new(), .diags = ds,
				    .order = order, .proposals = "" };
	struct notice_text	*notice = NULL;
	struct buf		 proposals;
	int			 n = 0, result = judge(&m);

	buf_init(&proposals, FILE_BYTES);
	if (result == 0 && order->notice != NULL) {
		notice = notice_text_read(m.arena, ds, order->id,
		    order->notice);
		result = notice != NULL ? 0 : -1;
	}
	if (result == 0 && notice != NULL) {
		n = scaffold_propose(m.arena, notice, &proposals);
		m.proposals = buf_string(&proposals);
	}
	if (result == 0) {
		set_words(&m);
		result = make(&m);
	}
	if (result == 0 && notice != NULL)
		result = make_list(&m, notice);
	if (result == 0)
		tell(&m, n, out);
	buf_free(&proposals);
	arena_free(m.arena);
	return result;
}
