// pages.h: the laid-out report: geometry with nothing left to guess.
//
// An emitter shapes no text, breaks no line and looks up no style: it walks the items of each page in
// order and paints them. Unit: millipoint; origin at the top left of the trim box, y down.
//
// The same struct serves for the whole report and for one article's part of it: a part numbers its
// pages, tags, destinations, drawings and lines from 1 (from 0 where a field says "index"), and
// pages_join (layout/join.c) puts parts in order. Each lives in its own arena.
//
// Logical order is the order of tags; paint order is the order of items; furniture is painted last.
// Every item names a tag, so text that runs over a column needs no nesting: an emitter opens marked
// content where the number changes. Item -> tag -> place serves check, proof, diff and PDF/UA alike.
//
// The text form (pages_write, pages_read) is specified at the top of pages_file.c.
#ifndef FOLIO_PAGES_H
#define FOLIO_PAGES_H

#include "common/array.h"
#include "common/buffer.h"
#include "common/diagnostic.h"
#include "common/unit.h"

// ---- tables ------------------------------------------------------------------------------------

typedef struct {
    Text family;       // as layouts name it: "PT Serif"
    Text style;        // regular, italic, bold, bold-italic, …
    Text file;         // absolute or project-relative path of the font file
    int32_t face;      // index in the file
    Text digest;       // SHA-256 of the file, 64 hex digits
} PagesFont;

typedef enum { IMAGE_GREY, IMAGE_RGB, IMAGE_CMYK } ImageColour;

typedef struct {
    Text file;         // relative to the project root
    Text digest;       // SHA-256 of the file
    int32_t width, height; // pixels, as seen (EXIF orientation applied)
    ImageColour colour;
} PagesImage;

typedef enum { INK_PROCESS, INK_SPOT } InkKind;

typedef struct {
    Text name;         // a spot ink named All prints on every plate: for marks beside the page
    InkKind kind;
    int32_t cyan, magenta, yellow, black; // 1/1000; of a spot ink its alternate
    int32_t red, green, blue;             // 1/1000, for web and proof
    bool overprint;
} Ink;

// An ink at a strength. tint: 1/1000, 1000 is the solid ink, 0 is paper.
typedef struct {
    int16_t ink;       // index into inks; -1: none (nothing is painted)
    int16_t tint;
} Paint;

#define PAINT_NONE ((Paint){-1, 0})

// What colours are made for: the screen (web, proofs), or a press with its paper and inks.
typedef enum { OUTPUT_SCREEN, OUTPUT_PRESS, OUTPUT_COUNT } OutputUse;

typedef struct {
    Text file;         // path of its ICC profile; absent: none, and a PDF for it claims no standard
    Text digest;       // SHA-256 of the file
    Text condition;    // by its registered name: "FOGRA39"
    Text info;         // the same for people
    bool convert;      // press: photographs are brought to its inks; else they keep their own profile
    bool perceptual;   // press: so that all colours keep their relations; else relative colorimetric
} Output;

// ---- items -------------------------------------------------------------------------------------

typedef enum {
    LAYER_PRINT,       // the report itself; all others but the slug belong to drafts
    LAYER_WATERMARK,
    LAYER_FRAMES,
    LAYER_GRID,
    LAYER_LINES,       // source line numbers in the margin
    LAYER_MARKS,       // labels on placeholders, loose and overset lines
    LAYER_SLUG,        // press: marks and words outside the bleed
    LAYER_COUNT
} Layer;

const char *layer_name(Layer layer);

// 8 bytes: a page has two thousand. The pen moves by advance after each glyph, in paint (visual) order, left to right.
typedef struct {
    uint16_t gid;
    uint16_t cluster;  // byte offset in the item's source text
    int32_t advance;   // millipoint, kerning and justification in it, before the horizontal scale
} Glyph;

typedef struct {
    int16_t dx, dy;    // of the drawn glyph, y down, millipoint
} GlyphOffset;

typedef struct {
    Text source;       // the words it shows; a hyphen added by the breaker is U+00AD at its end
    Glyph *glyphs;
    int32_t glyph_count;
    int32_t font;      // index into fonts
    Unit size;         // millipoint
    Paint paint;
    Point origin;      // baseline, left end
    int32_t scale;     // horizontal, 1/10,000; 10000 is natural. Multiplies advances and outlines
    bool rtl;          // glyphs stand in visual order, clusters fall
    bool silent;       // for the eye alone: another item says these words
    bool moved;        // behind the glyphs lies an offset for each (text_item_offset); else all are 0
} TextItem;

typedef struct {
    Rect box;          // a filled rectangle
    Paint paint;
} RuleItem;

typedef enum { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } PathVerb; // 1, 1, 3, 0 points

typedef struct {
    uint8_t *verbs;    // PathVerb
    Point *points;
    int32_t verb_count, point_count;
} Path;

typedef struct {
    Path path;
    Paint fill, stroke; // filled first; either may be PAINT_NONE
    Unit width;        // of the stroke
    bool even_odd;
    uint8_t cap, join; // 0 butt/miter, 1 round, 2 square/bevel (as in PDF)
    Unit dash_on, dash_off; // 0: solid
} PathItem;

typedef struct {
    int32_t image;     // index into images
    Rect box;          // where it is painted
    Rect crop;         // source PIXELS shown in box
} ImageItem;

// An integer matrix: x' = (a x + c y) / 65536 + e, y' = (b x + d y) / 65536 + f.
typedef struct {
    int32_t a, b, c, d; // 1/65,536
    Unit e, f;
} Matrix;

#define MATRIX_IDENTITY ((Matrix){65536, 0, 0, 65536, 0, 0})

typedef struct {
    int32_t drawing;   // index into drawings
    Matrix matrix;
} DrawingItem;

typedef struct {
    Matrix matrix;
    Path clip;         // in the group's own space; no verbs: no clip
} GroupItem;           // holds all up to its ITEM_END

typedef enum { ITEM_TEXT, ITEM_RULE, ITEM_PATH, ITEM_IMAGE, ITEM_DRAWING, ITEM_GROUP, ITEM_END } ItemKind;

typedef struct {         // 64 bytes: a page has a hundred
    ItemKind kind : 16;
    Layer layer : 16;
    int32_t tag;       // 1-based into tags; 0 inside a drawing and on ITEM_END
    union {
        TextItem text;
        RuleItem rule;
        PathItem path;
        ImageItem image;
        DrawingItem drawing;
        GroupItem group;
    };
} Item;

typedef ARRAY(Item) Items;

typedef struct {       // a repeated motif, emitted once
    Rect box;
    Items items;       // rules, paths and groups only; tag 0
} Drawing;

// ---- tags --------------------------------------------------------------------------------------

typedef enum {
    ROLE_DOCUMENT, ROLE_PART, ROLE_SECTION, ROLE_ARTICLE,
    ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H4, ROLE_P,
    ROLE_LIST, ROLE_ITEM, ROLE_LABEL, ROLE_BODY, ROLE_QUOTE,
    ROLE_FIGURE, ROLE_CAPTION, ROLE_TABLE, ROLE_ROW, ROLE_HEAD_CELL, ROLE_CELL,
    ROLE_CONTENTS, ROLE_CONTENTS_ITEM, ROLE_INDEX, ROLE_NOTE, ROLE_REFERENCE, ROLE_LINK, ROLE_SPAN,
    ROLE_ARTIFACT,
    ROLE_COUNT
} Role;

const char *role_name(Role role);

typedef enum { ARTIFACT_NONE, ARTIFACT_PAGINATION, ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_LAYOUT,
               ARTIFACT_BACKGROUND, ARTIFACT_WATERMARK, ARTIFACT_PAGE } ArtifactKind;
typedef enum { NUMBERING_NONE, NUMBERING_DISC, NUMBERING_DECIMAL } Numbering;
typedef enum { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN } Scope;

// Tag ids are indices + 1, parents come before children, so the array is in logical order.
typedef struct {
    int32_t parent;    // 0 for a root and for artifacts
    Role role;
    ArtifactKind artifact;
    Place place;       // its source
    Text language;     // absent: as the parent
    Text alt, actual, expansion;
    Text wanted;       // of a placeholder: the picture that should come, for drafts and checks
    Text url;          // of a link to the web
    int32_t destination; // 1-based: a link or reference inside the report; 0: none
    Text reference;    // in a part: the article id it points to, settled to destination by pages_join …
    int32_t reference_page; // … at this page of the article, from 1 (0: at its title),
    Unit reference_y;  // at this y
    int32_t number;    // id for notes; 0: none
    Numbering numbering;
    Scope scope;
    int32_t row_span, column_span; // 0 means 1
    int32_t box_page;  // 1-based page of box; 0: none
    Rect box;          // of a figure
} Tag;

// ---- pages -------------------------------------------------------------------------------------

typedef struct {
    int32_t number;    // 1-based position in the file
    Text label;        // as printed
    Text master;       // of the layout: cover, two-column, …
    Unit width, height, bleed; // trim size; bleed on all four sides
    Unit slug;         // press: from the trim to the sheet's edges, room for marks; 0: the bleed alone
    Items items;
    Arena *arena;      // of the items and all that they hold; NULL: they are in the report's
} Page;

typedef struct {
    int32_t page;      // 1-based
    Point at;
    Text id;           // an article's id, or absent
} Destination;

typedef struct {
    int32_t level;     // 0 for sections and the like, 1 for their articles
    int32_t destination;
    Text title;
} Bookmark;

// ---- never painted -----------------------------------------------------------------------------

typedef struct {
    int32_t page;      // 1-based
    int32_t index;     // column of the page, from 0
    Rect frame;
    Unit leading;      // of the grid
    Unit first;        // y of the first baseline
    int32_t first_line, last_line; // grid lines used, from 0; last_line < first_line: empty
} Column;

typedef struct {
    int32_t tag, column; // column: index into columns
    Point origin;      // of the baseline
    Unit width;        // of the line as set
    Unit hang_start, hang_end; // of width: what hangs out of the measure
    Place from, to;    // source of its first and last word
    int32_t ratio;     // stretch (+) or shrink (-) ratio, 1/1000
    int32_t demerits;
    bool hyphenated, overset;
    int32_t fewer, more; // how many lines less or more its paragraph could have
} LineRecord;

typedef struct {
    Text id, title;
    int32_t first_page, page_count;
    int64_t cost, runner_up; // of its pagination; -1: none
    Text terms;        // the cost, term by term, for people
} ArticleRecord;

// Which picture of the layout's art stands on a page: neighbours are to differ.
typedef struct {
    int32_t page;      // 1-based
    int32_t tag;
    Text topic;
    int32_t composition; // of the topic's, from 1
} ArtRecord;

typedef struct {
    Text title, author, subject, keywords, language, date; // date: ISO 8601 day
    Text revision;     // of a draft: of its sources (common/revision.h)
    unsigned hidden;   // bits of 1 << Layer: of a draft, not shown until a reader switches them on
} Metadata;

// What the press can hold and a reader can read: the layout's `preflight`, for the rules of check/. 0: no limit.
typedef struct {
    int32_t ink;               // most ink on one spot, 1/1000 of a plate: 3000 is 300 %
    int32_t resolution_least;  // of photographs, pixels an inch: an error below it
    int32_t resolution_good;   // a warning below it
    Unit hairline;             // thinnest line
    Unit text, reversed;       // smallest type; the same where it is lighter than its ground
    Unit mixed;                // smaller type is not a black or grey that is mixed of four inks
    Unit safety;               // what does not bleed keeps this distance from the trim
    Unit binding;              // and text this one from the edge that is bound
} PressLimits;

PressLimits press_limits_usual(void); // those of a layout without `preflight`

typedef struct Pages {
    Arena *arena;
    Metadata metadata;
    PressLimits limits;
    ARRAY(PagesFont) fonts;
    ARRAY(PagesImage) images;
    ARRAY(Ink) inks;
    Output outputs[OUTPUT_COUNT];
    ARRAY(Drawing) drawings;
    ARRAY(Tag) tags;
    ARRAY(Destination) destinations;
    ARRAY(Bookmark) bookmarks;
    ARRAY(Page) pages;
    ARRAY(Column) columns;
    ARRAY(LineRecord) lines;
    ARRAY(ArticleRecord) articles;
    ARRAY(ArtRecord) art;
    ARRAY(Diagnostic) diagnostics;
} Pages;

Pages *pages_new(void);
void pages_free(Pages *pages); // NULL is fine
Page *pages_add_page(Pages *pages, Unit width, Unit height, Unit bleed);
int32_t pages_add_tag(Pages *pages, int32_t parent, Role role, Place place); // returns its id
// Lets go of the page's items: nobody is to look at them any more.
void page_drop_items(Page *page);
Item *items_add(Arena *arena, Items *items, ItemKind kind, Layer layer, int32_t tag);
Unit text_item_width(const TextItem *text); // sum of advances, scaled
size_t text_item_glyph_bytes(const TextItem *text); // of its glyphs and their offsets
// Gives glyphs that lie in one piece their offsets, if one is not 0: a copy in arena.
void text_item_move(Arena *arena, TextItem *text, const GlyphOffset *offsets);

static inline GlyphOffset text_item_offset(const TextItem *text, int32_t glyph) {
    return text->moved ? ((const GlyphOffset *)(text->glyphs + text->glyph_count))[glyph] : (GlyphOffset){0};
}

bool tag_is_artifact(const Pages *pages, int32_t tag);

void pages_write(Buffer *out, const Pages *pages);
// NULL after an error, which is added to diagnostics; survives any bytes. All indices are checked.
Pages *pages_read(Text bytes, Text name, Diagnostics *diagnostics);

#endif
