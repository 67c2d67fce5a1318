// copy.c: spans of source become pieces to be set.
//
// First the bytes: white space collapsed, capitals set by ICU where the style asks for them, with a list
// of stretches that lead back to the source. Then bidi levels (UAX #9, ICU), only where a letter or a
// mark could turn the direction. Then pieces: cut at spaces, and inside words wherever the font, the
// size, the language, the script (UAX #24: common characters take the script before them) or the level
// changes.
#include "layout/copy.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    PIECE_MOST = 500
}; // bytes; longer words are cut at a letter, so that no work grows with their square

void copy_open(Copy *copy, Arena *arena) {
    *copy = (Copy){.arena = arena};
}

void copy_close(Copy *copy) {
    if (copy->bidi) ubidi_close(copy->bidi);
    if (copy->capitals) ucasemap_close(copy->capitals);
}

// ---- bytes ---------------------------------------------------------------------------------------

typedef struct {
    Copy *copy;
    char *bytes;
    int32_t size;
    int32_t space_span, space_offset; // white space that is due; span -1: none
    bool forced;                      // a line end is due
    bool turns;                       // has characters that could turn the direction
} Writer;

static bool is_white(char c) {
    return (unsigned char)c <= ' ' || c == 0x7f;
}

static void add_stretch(Writer *writer, int32_t span, int32_t offset, bool exact) {
    Copy *copy = writer->copy;
    if (copy->stretches.count) {
        const CopyStretch *last = array_last(&copy->stretches);
        if (exact && last->exact && last->span == span &&
            offset - last->offset == writer->size - last->from)
            return;
    }
    *array_add(copy->arena, &copy->stretches) = (CopyStretch){writer->size, span, offset, exact};
}

static void write_space(Writer *writer) {
    if (writer->size && writer->space_span >= 0) {
        add_stretch(writer, writer->space_span, writer->space_offset, true);
        if (writer->forced) *array_add(writer->copy->arena, &writer->copy->forced) = writer->size;
        writer->bytes[writer->size++] = ' ';
    }
    writer->space_span = -1;
    writer->forced = false;
}

static bool may_turn(uint32_t c) {
    return c >= 0x590 && (c <= 0x8ff || c == 0x200e || c == 0x200f ||
                          (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
                          (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
                          (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff));
}

static void find_turns(Writer *writer, Text text) {
    for (size_t at = 0; at < text.size && !writer->turns;)
        if ((unsigned char)text.at[at] < 0xd6) at++;
        else writer->turns = may_turn(text_next(text, &at));
}

static UCaseMap *open_capitals(Copy *copy, Text language) {
    UErrorCode status = U_ZERO_ERROR;
    Arena *arena = arena_new();
    const char *name = text_copy(arena, language).at;
    if (!copy->capitals) copy->capitals = ucasemap_open(name, 0, &status);
    else ucasemap_setLocale(copy->capitals, name, &status);
    arena_free(arena);
    assert(copy->capitals);
    return copy->capitals;
}

// one word, or all that is left of it in this span, in capitals
static void write_capitals(Writer *writer, Text word, int32_t span, int32_t offset) {
    UErrorCode status = U_ZERO_ERROR;
    char *to = writer->bytes + writer->size;
    int32_t room = (int32_t)word.size * 3 + 4;
    int32_t size = ucasemap_utf8ToUpper(writer->copy->capitals, to, room, word.at,
                                        (int32_t)word.size, &status);
    if (U_FAILURE(status) || size > room) size = (int32_t)word.size, memcpy(to, word.at, word.size);
    bool exact =
        size == (int32_t)word.size && text_length((Text){to, (size_t)size}) == text_length(word);
    add_stretch(writer, span, offset, exact);
    writer->size += size;
}

static void write_span(Writer *writer, int32_t index, bool capitals) {
    const Span *span = &writer->copy->input->spans[index];
    const char *bytes = span->text.at;
    int32_t size = (int32_t)span->text.size;
    find_turns(writer, span->text);
    if (capitals) open_capitals(writer->copy, span->language);
    for (int32_t at = 0, to; at < size; at = to) {
        to = at + 1;
        if (is_white(bytes[at])) {
            if (writer->space_span < 0) writer->space_span = index, writer->space_offset = at;
            continue;
        }
        while (to < size && !is_white(bytes[to])) to++;
        write_space(writer);
        if (capitals) {
            write_capitals(writer, text_part(span->text, (size_t)at, (size_t)to), index, at);
        } else {
            add_stretch(writer, index, at, true);
            memcpy(writer->bytes + writer->size, bytes + at, (size_t)(to - at));
            writer->size += to - at;
        }
    }
    if (!span->line_break) return;
    writer->forced = true;
    if (writer->space_span < 0) writer->space_span = index, writer->space_offset = size;
}

static bool write_text(Copy *copy, Arena *result) {
    const ParagraphInput *input = copy->input;
    size_t room = 16, factor = input->style->capitals ? 3 : 1;
    for (int32_t i = 0; i < input->span_count; i++) room += input->spans[i].text.size * factor + 8;
    Writer writer = {.copy = copy, .bytes = arena_push(result, room), .space_span = -1};
    for (int32_t i = 0; i < input->span_count; i++) write_span(&writer, i, input->style->capitals);
    copy->text = (Text){writer.bytes, (size_t)writer.size};
    return writer.turns;
}

// ---- bidi ----------------------------------------------------------------------------------------

static void find_levels(Copy *copy, bool turns) {
    Direction direction = copy->input->direction;
    copy->levels = NULL;
    copy->rtl = direction == DIRECTION_RTL;
    if (!turns && !copy->rtl) return;
    UErrorCode status = U_ZERO_ERROR;
    copy->wide.count = 0;
    for (size_t at = 0; at < copy->text.size;) {
        uint32_t c = text_next(copy->text, &at);
        if (c > 0xffff) *array_add(copy->arena, &copy->wide) = U16_LEAD(c), c = U16_TRAIL(c);
        *array_add(copy->arena, &copy->wide) = (UChar)c;
    }
    if (!copy->bidi) copy->bidi = ubidi_open();
    UBiDiLevel base = direction == DIRECTION_AUTO ? UBIDI_DEFAULT_LTR : copy->rtl;
    ubidi_setPara(copy->bidi, copy->wide.at, copy->wide.count, base, NULL, &status);
    const UBiDiLevel *levels = ubidi_getLevels(copy->bidi, &status);
    if (U_FAILURE(status)) return;
    copy->rtl = ubidi_getParaLevel(copy->bidi) & 1;
    if (copy->levels_room < copy->text.size) {
        copy->levels_room = copy->text.size * 2;
        copy->levels_held = arena_push(copy->arena, copy->levels_room);
    }
    copy->levels = copy->levels_held;
    int32_t unit = 0;
    for (size_t at = 0; at < copy->text.size; unit++) {
        size_t from = at;
        unit += text_next(copy->text, &at) > 0xffff;
        memset(copy->levels_held + from, levels[unit], at - from);
    }
}

// ---- pieces --------------------------------------------------------------------------------------

typedef struct {
    Copy *copy;
    Shaper *shaper;
    int32_t stretch;         // the one that holds the byte looked at
    hb_script_t script;      // of the letters before; HB_SCRIPT_COMMON: none yet
    const ShapeStyle *style; // the last one used
    int32_t style_span;      // and for which span
} Cutter;

static int32_t span_of(Cutter *cutter, int32_t byte) {
    const Copy *copy = cutter->copy;
    while (cutter->stretch + 1 < copy->stretches.count &&
           copy->stretches.at[cutter->stretch + 1].from <= byte)
        cutter->stretch++;
    return copy->stretches.at[cutter->stretch].span;
}

// the byte at which another stretch begins
static int32_t stretch_end(const Cutter *cutter) {
    const Copy *copy = cutter->copy;
    bool last = cutter->stretch + 1 >= copy->stretches.count;
    return last ? (int32_t)copy->text.size : copy->stretches.at[cutter->stretch + 1].from;
}

static bool same_shape(const Copy *copy, int32_t a, int32_t b) {
    const Span *x = &copy->input->spans[a], *y = &copy->input->spans[b];
    return a == b ||
           (x->font == y->font && x->size == y->size && text_equal(x->language, y->language));
}

static hb_script_t script_of(uint32_t c) {
    if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    return script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON : script;
}

static hb_script_t first_script(Text text, size_t at) {
    while (at < text.size) {
        hb_script_t script = script_of(text_next(text, &at));
        if (script != HB_SCRIPT_COMMON) return script;
    }
    return HB_SCRIPT_LATIN;
}

static const ShapeStyle *find_style(Cutter *cutter, int32_t span, uint8_t level) {
    const Copy *copy = cutter->copy;
    const Style *style = copy->input->style;
    const Span *from = &copy->input->spans[span];
    bool rtl = level & 1;
    if (cutter->style && cutter->style_span == span &&
        cutter->style->key.script == cutter->script && cutter->style->key.rtl == rtl)
        return cutter->style;
    ShapeKey key = {.font = from->font,
                    .size = from->size,
                    .features = from->features.size ? from->features : style->features,
                    .script = cutter->script};
    key.language = from->language.size ? from->language : copy->input->language;
    key.rtl = rtl;
    key.spaced = style->tracking || style->letter_least || style->letter_most;
    cutter->style_span = span;
    return cutter->style = shaper_style(cutter->shaper, &key);
}

// may a word that is too long be cut before this character? Not before marks and joiners
static bool may_cut(uint32_t c) {
    if (c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || c >= 0x1f000) return false;
    hb_unicode_general_category_t kind =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return kind != HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK &&
           kind != HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK &&
           kind != HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static bool is_nbsp(Text text, int32_t at) {
    return text.at[at] == (char)0xc2 && (size_t)at + 1 < text.size && text.at[at + 1] == (char)0xa0;
}

// the end of the piece of a word that starts at a byte, and the script of its letters
static int32_t find_end(Cutter *cutter, int32_t from, hb_script_t *script) {
    const Copy *copy = cutter->copy;
    Text text = copy->text;
    int32_t span = span_of(cutter, from), until = stretch_end(cutter), at = from;
    *script = HB_SCRIPT_COMMON;
    while ((size_t)at < text.size) {
        unsigned char byte = (unsigned char)text.at[at];
        if (byte == ' ' || (byte == 0xc2 && is_nbsp(text, at))) break;
        if (at >= until) {
            if (!same_shape(copy, span, span_of(cutter, at))) break;
            until = stretch_end(cutter);
        }
        if (copy->levels && copy->levels[at] != copy->levels[from]) break;
        size_t next = (size_t)at + (byte < 0x80);
        uint32_t c = byte < 0x80 ? byte : text_next(text, &next);
        if (at - from >= PIECE_MOST && (may_cut(c) || at - from >= 2 * PIECE_MOST)) break;
        hb_script_t here = script_of(c);
        if (here != HB_SCRIPT_COMMON && *script != HB_SCRIPT_COMMON && here != *script) break;
        if (here != HB_SCRIPT_COMMON) *script = here;
        at = (int32_t)next;
    }
    return at;
}

static Piece *add_piece(Cutter *cutter, PieceKind kind, int32_t from, int32_t to, int32_t span) {
    Copy *copy = cutter->copy;
    Piece *piece = array_add(copy->arena, &copy->pieces);
    *piece = (Piece){.kind = kind, .from = from, .to = to, .span = span, .last_span = span};
    piece->level = copy->levels ? copy->levels[from] : 0;
    piece->style = find_style(cutter, span, piece->level);
    return piece;
}

static int32_t cut_space(Cutter *cutter, int32_t at, int32_t size, int32_t *forced) {
    Copy *copy = cutter->copy;
    int32_t span = span_of(cutter, at);
    Piece *piece = add_piece(cutter, PIECE_SPACE, at, at + size, span);
    const Piece *before = copy->pieces.count > 1 ? piece - 1 : NULL;
    bool inside = before && before->last_span == span && copy->input->spans[span].together;
    piece->forced = *forced < copy->forced.count && copy->forced.at[*forced] == at;
    piece->glued = size > 1 || inside;
    *forced += piece->forced;
    return at + size;
}

static int32_t cut_word(Cutter *cutter, int32_t at) {
    Copy *copy = cutter->copy;
    int32_t span = span_of(cutter, at);
    hb_script_t script;
    int32_t to = find_end(cutter, at, &script);
    if (script != HB_SCRIPT_COMMON) cutter->script = script;
    else if (cutter->script == HB_SCRIPT_COMMON)
        cutter->script = first_script(copy->text, (size_t)at);
    Piece *piece = add_piece(cutter, PIECE_WORD, at, to, span);
    piece->last_span = copy_span_at(copy, to - 1);
    piece->glued = copy->input->spans[span].together;
    return to;
}

// Letters that join are shaped with their neighbours where a word is cut inside.
static void shape_pieces(Copy *copy, Shaper *shaper) {
    for (int32_t i = 0; i < copy->pieces.count; i++) {
        Piece *piece = &copy->pieces.at[i];
        if (piece->kind == PIECE_SPACE) continue;
        bool before = i > 0 && piece[-1].kind == PIECE_WORD;
        bool after = i + 1 < copy->pieces.count && piece[1].kind == PIECE_WORD;
        size_t from = (size_t)piece->from, to = (size_t)piece->to;
        piece->in_context = piece->style->joined && (before || after);
        if (!piece->in_context)
            piece->word = shaper_word(shaper, piece->style, text_part(copy->text, from, to));
        else piece->word = shaper_part(shaper, piece->style, copy->text, from, to);
    }
}

static void mark_last_word(Copy *copy) {
    for (int32_t i = copy->pieces.count; i-- > 0 && copy->pieces.at[i].kind == PIECE_WORD;)
        copy->pieces.at[i].last_word = true;
}

void copy_take(Copy *copy, const ParagraphInput *input, Shaper *shaper, Arena *result) {
    copy->input = input;
    copy->pieces.count = copy->stretches.count = copy->forced.count = 0;
    copy->seen_span = -1;
    bool turns = write_text(copy, result);
    find_levels(copy, turns);
    Cutter cutter = {.copy = copy, .shaper = shaper, .script = HB_SCRIPT_COMMON};
    int32_t forced = 0, size = (int32_t)copy->text.size;
    for (int32_t at = 0; at < size;) {
        if (copy->text.at[at] == ' ') at = cut_space(&cutter, at, 1, &forced);
        else if (is_nbsp(copy->text, at)) at = cut_space(&cutter, at, 2, &forced);
        else at = cut_word(&cutter, at);
    }
    shape_pieces(copy, shaper);
    mark_last_word(copy);
}

// ---- the way back --------------------------------------------------------------------------------

static const CopyStretch *find_stretch(const Copy *copy, int32_t byte) {
    int32_t low = 0, high = copy->stretches.count - 1;
    while (low < high) {
        int32_t middle = (low + high + 1) / 2;
        if (copy->stretches.at[middle].from <= byte) low = middle;
        else high = middle - 1;
    }
    return &copy->stretches.at[low];
}

int32_t copy_span_at(const Copy *copy, int32_t byte) {
    return find_stretch(copy, byte)->span;
}

Place copy_place(Copy *copy, int32_t byte) {
    const CopyStretch *stretch = find_stretch(copy, byte);
    const Span *span = &copy->input->spans[stretch->span];
    int32_t offset = stretch->offset + (stretch->exact ? byte - stretch->from : 0);
    if (copy->seen_span != stretch->span || copy->seen_offset > offset) {
        copy->seen_span = stretch->span;
        copy->seen_offset = 0;
        copy->seen_column = span->place.column;
    }
    copy->seen_column +=
        text_length(text_part(span->text, (size_t)copy->seen_offset, (size_t)offset));
    copy->seen_offset = offset;
    Place place = span->place;
    place.column = copy->seen_column;
    return place;
}
