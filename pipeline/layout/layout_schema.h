// layout_schema.h: a layout file as it is written, before names are settled (template.c does that).
//
// Inks, styles and masters are named by text here; styles and masters are kept as nodes, since each may
// start from another (like: NAME) and is then read over a copy of it.
#ifndef FOLIO_LAYOUT_SCHEMA_H
#define FOLIO_LAYOUT_SCHEMA_H

#include "common/schema.h"
#include "layout/template.h"

typedef struct {
    Unit width, height;
} PageSize;

typedef struct {
    int32_t red, green, blue; // 1/1000
    bool given;
} WebColour;

typedef struct {
    const YamlNode *node;
    Text name;
    ARRAY(int32_t) cmyk;      // four, 1/1000
    WebColour web;
    bool spot, overprint;
} InkEntry;

// A style or master not yet read.
typedef struct {
    Text name;
    const YamlNode *node;
} NamedNode;

typedef struct {
    Text name;                // all, a family, or a family and a face
    ARRAY(HangEntry) entries;
} FamilyHangs;

typedef struct {
    const YamlNode *node;
    Text like, family, face, emphasis, strong, ink, link;
    ARRAY(int32_t) word_space, letter_space, expansion;
    Style style;              // all that needs no name settled
} StyleEntry;

// What a furniture text is, in the order of the names in the schema.
typedef enum { SHOWS_HEADER, SHOWS_FOOTER, SHOWS_NUMBER, SHOWS_TITLE, SHOWS_TEXT } Shows;

typedef struct {
    const YamlNode *node;
    int32_t kind;             // FurnitureKind
    Text ink;                 // rule, box
    int32_t role;             // Shows; of text
    int32_t at_last;
    Furniture furniture;
} FurnitureEntry;

typedef ARRAY(FurnitureEntry) FurnitureEntries;

typedef struct {
    const YamlNode *node;
    Text like;
    FurnitureEntries furniture;
    Master master;
} MasterEntry;

// An ICC profile, pinned.
typedef struct {
    const YamlNode *node;
    Text file, digest, condition, info;
} ProfileEntry;

typedef struct {
    const YamlNode *node;
    ARRAY(int32_t) resolution; // the least and the good one, ppi
    PressLimits limits;        // all else
} PreflightEntry;
// A pull quote or sidebar before its inks are settled.
typedef struct {
    const YamlNode *node;
    Text ground, rule;
    PanelRules rules;
} PanelEntry;

typedef struct {
    const YamlNode *node;
    Text name;
    struct {
        const YamlNode *node;
        PageSize size;
        Unit bleed, grid, first_baseline;
    } page;
    ARRAY(InkEntry) inks;
    ARRAY(NamedNode) styles, masters;
    FigureRules figures;
    NoteRules notes;
    Text note_rule;           // its ink
    DropCapRules drop_cap;
    struct {
        const YamlNode *node;
        Text rule, head_rule, foot_rule;
        TableRules rules;
    } tables;
    struct {
        const YamlNode *node;
        ARRAY(Text) inks;
        Text axis, grid;
        ChartRules rules;        // all that needs no ink settled
    } charts;
    PanelEntry pull_quote, sidebar;
    Unit signature_height;
    CostWeights weights;
    ARRAY(Text) art;
    ContentsRules contents;
    ImprintRules imprint;
    struct {
        const YamlNode *node;
        Text frames, grid, marks;
        int32_t angle;
    } draft;
    PreflightEntry preflight;
    struct {
        const YamlNode *node;
        ProfileEntry profile;
        int32_t images;           // 0: convert, 1: tag
        int32_t rendering;        // 0: relative, 1: perceptual
        int32_t signature;
        MarkRules marks;
    } press;
    struct {
        ProfileEntry profile;
    } web;
    ARRAY(FamilyHangs) protrusion;
    ARRAY(LayoutWord) words;
} LayoutFile;

extern const SchemaType layout_file_type, layout_style_type, layout_master_type;
// layout_schema_blocks.c
extern const SchemaType layout_notes_type, layout_drop_cap_type, layout_signature_type, layout_panel_type;
extern const SchemaType layout_tables_type; // layout_schema_tables.c
extern const SchemaType layout_charts_type; // layout_charts.c
extern const SchemaType layout_press_type, layout_web_type; // layout_schema_press.c
extern const SchemaType layout_preflight_type;              // layout_schema_preflight.c

// The page layouts/README.md, whole.
void layout_write_reference(Buffer *out);

#endif
