#include "intake/package.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "intake/central.h"

struct package {
	zip_t			*zip;
	struct package_entry	*entries;
	size_t			 n;
};

/* What libzip found, in the language of messages. */
static char *
reason(struct arena *arena, zip_error_t *error)
{
	static const struct {
		int		 code;
		const char	*korean;
	} reasons[] = {
		{ ZIP_ER_NOZIP,		"ZIP 형식이 아니거나 중간에 끊김" },
		{ ZIP_ER_EOF,		"중간에 끊김" },
		{ ZIP_ER_INCONS,	"목차와 내용이 서로 다름" },
		{ ZIP_ER_CRC,		"검사합이 맞지 않음" },
		{ ZIP_ER_ZLIB,		"압축된 내용이 깨짐" },
		{ ZIP_ER_COMPRESSED_DATA, "압축된 내용이 깨짐" },
		{ ZIP_ER_MULTIDISK,	"여러 조각으로 나뉜 압축" },
		{ ZIP_ER_NOPASSWD,	"암호가 걸림" },
		{ ZIP_ER_WRONGPASSWD,	"암호가 걸림" },
	};
	size_t	 i;

	if (!diag_english())
		for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
			if (reasons[i].code == zip_error_code_zip(error))
				return arena_strdup(arena, reasons[i].korean);
	return arena_strdup(arena, zip_error_strerror(error));
}

/* Borrowed bytes as an archive, or NULL with libzip's reason. */
static zip_t *
open_bytes(struct arena *arena, const void *bytes, size_t n, const char **why)
{
	zip_source_t	*source;
	zip_error_t	 error;
	zip_t		*zip = NULL;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, n, 0, &error);
	if (source != NULL) {
		zip = zip_open_from_source(source, ZIP_RDONLY, &error);
		if (zip == NULL)
			zip_source_free(source);
	}
	if (zip == NULL)
		*why = reason(arena, &error);
	zip_error_fini(&error);
	return zip;
}

/*
 * Fills one entry from both readings of the directory. They must agree, or
 * one program would unpack what another never sees.
 */
static int
fill_entry(struct package *p, size_t i, const struct central_entry *c)
{
	struct package_entry	*e = &p->entries[i];
	zip_stat_t		 st;

	if (zip_stat_index(p->zip, i, 0, &st) == -1 ||
	    (st.valid & ZIP_STAT_CRC && st.crc != c->crc))
		return -1;
	e->name = c->name;
	e->name_len = c->name_len;
	e->utf8 = c->utf8;
	e->encrypted = c->encrypted;
	e->mode = c->mode;
	e->bytes = st.valid & ZIP_STAT_SIZE ? st.size : 0;
	e->packed = st.valid & ZIP_STAT_COMP_SIZE ? st.comp_size : 0;
	return 0;
}

static int
fill_entries(struct package *p, const void *bytes, size_t n)
{
	zip_int64_t		 count = zip_get_num_entries(p->zip, 0);
	struct central		 central;
	struct central_entry	 entry;

	if (count < 0 || central_open(&central, bytes, n) == -1 ||
	    central.count != (uint64_t)count)
		return -1;
	p->entries = mem_array((size_t)count + 1, sizeof(*p->entries));
	while (p->n < (size_t)count) {
		if (!central_next(&central, &entry) ||
		    fill_entry(p, p->n, &entry) == -1)
			return -1;
		p->n++;
	}
	return 0;
}

struct package *
package_open(struct arena *arena, const void *bytes, size_t n,
    const char **why)
{
	struct package	*p;
	zip_t		*zip = open_bytes(arena, bytes, n, why);

	if (zip == NULL)
		return NULL;
	p = mem_alloc(sizeof(*p));
	p->zip = zip;
	if (fill_entries(p, bytes, n) == 0)
		return p;
	*why = arena_strdup(arena, "inconsistent directory");
	package_close(p);
	return NULL;
}

void
package_close(struct package *p)
{
	if (p == NULL)
		return;
	zip_discard(p->zip);
	free(p->entries);
	free(p);
}

size_t
package_count(const struct package *p)
{
	return p->n;
}

const struct package_entry *
package_entry(const struct package *p, size_t i)
{
	return &p->entries[i];
}

static enum package_reading
reading_of(const zip_error_t *error)
{
	switch (zip_error_code_zip(error)) {
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
	case ZIP_ER_ENCRNOTSUPP:
		return PACKAGE_ENCRYPTED;
	case ZIP_ER_COMPNOTSUPP:
		return PACKAGE_METHOD;
	default:
		return PACKAGE_DAMAGED;
	}
}

static enum package_reading
fault(struct arena *arena, zip_error_t *error, const char **why)
{
	*why = reason(arena, error);
	return reading_of(error);
}

/* 1 if LEN bytes out of PACKED are more than honest data makes. */
static int
is_bomb(uint64_t len, uint64_t packed)
{
	return len > PACKAGE_RATIO_FLOOR && len / PACKAGE_RATIO_MAX > packed;
}

static enum package_reading
read_file(zip_file_t *file, struct arena *arena, uint64_t packed, size_t most,
    struct buf *out, const char **why)
{
	char		 chunk[32 * 1024];
	uint64_t	 len = 0;

	for (;;) {
		size_t		 want = sizeof(chunk);
		zip_int64_t	 n;

		if (most > 0 && most - len < want)
			want = most - len;
		if (want == 0)
			return PACKAGE_READ;
		n = zip_fread(file, chunk, want);
		if (n < 0)
			return fault(arena, zip_file_get_error(file), why);
		if (n == 0)
			return PACKAGE_READ;
		len += (uint64_t)n;
		if (is_bomb(len, packed))
			return PACKAGE_RATIO;
		if (buf_add(out, chunk, (size_t)n) == -1)
			return PACKAGE_LONG;
	}
}

enum package_reading
package_read(struct package *p, struct arena *arena, size_t i, size_t most,
    struct buf *out, const char **why)
{
	const struct package_entry	*e = &p->entries[i];
	enum package_reading		 reading;
	zip_file_t			*file;

	*why = "";
	if (e->encrypted)
		return PACKAGE_ENCRYPTED;
	if (is_bomb(e->bytes, e->packed))
		return PACKAGE_RATIO;
	if (e->bytes > out->max - out->len && most == 0)
		return PACKAGE_LONG;
	file = zip_fopen_index(p->zip, i, 0);
	if (file == NULL)
		return fault(arena, zip_get_error(p->zip), why);
	reading = read_file(file, arena, e->packed, most, out, why);
	zip_fclose(file);
	return reading;
}

static int
same_letter(char a, char b)
{
	if (a == '\\')
		a = '/';
	if (a >= 'A' && a <= 'Z')
		a = (char)(a - 'A' + 'a');
	if (b >= 'A' && b <= 'Z')
		b = (char)(b - 'A' + 'a');
	return a == b;
}

size_t
package_find(const struct package *p, const char *name)
{
	size_t	 len = strlen(name), i, k;

	for (i = 0; i < p->n; i++) {
		const struct package_entry	*e = &p->entries[i];

		if (e->name_len != len)
			continue;
		for (k = 0; k < len; k++)
			if (!same_letter(e->name[k], name[k]))
				break;
		if (k == len)
			break;
	}
	return i;
}
