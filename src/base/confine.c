#include "base/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/child.h"
#include "base/mem.h"

#define READING	(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RUNNING	(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE)
#define CHANGING (READING | LANDLOCK_ACCESS_FS_WRITE_FILE | \
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | \
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR)
/* What stands for a file that is no folder. */
#define OF_FILE	(LANDLOCK_ACCESS_FS_READ_FILE | \
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE)
/* Everything that the first version of Landlock knows. */
#define EVERYTHING	((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

struct confine {
	int	 rules;		/* a Landlock ruleset */
};

unsigned
confine_lacking(void)
{
	unsigned	 lacking = 0;
	uint32_t	 action = SCMP_ACT_ERRNO(EPERM) & 0xFFFF0000;

	if (syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
	    LANDLOCK_CREATE_RULESET_VERSION) < 1)
		lacking |= CONFINE_LANDLOCK;
	/* SECCOMP_GET_ACTION_AVAIL */
	if (syscall(SYS_seccomp, 2, 0, &action) == -1)
		lacking |= CONFINE_SECCOMP;
	return lacking;
}

const char *
confine_names(unsigned lacking)
{
	static const char	*const names[] = { "", "Landlock", "seccomp",
	    "Landlock, seccomp" };

	return names[lacking & 3];
}

static void
allow(struct confine *c, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr	 rule = { 0 };
	struct landlock_path_beneath_attr	*r = &rule;

	if (c == NULL)
		return;
	r->parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (r->parent_fd == -1)
		return;
	r->allowed_access = access;
	if (syscall(SYS_landlock_add_rule, c->rules,
	    LANDLOCK_RULE_PATH_BENEATH, r, 0) == -1 && errno == EINVAL) {
		r->allowed_access &= OF_FILE;
		(void)syscall(SYS_landlock_add_rule, c->rules,
		    LANDLOCK_RULE_PATH_BENEATH, r, 0);
	}
	close(r->parent_fd);
}

/* What any program needs to load libraries and to decode text. */
static void
allow_system(struct confine *c)
{
	static const char	*const readable[] = { "/usr", "/lib",
	    "/lib64", "/lib32", "/bin", "/etc/ld.so.cache",
	    "/etc/ld.so.preload", "/etc/fonts", "/etc/alternatives",
	    "/var/cache/fontconfig", "/dev/urandom", "/etc/localtime",
	    "/sys/devices/system/cpu" };
	/* What the kernel starts a program with. */
	static const char	*const loaders[] = {
	    "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1" };
	size_t			 i;

	for (i = 0; i < sizeof(readable) / sizeof(readable[0]); i++)
		allow(c, readable[i], READING);
	for (i = 0; i < sizeof(loaders) / sizeof(loaders[0]); i++)
		allow(c, loaders[i], RUNNING);
	allow(c, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE |
	    LANDLOCK_ACCESS_FS_WRITE_FILE);
}

struct confine *
confine_new(void)
{
	struct landlock_ruleset_attr	 handled = {
	    .handled_access_fs = EVERYTHING };
	struct confine			*c;
	int				 rules;

	rules = (int)syscall(SYS_landlock_create_ruleset, &handled,
	    sizeof(handled), 0);
	if (rules == -1)
		return NULL;
	c = mem_alloc(sizeof(*c));
	c->rules = rules;
	allow_system(c);
	return c;
}

void
confine_free(struct confine *c)
{
	if (c == NULL)
		return;
	close(c->rules);
	free(c);
}

void
confine_allow_reading(struct confine *c, const char *path)
{
	allow(c, path, READING);
}

void
confine_allow_writing(struct confine *c, const char *path)
{
	allow(c, path, CHANGING);
}

void
confine_allow_program(struct confine *c, const char *name)
{
	char	 path[CHILD_PATH];

	if (child_path(name, path) == 0)
		allow(c, path, RUNNING);
}

/* What nobody needs to read a file; the answer is EPERM. */
static const int forbidden[] = {
#define CALL(name) SCMP_SYS(name),
#include "base/confine_calls.in"
#undef CALL
};

/* A process that shares nothing with this one is none of its children. */
static int
forbid_calls(void)
{
	scmp_filter_ctx	 rules = seccomp_init(SCMP_ACT_ALLOW);
	size_t		 i;
	int		 failed = 0;

	if (rules == NULL)
		return -1;
	for (i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		failed |= seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM),
		    forbidden[i], 0);
	/* Ourselves we may end and limit, as abort(3) does. */
	failed |= seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_NE, (uintptr_t)getpid()));
	failed |= seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_NE, 0));
	/* No process but one that we share our memory with or stand still
	 * for: that of vfork(2), which runs the extractor, and its own. */
	failed |= seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM),
	    SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ,
	    CLONE_VM | CLONE_VFORK, 0));
	failed |= seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS),
	    SCMP_SYS(clone3), 0);
	failed |= seccomp_load(rules);
	seccomp_release(rules);
	return failed != 0 ? -1 : 0;
}

int
confine_enter(const struct confine *c)
{
	unsigned	 lacking = confine_lacking();

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return -1;
	if (c != NULL && !(lacking & CONFINE_LANDLOCK) &&
	    syscall(SYS_landlock_restrict_self, c->rules, 0) == -1)
		return -1;
	return lacking & CONFINE_SECCOMP ? 0 : forbid_calls();
}
