// test_book.c: the files of a proof book: their names and types, the words and boxes in them, versions that change with
// what a page shows and with nothing else, texts that would end a script.
#include <stdio.h>
#include <stdlib.h>

#include "support/random.h"
#include "support/test.h"

#include "common/font_set.h"
#include "model/pages_digest.h"
#include "paint/paint.h"
#include "proof/book.h"

typedef struct {
    Pages *pages;
    Diagnostics *diagnostics;
    Book *book;
    Buffer out;
} Bench;

static Pages *make_pages(int32_t count) {
    Pages *pages = pages_new();
    *array_add(pages->arena, &pages->inks) = (Ink){.name = TEXT("red"), .red = 1000};
    *array_add(pages->arena, &pages->fonts) = (PagesFont){.family = TEXT("none"), .digest = TEXT("0")};
    pages_add_tag(pages, 0, ROLE_DOCUMENT, (Place){TEXT("sources/2021/report.yaml"), 1, 1});
    for (int32_t i = 0; i < count; i++) pages_add_page(pages, UNIT_PT(60), UNIT_PT(80), 0);
    return pages;
}

static Bench open_bench(Pages *pages) {
    Bench bench = {.pages = pages, .diagnostics = diagnostics_new(pages->arena)};
    bench.book = book_new(pages, &(BookOptions){.diagnostics = bench.diagnostics});
    return bench;
}

static void close_bench(Bench *bench) {
    book_free(bench->book);
    buffer_free(&bench->out);
    pages_free(bench->pages);
}

// a book's file, with a NUL behind it
static const char *read_file(Bench *bench, const char *name) {
    bench->out.size = 0;
    assert_non_null(book_write(bench->book, text_of(name), NULL, &bench->out));
    buffer_byte(&bench->out, 0);
    return bench->out.bytes;
}

#define assert_has(text, part)                                                                                    \
    do {                                                                                                          \
        if (!strstr(text, part)) fail_msg("'%s' is not in '%.600s'", part, text);                                 \
    } while (0)

// a text of glyphs five points wide each, one a byte but for what continues a character
static Item *add_text(Pages *pages, int32_t page, int32_t tag, const char *words, double x, double y, bool rtl) {
    Item *item = items_add(pages->arena, &pages->pages.at[page - 1].items, ITEM_TEXT, LAYER_PRINT, tag);
    TextItem *text = &item->text;
    *text = (TextItem){.size = UNIT_PT(10), .paint = {0, 1000}, .scale = 10000, .rtl = rtl, .source = text_of(words),
                       .origin = {UNIT_PT(x), UNIT_PT(y)}};
    text->glyphs = arena_array_of(pages->arena, text->source.size, Glyph);
    for (size_t i = 0; i < text->source.size; i++)
        if ((words[i] & 0xc0) != 0x80)
            text->glyphs[text->glyph_count++] = (Glyph){.gid = 1, .cluster = (uint16_t)i, .advance = UNIT_PT(5)};
    for (int32_t i = 0; rtl && i < text->glyph_count / 2; i++) {
        Glyph glyph = text->glyphs[i];
        text->glyphs[i] = text->glyphs[text->glyph_count - 1 - i];
        text->glyphs[text->glyph_count - 1 - i] = glyph;
    }
    return item;
}

// the version of a page in data/book.js, named by its key
static uint64_t version_of(Bench *bench, int32_t page, const char *key) {
    char wanted[40];
    snprintf(wanted, sizeof wanted, "\"number\":%d,", page);
    const char *at = strstr(read_file(bench, "data/book.js"), wanted);
    assert_non_null(at);
    snprintf(wanted, sizeof wanted, "\"%s\":\"", key);
    return strtoull(strstr(at, wanted) + strlen(wanted), NULL, 16);
}

static void names(void **state) {
    (void)state;
    Bench bench = open_bench(make_pages(2));
    static const char *const expected[] = {
        "index.html", "book.css", "book.js", "data/book.js",
        "data/page-001.js", "pages/page-001.png", "pages/page-001-small.png", "pages/page-001-large.png",
        "data/page-002.js", "pages/page-002.png", "pages/page-002-small.png", "pages/page-002-large.png"};
    assert_int_equal(book_count_files(bench.book), 12);
    for (int32_t i = 0; i < 12; i++) assert_same_text(book_file_name(bench.book, i), text_of(expected[i]));
    assert_string_equal(book_write(bench.book, TEXT("index.html"), NULL, &bench.out), "text/html; charset=utf-8");
    assert_string_equal(book_write(bench.book, TEXT("data/page-002.js"), NULL, &bench.out),
                        "text/javascript; charset=utf-8");
    bench.out.size = 0;
    static const char *const wrong[] = {"", "/", "../book.js", "data/page-003.js", "data/page-1.js", "pages/page-001.png"};
    for (int i = 0; i < 6; i++) assert_null(book_write(bench.book, text_of(wrong[i]), NULL, &bench.out)); // no painter
    assert_int_equal(bench.out.size, 0);
    close_bench(&bench);
}

// one by one and all at once the pictures are the same; dense books have no large ones
static void pictures(void **state) {
    (void)state;
    Bench bench = open_bench(make_pages(1));
    items_add(bench.pages->arena, &bench.pages->pages.at[0].items, ITEM_RULE, LAYER_PRINT, 1)->rule =
        (RuleItem){{0, 0, UNIT_PT(31.3), UNIT_PT(17.1)}, {0, 700}};
    FontSet *fonts = font_set_new();
    Painter *painter = painter_new(bench.pages, TEXT("."), NULL, bench.diagnostics);
    BookFile files[BOOK_PAGE_FILES] = {0};
    cairo_surface_destroy(book_write_all(bench.book, 1, painter, files));
    for (int i = 0; i < BOOK_PAGE_FILES; i++) {
        bench.out.size = 0;
        assert_non_null(book_write(bench.book, files[i].name, painter, &bench.out));
        assert_same_text(buffer_view(&bench.out), buffer_view(&files[i].bytes));
        buffer_free(&files[i].bytes);
    }
    Book *dense = book_new(bench.pages, &(BookOptions){.density = 300});
    assert_int_equal(book_count_files(dense), 7);
    bench.out.size = 0;
    assert_null(book_write(dense, TEXT("pages/page-001-large.png"), painter, &bench.out));
    book_free(dense);
    painter_free(painter);
    font_set_free(fonts);
    close_bench(&bench);
}

static void words(void **state) {
    (void)state;
    Pages *pages = make_pages(1);
    Place place = {TEXT("sources/2021/articles/x.yaml"), 40, 5};
    int32_t article = pages_add_tag(pages, 1, ROLE_ARTICLE, place), p = pages_add_tag(pages, article, ROLE_P, place),
            link = pages_add_tag(pages, p, ROLE_LINK, place),
            foot = pages_add_tag(pages, 0, ROLE_ARTIFACT, (Place){TEXT("layouts/x.yaml"), 9, 1});
    add_text(pages, 1, p, "To be ", 5, 20, false);
    add_text(pages, 1, link, "or", 35, 20, false);
    add_text(pages, 1, p, "der ", 45, 20, false);
    add_text(pages, 1, p, "now", 5, 32, false);
    add_text(pages, 1, foot, "7", 5, 70, false);
    *array_add(pages->arena, &pages->columns) = (Column){.page = 1};
    *array_add(pages->arena, &pages->lines) =
        (LineRecord){.tag = p, .origin = {UNIT_PT(5), UNIT_PT(20)}, .width = UNIT_PT(50), .from = place, .to = place};
    *array_add(pages->arena, &pages->lines) =
        (LineRecord){.tag = p, .origin = {UNIT_PT(5), UNIT_PT(32)}, .width = UNIT_PT(20), .from = {place.file, 41, 7}};
    Bench bench = open_bench(pages);
    const char *data = read_file(&bench, "data/page-001.js");
    assert_has(data, "{\"role\":\"p\",\"at\":[0,40,5],\"lines\":[");
    // a word that a link begins is one word; lines have their own places
    assert_has(data, "{\"t\":\"To be order \",\"b\":[5,12.5,60,10],\"at\":[0,40,5],\"w\":[5,10,20,10,35,25]}");
    assert_has(data, "{\"t\":\"now\",\"b\":[5,24.5,15,10],\"at\":[0,41,7],\"w\":[5,15]}");
    assert_has(data, "{\"role\":\"furniture\",\"at\":[1,9,1],\"lines\":[{\"t\":\"7\"");
    assert_has(data, "\"files\":[\"articles/x.yaml\",\"layouts/x.yaml\"]");
    close_bench(&bench);
}

// runs lie from left to right; read from the right they come in the order of reading
static void from_the_right(void **state) {
    (void)state;
    Pages *pages = make_pages(1);
    int32_t p = pages_add_tag(pages, 1, ROLE_P, (Place){0}), q = pages_add_tag(pages, 1, ROLE_P, (Place){0});
    add_text(pages, 1, p, "19", 10, 10, false);
    add_text(pages, 1, p, " \u05d2\u05d3", 20, 10, true); // a blank, then two letters, which stand before the number
    add_text(pages, 1, p, " \u05d0\u05d1", 35, 10, true);
    add_text(pages, 1, q, "see ", 0, 30, false);
    add_text(pages, 1, q, "\u05d2", 20, 30, true);
    add_text(pages, 1, q, "\u05d0 ", 25, 30, true);
    Bench bench = open_bench(pages);
    const char *data = read_file(&bench, "data/page-001.js");
    assert_has(data, "{\"t\":\" \u05d0\u05d1 \u05d2\u05d319\",\"b\":[10,2.5,40,10],\"rtl\":1,\"w\":[35,10,10,20]}");
    assert_has(data, "{\"t\":\"see \u05d0 \u05d2\",\"b\":[0,22.5,35,10],\"w\":[0,15,30,5,20,5]}");
    close_bench(&bench);
}

// no text ends the script, or is read as anything but text
static void escapes(void **state) {
    (void)state;
    Pages *pages = make_pages(1);
    pages->metadata.title = TEXT("</script><!-- \"a\\b\" \u2028\u2029 \x01 \xff");
    int32_t p = pages_add_tag(pages, 1, ROLE_P, (Place){TEXT("sources/2021/a</script>.yaml"), 1, 1});
    add_text(pages, 1, p, "</script>\"\\\u2028", 5, 20, false);
    Item *label = add_text(pages, 1, p, "]]></text><script>&", 5, 40, false);
    label->layer = LAYER_MARKS;
    Bench bench = open_bench(pages);
    diagnostics_add(bench.diagnostics, SEVERITY_ERROR, (Place){0}, "rule", "</script>");
    const char *data = read_file(&bench, "data/book.js");
    assert_has(data, "\"title\":\"\\u003c/script>\\u003c!-- \\\"a\\\\b\\\" \\u2028\\u2029 \\u0001 \xef\xbf\xbd\"");
    assert_has(data, "\"message\":\"\\u003c/script>\"");
    assert_null(strchr(data, '<'));
    data = read_file(&bench, "data/page-001.js");
    assert_has(data, "{\"t\":\"\\u003c/script>\\\"\\\\\\u2028\"");
    assert_has(data, "\"files\":[\"a\\u003c/script>.yaml\"]");
    assert_has(data, "\">]]>&lt;/text>&lt;script>&amp;\\u003c/text>\"");
    assert_null(strchr(data, '<'));
    close_bench(&bench);
}

// what a diagnostic without a page speaks of is found by its place
static void places(void **state) {
    (void)state;
    Pages *pages = make_pages(3);
    Text file = TEXT("sources/2021/articles/x.yaml");
    for (int32_t i = 0; i < 2; i++) {
        *array_add(pages->arena, &pages->columns) = (Column){.page = i + 1};
        *array_add(pages->arena, &pages->lines) =
            (LineRecord){.tag = 1, .column = i, .origin = {UNIT_PT(5), UNIT_PT(20)}, .width = UNIT_PT(50),
                         .from = {file, 10 + 10 * i, 1}};
    }
    int32_t figure = pages_add_tag(pages, 1, ROLE_FIGURE, (Place){file, 30, 3});
    pages->tags.at[figure - 1].box_page = 3, pages->tags.at[figure - 1].box = (Rect){0, 0, 5000, 6000};
    Bench bench = open_bench(pages);
    static const int32_t lines[] = {9, 10, 19, 20, 29, 30, 99};
    for (int i = 0; i < 7; i++)
        diagnostics_add(bench.diagnostics, SEVERITY_NOTE, (Place){file, lines[i], 2}, "rule", "%d", lines[i]);
    diagnostics_add(bench.diagnostics, SEVERITY_NOTE, (Place){TEXT("other.yaml"), 20, 1}, "rule", "other");
    const char *data = read_file(&bench, "data/book.js");
    assert_has(data, "\"line\":9,\"column\":2,\"page\":0,\"box\":[0,0,0,0]");
    assert_has(data, "\"line\":10,\"column\":2,\"page\":1,\"box\":[5,12.5,50,10]");
    assert_has(data, "\"line\":19,\"column\":2,\"page\":1,");
    assert_has(data, "\"line\":29,\"column\":2,\"page\":2,");
    assert_has(data, "\"line\":30,\"column\":2,\"page\":3,\"box\":[0,0,5,6]");
    assert_has(data, "\"line\":99,\"column\":2,\"page\":3,");
    assert_has(data, "\"file\":\"other.yaml\",\"line\":20,\"column\":1,\"page\":0,");
    close_bench(&bench);
}

// A page's picture has a new version when it shows something else, not when numbers of tags, fonts and inks move.
static void versions(void **state) {
    (void)state;
    Pages *before = make_pages(2), *after = make_pages(2);
    *array_add(after->arena, &after->inks) = (Ink){.name = TEXT("red"), .red = 1000};
    after->inks.at[0].red = 0;
    int32_t p = pages_add_tag(before, 1, ROLE_P, (Place){TEXT("a.yaml"), 3, 1});
    for (int i = 0; i < 5; i++) pages_add_tag(after, 1, ROLE_P, (Place){TEXT("b.yaml"), 3, 1});
    int32_t moved = pages_add_tag(after, 1, ROLE_P, (Place){TEXT("a.yaml"), 3, 1});
    add_text(before, 1, p, "here", 5, 20, false);
    add_text(before, 2, p, "same", 5, 20, false);
    add_text(after, 1, moved, "hers", 5, 20, false)->text.paint.ink = 1;
    add_text(after, 2, moved, "same", 5, 20, false)->text.paint.ink = 1;
    Bench a = open_bench(before), b = open_bench(after);
    assert_true(version_of(&a, 1, "version") != version_of(&b, 1, "version"));
    assert_true(version_of(&a, 2, "version") == version_of(&b, 2, "version"));
    assert_true(version_of(&a, 2, "data") == version_of(&b, 2, "data"));
    uint64_t old = version_of(&b, 2, "version"), data = version_of(&b, 2, "data");
    book_free(b.book);
    after->tags.at[moved - 1].place.line = 4; // another line of the source, the same picture
    b.book = book_new(after, &(BookOptions){.diagnostics = b.diagnostics});
    assert_true(version_of(&b, 2, "version") == old);
    assert_true(version_of(&b, 2, "data") != data);
    close_bench(&a);
    close_bench(&b);
}

// every field that shows changes the digest
static void digests(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 60; seed++) {
        Pages *pages = random_pages(seed);
        const uint64_t *drawings = pages_digest_drawings(pages->arena, pages);
        for (int32_t i = 0; i < pages->pages.count; i++) {
            Page *page = &pages->pages.at[i];
            uint64_t was = pages_digest_page(pages, page, ~0u, drawings);
            assert_true(was == pages_digest_page(pages, page, ~0u, drawings));
            for (int32_t k = 0; k < page->items.count; k++) {
                Item *item = &page->items.at[k];
                if (item->kind == ITEM_RULE) item->rule.box.height++;
                else if (item->kind == ITEM_TEXT) item->text.origin.x++;
                else if (item->kind == ITEM_IMAGE) item->image.crop.x++;
                else if (item->kind == ITEM_DRAWING) item->drawing.matrix.e++;
                else if (item->kind == ITEM_GROUP) item->group.matrix.a++;
                else if (item->kind == ITEM_PATH) item->path.width++;
                else continue;
                uint64_t now = pages_digest_page(pages, page, ~0u, drawings);
                assert_true(now != was);
                was = now;
            }
        }
        pages_free(pages);
    }
}

// whatever Pages hold, all data can be written
static void any_pages(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 150; seed++) {
        Bench bench = open_bench(random_pages(seed));
        const Pages *pages = bench.pages;
        diagnostics_append(bench.diagnostics, pages->diagnostics.at, pages->diagnostics.count);
        for (int32_t i = 0; i < book_count_files(bench.book); i++) {
            Text name = book_file_name(bench.book, i);
            bench.out.size = 0;
            if (!text_starts(name, "data/")) continue;
            assert_non_null(book_write(bench.book, name, NULL, &bench.out));
            size_t bad;
            assert_true(text_is_utf8(buffer_view(&bench.out), &bad));
            assert_true(text_starts(buffer_view(&bench.out), "folio.") && text_ends(buffer_view(&bench.out), "});\n"));
        }
        close_bench(&bench);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),   cmocka_unit_test(pictures), cmocka_unit_test(words),   cmocka_unit_test(from_the_right),
        cmocka_unit_test(escapes), cmocka_unit_test(places),   cmocka_unit_test(versions), cmocka_unit_test(digests),
        cmocka_unit_test(any_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
