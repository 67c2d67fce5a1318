// schema_scalar.c: reads scalars by the kind the schema gives them.
//
// In: the decoded text of a scalar. Out: a Text, bool, int32 or Unit in the caller's struct, or what was expected, in
// words. Numbers are read by hand: decimal, no exponent, no locale, at most three decimals kept exactly.
#include "common/schema_scalar.h"

#include <assert.h>
#include <string.h>

bool schema_is_scalar(FieldKind kind) {
    return kind <= FIELD_CUSTOM && kind != FIELD_MARKDOWN;
}

// a decimal number in 1/1000: -1.25 is -1250; false when it is none, has more decimals or is beyond 2^31
static bool read_thousandths(Text text, int64_t *number) {
    size_t at = text.size && text.at[0] == '-' ? 1 : 0, first = at;
    int64_t value = 0, place = 0;
    for (; at < text.size; at++) {
        char c = text.at[at];
        if (c == '.' && !place && at > first) { place = 1000; continue; }
        if (c < '0' || c > '9' || place == 1) return false;
        if (place) value += (c - '0') * (place /= 10);
        else value = value * 10 + (c - '0') * 1000;
        if (value > INT32_MAX) return false;
    }
    *number = first ? -value : value;
    return at > first && text.at[at - 1] != '.';
}

static bool read_int(Text text, int64_t *number) {
    if (memchr(text.at, '.', text.size)) return false;
    size_t at = text.size && text.at[0] == '-' ? 1 : 0, first = at;
    int64_t value = 0;
    for (; at < text.size; at++) {
        if (text.at[at] < '0' || text.at[at] > '9') return false;
        value = value * 10 + (text.at[at] - '0');
        if (value > INT32_MAX) return false;
    }
    *number = first ? -value : value;
    return at > first;
}

static bool read_percent(Text text, int64_t *number) {
    return text_ends(text, "%") && read_thousandths(text_part(text, 0, text.size - 1), number) &&
           *number % 100 == 0 && (*number /= 100, true);
}

static bool read_number(FieldKind kind, Text text, int64_t *number) {
    Unit length;
    if (kind == FIELD_INT) return read_int(text, number);
    if (kind == FIELD_NUMBER) return read_thousandths(text, number);
    if (kind == FIELD_PERCENT) return read_percent(text, number);
    return unit_read(text, &length) && (*number = length, true);
}

static bool is_limited(const SchemaField *field) {
    return field->least || field->most;
}

static bool is_within(const SchemaField *field, int64_t value) {
    return !is_limited(field) || (value >= field->least && value <= field->most);
}

static bool read_bool(Text text, bool *value) {
    static const char *const words[] = {"false", "true", "no", "yes", "off", "on"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(text, words[i])) return *value = i % 2, true;
    return false;
}

static int digits(Text text, size_t from, size_t to) {
    int value = 0;
    for (size_t i = from; i < to; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return -1;
        value = value * 10 + (text.at[i] - '0');
    }
    return value;
}

// ISO 8601: a day of the Gregorian calendar
static bool is_date(Text text) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.size != 10 || text.at[4] != '-' || text.at[7] != '-') return false;
    int year = digits(text, 0, 4), month = digits(text, 5, 7), day = digits(text, 8, 10);
    if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
    bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;
    return day <= days[month - 1] + (leap && month == 2);
}

static bool is_path(Text text) {
    if (!text.size || text.at[0] == '/' || memchr(text.at, '\\', text.size) || memchr(text.at, '\n', text.size))
        return false;
    for (size_t from = 0, i = 0; i <= text.size; i++) {
        if (i < text.size && text.at[i] != '/') continue;
        if (text_is(text_part(text, from, i), "..")) return false;
        from = i + 1;
    }
    return true;
}

static bool is_id(Text text) {
    if (!text.size || text.size > 100 || text.at[0] == '-') return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    }
    return true;
}

// the shape of a BCP 47 tag: 2 to 3 letters, then parts of 1 to 8 letters or digits
static bool is_language(Text text) {
    size_t length = 0;
    bool first = true;
    for (size_t i = 0; i <= text.size; i++) {
        char c = i < text.size ? text.at[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
        if (c == '-') {
            if (length < (first ? 2 : 1) || length > (first ? 3 : 8)) return false;
            first = false;
            length = 0;
        } else if (letter || (digit && !first)) {
            length++;
        } else {
            return false;
        }
    }
    return true;
}

static bool store_text(Arena *arena, const SchemaField *field, Text value, Text *into) {
    while (value.size && value.at[value.size - 1] == '\n') value.size--; // what | and > leave at the end
    bool several = value.size && memchr(value.at, '\n', value.size);
    if ((several && field->kind == FIELD_TEXT) || !is_within(field, text_length(value))) return false;
    *into = text_copy(arena, value);
    return true;
}

static bool store_checked(Arena *arena, Text value, bool good, Text *into) {
    if (good) *into = text_copy(arena, value);
    return good;
}

static bool store_name(const SchemaField *field, Text value, int32_t *into) {
    for (int32_t i = 0; field->names[i]; i++)
        if (text_is(value, field->names[i])) return *into = i, true;
    return false;
}

static bool store_number(const SchemaField *field, Text value, int32_t *into) {
    int64_t number;
    if (!read_number(field->kind, value, &number) || !is_within(field, number)) return false;
    *into = (int32_t)number;
    return true;
}

bool schema_store(Arena *arena, const SchemaField *field, Text value, void *into) {
    switch (field->kind) {
    case FIELD_TEXT: case FIELD_LINES: return store_text(arena, field, value, into);
    case FIELD_BOOL: return read_bool(value, into);
    case FIELD_INT: case FIELD_NUMBER: case FIELD_PERCENT: case FIELD_LENGTH:
        return store_number(field, value, into);
    case FIELD_DATE: return store_checked(arena, value, is_date(value), into);
    case FIELD_ENUM: return store_name(field, value, into);
    case FIELD_PATH: return store_checked(arena, value, is_path(value), into);
    case FIELD_ID: return store_checked(arena, value, is_id(value), into);
    case FIELD_LANGUAGE: return store_checked(arena, value, is_language(value), into);
    case FIELD_CUSTOM: return field->read(arena, value, into);
    case FIELD_MARKDOWN: case FIELD_NODE: case FIELD_MAPPING: case FIELD_LIST: case FIELD_NAMES:
    case FIELD_ONE_OF: break;
    }
    assert(false && "a scalar kind");
    return false;
}

// ---- words -------------------------------------------------------------------------------------

void schema_write_value(Buffer *out, FieldKind kind, int64_t value) {
    if (kind == FIELD_LENGTH) { // to 1/100 mm
        long long size = value < 0 ? -value : value, mm = (size * 254 + 3600) / 7200;
        buffer_print(out, "%s%lld", value < 0 ? "-" : "", mm / 100);
        if (mm % 100) buffer_print(out, mm % 10 ? ".%02lld" : ".%lld", mm % 10 ? mm % 100 : mm % 100 / 10);
        buffer_string(out, "mm");
    } else if (kind == FIELD_PERCENT || kind == FIELD_NUMBER) {
        int64_t thousandths = kind == FIELD_PERCENT ? value * 100 : value;
        bool small = thousandths < 1000 && thousandths > 0;
        buffer_string(out, small ? "0" : "");
        buffer_thousandths(out, thousandths);
        if (kind == FIELD_PERCENT) buffer_byte(out, '%');
    } else {
        buffer_int(out, value);
    }
}

static void add_limits(Buffer *out, const SchemaField *field) {
    if (!is_limited(field)) return;
    buffer_string(out, ", from ");
    schema_write_value(out, field->kind, field->least);
    buffer_string(out, " to ");
    schema_write_value(out, field->kind, field->most);
}

static void add_names(Buffer *out, const SchemaField *field) {
    for (int32_t i = 0; field->names[i]; i++)
        buffer_print(out, "%s%s", !i ? "" : field->names[i + 1] ? ", " : " or ", field->names[i]);
}

static void add_length(Buffer *out, const SchemaField *field) {
    if (field->least && field->most)
        buffer_print(out, " of %lld to %lld characters", (long long)field->least, (long long)field->most);
    else if (field->most)
        buffer_print(out, " of at most %lld characters", (long long)field->most);
}

static void add_words(Buffer *out, const SchemaField *field) {
    switch (field->kind) {
    case FIELD_TEXT: buffer_string(out, "one line of text"), add_length(out, field); return;
    case FIELD_LINES: buffer_string(out, "text"), add_length(out, field); return;
    case FIELD_MARKDOWN: buffer_string(out, "Markdown text"), add_length(out, field); return;
    case FIELD_BOOL: buffer_string(out, "true or false"); return;
    case FIELD_INT: buffer_string(out, "a whole number"), add_limits(out, field); return;
    case FIELD_NUMBER: buffer_string(out, "a number such as 1.25"), add_limits(out, field); return;
    case FIELD_PERCENT: buffer_string(out, "a percentage such as 30%"), add_limits(out, field); return;
    case FIELD_LENGTH: buffer_string(out, "a length such as 4.5mm or 12pt"), add_limits(out, field); return;
    case FIELD_DATE: buffer_string(out, "a day as year-month-day, such as 2021-10-12"); return;
    case FIELD_ENUM: add_names(out, field); return;
    case FIELD_PATH: buffer_string(out, "a path inside the folder, such as images/lake.jpg"); return;
    case FIELD_ID: buffer_string(out, "a name of small letters, digits and hyphens"); return;
    case FIELD_LANGUAGE: buffer_string(out, "a language tag such as en-GB"); return;
    case FIELD_CUSTOM: buffer_string(out, field->what); return;
    case FIELD_NODE: buffer_string(out, field->type ? "keys and values" : "a value"); return;
    case FIELD_MAPPING: case FIELD_NAMES: buffer_string(out, "keys and values"); return;
    case FIELD_LIST: buffer_string(out, "a list"); return;
    case FIELD_ONE_OF: break;
    }
    for (int32_t i = 0; i < field->choice_count; i++) {
        const SchemaField *choice = &field->choices[i];
        if (i) buffer_string(out, ", or ");
        if (choice->kind == FIELD_MAPPING) buffer_print(out, "'%s: …'", choice->type->fields[0].key);
        else add_words(out, choice);
    }
}

Text schema_expected(Arena *arena, const SchemaField *field) {
    Buffer out = {0};
    add_words(&out, field);
    Text words = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return words;
}
