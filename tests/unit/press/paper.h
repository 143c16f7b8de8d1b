/*
 * For tests of the press: a template and data as strings, printed with a
 * house style of its own, so that the papers' style can change freely.
 */
#ifndef TESTS_PAPER_H
#define TESTS_PAPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "press/press.h"

static const char	 paper_house[] =
    "<styles>"
    "<style name='document' font='gothic' size='10pt' align='left'"
    " line-height='150%'/>"
    "<style name='h1' size='16pt' weight='bold' keep-next='yes'/>"
    "<style name='b' weight='bold'/><style name='u' underline='yes'/>"
    "<style name='s' strike='yes'/>"
    "<style name='sup' size='65%' raise='0.55em'/>"
    "<style name='sub' size='65%' raise='-0.2em'/>"
    "<style name='table' cell-border='0.4pt' cell-padding='1mm'/>"
    "<style name='hr' border-top='0.5pt'/>"
    "<style name='center' align='center'/>"
    "<style name='red' color='#FF0000'/>"
    "<style name='number' align='right' break='fit'/>"
    "</styles>";

struct paper {
	struct diags	*diags;
	struct buf	 out;
	char		 dir[32];
	int		 result;
	char		 said[16384];	/* the diags, in English */
};

static inline void
paper_write(const char *dir, const char *name, const char *text)
{
	char	 path[256];
	FILE	*f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static inline void
paper_said(struct paper *p)
{
	FILE	*f = tmpfile();
	size_t	 n;

	diags_print(p->diags, f);
	rewind(f);
	n = fread(p->said, 1, sizeof(p->said) - 1, f);
	p->said[n] = '\0';
	fclose(f);
}

/* BODY stands in <document …ATTRIBUTES>, DATA is the whole data. */
static inline void
paper_print_with(struct paper *p, const char *attributes, const char *body,
    const char *data, const char *trace, int draft)
{
	struct press_options	 options = {
		.clock = "2026-02-20T10:00:00+09:00", .draft = draft,
		.trace = trace
	};
	struct press_template	*t = NULL;
	struct press		*press;
	xmlDoc			*doc;
	char			 path[64];
	struct buf		 text;

	setenv("SEORYU_LANG", "en", 1);
	memset(p, 0, sizeof(*p));
	p->diags = diags_new();
	p->result = -1;
	buf_init(&p->out, BUF_TEXT);
	snprintf(p->dir, sizeof(p->dir), "/tmp/paper-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	paper_write(p->dir, "house.xml", paper_house);
	buf_init(&text, BUF_TEXT);
	buf_printf(&text, "<document xmlns:k='https://seoryu.invalid/ns/k' "
	    "%s>\n%s</document>\n", attributes, body);
	paper_write(p->dir, "t.xml", buf_string(&text));
	buf_free(&text);
	snprintf(path, sizeof(path), "%s/t.xml", p->dir);
	press = press_new(p->diags, p->dir, "fonts");
	doc = xml_read(p->diags, "data.xml", data, strlen(data));
	if (press != NULL && doc != NULL)
		t = press_load(press, p->diags, path);
	if (t != NULL)
		p->result = press_print(press, p->diags, t, doc, &options,
		    &p->out);
	paper_said(p);
	xml_free(doc);
	press_free(press);
}

static inline void
paper_print(struct paper *p, const char *body, const char *data)
{
	paper_print_with(p, "", body, data, "dump", 0);
	if (p->result != 0)
		print_message("%s", p->said);
}

static inline void
paper_free(struct paper *p)
{
	char	 path[64];

	snprintf(path, sizeof(path), "%s/t.xml", p->dir);
	unlink(path);
	snprintf(path, sizeof(path), "%s/house.xml", p->dir);
	unlink(path);
	rmdir(p->dir);
	buf_free(&p->out);
	diags_free(p->diags);
}

static inline int
paper_has(const struct paper *p, const char *text)
{
	return strstr(buf_string(&p->out), text) != NULL;
}

static inline int
paper_count(const struct paper *p, const char *text)
{
	const char	*s = buf_string(&p->out);
	int		 n = 0;

	for (; (s = strstr(s, text)) != NULL; s += strlen(text))
		n++;
	return n;
}

#endif
