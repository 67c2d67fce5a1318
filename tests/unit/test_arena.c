// test_arena.c: an arena that is made for a size holds that much, and what is rewound is room again.
#include "support/test.h"

static void hold(size_t pieces, size_t bytes) {
    Arena *arena = arena_new_for(8 * pieces + bytes);
    size_t held = arena_bytes(arena);
    for (size_t i = 0; i < bytes; i++) memset(arena_push_bytes(arena, 1), 0xff, 1);
    char *all = pieces ? arena_push(arena, 8 * pieces - 3) : NULL;
    for (size_t i = 0; pieces && i < 8 * pieces - 3; i++) assert_int_equal(all[i], 0);
    assert_int_equal(arena_bytes(arena), held);
    assert_int_equal(arena_used(arena), 8 * pieces + bytes);
    assert_in_range(held, 8 * pieces + bytes, 8 * pieces + bytes + 7);
    arena_push(arena, 1);
    assert_in_range(arena_bytes(arena), held + 1, SIZE_MAX); // there was no room for more
    arena_free(arena);
}

static void made_for_a_size(void **state) {
    (void)state;
    for (size_t pieces = 0; pieces < 5; pieces++)
        for (size_t bytes = 0; bytes < 20; bytes++) hold(pieces, bytes);
}

static void rewound(void **state) {
    (void)state;
    Arena *arena = arena_new();
    char *first = arena_push(arena, 100);
    memset(first, 1, 100);
    ArenaMark mark = arena_mark(arena);
    size_t held = arena_bytes(arena);
    char *again = memset(arena_push(arena, 100), 2, 100), *bytes = arena_push_bytes(arena, 5);
    arena_push(arena, 10000);
    arena_rewind(arena, mark);
    assert_int_equal(arena_bytes(arena), held);
    assert_ptr_equal(arena_push_bytes(arena, 5), bytes);
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
