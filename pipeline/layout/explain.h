// explain.h: why an article's pages break where they do: what its pagination costs, page by page, and what the
// best others would cost.
//
// An other pagination is found by forbidding one column start of the chosen one: the best in which no column
// starts with that record. The runner-up is the cheapest of these: the best pagination in which at least one
// column starts elsewhere. Costs are points (pagination.h).
#ifndef FOLIO_EXPLAIN_H
#define FOLIO_EXPLAIN_H

#include "layout/galley.h"

// Where a column starts, and the best pagination in which none does so there.
typedef struct {
    int32_t page, column;       // page from 1 in the article, column from 0
    Place place;                // of the first line there
    unsigned faults;            // of the start: bits of 1 << TERM_WIDOW … TERM_GROUP
    int64_t fault_cost;         // of them together
    bool fixed;                 // below a page break: there is no other
    int64_t without;            // what that pagination costs; -1: there is none
    int64_t terms[TERM_COUNT];  // its terms
    int32_t page_count;         // its pages
    bool exact;                 // no cheaper one was left out
    Place instead;              // where this column starts in it; absent: nowhere
    int32_t instead_line;       // of a paragraph that is set otherwise there: its line, from 1, and instead is the
                                // paragraph's place; 0: instead is the line's
} ColumnStart;

// A paragraph set a line longer or shorter than is best for it, or beside a figure.
typedef struct {
    int32_t page;               // where it starts, from 1
    Place place;
    int32_t lines;              // more than at its best
    int64_t cost;               // the term `loose`
} LooseParagraph;

typedef struct {
    Arena *arena;               // holds all of it
    int32_t page_count;
    int64_t cost;
    bool exact;
    int64_t terms[TERM_COUNT];  // they sum up to cost
    int64_t (*pages)[TERM_COUNT]; // of each page; `pages` (the term) belongs to none
    ARRAY(ColumnStart) starts;  // in order; the article's own start is none
    ARRAY(LooseParagraph) loose; // those that cost
    int32_t runner_up;          // index into starts; -1: there is none
} Explanation;

typedef struct Explanations {
    Explanation **articles;     // as the document's, in an arena of the caller
    int32_t count;
} Explanations;

// The caller frees it. Everything in it is its own.
Explanation *explanation_new(const Galley *galley, const PageShape *shape, const Pagination *pagination,
                             Arena *scratch);
void explanation_free(Explanation *explanation); // NULL is fine
void explanations_free(Explanations *explanations); // the articles

// The terms of a pagination that are not 0, as layouts write them, for every build: "hyphen 250, height 48".
Text explain_pagination(Arena *arena, Arena *scratch, const Galley *galley, const PageShape *shape,
                        const Pagination *pagination);

#endif
