/*
 * Pictures have no text; what is said of them is how large they are, so that
 * whoever looks at them knows whether a page can be read there.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "intake/image_size.h"
#include "intake/read.h"

/* Half of A4's 2,339 pixels at 200 dpi: small print is lost below that. */
enum { LEGIBLE = 1000 };

static const char *
label_of(const char *kind)
{
	static const char *const labels[][2] = {
		{ "png", "PNG" }, { "jpeg", "JPEG" }, { "tiff", "TIFF" },
		{ "heic", "HEIC" }, { "avif", "AVIF" }, { "gif", "GIF" },
		{ "bmp", "BMP" }, { "webp", "WebP" },
	};
	size_t	 i;

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i][0], kind) == 0)
			return labels[i][1];
	return kind;
}

static void
put_traits(struct text *text, const struct image_size *s)
{
	int	 i;

	text->pages = s->pages;
	for (i = 1; i <= s->pages && i <= TEXT_BARE_MAX; i++)
		text_bare(text, i, 0);
	text_trait(text, "width", "%u", s->width);
	text_trait(text, "height", "%u", s->height);
	if (s->dpi > 0)
		text_trait(text, "dpi", "%u", s->dpi);
	if (s->turned != 0)
		text_trait(text, "turned", "%d", s->turned);
}

void
read_image(struct arena *arena, struct member *m, const struct buf *bytes,
    struct text *text)
{
	struct image_size	 s;

	if (image_size(m->kind, buf_string(bytes), bytes->len, &s) == -1)
		return;
	if (s.width > 0)
		put_traits(text, &s);
	if (s.cut) {
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I221, NULL);
		return;
	}
	if (s.width == 0) {
		bundle_fail(arena, m, MEMBER_DAMAGED, DIAG_I227,
		    label_of(m->kind));
		return;
	}
	bundle_fail(arena, m, MEMBER_NO_TEXT, DIAG_I055, label_of(m->kind));
	if (s.width < LEGIBLE && s.height < LEGIBLE)
		bundle_problem(arena, m, DIAG_I228, arena_printf(arena,
		    "%u×%u", s.width, s.height));
}
