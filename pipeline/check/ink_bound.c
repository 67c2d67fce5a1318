// ink_bound.c: which pages could have more ink on a spot than the limit? The others need not be painted.
//
// A paint that clears the plates below it has its own inks and no more. One that overprints has, where it stands, its
// own inks and on each other plate at most what any mark below its box has there: so each mark gets the most that every
// plate may hold within its box, in paint order, and a page whose every sum keeps the limit needs no painting. A
// photograph of three colours has no more ink than the output profile gives, but that on any plates.
#include "check/ink.h"

enum { MARKS_MOST = 2000, PROFILE_INK = 3000 }; // marks: beyond so many painting is quicker than comparing

typedef struct {
    int16_t *plates; // the most of each, 1/1000
    int32_t sum;     // the most of all: less than the plates' sum for photographs
    bool over;       // does a part of it leave plates as they are?
} Load;

static int32_t image_sum(const PagesImage *image) {
    switch (image->colour) {
    case IMAGE_GREY: return 1000;
    case IMAGE_RGB: return PROFILE_INK;
    case IMAGE_CMYK: return 4000;
    }
    return 4000;
}

static void load_image(const PagesImage *image, Load *load) {
    for (int plate = image->colour == IMAGE_GREY ? 3 : 0; plate < 4; plate++) load->plates[plate] = 1000;
    load->sum = image_sum(image);
}

static void load_paint(const Rules *rules, int32_t plates, Paint paint, Load *load) {
    int32_t sum = 0;
    for (int32_t plate = 0; plate < plates; plate++) {
        int32_t value = raster_plate_value(rules->pages, paint, plate);
        if (value < 0) load->over = true;
        else sum += value;
        if (value > load->plates[plate]) load->plates[plate] = (int16_t)value;
    }
    if (sum > load->sum) load->sum = sum;
}

static Load own_load(const Rules *rules, int32_t plates, const Mark *mark) {
    Load load = {.plates = arena_array_of(rules->arena, (size_t)plates, int16_t)};
    Paint room[2];
    int32_t count;
    const Paint *paints = mark_paints(rules, mark, room, &count);
    if (mark->item->kind == ITEM_IMAGE) load_image(&rules->pages->images.at[mark->item->image.image], &load);
    for (int32_t i = 0; i < count; i++) load_paint(rules, plates, paints[i], &load);
    return load;
}

// what may shine through from below is added
static void add_below(Load *load, const Load *below, int32_t plates, const int16_t *own) {
    int32_t sum = 0;
    for (int32_t plate = 0; plate < plates; plate++) {
        if (!own[plate] && below->plates[plate] > load->plates[plate]) load->plates[plate] = below->plates[plate];
        sum += load->plates[plate];
    }
    if (sum > load->sum) load->sum = sum;
}

static void load_below(const Rules *rules, const Sheet *sheet, Load *loads, int32_t index, int32_t plates) {
    Load *load = &loads[index];
    int16_t *own = arena_copy(rules->arena, load->plates, (size_t)plates * sizeof *own);
    for (int32_t i = 0; i < index; i++)
        if (rect_meets(sheet->marks.at[i].box, sheet->marks.at[index].box)) add_below(load, &loads[i], plates, own);
}

static bool may_exceed(const Rules *rules, const Sheet *sheet, int32_t plates) {
    Load *loads = arena_array_of(rules->arena, (size_t)sheet->marks.count + 1, Load);
    if (sheet->marks.count > MARKS_MOST) return true;
    for (int32_t i = 0; i < sheet->marks.count; i++) {
        loads[i] = own_load(rules, plates, &sheet->marks.at[i]);
        if (loads[i].over) load_below(rules, sheet, loads, i, plates);
        if (loads[i].sum > rules->limits->ink) return true;
    }
    return false;
}

bool ink_may_exceed(const Rules *rules, const Sheet *sheet) {
    ArenaMark mark = arena_mark(rules->arena);
    bool may = may_exceed(rules, sheet, raster_plate_count(rules->pages));
    arena_rewind(rules->arena, mark);
    return may;
}
