#include "press/pdf_link.h"

#include <string.h>

#include "press/pdf_object.h"
#include "press/pdf_put.h"
#include "press/pdf_tags.h"

void
pdf_links_init(struct pdf_links *ls)
{
	memset(ls, 0, sizeof(*ls));
	ls->tag = -1;
	buf_init(&ls->annotations, PDF_HEAD_MAX);
}

void
pdf_links_clear(struct pdf_links *ls)
{
	ls->tag = -1;
	buf_clear(&ls->annotations);
}

void
pdf_links_free(struct pdf_links *ls)
{
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

static void
put_annotation(struct buf *b, const struct pdf_links *ls,
    const struct pdf_tags *tags, long page_height, long key)
{
	const long	 box[4] = {
		ls->box[0], page_height - ls->box[3],
		ls->box[2], page_height - ls->box[1]
	};

	pdf_put(b, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
	pdf_put_millis(b, box, 4);
	pdf_put(b, "]/StructParent ");
	pdf_put_int(b, key);
	pdf_put(b, "/Contents");
	pdf_put_text(b, pdf_tags_contents(tags, ls->tag));
	pdf_put(b, "/A<</S/URI/URI");
	put_uri(b, pdf_tags_uri(tags, ls->tag));
	pdf_put(b, ">>");
}

void
pdf_link_close(struct pdf_links *ls, struct pdf_tags *tags,
    const struct pdf_output *o, int page_height)
{
	unsigned int	 number;
	struct buf	 head;

	if (ls->tag < 0)
		return;
	number = pdf_object_reserve(o->objects, 1);
	buf_init(&head, BUF_TEXT);
	put_annotation(&head, ls, tags, page_height,
	    pdf_tags_annotate(tags, ls->tag, number));
	pdf_object_set(o->objects, number, &head);
	buf_free(&head);
	if (ls->annotations.len > 0)
		pdf_put(&ls->annotations, " ");
	pdf_put_ref(&ls->annotations, number);
	ls->tag = -1;
}

void
pdf_link_text(struct pdf_links *ls, struct pdf_tags *tags,
    const struct pdf_output *o, int page_height, int tag, int baseline,
    const long box[4])
{
	if (ls->tag != tag || ls->baseline != baseline) {
		pdf_link_close(ls, tags, o, page_height);
		ls->tag = tag;
		ls->baseline = baseline;
		memcpy(ls->box, box, sizeof(ls->box));
		return;
	}
	if (box[0] < ls->box[0])
		ls->box[0] = box[0];
	if (box[1] < ls->box[1])
		ls->box[1] = box[1];
	if (box[2] > ls->box[2])
		ls->box[2] = box[2];
	if (box[3] > ls->box[3])
		ls->box[3] = box[3];
}
