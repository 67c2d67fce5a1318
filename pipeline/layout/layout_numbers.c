// layout_numbers.c: the page numbers that an article prints, as one number: of its references, and of the index with all that
// its block prints.
#include "layout/layout_inside.h"

static void add_references(const Layout *layout, int32_t index, Buffer *out) {
    const Document *document = layout->document;
    for (const Node *node = document->articles.at[index]->body; node; node = node_next(node)) {
        if (node->kind != NODE_REFERENCE || !node->page_reference) continue;
        for (int32_t i = 0; layout->numbers.first_pages && i < document->articles.count; i++) {
            if (!text_equal(document->articles.at[i]->id, node->target)) continue;
            buffer_print(out, "%d", layout->numbers.first_pages[i]);
            break;
        }
        buffer_byte(out, ' ');
    }
}

static void add_entry(const Layout *layout, const IndexEntry *entry, const IndexPlaces *places, Buffer *out) {
    buffer_print(out, "%d%.*s\n%.*s\n%.*s:%d:%d", (int)entry->kind, TEXT_ARG(entry->text), TEXT_ARG(entry->sort),
                 TEXT_ARG(entry->place.file), entry->place.line, entry->place.column);
    for (int32_t i = 0; i < entry->see.count; i++) buffer_print(out, " %d", entry->see.at[i]);
    for (int32_t i = 0; places && i < places->at.count; i++) {
        const IndexPlace *place = &places->at.at[i];
        int32_t first = layout->numbers.first_pages ? layout->numbers.first_pages[place->article] : 0;
        buffer_print(out, "\n%.*s %d %d %d", TEXT_ARG(layout->document->articles.at[place->article]->id), first,
                     place->page, place->y);
    }
    buffer_byte(out, '\n');
}

static void add_index(const Layout *layout, Buffer *out) {
    const Document *document = layout->document;
    const IndexPages *index = layout->numbers.index;
    buffer_print(out, "%d %d\n", index != NULL, layout->numbers.first_pages != NULL);
    for (int32_t i = 0; i < document->index.count; i++)
        add_entry(layout, &document->index.at[i], index ? &index->entries[i] : NULL, out);
}

uint64_t layout_numbers_hash(const Layout *layout, int32_t index, const Job *job) {
    if (!job->numbers_used) return 0;
    Buffer out = {0};
    add_references(layout, index, &out);
    if (job->index_used) add_index(layout, &out);
    uint64_t hash = text_hash(buffer_view(&out));
    buffer_free(&out);
    return hash;
}
