#include "intake/case.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/xml.h"

/* An attribute whose text is masked. */
static void
put(xmlNode *node, const char *name, const char *value)
{
	struct arena	*arena = arena_new();

	xml_put(node, name, number_mask(arena, value != NULL ? value : ""));
	arena_free(arena);
}

xmlDoc *
case_new(const char *as_of)
{
	xmlDoc	*doc = xml_new("case");
	xmlNode	*facts;

	xml_put(xmlDocGetRootElement(doc), "version", "1");
	facts = xml_add(xmlDocGetRootElement(doc), "facts");
	xml_put(facts, "seoryu", SEORYU_VERSION);
	xml_put(facts, "as-of", as_of != NULL ? as_of : "");
	return doc;
}

xmlNode *
case_facts(xmlDoc *doc)
{
	return xml_child(xmlDocGetRootElement(doc), "facts");
}

void
case_bundle(xmlNode *node, struct bundle *b)
{
	put(node, "name", bundle_name(b));
	put(node, "kind", bundle_kind(b));
	xml_put(node, "sha256", bundle_sha256(b));
	xml_putf(node, "files", "%zu", bundle_count(b));
	xml_putf(node, "bytes", "%llu", (unsigned long long)bundle_bytes(b));
}

static const char *
level_name(enum diag_code code)
{
	switch (diag_level_of(code)) {
	case DIAG_NOTE:
		return "note";
	case DIAG_WARNING:
		return "warning";
	case DIAG_BUNDLE:
	case DIAG_DATA:
	case DIAG_USAGE:
	case DIAG_SYSTEM:
		break;
	}
	return "bundle";
}

void
case_problem(xmlNode *parent, enum diag_code code, const char *sentence)
{
	struct arena	*arena = arena_new();
	xmlNode		*node;

	node = xml_add_text(parent, "problem", number_mask(arena, sentence));
	xml_put(node, "code", diag_name(code));
	xml_put(node, "level", level_name(code));
	arena_free(arena);
}

void
case_problems(xmlNode *parent, const struct problem *p)
{
	for (; p != NULL; p = p->next)
		case_problem(parent, p->code, p->text);
}

/* The stored bytes; left out where they spell a number of a person. */
static void
put_raw_name(xmlNode *file, const struct member *m)
{
	size_t	 len;

	xml_put(file, "raw-name", number_resident_find(m->path, &len) == NULL &&
	    m->raw_name_hex != NULL ? m->raw_name_hex : "");
}

void
case_member(xmlNode *file, const struct member *m, size_t number)
{
	xml_putf(file, "id", "f%zu", number);
	put(file, "path", m->path);
	put_raw_name(file, m);
}

xmlNode *
case_file(xmlNode *facts, const struct member *m, size_t number, int pages)
{
	xmlNode	*file = xml_add(facts, "file");

	case_member(file, m, number);
	xml_put(file, "kind", m->kind);
	xml_putf(file, "bytes", "%llu", (unsigned long long)m->bytes);
	xml_put(file, "sha256", m->sha256);
	xml_putf(file, "pages", "%d", pages);
	xml_put(file, "state", bundle_state_name(m->state));
	return file;
}

static void
copy_attribute(xmlNode *to, const xmlNode *from, const char *name)
{
	struct arena	*arena = arena_new();

	xml_put(to, name, xml_attribute(arena, from, name));
	arena_free(arena);
}

xmlNode *
case_part(xmlNode *file, const char *first, const char *last, int n,
    enum member_state state)
{
	static const char *const names[] = { "id", "path", "raw-name", "kind",
	    "bytes", "sha256" };
	xmlNode			*part = xml_add(file, "file");
	size_t			 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		copy_attribute(part, file, names[i]);
	xml_putf(part, "pages", "%d", n);
	if (n == 1)
		xml_put(part, "part", first);
	else
		xml_putf(part, "part", "%s-%s", first, last);
	xml_put(part, "state", bundle_state_name(state));
	return part;
}

void
case_hoist(xmlNode *file)
{
	struct arena	*arena = arena_new();
	const char	*id = xml_attribute(arena, file, "id");
	xmlNode		*part = file->children, *next, *last = file;
	int		 n = 0;

	for (; part != NULL; part = next) {
		next = part->next;
		if (!xml_is(part, "file"))
			continue;
		xmlUnlinkNode(part);
		xmlAddNextSibling(last, part);
		last = part;
		xml_putf(part, "id", "%s.%d", id != NULL ? id : "", ++n);
		copy_attribute(part, file, "path");
		copy_attribute(part, file, "raw-name");
	}
	arena_free(arena);
}

void
case_traits(xmlNode *file, const struct text_trait *t)
{
	for (; t != NULL; t = t->next)
		put(file, t->name, t->value);
}

/* By enum doubt and enum lost: seoryu-case(5). */
static const char *const doubts[] = { "", "nothing", "no-title", "in-words",
    "below-line", "unsigned", "title-only", "close", "several", "unread" };
static const char *const losses[] = { "", "points", "part" };

/* Where S is NULL nothing stands anywhere. */
static void
put_clues(xmlNode *parent, const char *name, const struct sheet *s,
    const struct clue *c)
{
	const struct text_piece	*p;
	xmlNode			*node;

	for (; c != NULL; c = c->next) {
		node = xml_add(parent, name);
		xml_put(node, "kind", clue_name(c->kind));
		put(node, "words", c->words);
		xml_putf(node, "points", "%d", c->points);
		if (c->note[0] != '\0')
			xml_put(node, "note", c->note);
		if (s == NULL || c->line == SHEET_NONE)
			continue;
		p = s->lines[c->line].piece;
		xml_putf(node, "page", "%d", p->page);
		xml_putf(node, "line", "%d", p->line);
		xml_put(node, "cell", p->cell != NULL ? p->cell : "");
	}
}

static void
put_candidate(xmlNode *file, const struct sheet *s, const struct candidate *c)
{
	xmlNode	*node = xml_add(file, "candidate");

	xml_put(node, "document", c->type->id);
	xml_put(node, "label", c->type->label);
	xml_putf(node, "score", "%d", c->score);
	put(node, "reason", c->reason);
	if (c->doubt != DOUBT_NONE)
		xml_put(node, "doubt", doubts[c->doubt]);
	if (c->lost != LOST_NOTHING)
		xml_put(node, "lost", losses[c->lost]);
	put_clues(node, "evidence", s, c->clues.first);
	put_clues(node, "missing", s, c->missing.first);
}

void
case_recognition(xmlNode *file, const struct recognition *r,
    const struct sheet *s, const char *method)
{
	int	 i;

	xml_put(file, "document", r->type != NULL ? r->type->id : "");
	xml_put(file, "label", r->type != NULL ? r->type->label : "");
	xml_put(file, "method", method);
	xml_putf(file, "score", "%d", r->score);
	put(file, "reason", r->reason);
	if (r->type == NULL && r->doubt != DOUBT_NONE)
		xml_put(file, "doubt", doubts[r->doubt]);
	put_clues(file, "evidence", s, r->clues.first);
	put_clues(file, "missing", s, r->missing.first);
	for (i = 0; i < r->n; i++)
		put_candidate(file, s, &r->candidates[i]);
}

/*
 * The end of RAW if it begins at S: blanks do not count, for they were tidied.
 * NULL if something else stands there, or a word goes on behind it.
 */
static const char *
end_of(const char *s, const char *raw)
{
	const char	*start = s;

	for (;; s++, raw++) {
		raw += strspn(raw, " \t");
		if (*raw == '\0')
			return s == start ||
			    (isalnum((unsigned char)s[-1]) &&
			    isalnum((unsigned char)*s)) ? NULL : s;
		s += strspn(s, " \t");
		if (*s != *raw)
			return NULL;
	}
}

/*
 * Where the fact stands in its line: at its own place, else where a word of
 * the line begins with it, else anywhere. What was counted is all of it.
 */
static void
find_raw(const struct fact *f, size_t *from, size_t *until)
{
	const struct text_piece	*p = f->piece;
	const char		*s = f->at != NULL ? f->at : p->str, *end;

	*from = 0;
	*until = strlen(p->str);
	if (f->raw[0] == '\0' || (f->at == NULL &&
	    strcmp(f->type, "count") == 0))
		return;
	for (; *s != '\0'; s++) {
		if ((s > p->str && isalnum((unsigned char)*s) &&
		    isalnum((unsigned char)s[-1])) || *s == ' ' ||
		    (end = end_of(s, f->raw)) == NULL)
			continue;
		*from = (size_t)(s - p->str);
		*until = (size_t)(end - p->str);
		return;
	}
}

/* The words of a PDF's line that the fact stands in. */
static void
put_box(xmlNode *node, const struct fact *f)
{
	const struct text_piece	*p = f->piece;
	size_t			 from, until, end;
	int			 i, x0 = 0, y0 = 0, x1 = 0, y1 = 0, any = 0;

	if (p->n_words == 0)
		return;
	find_raw(f, &from, &until);
	for (i = 0; i < p->n_words; i++) {
		const struct text_box	*b = &p->words[i].box;

		end = i + 1 < p->n_words ? p->words[i + 1].at : strlen(p->str);
		if (end <= from || p->words[i].at >= until)
			continue;
		x0 = !any || b->x < x0 ? b->x : x0;
		y0 = !any || b->y < y0 ? b->y : y0;
		x1 = !any || b->x + b->w > x1 ? b->x + b->w : x1;
		y1 = !any || b->y + b->h > y1 ? b->y + b->h : y1;
		any = 1;
	}
	if (any)
		xml_putf(node, "box", "%d %d %d %d", x0, y0, x1 - x0, y1 - y0);
}

void
case_fact_list(xmlNode *file, const struct fact_list *list)
{
	const struct fact	*f;

	for (f = list->first; f != NULL; f = f->next) {
		xmlNode	*node = xml_add(file, "fact");

		xml_put(node, "name", f->name);
		xml_put(node, "type", f->type);
		xml_put(node, "value", f->value);
		xml_put(node, "raw", f->raw);
		xml_putf(node, "page", "%d", f->piece->page);
		xml_putf(node, "line", "%d", f->piece->line);
		xml_put(node, "cell",
		    f->piece->cell != NULL ? f->piece->cell : "");
		put_box(node, f);
		xml_put(node, "label", f->label);
		xml_put(node, "method",
		    f->piece->guessed ? "ocr" :
		    f->piece->table > 0 ? "table" : "text");
	}
}
