/*
 * Tests beside the rules: a base case with small edits, and what a rule must
 * then say. They are loaded with the programme, because a rule without tests
 * is a fault of it.
 */
#ifndef CHECK_RULE_TEST_H
#define CHECK_RULE_TEST_H

#include <libxml/tree.h>
#include <stddef.h>

struct buf;
struct diags;
struct programme;

struct rule_test {
	const char	*rule;
	const char	*name;
	const char	*expect;	/* one of RULE_TEST_OUTCOMES */
	const char	*as_of;		/* NULL: of the file or the base */
	const xmlNode	*node;		/* with its edits */
};

/* One file of tests. */
struct rule_tests {
	const char		*path;
	const char		*as_of;		/* NULL: of the base */
	xmlDoc			*doc;
	xmlDoc			*base;		/* the case before the edits */
	struct rule_test	*tests;
	size_t			 n_tests;
};

/* Ordered: of several findings the last word in this list counts. */
#define RULE_TEST_OUTCOMES "none not-applicable pass info warning review " \
	"unreadable supplement ineligible"

/*
 * Loads every file of the programme's tests folder and reports rules without
 * a test that passes and one that does not.
 */
void	 rule_tests_load(struct programme *);
void	 rule_tests_free(struct programme *);

/* Runs them all; a line in OUT for each that fails. */
void	 rule_tests_run(const struct programme *, struct diags *,
	    struct buf *out, size_t *passed, size_t *failed);

#endif
