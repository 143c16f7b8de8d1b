/*
 * What tesseract says of a page becomes lines of text. The first two bytes
 * are the page's longer side.
 */
#include "intake/ocr_words.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena	*arena = arena_new();
	struct pdf_page	 page = { .number = 1 };
	struct text	 text;
	int		 i;

	text_init(&text, arena);
	if (n > 2 && ocr_words_read(arena, arena_strndup(arena,
	    (const char *)data + 2, n - 2), (data[0] << 8 | data[1]) * 16,
	    &page) < 0)
		abort();
	for (i = 0; i < page.n; i++)
		if (page.words[i].str[0] == '\0')
			abort();
	pdf_page_lines(arena, &page, &text);
	arena_free(arena);
	return 0;
}
