// test_arena.c: an arena that is made for a size holds that much, and what is rewound is room again.
#include "support/test.h"

static void made_for_a_size(void **state) {
    (void)state;
    for (size_t size = 1; size < 100; size++) {
        Arena *arena = arena_new_for(size);
        size_t held = arena_bytes(arena);
        memset(arena_push(arena, size), 0xff, size);
        assert_int_equal(arena_bytes(arena), held);
        assert_in_range(held, size, size + 15);
        arena_push(arena, 1);
        assert_in_range(arena_bytes(arena), held + 1, SIZE_MAX);
        arena_free(arena);
    }
}

static void rewound(void **state) {
    (void)state;
    Arena *arena = arena_new();
    char *first = arena_push(arena, 100);
    memset(first, 1, 100);
    ArenaMark mark = arena_mark(arena);
    size_t held = arena_bytes(arena);
    char *again = memset(arena_push(arena, 100), 2, 100);
    arena_push(arena, 10000);
    arena_rewind(arena, mark);
    assert_int_equal(arena_bytes(arena), held);
    assert_ptr_equal(arena_push(arena, 100), again);
    for (int i = 0; i < 100; i++) assert_int_equal(first[i] * 10 + again[i], 10); // and zeroed
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_for_a_size),
        cmocka_unit_test(rewound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
