// overlay.c: watermark, column frames, baseline grid, source line numbers, marks.
//
// All of it is read from what Pages holds besides its items: columns, line records, and the tags of figures. The
// watermark is painted first, so that text over it stays legible. Unit: millipoint.
#include "layout/overlay.h"

#include <math.h>

#include "layout/press_marks.h"

enum {
    HAIR = 250,          // width of frames and grid lines
    LABEL_PAD = 4000,    // around a placeholder's label
    NUMBER_GAP = 3500,   // between a line's number and its column
    PRINT_DENSITY = 300, // pixels an inch that a picture needs
    RATIO_LOOSE = 2500,  // as the check reports them (paragraph.c)
    RATIO_TIGHT = -990   // all that the style allows
};

typedef struct {
    Display display;
    const Document *document;
    unsigned layers;
    int32_t tags[LAYER_COUNT]; // the artifact of each layer
    ARRAY(Setting) numbers;    // line numbers already set
} Overlay;

static bool is_asked(const Overlay *overlay, Layer layer) {
    return (overlay->layers >> layer) & 1;
}

static int32_t layer_tag(Overlay *overlay, Layer layer) {
    Pages *pages = overlay->display.pages;
    if (overlay->tags[layer]) return overlay->tags[layer];
    overlay->tags[layer] = pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){0});
    pages->tags.at[overlay->tags[layer] - 1].artifact =
        layer == LAYER_WATERMARK ? ARTIFACT_WATERMARK : ARTIFACT_LAYOUT;
    return overlay->tags[layer];
}

static void add_rule(Overlay *overlay, Page *page, Layer layer, Rect box, Paint paint) {
    display_rule(&overlay->display, &page->items, layer, layer_tag(overlay, layer), box, paint);
}

// ---- watermark ---------------------------------------------------------------------------------

// Turns counter-clockwise about the origin, then moves it to the page's centre.
static Matrix turned(int32_t degrees, const Page *page) {
    double angle = degrees * 3.14159265358979323846 / 180;
    int32_t cosine = (int32_t)lround(cos(angle) * 65536),
            sine = (int32_t)lround(sin(angle) * 65536);
    return (Matrix){cosine, -sine, sine, cosine, page->width / 2, page->height / 2};
}

static void add_watermark(Overlay *overlay, Page *page, const Setting *word, const Setting *date) {
    const Display *display = &overlay->display;
    const Style *large = template_style(display->template, "watermark");
    const Style *small = template_style(display->template, "watermark-date");
    int32_t tag = layer_tag(overlay, LAYER_WATERMARK);
    Items below = page->items;
    page->items = (Items){0};
    Item *group = items_add(display->pages->arena, &page->items, ITEM_GROUP, LAYER_WATERMARK, tag);
    group->group.matrix = turned(display->template->draft.angle, page);
    Unit width = page->height; // what both lines are centred in
    display_place(display, &page->items, LAYER_WATERMARK, tag, word, large, -width / 2,
                  large->size / 4);
    display_place(display, &page->items, LAYER_WATERMARK, tag, date, small, -width / 2,
                  large->size / 4 + small->leading);
    items_add(display->pages->arena, &page->items, ITEM_END, LAYER_WATERMARK, 0);
    for (int32_t i = 0; i < below.count; i++) {
        Item item = below.at[i];
        *array_add(display->pages->arena, &page->items) = item;
    }
}

static void add_watermarks(Overlay *overlay) {
    const Display *display = &overlay->display;
    Pages *pages = display->pages;
    Text word = template_word(display->template, TEXT("draft"));
    if (!word.size) word = TEXT("Draft");
    Unit width = display->template->height;
    Setting large =
        display_set(display, word, (Place){0}, template_style(display->template, "watermark"),
                    ALIGN_CENTRE, width);
    Setting small =
        display_set(display, overlay->document->date, (Place){0},
                    template_style(display->template, "watermark-date"), ALIGN_CENTRE, width);
    for (int32_t i = 0; i < pages->pages.count; i++)
        add_watermark(overlay, &pages->pages.at[i], &large, &small);
}

// ---- frames and grid ---------------------------------------------------------------------------

static void add_frame(Overlay *overlay, Page *page, Rect box, Paint paint) {
    Unit right = box.x + box.width, foot = box.y + box.height;
    add_rule(overlay, page, LAYER_FRAMES, (Rect){box.x, box.y, box.width, HAIR}, paint);
    add_rule(overlay, page, LAYER_FRAMES, (Rect){box.x, foot - HAIR, box.width, HAIR}, paint);
    add_rule(overlay, page, LAYER_FRAMES, (Rect){box.x, box.y, HAIR, box.height}, paint);
    add_rule(overlay, page, LAYER_FRAMES, (Rect){right - HAIR, box.y, HAIR, box.height}, paint);
}

static void add_grid(Overlay *overlay, Page *page, const Column *column, Paint paint) {
    const Rect *frame = &column->frame;
    if (column->leading <= 0) return;
    for (Unit y = column->first; y <= frame->y + frame->height; y += column->leading)
        add_rule(overlay, page, LAYER_GRID, (Rect){frame->x, y - HAIR / 2, frame->width, HAIR},
                 paint);
}

static void add_columns(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    const DraftRules *rules = &overlay->display.template->draft;
    for (int32_t i = 0; i < pages->columns.count; i++) {
        const Column *column = &pages->columns.at[i];
        Page *page = &pages->pages.at[column->page - 1];
        if (is_asked(overlay, LAYER_GRID)) add_grid(overlay, page, column, rules->grid);
        if (is_asked(overlay, LAYER_FRAMES)) add_frame(overlay, page, column->frame, rules->frames);
    }
}

// ---- source line numbers -----------------------------------------------------------------------

static const Setting *number_setting(Overlay *overlay, int32_t number) {
    const Display *display = &overlay->display;
    Arena *arena = display->pages->arena;
    while (overlay->numbers.count <= number) *array_add(arena, &overlay->numbers) = (Setting){0};
    Setting *setting = &overlay->numbers.at[number];
    if (!setting->line_count)
        *setting = display_set(display, text_print(arena, "%d", number), (Place){0},
                               template_style(display->template, "line-number"), ALIGN_START,
                               UNIT_PT(100));
    return setting;
}

static void add_line_number(Overlay *overlay, const LineRecord *line) {
    enum { MOST = 100000 }; // of a source file's lines; beyond it numbers are left out
    if (line->from.line <= 0 || line->from.line > MOST) return;
    const Column *column = &overlay->display.pages->columns.at[line->column];
    Page *page = &overlay->display.pages->pages.at[column->page - 1];
    const Setting *setting = number_setting(overlay, line->from.line);
    Unit left = column->frame.x - NUMBER_GAP - display_width(setting);
    display_place(&overlay->display, &page->items, LAYER_LINES, layer_tag(overlay, LAYER_LINES),
                  setting, template_style(overlay->display.template, "line-number"), left,
                  line->origin.y);
}

// ---- marks -------------------------------------------------------------------------------------

static const char *line_fault(const LineRecord *line) {
    if (line->overset) return "overset";
    if (line->ratio > RATIO_LOOSE) return "loose";
    return line->ratio < RATIO_TIGHT ? "tight" : NULL;
}

// The fault's name below the line's end, where the gutter's line numbers do not stand.
static void add_label(Overlay *overlay, Page *page, Text text, const LineRecord *line) {
    const Style *style = template_style(overlay->display.template, "line-number");
    Setting setting =
        display_set(&overlay->display, text, (Place){0}, style, ALIGN_START, UNIT_PT(100));
    Unit right = line->origin.x + line->width;
    display_place(&overlay->display, &page->items, LAYER_MARKS, layer_tag(overlay, LAYER_MARKS),
                  &setting, style, right - display_width(&setting),
                  line->origin.y + style->size + UNIT_PT(1));
}

static void add_line_mark(Overlay *overlay, const LineRecord *line) {
    const char *fault = line_fault(line);
    if (!fault) return;
    const Column *column = &overlay->display.pages->columns.at[line->column];
    Page *page = &overlay->display.pages->pages.at[column->page - 1];
    Unit thick = line->overset ? UNIT_PT(1.2) : UNIT_PT(0.5);
    add_rule(overlay, page, LAYER_MARKS,
             (Rect){line->origin.x, line->origin.y + UNIT_PT(1.6), line->width, thick},
             overlay->display.template->draft.marks);
    add_label(overlay, page, text_of(fault), line);
}

static int32_t millimetres(Unit length) {
    return (int32_t)(((int64_t)length * 254 + 360000) / 720000);
}

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

// What picture should come, how large it is printed, and the pixels it needs, on a patch of paper.
static void add_wanted(Overlay *overlay, Text wanted, Rect whole, Page *page) {
    const Display *display = &overlay->display;
    const Style *style = template_style(display->template, "draft-label");
    Rect box = inside_trim(page, whole);
    Unit width = box.width - 4 * LABEL_PAD;
    if (width < UNIT_PT(20)) return;
    Text text = text_print(display->pages->arena, "%.*s. %d × %d mm, %d × %d pixels",
                           TEXT_ARG(wanted), millimetres(whole.width), millimetres(whole.height),
                           pixels(whole.width), pixels(whole.height));
    Setting setting = display_set(display, text, (Place){0}, style, ALIGN_START, width);
    Rect patch = {box.x + LABEL_PAD, box.y + LABEL_PAD, display_width(&setting) + 2 * LABEL_PAD,
                  setting.line_count * style->leading + LABEL_PAD};
    add_rule(overlay, page, LAYER_MARKS, patch, display->template->paper);
    display_place(display, &page->items, LAYER_MARKS, layer_tag(overlay, LAYER_MARKS), &setting,
                  style, patch.x + LABEL_PAD, patch.y + style->leading);
}

static void add_marks(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    for (int32_t i = 0; i < pages->lines.count; i++) add_line_mark(overlay, &pages->lines.at[i]);
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag tag = pages->tags.at[i]; // a copy: marks add tags
        if (tag.wanted.size && tag.box_page > 0 && tag.box_page <= pages->pages.count)
            add_wanted(overlay, tag.wanted, tag.box, &pages->pages.at[tag.box_page - 1]);
    }
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
    if (is_asked(&overlay, LAYER_WATERMARK)) add_watermarks(&overlay);
    if (is_asked(&overlay, LAYER_GRID) || is_asked(&overlay, LAYER_FRAMES)) add_columns(&overlay);
    for (int32_t i = 0; i < pages->lines.count && is_asked(&overlay, LAYER_LINES); i++)
        add_line_number(&overlay, &pages->lines.at[i]);
    if (is_asked(&overlay, LAYER_MARKS)) add_marks(&overlay);
    if (is_asked(&overlay, LAYER_SLUG))
        press_marks_add(&overlay.display, text_print(pages->arena, "%.*s · %.*s", TEXT_ARG(document->title),
                                                     TEXT_ARG(document->date)));
}
