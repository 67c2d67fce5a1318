// test_emit_file.c: the file around the text: boxes, colours, shapes, navigation, layers, trees, sameness.
#include "emit_fixtures.h"
#include "image_fixtures.h"
#include "support/random.h"

static const Point corner = {20000, 50000};

// one page with a line of text on it
static Page *add_text_page(Report *report, const char *words) {
    if (!report->pages->fonts.count) report_add_font(report, "PT Serif", "regular");
    Page *page = report_add_page(report);
    report_add_text(report, page, 0, 12000, corner, words, 0);
    return page;
}

// the file as text, its streams open
static const char *opened(Report *report) {
    return judge_good(report,
                      "qpdf --qdf --object-streams=disable --no-original-object-ids report.pdf -");
}

// the same on one line, with single spaces
static const char *objects(Report *report) {
    return judge_good(report,
                      "qpdf --qdf --object-streams=disable --no-original-object-ids report.pdf - | "
                      "tr -s ' \\n' ' '");
}

// ---- boxes and metadata ------------------------------------------------------------------------

static void test_boxes_web(void **state) {
    Report *report = *state;
    add_text_page(report, "web");
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = judge_good(report, "pdfinfo -box report.pdf");
    assert_says(said, "MediaBox:            0.00     0.00   300.00   400.00");
    assert_says(said, "TrimBox:             0.00     0.00   300.00   400.00");
    assert_says(said, "PDF version:     1.6");
}

static void test_boxes_press(void **state) {
    Report *report = *state;
    add_text_page(report, "press");
    report_write(report, PROFILE_PRESS);
    judge_all(report);
    const char *said = judge_good(report, "pdfinfo -box report.pdf");
    assert_says(said, "MediaBox:            0.00     0.00   357.01   457.01");
    assert_says(said, "BleedBox:           20.00    20.00   337.01   437.01");
    assert_says(said, "TrimBox:            28.50    28.50   328.50   428.50");
}

static void test_information(void **state) {
    Report *report = *state;
    add_text_page(report, "x");
    report_write(report, PROFILE_WEB);
    const char *said = judge_good(report, "TZ=UTC pdfinfo report.pdf");
    assert_says(said, "Title:           Годовой отчёт (2021)");
    assert_says(said, "Author:          CICA");
    assert_says(said, "Subject:         Tests");
    assert_says(said, "Keywords:        pdf, test");
    assert_says(said, "Producer:        Folio");
    assert_says(said, "CreationDate:    Fri Dec 31 00:00:00 2021 UTC");
    assert_says(said, "ModDate:         Fri Dec 31 00:00:00 2021 UTC");
    said = opened(report);
    assert_says(said, "/Lang (en-GB)");
    assert_says(said, "/DisplayDocTitle true");
}

static void test_date_from_environment(void **state) {
    Report *report = *state;
    add_text_page(report, "x");
    report->pages->metadata.date = (Text){0};
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    report_write(report, PROFILE_WEB);
    assert_says(judge_good(report, "TZ=UTC pdfinfo report.pdf"),
                "CreationDate:    Fri Jan  2 00:00:00 1970 UTC");
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    report_write(report, PROFILE_WEB);
    assert_says_not(judge_good(report, "pdfinfo report.pdf"), "CreationDate");
    unsetenv("SOURCE_DATE_EPOCH");
}

// ---- shapes and colours ------------------------------------------------------------------------

static void add_rule(Report *report, Page *page, Rect box, Paint paint) {
    report_add_item(report, page, ITEM_RULE, 0)->rule = (RuleItem){box, paint};
}

static void test_colours_web(void **state) {
    Report *report = *state;
    Page *page = report_add_page(report);
    add_rule(report, page, (Rect){10000, 10000, 100000, 20000}, (Paint){INK_BLUE, 1000});
    add_rule(report, page, (Rect){10000, 40000, 100000, 20000}, (Paint){INK_BLUE, 500});
    add_rule(report, page, (Rect){10000, 70000, 100000, 20000}, (Paint){INK_BLACK, 250});
    add_rule(report, page, (Rect){10000, 90000, 100000, 20000}, PAINT_NONE);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = opened(report);
    assert_says(said, "0 .2 .45 rg\n10 370 100 20 re f\n");
    assert_says(said, ".5 .6 .725 rg\n10 340 100 20 re f\n");
    assert_says(said, ".75 g\n10 310 100 20 re f\n");
    assert_says_not(said, "10 290 100 20 re");
}

static void test_colours_press(void **state) {
    Report *report = *state;
    Page *page = add_text_page(report, "black overprints");
    add_rule(report, page, (Rect){0, 0, 1000, 1000}, (Paint){INK_BLUE, 500});
    add_rule(report, page, (Rect){0, 0, 1000, 1000}, (Paint){INK_BLACK, 500});
    add_rule(report, page, (Rect){0, 0, 1000, 1000}, (Paint){INK_GOLD, 750});
    report_write(report, PROFILE_PRESS);
    judge_all(report);
    const char *said = opened(report);
    assert_says(said, "/V1 gs\n0 0 0 1 k\n");
    assert_says(said, "/V0 gs\n.5 .35 0 .1 k\n");
    assert_says(said, "0 0 0 .5 k\n");
    assert_says(said, "/C2 cs .75 scn\n");
    assert_says_not(said, " rg\n");
    assert_says(objects(report), "/Separation /Gold#20#28871#29 /DeviceCMYK");
    said = judge_good(report, "mutool trace report.pdf 1");
    assert_says(said, "colorspace=\"DeviceCMYK\" color=\"0 0 0 1\" ri=\"1\" bp=\"1\" op=\"1\"");
    assert_says_not(said, "colorspace=\"DeviceRGB\"");
}

static void test_paths(void **state) {
    Report *report = *state;
    Page *page = report_add_page(report);
    PathItem *path = &report_add_item(report, page, ITEM_PATH, 0)->path;
    *path = (PathItem){.fill = {INK_BLUE, 1000},
                       .stroke = {INK_BLACK, 1000},
                       .even_odd = true,
                       .width = 1500,
                       .cap = 1,
                       .join = 2,
                       .dash_on = 3000,
                       .dash_off = 2000};
    path_add(report->arena, &path->path, PATH_MOVE, 10000, 10000);
    path_add(report->arena, &path->path, PATH_LINE, 50000, 10001);
    path->path.verbs[path->path.verb_count++] = PATH_CURVE;
    const Point curve[] = {{60000, 20000}, {60000, 40000}, {50000, 50000}};
    for (int i = 0; i < 3; i++) path->path.points[path->path.point_count++] = curve[i];
    path_add(report->arena, &path->path, PATH_CLOSE, 0, 0);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says(opened(report),
                "0 .2 .45 rg\n0 G\n1.5 w\n1 J\n2 j\n[3 2]0 d\n10 390 m\n50 389.999 l\n"
                "60 380 60 360 50 350 c\nh\nB*\n");
}

static void test_groups(void **state) {
    Report *report = *state;
    Page *page = report_add_page(report);
    // a quarter turn, clockwise as seen, about (100, 100): the inner x runs down the page
    GroupItem *group = &report_add_item(report, page, ITEM_GROUP, 0)->group;
    group->matrix = (Matrix){0, 65536, -65536, 0, 100000, 100000};
    group->clip = box_path(report->arena, 0, 0, 50000, 50000);
    add_rule(report, page, (Rect){0, 0, 30000, 10000}, (Paint){INK_BLUE, 1000});
    report_add_item(report, page, ITEM_END, 0);
    add_rule(report, page, (Rect){0, 0, 10000, 10000}, (Paint){INK_BLUE, 1000});
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = opened(report);
    assert_says(said, "q\n0 -1 1 0 100 300 cm\n0 0 m\n50 0 l\n50 -50 l\n0 -50 l\nh\nW n\n");
    // the colour set inside is forgotten with Q
    assert_says(said, "0 .2 .45 rg\n0 -10 30 10 re f\nQ\n0 .2 .45 rg\n0 390 10 10 re f\n");
    // inner (0..30, 0..10) lies at x 90..100, y 100..130 of the page
    const char *row =
        judge_good(report, "mutool draw -N -q -r 72 -c gray -F pnm -o - report.pdf 1 | "
                           "tail -c +16 | head -c 36300 | tail -c 300 | od -An -v -tu1 -w300");
    int values[300];
    for (int i = 0; i < 300; i++) values[i] = (int)strtol(row, (char **)&row, 10);
    assert_int_equal(values[80], 255);
    assert_true(values[95] < 128);
    assert_int_equal(values[105], 255);
}

static void test_deep_groups(void **state) {
    Report *report = *state;
    Page *page = report_add_page(report);
    for (int i = 0; i < 40; i++)
        report_add_item(report, page, ITEM_GROUP, 0)->group.matrix = MATRIX_IDENTITY;
    for (int i = 0; i < 40; i++) report_add_item(report, page, ITEM_END, 0);
    assert_false(report_emit(report, PROFILE_WEB, 1));
    assert_rule(report, "group-depth");
    assert_int_equal(report->pdf.size, 0);
}

static void test_drawings(void **state) {
    Report *report = *state;
    Arena *arena = report->pages->arena;
    Drawing *drawing = array_add(arena, &report->pages->drawings);
    drawing->box = (Rect){0, 0, 20000, 10000};
    items_add(arena, &drawing->items, ITEM_RULE, LAYER_PRINT, 0)->rule =
        (RuleItem){{0, 0, 20000, 10000}, {INK_BLUE, 1000}};
    array_add(arena, &report->pages->drawings); // never placed
    Page *page = report_add_page(report);
    for (int i = 0; i < 50; i++)
        report_add_item(report, page, ITEM_DRAWING, 0)->drawing =
            (DrawingItem){0, {32768, 0, 0, 32768, i * 5000, i * 7000}};
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = opened(report);
    assert_says(said, "q\n.5 0 0 .5 5 393 cm\n/D0 Do\nQ\n");
    assert_says(said, "0 .2 .45 rg\n0 -10 20 10 re f\n");
    assert_string_equal(
        judge_good(report,
                   "qpdf --json=2 --json-key=qpdf report.pdf | grep -c '\"/Subtype\": \"/Form\"'"),
        "1\n");
}

// ---- layers ------------------------------------------------------------------------------------

static void test_layers(void **state) {
    Report *report = *state;
    Page *page = add_text_page(report, "report");
    report_add_text(report, page, 0, 30000, (Point){50000, 200000}, "DRAFT", 0);
    array_last(&page->items)->layer = LAYER_WATERMARK;
    Item *group = report_add_item(report, page, ITEM_GROUP, 0);
    group->layer = LAYER_LINES;
    group->group.matrix = MATRIX_IDENTITY;
    report_add_text(report, page, 0, 6000, (Point){5000, 200000}, "x.yaml:12", 0);
    array_last(&page->items)->layer = LAYER_LINES;
    report_add_item(report, page, ITEM_END, 0);
    report_add_text(report, page, 0, 6000, (Point){5000, 300000}, "behind", 0);
    report_write(report, PROFILE_DRAFT);
    judge_all(report);
    assert_string_equal(judge_good(report, "pdftotext -raw report.pdf - | tr '\\n\\f' ' '"),
                        "report DRAFT x.yaml:12 behind  ");
    const char *said = opened(report);
    assert_says(said, "/OC/L1 BDC\n");
    assert_says(said, "/Name (Watermark)");
    assert_says(said, "/Name (Source line numbers)");
    assert_says(said, "/BaseState /ON");
    assert_says_not(said, "/Name (Baseline grid)");
    assert_says(said, "/PrintState /ON");
    assert_says_not(said, "/OFF [");
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_string_equal(judge_good(report, "pdftotext -raw report.pdf - | tr '\\n\\f' ' '"),
                        "report behind  ");
    assert_says_not(opened(report), "/OCG");
}

// ---- navigation --------------------------------------------------------------------------------

static void add_navigation(Report *report) {
    Pages *pages = report->pages;
    *array_add(pages->arena, &pages->destinations) = (Destination){1, {0, 0}, TEXT("preface")};
    *array_add(pages->arena, &pages->destinations) =
        (Destination){3, {20000, 100000}, TEXT("article (two)")};
    const Bookmark bookmarks[] = {{0, 1, TEXT("Раздел")},
                                  {1, 1, TEXT("First")},
                                  {1, 2, TEXT("Second")},
                                  {0, 2, TEXT("Back")}};
    for (int i = 0; i < 4; i++) *array_add(pages->arena, &pages->bookmarks) = bookmarks[i];
    const char *labels[] = {"Cover", "ii", "1", "2", "7", "A-1"};
    for (int32_t i = 0; i < pages->pages.count; i++) pages->pages.at[i].label = text_of(labels[i]);
}

static void test_navigation(void **state) {
    Report *report = *state;
    for (int i = 0; i < 6; i++) add_text_page(report, "page");
    add_navigation(report);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = judge_good(report, "mutool show report.pdf outline");
    // level by level, each with its page and the height above it
    assert_says(said, "\"Раздел\"\t#page=1");
    assert_says(said, "\t\"Second\"\t#page=3");
    assert_says(said, "\"Back\"\t#page=3");
    said = judge_good(report, "qpdf --json=2 --json-key=outlines --json-key=pagelabels report.pdf");
    assert_says(said, "\"title\": \"Second\"");
    said = judge_good(report, "qpdf --json=2 --json-key=pagelabels report.pdf | tr -d ' \\n'");
    assert_says(said, "{\"index\":0,\"label\":{\"/P\":\"u:Cover\",\"/"
                      "St\":1}},{\"index\":1,\"label\":{\"/P\":\"u:ii\",\"/St\":1}},"
                      "{\"index\":2,\"label\":{\"/S\":\"/D\",\"/"
                      "St\":1}},{\"index\":4,\"label\":{\"/S\":\"/D\",\"/St\":7}},"
                      "{\"index\":5,\"label\":{\"/P\":\"u:A-1\",\"/St\":1}}");
    said = judge_good(report, "pdfinfo -dests report.pdf");
    assert_says(said, "\"preface\"");
    assert_says(said, "\"article (two)\"");
    assert_says(objects(report), "/XYZ null 300 null ]");
}

static int32_t add_link(Report *report, const char *url, int32_t destination) {
    int32_t parent = pages_add_tag(report->pages, 0, ROLE_P, (Place){0});
    int32_t link = pages_add_tag(report->pages, parent, ROLE_LINK, (Place){0});
    tag_own_words(report->arena, &report->pages->tags.at[link - 1])->url = text_of(url);
    report->pages->tags.at[link - 1].destination = destination;
    return link;
}

static void test_links(void **state) {
    Report *report = *state;
    for (int i = 0; i < 3; i++) add_text_page(report, "page");
    add_navigation(report);
    Page *page = &report->pages->pages.at[0];
    int32_t web = add_link(report, "https://example.org/å?q=(1)", 0),
            inside = add_link(report, NULL, 2);
    int32_t bold = pages_add_tag(report->pages, web, ROLE_SPAN, (Place){0});
    // a link over two lines, the second in two runs; another that moves with its group
    report_add_text(report, page, 0, 10000, (Point){100000, 100000}, "first line of con\xC2\xAD",
                    web);
    TextItem *second =
        report_add_text(report, page, 0, 10000, (Point){20000, 113000}, "tract, ", web);
    Point end = {20000 + text_item_width(second), 113000};
    report_add_text(report, page, 0, 10000, end, "bold", bold);
    report_add_item(report, page, ITEM_GROUP, 0)->group.matrix =
        (Matrix){65536, 0, 0, 65536, 0, 50000};
    report_add_text(report, page, 0, 10000, (Point){20000, 200000}, "see there", inside);
    report_add_text(report, page, 0, 10000, (Point){150000, 200000}, "7", inside);
    report_add_item(report, page, ITEM_END, 0);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *count = judge_good(
        report, "qpdf --json=2 --json-key=qpdf report.pdf | grep -c '\"/Subtype\": \"/Link\"'");
    assert_string_equal(count, "3\n");
    const char *said = objects(report);
    assert_says(said, "/URI (https://example.org/%C3%A5?q=\\(1\\))");
    assert_says(said, "/Contents (first line of contract, bold)");
    assert_says(said, "/Contents (see there 7)");
    assert_says(said, "/F 4");
    // from the descent below the group's baseline at 400 - 250 pt
    Text rect =
        text_print(report->arena, "/Rect [ 20 147.%02d ", 300 + report_font(report, 0)->descent);
    assert_says(said, rect.at);
    report_write(report, PROFILE_PRESS);
    assert_says_not(opened(report), "/Annots");
}

// a reference to nowhere makes no link, and no broken file
static void test_link_to_nowhere(void **state) {
    Report *report = *state;
    Page *page = add_text_page(report, "page");
    report_add_text(report, page, 0, 10000, (Point){100000, 100000}, "nowhere",
                    add_link(report, NULL, 99));
    *array_add(report->pages->arena, &report->pages->bookmarks) =
        (Bookmark){3, 77, TEXT("Nowhere")};
    report_write(report, PROFILE_WEB);
    judge_all(report);
    assert_says_not(opened(report), "/Link");
}

// ---- the whole file ----------------------------------------------------------------------------

static void test_many_pages(void **state) {
    Report *report = *state;
    enum { COUNT = 40000 };
    for (int i = 0; i < COUNT; i++) report_add_page(report);
    for (int i = 0; i < COUNT; i++) {
        *array_add(report->pages->arena, &report->pages->destinations) =
            (Destination){i + 1, {0, 0}, text_print(report->arena, "d%05d", i)};
        report->pages->pages.at[i].label = text_print(report->arena, "p%d", i);
    }
    report_write(report, PROFILE_WEB);
    assert_string_equal(judge_good(report, "qpdf --show-npages report.pdf"), "40000\n");
    assert_says(judge_good(report, "pdfinfo -f 39999 -l 40000 report.pdf | tr -s ' '"),
                "Page 40000 size: 300 x 400 pts");
    assert_says(judge_good(report, "mutool show report.pdf pages/40000"),
                "/MediaBox [ 0 0 300 400 ]");
}

static void fill_report(Report *report) {
    for (int i = 0; i < 6; i++) {
        Page *page =
            add_text_page(report, "The same inputs give the same bytes: efficient, con\xC2\xAD");
        add_rule(report, page, (Rect){i * 1000, 0, 5000, 5000},
                 (Paint){INK_BLUE, (int16_t)(i * 50)});
    }
    report_add_font(report, "PT Sans", "bold");
    report_add_text(report, &report->pages->pages.at[3], 1, 20000, corner, "Heading", 0);
}

static void test_sameness(void **state) {
    Report *report = *state;
    fill_report(report);
    add_navigation(report);
    for (Profile profile = PROFILE_WEB; profile <= PROFILE_DRAFT; profile++) {
        assert_true(report_emit(report, profile, 1));
        report_save(report, "report.pdf");
        for (int32_t threads = 0; threads <= 5; threads += 5) {
            assert_true(report_emit(report, profile, threads));
            report_save(report, "again.pdf");
            judge_silent(report, "cmp report.pdf again.pdf");
        }
    }
    // one word less is another file, with another name for itself
    const char *before =
        judge_good(report, "grep -a -o '/ID.*' -A 3 again.pdf | grep -a '<' | head -1");
    Text name = text_copy(report->arena, text_of(before));
    report->pages->pages.at[5].items.count = 0;
    report_write(report, PROFILE_DRAFT);
    assert_string_not_equal(
        judge_good(report, "grep -a -o '/ID.*' -A 3 report.pdf | grep -a '<' | head -1"), name.at);
}

static void test_no_pages(void **state) {
    Report *report = *state;
    assert_false(report_emit(report, PROFILE_WEB, 1));
    assert_rule(report, "no-pages");
}

// Fonts and pictures that exist, in the place of invented ones.
static void make_real(Report *report, Pages *pages, PagesImage image) {
    report->pages = pages;
    for (int32_t i = 0; i < pages->images.count; i++) pages->images.at[i] = image;
    for (int32_t i = 0; i < pages->fonts.count; i++) {
        report_add_font(report, i & 1 ? "Inter" : "PT Serif", "regular");
        pages->fonts.at[i] = pages->fonts.at[--pages->fonts.count];
    }
    for (int32_t p = 0; p < pages->pages.count; p++) {
        Items *items = &pages->pages.at[p].items;
        for (int32_t i = 0; i < items->count; i++) {
            Item *item = &items->at[i];
            if (item->kind == ITEM_IMAGE)
                item->image.crop = (Rect){item->image.crop.x % 32, item->image.crop.y % 16, 9, 5};
            for (int32_t k = 0; item->kind == ITEM_TEXT && k < item->text.glyph_count; k++)
                item->text.glyphs[k].gid %= 600;
        }
    }
}

// whatever a Pages file may hold becomes a file that qpdf likes
static void test_any_pages(void **state) {
    Report *report = *state;
    Pages *own = report->pages;
    Buffer jpeg = fixture_jpeg((JpegFixture){.channels = 4});
    const char *why = NULL;
    assert_true(file_write(report_path(report, "a.jpg").at, buffer_view(&jpeg), &why));
    buffer_free(&jpeg);
    for (uint64_t seed = 1; seed <= 150; seed++) {
        Pages *pages = random_pages(seed);
        make_real(report, pages, (PagesImage){.file = TEXT("a.jpg"), .width = 32, .height = 16});
        memset(pages->outputs, 0, sizeof pages->outputs); // of invented profiles
        for (Profile profile = PROFILE_WEB; pages->pages.count && profile <= PROFILE_DRAFT; profile++) {
            report_write(report, profile);
            if (seed % 16 == 0) judge_good(report, "qpdf --check report.pdf");
        }
        pages_free(pages);
    }
    report->pages = own;
}

// the judges themselves: a file broken in one way must fail
static void test_judges(void **state) {
    Report *report = *state;
    add_text_page(report, "words");
    report_write(report, PROFILE_WEB);
    int status = 0;
    judge_good(report, "head -c 1000 report.pdf > cut.pdf");
    judge(report, "qpdf --check cut.pdf", &status);
    assert_int_not_equal(status, 0);
    judge_good(report, "sed 's/startxref/startxxxx/' report.pdf > lost.pdf");
    assert_says(judge(report, "qpdf --check lost.pdf", &status), "WARNING");
    // a font that the page does not have
    judge_good(report, "sed 's|/Font<</F0|/Font<</F9|' report.pdf > odd.pdf");
    assert_says(judge(report, "pdftoppm -r 20 odd.pdf odd", &status), "Unknown font tag");
    assert_true(*judge(report, "gs -q -dNOPAUSE -dBATCH -dPDFSTOPONERROR -sDEVICE=nullpage cut.pdf",
                       &status));
}

#define with_report(test) cmocka_unit_test_setup_teardown(test, report_open, report_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        with_report(test_boxes_web),   with_report(test_boxes_press),
        with_report(test_information), with_report(test_date_from_environment),
        with_report(test_colours_web), with_report(test_colours_press),
        with_report(test_paths),       with_report(test_groups),
        with_report(test_deep_groups), with_report(test_drawings),
        with_report(test_layers),      with_report(test_navigation),
        with_report(test_links),       with_report(test_link_to_nowhere),
        with_report(test_many_pages),
        with_report(test_any_pages),  with_report(test_sameness),
        with_report(test_no_pages),    with_report(test_judges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
