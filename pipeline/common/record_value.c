// record_value.c: reads the fields of a record (record.h) and the parts of a field's value.
//
// A field is looked up by name among the record's at most 32; which were asked for is remembered, so that
// record_next can refuse the others. Integers are read by hand, with checked arithmetic.
#include "common/record.h"

#include <inttypes.h>
#include <string.h>

bool record_find(RecordReader *reader, const char *name, RecordValue *value) {
    if (reader->failed) return false;
    if (reader->asked_count < RECORD_FIELDS_MOST) reader->asked[reader->asked_count++] = name;
    for (int32_t i = 0; i < reader->field_count; i++) {
        const RecordField *field = &reader->fields[i];
        if (!text_is(field->name, name)) continue;
        reader->used |= 1u << i;
        const char *at = field->value.at ? field->value.at : field->name.at + field->name.size;
        *value = (RecordValue){reader, at, at + field->value.size};
        return true;
    }
    return false;
}

bool record_has(RecordReader *reader, const char *name) {
    RecordValue value;
    return record_find(reader, name, &value);
}

void record_need(RecordReader *reader, const char *name) {
    if (!record_has(reader, name))
        record_fail(reader, reader->kind.at, "a '%.*s' record needs the field '%s'",
                    TEXT_ARG(reader->kind), name);
}

bool value_more(const RecordValue *value) {
    return value->at < value->end && !value->reader->failed;
}

bool value_skip(RecordValue *value, char separator) {
    if (!value_more(value) || *value->at != separator) return false;
    value->at++;
    return true;
}

void value_need(RecordValue *value, char separator) {
    if (!value_skip(value, separator))
        record_fail(value->reader, value->at, "'%c' was expected here", separator);
}

void value_end(RecordValue *value) {
    if (value_more(value)) record_fail(value->reader, value->at, "the field should end here");
}

int32_t value_count(const RecordValue *value, char separator) {
    int32_t count = 0;
    for (const char *at = value->at; at < value->end; at++) count += *at == separator;
    return count;
}

static bool is_digit(const RecordValue *value) {
    return value->at < value->end && *value->at >= '0' && *value->at <= '9';
}

// the digits' number, or UINT64_MAX when it does not fit
static uint64_t take_digits(RecordValue *value) {
    uint64_t number = 0;
    for (; is_digit(value); value->at++) {
        uint64_t digit = (uint64_t)(*value->at - '0');
        number = number > (UINT64_MAX - digit) / 10 ? UINT64_MAX : number * 10 + digit;
    }
    return number;
}

int64_t value_read_int(RecordValue *value, int64_t least, int64_t most) {
    if (value->reader->failed) return 0;
    const char *from = value->at;
    bool minus = value->at < value->end && *value->at == '-';
    if (minus) value->at++;
    if (!is_digit(value)) {
        record_fail(value->reader, from, "a whole number was expected here");
        return 0;
    }
    uint64_t size = take_digits(value), limit = minus ? (uint64_t)INT64_MAX + 1 : INT64_MAX;
    int64_t number = size > limit ? 0 : (int64_t)(minus ? 0 - size : size);
    if (size <= limit && number >= least && number <= most) return number;
    record_fail(value->reader, from, "a number from %" PRId64 " to %" PRId64 " was expected here",
                least, most);
    return 0;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// the character of the escape at *at, behind its backslash, moving *at behind it; -1 if it is none
static int take_escape(const char **at, const char *end) {
    if (*at == end) return -1;
    char c = *(*at)++;
    if (c == '"' || c == '\\') return c;
    if (c == 'n') return '\n';
    if (c == 't') return '\t';
    if (c != 'x' || end - *at < 2) return -1;
    int high = hex_digit((*at)[0]), low = hex_digit((*at)[1]);
    *at += 2;
    return high >= 0 && high < 8 && low >= 0 ? high * 16 + low : -1;
}

// raw, without its quotes, into bytes; returns the size
static size_t unescape(RecordReader *reader, Text raw, char *bytes) {
    const char *at = raw.at, *end = raw.at + raw.size;
    size_t size = 0;
    while (at < end && !reader->failed) {
        const char *from = at;
        int c = *at++;
        if (c == '\\') c = take_escape(&at, end);
        if (c < 0 && *from == '\\')
            record_fail(reader, from, "of escapes, \\\" \\\\ \\n \\t and \\x00 to \\x7f are known");
        bytes[size++] = (char)c;
    }
    return size;
}

// the size of the quoted text at value->at without its quotes; false if it does not open or close
static bool find_close(const RecordValue *value, size_t *size) {
    const char *at = value->at;
    if (at == value->end || *at != '"') return false;
    for (at++; at < value->end && *at != '"'; at++)
        if (*at == '\\') at++;
    if (at >= value->end) return false;
    *size = (size_t)(at - value->at) - 1;
    return true;
}

// a quoted text without its quotes, escapes untouched; moves behind it
static Text take_quoted(RecordValue *value) {
    size_t size = 0;
    if (value->reader->failed) return (Text){0};
    if (!find_close(value, &size)) {
        record_fail(value->reader, value->at, "a text between double quotes was expected here");
        return (Text){0};
    }
    Text raw = {value->at + 1, size};
    value->at += size + 2;
    return raw;
}

Text value_read_text(RecordValue *value, Arena *arena) {
    Text raw = take_quoted(value);
    if (!raw.at || !memchr(raw.at, '\\', raw.size)) return raw.at ? text_copy(arena, raw) : raw;
    char *bytes = arena_push(arena, raw.size + 1);
    size_t size = unescape(value->reader, raw, bytes);
    bytes[size] = 0;
    return (Text){bytes, size};
}

int64_t record_read_int(RecordReader *reader, const char *name, int64_t usual, int64_t least,
                        int64_t most) {
    RecordValue value;
    if (!record_find(reader, name, &value)) return usual;
    int64_t number = value_read_int(&value, least, most);
    value_end(&value);
    return number;
}

bool record_read_ints(RecordReader *reader, const char *name, int32_t *numbers, int32_t count,
                      int32_t least, int32_t most) {
    RecordValue value;
    if (!record_find(reader, name, &value)) return false;
    for (int32_t i = 0; i < count; i++) {
        if (i) value_need(&value, ',');
        numbers[i] = (int32_t)value_read_int(&value, least, most);
    }
    value_end(&value);
    return true;
}

Text record_read_text(RecordReader *reader, Arena *arena, const char *name) {
    RecordValue value;
    if (!record_find(reader, name, &value)) return (Text){0};
    Text text = value_read_text(&value, arena);
    value_end(&value);
    return text;
}

int record_read_word(RecordReader *reader, const char *name, const char *const *words, int count,
                     int usual) {
    RecordValue value;
    if (!record_find(reader, name, &value)) return usual;
    Text word = {value.at, (size_t)(value.end - value.at)};
    int nearest = 0;
    for (int i = 0; i < count; i++) {
        if (text_is(word, words[i])) return i;
        int32_t distance = text_distance(word, text_of(words[i]));
        if (distance < text_distance(word, text_of(words[nearest]))) nearest = i;
    }
    record_fail(reader, value.at, "'%.*s' is no %s: did you mean '%s'?", TEXT_ARG(word), name,
                words[nearest]);
    return usual;
}

bool record_read_flag(RecordReader *reader, const char *name) {
    RecordValue value;
    if (!record_find(reader, name, &value)) return false;
    if (value.at[-1] == '=')
        record_fail(reader, value.at, "'%s' stands alone, without a value", name);
    return true;
}

// the file's name in arena; the same one as the last place's if it is equal
static Text share_file(RecordReader *reader, Arena *arena, RecordValue *value) {
    ArenaMark before = arena_mark(arena);
    Text file = value_read_text(value, arena);
    if (reader->place_arena == arena && text_equal(file, reader->place_file)) {
        arena_rewind(arena, before);
        return reader->place_file;
    }
    reader->place_arena = arena;
    return reader->place_file = file;
}

Place record_read_place(RecordReader *reader, Arena *arena, const char *name) {
    RecordValue value;
    if (!record_find(reader, name, &value)) return (Place){0};
    Place place = {.file = share_file(reader, arena, &value)};
    value_need(&value, ',');
    place.line = (int32_t)value_read_int(&value, 0, INT32_MAX);
    value_need(&value, ',');
    place.column = (int32_t)value_read_int(&value, 0, INT32_MAX);
    value_end(&value);
    if (!place.file.size) record_fail(reader, value.end, "a place names its file");
    return reader->failed ? (Place){0} : place;
}
