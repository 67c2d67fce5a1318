// diagnostic.c: collects, sorts and prints diagnostics.
#include "common/diagnostic.h"

#include <stdlib.h>

Diagnostics *diagnostics_new(Arena *arena) {
    Diagnostics *list = arena_new_of(arena, Diagnostics);
    list->arena = arena;
    return list;
}

void diagnostics_add(Diagnostics *list, Severity severity, Place place, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Text message = text_print_list(list->arena, format, args);
    va_end(args);
    Place kept = {text_copy(list->arena, place.file), place.line, place.column};
    *array_add(list->arena, &list->all) =
        (Diagnostic){.severity = severity, .place = kept, .rule = text_of(rule), .message = message};
}

void diagnostics_append(Diagnostics *list, const Diagnostic *from, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        Diagnostic copy = from[i];
        copy.place.file = text_copy(list->arena, copy.place.file);
        copy.rule = text_copy(list->arena, copy.rule);
        copy.message = text_copy(list->arena, copy.message);
        *array_add(list->arena, &list->all) = copy;
    }
}

int place_compare(Place a, Place b) {
    bool same = a.file.at == b.file.at && a.file.size == b.file.size; // most are of one file
    int order = same ? 0 : text_compare(a.file, b.file);
    if (!order) order = (a.line > b.line) - (a.line < b.line);
    return order ? order : (a.column > b.column) - (a.column < b.column);
}

static int compare(const void *left, const void *right) {
    const Diagnostic *a = left, *b = right;
    int order = place_compare(a->place, b->place);
    if (!order) order = text_compare(a->rule, b->rule);
    if (!order) order = (a->page > b->page) - (a->page < b->page);
    return order ? order : text_compare(a->message, b->message);
}

void diagnostics_sort(Diagnostics *list) {
    if (list->all.count < 2) return;
    qsort(list->all.at, (size_t)list->all.count, sizeof *list->all.at, compare);
    int32_t kept = 1;
    for (int32_t i = 1; i < list->all.count; i++)
        if (compare(&list->all.at[kept - 1], &list->all.at[i])) list->all.at[kept++] = list->all.at[i];
    list->all.count = kept;
}

int32_t diagnostics_count(const Diagnostics *list, Severity severity) {
    int32_t count = 0;
    for (int32_t i = 0; i < list->all.count; i++) count += list->all.at[i].severity == severity;
    return count;
}

static const char *severity_name(Severity severity) {
    switch (severity) {
    case SEVERITY_NOTE: return "note";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: return "error";
    }
    return "error";
}

static void write_place(Buffer *out, Place place) {
    if (!place.file.size) return;
    buffer_text(out, place.file);
    if (place.line) buffer_print(out, ":%d:%d", place.line, place.column);
    buffer_string(out, ": ");
}

static double mm(Unit length) {
    return length * 25.4 / 72000;
}

// where on its page, from the trim's top left
static void write_box(Buffer *out, const Diagnostic *d) {
    if (!d->page || !d->box.width || !d->box.height) return;
    buffer_print(out, " (at %.1f, %.1f mm: %.1f × %.1f mm)", mm(d->box.x), mm(d->box.y), mm(d->box.width),
                 mm(d->box.height));
}

void diagnostics_write(Buffer *out, const Diagnostics *list) {
    for (int32_t i = 0; i < list->all.count; i++) {
        const Diagnostic *d = &list->all.at[i];
        write_place(out, d->place);
        buffer_print(out, "%s: %.*s", severity_name(d->severity), TEXT_ARG(d->message));
        write_box(out, d);
        buffer_print(out, " [%.*s]\n", TEXT_ARG(d->rule));
    }
}

static void write_json(Buffer *out, const Diagnostic *d) {
    buffer_print(out, "{\"severity\":\"%s\",\"file\":", severity_name(d->severity));
    buffer_json(out, d->place.file);
    buffer_print(out, ",\"line\":%d,\"column\":%d,\"rule\":", d->place.line, d->place.column);
    buffer_json(out, d->rule);
    buffer_string(out, ",\"message\":");
    buffer_json(out, d->message);
    if (d->page)
        buffer_print(out, ",\"page\":%d,\"box\":[%d,%d,%d,%d]", d->page, d->box.x, d->box.y, d->box.width, d->box.height);
    buffer_byte(out, '}');
}

void diagnostics_write_json(Buffer *out, const Diagnostics *list) {
    buffer_byte(out, '[');
    for (int32_t i = 0; i < list->all.count; i++) {
        buffer_string(out, i ? ",\n " : "\n ");
        write_json(out, &list->all.at[i]);
    }
    buffer_string(out, "\n]\n");
}
