// ornament_parts.h: the things that pictures of people's work are made of: figures, flags, desks, houses.
//
// motif_… builds a drawing in a box of -50..50 and returns its index, standing on the box's lower edge;
// part_… paints at once, standing on base. People are a head and shoulders, calm and without a face. Points.
#ifndef FOLIO_ORNAMENT_PARTS_H
#define FOLIO_ORNAMENT_PARTS_H

#include "layout/ornament_scenes.h"

// Tones that go together, for pictures without a landscape: all but halo stand out from field and halo.
typedef struct {
    Tone field, halo;           // the background, and what surrounds the focus in it
    Tone main, second;          // of what is shown
    Tone accent, light;         // the one spot of contrast; what is bright
    Tone floor, mark;           // the foreground, and ornament on it
} Palette;

Palette palette_any(Canvas *c);

// One of four by the canvas's form: band, wide, square, tall.
double form_pick(const Canvas *c, double band, double wide, double square, double tall);
int form_count(const Canvas *c, int band, int wide, int square, int tall);

// Rays from a disc of radius r to the edges of the frame, in one tone: from a point they would meet in a blur.
void part_glow(Canvas *c, double x, double y, double r, int rays, Tone tone);
// The foreground from top to the foot, with a woven band in it.
void part_floor(Canvas *c, double top, Palette p);
void part_bust(Canvas *c, int32_t bust, double x, double base, double width);
// A seat from above, its back outwards (up).
int32_t motif_seat(const Canvas *c, Tone back, Tone cushion);
void part_seats(Canvas *c, double x, double y, double r, int count, double size, int32_t seat);
int32_t motif_bust(const Canvas *c, Tone body, Tone head, Tone collar);
// The same from behind: no collar.
int32_t motif_back(const Canvas *c, Tone body, Tone head);
int32_t motif_microphone(const Canvas *c, Tone stem, Tone head); // on a bent neck
// A cloth in the wind, of one of FLAG_KINDS patterns; its hoist at -50.
enum { FLAG_KINDS = 6 };
int32_t motif_flag(const Canvas *c, int kind, Tone cloth, Tone figure, Tone second);
// The index-th of many flags, no two in a row alike, each of which stands out from the palette's background.
int32_t part_cloth(const Canvas *c, int index, Palette p);
// A pole with the flag at its head, flying to the right (side 1) or the left (-1).
void part_flag(Canvas *c, double x, double base, double height, double width, int32_t flag, double side,
               Tone pole);
int32_t motif_tree(const Canvas *c, Tone light, Tone dark, Tone trunk); // a round crown
// A lectern, width wide, its front with an emblem.
void part_lectern(Canvas *c, double x, double base, double width, double height, Palette p);
// A board on two legs: a table seen from the front.
void part_table(Canvas *c, double x, double base, double width, double height, Tone top, Tone front, Tone mark);
// A row of arches along x..x+w, whole repeats, from base up to height.
void part_arcade(Canvas *c, double x, double base, double w, double height, int count, Tone wall, Tone niche);
void part_dome(Canvas *c, double x, double base, double r, Tone dome, Tone rib, Tone tip);

#endif
