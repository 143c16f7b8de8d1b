/*
 * One section of an HWP 5 document: its records as text and tables, in the
 * order in which people read them and with the places that HWPX gives.
 * Source: Hancom, "한글 문서 파일 형식 5.0", 3.2.3, 4.3. 본 제품은 한글과컴퓨터의
 * 한글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다.
 */
#ifndef INTAKE_HWP_BODY_H
#define INTAKE_HWP_BODY_H

#include <stddef.h>

struct writing;

enum { HWP_DEPTH_MAX = 32 };	/* paragraphs in cells in paragraphs … */

enum hwp_body {
	HWP_BODY_WHOLE,
	HWP_BODY_CUT		/* records were left out: damaged */
};

/*
 * Adds what the N bytes of a section say. TRACKED is 1 if the document marks
 * changes: what is marked as deleted is left out.
 */
enum hwp_body	 hwp_body_read(struct writing *, const void *, size_t n,
		    int tracked);

#endif
