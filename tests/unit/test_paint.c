// test_paint.c: each kind of item puts the right colour on the right pixels.
//
// Pages are built by hand and painted at one pixel a point unless a test says otherwise, so that places in
// points are pixels and half covered pixels can be told.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <unistd.h>

#include "common/digest.h"
#include "common/file.h"
#include "common/font_set.h"
#include "image_fixtures.h"
#include "paint/paint.h"

#define SERIF "/usr/share/fonts/truetype/paratype/PTF55F.ttf"

typedef struct {
    Arena *arena;
    Pages *pages;
    Page *page;
    FontSet *fonts;
    Diagnostics *diagnostics;
    Text root;
    cairo_surface_t *surface;
} Sheet;

// 100 by 80 points; inks: black, red, green, blue
static Sheet make_sheet(void) {
    Sheet sheet = {.arena = arena_new(), .pages = pages_new(), .root = TEXT("."), .fonts = font_set_new()};
    sheet.diagnostics = diagnostics_new(sheet.arena);
    Pages *pages = sheet.pages;
    for (int32_t i = 0; i < 4; i++)
        *array_add(pages->arena, &pages->inks) =
            (Ink){.name = TEXT("ink"), .red = i == 1 ? 1000 : 0, .green = i == 2 ? 1000 : 0, .blue = i == 3 ? 1000 : 0};
    sheet.page = pages_add_page(pages, UNIT_PT(100), UNIT_PT(80), UNIT_PT(10));
    pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){TEXT("a.yaml"), 7, 2});
    return sheet;
}

static Item *add(Sheet *sheet, ItemKind kind) {
    return items_add(sheet->pages->arena, &sheet->page->items, kind, LAYER_PRINT, 1);
}

static void paint_layers(Sheet *sheet, double scale, unsigned layers) {
    if (sheet->surface) cairo_surface_destroy(sheet->surface);
    sheet->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(100 * scale), (int)(80 * scale));
    cairo_t *cairo = cairo_create(sheet->surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    Painter *painter = painter_new(sheet->pages, sheet->root, sheet->fonts, sheet->diagnostics);
    paint_page(painter, cairo, 1, layers);
    assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    painter_free(painter);
    cairo_destroy(cairo);
    cairo_surface_flush(sheet->surface);
}

static void paint(Sheet *sheet) {
    paint_layers(sheet, 1, PAINT_ALL_LAYERS);
}

static uint32_t pixel(const Sheet *sheet, int x, int y) {
    uint32_t value;
    const uint8_t *data = cairo_image_surface_get_data(sheet->surface);
    memcpy(&value, data + (ptrdiff_t)y * cairo_image_surface_get_stride(sheet->surface) + x * 4, 4);
    return value & 0xffffff;
}

static void assert_colour(const Sheet *sheet, int x, int y, uint32_t expected, int tolerance) {
    uint32_t found = pixel(sheet, x, y);
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(found >> shift & 255) - (int)(expected >> shift & 255)) > tolerance)
            fail_msg("pixel %d,%d is %06x, expected %06x", x, y, found, expected);
}

static void drop(Sheet *sheet) {
    if (sheet->surface) cairo_surface_destroy(sheet->surface);
    font_set_free(sheet->fonts);
    pages_free(sheet->pages);
    arena_free(sheet->arena);
}

static Rect rect_pt(double x, double y, double width, double height) {
    return (Rect){UNIT_PT(x), UNIT_PT(y), UNIT_PT(width), UNIT_PT(height)};
}

static Path rectangle(Sheet *sheet, double x, double y, double width, double height) {
    Path path = {.verb_count = 5, .point_count = 4};
    path.verbs = arena_push(sheet->arena, 5);
    path.points = arena_array_of(sheet->arena, 4, Point);
    const uint8_t verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    memcpy(path.verbs, verbs, sizeof verbs);
    path.points[0] = (Point){UNIT_PT(x), UNIT_PT(y)};
    path.points[1] = (Point){UNIT_PT(x + width), UNIT_PT(y)};
    path.points[2] = (Point){UNIT_PT(x + width), UNIT_PT(y + height)};
    path.points[3] = (Point){UNIT_PT(x), UNIT_PT(y + height)};
    return path;
}

static Path join(Sheet *sheet, Path a, Path b) {
    Path path = {.verb_count = a.verb_count + b.verb_count, .point_count = a.point_count + b.point_count};
    path.verbs = arena_push(sheet->arena, (size_t)path.verb_count);
    path.points = arena_array_of(sheet->arena, (size_t)path.point_count, Point);
    memcpy(path.verbs, a.verbs, (size_t)a.verb_count);
    memcpy(path.verbs + a.verb_count, b.verbs, (size_t)b.verb_count);
    memcpy(path.points, a.points, (size_t)a.point_count * sizeof *a.points);
    memcpy(path.points + a.point_count, b.points, (size_t)b.point_count * sizeof *b.points);
    return path;
}

static void add_rule(Sheet *sheet, Rect box, int16_t ink, int16_t tint) {
    add(sheet, ITEM_RULE)->rule = (RuleItem){box, {ink, tint}};
}

static void rules(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    add_rule(&sheet, rect_pt(10, 10, 20, 5), 1, 1000);
    add_rule(&sheet, rect_pt(40, 10.5, 20, 1), 0, 1000); // half on each of two rows
    add_rule(&sheet, rect_pt(70, 10, 20, 5), 3, 200);
    add_rule(&sheet, rect_pt(10, 40, 20, 5), -1, 1000);  // no ink
    add_rule(&sheet, rect_pt(95, 70, 30, 30), 2, 1000);  // into the bleed
    paint(&sheet);
    assert_colour(&sheet, 10, 10, 0xff0000, 0);
    assert_colour(&sheet, 29, 14, 0xff0000, 0);
    assert_colour(&sheet, 30, 14, 0xffffff, 0);
    assert_colour(&sheet, 9, 12, 0xffffff, 0);
    assert_colour(&sheet, 10, 15, 0xffffff, 0);
    assert_colour(&sheet, 50, 10, 0x7f7f7f, 2);
    assert_colour(&sheet, 50, 11, 0x7f7f7f, 2);
    assert_colour(&sheet, 50, 12, 0xffffff, 0);
    assert_colour(&sheet, 80, 12, 0xccccff, 1);
    assert_colour(&sheet, 20, 42, 0xffffff, 0);
    assert_colour(&sheet, 99, 79, 0x00ff00, 0);
    drop(&sheet);
}

static void bleed_stays_out(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    sheet.page->width = UNIT_PT(50); // the surface is wider than the trim box
    add_rule(&sheet, rect_pt(-10, -10, 200, 200), 1, 1000);
    paint(&sheet);
    assert_colour(&sheet, 49, 79, 0xff0000, 0);
    assert_colour(&sheet, 50, 40, 0xffffff, 0);
    drop(&sheet);
}

static void paths(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    Path ring = join(&sheet, rectangle(&sheet, 10, 10, 30, 30), rectangle(&sheet, 20, 20, 10, 10));
    add(&sheet, ITEM_PATH)->path = (PathItem){.path = ring, .fill = {1, 1000}, .stroke = PAINT_NONE, .even_odd = true};
    Path filled = join(&sheet, rectangle(&sheet, 50, 10, 30, 30), rectangle(&sheet, 60, 20, 10, 10));
    add(&sheet, ITEM_PATH)->path =
        (PathItem){.path = filled, .fill = {1, 1000}, .stroke = {3, 1000}, .width = UNIT_PT(4)};
    paint(&sheet);
    assert_colour(&sheet, 12, 12, 0xff0000, 0);
    assert_colour(&sheet, 25, 25, 0xffffff, 0); // the hole
    assert_colour(&sheet, 65, 25, 0xff0000, 0); // none: winding
    assert_colour(&sheet, 49, 25, 0x0000ff, 0); // the stroke stands over both sides of the edge
    assert_colour(&sheet, 51, 25, 0x0000ff, 0);
    assert_colour(&sheet, 47, 25, 0xffffff, 0);
    assert_colour(&sheet, 48, 8, 0x0000ff, 0);  // a mitred corner
    drop(&sheet);
}

static void strokes(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    for (int i = 0; i < 3; i++) { // butt, round, square
        Path line = {.verb_count = 2, .point_count = 2};
        line.verbs = arena_copy(sheet.arena, (uint8_t[]){PATH_MOVE, PATH_LINE}, 2);
        line.points = arena_array_of(sheet.arena, 2, Point);
        line.points[0] = (Point){UNIT_PT(20), UNIT_PT(10 + 20 * i)};
        line.points[1] = (Point){UNIT_PT(60), UNIT_PT(10 + 20 * i)};
        add(&sheet, ITEM_PATH)->path = (PathItem){.path = line, .fill = PAINT_NONE, .stroke = {0, 1000},
                                                  .width = UNIT_PT(8), .cap = (uint8_t)i};
    }
    Path dashed = {.verb_count = 2, .point_count = 2};
    dashed.verbs = arena_copy(sheet.arena, (uint8_t[]){PATH_MOVE, PATH_LINE}, 2);
    dashed.points = arena_array_of(sheet.arena, 2, Point);
    dashed.points[0] = (Point){UNIT_PT(0), UNIT_PT(70)};
    dashed.points[1] = (Point){UNIT_PT(100), UNIT_PT(70)};
    add(&sheet, ITEM_PATH)->path = (PathItem){.path = dashed, .fill = PAINT_NONE, .stroke = {0, 1000},
                                              .width = UNIT_PT(2), .dash_on = UNIT_PT(6), .dash_off = UNIT_PT(4)};
    paint(&sheet);
    assert_colour(&sheet, 18, 10, 0xffffff, 0);
    assert_colour(&sheet, 18, 30, 0x000000, 0);
    assert_colour(&sheet, 16, 26, 0xffffff, 40); // round: the corner stays free
    assert_colour(&sheet, 16, 46, 0x000000, 0);  // square: it does not
    assert_colour(&sheet, 15, 50, 0xffffff, 0);
    assert_colour(&sheet, 5, 70, 0x000000, 0);
    assert_colour(&sheet, 6, 70, 0xffffff, 0);
    assert_colour(&sheet, 9, 70, 0xffffff, 0);
    assert_colour(&sheet, 10, 70, 0x000000, 0);
    drop(&sheet);
}

static void curves(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    Path path = {.verb_count = 3, .point_count = 4};
    path.verbs = arena_copy(sheet.arena, (uint8_t[]){PATH_MOVE, PATH_CURVE, PATH_CLOSE}, 3);
    path.points = arena_array_of(sheet.arena, 4, Point);
    path.points[0] = (Point){UNIT_PT(10), UNIT_PT(50)};
    path.points[1] = (Point){UNIT_PT(10), UNIT_PT(10)};
    path.points[2] = (Point){UNIT_PT(50), UNIT_PT(10)};
    path.points[3] = (Point){UNIT_PT(50), UNIT_PT(50)};
    add(&sheet, ITEM_PATH)->path = (PathItem){.path = path, .fill = {2, 1000}, .stroke = PAINT_NONE};
    paint(&sheet);
    assert_colour(&sheet, 30, 21, 0x00ff00, 0); // the top of the arch is at 20
    assert_colour(&sheet, 30, 18, 0xffffff, 0);
    drop(&sheet);
}

static void groups(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    // twice as large, moved by 10, 10, clipped to 10 by 10 of its own points
    add(&sheet, ITEM_GROUP)->group = (GroupItem){.matrix = {131072, 0, 0, 131072, UNIT_PT(10), UNIT_PT(10)},
                                                 .clip = rectangle(&sheet, 0, 0, 10, 10)};
    add_rule(&sheet, rect_pt(5, 5, 50, 50), 1, 1000);
    add(&sheet, ITEM_GROUP)->group = (GroupItem){.matrix = {65536, 0, 0, 65536, UNIT_PT(1), 0}};
    add_rule(&sheet, rect_pt(0, 0, 2, 2), 3, 1000);
    add(&sheet, ITEM_END);
    add(&sheet, ITEM_END);
    add_rule(&sheet, rect_pt(50, 50, 10, 10), 2, 1000);
    paint(&sheet);
    assert_colour(&sheet, 19, 19, 0xffffff, 0);
    assert_colour(&sheet, 20, 20, 0xff0000, 0);
    assert_colour(&sheet, 29, 29, 0xff0000, 0);
    assert_colour(&sheet, 30, 25, 0xffffff, 0); // clipped
    assert_colour(&sheet, 12, 10, 0x0000ff, 0);
    assert_colour(&sheet, 11, 10, 0xffffff, 0);
    assert_colour(&sheet, 15, 13, 0x0000ff, 0);
    assert_colour(&sheet, 55, 55, 0x00ff00, 0); // clip and matrix ended
    drop(&sheet);
}

static void layers(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    Item *group = add(&sheet, ITEM_GROUP);
    group->layer = LAYER_FRAMES;
    group->group = (GroupItem){.matrix = MATRIX_IDENTITY};
    add_rule(&sheet, rect_pt(0, 0, 10, 10), 1, 1000); // falls with its group
    add(&sheet, ITEM_END);
    add_rule(&sheet, rect_pt(20, 0, 10, 10), 2, 1000);
    array_last(&sheet.page->items)->layer = LAYER_GRID;
    add_rule(&sheet, rect_pt(40, 0, 10, 10), 3, 1000);
    paint(&sheet);
    assert_colour(&sheet, 5, 5, 0xff0000, 0);
    assert_colour(&sheet, 25, 5, 0x00ff00, 0);
    paint_layers(&sheet, 1, 1u << LAYER_PRINT);
    assert_colour(&sheet, 5, 5, 0xffffff, 0);
    assert_colour(&sheet, 25, 5, 0xffffff, 0);
    assert_colour(&sheet, 45, 5, 0x0000ff, 0);
    paint_layers(&sheet, 1, 1u << LAYER_GRID);
    assert_colour(&sheet, 25, 5, 0x00ff00, 0);
    assert_colour(&sheet, 45, 5, 0xffffff, 0);
    drop(&sheet);
}

static void unclosed_groups(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    add(&sheet, ITEM_END);
    add(&sheet, ITEM_GROUP)->group = (GroupItem){.matrix = {0, 0, 0, 0, 0, 0}}; // flat: not painted
    add_rule(&sheet, rect_pt(0, 0, 10, 10), 1, 1000);
    add(&sheet, ITEM_END);
    add(&sheet, ITEM_GROUP)->group = (GroupItem){.matrix = MATRIX_IDENTITY};
    add_rule(&sheet, rect_pt(20, 0, 10, 10), 2, 1000);
    paint(&sheet);
    assert_colour(&sheet, 5, 5, 0xffffff, 0);
    assert_colour(&sheet, 25, 5, 0x00ff00, 0);
    drop(&sheet);
}

static void drawings(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    Drawing *drawing = array_add(sheet.pages->arena, &sheet.pages->drawings);
    *drawing = (Drawing){.box = rect_pt(0, 0, 10, 10)};
    items_add(sheet.pages->arena, &drawing->items, ITEM_RULE, LAYER_PRINT, 0)->rule =
        (RuleItem){rect_pt(0, 0, 4, 2), {1, 1000}};
    add(&sheet, ITEM_DRAWING)->drawing = (DrawingItem){0, {65536, 0, 0, 65536, UNIT_PT(10), UNIT_PT(10)}};
    add(&sheet, ITEM_DRAWING)->drawing = (DrawingItem){0, {0, 65536, -65536, 0, UNIT_PT(50), UNIT_PT(10)}};
    paint(&sheet);
    assert_colour(&sheet, 10, 10, 0xff0000, 0);
    assert_colour(&sheet, 13, 11, 0xff0000, 0);
    assert_colour(&sheet, 13, 12, 0xffffff, 0);
    assert_colour(&sheet, 48, 13, 0xff0000, 0); // a quarter turn: 2 wide, 4 high
    assert_colour(&sheet, 49, 10, 0xff0000, 0);
    assert_colour(&sheet, 47, 10, 0xffffff, 0);
    assert_colour(&sheet, 48, 14, 0xffffff, 0);
    drop(&sheet);
}

// ---- pictures ----------------------------------------------------------------------------------

static Text picture_folder(Sheet *sheet) {
    Text folder = text_copy(sheet->arena, TEXT("/tmp/folio-paint-XXXXXX"));
    assert_non_null(mkdtemp((char *)folder.at));
    return folder;
}

// adds a picture of this file to the sheet's tables; the folder is the sheet's root
static void add_picture(Sheet *sheet, const char *name, Buffer file) {
    const char *why;
    if (sheet->root.size == 1) sheet->root = picture_folder(sheet);
    assert_true(file_write(file_join(sheet->arena, sheet->root, text_of(name)).at, buffer_view(&file), &why));
    *array_add(sheet->pages->arena, &sheet->pages->images) =
        (PagesImage){.file = text_of(name), .width = FIXTURE_WIDTH, .height = FIXTURE_HEIGHT};
    buffer_free(&file);
}

static void drop_pictures(Sheet *sheet) {
    for (int32_t i = 0; i < sheet->pages->images.count; i++)
        unlink(file_join(sheet->arena, sheet->root, sheet->pages->images.at[i].file).at);
    rmdir(sheet->root.at);
    drop(sheet);
}

static void pictures(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    add_picture(&sheet, "a.png", fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB}));
    add(&sheet, ITEM_IMAGE)->image = (ImageItem){0, rect_pt(0, 0, 64, 32), {0, 0, 32, 16}};
    add(&sheet, ITEM_IMAGE)->image = (ImageItem){0, rect_pt(70, 40, 20, 20), {20, 2, 4, 4}}; // of the green
    paint(&sheet);
    assert_colour(&sheet, 1, 1, 0xff0000, 1);
    assert_colour(&sheet, 62, 1, 0x00ff00, 1);
    assert_colour(&sheet, 1, 30, 0x0000ff, 1);
    assert_colour(&sheet, 62, 30, 0xffff00, 1);
    assert_colour(&sheet, 64, 16, 0xffffff, 0);
    assert_colour(&sheet, 70, 40, 0x00ff00, 1);
    assert_colour(&sheet, 89, 59, 0x00ff00, 1);
    assert_int_equal(sheet.diagnostics->all.count, 0);
    drop_pictures(&sheet);
}

// 32 by 16 pixels in 8 by 4: each pixel of the page is the mean of 16, and edges stay where they are
static void pictures_reduced(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    add_picture(&sheet, "a.png", fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB}));
    add(&sheet, ITEM_IMAGE)->image = (ImageItem){0, rect_pt(0, 0, 8, 4), {0, 0, 32, 16}};
    add(&sheet, ITEM_IMAGE)->image = (ImageItem){0, rect_pt(20, 0, 1, 1), {8, 4, 16, 8}}; // all four fields
    paint(&sheet);
    assert_colour(&sheet, 3, 1, 0xff0000, 1);
    assert_colour(&sheet, 4, 1, 0x00ff00, 1);
    assert_colour(&sheet, 3, 2, 0x0000ff, 1);
    assert_colour(&sheet, 4, 2, 0xffff00, 1);
    assert_colour(&sheet, 20, 0, 0x808040, 4);
    drop_pictures(&sheet);
}

static void pictures_of_other_colours(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    Buffer profile = fixture_swapped_profile(0);
    add_picture(&sheet, "grey.jpg", fixture_jpeg((JpegFixture){.channels = 1}));
    add_picture(&sheet, "cmyk.jpg", fixture_jpeg((JpegFixture){.channels = 4, .space = JCS_YCCK}));
    add_picture(&sheet, "swap.png", fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB,
                                                             .profile = buffer_view(&profile)}));
    for (int32_t i = 0; i < 3; i++)
        add(&sheet, ITEM_IMAGE)->image = (ImageItem){i, rect_pt(0, 20 * i, 32, 16), {0, 0, 32, 16}};
    paint(&sheet);
    assert_colour(&sheet, 5, 2, 0x282828, 2);
    assert_colour(&sheet, 5, 22, 0x00ffff, 3); // pure cyan, and so on
    assert_colour(&sheet, 25, 22, 0xff00ff, 3);
    assert_colour(&sheet, 5, 32, 0xffff00, 3);
    assert_colour(&sheet, 25, 32, 0x000000, 3);
    assert_colour(&sheet, 5, 42, 0x00ff00, 30); // red by this profile is green
    buffer_free(&profile);
    drop_pictures(&sheet);
}

static void pictures_missing(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    *array_add(sheet.pages->arena, &sheet.pages->images) = (PagesImage){.file = TEXT("none.jpg")};
    add(&sheet, ITEM_IMAGE)->image = (ImageItem){0, rect_pt(10, 10, 40, 20), {0, 0, 32, 16}};
    add_rule(&sheet, rect_pt(60, 10, 10, 10), 1, 1000);
    paint(&sheet);
    assert_colour(&sheet, 30, 12, 0xd9d9d9, 1);
    assert_colour(&sheet, 65, 15, 0xff0000, 0); // the rest is painted
    assert_int_equal(sheet.diagnostics->all.count, 1);
    assert_true(text_is(sheet.diagnostics->all.at[0].rule, "image-missing"));
    assert_int_equal(sheet.diagnostics->all.at[0].place.line, 7);
    drop(&sheet);
}

// ---- text --------------------------------------------------------------------------------------

static hb_font_t *add_font(Sheet *sheet) {
    const char *why = NULL;
    Text bytes = file_read(sheet->arena, SERIF, 64 << 20, &why);
    if (!bytes.at) fail_msg("%s: %s (package fonts-paratype)", SERIF, why);
    Text digest = digest_of(sheet->arena, bytes);
    *array_add(sheet->pages->arena, &sheet->pages->fonts) =
        (PagesFont){TEXT("PT Serif"), TEXT("regular"), TEXT(SERIF), 0, digest};
    *array_add(sheet->fonts->arena, &sheet->fonts->fonts) =
        (Font){.family = TEXT("PT Serif"), .style = TEXT("regular"), .file = TEXT(SERIF), .digest = digest};
    hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return font;
}

static uint16_t find_glyph(hb_font_t *font, hb_codepoint_t letter) {
    hb_codepoint_t gid = 0;
    assert_true(hb_font_get_nominal_glyph(font, letter, &gid));
    return (uint16_t)gid;
}

static TextItem *add_text(Sheet *sheet, Point origin, Unit size, int32_t count) {
    Item *item = add(sheet, ITEM_TEXT);
    item->text = (TextItem){.size = size, .paint = {0, 1000}, .origin = origin, .scale = 10000, .glyph_count = count};
    item->text.glyphs = arena_array_of(sheet->arena, (size_t)count, Glyph);
    return &item->text;
}

typedef struct {
    double left, top, right, bottom; // of what is dark, in points; edges by how dark the outer pixels are
} InkBox;

static double darkness(const Sheet *sheet, int x, int y) {
    return 1 - (pixel(sheet, x, y) & 255) / 255.0;
}

// the outer edges of all ink, counted by the darkest pixel of each row and column
static InkBox find_ink(const Sheet *sheet, double scale) {
    int width = (int)(100 * scale), height = (int)(80 * scale);
    double columns[1000] = {0}, rows[1000] = {0};
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            columns[x] = fmax(columns[x], darkness(sheet, x, y));
            rows[y] = fmax(rows[y], darkness(sheet, x, y));
        }
    int left = 0, right = width - 1, top = 0, bottom = height - 1;
    while (left < width - 1 && columns[left] <= 0) left++;
    while (right > 0 && columns[right] <= 0) right--;
    while (top < height - 1 && rows[top] <= 0) top++;
    while (bottom > 0 && rows[bottom] <= 0) bottom--;
    return (InkBox){(left + 1 - columns[left]) / scale, (top + 1 - rows[top]) / scale,
                     (right + columns[right]) / scale, (bottom + rows[bottom]) / scale};
}

static void assert_near(double found, double expected, double tolerance) {
    if (fabs(found - expected) > tolerance) fail_msg("%g, expected %g", found, expected);
}

// An H of 40 points at 10.3, 60.2, at 8 pixels a point: its ink is where the font's extents put it.
static void text_place(void **state) {
    (void)state;
    for (int scale = 5000; scale <= 10000; scale += 5000) {
        Sheet sheet = make_sheet();
        hb_font_t *font = add_font(&sheet);
        hb_glyph_extents_t extents;
        uint16_t gid = find_glyph(font, 'H');
        assert_true(hb_font_get_glyph_extents(font, gid, &extents));
        TextItem *text = add_text(&sheet, (Point){10300, 60200}, UNIT_PT(40), 1);
        text->scale = scale;
        text->glyphs[0] = (Glyph){.gid = gid, .advance = 20000, .dx = 700, .dy = -300};
        paint_layers(&sheet, 8, PAINT_ALL_LAYERS);
        InkBox ink = find_ink(&sheet, 8);
        double em = 40.0 / hb_face_get_upem(hb_font_get_face(font)), wide = scale / 10000.0;
        assert_near(ink.left, 10.3 + (0.7 + extents.x_bearing * em) * wide, 0.02);
        assert_near(ink.right, 10.3 + (0.7 + (extents.x_bearing + extents.width) * em) * wide, 0.02);
        assert_near(ink.top, 59.9 - extents.y_bearing * em, 0.02);
        assert_near(ink.bottom, 59.9 - (extents.y_bearing + extents.height) * em, 0.02);
        assert_int_equal(sheet.diagnostics->all.count, 0);
        hb_font_destroy(font);
        drop(&sheet);
    }
}

static void text_advance(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    hb_font_t *font = add_font(&sheet);
    hb_glyph_extents_t extents;
    uint16_t gid = find_glyph(font, 'I');
    assert_true(hb_font_get_glyph_extents(font, gid, &extents));
    TextItem *text = add_text(&sheet, (Point){10000, 60000}, UNIT_PT(20), 3);
    for (int i = 0; i < 3; i++) text->glyphs[i] = (Glyph){.gid = i == 1 ? 0xffff : gid, .advance = 25500 + i};
    paint_layers(&sheet, 8, PAINT_ALL_LAYERS);
    double em = 20.0 / hb_face_get_upem(hb_font_get_face(font));
    // the glyph that the font lacks leaves its space; the last stands behind the advances of both
    assert_near(find_ink(&sheet, 8).right, 10 + 51.001 + (extents.x_bearing + extents.width) * em, 0.02);
    hb_font_destroy(font);
    drop(&sheet);
}

static void text_without_font(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    *array_add(sheet.pages->arena, &sheet.pages->fonts) =
        (PagesFont){TEXT("None"), TEXT("regular"), TEXT("/nowhere/none.ttf"), 0, TEXT("00")};
    add_text(&sheet, (Point){10000, 60000}, UNIT_PT(20), 1)->glyphs[0].gid = 40;
    add_rule(&sheet, rect_pt(60, 10, 10, 10), 1, 1000);
    paint(&sheet);
    assert_colour(&sheet, 65, 15, 0xff0000, 0);
    assert_true(diagnostics_count(sheet.diagnostics, SEVERITY_ERROR) > 0);
    drop(&sheet);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules), cmocka_unit_test(bleed_stays_out), cmocka_unit_test(paths),
        cmocka_unit_test(strokes), cmocka_unit_test(curves), cmocka_unit_test(groups), cmocka_unit_test(layers),
        cmocka_unit_test(unclosed_groups), cmocka_unit_test(drawings), cmocka_unit_test(pictures),
        cmocka_unit_test(pictures_reduced), cmocka_unit_test(pictures_of_other_colours),
        cmocka_unit_test(pictures_missing), cmocka_unit_test(text_place), cmocka_unit_test(text_advance),
        cmocka_unit_test(text_without_font)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
