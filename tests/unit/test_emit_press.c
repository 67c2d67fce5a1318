// test_emit_press.c: output profiles and intents, and photographs brought to the press's inks or kept with their profile.
//
// The pictures are those of image_fixtures.h: four fields, shown whole.
#include "image_fixtures.h"

#include "common/digest.h"
#include "emit_fixtures.h"

static const char press_file[] = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc",
                  screen_file[] = "/usr/share/color/icc/sRGB.icc";

static Text read_profile(const char *path) {
    const char *why = NULL;
    Text bytes = file_map(path, 16 << 20, &why);
    if (!bytes.at) fail_msg("%s: %s", path, why);
    return bytes;
}

static void name_output(Report *report, OutputUse use, const char *file, const char *condition) {
    report->pages->outputs[use] = (Output){.file = text_of(file),
                                           .digest = digest_of(report->arena, read_profile(file)),
                                           .condition = text_of(condition),
                                           .info = TEXT("Žluťoučký & <paper>")};
}

static void name_outputs(Report *report, bool convert) {
    name_output(report, OUTPUT_PRESS, press_file, "FOGRA39");
    name_output(report, OUTPUT_SCREEN, screen_file, "sRGB");
    report->pages->outputs[OUTPUT_PRESS].convert = convert;
}

// the one picture of the one page
static void show(Report *report, const char *name, Buffer bytes) {
    const char *why = NULL;
    Arena *arena = report->pages->arena;
    report->pages->images.count = 0;
    report->pages->pages.count = 0;
    assert_true(file_write(report_path(report, name).at, buffer_view(&bytes), &why));
    *array_add(arena, &report->pages->images) = (PagesImage){.file = text_copy(arena, text_of(name)),
                                                             .digest = digest_of(arena, buffer_view(&bytes)),
                                                             .width = FIXTURE_WIDTH,
                                                             .height = FIXTURE_HEIGHT};
    buffer_free(&bytes);
    report_add_item(report, report_add_page(report), ITEM_IMAGE, 0)->image =
        (ImageItem){0, {50000, 100000, 160000, 80000}, {0, 0, FIXTURE_WIDTH, FIXTURE_HEIGHT}};
}

static const char *objects(Report *report) {
    return judge_good(report, "qpdf --qdf --object-streams=disable --stream-data=preserve report.pdf - | "
                              "tr '\\000\\200-\\377' '?' | tr -s ' \\n' ' '");
}

static const char *press_objects(Report *report) {
    report_write(report, PROFILE_PRESS);
    judge_all(report);
    return objects(report);
}

// ---- intents -----------------------------------------------------------------------------------

static void intents_and_claims(void **state) {
    Report *report = *state;
    name_outputs(report, true);
    report_add_page(report);
    const char *said = press_objects(report);
    assert_says(said, "/S /GTS_PDFX ");
    assert_says(said, "/S /GTS_PDFA1 ");
    assert_says(said, "PDF/X-4");
    assert_says(judge_good(report, "strings report.pdf"), "<pdfxid:GTS_PDFXVersion>PDF/X-4<");
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(objects(report), "/S /GTS_PDFA1 ");
    assert_says_not(objects(report), "GTS_PDFX");
    assert_says(judge_good(report, "strings report.pdf"), "<pdfaid:part>2<");
    report_write(report, PROFILE_DRAFT);
    judge_all(report);
    assert_says_not(objects(report), "/OutputIntent");
    assert_says_not(judge_good(report, "strings report.pdf"), "pdfaid:part>");
}

// a file that cannot say what it must say claims nothing
static void no_claim_without(Report *report, Text *what) {
    Text kept = *what;
    *what = (Text){0};
    report_write(report, PROFILE_PRESS);
    assert_says_not(judge_good(report, "strings report.pdf"), "pdfaid:part>");
    assert_says_not(judge_good(report, "strings report.pdf"), "GTS_PDFXVersion>");
    *what = kept;
}

static void claims_need_facts(void **state) {
    Report *report = *state;
    name_outputs(report, true);
    report_add_page(report);
    no_claim_without(report, &report->pages->metadata.title);
    no_claim_without(report, &report->pages->metadata.language);
    no_claim_without(report, &report->pages->metadata.date);
    no_claim_without(report, &report->pages->outputs[OUTPUT_PRESS].file);
}

static void assert_refused(Report *report, Profile profile, const char *rule) {
    report->diagnostics->all.count = 0;
    assert_false(report_emit(report, profile, 2));
    assert_rule(report, rule);
    assert_int_equal(report->pdf.size, 0);
}

static void wrong_profiles(void **state) {
    Report *report = *state;
    report_add_page(report);
    name_outputs(report, true);
    report->pages->outputs[OUTPUT_PRESS].file = TEXT("/nowhere/none.icc");
    assert_refused(report, PROFILE_PRESS, "profile-missing");
    name_outputs(report, true);
    report->pages->outputs[OUTPUT_PRESS].digest = report->pages->outputs[OUTPUT_SCREEN].digest;
    assert_refused(report, PROFILE_PRESS, "profile-changed");
    name_output(report, OUTPUT_PRESS, screen_file, "sRGB");
    assert_refused(report, PROFILE_PRESS, "profile-kind");
    name_output(report, OUTPUT_SCREEN, press_file, "FOGRA39");
    assert_refused(report, PROFILE_WEB, "profile-kind");
}

// control characters have no place in XML: information and XMP both go without
static void odd_words(void **state) {
    Report *report = *state;
    name_outputs(report, true);
    report->pages->metadata.title = TEXT(" A & B <C>\x01\n\xEF\xBF\xBE ");
    report_add_page(report);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(judge_good(report, "strings report.pdf"), ">A &amp; B &lt;C&gt;</rdf:li>");
    assert_says(judge_good(report, "pdfinfo report.pdf"), "Title:           A & B <C>\n");
    judge_good(report, "pdfinfo -meta report.pdf | python3 -c 'import sys, xml.dom.minidom as m; "
                       "m.parseString(sys.stdin.buffer.read())'");
}

// PDF/A's strings are shorter than 32,767 bytes, two a letter here; both places are cut alike
static void long_words(void **state) {
    Report *report = *state;
    Buffer words = {0};
    for (int i = 0; i < 40000; i++) buffer_string(&words, "ж");
    name_outputs(report, true);
    report->pages->metadata.subject = buffer_view(&words);
    report_add_page(report);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_string_equal(judge_good(report, "pdfinfo report.pdf | sed -n 's/^Subject: *//p' | wc -m"), "16383\n");
    assert_string_equal(judge_good(report, "grep -a -o 'x-default\">ж*' report.pdf | tail -n 1 | tail -c +12 | "
                                           "wc -c"), "32765\n");
    buffer_free(&words);
}

// ---- pictures ----------------------------------------------------------------------------------

static void pictures_become_inks(void **state) {
    Report *report = *state;
    name_outputs(report, true);
    show(report, "rgb.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    const char *said = press_objects(report);
    assert_says(said, "/ColorSpace /DeviceCMYK");
    assert_says(said, "/Colors 4");
    assert_says_not(said, "/DeviceRGB");
    assert_says_not(said, "/ICCBased");
    show(report, "grey.jpg", fixture_jpeg((JpegFixture){.channels = 1}));
    said = press_objects(report);
    assert_says(said, "/ColorSpace /DeviceGray");
    assert_says(said, "/Colors 1");
    assert_says_not(said, "/DCTDecode");
    // CMYK without a profile is in these inks already
    show(report, "cmyk.jpg", fixture_jpeg((JpegFixture){.channels = 4}));
    said = press_objects(report);
    assert_says(said, "/ColorSpace /DeviceCMYK");
    assert_says(said, "/DCTDecode");
    // and so is CMYK that says so
    show(report, "own.jpg", fixture_jpeg((JpegFixture){.channels = 4, .profile = read_profile(press_file)}));
    said = press_objects(report);
    assert_says(said, "/DCTDecode");
    assert_says_not(said, "/ICCBased");
    // other inks are brought to these
    Text other = read_profile("/usr/share/color/icc/ghostscript/default_cmyk.icc");
    show(report, "other.jpg", fixture_jpeg((JpegFixture){.channels = 4, .profile = other}));
    said = press_objects(report);
    assert_says_not(said, "/DCTDecode");
    assert_says(said, "/ColorSpace /DeviceCMYK");
}

// red, as this press prints it: no cyan to speak of, much magenta and yellow
static void the_right_inks(void **state) {
    Report *report = *state;
    name_outputs(report, true);
    show(report, "rgb.png", fixture_png((PngFixture){.depth = 8, .type = PNG_COLOR_TYPE_RGB}));
    press_objects(report);
    judge_good(report, "mutool draw -N -q -r 72 -c cmyk -F pam -o - report.pdf 1");
    const uint8_t *ink = (const uint8_t *)strstr(report->said.bytes, "ENDHDR\n") + 7 + ((120 + 28) * 358 + 90 + 28) * 4;
    assert_in_range(ink[0], 0, 20);
    assert_in_range(ink[1], 220, 255);
    assert_in_range(ink[2], 220, 255);
    assert_in_range(ink[3], 0, 20);
}

static void pictures_keep_their_profiles(void **state) {
    Report *report = *state;
    name_outputs(report, false);
    show(report, "rgb.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    const char *said = press_objects(report);
    assert_says(said, "/DCTDecode");
    assert_says(said, "/ICCBased");
    assert_says(said, "/Alternate /DeviceRGB");
    assert_says_not(said, "/ColorSpace /DeviceRGB");
    Buffer swapped = fixture_swapped_profile(0);
    show(report, "own.jpg", fixture_jpeg((JpegFixture){.channels = 3, .profile = buffer_view(&swapped)}));
    assert_says(press_objects(report), "/ICCBased");
    buffer_free(&swapped);
    // the output's own profile is never a picture's, another's is, without overprinting
    show(report, "cmyk.jpg", fixture_jpeg((JpegFixture){.channels = 4, .profile = read_profile(press_file)}));
    assert_says_not(press_objects(report), "/ICCBased");
    Text other = read_profile("/usr/share/color/icc/ghostscript/default_cmyk.icc");
    show(report, "other.jpg", fixture_jpeg((JpegFixture){.channels = 4, .profile = other}));
    assert_says(press_objects(report), "/ICCBased");
    assert_says(judge_good(report, "qpdf --qdf --object-streams=disable report.pdf - | strings"), "\n/V0 gs\n");
}

// ---- the cache ---------------------------------------------------------------------------------

static void same_with_and_without_the_cache(void **state) {
    Report *report = *state;
    name_outputs(report, true);
    show(report, "rgb.jpg", fixture_jpeg((JpegFixture){.channels = 3}));
    report_write(report, PROFILE_PRESS);
    report_save(report, "first.pdf");
    assert_string_equal(judge_good(report, "ls output/cache | wc -l"), "2\n");
    report_write(report, PROFILE_PRESS);
    judge_silent(report, "cmp report.pdf first.pdf");
    // what is damaged, cut off or another's is made again
    static const char *const harm[] = {"printf x | dd of=$f bs=1 seek=90 conv=notrunc status=none", "printf x >> $f",
                                       "truncate -s 100 $f", "truncate -s 0 $f", "cat rgb.jpg > $f",
                                       "rm $f && mkdir $f"};
    for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
        judge_good(report, text_print(report->arena, "for f in output/cache/*; do %s; done", harm[i]).at);
        report_write(report, PROFILE_PRESS);
        judge_silent(report, "cmp report.pdf first.pdf");
    }
    // a folder that cannot be made is no fault
    judge_good(report, "rm -rf output && touch output");
    report_write(report, PROFILE_PRESS);
    judge_silent(report, "cmp report.pdf first.pdf");
}

#define with_report(test) cmocka_unit_test_setup_teardown(test, report_open, report_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        with_report(intents_and_claims),   with_report(claims_need_facts),
        with_report(wrong_profiles),       with_report(odd_words),
        with_report(long_words),
        with_report(pictures_become_inks), with_report(the_right_inks),
        with_report(pictures_keep_their_profiles), with_report(same_with_and_without_the_cache),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
