#include "press/pdf_attach.h"

#include "base/buf.h"
#include "press/pdf_deflate.h"
#include "press/pdf_meta.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"
#include "press/press.h"

/* text/xml as /text#2Fxml (ISO 32000-1, 7.3.5). */
static void
put_type(struct buf *b, const char *type)
{
	static const char	 hex[] = "0123456789ABCDEF";

	pdf_put(b, "/");
	for (; *type != '\0'; type++) {
		unsigned char	 c = (unsigned char)*type;
		const char	 escaped[3] = { '#', hex[c >> 4],
				    hex[c & 15] };

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '-' || c == '.' ||
		    c == '+')
			buf_add(b, type, 1);
		else
			buf_add(b, escaped, sizeof(escaped));
	}
}

/* For readers that know no Unicode names. */
static void
put_plain_name(struct buf *b, const char *name)
{
	struct buf	 plain;

	buf_init(&plain, BUF_TEXT);
	for (; *name != '\0'; name++)
		buf_putc(&plain, *name > ' ' && *name <= '~' ? *name : '_');
	pdf_put_bytes(b, buf_string(&plain), plain.len);
	buf_free(&plain);
}

static unsigned int
add_file(const struct pdf_output *o, const struct press_attachment *a,
    const char *clock)
{
	struct buf	 head;
	unsigned int	 number;
	size_t		 n;
	const void	*data = pdf_deflate(o->deflate, o->arena, a->bytes,
			    a->n, &n);

	buf_init(&head, BUF_TEXT);
	pdf_put(&head, "/Type/EmbeddedFile/Subtype");
	put_type(&head, a->type);
	pdf_put(&head, "/Params<</Size ");
	pdf_put_int(&head, (long)a->n);
	pdf_meta_date(&head, "/ModDate", clock);
	pdf_put(&head, ">>/Filter/FlateDecode/Length ");
	pdf_put_int(&head, (long)n);
	number = pdf_object_add(o->objects, &head);
	pdf_object_stream(o->objects, number, data, n);
	buf_free(&head);
	return number;
}

/* "Data": what the paper shows was taken from it. */
static unsigned int
add_specification(const struct pdf_output *o,
    const struct press_attachment *a, unsigned int file)
{
	struct buf	 head;
	unsigned int	 number;

	buf_init(&head, BUF_TEXT);
	pdf_put(&head, "/Type/Filespec/AFRelationship/Data/F");
	put_plain_name(&head, a->name);
	pdf_put(&head, "/UF");
	pdf_put_text(&head, a->name);
	if (a->description != NULL) {
		pdf_put(&head, "/Desc");
		pdf_put_text(&head, a->description);
	}
	pdf_put(&head, "/EF<</F ");
	pdf_put_ref(&head, file);
	pdf_put(&head, "/UF ");
	pdf_put_ref(&head, file);
	pdf_put(&head, ">>");
	number = pdf_object_add(o->objects, &head);
	buf_free(&head);
	return number;
}

void
pdf_attach(const struct pdf_output *o, const struct press_attachment *a,
    const char *clock, struct buf *catalog)
{
	unsigned int	 number = add_specification(o, a,
			    add_file(o, a, clock));

	pdf_put(catalog, "/AF[");
	pdf_put_ref(catalog, number);
	pdf_put(catalog, "]/Names<</EmbeddedFiles<</Names[");
	pdf_put_text(catalog, a->name);
	pdf_put(catalog, " ");
	pdf_put_ref(catalog, number);
	pdf_put(catalog, "]>>>>");
}
