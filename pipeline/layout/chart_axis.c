// chart_axis.c: steps of 1, 2 and 5 times a power of ten, tried from the finest on.
#include "layout/chart_axis.h"

ChartAxis chart_axis(int64_t most, int32_t steps_most, bool whole) {
    static const int64_t next[] = {2, 5, 10};
    int64_t decade = whole ? 1000 : 1, step = decade;
    if (steps_most < 1) steps_most = 1;
    if (most < step) most = step;
    for (int32_t i = 0; (most + step - 1) / step > steps_most; i++) {
        step = decade * next[i % 3];
        if (i % 3 == 2) decade = step;
    }
    return (ChartAxis){step, (int32_t)((most + step - 1) / step)};
}

int64_t chart_axis_top(ChartAxis axis) {
    return axis.step * axis.count;
}

int32_t chart_scale(int64_t value, int64_t top, int32_t length) {
    if (top <= 0 || value <= 0) return 0;
    return (int32_t)((double)value * length / (double)top + 0.5);
}
