/* A picture as somebody else made it, on its way into a PDF. */
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "press/pdf_deflate.h"
#include "press/pdf_image.h"
#include "press/pdf_object.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct pdf_objects	 objects;
	struct pdf_output	 output = { .objects = &objects };

	pdf_objects_init(&objects);
	output.diags = diags_new();
	output.arena = arena_new();
	output.deflate = pdf_deflate_new();
	pdf_image_add(&output, (struct place){ 0 }, data, n);
	pdf_deflate_free(output.deflate);
	arena_free(output.arena);
	diags_free(output.diags);
	pdf_objects_free(&objects);
	return 0;
}
