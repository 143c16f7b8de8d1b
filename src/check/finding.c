#include "check/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/xml.h"
#include "check/programme.h"

static const char *const words[] = {
	[FINDING_NOT_APPLICABLE] = "not-applicable",
	[FINDING_PASS] = "pass",
	[FINDING_REVIEW] = "review",
	[FINDING_UNREADABLE] = "unreadable",
	[FINDING_SUPPLEMENT] = "supplement",
	[FINDING_INELIGIBLE] = "ineligible",
};
enum { VERDICTS = sizeof(words) / sizeof(words[0]) };

static const struct finding_role roles[] = {
	{ "ineligible", FINDING_INELIGIBLE, "error" },
	{ "supplement", FINDING_SUPPLEMENT, "error" },
	{ "review", FINDING_REVIEW, "warning" },
	{ "warning", FINDING_PASS, "warning" },
	{ "info", FINDING_PASS, "info" },
};

struct findings {
	struct finding	*rows;
	size_t		 n, size;
};

struct findings *
findings_new(void)
{
	return mem_alloc(sizeof(struct findings));
}

void
findings_free(struct findings *fs)
{
	if (fs == NULL)
		return;
	free(fs->rows);
	free(fs);
}

void
findings_add(struct findings *fs, const struct finding *finding)
{
	if (fs->n == fs->size) {
		fs->size = fs->size > 0 ? fs->size * 2 : 64;
		fs->rows = mem_resize(fs->rows, fs->size, sizeof(*fs->rows));
	}
	fs->rows[fs->n++] = *finding;
}

/*
 * Whoever checked nothing knows nothing: no findings, or only such as do not
 * apply, are a matter for a person. Nor does a pass that rests on no words of
 * a notice (a remark on how a file was read) prove anything.
 */
enum finding_verdict
findings_verdict(const struct findings *fs)
{
	enum finding_verdict	 worst = FINDING_NOT_APPLICABLE;
	int			 proved = 0;
	size_t			 i;

	for (i = 0; i < fs->n; i++) {
		if (fs->rows[i].verdict > worst)
			worst = fs->rows[i].verdict;
		proved |= fs->rows[i].verdict == FINDING_PASS &&
		    fs->rows[i].basis != NULL;
	}
	if (worst <= FINDING_PASS && proved)
		return FINDING_PASS;
	return worst < FINDING_SUPPLEMENT ? FINDING_REVIEW : worst;
}

int
findings_worst(const struct findings *fs, const char *document)
{
	const struct finding	*f;
	int			 worst = -1;
	size_t			 i;

	for (i = 0; i < fs->n; i++) {
		f = &fs->rows[i];
		if (f->document != NULL && (int)f->verdict > worst &&
		    strcmp(f->document, document) == 0)
			worst = (int)f->verdict;
	}
	return worst;
}

static void
put_if(xmlNode *node, const char *name, const char *value)
{
	if (value != NULL && value[0] != '\0')
		xml_put(node, name, value);
}

static void
write_one(const struct finding *f, const struct programme *p, xmlNode *parent)
{
	xmlNode	*node = xml_add(parent, "finding");

	xml_put(node, "id", f->id);
	xml_put(node, "title", f->title);
	xml_put(node, "verdict", finding_word(f->verdict));
	xml_put(node, "severity", f->severity);
	put_if(node, "document", f->document);
	put_if(node, "file", f->file);
	put_if(node, "path", f->path);
	put_if(node, "page", f->page);
	put_if(node, "cell", f->cell);
	put_if(node, "conflict", f->conflict);
	if (f->unprovable)
		xml_put(node, "unprovable", "yes");
	if (f->match)
		xml_put(node, "match", "yes");
	put_if(node, "missing", f->missing);
	if (f->text != NULL)
		xml_add_text(node, "text", f->text);
	if (f->remedy != NULL && f->remedy[0] != '\0')
		xml_add_text(node, "remedy", f->remedy);
	programme_write_basis(p, f->basis, node);
}

void
findings_write(const struct findings *fs, const struct programme *p,
    const char *as_of, xmlNode *root)
{
	xmlNode	*list = xml_add(root, "findings");
	size_t	 i;

	xml_put(list, "verdict", finding_word(findings_verdict(fs)));
	xml_put(list, "as-of", as_of);
	xml_putf(list, "checks", "%zu", fs->n);
	for (i = 0; i < fs->n; i++)
		write_one(&fs->rows[i], p, list);
}

const char *
finding_word(enum finding_verdict verdict)
{
	return words[verdict];
}

int
finding_verdict(const char *word)
{
	int	 i;

	for (i = 0; i < VERDICTS; i++)
		if (strcmp(words[i], word) == 0)
			return i;
	return -1;
}

const struct finding_role *
finding_role(const char *word)
{
	size_t	 i;

	for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(roles[i].word, word) == 0)
			return &roles[i];
	return NULL;
}

const char *
finding_outcome(const struct finding *f)
{
	if (f->verdict == FINDING_PASS && f->text != NULL)
		return f->severity;
	return finding_word(f->verdict);
}
