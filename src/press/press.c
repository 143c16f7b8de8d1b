#include "press/press.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "press/box.h"
#include "press/canvas.h"
#include "press/expand.h"
#include "press/font.h"
#include "press/house.h"
#include "press/page.h"
#include "press/press_state.h"
#include "press/style.h"
#include "press/template.h"
#include "press/template_words.h"

#define PRODUCER	"seoryu " SEORYU_VERSION

struct press *
press_new(struct diags *ds, const char *templates, const char *fonts)
{
	struct arena	*arena = arena_new();
	struct press	*press = arena_alloc(arena, sizeof(*press));

	press->arena = arena;
	press->job = arena_new();
	press->scratch = arena_new();
	press->fonts = fonts_new(ds, fonts);
	if (press->fonts != NULL)
		press->styles = styles_new(ds, press->fonts,
		    file_join(arena, templates, "house.xml"));
	if (press->styles != NULL &&
	    house_open(&press->house, ds, arena, templates, NULL) == 0)
		return press;
	press_free(press);
	return NULL;
}

int
press_overlay(struct press *press, struct diags *ds, const char *dir)
{
	const char	*path = file_join(press->arena, dir, "house.xml");
	int		 result = 0;

	if (file_exists(path))
		result = styles_overlay(press->styles, ds, path);
	house_close(&press->house);
	if (house_open(&press->house, ds, press->arena,
	    press->house.shipped, dir) == -1)
		result = -1;
	return result;
}

void
press_free(struct press *press)
{
	struct template	*t, *next;

	if (press == NULL)
		return;
	for (t = press->loaded; t != NULL; t = next) {
		next = t->next;
		template_free(t);
	}
	canvas_pdf_batch_free(press->batch);
	house_close(&press->house);
	styles_free(press->styles);
	fonts_free(press->fonts);
	arena_free(press->job);
	arena_free(press->scratch);
	arena_free(press->arena);
}

const char *
press_find(struct press *press, struct diags *ds, const char *name)
{
	const char	*path, *own;

	path = house_find(&press->house, press->arena, NULL,
	    file_join(press->arena, name, "template.xml"));
	if (strchr(name, '/') == NULL && file_exists(path))
		return path;
	if (file_exists(name) && !file_is_directory(name))
		return name;
	own = file_join(press->arena, name, "template.xml");
	if (file_exists(own))
		return own;
	diag_at(ds, DIAG_P029, (struct place){ 0 }, name, path, NULL);
	return NULL;
}

struct press_template *
press_load(struct press *press, struct diags *ds, const char *name)
{
	const char	*path;
	struct template	*t;

	for (t = press->loaded; t != NULL; t = t->next)
		if (strcmp(t->name, name) == 0)
			return (struct press_template *)t;
	if ((path = press_find(press, ds, name)) == NULL)
		return NULL;
	t = template_load(ds, press->styles, &press->house, name, path);
	if (t == NULL)
		return NULL;
	t->next = press->loaded;
	press->loaded = t;
	return (struct press_template *)t;
}

static const char *
option(const struct node *root, const char *name)
{
	const char	*text = expand_attribute(root, name);

	return text != NULL && text[0] != '\0' ? text : NULL;
}

/* Digits come with any data. */
static void
expect_text(void *base, int face, const char *text)
{
	canvas_pdf_base_add(base, face, text);
	canvas_pdf_base_add(base, face, " 0123456789.,-()/:");
}

static struct words *
words_of(struct press *press, const struct template *t)
{
	struct words	*w;

	for (w = press->words; w != NULL; w = w->next)
		if (w->template == t)
			return w;
	w = arena_alloc(press->arena, sizeof(*w));
	w->template = t;
	w->styles = box_memos_new(press->arena, t);
	w->next = press->words;
	press->words = w;
	return w;
}

static struct canvas_pdf_base *
base_of(struct press *press, const struct template *t)
{
	struct words	*w = words_of(press, t);

	if (w->base != NULL)
		return w->base;
	w->base = canvas_pdf_base_new(press->batch);
	template_words(t, press->styles, house_office(&press->house),
	    expect_text, w->base);
	return w->base;
}

static int
write_pdf(struct press *press, struct job *job, struct pages *pages,
    const struct node *root, const struct template *t,
    const struct press_options *options, struct buf *out)
{
	struct canvas_pdf_info	 info = {
		.title = option(root, "title"),
		.author = option(root, "author"),
		.subject = option(root, "subject"),
		.clock = options->clock, .producer = PRODUCER,
		.attachment = options->attach
	};
	struct canvas		*canvas;
	int			 result;

	if (info.title == NULL)
		info.title = t->name;
	if (press->batch == NULL)
		press->batch = canvas_pdf_batch_new(job->diags, press->fonts);
	info.base = base_of(press, t);
	canvas = canvas_pdf_new(press->batch, &info);
	pages_draw(pages, canvas, job->draft);
	/* The canvas keeps copies; what was laid out makes room for its end. */
	arena_reset(job->arena);
	result = canvas_pdf_finish(canvas, job->diags, out);
	canvas_pdf_free(canvas);
	return result;
}

static int
is_trace(const struct press_options *options, const char *name)
{
	return options->trace != NULL && strcmp(options->trace, name) == 0;
}

static void
write_dump(struct job *job, struct pages *pages, struct buf *out)
{
	struct canvas	*canvas = canvas_dump_new(job->fonts, out);

	pages_draw(pages, canvas, job->draft);
	canvas_dump_free(canvas);
}

/* All faults are known before the first byte is written. */
static int
print(struct press *press, struct job *job, const struct template *t,
    xmlDoc *data, const struct press_options *options, struct buf *out)
{
	struct pages	*pages;
	struct node	*root;
	int		 draft;

	root = expand_run(job, t, data, &draft);
	if (root == NULL)
		return -1;
	job->draft |= draft;
	pages = pages_new(job, t, root);
	if (job->faults > 0)
		return -1;
	if (is_trace(options, "expanded"))
		expand_write(root, out);
	else if (is_trace(options, "boxes"))
		pages_trace(pages, out);
	else if (is_trace(options, "dump"))
		write_dump(job, pages, out);
	else
		return write_pdf(press, job, pages, root, t, options, out);
	return 0;
}

int
press_print(struct press *press, struct diags *ds,
    const struct press_template *template, xmlDoc *data,
    const struct press_options *options, struct buf *out)
{
	struct job	 job = {
		.arena = press->job, .scratch = press->scratch,
		.diags = ds, .fonts = press->fonts,
		.styles = press->styles, .draft = options->draft,
		.office = house_office(&press->house),
		.batch = press->arena,
		.kept = words_of(press, &template->t)->styles
	};
	int		 result;

	result = print(press, &job, &template->t, data, options, out);
	if (result == 0 && out->full) {
		diag_at(ds, DIAG_P032, (struct place){ 0 },
		    arena_printf(job.arena, "%zu", out->max), NULL);
		result = -1;
	}
	arena_reset(press->job);
	return result;
}
