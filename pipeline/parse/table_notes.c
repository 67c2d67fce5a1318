// table_notes.c: marks in a table's cells become note nodes; several may lead to one note.
#include "parse/table_notes.h"

#include "parse/source_schema.h"

static int32_t find_note(const TableNotes *notes, Text label) {
    for (int32_t i = 0; notes && i < notes->count; i++)
        if (notes->notes[i].text && text_equal(notes->notes[i].label, label)) return i;
    return -1;
}

bool table_notes_has(const TableNotes *notes, Text label) {
    return find_note(notes, label) >= 0;
}

void table_notes_add(MarkdownReader *reader, Node *parent, Text label, Place place) {
    TableNotes *notes = reader->table_notes;
    int32_t found = find_note(notes, label);
    if (found < 0 || reader->article->node_count + 2 > SOURCE_MOST_NODES) return;
    Node *node = article_add_node(reader->article, parent, NODE_NOTE, place);
    node_own_words(reader->article->arena, node)->target = notes->notes[found].label;
    if (notes->used[found]) return;
    notes->used[found] = true;
    const YamlNode *text = notes->notes[found].text;
    Node *paragraph = article_add_node(reader->article, node, NODE_PARAGRAPH, text->place);
    reader->table_notes = NULL; // a note has no notes
    markdown_read_line(reader, text, paragraph, false);
    reader->table_notes = notes;
}

void table_notes_check(MarkdownReader *reader, const TableNotes *notes) {
    for (int32_t i = 0; i < notes->count && !reader->full; i++)
        if (notes->notes[i].text && !notes->used[i])
            schema_error(reader->diagnostics, notes->notes[i].text, "note",
                         "no mark in this table leads to this note: write [^%.*s] in a cell, or remove it",
                         TEXT_ARG(notes->notes[i].label));
}
