#include "check/basis.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xpath.h"
#include "check/check_inside.h"
#include "check/names.h"
#include "check/programme.h"
#include "check/rules.h"

enum { NAME_SIZE = 128, LIST_MAX = 1024 * 1024 };

static size_t
hash(const char *text, uint64_t h)
{
	for (; *text != '\0'; text++)
		h = (h ^ (unsigned char)*text) * 0x100000001b3u;
	return (size_t)h;
}

static size_t
key_of(const struct programme_quote *quote)
{
	return hash(quote->id, hash(quote->notice, hash(quote->text,
	    0xcbf29ce484222325u)));
}

static int
is_same(const struct basis_quote *known, const struct programme_quote *quote)
{
	return known->line == quote->line &&
	    strcmp(known->id, quote->id) == 0 &&
	    strcmp(known->notice, quote->notice) == 0 &&
	    strcmp(known->text, quote->text) == 0 &&
	    strcmp(known->place.file, quote->file) == 0;
}

/* Doubles the table while half of it is in use. */
static void
rehash(struct basis *b)
{
	struct programme_quote	 quote;
	size_t			 i, at;

	b->n_keys = b->n_keys == 0 ? 1024 : b->n_keys * 2;
	b->by_key = arena_array(b->arena, b->n_keys, sizeof(*b->by_key));
	for (i = 0; i < b->n_quotes; i++) {
		quote.id = b->quotes[i].id;
		quote.notice = b->quotes[i].notice;
		quote.text = b->quotes[i].text;
		at = key_of(&quote) % b->n_keys;
		while (b->by_key[at] != 0)
			at = (at + 1) % b->n_keys;
		b->by_key[at] = i + 1;
	}
}

/* Where the phrase is in the list; it is added if it is not. */
static struct basis_quote *
quote_of(struct basis *b, const struct programme *p,
    const struct programme_quote *quote)
{
	struct basis_quote	*known;
	size_t			 at;

	if (b->n_quotes * 2 >= b->n_keys)
		rehash(b);
	at = key_of(quote) % b->n_keys;
	for (; b->by_key[at] != 0; at = (at + 1) % b->n_keys)
		if (is_same(&b->quotes[b->by_key[at] - 1], quote))
			return &b->quotes[b->by_key[at] - 1];
	if (b->n_quotes == b->quotes_size)
		b->quotes = arena_grow(b->arena, b->quotes, b->n_quotes,
		    &b->quotes_size, sizeof(*b->quotes), 256);
	known = &b->quotes[b->n_quotes++];
	b->by_key[at] = b->n_quotes;
	known->programme = p;
	known->id = quote->id;
	known->notice = quote->notice;
	known->line = quote->line;
	known->text = quote->text;
	known->place = (struct place){ .file = quote->file,
	    .line = quote->place };
	return known;
}

static struct basis_user *
add_user(struct basis *b, const struct programme *p)
{
	if (b->n_users == b->users_size)
		b->users = arena_grow(b->arena, b->users, b->n_users,
		    &b->users_size, sizeof(*b->users), 256);
	b->users[b->n_users].programme = p;
	return &b->users[b->n_users++];
}

/* The first of the blank-separated attributes that is there; "" if none. */
static const char *
first_of(struct basis *b, const xmlNode *node, const char *names)
{
	char		 name[NAME_SIZE];
	const char	*value = NULL;

	while (value == NULL && names_next(&names, name, sizeof(name)))
		value = xml_attribute(b->arena, node, name);
	return value != NULL ? value : "";
}

/* All attributes: whichever of them are expressions may read a value. */
static const char *
expressions(struct basis *b, const xmlNode *node)
{
	const xmlAttr	*attribute = node->properties;
	const char	*text = "", *value;

	for (; attribute != NULL; attribute = attribute->next) {
		value = xml_attribute(b->arena, node,
		    (const char *)attribute->name);
		if (value != NULL && strchr(value, '$') != NULL)
			text = arena_printf(b->arena, "%s %s", text, value);
	}
	return text;
}

/*
 * What people call the element by: itself, or what it is a part of (an
 * exception has no id, its exclusion has).
 */
static const xmlNode *
owner(struct basis *b, const xmlNode *node)
{
	const xmlNode	*at = node;

	while (at->parent != NULL && at->parent->type == XML_ELEMENT_NODE) {
		if (first_of(b, at, "rule id role")[0] != '\0')
			return at;
		at = at->parent;
	}
	return node;
}

static void
take_element(struct basis *b, const struct programme *p, const xmlNode *node)
{
	const char		*basis = xml_attribute(b->arena, node, "basis");
	const xmlNode		*named = owner(b, node);
	struct basis_user	*user;

	if (basis == NULL || xml_is(node, "quote"))
		return;
	user = add_user(b, p);
	user->kind = xml_name(named);
	user->id = first_of(b, named,
	    xml_is(named, "document") ? "id" : "rule id role");
	user->title = first_of(b, named, "title label organisation");
	user->basis = basis;
	user->conflict = first_of(b, node, "conflict");
	user->reads = expressions(b, node);
	user->place = programme_place(p, node);
}

static void
take_elements(struct basis *b, const struct programme *p, const xmlNode *node)
{
	take_element(b, p, node);
	for (node = xml_first(node); node != NULL; node = xml_next(node))
		take_elements(b, p, node);
}

/* Adds what a variable rests on, each variable once. */
static void
add_let(const struct rules_let *let, char *seen, struct buf *out)
{
	size_t	 i;

	if (seen[let->index])
		return;
	seen[let->index] = 1;
	buf_putc(out, ' ');
	buf_puts(out, xpath_expr_text(let->value));
	for (i = 0; i < let->n_uses; i++)
		add_let(let->uses[i], seen, out);
}

static const char *
rule_expressions(struct basis *b, const struct rules *rules,
    const struct rules_rule *rule, const struct rules_check *check)
{
	char		*seen = arena_alloc(b->arena, rules->all_lets + 1);
	struct buf	 out;
	const char	*text;
	size_t		 i;

	buf_init(&out, LIST_MAX);
	buf_printf(&out, "%s %s", rule->context_text,
	    xpath_expr_text(check->test));
	for (i = 0; i < check->n_parts; i++)
		if (check->parts[i].select != NULL)
			buf_printf(&out, " %s",
			    xpath_expr_text(check->parts[i].select));
	for (i = 0; i < check->n_uses; i++)
		add_let(check->uses[i], seen, &out);
	text = arena_strdup(b->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static void
take_check(struct basis *b, const struct programme *p,
    const struct rules *rules, const struct rules_rule *rule,
    const struct rules_check *check)
{
	struct basis_user	*user = add_user(b, p);

	user->kind = "rule";
	user->id = check->id;
	user->title = check->title != NULL ? check->title : "";
	user->basis = check->see != NULL ? check->see : "";
	user->conflict = check->conflict != NULL ? check->conflict : "";
	user->reads = rule_expressions(b, rules, rule, check);
	user->place = (struct place){ .file = rules->path,
	    .line = check->line };
}

static void
take_rules(struct basis *b, const struct programme *p,
    const struct rules *rules)
{
	const struct rules_pattern	*pattern;
	const struct rules_rule		*rule;
	size_t				 i, j, k;

	for (i = 0; i < rules->n_patterns; i++) {
		pattern = &rules->patterns[i];
		for (j = 0; j < pattern->n_rules; j++) {
			rule = &pattern->rules[j];
			for (k = 0; k < rule->n_checks; k++)
				take_check(b, p, rules, rule,
				    &rule->checks[k]);
		}
	}
}

static void
add_to_quote(struct basis *b, struct basis_quote *quote,
    struct basis_user *user)
{
	if (quote->n_users == quote->size)
		quote->users = arena_grow(b->arena, quote->users,
		    quote->n_users, &quote->size, sizeof(*quote->users), 4);
	quote->users[quote->n_users++] = user;
}

/* Once the list of users no longer grows. */
static void
link_user(struct basis *b, struct basis_user *user)
{
	const struct programme_quote	*quote;
	const char			*ids = user->basis;
	char				 id[NAME_SIZE];

	while (names_next(&ids, id, sizeof(id))) {
		quote = programme_quote(user->programme, id);
		if (quote != NULL)
			add_to_quote(b, quote_of(b, user->programme, quote),
			    user);
	}
}

struct basis *
basis_new(struct arena *arena, struct check *check, struct diags *ds,
    const char *id, int *result)
{
	struct basis		*b = arena_alloc(arena, sizeof(*b));
	const struct programme	*p;
	size_t			 i = 0, j;

	b->arena = arena;
	while ((p = check_each(check, ds, id, &i, result)) != NULL) {
		for (j = 0; j < p->n_quotes; j++)
			quote_of(b, p, &p->quotes[j]);
		take_elements(b, p, p->root);
		for (j = 0; j < p->n_rules; j++)
			take_rules(b, p, p->rules[j]);
	}
	for (j = 0; j < b->n_users; j++)
		link_user(b, &b->users[j]);
	return b;
}
