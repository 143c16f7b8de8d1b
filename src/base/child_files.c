#include "base/child_files.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READING	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | \
    LANDLOCK_ACCESS_FS_READ_DIR)

/* Everything that the first version of Landlock knows. */
#define EVERYTHING	((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

/* What a program of the system needs to start and to decode text. */
static const char *const readable[] = {
	"/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc/ld.so.cache",
	"/etc/ld.so.preload", "/etc/fonts", "/etc/alternatives", "/dev/null",
	"/var/cache/fontconfig",
};

static int
allow(int rules, const char *path)
{
	struct landlock_path_beneath_attr	 rule = { 0 };
	struct landlock_path_beneath_attr	*r = &rule;
	int					 result;

	r->parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (r->parent_fd == -1)
		return 0;	/* not on this system */
	r->allowed_access = READING;
	result = (int)syscall(SYS_landlock_add_rule, rules,
	    LANDLOCK_RULE_PATH_BENEATH, r, 0);
	if (result == -1 && errno == EINVAL) {
		/* A file cannot be listed. */
		r->allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
		result = (int)syscall(SYS_landlock_add_rule, rules,
		    LANDLOCK_RULE_PATH_BENEATH, r, 0);
	}
	close(r->parent_fd);
	return result;
}

int
child_files_confine(const char *also)
{
	struct landlock_ruleset_attr	 handled = {
	    .handled_access_fs = EVERYTHING };
	size_t				 i;
	int				 rules, failed = 0;

	rules = (int)syscall(SYS_landlock_create_ruleset, &handled,
	    sizeof(handled), 0);
	if (rules == -1)
		return errno == ENOSYS || errno == EOPNOTSUPP ||
		    errno == EPERM ? 0 : -1;
	for (i = 0; i < sizeof(readable) / sizeof(readable[0]); i++)
		failed |= allow(rules, readable[i]);
	if (also != NULL)
		failed |= allow(rules, also);
	if (failed != 0 ||
	    syscall(SYS_landlock_restrict_self, rules, 0) == -1)
		failed = -1;
	close(rules);
	return failed;
}
