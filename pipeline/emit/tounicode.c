// tounicode.c: the CMap from glyph ids to UTF-16BE (ISO 32000-1, 9.10.3; Adobe technical note 5411).
//
// Every glyph that is set gets an entry, in blocks of at most 100. One that shows no text of its own
// extracts as U+FFFD, since PDF/A and PDF/UA forbid glyphs without a Unicode value.
#include "emit/fonts.h"
#include "emit/syntax.h"

enum { BLOCK = 100 };

static void add_code(Buffer *out, int32_t gid) {
    static const char digits[] = "0123456789ABCDEF";
    char code[] = {'<', digits[gid >> 12 & 15], digits[gid >> 8 & 15], digits[gid >> 4 & 15],
                   digits[gid & 15], '>', '<'};
    buffer_add(out, code, sizeof code);
}

static void add_entry(Buffer *out, const EmitFont *font, int32_t gid) {
    add_code(out, gid);
    if (font->text[gid].size) syntax_add_utf16(out, font->text[gid]);
    else buffer_string(out, "FFFD");
    buffer_string(out, ">\n");
}

static int32_t next_used(const EmitFont *font, int32_t gid) {
    while (gid < font->glyph_count && font->state[gid] == GLYPH_UNUSED) gid++;
    return gid;
}

// one block from glyph *gid on, which moves behind the last written
static void add_block(Buffer *out, const EmitFont *font, int32_t *gid, int32_t size) {
    buffer_int(out, size);
    buffer_string(out, " beginbfchar\n");
    for (int32_t i = 0; i < size; i++) {
        *gid = next_used(font, *gid);
        add_entry(out, font, (*gid)++);
    }
    buffer_string(out, "endbfchar\n");
}

void tounicode_write(Buffer *out, const EmitFont *font) {
    int32_t left = 0, gid = 0;
    for (int32_t i = next_used(font, 0); i < font->glyph_count; i = next_used(font, i + 1)) left++;
    buffer_string(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                       "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (; left > 0; left -= BLOCK) add_block(out, font, &gid, left < BLOCK ? left : BLOCK);
    buffer_string(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
