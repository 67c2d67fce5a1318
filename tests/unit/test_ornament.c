// test_ornament.c: every topic, form and seed gives a bounded, balanced, repeatable figure that its
// neighbours do not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/ornament.h"

enum { FORMS = 7, SEEDS = 50, SEGMENTS_MOST = 1500, TAG = 7 };

// band, landscape, square, portrait, a narrow strip, a page with bleed, a thumbnail; millipoints
static const Rect forms[FORMS] = {
    {51000, 60000, 482000, 160000}, {51000, 60000, 482000, 321000}, {-8504, 70000, 300000, 300000},
    {51000, 60000, 232000, 350000}, {60000, 76000, 68000, 703000},  {-8504, -8504, 612284, 858898},
    {0, 0, 40000, 30000},
};

static const Template look = {
    .art = {{0, 1000}, {0, 600}, {1, 1000}, {1, 450}, {0, 180}, {2, 150}}};

typedef struct {
    Pages *pages;
    Items items;
} Drawn;

static Drawn figure_draw(Text topic, Rect frame, uint64_t seed) {
    Drawn figure = {.pages = pages_new()};
    ornament_draw(figure.pages, &figure.items, &look, frame, &(Art){topic, seed, seed, seed, false},
                  TAG);
    return figure;
}

static uint64_t digest_add(uint64_t digest, const void *bytes, size_t size) {
    return digest * 1099511628211u ^ text_hash((Text){bytes, size});
}

static uint64_t path_digest(uint64_t digest, const Path *path) {
    if (!path->verb_count) return digest;
    digest = digest_add(digest, path->verbs, (size_t)path->verb_count);
    return digest_add(digest, path->points, (size_t)path->point_count * sizeof(Point));
}

static uint64_t items_digest(const Items *items) {
    uint64_t digest = 1;
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        ItemKind kind = item->kind;
        digest = digest_add(digest, &kind, sizeof kind);
        if (item->kind == ITEM_PATH) {
            digest = path_digest(digest, &item->path.path);
            digest = digest_add(digest, &item->path.fill, sizeof item->path.fill);
            digest = digest_add(digest, &item->path.stroke, sizeof item->path.stroke);
        }
        if (item->kind == ITEM_GROUP) digest = path_digest(digest, &item->group.clip);
        if (item->kind == ITEM_DRAWING)
            digest = digest_add(digest, &item->drawing, sizeof item->drawing);
    }
    return digest;
}

static uint64_t figure_digest(const Drawn *figure) {
    uint64_t digest = items_digest(&figure->items);
    for (int32_t i = 0; i < figure->pages->drawings.count; i++)
        digest ^= items_digest(&figure->pages->drawings.at[i].items) * (uint64_t)(i + 2);
    return digest;
}

static int path_check(const Path *path) {
    int segments = 0, points = 0;
    for (int32_t i = 0; i < path->verb_count; i++) {
        assert_true(path->verbs[i] <= PATH_CLOSE);
        assert_true(i > 0 || path->verbs[i] == PATH_MOVE);
        points += path->verbs[i] == PATH_CURVE ? 3 : path->verbs[i] == PATH_CLOSE ? 0 : 1;
        segments += path->verbs[i] == PATH_LINE || path->verbs[i] == PATH_CURVE;
    }
    assert_int_equal(points, path->point_count);
    for (int32_t i = 0; i < path->point_count; i++)
        assert_true(abs(path->points[i].x) < 10000000 &&
                    abs(path->points[i].y) < 10000000); // ten metres
    return segments;
}

// Segments of the items; groups must close, drawings exist, tags be as asked, and every paint be one of the
// inks.
static int items_check(const Items *items, int32_t drawings, int32_t tag) {
    int segments = 0, depth = 0;
    for (int32_t i = 0; i < items->count; i++) {
        const Item *item = &items->at[i];
        assert_int_equal(item->tag, item->kind == ITEM_END ? 0 : tag);
        if (item->kind == ITEM_PATH) {
            const PathItem *path = &item->path;
            segments += path_check(&path->path);
            assert_true(path->fill.ink < 3 && path->stroke.ink < 3 &&
                        (path->fill.ink >= 0 || path->stroke.ink >= 0));
            assert_true(path->fill.tint >= 0 && path->fill.tint <= 1000 && path->width >= 0);
        } else if (item->kind == ITEM_GROUP) {
            segments += path_check(&item->group.clip);
            depth++;
        } else if (item->kind == ITEM_DRAWING) {
            assert_in_range(item->drawing.drawing, 0, drawings - 1);
            Matrix m = item->drawing.matrix;
            assert_true((int64_t)m.a * m.d !=
                        (int64_t)m.b * m.c); // else no viewer paints what follows
        } else {
            assert_int_equal(item->kind, ITEM_END);
            assert_true(--depth >= (tag ? (i == items->count - 1 ? 0 : 1) : 0));
        }
        assert_true(depth <= 8);
    }
    assert_int_equal(depth, 0);
    return segments;
}

// A drawing's box bounds what is seen of it: no path of a motif may end outside.
static void drawing_check(const Drawing *drawing) {
    Rect box = drawing->box;
    for (int32_t i = 0; i < drawing->items.count; i++) {
        const Path *path = &drawing->items.at[i].path.path;
        if (drawing->items.at[i].kind != ITEM_PATH) continue;
        for (int32_t verb = 0, end = -1; verb < path->verb_count; verb++) {
            if (path->verbs[verb] == PATH_CLOSE) continue;
            end += path->verbs[verb] == PATH_CURVE ? 3 : 1;
            Point p = path->points[end];
            assert_in_range(p.x - box.x + 100, 0,
                            box.width + 200); // a tenth of a point for strokes' ends
            assert_in_range(p.y - box.y + 100, 0, box.height + 200);
        }
    }
}

static int figure_check(const Drawn *figure, Rect frame) {
    assert_true(figure->items.count > 3);
    const Item *outer = &figure->items.at[0], *ground = &figure->items.at[1];
    assert_int_equal(outer->kind, ITEM_GROUP);
    assert_int_equal(outer->group.clip.points[0].x, frame.x);
    assert_int_equal(outer->group.clip.points[0].y, frame.y);
    assert_int_equal(outer->group.clip.points[2].x, frame.x + frame.width);
    assert_int_equal(outer->group.clip.points[2].y, frame.y + frame.height);
    assert_int_equal(ground->kind, ITEM_PATH); // more than the frame is painted first
    assert_true(ground->path.path.points[0].x < frame.x);
    assert_true(ground->path.path.points[2].y > frame.y + frame.height);
    assert_true(ground->path.fill.ink >= 0);
    int segments = items_check(&figure->items, figure->pages->drawings.count, TAG);
    for (int32_t i = 0; i < figure->pages->drawings.count; i++) {
        segments += items_check(&figure->pages->drawings.at[i].items, 0, 0);
        drawing_check(&figure->pages->drawings.at[i]);
    }
    return segments;
}

static void all_figures(void **state) {
    (void)state;
    for (int32_t t = 0; ornament_topic(t).at; t++)
        for (int form = 0; form < FORMS; form++) {
            uint64_t before = 0;
            for (uint64_t seed = 0; seed < SEEDS; seed++) {
                Drawn one = figure_draw(ornament_topic(t), forms[form], seed);
                Drawn two = figure_draw(ornament_topic(t), forms[form], seed);
                int segments = figure_check(&one, forms[form]);
                if (segments > SEGMENTS_MOST)
                    fail_msg("%s, form %d, seed %d: %d segments", ornament_topic(t).at, form,
                             (int)seed, segments);
                uint64_t digest = figure_digest(&one);
                assert_true(digest == figure_digest(&two));
                assert_true(digest != before);
                before = digest;
                pages_free(one.pages);
                pages_free(two.pages);
            }
        }
}

// A drawing of the same motif is kept once, however many figures show it.
static void shared_drawings(void **state) {
    (void)state;
    Pages *pages = pages_new();
    Items items = {0};
    ornament_draw(pages, &items, &look, forms[0], &(Art){.topic = TEXT("culture")}, TAG);
    int32_t count = pages->drawings.count;
    assert_true(count > 0);
    ornament_draw(pages, &items, &look, forms[0], &(Art){.topic = TEXT("culture")}, TAG);
    assert_int_equal(pages->drawings.count, count);
    pages_free(pages);
}

static void unknown_topic(void **state) {
    (void)state;
    assert_null(ornament_nearest_topic(TEXT("finance")).at);
    assert_true(text_is(ornament_nearest_topic(TEXT("agricultur")), "agriculture"));
    assert_true(text_is(ornament_nearest_topic(TEXT("turism")), "tourism"));
    Drawn strange = figure_draw(TEXT("quantum"), forms[1], 3),
          meetings = figure_draw(TEXT("meetings"), forms[1], 3);
    assert_true(figure_digest(&strange) == figure_digest(&meetings));
    pages_free(strange.pages);
    pages_free(meetings.pages);
}

static void empty_frame(void **state) {
    (void)state;
    Drawn none = figure_draw(TEXT("cover"), (Rect){0, 0, 0, 50000}, 1);
    assert_int_equal(none.items.count, 0);
    Drawn least = figure_draw(TEXT("cover"), (Rect){0, 0, 1, 1}, 1);
    assert_true(least.items.count > 0);
    pages_free(none.pages);
    pages_free(least.pages);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_figures),
        cmocka_unit_test(shared_drawings),
        cmocka_unit_test(unknown_topic),
        cmocka_unit_test(empty_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
