// patterns.h: hyphenation patterns (Liang, Word Hy-phen-a-tion by Com-put-er, 1983), straight from the
// text of a libhyphen dictionary.
//
// Reads a plain dictionary some ten times faster than libhyphen does, and divides as it does; a test holds the
// two together word by word. A dictionary that asks for more (changes of spelling, compound levels, places that must
// not be divided) is left to libhyphen.
#ifndef FOLIO_PATTERNS_H
#define FOLIO_PATTERNS_H

#include "common/text.h"

typedef struct Patterns Patterns;

// bytes: the dictionary's, kept by reference. NULL if it is not a plain one. All in arena.
Patterns *patterns_read(Arena *arena, Text bytes);
Text patterns_encoding(
    const Patterns *patterns); // as the dictionary's first line has it: "UTF-8", "KOI8-R"

// word: lower case, in the dictionary's encoding. Sets digits[i], of word.size: odd where the word may be divided behind
// byte i (the last of its character). Uses scratch and rewinds it.
void patterns_mark(const Patterns *patterns, Arena *scratch, Text word, uint8_t *digits);

#endif
