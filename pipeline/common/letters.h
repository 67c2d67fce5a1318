// letters.h: what Unicode knows of characters (ICU).
#ifndef FOLIO_LETTERS_H
#define FOLIO_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

// A letter, a digit, or a mark that goes with one: what a word is made of. Hyphens and apostrophes part words here.
bool letter_is_word(uint32_t code_point);
// Any white space, no-break spaces among it.
bool letter_is_space(uint32_t code_point);

#endif
