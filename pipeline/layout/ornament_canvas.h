// ornament_canvas.h: a small drawing board for vector art: paths, tones, motifs, chance.
//
// A Canvas draws into the items of a page (or of a motif's Drawing) with doubles, in points; its frame's
// top left corner is the origin, y down, angles in radians clockwise from the right. Points are rounded to
// millipoints when a path is filled or stroked, and only sqrt, sin and cos are used, so that art is the
// same on every machine. Transforms are values: keep c->at, change it, set it back.
#ifndef FOLIO_ORNAMENT_CANVAS_H
#define FOLIO_ORNAMENT_CANVAS_H

#include "layout/template.h"

#define ART_PI 3.14159265358979323846

// The layout's six art paints and the tints between them, from dark to light within each ink.
typedef enum {
    TONE_NIGHT, // art[0], the solid dark ink
    TONE_INDIGO, // a shade lighter than NIGHT: for what must stay calm under type
    TONE_DEEP,  // between NIGHT and BLUE
    TONE_BLUE,  // art[1]
    TONE_HAZE,  // between BLUE and MIST
    TONE_MIST,  // art[4]
    TONE_PALE,  // half of MIST
    TONE_GOLD,  // art[2]
    TONE_SAND,  // art[3]
    TONE_CREAM, // half of SAND
    TONE_WARM,  // art[5]
    TONE_PAPER,
    TONE_COUNT
} Tone;

// Which tone plays which part in a composition; neighbours in depth always differ.
typedef struct {
    Tone sky, glow;             // background, and what surrounds the light in it
    Tone sun;
    Tone far, middle, near;     // fields of the landscape, in depth
    Tone ground;                // the foreground
    Tone line;                  // fine lines on near and ground
    Tone accent;                // the one spot of contrast
    bool dark;                  // the sky is darker than the land's far fields
} Scheme;

typedef enum { FORM_BAND, FORM_WIDE, FORM_SQUARE, FORM_TALL } Form;

typedef struct {
    double x, y;
} Spot;

typedef struct {
    double a, b, c, d, e, f;    // x' = a x + c y + e, y' = b x + d y + f
} Affine;

typedef struct {
    Pages *pages;
    Items *items;
    Arena *scratch;
    int32_t tag;
    Paint tones[TONE_COUNT];
    double w, h;                // the frame
    Rect edge;                  // the same on the page, in millipoints; empty for a motif
    double s;                   // its short side
    double u;                   // the module of line widths; grows with the root of the frame's size
    double grow;                // 1 in a figure of middle size, more in a page: counts and detail follow it
    Form form;
    Scheme scheme;
    double light;               // x of the sun: slopes are shaded on the far side of it
    uint64_t random;
    Affine at;
    ARRAY(uint8_t) verbs;       // of the path in the making
    ARRAY(Spot) spots;
    Spot pen;
} Canvas;

// ---- the board -----------------------------------------------------------------------------------
Canvas canvas_open(Pages *pages, Items *items, Arena *scratch, const Paint art[6], Rect frame,
                   uint64_t seed, int32_t tag);
void canvas_translate(Canvas *c, double x, double y);
void canvas_rotate(Canvas *c, double angle);
void canvas_scale(Canvas *c, double x, double y);

// ---- chance (splitmix64: Steele, Lea, Flood 2014) ------------------------------------------------
double canvas_chance(Canvas *c);                             // 0 <= r < 1
double canvas_between(Canvas *c, double least, double most);
int canvas_pick(Canvas *c, int count);                       // 0 .. count - 1
int canvas_count(Canvas *c, int least, int most);            // both ends included
bool canvas_toss(Canvas *c);
int canvas_many(const Canvas *c, int count);                 // count for the frame's size: times grow

// ---- paths: the segments -------------------------------------------------------------------------
void canvas_move(Canvas *c, double x, double y);
void canvas_line(Canvas *c, double x, double y);
void canvas_curve(Canvas *c, double x1, double y1, double x2, double y2, double x, double y);
void canvas_close(Canvas *c);
// Joins on to an open path.
void canvas_arc(Canvas *c, double x, double y, double r, double from, double to);
void canvas_spline(Canvas *c, const Spot *at, int count);    // Catmull-Rom through the spots; joins on

// ---- paths: whole figures ------------------------------------------------------------------------
void canvas_rect(Canvas *c, double x, double y, double w, double h);
void canvas_circle(Canvas *c, double x, double y, double r);
void canvas_ellipse(Canvas *c, double x, double y, double rx, double ry);
void canvas_ring(Canvas *c, double x, double y, double outer, double inner);
void canvas_sector(Canvas *c, double x, double y, double inner, double outer, double from,
                   double to);
void canvas_polygon(Canvas *c, const Spot *at, int count);
void canvas_loop(Canvas *c, const Spot *at, int count);      // a closed spline
void canvas_star(Canvas *c, double x, double y, double outer, double inner, int points,
                 double turn);
void canvas_regular(Canvas *c, double x, double y, double r, int sides, double turn);
void canvas_leaf(Canvas *c, double x0, double y0, double x1, double y1, double bulge); // pointed ends
void canvas_pill(Canvas *c, double x, double y, double w, double h); // round ends
// Along a spine; half: half of the width at each spot.
void canvas_ribbon(Canvas *c, const Spot *spine, const double *half, int count);

// ---- ink ---------------------------------------------------------------------------------------------
void canvas_fill(Canvas *c, Tone tone);
void canvas_stroke(Canvas *c, Tone tone, double width);      // butt ends, mitred
void canvas_stroke_round(Canvas *c, Tone tone, double width);
void canvas_paint_all(Canvas *c, Tone tone);                 // the whole frame
void canvas_clip(Canvas *c);                                 // the path bounds all until canvas_unclip
void canvas_unclip(Canvas *c);

// ---- motifs: drawings that are placed many times --------------------------------------------------
// A board for a motif around its own origin, in the box -rx..rx, -ry..ry; tones and scheme as the parent's.
Canvas canvas_motif(const Canvas *parent, double rx, double ry);
// Its index in pages->drawings: an equal one's, if there is one.
int32_t canvas_motif_end(Canvas *motif);
void canvas_place(Canvas *c, int32_t drawing, double x, double y, double scale, double angle);

#endif
