// inks.h: inks as PDF colours. Private to pipeline/emit.
//
// press: process inks in DeviceCMYK (pure black stays pure K), spot inks as Separation, a solid ink that
// overprints with an ExtGState. web and draft: DeviceRGB, DeviceGray where the three are equal; a tint
// mixes towards white.
#ifndef FOLIO_EMIT_INKS_H
#define FOLIO_EMIT_INKS_H

#include "emit/emission.h"

enum { COLOUR_ROOM = 128 }; // bytes put_paint writes at most

// The operator that makes paint the fill or stroke colour; the end of what was written.
char *put_paint(char *at, const Emission *emission, Paint paint, bool stroke);
bool paint_overprints(const Emission *emission, Paint paint);
// In press, adds the shared resources: spot inks' colour spaces and overprint states V0 to V3 (bit 0: fill,
// bit 1: stroke).
void inks_add(Emission *emission);

#endif
