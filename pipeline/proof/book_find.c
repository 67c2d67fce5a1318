// book_find.c: which page shows a place of the sources.
#include "proof/book_inside.h"

// Does a come before b, or at it, in the same file?
static bool is_up_to(Place a, Place b) {
    return text_equal(a.file, b.file) && (a.line < b.line || (a.line == b.line && a.column <= b.column));
}

// the box of a line record
static Rect line_box(const LineRecord *line) {
    enum { RISE = 9000, HEIGHT = 12000 }; // millipoints, near enough for a line of text
    return (Rect){line->origin.x, line->origin.y - RISE, line->width, HEIGHT};
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
    *box = line_box(line);
    return pages->columns.at[line->column].page;
}
