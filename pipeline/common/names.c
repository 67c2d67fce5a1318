// names.c: a hash table with linear probing; it doubles when half full.
#include "common/names.h"

static size_t find_slot(const Names *names, Text name) {
    size_t at = (size_t)text_hash(name) & (names->size - 1);
    while (names->keys[at].at && !text_equal(names->keys[at], name))
        at = (at + 1) & (names->size - 1);
    return at;
}

int32_t names_find(const Names *names, Text name) {
    if (!names->size || !name.at) return -1;
    size_t at = find_slot(names, name);
    return names->keys[at].at ? names->numbers[at] : -1;
}

static void grow(Arena *arena, Names *names) {
    Names larger = {.size = names->size ? names->size * 2 : 16};
    larger.keys = arena_array_of(arena, larger.size, Text);
    larger.numbers = arena_array_of(arena, larger.size, int32_t);
    for (size_t i = 0; i < names->size; i++)
        if (names->keys[i].at) names_add(arena, &larger, names->keys[i], names->numbers[i]);
    *names = larger;
}

void names_add(Arena *arena, Names *names, Text name, int32_t number) {
    if (!name.at) return;
    if (names->count * 2 >= names->size) grow(arena, names);
    size_t at = find_slot(names, name);
    if (names->keys[at].at) return;
    names->keys[at] = name;
    names->numbers[at] = number;
    names->count++;
}
