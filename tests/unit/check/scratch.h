/*
 * A checks folder of programmes written out in the test itself, for what the
 * demonstration programme does not have.
 */
#ifndef TESTS_CHECK_SCRATCH_H
#define TESTS_CHECK_SCRATCH_H

#include "helper.h"

struct scratch {
	char		 dir[64];
	struct diags	*diags;
	struct check	*check;		/* NULL until scratch_load */
};

static inline void
scratch_new(struct scratch *s)
{
	strcpy(s->dir, "/tmp/seoryu-check-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
	s->diags = diags_new();
	s->check = NULL;
}

static inline void
scratch_free(struct scratch *s)
{
	check_free(s->check);
	diags_free(s->diags);
	helper_remove(s->dir);
}

/* Writes a file of the folder, with the folders above it. */
static inline void
scratch_put(const struct scratch *s, const char *name, const char *text)
{
	char	 path[512], *slash;

	snprintf(path, sizeof(path), "%s/%s", s->dir, name);
	for (slash = strchr(path + strlen(s->dir) + 1, '/'); slash != NULL;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	helper_write(path, text, NULL, NULL);
}

/* A programme with these elements and no rules. */
static inline void
scratch_programme(const struct scratch *s, const char *id,
    const char *elements)
{
	char		*text, name[128];

	assert_true(asprintf(&text, "<programme id='%s' version='1'>\n"
	    "<title>%s</title>\n"
	    "<match test=\"/case/facts/application/@programme = '%s'\"/>\n"
	    "<notice id='N' date='2026-01-05' title='공고'/>\n"
	    "<quote id='q' notice='N' line='1'>문구</quote>\n%s\n"
	    "</programme>\n", id, id, id, elements) > 0);
	snprintf(name, sizeof(name), "%s/programme.xml", id);
	scratch_put(s, name, text);
	free(text);
}

static inline void
scratch_load(struct scratch *s)
{
	s->check = check_new(s->diags, s->dir);
}

/* Fails unless the messages hold MESSAGE; "" means there must be none. */
static inline void
scratch_says(const struct scratch *s, const char *message)
{
	char	*messages = helper_messages(s->diags);
	int	 good = message[0] == '\0' ? messages[0] == '\0' :
		    strstr(messages, message) != NULL;

	if (!good)
		print_error("expected \"%s\", was: %s\n", message, messages);
	free(messages);
	assert_true(good);
}

/* A case for the programme, with more inside <application>. */
static inline xmlDoc *
scratch_case(const struct scratch *s, const char *id, const char *application)
{
	char	*text;
	xmlDoc	*doc;

	assert_true(asprintf(&text, "<case><facts "
	    "as-of='2026-02-20T10:00:00+09:00'><application programme='%s'>%s"
	    "</application></facts></case>", id, application) > 0);
	doc = xml_read(s->diags, "case", text, strlen(text));
	assert_non_null(doc);
	free(text);
	return doc;
}

/* The same, checked. */
static inline xmlDoc *
scratch_checked(const struct scratch *s, const char *id,
    const char *application)
{
	struct check_options	 options = { "2026-02-20T10:00:00+09:00", id };
	xmlDoc			*doc = scratch_case(s, id, application);

	assert_int_equal(check_run(s->check, s->diags, doc, &options), 0);
	return doc;
}

/* The value of the programme's parameter in a checked case, for xmlFree. */
static inline xmlChar *
scratch_value(xmlDoc *doc, const char *id)
{
	xmlNode	*node = xml_child(xmlDocGetRootElement(doc), "programme");

	for (node = xml_child(node, "parameter"); node != NULL;
	    node = xml_next_named(node, "parameter"))
		if (helper_is(node, "id", id))
			return xmlGetProp(node, (const xmlChar *)"value");
	return NULL;
}

#endif
