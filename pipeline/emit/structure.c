// structure.c: Pages' tags and the streams' marks become the structure tree (ISO 32000-1, 14.7 and 14.8).
//
// An element is written for each tag of which something stands on a page; tags come in logical order, so an element's
// children do too, wherever their content was placed. What an element holds itself (marks) stands among its children
// by the place of each child's first mark. Everything is found by walking the tags up or down once or twice, so time
// and memory grow with the tags and marks alone.
//
// A tag that leads somewhere and is not a link itself (an entry of the contents, a note's mark) gets a Link of its
// own inside, for annotations must be held by one; in a press file, which has none, a link is a Span.
#include "emit/structure.h"

#include "emit/navigation.h"
#include "emit/structure_inside.h"
#include "emit/syntax.h"
#include "emit/tree.h"

static const char *const types[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "Document", [ROLE_PART] = "Part",        [ROLE_SECTION] = "Sect",
    [ROLE_ARTICLE] = "Art",       [ROLE_H1] = "H1",            [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",             [ROLE_H4] = "H4",            [ROLE_P] = "P",
    [ROLE_LIST] = "L",            [ROLE_ITEM] = "LI",          [ROLE_LABEL] = "Lbl",
    [ROLE_BODY] = "LBody",        [ROLE_QUOTE] = "BlockQuote", [ROLE_FIGURE] = "Figure",
    [ROLE_CAPTION] = "Caption",   [ROLE_TABLE] = "Table",      [ROLE_ROW] = "TR",
    [ROLE_HEAD_CELL] = "TH",      [ROLE_CELL] = "TD",          [ROLE_CONTENTS] = "TOC",
    [ROLE_CONTENTS_ITEM] = "TOCI", [ROLE_INDEX] = "Index",     [ROLE_NOTE] = "Note",
    [ROLE_REFERENCE] = "Reference", [ROLE_LINK] = "Link",      [ROLE_SPAN] = "Span",
    [ROLE_ARTIFACT] = "Artifact",
};

static const Tag *tag_at(const Emission *emission, int32_t tag) {
    return &emission->pages->tags.at[tag - 1];
}

bool structure_is_link(const Emission *emission, int32_t tag) {
    const Tag *at = tag_at(emission, tag);
    return emission->profile != PROFILE_PRESS &&
           (tag_words(at)->url.size || destination_exists(emission->pages, at->destination));
}

static const char *type_of(const Emission *emission, int32_t tag) {
    Role role = tag_at(emission, tag)->role;
    if (role == ROLE_LINK && !structure_is_link(emission, tag)) role = ROLE_SPAN;
    return types[role];
}

const char *structure_mark_type(const Emission *emission, int32_t tag) {
    return structure_is_link(emission, tag) ? types[ROLE_LINK] : type_of(emission, tag);
}

// ---- what stands where -------------------------------------------------------------------------

static int32_t *new_numbers(const Structure *structure, int32_t count) {
    return arena_array_of(structure->emission->arena, (size_t)count + 2, int32_t);
}

static void count_marks(Structure *structure) {
    for (int32_t page = 0; page < structure->page_count; page++) {
        const Stream *stream = &structure->streams[page];
        structure->mark_count += stream->mark_count;
        for (int32_t i = 0; i < stream->mark_count; i++) structure->first_mark[stream->marks[i] + 1]++;
    }
    for (int32_t tag = 1; tag <= structure->tag_count + 1; tag++)
        structure->first_mark[tag] += structure->first_mark[tag - 1];
}

// All marks, sorted by tag and then by their place in the file.
static void sort_marks(Structure *structure) {
    structure->first_mark = new_numbers(structure, structure->tag_count);
    count_marks(structure);
    structure->marks =
        arena_array_of(structure->emission->arena, (size_t)structure->mark_count + 1, Mark);
    int32_t *next = new_numbers(structure, structure->tag_count), place = 0;
    for (int32_t tag = 1; tag <= structure->tag_count; tag++) next[tag] = structure->first_mark[tag];
    for (int32_t page = 0; page < structure->page_count; page++) {
        const Stream *stream = &structure->streams[page];
        for (int32_t i = 0; i < stream->mark_count; i++)
            structure->marks[next[stream->marks[i]]++] = (Mark){page, i, place++};
    }
}

// Each tag's links, in page order.
static void chain_links(Structure *structure) {
    const Emission *emission = structure->emission;
    structure->first_link = new_numbers(structure, structure->tag_count);
    structure->next_link = new_numbers(structure, emission->links.count);
    for (int32_t i = emission->links.count; i > 0; i--) {
        int32_t *first = &structure->first_link[emission->links.at[i - 1].tag];
        structure->next_link[i] = *first;
        *first = i;
    }
}

// A cell may be empty: its row counts on it.
static bool stands_empty(const Structure *structure, int32_t tag) {
    const Tag *at = tag_at(structure->emission, tag);
    bool cell = at->role == ROLE_ROW || at->role == ROLE_CELL || at->role == ROLE_HEAD_CELL;
    return cell && at->parent && structure->place[at->parent] != NOWHERE;
}

// The place of the first mark of each tag and all below it.
static void find_places(Structure *structure) {
    structure->place = new_numbers(structure, structure->tag_count);
    for (int32_t tag = 1; tag <= structure->tag_count; tag++) {
        bool marked = structure->first_mark[tag] < structure->first_mark[tag + 1];
        structure->place[tag] = marked ? structure->marks[structure->first_mark[tag]].place : NOWHERE;
    }
    for (int32_t tag = structure->tag_count; tag > 0; tag--) {
        int32_t *above = &structure->place[tag_at(structure->emission, tag)->parent];
        if (structure->place[tag] < *above) *above = structure->place[tag];
    }
    int32_t last = -1; // an empty cell follows the one before it
    for (int32_t tag = 1; tag <= structure->tag_count; tag++) {
        if (structure->place[tag] == NOWHERE && stands_empty(structure, tag)) structure->place[tag] = last;
        if (structure->place[tag] != NOWHERE) last = structure->place[tag];
    }
}

// Elements' numbers, and the children of each in their order.
static void add_elements(Structure *structure) {
    Emission *emission = structure->emission;
    structure->element = new_numbers(structure, structure->tag_count);
    structure->inner = new_numbers(structure, structure->tag_count);
    structure->first_child = new_numbers(structure, structure->tag_count);
    structure->next = new_numbers(structure, structure->tag_count);
    structure->language =
        arena_array_of(emission->arena, (size_t)structure->tag_count + 2, Text);
    for (int32_t tag = 1; tag <= structure->tag_count; tag++) {
        if (structure->place[tag] == NOWHERE) continue;
        structure->element[tag] = pdf_add(emission->pdf);
        bool wrapped = structure_is_link(emission, tag) && tag_at(emission, tag)->role != ROLE_LINK;
        if (wrapped) structure->inner[tag] = pdf_add(emission->pdf);
    }
    for (int32_t tag = structure->tag_count; tag > 0; tag--) {
        if (!structure->element[tag]) continue;
        int32_t parent = tag_at(emission, tag)->parent;
        structure->next[tag] = structure->first_child[parent];
        structure->first_child[parent] = tag;
    }
}

// The element that holds what stands under a tag.
static int32_t holder_of(const Structure *structure, int32_t tag) {
    return structure->inner[tag] ? structure->inner[tag] : structure->element[tag];
}

// ---- elements ----------------------------------------------------------------------------------

// The page that an element's marks are on where they do not say; -1: none.
static int32_t home_of(const Structure *structure, int32_t tag) {
    if (structure->first_mark[tag] < structure->first_mark[tag + 1])
        return structure->marks[structure->first_mark[tag]].page;
    int32_t link = structure->first_link[tag];
    return link ? structure->emission->links.at[link - 1].page : -1;
}

static void add_mark(Buffer *out, const Structure *structure, const Mark *mark, int32_t home) {
    if (mark->page == home) {
        buffer_byte(out, ' ');
        buffer_int(out, mark->number);
        return;
    }
    syntax_add_reference(out, "<</Type/MCR/Pg", structure->page_objects[mark->page]);
    buffer_string(out, "/MCID ");
    buffer_int(out, mark->number);
    buffer_string(out, ">>");
}

static void add_links(Buffer *out, const Structure *structure, int32_t tag, int32_t home) {
    for (int32_t i = structure->first_link[tag]; i; i = structure->next_link[i]) {
        const EmitLink *link = &structure->emission->links.at[i - 1];
        syntax_add_reference(out, "<</Type/OBJR/Obj", link->object);
        if (link->page != home) syntax_add_reference(out, "/Pg", structure->page_objects[link->page]);
        buffer_string(out, ">>");
    }
}

// marks and children in the order of their places, then the annotations
static void add_kids(Buffer *out, const Structure *structure, int32_t tag) {
    int32_t home = home_of(structure, tag), child = structure->first_child[tag];
    int32_t at = structure->first_mark[tag], end = structure->first_mark[tag + 1];
    if (home >= 0) syntax_add_reference(out, "/Pg", structure->page_objects[home]);
    if (!child && at == end && !structure->first_link[tag]) return; // an empty cell
    buffer_string(out, "/K[");
    while (child || at < end) {
        const Mark *mark = at < end ? &structure->marks[at] : NULL;
        if (mark && (!child || mark->place < structure->place[child])) {
            add_mark(out, structure, mark, home);
            at++;
        } else {
            syntax_add_reference(out, "", structure->element[child]);
            child = structure->next[child];
        }
    }
    add_links(out, structure, tag, home);
    buffer_byte(out, ']');
}

static void add_type(Buffer *out, const char *type, int32_t parent) {
    buffer_string(out, "/Type/StructElem/S/");
    buffer_string(out, type);
    syntax_add_reference(out, "/P", parent);
}

static void write_element(Structure *structure, int32_t tag, Buffer *out) {
    Emission *emission = structure->emission;
    int32_t parent = tag_at(emission, tag)->parent;
    out->size = 0;
    add_type(out, type_of(emission, tag), parent ? holder_of(structure, parent) : structure->root);
    structure_add_facts(out, structure, tag);
    if (!structure->inner[tag]) {
        add_kids(out, structure, tag);
        pdf_set(emission->pdf, structure->element[tag], buffer_view(out));
        return;
    }
    syntax_add_reference(out, "/K[", structure->inner[tag]);
    buffer_byte(out, ']');
    pdf_set(emission->pdf, structure->element[tag], buffer_view(out));
    out->size = 0;
    add_type(out, types[ROLE_LINK], structure->element[tag]);
    add_kids(out, structure, tag);
    pdf_set(emission->pdf, structure->inner[tag], buffer_view(out));
}

// ---- trees -------------------------------------------------------------------------------------

static Text number_text(const Structure *structure, int32_t number) {
    return text_print(structure->emission->arena, "%d", number);
}

// from a page's marks, and from a link, to the elements that hold them
static int32_t add_parent_tree(Structure *structure, Buffer *out) {
    Emission *emission = structure->emission;
    int32_t links = emission->links.count, count = 0;
    TreeEntry *entries = arena_array_of(
        emission->arena, (size_t)structure->page_count + (size_t)links + 1, TreeEntry);
    for (int32_t page = 0; page < structure->page_count; page++) {
        const Stream *stream = &structure->streams[page];
        if (!stream->mark_count) continue;
        out->size = 0;
        for (int32_t i = 0; i < stream->mark_count; i++)
            syntax_add_reference(out, i ? "" : "[", holder_of(structure, stream->marks[i]));
        buffer_byte(out, ']');
        entries[count].key = number_text(structure, page);
        entries[count++].value = text_copy(emission->arena, buffer_view(out));
    }
    for (int32_t i = 0; i < links; i++) {
        out->size = 0;
        syntax_add_reference(out, "", holder_of(structure, emission->links.at[i].tag));
        entries[count].key = number_text(structure, structure->page_count + i);
        entries[count++].value = text_copy(emission->arena, buffer_view(out));
    }
    return tree_add(emission->pdf, "/Nums", entries, count);
}

// 0 when no element has a name
static int32_t add_name_tree(Structure *structure) {
    Emission *emission = structure->emission;
    int32_t count = 0;
    TreeEntry *entries =
        arena_array_of(emission->arena, (size_t)structure->tag_count + 1, TreeEntry);
    for (int32_t tag = 1; tag <= structure->tag_count; tag++) {
        if (!structure->element[tag] || !structure_is_named(structure, tag)) continue;
        entries[count].key = structure_name(structure, tag);
        entries[count++].value =
            text_print(emission->arena, " %d 0 R", structure->element[tag]);
    }
    return count ? tree_add(emission->pdf, "/Names", entries, count) : 0;
}

static void write_root(Structure *structure, Buffer *out) {
    Emission *emission = structure->emission;
    int32_t parents = add_parent_tree(structure, out), names = add_name_tree(structure);
    out->size = 0;
    buffer_string(out, "/Type/StructTreeRoot/K[");
    for (int32_t tag = structure->first_child[0]; tag; tag = structure->next[tag])
        syntax_add_reference(out, "", structure->element[tag]);
    syntax_add_reference(out, "]/ParentTree", parents);
    buffer_string(out, "/ParentTreeNextKey ");
    buffer_int(out, structure->page_count + emission->links.count);
    if (names) syntax_add_reference(out, "/IDTree", names);
    pdf_set(emission->pdf, structure->root, buffer_view(out));
}

Text structure_add(Emission *emission, const Stream *streams, const int32_t *page_objects) {
    Structure structure = {.emission = emission,
                           .streams = streams,
                           .page_objects = page_objects,
                           .tag_count = emission->pages->tags.count,
                           .page_count = emission->pages->pages.count,
                           .root = pdf_add(emission->pdf)};
    Buffer out = {0};
    sort_marks(&structure);
    chain_links(&structure);
    find_places(&structure);
    add_elements(&structure);
    structure_find_headers(&structure);
    for (int32_t tag = 1; tag <= structure.tag_count; tag++)
        if (structure.element[tag]) write_element(&structure, tag, &out);
    write_root(&structure, &out);
    out.size = 0;
    syntax_add_reference(&out, "/MarkInfo<</Marked true>>/StructTreeRoot", structure.root);
    Text entries = text_copy(emission->arena, buffer_view(&out));
    buffer_free(&out);
    return entries;
}
