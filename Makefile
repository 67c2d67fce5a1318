# Folio: YAML articles become the annual report's PDF.  `make` does everything; `make help` lists the rest.
MODE ?= release
YEAR ?= 2021
SECONDS ?= 60
BUILD := output/build/$(MODE)
REPORT := output/cica-annual-report-$(YEAR)

CC := gcc
CC_fuzz := clang
WARN := -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wswitch-enum -Wstrict-prototypes \
        -Wmissing-prototypes -Wpointer-arith -Wvla
FLAGS_release := -O2 -g
FLAGS_debug := -O0 -g3
FLAGS_sanitize := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
                  -fno-omit-frame-pointer -Wno-format-truncation
FLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
PACKAGES := yaml-0.1 cairo harfbuzz harfbuzz-subset icu-uc icu-i18n libcmark-gfm libpng libjpeg lcms2 \
            libdeflate libmicrohttpd nettle
# asked once, and only when something is compiled: on a fresh machine pkg-config comes with `install`
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell pkg-config --libs $(PACKAGES)))$(PACKAGE_LIBS)
COMPILE = $(or $(CC_$(MODE)),$(CC)) -std=c11 -D_GNU_SOURCE -Ipipeline $(WARN) $(FLAGS_$(MODE)) $(EXTRA) \
          $(PACKAGE_CFLAGS) -pthread
LINK = $(or $(CC_$(MODE)),$(CC)) $(FLAGS_$(MODE))
LIBS = $(PACKAGE_LIBS) -lcmark-gfm-extensions -lhpdf -lhyphen -lm -pthread

MAINS := pipeline/folio.c $(wildcard pipeline/*/main.c)
OBJECTS := $(patsubst pipeline/%.c,$(BUILD)/%.o,$(filter-out $(MAINS),$(wildcard pipeline/*/*.c)))
PROGRAMS := $(BUILD)/folio $(patsubst pipeline/%/main.c,$(BUILD)/folio-%,$(wildcard pipeline/*/main.c))
SUPPORT := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))
TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*.c tests/tools/*.c tests/raster/*.c tests/bench/*.c))
FUZZERS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*.c))
EDITION := $(wildcard sources/$(YEAR) sources/$(YEAR)/* sources/$(YEAR)/*/* layouts/* fonts/*)
# make again, on all cores unless -j said otherwise
AGAIN = @+$(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

# goals that make again (make -j2 all test) in turn: two at a time would install and compile the same things
ifneq ($(and $(word 2,$(MAKECMDGOALS)),$(filter-out programs tests report fuzzers output/%,$(MAKECMDGOALS))),)
.NOTPARALLEL:
endif

all: install
	$(AGAIN) report
install:
	@.ci/install
report: $(REPORT).pdf $(REPORT)-press.pdf
$(REPORT).pdf: $(BUILD)/folio $(EDITION)
	$< build sources/$(YEAR) -o $@
# after the web's, so that what is wrong with both is said once
$(REPORT)-press.pdf: $(BUILD)/folio $(EDITION) | $(REPORT).pdf
	$< build sources/$(YEAR) --profile press -o $@
proof: install
	$(AGAIN) programs
	$(BUILD)/folio proof sources/$(YEAR) -o output/proof
check: install
	$(AGAIN) programs
	$(BUILD)/folio check sources/$(YEAR)
schema: install
	$(AGAIN) programs
	$(BUILD)/folio schema -o output/schema.json
# a recipe, so that make has nothing to say when all is built
programs: $(PROGRAMS)
	@:
tests: $(PROGRAMS) $(TESTS)
	@:

test:
	@.ci/install build test
	$(AGAIN) tests
	BUILD=$(BUILD) tests/run
sanitize:
	$(AGAIN) test MODE=sanitize
bench:
	@.ci/install build test
	$(AGAIN) tests
	BUILD=$(BUILD) tests/bench/run
	BUILD=$(BUILD) tests/bench/setting.py
	BUILD=$(BUILD) tests/bench/greedy.sh
	BUILD=$(BUILD) tests/bench/serve.sh
fuzz:
	@.ci/install build test tools
	$(AGAIN) fuzzers MODE=fuzz
	BUILD=output/build/fuzz tests/fuzz/run $(SECONDS)
fuzzers: $(FUZZERS) $(BUILD)/tests/tools/make_seeds $(BUILD)/tests/tools/make_images
valgrind:
	@.ci/install build test
	$(AGAIN) programs
	BUILD=$(BUILD) tests/run valgrind
tidy:
	@.ci/install build test tools
	clang-tidy --quiet pipeline/*.c pipeline/*/*.c -- -std=c11 -D_GNU_SOURCE -Ipipeline $(PACKAGE_CFLAGS)
format:
	@.ci/install tools
	clang-format -i pipeline/*.c pipeline/*/*.c tests/*/*.c
clean:
	rm -rf output/build output/cache output/tests output/proof output/schema.json $(REPORT).pdf $(REPORT)-press.pdf
help:
	@echo 'make            install what is missing, build, write $(REPORT).pdf and -press.pdf'
	@echo 'make test       all tests (MODE=sanitize: under sanitizers; UPDATE=1: rewrite expectations)'
	@echo 'make proof      output/proof/index.html, the proof book'
	@echo 'make check      every problem of the sources'
	@echo 'make schema     output/schema.json, for editors that complete and check YAML'
	@echo 'make bench      how fast and how even, as ratios'
	@echo 'make fuzz       the readers against random bytes, SECONDS=60 each'
	@echo 'make sanitize valgrind tidy format install report programs clean'
	@echo 'YEAR=2021 names the edition; MODE=release|debug|sanitize the build'

$(BUILD)/libfolio.a: $(OBJECTS)
	@rm -f $@ && ar rcs $@ $^
$(BUILD)/libsupport.a: $(SUPPORT)
	@rm -f $@ && ar rcs $@ $^
$(BUILD)/folio: $(BUILD)/folio.o $(BUILD)/libfolio.a
	$(LINK) -o $@ $^ $(LIBS)
$(BUILD)/folio-%: $(BUILD)/%/main.o $(BUILD)/libfolio.a
	$(LINK) -o $@ $^ $(LIBS)
$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/libfolio.a
	$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)
# the program itself, its pagination timed
$(BUILD)/tests/bench/share: $(BUILD)/tests/bench/share.o $(BUILD)/folio.o $(BUILD)/libfolio.a
	$(LINK) -Wl,--wrap=pagination_solve -o $@ $^ $(LIBS)
# a session that can be made to overlook a change
$(BUILD)/tests/tools/resave: $(BUILD)/tests/tools/resave.o $(BUILD)/libsupport.a $(BUILD)/libfolio.a
	$(LINK) -Wl,--wrap=file_mark_holds,--wrap=layout_numbers_hash,--wrap=galley_build -o $@ $^ $(LIBS)
# folio-emit, any of its calls of libharu failing
$(BUILD)/tests/tools/failing: $(BUILD)/tests/tools/failing.o $(BUILD)/emit/main.o $(BUILD)/libfolio.a
	$(LINK) $$(sed -n 's/^WRAP([^,]*, \(\w*\),.*/-Wl,--wrap=\1/p' tests/tools/failing.c) -o $@ $^ $(LIBS)
$(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/libsupport.a $(BUILD)/libfolio.a
	$(LINK) -o $@ $^ -lcmocka $(LIBS)
$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(COMPILE) -Itests -MMD -MP -c -o $@ $<
$(BUILD)/%.o: pipeline/%.c
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<
# what embed.h puts into an object
$(BUILD)/proof/book.o: $(wildcard pipeline/proof/book/*)
$(BUILD)/diff/report_page.o: $(wildcard pipeline/diff/page/*)
-include $(OBJECTS:.o=.d) $(MAINS:pipeline/%.c=$(BUILD)/%.d) $(addsuffix .d,$(TESTS) $(FUZZERS)) $(SUPPORT:.o=.d)

.PHONY: all install report proof check schema programs tests test sanitize bench fuzz fuzzers valgrind tidy format clean help
.SECONDARY:
