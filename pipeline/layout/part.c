// part.c: an article's part of Pages, copied.
//
// While a part grows, its arrays leave old room behind, and the galley lies between. Packed, its arrays have no room to
// spare and lie in an arena of one block. Everything is copied twice, the first time into scratch, to learn its size.
#include "layout/part.h"

enum { FURNITURE_ROOM = 8 }; // items that a page gets as it is joined: growing would leave the old room behind

// ---- single things -----------------------------------------------------------------------------

// a copy, where there is something: most texts are absent
static Text keep_text(Arena *arena, Text text) {
    return text.at ? text_copy(arena, text) : text;
}

static Path copy_path(Arena *arena, Path path) {
    if (path.verb_count) path.verbs = arena_copy(arena, path.verbs, (size_t)path.verb_count);
    if (path.point_count)
        path.points = arena_copy(arena, path.points, (size_t)path.point_count * sizeof *path.points);
    return path;
}

Item part_copy_item(Arena *arena, const Item *from) {
    Item item = *from;
    switch (item.kind) {
    case ITEM_TEXT:
        item.text.source = keep_text(arena, item.text.source);
        if (item.text.glyph_count)
            item.text.glyphs = arena_copy(arena, item.text.glyphs, text_item_glyph_bytes(&item.text));
        break;
    case ITEM_PATH: item.path.path = copy_path(arena, item.path.path); break;
    case ITEM_GROUP: item.group.clip = copy_path(arena, item.group.clip); break;
    case ITEM_IMAGE:
    case ITEM_DRAWING:
    case ITEM_RULE:
    case ITEM_END: break;
    }
    return item;
}

Tag part_copy_tag(Arena *arena, const Tag *from) {
    Tag tag = *from;
    tag.language = keep_text(arena, tag.language);
    tag.alt = keep_text(arena, tag.alt);
    tag.actual = keep_text(arena, tag.actual);
    tag.expansion = keep_text(arena, tag.expansion);
    tag.wanted = keep_text(arena, tag.wanted);
    tag.url = keep_text(arena, tag.url);
    tag.reference = keep_text(arena, tag.reference);
    return tag;
}

Destination part_copy_destination(Arena *arena, const Destination *from) {
    Destination destination = *from;
    destination.id = keep_text(arena, destination.id);
    return destination;
}

PagesImage part_copy_image(Arena *arena, const PagesImage *from) {
    PagesImage image = *from;
    image.file = text_copy(arena, image.file);
    image.digest = text_copy(arena, image.digest);
    return image;
}

ArticleRecord part_copy_article(Arena *arena, const ArticleRecord *from) {
    ArticleRecord record = *from;
    record.id = keep_text(arena, record.id);
    record.title = keep_text(arena, record.title);
    record.terms = keep_text(arena, record.terms);
    return record;
}

ArtRecord part_copy_art(Arena *arena, const ArtRecord *from) {
    ArtRecord art = *from;
    art.topic = keep_text(arena, art.topic);
    return art;
}

// ---- a part ------------------------------------------------------------------------------------

static Items copy_items(Arena *arena, const Items *from, int32_t more) {
    size_t room = (size_t)from->count + (size_t)more;
    Items items = {arena_array_of(arena, room, Item), from->count, (int32_t)room};
    for (int32_t i = 0; i < items.count; i++) items.at[i] = part_copy_item(arena, &from->at[i]);
    return items;
}

static void pack_items(Page *page, Arena *scratch) {
    ArenaMark start = arena_mark(scratch);
    size_t before = arena_used(scratch);
    copy_items(scratch, &page->items, FURNITURE_ROOM);
    page->arena = arena_new_for(arena_used(scratch) - before);
    arena_rewind(scratch, start);
    page->items = copy_items(page->arena, &page->items, FURNITURE_ROOM);
}

#define COPY_ARRAY(arena, array)                                                                             \
    ((array)->at = arena_copy((arena), (array)->at, (size_t)(array)->count * sizeof *(array)->at),           \
     (array)->room = (array)->count)

static void copy_drawings(Arena *arena, Pages *part) {
    COPY_ARRAY(arena, &part->drawings);
    for (int32_t i = 0; i < part->drawings.count; i++)
        part->drawings.at[i].items = copy_items(arena, &part->drawings.at[i].items, 0);
}

// all but the items of pages, which stay where they are
static Pages *copy_records(Arena *arena, const Pages *from) {
    Pages *part = arena_copy(arena, from, sizeof *from);
    part->arena = arena;
    copy_drawings(arena, part);
    COPY_ARRAY(arena, &part->images);
    COPY_ARRAY(arena, &part->tags);
    COPY_ARRAY(arena, &part->destinations);
    COPY_ARRAY(arena, &part->pages);
    COPY_ARRAY(arena, &part->columns);
    COPY_ARRAY(arena, &part->lines);
    COPY_ARRAY(arena, &part->articles);
    COPY_ARRAY(arena, &part->art);
    for (int32_t i = 0; i < part->images.count; i++)
        part->images.at[i] = part_copy_image(arena, &part->images.at[i]);
    for (int32_t i = 0; i < part->tags.count; i++)
        part->tags.at[i] = part_copy_tag(arena, &part->tags.at[i]);
    for (int32_t i = 0; i < part->destinations.count; i++)
        part->destinations.at[i] = part_copy_destination(arena, &part->destinations.at[i]);
    for (int32_t i = 0; i < part->pages.count; i++)
        part->pages.at[i].master = text_copy(arena, part->pages.at[i].master);
    for (int32_t i = 0; i < part->articles.count; i++)
        part->articles.at[i] = part_copy_article(arena, &part->articles.at[i]);
    for (int32_t i = 0; i < part->art.count; i++)
        part->art.at[i] = part_copy_art(arena, &part->art.at[i]);
    return part;
}

Pages *part_pack(Pages *part, Arena *scratch) {
    for (int32_t i = 0; i < part->pages.count; i++) pack_items(&part->pages.at[i], scratch);
    ArenaMark start = arena_mark(scratch);
    size_t before = arena_used(scratch);
    copy_records(scratch, part);
    Arena *arena = arena_new_for(arena_used(scratch) - before);
    arena_rewind(scratch, start);
    Pages *packed = copy_records(arena, part);
    arena_free(part->arena);
    return packed;
}
