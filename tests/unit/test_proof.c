// test_proof.c: a proof's files: which they are, that they are PNG with the right pixels, the same for any
// number of threads, and that a new proof replaces the old one as a whole.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "common/font_set.h"
#include "proof/proof.h"

typedef struct {
    Arena *arena;
    Text folder;
    Diagnostics *diagnostics;
    FontSet *fonts;
} Bench;

static Bench make_bench(void) {
    Bench bench = {.arena = arena_new()};
    bench.folder = text_copy(bench.arena, TEXT("/tmp/folio-proof-XXXXXX"));
    assert_non_null(mkdtemp((char *)bench.folder.at));
    bench.diagnostics = diagnostics_new(bench.arena);
    bench.fonts = font_set_new();
    return bench;
}

static void drop_bench(Bench *bench) {
    DIR *open = opendir(bench->folder.at);
    for (struct dirent *entry; open && (entry = readdir(open));)
        unlink(file_join(bench->arena, bench->folder, text_of(entry->d_name)).at);
    closedir(open);
    assert_int_equal(rmdir(bench->folder.at), 0); // no folder was left in it
    font_set_free(bench->fonts);
    arena_free(bench->arena);
}

// each page has a red rule of its own height at the top left
static Pages *make_pages(int32_t count) {
    Pages *pages = pages_new();
    *array_add(pages->arena, &pages->inks) = (Ink){.name = TEXT("red"), .red = 1000};
    for (int32_t i = 0; i < count; i++) {
        Page *page = pages_add_page(pages, UNIT_PT(60), UNIT_PT(80), 0);
        Item *rule = items_add(pages->arena, &page->items, ITEM_RULE, LAYER_PRINT, 0);
        rule->rule = (RuleItem){{0, 0, UNIT_PT(60), UNIT_PT(10 * (i + 1))}, {0, 1000}};
    }
    return pages;
}

static bool write_proof(Bench *bench, const Pages *pages, int32_t threads, int32_t density) {
    ProofOptions options = {.folder = bench->folder, .density = density, .threads = threads};
    return proof_write(pages, TEXT("."), bench->fonts, &options, bench->diagnostics);
}

static int compare_names(const void *a, const void *b) {
    return text_compare(*(const Text *)a, *(const Text *)b);
}

// the folder's names, sorted, a blank between them
static Text list_names(Bench *bench) {
    ARRAY(Text) names = {0};
    DIR *open = opendir(bench->folder.at);
    for (struct dirent *entry; (entry = readdir(open));)
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            *array_add(bench->arena, &names) = text_copy(bench->arena, text_of(entry->d_name));
    closedir(open);
    if (names.count) qsort(names.at, (size_t)names.count, sizeof *names.at, compare_names);
    Text all = TEXT("");
    for (int32_t i = 0; i < names.count; i++)
        all = text_print(bench->arena, "%.*s%s%.*s", TEXT_ARG(all), i ? " " : "",
                         TEXT_ARG(names.at[i]));
    return all;
}

static Text read_one(Bench *bench, const char *name) {
    const char *why = NULL;
    Text bytes = file_read(bench->arena, file_join(bench->arena, bench->folder, text_of(name)).at,
                           1 << 28, &why);
    if (!bytes.at) fail_msg("%s: %s", name, why);
    return bytes;
}

static uint32_t pixel_of(Bench *bench, const char *name, int x, int y) {
    Text path = file_join(bench->arena, bench->folder, text_of(name));
    cairo_surface_t *surface = cairo_image_surface_create_from_png(path.at);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    assert_true(x < cairo_image_surface_get_width(surface) &&
                y < cairo_image_surface_get_height(surface));
    uint32_t value;
    const uint8_t *data = cairo_image_surface_get_data(surface);
    memcpy(&value, data + (ptrdiff_t)y * cairo_image_surface_get_stride(surface) + x * 4, 4);
    cairo_surface_destroy(surface);
    return value & 0xffffff;
}

static void files(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(4);
    assert_true(write_proof(&bench, pages, 1, 72));
    assert_string_equal(
        list_names(&bench).at,
        "contact.png page-001.png page-002.png page-003.png page-004.png spread-002-003.png");
    assert_int_equal(pixel_of(&bench, "page-001.png", 5, 9), 0xff0000);
    assert_int_equal(pixel_of(&bench, "page-001.png", 5, 10), 0xffffff);
    assert_int_equal(pixel_of(&bench, "page-004.png", 59, 39), 0xff0000);
    assert_int_equal(pixel_of(&bench, "spread-002-003.png", 59, 25), 0xffffff); // page 2: 20 high
    assert_int_equal(pixel_of(&bench, "spread-002-003.png", 60, 25), 0xff0000); // page 3: 30
    assert_int_equal(pixel_of(&bench, "contact.png", 2, 2), 0xd1d1d1);
    assert_int_equal(bench.diagnostics->all.count, 0);
    pages_free(pages);
    drop_bench(&bench);
}

// further sheets are named by their labels, and go with the next proof that has none
static void sheets(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(1), *further = make_pages(2);
    further->pages.at[0].label = TEXT("art-energy");
    further->pages.at[1].label = TEXT("art-sport");
    ProofOptions options = {.folder = bench.folder, .density = 144, .threads = 2, .sheets = further};
    assert_true(proof_write(pages, TEXT("."), bench.fonts, &options, bench.diagnostics));
    assert_string_equal(list_names(&bench).at, "art-energy.png art-sport.png contact.png page-001.png");
    assert_int_equal(pixel_of(&bench, "art-sport.png", 59, 19), 0xff0000); // 72 pixels an inch
    assert_int_equal(pixel_of(&bench, "art-sport.png", 59, 20), 0xffffff);
    assert_true(write_proof(&bench, pages, 1, 72));
    assert_string_equal(list_names(&bench).at, "contact.png page-001.png");
    pages_free(pages);
    pages_free(further);
    drop_bench(&bench);
}

static void density(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(1);
    assert_true(write_proof(&bench, pages, 1, 0)); // 150: 125 by 167 pixels
    assert_int_equal(pixel_of(&bench, "page-001.png", 124, 166), 0xffffff);
    Text bytes = read_one(&bench, "page-001.png");
    assert_memory_equal(bytes.at + 16, "\0\0\0\x7d\0\0\0\xa7\x08\x03", 10); // a palette
    assert_non_null(
        memmem(bytes.at, bytes.size, "pHYs\0\0\x17\x12\0\0\x17\x12\1", 13)); // 5906 a metre
    assert_false(write_proof(&bench, pages, 1, 5));
    assert_false(write_proof(&bench, pages, 1, 5000));
    pages->pages.at[0].width = UNIT_PT(700000);
    assert_false(write_proof(&bench, pages, 1, 150));
    assert_int_equal(bench.diagnostics->all.count, 3);
    assert_true(text_is(bench.diagnostics->all.at[0].rule, "proof-density"));
    assert_string_equal(list_names(&bench).at, "contact.png page-001.png"); // the old proof stays
    pages_free(pages);
    drop_bench(&bench);
}

// A4 is no whole number of pixels wide: its last pixel shows the page all the same, not half of it.
static void edges(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(1);
    Page *page = &pages->pages.at[0];
    page->width = 595276, page->height = 841890;
    page->items.at[0].rule.box = (Rect){-9000, -9000, 620000, 870000}; // to the bleed
    static const int sizes[][3] = {
        {72, 596, 842}, {100, 827, 1170}, {150, 1241, 1754}, {301, 2489, 3520}};
    for (int i = 0; i < 4; i++) {
        assert_true(write_proof(&bench, pages, 1, sizes[i][0]));
        int right = sizes[i][1] - 1, bottom = sizes[i][2] - 1;
        assert_int_equal(pixel_of(&bench, "page-001.png", right, 5), 0xff0000);
        assert_int_equal(pixel_of(&bench, "page-001.png", 5, bottom), 0xff0000);
        assert_int_equal(pixel_of(&bench, "page-001.png", right, bottom), 0xff0000);
    }
    pages_free(pages);
    drop_bench(&bench);
}

static void same_for_any_threads(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(7);
    Text names = TEXT(""), first[10] = {{0}};
    static const char *const kept[] = {"page-001.png", "page-006.png", "spread-004-005.png",
                                       "contact.png"};
    for (int32_t threads = 1; threads <= 8; threads++) {
        assert_true(write_proof(&bench, pages, threads, 100));
        if (threads == 1) names = list_names(&bench);
        assert_true(text_equal(list_names(&bench), names));
        for (int i = 0; i < 4; i++) {
            if (threads == 1) first[i] = read_one(&bench, kept[i]);
            else assert_true(text_equal(read_one(&bench, kept[i]), first[i]));
        }
    }
    pages_free(pages);
    drop_bench(&bench);
}

static void old_pictures_go(void **state) {
    (void)state;
    Bench bench = make_bench();
    const char *why;
    assert_true(file_write(file_join(bench.arena, bench.folder, TEXT("index.html")).at,
                           TEXT("book"), &why));
    Pages *pages = make_pages(5);
    assert_true(write_proof(&bench, pages, 2, 72));
    pages_free(pages);
    pages = make_pages(1);
    assert_true(write_proof(&bench, pages, 2, 72));
    assert_string_equal(list_names(&bench).at, "contact.png index.html page-001.png");
    pages_free(pages);
    drop_bench(&bench);
}

static void unwritable(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(2);
    const char *why;
    Text file = file_join(bench.arena, bench.folder, TEXT("taken"));
    assert_true(file_write(file.at, TEXT(""), &why));
    ProofOptions options = {.folder = file_join(bench.arena, file, TEXT("below"))};
    assert_false(proof_write(pages, TEXT("."), bench.fonts, &options, bench.diagnostics));
    assert_true(text_is(bench.diagnostics->all.at[0].rule, "proof-unwritten"));
    pages_free(pages);
    drop_bench(&bench);
}

static void missing_picture_once(void **state) {
    (void)state;
    Bench bench = make_bench();
    Pages *pages = make_pages(6);
    *array_add(pages->arena, &pages->images) = (PagesImage){.file = TEXT("none.jpg")};
    pages_add_tag(pages, 0, ROLE_FIGURE, (Place){TEXT("a.yaml"), 7, 2});
    for (int32_t i = 0; i < 6; i++)
        items_add(pages->arena, &pages->pages.at[i].items, ITEM_IMAGE, LAYER_PRINT, 1)->image =
            (ImageItem){0, {0, 0, 9000, 9000}, {0, 0, 9, 9}};
    for (int32_t threads = 1; threads < 4; threads++) {
        bench.diagnostics->all.count = 0;
        assert_true(write_proof(&bench, pages, threads, 72)); // written, with the fault showing
        assert_int_equal(bench.diagnostics->all.count, 1);
        assert_true(text_is(bench.diagnostics->all.at[0].rule, "image-missing"));
    }
    pages_free(pages);
    drop_bench(&bench);
}

static void many_pages(void **state) {
    (void)state;
    Bench bench = make_bench();
    assert_string_equal(proof_page_name(bench.arena, 7, 999).at, "page-007.png");
    assert_string_equal(proof_page_name(bench.arena, 7, 1000).at, "page-0007.png");
    assert_string_equal(proof_spread_name(bench.arena, 10, 12345).at, "spread-00010-00011.png");
    Pages *pages = make_pages(0);
    assert_true(write_proof(&bench, pages, 2, 72));
    assert_string_equal(list_names(&bench).at, "");
    pages_free(pages);
    pages = make_pages(130);
    assert_true(write_proof(&bench, pages, 2, 10));
    assert_int_equal(pixel_of(&bench, "page-130.png", 0, 0), 0xff0000);
    pages_free(pages);
    drop_bench(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(files),
                                       cmocka_unit_test(sheets),
                                       cmocka_unit_test(density),
                                       cmocka_unit_test(edges),
                                       cmocka_unit_test(same_for_any_threads),
                                       cmocka_unit_test(old_pictures_go),
                                       cmocka_unit_test(unwritable),
                                       cmocka_unit_test(missing_picture_once),
                                       cmocka_unit_test(many_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
