# Folio: YAML articles become the annual report's PDF.  `make` does everything; `make help` lists the rest.
MODE ?= release
BUILD := output/build/$(MODE)
CC := gcc
WARN := -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wswitch-enum -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla
FLAGS_release := -O2 -g
FLAGS_debug := -O0 -g3
FLAGS_sanitize := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
PACKAGES := yaml-0.1 cairo harfbuzz harfbuzz-subset icu-uc icu-i18n libcmark-gfm libpng libjpeg lcms2 libdeflate nettle
CFLAGS = -std=c11 -D_GNU_SOURCE -Ipipeline $(WARN) $(FLAGS_$(MODE)) $(shell pkg-config --cflags $(PACKAGES)) -pthread
LIBS = $(FLAGS_$(MODE)) $(shell pkg-config --libs $(PACKAGES)) -lcmark-gfm-extensions -lhpdf -lhyphen -lm -pthread

STAGES := parse layout emit proof check
MAINS := pipeline/folio.c $(STAGES:%=pipeline/%/main.c)
SOURCES := $(filter-out $(MAINS),$(wildcard pipeline/*/*.c))
OBJECTS := $(SOURCES:pipeline/%.c=$(BUILD)/%.o)
PROGRAMS := $(BUILD)/folio $(STAGES:%=$(BUILD)/folio-%)

all: report
programs: $(PROGRAMS)

$(BUILD)/libfolio.a: $(OBJECTS)
	@rm -f $@ && ar rcs $@ $^
$(BUILD)/folio: $(BUILD)/folio.o $(BUILD)/libfolio.a
	$(CC) -o $@ $^ $(LIBS)
$(BUILD)/folio-%: $(BUILD)/%/main.o $(BUILD)/libfolio.a
	$(CC) -o $@ $^ $(LIBS)
$(BUILD)/%.o: pipeline/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<
-include $(OBJECTS:.o=.d)

clean:
	rm -rf output/build
.PHONY: all programs report clean
.SECONDARY:
