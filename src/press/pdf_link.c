#include "press/pdf_link.h"

#include <string.h>

#include "press/canvas.h"
#include "press/pdf_goto.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"
#include "press/pdf_tags.h"

enum { BLANK = 1000 };		/* mpt: where more is left there is one */

void
pdf_links_init(struct pdf_links *ls, struct pdf_tags *tags,
    struct pdf_goto *places, const struct pdf_output *output)
{
	*ls = (struct pdf_links){ .tags = tags, .places = places,
	    .output = output, .tag = -1 };
	buf_init(&ls->words, BUF_TEXT);
	buf_init(&ls->annotations, PDF_HEAD_MAX);
}

void
pdf_links_clear(struct pdf_links *ls, int page_height)
{
	ls->tag = -1;
	ls->page_height = page_height;
	buf_clear(&ls->annotations);
}

void
pdf_links_free(struct pdf_links *ls)
{
	buf_free(&ls->words);
	buf_free(&ls->annotations);
}

/* A URI is ASCII; other bytes are written as %XX (RFC 3986). */
static void
put_uri(struct buf *b, const char *uri)
{
	static const char	 hex[] = "0123456789ABCDEF";
	struct buf		 escaped;

	buf_init(&escaped, BUF_TEXT);
	for (; *uri != '\0'; uri++) {
		unsigned char	 c = (unsigned char)*uri;
		const char	 triple[3] = { '%', hex[c >> 4], hex[c & 15] };

		if (c > ' ' && c < 0x7F)
			buf_add(&escaped, uri, 1);
		else
			buf_add(&escaped, triple, sizeof(triple));
	}
	pdf_put_bytes(b, buf_string(&escaped), escaped.len);
	buf_free(&escaped);
}

/* An address is followed outside, an id in this paper. */
static void
put_action(struct buf *b, const struct pdf_links *ls, const char *uri)
{
	pdf_put(b, "/A");
	if (uri[0] == '#') {
		pdf_put(b, " ");
		pdf_put_ref(b, pdf_goto_action(ls->places, ls->output,
		    uri + 1));
		return;
	}
	pdf_put(b, "<</S/URI/URI");
	put_uri(b, uri);
	pdf_put(b, ">>");
}

/* Blanks at the end become END. */
static void
trim(struct buf *words, const char *end)
{
	while (words->len > 0 && words->data[words->len - 1] == ' ')
		words->data[--words->len] = '\0';
	buf_puts(words, end);
}

/*
 * What the link says of itself (ISO 14289-1, 7.18.5): what it was given, else
 * its address, which its words may not tell; within the paper its words.
 */
static const char *
contents(struct pdf_links *ls, const char *uri)
{
	const char	*alt = pdf_tags_alt(ls->tags, ls->tag);

	if (alt != NULL)
		return alt;
	trim(&ls->words, "");
	return uri[0] == '#' && ls->words.len > 0 ? buf_string(&ls->words) :
	    uri;
}

static void
put_annotation(struct buf *b, struct pdf_links *ls, long key)
{
	const char	*uri = pdf_tags_uri(ls->tags, ls->tag);
	const long	 box[4] = {
		ls->box[0], ls->page_height - ls->box[3],
		ls->box[2], ls->page_height - ls->box[1]
	};

	pdf_put(b, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
	pdf_put_millis(b, box, 4);
	pdf_put(b, "]/StructParent ");
	pdf_put_int(b, key);
	pdf_put(b, "/Contents");
	pdf_put_text(b, contents(ls, uri));
	put_action(b, ls, uri);
}

void
pdf_link_close(struct pdf_links *ls)
{
	struct pdf_objects	*objects = ls->output->objects;
	unsigned int		 number;
	struct buf		 head;

	if (ls->tag < 0)
		return;
	number = pdf_object_reserve(objects, 1);
	buf_init(&head, BUF_TEXT);
	put_annotation(&head, ls, pdf_tags_annotate(ls->tags, ls->tag,
	    number));
	pdf_object_set(objects, number, &head);
	buf_free(&head);
	if (ls->annotations.len > 0)
		pdf_put(&ls->annotations, " ");
	pdf_put_ref(&ls->annotations, number);
	ls->tag = -1;
}

/* The first run of a box. */
static void
begin(struct pdf_links *ls, int tag, int baseline, const long box[4])
{
	pdf_link_close(ls);
	ls->tag = tag;
	ls->baseline = baseline;
	memcpy(ls->box, box, sizeof(ls->box));
	buf_clear(&ls->words);
}

void
pdf_link_text(struct pdf_links *ls, int tag, const struct canvas_run *run,
    const long box[4])
{
	if (ls->tag != tag || ls->baseline != run->y)
		begin(ls, tag, run->y, box);
	if (box[0] > ls->box[2] + BLANK)
		trim(&ls->words, " ");
	buf_add(&ls->words, run->text, run->bytes);
	if (box[0] < ls->box[0])
		ls->box[0] = box[0];
	if (box[1] < ls->box[1])
		ls->box[1] = box[1];
	if (box[2] > ls->box[2])
		ls->box[2] = box[2];
	if (box[3] > ls->box[3])
		ls->box[3] = box[3];
}
