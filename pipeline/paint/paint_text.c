// paint_text.c: glyphs as filled outlines.
//
// HarfBuzz reads the outlines (TrueType and CFF alike) from the face; each is kept in em, and a run of
// text is one cairo path. So glyphs stand at their exact places, unhinted, which is what poppler and mupdf
// show too; cairo 1.16's own glyphs would be rounded to whole pixels.
#include "paint/painter.h"

typedef struct {
    Arena *arena;
    ARRAY(uint8_t) verbs;
    ARRAY(OutlinePoint) points;
    float em; // font units
} Pen;

static void add_point(Pen *pen, float x, float y) {
    *array_add(pen->arena, &pen->points) = (OutlinePoint){x / pen->em, y / pen->em};
}

static void pen_move(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, float x, float y,
                     void *user) {
    (void)f, (void)state, (void)user;
    Pen *pen = data;
    *array_add(pen->arena, &pen->verbs) = PATH_MOVE;
    add_point(pen, x, y);
}

static void pen_line(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, float x, float y,
                     void *user) {
    (void)f, (void)state, (void)user;
    Pen *pen = data;
    *array_add(pen->arena, &pen->verbs) = PATH_LINE;
    add_point(pen, x, y);
}

static void pen_curve(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, float x1, float y1,
                      float x2, float y2, float x, float y, void *user) {
    (void)f, (void)state, (void)user;
    Pen *pen = data;
    *array_add(pen->arena, &pen->verbs) = PATH_CURVE;
    add_point(pen, x1, y1);
    add_point(pen, x2, y2);
    add_point(pen, x, y);
}

static void pen_close(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state, void *user) {
    (void)f, (void)state, (void)user;
    Pen *pen = data;
    *array_add(pen->arena, &pen->verbs) = PATH_CLOSE;
}

static void open_font(Painter *painter, PaintFont *opened, const Font *font) {
    if (!font->face) return;
    opened->font = hb_font_create(font->face); // its scale is the em: shapes come in font units
    opened->glyph_count = hb_face_get_glyph_count(font->face);
    opened->outlines = arena_array_of(painter->arena, opened->glyph_count, Outline);
}

// loading a font takes a millisecond, for its digest
static bool *find_used(Arena *arena, const Pages *pages) {
    bool *used = arena_array_of(arena, (size_t)pages->fonts.count + 1, bool);
    for (int32_t p = 0; p < pages->pages.count; p++) {
        const Items *items = &pages->pages.at[p].items;
        for (int32_t i = 0; i < items->count; i++)
            if (items->at[i].kind == ITEM_TEXT) used[items->at[i].text.font] = true;
    }
    return used;
}

void paint_open_fonts(Painter *painter, FontSet *fonts) {
    const Pages *pages = painter->pages;
    painter->fonts = arena_array_of(painter->arena, (size_t)pages->fonts.count, PaintFont);
    bool *used = find_used(painter->arena, pages);
    for (int32_t i = 0; i < pages->fonts.count && fonts; i++) {
        if (!used[i]) continue;
        const PagesFont *wanted = &pages->fonts.at[i];
        int32_t found = font_set_load_file(fonts, wanted->file, wanted->face, wanted->digest,
                                           painter->diagnostics);
        if (found >= 0) open_font(painter, &painter->fonts[i], &fonts->fonts.at[found]);
    }
    painter->draw = hb_draw_funcs_create(); // draws quadratic curves as cubic ones by itself
    hb_draw_funcs_set_move_to_func(painter->draw, pen_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(painter->draw, pen_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(painter->draw, pen_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(painter->draw, pen_close, NULL, NULL);
}

void paint_close_fonts(Painter *painter) {
    for (int32_t i = 0; i < painter->pages->fonts.count; i++)
        hb_font_destroy(painter->fonts[i].font);
    hb_draw_funcs_destroy(painter->draw);
}

static const Outline *find_outline(Painter *painter, PaintFont *font, uint32_t gid) {
    Outline *outline = &font->outlines[gid];
    if (outline->drawn) return outline;
    Pen pen = {.arena = painter->arena,
               .em = (float)hb_face_get_upem(hb_font_get_face(font->font))};
    hb_font_get_glyph_shape(font->font, gid, painter->draw, &pen);
    *outline = (Outline){pen.verbs.at, pen.points.at, pen.verbs.count, true};
    return outline;
}

// The outline with its origin at x, y (points), its em sized wide by high.
static void add_outline(cairo_t *cairo, const Outline *outline, double x, double y, double wide,
                        double high) {
    const OutlinePoint *at = outline->points;
    for (int32_t i = 0; i < outline->verb_count; i++) switch ((PathVerb)outline->verbs[i]) {
        case PATH_MOVE:
            cairo_move_to(cairo, x + at->x * wide, y - at->y * high);
            at++;
            break;
        case PATH_LINE:
            cairo_line_to(cairo, x + at->x * wide, y - at->y * high);
            at++;
            break;
        case PATH_CURVE:
            cairo_curve_to(cairo, x + at[0].x * wide, y - at[0].y * high, x + at[1].x * wide,
                           y - at[1].y * high, x + at[2].x * wide, y - at[2].y * high);
            at += 3;
            break;
        case PATH_CLOSE: cairo_close_path(cairo); break;
        }
}

void paint_text(Painter *painter, cairo_t *cairo, const TextItem *text) {
    PaintFont *font = &painter->fonts[text->font];
    if (!font->font || !paint_set_ink(painter, cairo, text->paint)) return;
    double scale = text->scale / 10000.0, size = text->size / 1000.0;
    int64_t pen = 0;
    cairo_new_path(cairo);
    for (int32_t i = 0; i < text->glyph_count; i++) {
        const Glyph *glyph = &text->glyphs[i];
        GlyphOffset offset = text_item_offset(text, i);
        double x = (text->origin.x + (double)(pen + offset.dx) * scale) / 1000;
        double y = (text->origin.y + offset.dy) / 1000.0;
        pen += glyph->advance;
        if (glyph->gid >= font->glyph_count) continue;
        add_outline(cairo, find_outline(painter, font, glyph->gid), x, y, size * scale, size);
    }
    cairo_fill(cairo);
}
