#include "check/expression.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xpath.h"
#include "check/names.h"

enum { EXPRESSION_MAX = 64 * 1024, NAME_SIZE = 128 };

/* XPath 1.0 sections 4 and 2.3, and the operators that look like functions. */
static const char *const core[] = {
	"last", "position", "count", "id", "local-name", "namespace-uri",
	"name", "string", "concat", "starts-with", "contains",
	"substring-before", "substring-after", "substring", "string-length",
	"normalize-space", "translate", "boolean", "not", "true", "false",
	"lang", "number", "sum", "floor", "ceiling", "round",
	"node", "text", "comment", "processing-instruction",
	"and", "or", "div", "mod",
};

static const char *const own[] = {
#define TEXT(name, least, most, function) "k:" name,
#define TEST(name, least, most, function) "k:" name,
#include "base/xpath.in"
#undef TEXT
#undef TEST
};

static int
is_among(const char *const *list, size_t n, const char *name)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], name) == 0)
			return 1;
	return 0;
}

int
expression_is_function(const char *name)
{
	return is_among(core, sizeof(core) / sizeof(core[0]), name) ||
	    is_among(own, sizeof(own) / sizeof(own[0]), name);
}

/* Bytes above ASCII count as letters: names may be Korean. */
static int
is_name_start(int c)
{
	return isalpha(c) || c == '_' || c >= 0x80;
}

static size_t
name_length(const char *s)
{
	size_t	 n = 0;

	if (!is_name_start((unsigned char)s[0]))
		return 0;
	while (is_name_start((unsigned char)s[n]) ||
	    isdigit((unsigned char)s[n]) || s[n] == '-' || s[n] == '.' ||
	    (s[n] == ':' && is_name_start((unsigned char)s[n + 1])))
		n++;
	return n;
}

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

/* S stands on a quotation mark; returns what follows the literal. */
static const char *
skip_literal(const char *s)
{
	const char	*end = strchr(s + 1, *s);

	return end != NULL ? end + 1 : s + strlen(s);
}

enum expression_kind
expression_next(const char **s, char *name, size_t size)
{
	const char	*p = *s;
	size_t		 n;
	int		 variable = 0;

	while (*p != '\0') {
		if (*p == '\'' || *p == '"') {
			p = skip_literal(p);
			continue;
		}
		if (*p == '$') {
			variable = 1;
			p = skip_blanks(p + 1);
			continue;
		}
		if ((n = name_length(p)) == 0) {
			p += isdigit((unsigned char)*p) ?
			    strspn(p, "0123456789.") : 1;
			variable = 0;
			continue;
		}
		snprintf(name, size, "%.*s", (int)n, p);
		p += n;
		if (variable || *skip_blanks(p) == '(') {
			*s = p;
			return variable ? EXPRESSION_VARIABLE :
			    EXPRESSION_FUNCTION;
		}
	}
	*s = p;
	return EXPRESSION_END;
}

int
expression_uses(const char *text, const char *name)
{
	enum expression_kind	 kind;
	char			 found[NAME_SIZE];

	while ((kind = expression_next(&text, found, sizeof(found))) !=
	    EXPRESSION_END)
		if (kind == EXPRESSION_VARIABLE && strcmp(found, name) == 0)
			return 1;
	return 0;
}

struct xpath_expr *
expression_compile(struct diags *ds, const struct names *variables,
    struct place place, const char *text)
{
	enum expression_kind	 kind;
	const char		*rest = text;
	char			 name[NAME_SIZE];
	int			 unknown = 0;

	while ((kind = expression_next(&rest, name, sizeof(name))) !=
	    EXPRESSION_END)
		if (kind == EXPRESSION_VARIABLE &&
		    names_line(variables, name) == 0) {
			diag_at(ds, DIAG_K013, place, name, NULL);
		} else if (kind == EXPRESSION_FUNCTION &&
		    !expression_is_function(name)) {
			diag_at(ds, DIAG_K019, place, name, NULL);
			unknown = 1;
		}
	/* The compiler would say the same again. */
	return unknown ? NULL : xpath_compile(ds, place, text);
}

/* The end of the union branch at S: a | outside brackets, or the end. */
static const char *
branch_end(const char *s)
{
	int	 depth = 0;

	while (*s != '\0' && (*s != '|' || depth > 0)) {
		if (*s == '\'' || *s == '"') {
			s = skip_literal(s);
			continue;
		}
		if (*s == '[' || *s == '(')
			depth++;
		else if (*s == ']' || *s == ')')
			depth--;
		s++;
	}
	return s;
}

char *
expression_global(struct arena *arena, const char *context)
{
	struct buf	 out;
	const char	*end;
	char		*text;

	buf_init(&out, EXPRESSION_MAX);
	for (;;) {
		context = skip_blanks(context);
		end = branch_end(context);
		if (*context != '/')
			buf_puts(&out, "//");
		buf_add(&out, context, (size_t)(end - context));
		if (*end == '\0')
			break;
		buf_puts(&out, " | ");
		context = end + 1;
	}
	text = arena_strdup(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

char *
expression_squeeze(struct arena *arena, const char *text)
{
	char	*out = arena_strdup(arena, text);
	size_t	 n = 0;

	for (text = skip_blanks(text); *text != '\0'; text++) {
		if (strchr(" \t\r\n", *text) == NULL)
			out[n++] = *text;
		else if (*skip_blanks(text) != '\0' && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	out[n] = '\0';
	return out;
}

char *
expression_fact(struct arena *arena, const char *text)
{
	static const char	 open[] = "fact[@name='";
	const char		*name = strstr(text, open);

	if (name == NULL)
		return NULL;
	name += sizeof(open) - 1;
	return arena_strndup(arena, name, strcspn(name, "'"));
}
