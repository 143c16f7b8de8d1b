/* A house style that is anything at all: every rule it has is computed. */
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "press/font.h"
#include "press/style.h"
#include "small_font.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const struct fonts *
fonts(void)
{
	static struct fonts	*loaded;
	struct diags		*ds = diags_new();

	if (loaded == NULL)
		loaded = fonts_new(ds, "fonts");
	if (loaded == NULL)
		abort();
	diags_free(ds);
	return loaded;
}

static void
compute(const struct styles *ss)
{
	static const char *const	 names[] = { "document", "p", "table",
					    "a", "b" };
	struct arena			*arena = arena_new();
	const struct style_rule		*rule;
	const struct style		*style = NULL;
	size_t				 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		rule = styles_find(ss, names[i], strlen(names[i]));
		style = style_compute(ss, arena, style, &rule, 1, NULL, 0);
		if (style_line_height(style) <= 0 || style->size <= 0)
			abort();
	}
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct diags	*ds = diags_new();
	struct styles	*ss;
	const char	*dir = small_font_folder();
	char		 path[128];

	small_font_write("house.xml", data, n);
	snprintf(path, sizeof(path), "%s/house.xml", dir);
	ss = styles_new(ds, fonts(), path);
	if (ss != NULL) {
		compute(ss);
		styles_overlay(ss, ds, path);
		compute(ss);
	} else if (diags_worst(ds) == 0) {
		abort();
	}
	styles_free(ss);
	diags_free(ds);
	return 0;
}
