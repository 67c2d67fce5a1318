// layout_schema_tables.c: the keys of a layout's `tables`: hairlines and distances. Unit: millipoint.
#include "layout/layout_schema.h"

// clang-format off: as in layout_schema.c

#define INK(name, member, text)                                                                    \
    {                                                                                              \
        .key = name, .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, tables.member), .example = "grey 40%", \
        .doc = text                                                                                \
    }
#define LENGTH(name, member, value, text)                                                          \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, tables.rules.member),             \
        .preset = value, .most = UNIT_MM(100), .doc = text                                         \
    }
static const SchemaField tables_fields[] = {
    INK("rule", rule, "Ink of the hairline between two rows; absent: none."),
    LENGTH("rule-width", rule_width, "0.25pt", "How strong it is."),
    INK("head-rule", head_rule, "Ink of the line between the columns' titles and the rows; absent: none."),
    LENGTH("head-rule-width", head_rule_width, "0.5pt", "How strong it is."),
    INK("foot-rule", foot_rule, "Ink of the line below the last row of a column; absent: none."),
    LENGTH("foot-rule-width", foot_rule_width, "0.5pt", "How strong it is."),
    LENGTH("padding", padding, "2pt", "In a row, above and below the lines of its text."),
    LENGTH("column-gap", column_gap, "4mm", "Between two columns of a table."),
    LENGTH("caption-gap", caption_gap, "4pt", "Between the caption and the table."),
    LENGTH("gap", gap, "13pt", "Between the table and the text, in whole lines of the grid."),
};
const SchemaType layout_tables_type = {
    "tables", "Tables are set in the styles table-head (the columns' titles), table-cell, table-stub (cells that name their rows), "
              "table-group, table-note and caption.",
    SCHEMA_FIELDS(tables_fields), SCHEMA_NODE(LayoutFile, tables.node)};
