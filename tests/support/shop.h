// shop.h: a typesetter with the project's fonts, for tests: sets texts, and checks what every setting must
// keep.
//
// Fonts are those of fonts/fonts.yaml; tests run in the project's root.
#ifndef FOLIO_TESTS_SHOP_H
#define FOLIO_TESTS_SHOP_H

#include "layout/margins.h"
#include "layout/paragraph.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *fonts;
    Typesetter *setter;
    int32_t serif, italic, sans, garamond, amiri;
    const OpticalMargins *margins; // for styles: hyphens, full stops, T and quotes of PT Serif and EB Garamond
} Shop;

// group setup and teardown: *state is the Shop
int shop_open(void **state);
int shop_close(void **state);

Style shop_style(void); // 10 pt, justified, hyphenated
// English in PT Serif 10, from a.yaml:7:5 on, tag 1
Span shop_span(const Shop *shop, const char *text);
Setting shop_set_spans(Shop *shop, const Style *style, const Span *spans, int32_t count,
                       Unit width);
Setting shop_set(Shop *shop, const Style *style, const char *text, Unit width);

// Asserts that in each line runs touch, glyphs but for the trailing space fill the width, and clusters lie in
// order at the starts of characters.
void shop_check(const Setting *setting, bool rtl);

// A line's text in logical order; an added hyphen shows as the mark.
void shop_add_line(Buffer *out, const Line *line, const char *mark);
Text shop_text(Shop *shop, const Setting *setting, const char *mark, const char *line_end);
void shop_expect(Text got, const char *wanted);

bool shop_has_rule(const Shop *shop, const char *rule, int32_t line,
                   int32_t column); // line 0: anywhere
int32_t shop_count_rule(const Shop *shop, const char *rule);

#endif
