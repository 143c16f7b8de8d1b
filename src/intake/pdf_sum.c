#include "intake/pdf_sum.h"

#include <string.h>
#include <zlib.h>

#include "intake/pdf_hiding.h"

enum {
	DICTIONARY_MAX	= 4096,		/* bytes looked at before a stream */
	OUTPUT_MAX	= 128 * 1024 * 1024,	/* unpacked in one PDF */
	HEADER		= 2		/* bytes of RFC 1950 */
};

static const unsigned char *
find(const unsigned char *p, const unsigned char *end, const char *word)
{
	return memmem(p, (size_t)(end - p), word, strlen(word));
}

static const unsigned char *
skip_blanks(const unsigned char *p, const unsigned char *end)
{
	while (p < end && *p != '\0' && strchr(" \t\r\n[", *p) != NULL)
		p++;
	return p;
}

/* The dictionary of the stream that begins at AT; it stands behind START. */
static const unsigned char *
dictionary_of(const unsigned char *start, const unsigned char *at)
{
	const unsigned char	*p, *next, *dictionary;

	dictionary = at - start > DICTIONARY_MAX ? at - DICTIONARY_MAX : start;
	/* The object that is nearest. */
	for (p = dictionary; (next = find(p, at, " obj")) != NULL; p = next + 4)
		dictionary = next;
	return dictionary;
}

/* Its first filter, NULL if it has none. */
static const unsigned char *
filter_of(const unsigned char *dictionary, const unsigned char *at)
{
	const unsigned char	*p = find(dictionary, at, "/Filter");

	return p != NULL ? skip_blanks(p + strlen("/Filter"), at) : NULL;
}

static int
is_flate(const unsigned char *filter, const unsigned char *at)
{
	static const char	 name[] = "/FlateDecode";

	return filter != NULL && (size_t)(at - filter) > strlen(name) &&
	    memcmp(filter, name, strlen(name)) == 0;
}

/*
 * What looks for hidden text in the stream, NULL if that cannot hold any:
 * pictures and fonts.
 */
static struct pdf_hiding *
looker(struct pdf_hiding *hiding, const unsigned char *dictionary,
    const unsigned char *at)
{
	static const char *const others[] = { "/Image", "/Length1",
	    "/Type1C", "/CIDFontType0C", "/OpenType", "/XRef" };
	size_t	 i;

	if (hiding == NULL)
		return NULL;
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (find(dictionary, at, others[i]) != NULL)
			return NULL;
	pdf_hiding_stream(hiding);
	return hiding;
}

/* The big-endian sum behind the data; 0 bytes of it are no contradiction. */
static int
fits_sum(const unsigned char *p, size_t n, uLong sum)
{
	return n < 4 || sum == ((uLong)p[0] << 24 | (uLong)p[1] << 16 |
	    (uLong)p[2] << 8 | p[3]);
}

/*
 * 1 if the bytes break off or contradict their sum; LEFT counts output. The
 * sum is held against the data here, because some writers leave it out.
 */
static int
is_broken(const unsigned char *p, size_t n, size_t *left,
    struct pdf_hiding *hiding)
{
	unsigned char	 out[32 * 1024];
	z_stream	 z;
	uLong		 sum = adler32(0, NULL, 0);
	int		 result = Z_OK;

	if (n < HEADER)
		return n > 0;
	if ((p[0] & 15) != Z_DEFLATED || (p[0] * 256 + p[1]) % 31 != 0)
		return 1;
	memset(&z, 0, sizeof(z));
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return 0;
	/* zlib does not write through next_in. */
	z.next_in = (unsigned char *)(size_t)(p + HEADER);
	z.avail_in = (uInt)(n - HEADER);
	while (result == Z_OK && *left >= sizeof(out)) {
		z.next_out = out;
		z.avail_out = sizeof(out);
		result = inflate(&z, Z_NO_FLUSH);
		sum = adler32(sum, out, (uInt)sizeof(out) - z.avail_out);
		if (hiding != NULL)
			pdf_hiding_feed(hiding, out, sizeof(out) -
			    z.avail_out);
		*left -= sizeof(out) - z.avail_out;
	}
	inflateEnd(&z);
	if (result == Z_STREAM_END)
		return !fits_sum(z.next_in, z.avail_in, sum);
	return result != Z_OK;
}

/* Places of WORD before END. */
static size_t
count(const unsigned char *p, const unsigned char *end, const char *word)
{
	size_t	 n = 0;

	while ((p = find(p, end, word)) != NULL) {
		p += strlen(word);
		n++;
	}
	return n;
}

/*
 * 1 if P is a table of characters, plain, that holds fewer of them than it
 * says: "24 beginbfchar <32c7> <c81c> … endbfchar".
 */
static int
is_gap(const unsigned char *p, const unsigned char *end)
{
	static const char	 begin[] = "beginbfchar";
	const unsigned char	*start = p, *to;
	size_t			 declared, place;

	for (; (p = find(p, end, begin)) != NULL; p = to) {
		declared = 0;
		for (to = p; to > start && to[-1] == ' '; to--)
			;
		for (place = 1; to > start && place <= 1000 && to[-1] >= '0' &&
		    to[-1] <= '9'; to--, place *= 10)
			declared += (size_t)(to[-1] - '0') * place;
		to = find(p, end, "endbfchar");
		if (to == NULL || count(p, to, "<") < 2 * declared ||
		    count(p, to, ">") < 2 * declared)
			return 1;
	}
	return 0;
}

/* The data of the stream whose keyword ends at P. */
static const unsigned char *
data_start(const unsigned char *p, const unsigned char *end)
{
	if (p < end && *p == '\r')
		p++;
	if (p < end && *p == '\n')
		p++;
	return p;
}

/* 1 if a table of objects may begin at P. */
static int
is_table(const unsigned char *p, const unsigned char *end)
{
	p = skip_blanks(p, end);
	return p < end && ((*p >= '0' && *p <= '9') || find(p,
	    end - p > 4 ? p + 4 : end, "xref") == p);
}

/*
 * 1 if the place that the file gives for its table of objects is not that of
 * one: bytes were lost or put in before it. Places count from "%PDF-".
 */
static int
is_shifted(const unsigned char *start, const unsigned char *end)
{
	static const char	 word[] = "startxref";
	const unsigned char	*p = start, *last = NULL, *head;
	size_t			 place = 0;

	while ((p = find(p, end, word)) != NULL) {
		p += strlen(word);
		last = p;
	}
	if (last == NULL)
		return 0;
	for (p = skip_blanks(last, end); p < end && *p >= '0' && *p <= '9' &&
	    place < (size_t)(end - start); p++)
		place = place * 10 + (size_t)(*p - '0');
	if (place < (size_t)(end - start) && is_table(start + place, end))
		return 0;
	head = find(start, end, "%PDF-");
	return head == NULL || place >= (size_t)(end - head) ||
	    !is_table(head + place, end);
}

/* 1 if the stream FROM … TO, whose dictionary ends at AT, is not whole. */
static int
stream_broken(const unsigned char *before, const unsigned char *at,
    const unsigned char *from, const unsigned char *to, size_t *left,
    struct pdf_hiding *hiding)
{
	const unsigned char	*dictionary = dictionary_of(before, at);
	const unsigned char	*filter = filter_of(dictionary, at);

	hiding = looker(hiding, dictionary, at);
	if (is_flate(filter, at))
		return is_broken(from, (size_t)(to - from), left, hiding);
	if (hiding != NULL && filter == NULL)
		pdf_hiding_feed(hiding, from, (size_t)(to - from));
	else if (hiding != NULL)
		hiding->suspect = 1;
	return is_gap(from, to);
}

size_t
pdf_sum_broken(const void *data, size_t n, struct pdf_hiding *hiding)
{
	static const char	 keyword[] = "stream", last[] = "endstream";
	const unsigned char	*p = data, *end = p + n;
	const unsigned char	*before, *at, *from, *to;
	size_t			 broken, left = OUTPUT_MAX;

	broken = (size_t)is_shifted(p, end);
	while (left > 0 && (at = find(p, end, keyword)) != NULL) {
		from = data_start(at + strlen(keyword), end);
		to = find(from, end, last);
		before = p;
		p = to != NULL ? to + strlen(last) : end;
		if (to == NULL)
			to = end;
		if (hiding != NULL) {
			pdf_hiding_stream(hiding);
			pdf_hiding_feed(hiding, before, (size_t)(at - before));
		}
		broken += (size_t)stream_broken(before, at, from, to, &left,
		    hiding);
		if (left < 64 * 1024) {
			if (hiding != NULL)
				hiding->suspect = 1;
			break;
		}
	}
	return broken;
}
