// session.c: parse, then layout, with what each of them keeps.
//
// Fonts are kept while fonts.yaml and the files of those that were loaded stay. What an edition still in use was made with
// is given back later.
#include "commands/session.h"

#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"
#include "common/file.h"
#include "common/revision.h"
#include "common/stamp.h"
#include "parse/parse.h"

enum { FONTS_MOST = 4 << 20 }; // bytes of fonts.yaml

struct Session {
    Arena *arena;
    const Options *options;
    Text root, folder, revision;
    bool keeps;
    ParseSession *parse;
    LayoutSession *layout;
    Document *document;         // of the last update
    FontSet *fonts;             // NULL: none yet, or to be read again
    ARRAY(FileMark) font_files; // as they were when the fonts were read: of each that is loaded
    FileMark fonts_mark;        // of fonts.yaml
    Diagnostics *said;          // while it was read
    Arena *said_arena;
    ARRAY(FontSet *) retired;   // that may still be in use
};

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

Session *session_open(const Options *options, bool keeps) {
    Arena *arena = arena_new();
    Session *session = arena_new_of(arena, Session);
    Text root = find_root(arena, options);
    *session = (Session){.arena = arena, .options = options, .root = root, .folder = relative(arena, root, options->sources),
                         .keeps = keeps, .layout = layout_open(keeps), .said_arena = arena_new()};
    session->parse = parse_open(root, session->folder);
    session->revision = revision_find(arena, options, root, session->folder);
    return session;
}

// ---- fonts -------------------------------------------------------------------------------------

static Text fonts_path(Arena *arena, Text root) {
    return file_join(arena, root, TEXT("fonts/fonts.yaml"));
}

static bool font_files_hold(Session *session) {
    Arena *arena = arena_new();
    bool hold = true;
    for (int32_t i = 0; i < session->fonts->fonts.count && hold; i++) {
        const Font *font = &session->fonts->fonts.at[i];
        hold = !font->face || file_mark_holds(&session->font_files.at[i], text_copy(arena, font->file).at, FONTS_MOST);
    }
    arena_free(arena);
    return hold;
}

static void read_fonts(Session *session) {
    Arena *arena = arena_new();
    session->fonts_mark = (FileMark){.stamp = file_stamp(fonts_path(arena, session->root).at)};
    arena_free(session->said_arena);
    session->said_arena = arena_new();
    session->said = diagnostics_new(session->said_arena);
    session->fonts = font_set_read(session->root, session->said);
    session->font_files.count = 0;
    for (int32_t i = 0; i < session->fonts->fonts.count; i++)
        *array_add(session->arena, &session->font_files) =
            (FileMark){.stamp = file_stamp(text_copy(arena, session->fonts->fonts.at[i].file).at)};
    arena_free(arena);
}

static void free_retired(Session *session, const FontSet *in_use) {
    int32_t count = 0;
    for (int32_t i = 0; i < session->retired.count; i++) {
        if (session->retired.at[i] == in_use) session->retired.at[count++] = session->retired.at[i];
        else font_set_free(session->retired.at[i]);
    }
    session->retired.count = count;
}

static void take_fonts(Session *session, const Edition *shown, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    Text path = fonts_path(arena, session->root);
    bool holds = session->fonts && file_mark_holds(&session->fonts_mark, path.at, FONTS_MOST) && font_files_hold(session);
    if (!holds && session->fonts) {
        layout_forget(session->layout);
        *array_add(session->arena, &session->retired) = session->fonts;
    }
    free_retired(session, shown ? shown->fonts : NULL);
    if (!holds) read_fonts(session);
    diagnostics_append(diagnostics, session->said->all.at, session->said->all.count);
    arena_free(arena);
}

// ---- editions ----------------------------------------------------------------------------------

static LayoutOptions layout_options(const Session *session, Edition *edition, bool explain) {
    const Options *options = session->options;
    LayoutOptions layout = {.layout = options->layout,
                            .profile = options->profile,
                            .layers = options->layers,
                            .threads = options->threads,
                            .lock = options->lock     ? LOCK_IGNORED
                                    : options->locked ? LOCK_STRICT
                                                      : LOCK_HONOURED,
                            .revision = session->revision,
                            .progress = edition->progress};
    if (options->lock) layout.made = edition->lock = arena_new_of(edition->arena, Lock);
    if (explain) layout.explained = &edition->explained;
    layout.made_arena = edition->arena;
    return layout;
}

static Edition *make_edition(Session *session, const Edition *shown, bool explain) {
    Arena *arena = arena_new();
    Edition *edition = arena_new_of(arena, Edition);
    const Options *options = session->options;
    *edition = (Edition){.arena = arena, .diagnostics = diagnostics_new(arena), .root = session->root};
    edition_begin(edition);
    if (!session->keeps) edition->progress = progress_open(options->quiet); // a save is short
    document_free(session->document);
    session->document = edition->document = parse_update(session->parse, edition->progress, edition->diagnostics);
    edition->parse_took = edition_end_phase(edition, options, "parse");
    if (!edition->document) return edition;
    check_document(edition->document, options->profile, edition->diagnostics);
    take_fonts(session, shown, edition->diagnostics);
    edition->fonts = session->fonts;
    edition_end_phase(edition, options, "fonts");
    LayoutOptions layout = layout_options(session, edition, explain);
    edition->pages = layout_update(session->layout, edition->document, edition->fonts, session->root, &layout,
                                   edition->diagnostics);
    edition->layout_took = edition_end_phase(edition, options, "layout");
    return edition;
}

Edition *session_update(Session *session, const Edition *shown) {
    return make_edition(session, shown, false);
}

Edition *session_explain(Session *session) {
    return make_edition(session, NULL, true);
}

Text session_root(const Session *session) {
    return session->root;
}

Text session_folder(const Session *session) {
    return session->folder;
}

void session_close(Session *session) {
    if (!session) return;
    layout_close(session->layout);
    document_free(session->document);
    parse_close(session->parse);
    free_retired(session, NULL);
    if (session->fonts) font_set_free(session->fonts);
    arena_free(session->said_arena);
    arena_free(session->arena);
}
