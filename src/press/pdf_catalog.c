#include "press/pdf_catalog.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sha256.h"
#include "press/pdf_attach.h"
#include "press/pdf_meta.h"
#include "press/pdf_object.h"
#include "press/pdf_put.h"

/* Uncompressed, so that tools that know no PDF find it. */
static unsigned int
add_metadata(const struct pdf_output *o, const struct pdf_meta *meta)
{
	struct buf	 xmp, head;
	unsigned int	 number;
	char		*data;

	buf_init(&xmp, BUF_TEXT);
	buf_init(&head, BUF_TEXT);
	pdf_meta_xmp(&xmp, meta);
	data = arena_alloc(o->arena, xmp.len);
	memcpy(data, xmp.data, xmp.len);
	pdf_put(&head, "/Type/Metadata/Subtype/XML/Length ");
	pdf_put_int(&head, (long)xmp.len);
	number = pdf_object_add(o->objects, &head);
	pdf_object_stream(o->objects, number, data, xmp.len);
	pdf_object_derived(o->objects, number);
	buf_free(&xmp);
	buf_free(&head);
	return number;
}

static unsigned int
add_profile(const struct pdf_output *o, const struct pdf_catalog *c)
{
	struct buf	 head;
	unsigned int	 number;

	buf_init(&head, BUF_TEXT);
	pdf_put(&head, "/N 3/Filter/FlateDecode/Length ");
	pdf_put_int(&head, (long)c->profile_n);
	number = pdf_object_add(o->objects, &head);
	pdf_object_stream(o->objects, number, c->profile, c->profile_n);
	pdf_object_derived(o->objects, number);
	buf_free(&head);
	return number;
}

void
pdf_catalog_finish(const struct pdf_output *o, const struct pdf_catalog *c,
    unsigned int number)
{
	struct buf	 b;

	buf_init(&b, BUF_TEXT);
	pdf_put(&b, "/Type/Catalog/Lang(ko-KR)/MarkInfo<</Marked true>>"
	    "/ViewerPreferences<</DisplayDocTitle true>>/Pages ");
	pdf_put_ref(&b, c->pages);
	pdf_put(&b, "/StructTreeRoot ");
	pdf_put_ref(&b, c->tree);
	pdf_put(&b, "/Metadata ");
	pdf_put_ref(&b, add_metadata(o, c->meta));
	pdf_put(&b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	    "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
	pdf_put_ref(&b, add_profile(o, c));
	pdf_put(&b, ">>]");
	if (c->outline != 0) {
		pdf_put(&b, "/PageMode/UseOutlines/Outlines ");
		pdf_put_ref(&b, c->outline);
	}
	if (c->attachment != NULL)
		pdf_attach(o, c->attachment, c->meta->clock, &b);
	pdf_object_set(o->objects, number, &b);
	buf_free(&b);
}

unsigned int
pdf_catalog_info(const struct pdf_output *o, const struct pdf_meta *meta)
{
	struct buf	 b;
	unsigned int	 number;

	buf_init(&b, BUF_TEXT);
	pdf_meta_info(&b, meta);
	number = pdf_object_add(o->objects, &b);
	buf_free(&b);
	return number;
}

static unsigned char
nibble(char digit)
{
	return (unsigned char)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/*
 * Fonts are large and follow from their names, which are made from their
 * glyphs; metadata follow from the information dictionary.
 */
void
pdf_catalog_id(const struct pdf_objects *os, struct sha256 *sha,
    unsigned char id[16])
{
	char		 hex[SHA256_HEX];
	unsigned int	 i;

	for (i = 0; i < os->n; i++) {
		const struct pdf_object	*o = &os->list[i];

		if (o->holder != 0)	/* it is in the holder's data */
			continue;
		sha256_add(sha, o->head, o->head_n);
		if (o->data != NULL && !o->derived)
			sha256_add(sha, o->data, o->n);
	}
	sha256_digest(sha, hex);
	for (i = 0; i < 16; i++)
		id[i] = (unsigned char)(nibble(hex[2 * i]) << 4 |
		    nibble(hex[2 * i + 1]));
}
