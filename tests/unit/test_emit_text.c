// test_emit_text.c: text in PDFs: every glyph where the pages have it, and every word as the source has it.
#include "emit_fixtures.h"

// ---- places ------------------------------------------------------------------------------------

// the next glyph of mutool's trace: its number and place; false at the end
static bool next_glyph(const char **trace, int *gid, double *x, double *y) {
    while ((*trace = strstr(*trace, "<g unicode")) != NULL) {
        const char *element = *trace, *end = strstr(element, "/>");
        const char *glyph = strstr(element, " glyph=\""), *at = strstr(element, " x=\"");
        *trace = element + 1;
        // without a number: the second letter of a ligature
        if (!glyph || !end || glyph > end || !at) continue;
        *gid = glyph[8] >= '0' && glyph[8] <= '9' ? atoi(glyph + 8) : -1; // CFF glyphs go by name
        *x = strtod(at + 4, NULL);
        *y = strtod(strstr(element, " y=\"") + 4, NULL);
        return true;
    }
    return false;
}

static void assert_near(double found, double expected, const char *what, int index) {
    // a millipoint, and what single precision makes of three digits before the point
    if (found < expected - 0.0012 || found > expected + 0.0012)
        fail_msg("glyph %d: %s %f, expected %f", index, what, found, expected);
}

// The trace of a text that is shown on the left page's only line agrees with it, glyph for glyph.
static void assert_placed(Report *report, const TextItem *text) {
    report_write(report, PROFILE_WEB);
    const char *trace = judge_good(report, "mutool trace report.pdf 1");
    int64_t pen = 0;
    for (int32_t i = 0; i < text->glyph_count; i++) {
        int gid = 0;
        double x = 0, y = 0;
        assert_true(next_glyph(&trace, &gid, &x, &y));
        const Glyph *glyph = &text->glyphs[i];
        if (gid >= 0) assert_int_equal(gid, glyph->gid);
        double right = (double)(pen + text_item_offset(text, i).dx) * text->scale / 10000;
        assert_near(x, (text->origin.x + right) / 1000, "x", i);
        assert_near(y, 400 - (text->origin.y + text_item_offset(text, i).dy) / 1000.0, "y", i);
        pen += glyph->advance;
    }
}

static const char long_line[] =
    "The AVAILABLE office of Toby, Yves & Wolfgang (efficient, fluffy) at 12.5 % To-day.";

static void test_places(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    TextItem *text = report_add_text(report, report_add_page(report), serif, 9600,
                                     (Point){20003, 50007}, long_line, 0);
    // justified: spaces of odd widths
    for (int32_t i = 0; i < text->glyph_count; i++)
        if (text->source.at[text->glyphs[i].cluster] == ' ') text->glyphs[i].advance += 731 + i;
    assert_placed(report, text);
}

static void test_places_scaled(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "italic");
    TextItem *text =
        report_add_text(report, report_add_page(report), serif, 10000, (Point){0, 0}, long_line, 0);
    text->scale = 9857;
    assert_placed(report, text);
}

static void test_places_odd_em(void **state) {
    Report *report = *state;
    // 2048 units an em and CFF outlines: no width is a whole number of thousandths
    int32_t inter = report_add_font(report, "Inter", "regular");
    TextItem *text = report_add_text(report, report_add_page(report), inter, 7333,
                                     (Point){9999, 399999}, long_line, 0);
    assert_placed(report, text);
}

static void test_places_offsets(void **state) {
    Report *report = *state;
    int32_t sans = report_add_font(report, "PT Sans", "bold");
    TextItem *text = report_add_text(report, report_add_page(report), sans, 24000,
                                     (Point){20000, 50000}, "offset", 0);
    GlyphOffset offsets[8];
    assert_in_range(text->glyph_count, 1, 8);
    for (int32_t i = 0; i < text->glyph_count; i++)
        offsets[i] = (GlyphOffset){(int16_t)(i * 7 - 11), (int16_t)(i % 2 ? i * 1009 : -i * 13)};
    text_item_move(report->arena, text, offsets);
    assert_placed(report, text);
}

static void test_places_every_gid(void **state) {
    Report *report = *state;
    // all bytes stand in codes: parentheses, backslash, carriage return
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    Page *page = report_add_page(report);
    TextItem *text = report_add_text(report, page, serif, 1000, (Point){0, 100000}, "x", 0);
    enum { COUNT = 660 };
    text->glyphs = arena_array_of(report->arena, COUNT, Glyph);
    for (int32_t i = 0; i < COUNT; i++)
        text->glyphs[i] = (Glyph){.gid = (uint16_t)i, .advance = 400};
    text->glyph_count = COUNT;
    assert_placed(report, text);
}

// ---- words -------------------------------------------------------------------------------------

static void assert_extracts(Report *report, const char *expected) {
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = judge_good(report, "pdftotext -raw report.pdf - | tr -d '\\f'");
    assert_string_equal(said, expected);
}

static void test_words(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    Page *page = report_add_page(report);
    // ligatures, a written hyphen, an added one, an unbreakable space, Kazakh letters, beyond the basic plane
    const char *lines[] = {"efficient office, co-",
                           "operation and con\xC2\xAD",
                           "fidence (a\\b) \xE2\x80\x9Cso\xE2\x80\x9D",
                           "12\xC2\xA0October \xE2\x82\xAC 1",
                           "Қазақстан Республикасы",
                           "e\xCC\x81t\xC3\xA9"};
    for (int i = 0; i < 6; i++)
        report_add_text(report, page, serif, 12000, (Point){20000, 50000 + i * 20000}, lines[i], 0);
    assert_extracts(report, "efficient office, co-\noperation and con\xC2\xAD\nfidence (a\\b) "
                            "\xE2\x80\x9Cso\xE2\x80\x9D\n"
                            "12 October \xE2\x82\xAC 1\nҚазақстан "
                            "Республикасы\ne\xCC\x81t\xC3\xA9\n"); // poppler: A0 is a blank
}

static void test_words_cff(void **state) {
    Report *report = *state;
    int32_t garamond = report_add_font(report, "EB Garamond", "regular");
    Page *page = report_add_page(report);
    report_add_text(report, page, garamond, 14000, (Point){20000, 50000},
                    "The office Quai, fjord fluffy Th", 0);
    assert_extracts(report, "The office Quai, fjord fluffy Th\n");
    assert_says(judge_good(report, "pdffonts report.pdf"),
                "CID Type 0C       Identity-H       yes yes yes");
}

static void test_words_arabic(void **state) {
    Report *report = *state;
    int32_t amiri = report_add_font(report, "Amiri", "regular");
    Page *page = report_add_page(report);
    report_add_text(report, page, amiri, 16000, (Point){20000, 50000},
                    "مؤتمر التفاعل وإجراءات بناء الثقة في آسيا", 0);
    // poppler brackets each line of right-to-left letters with U+202B and U+202C; we need the words alone
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = judge_good(
        report, "pdftotext -raw report.pdf - | tr '\\n' ' ' | "
                "sed 's/\\xE2\\x80\\xAB//g; s/\\xE2\\x80\\xAC//g; s/ *\\f *//; s/  */ /g'");
    assert_string_equal(said, "مؤتمر التفاعل وإجراءات بناء الثقة في آسيا");
}

static void test_shared_glyph(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    Page *page = report_add_page(report);
    // one glyph shown for two texts: each extracts as its own
    TextItem *text = report_add_text(report, page, serif, 12000, (Point){20000, 50000}, "oxo", 0);
    text->source = TEXT("oxq");
    report_add_text(report, page, serif, 12000, (Point){20000, 80000}, "oooo", 0)->source =
        TEXT("wxyz");
    assert_extracts(report, "oxq\nwxyz\n");
}

static void test_shared_cluster(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    Page *page = report_add_page(report);
    // two glyphs for one letter, and three for three, which are taken one by one
    TextItem *text =
        report_add_text(report, page, serif, 12000, (Point){20000, 50000}, "abcdef", 0);
    text->source = TEXT("aWXYf");
    const uint16_t clusters[] = {0, 1, 1, 2, 2, 2}; // a: a, W: bc, XYf: def
    for (int i = 0; i < 6; i++) text->glyphs[i].cluster = clusters[i];
    assert_extracts(report, "aWXYf\n");
}

static void test_fonts_embedded(void **state) {
    Report *report = *state;
    const char *faces[][2] = {
        {"PT Serif", "regular"}, {"PT Sans", "bold"}, {"Inter", "bold"}, {"Amiri", "regular"}};
    Page *page = report_add_page(report);
    for (int i = 0; i < 4; i++)
        report_add_text(report, page, report_add_font(report, faces[i][0], faces[i][1]), 12000,
                        (Point){20000, 50000 + i * 20000}, "Annual report", 0);
    report_add_font(report, "EB Garamond", "regular"); // not used: not embedded
    report_write(report, PROFILE_WEB);
    judge_all(report);
    // two lines of heading, then each font: embedded, subset, with Unicode
    const char *said =
        judge_good(report, "pdffonts report.pdf | tail -n +3 | grep -c 'yes yes yes'");
    assert_string_equal(said, "4\n");
    assert_string_equal(judge_good(report, "pdffonts report.pdf | tail -n +3 | wc -l"), "4\n");
    said = judge_good(report, "qpdf --json=2 --json-key=qpdf report.pdf");
    const char *keys[] = {"/CapHeight", "/StemV",     "/ItalicAngle", "/FontBBox",
                          "/Flags",     "/FontFile2", "/FontFile3"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) assert_says(said, keys[i]);
    assert_says_not(said, "Garamond");
}

static void test_missing_glyph(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    TextItem *text =
        report_add_text(report, report_add_page(report), serif, 12000, (Point){0, 0}, "x", 0);
    text->glyphs[0].gid = 65000;
    assert_false(report_emit(report, PROFILE_WEB, 1));
    assert_rule(report, "font-glyph");
    assert_int_equal(report->pdf.size, 0);
}

static void test_missing_font(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    report_add_text(report, report_add_page(report), serif, 12000, (Point){0, 0}, "x", 0);
    report->pages->fonts.at[serif].digest = TEXT("0000");
    assert_false(report_emit(report, PROFILE_WEB, 1));
    assert_rule(report, "font-unknown");
    assert_int_equal(report->pdf.size, 0);
}

// a font whose outlines are cut off, and one that may not be embedded
static void test_bad_font(void **state) {
    Report *report = *state;
    int32_t serif = report_add_font(report, "PT Serif", "regular");
    report_add_text(report, report_add_page(report), serif, 12000, (Point){0, 0}, "x", 0);
    Font *font = (Font *)(uintptr_t)report_font(report, serif);
    uint16_t before = font->embedding;
    font->embedding = 2;
    assert_false(report_emit(report, PROFILE_WEB, 1));
    assert_rule(report, "font-embedding");
    font->embedding = before;
    hb_face_t *good = font->face;
    hb_blob_t *blob = hb_blob_create(font->bytes.at, 3000, HB_MEMORY_MODE_READONLY, NULL, NULL);
    font->face = hb_face_create(blob, 0);
    assert_false(report_emit(report, PROFILE_WEB, 1));
    assert_int_equal(report->pdf.size, 0);
    hb_face_destroy(font->face);
    hb_blob_destroy(blob);
    font->face = good;
    assert_true(report_emit(report, PROFILE_WEB, 1));
}

#define with_report(test) cmocka_unit_test_setup_teardown(test, report_open, report_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        with_report(test_places),           with_report(test_places_scaled),
        with_report(test_places_odd_em),    with_report(test_places_offsets),
        with_report(test_places_every_gid), with_report(test_words),
        with_report(test_words_cff),        with_report(test_words_arabic),
        with_report(test_shared_glyph),     with_report(test_shared_cluster),
        with_report(test_fonts_embedded),   with_report(test_missing_glyph),
        with_report(test_missing_font),     with_report(test_bad_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
