// document_file_index.c: the records of the index in a Document's text form: its entries and their marks.
//
// An entry may send the reader to one that comes later, so that is checked once all are there.
#include "model/document_file.h"

enum { ENTRIES_MOST = 1000000 };

void index_write_entry(Buffer *out, const IndexEntry *entry) {
    record_begin(out, 0, "index-entry");
    record_write_word(out, "kind", index_kind_name(entry->kind));
    record_write_text(out, "text", entry->text);
    record_write_text(out, "sort", entry->sort);
    if (entry->see.count) record_write_ints(out, "see", entry->see.at, entry->see.count);
    record_write_place(out, "at", entry->place);
    record_end(out);
}

void index_write_mark(Buffer *out, const IndexMark *mark) {
    record_begin(out, 0, "mark");
    record_write_int(out, "entry", mark->entry);
    record_write_flag(out, "after", mark->after);
    record_write_place(out, "at", mark->place);
    record_end(out);
}

IndexKind index_read_kind(RecordReader *record, const char *name, IndexKind last) {
    const char *words[INDEX_ALL + 1];
    for (int i = 0; i <= INDEX_ALL; i++) words[i] = index_kind_name((IndexKind)i);
    record_need(record, name);
    return (IndexKind)record_read_word(record, name, words, (int)last + 1, INDEX_PERSON);
}

void index_read_entry(RecordReader *record, Document *document) {
    Arena *arena = document->arena;
    if (document->index.count == ENTRIES_MOST) {
        record_fail(record, NULL, "more than %d entries of the index", ENTRIES_MOST);
        return;
    }
    IndexEntry *entry = array_add(arena, &document->index);
    entry->kind = index_read_kind(record, "kind", INDEX_SUBJECT);
    entry->text = record_read_text(record, arena, "text");
    entry->sort = record_read_text(record, arena, "sort");
    RecordValue see;
    if (record_find(record, "see", &see)) {
        do *array_add(arena, &entry->see) = (int32_t)value_read_int(&see, 0, ENTRIES_MOST);
        while (value_skip(&see, ','));
        value_end(&see);
    }
    entry->place = record_read_place(record, arena, "at");
}

void index_check_see(RecordReader *record, const Document *document) {
    for (int32_t i = 0; i < document->index.count; i++)
        for (int32_t k = 0; k < document->index.at[i].see.count; k++)
            if (document->index.at[i].see.at[k] >= document->index.count) {
                record_fail(record, NULL, "an entry of the index names one that is not there");
                return;
            }
}

void index_read_mark(RecordReader *record, const Document *document, Article *article) {
    if (!article) record_fail(record, record->kind.at, "a mark before the first article");
    if (record->failed) return;
    record_need(record, "entry");
    IndexMark *mark = array_add(article->arena, &article->marks);
    mark->entry = (int32_t)record_read_int(record, "entry", 0, 0, document->index.count - 1);
    mark->after = record_read_flag(record, "after");
    mark->place = record_read_place(record, article->arena, "at");
}
