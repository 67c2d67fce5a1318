// record.h: the text form that Document and Pages share: one record a line.
//
//     file   = first line, records, "end" line:     folio-pages 1
//     record = {blank} kind {blank field} newline   tag id=2 parent=1 role=p at="a.yaml",14,3
//     field  = name | name "=" part {separator part}
//     part   = whole number | word | quoted text;   separator = "," or ":"
//
// The first line names the form and its version; the last record is "end", so a file cut short shows.
// kind, name and word are of a-z, 0-9 and "-". A quoted text is UTF-8 between double quotes; \" \\ \n \t
// and \xHH (below 80) stand for characters that would hide. A name alone is a flag. A field left out has
// its usual value. Every line reads alone. Empty lines and lines that begin with # are skipped.
// At most 32 fields a record.
//
// The writer appends to a Buffer with hand-made integer code. The reader survives any bytes: the first
// fault is a diagnostic with its line and column, after which all reads give zeros; unknown and repeated
// fields are faults. Reading takes linear time.
#ifndef FOLIO_RECORD_H
#define FOLIO_RECORD_H

#include "common/buffer.h"
#include "common/diagnostic.h"

enum { RECORD_FIELDS_MOST = 32 };

// ---- writing -----------------------------------------------------------------------------------

void record_write_first(Buffer *out, const char *form, int32_t version);
void record_begin(Buffer *out, int32_t depth, const char *kind); // indented by two blanks a depth
void record_end(Buffer *out);
void record_write_last(Buffer *out);

void record_write_int(Buffer *out, const char *name, int64_t number);
// left out if usual
void record_write_unusual(Buffer *out, const char *name, int64_t number, int64_t usual);
void record_write_ints(Buffer *out, const char *name, const int32_t *numbers, int32_t count);
void record_write_text(Buffer *out, const char *name, Text text);   // left out if absent
void record_write_word(Buffer *out, const char *name, const char *word);
void record_write_flag(Buffer *out, const char *name, bool flag);
void record_write_place(Buffer *out, const char *name, Place place); // left out without a file
// for fields of mixed parts: the name and "=", then parts by hand
void record_write_name(Buffer *out, const char *name);
void record_write_quoted(Buffer *out, Text text); // bytes that are no UTF-8 become U+FFFD

// ---- reading -----------------------------------------------------------------------------------

typedef struct {
    Text name, value;           // value absent: a flag
} RecordField;

typedef struct {
    Text file;                  // name of what is read
    const char *rule;           // of its diagnostics
    Diagnostics *diagnostics;
    const char *next, *stop;    // what is still to be read
    bool failed, ended;
    int32_t line;               // of the current record
    const char *line_start;
    int32_t indent;             // blanks before the kind
    Text kind;
    RecordField fields[RECORD_FIELDS_MOST];
    int32_t field_count;
    uint32_t used;              // bits of fields that were asked for
    const char *asked[RECORD_FIELDS_MOST];
    int32_t asked_count;
    Arena *place_arena;         // the last place's file name, shared by places that follow
    Text place_file;
} RecordReader;

// Checks UTF-8, size and first line. form: "folio-pages", also the rule of its diagnostics.
RecordReader record_open(Text bytes, Text file, const char *form, int32_t version,
                         Diagnostics *diagnostics);
// The next record; false at "end" and after a fault.
bool record_next(RecordReader *reader);
bool record_is(const RecordReader *reader, const char *kind);
// The kind's index in kinds, or -1 and a fault that names the nearest.
int record_find_kind(RecordReader *reader, const char *const *kinds, int count);

// A fault at a byte of the current line (NULL: at its start); only the first is reported.
void record_fail(RecordReader *reader, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool record_has(RecordReader *reader, const char *name);
void record_need(RecordReader *reader, const char *name); // a fault if it is missing
int64_t record_read_int(RecordReader *reader, const char *name, int64_t usual, int64_t least,
                        int64_t most);
// count numbers from least to most; false, numbers untouched, if the field is missing
bool record_read_ints(RecordReader *reader, const char *name, int32_t *numbers, int32_t count,
                      int32_t least, int32_t most);
Text record_read_text(RecordReader *reader, Arena *arena, const char *name); // absent if missing
int record_read_word(RecordReader *reader, const char *name, const char *const *words, int count,
                     int usual);
bool record_read_flag(RecordReader *reader, const char *name);
Place record_read_place(RecordReader *reader, Arena *arena, const char *name);

// A field's parts one by one.
typedef struct {
    RecordReader *reader;
    const char *at, *end;
} RecordValue;

bool record_find(RecordReader *reader, const char *name, RecordValue *value); // false if missing
int64_t value_read_int(RecordValue *value, int64_t least, int64_t most);
Text value_read_text(RecordValue *value, Arena *arena);
bool value_skip(RecordValue *value, char separator); // true if it stood there
void value_need(RecordValue *value, char separator); // a fault if it did not
bool value_more(const RecordValue *value);           // false at the end and after a fault
void value_end(RecordValue *value);                  // a fault if something is left
int32_t value_count(const RecordValue *value, char separator); // separators left

#endif
