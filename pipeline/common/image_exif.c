// image_exif.c: the one thing that typesetting needs from EXIF: which way is up.
//
// An EXIF block is a small TIFF file (TIFF 6.0, section 2): byte order, 42, the offset of a directory;
// the directory counts its entries of 12 bytes each: tag, type, count, value. Tag 0x0112, a short, is
// the orientation (Exif 2.32, 4.6.4). Whatever does not parse counts as upright: never an error.
#include "common/image_codec.h"

static uint32_t read_number(Text tiff, size_t at, size_t size, bool big_endian) {
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++) {
        size_t from = big_endian ? at + i : at + size - 1 - i;
        number = number << 8 | (uint8_t)tiff.at[from];
    }
    return number;
}

int32_t image_exif_orientation(Text tiff) {
    enum { HEADER = 8, ENTRY = 12, TAG_ORIENTATION = 0x112, TYPE_SHORT = 3 };
    if (tiff.size < HEADER || (!text_starts(tiff, "II") && !text_starts(tiff, "MM"))) return 1;
    bool big_endian = tiff.at[0] == 'M';
    if (read_number(tiff, 2, 2, big_endian) != 42) return 1;
    size_t directory = read_number(tiff, 4, 4, big_endian);
    if (directory > tiff.size - 2) return 1;
    size_t count = read_number(tiff, directory, 2, big_endian),
           most = (tiff.size - directory - 2) / ENTRY;
    for (size_t i = 0; i < count && i < most; i++) {
        size_t entry = directory + 2 + i * ENTRY;
        if (read_number(tiff, entry, 2, big_endian) != TAG_ORIENTATION) continue;
        if (read_number(tiff, entry + 2, 2, big_endian) != TYPE_SHORT) return 1;
        uint32_t value = read_number(tiff, entry + 8, 2, big_endian);
        return value >= 1 && value <= 8 ? (int32_t)value : 1;
    }
    return 1;
}
