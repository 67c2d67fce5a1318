// palette.c: counts a picture's colours and chooses those that stand for all.
//
// Type and flat shapes have a handful of colours, and thousands along their smoothed edges. Colours that fill areas are kept
// as they are; then, from the commonest on, each colour that has no chosen one near it is chosen too.
#include "proof/palette.h"

#include <stdlib.h>
#include <string.h>

#include "common/arena.h"

enum {
    SLOTS = 1 << 14,
    TONES_MOST = SLOTS / 2, // with more it is no drawing
    AREA_LEAST = 16         // pixels inside areas of one colour: it is a surface's, not an edge's
};

typedef struct {
    uint32_t colour;
    uint32_t pixels, inside; // inside: those whose neighbours on the left and above are the same, until they are enough
    uint8_t index;           // of the chosen colour
} Tone;

typedef struct {
    Tone slots[SLOTS]; // by colour; free ones have no pixels
    int32_t count;
} Tones;

static Tone *find_tone(Tones *tones, uint32_t colour) {
    uint32_t slot = colour * 2654435761u >> 18; // the hash's upper 14 bits
    while (tones->slots[slot].pixels && tones->slots[slot].colour != colour) slot = (slot + 1) % SLOTS;
    return &tones->slots[slot];
}

static const uint32_t *row_of(const PixelGrid *grid, int32_t y) {
    return (const void *)(grid->pixels + (ptrdiff_t)y * grid->stride);
}

// Where the pixels end that are all colour, from x on.
static int find_run_end(const uint32_t *row, int x, int width, uint32_t colour) {
    const uint64_t mask = 0x00ffffff00ffffff, pair = (uint64_t)colour << 32 | colour;
    for (uint64_t two[2]; x + 4 <= width; x += 4) { // most of a page is paper
        memcpy(two, row + x, sizeof two);
        if (((two[0] ^ pair) | (two[1] ^ pair)) & mask) break;
    }
    while (x < width && (row[x] & 0xffffff) == colour) x++;
    return x;
}

// how many pixels from x to end of the row above have the same colour
static uint32_t count_inside(const uint32_t *above, int x, int end, uint32_t colour) {
    uint32_t inside = 0;
    for (; x < end; x++) inside += (above[x] & 0xffffff) == colour;
    return inside;
}

static bool count_row(Tones *tones, const uint32_t *row, const uint32_t *above, int width) {
    for (int x = 0, end; x < width; x = end) {
        uint32_t colour = row[x] & 0xffffff;
        Tone *tone = find_tone(tones, colour);
        if (!tone->pixels && ++tones->count > TONES_MOST) return false;
        end = find_run_end(row, x, width, colour);
        tone->colour = colour;
        tone->pixels += (uint32_t)(end - x);
        if (tone->inside < AREA_LEAST) tone->inside += count_inside(above, x + 1, end, colour);
    }
    return true;
}

static bool count_tones(Tones *tones, const PixelGrid *grid) {
    for (int32_t y = 0; y < grid->height; y++)
        if (!count_row(tones, row_of(grid, y), row_of(grid, y ? y - 1 : y), grid->width)) return false;
    return true;
}

// ---- choosing ----------------------------------------------------------------------------------

static bool is_area(const Tone *tone) {
    return tone->inside >= AREA_LEAST;
}

// areas first, then the commonest
static int compare_tones(const void *a, const void *b) {
    const Tone *one = *(Tone *const *)a, *other = *(Tone *const *)b;
    if (is_area(one) != is_area(other)) return is_area(one) ? -1 : 1;
    if (one->pixels != other->pixels) return one->pixels > other->pixels ? -1 : 1;
    return one->colour < other->colour ? -1 : 1;
}

// the greatest difference of a channel
static int distance(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int away = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        if (away > most) most = away;
    }
    return most;
}

// the chosen colour nearest to colour, at most loose levels away; -1: none is
static int32_t find_near(const Palette *palette, uint32_t colour, int loose) {
    int32_t best = -1;
    for (int32_t i = 0; i < palette->count; i++) {
        int away = distance(palette->colours[i], colour);
        if (away > loose) continue;
        best = i;
        loose = away - 1;
    }
    return best;
}

static bool choose(Tone *tone, bool loose, Palette *palette) {
    int32_t near = loose && !is_area(tone) ? find_near(palette, tone->colour, PALETTE_LOOSE) : -1;
    if (near < 0) {
        if (palette->count == PALETTE_MOST) return false;
        near = palette->count++;
        palette->colours[near] = tone->colour;
    }
    tone->index = (uint8_t)near;
    return true;
}

static bool choose_colours(Tones *tones, Arena *arena, bool loose, Palette *palette) {
    Tone **order = arena_array_of(arena, (size_t)tones->count, Tone *);
    int32_t count = 0;
    for (int32_t i = 0; i < SLOTS; i++)
        if (tones->slots[i].pixels) order[count++] = &tones->slots[i];
    qsort(order, (size_t)count, sizeof *order, compare_tones);
    for (int32_t i = 0; i < count; i++)
        if (!choose(order[i], loose && count > PALETTE_MOST, palette)) return false;
    return true;
}

// ---- a picture ---------------------------------------------------------------------------------

static void write_rows(Tones *tones, const PixelGrid *grid, uint8_t *to) {
    for (int32_t y = 0; y < grid->height; y++, to += grid->width) {
        const uint32_t *row = row_of(grid, y);
        *to++ = 0;
        for (int x = 0, end; x < grid->width; x = end) {
            uint32_t colour = row[x] & 0xffffff;
            end = find_run_end(row, x, grid->width, colour);
            memset(to + x, find_tone(tones, colour)->index, (size_t)(end - x));
        }
    }
}

bool palette_make(const PixelGrid *grid, bool loose, Palette *palette) {
    Arena *arena = arena_new();
    Tones *tones = arena_new_of(arena, Tones);
    palette->count = 0;
    palette->rows = NULL;
    bool fit = count_tones(tones, grid) && choose_colours(tones, arena, loose, palette);
    if (fit) {
        palette->rows = memory_new(((size_t)grid->width + 1) * (size_t)grid->height);
        write_rows(tones, grid, palette->rows);
    }
    arena_free(arena);
    return fit;
}
