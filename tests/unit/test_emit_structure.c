// test_emit_structure.c: tags as a structure tree, as poppler and qpdf read it: order, artifacts, links, tables, names.
#include "emit_fixtures.h"

static int32_t add_tag(Report *report, int32_t parent, Role role) {
    return pages_add_tag(report->pages, parent, role, (Place){0});
}

static Tag *tag_at(Report *report, int32_t tag) {
    return &report->pages->tags.at[tag - 1];
}

// a text in a new tag, or under one that is there
static int32_t say(Report *report, Page *page, int32_t parent, Role role, const char *words) {
    int32_t tag = role == ROLE_COUNT ? parent : add_tag(report, parent, role);
    Unit y = 20000 + 12000 * page->items.count;
    report_add_text(report, page, 0, 10000, (Point){20000, y}, words, tag);
    return tag;
}

static Page *begin(Report *report) {
    if (!report->pages->fonts.count) report_add_font(report, "PT Serif", "regular");
    return report_add_page(report);
}

static const char *tree(Report *report, Profile profile) {
    report_write(report, profile);
    judge_all(report);
    return judge_good(report, "pdfinfo -struct-text report.pdf | sed 's/ (inline)//; s/ (block)//; s/Object .*/OBJR/'");
}

// ---- order -------------------------------------------------------------------------------------

static void test_order(void **state) {
    Report *report = *state;
    Page *first = begin(report), *second = begin(report);
    first = &report->pages->pages.at[0];
    int32_t whole = add_tag(report, 0, ROLE_DOCUMENT), one = add_tag(report, whole, ROLE_P);
    say(report, first, one, ROLE_COUNT, "before ");
    int32_t word = say(report, first, one, ROLE_SPAN, "within");
    tag_at(report, word)->language = TEXT("ru");
    say(report, first, one, ROLE_COUNT, " behind");
    int32_t two = add_tag(report, whole, ROLE_P), three = add_tag(report, whole, ROLE_P);
    say(report, first, three, ROLE_COUNT, "painted first");
    say(report, first, two, ROLE_COUNT, "parted by ");
    say(report, second, two, ROLE_COUNT, "a page");
    add_tag(report, whole, ROLE_P); // of nothing that is shown
    assert_string_equal(tree(report, PROFILE_WEB), "Document\n"
                                                   "  P\n"
                                                   "    \"before \"\n"
                                                   "    Span\n"
                                                   "      \"within\"\n"
                                                   "    \" behind\"\n"
                                                   "  P\n"
                                                   "    \"parted by \"\n"
                                                   "    \"a page\"\n"
                                                   "  P\n"
                                                   "    \"painted first\"\n");
}

// what glyphs stand for is said in marks of their own: poppler would lose what follows
static void test_actual_text(void **state) {
    Report *report = *state;
    Page *page = begin(report);
    int32_t whole = add_tag(report, 0, ROLE_DOCUMENT);
    int32_t tag = say(report, page, whole, ROLE_P, "well-bound con\xC2\xAD");
    say(report, page, tag, ROLE_COUNT, "certina books");
    assert_string_equal(tree(report, PROFILE_WEB), "Document\n"
                                                   "  P\n"
                                                   "    \"well-bound con\"\n"
                                                   "    \"-\"\n"
                                                   "    \"certina books\"\n");
    assert_says(judge_good(report, "pdftotext -raw report.pdf -"), "con\xC2\xAD\ncertina");
}

// ---- artifacts ---------------------------------------------------------------------------------

static int32_t add_artifact(Report *report, ArtifactKind kind) {
    int32_t tag = add_tag(report, 0, ROLE_ARTIFACT);
    tag_at(report, tag)->artifact = kind;
    return tag;
}

static void test_artifacts(void **state) {
    Report *report = *state;
    Page *page = begin(report);
    int32_t whole = add_tag(report, 0, ROLE_DOCUMENT), background = add_artifact(report, ARTIFACT_BACKGROUND);
    report_add_item(report, page, ITEM_RULE, background)->rule =
        (RuleItem){{10000, 20000, 30000, 40000}, {INK_BLUE, 200}};
    say(report, page, whole, ROLE_P, "content");
    say(report, page, add_artifact(report, ARTIFACT_HEADER), ROLE_COUNT, "head");
    report_add_text(report, page, 0, 10000, (Point){20000, 390000}, "7", add_artifact(report, ARTIFACT_PAGINATION));
    assert_string_equal(tree(report, PROFILE_WEB), "Document\n  P\n    \"content\"\n");
    assert_string_equal(
        judge_good(report, "qpdf --qdf --object-streams=disable report.pdf - | grep -a -o '^/[A-Z].*DC'"),
        "/Artifact<</Type/Background/BBox[10 340 40 380]>>BDC\n"
        "/P<</MCID 0>>BDC\n"
        "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
        "/Artifact<</Type/Pagination/Attached[/Bottom]>>BDC\n");
}

// layers stand outside the tags and close them
static void test_layers(void **state) {
    Report *report = *state;
    Page *page = begin(report);
    int32_t whole = add_tag(report, 0, ROLE_DOCUMENT), tag = say(report, page, whole, ROLE_P, "under");
    say(report, page, add_artifact(report, ARTIFACT_WATERMARK), ROLE_COUNT, "mark");
    array_last(&page->items)->layer = LAYER_WATERMARK;
    say(report, page, tag, ROLE_COUNT, "over");
    assert_string_equal(tree(report, PROFILE_DRAFT), "Document\n  P\n    \"under\"\n    \"over\"\n");
    assert_string_equal(
        judge_good(report, "qpdf --qdf --object-streams=disable report.pdf - | grep -a -o '^.*DC$\\|^E[MT].*'"),
        "/P<</MCID 0>>BDC\nEMC\nET\n/OC/L1 BDC\n/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\nEMC\nET\nEMC\n"
        "/P<</MCID 1>>BDC\nEMC\nET\n");
}

// ---- links -------------------------------------------------------------------------------------

static void add_links(Report *report) {
    Page *page = begin(report);
    int32_t whole = add_tag(report, 0, ROLE_DOCUMENT), list = add_tag(report, whole, ROLE_CONTENTS);
    int32_t entry = add_tag(report, list, ROLE_CONTENTS_ITEM);
    *array_add(report->pages->arena, &report->pages->destinations) = (Destination){.page = 1};
    int32_t reference = say(report, page, entry, ROLE_REFERENCE, "Gardens 4");
    tag_at(report, reference)->destination = 1;
    int32_t text = say(report, page, whole, ROLE_P, "see ");
    int32_t link = say(report, page, text, ROLE_LINK, "there");
    tag_own_words(report->arena, tag_at(report, link))->url = TEXT("https://example.org");
}

static void test_links_web(void **state) {
    Report *report = *state;
    add_links(report);
    assert_string_equal(tree(report, PROFILE_WEB), "Document\n  TOC\n    TOCI\n      Reference\n        Link\n"
                                                   "          \"Gardens 4\"\n          OBJR\n"
                                                   "  P\n    \"see \"\n    Link\n      \"there\"\n      OBJR\n");
}

static void test_links_press(void **state) {
    Report *report = *state;
    add_links(report);
    assert_string_equal(tree(report, PROFILE_PRESS), "Document\n  TOC\n    TOCI\n      Reference\n"
                                                     "        \"Gardens 4\"\n"
                                                     "  P\n    \"see \"\n    Span\n      \"there\"\n");
}

// ---- tables and notes --------------------------------------------------------------------------

static int32_t add_head(Report *report, Page *page, int32_t row, Scope scope, const char *words) {
    int32_t tag = say(report, page, row, ROLE_HEAD_CELL, words);
    tag_at(report, tag)->scope = scope;
    return tag;
}

//   .      | 2021       |         the head of two columns, over their own heads
//   State  | men | women
//   North  |  1  |   2
//   South  |     |   3            an empty cell
static void add_table(Report *report) {
    Page *page = begin(report);
    int32_t table = add_tag(report, add_tag(report, 0, ROLE_DOCUMENT), ROLE_TABLE);
    int32_t row = add_tag(report, table, ROLE_ROW);
    tag_at(report, add_head(report, page, row, SCOPE_COLUMN, "State"))->row_span = 2;
    tag_at(report, add_head(report, page, row, SCOPE_COLUMN, "2021"))->column_span = 2;
    row = add_tag(report, table, ROLE_ROW);
    add_head(report, page, row, SCOPE_COLUMN, "men");
    add_head(report, page, row, SCOPE_COLUMN, "women");
    row = add_tag(report, table, ROLE_ROW);
    add_head(report, page, row, SCOPE_ROW, "North");
    say(report, page, row, ROLE_CELL, "1");
    say(report, page, row, ROLE_CELL, "2");
    row = add_tag(report, table, ROLE_ROW);
    add_head(report, page, row, SCOPE_ROW, "South");
    add_tag(report, row, ROLE_CELL);
    say(report, page, row, ROLE_CELL, "3");
}

static void test_table(void **state) {
    Report *report = *state;
    add_table(report);
    report_write(report, PROFILE_WEB);
    judge_all(report);
    const char *said = judge_good(report, "pdfinfo -struct-text report.pdf | tr -s ' \\n' ' '");
    assert_says(said, "TR TH <t0000000004>: /Scope /Column /RowSpan 2 \"State\" "
                      "TH <t0000000005>: /Scope /Column /ColSpan 2 \"2021\" TR");
    assert_says(said, "TD: /Headers [(t0000000010) (t0000000005) (t0000000007)] \"1\" "
                      "TD: /Headers [(t0000000010) (t0000000005) (t0000000008)] \"2\" TR");
    assert_says(said, "TD: /Headers [(t0000000014) (t0000000005) (t0000000007)] "
                      "TD: /Headers [(t0000000014) (t0000000005) (t0000000008)] \"3\"");
}

// the name of a group of rows takes the place of the group's before, not of the columns' names
static void test_groups_of_rows(void **state) {
    Report *report = *state;
    Page *page = begin(report);
    int32_t table = add_tag(report, add_tag(report, 0, ROLE_DOCUMENT), ROLE_TABLE);
    int32_t row = add_tag(report, table, ROLE_ROW);
    add_head(report, page, row, SCOPE_COLUMN, "men");
    add_head(report, page, row, SCOPE_COLUMN, "women");
    for (int i = 0; i < 2; i++) {
        row = add_tag(report, table, ROLE_ROW);
        tag_at(report, add_head(report, page, row, SCOPE_COLUMN, i ? "August" : "July"))->column_span = 2;
        row = add_tag(report, table, ROLE_ROW);
        say(report, page, row, ROLE_CELL, "1");
        say(report, page, row, ROLE_CELL, "2");
    }
    report_write(report, PROFILE_WEB);
    assert_says(judge_good(report, "pdfinfo -struct-text report.pdf | tr -s ' \n' ' '"),
                "TH <t0000000012>: /Scope /Column /ColSpan 2 \"August\" TR "
                "TD: /Headers [(t0000000004) (t0000000012)] \"1\" "
                "TD: /Headers [(t0000000005) (t0000000012)] \"2\"");
}

// rows and cells of spans that no table has: nothing goes wrong, and the judges do not complain
static void test_odd_tables(void **state) {
    Report *report = *state;
    Page *page = begin(report);
    int32_t table = add_tag(report, 0, ROLE_TABLE);
    for (int r = 0; r < 40; r++) {
        int32_t row = add_tag(report, table, ROLE_ROW);
        for (int c = 0; c < 90; c++) {
            int32_t tag = add_tag(report, row, c % 3 ? ROLE_CELL : ROLE_HEAD_CELL);
            tag_at(report, tag)->row_span = c * r % 7 ? 0 : 10000;
            tag_at(report, tag)->column_span = c * r % 5 ? 0 : 10000;
            tag_at(report, tag)->scope = (Scope)(c % 3);
        }
    }
    say(report, page, add_tag(report, table, ROLE_CELL), ROLE_P, "stray");
    report_write(report, PROFILE_WEB);
    judge_all(report);
}

// more notes and marks than an array of libharu holds: both trees are trees
static void test_many(void **state) {
    Report *report = *state;
    enum { PAGES = 80, NOTES = 500 };
    for (int i = 0; i < PAGES; i++) begin(report);
    int32_t whole = add_tag(report, 0, ROLE_DOCUMENT);
    for (int i = 0; i < PAGES; i++)
        for (int k = 0; k < NOTES; k++)
            report_add_item(report, &report->pages->pages.at[i], ITEM_RULE, add_tag(report, whole, ROLE_NOTE))->rule =
                (RuleItem){{1000 * k, 1000, 500, 500}, {INK_BLUE, 1000}};
    report_write(report, PROFILE_WEB);
    assert_says(judge_good(report, "qpdf --check report.pdf"), "No syntax");
    assert_string_equal(judge_good(report, "pdfinfo -struct report.pdf | grep -c '^  Note <t'"), "40000\n");
    assert_string_equal(
        judge_good(report, "pdfinfo -struct report.pdf | grep -o '<.*>' | sort -u | wc -l"), "40000\n");
}

int main(void) {
#define with_report(test) cmocka_unit_test_setup_teardown(test, report_open, report_close)
    const struct CMUnitTest tests[] = {
        with_report(test_order),      with_report(test_actual_text), with_report(test_artifacts),
        with_report(test_layers),     with_report(test_links_web),   with_report(test_links_press),
        with_report(test_table),      with_report(test_odd_tables),  with_report(test_many),
        with_report(test_groups_of_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
