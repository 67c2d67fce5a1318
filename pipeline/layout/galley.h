// galley.h: an article as one long column: blocks, and the records that pagination places.
//
// A block is a paragraph whose lines each take one grid line, a stack of pieces set in their own leading
// that does not part (the title, a heading), a figure with its caption, a table, which parts between rows, or a panel: a
// stack under a hairline or on a ground (a pull quote, a sidebar).
// A block's outer height is a whole number of grid lines.
#ifndef FOLIO_GALLEY_H
#define FOLIO_GALLEY_H

#include "common/stamp.h"
#include "layout/art_order.h"
#include "layout/pagination.h"
#include "layout/paragraph.h"
#include "layout/spans.h"

// The tags by which a note and its mark lead to each other.
typedef struct {
    int32_t mark, back;  // of the mark, of the note's number
} NoteLinks;

// The large letter, with its quotation marks, that a paragraph begins with.
typedef struct {
    Setting setting;
    Text letters;        // of the paragraph's first word
    int32_t lines;       // as high as these
    int32_t beside;      // that run beside it: one more below a letter that goes deep
    Unit left;           // of its origin, from the measure's left
    Unit first, indent;  // of the first of these lines, of the others
} Initial;

// Lines in one style. Unit: millipoint.
typedef struct {
    const Style *style;
    Setting setting;
    const ParagraphInput *input; // of a block of lines: to set it again, a line longer or shorter
    Unit left;           // of the lines, from the measure's left
    Unit before;         // above its first line, besides the leading
    Setting marker;      // before the first line: a list item's bullet
    Unit marker_left;
    int32_t narrow_from, narrow; // its lines from the one on, so many, run beside a figure,
    Unit narrow_width;   // which with its gap takes so much of their measure
    bool gutter;         // the figure stands between two columns, not in this one
    const NoteLinks *note; // of a note; or NULL
    const Initial *initial; // or NULL
} Piece;

// A note that stands at the foot of the column in which its mark falls.
typedef struct {
    int32_t tag;
    Place place;
    Piece piece;
    Unit height;         // of its lines
    int32_t line;        // of its block: where its mark stands, as that is set
} GalleyNote;

typedef enum { BLOCK_LINES, BLOCK_STACK, BLOCK_FIGURE, BLOCK_TABLE, BLOCK_PANEL } BlockKind;

typedef struct {
    BlockKind kind;
    int32_t tag;
    Place place;
    Unit measure;
    bool wide;           // stands between the margins, over all columns and the free side
    ARRAY(Piece) pieces; // one for BLOCK_LINES; of a figure its caption and credit
    Unit shift;          // of a signature by hand: from the column's left
    Unit height;         // of a stack's pieces, from the line above its first line to its last baseline
    Unit after;          // below its last baseline
    int32_t first_note, note_count; // of the galley's, whose marks stand in it or in what spans above it
    bool hang;           // slack goes above (headings) instead of below (titles)
    const Node *figure;  // BLOCK_FIGURE: a figure or chart
    struct TableSet *table; // BLOCK_TABLE (layout/table.h)
    const PanelRules *panel; // BLOCK_PANEL
    int32_t panel_lines; // its height in grid lines
    Unit panel_side;     // where its title stands beside its text: of the text, from the left
    bool aside;          // stands in the free side of a one-column master
    bool gutter;         // may stand between two columns,
    Unit gutter_lack;    // of each of which it takes so much, with its gap
    Art art;             // of a placeholder
    int32_t hung;        // index of the figure's block that hangs from its first line; -1: none
    int32_t hung_lines;  // of a hung figure: its height in grid lines; 0: not hung
    int32_t image;       // index into the part's images; -1: a placeholder
} Block;

typedef struct {
    int32_t block, line; // line: of a BLOCK_LINES' piece; of a BLOCK_TABLE its unit
} RecordSource;

// What figures between columns take of both: grid lines, and of each line's measure.
typedef struct {
    int32_t lines;
    Unit lack;
} GutterZone;

typedef struct {
    const Template *template;
    const Master *master;
    int32_t grid_lines;      // of a full column
    Unit cap;                // height of the body's capitals: where a picture's top meets the text's
    Unit note_cap;           // of the notes' capitals
    ARRAY(Block) blocks;
    ARRAY(Record) records;
    ARRAY(Passage) passages;
    ARRAY(RecordSource) sources; // one a record
    ARRAY(GutterZone) zones; // Record.zone is the index
    ARRAY(GalleyNote) notes; // in the order of their marks
    bool numbers_used;       // it prints page numbers
    bool index_used;         // it prints the index
} Galley;

// The photographs that were read, each as it was then.
typedef struct {
    Arena *arena;
    ARRAY(struct PictureMark {
        Text path;
        FileMark mark;
    }) all;
} PictureMarks;

typedef struct {
    const Document *document;
    const Article *article;
    const Template *template;
    FontSet *fonts;
    Typesetter *setter;
    Text root;
    const PageNumbers *numbers;
    Diagnostics *diagnostics;
    ArtOrder art;            // of the article
    Text language;           // of the edition; it lives as long as the galley
    PictureMarks *pictures;  // gets the photographs that are read; or NULL
} GalleyInput;

// Sets all text of the article. The galley lives in part's arena; the article's tags and images are added to
// part.
Galley *galley_build(Pages *part, const GalleyInput *input);
// The records for pagination_solve, and the pages that they are for.
Strip galley_strip(const Galley *galley);
PageShape galley_shape(const Galley *galley, const Article *article);
// Sets the paragraphs again whose longer, shorter or partly narrow setting was chosen.
void galley_choose(Galley *galley, Pages *part, const Pagination *pagination, Typesetter *setter,
                   Diagnostics *diagnostics);

// Does a hairline or a ground stand at its foot?
bool panel_has_foot(const PanelRules *panel);

// The width between the margins, which spanning blocks take. Unit: millipoint.
Unit master_type_width(const Template *template, const Master *master);
// The width of the text block: all columns and gutters; narrower where there is a free side.
Unit master_width(const Master *master);
// The grid lines of a full column.
int32_t master_lines(const Template *template, const Master *master);
// y of the baseline of a grid line, from 0, below the trim's top; line -1 is above the type area.
Unit master_baseline(const Template *template, const Master *master, int32_t line);

#endif
