#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <fcntl.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/output.h"
#include "check/check.h"
#include "command.h"
#include "intake/intake.h"
#include "press/press.h"

static const struct command *const commands[] = {
	&cmd_programmes, &cmd_show, &cmd_budget, &cmd_calendar, &cmd_facts,
	&cmd_check, &cmd_print, &cmd_template, &cmd_rules, &cmd_cache,
	&cmd_programme,
};
enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static const char *const head[2] = {
	"seoryu (서류) - 정부지원사업 신청서류를 공고문에 비추어 확인하고 서식을 인쇄합니다.\n\n"
	"사용법: seoryu [--data 폴더] 명령 [옵션] [값...]\n\n명령:\n",
	"seoryu - checks an applicant's documents against the notice and prints the papers.\n\n"
	"usage: seoryu [--data DIR] COMMAND [OPTIONS] [ARGUMENTS...]\n\ncommands:\n",
};

static const char *const tail[2] = {
	"\n'seoryu 명령 --help'는 그 명령의 옵션과 예를 보여 줍니다. 자세한 설명은 seoryu(1)에 있습니다.\n\n"
	"예:\n"
	"  seoryu check 신청서류.zip             제출할 압축 파일을 확인합니다.\n"
	"  seoryu check -f pdf -o 결과.pdf 폴더   확인 결과를 PDF로 저장합니다.\n"
	"  seoryu print business-plan 폴더 -o 사업계획서.pdf\n\n"
	"종료 상태: 0 이상 없음, 1 확인필요, 2 보완/부적합, 3 꾸러미를 읽지 못함,\n"
	"          4 사업·서식·글꼴 자료의 잘못, 5 명령줄 잘못, 6 시스템(디스크, 메모리)\n",
	"\n`seoryu COMMAND --help` shows its options and examples; seoryu(1) explains all.\n\n"
	"examples:\n"
	"  seoryu check bundle.zip                 check the archive to be uploaded\n"
	"  seoryu check -f pdf -o result.pdf DIR   the result as a PDF\n"
	"  seoryu print business-plan DIR -o plan.pdf\n\n"
	"exit status: 0 clean, 1 needs a look, 2 supplement/ineligible, 3 bundle unreadable,\n"
	"             4 faulty programme, template or font, 5 command line, 6 system\n",
};

static void
print_help(void)
{
	int	 language = diag_english();
	size_t	 i;

	fputs(head[language], stdout);
	for (i = 0; i < COMMANDS; i++)
		printf("  %-12s%s\n", commands[i]->name,
		    commands[i]->summary[language]);
	fputs(tail[language], stdout);
}

static const struct command *
find_command(const char *name)
{
	size_t	 i;

	for (i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

/*
 * The folder with checks/, templates/ and fonts/: SEORYU_DATA, the source
 * tree this program was built in, the share/ beside the bin/ it lies in, or
 * the installed one.
 */
static const char *
data_folder(struct arena *arena)
{
	static const char *const beside[] = { "..", "../share/seoryu" };
	const char	*given = getenv("SEORYU_DATA");
	char		 path[PATH_MAX], real[PATH_MAX];
	char		*slash, *candidate;
	ssize_t		 n;
	size_t		 i;

	if (given != NULL && given[0] != '\0')
		return given;
	n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	if (n <= 0)
		return SEORYU_DATADIR;
	path[n] = '\0';
	if ((slash = strrchr(path, '/')) != NULL)
		*slash = '\0';
	for (i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
		candidate = realpath(file_join(arena, path, beside[i]), real);
		if (candidate != NULL &&
		    file_is_directory(file_join(arena, real, "checks")))
			return arena_strdup(arena, real);
	}
	return SEORYU_DATADIR;
}

/* Runs a command line whose options of the program itself are behind us. */
static int
run(struct session *s, int argc, char **argv)
{
	const struct command	*command;
	int			 status;

	if (argc == 0 || strcmp(argv[0], "help") == 0) {
		print_help();
		return argc == 0 ? DIAG_USAGE : 0;
	}
	command = find_command(argv[0]);
	if (command == NULL) {
		diag_at(s->diags, DIAG_C001, (struct place){ 0 }, argv[0],
		    NULL);
		return 0;
	}
	optind = 0;	/* glibc: start over with this argv */
	opterr = 0;
	status = command->run(s, argc, argv);
	if (status != COMMAND_HELP)
		return status;
	fputs(command->help[diag_english()], stdout);
	return 0;
}

/* Takes --data, --help and --version in front of the command. */
static int
program_options(struct session *s, int argc, char **argv, int *status)
{
	int	 i = 1;

	while (i < argc && argv[i][0] == '-') {
		if (strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0) {
			print_help();
			*status = 0;
			return -1;
		}
		if (strcmp(argv[i], "--version") == 0) {
			puts("seoryu " SEORYU_VERSION);
			*status = 0;
			return -1;
		}
		if (strncmp(argv[i], "--data=", 7) == 0) {
			s->data = argv[i] + 7;
		} else if (strcmp(argv[i], "--data") == 0 && i + 1 < argc) {
			s->data = argv[++i];
		} else {
			diag_at(s->diags, strcmp(argv[i], "--data") == 0 ?
			    DIAG_C021 : DIAG_C020, (struct place){ 0 }, argv[i],
			    NULL);
			return -1;
		}
		i++;
	}
	return i;
}

/* What was printed has to have arrived. */
static void
finish_output(struct session *s)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return;
	output_fault(s->diags, NULL, errno);
}

static void
close_session(struct session *s)
{
	press_free(s->press);
	check_free(s->check);
	intake_free(s->intake);
	diags_free(s->diags);
	arena_free(s->arena);
}

/*
 * What a careless parent may have left us. A closed standard descriptor would
 * be given to the next file opened; it is taken by one on which every reading
 * or writing fails, as it should.
 */
static void
settle(void)
{
	int	 fd;

	for (fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1)
			(void)open("/dev/null", fd == STDIN_FILENO ?
			    O_WRONLY : O_RDONLY);
	/* Its children would vanish without telling how they ended. */
	signal(SIGCHLD, SIG_DFL);
	/* A file too large is an error with a sentence, not a death. */
	signal(SIGXFSZ, SIG_IGN);
	/* So is a reader that went away. */
	signal(SIGPIPE, SIG_IGN);
	/* Trees are many small pieces, all given back at once: kept apart
	 * first and joined later they cost an eighth of a run. */
	mallopt(M_MXFAST, 0);
}

int
main(int argc, char **argv)
{
	struct session	 s = { 0 };
	int		 first, status = 0, worst;

	settle();
	/* Messages and data are UTF-8 whatever the locale says. */
	setlocale(LC_ALL, "C");
	s.arena = arena_new();
	s.diags = diags_new();
	s.home = s.data = data_folder(s.arena);
	first = program_options(&s, argc, argv, &status);
	if (first != -1 && session_clock(&s, NULL) == 0)
		status = run(&s, argc - first, argv + first);
	finish_output(&s);
	diags_print(s.diags, stderr);
	worst = diags_worst(s.diags);
	close_session(&s);
	return status > worst ? status : worst;
}
