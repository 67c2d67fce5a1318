// icu.c: language tags and UTF-16, as ICU has them.
#include "common/icu.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

// is there data for its language?
static bool is_known(const char *locale) {
    size_t size = strcspn(locale, "_");
    for (int32_t i = uloc_countAvailable(); i-- > 0;) {
        const char *other = uloc_getAvailable(i);
        if (strcspn(other, "_") == size && !memcmp(other, locale, size)) return true;
    }
    return false;
}

const char *icu_locale(Arena *arena, Text language) {
    UErrorCode status = U_ZERO_ERROR;
    char *name = arena_push(arena, ULOC_FULLNAME_CAPACITY);
    const char *tag = language.size ? text_copy(arena, language).at : "";
    uloc_forLanguageTag(tag, name, ULOC_FULLNAME_CAPACITY, NULL, &status);
    bool whole = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
    return whole && is_known(name) ? name : "root";
}

Text icu_text(Arena *arena, const UChar *units, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = 0, room = 3 * count + 1;
    char *bytes = arena_push(arena, (size_t)room);
    u_strToUTF8(bytes, room, &size, units, count, &status);
    return U_FAILURE(status) ? (Text){0} : (Text){bytes, (size_t)size};
}
