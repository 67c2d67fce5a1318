// test_paint.c: each kind of item puts the right colour on the right pixels.
//
// Pages are built by hand and painted at one pixel a point unless a test says otherwise, so that places in
// points are pixels and half covered pixels can be told. Pictures: test_paint_image.c.
#include "paint_fixtures.h"

#include <math.h>

#include "common/digest.h"
#include "common/file.h"

#define SERIF "/usr/share/fonts/truetype/paratype/PTF55F.ttf"

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
    Path path = {.verb_count = a.verb_count + b.verb_count,
                 .point_count = a.point_count + b.point_count};
    path.verbs = arena_push(sheet->arena, (size_t)path.verb_count);
    path.points = arena_array_of(sheet->arena, (size_t)path.point_count, Point);
    memcpy(path.verbs, a.verbs, (size_t)a.verb_count);
    memcpy(path.verbs + a.verb_count, b.verbs, (size_t)b.verb_count);
    memcpy(path.points, a.points, (size_t)a.point_count * sizeof *a.points);
    memcpy(path.points + a.point_count, b.points, (size_t)b.point_count * sizeof *b.points);
    return path;
}

static void rules(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    add_rule(&sheet, rect_pt(10, 10, 20, 5), 1, 1000);
    add_rule(&sheet, rect_pt(40, 10.5, 20, 1), 0, 1000); // half on each of two rows
    add_rule(&sheet, rect_pt(70, 10, 20, 5), 3, 200);
    add_rule(&sheet, rect_pt(10, 40, 20, 5), -1, 1000); // no ink
    add_rule(&sheet, rect_pt(95, 70, 30, 30), 2, 1000); // into the bleed
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
    add(&sheet, ITEM_PATH)->path =
        (PathItem){.path = ring, .fill = {1, 1000}, .stroke = PAINT_NONE, .even_odd = true};
    Path filled =
        join(&sheet, rectangle(&sheet, 50, 10, 30, 30), rectangle(&sheet, 60, 20, 10, 10));
    add(&sheet, ITEM_PATH)->path =
        (PathItem){.path = filled, .fill = {1, 1000}, .stroke = {3, 1000}, .width = UNIT_PT(4)};
    paint(&sheet);
    assert_colour(&sheet, 12, 12, 0xff0000, 0);
    assert_colour(&sheet, 25, 25, 0xffffff, 0); // the hole
    assert_colour(&sheet, 65, 25, 0xff0000, 0); // none: winding
    assert_colour(&sheet, 49, 25, 0x0000ff, 0); // the stroke stands over both sides of the edge
    assert_colour(&sheet, 51, 25, 0x0000ff, 0);
    assert_colour(&sheet, 47, 25, 0xffffff, 0);
    assert_colour(&sheet, 48, 8, 0x0000ff, 0); // a mitred corner
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
        add(&sheet, ITEM_PATH)->path = (PathItem){.path = line,
                                                  .fill = PAINT_NONE,
                                                  .stroke = {0, 1000},
                                                  .width = UNIT_PT(8),
                                                  .cap = (uint8_t)i};
    }
    Path dashed = {.verb_count = 2, .point_count = 2};
    dashed.verbs = arena_copy(sheet.arena, (uint8_t[]){PATH_MOVE, PATH_LINE}, 2);
    dashed.points = arena_array_of(sheet.arena, 2, Point);
    dashed.points[0] = (Point){UNIT_PT(0), UNIT_PT(70)};
    dashed.points[1] = (Point){UNIT_PT(100), UNIT_PT(70)};
    add(&sheet, ITEM_PATH)->path = (PathItem){.path = dashed,
                                              .fill = PAINT_NONE,
                                              .stroke = {0, 1000},
                                              .width = UNIT_PT(2),
                                              .dash_on = UNIT_PT(6),
                                              .dash_off = UNIT_PT(4)};
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
    add(&sheet, ITEM_PATH)->path =
        (PathItem){.path = path, .fill = {2, 1000}, .stroke = PAINT_NONE};
    paint(&sheet);
    assert_colour(&sheet, 30, 21, 0x00ff00, 0); // the top of the arch is at 20
    assert_colour(&sheet, 30, 18, 0xffffff, 0);
    drop(&sheet);
}

static void groups(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    // twice as large, moved by 10, 10, clipped to 10 by 10 of its own points
    add(&sheet, ITEM_GROUP)->group =
        (GroupItem){.matrix = {131072, 0, 0, 131072, UNIT_PT(10), UNIT_PT(10)},
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

// An upright clip takes whole pixels, so that two inks which end on it leave no fringe of the lower one; a
// turned one is smoothed.
static void clips(void **state) {
    (void)state;
    Sheet sheet = make_sheet();
    add(&sheet, ITEM_GROUP)->group =
        (GroupItem){.matrix = MATRIX_IDENTITY, .clip = rectangle(&sheet, 10.3, 10.3, 20.4, 20.1)};
    add_rule(&sheet, rect_pt(0, 0, 50, 50), 1, 1000);
    add(&sheet, ITEM_END);
    add(&sheet, ITEM_GROUP)->group =
        (GroupItem){.matrix = {46341, 46341, -46341, 46341, UNIT_PT(70), UNIT_PT(10)},
                    .clip = rectangle(&sheet, 0, 0, 20, 20)};
    add_rule(&sheet, rect_pt(-50, -50, 100, 100), 3, 1000);
    add(&sheet, ITEM_END);
    paint(&sheet);
    assert_colour(&sheet, 9, 20, 0xffffff, 0);
    assert_colour(&sheet, 10, 10, 0xff0000, 0);
    assert_colour(&sheet, 30, 29, 0xff0000, 0); // 30.7 rounds up, 30.4 down
    assert_colour(&sheet, 31, 29, 0xffffff, 0);
    assert_colour(&sheet, 30, 30, 0xffffff, 0);
    assert_colour(&sheet, 70, 20, 0x0000ff, 0);
    assert_colour(&sheet, 75, 15, 0x7f7fff, 24); // on the slanting edge
    assert_colour(&sheet, 83, 15, 0xffffff, 0);
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
    add(&sheet, ITEM_DRAWING)->drawing =
        (DrawingItem){0, {65536, 0, 0, 65536, UNIT_PT(10), UNIT_PT(10)}};
    add(&sheet, ITEM_DRAWING)->drawing =
        (DrawingItem){0, {0, 65536, -65536, 0, UNIT_PT(50), UNIT_PT(10)}};
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

// ---- text --------------------------------------------------------------------------------------

static hb_font_t *add_font(Sheet *sheet) {
    const char *why = NULL;
    Text bytes = file_read(sheet->arena, SERIF, 64 << 20, &why);
    if (!bytes.at) fail_msg("%s: %s (package fonts-paratype)", SERIF, why);
    Text digest = digest_of(sheet->arena, bytes);
    *array_add(sheet->pages->arena, &sheet->pages->fonts) =
        (PagesFont){TEXT("PT Serif"), TEXT("regular"), TEXT(SERIF), 0, digest};
    *array_add(sheet->fonts->arena, &sheet->fonts->fonts) = (Font){.family = TEXT("PT Serif"),
                                                                   .style = TEXT("regular"),
                                                                   .file = TEXT(SERIF),
                                                                   .digest = digest};
    hb_blob_t *blob =
        hb_blob_create(bytes.at, (unsigned)bytes.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
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
    item->text = (TextItem){
        .size = size, .paint = {0, 1000}, .origin = origin, .scale = 10000, .glyph_count = count};
    item->text.glyphs = arena_array_of(sheet->arena, (size_t)count, Glyph);
    return &item->text;
}

typedef struct {
    double left, top, right,
        bottom; // of what is dark, in points; edges by how dark the outer pixels are
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
        text->glyphs[0] = (Glyph){.gid = gid, .advance = 20000};
        text_item_move(sheet.pages->arena, text, &(GlyphOffset){700, -300});
        paint_layers(&sheet, 8, PAINT_ALL_LAYERS);
        InkBox ink = find_ink(&sheet, 8);
        double em = 40.0 / hb_face_get_upem(hb_font_get_face(font)), wide = scale / 10000.0;
        assert_near(ink.left, 10.3 + (0.7 + extents.x_bearing * em) * wide, 0.02);
        assert_near(ink.right, 10.3 + (0.7 + (extents.x_bearing + extents.width) * em) * wide,
                    0.02);
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
    for (int i = 0; i < 3; i++)
        text->glyphs[i] = (Glyph){.gid = i == 1 ? 0xffff : gid, .advance = 25500 + i};
    paint_layers(&sheet, 8, PAINT_ALL_LAYERS);
    double em = 20.0 / hb_face_get_upem(hb_font_get_face(font));
    // the glyph that the font lacks leaves its space; the last stands behind the advances of both
    assert_near(find_ink(&sheet, 8).right, 10 + 51.001 + (extents.x_bearing + extents.width) * em,
                0.02);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules),
                                       cmocka_unit_test(bleed_stays_out),
                                       cmocka_unit_test(paths),
                                       cmocka_unit_test(strokes),
                                       cmocka_unit_test(curves),
                                       cmocka_unit_test(groups),
                                       cmocka_unit_test(clips),
                                       cmocka_unit_test(layers),
                                       cmocka_unit_test(unclosed_groups),
                                       cmocka_unit_test(drawings),
                                       cmocka_unit_test(text_place),
                                       cmocka_unit_test(text_advance),
                                       cmocka_unit_test(text_without_font)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
