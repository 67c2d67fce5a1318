// unit.h: lengths.
//
// Every length in Folio is an int32 number of millipoints (1/1000 of 1/72 inch), y down, unless a name
// says otherwise. That reaches 757 m either way.
#ifndef FOLIO_UNIT_H
#define FOLIO_UNIT_H

#include <stdbool.h>
#include <stdint.h>

#include "common/text.h"

typedef int32_t Unit; // millipoints

typedef struct {
    Unit x, y;
} Point;

typedef struct {
    Unit x, y, width, height; // top left corner and size
} Rect;

#define UNIT_PT(points) ((Unit)((points) * 1000.0 + ((points) < 0 ? -0.5 : 0.5)))
#define UNIT_MM(mm) UNIT_PT((mm) * 72.0 / 25.4)

// reads "12pt", "4.5mm", "2cm", "1in"; false if it is none of these or beyond 10 m
bool unit_read(Text text, Unit *length);
Rect rect_union(Rect a, Rect b); // the smallest that holds both; either may be empty (no width)

#endif
