// random_pages.c: Pages whose every field is used, with indices that are right.
#include <string.h>

#include "support/random.h"

enum { FAR = 1 << 27 };

static Text make_digest(Random *random, Arena *arena) {
    char digits[64];
    for (size_t i = 0; i < sizeof digits; i++)
        digits[i] = "0123456789abcdef"[random_int(random, 0, 15)];
    return text_copy(arena, (Text){digits, sizeof digits});
}

static Unit make_length(Random *random) {
    return random_chance(random, 80) ? random_int(random, -900000, 900000)
                                     : random_int(random, -FAR, FAR);
}

static Point make_point(Random *random) {
    Unit x = make_length(random);
    return (Point){x, make_length(random)};
}

static Rect make_rect(Random *random) {
    Point corner = make_point(random);
    Unit width = random_int(random, 1, FAR);
    return (Rect){corner.x, corner.y, width, random_int(random, 1, FAR)};
}

static void fill_tables(Random *random, Pages *pages) {
    Arena *arena = pages->arena;
    for (int32_t left = random_int(random, 1, 3); left; left--) {
        *array_add(arena, &pages->fonts) = (PagesFont){
            random_text_or_none(random, arena), random_text_or_none(random, arena),
            random_text(random, arena), random_int(random, 0, 65535), make_digest(random, arena)};
        *array_add(arena, &pages->images) = (PagesImage){
            random_text(random, arena), make_digest(random, arena), random_int(random, 1, 1 << 20),
            random_int(random, 1, 1 << 20), (ImageColour)random_int(random, 0, 2)};
        Ink *ink = array_add(arena, &pages->inks);
        *ink = (Ink){.name = random_text_or_none(random, arena),
                     .kind = (InkKind)random_int(random, 0, 1)};
        int32_t *parts[] = {&ink->cyan, &ink->magenta, &ink->yellow, &ink->black,
                            &ink->red,  &ink->green,   &ink->blue};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            *parts[i] = random_int(random, 0, 1000);
        ink->overprint = random_chance(random, 50);
    }
}

static void fill_limits(Random *random, PressLimits *limits) {
    int32_t *parts[] = {&limits->ink,      &limits->resolution_least, &limits->resolution_good,
                        &limits->hairline, &limits->text,             &limits->reversed,
                        &limits->mixed,    &limits->safety,           &limits->binding};
    if (random_chance(random, 30)) return; // the usual ones
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        *parts[i] = random_int(random, 0, 20000);
}

static void fill_outputs(Random *random, Pages *pages) {
    for (int use = 0; use < OUTPUT_COUNT; use++)
        if (random_chance(random, 70))
            pages->outputs[use] = (Output){.file = random_text(random, pages->arena),
                                           .digest = make_digest(random, pages->arena),
                                           .condition = random_text_or_none(random, pages->arena),
                                           .info = random_text_or_none(random, pages->arena),
                                           .convert = random_chance(random, 50),
                                           .perceptual = random_chance(random, 50)};
}

static Paint make_paint(Random *random, const Pages *pages) {
    if (random_chance(random, 20)) return PAINT_NONE;
    int32_t ink = random_int(random, 0, pages->inks.count - 1);
    return (Paint){(int16_t)ink, (int16_t)random_int(random, 0, 1000)};
}

static Matrix make_matrix(Random *random) {
    if (random_chance(random, 20)) return MATRIX_IDENTITY;
    return (Matrix){
        random_int(random, 1, 1 << 20), random_int(random, -9, 0), random_int(random, 1, 99),
        random_int(random, 1, 1 << 20), make_length(random),       make_length(random)};
}

static Path make_path(Random *random, Arena *arena) {
    static const int32_t points_of[] = {1, 1, 3, 0};
    int32_t count = random_int(random, 1, 12);
    Path path = {.verbs = arena_array_of(arena, (size_t)count, uint8_t),
                 .points = arena_array_of(arena, (size_t)count * 3, Point)};
    for (int32_t i = 0; i < count; i++) {
        int32_t verb = i ? random_int(random, 0, 3) : PATH_MOVE;
        path.verbs[path.verb_count++] = (uint8_t)verb;
        for (int32_t left = points_of[verb]; left; left--)
            path.points[path.point_count++] = make_point(random);
    }
    return path;
}

static TextItem make_text(Random *random, const Pages *pages) {
    Arena *arena = pages->arena;
    TextItem text = {.font = random_int(random, 0, pages->fonts.count - 1),
                     .size = random_int(random, 1, 99000),
                     .paint = make_paint(random, pages),
                     .origin = make_point(random),
                     .scale = random_chance(random, 50) ? 10000 : random_int(random, 1, 99999),
                     .rtl = random_chance(random, 30),
                     .silent = random_chance(random, 10),
                     .source = random_text_or_none(random, arena)};
    int32_t characters = text_length(text.source);
    text.glyphs = arena_array_of(arena, (size_t)characters, Glyph);
    GlyphOffset *offsets = arena_array_of(arena, (size_t)characters, GlyphOffset);
    size_t offset = 0;
    for (int32_t i = 0; i < characters; i++) {
        Glyph *glyph = &text.glyphs[text.rtl ? characters - 1 - i : i];
        *glyph = (Glyph){(uint16_t)random_int(random, 0, 65535), (uint16_t)offset,
                         random_int(random, -2000, 20000)};
        GlyphOffset *moved = &offsets[glyph - text.glyphs];
        if (random_chance(random, 20)) moved->dx = (int16_t)random_int(random, -32768, 32767);
        if (random_chance(random, 20)) moved->dy = (int16_t)random_int(random, -32768, 32767);
        text_next(text.source, &offset);
    }
    text.glyph_count = characters;
    text_item_move(arena, &text, offsets);
    return text;
}

static ImageItem make_image(Random *random, const Pages *pages) {
    int32_t image = random_int(random, 0, pages->images.count - 1);
    const PagesImage *source = &pages->images.at[image];
    int32_t x = random_int(random, 0, source->width - 1),
            y = random_int(random, 0, source->height - 1);
    Rect crop = {x, y, random_int(random, 1, source->width - x),
                 random_int(random, 1, source->height - y)};
    return (ImageItem){image, make_rect(random), crop};
}

static void fill_item(Random *random, const Pages *pages, Item *item) {
    Arena *arena = pages->arena;
    switch (item->kind) {
    case ITEM_TEXT: item->text = make_text(random, pages); break;
    case ITEM_RULE: item->rule = (RuleItem){make_rect(random), make_paint(random, pages)}; break;
    case ITEM_PATH:
        item->path = (PathItem){.path = make_path(random, arena),
                                .fill = make_paint(random, pages),
                                .stroke = make_paint(random, pages),
                                .even_odd = random_chance(random, 50),
                                .width = random_int(random, 0, 9000),
                                .cap = (uint8_t)random_int(random, 0, 2),
                                .join = (uint8_t)random_int(random, 0, 2),
                                .dash_on = random_int(random, 0, 1),
                                .dash_off = random_int(random, 0, 1)};
        break;
    case ITEM_IMAGE: item->image = make_image(random, pages); break;
    case ITEM_DRAWING:
        item->drawing =
            (DrawingItem){random_int(random, 0, pages->drawings.count - 1), make_matrix(random)};
        break;
    case ITEM_GROUP:
        item->group.matrix = make_matrix(random);
        if (random_chance(random, 50)) item->group.clip = make_path(random, arena);
        break;
    case ITEM_END: break;
    }
}

static void fill_items(Random *random, const Pages *pages, Items *items, bool in_drawing) {
    static const ItemKind plain[] = {ITEM_RULE, ITEM_PATH, ITEM_GROUP, ITEM_END};
    int32_t open = 0;
    for (int32_t left = random_int(random, 0, 25); left; left--) {
        ItemKind kind = in_drawing ? plain[random_int(random, 0, 3)]
                                   : (ItemKind)random_int(random, 0, ITEM_END);
        if (kind == ITEM_END && !open) continue;
        if (kind == ITEM_DRAWING && !pages->drawings.count) continue;
        if (kind == ITEM_GROUP && open == 24) continue;
        open += (kind == ITEM_GROUP) - (kind == ITEM_END);
        int32_t tag = in_drawing || kind == ITEM_END ? 0 : random_int(random, 1, pages->tags.count);
        Layer layer = (Layer)random_int(random, 0, LAYER_COUNT - 1);
        fill_item(random, pages, items_add(pages->arena, items, kind, layer, tag));
    }
    for (; open; open--) items_add(pages->arena, items, ITEM_END, LAYER_PRINT, 0);
}

static void add_tag(Random *random, Pages *pages, int32_t page_count, int32_t destination_count) {
    Arena *arena = pages->arena;
    int32_t parent = random_int(random, 0, pages->tags.count);
    if (parent && pages->tags.at[parent - 1].role == ROLE_ARTIFACT) parent = 0;
    Role role = (Role)random_int(random, 0, ROLE_COUNT - (parent ? 2 : 1));
    int32_t id = pages_add_tag(pages, parent, role, random_place(random, arena));
    Tag *tag = &pages->tags.at[id - 1];
    tag->artifact = (ArtifactKind)random_int(random, 0, ARTIFACT_PAGE);
    Text *texts[] = {&tag->language, &tag->alt, &tag->actual,   &tag->expansion,
                     &tag->wanted,   &tag->url, &tag->reference};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = random_text_or_none(random, arena);
    tag->destination = random_int(random, 0, destination_count);
    tag->reference_page = random_int(random, 0, 3);
    tag->reference_y = random_int(random, 0, 90000);
    tag->number = random_int(random, 0, 3);
    tag->numbering = (Numbering)random_int(random, 0, 2);
    tag->scope = (Scope)random_int(random, 0, 2);
    tag->row_span = random_int(random, 0, 3);
    tag->column_span = random_int(random, 0, 3);
    tag->box_page = random_int(random, 0, page_count);
    if (tag->box_page) tag->box = make_rect(random);
}

static void add_page(Random *random, Pages *pages) {
    Page *page = pages_add_page(pages, random_int(random, 1, 14400000),
                                random_int(random, 1, 14400000), random_int(random, 0, 9000));
    page->label = random_text_or_none(random, pages->arena);
    page->master = random_text_or_none(random, pages->arena);
    fill_items(random, pages, &page->items, false);
}

static void fill_facts(Random *random, Pages *pages) {
    Arena *arena = pages->arena;
    int32_t page_count = pages->pages.count;
    *array_add(arena, &pages->columns) = (Column){
        random_int(random, 1, page_count), random_int(random, 0, 3), make_rect(random),
        random_int(random, 0, 99000),      make_length(random),      random_int(random, 0, 50),
        random_int(random, -1, 50)};
    *array_add(arena, &pages->lines) =
        (LineRecord){.tag = random_int(random, 1, pages->tags.count),
                     .column = random_int(random, 0, pages->columns.count - 1),
                     .origin = make_point(random),
                     .width = make_length(random),
                     .hang_start = make_length(random),
                     .hang_end = random_chance(random, 50) ? make_length(random) : 0,
                     .from = random_place(random, arena),
                     .to = random_place(random, arena),
                     .ratio = random_int(random, INT32_MIN, INT32_MAX),
                     .demerits = random_int(random, INT32_MIN, INT32_MAX),
                     .hyphenated = random_chance(random, 50),
                     .overset = random_chance(random, 50),
                     .fewer = random_int(random, 0, 3),
                     .more = random_int(random, 0, 3)};
    int32_t first = random_int(random, 0, page_count);
    *array_add(arena, &pages->articles) = (ArticleRecord){
        .id = random_text_or_none(random, arena),
        .title = random_text_or_none(random, arena),
        .first_page = first,
        .page_count = first ? random_int(random, 0, page_count - first + 1) : 0,
        .cost =
            random_chance(random, 30) ? -1 : random_int(random, 0, INT32_MAX) * (int64_t)1000000007,
        .runner_up = random_int(random, -1, 5),
        .terms = random_text_or_none(random, arena)};
    if (page_count)
        *array_add(arena, &pages->art) =
            (ArtRecord){random_int(random, 1, page_count), random_int(random, 0, pages->tags.count),
                        random_text_or_none(random, arena), random_int(random, 1, 20)};
    Diagnostic *diagnostic = array_add(arena, &pages->diagnostics);
    *diagnostic = (Diagnostic){(Severity)random_int(random, 0, 2), random_place(random, arena),
                               random_text(random, arena),         random_text(random, arena),
                               random_int(random, 0, page_count),  {0}};
    if (diagnostic->page) diagnostic->box = make_rect(random);
}

static void fill_navigation(Random *random, Pages *pages, int32_t page_count, int32_t count) {
    Arena *arena = pages->arena;
    for (int32_t i = 0; i < count; i++)
        *array_add(arena, &pages->destinations) =
            (Destination){random_int(random, 1, page_count), make_point(random),
                          random_text_or_none(random, arena)};
    for (int32_t i = 0; i < count; i++) {
        int32_t level = i ? random_int(random, 0, array_last(&pages->bookmarks)->level + 1) : 0;
        *array_add(arena, &pages->bookmarks) =
            (Bookmark){level, random_int(random, 1, count), random_text_or_none(random, arena)};
    }
}

Pages *random_pages(uint64_t seed) {
    Random random = random_new(seed);
    Pages *pages = pages_new();
    Arena *arena = pages->arena;
    Metadata *metadata = &pages->metadata;
    Text *texts[] = {&metadata->title,    &metadata->author,   &metadata->subject,
                     &metadata->keywords, &metadata->language, &metadata->date,
                     &metadata->revision};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = random_text_or_none(&random, arena);
    metadata->hidden = random_chance(&random, 50) ? 1u << LAYER_GRID | 1u << LAYER_LINES : 0;
    fill_limits(&random, &pages->limits);
    fill_tables(&random, pages);
    fill_outputs(&random, pages);
    for (int32_t left = random_int(&random, 0, 3); left; left--) {
        Drawing *drawing = array_add(arena, &pages->drawings);
        drawing->box = make_rect(&random);
        fill_items(&random, pages, &drawing->items, true);
    }
    int32_t page_count = random_int(&random, 1, 4), destination_count = random_int(&random, 0, 4);
    for (int32_t left = random_int(&random, 1, 12); left; left--)
        add_tag(&random, pages, page_count, destination_count);
    fill_navigation(&random, pages, page_count, destination_count);
    for (int32_t i = 0; i < page_count; i++) add_page(&random, pages);
    for (int32_t left = random_int(&random, 1, 3); left; left--) fill_facts(&random, pages);
    return pages;
}
