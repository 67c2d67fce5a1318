// galley_notes.c: notes, set when their marks are met.
//
// The notes of a text stand at the foot of the column where their marks fall, those of a text over all columns at the
// foot of the column that starts below it; those of what floats (captions) under it. See pagination.h for what they
// cost, page_notes.c for where they stand.
#include "layout/galley_inside.h"

// a layout may have no room for the numbers of its notes
static const Style *note_style(const GalleyBuilder *builder) {
    const Style *style = galley_style(builder, NULL, "note");
    if (style->marker_width) return style;
    Style *wider = arena_new_of(builder->arena, Style);
    *wider = *style;
    wider->marker_width = style->size * 5 / 4;
    return wider;
}

static int32_t count_notes(const Article *article) {
    int32_t count = 0;
    for (const Node *node = article->body; node; node = node_next(node)) count += node->kind == NODE_NOTE;
    return count;
}

// its paragraphs are one text with forced line ends
static void add_paragraphs(GalleyBuilder *builder, const Node *note, int32_t tag) {
    for (const Node *child = note->first; child; child = child->next) {
        spans_add_inlines(&builder->spans, child, tag);
        if (child->next && builder->spans.spans.count) array_last(&builder->spans.spans)->line_break = true;
    }
}

// the tags of a note and its number, by which it and its mark lead to each other
static const NoteLinks *add_tags(GalleyBuilder *builder, SpanNote note, int32_t holder, int32_t *tag) {
    NoteLinks *links = arena_new_of(builder->arena, NoteLinks);
    *tag = galley_add_tag(builder, holder, ROLE_NOTE, note.node->place);
    builder->part->tags.at[*tag - 1].number = builder->notes_set;
    int32_t label = galley_add_tag(builder, *tag, ROLE_LABEL, note.node->place);
    *links = (NoteLinks){note.mark, galley_add_tag(builder, label, ROLE_LINK, note.node->place)};
    return links;
}

static Piece set_piece(GalleyBuilder *builder, Unit measure, const Node *note, int32_t tag, int32_t back) {
    const Style *style = note_style(builder);
    Block holder = {0};
    if (!builder->note_count) builder->note_count = count_notes(builder->input->article);
    builder->marker_more = galley_number_room(style, builder->note_count);
    builder->indent = 0;
    builder->spans.spans = (Spans){0};
    galley_begin_spans(builder, style, note);
    add_paragraphs(builder, note, tag);
    Piece *piece = galley_add_piece(builder, &holder, measure, false, DIRECTION_AUTO);
    galley_set_marker(builder, piece, text_print(builder->arena, "%d.", builder->notes_set), back, note->place);
    return *piece;
}

// the next note, whatever text is being made meanwhile
static Piece set_note(GalleyBuilder *builder, Unit measure, int32_t holder, int32_t *tag) {
    const Style *style = builder->spans.style;
    Text language = builder->spans.language;
    Spans spans = builder->spans.spans;
    Unit indent = builder->indent, marker_more = builder->marker_more;
    SpanNote note = builder->spans.notes.at[builder->notes_set++];
    const NoteLinks *links = add_tags(builder, note, holder, tag);
    Piece piece = set_piece(builder, measure, note.node, *tag, links->back);
    piece.note = links;
    builder->indent = indent;
    builder->marker_more = marker_more;
    builder->spans.style = style;
    builder->spans.language = language;
    builder->spans.spans = spans;
    return piece;
}

// a note that no column can hold below one line of text
static void check_height(const GalleyBuilder *builder, const GalleyNote *note) {
    const Template *template = builder->input->template;
    Unit room = (builder->galley->grid_lines - 1) * template->grid - template->notes.space;
    if (note->height > room)
        diagnostics_add(builder->input->diagnostics, SEVERITY_ERROR, note->place, "overset-note",
                        "this note is taller than a column: shorten it, or move it into the text");
}

void galley_set_notes(GalleyBuilder *builder, int32_t tag) {
    int32_t holder = builder->part->tags.at[tag - 1].parent;
    while (builder->notes_set < builder->spans.notes.count) {
        GalleyNote note = {.place = builder->spans.notes.at[builder->notes_set].node->place};
        note.piece = set_note(builder, builder->measure, holder, &note.tag);
        note.height = note.piece.setting.line_count * note.piece.style->leading;
        check_height(builder, &note);
        *array_add(builder->arena, &builder->galley->notes) = note;
    }
}

void galley_give_notes(GalleyBuilder *builder, Block *block) {
    if (!block->pieces.count || !block->pieces.at[0].setting.line_count) return;
    block->first_note = builder->notes_given;
    block->note_count = builder->galley->notes.count - builder->notes_given;
    builder->notes_given = builder->galley->notes.count;
}

void galley_add_notes_below(GalleyBuilder *builder, Block *block, int32_t holder) {
    while (builder->notes_set < builder->spans.notes.count) {
        int32_t tag;
        Piece piece = set_note(builder, block->measure, holder, &tag);
        piece.before = builder->input->template->notes.gap;
        *array_add(builder->arena, &block->pieces) = piece;
    }
}

void galley_end_notes(GalleyBuilder *builder) {
    Galley *galley = builder->galley;
    if (builder->notes_given == galley->notes.count) return;
    const GalleyNote *first = &galley->notes.at[builder->notes_given];
    Block *block = galley_add_block(builder, BLOCK_STACK, first->tag, first->place, builder->measure);
    for (; builder->notes_given < galley->notes.count; builder->notes_given++)
        *array_add(builder->arena, &block->pieces) = galley->notes.at[builder->notes_given].piece;
    strip_add_stack(&builder->strip, block, false);
}
