# seoryu: check bundles, print papers. `make help` lists the targets.

VERSION  = 0.1.0
PREFIX   = /usr/local
CC       = cc
CFLAGS   = -O2 -g
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wformat=2 -Wvla -Wpointer-arith -Wundef \
           -Werror=implicit-function-declaration
PKGS     = libxml-2.0 libzip libutf8proc libcrypto harfbuzz harfbuzz-subset \
           libdeflate zlib jansson libpng libgsf-1 libseccomp
EXTRA    = -lhpdf -lcsv -lm	# Debian ships these without .pc files
-include config.mk		# your own settings; not in git

B        = build
DATADIR  = $(PREFIX)/share/seoryu
CPPFLAGS = -D_GNU_SOURCE -Isrc -DSEORYU_VERSION='"$(VERSION)"' \
           -DSEORYU_DATADIR='"$(DATADIR)"' $(shell pkg-config --cflags $(PKGS))
LIBS     = $(shell pkg-config --libs $(PKGS)) $(EXTRA)

# A stage is a folder and an archive; a test of a stage is linked with that
# archive and base alone, so a wrong dependency does not link.
STAGES   = intake check press
ARCHIVES = $(STAGES:%=$B/lib%.a) $B/libbase.a
PROGRAM  = $(patsubst src/%.c,$B/%.o,$(wildcard src/*.c))
UNITS    = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/*/test_*.c))

all: $B/seoryu

$B/seoryu: $(PROGRAM) $(ARCHIVES)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(PROGRAM) $(ARCHIVES) $(LIBS)

$B/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -std=c11 $(WARN) -MMD -MP -c -o $@ $<

.SECONDEXPANSION:
$B/lib%.a: $$(patsubst src/$$(percent).c,$$B/$$(percent).o,$$(wildcard src/$$*/*.c))
	rm -f $@
	ar rcs $@ $^

percent = %

$B/unit/%: tests/unit/%.c $$B/lib$$(firstword $$(subst /, ,$$*)).a $B/libbase.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -std=c11 $(WARN) -MMD -MP -o $@ $< \
	    $B/lib$(firstword $(subst /, ,$*)).a $B/libbase.a $(LIBS) -lcmocka

check-unit: $(UNITS)
	@set -e; for unit in $(UNITS); do $$unit; done

clean:
	rm -rf $B

-include $(shell find $B -name '*.d' 2>/dev/null)

.PHONY: all check-unit clean
.DELETE_ON_ERROR:
