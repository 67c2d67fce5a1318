// test.h: what the unit tests of tests/unit share: cmocka, and texts in assertions.
#ifndef FOLIO_TESTS_TEST_H
#define FOLIO_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "common/buffer.h"
#include "common/diagnostic.h"

// equal bytes, and both absent or both there
static inline void same_text(Text a, Text b, const char *file, int line) {
    if (a.size != b.size || !a.at != !b.at || (a.size && memcmp(a.at, b.at, a.size))) {
        print_error("'%.*s' is not '%.*s'\n", TEXT_ARG(a), TEXT_ARG(b));
        _fail(file, line);
    }
}

static inline void same_place(Place a, Place b, const char *file, int line) {
    same_text(a.file, b.file, file, line);
    if (a.line == b.line && a.column == b.column) return;
    print_error("%d:%d is not %d:%d\n", a.line, a.column, b.line, b.column);
    _fail(file, line);
}

#define assert_same_text(left, right) same_text(left, right, __FILE__, __LINE__)
#define assert_same_place(left, right) same_place(left, right, __FILE__, __LINE__)

// the only diagnostic: its line and a part of its message
static inline void assert_only_fault(const Diagnostics *diagnostics, int32_t line,
                                     const char *part) {
    assert_int_equal(diagnostics->all.count, 1);
    const Diagnostic *fault = &diagnostics->all.at[0];
    if (!strstr(fault->message.at, part)) fail_msg("'%s' is not in '%s'", part, fault->message.at);
    assert_int_equal(fault->severity, SEVERITY_ERROR);
    assert_int_equal(fault->place.line, line);
}

#endif
