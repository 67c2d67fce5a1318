// pages.c: what layout found, carried in Pages from then on.
#include "check/check.h"

void check_pages(const Pages *pages, Diagnostics *diagnostics) {
    diagnostics_append(diagnostics, pages->diagnostics.at, pages->diagnostics.count);
}
