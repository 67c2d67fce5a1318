// compare_pages.h: asserts that two Pages are equal, field by field.
#ifndef FOLIO_TESTS_COMPARE_PAGES_H
#define FOLIO_TESTS_COMPARE_PAGES_H

#include "model/pages.h"

void compare_pages(const Pages *a, const Pages *b);

#endif
