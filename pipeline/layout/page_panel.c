// page_panel.c: pull quotes and sidebars: the ground, the hairlines and the text between them.
//
// The head meets the capitals of the line beside it, the foot stands on the last of its grid lines.
#include "layout/page_inside.h"

static void add_rule(PageBuilder *builder, Page *page, Rect box, Paint paint) {
    Item *item = items_add(builder->part->arena, &page->items, ITEM_RULE, LAYER_PRINT, page_artifact(builder));
    item->rule = (RuleItem){.box = box, .paint = paint};
}

static void add_rules(PageBuilder *builder, Page *page, const PanelRules *panel, Rect frame) {
    Unit width = panel->rule_width && panel->rule_width < frame.width ? panel->rule_width : frame.width;
    Rect head = {frame.x, frame.y, width, panel->rule_height}, foot = head;
    foot.y = frame.y + frame.height - panel->rule_height;
    if (panel->ground.ink >= 0) add_rule(builder, page, frame, panel->ground);
    if (panel->rule.ink < 0 || !panel->rule_height) return;
    add_rule(builder, page, head, panel->rule);
    if (panel->foot_rule) add_rule(builder, page, foot, panel->rule);
}

void page_add_panel(PageBuilder *builder, Page *page, const Block *block, const Placement *at, Unit left) {
    Unit top = page_baseline(builder, at->line) - builder->galley->cap;
    Unit foot = page_baseline(builder, at->line + block->panel_lines - 1);
    Rect frame = {left, top, block->measure, foot - top};
    if (block->tag) {
        Tag *tag = &builder->part->tags.at[block->tag - 1];
        tag->box_page = at->page + 1;
        tag->box = frame;
    }
    // what is left over of the last grid line is above and below the text
    Unit over = panel_has_foot(block->panel) ? (frame.height - block->height) / 2 : 0;
    add_rules(builder, page, block->panel, frame);
    page_add_pieces(builder, page, block, (Point){left, top + (over > 0 ? over : 0)}, at->column);
}
