// justify.h: how a line comes to fill its measure: expansion, letterspacing, word spaces.
#ifndef FOLIO_JUSTIFY_H
#define FOLIO_JUSTIFY_H

#include "layout/setter.h"

// A line's parts measured, then what each kind of them gives. Millipoints; the space behind the line is outside
// all.
typedef struct {
    Unit natural;                   // before justification
    Unit hang_start, hang_end;      // what hangs out of the measure
    int64_t words;                  // width of what may be expanded
    int64_t stretch, shrink;        // what the spaces can give
    int64_t letters_more, letters_less; // what letterspacing can
    int32_t clusters;               // that may be letterspaced
    Unit tracking;                  // of the last cluster, taken back; 0 where directions mix
    bool joined;                    // letters that join: nothing is expanded

    int32_t scale; // of all runs, 1/10,000; 0: not chosen yet
    Unit letters;  // shared out among the clusters, before the scale
    bool exact;    // spaces fill the width to the millipoint
    Unit width;    // as set
} Fit;

// Measures setter->parts.
void justify_measure(const Typesetter *setter, Fit *fit);
// Chooses the scale, if it is 0, then letters, and sets the spaces among setter->parts.
void justify_parts(Typesetter *setter, const LineJob *job, Fit *fit);
// Gives the runs their scale and makes them sum exactly; trails: the last glyph is the space behind the line.
// False where rounding stands in the way: the scale has changed, and parts and runs have to be made again.
bool justify_settle(Fit *fit, Run *runs, int32_t count, bool trails);

#endif
