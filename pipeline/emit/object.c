// object.c: PDF objects through libharu 2.3.0's object layer; the only file that includes hpdf.h.
//
// Each object is an empty HPDF_Dict whose write_fn prints our entries, and whose after_write_fn prints a
// stream's finished bytes: about 200 bytes of libharu's memory an object, no copy of the data, no limit
// of 32,767 elements, no number through libharu's reals. The cross-reference table and the trailer are
// libharu's. Its own document object is not used: that one asks the clock.
//
// The trailer's ID (ISO 32000-1, 14.4) is SHA-256 over the checksums of all objects, cut to 16 bytes.
#include "emit/object.h"

#include <hpdf.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "common/digest.h"
#include "emit/syntax.h"

typedef struct {
    Pdf *pdf;
    Text entries, data;
    bool is_stream;
} Object;

struct Pdf {
    Arena *arena;          // the objects and their entries
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref table;
    HPDF_Stream out;       // while writing
    ARRAY(Object *) objects; // object n is at[n - 1]
    HPDF_STATUS failure;   // the first that was not HPDF_OK
};

// offsets are 32 bits in libharu, and signed where it prints the last one
static const size_t MOST_BYTES = (size_t)2000 << 20;

static void *take_memory(HPDF_UINT size) {
    return memory_new(size);
}

static void note(Pdf *pdf, HPDF_STATUS status) {
    if (!pdf->failure) pdf->failure = status;
}

// a libharu constructor gave nothing: its error, or else any
static void note_missing(Pdf *pdf, const void *made) {
    HPDF_STATUS status = HPDF_Error_GetCode(&pdf->error);
    if (!made) note(pdf, status ? status : HPDF_INVALID_OBJECT);
}

Pdf *pdf_open(void) {
    Arena *arena = arena_new();
    Pdf *pdf = arena_new_of(arena, Pdf);
    pdf->arena = arena;
    HPDF_Error_Init(&pdf->error, NULL);
    pdf->memory = HPDF_MMgr_New(&pdf->error, 0, take_memory, free);
    note_missing(pdf, pdf->memory);
    if (pdf->memory) pdf->table = HPDF_Xref_New(pdf->memory, 0);
    note_missing(pdf, pdf->table);
    return pdf;
}

void pdf_close(Pdf *pdf) {
    if (!pdf) return;
    if (pdf->table) HPDF_Xref_Free(pdf->table);
    if (pdf->memory) HPDF_MMgr_Free(pdf->memory);
    arena_free(pdf->arena);
}

static HPDF_STATUS write_text(HPDF_Stream stream, Text text) {
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.at, (HPDF_UINT)text.size);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
    const Object *object = dict->attr;
    HPDF_STATUS status = write_text(stream, object->entries);
    if (status != HPDF_OK || !object->is_stream) return status;
    char length[32], *end = put_int(put_word(length, "/Length "), (int64_t)object->data.size);
    return write_text(stream, (Text){length, (size_t)(end - length)});
}

static HPDF_STATUS write_data(HPDF_Dict dict) {
    const Object *object = dict->attr;
    HPDF_Stream stream = object->pdf->out;
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, "\nstream\n");
    if (status == HPDF_OK) status = write_text(stream, object->data);
    if (status == HPDF_OK) status = HPDF_Stream_WriteStr(stream, "\nendstream");
    return status;
}

int32_t pdf_add(Pdf *pdf) {
    if (pdf->failure) return 0;
    HPDF_Dict dict = HPDF_Dict_New(pdf->memory);
    note_missing(pdf, dict);
    if (!dict) return 0;
    HPDF_STATUS status = HPDF_Xref_Add(pdf->table, dict); // frees the dict when it fails
    note(pdf, status);
    if (status != HPDF_OK) return 0;
    Object *object = arena_new_of(pdf->arena, Object);
    *object = (Object){.pdf = pdf};
    *array_add(pdf->arena, &pdf->objects) = object;
    dict->attr = object;
    dict->write_fn = write_entries;
    return pdf->objects.count;
}

static Object *find_object(Pdf *pdf, int32_t number) {
    return number > 0 && number <= pdf->objects.count ? pdf->objects.at[number - 1] : NULL;
}

void pdf_set(Pdf *pdf, int32_t number, Text entries) {
    Object *object = find_object(pdf, number);
    if (object) object->entries = text_copy(pdf->arena, entries);
}

void pdf_set_stream(Pdf *pdf, int32_t number, Text entries, Text data) {
    Object *object = find_object(pdf, number);
    if (!object) return;
    pdf_set(pdf, number, entries);
    object->data = data;
    object->is_stream = true;
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->table, (HPDF_UINT)number);
    note_missing(pdf, entry);
    if (entry) ((HPDF_Dict)entry->obj)->after_write_fn = write_data;
}

// ---- the file ----------------------------------------------------------------------------------

static void add_checksum(Buffer *sums, Text bytes) {
    uint32_t parts[2] = {libdeflate_crc32(0, bytes.at, bytes.size), (uint32_t)bytes.size};
    buffer_add(sums, parts, sizeof parts);
}

Text pdf_fingerprint(const Pdf *pdf, Arena *arena) {
    Buffer sums = {0};
    for (int32_t i = 0; i < pdf->objects.count; i++) {
        add_checksum(&sums, pdf->objects.at[i]->entries);
        add_checksum(&sums, pdf->objects.at[i]->data);
    }
    Text digest = digest_of(arena, buffer_view(&sums));
    buffer_free(&sums);
    return digest;
}

// 16 bytes from all that the file holds
static void find_identity(const Pdf *pdf, HPDF_BYTE identity[16]) {
    Text hex = pdf_fingerprint(pdf, pdf->arena);
    for (int32_t i = 0; i < 16; i++) {
        char high = hex.at[2 * i], low = hex.at[2 * i + 1];
        int value = (high <= '9' ? high - '0' : high - 'a' + 10) * 16 +
                    (low <= '9' ? low - '0' : low - 'a' + 10);
        identity[i] = (HPDF_BYTE)value;
    }
}

static void add_reference(Pdf *pdf, const char *key, int32_t number) {
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->table, (HPDF_UINT)number);
    note_missing(pdf, entry);
    if (entry) note(pdf, HPDF_Dict_Add(pdf->table->trailer, key, entry->obj));
}

static void fill_trailer(Pdf *pdf, int32_t catalog, int32_t info) {
    HPDF_BYTE identity[16];
    find_identity(pdf, identity);
    add_reference(pdf, "Root", catalog);
    add_reference(pdf, "Info", info);
    HPDF_Array pair = HPDF_Array_New(pdf->memory);
    note_missing(pdf, pair);
    if (!pair) return;
    note(pdf, HPDF_Dict_Add(pdf->table->trailer, "ID", pair)); // frees the pair when it fails
    for (int i = 0; i < 2 && !pdf->failure; i++)
        note(pdf, HPDF_Array_Add(pair, HPDF_Binary_New(pdf->memory, identity, 16)));
}

static HPDF_STATUS receive(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size) {
    Buffer *out = stream->attr;
    if (out->size + size > MOST_BYTES) return HPDF_FILE_IO_ERROR;
    buffer_add(out, bytes, size);
    return HPDF_OK;
}

static size_t expected_size(const Pdf *pdf) {
    size_t size = 4096;
    for (int32_t i = 0; i < pdf->objects.count; i++)
        size += pdf->objects.at[i]->entries.size + pdf->objects.at[i]->data.size + 96;
    return size;
}

static void write_all(Pdf *pdf, Buffer *out) {
    pdf->out = HPDF_CallbackWriter_New(pdf->memory, receive, out);
    note_missing(pdf, pdf->out);
    if (!pdf->out) return;
    note(pdf, HPDF_Stream_WriteStr(pdf->out, "%PDF-1.6\n%\xE2\xE3\xCF\xD3\n"));
    note(pdf, HPDF_Xref_WriteToStream(pdf->table, pdf->out, NULL));
    HPDF_Stream_Free(pdf->out);
    pdf->out = NULL;
}

bool pdf_write(Pdf *pdf, Buffer *out, int32_t catalog, int32_t info, Diagnostics *diagnostics) {
    size_t size = expected_size(pdf);
    if (size > MOST_BYTES) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){0}, "pdf-size",
                        "the PDF would take %zu MB; the most is %zu MB: use smaller pictures",
                        size >> 20, MOST_BYTES >> 20);
        return false;
    }
    if (!pdf->failure) fill_trailer(pdf, catalog, info);
    if (!pdf->failure) {
        buffer_room(out, size);
        write_all(pdf, out);
    }
    if (pdf->failure)
        diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){0}, "pdf-write",
                        "the PDF could not be written: libharu status 0x%04lX",
                        (unsigned long)pdf->failure);
    return !pdf->failure;
}
