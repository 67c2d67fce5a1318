// test_template.c: the project's layouts are read as written; faults of tests/layouts are reported as expected.
//
// tests/layouts/X.yaml is a layout with faults, X.diagnostics what is said about it; UPDATE=1 rewrites that, and
// layouts/README.md.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/file.h"
#include "layout/layout_schema.h"
#include "layout/template.h"
#include "support/test.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *fonts;
} Bench;

static int bench_open(void **state) {
    Bench *bench = memory_new(sizeof *bench);
    bench->arena = arena_new();
    bench->diagnostics = diagnostics_new(bench->arena);
    bench->fonts = font_set_read(TEXT("."), bench->diagnostics);
    *state = bench;
    return 0;
}

static int bench_close(void **state) {
    Bench *bench = *state;
    font_set_free(bench->fonts);
    arena_free(bench->arena);
    free(bench);
    return 0;
}

static Template *read_good(Bench *bench, const char *name) {
    Template *template = template_read(TEXT("."), text_of(name), bench->fonts, bench->diagnostics);
    Buffer said = {0};
    diagnostics_write(&said, bench->diagnostics);
    if (said.size) fail_msg("%.*s", (int)said.size, said.bytes);
    buffer_free(&said);
    assert_non_null(template);
    return template;
}

static void cica_is_read(void **state) {
    Template *template = read_good(*state, "cica");
    assert_int_equal(template->width, UNIT_MM(210));
    assert_int_equal(template->grid, 13000);
    const Style *body = template_style(template, "body");
    assert_int_equal(body->size, 9600);
    assert_int_equal(body->leading, template->grid);
    assert_true(body->font >= 0 && body->emphasis >= 0 && body->strong >= 0 &&
                body->strong_emphasis >= 0);
    assert_int_equal(body->align, ALIGN_JUSTIFY);
    assert_true(body->space_least < body->space_best && body->space_best < body->space_most);
    const Master *two = template_find_master(template, TEXT("two-column"));
    assert_int_equal(two->columns, 2);
    assert_int_equal(two->measure, (template->width - two->inner - two->outer - two->gutter) / 2);
    template_free(template);
}

static void styles_inherit(void **state) {
    Template *template = read_good(*state, "cica");
    const Style *body = template_style(template, "body"),
                *first = template_style(template, "body-first");
    assert_true(body->first_indent > 0);
    assert_int_equal(first->first_indent, 0);
    assert_int_equal(first->font, body->font);
    assert_int_equal(first->space_most, body->space_most);
    assert_same_text(first->name, TEXT("body-first"));
    // a style that no layout has is body
    assert_ptr_equal(template_style(template, "no-such-style"), body);
    assert_null(template_find_style(template, TEXT("no-such-style")));
    template_free(template);
}

// the limits of the space above go with it: a style that says its own has no others than it says
static void limits_of_space_inherit(void **state) {
    Template *template = read_good(*state, "cica");
    const Style *first = template_style(template, "heading-1"), *third = template_style(template, "heading-3");
    const Style *title = template_style(template, "title"), *body = template_style(template, "body");
    assert_int_equal(first->before_least, first->before);
    assert_int_equal(first->before_most, UNIT_PT(27));
    assert_int_equal(third->before_most, template_style(template, "heading-2")->before_most);
    assert_int_equal(title->before, 0);
    assert_int_equal(title->before_most, 0);
    assert_int_equal(body->before_most, body->before);
    template_free(template);
}

static void masters_inherit(void **state) {
    Template *template = read_good(*state, "cica");
    const Master *two = template_find_master(template, TEXT("two-column"));
    const Master *one = template_find_master(template, TEXT("one-column"));
    const Master *imprint = template_find_master(template, TEXT("imprint"));
    assert_int_equal(one->columns, 1);
    assert_int_equal(one->inner, two->inner);
    assert_int_equal(one->furniture.count, two->furniture.count);
    assert_true(one->aside_width > 0);
    assert_int_equal(one->measure,
                     template->width - one->inner - one->outer - one->aside_width - one->gutter);
    assert_int_equal(imprint->furniture.count, 0); // an empty list takes the forebear's away
    assert_null(template_find_master(template, TEXT("three-column")));
    template_free(template);
}

static void paints_are_inks_and_tints(void **state) {
    Template *template = read_good(*state, "cica");
    const Paint caption = template_style(template, "caption")->paint;
    assert_same_text(template->inks.at[caption.ink].name, TEXT("black"));
    assert_int_equal(caption.tint, 800);
    // paper must knock out what lies below
    assert_int_equal(template->paper.tint, 0);
    assert_false(template->inks.at[template->paper.ink].overprint);
    assert_true(template->inks.at[caption.ink].overprint);
    template_free(template);
}

static void the_second_look_differs(void **state) {
    Template *first = read_good(*state, "cica"), *second = read_good(*state, "steppe");
    const Bench *bench = *state;
    assert_int_equal(second->width, UNIT_MM(148));
    const Style *body = template_style(second, "body");
    assert_true(bench->fonts->fonts.at[body->font].is_cff);
    assert_false(bench->fonts->fonts.at[template_style(first, "body")->font].is_cff);
    for (int32_t i = 0; i < first->styles.count;
         i++) // every style of the first look has its own there
        if (!template_find_style(second, first->styles.at[i].name))
            fail_msg("no %.*s", TEXT_ARG(first->styles.at[i].name));
    for (int32_t i = 0; i < first->masters.count; i++)
        if (!template_find_master(second, first->masters.at[i].name))
            fail_msg("no %.*s", TEXT_ARG(first->masters.at[i].name));
    template_free(first);
    template_free(second);
}

// The web values that a layout states are near those that the output profile gives for the same CMYK.
static void stated_web_values_agree(void **state) {
    Bench *bench = *state;
    Template *stated = read_good(bench, "cica");
    const char *why = NULL;
    Text bytes = file_read(bench->arena, "layouts/cica.yaml", 1 << 20, &why);
    assert_non_null(bytes.at);
    char folder[] = "/tmp/folio-template-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Text path = text_print(bench->arena, "%s/layouts/x.yaml", folder);
    assert_true(file_make_folder(text_print(bench->arena, "%s/layouts", folder).at, &why));
    Buffer without = {0};
    for (size_t i = 0; i < bytes.size; i++) {
        Text rest = text_part(bytes, i, bytes.size);
        if (text_starts(rest, ", rgb: \"")) i += strlen(", rgb: \"#000000\"") - 1;
        else buffer_byte(&without, bytes.at[i]);
    }
    assert_true(file_write(path.at, buffer_view(&without), &why));
    Template *derived = template_read(text_of(folder), TEXT("x"), bench->fonts, bench->diagnostics);
    assert_non_null(derived);
    for (int32_t i = 0; i < stated->inks.count; i++) {
        const Ink *a = &stated->inks.at[i], *b = &derived->inks.at[i];
        if (abs(a->red - b->red) > 20 || abs(a->green - b->green) > 20 ||
            abs(a->blue - b->blue) > 20)
            fail_msg("%.*s: stated %d %d %d, derived %d %d %d", TEXT_ARG(a->name), a->red, a->green,
                     a->blue, b->red, b->green, b->blue);
    }
    buffer_free(&without);
    template_free(stated);
    template_free(derived);
    remove(path.at);
    remove(text_print(bench->arena, "%s/layouts", folder).at);
    remove(folder);
}

// ---- faults ------------------------------------------------------------------------------------

// Bytes equal the file's, or with UPDATE=1 become the file's.
static void assert_file_says(Arena *arena, const char *path, Text bytes) {
    const char *why = NULL, *update = getenv("UPDATE");
    if (update && *update) {
        assert_true(file_write(path, bytes, &why));
        return;
    }
    Text expected = file_read(arena, path, 1 << 20, &why);
    if (!expected.at) fail_msg("%s: %s", path, why);
    if (!text_equal(expected, bytes)) fail_msg("%s does not say:\n%.*s", path, TEXT_ARG(bytes));
}

static void check_fault(Bench *bench, Text name) {
    Arena *arena = arena_new();
    Diagnostics *diagnostics = diagnostics_new(arena);
    Template *template = template_read(TEXT("tests"), name, bench->fonts, diagnostics);
    diagnostics_sort(diagnostics);
    Buffer said = {0};
    diagnostics_write(&said, diagnostics);
    Text path = text_print(arena, "tests/layouts/%.*s.diagnostics", TEXT_ARG(name));
    bool failed = diagnostics_count(diagnostics, SEVERITY_ERROR) > 0;
    assert_file_says(arena, path.at, buffer_view(&said));
    assert_true(failed == !template); // errors and only errors give no Template
    buffer_free(&said);
    template_free(template);
    arena_free(arena);
}

static void faults_are_reported(void **state) {
    DIR *folder = opendir("tests/layouts");
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        Text name = text_of(entry->d_name);
        if (!text_ends(name, ".yaml")) continue;
        check_fault(*state, text_part(name, 0, name.size - strlen(".yaml")));
        count++;
    }
    closedir(folder);
    assert_true(count >= 8);
}

static void a_missing_layout_is_reported(void **state) {
    Bench *bench = *state;
    assert_null(template_read(TEXT("."), TEXT("no-such-look"), bench->fonts, bench->diagnostics));
    assert_int_equal(diagnostics_count(bench->diagnostics, SEVERITY_ERROR), 1);
}

static void the_reference_page_is_true(void **state) {
    Bench *bench = *state;
    Buffer page = {0};
    layout_write_reference(&page);
    assert_file_says(bench->arena, "layouts/README.md", buffer_view(&page));
    buffer_free(&page);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(cica_is_read),
        CASE(styles_inherit),
        CASE(limits_of_space_inherit),
        CASE(masters_inherit),
        CASE(paints_are_inks_and_tints),
        CASE(the_second_look_differs),
        CASE(stated_web_values_agree),
        CASE(faults_are_reported),
        CASE(a_missing_layout_is_reported),
        CASE(the_reference_page_is_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
