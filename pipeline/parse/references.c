// references.c: ids are unique, and every reference leads somewhere.
#include "parse/references.h"

#include "common/schema.h"

static void check_ids(const Document *document, Diagnostics *diagnostics) {
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Article *article = document->articles.at[i], *first = document_find_article(document, article->id);
        if (!first || first == article) continue;
        diagnostics_add(diagnostics, SEVERITY_ERROR, article->place, "duplicate-id",
                        "the id '%.*s' is that of %.*s already: give this article another 'id'", TEXT_ARG(article->id),
                        TEXT_ARG(first->file));
    }
}

typedef ARRAY(Text) Ids;

static bool is_known(const Ids *ids, Text id) {
    for (int32_t i = 0; i < ids->count; i++)
        if (text_equal(ids->at[i], id)) return true;
    return false;
}

// a reference that leads nowhere stays as text, so that it is reported once
static void check_reference(const Ids *ids, Article *article, Node *node, Diagnostics *diagnostics) {
    if (is_known(ids, node->target)) return;
    Text near = schema_nearest(node->target, ids->at, ids->count);
    diagnostics_add(diagnostics, SEVERITY_ERROR, node->place, "reference-unknown", "no article has the id '%.*s'%s%.*s%s",
                    TEXT_ARG(node->target), near.at ? "; did you mean '" : "", TEXT_ARG(near), near.at ? "'?" : "");
    node->target = (Text){0};
    article->revision = 0; // it is not as its source says any more
}

void references_check(Document *document, const Text *unread, int32_t count, Diagnostics *diagnostics) {
    Arena *arena = arena_new();
    Ids ids = {0};
    for (int32_t i = 0; i < document->articles.count; i++)
        if (document->articles.at[i]->id.size) *array_add(arena, &ids) = document->articles.at[i]->id;
    for (int32_t i = 0; i < count; i++) *array_add(arena, &ids) = unread[i];
    check_ids(document, diagnostics);
    for (int32_t i = 0; i < document->articles.count; i++)
        for (Node *node = document->articles.at[i]->body; node; node = (Node *)node_next(node))
            if (node->kind == NODE_REFERENCE) check_reference(&ids, document->articles.at[i], node, diagnostics);
    arena_free(arena);
}
