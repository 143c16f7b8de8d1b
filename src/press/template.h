/*
 * A template as it was loaded: checked against the vocabulary, includes put
 * in, every hole and every each/if compiled, constant styles parsed. Nothing
 * of it changes afterwards; threads may share it.
 */
#ifndef PRESS_TEMPLATE_H
#define PRESS_TEMPLATE_H

#include <stddef.h>

#include "press/hole.h"
#include "press/style.h"

enum element {
	ELEMENT_TEXT,
#define ELEMENT(constant, name, parents, attributes, text) ELEMENT_##constant,
#include "press/template.in"
#undef ELEMENT
	ELEMENT_COUNT
};

enum {
	TEMPLATE_NODES	= 100000,	/* elements and texts of one template */
	TEMPLATE_INCLUDES = 500,	/* in one template */
	TEMPLATE_DEPTH	= 10		/* includes inside one another */
};

struct template_attribute {
	const char		*name;
	int			 is_style;
	struct hole_text	 value;
};

struct template_node {
	enum element			 element;
	int				 id;	/* 0 …, of its own */
	const char			*file;
	int				 line;
	struct hole_text		 text;	/* ELEMENT_TEXT */
	struct xpath_expr		*each, *test;
	int				 required;	/* by its each= */
	struct template_attribute	*attributes;
	size_t				 n_attributes;
	int				 fixed;	/* no attribute has a hole */
	struct style_setting		*settings; /* of hole-free attributes */
	size_t				 n_settings;
	struct template_node		*first, *next;
};

struct template {
	struct arena		*arena;
	const char		*name;		/* as it was asked for */
	const char		*path;
	const char		*dir;		/* of the file: images */
	const struct house	*house;
	struct template_node	*root;
	int			 n;		/* nodes */
	struct xpath_expr	*select, *draft;
	struct template		*next;
};

struct diags;
struct house;
struct styles;

/* Loads the file PATH; NULL with diags at its lines. HOUSE outlives it. */
struct template	*template_load(struct diags *, const struct styles *,
		    const struct house *, const char *name, const char *path);
/*
 * The same, but what could be read is there however many FAULTS it has; its
 * root is NULL if nothing could. It is for looking at, not for printing.
 */
struct template	*template_read(struct diags *, const struct styles *,
		    const struct house *, const char *name, const char *path,
		    int *faults);
void		 template_free(struct template *);

/* "h1". */
const char	*template_element(enum element);

/* The attribute, NULL if it is not there. */
const struct template_attribute	*template_attribute(
				    const struct template_node *,
				    const char *name);

/* Class names without holes exist, or diags. */
const struct style_rule	*template_class(const struct styles *,
			    struct diags *, struct place, const char *name,
			    size_t len);

#endif
