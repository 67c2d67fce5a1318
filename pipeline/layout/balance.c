// balance.c: ragged lines of like length, for titles and the like.
//
// As many lines as the measure takes, broken for the narrowest measure that takes no more: found by halving, since
// a narrower one never takes fewer. Only for few lines, where an eye sees the whole. A name that is written with a
// hyphen is not parted for it. Unit: millipoint.
#include "layout/balance.h"

enum { LINES_MOST = 8, WIDTH_STEP = 500 };

static void narrow(Typesetter *setter, Unit by) {
    for (int32_t i = 0; i < setter->widths.count; i++) setter->widths.at[i] -= by;
}

static int32_t count_hyphens(const BreakInput *input, const BreakResult *result) {
    int32_t count = 0;
    for (int32_t i = 0; i < result->line_count; i++) count += (input->items[result->lines[i].item].flags & BREAK_HYPHEN) != 0;
    return count;
}

static bool is_as_good(const BreakInput *input, const BreakResult *result, const BreakResult *best, int32_t hyphens) {
    for (int32_t i = 0; i < result->line_count; i++)
        if (result->lines[i].overfull) return false;
    return result->line_count == best->line_count && result->pass <= best->pass &&
           count_hyphens(input, result) <= hyphens;
}

static BreakResult try_narrower(Typesetter *setter, const BreakInput *input, Unit by) {
    narrow(setter, by);
    BreakResult result = breaks_find(setter->breaker, input);
    narrow(setter, -by);
    return result;
}

BreakResult balance_breaks(Typesetter *setter, const BreakInput *input, BreakResult best) {
    BreakInput plain = *input;
    Unit low = 0, high = setter->widths.at[0] / 2;
    if (best.line_count < 2 || best.line_count > LINES_MOST) return best;
    plain.outlines = false;
    int32_t hyphens = count_hyphens(input, &best); // its lines are gone with the next breaks
    while (high - low > WIDTH_STEP) {
        Unit middle = low + (high - low) / 2;
        BreakResult result = try_narrower(setter, &plain, middle);
        if (is_as_good(input, &result, &best, hyphens)) low = middle;
        else high = middle;
    }
    return try_narrower(setter, &plain, low);
}
