#include "intake/pdf_hiding.h"

#include <stdlib.h>
#include <string.h>

enum {
	ONE		= 1000,		/* of a number */
	NUMBER_MAX	= 100000 * ONE,
	WHITE		= 900,		/* of each light, or of no ink */
	PAPER		= 970,		/* of what passes for paper */
	FAINT		= 300,		/* opacity */
	LETTER		= 6 * ONE,	/* pt; smaller covers no word */
	DOT		= 3 * ONE,	/* pt; shows no letter */
	PICTURE		= 100 * ONE	/* pt; a seal is smaller */
};

static struct pdf_hiding_state *
top(struct pdf_hiding *h)
{
	return &h->states[h->depth];
}

/* A length of N thousandths at SCALE. */
static int64_t
scaled(int64_t n, int64_t scale)
{
	int64_t	 m = llabs(n) * scale / ONE;

	return m < NUMBER_MAX ? m : NUMBER_MAX;
}

/* ---- graphics state ---- */

static void
push(struct pdf_hiding *h)
{
	if (h->depth + 1 == HIDING_DEPTH) {
		h->suspect = 1;
		return;
	}
	h->states[h->depth + 1] = h->states[h->depth];
	h->depth++;
}

static void
pop(struct pdf_hiding *h)
{
	if (h->depth > 0)
		h->depth--;
}

static int64_t
larger(int64_t a, int64_t b)
{
	return llabs(a) > llabs(b) ? a : b;
}

static void
transform(struct pdf_hiding *h)
{
	struct pdf_hiding_state	*s = top(h);
	const int64_t		*m = h->operands;

	if (h->n != 6)
		return;
	s->across = scaled(larger(m[0], m[1]), s->across);
	s->down = scaled(larger(m[2], m[3]), s->down);
}

static void
set_mode(struct pdf_hiding *h)
{
	top(h)->mode = h->n > 0 ? (int)(h->operands[h->n - 1] / ONE) : 0;
}

/* One number is grey, three are lights, four are inks. */
static void
set_fill(struct pdf_hiding *h)
{
	int64_t	 light;
	int	 i;

	top(h)->light = top(h)->white = h->n == 1 || h->n == 3 || h->n == 4;
	for (i = 0; i < h->n; i++) {
		light = h->n == 4 ? ONE - h->operands[i] : h->operands[i];
		top(h)->light &= light >= WHITE;
		top(h)->white &= light >= PAPER;
	}
}

/* ---- paths ---- */

static void
add_point(struct pdf_hiding *h, int64_t x, int64_t y)
{
	if (!h->path || x < h->left)
		h->left = x;
	if (!h->path || x > h->right)
		h->right = x;
	if (!h->path || y < h->low)
		h->low = y;
	if (!h->path || y > h->high)
		h->high = y;
	h->path = 1;
}

static void
add_end(struct pdf_hiding *h)
{
	if (h->n >= 2)
		add_point(h, h->operands[h->n - 2], h->operands[h->n - 1]);
}

static void
add_rectangle(struct pdf_hiding *h)
{
	const int64_t	*r = h->operands;

	if (h->n != 4)
		return;
	add_point(h, r[0], r[1]);
	add_point(h, r[0] + r[2], r[1] + r[3]);
}

/* 1 if the path is at least SIDE high and wide. */
static int
spans(struct pdf_hiding *h, int64_t side)
{
	return h->path && scaled(h->right - h->left, top(h)->across) >= side &&
	    scaled(h->high - h->low, top(h)->down) >= side;
}

static void
clip(struct pdf_hiding *h)
{
	if (h->path && !spans(h, DOT))
		top(h)->clipped = 1;
}

static void
end_path(struct pdf_hiding *h)
{
	h->path = 0;
}

/* What is not white may cover a word, too; but then it shows. */
static void
fill(struct pdf_hiding *h)
{
	h->suspect |= h->text && (spans(h, PICTURE) ||
	    (top(h)->white && spans(h, LETTER)));
	end_path(h);
}

/* ---- what is drawn ---- */

/* A form of unknown size, or a large picture. */
static void
draw(struct pdf_hiding *h)
{
	const struct pdf_hiding_state	*s = top(h);

	h->suspect |= h->text && ((s->across <= 2 * ONE && s->down <=
	    2 * ONE) || (s->across >= PICTURE && s->down >= PICTURE));
}

static void
cover(struct pdf_hiding *h)
{
	h->suspect |= h->text;
}

static void
show(struct pdf_hiding *h)
{
	const struct pdf_hiding_state	*s = top(h);

	h->text = 1;
	h->unseen |= s->mode == 3 || s->mode == 7;
	h->suspect |= s->mode == 3 || s->mode == 7 || s->light || s->clipped;
}

static const struct {
	const char	*name;
	void		(*does)(struct pdf_hiding *);
} operators[] = {
	{ "q", push }, { "Q", pop }, { "cm", transform },
	{ "g", set_fill }, { "rg", set_fill }, { "k", set_fill },
	{ "sc", set_fill }, { "scn", set_fill },
	{ "Tr", set_mode }, { "Tj", show }, { "TJ", show }, { "'", show },
	{ "\"", show },
	{ "re", add_rectangle }, { "m", add_end }, { "l", add_end },
	{ "c", add_end }, { "v", add_end }, { "y", add_end },
	{ "W", clip }, { "W*", clip }, { "n", end_path }, { "s", end_path },
	{ "S", end_path }, { "f", fill }, { "F", fill }, { "f*", fill },
	{ "B", fill }, { "B*", fill }, { "b", fill }, { "b*", fill },
	{ "Do", draw }, { "sh", cover }, { "BI", cover },
};

/* ---- tokens ---- */

/* 1 if the token is a number, in thousandths. */
static int
number(const struct pdf_hiding *h, int64_t *value)
{
	const char	*s = h->token;
	int64_t		 n = 0, place = 0;
	int		 digits = 0;

	for (s += *s == '-' || *s == '+'; *s != '\0'; s++) {
		if (*s == '.' && place == 0) {
			place = ONE;
		} else if (*s < '0' || *s > '9') {
			return 0;
		} else if (place == 0) {
			n = n < NUMBER_MAX ? n * 10 + (*s - '0') * ONE : n;
			digits++;
		} else {
			place /= 10;
			n += (*s - '0') * place;
			place = place > 1 ? place : 1;
			digits++;
		}
	}
	*value = h->token[0] == '-' ? -n : n;
	return digits > 0;
}

static void
add_operand(struct pdf_hiding *h, int64_t value)
{
	if (h->n == HIDING_OPERANDS) {
		memmove(h->operands, h->operands + 1,
		    (HIDING_OPERANDS - 1) * sizeof(*h->operands));
		h->n--;
	}
	h->operands[h->n++] = value;
	h->suspect |= h->opacity && value < FAINT;
	h->opacity = 0;
}

static void
end_token(struct pdf_hiding *h)
{
	int64_t	 value;
	size_t	 i;

	if (h->length == 0)
		return;
	h->token[h->length] = '\0';
	h->length = 0;
	if (number(h, &value)) {
		add_operand(h, value);
		return;
	}
	h->opacity = strcmp(h->token, "/ca") == 0;
	h->suspect |= strcmp(h->token, "/Type3") == 0;
	if (h->token[0] == '/')
		return;
	for (i = 0; i < sizeof(operators) / sizeof(operators[0]); i++)
		if (strcmp(operators[i].name, h->token) == 0) {
			operators[i].does(h);
			break;
		}
	h->n = 0;
}

/* 1 if the byte is in a string or comment. */
static int
is_inside(struct pdf_hiding *h, unsigned char c)
{
	if (h->comment) {
		h->comment = c != '\n' && c != '\r';
		return 1;
	}
	if (h->hex > 0) {
		/* "<<" begins a dictionary. */
		h->hex = c == '>' || (c == '<' && h->hex == 1) ? 0 : 2;
		return 1;
	}
	if (h->strings == 0)
		return 0;
	if (h->escaped)
		h->escaped = 0;
	else if (c == '\\')
		h->escaped = 1;
	else
		h->strings += (c == '(') - (c == ')');
	return 1;
}

static void
add_byte(struct pdf_hiding *h, unsigned char c)
{
	if (is_inside(h, c))
		return;
	if (c > ' ' && strchr("()<>[]{}/%", c) == NULL) {
		if (h->length + 1 < HIDING_TOKEN)
			h->token[h->length++] = (char)c;
		return;
	}
	end_token(h);
	h->comment = c == '%';
	h->hex = c == '<';
	h->strings = c == '(';
	h->escaped = 0;
	if (c == '/')
		h->token[h->length++] = '/';
}

void
pdf_hiding_stream(struct pdf_hiding *h)
{
	int	 suspect = h->suspect, unseen = h->unseen;

	memset(h, 0, sizeof(*h));
	h->suspect = suspect;
	h->unseen = unseen;
	h->states[0].across = ONE;
	h->states[0].down = ONE;
}

void
pdf_hiding_feed(struct pdf_hiding *h, const unsigned char *p, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		add_byte(h, p[i]);
}
