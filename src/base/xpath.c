#include "base/xpath.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/xpath_core.h"
#include "base/xpath_k.h"
#include "base/xpath_known.h"
#include "base/xpath_path.h"

/* Bounds on one evaluation, so that data cannot make a template hang. */
enum {
	OPERATIONS_MAX	= 20 * 1000 * 1000,
	TOTAL_MAX	= 200 * 1000 * 1000,	/* of all on one document */
	EXPRESSION_MAX	= 16 * 1024		/* bytes */
};

struct xpath {
	xmlXPathContext	*context;
	struct diags	*diags;
	unsigned long	 spent;		/* operations so far */
	char		 error[256];	/* of the evaluation under way */
	char		*node_name;	/* of the last xpath_set_node */
	xmlNode		*node;
};

struct xpath_expr {
	xmlXPathCompExpr  *compiled;
	struct xpath_path *path;	/* if it is one, or a call on one */
	int		   is_string;	/* string(path) */
	int		   is_not;	/* not(path), not(string(path)) */
	const struct xpath_k_function *function;	/* k:date(path) */
	struct place	   place;
	char		  *text;
};

/* What libxml2 means by its error numbers; it gives no sentence itself. */
static const struct reason {
	int		 code;
	const char	*english;
	const char	*korean;
} reasons[] = {
	{ XPATH_EXPR_ERROR, "it is malformed", "식이 올바르지 않습니다" },
	{ XPATH_NUMBER_ERROR, "a number is malformed",
	    "숫자가 올바르지 않습니다" },
	{ XPATH_UNFINISHED_LITERAL_ERROR, "a quote is not closed",
	    "따옴표가 닫히지 않았습니다" },
	{ XPATH_START_LITERAL_ERROR, "a quoted string is expected",
	    "따옴표로 묶은 글이 와야 합니다" },
	{ XPATH_VARIABLE_REF_ERROR, "a variable's name is expected",
	    "변수 이름이 와야 합니다" },
	{ XPATH_UNDEF_VARIABLE_ERROR, "a variable is not defined",
	    "정의하지 않은 변수가 있습니다" },
	{ XPATH_INVALID_PREDICATE_ERROR, "a predicate is malformed",
	    "조건([ ])이 올바르지 않습니다" },
	{ XPATH_UNCLOSED_ERROR, "a bracket is not closed",
	    "괄호가 닫히지 않았습니다" },
	{ XPATH_UNKNOWN_FUNC_ERROR, "there is no such function",
	    "없는 함수를 썼습니다" },
	{ XPATH_INVALID_OPERAND, "an operand is of the wrong kind",
	    "계산할 값의 종류가 맞지 않습니다" },
	{ XPATH_INVALID_TYPE, "a value is of the wrong kind",
	    "값의 종류가 맞지 않습니다" },
	{ XPATH_INVALID_ARITY, "a function has too many or too few arguments",
	    "함수에 준 값의 수가 맞지 않습니다" },
	{ XPATH_UNDEF_PREFIX_ERROR, "a prefix is not defined",
	    "정의하지 않은 접두어가 있습니다" },
	{ XPATH_STACK_ERROR, "it is nested too deeply",
	    "식이 너무 깊습니다" },
	{ XPATH_OP_LIMIT_EXCEEDED, "it takes too long",
	    "계산이 너무 오래 걸립니다" },
};

/* The reason for an error code; the first one stands for all others. */
static const char *
reason_of(int code)
{
	const struct reason	*reason = &reasons[0];
	size_t			 i;

	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].code == code)
			reason = &reasons[i];
	return diag_english() ? reason->english : reason->korean;
}

/* The first error of an evaluation, with the character it is at. */
static void
keep_error(void *data, xmlErrorPtr error)
{
	char	*text = data;

	if (text[0] != '\0')
		return;
	snprintf(text, 256, diag_english() ? "%s (character %d)" :
	    "%s (%d번째 글자)", reason_of(error->code -
	    XML_XPATH_EXPRESSION_OK), error->int1 + 1);
}

static void
on_error(void *data, xmlErrorPtr error)
{
	struct xpath	*x = data;

	keep_error(x->error, error);
}

static void
say_unknown(char *error, size_t size, const char *function)
{
	snprintf(error, size, diag_english() ? "there is no function %s" :
	    "함수 %s: 없는 함수입니다", function);
}

/*
 * The evaluator names an unknown function here, "xmlXPathCompOpEval: function
 * k:x not found", and would print it on standard error.
 */
static void
on_generic(void *data, const char *format, ...)
{
	struct xpath	*x = data;
	char		 text[sizeof(x->error)], name[64], *start;
	va_list		 arguments;

	if (x->error[0] != '\0')
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	text[strcspn(text, "\n")] = '\0';
	start = strstr(text, ": ");
	start = start != NULL ? start + 2 : text;
	if (sscanf(start, "function %63s not found", name) == 1)
		say_unknown(x->error, sizeof(x->error), name);
	else
		snprintf(x->error, sizeof(x->error), "%s", start);
}

struct xpath *
xpath_new(struct diags *ds, xmlDoc *doc)
{
	struct xpath	*x = mem_alloc(sizeof(*x));

	x->diags = ds;
	x->context = xmlXPathNewContext(doc);
	if (x->context == NULL)
		mem_exhausted();
	x->context->error = on_error;
	x->context->userData = x;
	xmlXPathRegisterNs(x->context, (const xmlChar *)"k",
	    (const xmlChar *)XPATH_K_NAMESPACE);
	xpath_k_register(x->context);
	xpath_at(x, 1, 1);
	return x;
}

void
xpath_free(struct xpath *x)
{
	if (x == NULL)
		return;
	free(x->node_name);
	xpath_k_release(x->context);
	xmlXPathFreeContext(x->context);
	free(x);
}

/*
 * 1 if every bracket outside quotes is closed. libxml2 takes "f(" for a call
 * that is complete.
 */
static int
brackets_closed(const char *text)
{
	char	 quote = '\0';
	int	 depth = 0;

	for (; *text != '\0'; text++) {
		if (quote != '\0')
			quote = *text == quote ? '\0' : quote;
		else if (*text == '\'' || *text == '"')
			quote = *text;
		else if (*text == '(')
			depth++;
		else if (*text == ')')
			depth--;
	}
	return depth == 0;
}

/* Longer than anybody writes; ERROR says it. */
static int
is_long(const char *text, char *error, size_t size)
{
	if (strlen(text) <= EXPRESSION_MAX)
		return 0;
	snprintf(error, size, diag_english() ? "it is longer than %d bytes" :
	    "식이 %d바이트를 넘습니다", EXPRESSION_MAX);
	return 1;
}

/* libxml2 would call "date(a" malformed at its end; ERROR says it. */
static int
is_open(const char *text, char *error, size_t size)
{
	if (brackets_closed(text))
		return 0;
	snprintf(error, size, "%s", reason_of(XPATH_UNCLOSED_ERROR));
	return 1;
}

/* What libxml2 finds out only when it evaluates, or never; ERROR says it. */
static int
is_wrong(const char *text, char *error, size_t size)
{
	enum xpath_known_fault	 fault;
	char			 name[64];

	fault = xpath_known(text, name, sizeof(name));
	if (fault == XPATH_KNOWN_FUNCTION)
		say_unknown(error, size, name);
	else if (fault == XPATH_KNOWN_PARTICLE)
		snprintf(error, size, diag_english() ? "k:with has no "
		    "particle %s; write one, like 은 or 으로" :
		    "k:with에 조사 %s: 없는 조사입니다. 은, 을, 이, 과, 으로 "
		    "가운데 하나만 적습니다", name);
	else if (fault == XPATH_KNOWN_ARITY)
		snprintf(error, size, "%s (%s)",
		    reason_of(XPATH_INVALID_ARITY), name);
	return fault != XPATH_KNOWN_ALL;
}

/* Makes f(x) the name f and returns x; NULL if it is no call. */
static char *
cut_call(char *call)
{
	size_t	 open = strcspn(call, "("), n = strlen(call);

	if (call[open] == '\0' || call[n - 1] != ')')
		return NULL;
	call[open] = call[n - 1] = '\0';
	return call + open + 1;
}

/* Calls of string(), not() and of most k: functions on a plain path. */
static void
find_call(struct xpath_expr *e)
{
	char	*text = mem_strdup(e->text), *name = text;
	char	*path = cut_call(name);

	if (path != NULL && strcmp(name, "not") == 0) {
		e->is_not = 1;
		e->path = xpath_path_new(path);
		name = path;
		path = e->path == NULL ? cut_call(name) : NULL;
	}
	if (path != NULL) {
		e->is_string = strcmp(name, "string") == 0;
		if (strncmp(name, "k:", 2) == 0 && !e->is_not)
			e->function = xpath_k_find(name + 2);
		if (e->is_string || e->function != NULL)
			e->path = xpath_path_new(path);
	}
	free(text);
}

struct xpath_expr *
xpath_compile(struct diags *ds, struct place place, const char *text)
{
	struct xpath_expr	*e;
	/*
	 * Compiling asks a context for nothing but where errors go; a whole
	 * one with its tables of functions costs as much as the compiling.
	 */
	xmlXPathContext		 context = { 0 };
	xmlXPathCompExpr	*compiled;
	char			 error[256] = "";

	context.error = keep_error;
	context.userData = error;
	compiled = is_long(text, error, sizeof(error)) ||
	    is_open(text, error, sizeof(error)) ? NULL :
	    xmlXPathCtxtCompile(&context, (const xmlChar *)text);
	xmlResetError(&context.lastError);
	if (compiled != NULL && is_wrong(text, error, sizeof(error))) {
		xmlXPathFreeCompExpr(compiled);
		compiled = NULL;
	}
	if (compiled == NULL) {
		diag_at(ds, DIAG_B020, place, text, error[0] != '\0' ?
		    error : reason_of(XPATH_EXPR_ERROR), NULL);
		return NULL;
	}
	e = mem_alloc(sizeof(*e));
	e->compiled = compiled;
	e->place = place;
	e->text = mem_strdup(text);
	e->path = xpath_path_new(text);
	if (e->path == NULL)
		find_call(e);
	return e;
}

void
xpath_expr_free(struct xpath_expr *e)
{
	if (e == NULL)
		return;
	xmlXPathFreeCompExpr(e->compiled);
	xpath_path_free(e->path);
	free(e->text);
	free(e);
}

const char *
xpath_expr_text(const struct xpath_expr *e)
{
	return e->text;
}

/* A variable that was a node gets another value. */
static void
forget_node(struct xpath *x, const char *name)
{
	if (x->node_name == NULL || strcmp(x->node_name, name) != 0)
		return;
	free(x->node_name);
	x->node_name = NULL;
}

void
xpath_set(struct xpath *x, const char *name, const char *value)
{
	forget_node(x, name);
	xmlXPathRegisterVariable(x->context, (const xmlChar *)name,
	    xmlXPathNewCString(value));
}

void
xpath_set_node(struct xpath *x, const char *name, xmlNode *node)
{
	xmlXPathRegisterVariable(x->context, (const xmlChar *)name,
	    xmlXPathNewNodeSet(node));
	free(x->node_name);
	x->node_name = mem_strdup(name);
	x->node = node;
}

/*
 * Where the expression starts if it is a plain path; NULL if it has to be
 * interpreted. Of variables only the node set last is known here.
 */
static xmlNode *
path_start(const struct xpath *x, const struct xpath_expr *e, xmlNode *node)
{
	const char	*variable;

	if (e->path == NULL)
		return NULL;
	if (xpath_path_from_root(e->path))
		return (xmlNode *)x->context->doc;
	variable = xpath_path_variable(e->path);
	if (variable == NULL)
		return node;
	return x->node_name != NULL && strcmp(variable, x->node_name) == 0 ?
	    x->node : NULL;
}

/* As XPath has it: all text in it (XPath 1.0, 5). */
static char *
node_text(struct arena *arena, const xmlNode *node)
{
	const xmlNode	*child = node->children;
	xmlChar		*content;
	char		*text;

	if (child == NULL)
		return arena_strdup(arena, "");
	if (child->next == NULL && child->type == XML_TEXT_NODE)
		return arena_strdup(arena, child->content != NULL ?
		    (const char *)child->content : "");
	content = xmlNodeGetContent(node);
	text = arena_strdup(arena, content != NULL ?
	    (const char *)content : "");
	xmlFree(content);
	return text;
}

static char *
path_text(const struct xpath_expr *e, xmlNode *start, struct arena *arena)
{
	xmlNode	*node = xpath_path_first(e->path, start);
	char	*text = node != NULL ? node_text(arena, node) :
		    arena_strdup(arena, "");

	if (e->function == NULL)
		return text;
	return arena_strdup(arena, xpath_k_text(e->function, arena, text));
}

static int
has_text(const xmlNode *node)
{
	const xmlNode	*child;

	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE ? has_text(child) :
		    (child->type == XML_TEXT_NODE ||
		    child->type == XML_CDATA_SECTION_NODE) &&
		    child->content != NULL && child->content[0] != '\0')
			return 1;
	return 0;
}

/* NULL with B021 at the expression's place. */
static xmlXPathObject *
evaluate(struct xpath *x, const struct xpath_expr *e, xmlNode *node)
{
	xmlXPathObject	*value;

	x->error[0] = '\0';
	x->context->node = node;
	x->context->opCount = 0;
	x->context->opLimit = x->spent >= TOTAL_MAX ? 1 : OPERATIONS_MAX;
	xpath_core_begin(x->context);
	xmlSetGenericErrorFunc(x, on_generic);
	value = xmlXPathCompiledEval(e->compiled, x->context);
	xmlSetGenericErrorFunc(NULL, NULL);
	x->spent += x->context->opCount;
	if (value != NULL && x->error[0] == '\0')
		return value;
	xmlXPathFreeObject(value);
	diag_at(x->diags, DIAG_B021, e->place, e->text,
	    x->error[0] != '\0' ? x->error :
	    reason_of(XPATH_EXPR_ERROR), NULL);
	return NULL;
}

int
xpath_let(struct xpath *x, const char *name, const struct xpath_expr *e,
    xmlNode *node)
{
	xmlXPathObject	*value = evaluate(x, e, node);

	if (value == NULL)
		return -1;
	forget_node(x, name);
	xmlXPathRegisterVariable(x->context, (const xmlChar *)name, value);
	return 0;
}

int
xpath_variable_empty(struct xpath *x, const char *name)
{
	xmlXPathObject	*value;
	xmlChar		*text;
	int		 empty;

	value = xmlXPathVariableLookup(x->context, (const xmlChar *)name);
	if (value == NULL)
		return 1;
	text = xmlXPathCastToString(value);
	empty = text == NULL || text[0] == '\0';
	xmlFree(text);
	xmlXPathFreeObject(value);
	return empty;
}

void
xpath_forget(struct xpath *x)
{
	xmlXPathRegisteredVariablesCleanup(x->context);
	free(x->node_name);
	x->node_name = NULL;
}

void
xpath_at(struct xpath *x, int position, int last)
{
	x->context->proximityPosition = position;
	x->context->contextSize = last;
}

static char *
value_text(struct arena *arena, xmlXPathObject *value)
{
	xmlChar	*text = xmlXPathCastToString(value);
	char	*copy = arena_strdup(arena, text != NULL ?
		    (const char *)text : "");

	xmlFree(text);
	return copy;
}

int
xpath_string(struct xpath *x, const struct xpath_expr *e, xmlNode *node,
    struct arena *arena, char **result)
{
	xmlNode		*start = path_start(x, e, node);
	xmlXPathObject	*value;

	if (start != NULL && !e->is_not) {
		*result = path_text(e, start, arena);
		return 0;
	}
	value = evaluate(x, e, node);
	if (value == NULL)
		return -1;
	*result = value_text(arena, value);
	xmlXPathFreeObject(value);
	return 0;
}

int
xpath_show(struct xpath *x, const struct xpath_expr *e, xmlNode *node,
    struct arena *arena, char **result, enum xpath_shown *what)
{
	xmlNode		*start = path_start(x, e, node);
	xmlXPathObject	*value;

	*what = XPATH_SHOWN;
	if (start != NULL) {
		*result = path_text(e, start, arena);
		return 0;
	}
	value = evaluate(x, e, node);
	if (value == NULL)
		return -1;
	if (xpath_k_is_whole(value))
		*result = arena_printf(arena, "%lld",
		    (long long)value->floatval);
	else
		*result = value_text(arena, value);
	if (value->type == XPATH_NUMBER && !xpath_k_is_whole(value))
		*what = XPATH_SHOWN_NUMBER;
	else if (value->type == XPATH_BOOLEAN)
		*what = XPATH_SHOWN_TRUTH;
	xmlXPathFreeObject(value);
	return 0;
}

int
xpath_test(struct xpath *x, const struct xpath_expr *e, xmlNode *node,
    int *result)
{
	xmlNode		*start = path_start(x, e, node);
	xmlXPathObject	*value;

	if (start != NULL && e->function == NULL) {
		node = xpath_path_first(e->path, start);
		*result = (node != NULL && (!e->is_string ||
		    has_text(node))) != e->is_not;
		return 0;
	}
	value = evaluate(x, e, node);
	if (value == NULL)
		return -1;
	*result = xmlXPathCastToBoolean(value);
	xmlXPathFreeObject(value);
	return 0;
}

int
xpath_nodes(struct xpath *x, const struct xpath_expr *e, xmlNode *node,
    struct arena *arena, xmlNode ***result, size_t *n)
{
	xmlNode		*start = path_start(x, e, node);
	xmlXPathObject	*value;
	xmlNodeSet	*set;
	int		 i;

	if (start != NULL && e->function == NULL && !e->is_string &&
	    !e->is_not && !xpath_path_is_union(e->path)) {
		*n = xpath_path_all(e->path, start, arena, result);
		return 0;
	}
	value = evaluate(x, e, node);
	if (value == NULL)
		return -1;
	if (value->type != XPATH_NODESET) {
		xmlXPathFreeObject(value);
		diag_at(x->diags, DIAG_B021, e->place, e->text,
		    reason_of(XPATH_INVALID_TYPE), NULL);
		return -1;
	}
	set = value->nodesetval;
	xmlXPathNodeSetSort(set);
	*n = set != NULL ? (size_t)set->nodeNr : 0;
	*result = arena_array(arena, *n + 1, sizeof(**result));
	for (i = 0; i < (int)*n; i++)
		(*result)[i] = set->nodeTab[i];
	xmlXPathFreeObject(value);
	return 0;
}
