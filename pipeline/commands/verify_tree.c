// verify_tree.c: the structure tree, read off what pdfinfo -struct-text prints.
//
//     Art
//       P (block)
//         "Words of the paragraph, "
//         Link (inline)
//           "of which some are linked"
//           Object 12 0
//         ", and go on."
//       Figure:
//          /BBox [62 80 544 349]
//
// Two blanks a level; a string per piece of marked content. Inline elements are parts of the block around them; what
// stands inside a note, a cell, a caption or an entry of the contents is part of it. A hyphen alone in a string is the
// breaker's, which has marked content of its own.
#include "commands/verify.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 512 };

typedef struct {
    int32_t depth;
    int32_t block;     // index of the Found that its strings belong to; -1: none
    bool closed;       // does what is inside belong to that block too?
    int inside;        // INSIDE_…
} Element;

typedef struct {
    Arena *arena;
    FoundFile *file;
    Element stack[DEPTH_MOST];
    int32_t count;
    int32_t art_depth; // of the Art we are in; -1: none
    ARRAY(Buffer) texts; // as blocks
} TreeReader;

static const struct {
    const char *type;
    FoundRole role;
    bool closed;
} roles[] = {
    {"P", FOUND_TEXT, false},        {"LBody", FOUND_TEXT, false},   {"BlockQuote", FOUND_TEXT, false},
    {"Lbl", FOUND_LABEL, true},      {"Figure", FOUND_FIGURE, true}, {"Caption", FOUND_CAPTION, true},
    {"TD", FOUND_CELL, true},        {"TH", FOUND_CELL, true},       {"Note", FOUND_NOTE, true},
    {"FENote", FOUND_NOTE, true},    {"TOCI", FOUND_ENTRY, true},    {"Index", FOUND_INDEX, true},
};

// strings in these belong to the block around them
static const char *const inlines[] = {"Span", "Link", "Reference", "Quote", "Em", "Strong", "Code", "Annot", "Ruby",
                                      "BibEntry", "Sub"};

static bool is_inline(Text type) {
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (text_is(type, inlines[i])) return true;
    return false;
}

static bool is_heading(Text type) {
    return (type.size == 2 && type.at[0] == 'H' && type.at[1] >= '1' && type.at[1] <= '6') || text_is(type, "H");
}

static FoundRole find_role(Text type, bool *closed) {
    *closed = is_heading(type);
    if (*closed) return FOUND_HEADING;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (!text_is(type, roles[i].type)) continue;
        *closed = roles[i].closed;
        return roles[i].role;
    }
    return FOUND_OTHER;
}

static int32_t current_article(const TreeReader *reader) {
    int32_t begun = reader->file->article_count;
    return reader->art_depth >= 0 ? begun - 1 : begun ? begun : -1;
}

static int32_t add_found(TreeReader *reader, FoundRole role, Text type, int inside) {
    *array_add(reader->arena, &reader->file->blocks) =
        (Found){.role = role, .type = text_copy(reader->arena, type), .article = current_article(reader), .inside = inside};
    *array_add(reader->arena, &reader->texts) = (Buffer){0};
    return reader->file->blocks.count - 1;
}

static void pop(TreeReader *reader, int32_t depth) {
    while (reader->count && reader->stack[reader->count - 1].depth >= depth) reader->count--;
    if (depth <= reader->art_depth) reader->art_depth = -1;
}

// A caption is one of its own inside a figure or table, an entry inside an entry's list, a note in a paragraph, and a
// caption's further paragraphs.
static bool is_apart(FoundRole role, const Element *around, const TreeReader *reader) {
    FoundRole outer = reader->file->blocks.at[around->block].role;
    if (role == FOUND_TEXT) return outer == FOUND_CAPTION && reader->texts.at[around->block].size;
    if (role == FOUND_NOTE) return true;
    if (role == FOUND_CAPTION) return outer != FOUND_NOTE;
    if (role == FOUND_ENTRY) return outer == FOUND_ENTRY;
    return role == FOUND_FIGURE && outer != FOUND_FIGURE;
}

static int inside_of(const Element *around, Text type) {
    int inside = around ? around->inside : 0;
    if (text_is(type, "L")) return (inside | INSIDE_LIST) & ~INSIDE_ITEM;
    if (text_is(type, "LI") && inside & INSIDE_LIST) return inside | INSIDE_ITEM;
    return text_is(type, "BlockQuote") ? inside | INSIDE_QUOTE : inside;
}

static void open_element(TreeReader *reader, int32_t depth, Text type) {
    const Element *around = reader->count ? &reader->stack[reader->count - 1] : NULL;
    Element made = {depth, around ? around->block : -1, around && around->closed, inside_of(around, type)};
    bool closed;
    FoundRole role = find_role(type, &closed);
    if (text_is(type, "Art") && reader->art_depth < 0) {
        reader->art_depth = depth;
        reader->file->article_count++;
        *array_add(reader->arena, &reader->file->references) = 0;
        made.block = -1;
    } else if (!is_inline(type) && (!made.closed || is_apart(role, around, reader))) {
        bool holds = role != FOUND_OTHER;
        if (made.closed && role == FOUND_TEXT) role = FOUND_CAPTION, closed = true;
        made.block = holds ? add_found(reader, role, type, made.inside) : -1;
        made.closed = holds && closed;
    }
    if (text_is(type, "Reference") && reader->art_depth >= 0) ++*array_last(&reader->file->references);
    if (reader->count < DEPTH_MOST) reader->stack[reader->count++] = made;
}

static void add_string(TreeReader *reader, Text string) {
    if (!reader->count || text_is(string, "")) return;
    Element *element = &reader->stack[reader->count - 1];
    if (element->block < 0) element->block = add_found(reader, FOUND_OTHER, TEXT("an element without words of its own"), element->inside);
    Buffer *text = &reader->texts.at[element->block];
    bool breaks = text_is(string, "-") && text->size && text->bytes[text->size - 1] != ' ';
    if (!breaks) buffer_text(text, string);
}

// "P (block)", "Note <n1> (inline)", "L (block):", "Sect \"title\"": the type alone
static Text type_of(Text line) {
    size_t end = 0;
    while (end < line.size && line.at[end] != ' ' && line.at[end] != ':') end++;
    return text_part(line, 0, end);
}

// "/BBox [62.3 80 544.2 349]" of the figure at hand
static void read_box(TreeReader *reader, Text line) {
    int32_t block = reader->count ? reader->stack[reader->count - 1].block : -1;
    if (block < 0 || reader->file->blocks.at[block].role != FOUND_FIGURE) return;
    char *next = (char *)(uintptr_t)(line.at + strlen("/BBox ["));
    for (int i = 0; i < 4; i++) reader->file->blocks.at[block].box[i] = strtod(next, &next);
}

// A string may hold line ends: it goes on to the quote that ends a line.
static Text string_at(Text printed, size_t at, size_t *next) {
    size_t end = at;
    for (;;) {
        const char *stop = memchr(printed.at + end, '\n', printed.size - end);
        size_t line_end = stop ? (size_t)(stop - printed.at) : printed.size;
        *next = stop ? line_end + 1 : printed.size;
        if (line_end > at && printed.at[line_end - 1] == '"') return text_part(printed, at, line_end - 1);
        if (!stop) return text_part(printed, at, line_end);
        end = *next;
    }
}

static Text line_at(Text printed, size_t at, size_t *next) {
    const char *stop = at < printed.size ? memchr(printed.at + at, '\n', printed.size - at) : NULL;
    size_t end = stop ? (size_t)(stop - printed.at) : printed.size;
    *next = stop ? end + 1 : printed.size;
    return text_part(printed, at, end);
}

static void read_line(TreeReader *reader, Text printed, size_t *at) {
    size_t start = *at, next;
    while (start < printed.size && printed.at[start] == ' ') start++;
    int32_t depth = (int32_t)((start - *at) / 2);
    Text line = line_at(printed, start, &next);
    if (line.size && line.at[0] == '"') {
        Text string = string_at(printed, start + 1, &next);
        pop(reader, depth);
        add_string(reader, string);
    } else if (text_starts(line, "/BBox [")) {
        read_box(reader, line);
    } else if (line.size && line.at[0] != '/' && !text_starts(line, "Object ")) {
        pop(reader, depth);
        open_element(reader, depth, type_of(line));
    }
    *at = next;
}

void verify_read_tree(Arena *arena, Text printed, FoundFile *file) {
    TreeReader *reader = arena_new_of(arena, TreeReader);
    *reader = (TreeReader){.arena = arena, .file = file, .art_depth = -1};
    for (size_t at = 0; at < printed.size;) read_line(reader, printed, &at);
    for (int32_t i = 0; i < file->blocks.count; i++) {
        file->blocks.at[i].text = verify_plain(arena, buffer_view(&reader->texts.at[i]));
        buffer_free(&reader->texts.at[i]);
    }
}
