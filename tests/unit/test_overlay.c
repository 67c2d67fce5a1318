// test_overlay.c: what a draft shows besides the report, layer by layer: where it stands, what it says, what it hides.
#include <stdlib.h>

#include "layout/layers.h"
#include "layout/overlay.h"
#include "support/joined.h"
#include "support/test.h"

enum { FIRST = 4 }; // the foreword's first page

typedef struct {
    Joined *joined;
    Pages *pages;
} Bench;

static int open_bench(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    if (!bench) return -1;
    bench->joined = joined_new("cica", 7);
    bench->pages = joined_join(bench->joined);
    *state = bench;
    return 0;
}

static int close_bench(void **state) {
    Bench *bench = *state;
    pages_free(bench->pages);
    joined_free(bench->joined);
    free(bench);
    return 0;
}

static void add_layers(Bench *bench, unsigned layers) {
    Joined *joined = bench->joined;
    overlay_add(bench->pages, joined->document, joined->template, joined->setter, layers, joined->diagnostics);
}

static const Items *items_of(const Bench *bench, int32_t page) {
    return &bench->pages->pages.at[page - 1].items;
}

// The words on a layer of a page, "|" between two.
static Text layer_words(const Bench *bench, int32_t page, Layer layer) {
    Buffer words = {0};
    const Items *items = items_of(bench, page);
    for (int32_t i = 0; i < items->count; i++) {
        if (items->at[i].kind != ITEM_TEXT || items->at[i].layer != layer) continue;
        if (words.size) buffer_byte(&words, '|');
        buffer_text(&words, text_trim(items->at[i].text.source));
    }
    Text copy = text_copy(bench->joined->arena, buffer_view(&words));
    buffer_free(&words);
    return copy.at ? copy : TEXT("");
}

static bool has_words(Text words, const char *part) {
    return memmem(words.at, words.size, part, strlen(part)) != NULL;
}

// Another line of the first page's column, in a source line.
static LineRecord *add_line(Bench *bench, int32_t source_line, Unit below) {
    Pages *pages = bench->pages;
    LineRecord line = pages->lines.at[0];
    line.from.line = source_line;
    line.origin.y += below;
    LineRecord *added = array_add(pages->arena, &pages->lines);
    *added = line;
    return added;
}

// ---- layers ------------------------------------------------------------------------------------

static void what_is_not_asked_for_is_not_there(void **state) {
    Bench *bench = *state;
    for (int layer = LAYER_PRINT; layer < LAYER_SLUG; layer++) {
        pages_free(bench->pages);
        Pages *pages = bench->pages = joined_join(bench->joined);
        int32_t printed = items_of(bench, FIRST)->count;
        add_layers(bench, 1u << LAYER_PRINT | 1u << layer);
        int32_t count[LAYER_COUNT] = {0};
        for (int32_t i = 0; i < items_of(bench, FIRST)->count; i++) {
            const Item *item = &items_of(bench, FIRST)->at[i];
            count[item->layer]++;
            if (item->layer != LAYER_PRINT && item->tag) assert_true(tag_is_artifact(pages, item->tag));
        }
        assert_int_equal(count[LAYER_PRINT], printed);
        for (int other = LAYER_PRINT + 1; other < LAYER_COUNT; other++) assert_int_equal(count[other] > 0, other == layer);
    }
}

static void a_draft_has_all_and_hides_the_grid(void **state) {
    (void)state;
    unsigned all = (1u << LAYER_COUNT) - 1, grid = 1u << LAYER_PRINT | 1u << LAYER_GRID;
    assert_int_equal(layers_of(PROFILE_DRAFT, 0), all & ~(1u << LAYER_SLUG));
    assert_int_equal(layers_hidden(PROFILE_DRAFT, 0), 1u << LAYER_GRID);
    assert_int_equal(layers_of(PROFILE_DRAFT, grid), grid);
    assert_int_equal(layers_hidden(PROFILE_DRAFT, grid), 0); // asked for: shown
    assert_int_equal(layers_of(PROFILE_WEB, 0), 1u << LAYER_PRINT);
    assert_int_equal(layers_hidden(PROFILE_WEB, 0), 0);
}

static void layers_are_read_by_name(void **state) {
    (void)state;
    Options options = {.profile = PROFILE_DRAFT, .layer_names = TEXT("grid, marks")};
    assert_int_equal(layers_read(&options), 1u << LAYER_PRINT | 1u << LAYER_GRID | 1u << LAYER_MARKS);
    options.layer_names = TEXT("none");
    assert_int_equal(layers_read(&options), 1u << LAYER_PRINT);
    options.layer_names = TEXT("all");
    assert_int_equal(layers_read(&options), layers_of(PROFILE_DRAFT, 0));
    options.layer_names = (Text){0};
    assert_int_equal(layers_read(&options), 0);
}

static void what_could_hide_the_report_is_below_it(void **state) {
    Bench *bench = *state;
    bench->pages->lines.at[0].ratio = 2700;
    add_layers(bench, layers_of(PROFILE_DRAFT, 0));
    const Items *items = items_of(bench, FIRST);
    bool above = false;
    assert_int_equal(items->at[0].layer, LAYER_WATERMARK);
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        above |= item->layer == LAYER_PRINT && item->kind != ITEM_END;
        if (item->layer == LAYER_GRID) assert_false(above);
        if (item->layer == LAYER_FRAMES || item->layer == LAYER_LINES) assert_true(above);
        bool wash = item->layer == LAYER_MARKS && item->kind == ITEM_RULE && item->rule.paint.tint > 0;
        if (wash) assert_false(above);
    }
}

// ---- watermark ---------------------------------------------------------------------------------

static void the_watermark_names_edition_and_revision(void **state) {
    Bench *bench = *state;
    bench->pages->metadata.revision = TEXT("f00ede8a4c with changes");
    add_layers(bench, 1u << LAYER_WATERMARK);
    for (int32_t page = 1; page <= bench->pages->pages.count; page++) {
        Text words = layer_words(bench, page, LAYER_WATERMARK);
        assert_true(text_starts(words, "DRAFT|CE Annual Report 2021|f00ede8a4c with changes|"));
        assert_true(has_words(words, "|Draft · CE Annual Report 2021 · f00ede8a4c with changes"));
    }
}

static void without_a_revision_it_names_the_edition(void **state) {
    Bench *bench = *state;
    add_layers(bench, 1u << LAYER_WATERMARK);
    assert_same_text(layer_words(bench, FIRST, LAYER_WATERMARK),
                     TEXT("DRAFT|CE Annual Report 2021|Draft · CE Annual Report 2021"));
}

// ---- line numbers ------------------------------------------------------------------------------

static void a_number_stands_where_the_source_line_is_another(void **state) {
    Bench *bench = *state;
    int32_t first = bench->pages->lines.at[0].from.line;
    add_line(bench, 31, UNIT_PT(39)); // out of order, as notes are
    add_line(bench, first, UNIT_PT(13));
    add_line(bench, 30, UNIT_PT(26));
    add_layers(bench, 1u << LAYER_LINES);
    Text file = bench->pages->lines.at[0].from.file, folder = bench->joined->document->folder;
    if (folder.size && text_starts(file, folder.at)) file = text_part(file, folder.size + 1, file.size);
    assert_same_text(layer_words(bench, FIRST, LAYER_LINES),
                     text_print(bench->joined->arena, "%d|30|31|%.*s", first, TEXT_ARG(file)));
}

static void lines_closer_than_a_number_share_one(void **state) {
    Bench *bench = *state;
    add_line(bench, 30, UNIT_PT(3));
    add_line(bench, 31, 0);
    add_layers(bench, 1u << LAYER_LINES);
    assert_false(has_words(layer_words(bench, FIRST, LAYER_LINES), "|3"));
}

static void a_second_file_has_a_letter(void **state) {
    Bench *bench = *state;
    add_line(bench, 12, UNIT_PT(26))->from.file = TEXT("elsewhere/states.tsv");
    add_layers(bench, 1u << LAYER_LINES);
    Text words = layer_words(bench, FIRST, LAYER_LINES);
    assert_true(has_words(words, "|a12|"));
    assert_true(has_words(words, " · a elsewhere/states.tsv"));
}

// where a picture is beside the column's start, between it and the line that runs round it
static void a_number_stands_beside_the_picture(void **state) {
    Bench *bench = *state;
    Tag *tag = bench->pages->tags.at;
    while (!tag_words(tag)->wanted.size) tag++;
    tag->box = (Rect){UNIT_MM(25), UNIT_MM(35), UNIT_MM(20), UNIT_MM(40)};
    LineRecord *line = &bench->pages->lines.at[0];
    line->origin.x = UNIT_MM(45) + UNIT_PT(9);
    add_layers(bench, 1u << LAYER_LINES);
    const Items *items = items_of(bench, FIRST);
    const Item *number = NULL;
    for (int32_t i = 0; i < items->count && !number; i++)
        if (items->at[i].layer == LAYER_LINES && items->at[i].kind == ITEM_TEXT) number = &items->at[i];
    assert_non_null(number);
    assert_true(number->text.origin.x > UNIT_MM(45));
    assert_true(number->text.origin.x + text_item_width(&number->text) < line->origin.x);
}

static void numbers_keep_between_columns(void **state) {
    Bench *bench = *state;
    Pages *pages = bench->pages;
    Column beside = pages->columns.at[0];
    beside.frame.x += beside.frame.width + UNIT_PT(12); // a narrow gutter
    for (int32_t i = 0; i < pages->lines.count; i++) pages->lines.at[i].column++;
    *array_add(pages->arena, &pages->columns) = beside;
    memmove(pages->columns.at + 1, pages->columns.at, (size_t)(pages->columns.count - 1) * sizeof beside);
    pages->columns.at[0] = pages->columns.at[1], pages->columns.at[1] = beside; // the line is now of the second
    pages->lines.at[0].from.line = 12345;
    add_layers(bench, 1u << LAYER_LINES);
    const Items *items = items_of(bench, FIRST);
    bool seen = false;
    for (int32_t i = 0; i < items->count; i++) {
        const TextItem *text = &items->at[i].text;
        if (items->at[i].layer != LAYER_LINES || items->at[i].kind != ITEM_TEXT) continue;
        if (!text_is(text_trim(text->source), "12345")) continue;
        seen = true;
        assert_true(text->scale < 10000);
        assert_true(text->origin.x > beside.frame.x - UNIT_PT(12) + UNIT_PT(1));
        assert_true(text->origin.x + text_item_width(text) < beside.frame.x - UNIT_PT(1));
    }
    assert_true(seen);
}

// ---- marks -------------------------------------------------------------------------------------

static void each_fault_is_said_in_words(void **state) {
    Bench *bench = *state;
    add_line(bench, 30, UNIT_PT(13))->ratio = 2710;
    add_line(bench, 31, UNIT_PT(26))->ratio = -995;
    add_line(bench, 32, UNIT_PT(39))->overset = true;
    LineRecord *wide = add_line(bench, 33, UNIT_PT(52));
    wide->overset = true, wide->width = UNIT_MM(64);
    LineRecord *good = add_line(bench, 34, UNIT_PT(65));
    good->ratio = 2500;
    add_layers(bench, 1u << LAYER_MARKS);
    Text words = layer_words(bench, FIRST, LAYER_MARKS);
    assert_true(text_starts(words, "loose line, 2.7 ×|tight line|overset: a word does not fit|overset by 5 mm|Wanted"));
}

static void a_placeholder_says_what_it_wants(void **state) {
    Bench *bench = *state;
    add_layers(bench, 1u << LAYER_MARKS);
    Text words = layer_words(bench, FIRST, LAYER_MARKS);
    assert_true(text_starts(words, "Wanted: plenary, 3:2|60 × 40 mm, 709 × 473 pixels|")); // 60 mm at 300 pixels an inch
    Tag *tag = bench->pages->tags.at;
    while (!tag_words(tag)->wanted.size) tag++;
    assert_true(has_words(words, text_print(bench->joined->arena, ":%d", tag->place.line).at));
}

static void words_on_a_picture_have_a_ground(void **state) {
    Bench *bench = *state;
    Tag *tag = bench->pages->tags.at;
    while (!tag_words(tag)->wanted.size) tag++;
    tag->box = (Rect){0, 0, UNIT_MM(150), UNIT_MM(100)}; // behind number and name
    add_layers(bench, 1u << LAYER_LINES);
    const Items *items = items_of(bench, FIRST);
    int32_t grounds = 0, words = 0;
    for (int32_t i = 0; i < items->count; i++) {
        if (items->at[i].layer != LAYER_LINES) continue;
        if (items->at[i].kind == ITEM_RULE) grounds++, assert_int_equal(items->at[i].rule.paint.tint, 0);
        else words++, assert_int_equal(items->at[i - 1].kind, ITEM_RULE);
    }
    assert_int_equal(grounds, 2);
    assert_int_equal(words, 2);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(what_is_not_asked_for_is_not_there),
        CASE(a_draft_has_all_and_hides_the_grid),
        CASE(layers_are_read_by_name),
        CASE(what_could_hide_the_report_is_below_it),
        CASE(the_watermark_names_edition_and_revision),
        CASE(without_a_revision_it_names_the_edition),
        CASE(a_number_stands_where_the_source_line_is_another),
        CASE(lines_closer_than_a_number_share_one),
        CASE(a_second_file_has_a_letter),
        CASE(a_number_stands_beside_the_picture),
        CASE(numbers_keep_between_columns),
        CASE(each_fault_is_said_in_words),
        CASE(a_placeholder_says_what_it_wants),
        CASE(words_on_a_picture_have_a_ground),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
