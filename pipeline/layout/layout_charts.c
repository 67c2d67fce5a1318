// layout_charts.c: what a layout says of charts: its part of the schema, and the inks that it names.
#include "layout/template_reader.h"

#define RULE_LENGTH(name, member, value, text)                                                     \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, charts.rules.member),             \
        .preset = value, .most = UNIT_MM(100), .doc = text                                         \
    }

static const SchemaField ink_element = {.kind = FIELD_TEXT};
static const SchemaField charts_fields[] = {
    {.key = "inks",
     .kind = FIELD_LIST,
     SCHEMA_AT(LayoutFile, charts.inks),
     .element = &ink_element,
     .size = sizeof(Text),
     .least = 1,
     .most = 12,
     .example = "[blue, gold, blue 45%]",
     .doc = "Inks of a chart's series, in their order; the first is that of all bars of one "
            "series. Absent: tints of "
            "the body's ink."},
    {.key = "axis",
     .kind = FIELD_TEXT,
     SCHEMA_AT(LayoutFile, charts.axis),
     .example = "grey",
     .doc = "Ink of the line that bars stand on; absent: the body's."},
    {.key = "grid",
     .kind = FIELD_TEXT,
     SCHEMA_AT(LayoutFile, charts.grid),
     .example = "grey 30%",
     .doc = "Ink of the lines of an axis and between rows; absent: the body's at a third."},
    RULE_LENGTH("hair", hair, "0.4pt", "Thickness of axis and grid."),
    RULE_LENGTH("line", line, "1.3pt", "Thickness of the lines of a line chart."),
    RULE_LENGTH("dot", dot, "4pt",
                "Diameter of a line's dots and of a matrix's marks; of marks that are as great as "
                "their numbers two fifths of "
                "the greatest."),
    RULE_LENGTH("gap", gap, "4pt", "Between a label and what it belongs to."),
    RULE_LENGTH("row", row, "11pt",
                "Least distance from bar to bar, and from row to row of a matrix."),
    {.key = "bar",
     .kind = FIELD_PERCENT,
     SCHEMA_AT(LayoutFile, charts.rules.bar),
     .preset = "62%",
     .least = 50,
     .most = 1000,
     .doc = "Thickness of a bar, of its distance to the next."},
    RULE_LENGTH("bar-most", bar_most, "16pt", "Greatest thickness of a bar."),
};
const SchemaType layout_charts_type = {
    "charts",
    "How charts are drawn; the styles chart-label, chart-value and chart-legend set their words.",
    SCHEMA_FIELDS(charts_fields), SCHEMA_NODE(LayoutFile, charts.node)};

static Paint tinted(Paint paint, int32_t thousandths) {
    paint.tint = (int16_t)(paint.tint * thousandths / 1000);
    return paint;
}

static Paint read_paint(const TemplateReader *reader, Text text, const char *key, Paint absent) {
    if (!text.size) return absent;
    return template_read_paint(reader, text, template_written(reader->file.charts.node, key));
}

void template_read_charts(TemplateReader *reader) {
    Template *template = reader->template;
    const Style *body = template_find_style(template, TEXT("body"));
    Paint black = body ? body->paint : PAINT_NONE;
    const YamlNode *list = template_written(reader->file.charts.node, "inks");
    const YamlNode *node = list && list->kind == YAML_SEQUENCE ? list->first : NULL;
    template->charts = reader->file.charts.rules;
    template->charts.axis = read_paint(reader, reader->file.charts.axis, "axis", black);
    template->charts.grid =
        read_paint(reader, reader->file.charts.grid, "grid", tinted(black, 333));
    for (int32_t i = 0; i < reader->file.charts.inks.count; i++, node = node ? node->next : NULL)
        *array_add(template->arena, &template->charts.inks) =
            template_read_paint(reader, reader->file.charts.inks.at[i], node);
    for (int32_t i = 0; i < 3 && !reader->file.charts.inks.count; i++)
        *array_add(template->arena, &template->charts.inks) = tinted(black, 1000 - 300 * i);
}
