/*
 * What an applicant must know of a programme, as one document from which
 * `show` makes text, JSON and HTML, and the paper programme-sheet is printed.
 */
#ifndef CHECK_LEAFLET_H
#define CHECK_LEAFLET_H

#include <libxml/tree.h>

struct buf;
struct check;
struct diags;
struct programme;

/*
 * For xml_free:
 *
 *	<sheet programme="" title="" as-of="" provisional="">
 *	  <notice id="" title="" issuer="" date=""/>
 *	  <section id="who|money|when|…" heading="">
 *	    <item label="" text="" source="A:111" open="yes"
 *	        past="yes">
 *	      <note text="" source=""/>
 *	    <table caption="" source="" columns="3">
 *	      <tr head="yes" source=""><cell></cell>
 *
 * provisional is the sentence that says so, and absent where nothing is.
 * open="yes" marks an entry that someone has to ask about, past="yes" what is
 * over. A faulty
 * programme has what could be read of it. DIR is the folder of programmes
 * (for the types of documents); AS_OF the clock, RFC 3339.
 */
xmlDoc	*leaflet_new(struct diags *, const struct programme *,
	    const char *dir, const char *as_of);

void	 leaflet_text(const xmlDoc *, int color, struct buf *);
void	 leaflet_json(const xmlDoc *, struct buf *);
void	 leaflet_html(const xmlDoc *, struct buf *);

#endif
