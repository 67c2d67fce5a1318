// flow.h: a strip made ready for the search: the order of what flows, the figures that float, sums, costs of
// starts.
//
// A position is where a column or page may start: the index of a record. At a passage's start it is the first
// record of the first variant, whichever variant will be chosen; inside, the record tells passage, variant and
// line. `end` is behind all.
#ifndef FOLIO_FLOW_H
#define FOLIO_FLOW_H

#include "layout/pagination.h"

enum { COST_NEVER = 1 << 30 };

typedef struct {
    const Strip *strip;
    const PageShape *shape;
    int32_t *order;         // passages that flow
    int32_t count;
    int32_t end;            // the position behind all
    int32_t *index;         // of each record: the flow index of its passage; of floating figures -1
    int32_t *variant_end;   // of each record: behind the last record of its variant
    int32_t *starts;        // of each record: what a column costs that starts with it
    int32_t *stops;         // at each flow index: the next spanning record or page break, or count
    int32_t *solid;         // at each flow index: the next that is no space
    bool notes;             // some record has an insertion
    bool gutters;           // some figure may stand between two columns
    int32_t *heads;         // then, of each record: the zone at whose head alone a column may start with it, + 1
    int32_t *figures;       // record of each floating figure
    int32_t *anchors;       // the flow index it was written before; of no space
    int32_t figure_count;
} Flow;

Flow *flow_new(Arena *scratch, const Strip *strip, const PageShape *shape);

const Passage *flow_passage(const Flow *flow, int32_t index);
const Record *flow_first(const Flow *flow, int32_t index);        // a passage's first record
int32_t flow_start(const Flow *flow, int32_t index);              // a passage's position; of count: end
int32_t flow_first_position(const Flow *flow);                    // spaces and page breaks before it bring nothing
bool flow_is_inside(const Flow *flow, int32_t position);          // inside a passage
int32_t flow_index(const Flow *flow, int32_t position);           // of the passage at a position
int32_t flow_head(const Flow *flow, int32_t position);            // of `heads`
// What a page costs that ends at a position with `figures` placed: figures that are late or early. next: where
// the next one starts, behind the page breaks at the position.
int64_t flow_distance(const Flow *flow, int32_t position, int32_t next, int32_t figures);
bool record_floats(const Record *record);
int64_t figure_height_cost(const Flow *flow, const Record *record, int32_t height); // height and crop
bool figure_is_column(const Record *record);
bool figure_is_gutter(const Record *record);                      // may stand between two columns
// The setting with so many wide lines before so many narrow ones; NULL: there is none.
const Beside *passage_beside(const Passage *passage, int32_t zone, int32_t wide, int32_t narrow);

#endif
