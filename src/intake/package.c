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
	struct window		 window;
	struct central		 central;	/* has the names */
	uint64_t		 at;		/* of libzip, from its base */
	zip_error_t		 error;		/* of reading */
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

/* As much as is wanted and there. */
static zip_int64_t
read_window(struct package *p, void *to, zip_uint64_t n)
{
	const struct central	*c = &p->central;

	if (n > c->n - p->at)
		n = c->n - p->at;
	if (window_copy(&p->window, c->base + p->at, to, (size_t)n) == -1) {
		zip_error_set(&p->error, ZIP_ER_READ, 0);
		return -1;
	}
	p->at += n;
	return (zip_int64_t)n;
}

static zip_int64_t
seek_window(struct package *p, void *data, zip_uint64_t n)
{
	zip_int64_t	 at = zip_source_seek_compute_offset(p->at,
	    p->central.n, data, n, &p->error);

	if (at < 0)
		return -1;
	p->at = (uint64_t)at;
	return 0;
}

static zip_int64_t
tell_size(const struct package *p, void *data)
{
	zip_stat_t	*st = data;

	zip_stat_init(st);
	st->size = p->central.n;
	st->valid = ZIP_STAT_SIZE;
	return sizeof(*st);
}

/* The archive as libzip wants to be given it. */
static zip_int64_t
on_source(void *package, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct package	*p = package;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		p->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_window(p, data, n);
	case ZIP_SOURCE_SEEK:
		return seek_window(p, data, n);
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)p->at;
	case ZIP_SOURCE_STAT:
		return tell_size(p, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&p->error, data, n);
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
		    ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK,
		    ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
	default:
		return 0;
	}
}

static zip_source_t *
new_source(struct package *p, zip_error_t *error)
{
	if (p->window.bytes == NULL)
		return zip_source_function_create(on_source, p, error);
	return zip_source_buffer_create(p->window.bytes + p->central.base,
	    p->central.n, 0, error);
}

/* The window as an archive, or NULL with libzip's reason. */
static zip_t *
open_source(struct arena *arena, struct package *p, const char **why)
{
	zip_source_t	*source;
	zip_error_t	 error;
	zip_t		*zip = NULL;

	zip_error_init(&error);
	source = new_source(p, &error);
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

/* Why the directory cannot be trusted. */
static const char *
fault_reason(enum central_fault fault)
{
	static const struct {
		const char	*english, *korean;
	} reasons[] = {
		[CENTRAL_CUT] = { "it breaks off, as an unfinished download "
		    "does", "끝부분이 없음: 내려받기나 전송이 끝나지 않은 것으로 보임" },
		[CENTRAL_SPLIT] = { "one of several volumes: unpack them "
		    "together", "여러 조각으로 나뉜 압축: 조각을 모두 모아 풀어야 함" },
		[CENTRAL_TWO] = { "it has two directories",
		    "목차가 둘이어서 프로그램마다 다르게 보임" },
		[CENTRAL_LARGE] = { "its directory is larger than any "
		    "bundle needs", "목차가 지나치게 큼" },
		[CENTRAL_SOUND] = { "inconsistent directory",
		    "목차와 내용이 서로 다름" },
		[CENTRAL_WRONG] = { "inconsistent directory",
		    "목차와 내용이 서로 다름" },
	};

	return diag_english() ? reasons[fault].english : reasons[fault].korean;
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
	    (st.valid & ZIP_STAT_CRC && st.crc != c->crc) ||
	    (st.valid & ZIP_STAT_SIZE && st.size != c->bytes) ||
	    (st.valid & ZIP_STAT_COMP_SIZE && st.comp_size != c->packed))
		return -1;
	e->name = c->name;
	e->name_len = c->name_len;
	e->utf8 = c->utf8;
	e->strayed = c->strayed;
	e->encrypted = c->encrypted;
	e->method = c->method;
	e->mode = c->mode;
	e->bytes = c->bytes;
	e->packed = c->packed;
	return 0;
}

/* What stands at the entries, too. */
static void
fill_doubts(struct package *p, const struct central *central,
    const struct central_entry *entries)
{
	enum central_doubt	*doubts = mem_array(p->n + 1, sizeof(*doubts));
	size_t			 i;

	central_local_check(central, entries, p->n, doubts);
	for (i = 0; i < p->n; i++)
		p->entries[i].doubt = doubts[i];
	free(doubts);
}

static int
fill_entries(struct package *p)
{
	struct central		*central = &p->central;
	zip_int64_t		 count = zip_get_num_entries(p->zip, 0);
	struct central_entry	*entries;
	int			 agree = 1;

	if (count < 0 || central->count != (uint64_t)count)
		return -1;
	p->entries = mem_array((size_t)count + 1, sizeof(*p->entries));
	entries = mem_array((size_t)count + 1, sizeof(*entries));
	while (agree && p->n < (size_t)count) {
		agree = central_next(central, &entries[p->n]) &&
		    fill_entry(p, p->n, &entries[p->n]) == 0;
		if (agree)
			p->n++;
	}
	agree = agree && central_done(central);
	if (agree)
		fill_doubts(p, central, entries);
	free(entries);
	return agree ? 0 : -1;
}

struct package *
package_open_window(struct arena *arena, const struct window *w,
    const char **why)
{
	struct package	*p = mem_alloc(sizeof(*p));

	p->window = *w;
	zip_error_init(&p->error);
	if (central_open(&p->central, &p->window) == -1) {
		*why = arena_strdup(arena, fault_reason(p->central.fault));
		package_close(p);
		return NULL;
	}
	p->zip = open_source(arena, p, why);
	if (p->zip != NULL && fill_entries(p) == 0)
		return p;
	if (p->zip != NULL)
		*why = arena_strdup(arena, fault_reason(CENTRAL_WRONG));
	package_close(p);
	return NULL;
}

struct package *
package_open(struct arena *arena, const void *bytes, size_t n,
    const char **why)
{
	struct window	 w;

	window_memory(&w, bytes, n);
	return package_open_window(arena, &w, why);
}

void
package_close(struct package *p)
{
	if (p == NULL)
		return;
	if (p->zip != NULL)
		zip_discard(p->zip);
	zip_error_fini(&p->error);
	central_close(&p->central);
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

/* A method of packing as programs call it. */
static const char *
method_name(struct arena *arena, unsigned method)
{
	static const struct {
		unsigned	 method;
		const char	*name;
	} names[] = {
		{ 1, "Shrink" }, { 6, "Implode" }, { 9, "Deflate64" },
		{ 12, "BZip2" }, { 14, "LZMA" }, { 93, "Zstandard" },
		{ 94, "MP3" }, { 95, "XZ" }, { 96, "JPEG" },
		{ 97, "WavPack" }, { 98, "PPMd" },
	};
	size_t	 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].method == method)
			return names[i].name;
	return arena_printf(arena, "%u", method);
}

static enum package_reading
fault(struct arena *arena, zip_error_t *error, const struct package_entry *e,
    const char **why)
{
	enum package_reading	 reading = reading_of(error);

	*why = reading == PACKAGE_METHOD ? method_name(arena, e->method) :
	    reason(arena, error);
	return reading;
}

/* 1 if LEN bytes out of PACKED are more than honest data makes. */
static int
is_bomb(uint64_t len, uint64_t packed)
{
	return len > PACKAGE_RATIO_FLOOR && len / PACKAGE_RATIO_MAX > packed;
}

/* The end of an entry, or more of it than was declared. */
static enum package_reading
wrong_size(struct arena *arena, const char **why)
{
	*why = arena_strdup(arena, diag_english() ?
	    "another size than declared" : "적힌 크기와 실제 크기가 다름");
	return PACKAGE_DAMAGED;
}

static enum package_reading
read_file(zip_file_t *file, struct arena *arena,
    const struct package_entry *e, size_t most, struct buf *out,
    const char **why)
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
			return fault(arena, zip_file_get_error(file), e, why);
		if (n == 0)
			return len == e->bytes ? PACKAGE_READ :
			    wrong_size(arena, why);
		len += (uint64_t)n;
		if (is_bomb(len, e->packed))
			return PACKAGE_RATIO;
		if (len > e->bytes)
			return wrong_size(arena, why);
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
		return fault(arena, zip_get_error(p->zip), e, why);
	reading = read_file(file, arena, e, most, out, why);
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
