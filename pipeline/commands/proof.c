// proof.c: folio proof: the pages as PNG pictures, for editors and designers.
#include <stdio.h>

#include "layout/art_sheet.h"
#include "layout/layers.h"
#include "paint/paint.h"
#include "proof/proof.h"

#include "commands/command.h"
#include "commands/edition.h"

static const OptionSet options_taken = {
    .usage = "usage: folio proof SOURCES [-o DIR] [--ppi N] [--profile web|draft] [--art]\n"
             "\n"
             "Lays out the edition in SOURCES and writes the proof book in DIR, by default output/proof below the\n"
             "current folder: open its index.html in a browser. Beside it, pages, spreads and a contact sheet as\n"
             "PNG. A proof is written whenever layout could run.\n"
             "\n"
             "  --ppi N       pixels an inch, 10 to 1200 (default 150)\n"
             "  --profile P   web (default): the report itself; draft: pictures with the proof layers\n"
             "  --layers L    which proof layers there are, in the book and in a draft's pictures: as in folio build\n"
             "  --revision R  of the sources, as in folio build\n"
             "  --art         also art-TOPIC.png: every composition of every topic, in the layout's inks\n"
             "  --layout L    another layout of layouts/ than the edition's own\n"
             "  --strict, --quiet, --format F, --threads N, --root DIR   as in folio build\n"
             "\n"
             "Exit status: 0 written, 1 errors in the input, 2 could not run.\n",
    .takes = "oplfstqvrdaLR",
    .operands_least = 1,
    .operands_most = 1,
};

int command_proof(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    unsigned print = 1u << LAYER_PRINT, asked = layers_read(&options);
    unsigned shown = layers_of(PROFILE_DRAFT, asked) & ~layers_hidden(PROFILE_DRAFT, asked);
    options.layers = layers_of(PROFILE_DRAFT, asked); // the book shows them; pictures, where they are asked for
    Edition *edition = edition_open(&options);
    edition_check(edition, &options);
    Pages *sheets = edition->pages && options.art ? art_sheets(edition->document, edition->fonts, edition->root,
                                                               options.layout, edition->diagnostics)
                                                  : NULL;
    ProofOptions how = {.folder = options.output.size ? options.output : TEXT("output/proof"),
                        .density = options.density, .threads = options.threads, .sheets = sheets, .book = true,
                        .layers = options.profile == PROFILE_DRAFT ? shown : print, .progress = edition->progress};
    bool written = edition->pages
                   && proof_write(edition->pages, edition->root, edition->fonts, &how, edition->diagnostics);
    edition_end_phase(edition, &options, "proof");
    if (written && !options.quiet)
        fprintf(stderr, "%.*s: %d pages\n", TEXT_ARG(how.folder), edition->pages->pages.count);
    int status = stage_report(edition->diagnostics, &options);
    status = edition->pages && !written ? 2 : status;
    pages_free(sheets);
    edition_close(edition);
    arena_free(arena);
    return status;
}
