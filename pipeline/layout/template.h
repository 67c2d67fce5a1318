// template.h: a layout file, as layout uses it: the page, the grid, inks, styles, masters, art.
//
// layouts/NAME.yaml is read through the schema of layout_schema.c; lengths are millipoints. Nothing of
// the look is compiled in. A Template is immutable and shared by all threads.
#ifndef FOLIO_TEMPLATE_H
#define FOLIO_TEMPLATE_H

#include "common/font.h"
#include "layout/pagination.h"
#include "model/document.h"
#include "model/pages.h"

typedef enum { ALIGN_JUSTIFY, ALIGN_START, ALIGN_END, ALIGN_CENTRE } Align;

// How a paragraph looks. Fonts are indices into the FontSet, loaded when the Template was read.
typedef struct {
    Text name;
    Place place;                 // in the layout file
    int32_t font;                // the upright text
    int32_t emphasis, strong, strong_emphasis; // the fonts of inline marks; -1 when the family has none
    Unit size, leading;
    Paint paint;
    Paint link;                  // of links and references; PAINT_NONE: as the text
    Align align;
    Unit before, after;          // space above and below
    Unit before_least, before_most; // limits of the space above, for pagination
    Unit after_least, after_most; // of the space below
    Unit indent, end_indent;     // of all lines, from the measure's start and end
    Unit first_indent;           // of the first line, besides indent; not after a heading or figure
    bool indent_after_heading;   // first_indent also there
    bool balance;                // ragged lines are of like length
    bool print_url;              // where a link leads is set behind its words
    bool hyphenate;
    int32_t hyphen_least, hyphen_before, hyphen_after; // letters in the word, before and after the break
    int32_t hyphen_row;          // most hyphens in a row
    int32_t space_least, space_best, space_most; // word space, 1/1000 of the font's own
    int32_t letter_least, letter_most; // letterspacing, 1/1000 em, -5..15 or so; 0, 0: none
    int32_t expand_least, expand_most; // of justified lines' letters, 1/1000 of their width, -20..20; 0, 0: none
    bool protrude;
    const struct OpticalMargins *margins; // of a style that protrudes, by layout/margins.h; or NULL
    int32_t tracking;            // always added, 1/1000 em
    bool capitals;               // set in capitals (the source text stays as it is)
    Text features;               // OpenType, "smcp,onum,-liga"; absent: the font's own
    bool span;                   // heading: runs over all columns
    int32_t keep_next;           // lines of what follows that must stay with it
    int32_t widow, orphan;       // least lines at a column's head and foot
    Text marker;                 // of an item of a list without numbers: "•"
    Unit marker_width;           // room before the text for it, or for a number
} Style;

// One thing that stands on every page of a master, or once on a cover.
typedef enum { FURNITURE_TEXT, FURNITURE_RULE, FURNITURE_ART, FURNITURE_BOX } FurnitureKind;
typedef enum { SIDE_LEFT, SIDE_RIGHT, SIDE_INNER, SIDE_OUTER } Side;
typedef enum { ON_ALL, ON_LEFT, ON_RIGHT } OnPages; // left pages have even numbers

typedef struct {
    FurnitureKind kind;
    Place place;                 // in the layout file
    Text text;                   // with {section} {title} {page} {report} {organisation} {short-name} {year} {date}
                                 // and {cover-1} … {cover-9}, the edition's lines for the cover
    Text style;
    Text topic;                  // art: a motif of ornament.h; absent: the edition's own
    int32_t seed;                // art: which of its compositions; 0: by the report's title
    Paint paint;                 // rule, box
    Side side;                   // the trim edge that x counts from
    OnPages pages;
    bool at_margin;              // x is the page's margin on that side
    Unit x, y, width, height;    // y from the trim's top (negative: from its foot); width 0: to the other margin
    bool content;                // belongs to the logical text (covers), not an artifact
    Role role;                   // of content: ROLE_H1 or ROLE_P
    ArtifactKind artifact;       // of the rest
    bool anchor_last;            // y is the last line's baseline, not the first one's
    bool bleed;                  // stretch to the bleed on the edges it touches
} Furniture;

typedef struct {
    Text name;
    Place place;
    Unit inner, outer, top, bottom; // margins
    int32_t columns;
    Unit gutter;
    Unit measure;                // width of one column; derived
    Side text_side;              // where a text block narrower than the type area stands
    Unit aside_width;            // the free side, for pictures and captions; 0: none
    bool numbered;               // shows a page number
    bool drop_cap;               // articles begin with a large letter, unless they say otherwise
    bool fill;                   // articles with `pages:` fill their last page
    ARRAY(Furniture) furniture;
} Master;

typedef struct {
    Unit gap;                    // between figure and text
    Unit caption_gap;            // between picture and caption
    Unit least, preferred, most; // heights where the editor gave none
    int32_t aspect_least, aspect_most; // width / height, 1/1000: what a crop may give
} FigureRules;

// What of some characters hangs out of the measure.
typedef struct {
    Text characters;
    ARRAY(int32_t) sides;        // at a line's start and end, 1/1000 of the advance
} HangEntry;

// The large letter that an article begins with, in the style `drop-cap`.
typedef struct {
    int32_t lines;               // as high as so many; 0: none
    Unit gap;                    // between it and the lines beside it
    ARRAY(HangEntry) fit;        // how far letters hang out, and the first line moves up to them
} DropCapRules;

// Notes at the foot of their column.
typedef struct {
    Paint rule;                  // of the hairline above a column's first note; PAINT_NONE: no line
    Unit rule_width, rule_height; // width 0: over the column
    Unit gap;                    // between it and the capitals below
    Unit space;                  // at least, between the text and the notes: whole grid lines
    Text mark_features;          // of the marks in the text; absent: as the text's
} NoteRules;
typedef struct {
    Paint rule, head_rule, foot_rule; // between rows, below the head, below the last row of a column
    Unit rule_width, head_rule_width, foot_rule_width;
    Unit padding;                // of a row, above and below the lines of its text
    Unit column_gap;
    Unit caption_gap;            // between the caption and the table
    Unit gap;                    // between the table and the text
} TableRules;

// How charts are drawn. The styles chart-label, chart-value and chart-legend are their words.
typedef struct {
    ARRAY(Paint) inks;           // of the series, in their order; at least one
    Paint axis, grid;
    Unit hair;                   // width of axis and grid lines
    Unit line;                   // width of a line chart's lines
    Unit dot;                    // diameter of its dots, and the most of a matrix's
    Unit gap;                    // between a label and what it stands at
    Unit row;                    // least distance of bars, and of a matrix's rows
    int32_t bar;                 // thickness of a bar, 1/1000 of its distance to the next
    Unit bar_most;               // and at most
} ChartRules;

// What stands under a hairline or on a ground, and does not part: a pull quote, a sidebar.
typedef struct {
    Paint ground, rule;          // PAINT_NONE: none
    Unit rule_width, rule_height; // width 0: over the measure
    bool foot_rule;              // below it, too
    Unit gap;                    // between rule or ground and the capitals below; at the foot, to the last baseline
    Unit inset;                  // of the text, from the sides of a ground
} PanelRules;

// The contents page.
typedef struct {
    Side number_side;            // SIDE_LEFT: before the title; SIDE_RIGHT: at the measure's end
    Unit number_width;           // of the numbers' column
    Unit number_gap;             // between it and the titles
    bool leader;                 // dots between title and number on the right
} ContentsRules;

// The imprint page: labels beside or above their text.
typedef struct {
    bool from_foot;              // the last line stands at the foot
    Unit label_width;            // 0: the label stands on a line of its own
    Unit gap;                    // above each entry
} ImprintRules;

// What stands outside the bleed of a press file's pages.
typedef struct {
    bool trim;                   // where to cut
    bool registration;           // a target in the middle of each side, on all plates
    bool bars;                   // patches of each ink, their overlaps and tints
    bool slug;                   // a line of words: report, page, date, inks
    Unit offset;                 // from the bleed to the marks, and from them to the sheet's edge
    Unit length;                 // of a trim mark; side of a patch
} MarkRules;

// What a draft adds.
typedef struct {
    int32_t angle;               // of the watermark, in degrees, counter-clockwise
    Paint frames, grid, marks;
} DraftRules;

typedef struct {
    Text key, value;
} LayoutWord;

typedef struct Template {
    Arena *arena;
    Text file, name;
    uint64_t hash;               // of the file's bytes (text_hash)
    Unit width, height, bleed;
    Unit grid;                   // baseline distance
    Unit grid_start;             // y of the first grid baseline below the top margin, from the margin
    ARRAY(Ink) inks;
    ARRAY(Style) styles;
    ARRAY(Master) masters;
    FigureRules figures;
    NoteRules notes;
    DropCapRules drop_cap;
    TableRules tables;
    ChartRules charts;
    PanelRules pull_quote, sidebar;
    Unit signature_height;       // of a signature by hand
    CostWeights weights;         // of page breaks
    Paint art[6];                // inks and tints of placeholder art, dark to light
    Paint paper;                 // an ink at tint 0 that knocks out what lies below
    ContentsRules contents;
    ImprintRules imprint;
    DraftRules draft;
    PressLimits limits;          // of preflight
    Output outputs[OUTPUT_COUNT];
    int32_t signature;           // a press file has a whole number of so many pages
    MarkRules marks;
    ARRAY(LayoutWord) words;           // what the report itself says: "Contents", "Published by"
} Template;

// Reads root/layouts/name.yaml and loads its fonts. NULL after errors.
Template *template_read(Text root, Text name, FontSet *fonts, Diagnostics *diagnostics);
// The same from the bytes of such a file, which must outlive the Template.
Template *template_read_bytes(Text bytes, Text name, FontSet *fonts, Diagnostics *diagnostics);
void template_free(Template *template); // NULL is fine

const Style *template_find_style(const Template *template, Text name);    // or NULL
const Master *template_find_master(const Template *template, Text name);  // or NULL
// The style of a kind of block; every kind has one: the layout's own, or body.
const Style *template_style(const Template *template, const char *name);
Text template_word(const Template *template, Text key);                   // or the absent text

#endif
