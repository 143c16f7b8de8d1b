# seoryu: checks bundles of documents, prints papers.
# `make help` lists the targets; README.md says what it is.

VERSION  = 0.1.0
PREFIX   = /usr/local
CC       = cc
CFLAGS   = -O2 -g
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wformat=2 -Wvla -Wpointer-arith -Wundef \
           -Werror=implicit-function-declaration
PKGS     = libxml-2.0 libzip libutf8proc libcrypto harfbuzz \
           libdeflate zlib jansson libpng libgsf-1 libseccomp
# Debian ships libharu and libcsv without .pc files.
EXTRA    = -lhpdf -lcsv -lm
# Your own settings; not in git.
-include config.mk

B        = build
# One name for the folder however it is given: dependencies go by names.
override B := $(patsubst $(CURDIR)/%,%,$(abspath $(B)))
DATADIR  = $(PREFIX)/share/seoryu
LIBDIR   = $(PREFIX)/lib/seoryu
MANDIR   = $(PREFIX)/share/man
CPPFLAGS = -D_GNU_SOURCE -Isrc -DSEORYU_VERSION='"$(VERSION)"' \
           -DSEORYU_DATADIR='"$(DATADIR)"' $(shell pkg-config --cflags $(PKGS))
LIBS     = $(shell pkg-config --libs $(PKGS)) $(EXTRA)
COMPILE  = $(CC) $(CPPFLAGS) $(CFLAGS) -std=c11 $(WARN) -MMD -MP

# What Debian 12 calls the things needed to build and run, and to test.
PACKAGES = gcc libc6-dev pkg-config libhpdf-dev libxml2-dev libzip-dev \
           libharfbuzz-dev libdeflate-dev zlib1g-dev libutf8proc-dev \
           libjansson-dev libcsv-dev libpng-dev libssl-dev libseccomp-dev \
           libgsf-1-dev poppler-utils fonts-nanum fonts-dejavu-core
TEST_PACKAGES = libcmocka-dev qpdf mupdf-tools libxml2-utils zip unzip python3 \
           tesseract-ocr tesseract-ocr-kor
LINT_PACKAGES = binutils shellcheck mandoc cppcheck clang-format-14 valgrind \
           clang-14 libclang-rt-14-dev

# A stage is a folder and an archive. A test of a stage is linked with that
# archive and base alone, so that a wrong dependency does not even link.
STAGES   = intake check press
ARCHIVES = $(STAGES:%=$B/lib%.a) $B/libbase.a
PROGRAM  = $(patsubst src/%.c,$B/%.o,$(wildcard src/*.c))
UNITS    = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/*/test_*.c))
FUZZERS  = $(patsubst tests/fuzz/%.c,$B/fuzz/%, \
           $(filter-out tests/fuzz/fuzz_main.c,$(wildcard tests/fuzz/fuzz_*.c)))
BENCHES  = $(patsubst tests/bench/%.c,$B/bench/%,$(wildcard tests/bench/bench_*.c))
DATA     = checks templates fonts

all: $B/seoryu $B/stem.so

$B/seoryu: $(PROGRAM) $(ARCHIVES)
	@echo '  LD   $@'
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(PROGRAM) $(ARCHIVES) $(LIBS)

# Loaded into the extractor, which has no sanitizers and no coverage.
$B/stem.so: src/preload/stem.c src/base/stem_wire.h
	@echo '  LD   $@'
	@mkdir -p $(@D)
	@$(CC) -D_GNU_SOURCE -Isrc -O2 -g -std=c11 $(WARN) -fPIC -shared -o $@ $< -ldl

$B/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC   $<'
	@$(COMPILE) -c -o $@ $<

# One archive from the sources of its folder, found by being there.
percent = %
.SECONDEXPANSION:
$B/lib%.a: $$(patsubst src/$$(percent).c,$$B/$$(percent).o,$$(sort $$(wildcard src/$$*/*.c)))
	@echo '  AR   $@'
	@rm -f $@
	@ar rcs $@ $^

stage = $B/lib$(firstword $(subst /, ,$*)).a
$B/unit/%: $B/unit/%.o $$(stage) $B/libbase.a
	@echo '  LD   $@'
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(stage) $B/libbase.a $(LIBS) -lcmocka

$B/unit/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	@echo '  CC   $<'
	@$(COMPILE) -c -o $@ $<

$B/fuzz/%: $B/fuzz/%.o $B/fuzz/fuzz_main.o $(ARCHIVES)
	@echo '  LD   $@'
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $B/fuzz/fuzz_main.o $(ARCHIVES) $(LIBS)

$B/fuzz/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	@echo '  CC   $<'
	@$(COMPILE) -c -o $@ $<

$B/bench/%: tests/bench/%.c $(ARCHIVES)
	@mkdir -p $(@D)
	@echo '  CC   $<'
	@$(COMPILE) -o $@ $< $(ARCHIVES) $(LIBS)

# deps: installs what is missing, quick when nothing is.
deps:
	@tests/deps $(PACKAGES) $(TEST_PACKAGES)

deps-lint:
	@tests/deps $(LINT_PACKAGES)

demo: deps
	@$(MAKE) --no-print-directory all
	@examples/demo $B/seoryu $B/demo

# check: all tests; CASE=press/x, UNIT=press, narrow it; NOTICES=dir proves
# the rules against the notices themselves.
check: deps
	@$(MAKE) --no-print-directory all units fuzzers
	@B=$B CASE='$(CASE)' UNIT='$(UNIT)' NOTICES='$(NOTICES)' tests/run

units: $(UNITS)
fuzzers: $(FUZZERS)

bless: all
	@B=$B CASE='$(CASE)' BLESS=1 tests/run cases

SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
           -fno-omit-frame-pointer
asan: deps
	@$(MAKE) --no-print-directory B=build-asan CFLAGS='$(SANITIZE)' all units fuzzers
	@B=build-asan tests/run

valgrind: deps deps-lint
	@$(MAKE) --no-print-directory all units
	@B=$B CASE='$(CASE)' UNIT='$(UNIT)' tests/valgrind

lint: deps deps-lint
	@$(MAKE) --no-print-directory all
	@B=$B tests/lint

bench: deps
	@$(MAKE) --no-print-directory all $(BENCHES)
	@B=$B tests/bench/run

# fuzz: each target FUZZ_TIME seconds with libFuzzer.
FUZZ_TIME = 60
fuzz: deps deps-lint
	@$(MAKE) --no-print-directory B=build-fuzz CC=clang-14 \
	    CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' $(STAGES:%=build-fuzz/lib%.a) build-fuzz/libbase.a
	@B=build-fuzz FUZZ_TIME=$(FUZZ_TIME) tests/fuzz/run

# conformance: PDF/A and PDF/UA by veraPDF, where Maven Central is reachable.
conformance: deps
	@$(MAKE) --no-print-directory all
	@B=$B tests/conformance/run

# oracle: other programs' opinion of the papers; parts whose tools are not
# there (fop, node) say so and are skipped.
oracle: deps
	@$(MAKE) --no-print-directory all
	@B=$B tests/oracle/run

# mutate: sample bundles with a damaged file in each; MUTANTS=500 of them.
MUTANTS = 500
mutate: deps
	@$(MAKE) --no-print-directory all
	@B=$B tests/mutate/mutate.py $(MUTANTS)

cover: deps
	@$(MAKE) --no-print-directory B=build-cover CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage all units fuzzers
	@B=build-cover tests/run > /dev/null
	@cd build-cover && gcov -n $$(find . -name '*.o') 2> /dev/null | \
	    awk "/^File 'src/ { f = \$$2 } /^Lines executed/ && f { print f, \$$0; f = \"\" }" | sort

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(DATADIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5
	install -m 755 $B/seoryu $(DESTDIR)$(PREFIX)/bin/seoryu
	install -D -m 755 $B/stem.so $(DESTDIR)$(LIBDIR)/stem.so
	for f in $$(find $(DATA) -type f); do install -D -m 644 $$f $(DESTDIR)$(DATADIR)/$$f; done
	install -m 644 man/*.1 $(DESTDIR)$(MANDIR)/man1
	install -m 644 man/*.5 $(DESTDIR)$(MANDIR)/man5

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/seoryu $(DESTDIR)$(MANDIR)/man1/seoryu.1 $(DESTDIR)$(MANDIR)/man5/seoryu-*.5
	rm -rf $(DESTDIR)$(DATADIR) $(DESTDIR)$(LIBDIR)

dist:
	@mkdir -p $B
	git archive --format=tar --prefix=seoryu-$(VERSION)/ HEAD | gzip -n -9 > $B/seoryu-$(VERSION).tar.gz
	@echo $B/seoryu-$(VERSION).tar.gz

# distcheck: what is shipped builds, passes its tests and installs by itself.
distcheck: dist
	rm -rf $B/distcheck && mkdir -p $B/distcheck
	tar -xzf $B/seoryu-$(VERSION).tar.gz -C $B/distcheck
	$(MAKE) -C $B/distcheck/seoryu-$(VERSION) B=build check
	$(MAKE) -C $B/distcheck/seoryu-$(VERSION) B=build install DESTDIR=$(abspath $B/distcheck/root)
	rm -rf $B/distcheck

clean:
	rm -rf $B build-asan build-cover build-fuzz

help:
	@echo 'make [all]       the program, build/seoryu'
	@echo 'make demo        install what is missing, build, check and print the samples'
	@echo 'make check       all tests (CASE=press/x, UNIT=press narrow it; NOTICES=dir adds the notices)'
	@echo 'make bless       rewrite the expectations of the cases; review with git diff'
	@echo 'make asan        all tests under address and undefined behaviour sanitizers'
	@echo 'make valgrind    unit tests and cases under valgrind'
	@echo 'make lint        house rules, shellcheck, cppcheck, manuals'
	@echo 'make bench       benchmarks, as ratios'
	@echo 'make fuzz        each fuzzer for FUZZ_TIME=60 seconds'
	@echo 'make conformance PDF/A and PDF/UA of all papers and 1,000 letters by veraPDF'
	@echo 'make oracle      text and pages by poppler, mutool, pdf.js, FOP; random papers'
	@echo 'make mutate      checks of MUTANTS=500 bundles with a damaged file'
	@echo 'make cover       lines covered by the tests, a file a line'
	@echo 'make install     DESTDIR= PREFIX=/usr/local (uninstall removes it)'
	@echo 'make dist        a tarball; distcheck builds, tests and installs from it'
	@echo 'make deps        the Debian packages that are missing, installed'
	@echo 'make clean'

-include $(shell find $B -name '*.d' 2>/dev/null)

.PHONY: all deps deps-lint demo check units fuzzers bless asan valgrind lint \
    bench fuzz conformance oracle mutate cover install uninstall dist distcheck clean help
.DELETE_ON_ERROR:
# Objects are kept though only archives are asked for.
.SECONDARY:
