// book_find.c: which page shows a place of the sources, and where: the paragraph or the picture that stands there.
#include "proof/book_inside.h"

// Does a come before b, or at it, in the same file?
static bool is_up_to(Place a, Place b) {
    return text_equal(a.file, b.file) && (a.line < b.line || (a.line == b.line && a.column <= b.column));
}

// size of the type on a line, by the items of its page
static Unit line_size(const Pages *pages, const LineRecord *line) {
    enum { USUAL = 10000 };
    const Items *items = &pages->pages.at[pages->columns.at[line->column].page - 1].items;
    for (int32_t i = 0; i < items->count; i++)
        if (items->at[i].kind == ITEM_TEXT && items->at[i].layer == LAYER_PRINT && items->at[i].tag == line->tag &&
            items->at[i].text.origin.y == line->origin.y)
            return items->at[i].text.size;
    return USUAL;
}

static Rect line_box(const LineRecord *line, Unit size) {
    return (Rect){line->origin.x, line->origin.y - size * 3 / 4, line->width, size};
}

// the box of line's whole paragraph, as far as it stands in the same column
static Rect paragraph_box(const Pages *pages, const LineRecord *line) {
    Unit size = line_size(pages, line);
    Rect box = line_box(line, size);
    for (int32_t i = 0; i < pages->lines.count; i++) {
        const LineRecord *other = &pages->lines.at[i];
        if (other->tag == line->tag && other->column == line->column) box = rect_union(box, line_box(other, size));
    }
    return box;
}

// The last line that starts at place or before it: the line that holds it.
static const LineRecord *find_line(const Pages *pages, Place place) {
    const LineRecord *best = NULL;
    for (int32_t i = 0; i < pages->lines.count; i++) {
        const LineRecord *line = &pages->lines.at[i];
        if (is_up_to(line->from, place) && (!best || is_up_to(best->from, line->from))) best = line;
    }
    return best;
}

// The last picture that stands in the source on the line of place or before it, and after a line of text.
static const Tag *find_picture(const Pages *pages, Place place, const LineRecord *after) {
    const Tag *best = NULL;
    place.column = INT32_MAX;
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        if (tag->box_page < 1 || !is_up_to(tag->place, place)) continue;
        if (after && !is_up_to(after->from, tag->place)) continue;
        if (!best || is_up_to(best->place, tag->place)) best = tag;
    }
    return best;
}

int32_t book_find_place(const Book *book, Place place, Rect *box) {
    const Pages *pages = book->pages;
    if (!place.file.size || place.line < 1) return 0;
    const LineRecord *line = find_line(pages, place);
    const Tag *picture = find_picture(pages, place, line);
    if (picture) {
        *box = picture->box;
        return picture->box_page;
    }
    if (!line) return 0;
    *box = paragraph_box(pages, line);
    return pages->columns.at[line->column].page;
}
