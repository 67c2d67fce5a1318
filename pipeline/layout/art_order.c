// art_order.c: counts the placeholders before each article, topic by topic.
#include "layout/art_order.h"

static ArtOrder start(Text title) {
    ArtOrder order = {.all = text_hash(title) >> 32};
    for (int32_t i = 0; i < ORNAMENT_TOPICS; i++)
        order.topics[i] = (text_hash(title) ^ text_hash(ornament_topic(i))) >> 32;
    return order;
}

static void count(ArtOrder *order, const Article *article) {
    for (const Node *node = article->body; node; node = node_next(node)) {
        if (node->kind != NODE_FIGURE || !node->figure->placeholder) continue;
        order->topics[ornament_topic_index(node->figure->topic)]++;
        order->all++;
    }
}

ArtOrder *art_order_new(Arena *arena, const Document *document) {
    ArtOrder *orders = arena_array_of(arena, (size_t)document->articles.count + 1, ArtOrder);
    orders[0] = start(document->title);
    for (int32_t i = 0; i < document->articles.count; i++) {
        orders[i + 1] = orders[i];
        count(&orders[i + 1], document->articles.at[i]);
    }
    return orders;
}

Art art_order_next(ArtOrder *order, const Article *article, Text topic) {
    Art art = {.topic = topic,
               .number = order->topics[ornament_topic_index(topic)]++,
               .place = order->all++};
    art.seed = text_hash(article->id.size ? article->id : article->file) + art.place;
    return art;
}
