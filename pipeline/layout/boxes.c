// boxes.c: the copy's pieces become boxes, glue and penalties.
//
// A word is one box, or several with a penalty at each point where it may be divided. The penalty's
// width makes up for what reshaping changes: the kerning lost and the hyphen gained at the line's end
// (width), the kerning lost at the next line's start (after). A space is glue within the style's limits;
// one that must not break is a box that stretches. Something wider than the narrowest
// measure also gets a point at every grapheme, for the last pass alone. Words stretch by letterspacing and by
// expansion; each break knows what would hang out of the two lines it makes.
#include <stdlib.h>

#include "layout/setter.h"

// penalties, in TeX's scale
enum {
    HYPHEN_COST = 100,
    CAPITAL_COST = 60,   // more, for a name
    COMPOUND_COST = 100, // more, beside a written hyphen
    SHORT_COST = 30,     // more, with two letters on one side
    WRITTEN_COST = 40,
    PLAIN_COST = 30,
    RAGGED_COST = 160, // more, where nothing presses for a hyphen
    URGENT_COST = 5000,
    SPACE_COST = 500,  // of a space that holds its words, where they are too wide together: rather than letters
};

// ---- limits --------------------------------------------------------------------------------------

static int32_t space_best(const Style *style) {
    return style->space_best > 0 ? style->space_best : 1000;
}

static Unit part_of(Unit whole, int32_t thousandths) {
    return (Unit)((int64_t)whole * thousandths / 1000);
}

Unit style_space(const Style *style, const ShapeStyle *shape) {
    return part_of(shape->space, space_best(style));
}

Unit style_stretch(const Style *style, const ShapeStyle *shape) {
    int32_t more = style->space_most - space_best(style);
    return style->align == ALIGN_JUSTIFY && more > 0 ? part_of(shape->space, more) : 0;
}

Unit style_shrink(const Style *style, const ShapeStyle *shape) {
    int32_t less = style->space_least > 0 ? space_best(style) - style->space_least : 0;
    return style->align == ALIGN_JUSTIFY && less > 0 ? part_of(shape->space, less) : 0;
}

Unit style_letter(const ShapeStyle *shape, int32_t thousandths) {
    return shape->joined ? 0 : part_of(shape->key.size, thousandths);
}

Unit setter_expand(const Typesetter *setter, const ShapeStyle *shape, Unit width) {
    return shape->joined ? 0 : part_of(width, setter->expand_most);
}

Unit setter_condense(const Typesetter *setter, const ShapeStyle *shape, Unit width) {
    return shape->joined ? 0 : part_of(width, -setter->expand_least);
}

static const Word *word_at(const Typesetter *setter, int32_t piece) {
    bool is_there = piece >= 0 && piece < setter->copy.pieces.count;
    return is_there ? setter->copy.pieces.at[piece].word : NULL;
}

Unit setter_hang_start(const Typesetter *setter, int32_t piece) {
    if (!setter->start_margins) return 0;
    const Word *word = word_at(setter, piece);
    return word ? margins_start(setter->start_margins, word, 0) : 0;
}

Unit setter_hang_end(const Typesetter *setter, int32_t piece) {
    if (!setter->end_margins) return 0;
    const Word *word = word_at(setter, piece - 1);
    return word ? margins_end(setter->end_margins, word, (int32_t)word->text.size) : 0;
}

// ---- items ---------------------------------------------------------------------------------------

static void add_item(Typesetter *setter, BreakItem item, Cut cut) {
    *array_add(setter->arena, &setter->items) = item;
    *array_add(setter->arena, &setter->cuts) = cut;
}

static void add_box(Typesetter *setter, const ShapeStyle *shape, Unit width, int32_t clusters) {
    const Style *style = setter->copy.input->style;
    BreakItem box = {.kind = BREAK_BOX,
                     .width = width + clusters * style_letter(shape, style->tracking)};
    if (style->align == ALIGN_JUSTIFY) {
        box.stretch =
            clusters * style_letter(shape, style->letter_most > 0 ? style->letter_most : 0);
        box.shrink =
            -clusters * style_letter(shape, style->letter_least < 0 ? style->letter_least : 0);
        box.stretch += setter_expand(setter, shape, box.width);
        box.shrink += setter_condense(setter, shape, box.width);
    }
    add_item(setter, box, (Cut){0});
}

static void add_penalty(Typesetter *setter, int32_t penalty, unsigned flags, Cut cut) {
    BreakItem item = {.kind = BREAK_PENALTY, .penalty = (int16_t)penalty, .flags = (uint8_t)flags};
    add_item(setter, item, cut);
}

// the last item is a break between two pieces: what hangs out there
static void hang_between(Typesetter *setter, int32_t ends_before, int32_t goes_on) {
    BreakItem *item = array_last(&setter->items);
    item->hang = setter_hang_end(setter, ends_before);
    item->after -= setter_hang_start(setter, goes_on);
}

// what a break at a point costs; BREAK_NEVER if the style forbids it
static int32_t point_cost(const Typesetter *setter, const Piece *piece, const WordPoint *point) {
    const Style *style = setter->copy.input->style;
    int32_t ragged = style->align == ALIGN_JUSTIFY ? 0 : RAGGED_COST;
    if (point->kind == POINT_GRAPHEME) return URGENT_COST;
    if (piece->glued) return BREAK_NEVER;
    if (point->kind == POINT_WRITTEN) return WRITTEN_COST;
    if (point->kind == POINT_PLAIN) return PLAIN_COST;
    if (point->kind == POINT_SOFT) return HYPHEN_COST + ragged;
    int32_t before = point->letters_before, after = point->letters_after;
    if (!style->hyphenate || piece->last_word || before + after < style->hyphen_least)
        return BREAK_NEVER;
    if (before < style->hyphen_before || after < style->hyphen_after) return BREAK_NEVER;
    return HYPHEN_COST + ragged + (point->capital ? CAPITAL_COST : 0) +
           (point->compound ? COMPOUND_COST : 0) + (before < 3 || after < 3 ? SHORT_COST : 0);
}

static unsigned point_flags(const WordPoint *point) {
    switch (point->kind) {
    case POINT_HYPHEN:
    case POINT_SOFT: return BREAK_HYPHEN | BREAK_SOFT;
    case POINT_WRITTEN: return BREAK_HYPHEN;
    case POINT_PLAIN: return 0;
    case POINT_GRAPHEME: return BREAK_URGENT;
    }
    return 0;
}

static void add_point(Typesetter *setter, int32_t at, const WordPoint *point, int32_t cost) {
    const Piece *piece = &setter->copy.pieces.at[at];
    const Style *style = setter->copy.input->style;
    bool hyphen = point->kind == POINT_HYPHEN || point->kind == POINT_SOFT;
    add_penalty(setter, cost, point_flags(point),
                (Cut){at, point->end, point->offset, hyphen, point->kind == POINT_GRAPHEME});
    BreakItem *item = array_last(&setter->items);
    item->width =
        point->before - point->natural + hyphen * style_letter(piece->style, style->tracking);
    item->after = point->after - (piece->word->width - point->natural) -
                  margins_start(setter->start_margins, piece->word, point->offset);
    item->hang = hyphen ? margins_hyphen(setter->end_margins, piece->style)
                        : margins_end(setter->end_margins, piece->word, point->end);
}

// does a glyph stand for the byte? Not inside a ligature, nor behind a character that is not seen
static bool has_cluster(const Word *word, int32_t byte) {
    for (int32_t i = 0; i < word->glyph_count; i++)
        if (word->glyphs[i].cluster == byte) return true;
    return false;
}

// every grapheme of a word that is too wide, besides the points it has
static void add_graphemes(Typesetter *setter, const Piece *piece) {
    int32_t count, own = setter->points.count;
    const int32_t *at = divider_find_graphemes(setter->divider, piece->word->text, &count);
    for (int32_t i = 0; i < count; i++) {
        bool known = false;
        for (int32_t j = 0; j < own; j++) known = known || setter->points.at[j].offset == at[i];
        if (known || !has_cluster(piece->word, at[i])) continue;
        WordPoint point = {.offset = at[i], .end = at[i], .kind = POINT_GRAPHEME};
        word_measure(piece->word, at[i], &point.natural, &point.clusters);
        point.before = point.natural;
        point.after = piece->word->width - point.natural;
        *array_add(setter->arena, &setter->points) = point;
    }
}

static int compare_points(const void *left, const void *right) {
    const WordPoint *a = left, *b = right;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

static bool is_inner_joint(const Typesetter *setter, int32_t byte) {
    int32_t low = 0, high = setter->joints.count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (setter->joints.at[middle] < byte) low = middle + 1;
        else high = middle;
    }
    return low < setter->joints.count && setter->joints.at[low] == byte;
}

// Gathers the points of a piece: those kept with the word; of a word of several pieces only what ICU
// finds in the whole word, since a piece alone may look different.
static void gather_points(Typesetter *setter, Piece *piece, bool whole) {
    setter->points.count = 0;
    if (!piece->in_context) {
        if (!piece->word->has_points)
            divider_find_points(setter->divider, piece->style, piece->word);
        for (int32_t i = 0; i < piece->word->point_count; i++) {
            const WordPoint *point = &piece->word->points[i];
            bool fits = whole || (point->kind != POINT_HYPHEN &&
                                  is_inner_joint(setter, piece->from + point->offset));
            if (fits) *array_add(setter->arena, &setter->points) = *point;
        }
    }
    if (!piece->urgent) return;
    add_graphemes(setter, piece);
    if (!setter->points.count) return;
    qsort(setter->points.at, (size_t)setter->points.count, sizeof *setter->points.at,
          compare_points);
}

static void add_divided(Typesetter *setter, int32_t at, const WordPoint *points, int32_t count) {
    const Piece *piece = &setter->copy.pieces.at[at];
    Unit done = 0;
    int32_t clusters = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t cost = point_cost(setter, piece, &points[i]);
        if (cost >= BREAK_NEVER) continue;
        add_box(setter, piece->style, points[i].natural - done, points[i].clusters - clusters);
        done = points[i].natural;
        clusters = points[i].clusters;
        add_point(setter, at, &points[i], cost);
    }
    add_box(setter, piece->style, piece->word->width - done, piece->word->clusters - clusters);
}

static void add_word(Typesetter *setter, int32_t at, bool whole) {
    Piece *piece = &setter->copy.pieces.at[at];
    if (whole && !piece->urgent) { // the usual case
        if (!piece->word->has_points)
            divider_find_points(setter->divider, piece->style, piece->word);
        add_divided(setter, at, piece->word->points, piece->word->point_count);
        return;
    }
    gather_points(setter, piece, whole);
    add_divided(setter, at, setter->points.at, setter->points.count);
}

// the breaks of a word of several pieces, as bytes of the paragraph
static void find_joints(Typesetter *setter, int32_t first, int32_t end) {
    const Copy *copy = &setter->copy;
    int32_t from = copy->pieces.at[first].from, to = copy->pieces.at[end - 1].to, count;
    Text word = text_part(copy->text, (size_t)from, (size_t)to);
    const int32_t *breaks = divider_find_breaks(setter->divider, word, &count);
    setter->joints.count = 0;
    for (int32_t i = 0; i < count; i++)
        *array_add(setter->arena, &setter->joints) = from + breaks[i];
}

// A joint of two pieces inside a word is a break if ICU allows one and it is no single letter's hyphen.
static void add_joint(Typesetter *setter, int32_t at) {
    const Copy *copy = &setter->copy;
    const Piece *piece = &copy->pieces.at[at];
    Cut cut = {.piece = at, .urgent = true};
    bool hyphen = copy->text.at[piece->from - 1] == '-';
    bool glued = piece->glued && piece[-1].glued;
    if (!glued && is_inner_joint(setter, piece->from)) {
        cut.urgent = false;
        add_penalty(setter, hyphen ? WRITTEN_COST : PLAIN_COST, hyphen ? BREAK_HYPHEN : 0, cut);
    } else if (piece->urgent) {
        add_penalty(setter, URGENT_COST, BREAK_URGENT, cut);
    } else {
        return;
    }
    hang_between(setter, at, at);
}

static int32_t add_words(Typesetter *setter, int32_t at) {
    const Copy *copy = &setter->copy;
    int32_t end = at + 1;
    while (end < copy->pieces.count && copy->pieces.at[end].kind == PIECE_WORD) end++;
    if (end == at + 1) return add_word(setter, at, true), end;
    find_joints(setter, at, end);
    for (int32_t i = at; i < end; i++) {
        if (i > at) add_joint(setter, i);
        add_word(setter, i, false);
    }
    return end;
}

// how a space between two words holds: BREAK_NEVER, or a penalty
static int32_t space_hold(Typesetter *setter, const Piece *space) {
    const Copy *copy = &setter->copy;
    const Piece *end = copy->pieces.at + copy->pieces.count;
    if (space->glued) return BREAK_NEVER;
    if (space == copy->pieces.at || space + 1 == end) return BREAK_NEVER;
    const Word *before = space[-1].word, *after = space[1].word;
    if (!before || !after) return 0; // spaces side by side: one of them unbreakable
    if (!divider_may_part(setter->divider, before->text, before->last_class, after->text,
                          after->first_class))
        return BREAK_NEVER;
    return word_hold(before, after);
}

static void add_space(Typesetter *setter, int32_t at) {
    const Piece *piece = &setter->copy.pieces.at[at];
    const Style *style = setter->copy.input->style;
    Cut cut = {.piece = at};
    if (piece->forced) {
        add_penalty(setter, BREAK_FORCED, 0, cut);
        hang_between(setter, at, at + 1);
        return;
    }
    int32_t hold = space_hold(setter, piece);
    BreakItem space = {.kind = BREAK_GLUE,
                       .width = style_space(style, piece->style) +
                                style_letter(piece->style, style->tracking)};
    space.stretch = style_stretch(style, piece->style);
    space.shrink = style_shrink(style, piece->style);
    if (hold >= BREAK_NEVER) {
        space.kind = BREAK_BOX; // glue would vanish at a line's start
        cut.urgent = piece->glued;
        if (piece->urgent) add_penalty(setter, SPACE_COST, BREAK_URGENT, cut);
        if (piece->urgent) array_last(&setter->items)->after = -space.width;
    } else if (hold) {
        add_penalty(setter, hold, 0, cut);
        hang_between(setter, at, at + 1);
    }
    add_item(setter, space, cut);
    if (!hold) hang_between(setter, at, at + 1);
}

void boxes_make(Typesetter *setter) {
    int32_t count = setter->copy.pieces.count;
    setter->items.count = setter->cuts.count = 0;
    for (int32_t at = 0; at < count;) {
        if (setter->copy.pieces.at[at].kind == PIECE_WORD) at = add_words(setter, at);
        else add_space(setter, at++);
    }
    add_penalty(setter, BREAK_FORCED, 0, (Cut){.piece = count});
    hang_between(setter, count, count);
}

// ---- what is too wide ----------------------------------------------------------------------------

static void mark_urgent(Typesetter *setter, int32_t from, int32_t to) {
    Copy *copy = &setter->copy;
    for (int32_t i = from; i <= to && i < copy->pieces.count; i++) copy->pieces.at[i].urgent = true;
}

// Marks the pieces between two breaks that are wider than the narrowest line; false if there are none.
bool boxes_find_too_wide(Typesetter *setter, Unit least) {
    int64_t width = 0;
    int32_t first = 0; // piece behind the last break
    bool any = false;
    for (int32_t i = 0; i < setter->items.count; i++) {
        const BreakItem *item = &setter->items.at[i];
        bool glue = item->kind == BREAK_GLUE && i > 0 && item[-1].kind == BREAK_BOX;
        bool penalty = item->kind == BREAK_PENALTY && item->penalty < BREAK_NEVER;
        if (item->kind != BREAK_PENALTY) width += glue ? 0 : item->width - item->shrink;
        if (!glue && !penalty) continue;
        int32_t piece = setter->cuts.at[i].piece;
        if (width + item->width * penalty > least) mark_urgent(setter, first, piece), any = true;
        width = penalty ? item->after : 0;
        first = piece;
    }
    return any;
}
