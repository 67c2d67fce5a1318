// test_chart.c: rows become categories and numbers; dates, decimals, the words for those who cannot see; axes.
#include "layout/chart_axis.h"
#include "parse/charts.h"
#include "support/places.h"
#include "support/test.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
} Fixture;

static int set_up(void **state) {
    Arena *arena = arena_new();
    Fixture *fixture = arena_new_of(arena, Fixture);
    *fixture = (Fixture){arena, diagnostics_new(arena)};
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    arena_free(((Fixture *)*state)->arena);
    return 0;
}

// counts a chart as it would stand in an article
static Chart *count_in(Fixture *fixture, const char *bytes, const char *language) {
    fixture->diagnostics = diagnostics_new(fixture->arena);
    const YamlNode *tree =
        yaml_read(fixture->arena, text_of(bytes), TEXT("x.yaml"), fixture->diagnostics);
    if (!tree) fail_msg("%s", fixture->diagnostics->all.at[0].message.at);
    ChartSource source = {0};
    schema_read(fixture->arena, &chart_source_type, tree, &source, fixture->diagnostics);
    const Data *data = data_read_rows(fixture->arena, source.rows, fixture->diagnostics);
    return data ? chart_count(fixture->arena, fixture->arena, &source, data, text_of(language),
                              fixture->diagnostics)
                : NULL;
}

static Chart *count(Fixture *fixture, const char *bytes) {
    return count_in(fixture, bytes, "en-GB");
}

// its numbers as one line: "a 1,2; b 3,4"
static void check_chart(Fixture *fixture, const Chart *chart, const char *expected) {
    if (fixture->diagnostics->all.count) fail_msg("%s", fixture->diagnostics->all.at[0].message.at);
    assert_non_null(chart);
    Text line = TEXT("");
    for (int32_t c = 0; c < chart->categories.count; c++) {
        line = text_print(fixture->arena, "%.*s%s%.*s ", TEXT_ARG(line), c ? "; " : "",
                          TEXT_ARG(chart->categories.at[c].name));
        for (int32_t s = 0; s < chart->series.count; s++) {
            long long value = (long long)chart_value(chart, c, s);
            line = value % 1000 ? text_print(fixture->arena, "%.*s%s%lld/1000", TEXT_ARG(line),
                                             s ? "," : "", value)
                                : text_print(fixture->arena, "%.*s%s%lld", TEXT_ARG(line),
                                             s ? "," : "", value / 1000);
        }
    }
    assert_same_text(line, text_of(expected));
}

// that rows lack a key may come before the fault
static void drop_warnings(Diagnostics *diagnostics) {
    int32_t kept = 0;
    for (int32_t i = 0; i < diagnostics->all.count; i++)
        if (diagnostics->all.at[i].severity == SEVERITY_ERROR)
            diagnostics->all.at[kept++] = diagnostics->all.at[i];
    diagnostics->all.count = kept;
}

static void check_fault(Fixture *fixture, const char *bytes, const char *rule, const char *part) {
    assert_null(count(fixture, bytes));
    drop_warnings(fixture->diagnostics);
    assert_only_fault(fixture->diagnostics, fixture->diagnostics->all.at[0].place.line, part);
    assert_same_text(fixture->diagnostics->all.at[0].rule, text_of(rule));
}

// ---- counting ----------------------------------------------------------------------------------

static void test_counts(void **state) {
    check_chart(*state, count(*state, "chart: bar\ncategory: a\nrows: [{a: x}, {a: y}, {a: x}]\n"),
                "x 2; y 1");
    check_chart(*state,
                count(*state, "chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 3}, {a: y, n: "
                              "0.5}, {a: x, n: 4}]\n"),
                "x 7; y 500/1000");
    check_chart(*state,
                count(*state, "chart: bar\ncategory: a\nrows: [{a: [x, y]}, {a: [y, z]}]\n"),
                "x 1; y 2; z 1");
    check_chart(*state, count(*state, "chart: bar\ncategory: a\nrows: [{a: \" x \"}, {a: x}]\n"),
                "x 2");
}

static void test_series(void **state) {
    const char *rows = "rows: [{a: x, s: p}, {a: y, s: [q, p]}, {a: x, s: p}, {a: z, s: q}]\n";
    check_chart(*state,
                count(*state, text_print(((Fixture *)*state)->arena,
                                         "chart: matrix\ncategory: a\nseries: s\n%s", rows)
                                  .at),
                "x 2,0; y 1,1; z 0,1");
}

static void test_orders(void **state) {
    check_chart(
        *state,
        count(*state,
              "chart: bar\ncategory: a\norder: value\nrows: [{a: x}, {a: y}, {a: z}, {a: z}]\n"),
        "z 2; x 1; y 1");
    check_chart(*state,
                count(*state, "chart: bar\ncategory: a\norder: name\nrows: [{a: Zug}, {a: Äther}, "
                              "{a: apple}, {a: Bern}]\n"),
                "apple 1; Äther 1; Bern 1; Zug 1");
    check_chart(*state,
                count_in(*state,
                         "chart: bar\ncategory: a\norder: name\nrows: [{a: Zug}, {a: Äther}]\n",
                         "sv"),
                "Zug 1; Äther 1");
}

static void test_months(void **state) {
    check_chart(*state,
                count(*state, "chart: bar\ncategory: d\nby: month\nrows: [{d: 2021-07-13}, {d: "
                              "2021-04-30}, {d: 2021-07}]\n"),
                "April 1; May 0; June 0; July 2");
    const Chart *chart = count(
        *state, "chart: bar\ncategory: d\nby: month\nrows: [{d: 2020-12-31}, {d: 2021-01-01}]\n");
    check_chart(*state, chart, "December 2020 1; January 2021 1");
    assert_same_text(chart->categories.at[0].shorter, TEXT("Dec"));
    assert_same_text(chart->categories.at[0].shortest, TEXT("D"));
    assert_same_text(chart->categories.at[1].group, TEXT("2021"));
    check_chart(
        *state,
        count_in(*state, "chart: bar\ncategory: d\nby: month\nrows: [{d: 2021-07-13}]\n", "ru"),
        "июль 1");
    check_chart(*state,
                count(*state, "chart: bar\ncategory: d\nby: year\nrows: [{d: 2021}, {d: "
                              "2018-02-28}, {d: 2021-07}]\n"),
                "2018 1; 2019 0; 2020 0; 2021 2");
}

static void test_rows_without(void **state) {
    Fixture *fixture = *state;
    const Chart *chart =
        count(fixture,
              "chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 1}, {n: 1}, {a: y}, {n: 2}]\n");
    assert_non_null(chart);
    assert_int_equal(chart->categories.count, 2);
    assert_int_equal(fixture->diagnostics->all.count, 2);
    assert_int_equal(diagnostics_count(fixture->diagnostics, SEVERITY_ERROR), 0);
    assert_int_equal(fixture->diagnostics->all.at[0].place.column, 22);
    assert_same_text(fixture->diagnostics->all.at[0].message,
                     TEXT("this row and others have no 'a' and are left out"));
    assert_same_text(fixture->diagnostics->all.at[1].message,
                     TEXT("this row has no 'n' and is counted as 0"));
}

static void test_faults(void **state) {
    static const struct {
        const char *bytes, *rule, *part;
    } faults[] = {
        {"chart: bar\ncategory: town\nrows: [{towns: x}]\n", "unknown-key",
         "did you mean 'towns'?"},
        {"chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: -3}]\n", "wrong-value",
         "expected a number of 0 or more, found '-3'"},
        {"chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: many}]\n", "wrong-value",
         "a number such as 40 or 12.5, found 'many'"},
        {"chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: \"1,200\"}]\n", "wrong-value",
         "a number such as 40"},
        {"chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 1000000000001}]\n", "wrong-value",
         "up to 1000000000000"},
        {"chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 99999999999999999999999}]\n",
         "wrong-value", "up to 1000000000000"},
        {"chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 1000000000000}, {a: x, n: 1}]\n",
         "chart-size", "in thousands or millions"},
        {"chart: line\ncategory: a\nseries: s\nrows: [{a: x}, {s: p}]\n", "chart-size",
         "there is nothing to show"},
        {"chart: bar\ncategory: d\nby: month\nrows: [{d: July}]\n", "bad-date", "found 'July'"},
        {"chart: bar\ncategory: d\nby: month\nrows: [{d: 2021}]\n", "bad-date", "found '2021'"},
        {"chart: bar\ncategory: d\nby: month\nrows: [{d: 2021-02-29}]\n", "bad-date",
         "found '2021-02-29'"},
        {"chart: bar\ncategory: d\nby: month\nrows: [{d: 1001-01-01}, {d: 2021-01-01}]\n",
         "chart-size", "more than 200 months: write 'by: year'"},
        {"chart: bar\ncategory: d\nby: year\nrows: [{d: 0001-01-01}, {d: 9999-01-01}]\n",
         "chart-size", "more than 200 years"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        check_fault(*state, faults[i].bytes, faults[i].rule, faults[i].part);
}

static void test_long_name(void **state) {
    Buffer bytes = {0};
    buffer_string(&bytes, "chart: bar\ncategory: a\nrows: [{a: ");
    for (int i = 0; i < 201; i++) buffer_byte(&bytes, 'x');
    buffer_string(&bytes, "}]\n");
    buffer_byte(&bytes, 0);
    check_fault(*state, bytes.bytes, "wrong-value", "at most 200 characters, this has 201");
    buffer_free(&bytes);
}

// no more than the limits, and no time to speak of
static void test_limits(void **state) {
    Buffer bytes = {0};
    buffer_string(&bytes, "chart: bar\ncategory: a\nrows:\n");
    for (int i = 0; i < 5000; i++) buffer_print(&bytes, "  - a: x%d\n", i);
    buffer_byte(&bytes, 0);
    check_fault(*state, bytes.bytes, "chart-size", "more than 200 categories");
    bytes.size = 0;
    buffer_string(&bytes, "chart: line\ncategory: a\nseries: s\nrows:\n");
    for (int i = 0; i < 13; i++) buffer_print(&bytes, "  - {a: x, s: %d}\n", i);
    buffer_byte(&bytes, 0);
    check_fault(*state, bytes.bytes, "chart-size", "more than 12 series");
    buffer_free(&bytes);
}

// ---- numbers, dates, words ---------------------------------------------------------------------

static void test_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t number;
    } cases[] = {{"0", 0},
                 {"40", 40000},
                 {" 7 ", 7000},
                 {"12.5", 12500},
                 {"0.125", 125},
                 {"-0", 0},
                 {"-1", -2},
                 {"", -1},
                 {".", -1},
                 {".5", -1},
                 {"1.", -1},
                 {"1.2345", -1},
                 {"1e3", -1},
                 {"+1", -1},
                 {"-", -1},
                 {"4 0", -1},
                 {"1000000000000", CHART_MOST_VALUE},
                 {"1000000000000.001", -3},
                 {"9223372036854775808", -3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (chart_read_number(text_of(cases[i].text)) != cases[i].number)
            fail_msg("'%s' is %lld", cases[i].text,
                     (long long)chart_read_number(text_of(cases[i].text)));
}

static void test_dates(void **state) {
    (void)state;
    assert_int_equal(chart_read_date(TEXT("2021-07-13"), BY_MONTH), 2021 * 12 + 6);
    assert_int_equal(chart_read_date(TEXT("2020-02-29"), BY_YEAR), 2020);
    static const char *const wrong[] = {"",           "2021",       "21-07-13",   "2021-7-13",
                                        "2021-13",    "2021-00",    "2021-07-32", "2021-07-13x",
                                        "2021/07/13", "0000-01-01", "2021-07-",   "1900-02-29"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(chart_read_date(text_of(wrong[i]), BY_MONTH), -1);
}

// months of a language that ICU does not know are the root's, whatever the machine speaks
static void test_unknown_language(void **state) {
    Fixture *fixture = *state;
    Locale *locale = locale_open(TEXT("xx"));
    assert_same_text(locale_month(fixture->arena, locale, 6, MONTH_FULL), TEXT("M07"));
    locale_close(locale);
}

static void test_words(void **state) {
    Fixture *fixture = *state;
    const Chart *bars = count(
        fixture, "chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 1250.5}, {a: y, n: 0}]\n");
    assert_same_text(chart_describe(fixture->arena, bars, TEXT("Letters by office ")),
                     TEXT("Letters by office. x: 1,250.5; y: 0."));
    assert_same_text(chart_describe(fixture->arena, bars, TEXT("Who wrote?")),
                     TEXT("Who wrote? x: 1,250.5; y: 0."));
    assert_same_text(chart_describe(fixture->arena, bars, (Text){0}), TEXT("x: 1,250.5; y: 0."));
    const char *rows =
        "category: a\nseries: s\nrows: [{a: x, s: p}, {a: y, s: [p, q]}, {a: y, s: q}]\n";
    const Chart *matrix = count(fixture, text_print(fixture->arena, "chart: matrix\n%s", rows).at);
    assert_same_text(chart_describe(fixture->arena, matrix, (Text){0}), TEXT("x: p; y: p, q 2."));
    const Chart *lines = count(fixture, text_print(fixture->arena, "chart: line\n%s", rows).at);
    assert_same_text(chart_describe(fixture->arena, lines, (Text){0}),
                     TEXT("x: p 1, q 0; y: p 1, q 2."));
    const Chart *german =
        count_in(fixture, "chart: bar\ncategory: a\nvalue: n\nrows: [{a: x, n: 1250.5}]\n", "de");
    assert_same_text(chart_describe(fixture->arena, german, (Text){0}), TEXT("x: 1.250,5."));
}

// ---- axes --------------------------------------------------------------------------------------

static void check_axis(int64_t most, int32_t steps, bool whole, int64_t step, int32_t lines) {
    ChartAxis axis = chart_axis(most, steps, whole);
    if (axis.step != step || axis.count != lines)
        fail_msg("up to %lld in %d: %d steps of %lld", (long long)most, steps, axis.count,
                 (long long)axis.step);
}

static void test_axes(void **state) {
    (void)state;
    check_axis(5000, 5, true, 1000, 5);
    check_axis(5000, 4, true, 2000, 3);
    check_axis(1140000, 6, true, 200000, 6);
    check_axis(1140000, 4, true, 500000, 3);
    check_axis(0, 5, true, 1000, 1);
    check_axis(0, 5, false, 1, 1);
    check_axis(1, 5, false, 1, 1);
    check_axis(700, 5, true, 1000, 1);
    check_axis(700, 5, false, 200, 4);
    check_axis(CHART_MOST_VALUE, 2, true, CHART_MOST_VALUE / 2, 2);
    for (int64_t most = 1; most < 1000000000; most = most * 13 / 9 + 1)
        for (int32_t steps = 1; steps <= 6; steps++) {
            ChartAxis axis = chart_axis(most, steps, false);
            assert_true(axis.count <= steps && chart_axis_top(axis) >= most &&
                        chart_axis_top(axis) - axis.step < most);
        }
}

static void test_scale(void **state) {
    (void)state;
    assert_int_equal(chart_scale(500, 1000, 99), 50);
    assert_int_equal(chart_scale(0, 0, 99), 0);
    assert_int_equal(chart_scale(CHART_MOST_VALUE, CHART_MOST_VALUE, 100000000), 100000000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_series, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_orders, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_months, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rows_without, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_long_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_dates),
        cmocka_unit_test_setup_teardown(test_unknown_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test(test_axes),
        cmocka_unit_test(test_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
