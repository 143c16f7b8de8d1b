/*
 * One number for all that decides a verdict: every file of the programme's
 * folder and the common rules it includes.
 */
#ifndef CHECK_PROGRAMME_HASH_H
#define CHECK_PROGRAMME_HASH_H

struct programme;

/*
 * SHA-256 over path, NUL, bytes of each file, sorted by path. Unreadable
 * files are diags.
 */
void	 programme_hash(struct programme *, char out[65]);

#endif
