// test_paint_image.c: pictures on pages: place, crop, reduction, colours, and one that is missing.
#include "paint_fixtures.h"

#include <unistd.h>

#include "common/file.h"
#include "image_fixtures.h"

static Text picture_folder(Sheet *sheet) {
    Text folder = text_copy(sheet->arena, TEXT("/tmp/folio-paint-XXXXXX"));
    assert_non_null(mkdtemp((char *)folder.at));
    return folder;
}

// adds a picture of this file to the sheet's tables; the folder is the sheet's root
static void add_picture(Sheet *sheet, const char *name, Buffer file) {
    const char *why;
    if (sheet->root.size == 1) sheet->root = picture_folder(sheet);
    assert_true(file_write(file_join(sheet->arena, sheet->root, text_of(name)).at,
                           buffer_view(&file), &why));
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
    add(&sheet, ITEM_IMAGE)->image =
        (ImageItem){0, rect_pt(70, 40, 20, 20), {20, 2, 4, 4}}; // of the green
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
    add(&sheet, ITEM_IMAGE)->image =
        (ImageItem){0, rect_pt(20, 0, 1, 1), {8, 4, 16, 8}}; // all four fields
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
    add_picture(&sheet, "swap.png",
                fixture_png((PngFixture){.depth = 8,
                                         .type = PNG_COLOR_TYPE_RGB,
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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pictures),
                                       cmocka_unit_test(pictures_reduced),
                                       cmocka_unit_test(pictures_of_other_colours),
                                       cmocka_unit_test(pictures_missing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
