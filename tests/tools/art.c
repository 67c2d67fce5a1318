// art.c: contact sheets of the ornament: for each topic, frames of four forms by six seeds, as PNG.
//
//     art FOLDER [TOPIC [FIRST-SEED]]     writes FOLDER/TOPIC.png for one or all topics
//     art FOLDER TOPIC SEED WIDTH HEIGHT  one frame alone, in points, twice as large
//     art FOLDER WIDTH HEIGHT FIRST-SEED  all topics in one form, as FOLDER/all.png
//
// Paints paths, groups and drawings with cairo, in the colours of a first look. For eyes, not for tests.
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "layout/ornament.h"

static void path_trace(cairo_t *cr, const Path *path) {
    const Point *p = path->points;
    cairo_new_path(cr);
    for (int32_t i = 0; i < path->verb_count; i++) {
        switch ((PathVerb)path->verbs[i]) {
        case PATH_MOVE:
            cairo_move_to(cr, p[0].x / 1000.0, p[0].y / 1000.0);
            p++;
            break;
        case PATH_LINE:
            cairo_line_to(cr, p[0].x / 1000.0, p[0].y / 1000.0);
            p++;
            break;
        case PATH_CURVE:
            cairo_curve_to(cr, p[0].x / 1000.0, p[0].y / 1000.0, p[1].x / 1000.0, p[1].y / 1000.0,
                           p[2].x / 1000.0, p[2].y / 1000.0);
            p += 3;
            break;
        case PATH_CLOSE: cairo_close_path(cr); break;
        }
    }
}

static void paint_set(cairo_t *cr, const Pages *pages, Paint paint) {
    const Ink *ink = &pages->inks.at[paint.ink];
    double t = paint.tint / 1000.0;
    cairo_set_source_rgb(cr, 1 - (1 - ink->red / 1000.0) * t, 1 - (1 - ink->green / 1000.0) * t,
                         1 - (1 - ink->blue / 1000.0) * t);
}

static void path_paint(cairo_t *cr, const Pages *pages, const PathItem *item) {
    double dash[2] = {item->dash_on / 1000.0, item->dash_off / 1000.0};
    path_trace(cr, &item->path);
    cairo_set_fill_rule(cr, item->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    if (item->fill.ink >= 0) {
        paint_set(cr, pages, item->fill);
        cairo_fill_preserve(cr);
    }
    if (item->stroke.ink < 0) return;
    paint_set(cr, pages, item->stroke);
    cairo_set_line_width(cr, item->width / 1000.0);
    cairo_set_line_cap(cr, (cairo_line_cap_t)item->cap);
    cairo_set_line_join(cr, (cairo_line_join_t)item->join);
    cairo_set_dash(cr, dash, item->dash_on ? 2 : 0, 0);
    cairo_stroke(cr);
}

static void matrix_apply(cairo_t *cr, Matrix m) {
    cairo_matrix_t to;
    cairo_matrix_init(&to, m.a / 65536.0, m.b / 65536.0, m.c / 65536.0, m.d / 65536.0, m.e / 1000.0,
                      m.f / 1000.0);
    cairo_transform(cr, &to);
}

static void items_paint(cairo_t *cr, const Pages *pages, const Items *items) {
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        if (item->kind == ITEM_PATH) path_paint(cr, pages, &item->path);
        if (item->kind == ITEM_GROUP) {
            cairo_save(cr);
            matrix_apply(cr, item->group.matrix);
            path_trace(cr, &item->group.clip);
            cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
            cairo_clip(cr);
        }
        if (item->kind == ITEM_END) cairo_restore(cr);
        if (item->kind == ITEM_DRAWING) {
            cairo_save(cr);
            matrix_apply(cr, item->drawing.matrix);
            items_paint(cr, pages, &pages->drawings.at[item->drawing.drawing].items);
            cairo_restore(cr);
        }
    }
}

static void ink_add(Pages *pages, const char *name, int red, int green, int blue) {
    *array_add(pages->arena, &pages->inks) = (Ink){.name = text_of(name),
                                                   .red = red * 1000 / 255,
                                                   .green = green * 1000 / 255,
                                                   .blue = blue * 1000 / 255};
}

static Pages *board_new(Template *template) {
    Pages *pages = pages_new();
    ink_add(pages, "deep blue", 0x12, 0x35, 0x5b);
    ink_add(pages, "sand gold", 0xc3, 0x9a, 0x4b);
    ink_add(pages, "warm grey", 0x8a, 0x81, 0x78);
    static const Paint art[6] = {{0, 1000}, {0, 600}, {1, 1000}, {1, 450}, {0, 180}, {2, 150}};
    for (int i = 0; i < 6; i++) template->art[i] = art[i];
    return pages;
}

static void frame_paint(cairo_t *cr, Rect frame, Text topic, uint64_t seed) {
    Template template = {0};
    Pages *pages = board_new(&template);
    Items items = {0};
    ornament_draw(pages, &items, &template, frame, &(Art){topic, seed, seed, seed, false}, 1);
    items_paint(cr, pages, &items);
    pages_free(pages);
}

static void surface_save(cairo_surface_t *surface, const char *folder, Text topic) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%.*s.png", folder, TEXT_ARG(topic));
    if (cairo_surface_write_to_png(surface, path)) fprintf(stderr, "cannot write %s\n", path);
    cairo_surface_destroy(surface);
}

static cairo_t *sheet_new(double w, double h, double scale) {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(w * scale), (int)(h * scale));
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    return cr;
}

// Four forms across, six seeds down; covers and openers as A4 and A5 pages.
static void sheet_draw(const char *folder, Text topic, uint64_t first) {
    static const double figures[4][2] = {{482, 160}, {482, 321}, {300, 300}, {232, 350}};
    static const double covers[4][2] = {{612, 859}, {437, 612}, {612, 859}, {437, 612}};
    bool page = text_is(topic, "cover") || text_is(topic, "opener");
    const double(*forms)[2] = page ? covers : figures;
    double row = page ? 880 : 366, w = 16, scale = page ? 0.55 : 0.78;
    for (int i = 0; i < 4; i++) w += forms[i][0] + 16;
    cairo_t *cr = sheet_new(w, row * (page ? 3 : 6), scale);
    for (int y = 0; y < (page ? 3 : 6); y++) {
        double x = 16;
        for (int i = 0; i < 4; i++) {
            Rect frame = {UNIT_PT(x), UNIT_PT(y * row + 8), UNIT_PT(forms[i][0]),
                          UNIT_PT(forms[i][1])};
            frame_paint(cr, frame, topic, first + (uint64_t)y + (i > 1 && page ? 100 * 3 : 0));
            x += forms[i][0] + 16;
        }
    }
    surface_save(cairo_get_target(cr), folder, topic);
    cairo_destroy(cr);
}

// All topics in one form, six seeds each, 260 points wide or high on the sheet.
static void form_sheet_draw(const char *folder, double w, double h, uint64_t first) {
    enum { SEEDS = 6, GAP = 12 };
    int topics = 0;
    while (ornament_topic(topics).at) topics++;
    double zoom = 260 / (w > h ? w : h);
    cairo_t *cr =
        sheet_new((w * zoom + GAP) * SEEDS * 2, (h * zoom + GAP) * ((topics + 1) / 2), 0.8);
    for (int i = 0; i < topics * SEEDS; i++) {
        int topic = i / SEEDS, column = i % SEEDS + (topic % 2) * SEEDS;
        cairo_save(cr);
        cairo_translate(cr, (w * zoom + GAP) * column, (h * zoom + GAP) * (topic / 2));
        cairo_scale(cr, zoom, zoom);
        frame_paint(cr, (Rect){0, 0, UNIT_PT(w), UNIT_PT(h)}, ornament_topic(topic),
                    first + (uint64_t)(i % SEEDS));
        cairo_restore(cr);
    }
    surface_save(cairo_get_target(cr), folder, TEXT("all"));
    cairo_destroy(cr);
}

int main(int argc, char **argv) {
    if (argc < 2) return fprintf(stderr, "usage: art FOLDER [TOPIC [SEED [WIDTH HEIGHT]]]\n"), 2;
    Text topic = argc > 2 ? text_of(argv[2]) : (Text){0};
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 0;
    if (argc > 5) {
        double w = atof(argv[4]), h = atof(argv[5]);
        cairo_t *cr = sheet_new(w, h, 2);
        frame_paint(cr, (Rect){0, 0, UNIT_PT(w), UNIT_PT(h)}, topic, seed);
        surface_save(cairo_get_target(cr), argv[1], topic);
        cairo_destroy(cr);
        return 0;
    }
    if (argc > 4)
        return form_sheet_draw(argv[1], atof(argv[2]), atof(argv[3]), strtoull(argv[4], NULL, 10)),
               0;
    if (argc > 2) return sheet_draw(argv[1], topic, seed), 0;
    for (int32_t i = 0; ornament_topic(i).at; i++) sheet_draw(argv[1], ornament_topic(i), seed);
    return 0;
}
