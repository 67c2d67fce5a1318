// states.c: a small hash table of states.
#include <stdlib.h>

#include "layout/states.h"

enum { SIZE_FIRST = 64 };

States *states_new(Arena *arena) {
    States *states = arena_new_of(arena, States);
    *states = (States){.arena = arena, .size = SIZE_FIRST};
    states->table = arena_array_of(arena, SIZE_FIRST, int32_t);
    return states;
}

// the entry of a position and figures, or the free one where it belongs
static int32_t *find_entry(const States *states, int32_t position, int32_t figures) {
    uint32_t hash = (uint32_t)position * 2654435761u ^ (uint32_t)figures * 2246822519u;
    for (uint32_t at = hash >> 7;; at++) {
        int32_t *entry = &states->table[at & (uint32_t)(states->size - 1)];
        if (!*entry) return entry;
        const State *state = states->list.at[*entry - 1];
        if (state->position == position && state->figures == figures) return entry;
    }
}

static void grow(States *states) {
    states->size *= 2;
    states->table = arena_array_of(states->arena, (size_t)states->size, int32_t);
    for (int32_t i = 0; i < states->list.count; i++)
        *find_entry(states, states->list.at[i]->position, states->list.at[i]->figures) = i + 1;
}

void states_offer(States *states, State state) {
    int32_t *entry = find_entry(states, state.position, state.figures);
    if (*entry) {
        State *known = states->list.at[*entry - 1];
        if (state.cost < known->cost) *known = state;
        return;
    }
    State *kept = arena_new_of(states->arena, State);
    *kept = state;
    *array_add(states->arena, &states->list) = kept;
    *entry = states->list.count;
    if (states->list.count * 2 > states->size) grow(states);
}

static int compare_worth(const void *left, const void *right) {
    const State *a = *(State *const *)left, *b = *(State *const *)right;
    if (a->worth != b->worth) return a->worth < b->worth ? -1 : 1;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return (a->figures > b->figures) - (a->figures < b->figures);
}

bool states_keep(States *states, int32_t most) {
    if (states->list.count <= most) return false;
    qsort(states->list.at, (size_t)states->list.count, sizeof *states->list.at, compare_worth);
    states->list.count = most; // the table is not used any more
    return true;
}
