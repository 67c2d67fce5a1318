// join_part.c: deep copies, so that the parts can be given back; of a part that is taken, its pages' own items.
//
// Inside a part pages, tags and destinations count from 1, columns, drawings and images from 0; in the report
// they go on from what is already there. Images with the same file become one.
#include "layout/join_part.h"

#include "layout/part.h"

typedef struct {
    int32_t tags, columns, drawings, pages; // what the report had before the part
    const int32_t *images;                  // index in the part -> index in the report
    const int32_t *destinations;            // of the part, from 1 -> of the report
} Offsets;

// ---- copies ------------------------------------------------------------------------------------

static Text copy_file(Joiner *joiner, Text file) {
    if (!file.at || (file.at == joiner->last_file.at && file.size == joiner->last_file.size))
        return joiner->last_copy;
    Arena *arena = joiner->furnisher.display.pages->arena;
    int32_t known = names_find(&joiner->files, file);
    if (known < 0) {
        known = joiner->file_names.count;
        Text copy = text_copy(arena, file);
        *array_add(joiner->scratch, &joiner->file_names) = copy;
        names_add(joiner->scratch, &joiner->files, copy, known);
    }
    joiner->last_file = file;
    joiner->last_copy = joiner->file_names.at[known];
    return joiner->last_copy;
}

Place join_place(Joiner *joiner, Place place) {
    if (place.file.at) place.file = copy_file(joiner, place.file);
    return place;
}

static void renumber_item(Item *item, const Offsets *offsets) {
    if (item->tag) item->tag += offsets->tags;
    if (item->kind == ITEM_IMAGE) item->image.image = offsets->images[item->image.image];
    if (item->kind == ITEM_DRAWING) item->drawing.drawing += offsets->drawings;
}

static void copy_items(Arena *arena, Items *into, const Items *from, const Offsets *offsets) {
    // all the room at once: growing would leave the old room behind in the arena
    if (!into->count && from->count) {
        into->at = arena_array_of(arena, (size_t)from->count + 8, Item);
        into->room = from->count + 8;
    }
    for (int32_t i = 0; i < from->count; i++) {
        Item copy = part_copy_item(arena, &from->at[i]);
        renumber_item(&copy, offsets);
        *array_add(arena, into) = copy;
    }
}

static void take_items(Page *page, Page *from, const Offsets *offsets) {
    page->items = from->items;
    page->arena = from->arena;
    from->items = (Items){0};
    from->arena = NULL;
    for (int32_t i = 0; i < page->items.count; i++) renumber_item(&page->items.at[i], offsets);
}

// ---- tables ------------------------------------------------------------------------------------

static const int32_t *add_images(Joiner *joiner, const Pages *part) {
    Pages *pages = joiner->furnisher.display.pages;
    int32_t *map = arena_array_of(joiner->scratch, (size_t)part->images.count + 1, int32_t);
    for (int32_t i = 0; i < part->images.count; i++) {
        map[i] = names_find(&joiner->images, part->images.at[i].file);
        if (map[i] >= 0) continue;
        PagesImage image = part_copy_image(pages->arena, &part->images.at[i]);
        map[i] = pages->images.count;
        *array_add(pages->arena, &pages->images) = image;
        names_add(joiner->scratch, &joiner->images, image.file, map[i]);
    }
    return map;
}

static void add_drawings(Joiner *joiner, const Pages *part) {
    Pages *pages = joiner->furnisher.display.pages;
    for (int32_t i = 0; i < part->drawings.count; i++) {
        Drawing drawing = {.box = part->drawings.at[i].box};
        copy_items(pages->arena, &drawing.items, &part->drawings.at[i].items, &(Offsets){0});
        *array_add(pages->arena, &pages->drawings) = drawing;
    }
}

// The article's own destination is in the report already; others are added.
static const int32_t *add_destinations(Joiner *joiner, const JoinPart *join) {
    Pages *pages = joiner->furnisher.display.pages;
    const Pages *part = join->part;
    int32_t *map = arena_array_of(joiner->scratch, (size_t)part->destinations.count + 1, int32_t);
    for (int32_t i = 0; i < part->destinations.count; i++) {
        Destination copy = part_copy_destination(pages->arena, &part->destinations.at[i]);
        copy.page += pages->pages.count;
        if (copy.id.size && text_equal(copy.id, join->article->id)) {
            map[i + 1] = join->destination;
            pages->destinations.at[join->destination - 1] = copy;
        } else {
            *array_add(pages->arena, &pages->destinations) = copy;
            map[i + 1] = pages->destinations.count;
        }
    }
    return map;
}

static void add_tags(Joiner *joiner, const JoinPart *join, const Offsets *offsets) {
    Pages *pages = joiner->furnisher.display.pages;
    Arena *arena = pages->arena;
    for (int32_t i = 0; i < join->part->tags.count; i++) {
        Tag tag = part_copy_tag(arena, &join->part->tags.at[i]);
        if (tag.parent) tag.parent += offsets->tags;
        else if (tag.role != ROLE_ARTIFACT) tag.parent = join->parent;
        tag.place = join_place(joiner, tag.place);
        if (tag.destination) tag.destination = offsets->destinations[tag.destination];
        if (tag.box_page) tag.box_page += offsets->pages;
        *array_add(arena, &pages->tags) = tag;
    }
}

static void add_records(Joiner *joiner, const Pages *part, const Offsets *offsets) {
    Pages *pages = joiner->furnisher.display.pages;
    for (int32_t i = 0; i < part->columns.count; i++) {
        Column column = part->columns.at[i];
        column.page += offsets->pages;
        *array_add(pages->arena, &pages->columns) = column;
    }
    for (int32_t i = 0; i < part->lines.count; i++) {
        LineRecord line = part->lines.at[i];
        if (line.tag) line.tag += offsets->tags;
        line.column += offsets->columns;
        line.from = join_place(joiner, line.from);
        line.to = join_place(joiner, line.to);
        *array_add(pages->arena, &pages->lines) = line;
    }
    for (int32_t i = 0; i < part->articles.count; i++) {
        ArticleRecord record = part_copy_article(pages->arena, &part->articles.at[i]);
        record.first_page += offsets->pages;
        *array_add(pages->arena, &pages->articles) = record;
    }
    for (int32_t i = 0; i < part->art.count; i++) {
        ArtRecord art = part_copy_art(pages->arena, &part->art.at[i]);
        art.page += offsets->pages;
        if (art.tag) art.tag += offsets->tags;
        *array_add(pages->arena, &pages->art) = art;
    }
}

static void add_pages(Joiner *joiner, const JoinPart *join, const Offsets *offsets) {
    Furnisher *furnisher = &joiner->furnisher;
    const Template *template = furnisher->display.template;
    for (int32_t i = 0; i < join->part->pages.count; i++) {
        Page *from = &join->part->pages.at[i];
        const Master *master = template_find_master(template, from->master);
        if (!master) master = &template->masters.at[0];
        Page *page = furniture_begin_page(furnisher, master);
        page->width = from->width;
        page->height = from->height;
        page->bleed = from->bleed;
        if (join->take && from->arena) take_items(page, from, offsets);
        else copy_items(furnisher->display.pages->arena, &page->items, &from->items, offsets);
        furniture_end_page(furnisher, page, master, &join->facts, join->parent);
    }
}

void join_part_add(Joiner *joiner, const JoinPart *join) {
    const Pages *pages = joiner->furnisher.display.pages;
    Offsets offsets = {.tags = pages->tags.count,
                       .columns = pages->columns.count,
                       .drawings = pages->drawings.count,
                       .pages = pages->pages.count};
    offsets.images = add_images(joiner, join->part);
    offsets.destinations = add_destinations(joiner, join);
    add_drawings(joiner, join->part);
    add_tags(joiner, join, &offsets);
    add_records(joiner, join->part, &offsets);
    add_pages(joiner, join, &offsets);
}
