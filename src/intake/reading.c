#include "intake/reading.h"

#include "base/xml.h"
#include "intake/case.h"
#include "intake/early.h"
#include "intake/intake.h"
#include "intake/joined.h"
#include "intake/member.h"
#include "intake/reader.h"

int
reading_approach(const struct reading *r, size_t i)
{
	const struct intake_options	*o = r->options;
	size_t				 k;

	for (k = 0; k < o->n_lost; k++)
		if (o->lost[k] == i + 1)
			return 0;
	if (o->step != NULL)
		o->step(o->closure, i + 1);
	return 1;
}

/* A page takes its time: the clock starts anew with each. */
struct approach {
	const struct reading	*reading;
	size_t			 member;
};

static void
approach_page(void *closure)
{
	const struct approach	*a = closure;

	(void)reading_approach(a->reading, a->member);
}

int
reading_text(struct reading *r, size_t i, struct member *m, struct text *text)
{
	struct approach	 a = { r, i };

	text->pdftotext = r->intake->pdftotext;
	reader_read(r->member, m, &r->bytes, text);
	if (r->intake->ocr == NULL)
		return 0;
	r->ocr.page = approach_page;
	r->ocr.closure = &a;
	return ocr_read(&r->ocr, r->member, m, &r->bytes, text);
}

void
reading_all(struct reading *r)
{
	xmlNode	*bundle = xml_add(r->facts, "bundle"), *last;
	size_t	 i, n = bundle_count(r->bundle);

	case_problems(r->facts, bundle_problems(r->bundle));
	last = r->facts->last;
	early_read(r);
	for (i = 0; i < n; i++)
		member_put(r, i);
	joined_read(r);
	early_unused(r, last);
	/* Known only now that all members have been read. */
	case_bundle(bundle, r->bundle);
}
