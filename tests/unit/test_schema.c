// test_schema.c: one small table of every kind: what it reads, what it refuses and how, its page and its JSON Schema.
#include "common/schema.h"

#include <stdlib.h>

#include "support/test.h"

typedef struct {
    Text name, word;
    int32_t which, share;
} Entry;

typedef struct {
    const YamlNode *node, *markdown, *any;
    Text line, lines, date, path, id, language, custom;
    bool flag;
    int32_t whole, number, percent, choice, which, share;
    Unit length;
    struct {
        const YamlNode *node;
        Unit least, most;
    } range;
    ARRAY(int32_t) colour;
    ARRAY(Entry) names;
} Sample;

static bool read_even(Arena *arena, Text value, void *into) {
    if (value.size % 2) return false;
    *(Text *)into = text_copy(arena, value);
    return true;
}

static const SchemaField range_fields[] = {
    {.key = "min", .kind = FIELD_LENGTH, .offset = offsetof(Sample, range.least) - offsetof(Sample, range),
     .preset = "1mm", .doc = "Least."},
    {.key = "max", .kind = FIELD_LENGTH, .offset = offsetof(Sample, range.most) - offsetof(Sample, range), .doc = "Most."},
};
static const SchemaType range_type = {"range", "A range.", SCHEMA_FIELDS(range_fields), 0, true};
static const SchemaField colour_part = {.kind = FIELD_PERCENT, .most = 1000};
static const char *const choice_names[] = {"top", "bottom", "here", NULL};
static const SchemaField entry_fields[] = {
    {.key = "share", .kind = FIELD_PERCENT, SCHEMA_AT(Entry, share), .doc = "Share."},
};
static const SchemaType entry_type = {"entry", "An entry.", SCHEMA_FIELDS(entry_fields), 0, false};
static const SchemaField entry_choices[] = {
    {.kind = FIELD_TEXT, SCHEMA_AT(Entry, word), .most = 5},
    {.kind = FIELD_MAPPING, .type = &entry_type},
};
static const SchemaField entry_element = {.kind = FIELD_ONE_OF, SCHEMA_AT(Entry, which), SCHEMA_CHOICES(entry_choices)};

static const SchemaField sample_fields[] = {
    {.key = "line", .kind = FIELD_TEXT, SCHEMA_AT(Sample, line), .required = true, .least = 1, .most = 10, .doc = "Line.",
     .example = "words"},
    {.key = "lines", .kind = FIELD_LINES, SCHEMA_AT(Sample, lines), .doc = "Lines."},
    {.key = "markdown", .kind = FIELD_MARKDOWN, SCHEMA_AT(Sample, markdown), .most = 20, .doc = "Markdown."},
    {.key = "flag", .kind = FIELD_BOOL, SCHEMA_AT(Sample, flag), .preset = "true", .doc = "Flag."},
    {.key = "whole", .kind = FIELD_INT, SCHEMA_AT(Sample, whole), .least = -5, .most = 5, .preset = "3", .doc = "Whole."},
    {.key = "number", .kind = FIELD_NUMBER, SCHEMA_AT(Sample, number), .doc = "Number."},
    {.key = "percent", .kind = FIELD_PERCENT, SCHEMA_AT(Sample, percent), .doc = "Percent."},
    {.key = "length", .kind = FIELD_LENGTH, SCHEMA_AT(Sample, length), .preset = "10mm", .least = UNIT_MM(5),
     .most = UNIT_MM(200), .doc = "Length."},
    {.key = "date", .kind = FIELD_DATE, SCHEMA_AT(Sample, date), .doc = "Date."},
    {.key = "choice", .kind = FIELD_ENUM, SCHEMA_AT(Sample, choice), .names = choice_names, .preset = "here", .doc = "Choice."},
    {.key = "path", .kind = FIELD_PATH, SCHEMA_AT(Sample, path), .doc = "Path."},
    {.key = "id", .kind = FIELD_ID, SCHEMA_AT(Sample, id), .doc = "Id."},
    {.key = "language", .kind = FIELD_LANGUAGE, SCHEMA_AT(Sample, language), .doc = "Language."},
    {.key = "custom", .kind = FIELD_CUSTOM, SCHEMA_AT(Sample, custom), .read = read_even, .what = "an even word", .doc = "Even."},
    {.key = "any", .kind = FIELD_NODE, SCHEMA_AT(Sample, any), .doc = "Any."},
    {.key = "range", .kind = FIELD_MAPPING, SCHEMA_AT(Sample, range), .type = &range_type, .doc = "Range."},
    {.key = "colour", .kind = FIELD_LIST, SCHEMA_AT(Sample, colour), .element = &colour_part, .size = sizeof(int32_t),
     .least = 4, .most = 4, .doc = "Colour."},
    {.key = "names", .kind = FIELD_NAMES, SCHEMA_AT(Sample, names), .element = &entry_element, .size = sizeof(Entry),
     SCHEMA_NAME(Entry, name), .doc = "Names."},
};
static const SchemaType sample_type = {"sample", "A sample.", SCHEMA_FIELDS(sample_fields), SCHEMA_NODE(Sample, node)};

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Sample sample;
} Fixture;

static int set_up(void **state) {
    Arena *arena = arena_new();
    Fixture *fixture = arena_new_of(arena, Fixture);
    fixture->arena = arena;
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    arena_free(((Fixture *)*state)->arena);
    return 0;
}

static const YamlNode *read_tree(Fixture *fixture, const char *bytes) {
    fixture->diagnostics = diagnostics_new(fixture->arena);
    fixture->sample = (Sample){0};
    const YamlNode *root = yaml_read(fixture->arena, text_of(bytes), TEXT("x.yaml"), fixture->diagnostics);
    assert_non_null(root);
    return root;
}

static bool read_sample(Fixture *fixture, const char *bytes) {
    const YamlNode *root = read_tree(fixture, bytes);
    return schema_read(fixture->arena, &sample_type, root, &fixture->sample, fixture->diagnostics);
}

// ---- reading -----------------------------------------------------------------------------------

static void test_all_kinds(void **state) {
    Fixture *fixture = *state;
    bool good = read_sample(fixture, "line: no\nlines: |\n  one\n  two\nmarkdown: '*a*'\nflag: no\nwhole: -4\nnumber: 1.25\n"
                                     "percent: 12.5%\nlength: 20pt\ndate: 2000-02-29\nchoice: bottom\npath: a/b.c\nid: a-1\n"
                                     "language: kk-Cyrl\ncustom: even\nany: [x]\nrange: {max: 2mm}\ncolour: [0%, 1%, 50%, 100%]\n"
                                     "names:\n  first: word\n  second: {share: 7%}\n");
    if (!good) fail_msg("%s", fixture->diagnostics->all.at[0].message.at);
    const Sample *sample = &fixture->sample;
    assert_int_equal(fixture->diagnostics->all.count, 0);
    assert_same_text(sample->line, TEXT("no"));
    assert_same_text(sample->lines, TEXT("one\ntwo"));
    assert_same_text(sample->markdown->value, TEXT("*a*"));
    assert_false(sample->flag);
    assert_int_equal(sample->whole, -4);
    assert_int_equal(sample->number, 1250);
    assert_int_equal(sample->percent, 125);
    assert_int_equal(sample->length, 20000);
    assert_same_text(sample->date, TEXT("2000-02-29"));
    assert_int_equal(sample->choice, 1);
    assert_same_text(sample->path, TEXT("a/b.c"));
    assert_same_text(sample->id, TEXT("a-1"));
    assert_same_text(sample->language, TEXT("kk-Cyrl"));
    assert_same_text(sample->custom, TEXT("even"));
    assert_int_equal(sample->any->kind, YAML_SEQUENCE);
    assert_int_equal(sample->range.least, UNIT_MM(1));
    assert_int_equal(sample->range.most, UNIT_MM(2));
    assert_int_equal(sample->colour.count, 4);
    assert_int_equal(sample->colour.at[2], 500);
    assert_int_equal(sample->names.count, 2);
    assert_same_text(sample->names.at[0].name, TEXT("first"));
    assert_same_text(sample->names.at[0].word, TEXT("word"));
    assert_int_equal(sample->names.at[1].which, 1);
    assert_int_equal(sample->names.at[1].share, 70);
    assert_ptr_equal(sample->node, sample->any->parent);
    assert_int_equal(schema_place(sample->node, "whole").line, 7);
    assert_int_equal(schema_place(sample->node, "absent").line, 1);
}

static void test_presets_and_update(void **state) {
    Fixture *fixture = *state;
    assert_true(read_sample(fixture, "line: x\n"));
    assert_true(fixture->sample.flag);
    assert_int_equal(fixture->sample.whole, 3);
    assert_int_equal(fixture->sample.length, UNIT_MM(10));
    assert_int_equal(fixture->sample.choice, 2);
    assert_int_equal(fixture->sample.range.least, UNIT_MM(1)); // of a mapping that is absent
    Sample start = fixture->sample;
    const YamlNode *root = read_tree(fixture, "whole: 5\nrange: {max: 9mm}\n");
    start.whole = 1, start.flag = false;
    assert_true(schema_update(fixture->arena, &sample_type, root, &start, fixture->diagnostics));
    assert_same_text(start.line, TEXT("x"));
    assert_int_equal(start.whole, 5);
    assert_false(start.flag);
    assert_int_equal(start.range.least, UNIT_MM(1));
    assert_int_equal(start.range.most, UNIT_MM(9));
}

// ---- faults ------------------------------------------------------------------------------------

static void test_faults(void **state) {
    static const struct {
        const char *bytes; // besides "line: x"
        int32_t line, column;
        const char *rule, *message;
    } cases[] = {
        {"lnie: y", 2, 1, "unknown-key", "lnie: unknown key of sample; did you mean 'line'?"},
        {"colours: []", 2, 1, "unknown-key", "colours: unknown key of sample; did you mean 'colour'?"},
        {"zzz: y", 2, 1, "unknown-key", "its keys are line, lines, markdown,"},
        {"whole: 6", 2, 8, "wrong-value", "whole: expected a whole number, from -5 to 5, found '6'"},
        {"whole: 99999999999999999999", 2, 8, "wrong-value", "found '99999999999999999999'"},
        {"whole: 1.5", 2, 8, "wrong-value", "found '1.5'"},
        {"whole: ''", 2, 8, "wrong-value", "found ''"},
        {"number: 1.2345", 2, 9, "wrong-value", "expected a number such as 1.25"},
        {"number: 1.", 2, 9, "wrong-value", "expected a number"},
        {"number: '-'", 2, 9, "wrong-value", "expected a number"},
        {"percent: 5", 2, 10, "wrong-value", "expected a percentage such as 30%"},
        {"length: 1mm", 2, 9, "wrong-value", "expected a length such as 4.5mm or 12pt, from 5mm to 200mm, found '1mm'"},
        {"length: 12", 2, 9, "wrong-value", "expected a length"},
        {"length: 999999999999mm", 2, 9, "wrong-value", "expected a length"},
        {"flag: maybe", 2, 7, "wrong-value", "expected true or false, found 'maybe'"},
        {"date: 2021-02-29", 2, 7, "bad-date", "expected a day as year-month-day"},
        {"date: 12/10/2021", 2, 7, "bad-date", "found '12/10/2021'"},
        {"date: 1900-02-29", 2, 7, "bad-date", "found"},
        {"choice: botom", 2, 9, "wrong-value", "expected top, bottom or here, found 'botom'; did you mean 'bottom'?"},
        {"path: ../x", 2, 7, "wrong-value", "expected a path inside the folder"},
        {"path: /etc/passwd", 2, 7, "wrong-value", "expected a path inside the folder"},
        {"path: a/../../x", 2, 7, "wrong-value", "expected a path inside the folder"},
        {"id: Nur-Sultan", 2, 5, "wrong-value", "small letters, digits and hyphens"},
        {"language: e", 2, 11, "wrong-value", "a language tag such as en-GB"},
        {"custom: odd", 2, 9, "wrong-value", "custom: expected an even word, found 'odd'"},
        {"lines: [a]", 2, 8, "wrong-type", "lines: expected text, found a list"},
        {"lines:", 2, 1, "wrong-type", "lines: expected text, found nothing: write it, or remove the key"},
        {"lines: #3", 2, 1, "wrong-type", "a text that begins with # stands in quotes"},
        {"markdown: aaaaaaaaaaaaaaaaaaaaa", 2, 11, "wrong-value", "expected Markdown text of at most 20 characters"},
        {"range: 5mm", 2, 8, "wrong-type", "range: expected keys and values, found a text"},
        {"range: {mn: 5mm}", 2, 9, "unknown-key", "range.mn: unknown key of range; did you mean 'min'?"},
        {"colour: [1%, 2%]", 2, 9, "wrong-value", "colour: expected 4 items, found 2"},
        {"colour: [1%, 2%, 3%, 101%]", 2, 22, "wrong-value", "colour[4]: expected a percentage such as 30%, from 0% to 100%"},
        {"colour: red", 2, 9, "wrong-type", "colour: expected a list, found a text"},
        {"names: {a: toolong}", 2, 12, "wrong-value", "names.a: expected one line of text of at most 5 characters, "
                                                      "found 'toolong'"},
        {"names: {a: {shore: 1%}}", 2, 13, "unknown-key", "names.a.shore: unknown key of entry; did you mean 'share'?"},
        {"names: [a]", 2, 8, "wrong-type", "names: expected keys and values, found a list"},
    };
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(read_sample(fixture, text_print(fixture->arena, "line: x\n%s\n", cases[i].bytes).at));
        const Diagnostic *fault = &fixture->diagnostics->all.at[0];
        if (fixture->diagnostics->all.count != 1 || !strstr(fault->message.at, cases[i].message) ||
            fault->place.line != cases[i].line || fault->place.column != cases[i].column || !text_is(fault->rule, cases[i].rule))
            fail_msg("'%s' says %d:%d: %s [%s], the first of %d", cases[i].bytes, fault->place.line, fault->place.column,
                     fault->message.at, fault->rule.at, fixture->diagnostics->all.count);
        assert_true(fixture->sample.flag && fixture->sample.whole == 3); // what is wrong keeps its preset
    }
}

static void test_missing(void **state) {
    Fixture *fixture = *state;
    assert_false(read_sample(fixture, "flag: true\n"));
    assert_only_fault(fixture->diagnostics, 1, "sample needs the key 'line', for example  line: words");
    assert_false(read_sample(fixture, "- a\n"));
    assert_only_fault(fixture->diagnostics, 1, "expected sample: lines of 'key: value', found a list");
    assert_false(read_sample(fixture, "line: |\n  a\n  b\n"));
    assert_only_fault(fixture->diagnostics, 1, "begin it with >- to write it on several lines");
    assert_false(read_sample(fixture, "line: >-\n  a\n\n  b\n"));
    assert_only_fault(fixture->diagnostics, 1, "take the blank line out of it");
}

// all errors of a file in one run
static void test_many(void **state) {
    Fixture *fixture = *state;
    assert_false(read_sample(fixture, "line: aaaaaaaaaaaaaaa\nwhole: x\nrange: {min: x, max: y}\ncolour: [a, b, c, d]\n"));
    assert_int_equal(fixture->diagnostics->all.count, 8);
}

static void test_comment(void **state) {
    Fixture *fixture = *state;
    assert_true(read_sample(fixture, "line: Item #3\nlines: a # fine\n"));
    assert_int_equal(fixture->diagnostics->all.count, 1);
    assert_int_equal(fixture->diagnostics->all.at[0].severity, SEVERITY_WARNING);
    assert_int_equal(fixture->diagnostics->all.at[0].place.column, 12);
}

static void test_nearest(void **state) {
    const Text words[] = {TEXT("caption"), TEXT("credit"), TEXT("alt")};
    assert_same_text(schema_nearest(TEXT("captoin"), words, 3), TEXT("caption"));
    assert_same_text(schema_nearest(TEXT("art"), words, 3), TEXT("alt"));
    assert_null(schema_nearest(TEXT("sentence"), words, 3).at);
    assert_null(schema_nearest(TEXT(""), words, 3).at);
    (void)state;
}

// ---- the page and the JSON Schema --------------------------------------------------------------

static void test_reference(void **state) {
    Buffer out = {0};
    schema_write_reference(&out, &sample_type);
    buffer_byte(&out, 0);
    static const char *const lines[] = {
        "\n## sample\n\nA sample.\n\n| key | value | when absent | what it is |\n| --- | --- | --- | --- |\n",
        "\n| `line` | one line of text of 1 to 10 characters | must be there | Line. `line: words` |\n",
        "\n| `flag` | true or false | `true` | Flag. |\n",
        "\n| `length` | a length such as 4.5mm or 12pt, from 5mm to 200mm | `10mm` | Length. |\n",
        "\n| `range` | [range](#range) |  | Range. |\n",
        "\n| `colour` | a list of 4: a percentage such as 30%, from 0% to 100% |  | Colour. |\n",
        "\n| `names` | names of your choice, each with one line of text of at most 5 characters or [entry](#entry) |  | Names. |\n",
        "\n## range\n\nA range.\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!strstr(out.bytes, lines[i])) fail_msg("'%s' is not in\n%s", lines[i], out.bytes);
    buffer_free(&out);
    (void)state;
}

// a JSON value at *at, stepped over; false if it is none (RFC 8259)
static bool skip_json(const char **at);

static void skip_space(const char **at) {
    *at += strspn(*at, " \n\t\r");
}

static bool skip_string(const char **at) {
    if (*(*at)++ != '"') return false;
    for (; **at && **at != '"'; ++*at) {
        if ((unsigned char)**at < 0x20) return false;
        if (**at == '\\' && !strchr("\"\\/bfnrtu", *++*at)) return false;
    }
    return *(*at)++ == '"';
}

static bool skip_members(const char **at, char close, bool named) {
    ++*at;
    skip_space(at);
    if (**at == close) return ++*at, true;
    for (;;) {
        skip_space(at);
        if (named && (!skip_string(at) || (skip_space(at), *(*at)++ != ':'))) return false;
        if (!skip_json(at)) return false;
        skip_space(at);
        if (**at == close) return ++*at, true;
        if (*(*at)++ != ',') return false;
    }
}

static bool skip_json(const char **at) {
    skip_space(at);
    if (**at == '{') return skip_members(at, '}', true);
    if (**at == '[') return skip_members(at, ']', false);
    if (**at == '"') return skip_string(at);
    size_t word = strspn(*at, "-0123456789.truefalsn");
    *at += word;
    return word > 0;
}

static void test_json(void **state) {
    Buffer out = {0};
    const SchemaRoot roots[] = {{&entry_type, "share"}, {&sample_type, NULL}};
    schema_write_json(&out, "A \"title\"", roots, 2);
    buffer_byte(&out, 0);
    const char *at = out.bytes;
    if (!skip_json(&at)) fail_msg("no JSON from '%.40s' on", at);
    skip_space(&at);
    assert_int_equal(*at, 0);
    static const char *const parts[] = {
        "\"title\": \"A \\\"title\\\"\"", "\"if\": {\"required\": [\"share\"]}", "\"required\": [\"line\"]",
        "\"whole\": {\"description\": \"Whole.\", \"type\": \"integer\", \"minimum\": -5, \"maximum\": 5}",
        "\"enum\": [\"top\", \"bottom\", \"here\"]", "\"minItems\": 4, \"maxItems\": 4", "\"range\": {",
        "\"additionalProperties\": false",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(out.bytes, parts[i])) fail_msg("'%s' is not in\n%s", parts[i], out.bytes);
    const char *broken = "{\"a\": }";
    assert_false(skip_json(&broken)); // the judge itself
    buffer_free(&out);
    (void)state;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_all_kinds), TEST(test_presets_and_update), TEST(test_faults), TEST(test_missing), TEST(test_many),
        TEST(test_comment), TEST(test_nearest), TEST(test_reference), TEST(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
