// links.c: link annotations (ISO 32000-1, 12.5.6.5), one for each line of a link.
//
// Links are not items: a tag has a target, and the rectangles come from the text set under it, from ascent
// to descent and from the first glyph's left to the last one's right, through the matrices of its groups.
#include "emit/navigation.h"

#include "emit/syntax.h"

typedef struct {
    const Emission *emission;
    Arena *arena;
    ARRAY(LinkLine) lines;
    ARRAY(Matrix) matrices; // of the open groups, each from the page
} Links;

const int32_t *links_find(const Emission *emission) {
    const Pages *pages = emission->pages;
    if (emission->profile == PROFILE_PRESS) return NULL;
    int32_t *link_of = arena_array_of(emission->arena, (size_t)pages->tags.count + 1, int32_t);
    for (int32_t id = 1; id <= pages->tags.count; id++) {
        const Tag *tag = &pages->tags.at[id - 1];
        bool is_link = tag_words(tag)->url.size || tag->destination;
        link_of[id] = is_link ? id : tag->parent > 0 && tag->parent < id ? link_of[tag->parent] : 0;
    }
    return link_of;
}

// ---- where -------------------------------------------------------------------------------------

static int32_t multiply(int32_t a, int32_t b, int32_t c, int32_t d) {
    return (int32_t)(((int64_t)a * b + (int64_t)c * d) / 65536);
}

static Point apply(Matrix m, int64_t x, int64_t y) {
    return (Point){(Unit)((m.a * x + m.c * y) / 65536 + m.e),
                   (Unit)((m.b * x + m.d * y) / 65536 + m.f)};
}

// first inner, then outer
static Matrix compose(Matrix inner, Matrix outer) {
    Point corner = apply(outer, inner.e, inner.f);
    return (Matrix){multiply(inner.a, outer.a, inner.b, outer.c),
                    multiply(inner.a, outer.b, inner.b, outer.d),
                    multiply(inner.c, outer.a, inner.d, outer.c),
                    multiply(inner.c, outer.b, inner.d, outer.d),
                    corner.x,
                    corner.y};
}

static Matrix current_matrix(const Links *links) {
    return links->matrices.count ? *array_last(&links->matrices) : MATRIX_IDENTITY;
}

static LinkBox box_union(LinkBox a, LinkBox b) {
    return (LinkBox){a.left < b.left ? a.left : b.left, a.top < b.top ? a.top : b.top,
                 a.right > b.right ? a.right : b.right, a.bottom > b.bottom ? a.bottom : b.bottom};
}

static LinkBox transform_box(Matrix matrix, LinkBox box) {
    LinkBox out = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    for (int corner = 0; corner < 4; corner++) {
        Point at =
            apply(matrix, corner & 1 ? box.right : box.left, corner & 2 ? box.bottom : box.top);
        out = box_union(out, (LinkBox){at.x, at.y, at.x, at.y});
    }
    return out;
}

static LinkBox text_box(const Links *links, const TextItem *text) {
    const Font *font = links->emission->fonts[text->font].font;
    int64_t em = font->units_per_em, up = (int64_t)text->size * font->ascent / em;
    int64_t down = (int64_t)text->size * font->descent / em; // negative
    return (LinkBox){text->origin.x, text->origin.y - up, text->origin.x + text_item_width(text),
                 text->origin.y - down};
}

static void add_line(Links *links, int32_t link, LinkBox box, Point origin) {
    for (int32_t i = links->lines.count - 1; i >= 0; i--) {
        LinkLine *line = &links->lines.at[i];
        if (line->link != link || line->origin.y != origin.y) continue;
        line->box = box_union(line->box, box);
        return;
    }
    *array_add(links->arena, &links->lines) = (LinkLine){.link = link, .box = box, .origin = origin};
}

static void find_lines(Links *links, const Items *items) {
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        Matrix matrix = current_matrix(links);
        int32_t link = item->tag > 0 ? links->emission->link_of[item->tag] : 0;
        if (item->kind == ITEM_GROUP)
            *array_add(links->arena, &links->matrices) = compose(item->group.matrix, matrix);
        if (item->kind == ITEM_END && links->matrices.count) links->matrices.count--;
        if (!link || !layer_is_painted(links->emission->profile, item->layer)) continue;
        if (item->kind == ITEM_TEXT && item->text.glyph_count) {
            Point origin = apply(matrix, item->text.origin.x, item->text.origin.y);
            add_line(links, link, transform_box(matrix, text_box(links, &item->text)), origin);
        } else if (item->kind == ITEM_IMAGE) {
            Rect box = item->image.box;
            LinkBox whole = {box.x, box.y, (int64_t)box.x + box.width, (int64_t)box.y + box.height};
            add_line(links, link, transform_box(matrix, whole), apply(matrix, box.x, whole.bottom));
        }
    }
}

static bool is_broken(const TextItem *text) {
    return text_ends(text->source, "\xC2\xAD");
}

// does a blank stand between these two runs, though neither holds it?
static bool stands_apart(const TextItem *before, const TextItem *text) {
    if (is_broken(before) || text_ends(before->source, " ")) return false;
    int64_t gap = (int64_t)text->origin.x - before->origin.x - text_item_width(before);
    return text->origin.y != before->origin.y || gap > text->size / 10 || gap < -text->size / 10;
}

// the linked words as one text, without the breaker's hyphens
static Text linked_words(const Links *links, const Items *items, int32_t link, Buffer *scratch) {
    const TextItem *before = NULL;
    scratch->size = 0;
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind != ITEM_TEXT || item->tag < 1 || links->emission->link_of[item->tag] != link) continue;
        if (before && stands_apart(before, &item->text)) buffer_byte(scratch, ' ');
        buffer_text(scratch, item->text.source);
        if (is_broken(&item->text)) scratch->size -= 2;
        before = &item->text;
    }
    return text_trim(buffer_view(scratch));
}

void links_find_lines(const Emission *emission, const Page *page, Worker *worker, Stream *stream) {
    Links links = {.emission = emission, .arena = worker->arena};
    if (!emission->link_of) return;
    find_lines(&links, &page->items);
    for (int32_t i = 0; i < links.lines.count; i++) {
        LinkLine *line = &links.lines.at[i];
        if (tag_words(&emission->pages->tags.at[line->link - 1])->alt.size) continue;
        line->words = text_copy(worker->arena, linked_words(&links, &page->items, line->link, &worker->buffer));
    }
    stream->links = links.lines.at;
    stream->link_count = links.lines.count;
}

// ---- what --------------------------------------------------------------------------------------

// URIs are ASCII (RFC 3986): other bytes are escaped
static void write_url(Buffer *out, Text url, Buffer *scratch) {
    static const char digits[] = "0123456789ABCDEF";
    scratch->size = 0;
    for (size_t i = 0; i < url.size; i++) {
        unsigned char byte = (unsigned char)url.at[i];
        if (byte > ' ' && byte < 127) {
            buffer_byte(scratch, (char)byte);
        } else {
            char escaped[3] = {'%', digits[byte >> 4], digits[byte & 15]};
            buffer_add(scratch, escaped, 3);
        }
    }
    syntax_add_bytes(out, buffer_view(scratch));
}

static bool write_target(Buffer *out, const Emission *emission, const Tag *tag,
                         const int32_t *page_objects, Buffer *scratch) {
    Text url = tag_words(tag)->url;
    if (url.size) {
        buffer_string(out, "/A<</S/URI/URI");
        write_url(out, url, scratch);
        buffer_string(out, ">>");
        return true;
    }
    buffer_string(out, "/Dest");
    return destination_write(out, emission, tag->destination, page_objects);
}

// number of the annotation; 0 when it leads nowhere
static int32_t add_annotation(Emission *emission, const Page *page, const LinkLine *line,
                              const int32_t *page_objects, Buffer *scratch) {
    const Tag *tag = &emission->pages->tags.at[line->link - 1];
    Buffer out = {0};
    int32_t number = 0;
    if (write_target(&out, emission, tag, page_objects, scratch)) {
        number = pdf_add(emission->pdf);
        buffer_string(&out, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
        Unit top = page->height + emission->margin, left = emission->margin;
        syntax_add_box(&out, "/Rect", (Unit)(line->box.left + left), (Unit)(top - line->box.bottom),
                       (Unit)(line->box.right + left), (Unit)(top - line->box.top));
        syntax_add_reference(&out, "/P", page_objects[page->number - 1]);
        buffer_string(&out, "/Contents");
        Text alt = tag_words(tag)->alt;
        syntax_add_text(&out, alt.size ? alt : line->words);
        buffer_string(&out, "/StructParent ");
        buffer_int(&out, emission->pages->pages.count + emission->links.count);
        *array_add(emission->arena, &emission->links) =
            (EmitLink){number, line->link, page->number - 1};
        pdf_set(emission->pdf, number, buffer_view(&out));
    }
    buffer_free(&out);
    return number;
}

Text links_add(Emission *emission, const Page *page, const Stream *stream, const int32_t *page_objects) {
    if (!stream->link_count) return TEXT("");
    Buffer out = {0}, scratch = {0};
    buffer_string(&out, "/Annots[");
    for (int32_t i = 0; i < stream->link_count; i++) {
        int32_t number = add_annotation(emission, page, &stream->links[i], page_objects, &scratch);
        if (number) syntax_add_reference(&out, "", number);
    }
    buffer_byte(&out, ']');
    Text entries = text_copy(emission->arena, buffer_view(&out));
    buffer_free(&out);
    buffer_free(&scratch);
    return entries;
}
