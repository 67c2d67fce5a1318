// strip.c: heights in whole grid lines, and what a column costs that starts with a line.
//
// A widow, an orphan, a hyphen at a column's end are faults of the line that comes next; a heading never parts
// from the lines that follow it. A paragraph's other settings cost by how much worse they are set.
#include "layout/strip.h"

#include "layout/notes.h"

enum {
    LOOSE_SCALE = 2500000,  // demerits that make 1/100 of looseness: a hyphen more is 40, every line at its limit 50 a line
    LOOSE_LEAST = 10,       // of any other setting
    LOOSE_MOST = 2000
};

// the grid lines that a height takes
static int32_t lines_up(const StripBuilder *builder, Unit height) {
    Unit grid = builder->galley->template->grid;
    return height <= 0 ? 0 : (height + grid - 1) / grid;
}

static int32_t add_record(StripBuilder *builder, RecordKind kind, int32_t height, int32_t line) {
    Galley *galley = builder->galley;
    *array_add(builder->arena, &galley->sources) = (RecordSource){galley->blocks.count - 1, line};
    *array_add(builder->arena, &galley->records) =
        (Record){.kind = kind, .height = height, .least = height, .most = height};
    return galley->records.count - 1;
}

static Passage *add_passage(StripBuilder *builder) {
    return array_add(builder->arena, &builder->galley->passages);
}

static void keep_record(StripBuilder *builder, Record *record) {
    if (builder->beside > 0 && builder->hangs) record->faults = 1u << TERM_GROUP;
    if (builder->keep <= 0 || record->kind == RECORD_FIGURE) return;
    record->faults |= 1u << TERM_STRANDED;
    if (record->kind != RECORD_SPACE) builder->keep--;
}

Record *strip_add_record(StripBuilder *builder, RecordKind kind, int32_t height) {
    int32_t at = add_record(builder, kind, height, 0);
    *add_passage(builder) = (Passage){.variants = {{at, 1, 0}}, .variant_count = 1};
    Record *record = &builder->galley->records.at[at];
    keep_record(builder, record);
    return record;
}

// a third of a line is not worth one
static int32_t space_lines(const StripBuilder *builder, Unit height) {
    return lines_up(builder, height - builder->galley->template->grid / 3);
}

// of two spaces that meet the larger one counts
static void widen_space(StripBuilder *builder, Record *record, int32_t least, int32_t best, int32_t most) {
    bool beside = builder->beside > 0 && builder->hangs;
    if (beside && best > record->height) builder->beside -= best - record->height;
    if (beside || least > best) least = best;
    if (beside || most < best) most = best;
    if (best > record->height) record->height = best;
    if (least > record->least) record->least = least;
    if (most > record->most) record->most = most;
}

static void add_limited_space(StripBuilder *builder, int32_t least, int32_t best, int32_t most) {
    if (!builder->galley->records.count || most <= 0) return;
    Record *above = array_last(&builder->galley->records);
    if (above->kind == RECORD_SPACE) { widen_space(builder, above, least, best, most); return; }
    Record *record = strip_add_record(builder, RECORD_SPACE, best);
    bool beside = builder->beside > 0 && builder->hangs; // there it does not stretch
    record->least = beside || least > best ? best : least;
    record->most = beside ? best : most;
    if (beside) builder->beside -= best;
}

void strip_add_space(StripBuilder *builder, Unit least, Unit best, Unit most) {
    add_limited_space(builder, space_lines(builder, least), space_lines(builder, best),
                      space_lines(builder, most));
}

static unsigned line_faults(const StripBuilder *builder, const Piece *piece, int32_t line, int32_t count,
                            bool hyphenated) {
    const Style *style = piece->style;
    unsigned faults = 0;
    if (line < builder->keep) return 1u << TERM_STRANDED;
    if (line < builder->beside && (line || builder->hangs)) return 1u << TERM_GROUP;
    if (!line) return 0;
    if (piece->initial && line < piece->initial->beside) return 1u << TERM_GROUP;
    if (style->keep_next) return 1u << TERM_GROUP; // a question is as whole as a heading
    if (line < style->orphan) faults |= 1u << TERM_ORPHAN;
    if (count - line < style->widow) faults |= 1u << TERM_WIDOW;
    if (hyphenated) faults |= 1u << TERM_HYPHEN;
    return faults;
}

static int32_t looseness(int64_t demerits, int64_t best) {
    int64_t loose = (demerits - best) / LOOSE_SCALE;
    return loose < LOOSE_LEAST ? LOOSE_LEAST : loose > LOOSE_MOST ? LOOSE_MOST : (int32_t)loose;
}

// hyphenated: of an outline; NULL: as the piece is set
static void add_variant(StripBuilder *builder, int32_t passage, const Piece *piece, int32_t count,
                        const bool *hyphenated, int32_t loose) {
    Variant variant = {builder->galley->records.count, count, loose};
    for (int32_t line = 0; line < count; line++) {
        bool after = line && (hyphenated ? hyphenated[line - 1] : piece->setting.lines[line - 1].hyphenated);
        int32_t at = add_record(builder, RECORD_TEXT, 1, line);
        builder->galley->records.at[at].faults = line_faults(builder, piece, line, count, after);
    }
    Passage *of = &builder->galley->passages.at[passage];
    of->variants[of->variant_count++] = variant;
}

// each line carries the notes whose marks fall in it
static void add_notes(StripBuilder *builder, int32_t block, const Setting *setting, int32_t first) {
    Galley *galley = builder->galley;
    const Block *of = &galley->blocks.at[block];
    if (!of->note_count || !setting) return;
    notes_find(galley, of, setting);
    Unit height = 0;
    for (int32_t i = of->first_note, end = i + of->note_count; i < end; i++) {
        const GalleyNote *note = &galley->notes.at[i];
        height += note->height;
        if (i + 1 < end && note[1].line == note->line) continue;
        galley->records.at[first + note->line].insertion = lines_up(builder, height);
        height = 0;
    }
}

void strip_add_lines(StripBuilder *builder, const Piece *piece, const Outline outlines[2], const Setting others[2]) {
    int32_t passage = builder->galley->passages.count, count = piece->setting.line_count;
    bool whole = count >= builder->beside; // else what comes below counts on these lines
    if (!count) return;
    add_passage(builder);
    int32_t block = builder->galley->blocks.count - 1, first = builder->galley->records.count;
    int32_t least = piece->initial ? piece->initial->beside : builder->beside;
    add_variant(builder, passage, piece, count, NULL, 0);
    add_notes(builder, block, &piece->setting, first);
    for (int32_t i = 0; whole && i < 2; i++) {
        if (!outlines[i].met || outlines[i].line_count < least) continue;
        first = builder->galley->records.count;
        add_variant(builder, passage, piece, outlines[i].line_count, outlines[i].hyphenated,
                    looseness(outlines[i].demerits, piece->setting.demerits));
        add_notes(builder, block, others ? &others[i] : NULL, first);
    }
    builder->keep = builder->keep > count ? builder->keep - count : 0;
    builder->beside = builder->beside > count ? builder->beside - count : 0;
    builder->hangs = builder->beside > 0;
}

// as many of its lines are kept with what stands above as in its first setting
Variant strip_add_beside(StripBuilder *builder, int32_t passage, int32_t block, const Setting *setting) {
    Galley *galley = builder->galley;
    Variant best = galley->passages.at[passage].variants[0];
    const Piece *piece = &galley->blocks.at[block].pieces.at[0];
    Variant variant = {galley->records.count, setting->line_count, 0};
    int64_t loose = (setting->demerits - piece->setting.demerits) / LOOSE_SCALE;
    variant.loose = loose < 0 ? 0 : loose > LOOSE_MOST ? LOOSE_MOST : (int32_t)loose;
    builder->beside = builder->keep = 0;
    const Record *records = galley->records.at + best.first;
    while (builder->keep < best.count && records[builder->keep].faults & 1u << TERM_STRANDED) builder->keep++;
    for (int32_t line = 0; line < variant.count; line++) {
        bool after = line && setting->lines[line - 1].hyphenated;
        int32_t at = add_record(builder, RECORD_TEXT, 1, line);
        galley->sources.at[at].block = block;
        galley->records.at[at].faults = line_faults(builder, piece, line, variant.count, after);
    }
    add_notes(builder, block, setting, variant.first);
    return variant;
}

void strip_add_blank(StripBuilder *builder) {
    if (builder->beside > 0 && builder->hangs) strip_add_record(builder, RECORD_TEXT, builder->beside);
    builder->beside = 0;
    builder->hangs = false;
}

// The space above a stack over all columns: a part as its gap, which stands below it, too, the rest within it.
static int32_t span_gap(const StripBuilder *builder, const Style *style, Unit *within) {
    int32_t space = builder->galley->records.count ? space_lines(builder, style->before) : 0, gap = (space + 1) / 2;
    *within = (space - gap) * builder->galley->template->grid;
    return gap;
}

void strip_add_stack(StripBuilder *builder, Block *block, bool span) {
    const Style *first = block->pieces.at[0].style, *last = array_last(&block->pieces)->style;
    Unit height = 0, within = 0;
    int32_t gap = span ? span_gap(builder, first, &within) : 0;
    for (int32_t i = 0; i < block->pieces.count; i++) {
        Piece *piece = &block->pieces.at[i];
        piece->before = i ? piece->style->before : within;
        height += piece->before + piece->setting.line_count * piece->style->leading;
    }
    block->height = height;
    block->after = last->after;
    block->hang = !span;
    int32_t solid = lines_up(builder, height + block->after);
    // above a stack what its own leading leaves of the grid counts as space
    if (!span)
        add_limited_space(builder, lines_up(builder, first->before_least + height + block->after) - solid,
                          lines_up(builder, first->before + height + block->after) - solid,
                          lines_up(builder, first->before_most + height + block->after) - solid);
    Record *record = strip_add_record(builder, RECORD_TEXT, solid);
    record->span = span;
    add_notes(builder, builder->galley->blocks.count - 1, &block->pieces.at[0].setting, builder->galley->records.count - 1);
    record->gap = gap;
    if (last->keep_next > builder->keep) builder->keep = last->keep_next;
}
