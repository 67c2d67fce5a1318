// images.h: photographs as image XObjects. Private to pipeline/emit.
#ifndef FOLIO_EMIT_IMAGES_H
#define FOLIO_EMIT_IMAGES_H

#include "emit/workers.h"

// Reads and probes the images in use, and settles how each goes in. false after an error.
bool images_collect(Emission *emission, Workers *workers);

// What a job makes of one image.
typedef struct {
    Text data;                        // JPEG data, or deflated rows with PNG predictors
    int32_t width, height, channels;
    bool jpeg;                        // data: JPEG
    Text profile;                     // deflated ICC profile, where the image owns one
} ImageStream;

// false after an error, in the worker's diagnostics
bool image_stream_make(const Emission *emission, int32_t index, Worker *worker,
                       ImageStream *stream);
// Adds the image's objects.
void image_stream_add(Emission *emission, int32_t index, const ImageStream *stream);

#endif
