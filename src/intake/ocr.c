#include "intake/ocr.h"

#include <sys/stat.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/child.h"
#include "intake/bare.h"
#include "intake/ocr_words.h"

enum {
	DPI		= 300,
	SIDE_PIXELS	= 5000,		/* at most, of a page of a PDF */
	PICTURE_MAX	= 64 * 1024 * 1024,	/* bytes of such a page */
	TSV_MAX		= 16 * 1024 * 1024,
	HANGUL_MIN	= 5,		/* letters; less is dirt */
	CPU_SECONDS	= 40,		/* a page of small print takes five */
	WALL_SECONDS	= 80,
	NUMBER_SIZE	= 16
};

#define LANGUAGE	"kor"

/* What came of a page. */
enum end { READ, NOTHING, SLOW, BROKEN };

/* One file on its way. */
struct work {
	struct ocr		*ocr;
	struct arena		*arena;
	struct member		*member;
	const struct buf	*bytes;
	struct text		*text;
	int			 read, slow, broken, over;	/* pages */
};

/* ---- programs ---- */

/* The folder that holds the Korean data, NULL if there is none. */
static const char *
data_folder(struct stat *st)
{
	static const char *const folders[] = {
		"/usr/share/tesseract-ocr/5/tessdata",
		"/usr/share/tesseract-ocr/4.00/tessdata",
		"/usr/share/tessdata", "/usr/local/share/tessdata",
	};
	char	 path[256];
	size_t	 i;

	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, sizeof(path), "%s/" LANGUAGE ".traineddata",
		    folders[i]);
		if (stat(path, st) == 0)
			return folders[i];
	}
	return NULL;
}

const char *
ocr_stamp(struct arena *arena)
{
	char		 reader[CHILD_STAMP], drawer[CHILD_STAMP];
	struct stat	 st;

	child_stamp("tesseract", reader);
	child_stamp("pdftoppm", drawer);
	if (reader[0] == '\0' || drawer[0] == '\0' ||
	    data_folder(&st) == NULL)
		return NULL;
	return arena_printf(arena, "%s; %s; %lld %lld.%09ld", reader, drawer,
	    (long long)st.st_size, (long long)st.st_mtim.tv_sec,
	    st.st_mtim.tv_nsec);
}

/* How finely a page of a PDF is drawn: less than usual if it is a poster. */
static int
resolution(const struct text_bare *bare)
{
	int64_t	 most = bare->side > 0 ?
	    (int64_t)SIDE_PIXELS * 720 / bare->side + 1 : DPI;

	return most < DPI ? (int)most : DPI;
}

/* The page as a grey picture. */
static enum child_outcome
draw(const struct work *w, const struct text_bare *bare, struct buf *picture)
{
	char			 page[NUMBER_SIZE], dpi[NUMBER_SIZE];
	const char *const	 argv[] = { "pdftoppm", "-gray", "-f", page,
	    "-l", page, "-r", dpi, "-", NULL };
	const struct child	 child = { .argv = argv };

	snprintf(page, sizeof(page), "%d", bare->page);
	snprintf(dpi, sizeof(dpi), "%d", resolution(bare));
	return child_run(&child, buf_string(w->bytes), w->bytes->len, picture,
	    NULL);
}

/*
 * Page NUMBER, from 0, of a picture (TIFF) or its only one. It says its
 * resolution itself unless we drew it with DPI.
 */
static enum child_outcome
read_picture(const struct buf *picture, int number, int dpi, struct buf *tsv)
{
	char			 page[64], user_dpi[64];
	struct stat		 st;
	const char *const	 argv[] = { "tesseract", "-", "-",
	    "--tessdata-dir", data_folder(&st), "-l", LANGUAGE, "--psm", "1",
	    "-c", "tessedit_create_tsv=1", "-c", page,
	    dpi > 0 ? "-c" : NULL, user_dpi, NULL };
	const struct child	 child = { .argv = argv,
	    .cpu_seconds = CPU_SECONDS, .wall_seconds = WALL_SECONDS };

	snprintf(page, sizeof(page), "tessedit_page_number=%d", number);
	snprintf(user_dpi, sizeof(user_dpi), "user_defined_dpi=%d", dpi);
	return child_run(&child, buf_string(picture), picture->len, tsv,
	    NULL);
}

static enum end
end_of(enum child_outcome outcome)
{
	return outcome == CHILD_OK ? READ : outcome == CHILD_TIMEOUT ||
	    outcome == CHILD_MEMORY || outcome == CHILD_OUTPUT ? SLOW : BROKEN;
}

/* ---- pages ---- */

/* What other programs made of the page goes: it held no Hangul. */
static void
forget_page(struct text *text, int page)
{
	size_t	 i, n = 0;

	for (i = 0; i < text->n; i++)
		if (text->pieces[i].page != page)
			text->pieces[n++] = text->pieces[i];
	text->n = n;
}

static enum end
take_words(struct work *w, const struct text_bare *bare, struct buf *tsv)
{
	struct pdf_page	 page = { .number = bare->page };
	size_t		 before;

	if (tsv->len == 0 || ocr_words_read(w->arena, tsv->data, bare->side,
	    &page) < HANGUL_MIN)
		return NOTHING;
	forget_page(w->text, bare->page);
	before = w->text->n;
	pdf_page_lines(w->arena, &page, w->text);
	text_guess(w->text, before);
	return READ;
}

static enum end
read_page(struct work *w, const struct text_bare *bare)
{
	int		 is_pdf = strcmp(w->member->kind, "pdf") == 0;
	struct buf	 picture, tsv;
	enum end	 end = READ;

	buf_init(&picture, PICTURE_MAX);
	buf_init(&tsv, TSV_MAX);
	if (is_pdf)
		end = end_of(draw(w, bare, &picture));
	if (end == READ)
		end = end_of(read_picture(is_pdf ? &picture : w->bytes,
		    is_pdf ? 0 : bare->page - 1, is_pdf ? resolution(bare) : 0,
		    &tsv));
	if (end == READ)
		end = take_words(w, bare, &tsv);
	buf_free(&picture);
	buf_free(&tsv);
	return end;
}

static void
note(struct work *w, enum diag_code code, int number)
{
	bundle_problem(w->arena, w->member, code,
	    arena_printf(w->arena, "%d", number));
}

/* Reads them one after another; those that stay bare are kept as such. */
static void
read_pages(struct work *w)
{
	struct text	*text = w->text;
	size_t		 i, n = text->n_bare;
	enum end	 end;

	for (i = 0, text->n_bare = 0; i < n; i++) {
		struct text_bare	 bare = text->bare[i];

		if (i == OCR_FILE_PAGES || w->ocr->left == 0)
			w->over = (int)i + 1;
		if (w->over > 0) {
			text->bare[text->n_bare++] = bare;
			continue;
		}
		w->ocr->left--;
		if (w->ocr->page != NULL)
			w->ocr->page(w->ocr->closure);
		end = read_page(w, &bare);
		w->read += end == READ;
		if (end != READ)
			text->bare[text->n_bare++] = bare;
		if (end == SLOW && w->slow == 0)
			w->slow = bare.page;
		if (end == BROKEN && w->broken == 0)
			w->broken = bare.page;
	}
}

/* ---- the file ---- */

static int
by_place(const void *left, const void *right)
{
	const struct text_piece	*a = left, *b = right;

	return a->page != b->page ? (a->page < b->page ? -1 : 1) :
	    (a->line > b->line) - (a->line < b->line);
}

/* What was wrong with a file that nobody could read is no longer so. */
static void
put_read(struct work *w)
{
	struct text	*text = w->text;

	qsort(text->pieces, text->n, sizeof(*text->pieces), by_place);
	w->member->state = MEMBER_READ;
	bundle_forgive(w->member, DIAG_I055);
	bundle_forgive(w->member, DIAG_I062);
	bundle_forgive(w->member, DIAG_I063);
	bare_tell(w->arena, w->member, text);
}

static void
put_limits(struct work *w)
{
	if (w->over > 0)
		note(w, w->over > OCR_FILE_PAGES ? DIAG_I209 : DIAG_I210,
		    w->over > OCR_FILE_PAGES ? OCR_FILE_PAGES :
		    OCR_BUNDLE_PAGES);
	if (w->slow > 0)
		note(w, DIAG_I211, w->slow);
	if (w->broken > 0)
		note(w, DIAG_I212, w->broken);
	if (w->read == 0 && w->over + w->slow + w->broken == 0)
		bundle_problem(w->arena, w->member, DIAG_I213, NULL);
}

/* Formats of pictures that tesseract reads. */
static int
is_readable(const char *kind)
{
	static const char *const kinds[] = { "pdf", "png", "jpeg", "tiff",
	    "bmp", "gif", "webp" };
	size_t	 i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i], kind) == 0)
			return 1;
	return 0;
}

int
ocr_read(struct ocr *ocr, struct arena *arena, struct member *m,
    const struct buf *bytes, struct text *text)
{
	struct work	 w = { ocr, arena, m, bytes, text, 0, 0, 0, 0 };

	if (text->n_bare == 0 || (m->state != MEMBER_READ &&
	    m->state != MEMBER_NO_TEXT))
		return 0;
	if (!is_readable(m->kind)) {
		bundle_problem(arena, m, DIAG_I214, NULL);
		return 0;
	}
	read_pages(&w);
	if (w.read > 0)
		put_read(&w);
	put_limits(&w);
	return w.over > 0 || w.slow > 0 || w.broken > 0;
}
