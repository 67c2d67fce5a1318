// folio-layout: a Document's text form becomes a Pages text form.
#include "common/file.h"
#include "common/revision.h"
#include "layout/layers.h"
#include "layout/layout.h"

static const OptionSet options_taken = {
    .usage = "usage: folio-layout [DOCUMENT] [-o FILE] [--profile web|press|draft] [--layout L] [--root DIR] [--locked]\n"
             "                    [--layers LIST] [--revision R]\n\n"
             "Reads a Document (DOCUMENT or standard input), writes Pages (FILE or standard output). Paths are relative\n"
             "to DIR, by default the current folder. layout.lock is honoured; --locked: a move is an error.\n",
    .takes = "oplfstqvrKLR", .operands_most = 1,
};

int main(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    options.layers = layers_read(&options);
    LayoutOptions how = {.layout = options.layout, .profile = options.profile, .layers = options.layers,
                         .threads = options.threads, .lock = options.locked ? LOCK_STRICT : LOCK_HONOURED};
    Diagnostics *diagnostics = diagnostics_new(arena);
    const char *why = NULL;
    Text name = options.sources.size ? text_copy(arena, options.sources) : TEXT("-");
    Text bytes = file_read(arena, name.at, (size_t)1 << 30, &why);
    if (!bytes.at) stage_fail("cannot read '%s': %s", name.at, why);
    Document *document = document_read(bytes, name, diagnostics);
    FontSet *fonts = font_set_read(options.root, diagnostics);
    if (document) how.revision = revision_find(arena, &options, options.root, document->folder);
    Pages *pages = document ? layout_document(document, fonts, options.root, &how, diagnostics) : NULL;
    Buffer out = {0};
    if (pages && !stage_status(diagnostics, &options)) {
        pages_write(&out, pages);
        Text path = options.output.size ? text_copy(arena, options.output) : TEXT("-");
        if (!file_write(path.at, buffer_view(&out), &why)) stage_fail("cannot write '%s': %s", path.at, why);
    }
    int status = stage_report(diagnostics, &options);
    buffer_free(&out), pages_free(pages), font_set_free(fonts), document_free(document), arena_free(arena);
    return status;
}
