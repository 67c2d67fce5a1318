// metadata.c: what the file says of itself (ISO 32000-1, 7.7.2 and 14.3.3); its XMP stands in xmp.c.
//
// Dates come from the edition, never from the clock; where it has none, from SOURCE_DATE_EPOCH
// (reproducible-builds.org), or there are none.
#include "emit/metadata.h"

#include <stdlib.h>
#include <time.h>

#include "emit/optional.h"
#include "emit/outputs.h"
#include "emit/syntax.h"
#include "emit/xmp.h"

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

// seconds since 1970; -1: not set, or no number
static long long find_epoch(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch ? strtoll(epoch, &end, 10) : -1;
    return !epoch || end == epoch || *end || seconds > 253402300799 ? -1 : seconds;
}

static void find_dates(const Emission *emission, Information *information) {
    Text day = emission->pages->metadata.date;
    struct tm at = {0};
    if (is_day(day)) {
        information->pdf_date = text_print(emission->arena, "D:%.4s%.2s%.2s000000Z", day.at, day.at + 5, day.at + 8);
        information->xmp_date = text_print(emission->arena, "%.10sT00:00:00Z", day.at);
        return;
    }
    time_t moment = (time_t)find_epoch();
    if (moment < 0 || !gmtime_r(&moment, &at)) return;
    int parts[6] = {at.tm_year + 1900, at.tm_mon + 1, at.tm_mday, at.tm_hour, at.tm_min, at.tm_sec};
    information->pdf_date = text_print(emission->arena, "D:%04d%02d%02d%02d%02d%02dZ", parts[0], parts[1],
                                       parts[2], parts[3], parts[4], parts[5]);
    information->xmp_date = text_print(emission->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts[0], parts[1],
                                       parts[2], parts[3], parts[4], parts[5]);
}

// without what XML has no place for (XML 1.0, 2.2), trimmed, as XML readers do, and no longer than a string of PDF
static Text plain(Arena *arena, Text text) {
    Buffer out = {0};
    for (size_t at = 0; at < text.size;) {
        char bytes[4];
        uint32_t code = text_next(text, &at);
        if (code < ' ' || code == 0xFFFE || code == 0xFFFF) code = ' ';
        buffer_add(&out, bytes, text_encode(code, bytes));
    }
    Text made = text_copy(arena, text_trim(syntax_fit_text(text_trim(buffer_view(&out)))));
    buffer_free(&out);
    return made;
}

Information metadata_find(const Emission *emission) {
    const Metadata *metadata = &emission->pages->metadata;
    Arena *arena = emission->arena;
    Information information = {.title = plain(arena, metadata->title),
                               .author = plain(arena, metadata->author),
                               .subject = plain(arena, metadata->subject),
                               .keywords = plain(arena, metadata->keywords)};
    find_dates(emission, &information);
    information.keeps_standards =
        emission->output && information.title.size && metadata->language.size && information.pdf_date.size;
    return information;
}

int32_t metadata_add_info(Emission *emission, const Information *information) {
    Buffer out = {0};
    add_text(&out, "/Title", information->title);
    add_text(&out, "/Author", information->author);
    add_text(&out, "/Subject", information->subject);
    add_text(&out, "/Keywords", information->keywords);
    add_text(&out, "/Creator", TEXT("Folio"));
    add_text(&out, "/Producer", TEXT("Folio"));
    add_text(&out, "/CreationDate", information->pdf_date);
    add_text(&out, "/ModDate", information->pdf_date);
    buffer_string(&out, "/Trapped/False");
    int32_t number = pdf_add(emission->pdf);
    pdf_set(emission->pdf, number, buffer_view(&out));
    buffer_free(&out);
    return number;
}

int32_t metadata_add_catalog(Emission *emission, int32_t page_tree, const Information *information, Text more) {
    Buffer out = {0};
    buffer_string(&out, "/Type/Catalog");
    syntax_add_reference(&out, "/Pages", page_tree);
    add_text(&out, "/Lang", emission->pages->metadata.language);
    buffer_string(&out, "/ViewerPreferences<</DisplayDocTitle true>>");
    buffer_text(&out, more);
    optional_write(&out, emission);
    outputs_write(&out, emission);
    syntax_add_reference(&out, "/Metadata", xmp_add(emission, information));
    int32_t number = pdf_add(emission->pdf);
    pdf_set(emission->pdf, number, buffer_view(&out));
    buffer_free(&out);
    return number;
}
