// display.c: one text, one style, one place.
//
// In: a text and a style of the layout. Out: a Setting (paragraph.h) and text items on a page. Unit: millipoint.
#include "layout/display.h"

static Span display_span(const Display *display, Text text, Place place, const Style *style) {
    return (Span){.text = text,
                  .place = place,
                  .font = style->font,
                  .size = style->size,
                  .paint = style->paint,
                  .language = display->language};
}

static Setting set_spans(const Display *display, const Span *spans, int32_t count,
                         const Style *style, Align align, Unit width) {
    Style *aligned = arena_copy(display->pages->arena, style, sizeof *style);
    aligned->align = align;
    ParagraphInput input = {.spans = spans,
                            .span_count = count,
                            .style = aligned,
                            .language = display->language,
                            .widths = &width,
                            .width_count = 1};
    return paragraph_set(display->setter, display->pages->arena, &input, display->diagnostics);
}

Setting display_set(const Display *display, Text text, Place place, const Style *style, Align align,
                    Unit width) {
    Span span = display_span(display, text, place, style);
    return set_spans(display, &span, 1, style, align, width);
}

Setting display_set_lines(const Display *display, Text text, const Style *style, Align align, Unit width) {
    ARRAY(Span) spans = {0};
    for (size_t at = 0; at <= text.size;) {
        size_t end = at;
        while (end < text.size && text.at[end] != '\n') end++;
        Span *span = array_add(display->pages->arena, &spans);
        *span = display_span(display, text_part(text, at, end), (Place){0}, style);
        span->line_break = end < text.size;
        at = end + 1;
    }
    return set_spans(display, spans.at, spans.count, style, align, width);
}

// a word on a line of its own, which is then taken away, leaves the space before it
Setting display_set_apart(const Display *display, Text text, Place place, const Style *style,
                          Align align, Unit width) {
    if (!text.size) return display_set(display, text, place, style, align, width);
    Span spans[3] = {display_span(display, text, place, style),
                     display_span(display, TEXT(""), place, style),
                     display_span(display, TEXT("0"), place, style)};
    spans[1].line_break = true;
    Setting setting = set_spans(display, spans, 3, style, align, width);
    setting.line_count--;
    return setting;
}

Unit display_depth(const Setting *setting, const Style *style) {
    return setting->line_count ? (setting->line_count - 1) * style->leading : 0;
}

Unit display_width(const Setting *setting) {
    Unit widest = 0;
    for (int32_t i = 0; i < setting->line_count; i++)
        if (setting->lines[i].width > widest) widest = setting->lines[i].width;
    return widest;
}

void display_place(const Display *display, Items *items, Layer layer, int32_t tag,
                   const Setting *setting, const Style *style, Unit left, Unit baseline) {
    for (int32_t i = 0; i < setting->line_count; i++) {
        const Line *line = &setting->lines[i];
        for (int32_t r = 0; r < line->run_count; r++) {
            Item *item = items_add(display->pages->arena, items, ITEM_TEXT, layer, tag);
            item->text = line->runs[r].text;
            item->text.origin.x += left + line->left;
            item->text.origin.y += baseline + i * style->leading;
        }
    }
}

void display_rule(const Display *display, Items *items, Layer layer, int32_t tag, Rect box,
                  Paint paint) {
    items_add(display->pages->arena, items, ITEM_RULE, layer, tag)->rule =
        (RuleItem){.box = box, .paint = paint};
}
