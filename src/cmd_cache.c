/*
 * seoryu cache: what a folder given to --cache holds, and emptying it.
 */
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "command.h"
#include "intake/intake.h"

static const struct option longs[] = {
	{ "help", no_argument, NULL, 'h' },
	{ NULL, 0, NULL, 0 },
};

static void
print_size(int purge, size_t files, int64_t bytes)
{
	if (diag_english())
		printf("%s%zu files, %lld bytes\n", purge ? "removed " : "",
		    files, (long long)bytes);
	else
		printf("파일 %zu건의 내용, %lld바이트%s\n", files,
		    (long long)bytes, purge ? "를 지웠습니다." : "");
}

static int
run_cache(struct session *s, int argc, char **argv)
{
	int	 letter, purge;
	size_t	 files;
	int64_t	 bytes;

	while ((letter = command_option(s, argc, argv, ":h", longs)) != -1)
		return letter == 'h' ? COMMAND_HELP : 0;
	if (argc - optind != 2 || (strcmp(argv[optind], "show") != 0 &&
	    strcmp(argv[optind], "purge") != 0)) {
		diag_at(s->diags, DIAG_C032, (struct place){ 0 }, NULL);
		return 0;
	}
	purge = strcmp(argv[optind], "purge") == 0;
	if (intake_cache_size(s->diags, argv[optind + 1], purge, &files,
	    &bytes) == 0)
		print_size(purge, files, bytes);
	return 0;
}

const struct command cmd_cache = {
	"cache", run_cache,
	{ "읽은 내용을 보관한 폴더의 크기를 보거나 비웁니다.",
	  "show or empty a folder of what was read" },
	{ "사용법: seoryu cache show 폴더\n"
	  "        seoryu cache purge 폴더\n\n"
	  "check와 facts의 --cache로 지정한 폴더에 보관된 내용의 크기를 보여 주거나(show)\n"
	  "모두 지웁니다(purge). 보관된 내용에는 서류에서 읽은 기업 정보가 들어 있으므로\n"
	  "검토가 끝나면 지워 주십시오. 다른 파일은 건드리지 않습니다.\n\n"
	  "예:\n  seoryu cache purge ~/.cache/seoryu\n",
	  "usage: seoryu cache show DIR\n"
	  "       seoryu cache purge DIR\n\n"
	  "Shows how much the folder given to --cache of check and facts holds, or deletes\n"
	  "it. What is kept tells of the companies whose papers were read, so purge it when\n"
	  "the review is over. Other files are left alone.\n\n"
	  "example:\n  seoryu cache purge ~/.cache/seoryu\n" },
};
