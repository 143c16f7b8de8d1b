/*
 * For tests: a ZIP made in memory from names and texts.
 */
#ifndef TEST_ZIPPED_H
#define TEST_ZIPPED_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/buf.h"

struct zipped {
	const char	*name;		/* NULL ends the list */
	const char	*text;
};

/* Appends the archive to OUT. */
static void
zipped(struct buf *out, const struct zipped *files)
{
	zip_source_t	*archive, *file;
	zip_stat_t	 st;
	zip_int64_t	 index;
	zip_t		*zip;
	char		*bytes;

	archive = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(archive);
	zip = zip_open_from_source(archive, ZIP_TRUNCATE, NULL);
	for (; files->name != NULL; files++) {
		file = zip_source_buffer(zip, files->text,
		    strlen(files->text), 0);
		index = zip_file_add(zip, files->name, file,
		    ZIP_FL_ENC_UTF_8);
		if (strlen(files->text) > 1024 * 1024)
			zip_set_file_compression(zip, (zip_uint64_t)index,
			    ZIP_CM_STORE, 0);
	}
	zip_close(zip);
	zip_source_stat(archive, &st);
	bytes = calloc(1, st.size);
	zip_source_open(archive);
	zip_source_read(archive, bytes, st.size);
	zip_source_close(archive);
	buf_add(out, bytes, st.size);
	free(bytes);
	zip_source_free(archive);
}

#endif
