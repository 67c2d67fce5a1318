// overlay_watermark.c: a draft says on every page that it is one, of which edition, and of which revision of its sources.
//
// Large, turned and light below the report; and, since a picture may cover that, small at the page's foot above all.
// Unit: millipoint.
#include <math.h>

#include "layout/overlay_inside.h"

enum { STAMP_Y = 11000 }; // of the small line's baseline, above the page's edge: what office printers still print

typedef struct {
    Setting word;     // large
    Setting edition, revision, stamp;
} Watermark;

// Turns counter-clockwise about the origin, then moves it to the page's centre.
static Matrix turned(int32_t degrees, const Page *page) {
    double angle = degrees * 3.14159265358979323846 / 180;
    int32_t cosine = (int32_t)lround(cos(angle) * 65536),
            sine = (int32_t)lround(sin(angle) * 65536);
    return (Matrix){cosine, -sine, sine, cosine, page->width / 2, page->height / 2};
}

// "CICA Annual Report 2021"
static Text name_edition(Arena *arena, const Document *document) {
    if (!document->short_name.size) return document->title;
    return text_print(arena, "%.*s %.*s", TEXT_ARG(document->short_name), TEXT_ARG(document->title));
}

static Watermark set_watermark(const Overlay *overlay) {
    const Display *display = &overlay->display;
    Arena *arena = display->pages->arena;
    const Style *large = template_style(display->template, "watermark"),
                *small = template_style(display->template, "watermark-date");
    Text word = template_word(display->template, TEXT("draft")), revision = display->pages->metadata.revision;
    if (!word.size) word = TEXT("Draft");
    Text edition = name_edition(arena, overlay->document);
    Text stamp = text_print(arena, "%.*s · %.*s%s%.*s", TEXT_ARG(word), TEXT_ARG(edition), revision.size ? " · " : "",
                            TEXT_ARG(revision));
    Unit width = display->template->height; // in which the turned lines are centred
    Watermark mark;
    mark.word = display_set(display, word, (Place){0}, large, ALIGN_CENTRE, width);
    mark.edition = display_set(display, edition, (Place){0}, small, ALIGN_CENTRE, width);
    mark.revision = display_set(display, revision, (Place){0}, small, ALIGN_CENTRE, width);
    mark.stamp = display_set(display, stamp, (Place){0}, template_style(display->template, "draft-label"), ALIGN_CENTRE,
                             display->template->width);
    return mark;
}

static void add_turned(Overlay *overlay, Page *page, const Watermark *mark) {
    const Display *display = &overlay->display;
    const Style *large = template_style(display->template, "watermark"),
                *small = template_style(display->template, "watermark-date");
    Arena *arena = display->pages->arena;
    Items *items = &overlay->below[page->number - 1];
    int32_t tag = overlay_tag(overlay, LAYER_WATERMARK);
    Unit left = -display->template->height / 2, baseline = large->size / 4;
    items_add(arena, items, ITEM_GROUP, LAYER_WATERMARK, tag)->group.matrix =
        turned(display->template->draft.angle, page);
    display_place(display, items, LAYER_WATERMARK, tag, &mark->word, large, left, baseline);
    baseline += small->leading;
    display_place(display, items, LAYER_WATERMARK, tag, &mark->edition, small, left, baseline);
    baseline += display_depth(&mark->edition, small) + small->leading;
    display_place(display, items, LAYER_WATERMARK, tag, &mark->revision, small, left, baseline);
    items_add(arena, items, ITEM_END, LAYER_WATERMARK, 0);
}

void overlay_add_watermarks(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    const Style *label = template_style(overlay->display.template, "draft-label");
    Watermark mark = set_watermark(overlay);
    for (int32_t i = 0; i < pages->pages.count; i++) {
        Page *page = &pages->pages.at[i];
        add_turned(overlay, page, &mark);
        overlay_add_words(overlay, page, LAYER_WATERMARK, &mark.stamp, label,
                          (page->width - overlay->display.template->width) / 2,
                          page->height - STAMP_Y - display_depth(&mark.stamp, label));
    }
}
