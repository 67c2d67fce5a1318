// line.c: a line of runs from the pieces between two breaks.
//
// The words at both ends are shaped anew where they were divided, a hyphen added to the first. justify.c
// shares out the slack, in whole millipoints, so a justified line sums exactly to its measure and what hangs
// out of it. Then the parts are put into visual order (UAX #9, L2), and neighbours that look alike become one
// run. The space at a line's end is set behind it, outside the line's width, so that its words stay apart when
// they are read back.
#include <stdlib.h>
#include <string.h>

#include "layout/justify.h"

enum { LONG_LINE = 60000 }; // bytes; beyond, a run holds one part, so that clusters fit 16 bits

typedef struct {
    Typesetter *setter;
    Arena *arena;
    const LineJob *job;
    Line *line;
    int32_t from, to; // bytes of the line, the trailing space in it
    Fit fit;
    int32_t spaced; // clusters letterspaced so far
    Glyph *glyphs;
    GlyphOffset *offsets; // of each; NULL: all are 0
    int32_t glyph_count;
    Unit x;
} LineMaker;

// ---- parts ---------------------------------------------------------------------------------------

static void add_part(LineMaker *maker, LinePart part) {
    *array_add(maker->setter->arena, &maker->setter->parts) = part;
}

static const Word *part_word(LineMaker *maker, const Piece *piece, int32_t from, int32_t to,
                             bool hyphen) {
    Typesetter *setter = maker->setter;
    if (from == piece->from && to == piece->to && !hyphen) return piece->word;
    Text text = setter->copy.text;
    if (piece->in_context)
        return shaper_part(setter->shaper, piece->style, text, (size_t)from, (size_t)to);
    text = text_part(text, (size_t)from, (size_t)to);
    if (hyphen) text = text_join(shaper_arena(setter->shaper), text, piece->style->hyphen);
    return shaper_word(setter->shaper, piece->style, text);
}

static void add_word(LineMaker *maker, int32_t at, int32_t from, int32_t to, bool hyphen) {
    const Piece *piece = &maker->setter->copy.pieces.at[at];
    if (from >= to) return;
    const Word *word = part_word(maker, piece, from, to, hyphen);
    add_part(maker,
             (LinePart){.piece = at, .from = from, .to = to, .word = word, .hyphen = hyphen});
}

Unit line_space(const Typesetter *setter, int32_t piece) {
    const ShapeStyle *shape = setter->copy.pieces.at[piece].style;
    const Style *style = setter->copy.input->style;
    return style_space(style, shape) + style_letter(shape, style->tracking);
}

static void add_space(LineMaker *maker, int32_t at, bool trails) {
    const Piece *piece = &maker->setter->copy.pieces.at[at];
    Unit advance = line_space(maker->setter, at);
    add_part(maker, (LinePart){.piece = at,
                               .from = piece->from,
                               .to = piece->to,
                               .advance = advance,
                               .trails = trails});
}

// where the next line goes on after a cut
static int32_t cut_next(const Copy *copy, const Cut *cut, int32_t *byte) {
    const Piece *piece = &copy->pieces.at[cut->piece];
    if (piece->kind == PIECE_SPACE) {
        *byte = piece->to;
        return cut->piece + 1;
    }
    *byte = piece->from + cut->next;
    return cut->piece;
}

static void find_parts(LineMaker *maker) {
    const Copy *copy = &maker->setter->copy;
    const Cut *to = maker->job->to;
    int32_t byte = 0, at = maker->job->from ? cut_next(copy, maker->job->from, &byte) : 0;
    maker->setter->parts.count = 0;
    maker->from = byte;
    for (; at < to->piece; at++) {
        const Piece *piece = &copy->pieces.at[at];
        if (piece->kind == PIECE_SPACE) add_space(maker, at, false);
        else add_word(maker, at, piece->from > byte ? piece->from : byte, piece->to, false);
    }
    maker->to = (int32_t)copy->text.size;
    if (to->piece == copy->pieces.count) return;
    const Piece *last = &copy->pieces.at[to->piece];
    maker->to = last->kind == PIECE_SPACE ? last->to : last->from + to->end;
    if (last->kind == PIECE_SPACE) add_space(maker, to->piece, true);
    else
        add_word(maker, to->piece, last->from > byte ? last->from : byte, last->from + to->end,
                 to->hyphen);
}

// ---- runs ----------------------------------------------------------------------------------------

// Fills setter->visual with the order of parts from left to right.
static void order_parts(LineMaker *maker) {
    Typesetter *setter = maker->setter;
    const Copy *copy = &setter->copy;
    int32_t count = setter->parts.count;
    setter->levels.count = setter->visual.count = 0;
    for (int32_t i = 0; i < count; i++) {
        const LinePart *part = &setter->parts.at[i];
        *array_add(setter->arena, &setter->visual) = i;
        *array_add(setter->arena, &setter->levels) =
            part->trails ? copy->rtl : copy->pieces.at[part->piece].level;
    }
    if (copy->levels) ubidi_reorderVisual(setter->levels.at, count, setter->visual.at);
}

static bool same_look(const Copy *copy, const Run *run, int32_t span, int32_t font) {
    const Span *to = &copy->input->spans[span];
    return run->text.font == font && run->text.size == to->size && run->tag == to->tag &&
           run->text.origin.y == -to->rise && run->text.paint.ink == to->paint.ink &&
           run->text.paint.tint == to->paint.tint;
}

// The run that takes glyphs for bytes from..to: the last one, if they look alike and touch, or a new one.
static Run *find_run(LineMaker *maker, int32_t span, int32_t font, bool rtl, int32_t from,
                     int32_t to) {
    Typesetter *setter = maker->setter;
    const char *text = setter->copy.text.at;
    Run *last = setter->runs.count ? array_last(&setter->runs) : NULL;
    if (last && last->text.rtl == rtl && same_look(&setter->copy, last, span, font) &&
        maker->to - maker->from < LONG_LINE) {
        bool touches = rtl ? last->text.source.at == text + to
                           : last->text.source.at + last->text.source.size == text + from;
        if (touches) {
            if (rtl) last->text.source.at = text + from;
            last->text.source.size += (size_t)(to - from);
            return last;
        }
    }
    const Span *look = &setter->copy.input->spans[span];
    Run *run = array_add(setter->arena, &setter->runs);
    *run = (Run){.tag = look->tag};
    run->text = (TextItem){
        .font = font, .size = look->size, .paint = look->paint, .scale = 10000, .rtl = rtl};
    run->text.origin = (Point){maker->x, -look->rise};
    run->text.source = text_part(setter->copy.text, (size_t)from, (size_t)to);
    run->text.glyphs = maker->glyphs + maker->glyph_count;
    return run;
}

// Adds glyphs to a run; their clusters count from byte `base` of the paragraph, for now from the line's start.
static void add_glyphs(LineMaker *maker, Run *run, const Glyph *glyphs, int32_t count, int32_t base,
                       Unit tracking, bool spaced) {
    Glyph *to = maker->glyphs + maker->glyph_count;
    int64_t letters = maker->fit.letters;
    int32_t shift = base - (maker->to - maker->from < LONG_LINE
                                ? maker->from
                                : (int32_t)(run->text.source.at - maker->setter->copy.text.at));
    for (int32_t i = 0; i < count; i++) {
        to[i] = glyphs[i];
        to[i].cluster = (uint16_t)(to[i].cluster + shift);
        maker->x += to[i].advance;
        bool ends = i + 1 == count || glyphs[i + 1].cluster != glyphs[i].cluster;
        if (!ends || (!tracking && !(letters && spaced))) continue;
        Unit more = tracking;
        if (letters && spaced) {
            int64_t k = maker->spaced++;
            more += (Unit)(letters * (k + 1) / maker->fit.clusters -
                           letters * k / maker->fit.clusters);
        }
        to[i].advance += more;
        maker->x += more;
    }
    maker->glyph_count += count;
    run->text.glyph_count += count;
}

static void add_offsets(LineMaker *maker, const Word *word, int32_t first, int32_t count) {
    if (!word->offsets) return;
    memcpy(maker->offsets + maker->glyph_count, word->offsets + first, (size_t)count * sizeof *word->offsets);
}

static void add_space_run(LineMaker *maker, const LinePart *part) {
    const Piece *piece = &maker->setter->copy.pieces.at[part->piece];
    const ShapeStyle *shape = piece->style;
    bool rtl = (part->trails ? maker->setter->copy.rtl : piece->level) & 1;
    Run *run = find_run(maker, piece->span, shape->key.font, rtl, part->from, part->to);
    Glyph glyph = {.gid = shape->space_gid, .advance = part->advance};
    add_glyphs(maker, run, &glyph, 1, part->from, 0, false);
}

// one font's glyphs of a word, cut wherever another span begins
static void add_shape_part(LineMaker *maker, const LinePart *part, const ShapePart *shaped) {
    const Copy *copy = &maker->setter->copy;
    const Piece *piece = &copy->pieces.at[part->piece];
    Unit tracking = style_letter(piece->style, copy->input->style->tracking);
    bool rtl = piece->level & 1, spaced = !piece->style->joined;
    const Glyph *glyphs = part->word->glyphs + shaped->first;
    int32_t from = part->from + shaped->from, to = part->from + shaped->to;
    if (to > part->to) to = part->to; // the hyphen has no bytes here
    if (!shaped->count) return;       // nothing but characters that are not seen
    if (piece->span == piece->last_span) {
        Run *run = find_run(maker, piece->span, shaped->font, rtl, from, to);
        add_offsets(maker, part->word, shaped->first, shaped->count);
        add_glyphs(maker, run, glyphs, shaped->count, part->from, tracking, spaced);
        return;
    }
    for (int32_t i = 0, next; i < shaped->count; i = next) {
        int32_t low = part->from + glyphs[i].cluster, high = low;
        int32_t span = copy_span_at(copy, low < part->to ? low : part->to - 1);
        for (next = i; next < shaped->count; next++) {
            int32_t byte = part->from + glyphs[next].cluster;
            if (copy_span_at(copy, byte < part->to ? byte : part->to - 1) != span) break;
            low = byte < low ? byte : low;
        }
        // bytes reach to the next cluster in logical order
        if (rtl) high = i == 0 ? to : part->from + glyphs[i - 1].cluster;
        else high = next == shaped->count ? to : part->from + glyphs[next].cluster;
        if (low > part->to) low = part->to;
        if (high > part->to) high = part->to;
        if (!rtl && i == 0) low = from;
        if (rtl && next == shaped->count) low = from;
        Run *run = find_run(maker, span, shaped->font, rtl, low, high);
        add_offsets(maker, part->word, shaped->first + i, next - i);
        add_glyphs(maker, run, glyphs + i, next - i, part->from, tracking, spaced);
    }
}

// the hyphen that was added reads back as U+00AD at the end of its run's source
static void add_hyphen_source(LineMaker *maker, const LinePart *part) {
    const char *end = maker->setter->copy.text.at + part->to;
    for (int32_t i = maker->setter->runs.count; i-- > 0;) {
        Text *source = &maker->setter->runs.at[i].text.source;
        if (source->at + source->size != end) continue;
        *source = text_join(maker->arena, *source, TEXT("\u00ad"));
        return; // in another font than its letters, it has a run of its own
    }
}

// Clusters counted from the line's start; from here on they count from their run's.
static void settle_clusters(LineMaker *maker) {
    const char *start = maker->setter->copy.text.at + maker->from;
    if (maker->to - maker->from >= LONG_LINE) return;
    for (int32_t i = 0; i < maker->setter->runs.count; i++) {
        TextItem *text = &maker->setter->runs.at[i].text;
        uint16_t shift = (uint16_t)(text->source.at - start);
        for (int32_t j = 0; shift && j < text->glyph_count; j++)
            text->glyphs[j].cluster = (uint16_t)(text->glyphs[j].cluster - shift);
    }
}

static void make_room(LineMaker *maker) {
    size_t count = 0;
    bool moved = false;
    for (int32_t i = 0; i < maker->setter->parts.count; i++) {
        const Word *word = maker->setter->parts.at[i].word;
        count += word ? (size_t)word->glyph_count : 1;
        moved |= word && word->offsets;
    }
    maker->glyphs = arena_array_of(maker->arena, count, Glyph);
    maker->offsets = moved ? arena_array_of(maker->arena, count, GlyphOffset) : NULL;
}

static void make_runs(LineMaker *maker) {
    Typesetter *setter = maker->setter;
    make_room(maker);
    setter->runs.count = 0;
    maker->glyph_count = maker->spaced = maker->x = 0;
    for (int32_t i = 0; i < setter->parts.count; i++) {
        const LinePart *part = &setter->parts.at[setter->visual.at[i]];
        if (i == 0 && part->trails && setter->copy.rtl) maker->x = -part->advance;
        if (!part->word) add_space_run(maker, part);
        else
            for (int32_t j = 0; j < part->word->part_count; j++)
                add_shape_part(maker, part, &part->word->parts[j]);
    }
    settle_clusters(maker);
    const LinePart *last = setter->parts.count ? array_last(&setter->parts) : NULL;
    if (last && last->hyphen) add_hyphen_source(maker, last);
    maker->line->runs =
        arena_copy(maker->arena, setter->runs.at, (size_t)setter->runs.count * sizeof(Run));
    maker->line->run_count = setter->runs.count;
}

// the last letter's tracking would stand behind the line's end
static void take_tracking_back(LineMaker *maker) {
    if (!maker->fit.tracking) return;
    bool trails = array_last(&maker->setter->parts)->trails;
    int32_t at = maker->glyph_count - 1 - trails;
    if (at < 0) return;
    maker->glyphs[at].advance -= maker->fit.tracking;
    if (!trails) return;
    Run *last = &maker->line->runs[maker->line->run_count - 1];
    if (last->text.glyph_count == 1)
        last->text.origin.x -= maker->fit.tracking; // a run of the space alone
}

// the runs whose glyphs have offsets get glyphs of their own
static void settle_offsets(LineMaker *maker) {
    for (int32_t i = 0; maker->offsets && i < maker->line->run_count; i++) {
        TextItem *text = &maker->line->runs[i].text;
        text_item_move(maker->arena, text, maker->offsets + (text->glyphs - maker->glyphs));
    }
}

// ---- the line ------------------------------------------------------------------------------------

static Unit line_left(const LineMaker *maker) {
    const Copy *copy = &maker->setter->copy;
    const Fit *fit = &maker->fit;
    Unit slack = maker->job->measure + fit->hang_start + fit->hang_end - fit->width;
    Unit indent = maker->job->indent - fit->hang_start;
    switch (copy->input->style->align) {
    case ALIGN_JUSTIFY:
    case ALIGN_START: return copy->rtl ? slack : indent;
    case ALIGN_END: return copy->rtl ? 0 : indent + slack;
    case ALIGN_CENTRE: return (copy->rtl ? 0 : indent) + slack / 2;
    }
    return 0;
}

static void find_places(LineMaker *maker) {
    Copy *copy = &maker->setter->copy;
    int32_t to = maker->to;
    while (to > maker->from && copy->text.at[to - 1] == ' ') to--;
    do to--;
    while (to > maker->from && ((unsigned char)copy->text.at[to] & 0xc0) == 0x80);
    maker->line->from = copy_place(copy, maker->from);
    maker->line->to = copy_place(copy, to < maker->from ? maker->from : to);
}

static void fill_line(LineMaker *maker) {
    Typesetter *setter = maker->setter;
    bool trails = setter->parts.count && array_last(&setter->parts)->trails;
    do {
        justify_parts(setter, maker->job, &maker->fit);
        make_runs(maker);
        take_tracking_back(maker);
        settle_offsets(maker);
    } while (!justify_settle(&maker->fit, maker->line->runs, maker->line->run_count, trails));
    maker->line->width = maker->fit.width;
}

void line_make(Typesetter *setter, Arena *arena, const LineJob *job, Line *line) {
    LineMaker maker = {.setter = setter, .arena = arena, .job = job, .line = line};
    find_parts(&maker);
    justify_measure(setter, &maker.fit);
    line->natural = maker.fit.natural;
    line->hang_start = maker.fit.hang_start;
    line->hang_end = maker.fit.hang_end;
    line->ratio = job->ratio;
    line->demerits =
        (int32_t)(job->demerits / 10000 > INT32_MAX ? INT32_MAX : job->demerits / 10000);
    line->hyphenated = job->to->hyphen;
    line->overset = job->overfull || job->to->urgent;
    order_parts(&maker);
    fill_line(&maker);
    line->left = line_left(&maker);
    find_places(&maker);
}
