// overlay_marks.c: what is wrong with lines, and what pictures are wanted, each in words.
//
// A faulty line gets a wash below its letters, and words in the margin beside its column: left of a first column, behind
// the line numbers, else right of it. A placeholder gets the picture that should come, how large it is printed, the pixels
// that this needs, and its place in the sources. Unit: millipoint.
#include "layout/overlay_inside.h"

enum {
    LABEL_PAD = 4000,    // around a placeholder's label
    NUMBER_ROOM = 16000, // beside a column: what its line numbers take
    MARGIN_LEAST = 24000, // what words in the margin need
    PRINT_DENSITY = 300, // pixels an inch that a picture needs
    RATIO_LOOSE = 2500,  // as the check reports them (paragraph.c)
    RATIO_TIGHT = -990,  // all that the style allows
    WASH = 25            // percent of the marks' ink
};

// ---- lines -------------------------------------------------------------------------------------

static int32_t millimetres(Unit length) {
    return (int32_t)(((int64_t)length * 254 + 360000) / 720000);
}

// what is wrong with it, or the absent text
static Text line_fault(Arena *arena, const LineRecord *line, const Column *column) {
    Unit over = line->origin.x + line->width - line->hang_end - column->frame.x - column->frame.width;
    if (line->overset && over > UNIT_PT(1)) return text_print(arena, "overset by %d mm", millimetres(over) + 1);
    if (line->overset) return TEXT("overset: a word does not fit");
    if (line->ratio > RATIO_LOOSE)
        return text_print(arena, "loose line, %d.%d ×", line->ratio / 1000, line->ratio % 1000 / 100);
    return line->ratio < RATIO_TIGHT ? TEXT("tight line") : (Text){0};
}

// Where words beside a column stand.
typedef struct {
    Unit left, width;
    Align align;
} MarginSide;

static MarginSide choose_side(const Overlay *overlay, const Column *column) {
    Unit right = overlay_room_right(overlay, column) - 2 * OVERLAY_GAP;
    Unit left = overlay_room_left(overlay, column) - OVERLAY_GAP - NUMBER_ROOM;
    Unit end = column->frame.x + column->frame.width;
    if (right >= MARGIN_LEAST) return (MarginSide){end + OVERLAY_GAP, right, ALIGN_START};
    if (left >= MARGIN_LEAST) return (MarginSide){column->frame.x - NUMBER_ROOM - left, left, ALIGN_END};
    return (MarginSide){end - UNIT_PT(100), UNIT_PT(100), ALIGN_END}; // between two columns: below the line's end
}

// The last words in a margin: others come below.
typedef struct {
    int32_t column;
    Unit foot; // the baseline of the next ones, at the least
} Said;

static void add_line_words(Overlay *overlay, const LineRecord *line, const Column *column, Text words, Said *said) {
    const Style *style = template_style(overlay->display.template, "line-number");
    MarginSide side = choose_side(overlay, column);
    bool inside = side.left > column->frame.x && side.left < column->frame.x + column->frame.width;
    Setting setting = display_set(&overlay->display, words, (Place){0}, style, side.align, side.width);
    Unit baseline = line->origin.y + (inside ? style->size : 0);
    bool below = said->column == line->column && baseline < said->foot && baseline > said->foot - 3 * style->leading;
    if (below) baseline = said->foot; // cells of one row have one height
    *said = (Said){line->column, baseline + setting.line_count * style->leading};
    overlay_add_words(overlay, overlay_column_page(overlay, column), LAYER_MARKS, &setting, style, side.left, baseline);
}

static void add_line_mark(Overlay *overlay, const LineRecord *line, Said *said) {
    const Column *column = &overlay->display.pages->columns.at[line->column];
    Text fault = line_fault(overlay->display.pages->arena, line, column);
    if (!fault.size) return;
    Paint wash = overlay->display.template->draft.marks;
    wash.tint = (int16_t)(wash.tint * WASH / 100);
    Unit height = column->leading > 0 ? column->leading : UNIT_PT(12);
    overlay_add_rule(overlay, &overlay->below[column->page - 1], LAYER_MARKS,
                     (Rect){line->origin.x, line->origin.y - height * 3 / 4, line->width, height}, wash);
    add_line_words(overlay, line, column, fault, said);
}

// ---- pictures wanted ---------------------------------------------------------------------------

static int32_t pixels(Unit length) {
    return (int32_t)(((int64_t)length * PRINT_DENSITY + 71999) / 72000);
}

// The visible part of a figure's box that may bleed.
static Rect inside_trim(const Page *page, Rect box) {
    Unit right = box.x + box.width, foot = box.y + box.height;
    if (right > page->width) right = page->width;
    if (foot > page->height) foot = page->height;
    if (box.x < 0) box.x = 0;
    if (box.y < 0) box.y = 0;
    return (Rect){box.x, box.y, right - box.x, foot - box.y};
}

// What picture should come, what that takes, and where the sources say so: "216 × 193 mm, 2552 × 2279 pixels".
static Text wanted_words(const Overlay *overlay, const Tag *tag) {
    Arena *arena = overlay->display.pages->arena;
    Text place = tag->place.line > 0 ? text_print(arena, "\n%.*s:%d", TEXT_ARG(overlay_file(overlay, tag->place.file)),
                                                  tag->place.line)
                                     : TEXT("");
    return text_print(arena, "Wanted: %.*s\n%d × %d mm, %d × %d pixels%.*s", TEXT_ARG(tag_words(tag)->wanted),
                      millimetres(tag->box.width), millimetres(tag->box.height), pixels(tag->box.width),
                      pixels(tag->box.height), TEXT_ARG(place));
}

// on a patch of paper, in the picture's corner
static void add_wanted(Overlay *overlay, const Tag *tag, Page *page) {
    const Display *display = &overlay->display;
    const Style *style = template_style(display->template, "draft-label");
    Rect box = inside_trim(page, tag->box);
    Unit width = box.width - 4 * LABEL_PAD;
    if (width < UNIT_PT(20)) return;
    Setting setting = display_set_lines(display, wanted_words(overlay, tag), style, ALIGN_START, width);
    Rect patch = {box.x + LABEL_PAD, box.y + LABEL_PAD, display_width(&setting) + 2 * LABEL_PAD,
                  setting.line_count * style->leading + LABEL_PAD};
    overlay_add_rule(overlay, &page->items, LAYER_MARKS, patch, display->template->paper);
    display_place(display, &page->items, LAYER_MARKS, overlay_tag(overlay, LAYER_MARKS), &setting, style,
                  patch.x + LABEL_PAD, patch.y + style->leading);
}

void overlay_add_marks(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    Said said = {-1, 0};
    for (int32_t i = 0; i < pages->lines.count; i++) add_line_mark(overlay, &pages->lines.at[i], &said);
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag tag = pages->tags.at[i]; // a copy: marks add tags
        if (tag_words(&tag)->wanted.size && tag.box_page > 0 && tag.box_page <= pages->pages.count)
            add_wanted(overlay, &tag, overlay_page(overlay, tag.box_page));
    }
}
