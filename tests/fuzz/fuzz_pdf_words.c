/*
 * What pdftotext says of a PDF (words with places) becomes lines of text.
 * Words out of place, without end or without number must not cost more than
 * they are long.
 */
#include "intake/pdf_words.h"
#include "reading.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena		*arena = arena_new();
	struct pdf_census	 census;
	struct text		 text;
	char			*tsv = arena_strndup(arena, (const char *)data,
	    n);
	size_t			 i;

	text_init(&text, arena);
	pdf_words_read(tsv, strlen(tsv), NULL, &text, &census);
	for (i = 0; i < text.n; i++)
		if (text.pieces[i].page < 1 ||
		    text.pieces[i].page > text.pages ||
		    text.pieces[i].n_words < 1)
			abort();
	if (census.hangul > census.letters || census.garbage > census.letters)
		abort();
	arena_free(arena);
	return 0;
}
