#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/codeset.h"
#include "intake/central.h"
#include "intake/reader.h"

static const struct {
	const char	*kind;
	size_t		 offset;
	const char	*bytes;
	size_t		 n;
} magics[] = {
#define MAGIC(kind, offset, bytes) \
	{ kind, offset, bytes, sizeof(bytes) - 1 },
#include "intake/sniff.in"
#undef MAGIC
};

enum {
	PDF_JUNK	= 1024,	/* bytes that may stand before %PDF- */
	CSV_LINES	= 5,	/* lines that must agree */
	CSV_TITLES	= 3,	/* lines that may stand before them */
	OLE_SECTOR	= 512,
	OLE_ENTRY	= 128,	/* a directory entry: name, length, type … */
	OLE_DIRECTORY	= 48,	/* in the header: the directory's sector */
	ENTRIES_LOOK	= 5000,
	TEXT_LOOK	= 1024 * 1024,	/* bytes of a text */
	BLANKS		= 64,	/* empty lines before a ZIP */
	LOCALS_LOOK	= 64,
	LOCAL_NAME	= 30	/* where a file's name stands in its header */
};

static const char *
by_magic(const unsigned char *bytes, size_t n)
{
	size_t	 i;

	for (i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (magics[i].offset <= n &&
		    magics[i].n <= n - magics[i].offset &&
		    memcmp(bytes + magics[i].offset, magics[i].bytes,
		    magics[i].n) == 0)
			return magics[i].kind;
	return NULL;
}

/*
 * Packages. The first file of HWPX, ODT … is "mimetype", stored as it is, so
 * that its words stand at a fixed place: name at 30, words at 38.
 */
static const char *
by_mimetype(const unsigned char *bytes, size_t n)
{
	static const struct {
		const char	*words;
		const char	*kind;
	} types[] = {
		{ "application/hwp+zip", "hwpx" },
		{ "application/vnd.oasis.opendocument", "odt" },
	};
	size_t	 i, len;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		len = strlen(types[i].words);
		if (n >= 38 + len && memcmp(bytes + 30, "mimetype", 8) == 0 &&
		    memcmp(bytes + 38, types[i].words, len) == 0)
			return types[i].kind;
	}
	return NULL;
}

static int
has_name(const struct central_entry *e, const char *name)
{
	size_t	 n = strlen(name), i;

	if (e->name_len < n)
		return 0;
	for (i = 0; i < n; i++)
		if ((e->name[i] == '\\' ? '/' : e->name[i]) != name[i])
			return 0;
	return 1;
}

/*
 * A document whose end is missing has lost its directory; what stands before
 * each file still tells its name.
 */
static const char *
by_locals(const unsigned char *bytes, size_t n)
{
	static const struct {
		const char	*folder;
		const char	*kind;
	} folders[] = {
		{ "word/", "docx" }, { "xl/", "xlsx" }, { "ppt/", "pptx" },
		{ "Contents/section", "hwpx" },
	};
	const unsigned char	*p = bytes, *end = bytes + n;
	size_t			 i, len, seen;

	for (seen = 0; seen < LOCALS_LOOK; seen++, p += 4) {
		p = memmem(p, (size_t)(end - p), "PK\3\4", 4);
		if (p == NULL)
			return NULL;
		for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
			len = strlen(folders[i].folder);
			if ((size_t)(end - p) >= LOCAL_NAME + len &&
			    memcmp(p + LOCAL_NAME, folders[i].folder, len) ==
			    0)
				return folders[i].kind;
		}
	}
	return NULL;
}

/* By a part that every document of its kind has. */
static const char *
by_parts(const struct window *w, const unsigned char *bytes, size_t n)
{
	static const struct {
		const char	*part;
		const char	*kind;
	} parts[] = {
		{ "Contents/section0.xml", "hwpx" },
		{ "Contents/content.hpf", "hwpx" },
		{ "word/document.xml", "docx" },
		{ "word/document2.xml", "docx" },
		{ "xl/workbook.xml", "xlsx" },
		{ "xl/workbook.bin", "xlsb" },
		{ "ppt/presentation.xml", "pptx" },
	};
	struct central		 c;
	struct central_entry	 e;
	const char		*kind = NULL;
	size_t			 i, seen;

	if (central_open(&c, w) == -1)
		return by_locals(bytes, n);
	for (seen = 0; kind == NULL && seen < ENTRIES_LOOK &&
	    central_next(&c, &e); seen++)
		for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
			if (kind == NULL && has_name(&e, parts[i].part))
				kind = parts[i].kind;
	central_close(&c);
	return kind;
}

static const char *
package_kind(const struct window *w, const unsigned char *bytes, size_t n)
{
	const char	*kind = by_mimetype(bytes, n);

	if (kind == NULL)
		kind = by_parts(w, bytes, n);
	return kind != NULL ? kind : "zip";
}

/* 1 if a directory entry of an OLE file stands at P and has this name. */
static int
is_ole_entry(const unsigned char *p, const char *name)
{
	size_t	 n = strlen(name), i;

	if (p[64] + 256U * p[65] != 2 * (n + 1) || p[66] > 5)
		return 0;
	for (i = 0; i < n; i++)
		if (p[2 * i] != (unsigned char)name[i] || p[2 * i + 1] != 0)
			return 0;
	return 1;
}

/* 1 if the directory, which stands where the header says, is not there. */
static int
is_ole_cut(const unsigned char *bytes, size_t n)
{
	const unsigned char	*p = bytes + OLE_DIRECTORY;
	size_t			 sector;

	if (n < OLE_SECTOR)
		return 1;
	sector = p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 |
	    (size_t)p[3] << 24;
	return sector >= n / OLE_SECTOR - 1;
}

static const char *
ole_kind(const unsigned char *bytes, size_t n)
{
	static const struct {
		const char	*name;
		const char	*kind;
	} streams[] = {
		{ "FileHeader", "hwp5" },
		{ "Workbook", "xls" },
		{ "Book", "xls" },
		{ "WordDocument", "doc" },
		{ "PowerPoint Document", "ppt" },
		{ "EncryptedPackage", "office-encrypted" },
	};
	size_t	 at, i;

	for (at = OLE_SECTOR; at < n && n - at >= OLE_ENTRY; at += OLE_ENTRY)
		for (i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
			if (is_ole_entry(bytes + at, streams[i].name))
				return streams[i].kind;
	return is_ole_cut(bytes, n) ? "ole-cut" : "ole";
}

/* Separators outside quotes in one line; *END is set behind it. */
static size_t
separators(const char *line, char separator, const char **end)
{
	size_t	 count = 0;
	int	 quoted = 0;

	for (; *line != '\0' && (quoted || (*line != '\n' && *line != '\r'));
	    line++) {
		if (*line == '"')
			quoted = !quoted;
		else if (!quoted && *line == separator)
			count++;
	}
	*end = *line != '\0' ? line + 1 : line;
	return count;
}

/*
 * 1 if the first lines, empty ones aside, all have as many separators, ≥ 1;
 * or if a few lines of title stand before three that have as many, ≥ 2.
 */
static int
is_table(const char *text, char separator)
{
	size_t	 count = 0, lines = 0, titles = 0, found;

	while (*text != '\0' && lines < CSV_LINES) {
		if (*text == '\r' || *text == '\n') {
			text++;
			continue;
		}
		found = separators(text, separator, &text);
		if (found == 0 && lines == 0 && ++titles <= CSV_TITLES)
			continue;
		if (found == 0 || (lines > 0 && found != count))
			return 0;
		count = found;
		lines++;
	}
	return titles == 0 ? lines >= 2 : lines >= 3 && count >= 2;
}

static int
begins(const char *text, const char *word)
{
	return strncasecmp(text, word, strlen(word)) == 0;
}

/* Marked as UTF-16, though it may be broken. */
static int
is_utf16(const unsigned char *bytes, size_t n)
{
	return n >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) ||
	    (bytes[0] == 0xFE && bytes[1] == 0xFF));
}

static const char *
text_kind(const unsigned char *bytes, size_t n)
{
	struct arena	*arena = arena_new();
	const char	*kind = "txt", *text;

	text = codeset_text(arena, (const char *)bytes, codeset_whole(
	    (const char *)bytes, n < TEXT_LOOK ? n : TEXT_LOOK), NULL);
	if (text == NULL) {
		arena_free(arena);
		return is_utf16(bytes, n) ? "txt" : "unknown";
	}
	while (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
		text++;
	if (begins(text, "<!doctype html") || begins(text, "<html"))
		kind = "html";
	else if (begins(text, "<?xml") || (*text == '<' &&
	    strpbrk(text, ">") != NULL))
		kind = "xml";
	else if (begins(text, "MIME-Version:"))
		kind = "mht";
	else if (begins(text, "sep=") || is_table(text, ',') || is_table(text, '\t') ||
	    is_table(text, ';'))
		kind = "csv";
	arena_free(arena);
	return kind;
}

/*
 * "BM" and "MZ" may also begin a text, but no text has a NUL among its first
 * bytes.
 */
static int
has_nul(const unsigned char *bytes, size_t n)
{
	return memchr(bytes, '\0', n < 32 ? n : 32) != NULL;
}

/* Some mailers put a line or two before the PDF. */
static int
has_late_pdf(const unsigned char *bytes, size_t n)
{
	return memmem(bytes, n < PDF_JUNK ? n : PDF_JUNK, "%PDF-", 5) != NULL;
}

/* Where the content begins: some portals put empty lines before a ZIP. */
static size_t
blank_lines(const unsigned char *bytes, size_t n)
{
	size_t	 skip = 0;

	while (skip < n && skip < BLANKS && strchr("\r\n", bytes[skip]) != NULL)
		skip++;
	return n - skip >= 4 && memcmp(bytes + skip, "PK\3\4", 4) == 0 ?
	    skip : 0;
}

int
sniff_is_zip(const void *data, size_t n)
{
	const unsigned char	*bytes = data;
	const char		*kind;
	size_t			 skip = blank_lines(bytes, n);

	kind = by_magic(bytes + skip, n - skip);
	return kind != NULL && strcmp(kind, "zip") == 0;
}

const char *
sniff_archive(const struct window *w, const void *head, size_t n)
{
	size_t	 skip = blank_lines(head, n);

	return package_kind(w, (const unsigned char *)head + skip, n - skip);
}

const char *
sniff_kind(const void *data, size_t n)
{
	const unsigned char	*bytes = data;
	const char		*kind;
	struct window		 w;
	size_t			 skip;

	if (n == 0)
		return "empty";
	skip = blank_lines(bytes, n);
	bytes += skip;
	n -= skip;
	kind = by_magic(bytes, n);
	if (kind != NULL && strcmp(kind, "zip") == 0) {
		window_memory(&w, bytes, n);
		return package_kind(&w, bytes, n);
	}
	if (kind != NULL && strcmp(kind, "ole") == 0)
		return ole_kind(bytes, n);
	if (kind != NULL && (strcmp(kind, "bmp") == 0 ||
	    strcmp(kind, "exe") == 0) && !has_nul(bytes, n))
		kind = NULL;
	if (kind != NULL)
		return kind;
	return has_late_pdf(bytes, n) ? "pdf" : text_kind(bytes, n);
}
