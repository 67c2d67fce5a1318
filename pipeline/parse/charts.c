// charts.c: a chart of the body becomes a node: its rows read and counted, its words put together.
#include "parse/charts.h"

#include "common/schema.h"
#include "parse/blocks.h"

// ---- what belongs together ---------------------------------------------------------------------

static void fail_key(MarkdownReader *reader, const ChartSource *source, const char *key,
                     const char *message) {
    const YamlNode *node = yaml_find(source->node, key);
    schema_error(reader->diagnostics, node ? node : source->node,
                 node ? "wrong-value" : "missing-key", "%s", message);
}

// does a chart of its kind take its keys?
static bool check_keys(MarkdownReader *reader, const ChartSource *source) {
    int32_t errors = diagnostics_count(reader->diagnostics, SEVERITY_ERROR);
    bool bars = source->kind == CHART_BAR || source->kind == CHART_STACKED;
    if (source->kind == CHART_BAR && source->series.size)
        fail_key(reader, source, "series",
                 "bars have one series: write 'chart: stacked-bar', or leave 'series' out");
    if ((source->kind == CHART_STACKED || source->kind == CHART_MATRIX) &&
        !yaml_find(source->node, "series"))
        fail_key(reader, source, "series",
                 source->kind == CHART_MATRIX
                     ? "a matrix needs the key 'series': what its columns are"
                     : "stacked bars need the key 'series': what their parts are");
    if (!bars && source->orientation != CHART_AUTO)
        fail_key(reader, source, "orientation",
                 "only bars can lie or stand: leave 'orientation' out");
    if (source->kind == CHART_MATRIX && source->unit.size)
        fail_key(reader, source, "unit", "a matrix has no value axis: leave 'unit' out");
    if (source->by != BY_VALUE && source->order != ORDER_FILE)
        fail_key(reader, source, "order",
                 "months and years have their own order: leave 'order' out");
    return diagnostics_count(reader->diagnostics, SEVERITY_ERROR) == errors;
}

// was a key written, but so that the schema refused it?
static bool lacks_key(const ChartSource *source) {
    return !source->category.size || (!source->series.size && yaml_find(source->node, "series")) ||
           (!source->value.size && yaml_find(source->node, "value"));
}

// the rows, in the file or here; NULL after an error
static const Data *find_rows(MarkdownReader *reader, const ChartSource *source,
                             const EditionFolder *edition) {
    const YamlNode *data = yaml_find(source->node, "data");
    if (!data == !source->rows) {
        schema_error(
            reader->diagnostics, data ? data : source->node, data ? "wrong-value" : "missing-key",
            data ? "a chart has 'data' or 'rows', not both: leave one of them out"
                 : "chart needs the key 'data', for example  data: data/events.yaml, or 'rows'");
        return NULL;
    }
    if (source->rows) return data_read_rows(reader->scratch, source->rows, reader->diagnostics);
    return source->data.size
               ? data_read(reader->article->arena, edition, source->data, data, reader->diagnostics)
               : NULL;
}

static void check_numbers(MarkdownReader *reader, const ChartSource *source, const Chart *chart) {
    int64_t all = 0;
    for (int32_t i = 0; i < chart->categories.count && !all; i++) all = chart_total(chart, i);
    if (!all)
        diagnostics_add(reader->diagnostics, SEVERITY_WARNING, source->node->place, "chart-empty",
                        "all numbers of the chart are 0");
    if (chart->kind == CHART_LINE && chart->categories.count < 2)
        schema_error(reader->diagnostics, source->node, "chart-size",
                     "a line needs two categories or more, the rows have one: write 'chart: bar'");
}

// ---- words -------------------------------------------------------------------------------------

// the words of a caption, without its notes
static void add_words(Buffer *out, const Node *node) {
    for (; node; node = node->next) {
        if (node->kind == NODE_TEXT) buffer_text(out, node->text);
        if (node->kind == NODE_LINE_BREAK) buffer_byte(out, ' ');
        if (node->kind != NODE_NOTE) add_words(out, node->first);
    }
}

static void set_alt(MarkdownReader *reader, Node *node, const ChartSource *source) {
    Buffer words = {0};
    add_words(&words, node->first ? node->first->first : NULL);
    Text lead = source->figure.alt.size ? source->figure.alt : buffer_view(&words);
    if (!lead.size && !yaml_find(source->node, "alt") && !yaml_find(source->node, "caption"))
        schema_error(
            reader->diagnostics, source->node, "figure-alt",
            "this chart has no alt text: say in 'alt' what it shows, or give it a caption");
    node->figure->alt = chart_describe(reader->article->arena, node->chart, lead);
    buffer_free(&words);
}

static Figure *make_figure(MarkdownReader *reader, const ChartSource *source) {
    FigureSource shared = source->figure;
    shared.node = source->node;
    Figure *figure = arena_new_of(reader->article->arena, Figure);
    blocks_set_height(reader, figure, &shared);
    figure->credit = shared.credit;
    figure->place = shared.place;
    figure->span = shared.span;
    figure->focus_x = figure->focus_y = 500;
    return figure;
}

void charts_read(MarkdownReader *reader, const ChartSource *source, const EditionFolder *edition) {
    if (!source->node) return;
    Article *article = reader->article;
    bool good = check_keys(reader, source);
    const Data *data = find_rows(reader, source, edition);
    if (!data || lacks_key(source)) return;
    Text language = article->language.size ? article->language : edition->language;
    Chart *chart =
        chart_count(article->arena, reader->scratch, source, data, language, reader->diagnostics);
    if (!chart || !good) return;
    check_numbers(reader, source, chart);
    Node *node = article_add_node(article, NULL, NODE_CHART, source->node->place);
    node->chart = chart;
    node->figure = make_figure(reader, source);
    const YamlNode *caption = source->figure.caption;
    if (caption)
        markdown_read_line(reader, caption,
                           article_add_node(article, node, NODE_CAPTION, caption->place), false);
    set_alt(reader, node, source);
}
