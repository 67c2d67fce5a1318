// verify_text.c: texts as both sides of a comparison have them: without what poppler or a line's end may change.
#include "commands/verify.h"

#include <stdlib.h>

static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

// a soft hyphen, or a mark that joins, parts or turns letters
static bool is_unseen(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

static void put(Buffer *out, uint32_t c) {
    char bytes[4];
    buffer_add(out, bytes, text_encode(c == 0x2010 || c == 0x2011 ? '-' : c, bytes));
}

static Text keep(Arena *arena, Buffer *out) {
    Text kept = text_copy(arena, buffer_view(out));
    buffer_free(out);
    return kept.at ? kept : TEXT("");
}

void verify_add(PlainText *plain, Text text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = text_next(text, &at);
        if (is_unseen(c)) continue;
        if (is_blank(c)) {
            plain->blank = plain->out.size > 0;
            continue;
        }
        if (plain->blank) buffer_byte(&plain->out, ' ');
        plain->blank = false;
        put(&plain->out, c);
    }
}

Text verify_end(Arena *arena, PlainText *plain) {
    return keep(arena, &plain->out);
}

Text verify_plain(Arena *arena, Text text) {
    PlainText plain = {0};
    verify_add(&plain, text);
    return verify_end(arena, &plain);
}

Text verify_bare(Arena *arena, Text text) {
    Buffer out = {0};
    for (size_t at = 0; at < text.size;) {
        uint32_t c = text_next(text, &at);
        if (!is_unseen(c) && !is_blank(c) && c >= ' ') put(&out, c);
    }
    return keep(arena, &out);
}

bool verify_is_backwards(Text text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = text_next(text, &at);
        if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFEFC)) return true;
    }
    return false;
}

// ---- back to front -----------------------------------------------------------------------------

// letters alone: numbers, signs that are mirrored and marks of notes are left out
static int32_t collect_letters(Arena *arena, Text text, uint32_t **letters) {
    uint32_t *made = arena_array_of(arena, text.size + 1, uint32_t);
    int32_t count = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = text_next(text, &at);
        if ((c >= 0x5D0 && c <= 0x64A) || (c >= 0x671 && c <= 0x6D3)) made[count++] = c;
    }
    *letters = made;
    return count;
}

static int compare_letters(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

// poppler gives some letter twice that is drawn of two glyphs
bool verify_has_letters(Arena *arena, Text wanted, Text found) {
    uint32_t *ours, *theirs;
    int32_t count = collect_letters(arena, wanted, &ours), found_count = collect_letters(arena, found, &theirs), at = 0;
    qsort(ours, (size_t)count, sizeof *ours, compare_letters);
    qsort(theirs, (size_t)found_count, sizeof *theirs, compare_letters);
    for (int32_t i = 0; i < found_count && at < count; i++) at += ours[at] == theirs[i];
    return at == count && found_count <= count + 1 + count / 50;
}

// ---- capitals ----------------------------------------------------------------------------------

// the small letter of a Latin, Greek or Cyrillic capital
static uint32_t fold(uint32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x4FF)) return c | 1;
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
    return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

static Text fold_all(Arena *arena, Text text) {
    Buffer out = {0};
    for (size_t at = 0; at < text.size;) put(&out, fold(text_next(text, &at)));
    return keep(arena, &out);
}

bool verify_fold(Arena *arena, Text *wanted, Text *found) {
    for (size_t i = 0; i < found->size; i++)
        if (found->at[i] >= 'a' && found->at[i] <= 'z') return false;
    *wanted = fold_all(arena, *wanted);
    *found = fold_all(arena, *found);
    return true;
}
