// folio-proof: Pages (a file, or standard input) become PNG pictures in a folder.
#include "common/file.h"
#include "common/stage.h"
#include "proof/proof.h"

static const char usage[] =
    "usage: folio-proof [PAGES] [-o DIR] [--ppi N] [--root DIR] [--threads N]\n"
    "Paints the pages that folio-layout wrote (standard input by default) as DIR/page-001.png and "
    "so on,\n"
    "with spreads and a contact sheet. Default: output/proof, 150 pixels an inch.\n";

int main(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &(OptionSet){usage, "ofsqtrd", 0, 1});
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *path = options.sources.at ? options.sources.at : "-", *why = NULL;
    Text bytes = file_read(arena, path, (size_t)1 << 30, &why);
    if (!bytes.at) stage_fail("cannot read '%s': %s", path, why);
    Text root = options.root.at ? options.root : TEXT(".");
    Pages *pages = pages_read(bytes, text_of(path), diagnostics);
    bool written = pages != NULL;
    if (pages) {
        FontSet *fonts = font_set_read(root, diagnostics);
        ProofOptions how = {.folder = options.output.at ? options.output : TEXT("output/proof"),
                            .density = options.density,
                            .threads = options.threads};
        written = proof_write(pages, root, fonts, &how, diagnostics);
        font_set_free(fonts);
    }
    int status = stage_report(diagnostics, &options);
    pages_free(pages);
    arena_free(arena);
    return pages && !written ? 2 : status;
}
