// build.c: folio build: the whole pipeline, one process.
//
// A PDF is written only without errors; a draft whenever layout could run. The old file stays as it was
// until the new one is whole.
#include <stdio.h>
#include <string.h>

#include "commands/command.h"
#include "commands/edition.h"
#include "common/file.h"
#include "emit/emit.h"
#include "layout/layers.h"

static const OptionSet options_taken = {
    .usage =
        "usage: folio build SOURCES [--profile web|press|draft] [-o FILE] [--lock|--locked]\n"
        "\n"
        "Builds the edition in the folder SOURCES and writes its PDF, by default\n"
        "output/NAME-annual-report-YEAR[-press|-draft].pdf below the project's root.\n"
        "\n"
        "  --profile P   web (default): RGB, links; press: CMYK, bleed; draft: proof layers\n"
        "  --layers L    of a draft: those of watermark, frames, grid, lines, marks, a comma between two,\n"
        "                or all, or none. Without it all are there, and the grid is shown once a reader\n"
        "                switches it on\n"
        "  --revision R  of a draft: the revision of its sources that the watermark names, in place of\n"
        "                git's; the environment's SOURCE_REVISION does the same\n"
        "  -o FILE       the PDF to write; - for standard output\n"
        "  --layout L    another layout of layouts/ than the edition's own\n"
        "  --lock        also write SOURCES/layout.lock: where each page starts now. While it is "
        "there, a\n"
        "                correction stays on its page if any allowed setting permits; else the "
        "build names\n"
        "                the pages that move, and why\n"
        "  --locked      a page that moves is an error, and so is no lock\n"
        "  --strict      warnings are errors\n"
        "  --quiet       print errors alone, and no progress on a terminal\n"
        "  --format F    diagnostics as text (default), json or github\n"
        "  --threads N   at most N threads; never changes the result\n"
        "  --verbose     the time each phase took\n"
        "  --root DIR    the project's root: the folder with layouts/ and fonts/\n"
        "\n"
        "Exit status: 0 written, 1 errors in the input (the old file stays), 2 could not run.\n",
    .takes = "oplfstqvrkKLR",
    .operands_least = 1,
    .operands_most = 1,
};

static const char *profile_suffix(Profile profile) {
    return profile == PROFILE_PRESS ? "-press" : profile == PROFILE_DRAFT ? "-draft" : "";
}

// output/cica-annual-report-2021-press.pdf
static Text default_output(const Edition *edition, Profile profile) {
    const Document *document = edition->document;
    Text name = document->short_name.size ? document->short_name : TEXT("report");
    Text file = text_print(edition->arena, "output/%.*s-annual-report-%.*s%s.pdf", TEXT_ARG(name),
                           TEXT_ARG(text_part(document->date, 0, 4)), profile_suffix(profile));
    char *letters = (char *)(uintptr_t)file.at;
    for (char *at = letters; *at; at++) {
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
        if (*at == ' ' || (*at == '/' && at > file.at + strlen("output"))) *at = '-';
    }
    return file_join(edition->arena, edition->root, text_of(letters));
}

static void make_folder(Edition *edition, Text path) {
    const char *why = NULL;
    size_t end = path.size;
    while (end && path.at[end - 1] != '/') end--;
    if (end > 1 && !file_make_folder(text_copy(edition->arena, text_part(path, 0, end - 1)).at, &why))
        stage_fail("cannot make the folder of '%.*s': %s", TEXT_ARG(path), why);
}

static bool may_write(const Edition *edition, const Options *options) {
    return options->profile == PROFILE_DRAFT || !stage_status(edition->diagnostics, options);
}

// after the PDF, of which it tells; an older lock is replaced
static void write_lock(Edition *edition, const Options *options) {
    Buffer out = {0};
    const char *why = NULL;
    Text name = lock_path(edition->arena, edition->document->folder);
    lock_write(&out, edition->lock);
    if (!file_write(file_join(edition->arena, edition->root, name).at, buffer_view(&out), &why))
        stage_fail("cannot write '%s': %s", name.at, why);
    if (!options->quiet)
        fprintf(stderr, "%s: %d pages of %d articles locked\n", name.at, lock_pages(edition->lock),
                edition->lock->articles.count);
    buffer_free(&out);
}

static void write_pdf(Edition *edition, const Options *options) {
    Buffer pdf = {0};
    const char *why = NULL;
    EmitOptions how = {.profile = options->profile, .threads = options->threads, .progress = edition->progress};
    bool made = emit_last_pdf(&pdf, edition->pages, edition->root, edition->fonts, &how, edition->diagnostics);
    edition_end_phase(edition, options, "emit");
    if (made && may_write(edition, options)) {
        Text path = options->output.size ? text_copy(edition->arena, options->output)
                                         : default_output(edition, options->profile);
        bool stream = text_is(path, "-");
        if (!stream) make_folder(edition, path);
        if (!file_write(path.at, buffer_view(&pdf), &why)) stage_fail("cannot write '%s': %s", path.at, why);
        edition_end_phase(edition, options, "write");
        if (!options->quiet && !stream)
            fprintf(stderr, "%s: %d pages\n", path.at, edition->pages->pages.count);
        if (edition->lock && !stage_status(edition->diagnostics, options)) write_lock(edition, options);
    }
    buffer_free(&pdf);
}

int command_build(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    if (options.lock && options.locked)
        stage_fail("--lock writes a new lock, --locked holds to the old one: not both");
    options.layers = layers_read(&options);
    if (options.layers && options.profile != PROFILE_DRAFT)
        stage_fail("--layers chooses what a draft shows: add --profile draft");
    Edition *edition = edition_open(&options);
    edition_check(edition, &options);
    memory_give_back();
    if (edition->pages && may_write(edition, &options)) write_pdf(edition, &options);
    int status = stage_report(edition->diagnostics, &options);
    edition_close(edition);
    arena_free(arena);
    return status;
}
