// test_join.c: parts become one report: numbers go on, contents and references are right, furniture has its place.
#include <stdlib.h>

#include "support/joined.h"
#include "support/test.h"

enum { ARTICLES = 7, FRONT = 3 };

static int open_joined(void **state) {
    *state = joined_new("cica", ARTICLES);
    return 0;
}

static int close_joined(void **state) {
    joined_free(*state);
    return 0;
}

// The page's words in the order of painting, a blank between items; artifacts or content.
static Text page_words(Arena *arena, const Pages *pages, int32_t number, bool artifacts) {
    Buffer words = {0};
    const Items *items = &pages->pages.at[number - 1].items;
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind != ITEM_TEXT || tag_is_artifact(pages, item->tag) != artifacts) continue;
        if (words.size && words.bytes[words.size - 1] != ' ') buffer_byte(&words, ' ');
        buffer_text(&words, item->text.source);
    }
    Text copy = text_copy(arena, text_trim(buffer_view(&words)));
    buffer_free(&words);
    return copy.at ? copy : TEXT("");
}

static bool has_words(Text words, const char *part) {
    return memmem(words.at, words.size, part, strlen(part)) != NULL;
}

static void pages_go_on(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    assert_int_equal(pages->pages.count, FRONT + 2 * ARTICLES);
    for (int32_t i = 0; i < pages->pages.count; i++) {
        assert_int_equal(pages->pages.at[i].number, i + 1);
        assert_same_text(pages->pages.at[i].label, text_print(joined->arena, "%d", i + 1));
    }
    assert_same_text(pages->pages.at[0].master, TEXT("cover"));
    assert_same_text(pages->pages.at[FRONT].master, TEXT("foreword"));
    assert_int_equal(pages->articles.count, ARTICLES);
    for (int32_t i = 0; i < ARTICLES; i++)
        assert_int_equal(pages->articles.at[i].first_page, FRONT + 1 + 2 * i);
    assert_int_equal(joined->diagnostics->all.count, 0);
    pages_free(pages);
}

static void tags_are_in_logical_order(void **state) {
    Pages *pages = joined_join(*state);
    int32_t articles = 0, parts = 0;
    assert_int_equal(pages->tags.at[0].role, ROLE_DOCUMENT);
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        assert_true(tag->parent <= i); // parents come first
        assert_int_equal(tag->parent == 0, tag->role == ROLE_ARTIFACT || i == 0);
        if (tag->role == ROLE_PART) parts++, assert_int_equal(tag->parent, 1);
        if (tag->role != ROLE_ARTICLE) continue;
        assert_int_equal(pages->tags.at[tag->parent - 1].role,
                         articles ? ROLE_PART : ROLE_DOCUMENT);
        articles++;
    }
    assert_int_equal(articles, ARTICLES);
    assert_int_equal(parts, 2);
    pages_free(pages);
}

static void numbers_stay_in_their_tables(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    // articles 0, 2, 4, 6 have pictures of their own, the odd ones share one
    assert_int_equal(pages->images.count, ARTICLES / 2 + 2);
    assert_int_equal(pages->columns.count, 2 * ARTICLES);
    assert_int_equal(pages->lines.count, 2 * ARTICLES);
    for (int32_t i = 0; i < pages->lines.count; i++) {
        const LineRecord *line = &pages->lines.at[i];
        assert_int_equal(line->column, i);
        assert_int_equal(pages->columns.at[line->column].page, FRONT + 1 + i);
        assert_int_equal(pages->tags.at[line->tag - 1].place.line, line->from.line);
    }
    // the text form checks every index that it reads
    Buffer out = {0};
    pages_write(&out, pages);
    Pages *again = pages_read(buffer_view(&out), TEXT("joined"), joined->diagnostics);
    if (!again) fail_msg("%s", joined->diagnostics->all.at[0].message.at);
    buffer_free(&out);
    pages_free(again);
    pages_free(pages);
}

static void the_report_owns_its_bytes(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    Buffer before = {0}, after = {0};
    pages_write(&before, pages);
    for (int32_t i = 0; i < joined->part_count; i++) pages_free(joined->parts[i]);
    joined->part_count = 0;
    template_free(joined->template);
    joined->template = NULL;
    pages_write(&after, pages);
    assert_same_text(buffer_view(&after), buffer_view(&before));
    buffer_free(&before);
    buffer_free(&after);
    pages_free(pages);
}

static void references_are_settled(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    int32_t seen = 0;
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        assert_int_equal(tag->reference.size, 0);
        if (tag->role != ROLE_REFERENCE || !tag->destination ||
            !text_starts(tag->place.file, "sources/x/articles"))
            continue;
        if (pages->tags.at[tag->parent - 1].role == ROLE_CONTENTS_ITEM) continue;
        const Destination *to = &pages->destinations.at[tag->destination - 1];
        // each article refers to the one before it, which starts two pages earlier
        assert_int_equal(to->page, FRONT + 1 + 2 * seen);
        assert_int_equal(to->at.y, 9); // the part's own place
        seen++;
    }
    assert_int_equal(seen, ARTICLES - 1);
    pages_free(pages);
}

static void an_unknown_reference_is_reported(void **state) {
    Joined *joined = *state;
    joined->parts[2]->tags.at[2].reference = TEXT("nowhere");
    pages_free(joined_join(joined));
    assert_only_fault(joined->diagnostics, 7, "there is no article 'nowhere'");
}

static void contents_name_every_page(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    Text words = page_words(joined->arena, pages, 3, false);
    for (int32_t i = 0; i < ARTICLES; i++)
        if (!has_words(
                words,
                text_print(joined->arena, "%d The title of article %d", FRONT + 1 + 2 * i, i).at))
            fail_msg("article %d is not in '%.*s'", i, TEXT_ARG(words));
    assert_true(text_starts(words, "Contents 4 The title of article 0 First Section 6"));
    assert_true(has_words(words, "article 3 Second Section 12"));
    pages_free(pages);
}

static void contents_are_a_list_of_links(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    int32_t lists = 0, items = 0;
    for (int32_t i = 0; i < pages->tags.count; i++) {
        const Tag *tag = &pages->tags.at[i];
        if (tag->role == ROLE_CONTENTS) {
            Role above = pages->tags.at[tag->parent - 1].role;
            assert_int_equal(above, lists ? ROLE_CONTENTS_ITEM : ROLE_SECTION);
            lists++;
        }
        if (tag->role != ROLE_CONTENTS_ITEM) continue;
        assert_int_equal(pages->tags.at[tag->parent - 1].role, ROLE_CONTENTS);
        assert_int_equal(tag[1].role, ROLE_REFERENCE);
        assert_true(tag[1].destination > 0 && tag[1].destination <= pages->destinations.count);
        items++;
    }
    assert_int_equal(lists, 3);            // the whole, and one for each section
    assert_int_equal(items, ARTICLES + 2); // articles and sections
    pages_free(pages);
}

static void bookmarks_lead_to_sections_and_articles(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    assert_int_equal(pages->bookmarks.count, 1 + ARTICLES + 2);
    const Bookmark *second = &pages->bookmarks.at[6];
    assert_same_text(second->title, TEXT("Second Section"));
    assert_int_equal(second->level, 0);
    assert_int_equal(pages->destinations.at[second->destination - 1].page, FRONT + 1 + 2 * 4);
    assert_int_equal(second[1].level, 1);
    pages_free(pages);
}

// x of the page's number, as it was painted
static Unit number_left(const Pages *pages, int32_t number) {
    const Page *page = &pages->pages.at[number - 1];
    for (int32_t i = 0; i < page->items.count; i++) {
        const Item *item = &page->items.at[i];
        if (item->kind == ITEM_TEXT && text_equal(text_trim(item->text.source), page->label))
            return item->text.origin.x;
    }
    return -1;
}

static void furniture_changes_sides(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    Unit width = joined->template->width;
    assert_true(number_left(pages, 8) < width / 4); // left page: at its left edge
    assert_true(number_left(pages, 9) > width * 3 / 4);
    assert_int_equal(number_left(pages, 1), -1); // the cover has none
    assert_int_equal(number_left(pages, 2), -1);
    Text words = page_words(joined->arena, pages, 9, true);
    assert_true(has_words(words, "First Section") && has_words(words, "CE Annual Report 2021"));
    assert_true(has_words(page_words(joined->arena, pages, 13, true), "Second Section"));
    assert_true(has_words(page_words(joined->arena, pages, 4, true), "Foreword"));
    // content comes before furniture
    const Items *items = &pages->pages.at[8].items;
    bool furniture = false;
    for (int32_t i = 0; i < items->count; i++) {
        bool artifact = tag_is_artifact(pages, items->at[i].tag);
        assert_false(furniture && !artifact);
        furniture |= artifact;
    }
    pages_free(pages);
}

static void the_cover_shows_the_edition(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    // without lines of its own: organisation, title without the year, year
    assert_same_text(page_words(joined->arena, pages, 1, false),
                     TEXT("Conference of Examples Annual Report 2021"));
    pages_free(pages);
}

static void a_cover_line_without_a_place_is_reported(void **state) {
    Joined *joined = *state;
    for (int32_t i = 1; i <= 4; i++)
        *array_add(joined->document->arena, &joined->document->cover_lines) =
            (Entry){.value = text_print(joined->arena, "line %d", i),
                    .place = {joined->document->file, i, 1}};
    pages_free(joined_join(joined));
    assert_int_equal(joined->diagnostics->all.count, 1);
    assert_int_equal(joined->diagnostics->all.at[0].place.line, 4);
    assert_same_text(joined->diagnostics->all.at[0].rule, TEXT("cover-line"));
}

static void the_imprint_labels_its_entries(void **state) {
    Joined *joined = *state;
    Pages *pages = joined_join(joined);
    assert_same_text(
        page_words(joined->arena, pages, 2, false),
        TEXT("Conference of Examples Annual Report 2021 Published by The Secretariat"));
    pages_free(pages);
}

static void an_imprint_beyond_its_page_is_an_error(void **state) {
    Joined *joined = *state;
    Document *document = joined->document;
    for (int32_t i = 0; i < 100; i++)
        *array_add(document->arena, &document->imprint) =
            (Entry){.key = TEXT("credits"), .value = TEXT("Someone"), .place = {document->file, 9, 1}};
    pages_free(joined_join(joined));
    assert_int_equal(joined->diagnostics->all.count, 1);
    assert_int_equal(joined->diagnostics->all.at[0].severity, SEVERITY_ERROR);
    assert_same_text(joined->diagnostics->all.at[0].rule, TEXT("overset"));
}

static void two_joins_are_equal(void **state) {
    Joined *joined = *state;
    Pages *first = joined_join(joined), *second = joined_join(joined);
    Buffer a = {0}, b = {0};
    pages_write(&a, first);
    pages_write(&b, second);
    assert_same_text(buffer_view(&a), buffer_view(&b));
    buffer_free(&a);
    buffer_free(&b);
    pages_free(first);
    pages_free(second);
}

// Articles enough for one squeezed page of contents, and for several.
static void check_contents_of(int32_t articles, int32_t contents_pages) {
    Joined *joined = joined_new("cica", articles);
    Pages *pages = joined_join(joined);
    int32_t front = pages->articles.at[0].first_page - 1, seen = 0;
    assert_int_equal(front, 2 + contents_pages);
    Unit foot =
        joined->template->height - template_find_master(joined->template, TEXT("contents"))->bottom;
    for (int32_t page = 3; page <= front; page++) {
        const Items *items = &pages->pages.at[page - 1].items;
        for (int32_t i = 0; i < items->count; i++)
            if (items->at[i].kind == ITEM_TEXT && !tag_is_artifact(pages, items->at[i].tag))
                assert_true(items->at[i].text.origin.y <= foot);
        Text words = page_words(joined->arena, pages, page, false);
        for (int32_t i = 0; i < articles; i++) {
            Text entry =
                text_print(joined->arena, "%d The title of article %d ", front + 1 + 2 * i, i);
            Text padded = text_print(joined->arena, "%.*s ", TEXT_ARG(words));
            seen += has_words(padded, entry.at);
        }
    }
    assert_int_equal(seen, articles);
    pages_free(pages);
    joined_free(joined);
}

static void contents_take_the_pages_they_need(void **state) {
    (void)state;
    check_contents_of(20, 1);
    check_contents_of(38, 1); // squeezed
    check_contents_of(100, 3);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_joined, close_joined)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(pages_go_on),
        CASE(tags_are_in_logical_order),
        CASE(numbers_stay_in_their_tables),
        CASE(the_report_owns_its_bytes),
        CASE(references_are_settled),
        CASE(an_unknown_reference_is_reported),
        CASE(contents_name_every_page),
        CASE(contents_are_a_list_of_links),
        CASE(bookmarks_lead_to_sections_and_articles),
        CASE(furniture_changes_sides),
        CASE(the_cover_shows_the_edition),
        CASE(a_cover_line_without_a_place_is_reported),
        CASE(the_imprint_labels_its_entries),
        CASE(an_imprint_beyond_its_page_is_an_error),
        CASE(two_joins_are_equal),
        cmocka_unit_test(contents_take_the_pages_they_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
