#include "press/sheet.h"

#include <string.h>

#include "press/length.h"

static const struct {
	const char	*name;
	int		 width, height;
} papers[] = {
	{ "A4", 595276, 841890 },
	{ "A4-landscape", 841890, 595276 },
	{ "A3", 841890, 1190551 },
	{ "A3-landscape", 1190551, 841890 }
};

enum { PAPERS = sizeof(papers) / sizeof(papers[0]) };

static const char	 usual[] = "20mm 15mm 15mm 20mm";

static struct source
source_of(const struct node *node)
{
	return (struct source){ node->from->file, node->from->line,
	    node->data };
}

static void
read_paper(struct job *job, const struct node *node, struct sheet *sheet)
{
	const char	*text = expand_attribute(node, "paper");
	struct source	 source = source_of(node);
	int		 i = 0;

	if (text == NULL)
		return;
	while (i < PAPERS && strcmp(papers[i].name, text) != 0)
		i++;
	if (i == PAPERS) {
		job_fault(job, DIAG_P028, &source, "paper", text,
		    "A4, A4-landscape");
		return;
	}
	sheet->width = papers[i].width;
	sheet->height = papers[i].height;
}

static int
parse_margins(const char *text, int margins[4])
{
	struct length	 l;
	size_t		 len;
	int		 i;

	for (i = 0; ; i++, text += len) {
		text += strspn(text, " \t\r\n");
		if ((len = strcspn(text, " \t\r\n")) == 0)
			return i == 4 ? 0 : -1;
		if (i == 4 || length_parse(text, len, &l) == -1 ||
		    l.unit != LENGTH_MPT || l.n < 0)
			return -1;
		margins[i] = l.n;
	}
}

static void
read_margins(struct job *job, const struct node *node, struct sheet *sheet)
{
	const char	*text = expand_attribute(node, "margins");
	struct source	 source = source_of(node);

	if (text != NULL && parse_margins(text, sheet->margins) == -1) {
		job_fault(job, DIAG_P028, &source, "margins", text, usual);
		parse_margins(usual, sheet->margins);
	}
	if (sheet_body_width(sheet) <= 0 || sheet_body_height(sheet) <= 0) {
		job_fault(job, DIAG_P030, &source, NULL, NULL, NULL);
		parse_margins(usual, sheet->margins);
	}
}

void
sheet_read(struct job *job, const struct node *node,
    const struct sheet *outer, struct sheet *sheet)
{
	if (outer != NULL)
		*sheet = *outer;
	else {
		sheet->width = papers[0].width;
		sheet->height = papers[0].height;
		parse_margins(usual, sheet->margins);
	}
	read_paper(job, node, sheet);
	read_margins(job, node, sheet);
}

int
sheet_body_width(const struct sheet *sheet)
{
	return sheet->width - sheet->margins[SHEET_LEFT] -
	    sheet->margins[SHEET_RIGHT];
}

int
sheet_body_height(const struct sheet *sheet)
{
	return sheet->height - sheet->margins[SHEET_TOP] -
	    sheet->margins[SHEET_BOTTOM];
}
