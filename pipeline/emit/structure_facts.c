// structure_facts.c: what an element says of itself: ID, language, replacement texts, attributes (ISO 32000-1, 14.7.4,
// 14.8.5 and 14.9).
#include "emit/structure_inside.h"
#include "emit/syntax.h"

static const Tag *tag_at(const Structure *structure, int32_t tag) {
    return &structure->emission->pages->tags.at[tag - 1];
}

// ---- names -------------------------------------------------------------------------------------

bool structure_is_named(const Structure *structure, int32_t tag) {
    Role role = tag_at(structure, tag)->role;
    return role == ROLE_NOTE || role == ROLE_HEAD_CELL;
}

// as many digits in each, so that names rise as tags do
Text structure_name(const Structure *structure, int32_t tag) {
    return text_print(structure->emission->arena, "(t%010d)", tag);
}

// ---- attributes --------------------------------------------------------------------------------

static void add_layout(Buffer *out, const Structure *structure, const Tag *tag) {
    const Emission *emission = structure->emission;
    buffer_string(out, "/A<</O/Layout/Placement/Block");
    if (tag->box_page > 0 && tag->box_page <= structure->page_count) {
        const Page *page = &emission->pages->pages.at[tag->box_page - 1];
        Rect box = tag->box;
        Unit margin = emission->margin, most_x = page->width + margin, most_y = page->height + margin;
        Unit left = box.x, top = box.y, right = box.x + box.width, foot = box.y + box.height;
        if (left < -margin) left = -margin; // what the sheet does not show
        if (top < -margin) top = -margin;
        if (right > most_x) right = most_x;
        if (foot > most_y) foot = most_y;
        syntax_add_box(out, "/BBox", left + margin, page->height + margin - foot, right + margin,
                       page->height + margin - top);
    }
    buffer_string(out, ">>");
}

static void add_numbering(Buffer *out, const Tag *tag) {
    static const char *const words[] = {
        [NUMBERING_NONE] = "None", [NUMBERING_DISC] = "Disc", [NUMBERING_DECIMAL] = "Decimal"};
    buffer_string(out, "/A<</O/List/ListNumbering/");
    buffer_string(out, words[tag->numbering]);
    buffer_string(out, ">>");
}

static void add_count(Buffer *out, const char *key, int32_t count) {
    if (count < 2) return;
    buffer_string(out, key);
    buffer_byte(out, ' ');
    buffer_int(out, count);
}

static void add_cell(Buffer *out, const Structure *structure, int32_t id) {
    static const char *const scopes[] = {
        [SCOPE_NONE] = "/Scope/Column", [SCOPE_ROW] = "/Scope/Row", [SCOPE_COLUMN] = "/Scope/Column"};
    const Tag *tag = tag_at(structure, id);
    const int32_t *headers = structure->headers[id];
    bool head = tag->role == ROLE_HEAD_CELL;
    if (!head && !headers && tag->row_span < 2 && tag->column_span < 2) return;
    buffer_string(out, "/A<</O/Table");
    if (head) buffer_string(out, scopes[tag->scope]);
    add_count(out, "/RowSpan", tag->row_span);
    add_count(out, "/ColSpan", tag->column_span);
    for (int32_t i = 0; headers && headers[i]; i++) {
        if (!i) buffer_string(out, "/Headers[");
        buffer_text(out, structure_name(structure, headers[i]));
        if (!headers[i + 1]) buffer_byte(out, ']');
    }
    buffer_string(out, ">>");
}

// ---- all ---------------------------------------------------------------------------------------

static void add_text(Buffer *out, const char *key, Text text) {
    if (!text.size) return;
    buffer_string(out, key);
    syntax_add_text(out, text);
}

// the nearest language above, or else the file's
static Text language_above(const Structure *structure, int32_t tag) {
    const Pages *pages = structure->emission->pages;
    int32_t parent = pages->tags.at[tag - 1].parent;
    return parent ? structure->language[parent] : pages->metadata.language;
}

static void add_language(Buffer *out, const Structure *structure, int32_t tag) {
    Text own = tag_at(structure, tag)->language, above = language_above(structure, tag);
    structure->language[tag] = own.size ? own : above;
    if (!text_equal(structure->language[tag], above)) add_text(out, "/Lang", own);
}

void structure_add_facts(Buffer *out, const Structure *structure, int32_t id) {
    const Tag *tag = tag_at(structure, id);
    if (structure_is_named(structure, id)) {
        buffer_string(out, "/ID");
        buffer_text(out, structure_name(structure, id));
    }
    add_language(out, structure, id);
    const TagWords *words = tag_words(tag);
    add_text(out, "/Alt", words->alt);
    add_text(out, "/ActualText", words->actual);
    add_text(out, "/E", words->expansion);
    if (tag->role == ROLE_FIGURE) add_layout(out, structure, tag);
    if (tag->role == ROLE_LIST) add_numbering(out, tag);
    if (tag->role == ROLE_CELL || tag->role == ROLE_HEAD_CELL) add_cell(out, structure, id);
}
