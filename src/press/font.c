#include "press/font.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "base/vocab.h"
#include "base/xml.h"

/*
 * A face as the layout needs it: a glyph and its width are found by two
 * array accesses, because a page asks for them a few thousand times.
 */
enum {
	CP_PAGE		= 256,
	CP_PAGES	= 0x110000 / CP_PAGE,
	EM		= 1000
};

/* OS/2 fsType (OpenType 1.9): what forbids embedding a subset. */
enum {
	EMBED_RESTRICTED = 0x0002,
	EMBED_NO_SUBSET	= 0x0100,
	EMBED_BITMAP	= 0x0200
};

struct face {
	const char	*role;
	int		 bold;
	const char	*wants;		/* role of the fallback, or NULL */
	int		 fallback;
	int		 line;		/* in fonts.xml */
	hb_blob_t	*blob;
	char		*name;
	uint16_t	*glyphs[CP_PAGES];
	int16_t		*advances;
	int		 n;		/* glyphs */
	int		 ascent, descent;
};

struct fonts {
	struct arena	*arena;
	char		*path;		/* of fonts.xml */
	const char	*dir;
	struct face	*faces[FONTS_MAX];
	int		 n;
};

static const struct vocab_element vocabulary[] = {
	{ "fonts", "", "", 0 },
	{ "font", "fonts", "!role !weight fallback", 0 },
	{ "file", "font", "!path !package !licence sha256", 0 }
};

int
fonts_count(const struct fonts *fs)
{
	return fs->n;
}

static int
find(const struct fonts *fs, const char *role, int bold)
{
	int	 i;

	for (i = 0; i < fs->n; i++)
		if (fs->faces[i]->bold == bold &&
		    strcmp(fs->faces[i]->role, role) == 0)
			return i;
	return -1;
}

int
fonts_face(const struct fonts *fs, const char *role, int bold)
{
	int	 face = find(fs, role, bold != 0);

	return face >= 0 ? face : find(fs, role, 0);
}

int
fonts_fallback(const struct fonts *fs, int face)
{
	return fs->faces[face]->fallback;
}

const char *
fonts_name(const struct fonts *fs, int face)
{
	return fs->faces[face]->name;
}

uint16_t
fonts_glyph(const struct fonts *fs, int face, uint32_t cp)
{
	const uint16_t	*page;

	if (cp >= (uint32_t)CP_PAGES * CP_PAGE)
		return 0;
	page = fs->faces[face]->glyphs[cp / CP_PAGE];
	return page != NULL ? page[cp % CP_PAGE] : 0;
}

int
fonts_advance(const struct fonts *fs, int face, uint16_t glyph)
{
	const struct face	*f = fs->faces[face];

	return glyph < f->n ? f->advances[glyph] : 0;
}

int
fonts_ascent(const struct fonts *fs, int face)
{
	return fs->faces[face]->ascent;
}

int
fonts_descent(const struct fonts *fs, int face)
{
	return fs->faces[face]->descent;
}

const void *
fonts_bytes(const struct fonts *fs, int face, size_t *n)
{
	unsigned int	 length;
	const void	*bytes =
	    hb_blob_get_data(fs->faces[face]->blob, &length);

	*n = length;
	return bytes;
}

static struct place
place(const struct fonts *fs, int line)
{
	return (struct place){ .file = fs->path, .line = line };
}

/* VALUE font units in 1/1000 em, rounded half away from zero. */
static int
scale(int value, int em)
{
	int	 half = value < 0 ? -em / 2 : em / 2;

	return (value * EM + half) / em;
}

static size_t
table_size(hb_face_t *hb, hb_tag_t tag)
{
	hb_blob_t	*table = hb_face_reference_table(hb, tag);
	size_t		 n = hb_blob_get_length(table);

	hb_blob_destroy(table);
	return n;
}

static unsigned int
embedding_rights(hb_face_t *hb)
{
	enum { FS_TYPE = 8 };
	hb_blob_t	*table;
	const uint8_t	*bytes;
	unsigned int	 n, rights = 0;

	table = hb_face_reference_table(hb, HB_TAG('O', 'S', '/', '2'));
	bytes = (const uint8_t *)hb_blob_get_data(table, &n);
	if (n >= FS_TYPE + 2)
		rights = (unsigned int)(bytes[FS_TYPE] << 8 |
		    bytes[FS_TYPE + 1]);
	hb_blob_destroy(table);
	return rights;
}

/* Without one of these nothing is measured or drawn as it should be. */
static int
lacks_table(hb_face_t *hb)
{
	static const hb_tag_t	 needed[] = {
		HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
		HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
		HB_TAG('c', 'm', 'a', 'p'), HB_TAG('l', 'o', 'c', 'a')
	};
	size_t			 i;

	for (i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (table_size(hb, needed[i]) == 0)
			return 1;
	return 0;
}

/* Why the font cannot be used; NULL if it can. */
static const char *
unusable(hb_face_t *hb)
{
	unsigned int	 em = hb_face_get_upem(hb);

	if (hb_face_get_glyph_count(hb) == 0 ||
	    table_size(hb, HB_TAG('g', 'l', 'y', 'f')) == 0)
		return diag_english() ?
		    "it is not a TrueType font with outlines (glyf)" :
		    "윤곽선(glyf)이 있는 트루타입 글꼴이 아닙니다";
	if (lacks_table(hb))
		return diag_english() ?
		    "a table is missing or damaged (head hhea hmtx maxp cmap "
		    "loca)" :
		    "필요한 표(head, hhea, hmtx, maxp, cmap, loca)가 없거나 "
		    "손상되었습니다";
	if (em < 16 || em > 16384)
		return diag_english() ? "its head table is damaged" :
		    "head 표가 손상되었습니다";
	if (embedding_rights(hb) &
	    (EMBED_RESTRICTED | EMBED_NO_SUBSET | EMBED_BITMAP))
		return diag_english() ?
		    "its licence flags forbid embedding a subset" :
		    "글꼴의 사용 조건이 부분 포함을 허용하지 않습니다";
	return NULL;
}

static void
set_glyph(struct face *f, uint32_t cp, hb_codepoint_t glyph)
{
	uint16_t	**page = &f->glyphs[cp / CP_PAGE];

	if (*page == NULL)
		*page = mem_array(CP_PAGE, sizeof(**page));
	(*page)[cp % CP_PAGE] = (uint16_t)glyph;
}

static void
map_glyphs(struct face *f, hb_face_t *hb, hb_font_t *font)
{
	hb_set_t	*all = hb_set_create();
	hb_codepoint_t	 cp = HB_SET_VALUE_INVALID, glyph;

	hb_face_collect_unicodes(hb, all);
	while (hb_set_next(all, &cp))
		if (cp < CP_PAGES * CP_PAGE &&
		    hb_font_get_nominal_glyph(font, cp, &glyph) &&
		    glyph < (hb_codepoint_t)f->n)
			set_glyph(f, cp, glyph);
	hb_set_destroy(all);
}

/*
 * KS X 1001 has some Hanja twice, by their readings. NFC makes the second
 * code point the unified one; of these two the Korean fonts hold the second
 * alone.
 */
static const struct {
	uint32_t	 unified, held;
} doubles[] = {
	{ 0x90CE, 0xF92C },	/* 郎 */
	{ 0x96B8, 0xF9B8 }	/* 隸 */
};

static void
map_doubles(struct face *f, hb_font_t *font)
{
	hb_codepoint_t	 glyph;
	size_t		 i;

	for (i = 0; i < sizeof(doubles) / sizeof(doubles[0]); i++)
		if (!hb_font_get_nominal_glyph(font, doubles[i].unified,
		    &glyph) && hb_font_get_nominal_glyph(font,
		    doubles[i].held, &glyph) && glyph < (hb_codepoint_t)f->n)
			set_glyph(f, doubles[i].unified, glyph);
}

static void
measure(struct face *f, hb_face_t *hb, hb_font_t *font)
{
	int			 em = (int)hb_face_get_upem(hb), i;
	hb_font_extents_t	 extents;

	f->advances = mem_array((size_t)f->n, sizeof(*f->advances));
	for (i = 0; i < f->n; i++)
		f->advances[i] = (int16_t)scale(hb_font_get_glyph_h_advance(
		    font, (hb_codepoint_t)i), em);
	hb_font_get_h_extents(font, &extents);
	f->ascent = scale(extents.ascender, em);
	f->descent = scale(-extents.descender, em);
}

/*
 * The name a PDF gives the font. PostScript names hold no blanks; a font that
 * breaks this rule must not break our files.
 */
static char *
postscript_name(hb_face_t *hb)
{
	char		 name[64], *p;
	unsigned int	 n = sizeof(name);

	hb_ot_name_get_utf8(hb, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &n, name);
	if (n == 0)
		return mem_strdup("Font");
	for (p = name; *p != '\0'; p++)
		if (!((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') ||
		    (*p >= 'a' && *p <= 'z') || *p == '-'))
			*p = '-';
	return mem_strdup(name);
}

static int
load_face(struct diags *ds, struct fonts *fs, struct face *f,
    const char *path)
{
	hb_face_t	*hb = hb_face_create(f->blob, 0);
	const char	*reason = unusable(hb);
	hb_font_t	*font;

	if (reason != NULL) {
		diag_at(ds, DIAG_P082, place(fs, f->line), path, reason,
		    NULL);
		hb_face_destroy(hb);
		return -1;
	}
	font = hb_font_create(hb);
	f->n = (int)hb_face_get_glyph_count(hb);
	if (f->n > FONTS_GLYPHS)
		f->n = FONTS_GLYPHS;
	map_glyphs(f, hb, font);
	map_doubles(f, font);
	measure(f, hb, font);
	f->name = postscript_name(hb);
	hb_font_destroy(font);
	hb_face_destroy(hb);
	return 0;
}

static void
check_version(struct diags *ds, struct fonts *fs, const struct face *f,
    const char *path, const char *want)
{
	char		 found[SHA256_HEX];
	unsigned int	 n;
	const char	*bytes = hb_blob_get_data(f->blob, &n);

	if (want == NULL)
		return;
	sha256_hex(bytes, n, found);
	if (strcmp(found, want) != 0)
		diag_at(ds, DIAG_P081, place(fs, f->line), path, found, NULL);
}

/* Loads the first file that is there. */
static int
load_files(struct diags *ds, struct fonts *fs, struct face *f,
    const xmlNode *node)
{
	const xmlNode	*file;
	const char	*path = "", *package = "";

	for (file = xml_first(node); file != NULL; file = xml_next(file)) {
		path = xml_attribute(fs->arena, file, "path");
		package = xml_attribute(fs->arena, file, "package");
		if (path[0] != '/')
			path = file_join(fs->arena, fs->dir, path);
		f->blob = hb_blob_create_from_file_or_fail(path);
		if (f->blob == NULL)
			continue;
		check_version(ds, fs, f, path,
		    xml_attribute(fs->arena, file, "sha256"));
		return load_face(ds, fs, f, path);
	}
	diag_at(ds, DIAG_P080, place(fs, f->line), f->role, path, package,
	    NULL);
	return -1;
}

static int
weight(struct diags *ds, struct fonts *fs, const xmlNode *node)
{
	const char	*name = xml_attribute(fs->arena, node, "weight");

	if (strcmp(name, "bold") == 0)
		return 1;
	if (strcmp(name, "regular") != 0) {
		diag_at(ds, DIAG_P086, place(fs, xml_line(node)), name, NULL);
		return -1;
	}
	return 0;
}

static int
add_face(struct diags *ds, struct fonts *fs, const xmlNode *node)
{
	struct face	*f;
	const char	*role = xml_attribute(fs->arena, node, "role");
	int		 bold = weight(ds, fs, node);

	if (bold < 0)
		return -1;
	if (find(fs, role, bold) >= 0) {
		diag_at(ds, DIAG_P084, place(fs, xml_line(node)), role, NULL);
		return -1;
	}
	if (fs->n == FONTS_MAX) {
		diag_at(ds, DIAG_P085, place(fs, xml_line(node)), "64", NULL);
		return -1;
	}
	f = mem_alloc(sizeof(*f));
	fs->faces[fs->n++] = f;
	f->role = role;
	f->bold = bold;
	f->wants = xml_attribute(fs->arena, node, "fallback");
	f->fallback = -1;
	f->line = xml_line(node);
	return load_files(ds, fs, f, node);
}

/* A chain longer than there are faces has a loop in it. */
static int
is_endless(const struct fonts *fs, int face)
{
	int	 steps = 0;

	for (; face >= 0; face = fs->faces[face]->fallback)
		if (++steps > fs->n)
			return 1;
	return 0;
}

static int
link_fallbacks(struct diags *ds, struct fonts *fs)
{
	int	 i, faults = 0;

	for (i = 0; i < fs->n; i++) {
		struct face	*f = fs->faces[i];

		if (f->wants == NULL)
			continue;
		f->fallback = fonts_face(fs, f->wants, f->bold);
		if (f->fallback >= 0 && !is_endless(fs, i))
			continue;
		diag_at(ds, DIAG_P083, place(fs, f->line), f->wants, f->role,
		    NULL);
		f->fallback = -1;
		faults++;
	}
	return faults > 0 ? -1 : 0;
}

static int
load_all(struct diags *ds, struct fonts *fs, const xmlDoc *doc)
{
	const xmlNode	*node;
	int		 faults = 0;

	if (vocab_check(ds, fs->path, doc, vocabulary,
	    sizeof(vocabulary) / sizeof(vocabulary[0])) != 0)
		return -1;
	node = xml_first(xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc));
	for (; node != NULL; node = xml_next(node))
		if (add_face(ds, fs, node) != 0)
			faults++;
	if (link_fallbacks(ds, fs) != 0)
		faults++;
	return faults > 0 ? -1 : 0;
}

struct fonts *
fonts_new(struct diags *ds, const char *dir)
{
	struct fonts	*fs = mem_alloc(sizeof(*fs));
	xmlDoc		*doc;
	int		 faulty = 1;

	fs->arena = arena_new();
	fs->dir = arena_strdup(fs->arena, dir);
	fs->path = file_join(fs->arena, dir, "fonts.xml");
	doc = xml_read_file(ds, fs->path);
	if (doc != NULL) {
		faulty = load_all(ds, fs, doc) != 0;
		xml_free(doc);
	}
	if (faulty) {
		fonts_free(fs);
		return NULL;
	}
	return fs;
}

static void
free_face(struct face *f)
{
	size_t	 i;

	for (i = 0; i < CP_PAGES; i++)
		free(f->glyphs[i]);
	free(f->advances);
	free(f->name);
	hb_blob_destroy(f->blob);
	free(f);
}

void
fonts_free(struct fonts *fs)
{
	int	 i;

	if (fs == NULL)
		return;
	for (i = 0; i < fs->n; i++)
		free_face(fs->faces[i]);
	arena_free(fs->arena);
	free(fs);
}
