/*
 * What went wrong with our own inputs, told to the person at the keyboard.
 * (What a rule says about an applicant's papers is a finding, not a diag.)
 *
 * One list gives every message its code, its level and its text in both
 * languages: the diag_*.in files beside this header, one per part of the
 * program. A row is
 *
 *	DIAG(I012, BUNDLE, "english {1} … {2}", "한국어 {1} … {2:을}")
 *
 * {1} … {9} stand for the arguments, all strings; {1:을} puts the argument and
 * the particle that fits its last sound (을/를, 은/는, 이/가, 과/와, 으로/로);
 * in "‘{1:’을}" and "<{1:>을}" the closing mark comes between the two.
 * A message says what we did about it ("left out", "taken as …") or what to
 * do next. A code is never used again for something else.
 *
 * Diags are collected, never printed on the spot; main prints them sorted.
 * The exit status of the program is the worst level met.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdio.h>

struct arena;

/* Ordered by consequence; the numbers are the exit status. */
enum diag_level {
	DIAG_NOTE	= 0,	/* nothing is wrong */
	DIAG_WARNING	= 1,	/* done, but look at it */
	DIAG_BUNDLE	= 3,	/* a bundle or a file of it is unreadable */
	DIAG_DATA	= 4,	/* our programme, template or font is faulty */
	DIAG_USAGE	= 5,	/* the command line is wrong */
	DIAG_SYSTEM	= 6	/* disk, memory, permissions */
};

enum diag_code {
	DIAG_NONE,
#define DIAG(code, level, english, korean) DIAG_##code,
#include "base/diag_base.in"
#include "base/diag_intake.in"
#include "base/diag_check.in"
#include "base/diag_press.in"
#include "base/diag_command.in"
#undef DIAG
	DIAG_COUNT
};

/* Where something is; every member may be left out. */
struct place {
	const char	*file;	/* bundle, template, rule file */
	int		 line;	/* 1 …, 0 for the whole file */
	const char	*where;	/* member, cell, XPath */
};

struct diags;

struct diags	*diags_new(void);
void		 diags_free(struct diags *);

/* Adds a message; the arguments are strings and end with NULL. */
void		 diag_at(struct diags *, enum diag_code, struct place, ...)
		    __attribute__((sentinel));

/* The finished sentence in the language in use, for data that quotes it. */
char		*diag_sentence(struct arena *, enum diag_code, ...)
		    __attribute__((sentinel));

/* "I012". */
const char	*diag_name(enum diag_code);
enum diag_level	 diag_level_of(enum diag_code);

/* The worst level collected, as exit status; 0 when there is none. */
int		 diags_worst(const struct diags *);
size_t		 diags_count(const struct diags *, enum diag_level at_least);

/* Of those from the FIRST-th collected on, as often as they are printed. */
size_t		 diags_count_since(const struct diags *, size_t first,
		    enum diag_level at_least);

/*
 * The sentence of the first diag at this level or above, borrowed, and its
 * line; NULL if there is none.
 */
const char	*diags_first(const struct diags *, enum diag_level at_least,
		    int *line);

/*
 * All messages as bytes, for a process that has been given work by another,
 * and back again: what was packed is added as if it had happened here. Bytes
 * that are no packed messages add nothing.
 */
struct buf;
void	 diags_pack(const struct diags *, struct buf *);
void	 diags_unpack(struct diags *, const char *, size_t);

/*
 * Prints "file:line: (where) sentence [I012]", sorted by place, once each;
 * what is said with a where is not said again without one.
 */
void		 diags_print(const struct diags *, FILE *);

/*
 * The same as a JSON array of objects with file, line, level (note, warning,
 * error), where, text and code; of those from the FIRST-th collected on.
 */
struct buf;
void		 diags_json(const struct diags *, size_t first, struct buf *);

/* 1 while messages are English (SEORYU_LANG=en), else 0: Korean. */
int		 diag_english(void);

#endif
