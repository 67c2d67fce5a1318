// folio-emit: Pages (a file, or standard input) become a PDF.
#include "common/file.h"
#include "emit/emit.h"

static const char usage[] =
    "usage: folio-emit [PAGES] [--profile web|press|draft] [-o FILE] [--root DIR] [--threads N]\n"
    "Writes the pages that folio-layout wrote (standard input by default) as a PDF file, by\n"
    "default to standard output.\n";

int main(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &(OptionSet){usage, "opfsqtr", 0, 1});
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *path = options.sources.at ? options.sources.at : "-", *why = NULL;
    Text bytes = file_read(arena, path, (size_t)1 << 30, &why);
    if (!bytes.at) stage_fail("cannot read '%s': %s", path, why);
    Text root = options.root.at ? options.root : TEXT(".");
    Pages *pages = pages_read(bytes, text_of(path), diagnostics);
    Buffer pdf = {0};
    if (pages && !stage_status(diagnostics, &options)) {
        FontSet *fonts = font_set_read(root, diagnostics);
        EmitOptions how = {.profile = options.profile, .threads = options.threads};
        bool good = emit_pdf(&pdf, pages, root, fonts, &how, diagnostics);
        const char *to = options.output.at ? options.output.at : "-";
        bool write = good && !stage_status(diagnostics, &options);
        if (write && !file_write(to, buffer_view(&pdf), &why))
            stage_fail("cannot write '%s': %s", to, why);
        font_set_free(fonts);
    }
    int status = stage_report(diagnostics, &options);
    buffer_free(&pdf);
    pages_free(pages);
    arena_free(arena);
    return status;
}
