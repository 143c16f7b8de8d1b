#include <sys/stat.h>

#include "intake/bundle_source.h"
#include "intake/package.h"

static size_t
count(const void *zip)
{
	return package_count(zip);
}

static enum bundle_nature
nature(const struct package_entry *e)
{
	char	 last = e->name_len > 0 ? e->name[e->name_len - 1] : '\0';

	if ((last == '/' || last == '\\') && e->bytes == 0)
		return BUNDLE_FOLDER;
	switch (e->mode & S_IFMT) {
	case 0:
	case S_IFREG:
		return BUNDLE_FILE;
	case S_IFDIR:
		return e->bytes == 0 ? BUNDLE_FOLDER : BUNDLE_FILE;
	case S_IFLNK:
		return BUNDLE_LINK;
	default:
		return BUNDLE_SPECIAL;
	}
}

static void
entry(const void *zip, size_t i, struct bundle_entry *out)
{
	const struct package_entry	*e = package_entry(zip, i);

	*out = (struct bundle_entry){
		.raw = e->name,
		.raw_len = e->name_len,
		.utf8 = e->utf8,
		.nature = nature(e),
		.strayed = e->strayed,
		.doubt = e->doubt,
		.encrypted = e->encrypted,
		.bytes = e->bytes,
		.packed = e->packed,
	};
}

static enum bundle_reading
read_entry(void *zip, struct arena *arena, size_t i, size_t most,
    struct buf *out, const char **why)
{
	static const enum bundle_reading	 of[] = {
		[PACKAGE_READ] = BUNDLE_READ,
		[PACKAGE_DAMAGED] = BUNDLE_READ_DAMAGED,
		[PACKAGE_ENCRYPTED] = BUNDLE_READ_ENCRYPTED,
		[PACKAGE_METHOD] = BUNDLE_READ_METHOD,
		[PACKAGE_LONG] = BUNDLE_READ_LONG,
		[PACKAGE_RATIO] = BUNDLE_READ_RATIO,
	};

	return of[package_read(zip, arena, i, most, out, why)];
}

static void
close_zip(void *zip)
{
	package_close(zip);
}

const struct bundle_source bundle_zip_source = {
	count, entry, read_entry, close_zip
};

void *
bundle_zip_open(struct arena *arena, const void *bytes, size_t n,
    const char **why)
{
	return package_open(arena, bytes, n, why);
}
