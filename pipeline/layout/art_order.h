// art_order.h: which picture a placeholder gets: its ordinal among those of its topic in the edition.
//
// Articles are laid out in parallel, in any order, and one alone again, so no article can ask what another
// drew. It need not: how many placeholders of a topic stand before an article is known from the Document.
#ifndef FOLIO_ART_ORDER_H
#define FOLIO_ART_ORDER_H

#include "layout/ornament.h"
#include "model/document.h"

typedef struct {
    uint64_t topics[ORNAMENT_TOPICS]; // Art.number of the article's first placeholder of each topic
    uint64_t all;                     // Art.place of its first placeholder
} ArtOrder;

// One for each article, in reading order. Each topic starts somewhere else, by the edition's title.
ArtOrder *art_order_new(Arena *arena, const Document *document);
// The art of the article's next placeholder.
Art art_order_next(ArtOrder *order, const Article *article, Text topic);

#endif
