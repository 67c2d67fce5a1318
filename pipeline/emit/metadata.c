// metadata.c: what the file says of itself (ISO 32000-1, 7.7.2, 8.11 and 14.3.3).
//
// Dates come from the edition, never from the clock; where it has none, from SOURCE_DATE_EPOCH
// (reproducible-builds.org), or there are none.
#include "emit/metadata.h"

#include <stdlib.h>
#include <time.h>

#include "emit/syntax.h"

static void add_text(Buffer *out, const char *key, Text value) {
    if (!value.size) return;
    buffer_string(out, key);
    syntax_add_text(out, value);
}

static bool is_day(Text date) {
    if (date.size != 10) return false;
    for (size_t i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? date.at[i] != '-' : date.at[i] < '0' || date.at[i] > '9') return false;
    }
    return true;
}

// "D:20211231000000Z", or absent
static Text find_date(const Emission *emission) {
    Text day = emission->pages->metadata.date;
    if (is_day(day))
        return text_print(emission->arena, "D:%.4s%.2s%.2s000000Z", day.at, day.at + 5, day.at + 8);
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    if (!epoch || end == epoch || *end || seconds < 0 || seconds > 253402300799) return (Text){0};
    time_t moment = (time_t)seconds;
    struct tm parts;
    if (!gmtime_r(&moment, &parts)) return (Text){0};
    return text_print(emission->arena, "D:%04d%02d%02d%02d%02d%02dZ", parts.tm_year + 1900,
                      parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

int32_t metadata_add_info(Emission *emission) {
    const Metadata *metadata = &emission->pages->metadata;
    Buffer out = {0};
    Text date = find_date(emission);
    add_text(&out, "/Title", metadata->title);
    add_text(&out, "/Author", metadata->author);
    add_text(&out, "/Subject", metadata->subject);
    add_text(&out, "/Keywords", metadata->keywords);
    add_text(&out, "/Creator", TEXT("Folio"));
    add_text(&out, "/Producer", TEXT("Folio"));
    add_text(&out, "/CreationDate", date);
    add_text(&out, "/ModDate", date);
    int32_t number = pdf_add(emission->pdf);
    pdf_set(emission->pdf, number, buffer_view(&out));
    buffer_free(&out);
    return number;
}

// ---- layers ------------------------------------------------------------------------------------

static void mark_layers(const Items *items, bool used[LAYER_COUNT]) {
    for (int32_t i = 0; i < items->count; i++)
        if (items->at[i].kind != ITEM_END) used[items->at[i].layer] = true;
}

static int32_t add_layer(Emission *emission, Layer layer) {
    int32_t number = pdf_add(emission->pdf);
    Text entries = text_print(emission->arena, "/Type/OCG/Name(%s)", layer_name(layer));
    pdf_set(emission->pdf, number, entries);
    return number;
}

void metadata_add_layers(Emission *emission) {
    if (emission->profile != PROFILE_DRAFT) return;
    const Pages *pages = emission->pages;
    bool used[LAYER_COUNT] = {0};
    for (int32_t i = 0; i < pages->pages.count; i++) mark_layers(&pages->pages.at[i].items, used);
    Buffer names = {0};
    for (int layer = LAYER_PRINT + 1; layer < LAYER_COUNT; layer++) {
        if (!used[layer]) continue;
        emission->layer_objects[layer] = add_layer(emission, (Layer)layer);
        buffer_string(&names, "/L");
        buffer_int(&names, layer);
        syntax_add_reference(&names, "", emission->layer_objects[layer]);
    }
    if (names.size) {
        emission->layers = pdf_add(emission->pdf);
        pdf_set(emission->pdf, emission->layers, buffer_view(&names));
    }
    buffer_free(&names);
}

static void list_layers(Buffer *out, const Emission *emission, const char *key) {
    buffer_string(out, key);
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        if (emission->layer_objects[layer])
            syntax_add_reference(out, "", emission->layer_objects[layer]);
    buffer_byte(out, ']');
}

// all layers on, listed in their order with their names
static void add_optional_content(Buffer *out, const Emission *emission) {
    if (!emission->layers) return;
    list_layers(out, emission, "/OCProperties<</OCGs[");
    list_layers(out, emission, "/D<</Name(Draft)/BaseState/ON/Order[");
    list_layers(out, emission, "/ON[");
    buffer_string(out, ">>>>");
}

int32_t metadata_add_catalog(Emission *emission, int32_t page_tree, Text more) {
    Buffer out = {0};
    buffer_string(&out, "/Type/Catalog");
    syntax_add_reference(&out, "/Pages", page_tree);
    add_text(&out, "/Lang", emission->pages->metadata.language);
    buffer_string(&out, "/ViewerPreferences<</DisplayDocTitle true>>");
    buffer_text(&out, more);
    add_optional_content(&out, emission);
    int32_t number = pdf_add(emission->pdf);
    pdf_set(emission->pdf, number, buffer_view(&out));
    buffer_free(&out);
    return number;
}
