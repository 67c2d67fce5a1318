// overlay.c: what a draft shows besides the report: frames and baseline grid here; watermark, line numbers and marks in
// files of their own.
//
// All of it is read from what Pages holds besides its items: columns, line records, and the tags of figures. What would
// hide the report is painted below it: watermark, grid, washes. Unit: millipoint.
#include "layout/overlay_inside.h"

#include "layout/press_marks.h"

enum { HAIR = 250 }; // width of frames and grid lines

// ---- shared ------------------------------------------------------------------------------------

bool overlay_is_asked(const Overlay *overlay, Layer layer) {
    return (overlay->layers >> layer) & 1;
}

int32_t overlay_tag(Overlay *overlay, Layer layer) {
    Pages *pages = overlay->display.pages;
    if (overlay->tags[layer]) return overlay->tags[layer];
    overlay->tags[layer] = pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){0});
    pages->tags.at[overlay->tags[layer] - 1].artifact =
        layer == LAYER_WATERMARK ? ARTIFACT_WATERMARK : ARTIFACT_LAYOUT;
    return overlay->tags[layer];
}

Page *overlay_page(Overlay *overlay, int32_t number) {
    return &overlay->display.pages->pages.at[number - 1];
}

Page *overlay_column_page(Overlay *overlay, const Column *column) {
    return overlay_page(overlay, column->page);
}

void overlay_add_rule(Overlay *overlay, Items *items, Layer layer, Rect box, Paint paint) {
    display_rule(&overlay->display, items, layer, overlay_tag(overlay, layer), box, paint);
}

Text overlay_file(const Overlay *overlay, Text file) {
    Text folder = overlay->document->folder;
    bool below = folder.size && text_starts(file, folder.at) && file.size > folder.size && file.at[folder.size] == '/';
    return below ? text_part(file, folder.size + 1, file.size) : file;
}

static bool overlap(Rect a, Rect b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const Rect *overlay_find_picture(const Overlay *overlay, const Page *page, Rect box) {
    for (int32_t i = 0; i < overlay->pictures[page->number - 1].count; i++)
        if (overlap(box, overlay->pictures[page->number - 1].at[i])) return &overlay->pictures[page->number - 1].at[i];
    return NULL;
}

// the ground of words: their lines and some air
static Rect ground_of(const Setting *setting, const Style *style, Unit left, Unit baseline) {
    Unit air = style->size / 4, depth = display_depth(setting, style);
    Unit start = setting->line_count ? setting->lines[0].left : 0;
    for (int32_t i = 1; i < setting->line_count; i++)
        if (setting->lines[i].left < start) start = setting->lines[i].left;
    return (Rect){left + start - air, baseline - style->size, display_width(setting) + 2 * air,
                  depth + style->size + 2 * air};
}

void overlay_add_words(Overlay *overlay, Page *page, Layer layer, const Setting *setting, const Style *style, Unit left,
                       Unit baseline) {
    Rect box = ground_of(setting, style, left, baseline);
    if (layer == LAYER_WATERMARK || overlay_find_picture(overlay, page, box))
        overlay_add_rule(overlay, &page->items, layer, box, overlay->display.template->paper);
    display_place(&overlay->display, &page->items, layer, overlay_tag(overlay, layer), setting, style, left, baseline);
}

Unit overlay_room_left(const Overlay *overlay, const Column *column) {
    const Pages *pages = overlay->display.pages;
    Unit room = column->frame.x;
    for (const Column *other = column - 1; other >= pages->columns.at && other->page == column->page; other--) {
        Unit between = column->frame.x - other->frame.x - other->frame.width;
        if (between >= 0 && between < room) room = between;
    }
    return room;
}

Unit overlay_room_right(const Overlay *overlay, const Column *column) {
    const Pages *pages = overlay->display.pages;
    Unit end = column->frame.x + column->frame.width, room = pages->pages.at[column->page - 1].width - end;
    const Column *last = pages->columns.at + pages->columns.count;
    for (const Column *other = column + 1; other < last && other->page == column->page; other++)
        if (other->frame.x >= end && other->frame.x - end < room) room = other->frame.x - end;
    return room;
}

// ---- frames and grid ---------------------------------------------------------------------------

// outside of the box, so that no letter stands on it
static void add_frame(Overlay *overlay, Page *page, Rect box, Paint paint) {
    Unit left = box.x - HAIR, top = box.y - HAIR, width = box.width + 2 * HAIR;
    Rect sides[] = {{left, top, width, HAIR},
                    {left, box.y + box.height, width, HAIR},
                    {left, box.y, HAIR, box.height},
                    {box.x + box.width, box.y, HAIR, box.height}};
    for (int i = 0; i < 4; i++) overlay_add_rule(overlay, &page->items, LAYER_FRAMES, sides[i], paint);
}

static void add_grid(Overlay *overlay, const Column *column, Paint paint) {
    const Rect *frame = &column->frame;
    if (column->leading <= 0) return;
    for (Unit y = column->first; y <= frame->y + frame->height; y += column->leading)
        overlay_add_rule(overlay, &overlay->below[column->page - 1], LAYER_GRID,
                         (Rect){frame->x, y - HAIR / 2, frame->width, HAIR}, paint);
}

static void add_columns(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    const DraftRules *rules = &overlay->display.template->draft;
    for (int32_t i = 0; i < pages->columns.count; i++) {
        const Column *column = &pages->columns.at[i];
        if (overlay_is_asked(overlay, LAYER_GRID)) add_grid(overlay, column, rules->grid);
        if (overlay_is_asked(overlay, LAYER_FRAMES))
            add_frame(overlay, overlay_column_page(overlay, column), column->frame, rules->frames);
    }
}

// ---- the whole ---------------------------------------------------------------------------------

static void note_pictures(Overlay *overlay) {
    const Pages *pages = overlay->display.pages;
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        if (tag->box_page > 0 && tag->box_page <= pages->pages.count)
            *array_add(pages->arena, &overlay->pictures[tag->box_page - 1]) = tag->box;
    }
}

static void put_below(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    for (int32_t p = 0; p < pages->pages.count; p++) {
        Items *items = &pages->pages.at[p].items, *below = &overlay->below[p];
        if (!below->count) continue;
        for (int32_t i = 0; i < items->count; i++) *array_add(pages->arena, below) = items->at[i];
        *items = *below;
    }
}

static void add_layers(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    size_t count = (size_t)pages->pages.count;
    overlay->below = arena_array_of(pages->arena, count + 1, Items);
    overlay->pictures = arena_push_array(pages->arena, count + 1, sizeof *overlay->pictures);
    note_pictures(overlay);
    if (overlay_is_asked(overlay, LAYER_WATERMARK)) overlay_add_watermarks(overlay);
    add_columns(overlay);
    if (overlay_is_asked(overlay, LAYER_LINES)) overlay_add_numbers(overlay);
    if (overlay_is_asked(overlay, LAYER_MARKS)) overlay_add_marks(overlay);
    put_below(overlay);
}

void overlay_add(Pages *pages, const Document *document, const Template *template,
                 Typesetter *setter, unsigned layers, Diagnostics *diagnostics) {
    Overlay overlay = {.document = document,
                       .layers = layers,
                       .display = {.pages = pages,
                                   .template = template,
                                   .setter = setter,
                                   .diagnostics = diagnostics,
                                   .language = document->language}};
    if (layers & ~(1u << LAYER_PRINT | 1u << LAYER_SLUG)) add_layers(&overlay);
    if (overlay_is_asked(&overlay, LAYER_SLUG))
        press_marks_add(&overlay.display, text_print(pages->arena, "%.*s · %.*s", TEXT_ARG(document->title),
                                                     TEXT_ARG(document->date)));
}
