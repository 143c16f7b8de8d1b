#include "press/job.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"

/* Place among siblings of the same name, 0 if there is no other. */
static int
ordinal(const xmlNode *node)
{
	const xmlNode	*other;
	int		 before = 0, after = 0;

	for (other = node->prev; other != NULL; other = other->prev)
		before += xml_is(other, xml_name(node));
	for (other = node->next; other != NULL && !after; other = other->next)
		after = xml_is(other, xml_name(node));
	return before || after ? before + 1 : 0;
}

char *
job_path(struct arena *arena, const xmlNode *node)
{
	char	*path = arena_strdup(arena, "");
	int	 n;

	for (; node != NULL && node->parent != NULL; node = node->parent) {
		if (node->type == XML_ATTRIBUTE_NODE) {
			path = arena_printf(arena, "/@%s%s", xml_name(node),
			    path);
			continue;
		}
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if ((n = ordinal(node)) > 0)
			path = arena_printf(arena, "/%s[%d]%s",
			    xml_name(node), n, path);
		else
			path = arena_printf(arena, "/%s%s", xml_name(node),
			    path);
	}
	return path[0] != '\0' ? path : arena_strdup(arena, "/");
}

void
job_fault(struct job *job, enum diag_code code, const struct source *source,
    const char *first, const char *second, const char *third)
{
	struct place	 place = { 0 };

	if (job->silent)
		return;
	if (++job->faults > JOB_FAULTS_MAX)
		return;
	if (source != NULL) {
		place.file = source->file;
		place.line = source->line;
		if (source->data != NULL)
			place.where = job_path(job->arena, source->data);
	}
	diag_at(job->diags, code, place, first, second, third, NULL);
	if (job->faults == JOB_FAULTS_MAX)
		diag_at(job->diags, DIAG_P001, (struct place){
		    .file = place.file }, arena_printf(job->arena, "%d",
		    JOB_FAULTS_MAX), NULL);
}

const char *
job_mm(struct job *job, int64_t mpt)
{
	int64_t	 tenths = (mpt * 2540 + 360000) / 720000;

	return arena_printf(job->arena, "%s%lld.%lldmm", tenths < 0 ? "-" : "",
	    (long long)(tenths < 0 ? -tenths : tenths) / 10,
	    (long long)(tenths < 0 ? -tenths : tenths) % 10);
}
