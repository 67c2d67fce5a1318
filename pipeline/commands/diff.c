// diff.c: folio diff: what changed between two editions, page by page, and why.
#include <stdio.h>

#include "commands/command.h"
#include "commands/diff_pictures.h"
#include "commands/diff_side.h"
#include "common/file.h"

enum { PPI = 110, PPI_LEAST = 20 };

static const OptionSet options_taken = {
    .usage =
        "usage: folio diff OLD NEW [-o DIR] [--format text|json] [--pixels]\n"
        "\n"
        "Compares two editions page by page and tells what was changed, where, and what follows from it. OLD and\n"
        "NEW are each an edition's folder, a Pages file (folio-layout's text form) or a git revision such as\n"
        "HEAD~1:sources/2021, with the layouts and fonts files of that revision.\n"
        "\n"
        "  -o DIR        also DIR/index.html: before, after, overlay and a slider, change by change\n"
        "  --format F    text (default) or json\n"
        "  --pixels      also where pages look different, painted and compared by eye's measure (CIE76)\n"
        "  --verbose     no list is cut short\n"
        "  --quiet       print nothing: the exit status tells\n"
        "  --ppi N       of the pictures in DIR, 20 to 1200 (default 110)\n"
        "  --profile P, --layout L, --threads N, --root DIR   of both, as in folio build\n"
        "\n"
        "Exit status: 0 nothing differs, 1 something differs, 2 could not run, or errors in OLD or NEW.\n",
    .takes = "oplftqvrdx",
    .operands_least = 2,
    .operands_most = 2,
};

// Errors of one side are told with its name; they end the comparison.
static bool is_fit(const OpenSide *side, const char *which, const Options *options) {
    if (side->side.pages) return true;
    Options quiet = *options;
    quiet.quiet = true;
    stage_report(side->diagnostics, &quiet);
    fprintf(stderr, "folio: the %s side, '%.*s', has errors: nothing to compare\n", which, TEXT_ARG(side->side.name));
    return false;
}

static void write_differences(const Differences *differences, const Options *options) {
    Buffer out = {0};
    const char *why = NULL;
    if (options->format == FORMAT_JSON) diff_write_json(&out, differences);
    else diff_write_text(&out, differences, options->verbose);
    if (!file_write("-", buffer_view(&out), &why)) stage_fail("cannot write: %s", why);
    buffer_free(&out);
}

static void write_folder(Arena *arena, const Differences *differences, const OpenSide sides[2],
                         const Options *options, Progress *progress, Diagnostics *diagnostics) {
    int32_t ppi = options->density ? options->density : PPI;
    const char *why = diff_write_pictures(differences, &sides[0].side, &sides[1].side, options->output, ppi,
                                          options->threads, progress, diagnostics);
    progress_erase(progress);
    Buffer page = {0};
    diff_write_page(&page, differences, ppi);
    Text path = file_join(arena, options->output, TEXT("index.html"));
    if (!why) file_write(path.at, buffer_view(&page), &why);
    buffer_free(&page);
    if (why) stage_fail("cannot write '%s': %s", path.at, why);
}

static int compare(Arena *arena, const OpenSide sides[2], const Options *options) {
    Diagnostics *diagnostics = diagnostics_new(arena);
    Progress *progress = progress_open(options->quiet);
    Differences *differences = diff_pages(arena, &sides[0].side, &sides[1].side);
    if (options->pixels) diff_pixels(differences, &sides[0].side, &sides[1].side, options->threads, progress, diagnostics);
    progress_erase(progress);
    if (!options->quiet) write_differences(differences, options);
    if (options->output.size) write_folder(arena, differences, sides, options, progress, diagnostics);
    progress_close(progress);
    diagnostics_sort(diagnostics);
    if (diagnostics->all.count && stage_report(diagnostics, options)) return 2;
    return diff_is_empty(differences) ? 0 : 1;
}

int command_diff(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    if (options.format == FORMAT_GITHUB) stage_fail("folio diff takes --format text or json");
    if (options.density && options.density < PPI_LEAST) stage_fail("--ppi takes a whole number from 20 to 1200");
    bool paint = options.pixels || options.output.size;
    OpenSide sides[2];
    diff_side_open(&sides[0], arena, options.sources, &options, paint);
    diff_side_open(&sides[1], arena, options.operand, &options, paint);
    bool old = is_fit(&sides[0], "old", &options), new = is_fit(&sides[1], "new", &options);
    int status = old && new ? compare(arena, sides, &options) : 2;
    diff_side_close(&sides[0]);
    diff_side_close(&sides[1]);
    arena_free(arena);
    return status;
}
