// random_document.c: a Document whose every field is used, grown by the rules of document.h.
#include "model/chart.h"
#include "model/table.h"
#include "support/random.h"

static void fill_report(Random *random, Document *document) {
    Arena *arena = document->arena;
    Text *texts[] = {
        &document->file,         &document->folder,     &document->title,
        &document->organisation, &document->short_name, &document->date,
        &document->language,     &document->layout,     &document->subject,
        &document->keywords,     &document->cover_art,  &document->placeholders_reason};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = random_text_or_none(random, arena);
    document->print_placeholders = random_chance(random, 50);
    document->blank_pages = random_chance(random, 50);
    document->title_place = random_place(random, arena);
    document->layout_place = random_place(random, arena);
    for (int32_t left = random_int(random, 0, 3); left; left--) {
        Section *section = array_add(arena, &document->sections);
        *section = (Section){random_text_or_none(random, arena), random_place(random, arena)};
        Entry *line = array_add(arena, &document->cover_lines);
        *line = (Entry){.value = random_text_or_none(random, arena),
                        .place = random_place(random, arena)};
        Entry *entry = array_add(arena, &document->imprint);
        *entry = (Entry){random_text_or_none(random, arena), random_text_or_none(random, arena),
                         random_place(random, arena)};
    }
}

// entries may name others that come later, and themselves
static void fill_index(Random *random, Document *document) {
    int32_t count = random_int(random, 0, 4);
    for (int32_t i = 0; i < count; i++) {
        IndexEntry *entry = array_add(document->arena, &document->index);
        entry->kind = (IndexKind)random_int(random, INDEX_PERSON, INDEX_SUBJECT);
        entry->text = random_text_or_none(random, document->arena);
        entry->sort = random_text_or_none(random, document->arena);
        entry->place = random_place(random, document->arena);
        for (int32_t left = random_int(random, 0, 3); left; left--)
            *array_add(document->arena, &entry->see) = random_int(random, 0, count - 1);
    }
}

static void fill_marks(Random *random, const Document *document, Article *article) {
    if (!document->index.count) return;
    for (int32_t left = random_int(random, 0, 4); left; left--) {
        IndexMark *mark = array_add(article->arena, &article->marks);
        mark->entry = random_int(random, 0, document->index.count - 1);
        mark->after = random_chance(random, 50);
        mark->place = random_place(random, article->arena);
    }
}

static Figure *make_figure(Random *random, Arena *arena) {
    Figure *figure = arena_new_of(arena, Figure);
    *figure = (Figure){.image = random_text_or_none(random, arena),
                       .placeholder = random_chance(random, 50),
                       .decorative = random_chance(random, 50),
                       .topic = random_text_or_none(random, arena),
                       .wanted = random_text_or_none(random, arena),
                       .alt = random_text_or_none(random, arena),
                       .credit = random_text_or_none(random, arena),
                       .place = (FigurePlace)random_int(random, 0, 4),
                       .span = (FigureSpan)random_int(random, 0, 3),
                       .width = random_chance(random, 70) ? 0 : random_int(random, 1, 100000),
                       .side = (FigureSide)random_int(random, 0, 3),
                       .least = random_int(random, 0, 1000),
                       .most = random_chance(random, 50) ? 0 : random_int(random, 1000, 28346000),
                       .focus_x = random_chance(random, 50) ? 500 : random_int(random, 0, 1000),
                       .focus_y = random_chance(random, 50) ? 500 : random_int(random, 0, 1000)};
    return figure;
}

static void fill_part(Random *random, Node *node) {
    TablePart *part = node->part;
    part->wide = node->kind == NODE_TABLE && random_chance(random, 50);
    part->plain = node->kind == NODE_TABLE && random_chance(random, 50);
    if (node->kind == NODE_COLUMN) {
        part->width = random_chance(random, 50) ? 0 : random_int(random, 1, 28346000);
        part->share = random_int(random, 1, 1000000);
        part->align = (ColumnAlign)random_int(random, 0, 3);
        part->head = random_chance(random, 50);
    }
    part->group = node->kind == NODE_ROW && random_chance(random, 50);
    part->keep = node->kind == NODE_ROW && random_chance(random, 50);
    part->columns = node->kind == NODE_CELL ? random_int(random, 1, TABLE_MOST_COLUMNS) : 1;
    part->rows = node->kind == NODE_CELL ? random_int(random, 1, TABLE_MOST_SPAN) : 1;
}

// absent instead of empty, as it comes back
static Text some_text(Random *random, Arena *arena) {
    Text text = random_text_or_none(random, arena);
    return text.size ? text : (Text){0};
}

static ChartCategory make_category(Random *random, Arena *arena, bool forms) {
    ChartCategory category = {.name = random_text(random, arena)};
    if (!forms) return category;
    category.shorter = some_text(random, arena);
    category.shortest = some_text(random, arena);
    category.group = some_text(random, arena);
    return category;
}

static Chart *make_chart(Random *random, Arena *arena) {
    Chart *chart = arena_new_of(arena, Chart);
    chart->kind = (ChartKind)random_int(random, 0, 3);
    chart->orientation = (ChartOrientation)random_int(random, 0, 2);
    chart->unit = random_text_or_none(random, arena);
    chart->language = random_text_or_none(random, arena);
    int32_t categories = random_int(random, 1, 9), series = random_int(random, 1, CHART_MOST_SERIES);
    bool forms = random_chance(random, 50);
    for (int32_t i = 0; i < series; i++) *array_add(arena, &chart->series) = random_text(random, arena);
    for (int32_t i = 0; i < categories; i++)
        *array_add(arena, &chart->categories) = make_category(random, arena, forms);
    chart->values = arena_array_of(arena, (size_t)(categories * series), int64_t);
    for (int32_t i = 0; i < categories * series; i++)
        chart->values[i] = random_chance(random, 10) ? CHART_MOST_VALUE : random_int(random, 0, 2000000000);
    return chart;
}

static void fill_node(Random *random, Arena *arena, Node *node) {
    NodeWords *words = node_own_words(arena, node);
    words->style = random_text_or_none(random, arena);
    words->language = random_text_or_none(random, arena);
    node->direction = (Direction)random_int(random, 0, 2);
    if (node->kind == NODE_TEXT) node->text = random_text(random, arena);
    if (node->kind == NODE_LINK || node->kind == NODE_REFERENCE || node->kind == NODE_NOTE)
        words->target = random_text_or_none(random, arena);
    if (node->kind == NODE_HEADING) node->level = random_int(random, 1, 3);
    if (node->kind == NODE_LIST) node->level = random_int(random, 0, 999999999);
    node->ordered = node->kind == NODE_LIST && random_chance(random, 50);
    node->page_reference = node->kind == NODE_REFERENCE && random_chance(random, 50);
    if (node->kind == NODE_INDEX) node->level = random_int(random, INDEX_PERSON, INDEX_ALL);
    if (node->kind == NODE_FIGURE) node->figure = make_figure(random, arena);
    if (node->part) fill_part(random, node);
    if (node->kind == NODE_FIGURE || node->kind == NODE_CHART) node->figure = make_figure(random, arena);
    if (node->kind == NODE_CHART) node->chart = make_chart(random, arena);
    if (node->kind == NODE_SIGNATURE && random_chance(random, 50)) {
        node->figure = arena_new_of(arena, Figure);
        *node->figure = (Figure){.image = random_text(random, arena), .alt = random_text_or_none(random, arena),
                                 .focus_x = 500, .focus_y = 500};
        if (!node->figure->image.size) node->figure = NULL;
    }
    if (node->kind == NODE_PULL_QUOTE || node->kind == NODE_SIDEBAR) {
        node->stands = (FigurePlace)random_int(random, 0, 3);
        node->span = (FigureSpan)random_int(random, 0, 1);
    }
}

// a child of parent (or a block of the body) of a random kind; NULL if parent can have none
static Node *add_node(Random *random, Article *article, Node *parent) {
    NodeKind kind = (NodeKind)random_int(random, 0, NODE_KINDS - 1);
    for (int tried = 0; tried < NODE_KINDS; tried++, kind = (NodeKind)((kind + 1) % NODE_KINDS)) {
        if (!(parent ? node_may_hold(parent->kind, kind) : node_is_block(kind))) continue;
        Node *node = article_add_node(article, parent, kind, random_place(random, article->arena));
        fill_node(random, article->arena, node);
        return node;
    }
    return NULL;
}

static int32_t depth_of(const Node *node) {
    int32_t depth = 0;
    for (; node; node = node->parent) depth++;
    return depth;
}

// a walk: down with a chance, up with a chance, so nodes come in logical order
static void fill_body(Random *random, Article *article) {
    Node *at = NULL;
    for (int32_t left = random_int(random, 0, 40); left; left--) {
        while (at && (random_chance(random, 40) || depth_of(at) >= NODE_DEPTH_MOST))
            at = at->parent;
        Node *made = add_node(random, article, at);
        at = made ? made : at->parent;
    }
}

static void add_article(Random *random, Document *document) {
    Article *article = document_add_article(document);
    Arena *arena = article->arena;
    Text *texts[] = {&article->file,        &article->id,     &article->title,
                     &article->short_title, &article->author, &article->office,
                     &article->date,        &article->venue,  &article->template_name,
                     &article->language};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = random_text_or_none(random, arena);
    Place *places[] = {&article->place, &article->title_place, &article->template_place,
                       &article->pages_place};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        *places[i] = random_place(random, arena);
    article->section = random_int(random, -1, document->sections.count - 1);
    article->pages = random_chance(random, 50) ? 0 : random_int(random, 1, 9999);
    article->drop_cap = (DropCap)random_int(random, 0, 2);
    fill_marks(random, document, article);
    fill_body(random, article);
}

Document *random_document(uint64_t seed) {
    Random random = random_new(seed);
    Document *document = document_new();
    fill_report(&random, document);
    fill_index(&random, document);
    for (int32_t left = random_int(&random, 0, 4); left; left--) add_article(&random, document);
    return document;
}
