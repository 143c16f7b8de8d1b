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
#include "base/output.h"

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
		{ EPIPE,	"받는 쪽이 먼저 닫힘" },
		{ EBADF,	"열려 있지 않음" },
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

int
file_write(struct diags *ds, const char *path, const void *bytes, size_t n)
{
	struct output	*o = output_open(ds, path);

	if (o == NULL)
		return -1;
	if (output_add(o, bytes, n) == 0)
		return output_close(o);
	output_drop(o);
	return -1;
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
