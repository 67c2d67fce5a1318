// breaks.h: total-fit line breaking over boxes, glue and penalties (Knuth and Plass, Breaking
// Paragraphs into Lines, 1981).
//
// Knows no text and no fonts: widths are millipoints, penalties the scale of TeX (50 is mild, 1000 is
// hard). All sums and costs are integers, so results are the same on every machine.
//
// A line may break at glue that follows a box, and at a penalty below BREAK_NEVER; glue and penalties
// that follow a break vanish. The last item is a penalty of BREAK_FORCED. A line that ends at a
// forced break is never stretched.
#ifndef FOLIO_BREAKS_H
#define FOLIO_BREAKS_H

#include "common/array.h"
#include "common/unit.h"

typedef enum { BREAK_BOX, BREAK_GLUE, BREAK_PENALTY } BreakKind;

enum { BREAK_NEVER = 10000, BREAK_FORCED = -10000 };

typedef enum {
    BREAK_HYPHEN = 1, // the line would end with a hyphen: counts for hyphen_row
    BREAK_SOFT = 2,   // only where hyphenation is allowed: not in the first pass
    BREAK_URGENT = 4  // only when nothing else fits: in the last pass
} BreakFlag;

typedef struct {
    Unit width; // of a penalty: added at the line's end if it breaks here
    Unit stretch, shrink;
    Unit after; // of glue and penalties: added to the next line's start if it breaks here
    Unit hang;  // of glue and penalties: what hangs out of the line's end if it breaks here
    int16_t penalty;
    uint8_t kind;  // BreakKind
    uint8_t flags; // BreakFlag
} BreakItem;

typedef struct {
    const BreakItem *items;
    int32_t count;
    const Unit *widths; // of each line; the last one repeats
    int32_t width_count;
    int32_t hyphen_row; // most lines in a row that end with a hyphen, up to 7; 0: no limit
    Unit
        last_least; // a last line narrower than this is stranded: not within the limits of the first passes
    Unit ragged; // stretch at the end of each line; 0: justified
    int32_t
        first_ratio; // the first pass, without hyphenation, accepts lines stretched up to this; 0: no such pass
    Unit start;        // added to the first line's start
    int32_t looseness; // lines more or less than the best
    bool outlines;     // find what one line less and one more would be; with a looseness of 0
} BreakInput;

typedef struct {
    int32_t item;     // the line ends here
    int32_t ratio;    // 1/1000 of the line's stretch, or (below 0) shrink
    int64_t demerits; // of this line
    bool overfull;    // nothing fits
} BreakLine;

typedef enum {
    PASS_UNHYPHENATED,
    PASS_HYPHENATED,
    PASS_LOOSE,
    PASS_EMERGENCY,
    PASS_COUNT
} BreakPass;

// The best way of so many lines that stays within the limits, as looseness would have it.
typedef struct {
    const BreakLine *lines; // valid until the next breaks_find
    int32_t line_count;
    int64_t demerits;
    bool met; // false: there is none, and nothing else is told
} BreakOutline;

typedef struct {
    const BreakLine *lines; // valid until the next breaks_find
    int32_t line_count;
    int32_t fewer, more; // lines it could have less or more, hyphenated if need be
    int64_t demerits;
    bool met; // looseness reached
    BreakPass pass;
    BreakOutline outlines[2]; // where they were asked for: one line less, one more
} BreakResult;

typedef struct Breaker Breaker; // working memory; one a thread

Breaker *breaker_new(void);
void breaker_free(Breaker *breaker);
BreakResult breaks_find(Breaker *breaker, const BreakInput *input);

// What each pass accepts: ratios up to this, 1/1000.
int32_t breaks_tolerance(const BreakInput *input, BreakPass pass);

// The cost of one line, for tests that search by other means. before is -1 for the first line.
typedef enum { FIT_TIGHT, FIT_DECENT, FIT_LOOSE, FIT_VERY_LOOSE } Fitness;
Fitness breaks_fitness(int32_t ratio);

typedef struct {
    int32_t ratio;
    const BreakItem *from, *to; // the breaks at both ends; from is NULL on the first line
    Fitness before, fitness;    // of the line above and of this one
    int32_t row;                // hyphens in a row up to this line's end
    bool last;
    int32_t stranded; // what a last line lacks of last_least, 1/1000 of it; 0: nothing
} LineCase;
int64_t breaks_demerits(const LineCase *line);

#endif
