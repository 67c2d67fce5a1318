// clock.c: the system's monotonic clock, in milliseconds.
//
// Its zero is the machine's start, so that only differences say anything.
#include "common/clock.h"

#include <time.h>

double clock_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}
