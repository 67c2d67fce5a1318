// oracle_inside.h: what the oracle's files share: the flow as a graph, and what a column and a band may hold.
#ifndef FOLIO_TESTS_ORACLE_INSIDE_H
#define FOLIO_TESTS_ORACLE_INSIDE_H

#include "support/oracle.h"

#include <stdlib.h>

// A place between two records of the flow. Where a passage starts no variant is chosen yet: one edge for each.
typedef struct {
    int32_t passage;
    int32_t place;          // passages before it, without floats and spaces
    bool start;
    bool broken;            // the first that flows behind a page break
    int32_t edge_count;     // 0: the article's end
    struct Edge {
        const Record *record;
        int32_t next, loose;
    } edges[VARIANTS_MOST];
} Node;

typedef enum { NEXT_END, NEXT_BREAK, NEXT_SPAN, NEXT_TEXT } Next;

typedef struct {
    const Record *record;
    int32_t place;          // as a node's
} Float;

// a column's text: from a node to another one, at a height
typedef struct {
    int32_t end, height;
    Sum sum;
} Piece;
typedef ARRAY(Piece) Pieces;

// a band: from a node, with the first of some figures
typedef struct {
    int32_t end, figures, height;
    bool text;
    Sum sum;
} Band;
typedef ARRAY(Band) Bands;

// how a column or a spanning record starts, if it is the first of its page, band or article
typedef struct {
    bool free;              // at the article's start, below a spanning record, behind a page break: costs nothing
    int32_t page;           // from 2, if it starts a page and the lock counts
} Start;

typedef struct {
    Arena *arena;
    const Strip *strip;
    const PageShape *shape;
    ARRAY(Node) nodes;
    ARRAY(Float) floats;
    int32_t first, end;     // nodes
    Pieces *pieces;         // one a node: of a column that is not its page's, band's or article's first
} Oracle;

bool is_float(const Record *record);
int32_t least_height(const Record *record);
int32_t most_height(const Record *record);

void charge_points(Sum *sum, CostTerm term, int64_t points);
void charge(const Oracle *oracle, Sum *sum, CostTerm term, int64_t count);
void charge_sum(Sum *sum, const Sum *part);
void charge_figure(const Oracle *oracle, Sum *sum, const Record *figure, int32_t height);
// false: it may not start
bool charge_start(const Oracle *oracle, Sum *sum, const Node *node, Start start);
void charge_edge(const Oracle *oracle, Sum *sum, const Node *node, const struct Edge *edge);

// behind the floats, and the spaces, which vanish where a column ends
int32_t settle(const Oracle *oracle, int32_t node);
Next next_kind(const Oracle *oracle, int32_t node);

Pieces column_pieces(const Oracle *oracle, int32_t node, Start start);
// with none, some or all of the figures, in their order
Bands band_bands(const Oracle *oracle, int32_t node, Start start, const Record *const *figures, int32_t count);

// what is asked for, unless the least heights need more: then 0
int32_t pages_asked(const Oracle *oracle);

#endif
