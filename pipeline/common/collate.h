// collate.h: the order of a language's dictionary (UTS #10, CLDR), and the letters that an index is parted by.
//
// ICU's collation stands behind collate.c. Word by word: "New York" stands before "Newark".
#ifndef FOLIO_COLLATE_H
#define FOLIO_COLLATE_H

#include "common/text.h"

typedef struct Collator Collator;

// For a BCP 47 language; one that ICU does not know is sorted by the root's order. One thread at a time.
Collator *collator_new(Text language);
void collator_free(Collator *collator); // NULL is fine

// A key: text_compare of two keys is the order of their texts, in arena.
Text collator_key(const Collator *collator, Arena *arena, Text text);
// The order of two texts; equal there, by bytes.
int collator_compare(const Collator *collator, Text a, Text b);
// The letter under which an index lists the text, in arena: "S"; "Ä" where it is a letter of its own, else "A"; "CH" in
// Czech; "#" for what begins with no letter. Texts in order have their letters in order.
Text collator_letter(Collator *collator, Arena *arena, Text text);

#endif
