// painter.h: what the painter keeps. Private to paint/.
#ifndef FOLIO_PAINTER_H
#define FOLIO_PAINTER_H

#include "paint/paint.h"

typedef struct {
    float x, y; // em, y up
} OutlinePoint;

typedef struct {
    uint8_t *verbs; // PathVerb
    OutlinePoint *points;
    int32_t verb_count;
    bool drawn; // the outline was asked for before
} Outline;

typedef struct {
    hb_font_t *font;   // NULL: could not be loaded
    Outline *outlines; // by glyph id
    uint32_t glyph_count;
} PaintFont;

// A picture at the coarsest scale that has still a pixel for each pixel of the surface.
typedef struct {
    cairo_surface_t *surface; // NULL before the first use, and for a picture that cannot be read
    int32_t reduction;        // source pixels a side that became one of surface
} PaintImage;

struct Painter {
    Arena *arena;
    const Pages *pages;
    Text root;
    Diagnostics *diagnostics;
    PaintFont *fonts;      // as pages->fonts
    PaintImage *images;    // as pages->images
    hb_draw_funcs_t *draw; // into a Pen of paint_text.c
};

void paint_set_ink(Painter *painter, cairo_t *cairo, Paint paint);
void paint_open_fonts(Painter *painter, FontSet *fonts);
void paint_close_fonts(Painter *painter);
void paint_text(Painter *painter, cairo_t *cairo, const TextItem *text);
void paint_close_images(Painter *painter);
void paint_image(Painter *painter, cairo_t *cairo, const ImageItem *item, Place place);

#endif
