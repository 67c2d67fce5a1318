// overlay_inside.h: what the parts of an overlay share: watermark, frames and grid, line numbers, marks.
//
// Each page has items below the report's (watermark, grid, washes), which stay legible under it, and items above. Unit:
// millipoint.
#ifndef FOLIO_OVERLAY_INSIDE_H
#define FOLIO_OVERLAY_INSIDE_H

#include "layout/overlay.h"

typedef struct {
    Display display;
    const Document *document;
    unsigned layers;             // bits of 1 << Layer: those asked for
    int32_t tags[LAYER_COUNT];   // the artifact of each layer; 0: none yet
    Items *below;                // of each page, below the report
    ARRAY(Setting) numbers;      // line numbers already set, by number
    ARRAY(Rect) *pictures;       // of each page: boxes of its figures
} Overlay;

bool overlay_is_asked(const Overlay *overlay, Layer layer);
// The artifact that all items of a layer belong to.
int32_t overlay_tag(Overlay *overlay, Layer layer);
Page *overlay_page(Overlay *overlay, int32_t number);                 // number: from 1
Page *overlay_column_page(Overlay *overlay, const Column *column);
void overlay_add_rule(Overlay *overlay, Items *items, Layer layer, Rect box, Paint paint);
// A line of words; on a patch of paper where a picture of the page is behind it, and the watermark's always (art of a cover
// is no picture).
void overlay_add_words(Overlay *overlay, Page *page, Layer layer, const Setting *setting, const Style *style, Unit left,
                       Unit baseline);
// A picture of the page that the box touches, or NULL.
const Rect *overlay_find_picture(const Overlay *overlay, const Page *page, Rect box);
// A source file without the edition's folder: "articles/annex.yaml".
Text overlay_file(const Overlay *overlay, Text file);
// The free room left of a column up to the next column or the page's edge, and right of it.
Unit overlay_room_left(const Overlay *overlay, const Column *column);
Unit overlay_room_right(const Overlay *overlay, const Column *column);

void overlay_add_watermarks(Overlay *overlay); // overlay_watermark.c
void overlay_add_numbers(Overlay *overlay);    // overlay_numbers.c
void overlay_add_marks(Overlay *overlay);      // overlay_marks.c

enum {
    OVERLAY_GAP = 4000, // between a column and what stands beside it: hanging quotes take 2000
};

#endif
