// states.h: the states that pages may start from, each with the cheapest way to it.
#ifndef FOLIO_STATES_H
#define FOLIO_STATES_H

#include <stdbool.h>

#include "common/array.h"

typedef struct State State;
struct State {
    int32_t position, figures; // of the page's first record; floating figures placed before it
    int64_t cost;           // of all pages before
    int64_t whole;          // with the bound for what must follow
    const State *before;
    int64_t worth;          // for states_keep: the less the better
};

typedef struct {
    Arena *arena;
    ARRAY(State *) list;    // in the order they were first offered
    int32_t *table;         // open addressing: index into list + 1; 0: free
    int32_t size;           // of the table: a power of two
} States;

States *states_new(Arena *arena);
// Keeps the state if there is none as cheap at its position and figures.
void states_offer(States *states, State state);
// Drops all but the `most` of least worth; true if any was dropped.
bool states_keep(States *states, int32_t most);

#endif
