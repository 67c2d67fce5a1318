// pagination.h: which record of the galley stands on which page, in which column, on which grid line.
//
// Pure integers on the baseline grid: heights are grid lines, costs are points of one scale. Nothing here knows
// of text, fonts or millipoints.
//
// What there is to place. A Strip is an article as one long column of records, grouped in passages. A passage
// is a paragraph with the settings it may take (its variants: as it is best, a line less, a line more), each a
// range of records, one a line; everything else is a passage of one record. Records flow in order, but for
// figures that float.
//
// What a page is. `lines` grid lines high. From the top: at most one page-wide figure (SLOT_TOP); a stack of
// bands and spanning records in the flow's order; at most one page-wide figure at the foot (SLOT_BOTTOM), each
// with its gap to the stack; or one figure alone (SLOT_PAGE). At most three figures in all, the next ones of
// the article in their order, those in columns from band to band and column to column; of two page-wide ones
// each takes the slot it may take, the first the upper one where both could; with no stack between them the
// upper one's gap is. One in the free side (SLOT_ASIDE, at most one) takes no line, and has its preferred
// height. Figures in place (SLOT_HERE) are records of the flow and not counted here. No page is blank. A page
// break ends the page if anything of the flow stands above it there; else it vanishes.
//
// What a band is. Columns of equal height, each holding the next records of the flow, at its head or foot at
// most one column-wide figure (SLOT_COLUMN_TOP, SLOT_COLUMN_BOTTOM; it counts as part of the column, with its
// gap if there is text in it). A space vanishes at a column's head and foot. A column that starts with a record
// that has a head repeats it above. The notes of the lines of a column (insertions) stand at its foot,
// `note_gap` lines below the text. A band ends with the page, or before a spanning record (here or on the next
// page), a page break or the end of the text: then it is balanced. Its height is that of its longest column.
// The first column of a band may be empty only if it holds a figure. A band may hold figures alone; none stands
// directly below another.
//
// A spanning record has no notes. Its gap stands above it unless it is the stack's first, and below it unless it is
// the stack's last; two spanning ones stand apart by both gaps. A narrow one in place has no gap (but spaces). One
// with a head repeats it above if it is the stack's first; directly above it no band holds figures alone.
//
// A record that with its head and notes is higher than the page is overset where it starts a column (or stands
// first on a page, if it spans): it fills the column, runs on beyond the page's foot, and nothing follows in
// the column.
//
// What stands between two columns. A figure of SLOT_GUTTER_TOP or SLOT_GUTTER_BOTTOM may stand at a band's head
// or foot astride the gutter of two neighbouring columns, which both hold text. Its zone are the lines of both
// columns that it and its gap take; a line in it is a narrow one, of a setting made for just this
// (Passage.besides). Else only spaces may stand in the zone: no stack, no figure. The search is exact under
// these restrictions:
// - At the head, either column starts with a passage, or with one that parts just where its narrow lines begin:
//   for the left column at the foot of a column that stands beside nothing and that it began in, for the right
//   one at the foot of the left, where it began below the zone. No other passage parts in the left column; in
//   the right one they part below the zone.
// - At the foot, passages part only at the band's foot. One that an earlier column began ends above the zone.
// - No note is charged to these columns, no head repeated in them, and no other figure floats in them.
// - A band is no lower than the zone, and as high as the text of its longest column.
// Where none of this is possible or worth it, the figure stands in a column (SLOT_COLUMN_TOP …): it is
// `astray`.
//
// Notes. A line carries those whose marks fall in it. A spanning record carries none: those of a heading over all
// columns go with the first line below it, those of a caption stand under it, as part of the figure.
//
// What it costs. The sum, over the article, of COST_TERMS below, each times its weight (which a layout may
// change). loose counts hundredths (Variant.loose), crop tenths (Record.crop is in 1/1000).
//
// Parts of a point are left off: of each variant's loose, each figure's crop, each column's fifth of balance.
// `pages` counts for an article of which the least heights (text, notes, figures, each times the columns it
// takes) need more than is asked as if nothing were asked: then what the preferred heights of figures need is
// free. The last page is full if PageShape.fill says so: short is charged for it, not empty; short also where
// the text ends on a page and figures follow on the next.
//
// A spanning record that is the first of the flow on its page starts a column. A column start costs nothing at
// the article's start, behind a page break, and directly below a spanning record. The first records of a
// passage's variants have the same faults and page; the first variant's stands for them (forbidden, too).
//
// The place of a figure is the boundary of the two passages it was written between, spaces not counted. A
// page's end lies before the record that the next page goes on with: a boundary just there is on neither side
// of it. An end inside a passage lies behind the boundary at the passage's start, and on neither side of that
// at its end. At a page break the end lies behind what was written above the break, and before what was written
// below. A decorative figure (free) has no place: late and early do not count for it.
//
// The search (pagination.c) finds the least cost of all paginations: dynamic programming over pages, bands and
// columns (Plass, Optimal Pagination Techniques, 1981; Mittelbach, A General LuaTeX Framework for Globally
// Optimized Pagination, 2019). Deterministic: of equal costs the first found stays. It is exact unless that
// takes more work (states of columns tried) than WORK_LEAST and WORK_PAGE for each page, at most WORK_MOST,
// about a fifth of a second: of so long or so unlucky an article only the most promising states of each page
// are followed, so that time stays linear in pages.
#ifndef FOLIO_PAGINATION_H
#define FOLIO_PAGINATION_H

#include <stdbool.h>

#include "common/array.h"

// name, as layouts write it, preset weight, what it is charged for. The first five are faults of the record
// that a column starts with.
#define COST_TERMS(TERM)                                                                              \
    TERM(WIDOW, "widow", 900,                                                                         \
         "A column that starts with the last lines of a paragraph.")                                  \
    TERM(ORPHAN, "orphan", 700,                                                                       \
         "A column that ends with the first lines of a paragraph.")                                   \
    TERM(HYPHEN, "hyphen", 250,                                                                       \
         "A column whose last line ends with a hyphen.")                                              \
    TERM(STRANDED, "stranded", 20000,                                                                 \
         "A column that ends with a heading, or too few lines below one.")                            \
    TERM(GROUP, "group", 20000,                                                                       \
         "A column that starts amid records that belong together.")                                   \
    TERM(LOOSE, "loose", 100,                                                                         \
         "A paragraph set a line longer or shorter, for what its lines are worse than at their "      \
         "best: about two hyphens more.")                                                             \
    TERM(SPACE, "space", 60,                                                                          \
         "A grid line by which a space departs from what it should be.")                              \
    TERM(UNEVEN, "uneven", 500,                                                                       \
         "A grid line by which a column ends above the longest beside it, on a page that the "        \
         "text fills.")                                                                               \
    TERM(BALANCE, "balance", 250,                                                                     \
         "The same where the text ends, beyond the first line; the first costs a fifth.")             \
    TERM(SHORT, "short", 200,                                                                         \
         "A grid line left empty at the foot of a page that should be full.")                         \
    TERM(EMPTY, "empty", 28,                                                                          \
         "A grid line left empty below the end of an article, or above a page break.")                \
    TERM(HEIGHT, "height", 4,                                                                         \
         "A grid line by which a figure departs from its preferred height.")                          \
    TERM(CROP, "crop", 20,                                                                             \
         "1 % of a photograph that its height crops away.")                                           \
    TERM(LATE, "late", 150,                                                                           \
         "A page by which a figure stands after the place it was written at.")                        \
    TERM(EARLY, "early", 5000,                                                                        \
         "A page by which a figure stands before that place.")                                        \
    TERM(CROWD, "crowd", 60,                                                                          \
         "A figure beyond the first on a page.")                                                      \
    TERM(SLIVER, "sliver", 60,                                                                        \
         "A grid line that the text beside figures lacks to seven, if there is any.")                 \
    TERM(ASTRAY, "astray", 2500,                                                                      \
         "A figure between two columns that stands in one of them, with no text beside it.")          \
    TERM(PAGES, "pages", 15000,                                                                       \
         "A page more or less than `pages:` asks for; where nothing is asked, a tenth of it for "     \
         "a page beyond what the figures need at their preferred heights.")                           \
    TERM(MOVED, "moved", 40000,                                                                       \
         "A page that does not start, a figure that does not stand where the lock has it.")           \
    TERM(OVERSET, "overset", 100000,                                                                  \
         "A grid line that no column can hold.")

typedef enum {
#define COST_TERM(name, word, weight, text) TERM_##name,
    COST_TERMS(COST_TERM)
#undef COST_TERM
    TERM_COUNT
} CostTerm;

typedef struct {
    int32_t of[TERM_COUNT];
} CostWeights;

extern const char *const cost_term_names[TERM_COUNT];
extern const CostWeights cost_weights_preset;

enum {
    SLIVER_LINES = 7,
    COLUMNS_MOST = 6,
    VARIANTS_MOST = 3,
    FIGURES_A_PAGE = 3,
    WORK_LEAST = 300000,
    WORK_PAGE = 20000,
    WORK_MOST = 800000
};

typedef enum {
    RECORD_TEXT,            // a line, or a block that does not part
    RECORD_SPACE,           // vanishes at a column's head and foot
    RECORD_FIGURE,          // floats, or stands in place (SLOT_HERE)
    RECORD_PAGE_BREAK
} RecordKind;

typedef enum {
    SLOT_TOP, SLOT_BOTTOM, SLOT_COLUMN_TOP, SLOT_COLUMN_BOTTOM, SLOT_ASIDE, SLOT_PAGE, SLOT_HERE,
    SLOT_GUTTER_TOP, SLOT_GUTTER_BOTTOM // placed in the left one of its two columns
} Slot;

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
    int32_t zone;           // of one between two columns: the settings that stand beside it. Its height is fixed
} Record;

typedef struct {
    int32_t first, count;   // records
    int32_t loose;          // 1/100: what it is worse set than the best variant
} Variant;

// A setting beside a figure between two columns: so many wide lines, then narrow ones, then wide ones again.
typedef struct {
    Variant variant;
    int32_t zone, wide, narrow;
} Beside;

typedef struct {
    Variant variants[VARIANTS_MOST];
    int32_t variant_count;
    // by zone, wide and narrow. One that is narrow to its end serves for all more narrow lines.
    const Beside *besides;
    int32_t beside_count;
} Passage;

typedef struct {
    const Record *records;
    const Passage *passages;
    int32_t record_count, passage_count;
} Strip;

typedef struct {
    int32_t columns, lines; // of every page: columns, grid lines a column
    int32_t pages;          // asked for; 0, or fewer than the least heights need: as few as it takes, not filled
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
    int32_t *chosen;        // variant, one a passage; from VARIANTS_MOST on: an index into its besides
    int32_t page_count;
    int64_t cost;
    int32_t overset;        // records that no column can hold
    bool exact;             // nothing was cut off: no pagination is cheaper
} Pagination;

const Variant *passage_variant(const Passage *passage, int32_t chosen);

// The result is in arena; scratch is rewound. page_count is 0 only for an empty strip (spaces and page breaks
// alone, too), and where `forbidden` leaves no pagination.
Pagination pagination_solve(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);

// The cost of a pagination, term by term, found from its placements alone; added to terms. pages: if not NULL,
// TERM_COUNT for each page besides. `pages` (the term) is counted for the article only.
void pagination_judge(Arena *scratch, const Strip *strip, const PageShape *shape, const Pagination *pagination,
                      int64_t terms[TERM_COUNT], int64_t (*pages)[TERM_COUNT]);

// How far the article is from the pages asked for, in grid lines of all columns together. Both 0: it fits.
//
// over, where it takes more pages: the least lines to be cut from its paragraphs, the last ones first, each of
// which keeps two lines as long as that is enough, so that all of it can stand on the pages asked for, strands
// nothing and parts no group, with every setting and figure at its shortest; where figures stand in columns, tried with
// the search proper, which may need less. 0: it could already, but so badly that a page more costs less.
//
// under, where it does not: what its pages leave empty at their feet, page breaks apart, and all of the pages
// missing, but for FIT_SLACK lines a column on the last (none beside a figure between columns) and for what its figures
// could still grow; 0 if no page is missing and none has more than FIT_SLACK. A paragraph of so many lines fills them,
// which is tried, and more are asked for if it does not; as columns are balanced and spaces stretch, some less may do. Where the last page need not be full: what is missing to one line on it.
enum { FIT_SLACK = 2 };
typedef struct {
    int32_t over, under;
    bool hopeless;          // no such cut is enough: over is 0
    bool exact;             // false: so large a search was cut; it may be less over than that
} PageFit;
PageFit pagination_fit(Arena *scratch, const Strip *strip, const PageShape *shape,
                       const Pagination *pagination);

#endif
