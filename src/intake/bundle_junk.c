#include "intake/bundle_junk.h"

#include <string.h>
#include <strings.h>

/* How a word is held against a part of the path. */
enum junk_place {
	WHOLE,		/* any part, whole */
	PART_HEAD,	/* the beginning of any part */
	HEAD,		/* the beginning of the file's own name */
	TAIL		/* the end of the file's own name */
};

/* The first that fits counts. */
static const struct {
	enum junk_place	 place;
	const char	*word;		/* letter case is not minded */
	enum diag_code	 code;
	const char	*korean, *english;
} rows[] = {
	{ WHOLE, "__MACOSX", DIAG_I248, "macOS 부가 정보", "macOS data" },
	{ WHOLE, ".DS_Store", DIAG_I248, "macOS 폴더 설정", "macOS settings" },
	/* Its last letter is a carriage return. */
	{ WHOLE, "Icon%0D", DIAG_I248, "macOS 폴더 그림", "macOS icon" },
	{ WHOLE, "Thumbs.db", DIAG_I248, "Windows 미리보기", "thumbnails" },
	{ WHOLE, "ehthumbs.db", DIAG_I248, "Windows 미리보기", "thumbnails" },
	{ WHOLE, "desktop.ini", DIAG_I248, "Windows 폴더 설정",
	    "Windows settings" },
	{ WHOLE, "$RECYCLE.BIN", DIAG_I248, "Windows 휴지통", "wastebasket" },
	{ WHOLE, "System Volume Information", DIAG_I248, "Windows 시스템 폴더",
	    "Windows system" },
	{ HEAD, "._", DIAG_I248, "macOS 부가 정보", "macOS data" },
	{ HEAD, ".~lock.", DIAG_I248, "편집 중 잠금 파일", "editor's lock" },
	{ HEAD, "~$", DIAG_I248, "편집 중 임시 파일", "editor's lock" },
	{ HEAD, "~WRL", DIAG_I248, "편집 중 임시 파일", "editor's draft" },
	{ TAIL, ".tmp", DIAG_I248, "임시 파일", "temporary file" },
	{ TAIL, ".asv", DIAG_I248, "자동 저장 파일", "automatic copy" },
	{ TAIL, ".lnk", DIAG_I249, "Windows 바로 가기", "Windows shortcut" },
	{ TAIL, ".url", DIAG_I249, "인터넷 바로 가기", "Internet shortcut" },
	{ TAIL, ".webloc", DIAG_I249, "인터넷 바로 가기", "Internet shortcut" },
	{ TAIL, ".crdownload", DIAG_I257, NULL, NULL },
	{ TAIL, ".partial", DIAG_I257, NULL, NULL },
	{ TAIL, ".part", DIAG_I257, NULL, NULL },
	{ PART_HEAD, ".", DIAG_I248, "숨김 파일", "hidden file" },
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* 1 if row I fits the part of N bytes; LAST is the file's own name. */
static int
fits(size_t i, const char *part, size_t n, int last)
{
	size_t	 len = strlen(rows[i].word);

	if (len > n || (!last && rows[i].place != WHOLE &&
	    rows[i].place != PART_HEAD))
		return 0;
	switch (rows[i].place) {
	case WHOLE:
		return len == n && strncasecmp(part, rows[i].word, len) == 0;
	case PART_HEAD:
	case HEAD:
		return strncasecmp(part, rows[i].word, len) == 0;
	case TAIL:
		return strncasecmp(part + n - len, rows[i].word, len) == 0;
	}
	return 0;
}

enum diag_code
bundle_junk_code(const char *path, const char **what)
{
	size_t	 i, n;

	*what = "";
	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		for (i = 0; i < ROWS; i++)
			if (fits(i, path, n, path[n] == '\0'))
				break;
		if (i < ROWS && rows[i].korean != NULL)
			*what = diag_english() ? rows[i].english :
			    rows[i].korean;
		if (i < ROWS)
			return rows[i].code;
	}
	return DIAG_NONE;
}
