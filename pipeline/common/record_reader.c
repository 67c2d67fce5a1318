// record_reader.c: cuts a file of records (record.h) into lines, and a line into its kind and raw fields.
//
// Nothing is allocated: kinds, names and values are views of the file's bytes; record_value.c reads them.
// Each byte is looked at a bounded number of times: once for UTF-8, once for its line, once for its field.
// The first fault stops the reader; it names the line, the column and what was expected there.
#include "common/record.h"

#include <stdio.h>
#include <string.h>

void record_fail(RecordReader *reader, const char *at, const char *format, ...) {
    if (reader->failed) return;
    reader->failed = true;
    va_list args;
    va_start(args, format);
    Text message = text_print_list(reader->diagnostics->arena, format, args);
    va_end(args);
    size_t before = at ? (size_t)(at - reader->line_start) : 0;
    int32_t column = before ? text_length((Text){reader->line_start, before}) + 1 : 1;
    Place place = {reader->file, reader->line, column};
    diagnostics_add(reader->diagnostics, SEVERITY_ERROR, place, reader->rule, "%s", message.at);
}

// the next line without its newline; false at the end of the bytes
static bool next_line(RecordReader *reader, Text *line) {
    if (reader->next == reader->stop) return false;
    size_t left = (size_t)(reader->stop - reader->next);
    const char *end = memchr(reader->next, '\n', left);
    *line = (Text){reader->next, end ? (size_t)(end - reader->next) : left};
    reader->line_start = reader->next;
    reader->line++;
    reader->next = end ? end + 1 : reader->stop;
    return true;
}

static void check_utf8(RecordReader *reader, Text bytes) {
    size_t bad;
    if (text_is_utf8(bytes, &bad)) return;
    Text line;
    while (reader->next <= bytes.at + bad && next_line(reader, &line)) {}
    record_fail(reader, bytes.at + bad, "this byte is not UTF-8");
}

static void check_first_line(RecordReader *reader, const char *form, int32_t version) {
    Text line;
    if (!next_line(reader, &line)) {
        record_fail(reader, NULL, "empty: the first line should be '%s %d'", form, version);
        return;
    }
    size_t size = strlen(form);
    bool named = text_starts(line, form) && line.size > size && line.at[size] == ' ';
    if (!named) {
        record_fail(reader, NULL, "the first line should be '%s %d'", form, version);
        return;
    }
    Buffer wanted = {0};
    buffer_int(&wanted, version);
    Text given = text_part(line, size + 1, line.size);
    if (!text_equal(given, buffer_view(&wanted)))
        record_fail(reader, given.at, "version %d of %s is known here, not '%.*s'", version, form,
                    TEXT_ARG(given));
    buffer_free(&wanted);
}

RecordReader record_open(Text bytes, Text file, const char *form, int32_t version,
                         Diagnostics *diagnostics) {
    if (!bytes.at) bytes = TEXT("");
    RecordReader reader = {.file = file,
                           .rule = form,
                           .diagnostics = diagnostics,
                           .next = bytes.at,
                           .stop = bytes.at + bytes.size,
                           .line_start = bytes.at};
    if (bytes.size > INT32_MAX) record_fail(&reader, NULL, "larger than 2 GB");
    else check_utf8(&reader, bytes);
    if (!reader.failed) check_first_line(&reader, form, version);
    return reader;
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static Text take_name(RecordReader *reader, const char **at, const char *end) {
    const char *from = *at;
    while (*at < end && is_name(**at)) ++*at;
    if (*at == from) record_fail(reader, from, "a name of a-z, 0-9 and - was expected here");
    return (Text){from, (size_t)(*at - from)};
}

// behind the closing quote of a text that opens at *at; end if it does not close
static const char *skip_quoted(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++)
        if (*at == '\\' && at + 1 < end) at++;
    return at < end ? at + 1 : end;
}

static Text take_value(const char **at, const char *end) {
    const char *from = *at;
    while (*at < end && **at != ' ') *at = **at == '"' ? skip_quoted(*at, end) : *at + 1;
    return (Text){from, (size_t)(*at - from)};
}

static void add_field(RecordReader *reader, const char **at, const char *end) {
    RecordField field = {.name = take_name(reader, at, end)};
    if (*at < end && **at == '=') {
        ++*at;
        field.value = take_value(at, end);
    }
    for (int32_t i = 0; i < reader->field_count; i++)
        if (text_equal(reader->fields[i].name, field.name))
            record_fail(reader, field.name.at, "field '%.*s' stands here twice",
                        TEXT_ARG(field.name));
    if (reader->field_count == RECORD_FIELDS_MOST)
        record_fail(reader, field.name.at, "more than %d fields in a record", RECORD_FIELDS_MOST);
    else reader->fields[reader->field_count++] = field;
    if (*at < end && **at != ' ') record_fail(reader, *at, "a blank or = was expected here");
}

static void split_line(RecordReader *reader, Text line) {
    const char *at = line.at, *end = line.at + line.size;
    while (at < end && *at == ' ') at++;
    reader->indent = (int32_t)(at - line.at);
    reader->field_count = reader->asked_count = 0;
    reader->used = 0;
    reader->kind = take_name(reader, &at, end);
    while (!reader->failed && at < end) {
        if (*at != ' ') record_fail(reader, at, "a blank was expected here");
        while (at < end && *at == ' ') at++;
        if (at < end) add_field(reader, &at, end);
    }
}

static int find_nearest(Text word, const char *const *names, int count) {
    int nearest = 0;
    int32_t least = INT32_MAX;
    for (int i = 0; i < count; i++) {
        int32_t distance = text_distance(word, text_of(names[i]));
        if (distance < least) least = distance, nearest = i;
    }
    return nearest;
}

static void refuse_field(RecordReader *reader, Text name) {
    if (!reader->asked_count)
        record_fail(reader, name.at, "a '%.*s' record has no fields", TEXT_ARG(reader->kind));
    else
        record_fail(reader, name.at, "a '%.*s' record has no field '%.*s': did you mean '%s'?",
                    TEXT_ARG(reader->kind), TEXT_ARG(name),
                    reader->asked[find_nearest(name, reader->asked, reader->asked_count)]);
}

static void check_unused(RecordReader *reader) {
    for (int32_t i = 0; i < reader->field_count && !reader->failed; i++)
        if (!(reader->used >> i & 1)) refuse_field(reader, reader->fields[i].name);
}

static bool is_skipped(Text line) {
    Text trimmed = text_trim(line);
    return !trimmed.size || trimmed.at[0] == '#';
}

static void check_end(RecordReader *reader) {
    Text line;
    while (!reader->failed && next_line(reader, &line))
        if (!is_skipped(line)) record_fail(reader, NULL, "nothing may follow the 'end' record");
}

bool record_next(RecordReader *reader) {
    check_unused(reader);
    Text line;
    bool found = false;
    while (!reader->failed && !found && next_line(reader, &line)) found = !is_skipped(line);
    if (!found) {
        record_fail(reader, NULL, "the file is cut short: it should close with an 'end' record");
        return false;
    }
    split_line(reader, line);
    if (reader->failed) return false;
    if (!record_is(reader, "end")) return true;
    check_unused(reader);
    check_end(reader);
    reader->ended = !reader->failed;
    return false;
}

bool record_is(const RecordReader *reader, const char *kind) {
    return text_is(reader->kind, kind);
}

int record_find_kind(RecordReader *reader, const char *const *kinds, int count) {
    for (int i = 0; i < count; i++)
        if (text_is(reader->kind, kinds[i])) return i;
    record_fail(reader, reader->kind.at, "no record is called '%.*s': did you mean '%s'?",
                TEXT_ARG(reader->kind), kinds[find_nearest(reader->kind, kinds, count)]);
    return -1;
}
