/*
 * The members of a bundle, read with limits: folder, ZIP, or one ZIP inside.
 */
#ifndef INTAKE_BUNDLE_H
#define INTAKE_BUNDLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;
struct buf;
struct diags;

enum {	/* DESIGN section 4 */
	BUNDLE_ENTRIES_MAX	= 2000,
	BUNDLE_ENTRY_MAX	= 64 * 1024 * 1024,	/* bytes, inflated */
	BUNDLE_TOTAL_MAX	= 512 * 1024 * 1024,
	BUNDLE_RATIO_MAX	= 200,
	BUNDLE_DEPTH_MAX	= 16,			/* folders in a path */
	/* A ZIP in the bundle may not crowd the rest out of it. */
	BUNDLE_INNER_MAX	= 20,			/* of them are opened */
	BUNDLE_INNER_ENTRIES	= 500,			/* in one of them */
	BUNDLE_INNER_TOTAL	= 128 * 1024 * 1024	/* bytes in one */
};

/* Something wrong with a member or the bundle: a row of diag_intake.in. */
struct problem {
	enum diag_code	 code;
	const char	*text;		/* finished sentence */
	struct problem	*next;
};

enum member_state {
	MEMBER_READ,		/* text was found and read */
	MEMBER_EMPTY,		/* zero bytes */
	MEMBER_NO_TEXT,		/* pages or a picture without text: 판독불가 */
	MEMBER_ENCRYPTED,	/* needs a password */
	MEMBER_DISTRIBUTION,	/* HWP/HWPX 배포용 문서 */
	MEMBER_DAMAGED,		/* does not hold what its format promises */
	MEMBER_UNSUPPORTED,	/* a format that is recognised but not read */
	MEMBER_TOO_LARGE,	/* over a limit */
	MEMBER_REFUSED,		/* name or kind is unsafe; bytes not touched */
	MEMBER_IGNORED		/* .DS_Store and the like */
};

struct member {
	const char	*path;		/* UTF-8, NFC, '/' between folders */
	const char	*raw_name_hex;	/* the stored bytes */
	const char	*kind;		/* "pdf" … of sniff.in; "unknown" unread */
	const char	*sha256;	/* hex; "" if the bytes were not read */
	uint64_t	 bytes;		/* counted, not declared */
	enum member_state state;
	struct problem	*problems;
	size_t		 index;		/* of the entry in its archive */
};

/* "read", "no-text" … as in the case document. */
const char	*bundle_state_name(enum member_state);

struct bundle;

/*
 * Opens PATH and lists its members, sorted by path; limits and names are
 * judged here, before a byte is inflated. A ZIP in the bundle is opened, too
 * (one level), and its files are listed as "inner.zip/name". NULL with a
 * BUNDLE diag if PATH is no folder or ZIP, is damaged as a whole, cannot be
 * opened, holds no document or nothing but encrypted ones. The arena must
 * outlive the bundle.
 */
struct bundle	*bundle_open(struct diags *, struct arena *, const char *path);
void		 bundle_close(struct bundle *);

const char	*bundle_kind(const struct bundle *);	/* "zip", "folder" */
const char	*bundle_name(const struct bundle *);	/* "hanbit.zip" */
/*
 * Hex of the ZIP's bytes; of a folder, of its sorted lines "sha256  path\n",
 * for which all its members must have been read before.
 */
const char	*bundle_sha256(struct bundle *);
/* Bytes of the ZIP; of a folder, of all members read. */
uint64_t	 bundle_bytes(const struct bundle *);
size_t		 bundle_count(const struct bundle *);
struct member	*bundle_member(struct bundle *, size_t i);
struct problem	*bundle_problems(const struct bundle *);

/*
 * Reads member I into BUF (cleared first), counting bytes against every
 * limit, and fills in bytes, sha256, kind and, on failure, state and
 * problems. Returns 0, or -1 if there is nothing for a reader: the member is
 * refused, ignored or could not be read whole. BUF's maximum is set here.
 */
int		 bundle_read(struct bundle *, size_t i, struct buf *);

/* Adds a problem with its sentence to a member. */
void		 bundle_problem(struct arena *, struct member *,
		    enum diag_code, const char *argument);

/* The same, and the state that it puts the member into. */
void		 bundle_fail(struct arena *, struct member *,
		    enum member_state, enum diag_code, const char *argument);

/* Takes back all problems of this code. */
void		 bundle_forgive(struct member *, enum diag_code);

/* Appends a problem to a list of them; arguments may be NULL. */
void		 bundle_problem_add(struct arena *, struct problem **,
		    enum diag_code, const char *first, const char *second);

#endif
