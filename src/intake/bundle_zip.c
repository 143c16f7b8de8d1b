#include <sys/stat.h>

#include <stdlib.h>

#include "base/mem.h"
#include "intake/bundle_source.h"
#include "intake/package.h"
#include "intake/window.h"

struct zip {
	struct package	*package;
	int		 fd;		/* of the archive; -1: in memory */
	struct stat	 was;		/* what it was when it was opened */
};

static size_t
count(const void *data)
{
	const struct zip	*zip = data;

	return package_count(zip->package);
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
entry(const void *data, size_t i, struct bundle_entry *out)
{
	const struct zip		*zip = data;
	const struct package_entry	*e = package_entry(zip->package, i);

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

int
bundle_zip_changed(int fd, const struct stat *was)
{
	struct stat	 st;

	return fstat(fd, &st) == -1 || st.st_size != was->st_size ||
	    st.st_mtim.tv_sec != was->st_mtim.tv_sec ||
	    st.st_mtim.tv_nsec != was->st_mtim.tv_nsec;
}

static enum bundle_reading
read_entry(void *data, struct arena *arena, size_t i, size_t most,
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

	struct zip		*zip = data;
	enum package_reading	 reading;

	reading = package_read(zip->package, arena, i, most, out, why);
	if (zip->fd != -1 && bundle_zip_changed(zip->fd, &zip->was))
		return BUNDLE_READ_CHANGED;
	return of[reading];
}

static void
close_zip(void *data)
{
	struct zip	*zip = data;

	package_close(zip->package);
	free(zip);
}

const struct bundle_source bundle_zip_source = {
	count, entry, read_entry, close_zip
};

void *
bundle_zip_open(struct arena *arena, const struct window *w,
    const struct stat *was, const char **why)
{
	struct package	*package = package_open_window(arena, w, why);
	struct zip	*zip;

	if (package == NULL)
		return NULL;
	zip = mem_alloc(sizeof(*zip));
	zip->package = package;
	zip->fd = was != NULL ? w->fd : -1;
	if (was != NULL)
		zip->was = *was;
	return zip;
}
