/*
 * What a press holds, for the files that make it up.
 */
#ifndef PRESS_STATE_H
#define PRESS_STATE_H

#include "press/house.h"
#include "press/press.h"
#include "press/template.h"

struct press {
	struct arena		*arena;
	struct arena		*job;		/* of the document at hand */
	struct arena		*scratch;	/* of a cell at hand */
	struct house		 house;
	struct fonts		*fonts;
	struct styles		*styles;
	struct template		*loaded;	/* linked by next */
	struct canvas_pdf_batch	*batch;		/* once a PDF is printed */
	struct words		*words;		/* of the templates so far */
};

/* What is known of a template's papers before their data. */
struct words {
	const struct template	*template;
	struct canvas_pdf_base	*base;		/* of the batch, or NULL */
	struct box_memo		*styles;	/* that no data changes */
	struct words		*next;
};

/* What the header calls a template is ours. */
struct press_template {
	struct template	 t;
};

/* The file of the template NAME; in the press, or NULL with P029. */
const char	*press_find(struct press *, struct diags *, const char *name);

#endif
