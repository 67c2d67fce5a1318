// letter.c: by the characters' general categories and scripts (Unicode, as HarfBuzz has them).
#include "layout/letter.h"

#include "layout/shape.h"

static bool opens(uint32_t c) {
    hb_unicode_general_category_t kind = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return c == '"' || c == '\'' || kind == HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION ||
           kind == HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION;
}

static bool is_mark(uint32_t c) {
    hb_unicode_general_category_t kind = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return c == 0x200d || kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK || kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

// letters that neither join nor run from right to left
static bool stands_alone(uint32_t c) {
    hb_unicode_general_category_t kind = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    bool plain = script == HB_SCRIPT_LATIN || script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_GREEK ||
                 script == HB_SCRIPT_ARMENIAN || script == HB_SCRIPT_GEORGIAN;
    return plain && (kind == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER ||
                     kind == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER ||
                     kind == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER);
}

size_t letter_find_first(Text text) {
    size_t at = 0, next = 0;
    uint32_t c = 0;
    do {
        at = next;
        if (at >= text.size) return 0;
        c = text_next(text, &next);
    } while (opens(c));
    if (!stands_alone(c)) return 0;
    for (at = next; next < text.size; at = next)
        if (!is_mark(text_next(text, &next))) return at;
    return 0; // nothing is left for the lines beside it
}
