// notes.c: which line has which mark.
//
// The tags of marks rise in the order of the text, so that a run of glyphs finds its note by halving. What has no
// mark in the block (a note of a heading over all columns, or of another note) goes with the one before it.
#include "layout/notes.h"

int32_t notes_gap(const Template *template) {
    return (template->notes.space + template->grid - 1) / template->grid;
}

// the block's note whose mark is a tag; NULL: none
static GalleyNote *find_mark(GalleyNote *notes, int32_t count, int32_t tag) {
    int32_t low = 0, high = count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (notes[middle].piece.note->mark < tag) low = middle + 1;
        else high = middle;
    }
    return low < count && notes[low].piece.note->mark == tag ? &notes[low] : NULL;
}

void notes_find(Galley *galley, const Block *block, const Setting *setting) {
    GalleyNote *notes = galley->notes.at + block->first_note;
    for (int32_t i = 0; i < block->note_count; i++) notes[i].line = -1;
    for (int32_t line = 0; block->kind == BLOCK_LINES && line < setting->line_count; line++) {
        for (int32_t i = 0; i < setting->lines[line].run_count; i++) {
            GalleyNote *note = find_mark(notes, block->note_count, setting->lines[line].runs[i].tag);
            if (note && note->line < 0) note->line = line;
        }
    }
    int32_t before = 0;
    for (int32_t i = 0; i < block->note_count; i++) {
        if (notes[i].line < before) notes[i].line = before;
        before = notes[i].line;
    }
}
