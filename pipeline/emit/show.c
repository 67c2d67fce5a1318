// show.c: a text item as text-showing operators (ISO 32000-1, 9.4).
//
// A glyph moves the pen by its width in the font (1/1000 em, rounded); the item wants another place, in whole
// millipoints. The pen is followed in exact integers of 1/1,000,000 millipoint and corrected by a TJ number
// wherever it would be off by a millipoint (a third of a micrometre), so no rounding adds up. All in the
// space before the horizontal scale, as TJ has it.
//
// Glyphs stand in visual order. Right to left, words are shown from the right, each from its left, so that a
// reader that follows the stream meets the words in the order of speech and turns the letters itself.
#include "emit/cluster.h"
#include "emit/structure.h"
#include "emit/syntax.h"

enum {
    MILLION = 1000000,
    NEAR = MILLION,         // how far off the pen may be
    FAR = 1 << 30,          // millipoint: 380 m from the line's start
    GLYPH_ROOM = 224,       // bytes a glyph's operators take at most, ActualText aside
};

typedef struct {
    Content *content;
    char *at;               // where the next byte goes
    const EmitFont *font;
    const TextItem *text;
    int64_t pen;            // where PDF has it, 1/1,000,000 millipoint
    int64_t want;           // where the item has it, millipoint
    Unit rise;
    bool in_array, in_string;
} Show;

static void open_array(Show *show) {
    if (show->in_array) return;
    *show->at++ = '[';
    show->in_array = true;
}

static void close_string(Show *show) {
    if (show->in_string) *show->at++ = ')';
    show->in_string = false;
}

static void close_array(Show *show) {
    close_string(show);
    if (show->in_array) show->at = put_word(show->at, "]TJ\n");
    show->in_array = false;
}

static void set_rise(Show *show, Unit rise) {
    close_array(show);
    show->at = put_operand(show->at, rise);
    show->at = put_word(show->at, "Ts\n");
    show->rise = rise;
}

// TJ counts in 1/1000 em, against the writing direction; as many decimals as bring the pen within half a
// millipoint: short numbers that come again deflate best
static int64_t step_of(Unit size) {
    return size <= 10000 ? 100 : size <= 100000 ? 10 : 1; // thousandths of a unit
}

static void move_pen(Show *show, int64_t off) {
    int64_t unit = step_of(show->text->size), step = show->text->size * unit;
    int64_t steps = (off + (off < 0 ? -step : step) / 2) / step;
    if (!steps) return;
    close_string(show);
    open_array(show);
    show->at = put_thousandths(show->at, -steps * unit);
    show->pen += steps * step;
}

static inline char *put_code_byte(char *at, unsigned char byte) {
    if (byte == '(' || byte == ')' || byte == '\\') *at++ = '\\';
    if (byte == '\r') {
        *at++ = '\\';
        byte = 'r';
    }
    *at++ = (char)byte;
    return at;
}

static inline void show_glyph(Show *show, int32_t index) {
    Glyph glyph = show->text->glyphs[index];
    GlyphOffset offset = text_item_offset(show->text, index);
    if (show->want > FAR || show->want < -FAR) { // beyond any page: only a made-up file goes there
        show->want += glyph.advance;
        return;
    }
    if (-offset.dy != show->rise) set_rise(show, -offset.dy);
    int64_t off = (show->want + offset.dx) * MILLION - show->pen;
    if (off > NEAR || off < -NEAR) move_pen(show, off);
    if (!show->in_string) {
        open_array(show);
        *show->at++ = '(';
        show->in_string = true;
    }
    show->at = put_code_byte(show->at, (unsigned char)(glyph.gid >> 8));
    show->at = put_code_byte(show->at, (unsigned char)glyph.gid);
    show->pen += (int64_t)show->font->width[glyph.gid] * show->text->size * 1000;
    show->want += glyph.advance;
}

// does the font's ToUnicode say what this cluster says?
static bool cluster_is_plain(const Show *show, Cluster cluster) {
    const EmitFont *font = show->font;
    const Glyph *glyphs = show->text->glyphs;
    int32_t count = cluster.end - cluster.first;
    if (!cluster.part.size) return true;
    if (count == 1) return font->code[glyphs[cluster.first].gid] == glyph_code(cluster.part);
    if (text_length(cluster.part) != count) return false;
    for (int32_t i = cluster.first; i < cluster.end; i++)
        if (font->code[glyphs[i].gid] != glyph_code(cluster_letter_of(show->text, cluster, i)))
            return false;
    return true;
}

// the parts of neighbouring clusters, in the source's order
static Text join_parts(Text a, Text b) {
    const char *from = a.at < b.at ? a.at : b.at;
    const char *end = a.at + a.size > b.at + b.size ? a.at + a.size : b.at + b.size;
    return (Text){from, (size_t)(end - from)};
}

static char *put_hex16(char *at, uint32_t unit) {
    static const char digits[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4) *at++ = digits[unit >> shift & 15];
    return at;
}

static char *put_actual(char *at, Text part) {
    at = put_word(at, "/ActualText<FEFF");
    for (size_t i = 0; i < part.size;) {
        uint32_t code = text_next(part, &i);
        if (code >= 0x10000) at = put_hex16(at, 0xD800 + (code - 0x10000) / 0x400);
        at = put_hex16(at, code < 0x10000 ? code : 0xDC00 + (code - 0x10000) % 0x400);
    }
    return put_word(at, ">>>BDC\n");
}

// a run of clusters that the glyphs' ToUnicode would misread; returns the glyph behind it
static int32_t show_actual(Show *show, Cluster cluster, int32_t limit) {
    int32_t first = cluster.first, end = cluster.end;
    Text part = cluster.part;
    while (end < limit) {
        Cluster next = cluster_at(show->text, end);
        if (cluster_is_plain(show, next)) break;
        part = join_parts(part, next.part);
        end = next.end;
    }
    close_array(show);
    show->at = put_actual(marks_put_actual(show->at, show->content), part);
    for (int32_t i = first; i < end; i++) show_glyph(show, i);
    close_array(show);
    show->at = marks_put_actual_end(show->at, show->content);
    return end;
}

// whole clusters, from the left
static void show_range(Show *show, int32_t first, int32_t end) {
    const TextItem *text = show->text;
    const Glyph *glyphs = text->glyphs;
    for (int32_t i = first; i < end;) {
        if (!show->content->marked && show->content->page)
            show->at = marks_put_again(show->at, show->content);
        // the common case first: one glyph for one ASCII letter, left to right
        size_t from = glyphs[i].cluster;
        size_t to = i + 1 < text->glyph_count ? glyphs[i + 1].cluster : text->source.size;
        if (!text->rtl && to == from + 1 && to <= text->source.size &&
            show->font->code[glyphs[i].gid] ==
                ((uint64_t)1 << 56 | (unsigned char)text->source.at[from])) {
            show_glyph(show, i++);
            continue;
        }
        Cluster cluster = cluster_at(text, i);
        if (cluster_is_plain(show, cluster))
            for (; i < cluster.end; i++) show_glyph(show, i);
        else
            i = show_actual(show, cluster, end);
    }
}

// glyphs of which a reader hears nothing
static void show_silent(Show *show) {
    if (!show->content->marked && show->content->page) show->at = marks_put_again(show->at, show->content);
    show->at = put_actual(marks_put_actual(show->at, show->content), TEXT(""));
    for (int32_t i = 0; i < show->text->glyph_count; i++) show_glyph(show, i);
    close_array(show);
    show->at = marks_put_actual_end(show->at, show->content);
}

static bool is_space(const TextItem *text, int32_t glyph) {
    size_t at = text->glyphs[glyph].cluster;
    return at < text->source.size && text->source.at[at] == ' ';
}

static void show_words_from_right(Show *show) {
    const TextItem *text = show->text;
    int64_t left = 0; // of the word, from the item's origin
    for (int32_t i = 0; i < text->glyph_count; i++) left += text->glyphs[i].advance;
    for (int32_t end = text->glyph_count, first; end > 0; end = first) {
        bool space = is_space(text, end - 1);
        for (first = end; first > 0 && is_space(text, first - 1) == space; first--)
            left -= text->glyphs[first - 1].advance;
        show->want = left;
        show_range(show, first, end);
    }
}

static char *put_font(char *at, Content *content, const TextItem *text) {
    Graphics *now = &content->now;
    if (now->font != text->font || now->size != text->size) {
        at = put_word(at, "/F");
        at = put_int(at, text->font);
        *at++ = ' ';
        at = put_operand(at, text->size);
        at = put_word(at, "Tf\n");
        now->font = text->font;
        now->size = text->size;
    }
    if (now->scale != text->scale) {
        at = put_operand(at, (int64_t)text->scale * 10); // percent
        at = put_word(at, "Tz\n");
        now->scale = text->scale;
    }
    return at;
}

static char *put_origin(char *at, const Content *content, Point origin) {
    at = put_word(at, "1 0 0 1 ");
    at = put_operand(at, (int64_t)origin.x + content->left);
    at = put_operand(at, (int64_t)content->top - origin.y);
    return put_word(at, "Tm\n");
}

void content_show_text(Content *content, const TextItem *text) {
    if (text->paint.ink < 0 || text->size <= 0 || !text->glyph_count) return;
    content_set_fill(content, text->paint);
    content_use(content, text->font, &content->fonts.at, &content->fonts.count,
                &content->fonts.room);
    // each source byte appears once at most in ActualText, as up to 4 hex digits
    size_t room = 256 + (size_t)text->glyph_count * GLYPH_ROOM + text->source.size * 4;
    Show show = {.content = content,
                 .at = buffer_room(content->out, room),
                 .font = &content->emission->fonts[text->font],
                 .text = text,
                 .rise = content->now.rise};
    char *from = show.at;
    if (!content->in_text) show.at = put_word(show.at, "BT\n");
    content->in_text = true;
    show.at = put_font(show.at, content, text);
    show.at = put_origin(show.at, content, text->origin);
    if (text->silent) show_silent(&show);
    else if (text->rtl) show_words_from_right(&show);
    else show_range(&show, 0, text->glyph_count);
    close_array(&show);
    content->now.rise = show.rise;
    content->out->size += (size_t)(show.at - from);
}
