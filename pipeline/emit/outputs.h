// outputs.h: what the file's colours are made for: ICC profiles and output intents. Private to pipeline/emit.
#ifndef FOLIO_EMIT_OUTPUTS_H
#define FOLIO_EMIT_OUTPUTS_H

#include "emit/workers.h"

// Reads and checks the profiles that Pages names for this kind of file. false after an error.
bool outputs_open(Emission *emission);
// Adds the profiles' streams: the output's, and the screen's where pictures are taken to be in it.
void outputs_add(Emission *emission, Worker *worker);
// Appends "/OutputIntents[...]" for the catalog; nothing without an output.
void outputs_write(Buffer *out, const Emission *emission);

#endif
