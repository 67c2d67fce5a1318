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
    cairo_surface_t *surface;   // NULL before the first use, and for a picture that cannot be read
    cairo_surface_t *plates[4]; // the same of its inks, cyan, magenta, yellow, black
    int32_t reduction, plate_reduction; // source pixels a side that became one of surface, of plates
    Rect plate_crop;            // the part of the picture that plates are of
} PaintImage;

// What a walk over the items leaves on the surface.
typedef enum {
    PAINT_SCREEN, // the page
    PAINT_GROUND, // the page without its words
    PAINT_PLATE,  // one plate, as the alpha of an A8 surface
    PAINT_OWNERS, // each item in a colour of its own
} PaintMode;

struct Painter {
    Arena *arena;
    const Pages *pages;
    Text root;
    Diagnostics *diagnostics;
    PaintFont *fonts;      // as pages->fonts
    PaintImage *images;    // as pages->images
    hb_draw_funcs_t *draw; // into a Pen of paint_text.c
    PaintMode mode;
    int32_t plate;         // the one being painted: 0 to 3 of the process inks, then a spot ink a plate
    int32_t owner;         // PAINT_OWNERS: index + 1 of the item of the page being painted
};

// false: this paint leaves the plate as it is, nothing is to be painted
bool paint_set_ink(Painter *painter, cairo_t *cairo, Paint paint);
bool plate_set_ink(const Painter *painter, cairo_t *cairo, Paint paint); // raster.c, the same for PAINT_PLATE
void paint_set_owner(const Painter *painter, cairo_t *cairo);
// paint_page with so much of the bleed
void paint_sheet(Painter *painter, cairo_t *cairo, int32_t page, Unit bleed, unsigned layers);
void paint_open_fonts(Painter *painter, FontSet *fonts);
void paint_close_fonts(Painter *painter);
void paint_text(Painter *painter, cairo_t *cairo, const TextItem *text);
void paint_close_images(Painter *painter);
void paint_image(Painter *painter, cairo_t *cairo, const ImageItem *item, Place place);

#endif
