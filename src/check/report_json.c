/*
 * JSON with the keys of the contract: one object for one bundle; for several
 * an array of such objects that ends with { "summary": … }.
 */
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "check/report.h"

/* An integer if TEXT is one, else null. */
static json_t *
integer(const char *text)
{
	char		*end;
	long long	 value;

	if (text[0] == '\0')
		return json_null();
	errno = 0;
	value = strtoll(text, &end, 10);
	if (*end != '\0' || errno != 0)
		return json_null();
	return json_integer(value);
}

/* "yes" or "no"; null for what is not known. */
static json_t *
truth(const char *word)
{
	if (strcmp(word, "yes") == 0)
		return json_true();
	return strcmp(word, "no") == 0 ? json_false() : json_null();
}

/* A string, or null if it is empty. */
static json_t *
string_or_null(const char *text)
{
	return text[0] != '\0' ? json_string(text) : json_null();
}

static void
put(struct report *r, json_t *object, const char *key, const xmlNode *node,
    const char *attribute)
{
	json_object_set_new(object, key,
	    json_string(report_attribute(r, node, attribute)));
}

static json_t *
files(struct report *r, const xmlDoc *doc)
{
	static const char *const keys[][2] = {
		{ "path", "path" }, { "raw_name_hex", "raw-name" },
		{ "kind", "kind" }, { "sha256", "sha256" },
		{ "state", "state" }, { "document", "document" },
		{ "reason", "reason" },
	};
	const xmlNode	*facts = report_part(doc, "facts"), *file;
	json_t		*array = json_array(), *object;
	size_t		 i;

	for (file = facts != NULL ? xml_child(facts, "file") : NULL;
	    file != NULL; file = xml_next_named(file, "file")) {
		object = json_object();
		for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
			put(r, object, keys[i][0], file, keys[i][1]);
		if (report_attribute(r, file, "part")[0] != '\0')
			put(r, object, "part", file, "part");
		json_object_set_new(object, "bytes",
		    integer(report_attribute(r, file, "bytes")));
		json_array_append_new(array, object);
	}
	return array;
}

/* Fact names with _ for -, values as read; accepted_until beside them. */
static json_t *
facts_of(struct report *r, const xmlNode *document)
{
	const xmlNode	*fact;
	json_t		*object = json_object();
	char		*key, *c;

	for (fact = xml_child(document, "fact"); fact != NULL;
	    fact = xml_next_named(fact, "fact")) {
		key = mem_strdup(report_attribute(r, fact, "name"));
		for (c = key; *c != '\0'; c++)
			if (*c == '-')
				*c = '_';
		if (json_object_get(object, key) == NULL)
			put(r, object, key, fact, "value");
		free(key);
	}
	json_object_set_new(object, "accepted_until",
	    string_or_null(report_attribute(r, document, "accepted-until")));
	return object;
}

static json_t *
documents(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "documents"), *document, *file;
	json_t		*array = json_array(), *object, *paths;

	for (document = part != NULL ? xml_child(part, "document") : NULL;
	    document != NULL;
	    document = xml_next_named(document, "document")) {
		object = json_object();
		put(r, object, "item", document, "item");
		put(r, object, "id", document, "id");
		put(r, object, "label", document, "label");
		put(r, object, "required", document, "required");
		put(r, object, "verdict", document, "verdict");
		paths = json_array();
		for (file = xml_child(document, "file"); file != NULL;
		    file = xml_next_named(file, "file"))
			json_array_append_new(paths, json_string(
			    report_attribute(r, file, "path")));
		json_object_set_new(object, "files", paths);
		json_object_set_new(object, "facts", facts_of(r, document));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *
bases(struct report *r, const xmlNode *finding)
{
	const xmlNode	*basis;
	json_t		*array = json_array(), *object;

	for (basis = xml_child(finding, "basis"); basis != NULL;
	    basis = xml_next_named(basis, "basis")) {
		object = json_object();
		put(r, object, "notice", basis, "notice");
		json_object_set_new(object, "line",
		    integer(report_attribute(r, basis, "line")));
		json_object_set_new(object, "quote",
		    json_string(xml_text(r->arena, basis)));
		json_array_append_new(array, object);
	}
	return array;
}

/* What passed without a remark is listed on request only. */
static int
is_listed(struct report *r, const xmlNode *finding)
{
	return r->how->verbose ||
	    !report_in_group(r, finding, &report_groups[2]) ||
	    strcmp(report_attribute(r, finding, "severity"), "warning") == 0;
}

static json_t *
finding_of(struct report *r, const xmlNode *finding)
{
	json_t	*object = json_object();

	put(r, object, "id", finding, "id");
	put(r, object, "title", finding, "title");
	put(r, object, "verdict", finding, "verdict");
	put(r, object, "severity", finding, "severity");
	json_object_set_new(object, "document", string_or_null(
	    report_attribute(r, finding, "document")));
	json_object_set_new(object, "file", string_or_null(
	    report_attribute(r, finding, "path")));
	json_object_set_new(object, "page",
	    integer(report_attribute(r, finding, "page")));
	json_object_set_new(object, "cell", string_or_null(
	    report_attribute(r, finding, "cell")));
	json_object_set_new(object, "text",
	    json_string(report_child(r, finding, "text")));
	json_object_set_new(object, "remedy",
	    json_string(report_child(r, finding, "remedy")));
	json_object_set_new(object, "basis", bases(r, finding));
	json_object_set_new(object, "conflict", string_or_null(
	    report_attribute(r, finding, "conflict")));
	return object;
}

static json_t *
findings(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*part = report_part(doc, "findings"), *finding;
	json_t		*array = json_array();

	for (finding = part != NULL ? xml_child(part, "finding") : NULL;
	    finding != NULL; finding = xml_next_named(finding, "finding"))
		if (is_listed(r, finding))
			json_array_append_new(array, finding_of(r, finding));
	return array;
}

static json_t *
cap_of(struct report *r, const xmlNode *cap)
{
	json_t	*object = json_object();

	put(r, object, "id", cap, "id");
	put(r, object, "label", cap, "label");
	json_object_set_new(object, "limit",
	    integer(report_attribute(r, cap, "limit")));
	json_object_set_new(object, "value",
	    integer(report_attribute(r, cap, "value")));
	json_object_set_new(object, "holds",
	    truth(report_attribute(r, cap, "holds")));
	return object;
}

/* All caps, and by their labels those that bind. */
static void
put_caps(struct report *r, json_t *object, const xmlNode *budget)
{
	const xmlNode	*cap = xml_child(budget, "cap");
	json_t		*caps = json_array(), *binding = json_array();

	for (; cap != NULL; cap = xml_next_named(cap, "cap")) {
		json_array_append_new(caps, cap_of(r, cap));
		if (strcmp(report_attribute(r, cap, "binds"), "yes") == 0)
			json_array_append_new(binding, json_string(
			    report_attribute(r, cap, "label")));
	}
	json_object_set_new(object, "binding", binding);
	json_object_set_new(object, "caps", caps);
}

static json_t *
budget(struct report *r, const xmlDoc *doc)
{
	static const char *const amounts[][2] = {
		{ "total", "total" }, { "grant", "grant" },
		{ "company", "company" }, { "cash", "cash" },
		{ "in_kind", "in-kind" }, { "grant_max", "grant-max" },
		{ "company_at_max", "company-at-max" },
		{ "in_kind_max", "in-kind-max" }, { "cash_min", "cash-min" },
	};
	const xmlNode	*part = report_part(doc, "budget");
	json_t		*object;
	size_t		 i;

	if (part == NULL)
		return json_null();
	object = json_object();
	put(r, object, "mode", part, "mode");
	for (i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++)
		json_object_set_new(object, amounts[i][0],
		    integer(report_attribute(r, part, amounts[i][1])));
	put_caps(r, object, part);
	return object;
}

static json_t *
counts(struct report *r, const xmlDoc *doc)
{
	json_t	*object = json_object();
	size_t	 i;

	for (i = 0; i < REPORT_VERDICTS; i++)
		json_object_set_new(object, report_verdicts[i],
		    json_integer((json_int_t)report_count(r, doc,
		    report_verdicts[i])));
	return object;
}

static json_t *
one(struct report *r, const xmlDoc *doc)
{
	const xmlNode	*facts = report_part(doc, "facts");
	const xmlNode	*programme = report_part(doc, "programme");
	const xmlNode	*part = report_part(doc, "findings");
	const xmlNode	*bundle = facts ? xml_child(facts, "bundle") : NULL;
	json_t		*object = json_object(), *inner;

	put(r, object, "seoryu", facts, "seoryu");
	put(r, object, "as_of", part, "as-of");
	inner = json_object();
	put(r, inner, "id", programme, "id");
	put(r, inner, "title", programme, "title");
	put(r, inner, "sha256", programme, "sha256");
	json_object_set_new(object, "programme", inner);
	inner = json_object();
	put(r, inner, "name", bundle, "name");
	put(r, inner, "sha256", bundle, "sha256");
	json_object_set_new(inner, "files", files(r, doc));
	json_object_set_new(object, "bundle", inner);
	json_object_set_new(object, "documents", documents(r, doc));
	json_object_set_new(object, "findings", findings(r, doc));
	json_object_set_new(object, "budget", budget(r, doc));
	put(r, object, "verdict", part, "verdict");
	json_object_set_new(object, "counts", counts(r, doc));
	return object;
}

/* How many bundles have each verdict. */
static json_t *
summary(struct report *r)
{
	json_t	*object = json_object(), *outer = json_object();
	json_t	*unread = json_array();
	size_t	 i;

	json_object_set_new(object, "bundles",
	    json_integer((json_int_t)(r->n + r->n_unread)));
	for (i = 0; i < REPORT_OVERALL; i++)
		json_object_set_new(object, report_overalls[i],
		    json_integer((json_int_t)r->overall[i]));
	for (i = 0; i < r->n_unread; i++)
		json_array_append_new(unread, json_string(
		    utf8_line(r->arena, r->unread[i])));
	json_object_set_new(object, "unread", unread);
	json_object_set_new(outer, "summary", object);
	return outer;
}

static int
dump(const char *bytes, size_t n, void *out)
{
	return buf_add(out, bytes, n);
}

/* One level in: a line end stands between values only, never in a string. */
static int
dump_inside(const char *bytes, size_t n, void *out)
{
	size_t	 i;

	for (i = 0; i < n; i++) {
		buf_putc(out, bytes[i]);
		if (bytes[i] == '\n')
			buf_puts(out, "  ");
	}
	return ((struct buf *)out)->full ? -1 : 0;
}

/* An element of the array, or all there is. */
static void
put_value(struct report *r, json_t *value)
{
	json_dump_callback(value, report_is_many(r) ? dump_inside : dump,
	    r->out, JSON_INDENT(2));
	json_decref(value);
}

static void
begin(struct report *r)
{
	if (report_is_many(r))
		buf_puts(r->out, "[\n  ");
}

static void
put_case(struct report *r, const xmlDoc *doc)
{
	put_value(r, one(r, doc));
	buf_puts(r->out, report_is_many(r) ? ",\n  " : "\n");
}

static void
end(struct report *r)
{
	if (!report_is_many(r))
		return;
	put_value(r, summary(r));
	buf_puts(r->out, "\n]\n");
}

const struct report_format report_json = { "json", begin, put_case, NULL,
    end };
