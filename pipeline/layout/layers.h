// layers.h: which layers a draft shows besides the report.
#ifndef FOLIO_LAYERS_H
#define FOLIO_LAYERS_H

#include "common/stage.h"
#include "model/pages.h"

// Bits of 1 << Layer by --layers: a list of watermark, frames, grid, lines and marks, or all, or none; LAYER_PRINT is always
// among them. 0 if it was not given. Ends the program (exit 2) at another word, with the nearest right
// one.
unsigned layers_read(const Options *options);

// The layers that Pages hold. asked: by layers_read; 0: all of the profile's.
unsigned layers_of(Profile profile, unsigned asked);
// Those of a draft that are there, but not shown until a reader switches them on: the grid, unless it was asked for.
unsigned layers_hidden(Profile profile, unsigned asked);

#endif
