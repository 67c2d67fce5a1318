// image.h: JPEG and PNG photographs, by libjpeg-turbo and libpng.
//
// image_probe reads the header alone (size, orientation, colour) and is cheap; image_open decodes in
// strips of rows, top to bottom as seen (EXIF orientation applied). Grey, 16-bit, palette, alpha
// (flattened on white), Adobe-inverted CMYK and YCCK all come out as 8-bit grey, RGB or CMYK (0 = no
// ink). Colours are the file's own: nothing is converted, the embedded profile goes along.
//
// Limits, all refused before memory is taken: 20,000 pixels a side, 400 megapixels, 256 MB a file; 100
// megapixels where the decoder must hold the picture whole (turned by EXIF, progressive, interlaced).
//
// Errors: image-missing, image-format (not JPEG or PNG, or a kind that we do not read), image-too-large,
// image-damaged (broken or cut off: nothing of it is used). Note: image-profile (a profile that does not
// fit the picture is left out).
#ifndef FOLIO_IMAGE_H
#define FOLIO_IMAGE_H

#include "common/diagnostic.h"
#include "common/unit.h"

enum {
    IMAGE_SIDE_MOST = 20000, // pixels
    IMAGE_PIXELS_MOST = 400000000,
    IMAGE_WHOLE_MOST = 100000000, // pixels of a picture that is held whole
    IMAGE_FILE_MOST = 256 << 20,  // bytes
};

typedef enum { IMAGE_FILE_JPEG, IMAGE_FILE_PNG } ImageFormat;

typedef struct {
    ImageFormat format;
    int32_t width, height; // pixels as seen
    int32_t orientation;   // EXIF 1..8; 1: as stored
    int32_t channels;      // of the decoded rows: 1 grey, 3 RGB, 4 CMYK
    bool inverted;         // Adobe CMYK as stored in the JPEG data
    bool progressive;
    Text profile;          // embedded ICC profile for channels, in probe's arena; absent: none
    bool pass_through;     // the JPEG data may stand in a PDF as it is (DCTDecode): 8 bits, Huffman coded,
                           // upright, complete to its end mark; where inverted, with Decode [1 0 1 0 1 0 1 0]
} ImageInfo;

// The bytes of the file below root, in arena; absent after an error at place.
Text image_read_file(Arena *arena, Text root, Text file, Place place, Diagnostics *diagnostics);

// false after an error at place, added to diagnostics. bytes: the whole file, borrowed.
bool image_probe(Arena *arena, Text bytes, Place place, ImageInfo *info, Diagnostics *diagnostics);

// Rows of 8-bit grey or RGB, top to bottom, as baseline JPEG data, added to out. quality: 1 to 100, of libjpeg's scale.
// Sides of at most IMAGE_SIDE_MOST. The same pixels give the same bytes.
void image_write_jpeg(Buffer *out, const uint8_t *rows, int32_t width, int32_t height, int32_t channels, int quality);

typedef struct ImageReader ImageReader;

// NULL after an error. bytes and diagnostics are borrowed until image_close.
ImageReader *image_open(Text bytes, const ImageInfo *info, Place place, Diagnostics *diagnostics);
// The next row: info->width * info->channels bytes, valid until the next call. NULL: at the end, or the
// file is damaged (then a diagnostic was added).
const uint8_t *image_next_row(ImageReader *reader);
void image_close(ImageReader *reader);

#endif
