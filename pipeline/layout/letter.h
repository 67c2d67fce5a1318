// letter.h: the first letter of a text.
#ifndef FOLIO_LETTER_H
#define FOLIO_LETTER_H

#include "common/text.h"

// The bytes of a text's first letter with its marks and the quotation marks before it; 0: it begins with something
// else, or with a letter that joins or runs from right to left, or nothing follows.
size_t letter_find_first(Text text);

#endif
