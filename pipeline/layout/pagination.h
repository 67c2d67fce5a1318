// pagination.h: which record of the galley stands on which page, in which column, on which grid line.
//
// Pure integers on the baseline grid: heights are grid lines, costs are points of one scale. Nothing here knows of
// text, fonts or millipoints.
//
// What there is to place. A Strip is an article as one long column of records, grouped in passages. A passage is a
// paragraph with the settings it may take (its variants: as it is best, a line less, a line more), each a range of
// records, one a line; everything else is a passage of one record. Records flow in order, but for figures that float.
//
// What a page is. `lines` grid lines high. From the top: at most one page-wide figure (SLOT_TOP); a stack of bands and
// spanning records in the flow's order; at most one page-wide figure at the foot (SLOT_BOTTOM), each with its gap to the
// stack; or one figure alone (SLOT_PAGE). At most three figures in all, the next ones of the article in their order, those in
// columns from band to band and column to column; of two page-wide ones each takes the slot it may take, the first the
// upper one where both could; with no stack between them the upper one's gap is. One in the free side (SLOT_ASIDE, at most
// one) takes no line, and has its preferred height. Figures in place (SLOT_HERE) are records of the flow and not counted here.
// No page is blank. A page break ends the page if anything of the flow stands above it there; else it vanishes.
//
// What a band is. Columns of equal height, each holding the next records of the flow, at its head or foot
// at most one column-wide figure (SLOT_COLUMN_TOP, SLOT_COLUMN_BOTTOM; it counts as part of the column, with its gap if
// there is text in it). A space vanishes at a column's head and foot. A column that starts with a record that has a head repeats it
// above. The notes of the lines of a column (insertions) stand at its foot, `note_gap` lines below the text. A band
// ends with the page, or before a spanning record (here or on the next page), a page break or the end of the text: then it is
// balanced. Its height is that of its longest column. The first column of a band may be empty only if it holds a figure. A
// band may hold figures alone; none stands directly below another.
//
// A spanning record has neither head nor notes. Its gap stands above it unless it is the stack's first, and below it unless
// it is the stack's last; two spanning ones stand apart by both gaps. A narrow one in place has no gap (but spaces).
//
// A record that with its head and notes is higher than the page is overset where it starts a column (or stands first on a
// page, if it spans): it fills the column, runs on beyond the page's foot, and nothing follows in the column.
//
// What it costs. The sum, over the article, of a weight (which a layout may change) for each
//
//     widow      column that starts with the last lines of a paragraph
//     orphan     column that ends with the first lines of a paragraph
//     hyphen     column whose last line ends with a hyphen
//     stranded   column that ends with a heading, or too few lines below one
//     group      column that starts amid records that belong together
//     loose      1/100 of what a paragraph's variant is worse set than its best one (galley.c: from its demerits)
//     space      grid line by which a space departs from what it should be
//     uneven     grid line by which a column ends above its band's longest, in a band that ends with the page
//     balance    the same in a balanced band, beyond the first line; the first line costs a fifth
//     short      grid line left empty at the foot of a page, where neither the article nor a page break ends there; also
//                of the last page when the article shall fill its pages
//     empty      the same where the article or a page break ends there
//     height     grid line by which a figure departs from its preferred height
//     crop       1/100 of a photograph that its height crops away; not of one in the free side
//     late       page by which a figure stands after the place it was written at: each page end between the two
//     early      page by which it stands before
//     crowd      figure beyond the first on a page
//     sliver     grid line that the stack, if any of the flow is in it, lacks to SLIVER_LINES on a page with a figure at the
//                head or foot of the page or of a column
//     pages      page more or less than asked for; with none asked for: page beyond what the least heights need (text, notes,
//                least heights of figures, each times the columns it takes; not gaps, spaces and heads)
//     moved      page but the first that does not start, figure that does not stand, where the lock has it
//     overset    grid line that no column can hold
//
// Parts of a point are left off: of each variant's loose, each figure's crop, each column's fifth of balance.
//
// A spanning record that is the first of the flow on its page starts a column. A column start costs nothing at the
// article's start, behind a page break, and directly below a spanning record. The first records of a passage's variants have the
// same faults and page; the first variant's stands for them (forbidden, too).
//
// The place of a figure is the boundary of the two passages it was written between, spaces not counted. A page's end lies
// before the record that the next page goes on with: a boundary just there is on neither side of it. An end inside a
// passage lies behind the boundary at the passage's start, and on neither side of that at its end. At a page break the end
// lies behind what was written above the break, and before what was written below. A decorative figure (free) has no place:
// late and early do not count for it.
//
// The search (pagination.c) finds the least cost of all paginations: dynamic programming over pages, bands and columns
// (Plass, Optimal Pagination Techniques, 1981; Mittelbach, A General LuaTeX Framework for Globally Optimized Pagination,
// 2019). Deterministic: of equal costs the first found stays. It is exact unless a page's start could be one of more than
// STATES_MOST states; of a longer layer the most promising are kept, so that time stays linear in pages.
#ifndef FOLIO_PAGINATION_H
#define FOLIO_PAGINATION_H

#include <stdbool.h>

#include "common/array.h"

typedef enum {
    // of a column that starts with a record: bits of Record.faults
    TERM_WIDOW, TERM_ORPHAN, TERM_HYPHEN, TERM_STRANDED, TERM_GROUP,
    TERM_LOOSE, TERM_SPACE, TERM_UNEVEN, TERM_BALANCE, TERM_SHORT, TERM_EMPTY,
    TERM_HEIGHT, TERM_CROP, TERM_LATE, TERM_EARLY, TERM_CROWD, TERM_SLIVER,
    TERM_PAGES, TERM_MOVED, TERM_OVERSET,
    TERM_COUNT
} CostTerm;

typedef struct {
    int32_t of[TERM_COUNT];
} CostWeights;

extern const char *const cost_term_names[TERM_COUNT]; // as above, and as layouts write them
extern const CostWeights cost_weights_preset;

enum { SLIVER_LINES = 7, COLUMNS_MOST = 6, VARIANTS_MOST = 3, FIGURES_A_PAGE = 3, STATES_MOST = 4000 };

typedef enum {
    RECORD_TEXT,            // a line, or a block that does not part
    RECORD_SPACE,           // vanishes at a column's head and foot
    RECORD_FIGURE,          // floats, or stands in place (SLOT_HERE)
    RECORD_PAGE_BREAK
} RecordKind;

typedef enum { SLOT_TOP, SLOT_BOTTOM, SLOT_COLUMN_TOP, SLOT_COLUMN_BOTTOM, SLOT_ASIDE, SLOT_PAGE, SLOT_HERE } Slot;

typedef struct {
    RecordKind kind;
    int32_t height;         // grid lines; of figures and spaces the preferred height, gap not counted
    int32_t least, most;    // heights that figures and spaces may take
    unsigned faults;        // of a column that starts with it: bits of 1 << TERM_WIDOW … TERM_GROUP
    bool span;              // stands over all columns, between two bands
    int32_t insertion;      // grid lines of its notes, at the foot of its column
    int32_t head;           // grid lines that are repeated above it when a column starts with it
    int32_t page;           // from 1: the page that it started, or stood on as a figure, by the lock; 0: another
    // figures
    int32_t gap;            // empty grid lines between it and the text; of a spanning one above and below
    bool free;              // belongs to no place in the text
    unsigned slots;         // allowed, bits of 1 << Slot: of the page's width, of a column's, or one of the others alone;
                            // SLOT_HERE: stands in the flow
    const int32_t *crop;    // for each height from least on: 1/1000 of the picture cropped away; NULL: none
} Record;

typedef struct {
    int32_t first, count;   // records
    int32_t loose;          // 1/100: what it is worse set than the best variant
} Variant;

typedef struct {
    Variant variants[VARIANTS_MOST];
    int32_t variant_count;
} Passage;

typedef struct {
    const Record *records;
    const Passage *passages;
    int32_t record_count, passage_count;
} Strip;

typedef struct {
    int32_t columns, lines; // of every page: columns, grid lines a column
    int32_t pages;          // asked for; 0: as few as it takes
    bool fill;              // the last page shall be full
    int32_t note_gap;       // grid lines between text and notes
    bool locked;            // Record.page counts
    int32_t forbidden;      // a record that no column may start with, where a start costs, to find what else there is; -1: none
    CostWeights weights;
} PageShape;

typedef struct {
    int32_t page;           // from 0; -1: vanished (a space at a column's end, a variant not chosen)
    int32_t column;         // from 0; of what spans 0
    int32_t line;           // its first grid line
    int32_t height;         // as placed
    int32_t note_line;      // first grid line of its notes, where it has an insertion
    Slot slot;              // of figures; SLOT_HERE for the flow
} Placement;

typedef struct {
    Placement *placements;  // one a record
    int32_t *chosen;        // variant, one a passage
    int32_t page_count;
    int64_t cost;
    int32_t overset;        // records that no column can hold
    bool exact;             // nothing was cut off: no pagination is cheaper
} Pagination;

// The result is in arena; scratch is rewound. page_count is 0 only for an empty strip (spaces and page breaks alone, too), and
// where `forbidden` leaves no pagination.
Pagination pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);

// The cost of a pagination, term by term, found from its placements alone; added to terms. pages: if not NULL, TERM_COUNT
// for each page besides. `pages` (the term) is counted for the article only.
void pagination_judge(Arena *scratch, const Strip *strip, const PageShape *shape, const Pagination *pagination,
                      int64_t terms[TERM_COUNT], int64_t (*pages)[TERM_COUNT]);

// How far the article is from the pages asked for, in grid lines of all columns together. over: the least lines that
// remain behind the last page, over all paginations that strand nothing; under: the empty lines of the pages asked for, as
// paginated. Both 0: met.
typedef struct {
    int32_t over, under;
} PageFit;
PageFit pagination_fit(Arena *scratch, const Strip *strip, const PageShape *shape, const Pagination *pagination);

#endif
