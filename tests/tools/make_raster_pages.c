// make_raster_pages.c: a small report that shows every kind of item, for the test of proofs against viewers.
//
//     make_raster_pages ROOT DIR      DIR/raster.pages and the pictures that it names; fonts from ROOT/fonts
//
// Page 1: text in all sizes, faces, inks, scales, turned, right to left. Page 2: rules, paths, strokes, clips,
// drawings. Page 3: a picture of each kind, cropped, turned, clipped, reduced. Page 4: a picture with a colour
// profile (for viewers that know profiles).
#include <hb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/image_fixtures.h"
#include "common/digest.h"
#include "common/file.h"
#include "common/font.h"
#include "model/pages.h"

enum { PHOTO_WIDTH = 960, PHOTO_HEIGHT = 640 };

typedef struct {
    Arena *arena;
    Pages *pages;
    Page *page;
    FontSet *fonts;
    Diagnostics *diagnostics;
    Text folder;
} Report;

static _Noreturn void fail(const char *what, const char *why) {
    fprintf(stderr, "make_raster_pages: %s: %s\n", what, why);
    exit(2);
}

static Item *add(Report *report, ItemKind kind) {
    return items_add(report->arena, &report->page->items, kind, LAYER_PRINT, kind != ITEM_END);
}

static void open_group(Report *report, double turn, double scale, double x, double y, Path clip) {
    double angle = turn * 3.14159265358979 / 180, one = 65536 * scale;
    add(report, ITEM_GROUP)->group =
        (GroupItem){.matrix = {(int32_t)lround(cos(angle) * one), (int32_t)lround(sin(angle) * one),
                               (int32_t)lround(-sin(angle) * one),
                               (int32_t)lround(cos(angle) * one), UNIT_PT(x), UNIT_PT(y)},
                    .clip = clip};
}

// ---- text --------------------------------------------------------------------------------------

static int32_t add_font(Report *report, const char *family, const char *style) {
    int32_t index = font_set_load(report->fonts, text_of(family), text_of(style),
                                  (Place){TEXT("raster"), 0, 0}, report->diagnostics);
    if (index < 0) fail(family, "cannot be loaded");
    const Font *font = &report->fonts->fonts.at[index];
    *array_add(report->arena, &report->pages->fonts) = (PagesFont){.family = font->family,
                                                                   .style = font->style,
                                                                   .file = font->file,
                                                                   .face = font->face_index,
                                                                   .digest = font->digest};
    return report->pages->fonts.count - 1;
}

static void add_line(Report *report, int32_t font, double size, const char *words, double x,
                     double y, Paint paint, int32_t scale) {
    const PagesFont *named = &report->pages->fonts.at[font];
    int32_t loaded = font_set_load_file(report->fonts, named->file, named->face, named->digest,
                                        report->diagnostics);
    hb_font_t *shaper = hb_font_create(report->fonts->fonts.at[loaded].face);
    hb_font_set_scale(shaper, UNIT_PT(size), UNIT_PT(size));
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, words, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(shaper, buffer, NULL, 0);
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    Item *item = add(report, ITEM_TEXT);
    item->text = (TextItem){.font = font,
                            .size = UNIT_PT(size),
                            .paint = paint,
                            .origin = {UNIT_PT(x), UNIT_PT(y)},
                            .scale = scale,
                            .source = text_copy(report->arena, text_of(words)),
                            .rtl = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer)),
                            .glyph_count = (int32_t)count};
    item->text.glyphs = arena_array_of(report->arena, count, Glyph);
    GlyphOffset *offsets = arena_array_of(report->arena, count, GlyphOffset);
    for (unsigned i = 0; i < count; i++) {
        item->text.glyphs[i] =
            (Glyph){(uint16_t)infos[i].codepoint, (uint16_t)infos[i].cluster, places[i].x_advance};
        offsets[i] = (GlyphOffset){(int16_t)places[i].x_offset, (int16_t)-places[i].y_offset};
    }
    text_item_move(report->arena, &item->text, offsets);
    hb_buffer_destroy(buffer);
    hb_font_destroy(shaper);
}

static void add_text_page(Report *report) {
    static const char words[] =
        "In 2021 the Chairmanship, (its “Secretariat”) & 28 Member States; fifty offices";
    static const double sizes[] = {6, 7.2, 8, 9.6, 9.6, 10.5, 11, 12.3};
    static const Paint paints[] = {{0, 1000}, {1, 1000}, {2, 1000}, {0, 600}, {1, 300}};
    report->page = pages_add_page(report->pages, UNIT_PT(420), UNIT_PT(595), UNIT_PT(9));
    int32_t fonts[] = {add_font(report, "PT Serif", "regular"),
                       add_font(report, "PT Serif", "italic"), add_font(report, "PT Sans", "bold"),
                       add_font(report, "EB Garamond", "regular")};
    int32_t arabic = add_font(report, "Amiri", "regular");
    double y = 20.13;
    for (int i = 0; i < 20; i++, y += 13.37)
        add_line(report, fonts[i % 4], sizes[i % 8], words, 20 + i * 0.317, y, paints[i * 3 % 5],
                 9800 + i % 5 * 100);
    static const double large[] = {19, 26.5, 41, 72};
    for (int i = 0; i < 4; i++) {
        y += large[i] * 0.9;
        add_line(report, fonts[(i + 2) % 4], large[i], "Report 2021", 20.4 + i, y, paints[i % 3],
                 10000);
    }
    add_line(report, fonts[0], 9.6, "Сотрудничество в Азии — доверие", 230, 330, paints[0], 10000);
    add_line(report, arabic, 16, "مؤتمر التفاعل وتدابير بناء الثقة", 230, 360, paints[1], 10000);
    open_group(report, 90, 1, 400, 40, (Path){0});
    add_line(report, fonts[2], 8, "A credit that runs up the side", 0.3, 0.2, paints[0], 10000);
    add(report, ITEM_END);
    open_group(report, -17, 1.3, 250, 560, (Path){0});
    add_line(report, fonts[1], 14, "turned and larger", 0, 0, paints[2], 10000);
    add(report, ITEM_END);
}

// ---- paths -------------------------------------------------------------------------------------

static Path new_path(Report *report, const uint8_t *verbs, int32_t verb_count, const double *points,
                     int32_t point_count) {
    Path path = {.verb_count = verb_count, .point_count = point_count};
    path.verbs = arena_copy(report->arena, verbs, (size_t)verb_count);
    path.points = arena_array_of(report->arena, (size_t)point_count, Point);
    for (int32_t i = 0; i < point_count; i++)
        path.points[i] = (Point){UNIT_PT(points[i * 2]), UNIT_PT(points[i * 2 + 1])};
    return path;
}

static Path new_circle(Report *report, double x, double y, double r) {
    static const uint8_t verbs[] = {PATH_MOVE,  PATH_CURVE, PATH_CURVE,
                                    PATH_CURVE, PATH_CURVE, PATH_CLOSE};
    double k = r * 0.5522847498;
    double points[] = {x + r, y,     x + r, y + k, x + k, y + r, x,     y + r, x - k,
                       y + r, x - r, y + k, x - r, y,     x - r, y - k, x - k, y - r,
                       x,     y - r, x + k, y - r, x + r, y - k, x + r, y};
    return new_path(report, verbs, 6, points, 13);
}

static Path new_box(Report *report, double x, double y, double width, double height) {
    static const uint8_t verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    double points[] = {x, y, x + width, y, x + width, y + height, x, y + height};
    return new_path(report, verbs, 5, points, 4);
}

static Path new_star(Report *report, double x, double y, double r) {
    static const uint8_t verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE,
                                    PATH_LINE, PATH_LINE, PATH_CLOSE};
    double points[10];
    for (int i = 0; i < 5; i++) {
        points[i * 2] = x + r * sin(i * 2 * 2 * 3.14159265358979 / 5);
        points[i * 2 + 1] = y - r * cos(i * 2 * 2 * 3.14159265358979 / 5);
    }
    return new_path(report, verbs, 6, points, 5);
}

static Path new_corner(Report *report, double x, double y) {
    static const uint8_t verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE};
    double points[] = {x, y, x + 40, y + 12, x + 8, y + 36};
    return new_path(report, verbs, 3, points, 3);
}

static void add_rule(Report *report, double x, double y, double width, double height, Paint paint) {
    add(report, ITEM_RULE)->rule =
        (RuleItem){{UNIT_PT(x), UNIT_PT(y), UNIT_PT(width), UNIT_PT(height)}, paint};
}

static void add_fill(Report *report, Path path, Paint paint) {
    add(report, ITEM_PATH)->path = (PathItem){.path = path, .fill = paint, .stroke = PAINT_NONE};
}

static void add_drawing(Report *report) {
    Drawing *drawing = array_add(report->arena, &report->pages->drawings);
    *drawing = (Drawing){.box = {0, 0, UNIT_PT(20), UNIT_PT(20)}};
    items_add(report->arena, &drawing->items, ITEM_PATH, LAYER_PRINT, 0)->path =
        (PathItem){.path = new_circle(report, 10, 10, 8),
                   .fill = {2, 1000},
                   .stroke = {1, 1000},
                   .width = 700};
    items_add(report->arena, &drawing->items, ITEM_RULE, LAYER_PRINT, 0)->rule =
        (RuleItem){{UNIT_PT(5), UNIT_PT(9), UNIT_PT(10), UNIT_PT(2)}, {0, 1000}};
}

static void add_path_page(Report *report) {
    report->page = pages_add_page(report->pages, UNIT_PT(420), UNIT_PT(595), UNIT_PT(9));
    add_rule(report, -9, -9, 438, 60, (Paint){1, 1000}); // into the bleed on three sides
    for (int i = 0; i < 16; i++)
        add_rule(report, 20.1 + i * 0.21, 60.2 + i * 6.13, 120, 0.25 + i * 0.15, (Paint){0, 1000});
    for (int i = 0; i < 16; i++)
        add_rule(report, 160.3 + i * 6.17, 60.2, 0.25 + i * 0.15, 95, (Paint){1, 1000});
    for (int i = 0; i < 5; i++)
        add_rule(report, 270 + i * 25.3, 60, 25.3, 95, (Paint){2, (int16_t)(200 * (i + 1))});
    add(report, ITEM_PATH)->path = (PathItem){.path = new_star(report, 60, 210, 38),
                                              .fill = {2, 1000},
                                              .stroke = {1, 1000},
                                              .width = UNIT_PT(1.3),
                                              .even_odd = true};
    add_fill(report, new_star(report, 140, 210, 38), (Paint){1, 500});
    for (int i = 0; i < 3; i++)
        add(report, ITEM_PATH)->path = (PathItem){.path = new_corner(report, 200 + i * 65, 185),
                                                  .fill = PAINT_NONE,
                                                  .stroke = {0, 1000},
                                                  .width = UNIT_PT(7),
                                                  .cap = (uint8_t)i,
                                                  .join = (uint8_t)i};
    add(report, ITEM_PATH)->path = (PathItem){.path = new_circle(report, 60, 300, 36),
                                              .fill = PAINT_NONE,
                                              .stroke = {1, 1000},
                                              .width = UNIT_PT(2.2),
                                              .dash_on = UNIT_PT(7),
                                              .dash_off = UNIT_PT(4)};
    open_group(report, 0, 1, 0, 0, new_circle(report, 150, 300, 36)); // clips what is wider
    for (int i = 0; i < 12; i++) add_rule(report, 100, 262.4 + i * 6.6, 100, 3.3, (Paint){1, 1000});
    add(report, ITEM_END);
    open_group(report, 30, 1.2, 240, 262, new_box(report, 0, 0, 50, 40));
    add_fill(report, new_circle(report, 40, 30, 34), (Paint){2, 1000});
    open_group(report, 0, 1, 10, 10, new_box(report, 0, 0, 20, 20));
    add_fill(report, new_star(report, 10, 10, 26), (Paint){0, 1000});
    add(report, ITEM_END);
    add(report, ITEM_END);
    open_group(report, 0, 1, 320.4, 262.7,
               new_box(report, 0, 0, 70, 70)); // an upright box clips, as art does
    for (int i = 0; i < 5; i++)
        add_fill(report, new_circle(report, 10 + i * 15, 8 + i * 14, 24),
                 (Paint){1, (int16_t)(200 * i + 200)});
    add(report, ITEM_END);
    add_drawing(report);
    for (int i = 0; i < 18; i++) {
        double scale = 0.5 + i * 0.06, angle = i * 0.35;
        add(report, ITEM_DRAWING)->drawing = (DrawingItem){
            0,
            {(int32_t)(cos(angle) * scale * 65536), (int32_t)(sin(angle) * scale * 65536),
             (int32_t)(-sin(angle) * scale * 65536), (int32_t)(cos(angle) * scale * 65536),
             UNIT_PT(40 + i % 6 * 62), UNIT_PT(380 + i / 6 * 62)}};
    }
}

// ---- pictures ----------------------------------------------------------------------------------

static int32_t add_picture(Report *report, const char *name, Buffer file, int32_t width,
                           int32_t height) {
    const char *why = NULL;
    Text path = file_join(report->arena, report->folder, text_of(name));
    if (!file_write(path.at, buffer_view(&file), &why)) fail(path.at, why);
    Text digest = digest_of(report->arena, buffer_view(&file));
    buffer_free(&file);
    *array_add(report->arena, &report->pages->images) = (PagesImage){
        .file = path, .digest = digest, .width = width, .height = height, .colour = IMAGE_RGB};
    return report->pages->images.count - 1;
}

// something like a photograph: soft fields, some edges
static void fill_photo_row(uint8_t *row, int y) {
    for (int x = 0; x < PHOTO_WIDTH; x++, row += 3) {
        double far = hypot(x - 300, y - 240), hill = 420 + 80 * sin(x / 106.0) + 24 * sin(x / 34.0);
        double light = far < 105 ? 250 : 215 - y * 0.175;
        if (y > hill) light = 90 + (y - hill) * 0.2 + 10 * sin(x / 18.0 + y / 14.0);
        row[0] = (uint8_t)(light * 0.95);
        row[1] = (uint8_t)(y > hill ? light : light * 0.85);
        row[2] = (uint8_t)(y > hill ? light * 0.6 : light * 0.9 + 15);
    }
}

static Buffer make_photo(void) {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = PHOTO_WIDTH;
    jpeg.image_height = PHOTO_HEIGHT;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 92, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < PHOTO_HEIGHT; y++) {
        uint8_t row[PHOTO_WIDTH * 3], *rows = row;
        fill_photo_row(row, y);
        jpeg_write_scanlines(&jpeg, &rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    Buffer out = {0};
    buffer_add(&out, bytes, size);
    free(bytes);
    return out;
}

static void add_image(Report *report, int32_t image, double x, double y, double width,
                      double height, Rect crop) {
    add(report, ITEM_IMAGE)->image =
        (ImageItem){image, {UNIT_PT(x), UNIT_PT(y), UNIT_PT(width), UNIT_PT(height)}, crop};
}

static void add_small_pictures(Report *report, double y) {
    static const JpegFixture jpegs[] = {{.channels = 1},
                                        {.channels = 3},
                                        {.channels = 3, .progressive = true},
                                        {.channels = 3, .space = JCS_RGB},
                                        {.channels = 3, .arithmetic = true},
                                        {.channels = 4, .space = JCS_CMYK},
                                        {.channels = 4, .space = JCS_YCCK},
                                        {.channels = 4, .space = JCS_CMYK, .no_adobe = true},
                                        {.channels = 3, .orientation = 6}};
    static const PngFixture pngs[] = {{.depth = 8, .type = PNG_COLOR_TYPE_GRAY},
                                      {.depth = 1, .type = PNG_COLOR_TYPE_GRAY},
                                      {.depth = 16, .type = PNG_COLOR_TYPE_RGB},
                                      {.depth = 4, .type = PNG_COLOR_TYPE_PALETTE},
                                      {.depth = 8, .type = PNG_COLOR_TYPE_RGB_ALPHA},
                                      {.depth = 8, .type = PNG_COLOR_TYPE_RGB, .interlaced = true},
                                      {.depth = 8, .type = PNG_COLOR_TYPE_RGB, .orientation = 8}};
    char name[40];
    for (int i = 0; i < 16; i++) {
        bool turned = i == 8 || i == 15;
        int32_t width = turned ? FIXTURE_HEIGHT : FIXTURE_WIDTH,
                height = turned ? FIXTURE_WIDTH : FIXTURE_HEIGHT;
        snprintf(name, sizeof name, "small-%d.%s", i, i < 9 ? "jpg" : "png");
        int32_t image =
            add_picture(report, name, i < 9 ? fixture_jpeg(jpegs[i]) : fixture_png(pngs[i - 9]),
                        width, height);
        if (i == 0 || i == 9 || i == 10) report->pages->images.at[image].colour = IMAGE_GREY;
        if (i >= 5 && i <= 7) report->pages->images.at[image].colour = IMAGE_CMYK;
        add_image(report, image, 20 + i % 8 * 45.3, y + i / 8 * 20.1, width * 0.375, height * 0.375,
                  (Rect){0, 0, width, height});
    }
}

static void add_picture_page(Report *report) {
    report->page = pages_add_page(report->pages, UNIT_PT(420), UNIT_PT(595), UNIT_PT(9));
    int32_t photo = add_picture(report, "photo.jpg", make_photo(), PHOTO_WIDTH, PHOTO_HEIGHT);
    add_image(report, photo, 20.3, 20.6, 180, 120, (Rect){0, 0, 960, 640});
    add_image(report, photo, 215.1, 20.2, 120.7, 120.4, (Rect){120, 40, 560, 560}); // cropped
    add_image(report, photo, 350.2, 20.4, 48, 32, (Rect){0, 0, 960, 640});          // reduced
    open_group(report, 0, 1, 0, 0, new_circle(report, 100, 215, 55));
    add_image(report, photo, 20.3, 155.3, 180, 120, (Rect){0, 0, 960, 640});
    add(report, ITEM_END);
    open_group(report, 12, 1, 240, 160, (Path){0});
    add_image(report, photo, 0, 0, 120, 80, (Rect){0, 0, 960, 640});
    add(report, ITEM_END);
    add_small_pictures(report, 300.4);
    add_image(report, photo, -9, 420, 438, 184, (Rect){0, 120, 960, 403}); // to the bleed
}

static void add_profile_page(Report *report) {
    report->page = pages_add_page(report->pages, UNIT_PT(200), UNIT_PT(100), 0);
    Buffer profile = fixture_swapped_profile(0);
    Buffer file = fixture_png(
        (PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB, .profile = buffer_view(&profile)});
    int32_t image = add_picture(report, "profile.png", file, FIXTURE_WIDTH, FIXTURE_HEIGHT);
    add_image(report, image, 20, 20, 12, 6, (Rect){0, 0, 32, 16});
    buffer_free(&profile);
}

int main(int argc, char **argv) {
    if (argc != 3) fail("usage", "make_raster_pages ROOT DIR");
    Pages *pages = pages_new();
    Diagnostics *diagnostics = diagnostics_new(pages->arena);
    char *folder = realpath(argv[2], NULL);
    if (!folder) fail(argv[2], "no such folder");
    Report report = {.arena = pages->arena,
                     .pages = pages,
                     .diagnostics = diagnostics,
                     .folder = text_of(folder),
                     .fonts = font_set_read(text_of(argv[1]), diagnostics)};
    pages->metadata =
        (Metadata){.title = TEXT("Rasters"), .language = TEXT("en-GB"), .date = TEXT("2021-12-31")};
    Ink inks[] = {{.name = TEXT("black"), .black = 1000},
                  {.name = TEXT("blue"),
                   .cyan = 1000,
                   .magenta = 700,
                   .black = 200,
                   .green = 200,
                   .blue = 450},
                  {.name = TEXT("gold"),
                   .cyan = 150,
                   .magenta = 300,
                   .yellow = 800,
                   .red = 780,
                   .green = 620,
                   .blue = 250}};
    for (int i = 0; i < 3; i++) *array_add(pages->arena, &pages->inks) = inks[i];
    pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){TEXT("raster"), 1, 1});
    pages->tags.at[0].artifact = ARTIFACT_LAYOUT;
    add_text_page(&report);
    add_path_page(&report);
    add_picture_page(&report);
    add_profile_page(&report);
    for (int32_t i = 0; i < pages->pages.count; i++)
        pages->pages.at[i].label = text_print(pages->arena, "%d", i + 1),
        pages->pages.at[i].master = TEXT("test");
    Buffer out = {0};
    const char *why = NULL;
    pages_write(&out, pages);
    if (!file_write(file_join(pages->arena, report.folder, TEXT("raster.pages")).at,
                    buffer_view(&out), &why))
        fail("raster.pages", why);
    buffer_free(&out);
    font_set_free(report.fonts);
    pages_free(pages);
    free(folder);
    return 0;
}
