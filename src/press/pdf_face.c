#include "press/pdf_face.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "press/font.h"
#include "press/font_file.h"
#include "press/font_subset.h"
#include "press/pdf_deflate.h"

struct pdf_face *
pdf_face_new(const struct fonts *fonts, int face, struct pdf_deflate *deflate)
{
	struct pdf_face	*f = mem_alloc(sizeof(*f));

	f->subset = font_subset_new(fonts, face);
	f->file = font_file_new(f->subset);
	pdf_join_init(&f->join, deflate);
	pdf_join_init(&f->map, deflate);
	f->outlines = mem_array(FONTS_GLYPHS, sizeof(*f->outlines));
	f->arena = arena_new();
	return f;
}

void
pdf_face_free(struct pdf_face *f)
{
	if (f == NULL)
		return;
	font_file_free(f->file);
	font_subset_free(f->subset);
	pdf_join_free(&f->join);
	pdf_join_free(&f->map);
	free(f->outlines);
	arena_free(f->arena);
	free(f);
}

const struct pdf_deflate_part *
pdf_face_outline(struct pdf_face *f, uint16_t glyph, const void *bytes,
    size_t n)
{
	struct pdf_deflate_part	**part = &f->outlines[glyph];

	if (*part == NULL) {
		*part = arena_alloc(f->arena, sizeof(**part));
		**part = pdf_deflate_part(f->join.deflate, f->arena, bytes,
		    n);
	}
	return *part;
}
