// test_font.c: the project's fonts.yaml, and each way in which a font is refused.
//
// Faulty fonts are made here, in a project of their own in a new folder.
#include "support/test.h"

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/digest.h"
#include "common/file.h"
#include "common/font.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *set;
    Text root;
} Project;

static const char good_font[] = "/usr/share/fonts/truetype/paratype/PTF55F.ttf";

static Text read_bytes(Project *project, const char *path) {
    const char *why = NULL;
    Text bytes = file_read(project->arena, path, 64 << 20, &why);
    assert_non_null(bytes.at);
    return bytes;
}

static void write_bytes(Project *project, const char *name, Text bytes) {
    const char *why = NULL;
    Text path = file_join(project->arena, project->root, text_of(name));
    assert_true(file_write(path.at, bytes, &why));
}

static Project open_project(void) {
    Project project = {.arena = arena_new()};
    project.diagnostics = diagnostics_new(project.arena);
    char folder[] = "/tmp/folio-font-XXXXXX";
    assert_non_null(mkdtemp(folder));
    project.root = text_copy(project.arena, text_of(folder));
    const char *why = NULL;
    assert_true(file_make_folder(file_join(project.arena, project.root, TEXT("fonts")).at, &why));
    return project;
}

static void close_project(Project *project) {
    static const char *const names[] = {"fonts/fonts.yaml", "fonts/font.ttf", "fonts", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(file_join(project->arena, project->root, text_of(names[i])).at);
    font_set_free(project->set);
    arena_free(project->arena);
}

static void read_yaml(Project *project, const char *yaml) {
    write_bytes(project, "fonts/fonts.yaml", text_of(yaml));
    project->set = font_set_read(project->root, project->diagnostics);
}

// a family Test whose regular face is fonts/font.ttf, pinned by `digest`
static void read_family(Project *project, Text digest) {
    read_yaml(
        project,
        text_print(
            project->arena,
            "families:\n  Test:\n    package: fonts-test\n    licence: none\n    folder: fonts\n"
            "    faces:\n      regular:\n        file: font.ttf\n        sha256: %.*s\n",
            TEXT_ARG(digest))
            .at);
    assert_int_equal(project->diagnostics->all.count, 0);
}

static void expect_fault(Project *project, const char *rule, const char *part) {
    assert_int_equal(project->diagnostics->all.count, 1);
    const Diagnostic *fault = &project->diagnostics->all.at[0];
    assert_same_text(fault->rule, text_of(rule));
    if (!strstr(fault->message.at, part)) fail_msg("'%s' is not in '%s'", part, fault->message.at);
}

static int32_t load(Project *project, const char *family, const char *face) {
    Place asked = {TEXT("layouts/x.yaml"), 3, 5};
    return font_set_load(project->set, text_of(family), text_of(face), asked, project->diagnostics);
}

// the file's bytes become the Test family's only font; it must be refused by the rule
static void expect_refused(Text bytes, Text digest, const char *rule, const char *part) {
    Project project = open_project();
    if (bytes.at) write_bytes(&project, "fonts/font.ttf", bytes);
    read_family(&project, digest.at ? digest : digest_of(project.arena, bytes));
    assert_int_equal(load(&project, "Test", "regular"), -1);
    expect_fault(&project, rule, part);
    assert_same_place(project.diagnostics->all.at[0].place, project.set->fonts.at[0].place);
    assert_int_equal(project.diagnostics->all.at[0].place.line, 8);
    close_project(&project);
}

static void test_project_fonts(void **state) {
    (void)state;
    Project project = {.arena = arena_new()};
    project.diagnostics = diagnostics_new(project.arena);
    project.set = font_set_read(TEXT("."), project.diagnostics);
    assert_true(project.set->fonts.count > 20);
    assert_true(project.set->fallback.count > 2);
    for (int32_t i = 0; i < project.set->fonts.count; i++) {
        Font *font = &project.set->fonts.at[i];
        assert_null(font->face); // nothing is opened before it is asked for
        int32_t index =
            font_set_load(project.set, font->family, font->style, (Place){0}, project.diagnostics);
        assert_int_equal(index, i);
        assert_true(font->units_per_em > 0 && font->ascent > 0 && font->descent < 0);
        assert_true(font->cap_height > font->x_height && font->x_height > 0);
        assert_int_equal(font->is_cff, text_ends(font->file, ".otf"));
        assert_true(font->embedding == 0 || font->embedding == 8); // may be embedded
        assert_int_equal(
            font_set_load_file(project.set, font->file, 0, font->digest, project.diagnostics), i);
    }
    assert_int_equal(project.diagnostics->all.count, 0);
    int32_t serif =
        font_set_load(project.set, TEXT("PT Serif"), TEXT("bold"), (Place){0}, project.diagnostics);
    int32_t first = font_set_fallback(project.set, serif, 0, project.diagnostics);
    assert_same_text(project.set->fonts.at[first].family, TEXT("PT Sans"));
    assert_same_text(project.set->fonts.at[first].style, TEXT("bold"));
    assert_int_equal(font_set_fallback(project.set, serif, 100, project.diagnostics), -1);
    font_set_free(project.set);
    arena_free(project.arena);
}

static void test_unknown(void **state) {
    (void)state;
    Project project = open_project();
    read_family(&project, digest_of(project.arena, TEXT("")));
    assert_int_equal(load(&project, "Tset", "regular"), -1);
    expect_fault(&project, "font-unknown", "the nearest is 'Test'");
    Place asked = {TEXT("layouts/x.yaml"), 3, 5};
    assert_same_place(project.diagnostics->all.at[0].place, asked);
    project.diagnostics->all.count = 0;
    assert_int_equal(load(&project, "Test", "regulr"), -1);
    expect_fault(&project, "font-unknown", "the nearest is 'regular'");
    project.diagnostics->all.count = 0;
    Text none = digest_of(project.arena, TEXT("none"));
    assert_int_equal(font_set_load_file(project.set, TEXT("x.ttf"), 0, none, project.diagnostics),
                     -1);
    expect_fault(&project, "font-unknown", "digest");
    close_project(&project);
}

static void test_missing(void **state) {
    (void)state;
    Arena *arena = arena_new();
    expect_refused((Text){0}, digest_of(arena, TEXT("")), "font-missing", "fonts-test");
    arena_free(arena);
}

static void test_changed(void **state) {
    (void)state;
    Project project = open_project();
    Text bytes = read_bytes(&project, good_font), other = digest_of(project.arena, TEXT("other"));
    expect_refused(bytes, other, "font-changed", "fonts-test");
    close_project(&project);
}

static void test_collection(void **state) {
    (void)state;
    expect_refused(TEXT("ttcf\0\1\0\0\0\0\0\1\0\0\0\20"), (Text){0}, "font-collection",
                   "collection");
}

static void test_no_font(void **state) {
    (void)state;
    expect_refused(TEXT("just some text"), (Text){0}, "font-missing", "no TrueType");
    expect_refused(TEXT("\0\1\0\0\377\377\0\0\0\0\0\0"), (Text){0}, "font-missing", "no TrueType");
}

// PT Serif with one more table
static void test_variable(void **state) {
    (void)state;
    Project project = open_project();
    Text bytes = read_bytes(&project, good_font);
    hb_blob_t *blob =
        hb_blob_create(bytes.at, (unsigned)bytes.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0), *made = hb_face_builder_create();
    unsigned count = 64;
    hb_tag_t tags[64];
    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);
        hb_face_builder_add_table(made, tags[i], table);
        hb_blob_destroy(table);
    }
    static const char axes[20] = {0, 1, 0, 0, 0, 16, 0, 2, 0, 0, 0, 20, 0, 0, 0, 4};
    hb_blob_t *table = hb_blob_create(axes, sizeof axes, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_builder_add_table(made, HB_TAG('f', 'v', 'a', 'r'), table);
    hb_blob_t *file = hb_face_reference_blob(made);
    unsigned length;
    const char *data = hb_blob_get_data(file, &length);
    expect_refused((Text){data, length}, (Text){0}, "font-variable", "variable");
    hb_blob_destroy(file);
    hb_blob_destroy(table);
    hb_face_destroy(made);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    close_project(&project);
}

static void test_faulty_yaml(void **state) {
    (void)state;
    const char *const faulty[][2] = {
        {"fallback: [Tset]\nfamilies:\n  Test: {package: p, licence: l, folder: f, faces: {}}\n",
         "Test"},
        {"families:\n  Test:\n    package: p\n    licence: l\n    folder: f\n    faces:\n      "
         "regular: {file: a, "
         "sha256: 0123456789abcdeX0123456789abcdef0123456789abcdef0123456789abcdef}\n",
         "SHA-256"},
        {"familys: {}\n", "families"},
        {"", "empty"},
    };
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        Project project = open_project();
        read_yaml(&project, faulty[i][0]);
        bool said = false;
        for (int32_t j = 0; j < project.diagnostics->all.count; j++)
            said = said || strstr(project.diagnostics->all.at[j].message.at, faulty[i][1]);
        if (!said) fail_msg("case %zu does not say '%s'", i, faulty[i][1]);
        close_project(&project);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_project_fonts), cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_missing),       cmocka_unit_test(test_changed),
        cmocka_unit_test(test_collection),    cmocka_unit_test(test_no_font),
        cmocka_unit_test(test_variable),      cmocka_unit_test(test_faulty_yaml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
