// galley_list.c: lists: each item's first paragraph carries its marker.
//
// The style's spaces stand above and below a list as a whole; none is between its items or around lists in lists.
#include "layout/galley_inside.h"

static Text item_marker(GalleyBuilder *builder, const Style *style, const Node *list, int32_t number) {
    if (list->ordered) return text_print(builder->arena, "%d.", number);
    return style->marker.size ? style->marker : TEXT("•");
}

// an item's first paragraph carries the marker
static void add_item(GalleyBuilder *builder, const Node *item, const Node *list, int32_t parent, int32_t number) {
    int32_t tag = galley_add_tag(builder, parent, ROLE_ITEM, item->place);
    int32_t label = galley_add_tag(builder, tag, ROLE_LABEL, item->place);
    int32_t body = galley_add_tag(builder, tag, ROLE_BODY, item->place);
    const Node *first = item->first;
    const Style *list_style = galley_style(builder, item, builder->list_style);
    if (first && first->kind == NODE_PARAGRAPH) {
        const Style *style = galley_style(builder, first, builder->list_style);
        int32_t paragraph = galley_add_tag(builder, body, ROLE_P, first->place);
        galley_begin_spans(builder, style, first);
        spans_add_inlines(&builder->spans, first, paragraph);
        galley_add_text(builder, paragraph, first->place, first->direction,
                       item_marker(builder, style, list, number), label);
        first = first->next;
    }
    for (; first; first = first->next) {
        Unit deeper = first->kind == NODE_PARAGRAPH ? 0 : list_style->marker_width + builder->marker_more;
        builder->indent += deeper;
        galley_add_node(builder, first, builder->list_style, body);
        builder->indent -= deeper;
    }
}

Unit galley_number_room(const Style *style, int32_t last) {
    Unit room = 0;
    for (; last > 9; last /= 10) room += style->size / 2;
    return room;
}

void galley_add_list(GalleyBuilder *builder, const Node *list, int32_t parent) {
    int32_t tag = galley_add_tag(builder, parent, ROLE_LIST, list->place);
    builder->opening = false;
    builder->part->tags.at[tag - 1].numbering = list->ordered ? NUMBERING_DECIMAL : NUMBERING_DISC;
    int32_t number = list->level > 0 ? list->level : 1, last = number - 1;
    for (const Node *item = list->first; item; item = item->next) last++;
    Unit outer = builder->marker_more;
    const Style *style = galley_style(builder, list, builder->list_style);
    bool whole = !builder->lists++;
    if (whole && !builder->panel) strip_add_space(&builder->strip, style->before_least, style->before, style->before_most);
    builder->marker_more = list->ordered ? galley_number_room(style, last) : 0;
    for (const Node *item = list->first; item; item = item->next) add_item(builder, item, list, tag, number++);
    builder->marker_more = outer;
    builder->lists--;
    if (whole && !builder->panel) strip_add_space(&builder->strip, style->after_least, style->after, style->after_most);
    builder->after_heading = true;
}
