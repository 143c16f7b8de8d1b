#include "press/pdf_meta.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "press/pdf_put.h"

static int
is_given(const char *s)
{
	return s != NULL && s[0] != '\0';
}

static void
put_entry(struct buf *b, const char *key, const char *value)
{
	if (!is_given(value))
		return;
	pdf_put(b, key);
	pdf_put_text(b, value);
}

/* 2026-02-20T10:00:00+09:00 as D:20260220100000+09'00' (7.9.4). */
void
pdf_meta_date(struct buf *b, const char *key, const char *clock)
{
	static const char	 suffix[] = "+09'00')";
	enum { UP_TO_SECONDS = 19 };
	int			 i;

	pdf_put(b, key);
	pdf_put(b, "(D:");
	for (i = 0; i < UP_TO_SECONDS && clock[i] != '\0'; i++)
		if (clock[i] >= '0' && clock[i] <= '9')
			buf_putc(b, clock[i]);
	pdf_put(b, suffix);
}

void
pdf_meta_info(struct buf *b, const struct pdf_meta *m)
{
	put_entry(b, "/Title", m->title);
	put_entry(b, "/Author", m->author);
	put_entry(b, "/Subject", m->subject);
	put_entry(b, "/Producer", m->producer);
	pdf_meta_date(b, "/CreationDate", m->clock);
	pdf_meta_date(b, "/ModDate", m->clock);
}

static void
put_escaped(struct buf *b, const char *text)
{
	char		*clean = utf8_clean(text);
	const char	*s;

	for (s = clean; *s != '\0'; s++)
		switch (*s) {
		case '&':
			pdf_put(b, "&amp;");
			break;
		case '<':
			pdf_put(b, "&lt;");
			break;
		case '>':
			pdf_put(b, "&gt;");
			break;
		default:
			buf_putc(b, *s);
		}
	free(clean);
}

static void
put_element(struct buf *b, const char *before, const char *value,
    const char *after)
{
	if (!is_given(value))
		return;
	pdf_put(b, before);
	put_escaped(b, value);
	pdf_put(b, after);
	pdf_put(b, "\n");
}

/* The packet's id is a constant of the format. */
static const char packet_start[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n";

static const char claims[] =
    "<pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n";

/* PDF/A knows no PDF/UA, so the claim's schema has to be explained to it. */
static const char extension[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static const char packet_end[] =
    "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

void
pdf_meta_xmp(struct buf *b, const struct pdf_meta *m)
{
	pdf_put(b, packet_start);
	put_element(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    m->title, "</rdf:li></rdf:Alt></dc:title>");
	put_element(b, "<dc:creator><rdf:Seq><rdf:li>", m->author,
	    "</rdf:li></rdf:Seq></dc:creator>");
	put_element(b,
	    "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    m->subject, "</rdf:li></rdf:Alt></dc:description>");
	put_element(b, "<pdf:Producer>", m->producer, "</pdf:Producer>");
	put_element(b, "<xmp:CreateDate>", m->clock, "</xmp:CreateDate>");
	put_element(b, "<xmp:ModifyDate>", m->clock, "</xmp:ModifyDate>");
	pdf_put(b, "<pdfaid:part>");
	pdf_put_int(b, m->part);
	pdf_put(b, "</pdfaid:part>");
	pdf_put(b, claims);
	pdf_put(b, extension);
	pdf_put(b, packet_end);
}
