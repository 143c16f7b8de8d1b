#include "base/file.h"

#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"

const char *
file_reason(int error)
{
	static const struct {
		int		 error;
		const char	*korean;
	} reasons[] = {
		{ ENOENT,	"그런 파일이나 폴더가 없음" },
		{ EACCES,	"권한이 없음" },
		{ EPERM,	"허용되지 않음" },
		{ EROFS,	"읽기 전용 위치임" },
		{ EISDIR,	"파일이 아니라 폴더임" },
		{ ENOTDIR,	"경로 가운데에 폴더가 아닌 것이 있음" },
		{ ENOTEMPTY,	"비어 있지 않은 폴더임" },
		{ ENOSPC,	"디스크에 남은 공간이 없음" },
		{ EDQUOT,	"디스크 할당량을 넘음" },
		{ EFBIG,	"파일 크기 제한을 넘음" },
		{ EIO,		"입출력 오류" },
		{ ELOOP,	"심볼릭 링크가 서로를 가리킴" },
		{ ENAMETOOLONG,	"이름이 너무 긺" },
		{ EMFILE,	"열린 파일이 너무 많음" },
		{ ENFILE,	"시스템에 열린 파일이 너무 많음" },
		{ ENOMEM,	"메모리가 모자람" },
		{ ENXIO,	"장치나 상대편이 없음" },
	};
	size_t	 i;

	if (!diag_english())
		for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
			if (reasons[i].error == error)
				return reasons[i].korean;
	return strerror(error);
}

static int
read_all(struct diags *ds, const char *path, int fd, struct buf *out)
{
	char	 chunk[64 * 1024];
	char	 limit[32];
	ssize_t	 n;

	for (;;) {
		n = read(fd, chunk, sizeof(chunk));
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1) {
			diag_at(ds, DIAG_B002, (struct place){ 0 }, path,
			    file_reason(errno), NULL);
			return -1;
		}
		if (n == 0)
			return 0;
		if (buf_add(out, chunk, (size_t)n) == -1) {
			snprintf(limit, sizeof(limit), "%zu", out->max);
			diag_at(ds, DIAG_B004, (struct place){ 0 }, path, limit,
			    NULL);
			return -1;
		}
	}
}

int
file_read(struct diags *ds, const char *path, struct buf *out)
{
	int	 fd, result;

	buf_clear(out);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd == -1) {
		diag_at(ds, DIAG_B001, (struct place){ 0 }, path,
		    file_reason(errno), NULL);
		return -1;
	}
	result = read_all(ds, path, fd, out);
	close(fd);
	return result;
}

/* Returns 0 or -1 with errno. */
static int
write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t	 done = write(fd, bytes, n);

		if (done == -1 && errno == EINTR)
			continue;
		if (done == -1)
			return -1;
		bytes += done;
		n -= (size_t)done;
	}
	return 0;
}

/* The umask's idea of a new file's mode; mkstemp(3) alone gives 0600. */
static mode_t
new_file_mode(void)
{
	mode_t	 mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* Writes, syncs and closes; returns 0 or -1 with errno. */
static int
fill(int fd, const void *bytes, size_t n)
{
	int	 error;

	if (write_all(fd, bytes, n) == 0 &&
	    fchmod(fd, new_file_mode()) == 0 && fsync(fd) == 0)
		return close(fd);
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

/* Through a temporary file beside PATH. Returns 0 or -1 with errno. */
static int
replace_file(struct arena *arena, const char *path, const void *bytes,
    size_t n)
{
	size_t	 dir = (size_t)(file_base(path) - path);
	char	*temporary;
	int	 error, fd;

	/* Not PATH with a tail: a long name would become too long. */
	temporary = arena_printf(arena, "%.*s.seoryu-XXXXXX", (int)dir, path);
	fd = mkstemp(temporary);
	if (fd == -1)
		return -1;
	if (fill(fd, bytes, n) == 0 && rename(temporary, path) == 0)
		return 0;
	error = errno;
	unlink(temporary);
	errno = error;
	return -1;
}

/* Into what is there already: a device or a pipe. */
static int
write_into(const char *path, const void *bytes, size_t n)
{
	int	 error, result;
	int	 fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd == -1)
		return -1;
	result = write_all(fd, bytes, n);
	error = errno;
	if (close(fd) == -1 && result == 0)
		return -1;
	errno = error;
	return result;
}

/* Returns 0 or -1 with errno. */
static int
write_path(struct arena *arena, const char *path, const void *bytes, size_t n)
{
	struct stat	 st;
	char		*target;
	int		 result;

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes, n);
	if (lstat(path, &st) == -1 || S_ISREG(st.st_mode))
		return replace_file(arena, path, bytes, n);
	if (stat(path, &st) == -1 || !S_ISREG(st.st_mode))
		return write_into(path, bytes, n);
	/* A link to a file stays a link. */
	if ((target = realpath(path, NULL)) == NULL)
		return -1;
	result = replace_file(arena, target, bytes, n);
	free(target);
	return result;
}

int
file_write(struct diags *ds, const char *path, const void *bytes, size_t n)
{
	struct arena	*arena = arena_new();
	int		 result = write_path(arena, path, bytes, n);

	if (result == -1)
		diag_at(ds, DIAG_B003, (struct place){ 0 },
		    strcmp(path, "-") != 0 ? path : diag_english() ?
		    "standard output" : "표준 출력", file_reason(errno), NULL);
	arena_free(arena);
	return result;
}

int
file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

int
file_is_directory(const char *path)
{
	struct stat	 st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *
file_join(struct arena *arena, const char *dir, const char *name)
{
	size_t	 len = strlen(dir);

	if (len > 0 && dir[len - 1] == '/')
		return arena_printf(arena, "%s%s", dir, name);
	return arena_printf(arena, "%s/%s", dir, name);
}

const char *
file_base(const char *path)
{
	const char	*slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static int
by_bytes(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static int
ends_with(const char *name, const char *suffix)
{
	size_t	 n = strlen(name), m = strlen(suffix);

	return n >= m && strcmp(name + n - m, suffix) == 0;
}

char **
file_list(struct diags *ds, struct arena *arena, const char *dir,
    const char *suffix)
{
	struct dirent	*entry;
	char		**names = NULL, **sorted;
	size_t		 n = 0, size = 0;
	DIR		*d = opendir(dir);

	if (d == NULL) {
		diag_at(ds, DIAG_B001, (struct place){ 0 }, dir,
		    file_reason(errno), NULL);
		return NULL;
	}
	while ((entry = readdir(d)) != NULL) {
		if (entry->d_name[0] == '.' ||
		    !ends_with(entry->d_name, suffix))
			continue;
		if (n == size) {
			size = size > 0 ? size * 2 : 16;
			names = mem_resize(names, size, sizeof(*names));
		}
		names[n++] = arena_strdup(arena, entry->d_name);
	}
	closedir(d);
	sorted = arena_array(arena, n + 1, sizeof(*sorted));
	if (n > 0)
		memcpy(sorted, names, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), by_bytes);
	free(names);
	return sorted;
}
