// collate.c: ICU's collation, and CLDR's index letters by the method of its alphabetic index: a text belongs to the
// last letter of the language's own that does not sort behind it, if both are of one script. What is of another
// script, or of a language that CLDR has no letters for, goes by its own first letter.
#include "common/collate.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "common/array.h"
#include "common/icu.h"

enum { LETTER_MOST = 16 }; // UTF-16 units of a letter, ICU's own

typedef struct {
    Text text;
    Text key;                  // of the primary order
    UChar32 first;
} Letter;

struct Collator {
    Arena *arena;
    const char *locale;        // ICU's name
    UCollator *full, *primary; // NULL: ICU's data is missing, and bytes are compared; primary: once letters are asked for
    ARRAY(Letter) letters;     // by key
    bool lettered;             // they were looked for
};

typedef struct {
    UChar *at;
    int32_t size;
} Units;                       // UTF-16

static Units to_units(Arena *arena, Text text) {
    UErrorCode status = U_ZERO_ERROR;
    Units units = {arena_array_of(arena, text.size + 1, UChar), 0};
    u_strFromUTF8WithSub(units.at, (int32_t)text.size + 1, &units.size, text.at ? text.at : "", (int32_t)text.size,
                         0xfffd, NULL, &status);
    return units;
}

static Text letter_text(Arena *arena, UChar32 c) {
    char bytes[4];
    size_t size = text_encode((uint32_t)c, bytes);
    return text_copy(arena, (Text){bytes, size});
}

static UChar32 first_of(Text text) {
    size_t offset = 0;
    return text.size ? (UChar32)text_next(text, &offset) : 0;
}

// as bytes whose order is the texts'
static Text make_key(const UCollator *collation, Arena *arena, Text text) {
    if (!collation) return text;
    Units units = to_units(arena, text);
    int32_t size = ucol_getSortKey(collation, units.at, units.size, NULL, 0);
    uint8_t *key = arena_push(arena, (size_t)size + 1);
    ucol_getSortKey(collation, units.at, units.size, key, size);
    return (Text){(const char *)key, size ? (size_t)size - 1 : 0}; // it ends with a NUL
}

static UCollator *open_collation(const char *locale, UCollationStrength strength) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collation = ucol_open(locale, &status);
    if (U_FAILURE(status)) return NULL;
    ucol_setStrength(collation, strength);
    return collation;
}

static int compare_letters(const void *a, const void *b) {
    const Letter *left = a, *right = b;
    int order = text_compare(left->key, right->key);
    return order ? order : text_compare(left->text, right->text);
}

static void add_letter(Collator *collator, const UChar *units, int32_t size) {
    Text text = icu_text(collator->arena, units, size);
    *array_add(collator->arena, &collator->letters) =
        (Letter){text, make_key(collator->primary, collator->arena, text), first_of(text)};
}

// ranges of letters, then letters of several characters
static void add_letters(Collator *collator, const USet *set) {
    UChar units[LETTER_MOST];
    for (int32_t i = 0; i < uset_getItemCount(set); i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar32 from = 0, to = 0;
        int32_t size = uset_getItem(set, i, &from, &to, units, LETTER_MOST, &status);
        if (U_FAILURE(status)) continue;
        if (size) add_letter(collator, units, size);
        for (UChar32 c = from; !size && c <= to; c++) {
            Units one = to_units(collator->arena, letter_text(collator->arena, c));
            add_letter(collator, one.at, one.size);
        }
    }
}

// only an index needs them
static void find_letters(Collator *collator) {
    UErrorCode status = U_ZERO_ERROR;
    collator->primary = open_collation(collator->locale, UCOL_PRIMARY);
    collator->lettered = true;
    if (!collator->primary) return;
    ULocaleData *data = ulocdata_open(collator->locale, &status);
    USet *set = U_SUCCESS(status) ? ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_INDEX, &status) : NULL;
    if (set && U_SUCCESS(status)) add_letters(collator, set);
    if (set) uset_close(set);
    if (data) ulocdata_close(data);
    if (collator->letters.count)
        qsort(collator->letters.at, (size_t)collator->letters.count, sizeof(Letter), compare_letters);
}

Collator *collator_new(Text language) {
    Arena *arena = arena_new();
    Collator *collator = arena_new_of(arena, Collator);
    collator->arena = arena;
    collator->locale = icu_locale(arena, language);
    collator->full = open_collation(collator->locale, UCOL_TERTIARY);
    return collator;
}

void collator_free(Collator *collator) {
    if (!collator) return;
    if (collator->full) ucol_close(collator->full);
    if (collator->primary) ucol_close(collator->primary);
    arena_free(collator->arena);
}

Text collator_key(const Collator *collator, Arena *arena, Text text) {
    return make_key(collator->full, arena, text);
}

int collator_compare(const Collator *collator, Text a, Text b) {
    UErrorCode status = U_ZERO_ERROR;
    if (!collator->full) return text_compare(a, b);
    UCollationResult result = ucol_strcollUTF8(collator->full, a.at, (int32_t)a.size, b.at, (int32_t)b.size, &status);
    if (U_FAILURE(status) || result == UCOL_EQUAL) return text_compare(a, b);
    return result == UCOL_LESS ? -1 : 1;
}

// ---- letters -----------------------------------------------------------------------------------

// the last letter that does not sort behind the key; NULL before the first
static const Letter *find_letter(const Collator *collator, Text key) {
    int32_t low = 0, high = collator->letters.count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (text_compare(collator->letters.at[middle].key, key) <= 0) low = middle + 1;
        else high = middle;
    }
    return low ? &collator->letters.at[low - 1] : NULL;
}

static bool same_script(UChar32 a, UChar32 b) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(a, &status) == uscript_getScript(b, &status);
}

// the capital of a text's first letter, without a mark that does not make it another letter
static Text own_letter(const Collator *collator, Arena *arena, UChar32 first) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *forms = unorm2_getNFDInstance(&status);
    UChar parts[LETTER_MOST];
    int32_t size = U_SUCCESS(status) ? unorm2_getDecomposition(forms, first, parts, LETTER_MOST, &status) : 0;
    UChar32 base = first;
    if (size > 0 && U_SUCCESS(status)) base = first_of(icu_text(arena, parts, size));
    Text with = make_key(collator->primary, arena, letter_text(arena, first));
    Text without = make_key(collator->primary, arena, letter_text(arena, base));
    return letter_text(arena, u_toupper(text_equal(with, without) ? base : first));
}

Text collator_letter(Collator *collator, Arena *arena, Text text) {
    if (!collator->lettered) find_letters(collator);
    UChar32 first = first_of(text);
    if (!u_isalpha(first)) return TEXT("#");
    const Letter *letter = find_letter(collator, make_key(collator->primary, arena, text));
    if (letter && same_script(letter->first, first)) return text_copy(arena, letter->text);
    return own_letter(collator, arena, first);
}
