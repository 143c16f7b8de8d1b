#include "press/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "base/xml.h"
#include "press/font.h"
#include "press/length.h"

enum type {
	LENGTH, SIGNED, HEIGHT, SIZE, WIDTH, EDGE, COLOR, FONT,
	WEIGHT, ALIGN, BREAK, YESNO, VALIGN, KEEP
};

static const struct {
	const char	*name;
	enum type	 type;
	int		 inherited;
	const char	*first;
} properties[STYLE_COUNT] = {
#define PROPERTY(constant, name, type, inherited, first) \
	{ name, type, inherited, first },
#include "press/style.in"
#undef PROPERTY
};

/* The words of a property, in the order of the constants in the header. */
static const struct {
	enum type	 type;
	const char	*words[6];
} word_lists[] = {
	{ WEIGHT, { "regular", "bold" } },
	{ ALIGN, { "left", "center", "right", "justify", "decimal" } },
	{ BREAK, { "keep-all", "anywhere", "never", "fit" } },
	{ YESNO, { "no", "yes" } },
	{ VALIGN, { "top", "middle", "bottom" } },
	{ KEEP, { "auto", "together" } }
};

/* Attributes that set one property for each side: top right bottom left. */
static const struct {
	const char		*name;
	enum style_property	 first;
} sides[] = {
	{ "border", STYLE_BORDER_TOP },
	{ "padding", STYLE_PADDING_TOP },
	{ "cell-border", STYLE_CELL_TOP },
	{ "cell-padding", STYLE_CELL_PADDING_TOP }
};

enum { SIDES = sizeof(sides) / sizeof(sides[0]), RULES_MAX = 1000 };
enum { SMALLEST = 4000, LARGEST = 400000 };	/* mpt */
enum { LEAST_PERCENT = 40 };	/* of the size around it */

struct styles {
	struct arena		*arena;
	const struct fonts	*fonts;
	char			*path;
	struct style_rule	*rules;
	size_t			 n;
	size_t			 own;	/* those before it are another file's */
	struct style_setting	 first[STYLE_COUNT];	/* initial values */
};

static int
find_property(const char *name)
{
	int	 i;

	for (i = 0; i < STYLE_COUNT; i++)
		if (strcmp(properties[i].name, name) == 0)
			return i;
	return -1;
}

static int
find_sides(const char *name)
{
	int	 i;

	for (i = 0; i < SIDES; i++)
		if (strcmp(sides[i].name, name) == 0)
			return i;
	return -1;
}

int
style_is_property(const char *name)
{
	return find_property(name) >= 0 || find_sides(name) >= 0;
}

void
style_names(struct buf *out)
{
	int	 i;

	for (i = 0; i < STYLE_COUNT; i++)
		buf_printf(out, " %s", properties[i].name);
	for (i = 0; i < SIDES; i++)
		buf_printf(out, " %s", sides[i].name);
}

/* The next blank-separated word at *S; its length, 0 at the end. */
static size_t
take_word(const char **s)
{
	*s += strspn(*s, " \t\r\n");
	return strcspn(*s, " \t\r\n");
}

static int
word_is(const char *s, size_t len, const char *word)
{
	return strlen(word) == len && memcmp(s, word, len) == 0;
}

/* #rgb, #rrggbb, none. */
static int
parse_color(const char *s, size_t len, uint32_t *out)
{
	static const char	 digits[] = "0123456789abcdefABCDEF";
	uint32_t		 n = 0;
	size_t			 i;

	if (word_is(s, len, "none")) {
		*out = STYLE_NONE;
		return 0;
	}
	if (s[0] != '#' || (len != 4 && len != 7))
		return -1;
	for (i = 1; i < len; i++) {
		const char	*at = strchr(digits, s[i]);
		uint32_t	 digit;

		if (at == NULL)
			return -1;
		digit = (uint32_t)(at - digits);
		digit -= digit > 15 ? 6 : 0;
		n = n << 4 | digit;
		if (len == 4)
			n = n << 4 | digit;
	}
	*out = n;
	return 0;
}

/* Thickness, colour, "dashed", in any order, or "none". */
static int
parse_edge(const char *s, size_t len, struct style_value *v)
{
	struct length	 l;

	if (word_is(s, len, "dashed")) {
		v->dashed = 1;
		return 0;
	}
	if (s[0] == '#')
		return parse_color(s, len, &v->color);
	if (word_is(s, len, "none")) {
		v->n = 0;
		return 0;
	}
	if (length_parse(s, len, &l) == -1 || l.unit != LENGTH_MPT || l.n < 0)
		return -1;
	v->n = l.n;
	return 0;
}

static int
parse_edges(const char *text, struct style_value *v)
{
	size_t	 len;

	for (; (len = take_word(&text)) > 0; text += len)
		if (parse_edge(text, len, v) == -1)
			return -1;
	return 0;
}

static int
parse_word(enum type type, const char *s, size_t len, struct style_value *v)
{
	size_t	 i;

	for (i = 0; word_lists[i].type != type; i++)
		;
	for (v->n = 0; word_lists[i].words[v->n] != NULL; v->n++)
		if (word_is(s, len, word_lists[i].words[v->n]))
			return 0;
	return -1;
}

static int
unit_fits(enum type type, struct length l)
{
	switch (l.unit) {
	case LENGTH_MPT:
	case LENGTH_EM:
		return l.n >= 0 || type == SIGNED;
	case LENGTH_PERCENT:
		return l.n >= 0 &&
		    (type == HEIGHT || type == SIZE || type == WIDTH);
	case LENGTH_AUTO:
		return type == WIDTH;
	default:
		return 0;
	}
}

static int
parse_value(const struct fonts *fonts, enum type type, const char *text,
    struct style_value *v)
{
	size_t		 len = take_word(&text);
	const char	*rest = text + len;
	struct length	 l;

	*v = (struct style_value){ 0 };
	if (type == EDGE)
		return parse_edges(text, v);
	if (len == 0 || take_word(&rest) > 0)
		return -1;
	if (type == COLOR)
		return parse_color(text, len, &v->color);
	if (type == FONT)
		return fonts_face(fonts, text, 0) >= 0 ? 0 : -1;
	if (type >= WEIGHT)
		return parse_word(type, text, len, v);
	if (length_parse(text, len, &l) == -1 || !unit_fits(type, l))
		return -1;
	v->n = l.n;
	v->unit = (uint8_t)l.unit;
	return 0;
}

static const char *
type_words(struct arena *arena, enum type type)
{
	static const char *const	 kinds[] = {
		[LENGTH] = "2mm, 3pt, 1em", [SIGNED] = "2mm, -1em",
		[HEIGHT] = "160%, 14pt", [SIZE] = "10.5pt, 90%",
		[WIDTH] = "40mm, 50%, auto", [EDGE] = "0.4pt #888888",
		[COLOR] = "#333333, none", [FONT] = "gothic, myeongjo"
	};
	char	*text;
	size_t	 i;
	int	 w;

	if (type < WEIGHT)
		return kinds[type];
	for (i = 0; word_lists[i].type != type; i++)
		;
	text = arena_strdup(arena, word_lists[i].words[0]);
	for (w = 1; word_lists[i].words[w] != NULL; w++)
		text = arena_printf(arena, "%s, %s", text,
		    word_lists[i].words[w]);
	return text;
}

/*
 * What nobody can read any more: letters below 4 pt, lines that stand in one
 * another. NULL, or the least that may be written.
 */
static const char *
least(enum style_property p, const struct style_value *v)
{
	int	 points = v->unit == LENGTH_MPT;

	if (p == STYLE_SIZE && v->n < (points ? SMALLEST : LEAST_PERCENT *
	    (v->unit == LENGTH_EM ? 10 : 1000)))
		return points ? "4pt" : v->unit == LENGTH_EM ? "0.4em" : "40%";
	if (p == STYLE_LINE_HEIGHT && v->n < (points ? SMALLEST :
	    v->unit == LENGTH_EM ? 1000 : 100000))
		return points ? "4pt" : v->unit == LENGTH_EM ? "1em" : "100%";
	return NULL;
}

static int
fail(struct diags *ds, struct place place, const char *name, const char *text,
    enum type type)
{
	struct arena	*arena = arena_new();

	diag_at(ds, DIAG_P002, place, name, text, type_words(arena, type),
	    NULL);
	arena_free(arena);
	return -1;
}

/*
 * "top bottom 0.4pt #888": the named sides get it and the others nothing;
 * with no side named, all four get it.
 */
static int
parse_border(const char *text, struct style_value v[STYLE_SETTINGS])
{
	static const char *const names[] = { "top", "right", "bottom", "left" };
	struct style_value	 edge = { 0 };
	unsigned		 named = 0;
	size_t			 len;
	int			 i;

	for (; (len = take_word(&text)) > 0; text += len) {
		for (i = 0; i < 4 && !word_is(text, len, names[i]); i++)
			;
		if (i < 4)
			named |= 1u << i;
		else if (parse_edge(text, len, &edge) == -1)
			return -1;
	}
	for (i = 0; i < 4; i++)
		v[i] = named == 0 || named & 1u << i ? edge :
		    (struct style_value){ 0 };
	return 0;
}

/* Which of one to four lengths is of which side. */
static const int	 padding_words[4][4] = {
	{ 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 }
};

/* One to four lengths, as in CSS: all; vertical, horizontal; …; clockwise. */
static int
parse_padding(const char *text, struct style_value v[STYLE_SETTINGS])
{
	struct length		 l[4];
	size_t			 len;
	int			 i, n = 0;

	for (; (len = take_word(&text)) > 0; text += len, n++)
		if (n == 4 || length_parse(text, len, &l[n]) == -1 ||
		    !unit_fits(LENGTH, l[n]))
			return -1;
	if (n == 0)
		return -1;
	for (i = 0; i < 4; i++)
		v[i] = (struct style_value){ .n = l[padding_words[n - 1][i]].n,
		    .unit = (uint8_t)l[padding_words[n - 1][i]].unit };
	return 0;
}

static int
parse_sides(struct diags *ds, struct place place, int shorthand,
    const char *text, struct style_setting out[STYLE_SETTINGS])
{
	enum style_property	 first = sides[shorthand].first;
	enum type		 type = properties[first].type;
	struct style_value	 v[STYLE_SETTINGS];
	int			 i;

	if ((type == EDGE ? parse_border(text, v) :
	    parse_padding(text, v)) == -1)
		return fail(ds, place, sides[shorthand].name, text, type);
	for (i = 0; i < STYLE_SETTINGS; i++)
		out[i] = (struct style_setting){ first + (unsigned)i, v[i],
		    text, place.file, place.line };
	return STYLE_SETTINGS;
}

int
style_parse(const struct styles *ss, struct diags *ds, struct place place,
    const char *name, const char *text,
    struct style_setting out[STYLE_SETTINGS])
{
	int		 i = find_property(name);
	const char	*bound;

	if (i == -1)
		return parse_sides(ds, place, find_sides(name), text, out);
	out[0] = (struct style_setting){ (enum style_property)i, { 0 }, text,
	    place.file, place.line };
	if (parse_value(ss->fonts, properties[i].type, text,
	    &out[0].value) == -1)
		return fail(ds, place, name, text, properties[i].type);
	bound = least((enum style_property)i, &out[0].value);
	if (bound == NULL)
		return 1;
	diag_at(ds, DIAG_P177, place, name, text, bound, NULL);
	return -1;
}

/* From the last to the first: what was put over another is found. */
const struct style_rule *
styles_find(const struct styles *ss, const char *name, size_t len)
{
	size_t	 i;

	for (i = ss->n; i > 0; i--)
		if (ss->rules[i - 1].len == len &&
		    memcmp(ss->rules[i - 1].name, name, len) == 0)
			return &ss->rules[i - 1];
	return NULL;
}

/* 1 if RULE is there and of the file being read. */
static int
is_own(const struct styles *ss, const struct style_rule *rule)
{
	return rule != NULL && rule - ss->rules >= (ptrdiff_t)ss->own;
}

static int
load_rule(struct styles *ss, struct diags *ds, const xmlNode *node)
{
	struct place		 place = { ss->path, xml_line(node), NULL };
	struct style_rule	*rule = &ss->rules[ss->n];
	struct style_setting	 set[STYLE_SETTINGS];
	const xmlAttr		*a;
	int			 i, n, result = 0;

	rule->name = xml_attribute(ss->arena, node, "name");
	if (rule->name == NULL)
		return -1;
	rule->len = strlen(rule->name);
	if (rule->len == 0 || strpbrk(rule->name, " \t\r\n") != NULL) {
		diag_at(ds, DIAG_P182, place, rule->name, NULL);
		result = -1;
	}
	if (is_own(ss, styles_find(ss, rule->name, rule->len))) {
		diag_at(ds, DIAG_P003, place, rule->name, NULL);
		return -1;
	}
	rule->settings = arena_array(ss->arena, STYLE_COUNT * 2,
	    sizeof(*rule->settings));
	for (a = node->properties; a != NULL; a = a->next) {
		const char	*name = (const char *)a->name;

		if (!style_is_property(name))
			continue;
		n = style_parse(ss, ds, place, name,
		    xml_attribute(ss->arena, node, name), set);
		if (n == -1)
			result = -1;
		for (i = 0; i < n; i++)
			rule->settings[rule->n++] = set[i];
	}
	ss->n++;
	return result;
}

static int
check_words(const struct styles *ss, struct diags *ds, const xmlDoc *doc)
{
	struct buf		 names;
	struct vocab_element	 table[2] = {
		{ "styles", "", "", 0 }, { "style", "styles", NULL, 0 }
	};
	int			 result;

	buf_init(&names, 4096);
	buf_puts(&names, "!name");
	style_names(&names);
	table[1].attributes = buf_string(&names);
	result = vocab_check(ds, ss->path, doc, table, 2);
	buf_free(&names);
	return result;
}

/* Behind those that are there. */
static int
load_rules(struct styles *ss, struct diags *ds, const xmlDoc *doc)
{
	const xmlNode		*node;
	struct style_rule	*rules;
	size_t			 n = ss->n;
	int			 result = 0;

	/* What is unknown is passed over, so that the rest is seen too. */
	if (check_words(ss, ds, doc) == -1)
		result = -1;
	node = xml_first(xmlDocGetRootElement(doc));
	for (; node != NULL; node = xml_next(node))
		n++;
	if (n > RULES_MAX) {
		diag_at(ds, DIAG_P004, (struct place){ .file = ss->path },
		    NULL);
		return -1;
	}
	rules = arena_array(ss->arena, n, sizeof(*rules));
	if (ss->n > 0)
		memcpy(rules, ss->rules, ss->n * sizeof(*rules));
	ss->rules = rules;
	ss->own = ss->n;
	node = xml_first(xmlDocGetRootElement(doc));
	for (; node != NULL; node = xml_next(node))
		if (xml_is(node, "style") &&
		    load_rule(ss, ds, node) == -1)
			result = -1;
	return result;
}

/* The values of style.in, which are right or the role is not installed. */
static int
load_first(struct styles *ss, struct diags *ds)
{
	int	 i, result = 0;

	for (i = 0; i < STYLE_COUNT; i++)
		if (style_parse(ss, ds, (struct place){ .file = ss->path },
		    properties[i].name, properties[i].first,
		    &ss->first[i]) == -1)
			result = -1;
	return result;
}

struct styles *
styles_new(struct diags *ds, const struct fonts *fonts, const char *path)
{
	struct arena	*arena = arena_new();
	struct styles	*ss = arena_alloc(arena, sizeof(*ss));
	xmlDoc		*doc = xml_read_file(ds, path);
	int		 result = -1;

	ss->arena = arena;
	ss->fonts = fonts;
	ss->path = arena_strdup(arena, path);
	if (doc != NULL && load_first(ss, ds) == 0)
		result = load_rules(ss, ds, doc);
	xml_free(doc);
	if (result == 0)
		return ss;
	styles_free(ss);
	return NULL;
}

int
styles_overlay(struct styles *ss, struct diags *ds, const char *path)
{
	xmlDoc	*doc = xml_read_file(ds, path);
	int	 result = -1;

	ss->path = arena_strdup(ss->arena, path);
	if (doc != NULL)
		result = load_rules(ss, ds, doc);
	xml_free(doc);
	return result;
}

void
styles_free(struct styles *ss)
{
	if (ss != NULL)
		arena_free(ss->arena);
}

static int
clamp_size(int64_t size)
{
	if (size < SMALLEST)
		return SMALLEST;
	return size > LARGEST ? LARGEST : (int)size;
}

static void
apply(struct style *s, const struct style_setting *settings, size_t n,
    int parent_size)
{
	size_t	 i;

	for (i = 0; i < n; i++) {
		enum style_property	 p = settings[i].property;

		s->v[p] = settings[i].value;
		s->from[p] = &settings[i];
		if (p == STYLE_SIZE)
			s->size = clamp_size(length_resolve((struct length){
			    s->v[p].n, s->v[p].unit }, parent_size,
			    parent_size));
	}
}

static void
begin(const struct styles *ss, struct style *s, const struct style *parent)
{
	int	 i;

	for (i = 0; i < STYLE_COUNT; i++) {
		int	 inherit = parent != NULL && properties[i].inherited;

		s->v[i] = inherit ? parent->v[i] : ss->first[i].value;
		s->from[i] = inherit ? parent->from[i] : NULL;
	}
	s->size = parent != NULL ? parent->size :
	    clamp_size(ss->first[STYLE_SIZE].value.n);
}

struct style *
style_compute(const struct styles *ss, struct arena *arena,
    const struct style *parent, const struct style_rule *const *rules,
    size_t n_rules, const struct style_setting *settings, size_t n)
{
	struct style	*s = arena_alloc(arena, sizeof(*s));
	const char	*role;
	int		 parent_size;
	size_t		 i;

	begin(ss, s, parent);
	parent_size = s->size;
	for (i = 0; i < n_rules; i++)
		if (rules[i] != NULL)
			apply(s, rules[i]->settings, rules[i]->n, parent_size);
	apply(s, settings, n, parent_size);
	role = s->from[STYLE_FONT] != NULL ? s->from[STYLE_FONT]->text :
	    properties[STYLE_FONT].first;
	s->face = fonts_face(ss->fonts, role, s->v[STYLE_WEIGHT].n);
	s->letter_spacing = style_length(s, STYLE_LETTER_SPACING, 0);
	return s;
}

int
style_length(const struct style *s, enum style_property p, int whole)
{
	return length_resolve((struct length){ s->v[p].n, s->v[p].unit },
	    s->size, whole);
}

int
style_line_height(const struct style *s)
{
	int	 height = style_length(s, STYLE_LINE_HEIGHT, s->size);

	return height > 0 ? height : 1;
}

/* The part of a padding's text that is of this side. */
static const char *
side_text(enum style_property p, const char *text, size_t *len)
{
	const char	*words[4] = { text, text, text, text };
	size_t		 lens[4] = { strlen(text) };
	int		 i, n = 0;

	for (i = 0; i < SIDES; i++)
		if (properties[p].type == LENGTH && p >= sides[i].first &&
		    p < sides[i].first + STYLE_SETTINGS)
			break;
	*len = lens[0];
	if (i == SIDES)
		return text;
	for (; n < 4 && (lens[n] = take_word(&text)) > 0; n++) {
		words[n] = text;
		text += lens[n];
	}
	if (n == 0)
		return words[0];
	i = padding_words[n - 1][p - sides[i].first];
	*len = lens[i];
	return words[i];
}

/* "templates/house.xml": an office's file has the same name. */
static const char *
short_path(const char *path)
{
	const char	*s = path + strlen(path);
	int		 slashes = 0;

	while (s > path && (s[-1] != '/' || ++slashes < 2))
		s--;
	return s;
}

void
style_trace(const struct style *s, struct buf *out)
{
	const char	*text;
	size_t		 len;
	int		 i;

	for (i = 0; i < STYLE_COUNT; i++) {
		if (s->from[i] == NULL)
			continue;
		text = side_text((enum style_property)i, s->from[i]->text,
		    &len);
		buf_printf(out, " %s=\"%.*s\" (%s:%d)", properties[i].name,
		    (int)len, text, short_path(s->from[i]->file),
		    s->from[i]->line);
	}
}
