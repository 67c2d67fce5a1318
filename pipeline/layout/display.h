// display.h: lines that stand outside the galley: furniture, front matter, labels of drafts.
//
// One text in one style is set to a width and placed at a baseline. Glyphs are shared by all places of the
// same setting, so a running head costs its glyphs once.
#ifndef FOLIO_DISPLAY_H
#define FOLIO_DISPLAY_H

#include "layout/paragraph.h"

// What setting needs; all of it is borrowed. Results live in pages->arena.
typedef struct {
    Pages *pages;
    const Template *template;
    Typesetter *setter;
    Diagnostics *diagnostics;
    Text language;
} Display;

// The text in style, aligned as align says, broken to width. place: its source.
Setting display_set(const Display *display, Text text, Place place, const Style *style, Align align, Unit width);
// The same of several lines, each ended by "\n" but the last.
Setting display_set_lines(const Display *display, Text text, const Style *style, Align align, Unit width);
// The same with a space behind its last line, outside of its width: another text comes, a word of its own.
Setting display_set_apart(const Display *display, Text text, Place place, const Style *style, Align align, Unit width);
// Height from the first line's baseline to the last one's.
Unit display_depth(const Setting *setting, const Style *style);
// Width of the widest line.
Unit display_width(const Setting *setting);
// Adds the setting's items: its measure starts at left, its first baseline is at baseline.
void display_place(const Display *display, Items *items, Layer layer, int32_t tag, const Setting *setting,
                   const Style *style, Unit left, Unit baseline);
// A filled rectangle.
void display_rule(const Display *display, Items *items, Layer layer, int32_t tag, Rect box, Paint paint);

#endif
