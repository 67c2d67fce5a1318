// chart_axis.h: a value axis with round numbers.
#ifndef FOLIO_CHART_AXIS_H
#define FOLIO_CHART_AXIS_H

#include <stdbool.h>
#include <stdint.h>

// Lines at 0, step, 2 step, … count step. Values: 1/1000.
typedef struct {
    int64_t step;
    int32_t count; // at least 1
} ChartAxis;

// The finest axis up to most that has at most so many steps of 1, 2 or 5 times a power of ten; whole: of whole
// numbers alone.
ChartAxis chart_axis(int64_t most, int32_t steps_most, bool whole);
int64_t chart_axis_top(ChartAxis axis);
// The part of length that value takes of top, rounded.
int32_t chart_scale(int64_t value, int64_t top, int32_t length);

#endif
