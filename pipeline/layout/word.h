// word.h: what a word is, beside its shape: where it may be divided, and what it holds on to.
//
// Break opportunities inside a word come from ICU (UAX #14) and from the hyphenation patterns; both
// are found once for each word and kept with it. Between words, ICU is asked once for each pair of
// line-break classes.
#ifndef FOLIO_WORD_H
#define FOLIO_WORD_H

#include "layout/hyphenate.h"
#include "layout/shape.h"

typedef struct Divider Divider;

// hyphenator and shaper are borrowed
Divider *divider_new(Shaper *shaper, Hyphenator *hyphenator);
void divider_free(Divider *divider);

uint32_t word_find_traits(Text text); // WordTrait; the lists of all languages serve together
void word_find_classes(Word *word);

// The width and the clusters of the unbroken word before a byte; false if the word cannot be cut there as it stands.
bool word_measure(const Word *word, int32_t offset, Unit *width, int32_t *clusters);
// The points of a cached word, in order; all of them, whatever the style of the paragraph wants.
void divider_find_points(Divider *divider, const ShapeStyle *style, Word *word);
// The offsets at which lines may break inside a text without spaces, by ICU alone; in the divider's
// memory until the next call.
const int32_t *divider_find_breaks(Divider *divider, Text text, int32_t *count);
// The same for graphemes.
const int32_t *divider_find_graphemes(Divider *divider, Text text, int32_t *count);
// May a line break at a space between two texts without spaces? Classes are those of the last and first character.
bool divider_may_part(Divider *divider, Text before, uint8_t last_class, Text after,
                      uint8_t first_class);
// How two words beside a space hold together: BREAK_NEVER, or a penalty, or 0.
int32_t word_hold(const Word *before, const Word *after);

#endif
