#include "base/xpath_reads.h"

#include <string.h>

#include "base/arena.h"
#include "base/xpath_token.h"

/* libxml2 takes deeper ones; nobody writes them. */
enum { DEPTH_MAX = 100, PATH_MAX_BYTES = 1000 };

struct parser {
	struct arena		*arena;
	const char		*s;	/* behind the token */
	struct xpath_token	 token;
	struct xpath_reads	*out;
	struct xpath_read	**tail;
	const char		*around;	/* function of the argument */
	int			 depth;
};

/* What a part of an expression yields: nodes, or a literal, or neither. */
struct value {
	struct xpath_places	 nodes;
	const char		*literal;
};

/* Whose result is empty if their first argument is. */
static const char *const carriers[] = {
	"string", "normalize-space", "translate", "substring",
	"substring-before", "substring-after", "k:date", "k:date-weekday",
	"k:moment", "k:day", "k:year", "k:won", "k:comma", "k:won-text",
	"k:won-formal", "k:brn", "k:crn", "k:fold", "k:company", "k:mask",
	"k:with", "k:pad", "k:add-days", "k:period-end", "k:years-end",
	"k:earliest-issue"
};

static struct value	 parse_expression(struct parser *,
			    const struct xpath_places *);

static void
advance(struct parser *p)
{
	p->token = xpath_token_next(&p->s, p->token.kind);
}

static int
is(const struct parser *p, enum xpath_token_kind kind)
{
	return p->token.kind == kind;
}

static int
is_operator(const struct parser *p, const char *word)
{
	return is(p, XPATH_TOKEN_OPERATOR) && xpath_token_is(&p->token, word);
}

static const char *
word(struct parser *p)
{
	return arena_strndup(p->arena, p->token.text, p->token.len);
}

static int
is_carrier(const char *function)
{
	size_t	 i;

	if (function[0] == '\0')
		return 1;
	for (i = 0; i < sizeof(carriers) / sizeof(carriers[0]); i++)
		if (strcmp(carriers[i], function) == 0)
			return 1;
	return 0;
}

/* ---- places ---- */

static void
add(struct parser *p, struct xpath_places *set, const char *path)
{
	if (set->n == XPATH_READS_PLACES)
		p->out->unresolved = 1;
	else
		set->paths[set->n++] = path;
}

static void
merge(struct parser *p, struct xpath_places *set,
    const struct xpath_places *more)
{
	size_t	 i;

	for (i = 0; i < more->n; i++)
		add(p, set, more->paths[i]);
}

static void
record(struct parser *p, const struct xpath_places *set, const char *value,
    int carries)
{
	struct xpath_read	*read;
	size_t			 i;

	for (i = 0; i < set->n; i++) {
		read = arena_alloc(p->arena, sizeof(*read));
		read->path = set->paths[i];
		read->function = p->around;
		read->value = value;
		read->carries = carries;
		read->alternative = set->n > 1;
		*p->tail = read;
		p->tail = &read->next;
	}
}

static void
extend(struct parser *p, struct xpath_places *set, const char *separator,
    const char *step)
{
	size_t	 i;

	for (i = 0; i < set->n; i++) {
		if (strlen(set->paths[i]) > PATH_MAX_BYTES) {
			p->out->unresolved = 1;
			set->n = 0;
			return;
		}
		set->paths[i] = arena_printf(p->arena, "%s%s%s",
		    set->paths[i], separator, step);
	}
}

/* The slash of the last step; those in the quotes of a condition are none. */
static const char *
last_slash(const char *path)
{
	const char	*slash = NULL;
	int		 quoted = 0;

	for (; *path != '\0'; path++) {
		quoted ^= *path == '\'';
		if (*path == '/' && !quoted)
			slash = path;
	}
	return slash;
}

/* One step up. */
static void
ascend(struct parser *p, struct xpath_places *set)
{
	struct xpath_places	 up = { .n = 0 };
	const char		*slash;
	size_t			 i;

	for (i = 0; i < set->n; i++) {
		slash = last_slash(set->paths[i]);
		if (slash == NULL || (slash > set->paths[i] &&
		    slash[-1] == '/'))
			p->out->unresolved = 1;
		else
			add(p, &up, arena_strndup(p->arena, set->paths[i],
			    (size_t)(slash - set->paths[i])));
	}
	*set = up;
}

/* ---- steps ---- */

/* name='value' or @name='value' up to the bracket: the condition, or NULL. */
static const char *
simple_condition(struct parser *p)
{
	struct parser	 ahead = *p;
	const char	*at = "", *name;

	if (is(&ahead, XPATH_TOKEN_AT)) {
		at = "@";
		advance(&ahead);
	}
	if (!is(&ahead, XPATH_TOKEN_NAME))
		return NULL;
	name = word(&ahead);
	advance(&ahead);
	if (!is_operator(&ahead, "="))
		return NULL;
	advance(&ahead);
	if (!is(&ahead, XPATH_TOKEN_LITERAL) ||
	    memchr(ahead.token.text, '\'', ahead.token.len) != NULL)
		return NULL;
	name = arena_printf(p->arena, "[%s%s='%s']", at, name, word(&ahead));
	advance(&ahead);
	if (!is(&ahead, XPATH_TOKEN_BRACKET_END))
		return NULL;
	advance(&ahead);
	*p = ahead;
	return name;
}

static void
parse_predicates(struct parser *p, struct xpath_places *set)
{
	const char	*condition;
	struct value	 value;

	while (is(p, XPATH_TOKEN_BRACKET)) {
		advance(p);
		if ((condition = simple_condition(p)) != NULL) {
			extend(p, set, "", condition);
			continue;
		}
		value = parse_expression(p, set);
		record(p, &value.nodes, NULL, 0);
		if (!is(p, XPATH_TOKEN_BRACKET_END))
			return;
		advance(p);
	}
}

static void
take_name(struct parser *p, struct xpath_places *set, const char *separator,
    const char *prefix)
{
	extend(p, set, separator, arena_printf(p->arena, "%s%s", prefix,
	    word(p)));
	advance(p);
}

/* text() is of the element; node() and the like are any child. */
static void
take_type(struct parser *p, struct xpath_places *set, const char *separator)
{
	if (xpath_token_is(&p->token, "node"))
		extend(p, set, separator, "*");
	while (!is(p, XPATH_TOKEN_CLOSE) && !is(p, XPATH_TOKEN_END))
		advance(p);
	advance(p);
}

static int
starts(const struct xpath_token *t, const char *word_start)
{
	size_t	 len = strlen(word_start);

	return t->len >= len && memcmp(t->text, word_start, len) == 0;
}

/* What an axis does before its name test; 0 if it cannot be followed. */
static int
take_axis(struct parser *p, struct xpath_places *set, const char **separator,
    const char **prefix)
{
	struct xpath_token	 axis = p->token;

	advance(p);
	if (xpath_token_is(&axis, "child"))
		return 1;
	if (xpath_token_is(&axis, "attribute"))
		*prefix = "@";
	else if (starts(&axis, "descendant"))
		*separator = "//";
	else if (starts(&axis, "preceding-sibling") ||
	    starts(&axis, "following-sibling"))
		ascend(p, set);
	else
		return 0;
	return 1;
}

/* self:: and parent:: name what is already known. */
static int
take_known_axis(struct parser *p, struct xpath_places *set)
{
	int	 parent = xpath_token_is(&p->token, "parent");

	if (!parent && !xpath_token_is(&p->token, "self"))
		return 0;
	advance(p);
	if (parent)
		ascend(p, set);
	if (is(p, XPATH_TOKEN_TYPE))
		take_type(p, &(struct xpath_places){ .n = 0 }, "");
	else
		advance(p);
	return 1;
}

static void
parse_axis(struct parser *p, struct xpath_places *set, const char *separator)
{
	const char	*prefix = "";

	if (take_known_axis(p, set))
		return;
	if (!take_axis(p, set, &separator, &prefix)) {
		set->n = 0;
		p->out->unresolved = 1;
	}
	if (is(p, XPATH_TOKEN_TYPE))
		take_type(p, set, separator);
	else
		take_name(p, set, separator, prefix);
}

static int
begins_step(const struct parser *p)
{
	return is(p, XPATH_TOKEN_DOT) || is(p, XPATH_TOKEN_DOTS) ||
	    is(p, XPATH_TOKEN_AT) || is(p, XPATH_TOKEN_AXIS) ||
	    is(p, XPATH_TOKEN_NAME) || is(p, XPATH_TOKEN_TYPE);
}

static void
parse_step(struct parser *p, struct xpath_places *set, const char *separator)
{
	if (is(p, XPATH_TOKEN_DOT)) {
		advance(p);
	} else if (is(p, XPATH_TOKEN_DOTS)) {
		ascend(p, set);
		advance(p);
	} else if (is(p, XPATH_TOKEN_AT)) {
		advance(p);
		take_name(p, set, separator, "@");
	} else if (is(p, XPATH_TOKEN_AXIS)) {
		parse_axis(p, set, separator);
	} else if (is(p, XPATH_TOKEN_TYPE)) {
		take_type(p, set, separator);
	} else {
		take_name(p, set, separator, "");
	}
	parse_predicates(p, set);
}

/* Steps from here; SEPARATOR stands before the first. */
static void
parse_steps(struct parser *p, struct xpath_places *set, const char *separator)
{
	while (begins_step(p)) {
		parse_step(p, set, separator);
		if (!is(p, XPATH_TOKEN_SLASH))
			return;
		separator = p->token.len == 2 ? "//" : "/";
		advance(p);
	}
}

/* ---- expressions ---- */

/* Without arguments these are of the context. */
static int
is_of_context(const char *function)
{
	return strcmp(function, "string") == 0 ||
	    strcmp(function, "normalize-space") == 0 ||
	    strcmp(function, "number") == 0 ||
	    strcmp(function, "string-length") == 0;
}

/* What these say of an argument, what stands around them says. */
static int
is_transparent(const char *function)
{
	return strcmp(function, "k:default") == 0 ||
	    strcmp(function, "k:if") == 0 ||
	    strcmp(function, "string") == 0 ||
	    strcmp(function, "normalize-space") == 0;
}

/*
 * k:map(path, 'a=…|b=…'): READ is one of the words before =, and the result
 * is empty for an empty one unless a word is.
 */
static void
take_words(struct parser *p, struct xpath_read *read, const char *words)
{
	const char	*value = arena_strndup(p->arena, words,
			    strcspn(words, "=|"));
	int		 carries = words[0] != '=' &&
			    strstr(words, "|=") == NULL;

	for (; read != NULL; read = read->next) {
		if (read->value == NULL)
			read->value = value;
		read->carries = carries;
	}
}

/* The arguments up to the closing bracket; how many. */
static int
parse_arguments(struct parser *p, const struct xpath_places *at,
    const char *function)
{
	struct xpath_read	**first = p->tail;
	struct value		  value;
	int			  n = 0;

	while (!is(p, XPATH_TOKEN_CLOSE) && !is(p, XPATH_TOKEN_END)) {
		value = parse_expression(p, at);
		record(p, &value.nodes, NULL, n == 0 && is_carrier(function));
		if (++n == 2 && value.literal != NULL &&
		    strcmp(function, "k:map") == 0)
			take_words(p, *first, value.literal);
		if (!is(p, XPATH_TOKEN_COMMA))
			break;
		advance(p);
	}
	return n;
}

static void
parse_call(struct parser *p, const struct xpath_places *at)
{
	const char	*function = word(p), *around = p->around;

	if (!is_transparent(function) || around[0] == '\0')
		p->around = function;
	advance(p);
	advance(p);
	if (parse_arguments(p, at, function) == 0 && is_of_context(function))
		record(p, at, NULL, is_carrier(function));
	if (is(p, XPATH_TOKEN_CLOSE))
		advance(p);
	p->around = around;
}

/* What a path may begin with besides a step. */
static struct value
parse_primary(struct parser *p, const struct xpath_places *at)
{
	struct value	 value = { .literal = NULL };

	if (is(p, XPATH_TOKEN_OPEN)) {
		advance(p);
		value = parse_expression(p, at);
		if (is(p, XPATH_TOKEN_CLOSE))
			advance(p);
	} else if (is(p, XPATH_TOKEN_FUNCTION)) {
		parse_call(p, at);
	} else if (is(p, XPATH_TOKEN_VARIABLE)) {
		add(p, &value.nodes, arena_printf(p->arena, "$%s", word(p)));
		advance(p);
	} else {
		if (is(p, XPATH_TOKEN_LITERAL) || is(p, XPATH_TOKEN_NUMBER))
			value.literal = word(p);
		advance(p);
	}
	return value;
}

static struct value
parse_path(struct parser *p, const struct xpath_places *at)
{
	struct value	 value = { .nodes = *at };
	const char	*separator = "/";

	if (begins_step(p)) {
		parse_steps(p, &value.nodes, "/");
		return value;
	}
	if (is(p, XPATH_TOKEN_SLASH)) {
		value.nodes = (struct xpath_places){ { "" }, 1 };
	} else {
		value = parse_primary(p, at);
		parse_predicates(p, &value.nodes);
		if (!is(p, XPATH_TOKEN_SLASH))
			return value;
		p->out->unresolved |= value.nodes.n == 0;
	}
	if (p->token.len == 2)
		separator = "//";
	advance(p);
	parse_steps(p, &value.nodes, separator);
	return value;
}

static struct value
parse_union(struct parser *p, const struct xpath_places *at)
{
	struct value	 value, more;

	while (is_operator(p, "-"))
		advance(p);
	value = parse_path(p, at);
	while (is(p, XPATH_TOKEN_UNION)) {
		advance(p);
		more = parse_path(p, at);
		merge(p, &value.nodes, &more.nodes);
	}
	return value;
}

/* An operator makes strings, numbers or truth of nodes: those are read. */
static struct value
parse_operators(struct parser *p, const struct xpath_places *at)
{
	const char	*around = p->around;
	struct value	 left = parse_union(p, at), right;

	while (is(p, XPATH_TOKEN_OPERATOR)) {
		int	 equal = is_operator(p, "=");
		int	 logic = is_operator(p, "and") ||
			    is_operator(p, "or");

		advance(p);
		right = parse_union(p, at);
		p->around = equal || logic ? "" : "number";
		record(p, &left.nodes, equal ? right.literal : NULL, 0);
		left.nodes.n = 0;
		if (is(p, XPATH_TOKEN_OPERATOR) && !equal) {
			left = right;
			continue;
		}
		record(p, &right.nodes, equal ? left.literal : NULL, 0);
		left.literal = NULL;
	}
	p->around = around;
	return left;
}

static struct value
parse_expression(struct parser *p, const struct xpath_places *at)
{
	struct value	 none = { .literal = NULL }, value;

	if (p->depth == DEPTH_MAX) {
		p->out->unresolved = 1;
		while (!is(p, XPATH_TOKEN_END))
			advance(p);
		return none;
	}
	p->depth++;
	value = parse_operators(p, at);
	p->depth--;
	return value;
}

void
xpath_reads(struct xpath_reads *out, struct arena *arena, const char *text,
    const struct xpath_places *at)
{
	struct parser	 p = { .arena = arena, .s = text, .out = out,
			    .around = "" };
	struct value	 value;

	memset(out, 0, sizeof(*out));
	p.tail = &out->first;
	advance(&p);
	value = parse_expression(&p, at);
	out->nodes = value.nodes;
	if (!is(&p, XPATH_TOKEN_END))
		out->unresolved = 1;
}
