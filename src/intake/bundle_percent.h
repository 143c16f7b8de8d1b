/*
 * Names as browsers and portals spell them in addresses: %EC%84%9C for 서,
 * and the #Uc11c of old unpackers.
 */
#ifndef INTAKE_BUNDLE_PERCENT_H
#define INTAKE_BUNDLE_PERCENT_H

struct arena;

/*
 * The name without the spelling, or NULL if it is not spelt so: unless Hangul
 * comes out (UTF-8, else CP949), "100%25" is a name like others. What would
 * be a separator, a percent sign or a control is left as it stands, so that
 * no path hides behind the spelling.
 */
const char	*bundle_percent_decode(struct arena *, const char *text);

#endif
