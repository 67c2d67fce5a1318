// folio-check: prints the problems of a Document or of Pages, whichever text form it is given.
#include "check/check.h"
#include "common/file.h"

static const OptionSet options_taken = {
    .usage = "usage: folio-check [FILE] [--profile web|press|draft] [--format text|json|github] [--root DIR]\n"
             "\n"
             "Reads a Document (from folio-parse) or Pages (from folio-layout) from FILE or standard input and\n"
             "prints its problems. Exit status: 0 no errors, 1 errors, 2 could not run.\n",
    .takes = "pfsqrt",
    .operands_most = 1,
};

static void check_all(const Pages *pages, const Options *options, Diagnostics *diagnostics) {
    Text root = options->root.size ? options->root : TEXT(".");
    FontSet *fonts = font_set_read(root, diagnostics);
    check_pages(pages, diagnostics);
    check_preflight(&(Preflight){pages, root, fonts, options->profile, options->threads, NULL}, diagnostics);
    font_set_free(fonts);
}

int main(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *why = NULL;
    Text name = options.sources.size ? text_copy(arena, options.sources) : TEXT("-");
    Text bytes = file_read(arena, name.at, (size_t)1 << 30, &why);
    if (!bytes.at) stage_fail("cannot read '%s': %s", name.at, why);
    bool is_document = text_starts(bytes, "folio-document");
    Document *document = is_document ? document_read(bytes, name, diagnostics) : NULL;
    Pages *pages = is_document ? NULL : pages_read(bytes, name, diagnostics);
    if (document) check_document(document, options.profile, diagnostics);
    if (pages) check_all(pages, &options, diagnostics);
    int status = stage_report(diagnostics, &options);
    document_free(document);
    pages_free(pages);
    arena_free(arena);
    return status;
}
