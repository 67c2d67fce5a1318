// image.h: JPEG and PNG photographs, by libjpeg-turbo and libpng.
//
// image_probe reads the header alone (size, orientation, colour) and is cheap; image_open decodes in
// strips of rows, top to bottom as seen (EXIF orientation applied). Grey, 16-bit, palette, alpha
// (flattened on white), Adobe-inverted CMYK and YCCK all come out as 8-bit grey, RGB or CMYK (0 = no
// ink). Limits: 20,000 pixels a side, 400 megapixels, 256 MB a file. A damaged file is a diagnostic.
#ifndef FOLIO_IMAGE_H
#define FOLIO_IMAGE_H

#include "common/diagnostic.h"
#include "common/unit.h"

typedef enum { IMAGE_FILE_JPEG, IMAGE_FILE_PNG } ImageFormat;

typedef struct {
    ImageFormat format;
    int32_t width, height;      // pixels as seen
    int32_t orientation;        // EXIF 1..8; 1: as stored
    int32_t channels;           // of the decoded rows: 1 grey, 3 RGB, 4 CMYK
    bool inverted;              // Adobe CMYK as stored in the JPEG data
    bool progressive;
    Text profile;               // embedded ICC profile; absent: none
    bool pass_through;          // the JPEG data may stand in a PDF as it is (DCTDecode)
} ImageInfo;

// false after an error at place, added to diagnostics. bytes: the whole file, borrowed.
bool image_probe(Arena *arena, Text bytes, Place place, ImageInfo *info, Diagnostics *diagnostics);

typedef struct ImageReader ImageReader;

// NULL after an error.
ImageReader *image_open(Text bytes, const ImageInfo *info, Place place, Diagnostics *diagnostics);
// The next row: info->width * info->channels bytes, valid until the next call. NULL: at the end, or the
// file is damaged (then a diagnostic was added).
const uint8_t *image_next_row(ImageReader *reader);
void image_close(ImageReader *reader);

#endif
