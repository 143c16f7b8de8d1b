/*
 * The answers of check_match for a reader, and as JSON.
 */
#ifndef CHECK_MATCH_REPORT_H
#define CHECK_MATCH_REPORT_H

#include <libxml/tree.h>

struct buf;

/* What can be applied for first; inside that what closes first. */
void	 match_report_text(const xmlDoc *matches, int color, struct buf *);
void	 match_report_json(const xmlDoc *matches, struct buf *);

#endif
