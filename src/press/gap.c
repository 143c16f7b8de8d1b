#include "press/gap.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/instant.h"
#include "base/won.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "base/xpath_reads.h"

enum { SHOWN_MAX = 6, TEXT_MAX = 60 };

/* One look at the data behind an expression. */
struct gap {
	struct job		*job;
	struct xpath		*xpath;
	const char		*text;		/* of the expression */
	xmlNode			*node;
	struct source		 source;
	const char		*seen;		/* "a ‘1’, b ‘2’" */
	const xmlNode		*nodes[SHOWN_MAX];	/* that are in it */
	int			 n_seen;
	int			 n_blank;
	int			 said;
};

/* ---- what functions want ---- */

static int
is_day(const char *text)
{
	struct date	 d;
	struct instant	 i;

	return date_parse(text, &d) == 0 || instant_parse(text, &i) == 0;
}

static int
is_moment(const char *text)
{
	struct instant	 i;

	return instant_parse(text, &i) == 0;
}

static int
is_whole(const char *text)
{
	int64_t	 n;

	return decimal_integer(text, &n) == 0;
}

static int
is_won(const char *text)
{
	int64_t	 n;

	return won_parse(text, &n) == 0;
}

/* The first argument is a day, the second a number. */
static int
is_day_or_whole(const char *text)
{
	return is_day(text) || is_whole(text);
}

static const struct want {
	const char	*function;
	int		 (*fits)(const char *);	/* NULL: nothing does */
	enum diag_code	 code;
} wants[] = {
	{ "k:date", is_day, DIAG_P173 },
	{ "k:date-weekday", is_day, DIAG_P173 },
	{ "k:day", is_day, DIAG_P173 },
	{ "k:year", is_day, DIAG_P173 },
	{ "k:days", is_day, DIAG_P173 },
	{ "k:add-days", is_day_or_whole, DIAG_P173 },
	{ "k:period-end", is_day_or_whole, DIAG_P173 },
	{ "k:years-end", is_day_or_whole, DIAG_P173 },
	{ "k:earliest-issue", is_day_or_whole, DIAG_P173 },
	{ "k:moment", is_moment, DIAG_P180 },
	{ "k:won", is_won, DIAG_P174 },
	{ "k:comma", is_whole, DIAG_P174 },
	{ "k:won-text", is_whole, DIAG_P174 },
	{ "k:won-formal", is_whole, DIAG_P174 },
	{ "k:add", is_whole, DIAG_P174 },
	{ "k:sub", is_whole, DIAG_P174 },
	{ "k:mul", is_whole, DIAG_P174 },
	{ "k:sum", is_whole, DIAG_P174 },
	{ "k:percent", is_whole, DIAG_P174 },
	{ "k:map", NULL, DIAG_P175 }
};

static const struct want *
want_of(const char *function)
{
	size_t	 i;

	for (i = 0; i < sizeof(wants) / sizeof(wants[0]); i++)
		if (strcmp(wants[i].function, function) == 0)
			return &wants[i];
	return NULL;
}

/* ---- what the data has ---- */

/* Its first letters, on one line. */
static const char *
short_text(struct arena *arena, const char *text)
{
	size_t	 len;

	text += strspn(text, " \t\r\n");
	len = strcspn(text, "\r\n");
	if (len <= TEXT_MAX)
		return arena_strndup(arena, text, len);
	len = TEXT_MAX;
	/* Never cut inside a letter. */
	while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
		len--;
	return arena_printf(arena, "%.*s…", (int)len, text);
}

static void
note(struct gap *g, const xmlNode *node, const char *text)
{
	struct arena	*arena = g->job->arena;
	int		 i;

	for (i = 0; i < g->n_seen && i < SHOWN_MAX; i++)
		if (g->nodes[i] == node)
			return;
	g->n_seen++;
	if (i == SHOWN_MAX)
		return;
	g->nodes[i] = node;
	g->seen = arena_printf(arena, "%s%s%s ‘%s’", g->seen,
	    g->seen[0] != '\0' ? ", " : "", xml_name(node),
	    short_text(arena, text));
}

static void
look_at(struct gap *g, xmlNode *node, const struct want *want)
{
	struct arena	*arena = g->job->arena;
	const char	*text = xml_text(arena, node);

	if (text[strspn(text, " \t\r\n")] == '\0') {
		g->n_blank++;
		return;
	}
	note(g, node, text);
	if (g->said || want == NULL ||
	    (want->fits != NULL && want->fits(text)))
		return;
	g->source.data = node;
	job_fault(g->job, want->code, &g->source, short_text(arena, text),
	    g->text, NULL);
	g->said = 1;
}

/* The nodes of a path, which a data file may have in any number. */
static void
look_up(struct gap *g, const char *path, const char *function)
{
	struct diags		 *unsaid = diags_new();
	struct xpath_expr	 *expr;
	xmlNode			**nodes;
	size_t			  i, n = 0;

	expr = xpath_compile(unsaid, (struct place){ 0 }, path);
	if (expr != NULL && xpath_nodes(g->xpath, expr, g->node,
	    g->job->arena, &nodes, &n) == -1)
		n = 0;
	g->n_blank += n == 0;
	for (i = 0; i < n; i++)
		look_at(g, nodes[i], want_of(function));
	xpath_expr_free(expr);
	diags_free(unsaid);
}

static void
look_around(struct gap *g)
{
	struct xpath_places	 places = { { "" }, 1 };
	struct xpath_reads	 reads;
	const struct xpath_read	*read, *other;
	size_t			 i;

	if (g->node->type != XML_DOCUMENT_NODE)
		places.paths[0] = job_path(g->job->arena, g->node);
	xpath_reads(&reads, g->job->arena, g->text, &places);
	for (read = reads.first; read != NULL; read = read->next) {
		for (other = reads.first; other != read; other = other->next)
			if (strcmp(other->path, read->path) == 0 &&
			    strcmp(other->function, read->function) == 0)
				break;
		if (other == read)
			look_up(g, read->path, read->function);
	}
	for (i = 0; i < reads.nodes.n; i++)
		look_up(g, reads.nodes.paths[i], "");
}

/* ---- what is missing ---- */

/* What data is, by its root, and how to say that a value of it is missing. */
static const struct {
	const char	*root;
	enum diag_code	 missing;
} kinds[] = {
	{ "application", DIAG_P161 },
	{ "row", DIAG_P162 },
	{ "case", DIAG_P163 }
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static enum diag_code
missing_code(const struct source *source)
{
	const xmlNode	*root = source->data != NULL &&
			    source->data->type != XML_NAMESPACE_DECL ?
			    xmlDocGetRootElement(source->data->doc) : NULL;
	int		 i;

	for (i = 0; root != NULL && i < KINDS; i++)
		if (strcmp((const char *)root->name, kinds[i].root) == 0)
			return kinds[i].missing;
	return DIAG_P012;
}

/* The data has to be filled in, or the office's file. */
static void
missing(struct gap *g)
{
	enum diag_code	 code = missing_code(&g->source);

	if (strstr(g->text, "$office") != NULL) {
		g->source.data = NULL;
		code = DIAG_P149;
	}
	job_fault(g->job, code, &g->source, g->text, NULL, NULL);
}

void
gap_fault(struct job *job, struct xpath *xpath, const struct xpath_expr *expr,
    xmlNode *node, struct source source)
{
	struct gap	 g = { .job = job, .xpath = xpath,
			    .text = xpath_expr_text(expr), .node = node,
			    .source = source, .seen = "" };

	look_around(&g);
	if (g.said)
		return;
	if (g.n_seen == 0 || g.n_blank > 0)
		missing(&g);
	else
		job_fault(job, DIAG_P176, &source, g.text, g.seen, NULL);
}
