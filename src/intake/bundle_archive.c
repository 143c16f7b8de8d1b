#include "intake/bundle_archive.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "intake/bundle_list.h"
#include "intake/bundle_piece.h"
#include "intake/reader.h"
#include "intake/window.h"

enum { SNIFF_BYTES = 64 * 1024 };	/* what tells packages apart */

/* A file that is no ZIP: what it is, and what to do about it. */
static int
refuse_file(struct diags *ds, const char *path, const char *kind,
    const struct buf *bytes)
{
	const char	*label = reader_archive(kind);

	if (bundle_piece_named(path) ||
	    bundle_piece_last(bytes->data, bytes->len))
		diag_at(ds, DIAG_I002, (struct place){ 0 }, path,
		    bundle_piece_reason(), NULL);
	else if (label != NULL)
		diag_at(ds, DIAG_I252, (struct place){ 0 }, path, label, NULL);
	else
		diag_at(ds, DIAG_I003, (struct place){ 0 }, path, kind, NULL);
	return -1;
}

/* 0 if FD is a file of a size that is read; -1 with a BUNDLE diag. */
static int
demand_file(struct diags *ds, const char *path, int fd, struct stat *st)
{
	if (fd == -1 || fstat(fd, st) == -1)
		diag_at(ds, DIAG_I001, (struct place){ 0 }, path,
		    file_reason(errno), NULL);
	else if (!S_ISREG(st->st_mode))
		diag_at(ds, DIAG_I003, (struct place){ 0 }, path,
		    diag_english() ? "device" : "장치나 파이프", NULL);
	else if (st->st_size > BUNDLE_TOTAL_MAX)
		diag_at(ds, DIAG_I005, (struct place){ 0 }, path,
		    BUNDLE_TOTAL_LIMIT, NULL);
	else
		return 0;
	return -1;
}

/*
 * What the file is; its bytes from the start, no more than tell that, come
 * into HEAD.
 */
static const char *
file_kind(const struct window *w, struct buf *head)
{
	unsigned char	*own;
	size_t		 n = w->n < SNIFF_BYTES ? (size_t)w->n : SNIFF_BYTES;
	const void	*bytes = window_view(w, 0, n, &own);
	int		 zip = bytes != NULL && sniff_is_zip(bytes, n);

	if (bytes != NULL)
		buf_add(head, bytes, n);
	free(own);
	if (zip)
		return sniff_archive(w, head->data, head->len);
	if (w->n > n && w->n <= BUNDLE_ENTRY_MAX &&
	    (bytes = window_view(w, n, (size_t)w->n - n, &own)) != NULL) {
		buf_add(head, bytes, (size_t)w->n - n);
		free(own);
	}
	return sniff_kind(buf_string(head), head->len);
}

/* 0 if W, which is the file at PATH, is a ZIP; -1 with a BUNDLE diag. */
static int
demand_zip(struct diags *ds, const char *path, const struct window *w)
{
	struct buf	 head;
	const char	*kind;
	int		 result = 0;

	buf_init(&head, BUNDLE_ENTRY_MAX);
	kind = file_kind(w, &head);
	if (strcmp(kind, "zip") != 0)
		result = refuse_file(ds, path, kind, &head);
	buf_free(&head);
	return result;
}

int
bundle_archive_open(struct diags *ds, const char *path, struct stat *st)
{
	struct window	 w;
	int		 fd;

	/* A pipe's other end is not waited for. */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (demand_file(ds, path, fd, st) == 0) {
		window_file(&w, fd, (uint64_t)st->st_size);
		if (demand_zip(ds, path, &w) == 0)
			return fd;
	}
	if (fd != -1)
		close(fd);
	return -1;
}
