// check.c: folio check: every problem of the input, nothing written.
#include <stdio.h>

#include "commands/command.h"
#include "commands/edition.h"

static const OptionSet options_taken = {
    .usage = "usage: folio check SOURCES [--profile web|press|draft] [--format text|json|github]\n"
             "\n"
             "Prints every problem of the edition in SOURCES as\n"
             "    file:line:column: severity: message [rule]\n"
             "and writes nothing. The profile's own rules are checked too.\n"
             "\n"
             "  --profile P   the rules of web (default), press or draft\n"
             "  --format F    text (default), json, or github annotations\n"
             "  --layout L    another layout of layouts/ than the edition's own\n"
             "  --locked      a page that moves from where layout.lock has it is an error, and so is no lock\n"
             "  --strict      warnings are errors\n"
             "  --quiet       print errors alone, no closing line, no progress on a terminal\n"
             "  --root DIR    the project's root: the folder with layouts/ and fonts/\n"
             "\n"
             "Exit status: 0 no errors, 1 errors in the input, 2 could not run.\n",
    .takes = "plfstqvrK",
    .operands_least = 1,
    .operands_most = 1,
};

static void print_summary(const Edition *edition) {
    int32_t errors = diagnostics_count(edition->diagnostics, SEVERITY_ERROR);
    int32_t warnings = diagnostics_count(edition->diagnostics, SEVERITY_WARNING);
    if (edition->pages) fprintf(stderr, "%d pages, ", edition->pages->pages.count);
    fprintf(stderr, "%d errors, %d warnings\n", errors, warnings);
}

int command_check(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    Edition *edition = edition_open(&options);
    edition_check(edition, &options);
    int status = stage_report(edition->diagnostics, &options);
    if (!options.quiet && options.format == FORMAT_TEXT) print_summary(edition);
    edition_close(edition);
    arena_free(arena);
    return status;
}
