// hyphenate.h: where words may be divided, by Debian's libhyphen dictionaries (Liang, 1983).
//
// A dictionary is found by BCP 47 language (en-GB: /usr/share/hyphen/hyph_en_GB.dic), read the first
// time it is needed and never changed again; one Hyphenator serves all threads. Its caller keeps what
// it learns about a word.
#ifndef FOLIO_HYPHENATE_H
#define FOLIO_HYPHENATE_H

#include "common/text.h"

typedef struct Hyphenator Hyphenator;

Hyphenator *hyphenator_new(void);
void hyphenator_free(Hyphenator *hyphenator); // NULL is fine

// Are there patterns for the language?
bool hyphenator_knows(Hyphenator *hyphenator, Text language);

// letters: the code points of one word, nothing but letters. Sets marks[i] to 1 where the word may be
// divided before letter i, else to 0. All 0 for a language without patterns, for a word with letters
// the dictionary cannot write, and where the division would change the spelling. Uses scratch and rewinds it.
void hyphenator_mark(Hyphenator *hyphenator, Arena *scratch, Text language, const uint32_t *letters,
                     int32_t count, uint8_t *marks);

#endif
