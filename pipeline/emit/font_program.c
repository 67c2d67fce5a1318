// font_program.c: embedded fonts: hb-subset with glyph ids retained, so a character code is a glyph id.
//
// TrueType outlines become a CIDFontType2 with FontFile2, CFF outlines a CIDFontType0 with the bare CFF
// table as FontFile3 (ISO 32000-1, 9.7.4.2: in a CFF font that is not CID-keyed, a CID is a glyph index),
// both under a Type0 font with Identity-H. The name's tag comes from the digests of font and glyphs.
#include <hb-ot.h>
#include <hb-subset.h>

#include "common/digest.h"
#include "emit/fonts.h"
#include "emit/syntax.h"

// what a PDF reader needs of a TrueType font (9.9); all else is dropped
static void drop_tables(hb_subset_input_t *input) {
    static const char tables[] = "cmapnamepostOS/2GDEFGSUBGPOSBASEJSTFkernDSIGgasphdmxVDMX"
                                 "LTSHPCLTSTATMATHvheavmtxVORGCOLRCPALmeta";
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i + 4 < sizeof tables; i += 4)
        hb_set_add(drop, HB_TAG((uint8_t)tables[i], (uint8_t)tables[i + 1], (uint8_t)tables[i + 2],
                                (uint8_t)tables[i + 3]));
}

static hb_face_t *subset_face(const EmitFont *font) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    drop_tables(input);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    hb_set_add(glyphs, 0);
    for (int32_t gid = 0; gid < font->glyph_count; gid++)
        if (font->state[gid] != GLYPH_UNUSED) hb_set_add(glyphs, (hb_codepoint_t)gid);
    hb_face_t *face = hb_subset_or_fail(font->font->face, input);
    hb_subset_input_destroy(input);
    return face;
}

static bool make_program(const EmitFont *font, Worker *worker, FontProgram *program) {
    hb_face_t *face = subset_face(font);
    if (!face) return false;
    hb_blob_t *blob = font->font->is_cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                                         : hb_face_reference_blob(face);
    unsigned size = 0;
    const char *bytes = hb_blob_get_data(blob, &size);
    if (size)
        program->program = compressor_deflate(worker->compressor, EFFORT_SMALL, worker->arena,
                                              (Text){bytes, size});
    program->program_size = size;
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return size > 0;
}

// runs of neighbours: 36[512 600 480]72[333]
static void write_widths(Buffer *out, const EmitFont *font) {
    buffer_byte(out, '[');
    int32_t before = -2;
    for (int32_t gid = 0; gid < font->glyph_count; gid++) {
        if (font->state[gid] == GLYPH_UNUSED) continue;
        if (gid != before + 1) {
            if (before >= 0) buffer_byte(out, ']');
            buffer_int(out, gid);
            buffer_byte(out, '[');
        } else {
            buffer_byte(out, ' ');
        }
        buffer_int(out, font->width[gid]);
        before = gid;
    }
    buffer_string(out, before >= 0 ? "]]" : "]");
}

static Text postscript_name(Arena *arena, const Font *font) {
    unsigned room =
        hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, NULL, NULL, NULL) + 1;
    char *name = arena_push(arena, room);
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, NULL, &room, name);
    if (room) return (Text){name, room};
    return text_print(arena, "%.*s-%.*s", TEXT_ARG(font->family), TEXT_ARG(font->style));
}

// six capitals from the digest of the font's digest and its glyphs
static Text make_name(Arena *arena, const EmitFont *font, Text widths) {
    char tag[7] = {0};
    uint64_t sum = text_hash(digest_of(arena, text_join(arena, font->font->digest, widths)));
    for (int i = 0; i < 6; i++, sum /= 26) tag[i] = (char)('A' + sum % 26);
    Text name = postscript_name(arena, font->font);
    return text_print(arena, "%s+%.*s", tag, TEXT_ARG(name));
}

bool font_program_make(const EmitFont *font, Worker *worker, FontProgram *program) {
    if (!make_program(font, worker, program)) {
        Place place = {.file = font->font->file};
        diagnostics_add(worker_diagnostics(worker), SEVERITY_ERROR, place, "font-subset",
                        "the font file is damaged: install it again");
        return false;
    }
    Buffer *buffer = &worker->buffer;
    buffer->size = 0;
    write_widths(buffer, font);
    program->widths = text_copy(worker->arena, buffer_view(buffer));
    program->name = make_name(worker->arena, font, program->widths);
    buffer->size = 0;
    tounicode_write(buffer, font);
    program->to_unicode =
        compressor_deflate(worker->compressor, EFFORT_SMALL, worker->arena, buffer_view(buffer));
    return true;
}

// ---- objects -----------------------------------------------------------------------------------

// big-endian 16 bits of a table; 0 beyond its end
static int32_t table_number(const Font *font, hb_tag_t tag, unsigned offset) {
    hb_blob_t *blob = hb_face_reference_table(font->face, tag);
    unsigned size = 0;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(blob, &size);
    int32_t number = offset + 2 <= size ? (int16_t)(bytes[offset] << 8 | bytes[offset + 1]) : 0;
    hb_blob_destroy(blob);
    return number;
}

// font units to thousandths of 1/1000 em
static int64_t scaled(const Font *font, int32_t units) {
    return (int64_t)units * 1000000 / font->units_per_em;
}

static void add_metric(Buffer *out, const char *key, int64_t thousandths) {
    buffer_string(out, key);
    buffer_byte(out, ' ');
    buffer_thousandths(out, thousandths);
}

static void write_descriptor(Buffer *out, const Font *font, Text name, int32_t file) {
    hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), post = HB_TAG('p', 'o', 's', 't');
    hb_tag_t os2 = HB_TAG('O', 'S', '/', '2');
    int32_t angle = table_number(font, post, 4), weight = table_number(font, os2, 4);
    bool fixed = table_number(font, post, 12) || table_number(font, post, 14);
    buffer_string(out, "/Type/FontDescriptor/FontName");
    syntax_add_name(out, name);
    // symbolic, since glyphs are named by number alone; fixed pitch; italic
    buffer_string(out, "/Flags ");
    buffer_int(out, 4 + (fixed ? 1 : 0) + (angle ? 64 : 0));
    for (unsigned i = 0; i < 4; i++)
        add_metric(out, i ? "" : "/FontBBox[", scaled(font, table_number(font, head, 36 + 2 * i)));
    add_metric(out, "]/ItalicAngle", (int64_t)angle * 1000);
    add_metric(out, "/Ascent", scaled(font, font->ascent));
    add_metric(out, "/Descent", scaled(font, font->descent));
    add_metric(out, "/CapHeight", scaled(font, font->cap_height));
    add_metric(out, "/XHeight", scaled(font, font->x_height));
    // stems are not in the tables: the usual estimate from the weight
    add_metric(out, "/StemV", 50000 + (int64_t)weight * weight * 1000 / 4225);
    syntax_add_reference(out, font->is_cff ? "/FontFile3" : "/FontFile2", file);
}

static void write_descendant(Buffer *out, const EmitFont *font, const FontProgram *program,
                             int32_t descriptor) {
    buffer_string(out, font->font->is_cff
                           ? "/Type/Font/Subtype/CIDFontType0/BaseFont"
                           : "/Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/BaseFont");
    syntax_add_name(out, program->name);
    buffer_string(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W");
    buffer_text(out, program->widths);
    syntax_add_reference(out, "/FontDescriptor", descriptor);
}

static void write_type0(Buffer *out, const FontProgram *program, int32_t descendant,
                        int32_t to_unicode) {
    buffer_string(out, "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
    syntax_add_name(out, program->name);
    syntax_add_reference(out, "/DescendantFonts[", descendant);
    syntax_add_reference(out, "]/ToUnicode", to_unicode);
}

static void set_from(Pdf *pdf, int32_t number, Buffer *entries) {
    pdf_set(pdf, number, buffer_view(entries));
    entries->size = 0;
}

void font_program_add(Emission *emission, const EmitFont *font, const FontProgram *program) {
    Pdf *pdf = emission->pdf;
    Buffer entries = {0};
    int32_t descendant = pdf_add(pdf), descriptor = pdf_add(pdf);
    int32_t file = pdf_add(pdf), to_unicode = pdf_add(pdf);
    write_type0(&entries, program, descendant, to_unicode);
    set_from(pdf, font->object, &entries);
    write_descendant(&entries, font, program, descriptor);
    set_from(pdf, descendant, &entries);
    write_descriptor(&entries, font->font, program->name, file);
    set_from(pdf, descriptor, &entries);
    if (font->font->is_cff) {
        buffer_string(&entries, "/Subtype/CIDFontType0C");
    } else {
        buffer_string(&entries, "/Length1 ");
        buffer_int(&entries, (int64_t)program->program_size);
    }
    buffer_string(&entries, "/Filter/FlateDecode");
    pdf_set_stream(pdf, file, buffer_view(&entries), program->program);
    pdf_set_stream(pdf, to_unicode, TEXT("/Filter/FlateDecode"), program->to_unicode);
    buffer_free(&entries);
}
