// word.c: break opportunities inside words and between them, and words that must stay together.
//
// A word here is a text without spaces. ICU's line iterator (UAX #14) gives the breaks that the writing
// itself allows; the patterns give the breaks that need a hyphen, run of letters by run of letters:
// never in acronyms, next to digits, in addresses. Widths at a point come from the unbroken word where
// HarfBuzz calls the cut safe, and from the two parts shaped anew where it does not.
#include "layout/word.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "layout/breaks.h"

enum { CLASSES = 64 };

struct Divider {
    Shaper *shaper;
    Hyphenator *hyphenator;
    UBreakIterator *lines, *graphemes;
    Arena *arena, *scratch;
    ARRAY(UChar) wide;    // the text in UTF-16
    ARRAY(int32_t) bytes; // the byte of each unit, and of the end
    ARRAY(int32_t) breaks;
    ARRAY(WordPoint) points;
    uint8_t may_part[CLASSES][CLASSES]; // 0: not asked yet, 1: no, 2: yes
};

Divider *divider_new(Shaper *shaper, Hyphenator *hyphenator) {
    UErrorCode status = U_ZERO_ERROR;
    Divider *divider = memory_new(sizeof *divider);
    *divider = (Divider){
        .shaper = shaper, .hyphenator = hyphenator, .arena = arena_new(), .scratch = arena_new()};
    divider->lines = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    divider->graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    assert(U_SUCCESS(status));
    return divider;
}

void divider_free(Divider *divider) {
    if (!divider) return;
    ubrk_close(divider->lines);
    ubrk_close(divider->graphemes);
    arena_free(divider->arena);
    arena_free(divider->scratch);
    free(divider);
}

// ---- what a word holds on to -----------------------------------------------------------------------

#define L(word)                                                                                    \
    { word, sizeof(word) - 1 }
static const Text titles[] = {
    L("Mr."),  L("Mrs."),  L("Ms."), L("Dr."),  L("Prof."), L("Mr"),   L("Mrs"),  L("Ms"),
    L("Dr"),   L("St."),   L("No."), L("Nos."), L("Fig."),  L("Art."), L("Vol."), L("p."),
    L("pp."),  L("№"),     L("§"),   L("г."),   L("им."),   L("ул."),  L("т."),   L("стр."),
    L("рис."), L("табл."), L("ст."), L("г-н"),  L("г-жа"),
};
static const Text units[] = {
    L("January"), L("February"), L("March"),     L("April"),   L("May"),      L("June"),
    L("July"),    L("August"),   L("September"), L("October"), L("November"), L("December"),
    L("января"),  L("февраля"),  L("марта"),     L("апреля"),  L("мая"),      L("июня"),
    L("июля"),    L("августа"),  L("сентября"),  L("октября"), L("ноября"),   L("декабря"),
    L("%"),       L("‰"),        L("°C"),        L("km"),      L("m"),        L("cm"),
    L("mm"),      L("kg"),       L("g"),         L("t"),       L("ha"),       L("km²"),
    L("m²"),      L("m³"),       L("MW"),        L("GW"),      L("kWh"),      L("million"),
    L("billion"), L("thousand"), L("trillion"),  L("percent"), L("per"),      L("a.m."),
    L("p.m."),    L("am"),       L("pm"),        L("hours"),   L("км"),       L("м"),
    L("см"),      L("мм"),       L("кг"),        L("т"),       L("га"),       L("тыс."),
    L("млн"),     L("млрд"),     L("руб."),      L("г."),      L("гг."),      L("год"),
    L("года"),    L("году"),     L("лет"),       L("в."),      L("вв."),
};
#undef L

static bool is_listed(Text text, const Text *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(text, list[i])) return true;
    return false;
}

static bool is_unit(Text text) {
    enum { COUNT = sizeof units / sizeof *units };
    if (is_listed(text, units, COUNT)) return true;
    while (text.size > 1 && strchr(",.;:)", text.at[text.size - 1])) text.size--;
    return is_listed(text, units, COUNT);
}

// capital letters, each with its full stop: K.  H.E.
static bool is_initial(Text text) {
    size_t at = 0;
    while (at < text.size) {
        if (!u_isupper((UChar32)text_next(text, &at)) || at >= text.size || text.at[at] != '.')
            return false;
        at++;
    }
    return at > 0;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_number(Text text) {
    if (!is_digit(text.at[0])) return false;
    for (size_t i = 0; i < text.size; i++)
        if (!is_digit(text.at[i]) && !strchr(".,:-", text.at[i]) &&
            !((unsigned char)text.at[i] & 0x80))
            return false;
    return true;
}

static bool is_dash(Text text) {
    return text_is(text, "–") || text_is(text, "—") || text_is(text, "-");
}

uint32_t word_find_traits(Text text) {
    if (!text.size) return 0;
    uint32_t traits = 0;
    size_t at = 0;
    int32_t letters = 0;
    UChar32 first = (UChar32)text_next(text, &at);
    for (size_t i = 0; i < text.size;) letters += u_isalpha((UChar32)text_next(text, &i)) != 0;
    if (u_isupper(first)) traits |= WORD_CAPITAL;
    if (letters >= 4) traits |= WORD_LONG_ENOUGH;
    if (is_number(text)) traits |= WORD_NUMBER;
    if (is_digit(text.at[text.size - 1])) traits |= WORD_ENDS_NUMBER;
    if (is_initial(text)) traits |= WORD_INITIAL;
    if (is_dash(text)) traits |= WORD_DASH;
    if (is_listed(text, titles, sizeof titles / sizeof *titles)) traits |= WORD_TITLE;
    if (is_unit(text)) traits |= WORD_UNIT;
    return traits;
}

int32_t word_hold(const Word *before, const Word *after) {
    uint32_t a = before->traits, b = after->traits;
    if (!((a & (WORD_TITLE | WORD_INITIAL | WORD_NUMBER)) || (b & WORD_DASH))) return 0;
    if (b & WORD_DASH) return BREAK_NEVER;
    if ((a & (WORD_INITIAL | WORD_TITLE)) && (b & (WORD_CAPITAL | WORD_NUMBER))) return BREAK_NEVER;
    if (!(a & WORD_NUMBER) || !(a & WORD_ENDS_NUMBER)) return 0;
    if (b & WORD_UNIT) return BREAK_NEVER;
    // groups of three digits: 40 000
    return (b & WORD_NUMBER) && after->text.size >= 3 && is_digit(after->text.at[2]) ? BREAK_NEVER
                                                                                     : 0;
}

void word_find_classes(Word *word) {
    Text text = word->text;
    size_t at = 0, last = text.size;
    if (!text.size) return;
    word->first_class =
        (uint8_t)u_getIntPropertyValue((UChar32)text_next(text, &at), UCHAR_LINE_BREAK);
    do last--;
    while (last > 0 && ((unsigned char)text.at[last] & 0xc0) == 0x80);
    word->last_class =
        (uint8_t)u_getIntPropertyValue((UChar32)text_next(text, &last), UCHAR_LINE_BREAK);
}

// ---- ICU -----------------------------------------------------------------------------------------

static void add_wide(Divider *divider, Text text) {
    for (size_t at = 0; at < text.size;) {
        int32_t from = (int32_t)at;
        uint32_t c = text_next(text, &at);
        if (c > 0xffff) {
            *array_add(divider->arena, &divider->wide) = U16_LEAD(c);
            *array_add(divider->arena, &divider->bytes) = from;
            c = U16_TRAIL(c);
        }
        *array_add(divider->arena, &divider->wide) = (UChar)c;
        *array_add(divider->arena, &divider->bytes) = from;
    }
}

static const int32_t *find_breaks(Divider *divider, UBreakIterator *iterator, Text text,
                                  int32_t *count) {
    UErrorCode status = U_ZERO_ERROR;
    divider->wide.count = divider->bytes.count = divider->breaks.count = 0;
    add_wide(divider, text);
    *array_add(divider->arena, &divider->bytes) = (int32_t)text.size;
    ubrk_setText(iterator, divider->wide.at, divider->wide.count, &status);
    for (int32_t at; U_SUCCESS(status) && (at = ubrk_next(iterator)) != UBRK_DONE;)
        if (at < divider->wide.count)
            *array_add(divider->arena, &divider->breaks) = divider->bytes.at[at];
    *count = divider->breaks.count;
    return divider->breaks.at;
}

const int32_t *divider_find_breaks(Divider *divider, Text text, int32_t *count) {
    return find_breaks(divider, divider->lines, text, count);
}

const int32_t *divider_find_graphemes(Divider *divider, Text text, int32_t *count) {
    return find_breaks(divider, divider->graphemes, text, count);
}

static bool ask_part(Divider *divider, Text before, Text after) {
    UErrorCode status = U_ZERO_ERROR;
    divider->wide.count = divider->bytes.count = 0;
    add_wide(divider, before);
    *array_add(divider->arena, &divider->wide) = ' ';
    int32_t at = divider->wide.count;
    add_wide(divider, after);
    ubrk_setText(divider->lines, divider->wide.at, divider->wide.count, &status);
    return U_SUCCESS(status) && ubrk_isBoundary(divider->lines, at);
}

// Classes whose characters need no look beyond them to tell whether a line may break at a space. Others
// (combining marks, a full stop that may begin a number, …) are asked about each time.
static bool is_plain_class(uint8_t class) {
    return class == U_LB_ALPHABETIC || class == U_LB_NUMERIC || class == U_LB_OPEN_PUNCTUATION ||
           class == U_LB_QUOTATION;
}

static bool is_plain_end(uint8_t class) {
    return class == U_LB_ALPHABETIC || class == U_LB_NUMERIC || class == U_LB_INFIX_NUMERIC ||
           class == U_LB_QUOTATION || class == U_LB_CLOSE_PUNCTUATION ||
           class == U_LB_CLOSE_PARENTHESIS || class == U_LB_EXCLAMATION;
}

bool divider_may_part(Divider *divider, Text before, uint8_t last_class, Text after,
                      uint8_t first_class) {
    if (!is_plain_end(last_class) || !is_plain_class(first_class))
        return ask_part(divider, before, after);
    uint8_t *known = &divider->may_part[last_class][first_class];
    if (!*known) *known = ask_part(divider, before, after) ? 2 : 1;
    return *known == 2;
}

// ---- points --------------------------------------------------------------------------------------

static uint32_t char_before(Text text, size_t at) {
    size_t from = at;
    do from--;
    while (from > 0 && ((unsigned char)text.at[from] & 0xc0) == 0x80);
    return text_next(text, &from);
}

static bool is_letter_at(Text text, size_t at) {
    return at < text.size && u_isalpha((UChar32)text_next(text, &at));
}

static bool is_letter_before(Text text, size_t at) {
    return at > 0 && u_isalpha((UChar32)char_before(text, at));
}

static size_t size_before(Text text, size_t at) {
    char bytes[4];
    return at ? text_encode(char_before(text, at), bytes) : 0;
}

// a break that the writing allows: behind a written hyphen, a slash, a dash, at a soft hyphen
static void add_written(Divider *divider, Text text, size_t at) {
    WordPoint point = {.offset = (int32_t)at, .end = (int32_t)at, .kind = POINT_PLAIN};
    uint32_t c = char_before(text, at);
    size_t before = at - size_before(text, at);
    if (c == 0xad) {
        point.kind = POINT_SOFT;
        point.end = (int32_t)before;
    } else if (c == '-' || c == 0x2010) {
        size_t next = at;
        if (next < text.size) text_next(text, &next);
        bool two_before = is_letter_before(text, before) &&
                          is_letter_before(text, before - size_before(text, before));
        bool two_after = is_letter_at(text, at) && is_letter_at(text, next);
        if (!two_before || !two_after) return;
        point.kind = POINT_WRITTEN;
    } else if ((c == 0x2013 || c == 0x2014) && before > 0 && is_digit(text.at[before - 1]) &&
               is_digit(text.at[at])) {
        return;
    }
    *array_add(divider->arena, &divider->points) = point;
}

static bool is_address(Text text) {
    if (text_starts(text, "www.")) return true;
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] == '@' || (text.at[i] == ':' && i + 2 < text.size && text.at[i + 1] == '/'))
            return true;
    return false;
}

// One run of letters: where the patterns divide it.
static void hyphenate_run(Divider *divider, Text language, Text text, size_t from, size_t to) {
    Arena *arena = divider->scratch;
    ArenaMark mark = arena_mark(arena);
    int32_t count = text_length(text_part(text, from, to)), capitals = 0, at = 0;
    uint32_t *letters = arena_array_of(arena, (size_t)count, uint32_t);
    uint8_t *marks = arena_array_of(arena, (size_t)count, uint8_t);
    for (size_t i = from; i < to; at++)
        capitals += u_isupper((UChar32)(letters[at] = text_next(text, &i)));
    bool capital = u_isupper((UChar32)letters[0]);
    if (capitals <= capital)
        hyphenator_mark(divider->hyphenator, arena, language, letters, count, marks);
    at = 0;
    for (size_t i = from; i < to; at++) {
        if (marks[at]) {
            WordPoint point = {
                .offset = (int32_t)i, .end = (int32_t)i, .kind = POINT_HYPHEN, .capital = capital};
            point.letters_before = at;
            point.letters_after = count - at;
            point.compound =
                (from > 0 && text.at[from - 1] == '-') || (to < text.size && text.at[to] == '-');
            *array_add(divider->arena, &divider->points) = point;
        }
        text_next(text, &i);
    }
    arena_rewind(divider->scratch, mark);
}

static void add_hyphens(Divider *divider, Text language, Text text) {
    if (is_address(text)) return;
    for (size_t at = 0; at < text.size;) {
        size_t from = at, to = at;
        bool digit = from > 0 && is_digit(text.at[from - 1]);
        while (to < text.size && is_letter_at(text, to)) text_next(text, &to);
        if (to - from >= 4 && !digit && !(to < text.size && is_digit(text.at[to])))
            hyphenate_run(divider, language, text, from, to);
        at = to;
        if (at < text.size) text_next(text, &at);
    }
}

static int compare_points(const void *left, const void *right) {
    const WordPoint *a = left, *b = right;
    if (a->offset != b->offset) return a->offset < b->offset ? -1 : 1;
    return (a->kind == POINT_HYPHEN) - (b->kind == POINT_HYPHEN);
}

bool word_measure(const Word *word, int32_t offset, Unit *width, int32_t *clusters) {
    bool starts = false, safe = true;
    *width = *clusters = 0;
    for (int32_t i = 0; i < word->glyph_count; i++) {
        if (word->glyphs[i].cluster < offset) {
            *width += word->glyphs[i].advance;
            *clusters += !i || word->glyphs[i].cluster != word->glyphs[i - 1].cluster;
        }
        if (word->glyphs[i].cluster == offset) starts = true, safe = safe && !word->unsafe[i];
    }
    return starts && safe;
}

static Unit shaped_width(Divider *divider, const ShapeStyle *style, Text text) {
    return text.size ? shaper_word(divider->shaper, style, text)->width : 0;
}

static void measure_point(Divider *divider, const ShapeStyle *style, const Word *word,
                          WordPoint *point) {
    Text text = word->text;
    bool safe = word_measure(word, point->offset, &point->natural, &point->clusters);
    bool hyphen = point->kind == POINT_HYPHEN || point->kind == POINT_SOFT;
    size_t end = (size_t)point->end, last = end - size_before(text, end);
    Arena *arena = shaper_arena(divider->shaper);
    safe = safe && point->end == point->offset;
    if (!hyphen) {
        point->before =
            safe ? point->natural : shaped_width(divider, style, text_part(text, 0, end));
    } else if (safe) {
        Text letter = text_part(text, last, end);
        point->before = point->natural - shaped_width(divider, style, letter) +
                        shaped_width(divider, style, text_join(arena, letter, style->hyphen));
    } else {
        point->before =
            shaped_width(divider, style, text_join(arena, text_part(text, 0, end), style->hyphen));
    }
    Text rest = text_part(text, (size_t)point->offset, text.size);
    point->after = safe ? word->width - point->natural : shaped_width(divider, style, rest);
}

void divider_find_points(Divider *divider, const ShapeStyle *style, Word *word) {
    int32_t count, kept = 0;
    const int32_t *breaks = divider_find_breaks(divider, word->text, &count);
    divider->points.count = 0;
    for (int32_t i = 0; i < count; i++) add_written(divider, word->text, (size_t)breaks[i]);
    add_hyphens(divider, style->key.language, word->text);
    WordPoint *points = divider->points.at;
    if (divider->points.count > 1)
        qsort(points, (size_t)divider->points.count, sizeof *points, compare_points);
    for (int32_t i = 0; i < divider->points.count; i++)
        if (!kept || points[kept - 1].offset != points[i].offset) points[kept++] = points[i];
    for (int32_t i = 0; i < kept; i++) measure_point(divider, style, word, &points[i]);
    word->points = arena_copy(shaper_arena(divider->shaper), points, (size_t)kept * sizeof *points);
    word->point_count = kept;
    word->has_points = true;
}
