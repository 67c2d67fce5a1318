// index_forms.c: a binary search that narrows the sorted forms byte by byte: what is left when a form ends has it as
// its beginning. A word that no form begins with is left after a byte or two.
#include "parse/index_forms.h"

#include <stdlib.h>

#include "common/letters.h"

static int compare_forms(const void *a, const void *b) {
    const IndexForm *left = a, *right = b;
    int order = text_compare(left->text, right->text);
    if (order) return order;
    if (left->place.line != right->place.line) return left->place.line < right->place.line ? -1 : 1;
    return (left->place.column > right->place.column) - (left->place.column < right->place.column);
}

void index_forms_sort(IndexForms *forms) {
    if (forms->count) qsort(forms->at, (size_t)forms->count, sizeof *forms->at, compare_forms);
}

// ---- matching ----------------------------------------------------------------------------------

static int byte_at(const IndexForms *forms, int32_t form, size_t at) {
    return (unsigned char)forms->at[form].text.at[at];
}

// the first form of low..high whose byte `at` is not below wanted
static int32_t first_with(const IndexForms *forms, int32_t low, int32_t high, size_t at, int wanted) {
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (byte_at(forms, middle, at) < wanted) low = middle + 1;
        else high = middle;
    }
    return low;
}

// the code point before offset; 0 at the start
static uint32_t before(Text text, size_t offset) {
    if (!offset) return 0;
    size_t at = offset - 1;
    while (at && offset - at < 4 && ((unsigned char)text.at[at] & 0xc0) == 0x80) at--;
    return text_next(text, &at);
}

// would a word be cut here?
static bool is_inside_word(Text text, size_t offset) {
    if (!offset || offset >= text.size) return false;
    size_t at = offset;
    return letter_is_word(before(text, offset)) && letter_is_word(text_next(text, &at));
}

// the longest form that stands at from; -1 if none does
static int32_t longest_at(const IndexForms *forms, Text text, size_t from) {
    int32_t low = 0, high = forms->count, best = -1;
    for (size_t size = 0; low < high; size++) {
        int32_t whole = low;
        while (low < high && forms->at[low].text.size == size) low++;
        if (low > whole && size && !is_inside_word(text, from + size)) best = whole;
        if (from + size >= text.size) break;
        if (low == high) break;
        int byte = (unsigned char)text.at[from + size];
        if (byte_at(forms, low, size) == byte && byte_at(forms, high - 1, size) == byte) continue; // as all between
        low = first_with(forms, low, high, size, byte);
        high = first_with(forms, low, high, size, byte + 1);
    }
    return best;
}

IndexMatch index_forms_match(const IndexForms *forms, Text text, size_t from) {
    for (size_t at = from; at < text.size;) {
        int32_t form = is_inside_word(text, at) ? -1 : longest_at(forms, text, at);
        if (form >= 0) return (IndexMatch){form, at, at + forms->at[form].text.size};
        text_next(text, &at);
    }
    return (IndexMatch){-1, text.size, text.size};
}

// ---- texts -------------------------------------------------------------------------------------

void index_text_clear(IndexText *text) {
    text->text.size = 0;
    text->stretches.count = 0;
    text->seen = 0;
    text->seen_offset = 0;
    text->seen_column = 0;
}

void index_text_add(IndexText *text, Text more, Place place) {
    bool broken = true; // the next byte begins a stretch
    for (size_t at = 0; at < more.size;) {
        size_t from = at;
        uint32_t c = text_next(more, &at);
        Text bytes = text_part(more, from, at);
        bool space = letter_is_space(c);
        bool again = space && text->text.size && text->text.bytes[text->text.size - 1] == ' ';
        if (!again && c != 0xad) {
            if (broken)
                *array_add(text->arena, &text->stretches) = (struct IndexStretch){text->text.size, place};
            if (space) buffer_byte(&text->text, ' ');
            else buffer_text(&text->text, bytes);
        }
        broken = again || c == 0xad;
        place.column++;
    }
}

Place index_text_place(IndexText *text, size_t offset) {
    const struct IndexStretch *stretches = text->stretches.at;
    bool fresh = !text->seen_column;
    while (fresh || (text->seen + 1 < text->stretches.count && stretches[text->seen + 1].offset <= offset)) {
        text->seen += !fresh;
        text->seen_offset = stretches[text->seen].offset;
        text->seen_column = stretches[text->seen].place.column;
        fresh = false;
    }
    text->seen_column += text_length(text_part(buffer_view(&text->text), text->seen_offset, offset));
    text->seen_offset = offset;
    Place place = stretches[text->seen].place;
    place.column = text->seen_column;
    return place;
}
