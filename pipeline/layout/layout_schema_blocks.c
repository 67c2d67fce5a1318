// layout_schema_blocks.c: the keys of a layout file for what stands beside and below the text: its notes.
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
