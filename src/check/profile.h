/*
 * PROFILE.xml: what a company says of itself before it has chosen a
 * programme, in the words of application.xml.
 */
#ifndef CHECK_PROFILE_H
#define CHECK_PROFILE_H

#include <libxml/tree.h>

struct diags;

/*
 * Reads it as an <application> document (xml_free). NULL with diags: not
 * there, no XML, or an element or attribute that is none, with its line.
 */
xmlDoc	*profile_read(struct diags *, const char *path);

#endif
