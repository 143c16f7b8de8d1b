/*
 * How an element looks. Decided by exactly four things, each over the one
 * before: the inherited properties of its parent, the style of house.xml that
 * is named like the element, the styles in its class from left to right, its
 * own attributes. There are no selectors, so that every value has one place
 * it comes from, which -T boxes shows.
 */
#ifndef PRESS_STYLE_H
#define PRESS_STYLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;
struct buf;
struct fonts;
struct styles;

enum style_property {
#define PROPERTY(constant, name, type, inherited, first) STYLE_##constant,
#include "press/style.in"
#undef PROPERTY
	STYLE_COUNT
};

/* Values of the properties that are words. */
enum { STYLE_REGULAR, STYLE_BOLD };
enum {
	STYLE_LEFT, STYLE_CENTER, STYLE_RIGHT, STYLE_JUSTIFY, STYLE_DECIMAL
};
enum { STYLE_KEEP_ALL, STYLE_ANYWHERE, STYLE_NEVER, STYLE_FIT };
enum { STYLE_TOP, STYLE_MIDDLE, STYLE_BOTTOM };
enum { STYLE_AUTO, STYLE_TOGETHER };
enum { STYLE_NO, STYLE_YES };

#define STYLE_NONE	UINT32_C(0xFF000000)	/* the colour of nothing */

struct style_value {
	int		 n;		/* word, or length in its unit */
	uint8_t		 unit;		/* enum length_unit */
	uint8_t		 dashed;	/* of an edge */
	uint32_t	 color;		/* 0xRRGGBB or STYLE_NONE */
};

/* One property set somewhere. */
struct style_setting {
	enum style_property	 property;
	struct style_value	 value;
	const char		*text;	/* as written */
	const char		*file;
	int			 line;
};

enum { STYLE_SETTINGS = 4 };	/* most that one attribute sets: its sides */

/* A named style. */
struct style_rule {
	const char		*name;
	size_t			 len;		/* of the name */
	struct style_setting	*settings;
	size_t			 n;
};

/* A computed style; lengths below are in mpt. */
struct style {
	struct style_value		 v[STYLE_COUNT];
	const struct style_setting	*from[STYLE_COUNT];
	int				 face;
	int				 size;
	int				 letter_spacing;
	int				 kept;	/* outlives the document */
};

/* Reads house.xml; NULL with diags at its lines. FONTS outlives it. */
struct styles	*styles_new(struct diags *, const struct fonts *,
		    const char *path);
/*
 * Puts the styles of another file over them: one of the same name replaces
 * that style wholly, a new name adds one. 0, or -1 with diags at its lines.
 */
int		 styles_overlay(struct styles *, struct diags *,
		    const char *path);
void		 styles_free(struct styles *);

/* The style of that name, NULL if there is none. */
const struct style_rule	*styles_find(const struct styles *, const char *name,
			    size_t len);

/* 1 if NAME is a property or stands for several (border, padding). */
int	 style_is_property(const char *name);

/* All names that an attribute may have, each with a blank before it. */
void	 style_names(struct buf *);

/*
 * What the attribute NAME="TEXT" sets, written to OUT; the number of
 * settings, or -1 with a diag at PLACE. Strings are kept, not copied.
 */
int	 style_parse(const struct styles *, struct diags *, struct place,
	    const char *name, const char *text,
	    struct style_setting out[STYLE_SETTINGS]);

/*
 * The style of an element: PARENT's (NULL for the document), then RULES, then
 * SETTINGS. In the arena.
 */
struct style	*style_compute(const struct styles *, struct arena *,
	    const struct style *parent, const struct style_rule *const *rules,
	    size_t n_rules, const struct style_setting *settings, size_t n);

/* A length of the style in mpt; percents are of WHOLE. */
int	 style_length(const struct style *, enum style_property, int whole);

/* Height of a line of this style's text in mpt. */
int	 style_line_height(const struct style *);

/* Adds "name=value (file:line)" for every property that was set. */
void	 style_trace(const struct style *, struct buf *);

#endif
