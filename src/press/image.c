#include "press/image.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"
#include "base/diag.h"
#include "base/file.h"

static const char *
say(const char *korean, const char *english)
{
	return diag_english() ? english : korean;
}

static int
set_size(struct image *image, unsigned long width, unsigned long height,
    const char **why)
{
	if (width == 0 || height == 0 || width > IMAGE_SIDE ||
	    height > IMAGE_SIDE) {
		*why = say("가로나 세로가 0이거나 16384화소를 넘습니다",
		    "its sides must be 1 to 16384 pixels");
		return -1;
	}
	image->width = (int)width;
	image->height = (int)height;
	return 0;
}

/* PNG (ISO 15948): signature, then IHDR of 13 bytes. */
static int
sniff_png(struct image *image, const char **why)
{
	const unsigned char	*p = image->bytes;

	if (image->n < 33 || bytes_be32(p + 8) != 13 ||
	    memcmp(p + 12, "IHDR", 4) != 0) {
		*why = say("PNG의 머리 부분이 손상되었습니다",
		    "the head of the PNG is damaged");
		return -1;
	}
	return set_size(image, bytes_be32(p + 16), bytes_be32(p + 20), why);
}

/* Start of frame (ITU T.81 B.1.1.3): C0 … CF without C4, C8 and CC. */
static int
is_frame(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

static int
sniff_jpeg(struct image *image, const char **why)
{
	const unsigned char	*p = image->bytes;
	size_t			 at = 2;

	while (at + 4 <= image->n && p[at] == 0xFF) {
		int	 marker = p[at + 1];

		if (marker == 0xFF) {
			at++;
			continue;
		}
		if (is_frame(marker) && at + 10 <= image->n) {
			if (p[at + 9] == 1 || p[at + 9] == 3)
				return set_size(image, bytes_be16(p + at + 7),
				    bytes_be16(p + at + 5), why);
			*why = say("회색조나 RGB가 아닌 JPEG입니다",
			    "the JPEG is neither grey nor RGB");
			return -1;
		}
		if (marker == 0xD9 || marker == 0xDA)
			break;
		at += 2 + bytes_be16(p + at + 2);
	}
	*why = say("JPEG의 머리 부분이 손상되었습니다",
	    "the head of the JPEG is damaged");
	return -1;
}

int
image_sniff(struct image *image, const char **why)
{
	static const unsigned char	 png[8] = { 0x89, 'P', 'N', 'G', '\r',
					    '\n', 0x1A, '\n' };

	if (image->n >= 8 && memcmp(image->bytes, png, 8) == 0)
		return sniff_png(image, why);
	if (image->n >= 3 && memcmp(image->bytes, "\xFF\xD8\xFF", 3) == 0)
		return sniff_jpeg(image, why);
	*why = say("PNG도 JPEG도 아닙니다", "it is neither PNG nor JPEG");
	return -1;
}

struct image *
image_load(struct arena *arena, const char *path, const char **why)
{
	struct diags	*quiet = diags_new();
	struct image	*image = arena_alloc(arena, sizeof(*image));
	struct buf	 bytes;
	int		 result = -1;
	char		*copy;

	buf_init(&bytes, IMAGE_BYTES);
	if (file_read(quiet, path, &bytes) == -1) {
		*why = say("파일이 없거나 16 MiB를 넘습니다",
		    "there is no such file, or it is larger than 16 MiB");
	} else {
		copy = arena_alloc(arena, bytes.len + 1);
		memcpy(copy, buf_string(&bytes), bytes.len);
		image->bytes = copy;
		image->n = bytes.len;
		result = image_sniff(image, why);
	}
	buf_free(&bytes);
	diags_free(quiet);
	return result == 0 ? image : NULL;
}
