// beside.c: every setting that the search may ask for is made before it, since a passage has few.
//
// What matters is how many of a passage's lines come before the zone, or how many of the zone's are left when
// it begins.
#include "layout/beside.h"

#include "layout/flow.h"

enum { PAGES_NEAR = 2 }; // farther from its place a figure stands beside nothing

typedef struct {
    StripBuilder *strip;
    Typesetter *setter;
    Diagnostics *diagnostics;
    Arena *scratch;         // of one passage's settings
    int32_t passage;
    ARRAY(Beside) besides;  // of the passage
} Builder;

Unit beside_lack(const GalleyInput *input, const Master *master, const Figure *figure) {
    Unit lack = (figure->width - master->gutter) / 2 + input->template->figures.gap;
    return lack > 0 ? lack : 0;
}

bool beside_may_stand(const GalleyInput *input, const Master *master, const Node *node) {
    const Figure *figure = node->figure;
    bool floats = figure->place != PLACE_HERE && figure->place != PLACE_PAGE;
    if (figure->span != SPAN_GUTTER || !figure->width || !floats) return false;
    bool room = master->measure - beside_lack(input, master, figure) >= BESIDE_MEASURE_LEAST;
    if (master->columns < 2)
        diagnostics_add(input->diagnostics, SEVERITY_WARNING, node->place, "figure-width",
                        "the figure is to stand between two columns, but the page has one: it "
                        "takes the column; leave "
                        "'span' out, or choose a template of two columns");
    else if (!room || figure->width > master->measure)
        diagnostics_add(input->diagnostics, SEVERITY_WARNING, node->place, "figure-width",
                        "the figure is to stand between two columns, but leaves those of %d mm no "
                        "room for text: it "
                        "takes a column; give it less 'width'",
                        (int)(master->measure / UNIT_MM(1)));
    else return true;
    return false;
}

// figures that take the same of their columns share their settings
static int32_t find_zone(StripBuilder *strip, int32_t lines, Unit lack) {
    Galley *galley = strip->galley;
    for (int32_t i = 0; i < galley->zones.count; i++)
        if (galley->zones.at[i].lines == lines && galley->zones.at[i].lack == lack) return i;
    *array_add(strip->arena, &galley->zones) = (GutterZone){lines, lack};
    return galley->zones.count - 1;
}

static void find_zones(StripBuilder *strip) {
    Galley *galley = strip->galley;
    for (int32_t i = 0; i < galley->records.count; i++) {
        Record *record = &galley->records.at[i];
        const Block *block = &galley->blocks.at[galley->sources.at[i].block];
        if (!figure_is_gutter(record)) continue;
        record->zone = find_zone(strip, record->height + record->gap, block->gutter_lack);
    }
}

ParagraphInput beside_input(Arena *arena, const Galley *galley, const Piece *piece, const Beside *beside) {
    ParagraphInput input = *piece->input;
    Unit width = input.widths[input.width_count - 1], *widths;
    input.width_count = beside->wide + beside->narrow + 1;
    input.widths = widths = arena_array_of(arena, (size_t)input.width_count, Unit);
    for (int32_t i = 0; i < input.width_count; i++) {
        bool narrow = i >= beside->wide && i < beside->wide + beside->narrow;
        widths[i] = narrow ? width - galley->zones.at[beside->zone].lack : width;
    }
    return input;
}

static bool any_overset(const Setting *setting) {
    for (int32_t i = 0; i < setting->line_count; i++)
        if (setting->lines[i].overset) return true;
    return false;
}

// lines of it; a setting that does not fit is left out
static int32_t add_setting(Builder *builder, int32_t block, Beside beside) {
    const Piece *piece = &builder->strip->galley->blocks.at[block].pieces.at[0];
    ParagraphInput input = beside_input(builder->scratch, builder->strip->galley, piece, &beside);
    Setting setting = paragraph_set(builder->setter, builder->scratch, &input, builder->diagnostics);
    if (any_overset(&setting)) return setting.line_count;
    beside.variant = strip_add_beside(builder->strip, builder->passage, block, &setting);
    *array_add(builder->strip->arena, &builder->besides) = beside;
    return setting.line_count;
}

static void add_settings(Builder *builder, int32_t block, int32_t zone) {
    const Galley *galley = builder->strip->galley;
    int32_t most = galley->zones.at[zone].lines;
    int32_t lines = galley->blocks.at[block].pieces.at[0].setting.line_count;
    for (int32_t narrow = 1; narrow <= most; narrow++)
        if (add_setting(builder, block, (Beside){.zone = zone, .narrow = narrow}) <= narrow) break;
    for (int32_t wide = 1; wide < lines && wide < galley->grid_lines; wide++)
        add_setting(builder, block, (Beside){.zone = zone, .wide = wide, .narrow = most});
}

// is a figure of the zone so near that it may come to stand beside the passage? heights: of all before each
static bool is_near(const Galley *galley, int32_t passage, int32_t zone, const int32_t *heights) {
    int32_t near = PAGES_NEAR * galley->master->columns * galley->grid_lines;
    for (int32_t i = 0; i < galley->passages.count; i++) {
        const Record *record = &galley->records.at[galley->passages.at[i].variants[0].first];
        int32_t away = heights[i] - heights[passage];
        if (figure_is_gutter(record) && record->zone == zone && away <= near && -away <= near) return true;
    }
    return false;
}

// of all passages before each
static int32_t *sum_heights(Arena *arena, const Galley *galley) {
    int32_t *heights = arena_array_of(arena, (size_t)galley->passages.count + 1, int32_t);
    for (int32_t i = 0; i < galley->passages.count; i++) {
        Variant variant = galley->passages.at[i].variants[0];
        heights[i + 1] = heights[i];
        for (int32_t r = variant.first; r < variant.first + variant.count; r++)
            if (galley->records.at[r].kind == RECORD_TEXT) heights[i + 1] += galley->records.at[r].height;
    }
    return heights;
}

static void add_to_passage(Builder *builder, const int32_t *heights) {
    Galley *galley = builder->strip->galley;
    Passage *passage = &galley->passages.at[builder->passage];
    int32_t block = galley->sources.at[passage->variants[0].first].block;
    const Block *of = &galley->blocks.at[block];
    if (of->kind != BLOCK_LINES || of->hung >= 0) return;
    if (of->pieces.at[0].narrow || of->pieces.at[0].initial) return;
    ArenaMark mark = arena_mark(builder->scratch);
    builder->besides.at = NULL;
    builder->besides.count = builder->besides.room = 0;
    for (int32_t zone = 0; zone < galley->zones.count; zone++)
        if (is_near(galley, builder->passage, zone, heights)) add_settings(builder, block, zone);
    passage->besides = builder->besides.at;
    passage->beside_count = builder->besides.count;
    arena_rewind(builder->scratch, mark);
}

void beside_add_settings(StripBuilder *strip, Typesetter *setter, Diagnostics *diagnostics) {
    find_zones(strip);
    if (!strip->galley->zones.count) return;
    Builder builder = {.strip = strip, .setter = setter, .diagnostics = diagnostics, .scratch = arena_new()};
    int32_t reported = diagnostics->all.count;
    const int32_t *heights = sum_heights(builder.scratch, strip->galley);
    for (; builder.passage < strip->galley->passages.count; builder.passage++)
        add_to_passage(&builder, heights);
    diagnostics->all.count = reported;
    arena_free(builder.scratch);
}
