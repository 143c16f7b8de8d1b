/*
 * The numbered objects of one PDF before they are written. An object is raw
 * text between << and >>, with or without the bytes of a stream behind it. A
 * number may be referred to before its object is made.
 */
#ifndef PRESS_PDF_OBJECT_H
#define PRESS_PDF_OBJECT_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct diags;
struct pdf_deflate;
struct pdf_memo;

struct pdf_object {
	const char	*head;		/* entries of the dictionary */
	size_t		 head_n;
	const void	*data;		/* of the stream, or NULL */
	size_t		 n;
	int		 derived;	/* see below */
	int		 tree;		/* of the structure */
	unsigned int	 holder, place;	/* see pdf_pack.h; 0: stands alone */
};

struct pdf_objects {
	struct arena		*arena;	/* of the heads */
	struct pdf_object	*list;	/* list[0] is object number 1 */
	unsigned int		 n, size;
};

/* What a part of a PDF needs to write itself. */
struct pdf_output {
	struct diags		*diags;
	struct arena		*arena;		/* until the file is out */
	struct pdf_deflate	*deflate;
	struct pdf_memo		*memo;
	struct pdf_objects	*objects;
};

enum {
	PDF_OBJECTS_MAX	= 8388607,		/* ISO 32000-1, annex C */
	PDF_HEAD_MAX	= 512 * 1024 * 1024	/* text of one object */
};

void		 pdf_objects_init(struct pdf_objects *);
void		 pdf_objects_free(struct pdf_objects *);
/* Forgets all, for the next document. */
void		 pdf_objects_clear(struct pdf_objects *);

/* COUNT numbers in a row; returns the first. */
unsigned int	 pdf_object_reserve(struct pdf_objects *, unsigned int count);
/* Gives the number its text, which is copied from HEAD. */
void		 pdf_object_set(struct pdf_objects *, unsigned int number,
		    const struct buf *head);
/* Stream bytes, borrowed until the file is written; needs pdf_object_set. */
void		 pdf_object_stream(struct pdf_objects *, unsigned int number,
		    const void *, size_t n);
/* Its stream follows from other objects and need not be hashed. */
void		 pdf_object_derived(struct pdf_objects *, unsigned int number);
/* It is of the tree of tags, which papers of one template often share. */
void		 pdf_object_in_tree(struct pdf_objects *, unsigned int number);
/* Reserves and sets, for an object nobody refers to in advance. */
unsigned int	 pdf_object_add(struct pdf_objects *, const struct buf *head);

#endif
