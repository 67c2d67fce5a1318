// margins.c: a character's part that hangs out, times the advance of the glyph that shows it.
//
// Called for every word and every point where one may be divided, most of which hang nothing: the character is
// looked up first, its glyph only when it hangs. Unit: millipoint.
#include "layout/margins.h"

Hang margins_find(const OpticalMargins *margins, int32_t font, uint32_t code_point) {
    const FontHangs *hangs = font < margins->font_count ? margins->fonts[font] : NULL;
    if (!hangs) return (Hang){0};
    if (code_point < 128) return hangs->ascii[code_point];
    int32_t low = 0, high = hangs->others.count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (hangs->others.at[middle].code_point < code_point) low = middle + 1;
        else high = middle;
    }
    bool found = low < hangs->others.count && hangs->others.at[low].code_point == code_point;
    return found ? hangs->others.at[low].hang : (Hang){0};
}

// a word has one font, but where one lacks a character
static int32_t font_at(const Word *word, int32_t byte) {
    for (int32_t i = 0; i < word->part_count; i++)
        if (byte >= word->parts[i].from && byte < word->parts[i].to) return word->parts[i].font;
    return word->part_count ? word->parts[0].font : 0;
}

// of the glyph that shows the character at a byte: a ligature's whole advance counts
static Unit advance_at(const Word *word, int32_t byte) {
    int32_t at = -1;
    for (int32_t i = 0; i < word->glyph_count && word->glyphs[i].cluster <= byte; i++)
        if (at < 0 || word->glyphs[i].cluster != word->glyphs[at].cluster) at = i;
    return at < 0 ? 0 : word->glyphs[at].advance;
}

static uint32_t character_at(const Word *word, int32_t byte) {
    size_t at = (size_t)byte;
    return text_next(word->text, &at);
}

static Unit part_of(Unit advance, int32_t thousandths) {
    return (Unit)((int64_t)advance * thousandths / 1000);
}

Unit margins_start(const OpticalMargins *margins, const Word *word, int32_t byte) {
    if (!margins || (size_t)byte >= word->text.size) return 0;
    int32_t part = margins_find(margins, font_at(word, byte), character_at(word, byte)).start;
    return part ? part_of(advance_at(word, byte), part) : 0;
}

Unit margins_end(const OpticalMargins *margins, const Word *word, int32_t byte) {
    if (!margins || byte < 1 || (size_t)byte > word->text.size) return 0;
    do byte--;
    while (byte > 0 && ((unsigned char)word->text.at[byte] & 0xc0) == 0x80);
    int32_t part = margins_find(margins, font_at(word, byte), character_at(word, byte)).end;
    return part ? part_of(advance_at(word, byte), part) : 0;
}

Unit margins_hyphen(const OpticalMargins *margins, const ShapeStyle *style) {
    if (!margins) return 0;
    size_t at = 0;
    uint32_t hyphen = text_next(style->hyphen, &at);
    return part_of(style->hyphen_advance, margins_find(margins, style->key.font, hyphen).end);
}
