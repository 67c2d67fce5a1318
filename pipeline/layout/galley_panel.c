// galley_panel.c: pull quotes and sidebars: texts that stand together, under a hairline or on a ground, and never part.
//
// All text of one becomes pieces of one block, in leadings of their own. It stands in the flow (between the columns'
// lines, or over all columns) or floats as a figure does: at a page's head or foot, or in its free side. Its head meets
// the capitals of the line beside it, its foot stands on a baseline: see page_panel.c. A sidebar over several columns
// has its title in the first one, its text in the others.
#include "layout/galley_inside.h"

enum { LINES_BELOW = 2 }; // of text: a pull quote is not the last on its page

typedef struct {
    bool aside, wide, floats;
} PanelPlace;

// a pull quote stands where it was written, a sidebar floats, unless they say where they stand
static PanelPlace find_place(const GalleyBuilder *builder, const Node *node) {
    const Master *master = builder->galley->master;
    bool page = node->span == SPAN_PAGE, here = node->stands == PLACE_HERE, usual = node->stands == PLACE_AUTO;
    bool flows = here || (usual && node->kind == NODE_PULL_QUOTE);
    PanelPlace place = {.wide = page && !(flows && master->columns == 1)};
    place.aside = node->kind == NODE_SIDEBAR && usual && !page && master->columns == 1 && master->aside_width;
    place.floats = !here && (!usual || node->kind == NODE_SIDEBAR);
    return place;
}

static unsigned find_slots(const GalleyBuilder *builder, const Node *node, PanelPlace place) {
    bool column = !place.wide && builder->galley->master->columns > 1;
    unsigned top = 1u << (column ? SLOT_COLUMN_TOP : SLOT_TOP);
    unsigned bottom = 1u << (column ? SLOT_COLUMN_BOTTOM : SLOT_BOTTOM);
    if (place.aside) return 1u << SLOT_ASIDE;
    if (node->stands == PLACE_AUTO && !column) return bottom; // at the head it might stand above the title
    return node->stands == PLACE_TOP ? top : node->stands == PLACE_BOTTOM ? bottom : top | bottom;
}

const char *galley_panel_style(const GalleyBuilder *builder, const char *name, const char *otherwise) {
    return template_find_style(builder->input->template, text_of(name)) ? name : otherwise;
}

// of a ground so wide that it leaves room for text
static Unit panel_inset(const Block *block) {
    return block->panel->inset < block->measure / 4 ? block->panel->inset : block->measure / 4;
}

// ---- its text ----------------------------------------------------------------------------------

// the space by which the first lines of two pieces stand on one baseline
static Unit level_with(const Piece *title, const Piece *text) {
    return title->style->leading - text->style->leading - title->setting.line_count * title->style->leading;
}

void galley_add_panel_text(GalleyBuilder *builder, Place place, Direction direction, Text marker, int32_t label) {
    Block *block = builder->panel;
    const Style *style = builder->spans.style;
    Unit inset = panel_inset(block);
    bool indent = !builder->after_heading || style->indent_after_heading;
    Unit side = block->panel_side && block->pieces.count ? block->panel_side : 0;
    Piece *piece = galley_add_piece(builder, block, block->measure - side - 2 * inset, indent, direction);
    Unit before = style->before > builder->panel_after ? style->before : builder->panel_after;
    piece->left += inset + side;
    piece->before = block->pieces.count > 1 ? before : 0;
    if (side && block->pieces.count == 2) piece->before = level_with(&block->pieces.at[0], piece);
    builder->panel_after = style->after;
    galley_set_marker(builder, piece, marker, label, place);
}

static void add_notes(GalleyBuilder *builder, Block *block) {
    int32_t first = block->pieces.count;
    Unit side = block->panel_side + panel_inset(block), measure = block->measure;
    block->measure -= side + panel_inset(block);
    galley_add_notes_below(builder, block, block->tag);
    block->measure = measure;
    for (int32_t i = first; i < block->pieces.count; i++) {
        block->pieces.at[i].left += side;
        block->pieces.at[i].marker_left += side;
    }
}

// ---- its height --------------------------------------------------------------------------------

bool panel_has_foot(const PanelRules *panel) {
    return panel->ground.ink >= 0 || (panel->rule.ink >= 0 && panel->foot_rule);
}

static Unit head_height(const PanelRules *panel) {
    Unit rule = panel->rule.ink >= 0 ? panel->rule_height : 0;
    return rule || panel->ground.ink >= 0 ? rule + panel->gap : 0;
}

// sets the first piece's space so that its capitals lie below the rule; the block's height in grid lines
static int32_t settle_height(const GalleyBuilder *builder, Block *block, Unit after) {
    const PanelRules *panel = block->panel;
    Unit grid = builder->input->template->grid, cap = builder->galley->cap;
    Piece *first = &block->pieces.at[0];
    Unit capitals = galley_cap_height(builder->input->fonts, first->style);
    first->before = head_height(panel) + capitals - first->style->leading;
    Unit height = 0, y = 0;
    for (int32_t i = 0; i < block->pieces.count; i++) {
        const Piece *piece = &block->pieces.at[i];
        y += piece->before + piece->setting.line_count * piece->style->leading;
        if (y > height) height = y;
    }
    if (panel_has_foot(panel)) height += panel->gap + (panel->foot_rule ? panel->rule_height : 0);
    block->height = height;
    height += after;
    return height <= cap ? 1 : (height - cap + grid - 1) / grid + 1;
}

static int32_t check_height(const GalleyBuilder *builder, const Block *block, int32_t lines) {
    if (lines <= builder->galley->grid_lines) return lines;
    diagnostics_add(builder->input->diagnostics, SEVERITY_ERROR, block->place, "overset-panel",
                    "this is taller than a page: it takes %d lines, of which a page has %d; shorten it, or write it as text",
                    lines, builder->galley->grid_lines);
    return builder->galley->grid_lines;
}

// ---- its record --------------------------------------------------------------------------------

static void add_float(GalleyBuilder *builder, const Node *node, PanelPlace place, int32_t lines) {
    Unit grid = builder->input->template->grid, gap = builder->input->template->figures.gap;
    Record *record = strip_add_record(&builder->strip, RECORD_FIGURE, lines);
    record->slots = find_slots(builder, node, place);
    record->gap = gap > grid ? (gap + grid - 1) / grid : 1;
}

static void add_in_place(GalleyBuilder *builder, const Node *node, const Style *style, PanelPlace place, int32_t lines) {
    bool spans = place.wide && builder->galley->master->columns > 1;
    if (!spans) strip_add_space(&builder->strip, style->before_least, style->before, style->before_most);
    Record *record = strip_add_record(&builder->strip, RECORD_TEXT, lines);
    record->span = spans;
    record->gap = spans ? 1 : 0;
    int32_t keep = style->keep_next > LINES_BELOW ? style->keep_next : LINES_BELOW;
    if (node->kind == NODE_PULL_QUOTE && keep > builder->strip.keep) builder->strip.keep = keep;
}

static Block *open_panel(GalleyBuilder *builder, const Node *node, int32_t tag, const PanelRules *panel, PanelPlace place) {
    const Master *master = builder->galley->master;
    galley_end_hanging(builder);
    Unit measure = place.aside ? master->aside_width : place.wide ? galley_type_width(builder) : builder->measure;
    Block *block = galley_add_block(builder, BLOCK_PANEL, tag, node->place, measure);
    block->panel = panel;
    block->aside = place.aside;
    builder->panel = block;
    builder->panel_after = 0;
    builder->after_heading = true;
    return block;
}

static void close_panel(GalleyBuilder *builder, const Node *node, const Style *style, PanelPlace place, Block *block) {
    add_notes(builder, block);
    builder->panel = NULL;
    if (!block->pieces.count) { builder->galley->blocks.count--; return; }
    bool spans = place.wide && builder->galley->master->columns > 1;
    int32_t lines = settle_height(builder, block, place.floats || spans ? 0 : style->after);
    block->panel_lines = lines;
    lines = check_height(builder, block, lines);
    if (place.floats) add_float(builder, node, place, lines);
    else add_in_place(builder, node, style, place, lines);
}

void galley_add_pull_quote(GalleyBuilder *builder, const Node *node, int32_t parent) {
    const Style *style = galley_style(builder, node, "pull-quote");
    PanelPlace place = find_place(builder, node);
    bool heading = builder->after_heading;
    int32_t tag = galley_add_tag(builder, parent, ROLE_QUOTE, node->place);
    Block *block = open_panel(builder, node, tag, &builder->input->template->pull_quote, place);
    galley_begin_spans(builder, style, node);
    spans_add_inlines(&builder->spans, node, galley_add_tag(builder, tag, ROLE_P, node->place));
    galley_add_panel_text(builder, node->place, node->direction, (Text){0}, 0);
    close_panel(builder, node, style, place, block);
    builder->after_heading = place.floats ? heading : true;
}

void galley_add_sidebar(GalleyBuilder *builder, const Node *node, int32_t parent) {
    PanelPlace place = find_place(builder, node);
    bool heading = builder->after_heading, opening = builder->opening;
    int32_t tag = galley_add_tag(builder, parent, ROLE_SECTION, node->place);
    Block *block = open_panel(builder, node, tag, &builder->input->template->sidebar, place);
    const Master *master = builder->galley->master;
    bool titled = node->first && node->first->kind == NODE_HEADING && node->first->next;
    if (place.wide && master->columns > 1 && titled) block->panel_side = master->measure + master->gutter;
    const char *list = builder->list_style, *quote = builder->quote_style;
    builder->list_style = galley_panel_style(builder, "sidebar-list", list);
    builder->quote_style = galley_panel_style(builder, "sidebar-quote", "sidebar");
    galley_add_blocks(builder, node->first, "sidebar", tag);
    builder->list_style = list;
    builder->quote_style = quote;
    close_panel(builder, node, galley_style(builder, node, "sidebar"), place, block);
    builder->after_heading = place.floats ? heading : true;
    builder->opening = opening;
}
