// test_emit_images.c: photographs in PDFs: which way each kind goes in, and the right colour in every field.
//
// The picture of image_fixtures.h is shown whole at (50, 100), 160 by 80 points; two readers paint the page,
// a pixel a point, and the four fields are looked at.
#include "image_fixtures.h"

#include "common/digest.h"
#include "emit_fixtures.h"

static const Rect whole = {0, 0, FIXTURE_WIDTH, FIXTURE_HEIGHT},
                  place = {50000, 100000, 160000, 80000};

// index in pages->images
static int32_t add_image(Report *report, const char *name, Buffer bytes) {
    const char *why = NULL;
    Arena *arena = report->pages->arena;
    assert_true(file_write(report_path(report, name).at, buffer_view(&bytes), &why));
    *array_add(arena, &report->pages->images) =
        (PagesImage){.file = text_copy(arena, text_of(name)),
                     .digest = digest_of(arena, buffer_view(&bytes)),
                     .width = FIXTURE_WIDTH,
                     .height = FIXTURE_HEIGHT};
    buffer_free(&bytes);
    return report->pages->images.count - 1;
}

static void show_image(Report *report, int32_t image, Rect box, Rect crop) {
    if (!report->pages->pages.count) report_add_page(report);
    report_add_item(report, &report->pages->pages.at[0], ITEM_IMAGE, 0)->image =
        (ImageItem){image, box, crop};
}

static const char *objects(Report *report) {
    return judge_good(report,
                      "qpdf --qdf --object-streams=disable --stream-data=preserve report.pdf - | "
                      "tr '\\200-\\377' '?' | tr -s ' \\n' ' '");
}

// ---- painted -----------------------------------------------------------------------------------

static const char *const painters[] = {"mutool draw -N -q -r 72 -c rgb -F ppm -o - report.pdf 1",
                                       "pdftoppm -r 72 -singlefile report.pdf"};

// red, green and blue at a point of the page as a reader paints it; the trim's corner is at the margin
static const uint8_t *pixel_at(Report *report, int x, int y) {
    const char *at = report->said.bytes;
    assert_memory_equal(at, "P6\n300 400\n255\n", 15);
    return (const uint8_t *)at + 15 + (y * 300 + x) * 3;
}

static void assert_pixel(Report *report, int x, int y, const uint8_t expected[3], int tolerance) {
    const uint8_t *found = pixel_at(report, x, y);
    for (int i = 0; i < 3; i++)
        if (abs(found[i] - expected[i]) > tolerance)
            fail_msg("pixel %d,%d is %d %d %d, expected %d %d %d", x, y, found[0], found[1],
                     found[2], expected[0], expected[1], expected[2]);
}

// the four fields, each in its middle, as both readers paint them
static void assert_fields(Report *report, const uint8_t expected[4][3], int tolerance) {
    static const uint8_t white[3] = {255, 255, 255};
    for (size_t i = 0; i < sizeof painters / sizeof *painters; i++) {
        judge_good(report, painters[i]);
        for (int field = 0; field < 4; field++)
            assert_pixel(report, field & 1 ? 170 : 90, field & 2 ? 160 : 120, expected[field],
                         tolerance);
        assert_pixel(report, 48, 140, white, 0);
        assert_pixel(report, 212, 140, white, 0);
        assert_pixel(report, 130, 98, white, 0);
        assert_pixel(report, 130, 182, white, 0);
    }
}

static void test_jpeg_as_it_is(void **state) {
    Report *report = *state;
    int32_t image = add_image(report, "a.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    show_image(report, image, place, whole);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/ColorSpace /DeviceRGB /Filter /DCTDecode /Height 16");
    judge_silent(
        report, "qpdf --show-object=1 --raw-stream-data report.pdf > out.jpg && cmp a.jpg out.jpg");
    assert_fields(report, fixture_rgb, 3);
}

static void test_grey_and_progressive(void **state) {
    Report *report = *state;
    int32_t image =
        add_image(report, "g.jpg", fixture_jpeg((JpegFixture){.channels = 1, .progressive = true}));
    show_image(report, image, place, whole);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/DeviceGray");
    uint8_t grey[4][3];
    for (int i = 0; i < 4; i++) memset(grey[i], fixture_grey[i][0], 3);
    assert_fields(report, grey, 3);
}

// the four plates of the press file: each field is solid in one ink; 28 pt of margin, 358 pixels across
static void assert_plates(Report *report, const char *name) {
    judge_good(report, "mutool draw -N -q -r 72 -c cmyk -F pam -o - report.pdf 1");
    const char *data = strstr(report->said.bytes, "ENDHDR\n") + 7;
    for (int field = 0; field < 4; field++) {
        int x = (field & 1 ? 170 : 90) + 28, y = (field & 2 ? 160 : 120) + 28;
        const uint8_t *ink = (const uint8_t *)data + (y * 358 + x) * 4;
        for (int i = 0; i < 4; i++)
            if (abs(ink[i] - (i == field ? 255 : 0)) > 4)
                fail_msg("%s: field %d, ink %d: %d", name, field, i, ink[i]);
    }
}

static void test_cmyk(void **state) {
    Report *report = *state;
    static const struct {
        const char *name;
        JpegFixture made;
        bool inverted;
    } kinds[] = {{"adobe.jpg", {.channels = 4}, true},
                 {"ycck.jpg", {.channels = 4, .space = JCS_YCCK}, true},
                 {"plain.jpg", {.channels = 4, .no_adobe = true}, false}};
    static const uint8_t seen[4][3] = {{0, 255, 255}, {255, 0, 255}, {255, 255, 0}, {0, 0, 0}};
    for (int i = 0; i < 3; i++) {
        int32_t image = add_image(report, kinds[i].name, fixture_jpeg(kinds[i].made));
        if (i) report->pages->pages.at[0].items.count = 0;
        show_image(report, image, place, whole);
        report_write(report, PROFILE_WEB);
        judge_all(report);
        assert_says_not(objects(report), "/DeviceCMYK");
        assert_fields(report, seen, 3);
        report_write(report, PROFILE_PRESS);
        judge_all(report);
        const char *said = objects(report);
        assert_says(said, "/DCTDecode");
        if (kinds[i].inverted) assert_says(said, "/Decode [ 1 0 1 0 1 0 1 0 ]");
        else assert_says_not(said, "/Decode [");
        assert_plates(report, kinds[i].name);
    }
}

static void test_turned(void **state) {
    Report *report = *state;
    // stored upside down, seen upright: not to be passed through
    int32_t image =
        add_image(report, "t.jpg", fixture_jpeg((JpegFixture){.channels = 3, .orientation = 3}));
    show_image(report, image, place, whole);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/Predictor 15");
    uint8_t turned[4][3];
    for (int i = 0; i < 4; i++) memcpy(turned[i], fixture_rgb[3 - i], 3);
    assert_fields(report, turned, 3);
}

static void test_png(void **state) {
    Report *report = *state;
    const PngFixture kinds[] = {{.depth = 8, .type = PNG_COLOR_TYPE_RGB},
                                {.depth = 16, .type = PNG_COLOR_TYPE_RGB},
                                {.depth = 4, .type = PNG_COLOR_TYPE_PALETTE},
                                {.depth = 8, .type = PNG_COLOR_TYPE_RGB, .interlaced = true}};
    for (int i = 0; i < 4; i++) {
        int32_t image =
            add_image(report, text_print(report->arena, "%d.png", i).at, fixture_png(kinds[i]));
        if (i) report->pages->pages.at[0].items.count = 0;
        show_image(report, image, place, whole);
        report_write(report, PROFILE_WEB);
        judge_all(report);
        assert_fields(report, fixture_rgb, 0);
    }
}

// ---- cropped, shared, reduced ------------------------------------------------------------------

// the right half alone: two of four fields fill the place
static void assert_right_half(Report *report) {
    static const uint8_t white[3] = {255, 255, 255};
    for (size_t i = 0; i < sizeof painters / sizeof *painters; i++) {
        judge_good(report, painters[i]);
        for (int x = 60; x < 210; x += 70) {
            assert_pixel(report, x, 120, fixture_rgb[1], 3);
            assert_pixel(report, x, 160, fixture_rgb[3], 3);
        }
        assert_pixel(report, 45, 140, white, 0);
        assert_pixel(report, 215, 140, white, 0);
    }
}

static void test_crop(void **state) {
    Report *report = *state;
    const Rect half = {16, 0, 16, 16};
    int32_t jpeg = add_image(report, "a.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    int32_t png = add_image(report, "b.png",
                            fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB}));
    show_image(report, jpeg, place, half);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/Width 32");
    assert_right_half(report);
    // a decoded picture keeps what is shown alone
    report->pages->pages.at[0].items.count = 0;
    show_image(report, png, place, half);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/Width 16");
    assert_right_half(report);
    // shown twice in parts: the rectangle around both, once, and each clipped
    show_image(report, png, (Rect){10000, 300000, 20000, 20000}, (Rect){8, 8, 8, 4});
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/Width 24");
    assert_right_half(report);
    judge_good(report, painters[0]);
    assert_pixel(report, 20, 310, fixture_rgb[2], 0);
}

static void test_profiles(void **state) {
    Report *report = *state;
    Buffer profile = fixture_swapped_profile(0);
    for (int i = 0; i < 3; i++) {
        PngFixture made = {.depth = 8,
                           .type = PNG_COLOR_TYPE_RGB,
                           .profile = i < 2 ? buffer_view(&profile) : (Text){0}};
        int32_t image =
            add_image(report, text_print(report->arena, "%d.png", i).at, fixture_png(made));
        show_image(report, image, (Rect){0, i * 50000, 40000, 20000}, whole);
    }
    buffer_free(&profile);
    report_write(report, PROFILE_PRESS);
    judge_all(report);
    assert_string_equal(
        judge_good(report, "qpdf --json=2 --json-key=qpdf report.pdf | grep -c '\"/Alternate\"'"),
        "1\n");
    assert_string_equal(
        judge_good(report, "qpdf --json=2 --json-key=qpdf report.pdf | grep -c '\"/ICCBased\"'"),
        "2\n");
}

static void test_reduced(void **state) {
    Report *report = *state;
    int32_t image = add_image(report, "a.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    // 32 pixels on 5 points are 460 an inch: five become one
    show_image(report, image, (Rect){50000, 100000, 5000, 2500}, whole);
    report_write(report, PROFILE_DRAFT);
    judge_all(report);
    const char *said = objects(report);
    assert_says(said, "/Width 7");
    assert_says(said, "/Height 4");
    assert_says(said, "/DCTDecode");
    Text made = text_copy(report->arena, buffer_view(&report->pdf));
    report_write(report, PROFILE_DRAFT); // from the cache
    assert_same_text(buffer_view(&report->pdf), made);
    judge_good(report, "test -n \"$(ls output/cache)\" && rm -r output/cache");
    report_write(report, PROFILE_DRAFT); // and without
    assert_same_text(buffer_view(&report->pdf), made);
    report_write(report, PROFILE_WEB);
    assert_says(objects(report), "/Width 32");
}

// an odd part, reduced: the last square reaches beyond the picture, the fields stay in their places
static void test_reduced_part(void **state) {
    Report *report = *state;
    PngFixture made = {.depth = 8, .type = PNG_COLOR_TYPE_RGB};
    int32_t image = add_image(report, "a.png", fixture_png(made));
    show_image(report, image, (Rect){10000, 10000, 3000, 2000}, (Rect){13, 7, 19, 9});
    show_image(report, image, (Rect){20000, 10000, 3000, 2000}, (Rect){13, 7, 19, 9});
    report_write(report, PROFILE_DRAFT);
    judge_all(report);
    const char *said = objects(report);
    assert_says(said, "/Width 4"); // 19 pixels by fives
    assert_says(said, "/Height 2");
}

// ---- faults ------------------------------------------------------------------------------------

static void assert_refused(Report *report, const char *rule) {
    assert_false(report_emit(report, PROFILE_WEB, 2));
    assert_rule(report, rule);
    assert_int_equal(report->pdf.size, 0);
}

static void test_missing(void **state) {
    Report *report = *state;
    show_image(report, add_image(report, "a.jpg", fixture_jpeg((JpegFixture){.channels = 3})),
               place, whole);
    judge_good(report, "rm a.jpg");
    assert_refused(report, "image-missing");
}

static void test_changed(void **state) {
    Report *report = *state;
    int32_t image = add_image(report, "a.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    show_image(report, image, place, whole);
    judge_good(report, "printf x >> a.jpg");
    assert_refused(report, "image-changed");
}

static void test_damaged(void **state) {
    Report *report = *state;
    Buffer bytes = fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB});
    bytes.size -= 40;
    show_image(report, add_image(report, "a.png", bytes), place, whole);
    assert_refused(report, "image-damaged");
}

// a picture that nothing shows is not even opened
static void test_unused(void **state) {
    Report *report = *state;
    add_image(report, "a.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    judge_good(report, "rm a.jpg");
    report_add_page(report);
    report_write(report, PROFILE_WEB);
    assert_says_not(objects(report), "/Image");
}

#define with_report(test) cmocka_unit_test_setup_teardown(test, report_open, report_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        with_report(test_jpeg_as_it_is), with_report(test_grey_and_progressive),
        with_report(test_cmyk),          with_report(test_turned),
        with_report(test_png),           with_report(test_crop),
        with_report(test_profiles),      with_report(test_reduced),
        with_report(test_reduced_part),  with_report(test_missing),
        with_report(test_changed),       with_report(test_damaged),
        with_report(test_unused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
