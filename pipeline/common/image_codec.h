// image_codec.h: what image.c asks of the two decoders. Private to image*.c.
//
// A decoder knows the picture as stored: rows from the top of the file, no orientation. Grey, RGB or
// CMYK, 8 bits, alpha already on white, ink counted from 0. Each library's way out on errors (a long
// jump) ends inside its own file; here a fault is a return value.
#ifndef FOLIO_IMAGE_CODEC_H
#define FOLIO_IMAGE_CODEC_H

#include "common/image.h"

typedef struct {
    const char *rule; // image-damaged, image-format or image-too-large; NULL: none
    char words[240];  // the library's, or ours; cut where it is longer
} ImageFault;

__attribute__((format(printf, 3, 4))) void image_fault_set(ImageFault *fault, const char *rule,
                                                           const char *format, ...);
// Within the stated limits? whole: the decoder must hold all of it.
bool image_size_is_fit(int64_t width, int64_t height, bool whole, ImageFault *fault);

typedef struct JpegDecoder JpegDecoder;
// Fills info as stored; the profile is copied into arena.
bool image_jpeg_probe(Arena *arena, Text bytes, ImageInfo *info, ImageFault *fault);
JpegDecoder *image_jpeg_open(Text bytes, ImageFault *fault); // NULL after a fault
bool image_jpeg_row(JpegDecoder *decoder, uint8_t *row);     // false after a fault
void image_jpeg_close(JpegDecoder *decoder);                 // NULL is fine

typedef struct PngDecoder PngDecoder;
bool image_png_probe(Arena *arena, Text bytes, ImageInfo *info, ImageFault *fault);
PngDecoder *image_png_open(Text bytes, ImageFault *fault);
bool image_png_row(PngDecoder *decoder, uint8_t *row);
void image_png_close(PngDecoder *decoder);

// The orientation, 1 to 8, that an EXIF block (a TIFF header and its first directory) states; else 1.
int32_t image_exif_orientation(Text tiff);

#endif
