// edits.c: lines of YAML files, changed one way at a time. Some leave an error behind; files are put back as they were now
// and then, broken ones soon.
#include "support/edits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/file.h"
#include "support/random.h"

typedef ARRAY(Text) Lines;

typedef struct {
    Text name;              // relative to the project
    Text first;             // its bytes at the start
    bool changed, broken;
} EditedFile;

struct Edits {
    Arena *arena;           // of the files as they were
    Arena *scratch;         // of the edit at hand
    Text root, sources;
    Random random;
    ARRAY(EditedFile) files; // report, layouts, articles and data, in this order
    int32_t first_article, first_data;
    const char *said;
};

static const char *const words[] = {"water", "across", "trust", "agriculture", "of", "and", "Member", "States", "steppe",
                                    "cooperation", "dialogue", "in", "Almaty", "confidence-building", "measures", "2021"};
enum { WORDS = sizeof words / sizeof *words };

static const char *pick_word(Edits *edits) {
    return words[random_int(&edits->random, 0, WORDS - 1)];
}

// ---- files -------------------------------------------------------------------------------------

static Text full_path(Edits *edits, Text name) {
    return file_join(edits->scratch, edits->root, name);
}

static Text read_now(Edits *edits, const EditedFile *file) {
    const char *why = NULL;
    Text bytes = file_read(edits->scratch, full_path(edits, file->name).at, 4 << 20, &why);
    return bytes.at ? bytes : TEXT("");
}

// by rename, or over the old bytes, as editors do
static void write_now(Edits *edits, EditedFile *file, Text bytes) {
    const char *why = NULL;
    Text path = full_path(edits, file->name);
    file->changed = !text_equal(bytes, file->first);
    if (random_chance(&edits->random, 50)) {
        if (!file_write(path.at, bytes, &why)) fprintf(stderr, "%s: %s\n", path.at, why), exit(2);
        return;
    }
    FILE *out = fopen(path.at, "w");
    if (!out || fwrite(bytes.at, 1, bytes.size, out) != bytes.size || fclose(out)) exit(2);
}

static Lines split(Edits *edits, Text bytes) {
    Lines lines = {0};
    for (size_t from = 0; from < bytes.size;) {
        const char *end = memchr(bytes.at + from, '\n', bytes.size - from);
        size_t to = end ? (size_t)(end - bytes.at) : bytes.size;
        *array_add(edits->scratch, &lines) = text_part(bytes, from, to);
        from = to + 1;
    }
    return lines;
}

static void write_lines(Edits *edits, EditedFile *file, const Lines *lines) {
    Buffer out = {0};
    for (int32_t i = 0; i < lines->count; i++) buffer_text(&out, lines->at[i]), buffer_byte(&out, '\n');
    write_now(edits, file, buffer_view(&out));
    buffer_free(&out);
}

static void add_line(Edits *edits, Lines *lines, int32_t at, Text line) {
    array_add(edits->scratch, lines);
    memmove(lines->at + at + 1, lines->at + at, (size_t)(lines->count - 1 - at) * sizeof(Text));
    lines->at[at] = line;
}

static bool tell(Edits *edits, const char *what, const EditedFile *file) {
    edits->said = text_print(edits->scratch, "%s: %.*s", what, TEXT_ARG(file->name)).at;
    return true;
}

static EditedFile *pick_article(Edits *edits) {
    return &edits->files.at[random_int(&edits->random, edits->first_article, edits->first_data - 1)];
}

// a line, at random, for which is(line) holds; -1: there is none
static int32_t pick_line(Edits *edits, const Lines *lines, bool (*is)(const Lines *, int32_t)) {
    int32_t from = random_int(&edits->random, 0, lines->count ? lines->count - 1 : 0);
    for (int32_t i = 0; i < lines->count; i++) {
        int32_t at = (from + i) % lines->count;
        if (is(lines, at)) return at;
    }
    return -1;
}

// ---- texts -------------------------------------------------------------------------------------

static bool is_prose(const Lines *lines, int32_t at) {
    Text line = lines->at[at];
    if (line.size < 30 || !text_starts(line, "    ") || !memchr("abcdefghijklmnopqrstuvwxyz", line.at[4], 26)) return false;
    while (at-- > 0)
        if (text_starts(lines->at[at], "  - ")) return text_is(lines->at[at], "  - |");
    return false;
}

static bool is_gap(const Lines *lines, int32_t at) {
    return !lines->at[at].size && at && at + 1 < lines->count && is_prose(lines, at - 1) && text_starts(lines->at[at + 1], "    ");
}

// puts `what`, and a blank, before a word of a line of prose
static bool put_in_prose(Edits *edits, const char *what, const char *name) {
    EditedFile *file = pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_prose);
    if (at < 0) return false;
    Text line = lines.at[at];
    size_t cut = 4;
    for (size_t i = 4, stop = (size_t)random_int(&edits->random, 4, (int32_t)line.size - 1); i < stop; i++)
        if (line.at[i] == ' ') cut = i + 1;
    lines.at[at] = text_print(edits->scratch, "%.*s%s %.*s", (int)cut, line.at, what, TEXT_ARG(text_part(line, cut, line.size)));
    write_lines(edits, file, &lines);
    return tell(edits, name, file);
}

static bool add_word(Edits *edits) {
    return put_in_prose(edits, pick_word(edits), "a word");
}

static Text sentence(Edits *edits, int32_t count) {
    Text text = TEXT("    The");
    for (int32_t i = 0; i < count; i++) text = text_print(edits->scratch, "%.*s %s", TEXT_ARG(text), pick_word(edits));
    return text_print(edits->scratch, "%.*s.", TEXT_ARG(text));
}

static bool add_paragraph(Edits *edits) {
    EditedFile *file = pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_gap);
    if (at < 0) return false;
    add_line(edits, &lines, at, sentence(edits, random_int(&edits->random, 3, 120)));
    add_line(edits, &lines, at, TEXT(""));
    write_lines(edits, file, &lines);
    return tell(edits, "a paragraph", file);
}

static bool remove_paragraph(Edits *edits) {
    EditedFile *file = pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_gap), end = at + 1;
    if (at < 0) return false;
    while (end < lines.count && text_starts(lines.at[end], "    ")) end++;
    memmove(lines.at + at, lines.at + end, (size_t)(lines.count - end) * sizeof(Text));
    lines.count -= end - at;
    write_lines(edits, file, &lines);
    return tell(edits, "a paragraph less", file);
}

static bool is_title(const Lines *lines, int32_t at) {
    return text_starts(lines->at[at], "title: ") || text_starts(lines->at[at], "short-title: ");
}

static bool is_topic(const Lines *lines, int32_t at) {
    return strstr(lines->at[at].at, "topic: ") && text_starts(lines->at[at], "  - figure: {");
}

static bool change_title(Edits *edits) {
    EditedFile *file = random_chance(&edits->random, 15) ? &edits->files.at[0] : pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_title);
    if (at < 0) return false;
    lines.at[at] = text_print(edits->scratch, "%s A title of %s %s", text_starts(lines.at[at], "t") ? "title:" : "short-title:",
                              pick_word(edits), pick_word(edits));
    write_lines(edits, file, &lines);
    return tell(edits, "a title", file);
}

// ---- figures -----------------------------------------------------------------------------------

static bool is_item(const Lines *lines, int32_t at) {
    return text_starts(lines->at[at], "  - ");
}

static bool add_figure(Edits *edits) {
    static const char *const figures[] = {"  - figure: {placeholder: true, topic: agriculture, wanted: \"a field\"}",
                                          "  - figure: {placeholder: true, topic: meetings, wanted: \"a hall\"}",
                                          "  - figure: images/photo.jpg", "  - figure: images/other.jpg"};
    EditedFile *file = pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_item);
    if (at < 0) return false;
    add_line(edits, &lines, at, text_print(edits->scratch, "    caption: A caption of %s", pick_word(edits)));
    add_line(edits, &lines, at, TEXT("    alt: What it shows"));
    add_line(edits, &lines, at, text_of(figures[random_int(&edits->random, 0, 3)]));
    write_lines(edits, file, &lines);
    return tell(edits, "a figure", file);
}

static bool is_caption(const Lines *lines, int32_t at) {
    return text_starts(lines->at[at], "    caption: ") && !text_ends(lines->at[at], "-");
}

static bool change_caption(Edits *edits) {
    EditedFile *file = pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_caption);
    if (at < 0) return false;
    lines.at[at] = text_print(edits->scratch, "    caption: The %s %s", pick_word(edits), pick_word(edits));
    write_lines(edits, file, &lines);
    return tell(edits, "a caption", file);
}

static bool change_topic(Edits *edits) {
    EditedFile *file = pick_article(edits);
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_topic);
    if (at < 0) return false;
    lines.at[at] = TEXT("  - figure: {placeholder: true, topic: transport, wanted: \"a train\"}");
    write_lines(edits, file, &lines);
    return tell(edits, "a topic", file);
}

// The pictures photo.jpg and other.jpg change places, or one goes for a while.
static bool change_picture(Edits *edits) {
    static const char *const names[] = {"images/photo.jpg", "images/other.jpg", "images/spare.jpg"};
    int32_t from = random_int(&edits->random, 0, 2), to = (from + 1) % 3;
    Text folder = file_join(edits->scratch, edits->root, edits->sources);
    Text a = file_join(edits->scratch, folder, text_of(names[from])), b = file_join(edits->scratch, folder, text_of(names[to]));
    if (rename(a.at, b.at)) return false;
    edits->said = text_print(edits->scratch, "a picture: %s is %s", names[from], names[to]).at;
    return true;
}

// ---- index and references ----------------------------------------------------------------------

static bool mark_index(Edits *edits) {
    static const char *const marks[] = {"{person: Doe, Jane}", "{subject: steppe}", "{no}", "{Frenkel, Galina}", "{place: Almaty}"};
    return put_in_prose(edits, marks[random_int(&edits->random, 0, 4)], "a mark of the index");
}

static bool refer(Edits *edits) {
    static const char *const references[] = {"[see](#food-security)", "{page: visit-to-vienna}", "{page: annex-calendar}",
                                             "[there](#address)", "[nowhere](#no-such-article)"};
    return put_in_prose(edits, references[random_int(&edits->random, 0, 4)], "a reference");
}

// ---- the whole edition -------------------------------------------------------------------------

static bool is_listed(const Lines *lines, int32_t at) {
    return text_starts(lines->at[at], "      - articles/") && at && text_starts(lines->at[at - 1], "      - articles/");
}

static bool swap_articles(Edits *edits) {
    Lines lines = split(edits, read_now(edits, &edits->files.at[0]));
    int32_t at = pick_line(edits, &lines, is_listed);
    if (at < 0) return false;
    Text line = lines.at[at];
    lines.at[at] = lines.at[at - 1];
    lines.at[at - 1] = line;
    write_lines(edits, &edits->files.at[0], &lines);
    return tell(edits, "two articles exchanged", &edits->files.at[0]);
}

static bool remove_article(Edits *edits) {
    Lines lines = split(edits, read_now(edits, &edits->files.at[0]));
    int32_t at = pick_line(edits, &lines, is_listed);
    if (at < 0) return false;
    memmove(lines.at + at, lines.at + at + 1, (size_t)(lines.count - at - 1) * sizeof(Text));
    lines.count--;
    write_lines(edits, &edits->files.at[0], &lines);
    return tell(edits, "an article less", &edits->files.at[0]);
}

// a whole line of a file, from one text to another
static bool change_line(Edits *edits, EditedFile *file, const char *from, Text to, const char *name) {
    Lines lines = split(edits, read_now(edits, file));
    for (int32_t i = 0; i < lines.count; i++) {
        if (!text_starts(lines.at[i], from)) continue;
        lines.at[i] = to;
        write_lines(edits, file, &lines);
        return tell(edits, name, file);
    }
    return false;
}

static bool change_edition(Edits *edits) {
    static const char *const lines[][2] = {{"language: ", "language: ru"}, {"language: ", "language: en-US"}, {"language: ", "language: kk"},
                                           {"layout: ", "layout: steppe"}, {"layout: ", "layout: cica"},
                                           {"organisation: ", "organisation: Another Conference"},
                                           {"date: ", "date: 2021-12-30"}, {"index: ", "# no index"}};
    int32_t which = random_int(&edits->random, 0, (int32_t)(sizeof lines / sizeof *lines) - 1);
    return change_line(edits, &edits->files.at[0], lines[which][0], text_of(lines[which][1]), lines[which][1]);
}

static bool change_layout(Edits *edits) {
    Random *random = &edits->random;
    if (random_chance(random, 40))
        return change_line(edits, &edits->files.at[1], "    size: ", text_print(edits->scratch, "    size: 9.%dpt", random_int(random, 0, 9)),
                           "a style");
    if (random_chance(random, 40)) return change_line(edits, &edits->files.at[1], "    size: ", TEXT("    sice: 9pt"), "a key unknown");
    return change_line(edits, &edits->files.at[1], "  gold: ",
                       text_print(edits->scratch, "  gold: {cmyk: [8%%, 28%%, %d%%, 6%%], rgb: \"#E2B5%02d\"}",
                                  random_int(random, 10, 90), random_int(random, 10, 90)), "an ink");
}

static bool is_event(const Lines *lines, int32_t at) {
    return text_starts(lines->at[at], "  event: ") || text_starts(lines->at[at], "  dimension: ");
}

static bool change_data(Edits *edits) {
    EditedFile *file = &edits->files.at[random_int(&edits->random, edits->first_data, edits->files.count - 1)];
    Lines lines = split(edits, read_now(edits, file));
    int32_t at = pick_line(edits, &lines, is_event);
    if (at >= 0) lines.at[at] = text_print(edits->scratch, "  %s: Event of %s", text_starts(lines.at[at], "  e") ? "event" : "dimension", pick_word(edits));
    else if (lines.count < 12) return false;
    else memmove(lines.at + lines.count - 1, lines.at + lines.count, 0), lines.count--;
    write_lines(edits, file, &lines);
    return tell(edits, "data", file);
}

static bool break_file(Edits *edits) {
    int32_t which = random_chance(&edits->random, 25) ? random_int(&edits->random, 0, 1) : random_int(&edits->random, 0, edits->files.count - 1);
    EditedFile *file = &edits->files.at[which];
    Lines lines = split(edits, read_now(edits, file));
    if (!lines.count) return false;
    static const char *const faults[] = {"\tindented: by a tab", "title: \"not closed", "no-such-key: 1", "body: [", "- what"};
    add_line(edits, &lines, random_int(&edits->random, 0, lines.count), text_of(faults[random_int(&edits->random, 0, 4)]));
    write_lines(edits, file, &lines);
    file->broken = true;
    return tell(edits, "broken", file);
}

static bool lose_file(Edits *edits) {
    EditedFile *file = pick_article(edits);
    if (unlink(full_path(edits, file->name).at)) return false;
    file->changed = file->broken = true;
    return tell(edits, "gone", file);
}

// a file as it was at first: a broken one, if there is any and it is time; or any that changed
static bool put_back(Edits *edits, bool broken) {
    int32_t from = random_int(&edits->random, 0, edits->files.count - 1);
    for (int32_t i = 0; i < edits->files.count; i++) {
        EditedFile *file = &edits->files.at[(from + i) % edits->files.count];
        if (broken ? !file->broken : !file->changed) continue;
        write_now(edits, file, file->first);
        file->broken = false;
        return tell(edits, "as it was", file);
    }
    return false;
}

static bool undo(Edits *edits) {
    return put_back(edits, false);
}

static bool (*const kinds[])(Edits *) = {add_word, add_word, add_word, add_word, add_paragraph, add_paragraph, remove_paragraph,
                                         change_title, add_figure, change_caption, change_topic, change_picture, mark_index,
                                         mark_index, refer, refer, swap_articles, remove_article, change_edition, change_layout,
                                         change_data, change_data, break_file, break_file, break_file, lose_file, undo, undo, undo, undo, undo, undo};

const char *edits_make(Edits *edits) {
    arena_free(edits->scratch);
    edits->scratch = arena_new();
    if (random_chance(&edits->random, 50) && put_back(edits, true)) return edits->said;
    while (!kinds[random_int(&edits->random, 0, (int32_t)(sizeof kinds / sizeof *kinds) - 1)](edits)) continue;
    return edits->said;
}

// ---- the files at the start --------------------------------------------------------------------

static void add_file(Edits *edits, Text name) {
    const char *why = NULL;
    Text bytes = file_read(edits->arena, file_join(edits->arena, edits->root, name).at, 4 << 20, &why);
    if (bytes.at) *array_add(edits->arena, &edits->files) = (EditedFile){.name = name, .first = bytes};
}

// the names below articles/ and data/ that the report's lines have
static void add_listed(Edits *edits, const char *folder) {
    Lines lines = split(edits, edits->files.at[0].first);
    for (int32_t i = 0; i < lines.count; i++) {
        const char *found = strstr(text_copy(edits->arena, lines.at[i]).at, folder);
        if (found) add_file(edits, file_join(edits->arena, edits->sources, text_of(found)));
    }
}

Edits *edits_open(const char *root, const char *sources, uint64_t seed) {
    Arena *arena = arena_new();
    Edits *edits = arena_new_of(arena, Edits);
    *edits = (Edits){.arena = arena, .scratch = arena_new(), .root = text_copy(arena, text_of(root)),
                     .sources = text_copy(arena, text_of(sources)), .random = random_new(seed)};
    add_file(edits, file_join(arena, edits->sources, TEXT("report.yaml")));
    add_file(edits, TEXT("layouts/cica.yaml"));
    edits->first_article = edits->files.count;
    add_listed(edits, "articles/");
    edits->first_data = edits->files.count;
    add_listed(edits, "data/");
    add_file(edits, file_join(arena, edits->sources, TEXT("data/events.yaml")));
    return edits;
}

void edits_close(Edits *edits) {
    arena_free(edits->scratch);
    arena_free(edits->arena);
}
