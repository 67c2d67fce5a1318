// page.c: from grid lines to millipoints.
//
// The items of a page are painted in the order of their tags, which is the logical order: a figure that floated
// to the head of its page still follows the text that it was written after.
#include "layout/chart.h"
#include "layout/figure.h"
#include "layout/page_inside.h"

static bool is_recto(const PageBuilder *builder, int32_t page) {
    return (builder->input->first_page + page) % 2 == 1;
}

// x of the margin on the left
static Unit type_left(const PageBuilder *builder, int32_t page) {
    return is_recto(builder, page) ? builder->galley->master->inner : builder->galley->master->outer;
}

// x of the text block's left edge
static Unit text_left(const PageBuilder *builder, int32_t page) {
    const Master *master = builder->galley->master;
    bool recto = is_recto(builder, page);
    Unit left = type_left(builder, page);
    Unit right = left + master_type_width(builder->galley->template, master) - master_width(master);
    switch (master->text_side) {
    case SIDE_LEFT: return left;
    case SIDE_RIGHT: return right;
    case SIDE_INNER: return recto ? left : right;
    case SIDE_OUTER: return recto ? right : left;
    }
    return left;
}

// x of the free side's left edge
static Unit aside_left(const PageBuilder *builder, int32_t page) {
    const Master *master = builder->galley->master;
    Unit left = type_left(builder, page), width = master_type_width(builder->galley->template, master);
    return text_left(builder, page) > left ? left : left + width - master->aside_width;
}

Unit page_column_left(const PageBuilder *builder, int32_t page, int32_t column) {
    const Master *master = builder->galley->master;
    return text_left(builder, page) + column * (master->measure + master->gutter);
}

// does a figure that is narrower than its column stand on the column's right?
static bool hangs_right(const PageBuilder *builder, const Block *figure, int32_t page) {
    switch (figure->figure->figure->side) {
    case FIGURE_LEFT: return false;
    case FIGURE_RIGHT: return true;
    case FIGURE_INNER: return !is_recto(builder, page);
    case FIGURE_OUTER: return is_recto(builder, page);
    }
    return false;
}

static Unit block_left(const PageBuilder *builder, const Block *block, const Placement *at) {
    if (block->hung_lines) {
        Unit room = hangs_right(builder, block, at->page)
                        ? builder->galley->master->measure - block->measure
                        : 0;
        return page_column_left(builder, at->page, at->column) + room;
    }
    if (block->gutter) {
        const Master *master = builder->galley->master;
        bool between = at->slot == SLOT_GUTTER_TOP || at->slot == SLOT_GUTTER_BOTTOM;
        Unit room = between ? 2 * master->measure + master->gutter : master->measure;
        return page_column_left(builder, at->page, at->column) + (room - block->measure) / 2;
    }
    if (block->aside) return aside_left(builder, at->page);
    return block->wide ? type_left(builder, at->page) : page_column_left(builder, at->page, at->column) + block->shift;
}

Unit page_baseline(const PageBuilder *builder, int32_t line) {
    return master_baseline(builder->galley->template, builder->galley->master, line);
}

static void add_runs(PageBuilder *builder, Page *page, const Line *line, Point origin) {
    for (int32_t i = 0; i < line->run_count; i++) {
        const Run *run = &line->runs[i];
        Item *item = items_add(builder->part->arena, &page->items, ITEM_TEXT, LAYER_PRINT, run->tag);
        item->text = run->text;
        item->text.origin.x += origin.x + line->left;
        item->text.origin.y += origin.y;
    }
}

// The words beside a large letter begin with it, whoever reads them: the first of their glyphs stands for it too.
static void join_initial(PageBuilder *builder, TextItem *text, Text letters) {
    if (text->rtl || text->source.size + letters.size > UINT16_MAX) return;
    Glyph *glyphs = arena_copy(builder->part->arena, text->glyphs, text_item_glyph_bytes(text));
    for (int32_t i = 0; i < text->glyph_count; i++)
        if (glyphs[i].cluster) glyphs[i].cluster = (uint16_t)(glyphs[i].cluster + letters.size);
    text->glyphs = glyphs;
    text->source = text_print(builder->part->arena, "%.*s%.*s", TEXT_ARG(letters), TEXT_ARG(text->source));
}

// the letter itself: its word says it
static void add_initial(PageBuilder *builder, Page *page, const Initial *initial, Point origin) {
    int32_t first = page->items.count;
    origin.x += initial->left;
    add_runs(builder, page, &initial->setting.lines[0], origin);
    for (int32_t i = first; i < page->items.count; i++) page->items.at[i].text.silent = true;
}

void page_add_line(PageBuilder *builder, Page *page, const Setting *setting, int32_t index, Point origin,
                   int32_t column, int32_t tag) {
    const Line *line = &setting->lines[index];
    add_runs(builder, page, line, origin);
    *array_add(builder->part->arena, &builder->part->lines) =
        (LineRecord){.tag = tag,
                     .column = builder->first_column + column,
                     .origin = {origin.x + line->left, origin.y},
                     .width = line->width,
                     .hang_start = line->hang_start,
                     .hang_end = line->hang_end,
                     .from = line->from,
                     .to = line->to,
                     .ratio = line->ratio,
                     .demerits = line->demerits,
                     .hyphenated = line->hyphenated,
                     .overset = line->overset,
                     .fewer = setting->fewer,
                     .more = setting->more};
}

void page_add_piece_line(PageBuilder *builder, Page *page, const Piece *piece, int32_t index, Point origin,
                         int32_t column, int32_t tag) {
    if (!index && piece->marker.line_count) {
        Point at = {origin.x - piece->left + piece->marker_left, origin.y};
        add_runs(builder, page, &piece->marker.lines[0], at);
    }
    int32_t first = page->items.count;
    page_add_line(builder, page, &piece->setting, index, origin, column, tag);
    if (!index && piece->initial && page->items.count > first)
        join_initial(builder, &page->items.at[first].text, piece->initial->letters);
}

// pieces one below another from y (the line above the first) on
void page_add_pieces(PageBuilder *builder, Page *page, const Block *block, Point origin, int32_t column) {
    Point top = origin;
    for (int32_t i = 0; i < block->pieces.count; i++) {
        const Piece *piece = &block->pieces.at[i];
        origin.y += piece->before;
        if (piece->note) page_link_note(builder, page, piece->note, origin, top);
        for (int32_t line = 0; line < piece->setting.line_count; line++) {
            origin.y += piece->style->leading;
            page_add_piece_line(builder, page, piece, line, (Point){origin.x + piece->left, origin.y}, column, block->tag);
        }
    }
}

static void add_stack(PageBuilder *builder, Page *page, const Block *block, const Placement *at) {
    Unit left = block_left(builder, block, at);
    Unit top = page_baseline(builder, at->line - 1);
    if (block->hang) top = page_baseline(builder, at->line + at->height - 1) - block->after - block->height;
    page_add_pieces(builder, page, block, (Point){left, top}, at->column);
}

static Rect figure_frame(const PageBuilder *builder, const Block *block, const Placement *at) {
    const Template *template = builder->galley->template;
    Unit left = block_left(builder, block, at);
    Unit top = page_baseline(builder, at->line) - builder->galley->cap;
    Unit foot = page_baseline(builder, at->line + at->height - 1) - figure_caption_height(template, block);
    Rect frame = {left, top, block->measure, foot - top};
    if (block->figure->figure->span != SPAN_BLEED) return frame;
    frame.x = -template->bleed;
    frame.width = template->width + 2 * template->bleed;
    bool whole = at->slot == SLOT_PAGE && !block->pieces.count;
    if (at->slot == SLOT_BOTTOM || whole) foot = template->height + template->bleed;
    if (at->slot != SLOT_BOTTOM) top = -template->bleed;
    frame.y = top;
    frame.height = foot - top;
    return frame;
}

static void paint_chart(PageBuilder *builder, Page *page, const Block *block, Rect frame) {
    ChartInput input = {builder->galley->template, builder->input->fonts, builder->input->setter,
                        builder->input->diagnostics};
    chart_paint(builder->part, page, &input, block, frame);
}

static void add_figure(PageBuilder *builder, Page *page, const Block *block, const Placement *at) {
    Rect frame = figure_frame(builder, block, at);
    Tag *tag = &builder->part->tags.at[block->tag - 1];
    tag->box_page = at->page + 1;
    tag->box = frame;
    if (block->figure->kind == NODE_CHART) paint_chart(builder, page, block, frame);
    else figure_paint(builder->part, page, builder->galley->template, block, frame);
    Unit left = block->figure->figure->span == SPAN_BLEED ? type_left(builder, at->page) : frame.x;
    Unit top = frame.y + frame.height + builder->galley->template->figures.caption_gap;
    page_add_pieces(builder, page, block, (Point){left, top}, at->column);
}

// a figure in the free side starts where its page's text does, and is no longer
static void stand_beside_text(const PageBuilder *builder, Placement *at) {
    int32_t first = builder->galley->grid_lines, last = 0;
    for (int32_t i = 0; i < builder->galley->records.count; i++) {
        const Record *record = &builder->galley->records.at[i];
        const Placement *text = &builder->pagination->placements[i];
        if (text->page != at->page || record->kind != RECORD_TEXT || record->span) continue;
        if (text->line < first) first = text->line;
        if (text->line + text->height > last) last = text->line + text->height;
    }
    if (last <= first) return;
    at->line = first;
    if (at->height > last - first) at->height = last - first;
}

static void add_hung(PageBuilder *builder, Page *page, const Block *block, Placement at) {
    const Block *figure = &builder->galley->blocks.at[block->hung];
    at.height = figure->hung_lines;
    add_figure(builder, page, figure, &at);
}

// how far lines move that run on the right of a figure
static Unit beside_shift(const PageBuilder *builder, int32_t block, int32_t page) {
    const Block *blocks = builder->galley->blocks.at;
    int32_t figure = block;
    while (figure > 0 && !blocks[figure].hung_lines) figure--;
    return hangs_right(builder, &blocks[figure], page) ? 0 : blocks[block].pieces.at[0].narrow_width;
}

// the same beside a figure between two columns: is one on the column's left?
static Unit gutter_shift(const PageBuilder *builder, const Piece *piece, const Placement *at) {
    for (int32_t i = 0; i < builder->galley->records.count; i++) {
        const Placement *figure = &builder->pagination->placements[i];
        if (figure->page != at->page || figure->column + 1 != at->column) continue;
        int32_t gap = builder->galley->records.at[i].gap;
        int32_t first = figure->line, last = figure->line + figure->height;
        if (figure->slot == SLOT_GUTTER_TOP) last += gap;
        else if (figure->slot == SLOT_GUTTER_BOTTOM) first -= gap;
        else continue;
        if (at->line >= first && at->line < last) return piece->narrow_width;
    }
    return 0;
}

static Unit line_shift(const PageBuilder *builder, int32_t block, int32_t line, const Placement *at) {
    const Piece *piece = &builder->galley->blocks.at[block].pieces.at[0];
    if (line < piece->narrow_from || line >= piece->narrow_from + piece->narrow) return 0;
    return piece->gutter ? gutter_shift(builder, piece, at) : beside_shift(builder, block, at->page);
}

static void add_record(PageBuilder *builder, Page *page, int32_t index) {
    Placement at = builder->pagination->placements[index];
    RecordSource source = builder->galley->sources.at[index];
    const Record *record = &builder->galley->records.at[index];
    if (record->kind == RECORD_SPACE || record->kind == RECORD_PAGE_BREAK) return;
    const Block *block = &builder->galley->blocks.at[source.block];
    if (at.slot == SLOT_ASIDE) stand_beside_text(builder, &at);
    if (block->hung >= 0 && !source.line) add_hung(builder, page, block, at);
    switch (block->kind) {
    case BLOCK_LINES: {
        const Piece *piece = &block->pieces.at[0];
        Point origin = {page_column_left(builder, at.page, at.column) + piece->left, page_baseline(builder, at.line)};
        const Initial *initial = piece->initial;
        if (initial && !source.line)
            add_initial(builder, page, initial, (Point){origin.x, page_baseline(builder, at.line + initial->lines - 1)});
        if (initial && source.line < initial->beside) origin.x += source.line ? initial->indent : initial->first;
        origin.x += line_shift(builder, source.block, source.line, &at);
        page_add_piece_line(builder, page, piece, source.line, origin, at.column, block->tag);
        break;
    }
    case BLOCK_STACK: add_stack(builder, page, block, &at); break;
    case BLOCK_FIGURE: add_figure(builder, page, block, &at); break;
    case BLOCK_TABLE:
        page_add_table_unit(builder, page, block->table, source.line, block_left(builder, block, &at));
        break;
    case BLOCK_PANEL: page_add_panel(builder, page, block, &at, block_left(builder, block, &at)); break;
    }
}

int32_t page_artifact(PageBuilder *builder) {
    if (builder->artifact) return builder->artifact;
    builder->artifact = pages_add_tag(builder->part, 0, ROLE_ARTIFACT, builder->input->article->place);
    builder->part->tags.at[builder->artifact - 1].artifact = ARTIFACT_LAYOUT;
    return builder->artifact;
}

static void add_columns(PageBuilder *builder, int32_t page) {
    const Galley *galley = builder->galley;
    builder->first_column = builder->part->columns.count;
    for (int32_t i = 0; i < galley->master->columns; i++) {
        Column *column = array_add(builder->part->arena, &builder->part->columns);
        Unit height = galley->template->height - galley->master->top - galley->master->bottom;
        *column = (Column){.page = page + 1, .index = i, .leading = galley->template->grid, .last_line = -1};
        column->frame = (Rect){page_column_left(builder, page, i), galley->master->top,
                               galley->master->measure, height};
        column->first = page_baseline(builder, 0);
    }
}

static void widen_column(PageBuilder *builder, const Record *record, const Placement *at) {
    if (record->kind != RECORD_TEXT || record->span) return;
    Column *column = &builder->part->columns.at[builder->first_column + at->column];
    int32_t last = at->line + at->height - 1;
    if (column->last_line < column->first_line) column->first_line = at->line, column->last_line = last;
    if (at->line < column->first_line) column->first_line = at->line;
    if (last > column->last_line) column->last_line = last;
}

static void build_page(PageBuilder *builder, int32_t number) {
    const Template *template = builder->galley->template;
    Page *page = pages_add_page(builder->part, template->width, template->height, template->bleed);
    page->master = text_copy(builder->part->arena, builder->galley->master->name);
    add_columns(builder, number);
    page_find_notes(builder, number);
    for (int32_t i = 0; i < builder->galley->passages.count; i++) {
        const Passage *passage = &builder->galley->passages.at[i];
        const Variant *variant = passage_variant(passage, builder->pagination->chosen[i]);
        for (int32_t r = variant->first; r < variant->first + variant->count; r++) {
            const Placement *at = &builder->pagination->placements[r];
            if (at->page != number) continue;
            widen_column(builder, &builder->galley->records.at[r], at);
            add_record(builder, page, r);
        }
        page_add_notes(builder, page, i);
    }
    page_add_heads(builder, page);
}

void page_build(Pages *part, const Galley *galley, const Pagination *pagination, const PageInput *input) {
    PageBuilder builder = {.part = part, .galley = galley, .pagination = pagination, .input = input};
    for (int32_t page = 0; page < pagination->page_count; page++) build_page(&builder, page);
    if (pagination->page_count)
        *array_add(part->arena, &part->destinations) = (Destination){.page = 1, .id = input->article->id};
    if (!pagination->page_count && galley->records.count)
        diagnostics_add(input->diagnostics, SEVERITY_ERROR, input->article->place, "overset",
                        "the article fits on no pages of the layout: its blocks are far taller than a column");
    if (pagination->overset)
        diagnostics_add(input->diagnostics, SEVERITY_ERROR, input->article->place, "overset",
                        "%d blocks are taller than a column of the layout", pagination->overset);
    *array_add(part->arena, &part->articles) =
        (ArticleRecord){.id = input->article->id, .title = input->article->title, .first_page = 1,
                        .page_count = pagination->page_count, .cost = pagination->cost, .runner_up = -1};
}
