/*
 * The streams of an HWP 5 file: raw deflate around a row of records, each
 * with a tag, a level and a size.
 * Source: Hancom, "한글 문서 파일 형식 5.0", 4.1.
 */
#ifndef INTAKE_HWP_RECORD_H
#define INTAKE_HWP_RECORD_H

#include <stddef.h>
#include <stdint.h>

struct buf;

enum hwp_tag {	/* those of a section that are looked at */
	HWP_PARA_HEADER	= 66,
	HWP_PARA_TEXT	= 67,
	HWP_PARA_RANGE_TAG = 70,
	HWP_CTRL_HEADER	= 71,
	HWP_LIST_HEADER	= 72,
	HWP_TABLE	= 77,
	HWP_FORM_OBJECT	= 91,
	HWP_MEMO_LIST	= 93
};

enum { HWP_RECORDS_MAX = 1000000 };	/* of one stream */

struct hwp_record {
	unsigned		 tag;	/* enum hwp_tag, or another */
	unsigned		 level;	/* 0 …; the deeper ones belong here */
	const unsigned char	*data;	/* borrowed from the stream */
	size_t			 n;
};

enum hwp_inflated {
	HWP_INFLATED,
	HWP_CUT,		/* damaged; OUT has what came before */
	HWP_TOO_LARGE,		/* more than OUT may hold */
	HWP_GROWS		/* as only a bomb does */
};

/* Expands raw deflate; bytes are counted while they come. */
enum hwp_inflated hwp_record_inflate(const void *, size_t n, struct buf *out);

/*
 * The records in N bytes, for free(3); *COUNT is how many. *CUT is set if
 * bytes behind them make no record or there are too many.
 */
struct hwp_record *hwp_record_list(const void *, size_t n, size_t *count,
		    int *cut);

/* Numbers at AT in a record's data; 0 behind its end. */
uint32_t	 hwp_record_u16(const struct hwp_record *, size_t at);
uint32_t	 hwp_record_u32(const struct hwp_record *, size_t at);

#endif
