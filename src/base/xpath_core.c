#include "base/xpath_core.h"

#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <string.h>

#include "base/xpath_k.h"

enum {
	EVALUATION_BYTES	= 64 * 1024 * 1024,
	TOTAL_BYTES		= 512 * 1024 * 1024,
	NODE_BYTES		= 64	/* what a node of a sum counts */
};

static const struct function {
	const char		*name;
	xmlXPathFunction	 run;
} functions[] = {
	{ "string", xmlXPathStringFunction },
	{ "concat", xmlXPathConcatFunction },
	{ "contains", xmlXPathContainsFunction },
	{ "starts-with", xmlXPathStartsWithFunction },
	{ "substring", xmlXPathSubstringFunction },
	{ "substring-before", xmlXPathSubstringBeforeFunction },
	{ "substring-after", xmlXPathSubstringAfterFunction },
	{ "normalize-space", xmlXPathNormalizeFunction },
	{ "translate", xmlXPathTranslateFunction },
	{ "string-length", xmlXPathStringLengthFunction },
	{ "number", xmlXPathNumberFunction },
	{ "sum", xmlXPathSumFunction }
};

static const struct function *
find(const xmlChar *name)
{
	size_t	 i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		if (strcmp(functions[i].name, (const char *)name) == 0)
			return &functions[i];
	return NULL;
}

void
xpath_core_begin(xmlXPathContext *context)
{
	struct xpath_core	*core = context->funcLookupData;

	core->now = 0;
}

int
xpath_core_spend(xmlXPathParserContext *p, size_t n)
{
	struct xpath_core	*core = p->context->funcLookupData;

	core->now += n;
	core->total += n;
	if (core->now <= EVALUATION_BYTES && core->total <= TOTAL_BYTES)
		return 0;
	xmlXPathSetError(p, XPATH_OP_LIMIT_EXCEEDED);
	return -1;
}

/* A text about to be made of a number must not say 1.6e+09. */
static xmlXPathObject *
plain_number(xmlXPathObject *value)
{
	char	 digits[32];

	if (!xpath_k_is_whole(value))
		return value;
	snprintf(digits, sizeof(digits), "%lld", (long long)value->floatval);
	xmlXPathFreeObject(value);
	return xmlXPathNewCString(digits);
}

static xmlXPathObject *
replace(xmlXPathParserContext *p, int i, xmlXPathObject *value)
{
	p->valueTab[i] = value;
	if (i == p->valueNr - 1)
		p->value = value;
	return value;
}

/* What an argument costs; a node set becomes the string it would be cast to. */
static size_t
cost(xmlXPathParserContext *p, int i, int keep_nodes)
{
	xmlXPathObject	*value = p->valueTab[i];

	if (value->type == XPATH_NODESET && keep_nodes)
		return value->nodesetval == NULL ? 0 :
		    (size_t)value->nodesetval->nodeNr * NODE_BYTES;
	if (value->type == XPATH_NODESET)
		value = replace(p, i, xmlXPathConvertString(value));
	else if (value->type == XPATH_NUMBER && !keep_nodes)
		value = replace(p, i, plain_number(value));
	return value->type == XPATH_STRING && value->stringval != NULL ?
	    strlen((const char *)value->stringval) : 0;
}

static void
drop(xmlXPathParserContext *p, int n)
{
	while (n-- > 0)
		xmlXPathFreeObject(valuePop(p));
}

static void
run(xmlXPathParserContext *p, int n)
{
	const struct function	*f = find(p->context->function);
	int			 sum = strcmp(f->name, "sum") == 0;
	size_t			 bytes = 0;
	int			 i;

	for (i = 1; i <= n && i <= p->valueNr; i++)
		bytes += cost(p, p->valueNr - i, sum);
	if (xpath_core_spend(p, bytes) == -1) {
		drop(p, n);
		return;
	}
	f->run(p, n);
	if (p->error == XPATH_EXPRESSION_OK && p->value != NULL &&
	    p->value->type == XPATH_STRING && p->value->stringval != NULL)
		xpath_core_spend(p, strlen((const char *)p->value->stringval));
}

xmlXPathFunction
xpath_core_function(const xmlChar *name)
{
	return find(name) != NULL ? run : NULL;
}
