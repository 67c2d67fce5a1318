// compare_pages.c: compares two Pages field by field; a difference fails the running test.
#include "support/compare_pages.h"

#include "support/test.h"

#define SAME(field) assert_int_equal(a->field, b->field)
#define SAME_TEXT(field) assert_same_text(a->field, b->field)
#define SAME_BYTES(field) assert_memory_equal(&a->field, &b->field, sizeof a->field)
#define SAME_PLACE(field) assert_same_place(a->field, b->field)
#define COMPARE_ALL(array, compare)                                                                \
    do {                                                                                           \
        assert_int_equal(a->array.count, b->array.count);                                          \
        for (int32_t i = 0; i < a->array.count; i++) compare(&a->array.at[i], &b->array.at[i]);    \
    } while (0)

static void compare_limits(const PressLimits *a, const PressLimits *b) {
    assert_memory_equal(a, b, sizeof *a);
}

static void compare_metadata(const Metadata *a, const Metadata *b) {
    SAME_TEXT(title), SAME_TEXT(author), SAME_TEXT(subject), SAME_TEXT(keywords);
    SAME_TEXT(language), SAME_TEXT(date), SAME_TEXT(revision);
    SAME(hidden);
}

static void compare_fonts(const PagesFont *a, const PagesFont *b) {
    SAME_TEXT(family), SAME_TEXT(style), SAME_TEXT(file), SAME_TEXT(digest);
    SAME(face);
}

static void compare_images(const PagesImage *a, const PagesImage *b) {
    SAME_TEXT(file), SAME_TEXT(digest);
    SAME(width), SAME(height), SAME(colour);
}

static void compare_inks(const Ink *a, const Ink *b) {
    SAME_TEXT(name);
    SAME(kind), SAME(cyan), SAME(magenta), SAME(yellow), SAME(black);
    SAME(red), SAME(green), SAME(blue), SAME(overprint);
}

static void compare_outputs(const Output *a, const Output *b) {
    SAME_TEXT(file), SAME_TEXT(digest), SAME_TEXT(condition), SAME_TEXT(info);
    SAME(convert), SAME(perceptual);
}

static void compare_paths(const Path *a, const Path *b) {
    SAME(verb_count), SAME(point_count);
    if (a->verb_count) assert_memory_equal(a->verbs, b->verbs, (size_t)a->verb_count);
    if (a->point_count)
        assert_memory_equal(a->points, b->points, (size_t)a->point_count * sizeof(Point));
}

static void compare_texts(const TextItem *a, const TextItem *b) {
    SAME(font), SAME(size), SAME(scale), SAME(rtl), SAME(silent), SAME(moved), SAME(glyph_count);
    SAME_BYTES(paint), SAME_BYTES(origin);
    SAME_TEXT(source);
    if (a->glyph_count)
        assert_memory_equal(a->glyphs, b->glyphs, text_item_glyph_bytes(a));
}

static void compare_path_items(const PathItem *a, const PathItem *b) {
    compare_paths(&a->path, &b->path);
    SAME_BYTES(fill), SAME_BYTES(stroke);
    SAME(even_odd), SAME(width), SAME(cap), SAME(join), SAME(dash_on), SAME(dash_off);
}

static void compare_items(const Item *a, const Item *b) {
    SAME(kind), SAME(layer), SAME(tag);
    switch (a->kind) {
    case ITEM_TEXT: compare_texts(&a->text, &b->text); break;
    case ITEM_RULE: SAME_BYTES(rule); break;
    case ITEM_PATH: compare_path_items(&a->path, &b->path); break;
    case ITEM_IMAGE: SAME_BYTES(image); break;
    case ITEM_DRAWING: SAME_BYTES(drawing); break;
    case ITEM_GROUP:
        SAME_BYTES(group.matrix);
        compare_paths(&a->group.clip, &b->group.clip);
        break;
    case ITEM_END: break;
    }
}

static void compare_drawings(const Drawing *a, const Drawing *b) {
    SAME_BYTES(box);
    COMPARE_ALL(items, compare_items);
}

static void compare_tags(const Tag *a, const Tag *b) {
    SAME(parent), SAME(role), SAME(artifact), SAME(destination), SAME(number), SAME(numbering),
        SAME(scope);
    SAME(row_span), SAME(column_span), SAME(box_page), SAME(reference_page), SAME(reference_y);
    SAME_PLACE(place);
    SAME_TEXT(language), SAME_TEXT(alt), SAME_TEXT(actual), SAME_TEXT(expansion), SAME_TEXT(wanted);
    SAME_TEXT(url), SAME_TEXT(reference);
    SAME_BYTES(box);
}

static void compare_destinations(const Destination *a, const Destination *b) {
    SAME(page), SAME_BYTES(at), SAME_TEXT(id);
}

static void compare_bookmarks(const Bookmark *a, const Bookmark *b) {
    SAME(level), SAME(destination), SAME_TEXT(title);
}

static void compare_sheets(const Page *a, const Page *b) {
    SAME(number), SAME(width), SAME(height), SAME(bleed), SAME(slug), SAME_TEXT(label), SAME_TEXT(master);
    COMPARE_ALL(items, compare_items);
}

static void compare_columns(const Column *a, const Column *b) {
    SAME(page), SAME(index), SAME_BYTES(frame), SAME(leading), SAME(first), SAME(first_line),
        SAME(last_line);
}

static void compare_lines(const LineRecord *a, const LineRecord *b) {
    SAME(tag), SAME(column), SAME(width), SAME(ratio), SAME(demerits), SAME(hyphenated),
        SAME(overset);
    SAME(hang_start), SAME(hang_end);
    SAME(fewer), SAME(more);
    SAME_BYTES(origin);
    SAME_PLACE(from), SAME_PLACE(to);
}

static void compare_articles(const ArticleRecord *a, const ArticleRecord *b) {
    SAME_TEXT(id), SAME_TEXT(title), SAME_TEXT(terms);
    SAME(first_page), SAME(page_count), SAME(cost), SAME(runner_up);
}

static void compare_art(const ArtRecord *a, const ArtRecord *b) {
    SAME(page), SAME(tag), SAME(composition), SAME_TEXT(topic);
}

static void compare_diagnostics(const Diagnostic *a, const Diagnostic *b) {
    SAME(severity), SAME(page), SAME_PLACE(place), SAME_TEXT(rule), SAME_TEXT(message),
        SAME_BYTES(box);
}

void compare_pages(const Pages *a, const Pages *b) {
    compare_metadata(&a->metadata, &b->metadata);
    compare_limits(&a->limits, &b->limits);
    COMPARE_ALL(fonts, compare_fonts);
    COMPARE_ALL(images, compare_images);
    COMPARE_ALL(inks, compare_inks);
    for (int i = 0; i < OUTPUT_COUNT; i++) compare_outputs(&a->outputs[i], &b->outputs[i]);
    COMPARE_ALL(drawings, compare_drawings);
    COMPARE_ALL(tags, compare_tags);
    COMPARE_ALL(destinations, compare_destinations);
    COMPARE_ALL(bookmarks, compare_bookmarks);
    COMPARE_ALL(pages, compare_sheets);
    COMPARE_ALL(columns, compare_columns);
    COMPARE_ALL(lines, compare_lines);
    COMPARE_ALL(articles, compare_articles);
    COMPARE_ALL(art, compare_art);
    COMPARE_ALL(diagnostics, compare_diagnostics);
}
