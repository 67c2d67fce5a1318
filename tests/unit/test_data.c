// test_data.c: data files: rows with their places, and one diagnostic for each way to get them wrong.
#include "parse/data.h"

#include <stdlib.h>
#include <unistd.h>

#include "common/file.h"
#include "support/places.h"
#include "support/test.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    EditionFolder edition; // e/ of a project of its own, in a temporary folder
    const YamlNode *asked; // where an article names the file: line 1
} Fixture;

static void put(Fixture *fixture, const char *name, Text bytes) {
    const char *why;
    Text path = file_join(fixture->arena, fixture->edition.root, text_of(name));
    if (!file_write(path.at, bytes, &why)) fail_msg("%s: %s", path.at, why);
}

static int set_up(void **state) {
    Arena *arena = arena_new();
    Fixture *fixture = arena_new_of(arena, Fixture);
    char name[] = "/tmp/folio-test-XXXXXX";
    const char *why;
    if (!mkdtemp(name)) return -1;
    *fixture = (Fixture){.arena = arena, .diagnostics = diagnostics_new(arena)};
    fixture->edition =
        (EditionFolder){.root = text_copy(arena, text_of(name)), .folder = TEXT("e"), .shelf = data_shelf_new()};
    fixture->asked =
        yaml_read(arena, TEXT("data/events.yaml"), TEXT("one.yaml"), fixture->diagnostics);
    if (!file_make_folder(text_print(arena, "%s/e/data", name).at, &why)) return -1;
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    Fixture *fixture = *state;
    int status = system(text_print(fixture->arena, "rm -rf '%s'", fixture->edition.root.at).at);
    data_shelf_free(fixture->edition.shelf);
    arena_free(fixture->arena);
    return status;
}

static const Data *read_path(Fixture *fixture, const char *path) {
    return data_read(fixture->arena, &fixture->edition, text_of(path), fixture->asked,
                     fixture->diagnostics);
}

static const Data *read_bytes(Fixture *fixture, Text bytes) {
    data_shelf_free(fixture->edition.shelf);
    fixture->edition.shelf = data_shelf_new();
    fixture->diagnostics = diagnostics_new(fixture->arena);
    put(fixture, "e/data/events.yaml", bytes);
    return read_path(fixture, "data/events.yaml");
}

static const char good[] = "- date: 2021-07-13\n"
                           "  event: \"Seminar: disasters\"\n"
                           "  states: [Azerbaijan, China]\n"
                           "  host:\n"
                           "- date: 2021-08-02\n"
                           "  host-city: no\n"
                           "  states: []\n";

// ---- good rows ---------------------------------------------------------------------------------

static void test_rows(void **state) {
    Fixture *fixture = *state;
    const Data *data = read_bytes(fixture, text_of(good));
    assert_non_null(data);
    assert_int_equal(fixture->diagnostics->all.count, 0);
    assert_same_text(data->file, TEXT("e/data/events.yaml"));
    assert_int_equal(data->rows.count, 2);
    assert_int_equal(data->keys.count, 5);
    assert_same_text(data->keys.at[4], TEXT("host-city"));
    const YamlNode *row = data->rows.at[0], *event = data_find(row, TEXT("event"));
    assert_same_text(event->value, TEXT("Seminar: disasters"));
    assert_same_text(event->place.file, data->file);
    assert_int_equal(event->place.line, 2);
    assert_int_equal(event->place.column, 10);
    assert_null(data_find(row, TEXT("host")));
    assert_null(data_find(row, TEXT("host-city")));
    assert_same_text(data_find(data->rows.at[1], TEXT("host-city"))->value, TEXT("no"));
    assert_null(data_find(data->rows.at[1], TEXT("states")));
}

static void test_values(void **state) {
    const Data *data = read_bytes(*state, text_of(good));
    const YamlNode *states = data_find(data->rows.at[0], TEXT("states")),
                   *first = data_first(states);
    assert_same_text(first->value, TEXT("Azerbaijan"));
    const YamlNode *second = data_next(states, first);
    assert_same_text(second->value, TEXT("China"));
    assert_int_equal(second->place.column, 24);
    assert_null(data_next(states, second));
    const YamlNode *date = data_find(data->rows.at[0], TEXT("date"));
    assert_ptr_equal(data_first(date), date);
    assert_null(data_next(date, date));
}

// a file is read once, by whatever name; what is wrong with it is said once
static void test_shelf(void **state) {
    Fixture *fixture = *state;
    const Data *data = read_bytes(fixture, text_of(good));
    assert_ptr_equal(read_path(fixture, "data/events.yaml"), data);
    assert_int_equal(
        symlink("events.yaml",
                text_print(fixture->arena, "%s/e/data/same.yaml", fixture->edition.root.at).at),
        0);
    assert_ptr_equal(read_path(fixture, "data/same.yaml"), data);
    assert_null(read_bytes(fixture, TEXT("title: no list\n")));
    assert_null(read_path(fixture, "data/events.yaml"));
    assert_int_equal(fixture->diagnostics->all.count, 1);
}

static void test_rows_in_an_article(void **state) {
    Fixture *fixture = *state;
    Text bytes = TEXT("rows: [{a: 1}, {a: 2, b: [x, y]}]\n");
    const YamlNode *tree = yaml_read(fixture->arena, bytes, TEXT("one.yaml"), fixture->diagnostics);
    const Data *data = data_read_rows(fixture->arena, tree->first, fixture->diagnostics);
    assert_int_equal(fixture->diagnostics->all.count, 0);
    assert_int_equal(data->rows.count, 2);
    assert_same_text(data->file, TEXT("one.yaml"));
}

// ---- what is wrong -----------------------------------------------------------------------------

static const struct {
    const char *bytes;
    int32_t line;
    const char *rule, *part;
    int32_t rows; // that are left; 0: nothing is
} faults[] = {
    {"a: 1\n", 1, "wrong-type",
     "expected a list of rows, each begun by '- ', found keys and values", 0},
    {"just text\n", 1, "wrong-type", "expected a list of rows, each begun by '- ', found a text",
     0},
    {"[]\n", 1, "wrong-value", "expected rows, found an empty list", 0},
    {"", 1, "empty-file", "", 0},
    {"- a: 1\n- two\n", 2, "wrong-type", "[2]: expected a row of 'key: value', found a text", 1},
    {"- a: 1\n-\n- a: 3\n", 2, "wrong-type", "expected a row of 'key: value', found nothing", 2},
    {"- a: 1\n- [b, c]\n", 2, "wrong-type", "expected a row of 'key: value', found a list", 1},
    {"- a: 1\n- a: {b: c}\n", 2, "wrong-type",
     "[2].a: expected a text or a list of texts, found keys and values", 1},
    {"- a: [x, [y]]\n- a: 1\n", 1, "wrong-type",
     "[1].a[2]: expected a text in a list, found a list", 1},
    {"- a: [x, {y: z}]\n", 1, "wrong-type", "expected a text in a list, found keys and values", 0},
    {"- Host: Iran\n", 1, "wrong-value", "expected a key of small letters, digits and hyphens", 0},
    {"- host city: Iran\n", 1, "wrong-value", "expected a key of small letters", 0},
    {"- -a: Iran\n", 1, "wrong-value", "expected a key of small letters", 0},
    {"- a: 1\n  b: 2\n  a: 3\n", 3, "duplicate-key", "", 0},
    {"- a: 1\n b: 2\n", 2, "yaml-syntax", "", 0},
    {"- &x a\n- *x\n", 1, "yaml-anchor", "", 0},
};

static void test_faults(void **state) {
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const Data *data = read_bytes(fixture, text_of(faults[i].bytes));
        assert_only_fault(fixture->diagnostics, faults[i].line, faults[i].part);
        assert_same_text(fixture->diagnostics->all.at[0].rule, text_of(faults[i].rule));
        assert_int_equal(data ? data->rows.count : 0, faults[i].rows);
        if (data) assert_true(data->broken);
    }
}

static void test_paths(void **state) {
    Fixture *fixture = *state;
    read_bytes(fixture, text_of(good));
    assert_null(read_path(fixture, "data/event.yaml"));
    assert_only_fault(fixture->diagnostics, 1, "did you mean 'data/events.yaml'?");
    fixture->diagnostics = diagnostics_new(fixture->arena);
    assert_null(read_path(fixture, "data"));
    assert_only_fault(fixture->diagnostics, 1, "is a folder");
    put(fixture, "outside.yaml", text_of(good));
    assert_int_equal(
        symlink("../../outside.yaml",
                text_print(fixture->arena, "%s/e/data/way.yaml", fixture->edition.root.at).at),
        0);
    fixture->diagnostics = diagnostics_new(fixture->arena);
    assert_null(read_path(fixture, "data/way.yaml"));
    assert_only_fault(fixture->diagnostics, 1, "leads out of the edition's folder");
}

static void test_keys(void **state) {
    Fixture *fixture = *state;
    const Data *data = read_bytes(fixture, text_of(good));
    assert_true(data_check_key(data, TEXT("host-city"), fixture->asked, fixture->diagnostics));
    assert_false(data_check_key(data, TEXT("state"), fixture->asked, fixture->diagnostics));
    assert_only_fault(fixture->diagnostics, 1,
                      "no row has the key 'state'; did you mean 'states'?");
    fixture->diagnostics = diagnostics_new(fixture->arena);
    assert_false(data_check_key(data, TEXT("participants"), fixture->asked, fixture->diagnostics));
    assert_only_fault(fixture->diagnostics, 1,
                      "their keys are date, event, states, host, host-city");
    data = read_bytes(fixture, TEXT("- a: 1\n- Host: x\n")); // perhaps it was meant there
    assert_true(data_check_key(data, TEXT("host"), fixture->asked, fixture->diagnostics));
    assert_int_equal(fixture->diagnostics->all.count, 1);
}

// every row has a key of its own: one error a key beyond the limit, and no time to speak of
static void test_many_keys(void **state) {
    Fixture *fixture = *state;
    Buffer bytes = {0};
    for (int i = 0; i < 20000; i++) buffer_print(&bytes, "- k%d: x\n", i);
    const Data *data = read_bytes(fixture, buffer_view(&bytes));
    assert_int_equal(data->keys.count, DATA_MOST_KEYS);
    assert_int_equal(data->rows.count, DATA_MOST_KEYS);
    assert_int_equal(fixture->diagnostics->all.count, 20000 - DATA_MOST_KEYS);
    buffer_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shelf, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rows_in_an_article, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_paths, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_keys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many_keys, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
