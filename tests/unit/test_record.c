// test_record.c: records written, read, and refused with the line, the column and a way out.
#include "common/record.h"
#include "support/random.h"
#include "support/test.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    RecordReader reader;
} Opened;

static Opened open_text(const char *records) {
    Opened opened = {.arena = arena_new()};
    opened.diagnostics = diagnostics_new(opened.arena);
    Text bytes = text_print(opened.arena, "folio-test 1\n%s", records);
    opened.reader = record_open(bytes, TEXT("a"), "folio-test", 1, opened.diagnostics);
    return opened;
}

static void fields_come_back(void **state) {
    (void)state;
    Buffer out = {0};
    record_write_first(&out, "folio-test", 1);
    record_begin(&out, 2, "thing");
    record_write_int(&out, "least", INT64_MIN);
    record_write_unusual(&out, "usual", 5, 5);
    record_write_ints(&out, "pair", (int32_t[]){-3, 4}, 2);
    record_write_text(&out, "words", TEXT("a \"b\"\\\n\x01 я"));
    record_write_text(&out, "absent", (Text){0});
    record_write_word(&out, "role", "p");
    record_write_flag(&out, "on", true);
    record_write_flag(&out, "off", false);
    record_write_place(&out, "at", (Place){TEXT("x,1.yaml"), 7, 8});
    record_end(&out);
    record_write_last(&out);
    assert_same_text(
        buffer_view(&out),
        TEXT("folio-test 1\n    thing least=-9223372036854775808 pair=-3,4 "
             "words=\"a \\\"b\\\"\\\\\\n\\x01 я\" role=p on at=\"x,1.yaml\",7,8\nend\n"));
    Arena *arena = arena_new();
    RecordReader reader =
        record_open(buffer_view(&out), TEXT("a"), "folio-test", 1, diagnostics_new(arena));
    assert_true(record_next(&reader));
    assert_true(record_is(&reader, "thing"));
    assert_int_equal(reader.indent, 4);
    assert_true(record_read_int(&reader, "least", 0, INT64_MIN, INT64_MAX) == INT64_MIN);
    assert_int_equal(record_read_int(&reader, "usual", 5, 0, 9), 5);
    int32_t pair[2];
    assert_true(record_read_ints(&reader, "pair", pair, 2, -9, 9));
    assert_int_equal(pair[0] * 100 + pair[1], -296);
    assert_same_text(record_read_text(&reader, arena, "words"), TEXT("a \"b\"\\\n\x01 я"));
    assert_null(record_read_text(&reader, arena, "absent").at);
    assert_int_equal(record_read_word(&reader, "role", (const char *[]){"h", "p"}, 2, 0), 1);
    assert_true(record_read_flag(&reader, "on"));
    assert_false(record_read_flag(&reader, "off"));
    assert_same_place(record_read_place(&reader, arena, "at"), ((Place){TEXT("x,1.yaml"), 7, 8}));
    assert_false(record_next(&reader));
    assert_true(reader.ended && !reader.failed);
    arena_free(arena);
    buffer_free(&out);
}

static void bytes_that_are_not_utf8_are_mended(void **state) {
    (void)state;
    Buffer out = {0};
    record_write_quoted(&out, (Text){"a\xff\xc3z", 4});
    assert_same_text(buffer_view(&out), TEXT("\"a\xef\xbf\xbd\xef\xbf\xbdz\""));
    buffer_free(&out);
}

static void comments_and_empty_lines_are_skipped(void **state) {
    (void)state;
    Opened opened = open_text("\n# a remark\n  \nthing\n# another\nend\n\n# the last\n");
    assert_true(record_next(&opened.reader));
    assert_int_equal(opened.reader.line, 5);
    assert_false(record_next(&opened.reader));
    assert_true(opened.reader.ended);
    arena_free(opened.arena);
}

static void random_texts_come_back(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        Opened opened = {.arena = arena_new()};
        Random random = random_new(seed);
        Text text = random_text(&random, opened.arena);
        Buffer out = {0};
        record_write_first(&out, "folio-test", 1);
        record_begin(&out, 0, "thing");
        record_write_text(&out, "words", text);
        record_end(&out);
        record_write_last(&out);
        RecordReader reader = record_open(buffer_view(&out), TEXT("a"), "folio-test", 1,
                                          diagnostics_new(opened.arena));
        assert_true(record_next(&reader));
        assert_same_text(record_read_text(&reader, opened.arena, "words"), text);
        assert_false(record_next(&reader));
        assert_true(reader.ended);
        arena_free(opened.arena);
        buffer_free(&out);
    }
}

// reads one record's fields n (0 to 9), s (a text), w (yes or no), f (a flag), p (a place)
static void read_all(Opened *opened) {
    while (record_next(&opened->reader)) {
        record_find_kind(&opened->reader, (const char *[]){"thing", "other"}, 2);
        record_read_int(&opened->reader, "n", 0, 0, 9);
        record_read_text(&opened->reader, opened->arena, "s");
        record_read_word(&opened->reader, "w", (const char *[]){"yes", "no"}, 2, 0);
        record_read_flag(&opened->reader, "f");
        record_read_place(&opened->reader, opened->arena, "p");
    }
}

static void faults_name_their_place(void **state) {
    (void)state;
    static const struct {
        const char *records;
        int32_t line, column;
        const char *message;
    } cases[] = {
        {"", 1, 1, "cut short"},
        {"thing n=1\n", 2, 1, "cut short"},
        {"thing n=1", 2, 1, "cut short"},
        {"end\nthing\n", 3, 1, "nothing may follow"},
        {"thin\nend\n", 2, 1, "did you mean 'thing'"},
        {"thing n=10\nend\n", 2, 9, "from 0 to 9"},
        {"thing n=-1\nend\n", 2, 9, "from 0 to 9"},
        {"thing n=99999999999999999999999\nend\n", 2, 9, "from 0 to 9"},
        {"thing n=\nend\n", 2, 9, "whole number"},
        {"thing n\nend\n", 2, 8, "whole number"},
        {"thing n=x\nend\n", 2, 9, "whole number"},
        {"thing n=1x\nend\n", 2, 10, "should end here"},
        {"thing n=1 n=2\nend\n", 2, 11, "twice"},
        {"thing m=1\nend\n", 2, 7, "has no field 'm': did you mean 'n'"},
        {"end m=1\n", 2, 5, "has no fields"},
        {"thing s=x\nend\n", 2, 9, "double quotes"},
        {"thing s=\"x\nend\n", 2, 9, "double quotes"},
        {"thing s=\"x\\\"\nend\n", 2, 9, "double quotes"},
        {"thing s=\"x\\\nend\n", 2, 9, "double quotes"},
        {"thing s=\"я\\q\"\nend\n", 2, 11, "escapes"},
        {"thing s=\"\\x80\"\nend\n", 2, 10, "escapes"},
        {"thing s=\"\\x4\"\nend\n", 2, 10, "escapes"},
        {"thing s=\"a\"b\nend\n", 2, 12, "should end here"},
        {"thing w=yep\nend\n", 2, 9, "did you mean 'yes'"},
        {"thing f=1\nend\n", 2, 9, "stands alone"},
        {"thing f=\nend\n", 2, 9, "stands alone"},
        {"thing p=\"a\"\nend\n", 2, 12, "','"},
        {"thing p=\"a\",1\nend\n", 2, 14, "','"},
        {"thing p=\"a\",1,-1\nend\n", 2, 15, "from 0"},
        {"thing p=\"\",1,1\nend\n", 2, 15, "names its file"},
        {"thing F\nend\n", 2, 7, "a name of"},
        {"thing f!\nend\n", 2, 8, "a blank or ="},
        {"thing!\nend\n", 2, 6, "a blank"},
        {"thing\r\nend\n", 2, 6, "a blank"},
        {"thing s=\"\xff\"\nend\n", 2, 10, "not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Opened opened = open_text(cases[i].records);
        read_all(&opened);
        assert_only_fault(opened.diagnostics, cases[i].line, cases[i].message);
        assert_int_equal(opened.diagnostics->all.at[0].place.column, cases[i].column);
        arena_free(opened.arena);
    }
}

static void first_lines_are_checked(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *message;
    } cases[] = {{"", "empty"},
                 {"folio-tes", "first line"},
                 {"folio-test 2\nend\n", "version 1 of folio-test"},
                 {"folio-testy 1\nend\n", "first line"},
                 {"folio-test 1 \nend\n", "version"},
                 {"\n", "first line"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics = diagnostics_new(arena);
        RecordReader reader =
            record_open(text_of(cases[i].bytes), TEXT("a"), "folio-test", 1, diagnostics);
        assert_false(record_next(&reader));
        assert_only_fault(diagnostics, cases[i].bytes[0] ? 1 : 0, cases[i].message);
        arena_free(arena);
    }
}

static void a_record_has_at_most_32_fields(void **state) {
    (void)state;
    Buffer line = {0};
    buffer_string(&line, "thing");
    for (int i = 0; i < 33; i++) buffer_print(&line, " x%d", i);
    buffer_string(&line, "\nend\n");
    buffer_byte(&line, 0);
    Opened opened = open_text(line.bytes);
    read_all(&opened);
    assert_only_fault(opened.diagnostics, 2, "more than 32 fields");
    arena_free(opened.arena);
    buffer_free(&line);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_come_back),
        cmocka_unit_test(bytes_that_are_not_utf8_are_mended),
        cmocka_unit_test(comments_and_empty_lines_are_skipped),
        cmocka_unit_test(random_texts_come_back),
        cmocka_unit_test(faults_name_their_place),
        cmocka_unit_test(first_lines_are_checked),
        cmocka_unit_test(a_record_has_at_most_32_fields),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
