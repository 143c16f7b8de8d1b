/*
 * A damaged font: the input says what to change in a sound one. Four bytes a
 * change: three for the place, one for the byte that is put there; the first
 * two bytes cut the file short.
 */
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/xml.h"
#include "press/press.h"
#include "small_font.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { CUT = 2, CHANGE = 4, OUTPUT_MAX = 16 * 1024 * 1024 };

static const char	 house[] = "<styles><style name='b' weight='bold'/>"
    "<style name='g' font='gothic'/></styles>";
static const char	 paper[] = "<document title='t'><h1>abc</h1>"
    "<p>x <b>y</b> <span class='g'>AVA fi 0123</span></p></document>";

static void
write_font(const uint8_t *data, size_t n)
{
	size_t		 len, i, at, cut;
	const char	*sound = small_font(&len);
	char		*bytes = mem_alloc(len);

	cut = len;
	memcpy(bytes, sound, len);
	if (n >= CUT && (data[0] | data[1]) != 0)
		cut = len - len * (size_t)(data[0] << 8 | data[1]) / 65536;
	for (i = CUT; i + CHANGE <= n; i += CHANGE) {
		at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 |
		    data[i + 2];
		bytes[at % len] = (char)data[i + 3];
	}
	small_font_write("f.ttf", bytes, cut);
	free(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct press_options	 options = { .clock =
				    "2026-02-20T10:00:00+09:00", .draft = 1 };
	const char		*dir = small_font_folder();
	struct diags		*ds = diags_new();
	struct press_template	*t = NULL;
	struct press		*press;
	xmlDoc			*doc = xml_new("r");
	struct buf		 out;
	char			 path[128];

	write_font(data, n);
	small_font_write("house.xml", house, sizeof(house) - 1);
	small_font_write("t.xml", paper, sizeof(paper) - 1);
	snprintf(path, sizeof(path), "%s/t.xml", dir);
	buf_init(&out, OUTPUT_MAX);
	press = press_new(ds, dir, dir);
	if (press != NULL)
		t = press_load(press, ds, path);
	if (t != NULL)
		press_print(press, ds, t, doc, &options, &out);
	if (out.len == 0 && diags_worst(ds) == 0)
		abort();
	buf_free(&out);
	xml_free(doc);
	press_free(press);
	diags_free(ds);
	return 0;
}
