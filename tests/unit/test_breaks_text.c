// test_breaks_text.c: the cases of tests/breaks/*.tests: width, text, chosen lines.
//
//     case    two hyphens in a row            # what it shows
//     style   measure=60mm letters=-6,12      # see read_setting
//     text    The words, as many text lines as wanted.
//     | the lines that are chosen; ¬ stands for an added hyphen
//
// A blank line ends a case. UPDATE=1 in the environment rewrites the chosen lines: read the diff. Fonts and
// languages: font=serif|sans|garamond|amiri, language=en-GB.
#include "support/shop.h"
#include "support/test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/file.h"

typedef struct {
    Shop *shop;
    Style style;
    Span span;
    Unit width;
    int32_t looseness;
    bool indent;
    Buffer text, wanted;
} Case;

// ---- settings ------------------------------------------------------------------------------------

static int32_t find_font(const Shop *shop, Text name) {
    if (text_is(name, "sans")) return shop->sans;
    if (text_is(name, "garamond")) return shop->garamond;
    if (text_is(name, "amiri")) return shop->amiri;
    assert_true(text_is(name, "serif"));
    return shop->serif;
}

static Align find_align(Text name) {
    if (text_is(name, "start")) return ALIGN_START;
    if (text_is(name, "end")) return ALIGN_END;
    if (text_is(name, "centre")) return ALIGN_CENTRE;
    assert_true(text_is(name, "justify"));
    return ALIGN_JUSTIFY;
}

// numbers parted by commas
static void read_numbers(Text value, int32_t *to, int32_t count) {
    const char *at = value.at;
    for (int32_t i = 0; i < count; i++) {
        char *end;
        to[i] = (int32_t)strtol(at, &end, 10);
        assert_true(end > at);
        at = end + 1;
    }
}

static void read_setting(Case *made, Text name, Text value) {
    Style *style = &made->style;
    int32_t n[3] = {0};
    if (text_is(name, "measure")) assert_true(unit_read(value, &made->width));
    else if (text_is(name, "size")) assert_true(unit_read(value, &made->span.size));
    else if (text_is(name, "font")) made->span.font = find_font(made->shop, value);
    else if (text_is(name, "language")) made->span.language = value;
    else if (text_is(name, "align")) style->align = find_align(value);
    else if (text_is(name, "hyphenate")) style->hyphenate = text_is(value, "yes");
    else if (text_is(name, "balance")) style->balance = text_is(value, "yes");
    else if (text_is(name, "indent"))
        assert_true(unit_read(value, &style->first_indent)), made->indent = true;
    else if (text_is(name, "capitals")) style->capitals = text_is(value, "yes");
    else if (text_is(name, "row")) read_numbers(value, &style->hyphen_row, 1);
    else if (text_is(name, "looseness")) read_numbers(value, &made->looseness, 1);
    else if (text_is(name, "letters"))
        read_numbers(value, n, 2), style->letter_least = n[0], style->letter_most = n[1];
    else if (text_is(name, "spaces"))
        read_numbers(value, n, 3), style->space_least = n[0], style->space_best = n[1],
            style->space_most = n[2];
    else fail_msg("unknown setting %.*s", TEXT_ARG(name));
}

static void read_settings(Case *made, Text line) {
    for (size_t at = 0; at < line.size;) {
        size_t from = at, equals;
        while (at < line.size && line.at[at] != ' ') at++;
        for (equals = from; equals < at && line.at[equals] != '='; equals++) {}
        if (equals < at)
            read_setting(made, text_part(line, from, equals), text_part(line, equals + 1, at));
        at++;
    }
}

// ---- cases ---------------------------------------------------------------------------------------

static Case new_case(Shop *shop) {
    Case made = {.shop = shop, .style = shop_style(), .span = shop_span(shop, "")};
    made.width = UNIT_MM(82);
    return made;
}

// sets the case; the lines as the file has them
static void set_case(Case *made, Buffer *out) {
    made->span.text = buffer_view(&made->text);
    ParagraphInput input = {.spans = &made->span,
                            .span_count = 1,
                            .style = &made->style,
                            .language = made->span.language,
                            .widths = &made->width,
                            .width_count = 1,
                            .first_indent = made->indent,
                            .looseness = made->looseness};
    Shop *shop = made->shop;
    Setting setting = paragraph_set(shop->setter, shop->arena, &input, shop->diagnostics);
    shop_check(&setting, text_is(made->span.language, "ar"));
    for (int32_t i = 0; i < setting.line_count; i++) {
        Buffer line = {0};
        shop_add_line(&line, &setting.lines[i], "¬");
        buffer_string(out, "| ");
        buffer_text(out, text_trim(buffer_view(&line)));
        buffer_byte(out, '\n');
        buffer_free(&line);
    }
}

// Reads a file's cases and sets them; out is the file as it should be.
static int32_t run_file(Shop *shop, Text file, Buffer *out) {
    Case made = new_case(shop);
    int32_t cases = 0;
    for (size_t at = 0, end; at <= file.size; at = end + 1) {
        for (end = at; end < file.size && file.at[end] != '\n'; end++) {}
        Text line = text_part(file, at, end), rest = text_trim(text_part(line, 5, line.size));
        if (text_starts(line, "| ")) continue;
        if (made.text.size && !text_starts(line, "text ") && !text_starts(line, "     ")) {
            set_case(&made, out);
            buffer_free(&made.text);
            made = new_case(shop);
            cases++;
        }
        if (text_starts(line, "style")) read_settings(&made, rest);
        if (text_starts(line, "text ") || (made.text.size && text_starts(line, "     ")))
            buffer_text(&made.text, rest), buffer_byte(&made.text, '\n');
        buffer_text(out, line);
        if (end < file.size) buffer_byte(out, '\n');
    }
    return cases;
}

static void print_difference(Text got, Text wanted) {
    size_t at = 0, from = 0;
    while (at < got.size && at < wanted.size && got.at[at] == wanted.at[at])
        if (got.at[at++] == '\n') from = at;
    print_error("chosen: %.*s\nwanted: %.*s\n", TEXT_ARG(text_part(got, from, from + 90)),
                TEXT_ARG(text_part(wanted, from, from + 90)));
}

static int32_t check_file(Shop *shop, const char *name) {
    const char *why = NULL, *update = getenv("UPDATE");
    Text path = text_print(shop->arena, "tests/breaks/%s", name);
    Text file = file_read(shop->arena, path.at, 1 << 20, &why);
    assert_non_null(file.at);
    Buffer out = {0};
    int32_t cases = run_file(shop, file, &out);
    bool same = text_equal(buffer_view(&out), file);
    if (!same && update && *update) {
        assert_true(file_write(path.at, buffer_view(&out), &why));
        print_message("%s rewritten\n", path.at);
    } else if (!same) {
        print_difference(buffer_view(&out), file);
        fail_msg("%s: other lines are chosen", path.at);
    }
    buffer_free(&out);
    return cases;
}

static void test_files(void **state) {
    DIR *folder = opendir("tests/breaks");
    int32_t cases = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (text_ends(text_of(entry->d_name), ".tests")) cases += check_file(*state, entry->d_name);
    closedir(folder);
    assert_true(cases >= 20);
}

// a line chosen otherwise, and one that is missing, are noticed
static void test_objects(void **state) {
    Shop *shop = *state;
    const char *const wrong[] = {"case x\nstyle measure=40mm\ntext two or three words that break\n"
                                 "| two or three\n| words that break\n\n",
                                 "case x\nstyle measure=40mm\ntext two or three words that break\n\n"};
    for (int32_t i = 0; i < 2; i++) {
        Buffer out = {0};
        assert_int_equal(run_file(shop, text_of(wrong[i]), &out), 1);
        assert_false(text_is(buffer_view(&out), wrong[i]));
        buffer_free(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_objects),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
