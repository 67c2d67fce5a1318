// pages_file_items.c: the items of pages and drawings in Pages' text form.
//
// The form and its checks are specified at the top of pages_file.c. A text's glyphs stand packed in its own
// record, a path's segments too; arrays are counted first, so that nothing grows. Lengths in millipoints.
#include "model/pages_file.h"

static const char *const item_kinds[] = {
    [ITEM_TEXT] = "text",
    [ITEM_RULE] = "rule",
    [ITEM_PATH] = "path",
    [ITEM_IMAGE] = "show-image",
    [ITEM_DRAWING] = "show-drawing",
    [ITEM_GROUP] = "group",
    [ITEM_END] = "end-group",
};
static const char verb_letters[] = {
    [PATH_MOVE] = 'm', [PATH_LINE] = 'l', [PATH_CURVE] = 'c', [PATH_CLOSE] = 'z'};
static const int32_t verb_points[] = {
    [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
enum { VERBS = 4 };

const char *pages_item_kind(ItemKind kind) {
    return item_kinds[kind];
}

// ---- writing -----------------------------------------------------------------------------------

static void write_paint(Buffer *out, const char *name, Paint paint) {
    if (paint.ink >= 0) record_write_ints(out, name, (int32_t[]){paint.ink, paint.tint}, 2);
}

static void write_glyph(Buffer *out, const Glyph *glyph, GlyphOffset offset) {
    buffer_int(out, glyph->gid);
    buffer_byte(out, ':');
    buffer_int(out, glyph->cluster);
    buffer_byte(out, ':');
    buffer_int(out, glyph->advance);
    if (!offset.dx && !offset.dy) return;
    buffer_byte(out, ':');
    buffer_int(out, offset.dx);
    buffer_byte(out, ':');
    buffer_int(out, offset.dy);
}

static void write_text(Buffer *out, const TextItem *text) {
    record_write_int(out, "font", text->font);
    record_write_int(out, "size", text->size);
    write_paint(out, "paint", text->paint);
    pages_write_point(out, "origin", text->origin);
    record_write_unusual(out, "scale", text->scale, 10000);
    record_write_flag(out, "rtl", text->rtl);
    record_write_flag(out, "silent", text->silent);
    record_write_text(out, "source", text->source);
    if (!text->glyph_count) return;
    record_write_name(out, "glyphs");
    for (int32_t i = 0; i < text->glyph_count; i++) {
        if (i) buffer_byte(out, ',');
        write_glyph(out, &text->glyphs[i], text_item_offset(text, i));
    }
}

static void write_path(Buffer *out, const char *name, const Path *path) {
    if (!path->verb_count) return;
    record_write_name(out, name);
    const Point *point = path->points;
    for (int32_t i = 0; i < path->verb_count; i++) {
        if (i) buffer_byte(out, ',');
        buffer_byte(out, verb_letters[path->verbs[i]]);
        for (int32_t left = verb_points[path->verbs[i]]; left; left--, point++) {
            buffer_byte(out, ':');
            buffer_int(out, point->x);
            buffer_byte(out, ':');
            buffer_int(out, point->y);
        }
    }
}

static void write_path_item(Buffer *out, const PathItem *path) {
    write_paint(out, "fill", path->fill);
    write_paint(out, "stroke", path->stroke);
    record_write_flag(out, "even-odd", path->even_odd);
    record_write_unusual(out, "width", path->width, 0);
    record_write_unusual(out, "cap", path->cap, 0);
    record_write_unusual(out, "join", path->join, 0);
    if (path->dash_on || path->dash_off)
        record_write_ints(out, "dash", (int32_t[]){path->dash_on, path->dash_off}, 2);
    write_path(out, "path", &path->path);
}

static void write_matrix(Buffer *out, const Matrix *m) {
    bool turned = m->a != 65536 || m->b || m->c || m->d != 65536;
    if (turned || m->e || m->f)
        record_write_ints(out, "matrix", (int32_t[]){m->a, m->b, m->c, m->d, m->e, m->f}, 6);
}

static void write_own_fields(Buffer *out, const Item *item) {
    switch (item->kind) {
    case ITEM_TEXT: write_text(out, &item->text); break;
    case ITEM_RULE:
        pages_write_rect(out, "box", item->rule.box);
        write_paint(out, "paint", item->rule.paint);
        break;
    case ITEM_PATH: write_path_item(out, &item->path); break;
    case ITEM_IMAGE:
        record_write_int(out, "image", item->image.image);
        pages_write_rect(out, "box", item->image.box);
        pages_write_rect(out, "crop", item->image.crop);
        break;
    case ITEM_DRAWING:
        record_write_int(out, "drawing", item->drawing.drawing);
        write_matrix(out, &item->drawing.matrix);
        break;
    case ITEM_GROUP:
        write_matrix(out, &item->group.matrix);
        write_path(out, "clip", &item->group.clip);
        break;
    case ITEM_END: break;
    }
}

void pages_write_items(Buffer *out, const Items *items) {
    int32_t depth = 1;
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind == ITEM_END && depth > 1) depth--;
        record_begin(out, depth, item_kinds[item->kind]);
        if (item->layer != LAYER_PRINT) record_write_word(out, "layer", layer_name(item->layer));
        record_write_unusual(out, "tag", item->tag, 0);
        write_own_fields(out, item);
        record_end(out);
        if (item->kind == ITEM_GROUP) depth++;
    }
}

// ---- reading -----------------------------------------------------------------------------------

static Paint read_paint(PagesReader *reader, const char *name) {
    RecordValue value;
    if (!record_find(&reader->record, name, &value)) return PAINT_NONE;
    int64_t ink = value_read_int(&value, 0, reader->pages->inks.count - 1);
    value_need(&value, ',');
    int64_t tint = value_read_int(&value, 0, 1000);
    value_end(&value);
    return (Paint){(int16_t)ink, (int16_t)tint};
}

static Matrix read_matrix(PagesReader *reader) {
    int32_t n[6] = {65536, 0, 0, 65536, 0, 0};
    record_read_ints(&reader->record, "matrix", n, 6, -LENGTH_MOST, LENGTH_MOST);
    if ((int64_t)n[0] * n[3] == (int64_t)n[1] * n[2])
        record_fail(&reader->record, reader->record.kind.at, "the matrix cannot be inverted");
    return (Matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

static Glyph read_glyph(RecordValue *value, GlyphOffset *offset) {
    Glyph glyph = {.gid = (uint16_t)value_read_int(value, 0, UINT16_MAX)};
    value_need(value, ':');
    glyph.cluster = (uint16_t)value_read_int(value, 0, UINT16_MAX);
    value_need(value, ':');
    glyph.advance = (int32_t)value_read_int(value, -LENGTH_MOST, LENGTH_MOST);
    if (!value_skip(value, ':')) return glyph;
    offset->dx = (int16_t)value_read_int(value, INT16_MIN, INT16_MAX);
    value_need(value, ':');
    offset->dy = (int16_t)value_read_int(value, INT16_MIN, INT16_MAX);
    return glyph;
}

// clusters point to characters of the source and run one way; a text without source has cluster 0 alone
static bool glyph_fits(const TextItem *text, const Glyph *glyph, const Glyph *before) {
    if (glyph->cluster >= text->source.size) return !glyph->cluster;
    if ((text->source.at[glyph->cluster] & 0xc0) == 0x80) return false;
    if (!before) return true;
    return text->rtl ? glyph->cluster <= before->cluster : glyph->cluster >= before->cluster;
}

static void read_glyphs(PagesReader *reader, TextItem *text) {
    RecordReader *record = &reader->record;
    RecordValue value;
    if (!record_find(record, "glyphs", &value)) return;
    int32_t count = value_count(&value, ',') + 1;
    if (count > GLYPHS_MOST) record_fail(record, value.at, "more than %d glyphs", GLYPHS_MOST);
    if (record->failed) return;
    text->glyphs = arena_push_array(reader->pages->arena, (size_t)count, sizeof(Glyph) + sizeof(GlyphOffset));
    GlyphOffset *offsets = (GlyphOffset *)(text->glyphs + count);
    int64_t width = 0;
    for (int32_t i = 0; i < count && !record->failed; i++) {
        const char *at = value.at;
        if (i) value_need(&value, ',');
        text->glyphs[i] = read_glyph(&value, &offsets[i]);
        if (!glyph_fits(text, &text->glyphs[i], i ? &text->glyphs[i - 1] : NULL))
            record_fail(record, at,
                        "this glyph's cluster is not a character of the source, in order");
        text->moved |= offsets[i].dx || offsets[i].dy;
        width += text->glyphs[i].advance;
        if (width > LENGTH_MOST || width < -LENGTH_MOST) record_fail(record, at, "the text is too wide");
    }
    text->glyph_count = count;
    value_end(&value);
    int64_t scaled = width * text->scale / 10000;
    if (scaled > LENGTH_MOST || scaled < -LENGTH_MOST)
        record_fail(record, NULL, "the text is too wide");
}

static void read_text(PagesReader *reader, TextItem *text) {
    text->font = pages_need_int(reader, "font", 0, reader->pages->fonts.count - 1);
    text->size = pages_need_int(reader, "size", 1, PAGE_SIDE_MOST);
    text->paint = read_paint(reader, "paint");
    text->origin = pages_read_point(reader, "origin");
    text->scale = pages_read_int(reader, "scale", 10000, 1, SCALE_MOST);
    text->rtl = record_read_flag(&reader->record, "rtl");
    text->silent = record_read_flag(&reader->record, "silent");
    text->source = pages_read_text(reader, "source");
    read_glyphs(reader, text);
}

static int read_verb(RecordValue *value) {
    if (value_more(value))
        for (int verb = 0; verb < VERBS; verb++)
            if (*value->at == verb_letters[verb]) return value->at++, verb;
    record_fail(value->reader, value->at, "a path's step is m, l, c or z");
    return PATH_CLOSE;
}

static void read_step(RecordValue *value, Path *path) {
    const char *at = value->at;
    int verb = read_verb(value);
    if (!path->verb_count && verb != PATH_MOVE)
        record_fail(value->reader, at, "a path begins with m");
    path->verbs[path->verb_count++] = (uint8_t)verb;
    for (int32_t left = verb_points[verb]; left && !value->reader->failed; left--) {
        Point point;
        value_need(value, ':');
        point.x = (int32_t)value_read_int(value, -LENGTH_MOST, LENGTH_MOST);
        value_need(value, ':');
        point.y = (int32_t)value_read_int(value, -LENGTH_MOST, LENGTH_MOST);
        if (!value->reader->failed) path->points[path->point_count++] = point;
    }
}

static Path read_path(PagesReader *reader, const char *name) {
    Path path = {0};
    RecordValue value;
    if (!record_find(&reader->record, name, &value)) return path;
    Arena *arena = reader->pages->arena;
    path.verbs = arena_array_of(arena, (size_t)value_count(&value, ',') + 1, uint8_t);
    path.points = arena_array_of(arena, (size_t)value_count(&value, ':') / 2 + 1, Point);
    read_step(&value, &path);
    while (value_skip(&value, ',')) read_step(&value, &path);
    value_end(&value);
    return path;
}

static void read_path_item(PagesReader *reader, PathItem *path) {
    int32_t dash[2] = {0, 0};
    path->fill = read_paint(reader, "fill");
    path->stroke = read_paint(reader, "stroke");
    path->even_odd = record_read_flag(&reader->record, "even-odd");
    path->width = pages_read_int(reader, "width", 0, 0, LENGTH_MOST);
    path->cap = (uint8_t)pages_read_int(reader, "cap", 0, 0, 2);
    path->join = (uint8_t)pages_read_int(reader, "join", 0, 0, 2);
    record_read_ints(&reader->record, "dash", dash, 2, 0, LENGTH_MOST);
    path->dash_on = dash[0], path->dash_off = dash[1];
    path->path = read_path(reader, "path");
}

static void read_image(PagesReader *reader, ImageItem *image) {
    RecordReader *record = &reader->record;
    image->image = pages_need_int(reader, "image", 0, reader->pages->images.count - 1);
    image->box = pages_read_rect(reader, "box");
    image->crop = pages_read_rect(reader, "crop");
    if (record->failed) return;
    const PagesImage *source = &reader->pages->images.at[image->image];
    const Rect *crop = &image->crop;
    if (!image->box.width || !image->box.height || !crop->width || !crop->height)
        record_fail(record, record->kind.at, "an image needs a box and a crop that are not empty");
    else if (crop->x < 0 || crop->y < 0 || crop->x + crop->width > source->width ||
             crop->y + crop->height > source->height)
        record_fail(record, record->kind.at, "the crop leaves the image of %d x %d pixels",
                    source->width, source->height);
}

static void read_own_fields(PagesReader *reader, Item *item) {
    switch (item->kind) {
    case ITEM_TEXT: read_text(reader, &item->text); break;
    case ITEM_RULE:
        item->rule = (RuleItem){pages_read_rect(reader, "box"), read_paint(reader, "paint")};
        break;
    case ITEM_PATH: read_path_item(reader, &item->path); break;
    case ITEM_IMAGE: read_image(reader, &item->image); break;
    case ITEM_DRAWING:
        item->drawing.drawing =
            pages_need_int(reader, "drawing", 0, reader->pages->drawings.count - 1);
        item->drawing.matrix = read_matrix(reader);
        break;
    case ITEM_GROUP:
        item->group = (GroupItem){read_matrix(reader), read_path(reader, "clip")};
        break;
    case ITEM_END: break;
    }
}

// may this kind of item stand here?
static void check_kind(PagesReader *reader, ItemKind kind) {
    RecordReader *record = &reader->record;
    bool plain = kind == ITEM_RULE || kind == ITEM_PATH || kind == ITEM_GROUP || kind == ITEM_END;
    if (!reader->items) record_fail(record, record->kind.at, "an item before any page or drawing");
    else if (reader->in_drawing && !plain)
        record_fail(record, record->kind.at, "a drawing holds rules, paths and groups only");
    else if (kind == ITEM_END && !reader->group_depth)
        record_fail(record, record->kind.at, "no group is open here");
    else if (kind == ITEM_GROUP && reader->group_depth == GROUP_DEPTH_MOST)
        record_fail(record, record->kind.at, "groups are at most %d deep", GROUP_DEPTH_MOST);
}

// items of pages name a tag; those of drawings and the ends of groups have none
static int32_t read_tag_number(PagesReader *reader, ItemKind kind) {
    if (reader->in_drawing || kind == ITEM_END) return pages_read_int(reader, "tag", 0, 0, 0);
    return pages_need_int(reader, "tag", 1, reader->pages->tags.count);
}

static Layer read_layer(PagesReader *reader) {
    const char *words[LAYER_COUNT];
    for (int i = 0; i < LAYER_COUNT; i++) words[i] = layer_name((Layer)i);
    return (Layer)record_read_word(&reader->record, "layer", words, LAYER_COUNT, LAYER_PRINT);
}

void pages_read_item(PagesReader *reader, ItemKind kind) {
    check_kind(reader, kind);
    if (reader->record.failed) return;
    Layer layer = read_layer(reader);
    int32_t tag = read_tag_number(reader, kind);
    Item *item = items_add(reader->pages->arena, reader->items, kind, layer, tag);
    read_own_fields(reader, item);
    reader->group_depth += (kind == ITEM_GROUP) - (kind == ITEM_END);
}

void pages_close_items(PagesReader *reader) {
    if (reader->group_depth)
        record_fail(&reader->record, NULL, "a group is still open: 'end-group' is missing");
    reader->items = NULL;
}
