// oracle_strip.c: small random strips: every kind of record, in an order that a galley could make, or nearly
// so.
#include "support/oracle_strip.h"

enum { RECORDS_MOST = 40, PASSAGES_MOST = 24, FLOATS_MOST = 3 };

typedef struct {
    Random *random;
    Arena *arena;
    StripParts parts;
    Record *records;
    Passage *passages;
    int32_t record_count, passage_count, flow, floats;
    PageShape shape;
} Maker;

static bool chance(Maker *maker, int32_t percent) {
    return random_chance(maker->random, percent);
}

static int32_t pick(Maker *maker, int32_t least, int32_t most) {
    return random_int(maker->random, least, most);
}

static Record *add_record(Maker *maker, RecordKind kind, int32_t height) {
    Record *record = &maker->records[maker->record_count++];
    *record = (Record){.kind = kind, .height = height, .least = height, .most = height};
    return record;
}

static Passage *add_passage(Maker *maker) {
    return &maker->passages[maker->passage_count++];
}

static void add_variant(Maker *maker, Passage *passage, int32_t first, int32_t loose) {
    passage->variants[passage->variant_count++] = (Variant){first, maker->record_count - first, loose};
}

static unsigned random_faults(Maker *maker, int32_t percent) {
    unsigned faults = 0;
    for (CostTerm term = TERM_WIDOW; term <= TERM_GROUP; term++)
        if (chance(maker, percent)) faults |= 1u << term;
    return faults;
}

static void add_line(Maker *maker, int32_t line, int32_t count) {
    Record *record = add_record(maker, RECORD_TEXT, 1);
    record->faults = random_faults(maker, 12);
    if (line && line == count - 1) record->faults |= 1u << TERM_WIDOW;
    if (line == 1) record->faults |= 1u << TERM_ORPHAN;
    if (maker->parts.notes && chance(maker, 10)) record->insertion = pick(maker, 1, 2);
}

static void add_paragraph(Maker *maker) {
    Passage *passage = add_passage(maker);
    int32_t lines = pick(maker, 1, 4), variants = maker->parts.variants ? pick(maker, 1, 3) : 1;
    for (int32_t i = 0; i < variants; i++) {
        int32_t first = maker->record_count, count = i == 1                ? lines + 1
                                                     : i == 2 && lines > 1 ? lines - 1
                                                                           : lines;
        for (int32_t j = 0; j < count; j++) add_line(maker, j, count);
        maker->records[first].faults = maker->records[i ? passage->variants[0].first : first].faults; // whichever is chosen
        add_variant(maker, passage, first, i ? pick(maker, 0, 900) : 0);
    }
    maker->flow += lines;
}

static void add_alone(Maker *maker, int32_t first) {
    add_variant(maker, add_passage(maker), first, 0);
    maker->flow++;
}

static void add_block(Maker *maker) {
    int32_t lines = maker->shape.lines, first = maker->record_count;
    bool tall = maker->parts.tall && chance(maker, 30);
    Record *record = add_record(maker, RECORD_TEXT,
                                tall ? pick(maker, lines + 1, lines + 2) : pick(maker, 1, 3));
    record->faults = random_faults(maker, 20);
    if (maker->parts.notes && chance(maker, 15)) record->insertion = pick(maker, 1, 2);
    if (maker->parts.heads && chance(maker, 40)) record->head = 1;
    add_alone(maker, first);
}

static void add_space(Maker *maker) {
    int32_t first = maker->record_count, least = pick(maker, 0, 1), most = pick(maker, least, 3);
    Record *record = add_record(maker, RECORD_SPACE, pick(maker, least, most));
    record->least = least, record->most = most;
    add_alone(maker, first);
}

static const int32_t *random_crop(Maker *maker, int32_t count) {
    int32_t *crop = arena_array_of(maker->arena, (size_t)count, int32_t);
    for (int32_t i = 0; i < count; i++) crop[i] = pick(maker, 0, 300);
    return crop;
}

static Record *add_figure(Maker *maker, int32_t tallest) {
    int32_t least = pick(maker, 1, tallest), most = pick(maker, least, tallest);
    Record *record = add_record(maker, RECORD_FIGURE, pick(maker, least, most));
    record->least = least, record->most = most;
    if (chance(maker, 50)) record->crop = random_crop(maker, most - least + 1);
    return record;
}

// a figure has one width: that of the page, of a column, of the side, or of what fills a page
static unsigned random_slots(Maker *maker) {
    static const Slot wide[][2] = {{SLOT_TOP, SLOT_BOTTOM}, {SLOT_COLUMN_TOP, SLOT_COLUMN_BOTTOM}};
    int32_t kind = pick(maker, 0, 9), which = pick(maker, 0, 2);
    if (kind == 0) return 1u << SLOT_ASIDE;
    if (kind == 1) return 1u << SLOT_PAGE;
    const Slot *slots = wide[kind % 2];
    return (which < 2 ? 1u << slots[0] : 0) | (which > 0 ? 1u << slots[1] : 0);
}

static void add_float(Maker *maker) {
    int32_t first = maker->record_count, lines = maker->shape.lines;
    Record *record = add_figure(maker, lines < 5 ? lines : 5);
    record->gap = pick(maker, 0, 2);
    record->free = chance(maker, 15);
    record->slots = random_slots(maker);
    add_alone(maker, first);
    maker->floats++;
}

static void add_in_place(Maker *maker) {
    int32_t first = maker->record_count, lines = maker->shape.lines;
    Record *record = add_figure(maker, lines < 4 ? lines : 4);
    record->slots = 1u << SLOT_HERE;
    record->faults = random_faults(maker, 15);
    record->span = maker->parts.spans && chance(maker, 50);
    if (record->span) record->gap = pick(maker, 0, 2);
    add_alone(maker, first);
}

static void add_span(Maker *maker) {
    int32_t rows = pick(maker, 1, 3);
    for (int32_t i = 0; i < rows; i++) {
        int32_t first = maker->record_count;
        Record *record = add_record(maker, RECORD_TEXT, pick(maker, 1, 2));
        record->span = true;
        record->faults = random_faults(maker, 20);
        if (maker->parts.heads && i && chance(maker, 50)) record->head = 1;
        add_alone(maker, first);
    }
}

static void add_break(Maker *maker) {
    int32_t first = maker->record_count;
    add_record(maker, RECORD_PAGE_BREAK, 0);
    add_alone(maker, first);
}

static void add_any(Maker *maker) {
    int32_t kind = pick(maker, 0, 99);
    if (kind < 35) add_paragraph(maker);
    else if (kind < 55) add_space(maker);
    else if (kind < 68) add_block(maker);
    else if (kind < 82 && maker->floats < FLOATS_MOST) add_float(maker);
    else if (kind < 88 && maker->parts.in_place) add_in_place(maker);
    else if (kind < 94 && maker->parts.spans) add_span(maker);
    else if (kind < 97 && maker->parts.breaks) add_break(maker);
}

static void random_weights(Maker *maker) {
    maker->shape.weights = cost_weights_preset;
    if (chance(maker, 40)) return;
    int32_t most = chance(maker, 50) ? 20 : 1000;
    for (int32_t i = 0; i < TERM_COUNT; i++)
        maker->shape.weights.of[i] = chance(maker, 10) ? 0 : pick(maker, 1, most);
    if (!maker->parts.tall) return;
    maker->shape.weights.of[TERM_OVERSET] = pick(maker, 500, 5000);
}

static void random_shape(Maker *maker) {
    maker->shape = (PageShape){.columns = pick(maker, 1, 3), .lines = pick(maker, 3, 8), .forbidden = -1};
    if (chance(maker, 40)) maker->shape.pages = pick(maker, 1, 3);
    maker->shape.fill = chance(maker, 25);
    maker->shape.note_gap = pick(maker, 0, 2);
    random_weights(maker);
}

static void lock(Maker *maker) {
    maker->shape.locked = true;
    for (int32_t i = 0; i < maker->record_count; i++)
        if (chance(maker, 40)) maker->records[i].page = pick(maker, 1, 4);
    // a passage's start is the same whichever variant is chosen
    for (int32_t i = 0; i < maker->passage_count; i++)
        for (int32_t j = 1; j < maker->passages[i].variant_count; j++)
            maker->records[maker->passages[i].variants[j].first].page =
                maker->records[maker->passages[i].variants[0].first].page;
}

// a record that may not start a column, but not the article's first: it has to
static void forbid(Maker *maker) {
    int32_t record = pick(maker, 1, maker->record_count - 1);
    if (maker->records[record].kind == RECORD_TEXT) maker->shape.forbidden = record;
}

StripCase random_strip(Random *random, Arena *arena, StripParts parts) {
    Maker maker = {.random = random, .arena = arena, .parts = parts};
    maker.records = arena_array_of(arena, RECORDS_MOST * 4, Record);
    maker.passages = arena_array_of(arena, PASSAGES_MOST, Passage);
    random_shape(&maker);
    int32_t flow = pick(&maker, 2, 12);
    while (maker.flow < flow) add_any(&maker);
    if (chance(&maker, 25)) lock(&maker);
    if (chance(&maker, 20) && maker.record_count > 1) forbid(&maker);
    return (StripCase){{maker.records, maker.passages, maker.record_count, maker.passage_count}, maker.shape};
}

static void print_crop(FILE *out, const Record *record, int32_t index) {
    if (!record->crop) return;
    fprintf(out, "static const int32_t crop_%d[] = {", index);
    for (int32_t i = record->least; i <= record->most; i++)
        fprintf(out, "%d, ", record->crop[i - record->least]);
    fprintf(out, "};\n");
}

static void print_record(FILE *out, const Record *record, int32_t index) {
    static const char *const kinds[] = {"RECORD_TEXT", "RECORD_SPACE", "RECORD_FIGURE", "RECORD_PAGE_BREAK"};
    fprintf(out, "    {.kind = %s, .height = %d", kinds[record->kind], record->height);
    if (record->kind == RECORD_SPACE || record->kind == RECORD_FIGURE)
        fprintf(out, ", .least = %d, .most = %d", record->least, record->most);
    for (int32_t term = 0, first = 1; term <= TERM_GROUP; term++)
        if (record->faults & 1u << term)
            fprintf(out, "%s1u << %d /* %s */", first ? ", .faults = " : " | ", term,
                    cost_term_names[term]),
                first = 0;
    if (record->span) fprintf(out, ", .span = true");
    if (record->insertion) fprintf(out, ", .insertion = %d", record->insertion);
    if (record->head) fprintf(out, ", .head = %d", record->head);
    if (record->page) fprintf(out, ", .page = %d", record->page);
    if (record->gap) fprintf(out, ", .gap = %d", record->gap);
    if (record->free) fprintf(out, ", .free = true");
    static const char *const slots[] = {"SLOT_TOP", "SLOT_BOTTOM", "SLOT_COLUMN_TOP", "SLOT_COLUMN_BOTTOM",
                                        "SLOT_ASIDE", "SLOT_PAGE", "SLOT_HERE"};
    for (int32_t slot = 0, first = 1; slot <= SLOT_HERE; slot++)
        if (record->slots & 1u << slot)
            fprintf(out, "%s1u << %s", first ? ", .slots = " : " | ", slots[slot]), first = 0;
    if (record->crop) fprintf(out, ", .crop = crop_%d", index);
    fprintf(out, "}, // %d\n", index);
}

static void print_passages(FILE *out, const Strip *strip) {
    fprintf(out, "static const Passage passages[] = {\n");
    for (int32_t i = 0; i < strip->passage_count; i++) {
        fprintf(out, "    {{");
        for (int32_t j = 0; j < strip->passages[i].variant_count; j++) {
            Variant variant = strip->passages[i].variants[j];
            fprintf(out, "%s{%d, %d, %d}", j ? ", " : "", variant.first, variant.count, variant.loose);
        }
        fprintf(out, "}, %d},\n", strip->passages[i].variant_count);
    }
    fprintf(out, "};\n");
}

void print_strip(FILE *out, const StripCase *one) {
    const Strip *strip = &one->strip;
    const PageShape *shape = &one->shape;
    for (int32_t i = 0; i < strip->record_count; i++) print_crop(out, &strip->records[i], i);
    fprintf(out, "static const Record records[] = {\n");
    for (int32_t i = 0; i < strip->record_count; i++) print_record(out, &strip->records[i], i);
    fprintf(out, "};\n");
    print_passages(out, strip);
    fprintf(out,
            "const PageShape shape = {.columns = %d, .lines = %d, .pages = %d, .fill = %d, "
            ".note_gap = %d, "
            ".locked = %d, .forbidden = %d, .weights = {{",
            shape->columns, shape->lines, shape->pages, shape->fill, shape->note_gap, shape->locked,
            shape->forbidden);
    for (int32_t i = 0; i < TERM_COUNT; i++) fprintf(out, "%s%d", i ? ", " : "", shape->weights.of[i]);
    fprintf(out, "}}};\n");
}
