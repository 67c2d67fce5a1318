// test_art_order.c: placeholders of a topic are numbered through the edition, whatever article they stand in.
#include "support/test.h"

#include "layout/art_order.h"

static void add_figure(Article *article, Node *parent, const char *topic, bool placeholder) {
    Node *node = article_add_node(article, parent, NODE_FIGURE, (Place){0});
    node->figure = arena_new_of(article->arena, Figure);
    *node->figure = (Figure){.placeholder = placeholder, .topic = text_of(topic)};
}

static Article *add_article(Document *document, const char *id) {
    Article *article = document_add_article(document);
    article->id = text_of(id);
    return article;
}

static Document *make_document(void) {
    Document *document = document_new();
    document->title = TEXT("Report");
    Article *first = add_article(document, "first");
    add_figure(first, NULL, "meetings", true);
    add_figure(first, NULL, "climate", true);
    add_figure(first, NULL, "climate", false);
    Article *second = add_article(document, "second");
    Node *sidebar = article_add_node(second, NULL, NODE_SIDEBAR, (Place){0});
    add_figure(second, sidebar, "climate", true);
    add_figure(second, NULL, "quantum", true); // drawn as meetings
    add_article(document, "third");
    return document;
}

static uint64_t passed(const ArtOrder *orders, int32_t article, const char *topic) {
    int32_t index = ornament_topic_index(text_of(topic));
    return orders[article].topics[index] - orders[0].topics[index];
}

static void placeholders_are_counted(void **state) {
    (void)state;
    Document *document = make_document();
    const ArtOrder *orders = art_order_new(document->arena, document);
    assert_int_equal(passed(orders, 1, "meetings"), 1);
    assert_int_equal(passed(orders, 1, "climate"), 1);
    assert_int_equal(passed(orders, 1, "sport"), 0);
    assert_int_equal(passed(orders, 2, "meetings"), 2);
    assert_int_equal(passed(orders, 2, "climate"), 2);
    assert_int_equal(orders[2].all - orders[0].all, 4);
    document_free(document);
}

static void the_title_chooses_the_start(void **state) {
    (void)state;
    Document *document = make_document();
    const ArtOrder *orders = art_order_new(document->arena, document);
    document->title = TEXT("Another report");
    const ArtOrder *others = art_order_new(document->arena, document);
    int32_t index = ornament_topic_index(TEXT("climate"));
    assert_true(orders[0].topics[index] != others[0].topics[index]);
    assert_true(orders[0].topics[index] != orders[0].topics[0]);
    document_free(document);
}

// all compositions come before one comes again
static void compositions_take_turns(void **state) {
    (void)state;
    static const Template look = {
        .art = {{0, 1000}, {0, 600}, {1, 1000}, {1, 450}, {0, 180}, {2, 150}}};
    Document *document = make_document();
    const ArtOrder *orders = art_order_new(document->arena, document);
    for (int32_t topic = 0; topic < ORNAMENT_TOPICS; topic++) {
        bool drawn[64] = {false};
        for (int32_t i = 0; i < ornament_count(topic); i++) {
            Pages *pages = pages_new();
            Page *page = pages_add_page(pages, UNIT_PT(300), UNIT_PT(300), 0);
            Art art = {.topic = ornament_topic(topic),
                       .number = orders[0].topics[topic] + (uint64_t)i};
            ornament_draw_page(pages, page, &look, (Rect){0, 0, UNIT_PT(90), UNIT_PT(90)}, &art, 0);
            assert_int_equal(pages->art.count, 1);
            assert_int_equal(pages->art.at[0].page, 1);
            assert_same_text(pages->art.at[0].topic, ornament_topic(topic));
            int32_t composition = pages->art.at[0].composition;
            assert_in_range(composition, 1, ornament_count(topic));
            assert_false(drawn[composition]);
            drawn[composition] = true;
            pages_free(pages);
        }
    }
    document_free(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_counted),
        cmocka_unit_test(the_title_chooses_the_start),
        cmocka_unit_test(compositions_take_turns),
    };
    return cmocka_run_group_tests_name("art order", tests, NULL, NULL);
}
