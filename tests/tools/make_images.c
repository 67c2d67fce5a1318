// make_images.c: writes one picture of every kind that common/image.h reads, and some that it must refuse.
//
//     make_images DIR      DIR/jpeg-grey.jpg, DIR/png-palette.png, … ; prints the names
#include "../unit/image_fixtures.h"

typedef struct {
    const char *name;
    JpegFixture made;
} NamedJpeg;

typedef struct {
    const char *name;
    PngFixture made;
} NamedPng;

static const NamedJpeg jpegs[] = {
    {"jpeg-grey", {.channels = 1}},
    {"jpeg-colour", {.channels = 3}},
    {"jpeg-subsampled", {.channels = 3, .subsampled = true}},
    {"jpeg-progressive", {.channels = 3, .progressive = true}},
    {"jpeg-arithmetic", {.channels = 3, .arithmetic = true}},
    {"jpeg-rgb", {.channels = 3, .space = JCS_RGB}},
    {"jpeg-cmyk-adobe", {.channels = 4, .space = JCS_CMYK}},
    {"jpeg-ycck-adobe", {.channels = 4, .space = JCS_YCCK}},
    {"jpeg-cmyk-plain", {.channels = 4, .space = JCS_CMYK, .no_adobe = true}},
    {"jpeg-cmyk-heavy", {.channels = 4, .space = JCS_CMYK, .heavy = true}},
    {"jpeg-turned", {.channels = 3, .orientation = 6}},
};

static const NamedPng pngs[] = {
    {"png-grey", {.depth = 8, .type = PNG_COLOR_TYPE_GRAY}},
    {"png-bilevel", {.depth = 1, .type = PNG_COLOR_TYPE_GRAY}},
    {"png-grey-16", {.depth = 16, .type = PNG_COLOR_TYPE_GRAY}},
    {"png-colour", {.depth = 8, .type = PNG_COLOR_TYPE_RGB}},
    {"png-colour-16", {.depth = 16, .type = PNG_COLOR_TYPE_RGB}},
    {"png-palette", {.depth = 4, .type = PNG_COLOR_TYPE_PALETTE}},
    {"png-palette-clear", {.depth = 4, .type = PNG_COLOR_TYPE_PALETTE, .transparent = true}},
    {"png-alpha", {.depth = 8, .type = PNG_COLOR_TYPE_RGB_ALPHA}},
    {"png-interlaced", {.depth = 8, .type = PNG_COLOR_TYPE_RGB, .interlaced = true}},
    {"png-turned", {.depth = 8, .type = PNG_COLOR_TYPE_RGB, .orientation = 6}},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void write_file(const char *folder, const char *name, const char *end, Buffer bytes,
                       size_t size) {
    Buffer path = {0};
    buffer_print(&path, "%s/%s.%s%c", folder, name, end, 0);
    FILE *file = fopen(path.bytes, "wb");
    if (!file || fwrite(bytes.bytes, 1, size, file) != size || fclose(file)) {
        perror(path.bytes);
        exit(2);
    }
    printf("%s.%s\n", name, end);
    buffer_free(&path);
    buffer_free(&bytes);
}

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: make_images DIR\n"), 2;
    for (size_t i = 0; i < COUNT(jpegs); i++) {
        Buffer bytes = fixture_jpeg(jpegs[i].made);
        write_file(argv[1], jpegs[i].name, "jpg", bytes, bytes.size);
    }
    for (size_t i = 0; i < COUNT(pngs); i++) {
        Buffer bytes = fixture_png(pngs[i].made);
        write_file(argv[1], pngs[i].name, "png", bytes, bytes.size);
    }
    Buffer profile = fixture_swapped_profile(150000);
    Buffer with = fixture_jpeg((JpegFixture){.channels = 3, .profile = buffer_view(&profile)});
    write_file(argv[1], "jpeg-profile", "jpg", with, with.size);
    Buffer cut = fixture_jpeg((JpegFixture){.channels = 3});
    write_file(argv[1], "bad-cut", "jpg", cut, cut.size * 3 / 4);
    cut = fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB});
    write_file(argv[1], "bad-cut", "png", cut, cut.size * 3 / 4);
    buffer_free(&profile);
    return 0;
}
