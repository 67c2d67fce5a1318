// verify.c: folio verify: is everything that the sources say in the finished PDF, once, in order, under its tag?
//
// The sources are parsed to a Document; the PDF is read by poppler and qpdf. Neither layout nor the emitter has a part in
// it, so the two can be wrong together only by the same accident.
#include "commands/verify.h"

#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"
#include "common/file.h"
#include "common/stage.h"
#include "parse/parse.h"

static const OptionSet options_taken = {
    .usage =
        "usage: folio verify FILE SOURCES [--format text|json|github]\n"
        "\n"
        "Reads the finished PDF in FILE through poppler and qpdf, and shows that every word, caption, credit, note\n"
        "and figure of the edition in SOURCES is there once, in order, and under the right tag. Works for press, web\n"
        "and draft files, in any layout.\n"
        "\n"
        "The first place that differs is printed as\n"
        "    file:line:column: error: page N: what the sources say, what the PDF says [verify-...]\n"
        "\n"
        "    verify-words    words that are missing, changed, out of order, or there twice\n"
        "    verify-figure   a figure that is missing, or has lost its alternative text\n"
        "    verify-tag      the words are there, but under the wrong tag\n"
        "    verify-link     no link leads to an address\n"
        "\n"
        "  --format F    text (default), json, or github annotations\n"
        "  --quiet       no closing line, no progress on a terminal\n"
        "  --root DIR    the project's root: the folder with layouts/ and fonts/\n"
        "\n"
        "Needs pdfinfo and pdftotext (Debian: poppler-utils) and qpdf.\n"
        "\n"
        "Exit status: 0 all is there, 1 something differs, 2 the PDF or the sources cannot be read.\n",
    .takes = "fqr",
    .operands_least = 2,
    .operands_most = 2,
};

static Text find_root(Arena *arena, const Options *options) {
    if (options->root.size) return options->root;
    Text root = file_find_root(arena, text_copy(arena, options->operand).at);
    if (!root.at)
        stage_fail("no folder above '%.*s' has layouts/ and fonts/; name one with --root", TEXT_ARG(options->operand));
    return root;
}

// The sources must be right before a PDF can be held against them.
static Document *read_document(Arena *arena, const Options *options, Progress *progress, Diagnostics *diagnostics) {
    Text root = find_root(arena, options), sources = text_copy(arena, options->operand);
    Text folder = file_relative(arena, sources.at, text_copy(arena, root).at);
    Document *document = parse_edition_watched(root, folder.at ? folder : sources, progress, diagnostics);
    progress_erase(progress);
    if (document && !stage_status(diagnostics, options)) return document;
    stage_report(diagnostics, options);
    stage_fail("the sources in '%s' have errors: nothing to hold the PDF against", sources.at);
}

static void read_file(Arena *arena, const Options *options, Progress *progress, FoundFile *file) {
    Text path = text_copy(arena, options->sources);
    const char *why = NULL;
    if (path.size && path.at[0] == '-') path = text_join(arena, TEXT("./"), path); // not an option of theirs
    if (!file_is_there(path.at)) stage_fail("there is no file '%s'", path.at);
    bool good = verify_read(arena, path.at, progress, file, &why);
    progress_erase(progress);
    if (!good) stage_fail("'%s': %s", path.at, why);
}

static void keep_first(Diagnostics *diagnostics) {
    if (diagnostics->all.count > 1) diagnostics->all.count = 1;
}

static void verify(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    Expectation expectation = verify_expect(arena, document);
    verify_front(arena, document, file, diagnostics);
    if (!diagnostics->all.count) verify_match(arena, document, &expectation, file, diagnostics);
    if (!diagnostics->all.count) verify_rest(arena, document, file, diagnostics);
    keep_first(diagnostics);
}

static void print_summary(const Options *options, const Document *document, const FoundFile *file) {
    int32_t figures = 0;
    for (int32_t i = 0; i < file->blocks.count; i++) figures += file->blocks.at[i].role == FOUND_FIGURE;
    fprintf(stderr, "%.*s: %d pages, %d articles, %d figures: all is there, once and in order\n",
            TEXT_ARG(options->sources), file->pages.count, document->articles.count, figures);
}

int command_verify(int argc, char **argv) {
    Arena *arena = arena_new();
    FoundFile file;
    Options options = stage_options(arena, argc, argv, &options_taken);
    Diagnostics *said = diagnostics_new(arena), *diagnostics = diagnostics_new(arena);
    Progress *progress = progress_open(options.quiet);
    read_file(arena, &options, progress, &file);
    Document *document = read_document(arena, &options, progress, said);
    progress_begin(progress, "compare", 0, "");
    verify(arena, document, &file, diagnostics);
    progress_close(progress);
    int status = stage_report(diagnostics, &options);
    if (!status && !options.quiet && options.format == FORMAT_TEXT) print_summary(&options, document, &file);
    document_free(document);
    arena_free(arena);
    return status;
}
