// edition.c: parse, then layout.
#include "commands/edition.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "check/check.h"
#include "common/file.h"
#include "common/revision.h"
#include "parse/parse.h"

static Text find_root(Arena *arena, const Options *options) {
    if (options->root.size) return options->root;
    Text root = file_find_root(arena, text_copy(arena, options->sources).at);
    if (!root.at)
        stage_fail("no folder above '%.*s' has layouts/ and fonts/; name one with --root",
                   TEXT_ARG(options->sources));
    return root;
}

// sources as seen from root
static Text relative(Arena *arena, Text root, Text sources) {
    char *base = realpath(text_copy(arena, root).at, NULL),
         *full = realpath(text_copy(arena, sources).at, NULL);
    if (!base || !full) stage_fail("there is no folder '%.*s'", TEXT_ARG(base ? sources : root));
    Text path = text_of(full), above = text_of(base);
    bool below = text_starts(path, base) && path.size > above.size && path.at[above.size] == '/';
    Text part = text_copy(arena, below ? text_part(path, above.size + 1, path.size) : sources);
    free(base);
    free(full);
    return part;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

void edition_end_phase(Edition *edition, const Options *options, const char *phase) {
    double ended = now();
    progress_erase(edition->progress);
    if (options->verbose) fprintf(stderr, "%-8s %8.1f ms\n", phase, ended - edition->started);
    edition->started = ended;
}

static Edition *open_edition(const Options *options, bool explain) {
    Arena *arena = arena_new();
    Edition *edition = arena_new_of(arena, Edition);
    edition->arena = arena;
    edition->started = now();
    edition->progress = progress_open(options->quiet);
    edition->diagnostics = diagnostics_new(arena);
    edition->root = find_root(arena, options);
    Text folder = relative(arena, edition->root, options->sources);
    edition->document = parse_edition_watched(edition->root, folder, edition->progress, edition->diagnostics);
    edition_end_phase(edition, options, "parse");
    if (!edition->document) return edition;
    check_document(edition->document, options->profile, edition->diagnostics);
    edition->fonts = font_set_read(edition->root, edition->diagnostics);
    edition_end_phase(edition, options, "fonts");
    LayoutOptions layout = {.layout = options->layout,
                            .profile = options->profile,
                            .layers = options->layers,
                            .threads = options->threads,
                            .spent = edition->document,
                            .lock = options->lock     ? LOCK_IGNORED
                                    : options->locked ? LOCK_STRICT
                                                      : LOCK_HONOURED,
                            .progress = edition->progress};
    layout.revision = revision_find(arena, options, edition->root, folder);
    if (options->lock) layout.made = edition->lock = arena_new_of(arena, Lock);
    if (explain) layout.explained = &edition->explained;
    layout.made_arena = arena;
    edition->pages = layout_document(edition->document, edition->fonts, edition->root, &layout,
                                     edition->diagnostics);
    edition_end_phase(edition, options, "layout");
    return edition;
}

Edition *edition_open(const Options *options) {
    return open_edition(options, false);
}

Edition *edition_explain(const Options *options) {
    return open_edition(options, true);
}

void edition_check(Edition *edition, const Options *options) {
    if (!edition->pages) return;
    Preflight preflight = {.pages = edition->pages,
                           .root = edition->root,
                           .fonts = edition->fonts,
                           .profile = options->profile,
                           .threads = options->threads,
                           .progress = edition->progress};
    check_preflight(&preflight, edition->diagnostics);
    edition_end_phase(edition, options, "check");
}

void edition_close(Edition *edition) {
    progress_close(edition->progress);
    pages_free(edition->pages);
    explanations_free(&edition->explained);
    if (edition->fonts) font_set_free(edition->fonts);
    document_free(edition->document);
    arena_free(edition->arena);
}
