/*
 * For those who write templates: what is wrong with one, what it reads.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "press/fields.h"
#include "press/press_state.h"
#include "press/template_check.h"
#include "press/template_paths.h"

enum { PAPER_MAX = 512 * 1024 * 1024, SAMPLES_MAX = 100 };

/* The sample, printed; NULL if it cannot be read. For xml_free. */
static xmlDoc *
try_sample(struct press *press, struct diags *ds,
    const struct press_template *t, const char *path,
    const struct press_options *options)
{
	size_t		 before = diags_count(ds, DIAG_DATA);
	xmlDoc		*data = xml_read_file(ds, path);
	struct buf	 out;

	if (data == NULL)
		return NULL;
	buf_init(&out, PAPER_MAX);
	press_print(press, ds, t, data, options, &out);
	if (diags_count(ds, DIAG_DATA) > before)
		diag_at(ds, DIAG_P145, (struct place){ .file = path }, NULL);
	buf_free(&out);
	return data;
}

static void
try_samples(struct press *press, struct diags *ds,
    const struct press_template *t, const struct press_options *options)
{
	xmlDoc	 *samples[SAMPLES_MAX];
	char	**names = file_list(ds, press->arena, t->t.dir, ".xml");
	size_t	  i, n = 0;

	for (i = 0; names != NULL && names[i] != NULL && n < SAMPLES_MAX;
	    i++) {
		if (strncmp(names[i], "sample", 6) != 0)
			continue;
		samples[n] = try_sample(press, ds, t, file_join(press->arena,
		    t->t.dir, names[i]), options);
		n += samples[n] != NULL;
	}
	if (n == 0)
		diag_at(ds, DIAG_P146, (struct place){ .file = t->t.path },
		    NULL);
	else
		template_paths_check(ds, t->t.path, press_fields(press, t),
		    samples, n);
	while (n > 0)
		xml_free(samples[--n]);
}

size_t
press_check(struct press *press, struct diags *ds, const char *name,
    const struct press_options *options)
{
	size_t			 first = diags_count(ds, DIAG_NOTE);
	const char		*path = press_find(press, ds, name);
	struct press_template	*loaded;
	struct template		*t;
	int			 faults;

	if (path == NULL)
		return 1;
	t = template_read(ds, press->styles, &press->house, name, path,
	    &faults);
	if (t->root != NULL)
		template_check_structure(ds, t);
	template_free(t);
	if (faults == 0 && (loaded = press_load(press, ds, name)) != NULL)
		try_samples(press, ds, loaded, options);
	return diags_count_since(ds, first, DIAG_DATA);
}

/* ---- papers ---- */

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds the folders of DIR that hold a template. */
static size_t
add_papers(struct press *press, struct diags *ds, const char *dir,
    char **papers, size_t n, size_t max)
{
	char	**names = file_list(ds, press->arena, dir, "");
	size_t	  i;

	for (i = 0; names != NULL && names[i] != NULL && n < max; i++)
		if (file_exists(file_join(press->arena, dir, file_join(
		    press->arena, names[i], "template.xml"))))
			papers[n++] = names[i];
	return n;
}

char **
press_papers(struct press *press, struct diags *ds, const char *dir)
{
	enum { PAPERS_MAX = 10000 };
	char	**papers;
	size_t	  i, n = 0, kept = 0;

	papers = arena_array(press->arena, PAPERS_MAX + 1, sizeof(*papers));
	if (dir != NULL)
		n = add_papers(press, ds, dir, papers, n, PAPERS_MAX);
	else if (press->house.overlay != NULL)
		n = add_papers(press, ds, press->house.overlay, papers, n,
		    PAPERS_MAX);
	if (dir == NULL)
		n = add_papers(press, ds, press->house.shipped, papers, n,
		    PAPERS_MAX);
	qsort(papers, n, sizeof(*papers), compare);
	for (i = 0; i < n; i++)
		if (i == 0 || strcmp(papers[i], papers[i - 1]) != 0)
			papers[kept++] = papers[i];
	papers[kept] = NULL;
	return papers;
}

/* ---- fields ---- */

const struct press_fields *
press_fields(struct press *press, const struct press_template *t)
{
	struct press_fields	*fields;

	fields = arena_alloc(press->arena, sizeof(*fields));
	fields_of(fields, press->arena, &t->t);
	return fields;
}

xmlDoc *
press_skeleton(struct press *press, const struct press_template *t)
{
	return fields_skeleton(press_fields(press, t));
}
