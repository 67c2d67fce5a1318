// layout_schema_blocks.c: the keys of a layout file for what stands in, beside and below the text: drop caps,
// notes, pull quotes, sidebars, signatures.
//
// Part of the table of layout_schema.c. Lengths are millipoints.
#include "layout/layout_schema.h"

// clang-format off: it would give every value of the tables a line

#define BLOCK_LENGTH(name, member, value, text)                                                                    \
    {                                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, member), .preset = value, .most = UNIT_MM(1000),  \
        .doc = text                                                                                                \
    }

static const SchemaField notes_fields[] = {
    {.key = "rule", .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, note_rule), .example = "grey 60%",
     .doc = "The ink of a hairline above a column's first note; absent: no line."},
    BLOCK_LENGTH("rule-width", notes.rule_width, "20mm", "Its length; 0mm: over the column."),
    BLOCK_LENGTH("rule-height", notes.rule_height, "0.4pt", "How thick it is."),
    BLOCK_LENGTH("gap", notes.gap, "7pt",
                "Between it and the capitals of the note below; between a caption and its notes."),
    BLOCK_LENGTH("space", notes.space, "13pt",
                "Between the text and its notes, at least: as many grid lines as it takes."),
    {.key = "mark-features", .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, notes.mark_features), .example = "lnum",
     .doc = "OpenType features of the marks in the text; absent: as the text's."},
};
const SchemaType layout_notes_type = {"notes", "Notes stand at the foot of the column that has their marks.",
                                      SCHEMA_FIELDS(notes_fields), 0, false};

static const SchemaField fit_part = {.kind = FIELD_INT, .least = -1000, .most = 1000};
static const SchemaField fit_element = {.kind = FIELD_LIST, SCHEMA_AT(HangEntry, sides), .element = &fit_part,
                                        .size = sizeof(int32_t), .least = 2, .most = 2};
static const SchemaField drop_cap_fields[] = {
    {.key = "lines", .kind = FIELD_INT, SCHEMA_AT(LayoutFile, drop_cap.lines), .preset = "3", .least = 2, .most = 10,
     .doc = "How many lines stand beside it: its head meets the capitals of the first, its foot the baseline of the "
            "last. The style `drop-cap` has its font and ink; its size follows."},
    BLOCK_LENGTH("gap", drop_cap.gap, "3pt", "Between it and the lines beside it."),
    {.key = "fit", .kind = FIELD_NAMES, SCHEMA_AT(LayoutFile, drop_cap.fit), .element = &fit_element,
     .size = sizeof(HangEntry), SCHEMA_NAME(HangEntry, characters), .example = "{A: [20, 250], CGOQ: [25, 0]}",
     .doc = "Of one or more letters: what hangs out of the column, and by how much the first line comes nearer, in "
            "1/1000 of the letter's width."},
};
const SchemaType layout_drop_cap_type = {"drop-cap", "The large letter that an article begins with.",
                                         SCHEMA_FIELDS(drop_cap_fields), 0, false};

#define PANEL_LENGTH(name, member, value, text)                                                                    \
    {                                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(PanelEntry, rules.member), .preset = value,                   \
        .most = UNIT_MM(1000), .doc = text                                                                         \
    }
static const SchemaField panel_fields[] = {
    {.key = "ground", .kind = FIELD_TEXT, SCHEMA_AT(PanelEntry, ground), .example = "gold 12%",
     .doc = "The ink of the area behind it; absent: none."},
    {.key = "rule", .kind = FIELD_TEXT, SCHEMA_AT(PanelEntry, rule), .example = "gold",
     .doc = "The ink of a hairline above it; absent: none."},
    PANEL_LENGTH("rule-width", rule_width, "0mm", "Its length; 0mm: over the measure."),
    PANEL_LENGTH("rule-height", rule_height, "0.4pt", "How thick it is."),
    {.key = "foot-rule", .kind = FIELD_BOOL, SCHEMA_AT(PanelEntry, rules.foot_rule), .preset = "false",
     .doc = "The same below it."},
    PANEL_LENGTH("gap", gap, "8pt", "Between rule or ground and the capitals; at the foot to the last baseline."),
    PANEL_LENGTH("inset", inset, "0pt", "Of the text, from the sides of the ground."),
};
const SchemaType layout_panel_type = {"panel", "What stands together, under a hairline or on a ground.",
                                      SCHEMA_FIELDS(panel_fields), SCHEMA_NODE(PanelEntry, node)};

static const SchemaField signature_fields[] = {
    BLOCK_LENGTH("height", signature_height, "15mm", "Of its picture: as many grid lines as it takes."),
};
const SchemaType layout_signature_type = {"signature", "A signature by hand, above the name.",
                                          SCHEMA_FIELDS(signature_fields), 0, false};
