// test_yaml.c: trees and places of good YAML, and one diagnostic in an editor's words for each way to get it wrong.
#include "common/yaml.h"

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

static const YamlNode *read_text(Fixture *fixture, Text bytes) {
    fixture->diagnostics = diagnostics_new(fixture->arena);
    return yaml_read(fixture->arena, bytes, TEXT("x.yaml"), fixture->diagnostics);
}

static const YamlNode *read_good(Fixture *fixture, const char *bytes) {
    const YamlNode *root = read_text(fixture, text_of(bytes));
    if (!root) print_error("%s\n", fixture->diagnostics->all.at[0].message.at);
    assert_non_null(root);
    assert_int_equal(fixture->diagnostics->all.count, 0);
    return root;
}

// ---- trees -------------------------------------------------------------------------------------

static void test_tree(void **state) {
    const YamlNode *root = read_good(*state, "title: no\nbody:\n  - a\n  - {k: 1.10, d: 2021-10-12}\n");
    assert_int_equal(root->kind, YAML_MAPPING);
    assert_int_equal(root->count, 2);
    assert_same_text(yaml_find(root, "title")->value, TEXT("no"));
    const YamlNode *item = yaml_find(root, "body")->first->next;
    assert_same_text(yaml_find(item, "k")->value, TEXT("1.10"));
    assert_same_text(yaml_path(((Fixture *)*state)->arena, yaml_find(item, "d")), TEXT("body[2].d"));
    assert_int_equal(yaml_find(item, "d")->place.line, 4);
    assert_int_equal(yaml_find(item, "d")->place.column, 18);
    assert_int_equal(yaml_find(item, "d")->key_place.column, 15);
    assert_null(yaml_find(item, "x"));
    assert_null(yaml_find(root->first, "x"));
}

// where byte offset of the value of key 'a' was written
static void check_place(Fixture *fixture, const char *bytes, size_t offset, int32_t line, int32_t column) {
    const YamlNode *root = read_good(fixture, bytes);
    YamlMap map = yaml_map(fixture->arena, yaml_find(root, "a"));
    Place place = yaml_map_place(&map, offset);
    if (place.line != line || place.column != column)
        fail_msg("byte %zu of\n%sis said to stand at %d:%d, not %d:%d", offset, bytes, place.line, place.column, line, column);
}

static void test_places(void **state) {
    check_place(*state, "a: plain\n", 0, 1, 4);
    check_place(*state, "\"a\" :   plain\n", 4, 1, 13);
    check_place(*state, "a: Нур-Султан x\n", 20, 1, 15);          // code points, not bytes
    check_place(*state, "a: one  \n   two\n", 3, 1, 7);            // the folded line end
    check_place(*state, "a: one\n   two\n", 4, 2, 4);
    check_place(*state, "a: one\n\n   two\n", 4, 3, 4);
    check_place(*state, "a: 'it''s'\n", 3, 1, 9);
    check_place(*state, "a: 'it''s so'\n", 5, 1, 11);
    check_place(*state, "a: \"\\u00e9x\"\n", 0, 1, 5);
    check_place(*state, "a: \"\\u00e9x\"\n", 2, 1, 11);
    check_place(*state, "a: \"one \\\n  two\"\n", 4, 2, 3);       // the line end vanishes
    check_place(*state, "a: \"x\n\n  y\"\n", 2, 3, 3);
    check_place(*state, "a: |\n  one\n  two\n", 4, 3, 3);
    check_place(*state, "a: |\n  one\n  two\n", 3, 2, 6);
    check_place(*state, "a: |  # why\n\n    one\n      two\n", 5, 4, 5); // a blank behind the indentation is text
    check_place(*state, "a: |1\n  one\n", 0, 2, 2);
    check_place(*state, "b:\n  - x\na: |2-\n    one\n", 2, 4, 5);
    check_place(*state, "a: >\n  one\n  two\n", 3, 2, 6);
    check_place(*state, "a: >\n  one\n  two\n", 4, 3, 3);
    check_place(*state, "a: >\n  one\n\n  two\n", 4, 4, 3);
    check_place(*state, "a: >\n  one\n   in\n  two\n", 4, 3, 3);
    check_place(*state, "a: >+\n  one\n\n", 5, 3, 1);
    check_place(*state, "a: |\r\n  one\r\n  two\r\n", 4, 3, 3);   // CRLF
    check_place(*state, "a: \"one\r\n  two\"\r\n", 4, 2, 3);
    check_place(*state, "a: >\r\n  one\r\n\r\n  two\r\n", 4, 4, 3);
}

static void check_tree_maps(Fixture *fixture, const YamlNode *node) {
    if (node->kind == YAML_SCALAR && node->value.size) {
        YamlMap map = yaml_map(fixture->arena, node);
        assert_true(map.runs.count > 1 || map.runs.at[0].exact || node->value.size < 5);
        for (int32_t i = 0; i < map.runs.count; i++) {
            const YamlRun *run = &map.runs.at[i];
            size_t size = yaml_map_run_end(&map, run) - run->value;
            if (run->exact) assert_memory_equal(node->source->bytes.at + run->source, node->value.at + run->value, size);
        }
    }
    for (const YamlNode *child = node->first; child; child = child->next) check_tree_maps(fixture, child);
}

// random scalars of each style over lines, blanks, escapes and letters: what libyaml takes must map back
static void test_random_maps(void **state) {
    static const char *const heads[] = {"a: ", "a: \"", "a: '", "a: |\n  ", "a: >\n  ", "a: >2+\n  ", "a:\n- |-\n "};
    static const char *const pieces[] = {"x", " ", "\n  ", "\n\n  ", "é", "\\n", "\\\n  ", "''", " #", "\\x41", "\n   ", "y  ",
                                         "\t", "\r\n  ", "\\\\", "-", "\n", "\\u2013 "};
    uint64_t seed = 20211231;
    int32_t taken = 0;
    for (int32_t round = 0; round < 20000; round++) {
        Buffer bytes = {0};
        Arena *arena = arena_new();
        Fixture fixture = {arena, diagnostics_new(arena)};
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint64_t random = seed >> 20;
        size_t head = random % 7;
        buffer_string(&bytes, heads[head]);
        for (uint64_t length = random / 7 % 12; length; length--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buffer_string(&bytes, pieces[(seed >> 33) % (sizeof pieces / sizeof *pieces)]);
        }
        buffer_string(&bytes, head == 1 ? "\"\n" : head == 2 ? "'\n" : "\n");
        const YamlNode *root = yaml_read(arena, buffer_view(&bytes), TEXT("x"), fixture.diagnostics);
        assert_int_equal(fixture.diagnostics->all.count, !root);
        if (root) check_tree_maps(&fixture, root);
        taken += root != NULL;
        buffer_free(&bytes);
        arena_free(arena);
    }
    (void)state;
    assert_in_range(taken, 5000, 20000);
}

// ---- faults ------------------------------------------------------------------------------------

static void check_fault(Fixture *fixture, Text bytes, int32_t line, int32_t column, const char *rule, const char *part) {
    assert_null(read_text(fixture, bytes));
    assert_int_equal(fixture->diagnostics->all.count, 1);
    const Diagnostic *fault = &fixture->diagnostics->all.at[0];
    if (fault->place.line != line || fault->place.column != column || !text_is(fault->rule, rule) ||
        !strstr(fault->message.at, part))
        fail_msg("%.*s\nsays %d:%d: %s [%.*s]\nnot %d:%d: %s [%s]", TEXT_ARG(bytes), fault->place.line,
                 fault->place.column, fault->message.at, TEXT_ARG(fault->rule), line, column, part, rule);
}

static void test_syntax(void **state) {
    static const struct {
        const char *bytes;
        int32_t line, column;
        const char *part;
    } cases[] = {
        {"title: Seminar: what now\n", 1, 15, "put the title in quotes; write: title: \"Seminar: what now\""},
        {"body:\n  - caption: A: \"b\"\n", 2, 15, "write: - caption: 'A: \"b\"'"},
        {"title: A: b\n  and more\n", 1, 9, "begin the value with >-"},
        {"title: \"A\" b\n", 1, 12, "write: title: '\"A\" b'"},
        {"title: 'it's'\n", 1, 12, "write: title: \"it's\""},
        {"title: [a] b\nx: y\n", 1, 12, "put the title in quotes"},
        {"title: @b\n", 1, 8, "cannot begin with '@'"},
        {"title: *b* c\n", 1, 8, "cannot begin with '*': put the title in quotes; write: title: \"*b* c\""},
        {"title: 50%\nb: %x\n", 2, 4, "cannot begin with '%'"},
        {"title: A\n  b: c\n", 2, 3, "if it belongs to line 1, begin it in column 1"},
        {"body:\n  - figure: x\n   caption: y\n", 3, 4, "if it belongs to line 2, begin it in column 5"},
        {"body:\n  - |\n    text\n   less\n", 4, 4, "if it belongs to line 3, begin it in column 5"},
        {"title:A\nb: c\n", 1, 1, "a blank is missing behind the colon"},
        {"title: A\njust text\nb: c\n", 2, 1, "'key: value' was expected here"},
        {"title: \"A\nb: c\n", 1, 8, "never closed"},
        {"title: 'A\nb: c\n", 1, 8, "an apostrophe is written ''"},
        {"title: [a, b\nc: d\n", 1, 8, "the [ that opens here is not closed"},
        {"a: {b: c\nd: e\n", 1, 4, "the { that opens here is not closed"},
        {"a: - b\n", 1, 4, "a list begins on the line below its key"},
        {"a: \"C:\\path\"\n", 1, 7, "a backslash in"},
        {"a: | text\n", 1, 6, "the text begins on the next line"},
        {"a: b\n---\nc: d\n", 3, 1, "a second document begins"},
        {"- [a]: b\n", 1, 3, "a key must be a word"},
        {"a: b\n- c\n", 2, 1, "does not fit here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_fault(*state, text_of(cases[i].bytes), cases[i].line, cases[i].column, "yaml-syntax", cases[i].part);
}

static void test_bytes(void **state) {
    check_fault(*state, TEXT("\xef\xbb\xbftitle: A\n"), 1, 1, "yaml-encoding", "without it");
    check_fault(*state, TEXT("title: A\nx: \xef\xbb\xbf\n"), 2, 4, "yaml-encoding", "byte-order mark in the text");
    check_fault(*state, TEXT("\xff\xfet\0i\0"), 1, 1, "yaml-encoding", "not UTF-16");
    check_fault(*state, TEXT("title: caf\xe9\n"), 1, 11, "yaml-encoding", "0xE9 is no UTF-8");
    check_fault(*state, TEXT("title: \xed\xa0\x80\n"), 1, 8, "yaml-encoding", "is no UTF-8");
    check_fault(*state, TEXT("é: \0\n"), 1, 4, "yaml-encoding", "U+0000 is a control character");
    check_fault(*state, TEXT("a: b\rc: d\r"), 1, 5, "yaml-encoding", "end lines with LF or CRLF");
    check_fault(*state, TEXT("a: b\xe2\x80\xa8\n"), 1, 5, "yaml-encoding", "odd line end");
    check_fault(*state, TEXT("a:\n\tb: c\n"), 2, 1, "yaml-tab", "use blanks");
    check_fault(*state, TEXT("a: |\n  b\n \tc\n"), 3, 2, "yaml-tab", "use blanks");
    check_fault(*state, TEXT("a: \"\\0\"\n"), 1, 4, "yaml-encoding", "an escape makes the control character U+0000");
    check_fault(*state, TEXT(""), 1, 1, "empty-file", "the file is empty");
    check_fault(*state, TEXT("# only a comment\n\n"), 1, 1, "empty-file", "the file is empty");
}

static void test_refused(void **state) {
    check_fault(*state, TEXT("a: 1\nb: 2\na: 3\n"), 3, 1, "duplicate-key", "the key 'a' stands here a second time");
    check_fault(*state, TEXT("a: &x b\nc: d\n"), 1, 4, "yaml-anchor", "& begins an anchor");
    check_fault(*state, TEXT("a: *x\n"), 1, 4, "yaml-anchor", "* begins an alias");
    check_fault(*state, TEXT("a: [*x]\n"), 1, 5, "yaml-anchor", "* begins an alias");
    check_fault(*state, TEXT("a: !x b\n"), 1, 4, "yaml-anchor", "! begins a tag");
    check_fault(*state, TEXT("a: &x {b: c}\n"), 1, 4, "yaml-anchor", "& begins an anchor");
}

// ---- limits ------------------------------------------------------------------------------------

static void check_limit(Fixture *fixture, const char *head, const char *piece, int32_t good, const char *part) {
    for (int32_t more = 0; more < 2; more++) {
        Buffer bytes = {0};
        buffer_string(&bytes, head);
        for (int32_t i = 0; i < good + more; i++) buffer_string(&bytes, piece);
        if (*piece == '[')
            for (int32_t i = 0; i < good + more; i++) buffer_byte(&bytes, ']');
        const YamlNode *root = read_text(fixture, buffer_view(&bytes));
        assert_true(more ? !root : !!root);
        if (more) assert_non_null(strstr(fixture->diagnostics->all.at[0].message.at, part));
        buffer_free(&bytes);
    }
}

static void test_limits(void **state) {
    check_limit(*state, "", "[", YAML_MOST_DEPTH, "more than 32 levels");
    check_limit(*state, "", "- a\n", YAML_MOST_NODES - 1, "more than 100000 entries");
    Buffer bytes = {0};
    for (int32_t i = 0; i <= YAML_MOST_KEYS; i++) buffer_print(&bytes, "k%d: x\n", i);
    assert_null(read_text(*state, buffer_view(&bytes)));
    assert_non_null(strstr(((Fixture *)*state)->diagnostics->all.at[0].message.at, "more than 1000 keys"));
    bytes.size = 0;
    while (bytes.size <= YAML_MOST_BYTES) buffer_string(&bytes, "# a comment that makes the file long and says nothing\n");
    assert_null(read_text(*state, buffer_view(&bytes)));
    assert_non_null(strstr(((Fixture *)*state)->diagnostics->all.at[0].message.at, "larger than 4 MB"));
    buffer_free(&bytes);
}

// deep or long input must not take long: libyaml has to stop early, columns are counted once
static void test_hostile_shapes(void **state) {
    static const char *const pieces[] = {"[", "{", "- ", "? ", "a: ", "[a, ", "{a: ", "\"", "&a ", "*a ", "!", "|\n", "\n ", "- - [", "é"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        Buffer bytes = {0};
        while (bytes.size < 200000) buffer_string(&bytes, pieces[i]);
        const YamlNode *root = read_text(*state, buffer_view(&bytes));
        assert_int_equal(((Fixture *)*state)->diagnostics->all.count, !root);
        buffer_free(&bytes);
    }
}

static void test_file(void **state) {
    Fixture *fixture = *state;
    Place asked = {TEXT("report.yaml"), 7, 3};
    assert_null(yaml_read_file(fixture->arena, "tests/no-such-file.yaml", TEXT("no-such-file.yaml"), asked, fixture->diagnostics));
    assert_only_fault(fixture->diagnostics, 7, "cannot read 'no-such-file.yaml': no such file");
    fixture->diagnostics = diagnostics_new(fixture->arena);
    assert_null(yaml_read_file(fixture->arena, "tests", TEXT("tests"), asked, fixture->diagnostics));
    assert_only_fault(fixture->diagnostics, 7, "cannot read 'tests': is a folder");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_tree), TEST(test_places), TEST(test_random_maps), TEST(test_syntax), TEST(test_bytes), TEST(test_refused),
        TEST(test_limits), TEST(test_hostile_shapes), TEST(test_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
