/*
 * Reading a command's options, the same way for every command.
 */
#include "command.h"

#include <getopt.h>
#include <string.h>

#include "base/diag.h"

int
command_option(struct session *s, int argc, char **argv, const char *options,
    const struct option *longs)
{
	char	 shown[3] = "-?";
	int	 letter;

	optarg = NULL;
	letter = getopt_long(argc, argv, options, longs, NULL);
	if (optarg != NULL && optarg[0] == '\0') {
		diag_at(s->diags, DIAG_C024, (struct place){ 0 }, argv[0],
		    NULL);
		return '?';
	}
	if (letter != '?' && letter != ':')
		return letter;
	if (letter == ':') {
		diag_at(s->diags, DIAG_C003, (struct place){ 0 },
		    argv[optind - 1], argv[0], NULL);
		return '?';
	}
	if (optopt != 0 && strncmp(argv[optind - 1], "--", 2) == 0) {
		diag_at(s->diags, DIAG_C022, (struct place){ 0 },
		    argv[optind - 1], argv[0], NULL);
		return '?';
	}
	shown[1] = (char)optopt;
	diag_at(s->diags, DIAG_C002, (struct place){ 0 },
	    optopt != 0 ? shown : argv[optind - 1], argv[0], NULL);
	return '?';
}
