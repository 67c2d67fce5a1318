// hyphenate.c: dictionaries by language, and words through them.
//
// A plain dictionary is read by patterns.c; one that asks for more is libhyphen's, which reads slowly
// (some 14 ms) but divides words without touching shared state. Both are read once, behind a lock, and
// then only looked at. Dictionaries in an 8-bit encoding (Russian: KOI8-R) get a table from bytes to
// code points, made by iconv; letters go back through it.
#include "layout/hyphenate.h"

#include <dirent.h>
#include <hyphen.h>
#include <iconv.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "common/array.h"
#include "common/file.h"
#include "layout/patterns.h"

#define FOLDER "/usr/share/hyphen/"

enum {
    WORD_MOST = 120, // letters; longer words are not divided
    FILE_MOST = 16 << 20,
};

typedef struct {
    Text language;
    Patterns *plain; // one of the two; neither: no patterns for this language
    HyphenDict *patterns;
    uint32_t letters[256]; // what each byte means; 0: nothing. Not used with UTF-8
    bool utf8;
    Text bytes;            // of its file, mapped, which plain has texts of
} Dictionary;

struct Hyphenator {
    pthread_mutex_t lock;
    Arena *arena;
    ARRAY(Dictionary *) dictionaries;
};

Hyphenator *hyphenator_new(void) {
    Hyphenator *hyphenator = memory_new(sizeof *hyphenator);
    *hyphenator = (Hyphenator){.arena = arena_new()};
    pthread_mutex_init(&hyphenator->lock, NULL);
    return hyphenator;
}

void hyphenator_free(Hyphenator *hyphenator) {
    if (!hyphenator) return;
    for (int32_t i = 0; i < hyphenator->dictionaries.count; i++) {
        Dictionary *dictionary = hyphenator->dictionaries.at[i];
        if (dictionary->patterns) hnj_hyphen_free(dictionary->patterns);
        file_unmap(dictionary->bytes);
    }
    pthread_mutex_destroy(&hyphenator->lock);
    arena_free(hyphenator->arena);
    free(hyphenator);
}

// ---- finding and reading a dictionary ------------------------------------------------------------

// en-GB, en_GB, EN-gb: the same; letters and digits are compared without case
static bool names_language(const char *name, Text language, bool prefix) {
    for (size_t i = 0; i < language.size; i++) {
        char a = name[i] == '_' ? '-' : (char)(name[i] | 32), b = language.at[i];
        b = b == '_' || b == '-' ? '-' : (char)(b | 32);
        if (!name[i] || a != b) return false;
    }
    const char *rest = name + language.size;
    return !strcmp(rest, ".dic") || (prefix && *rest == '_' && strstr(rest, ".dic"));
}

// The file for a language: its own, else (a language without region, or whose region has none) that of
// the same language first by name. Absent if there is none.
static Text find_file(Arena *arena, Text language, bool prefix) {
    DIR *folder = opendir(FOLDER);
    Text best = {0};
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (strncmp(entry->d_name, "hyph_", 5) ||
            !names_language(entry->d_name + 5, language, prefix))
            continue;
        Text name = text_of(entry->d_name);
        if (!best.at || text_compare(name, best) < 0) best = text_copy(arena, name);
    }
    if (folder) closedir(folder);
    return best.at ? text_join(arena, text_of(FOLDER), best) : best;
}

static Text find_dictionary(Arena *arena, Text language) {
    size_t primary = 0;
    while (primary < language.size && language.at[primary] != '-' && language.at[primary] != '_')
        primary++;
    if (!primary) return (Text){0};
    Text file = find_file(arena, language, false);
    return file.at ? file : find_file(arena, text_part(language, 0, primary), true);
}

static bool read_encoding(Dictionary *dictionary, const char *name) {
    iconv_t converter = iconv_open("UTF-32LE", name);
    if (converter == (iconv_t)-1) return false;
    for (int byte = 1; byte < 256; byte++) {
        char in = (char)byte, *from = &in, *to = (char *)&dictionary->letters[byte];
        size_t in_left = 1, out_left = sizeof dictionary->letters[byte];
        if (iconv(converter, &from, &in_left, &to, &out_left) == (size_t)-1) {
            dictionary->letters[byte] = 0;
            iconv(converter, NULL, NULL, NULL, NULL);
        }
    }
    iconv_close(converter);
    return true;
}

static void read_patterns(Arena *arena, Dictionary *dictionary, const char *file) {
    const char *why = NULL;
    Text bytes = file_map(file, FILE_MOST, &why), encoding = {0};
    dictionary->bytes = bytes;
    if (bytes.at) dictionary->plain = patterns_read(arena, bytes);
    if (dictionary->plain) encoding = text_copy(arena, patterns_encoding(dictionary->plain));
    else dictionary->patterns = hnj_hyphen_load(file);
    if (dictionary->patterns) encoding = text_of(dictionary->patterns->cset);
    dictionary->utf8 = text_is(encoding, "UTF-8");
    if (!encoding.at || dictionary->utf8 || read_encoding(dictionary, encoding.at)) return;
    if (dictionary->patterns) hnj_hyphen_free(dictionary->patterns);
    dictionary->patterns = NULL;
    dictionary->plain = NULL;
}

static Dictionary *read_dictionary(Arena *arena, Text language) {
    Dictionary *dictionary = arena_new_of(arena, Dictionary);
    dictionary->language = text_copy(arena, language);
    Text file = find_dictionary(arena, language);
    if (file.at) read_patterns(arena, dictionary, file.at);
    return dictionary;
}

static const Dictionary *open_dictionary(Hyphenator *hyphenator, Text language) {
    Dictionary *found = NULL;
    pthread_mutex_lock(&hyphenator->lock);
    for (int32_t i = 0; i < hyphenator->dictionaries.count && !found; i++)
        if (text_equal(hyphenator->dictionaries.at[i]->language, language))
            found = hyphenator->dictionaries.at[i];
    if (!found) {
        found = read_dictionary(hyphenator->arena, language);
        *array_add(hyphenator->arena, &hyphenator->dictionaries) = found;
    }
    pthread_mutex_unlock(&hyphenator->lock);
    return found;
}

bool hyphenator_knows(Hyphenator *hyphenator, Text language) {
    const Dictionary *dictionary = open_dictionary(hyphenator, language);
    return dictionary->plain || dictionary->patterns;
}

// ---- dividing ------------------------------------------------------------------------------------

// the byte that stands for a letter; 0 if none does
static char letter_byte(const Dictionary *dictionary, uint32_t letter) {
    if (letter < 0x80) return (char)letter;
    for (int byte = 0x80; byte < 256; byte++)
        if (dictionary->letters[byte] == letter) return (char)byte;
    return 0;
}

// the word in the dictionary's encoding, lower case; size 0 if it cannot be written so
static int write_word(const Dictionary *dictionary, const uint32_t *letters, int32_t count,
                      char *word) {
    size_t size = 0;
    for (int32_t i = 0; i < count; i++) {
        uint32_t letter = (uint32_t)u_tolower((UChar32)letters[i]);
        if (dictionary->utf8) size += text_encode(letter, word + size);
        else if (!(word[size++] = letter_byte(dictionary, letter))) return 0;
    }
    word[size] = 0;
    return (int)size;
}

static void free_changes(char **changes, int *positions, int *cuts, int32_t count) {
    for (int32_t i = 0; changes && i < count; i++) free(changes[i]);
    free(changes);
    free(positions);
    free(cuts);
}

// libhyphen's digits count characters, also in UTF-8
static void mark_by_library(const Dictionary *dictionary, const char *word, int size, int32_t count,
                            uint8_t *marks) {
    char digits[WORD_MOST * 4 + 8] = {0};
    char **changes = NULL;
    int *positions = NULL, *cuts = NULL;
    HyphenDict *library = dictionary->patterns;
    if (hnj_hyphen_hyphenate3(library, word, size, digits, NULL, &changes, &positions, &cuts,
                              library->lhmin, library->rhmin, library->clhmin, library->crhmin))
        return;
    for (int32_t i = 0; i + 1 < count; i++)
        marks[i + 1] = (digits[i] & 1) && !(changes && changes[i]);
    free_changes(changes, positions, cuts, size);
}

static void mark_plain(const Dictionary *dictionary, Arena *scratch, Text word, uint8_t *marks) {
    ArenaMark mark = arena_mark(scratch);
    uint8_t *digits = arena_push(scratch, word.size);
    int32_t letter = 0;
    patterns_mark(dictionary->plain, scratch, word, digits);
    for (size_t i = 0; i + 1 < word.size; i++) {
        bool ends = !dictionary->utf8 || ((unsigned char)word.at[i + 1] & 0xc0) != 0x80;
        if (ends) marks[++letter] = digits[i] & 1;
    }
    arena_rewind(scratch, mark);
}

void hyphenator_mark(Hyphenator *hyphenator, Arena *scratch, Text language, const uint32_t *letters,
                     int32_t count, uint8_t *marks) {
    memset(marks, 0, (size_t)count);
    const Dictionary *dictionary = open_dictionary(hyphenator, language);
    if (!(dictionary->plain || dictionary->patterns) || count > WORD_MOST) return;
    char word[WORD_MOST * 4 + 1];
    int size = write_word(dictionary, letters, count, word);
    if (!size) return;
    if (dictionary->plain) mark_plain(dictionary, scratch, (Text){word, (size_t)size}, marks);
    else mark_by_library(dictionary, word, size, count, marks);
}
