// folio-parse: an edition's folder becomes the text form of its Document.
#include "common/file.h"
#include "common/stage.h"
#include "parse/parse.h"

static const char usage[] =
    "usage: folio-parse SOURCES [-o FILE] [--root DIR] [--strict] [--format text|json|github]\n"
    "Reads SOURCES/report.yaml and the articles it names, and writes the Document, by default to standard\n"
    "output. DIR is the project's root: by default the nearest folder above SOURCES with layouts/ and fonts/.\n";

int main(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &(OptionSet){usage, "ofsqr", 1, 1});
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *sources = options.sources.at, *why = NULL;
    if (!file_is_folder(sources)) stage_fail("'%s' is no folder: expected the folder of an edition", sources);
    Text root = options.root.at ? options.root : file_find_root(arena, sources);
    if (!root.at) stage_fail("no folder above '%s' has layouts/ and fonts/: say --root DIR", sources);
    Text folder = file_relative(arena, sources, root.at);
    if (!folder.at) stage_fail("'%s' is not below the root '%s'", sources, root.at);
    Document *document = parse_edition(root, folder, diagnostics);
    Buffer text = {0};
    if (document) document_write(&text, document);
    const char *to = options.output.at ? options.output.at : "-";
    bool write = document && !stage_status(diagnostics, &options);
    if (write && !file_write(to, buffer_view(&text), &why)) stage_fail("cannot write '%s': %s", to, why);
    int status = stage_report(diagnostics, &options);
    buffer_free(&text);
    document_free(document);
    arena_free(arena);
    return status;
}
