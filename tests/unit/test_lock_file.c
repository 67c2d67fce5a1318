// test_lock_file.c: a layout lock's text form gives the lock again, and refuses what is not one, whatever the
// bytes.
#include <string.h>

#include "layout/lock.h"
#include "support/random.h"
#include "support/test.h"

static LockArticle random_article(Random *random, Arena *arena) {
    LockArticle article = {.id = random_text(random, arena), .first_page = random_int(random, 1, 999),
                           .page_count = random_int(random, 0, 9)};
    for (int32_t page = 1; page <= article.page_count; page++) {
        if (random_chance(random, 20)) continue;
        *array_add(arena, &article.pages) = (LockPage){
            page, random_place(random, arena), random_int(random, 0, 9999), random_int(random, 0, 3),
            random_text_or_none(random, arena), random_text_or_none(random, arena)};
    }
    for (int32_t i = random_int(random, 0, 3); article.page_count && i > 0; i--)
        *array_add(arena, &article.figures) =
            (LockFigure){random_int(random, 1, article.page_count), random_text_or_none(random, arena)};
    return article;
}

static Lock random_lock(uint64_t seed, Arena *arena) {
    Random random = random_new(seed);
    Lock lock = {.layout = random_text(&random, arena)};
    for (int32_t i = random_int(&random, 0, 6); i > 0; i--)
        *array_add(arena, &lock.articles) = random_article(&random, arena);
    return lock;
}

static void compare_articles(const LockArticle *a, const LockArticle *b) {
    assert_same_text(a->id, b->id);
    assert_int_equal(a->first_page, b->first_page);
    assert_int_equal(a->page_count, b->page_count);
    assert_int_equal(a->pages.count, b->pages.count);
    assert_int_equal(a->figures.count, b->figures.count);
    for (int32_t i = 0; i < a->pages.count; i++) {
        const LockPage *x = &a->pages.at[i], *y = &b->pages.at[i];
        assert_int_equal(x->page, y->page);
        assert_int_equal(x->word, y->word);
        assert_int_equal(x->letter, y->letter);
        assert_same_text(x->before, y->before);
        assert_same_text(x->after, y->after);
        assert_same_place(x->at, y->at);
    }
    for (int32_t i = 0; i < a->figures.count; i++) {
        assert_int_equal(a->figures.at[i].page, b->figures.at[i].page);
        assert_same_text(a->figures.at[i].name, b->figures.at[i].name);
    }
}

static void reads_what_was_written(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics = diagnostics_new(arena);
        Buffer out = {0}, again = {0};
        Lock lock = random_lock(seed, arena);
        lock_write(&out, &lock);
        Lock *read = lock_read(arena, buffer_view(&out), TEXT("a.lock"), diagnostics);
        assert_non_null(read);
        assert_int_equal(diagnostics->all.count, 0);
        assert_same_text(lock.layout, read->layout);
        assert_int_equal(lock.articles.count, read->articles.count);
        for (int32_t i = 0; i < lock.articles.count; i++)
            compare_articles(&lock.articles.at[i], &read->articles.at[i]);
        lock_write(&again, read);
        assert_same_text(buffer_view(&out), buffer_view(&again));
        buffer_free(&out);
        buffer_free(&again);
        arena_free(arena);
    }
}

// cut anywhere, or with any byte changed, it is read or refused with one fault that has a place
static void survives_any_bytes(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        Arena *arena = arena_new();
        Buffer out = {0};
        Lock lock = random_lock(seed, arena);
        lock_write(&out, &lock);
        Random random = random_new(seed);
        for (int32_t round = 0; round < 300; round++) {
            Text bytes = text_copy(arena, buffer_view(&out));
            char *spoilt = (char *)(uintptr_t)bytes.at;
            if (round % 2) bytes.size = (size_t)random_int(&random, 0, (int32_t)bytes.size - 1);
            else spoilt[random_int(&random, 0, (int32_t)bytes.size - 1)] = (char)random_int(&random, 0, 255);
            Diagnostics *diagnostics = diagnostics_new(arena);
            Lock *read = lock_read(arena, bytes, TEXT("a.lock"), diagnostics);
            assert_int_equal(diagnostics->all.count, !read);
            if (!read) assert_true(diagnostics->all.at[0].place.column > 0);
        }
        buffer_free(&out);
        arena_free(arena);
    }
}

static void refuses_what_is_wrong(void **state) {
    (void)state;
    static const struct { const char *bytes, *place, *says;
    } cases[] = {
        {"", "0:1", "empty"},
        {"folio-lock 2\nend\n", "1:12", "version 1"},
        {"folio-lock 1\nend\n", NULL, "layout"},
        {"folio-lock 1\narticle id=\"a\" first-page=1 pages=1\nend\n", "2:1", "layout"},
        {"folio-lock 1\nlayout name=\"c\"\n  page number=1 word=0\nend\n", "3:1", "article"},
        {"folio-lock 1\nlayout name=\"c\"\narticle id=\"a\" first-page=1 pages=1\n  page number=2 "
         "word=0\nend\n",
         "4:1", "page 2"},
        {"folio-lock 1\nlayout name=\"c\"\narticle id=\"a\" first-page=1 pages=2\n  page number=2 "
         "word=0\n"
         "  page number=1 word=0\nend\n",
         "5:1", "page 1"},
        {"folio-lock 1\nlayout name=\"c\"\narticle id=\"a\" first-page=1 pages=1\n  figure "
         "page=2\nend\n",
         "4:1", "page 2"},
        {"folio-lock 1\nlayout name=\"c\"\narticle id=\"a\" first-page=1\nend\n", "3:1", "pages"},
        {"folio-lock 1\nlayout name=\"c\"\n", NULL, "end"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics = diagnostics_new(arena);
        assert_null(lock_read(arena, text_of(cases[i].bytes), TEXT("a.lock"), diagnostics));
        assert_int_equal(diagnostics->all.count, 1);
        const Diagnostic *said = &diagnostics->all.at[0];
        if (cases[i].place)
            assert_same_text(text_print(arena, "%d:%d", said->place.line, said->place.column),
                             text_of(cases[i].place));
        assert_non_null(strstr(said->message.at, cases[i].says));
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_what_was_written),
                                       cmocka_unit_test(survives_any_bytes),
                                       cmocka_unit_test(refuses_what_is_wrong)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
