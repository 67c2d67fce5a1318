// report_json.c: the differences as one JSON object, for programs and for the page; keys as in diff.h, lengths in
// millipoints, an empty list or text left in. Indices count from 0.
#include "diff/report.h"

static void write_key(Buffer *out, const char *key, bool first) {
    buffer_print(out, "%s\"%s\":", first ? "" : ",", key);
}

static void write_string(Buffer *out, const char *key, Text value) {
    write_key(out, key, false);
    buffer_json(out, value.at ? value : TEXT(""));
}

static void write_number(Buffer *out, const char *key, int64_t value) {
    write_key(out, key, false);
    buffer_int(out, value);
}

static void write_numbers(Buffer *out, const char *key, const Numbers *numbers) {
    write_key(out, key, false);
    buffer_byte(out, '[');
    for (int32_t i = 0; i < numbers->count; i++) {
        if (i) buffer_byte(out, ',');
        buffer_int(out, numbers->at[i]);
    }
    buffer_byte(out, ']');
}

static void write_place(Buffer *out, const char *key, Place place) {
    write_key(out, key, false);
    if (!place.file.size) {
        buffer_string(out, "null");
        return;
    }
    buffer_string(out, "{\"file\":");
    buffer_json(out, place.file);
    buffer_print(out, ",\"line\":%d,\"column\":%d}", place.line, place.column);
}

static void write_rect(Buffer *out, Rect box) {
    buffer_print(out, "[%d,%d,%d,%d]", box.x, box.y, box.width, box.height);
}

static void write_boxes(Buffer *out, const char *key, const DiffBoxes *boxes) {
    write_key(out, key, false);
    buffer_byte(out, '[');
    for (int32_t i = 0; i < boxes->count; i++) {
        buffer_print(out, "%s{\"page\":%d,\"box\":", i ? "," : "", boxes->at[i].page);
        write_rect(out, boxes->at[i].box);
        buffer_byte(out, '}');
    }
    buffer_byte(out, ']');
}

static void write_words(Buffer *out, const WordsParts *words) {
    static const char *const states[] = {"same", "added", "removed"};
    write_key(out, "words", false);
    buffer_byte(out, '[');
    for (int32_t i = 0; i < words->count; i++) {
        const WordsPart *part = &words->at[i];
        buffer_print(out, "%s{\"state\":\"%s\",\"apart\":%s,\"text\":", i ? "," : "", states[part->state],
                     part->apart ? "true" : "false");
        buffer_json(out, part->text);
        buffer_byte(out, '}');
    }
    buffer_byte(out, ']');
}

static void write_change(Buffer *out, const Change *change) {
    buffer_print(out, "{\"kind\":\"%s\"", change_name(change->kind));
    write_number(out, "article", change->article);
    write_string(out, "what", change->what);
    write_place(out, "before", change->before);
    write_place(out, "after", change->after);
    write_number(out, "added", change->added);
    write_number(out, "removed", change->removed);
    write_numbers(out, "pagesBefore", &change->pages_before);
    write_numbers(out, "pagesAfter", &change->pages_after);
    write_boxes(out, "boxesBefore", &change->boxes_before);
    write_boxes(out, "boxesAfter", &change->boxes_after);
    write_words(out, &change->words);
    buffer_byte(out, '}');
}

static void write_pixels(Buffer *out, const PagePair *pair) {
    if (!pair->compared) return;
    write_number(out, "contrast", pair->contrast);
    write_key(out, "pixels", false);
    buffer_byte(out, '[');
    for (int32_t i = 0; i < pair->pixels.count; i++) {
        if (i) buffer_byte(out, ',');
        write_rect(out, pair->pixels.at[i]);
    }
    buffer_byte(out, ']');
}

static void write_pair(Buffer *out, const PagePair *pair) {
    buffer_print(out, "{\"before\":%d,\"after\":%d,\"status\":\"%s\"", pair->before, pair->after,
                 page_status_name(pair->status));
    write_number(out, "article", pair->article);
    write_key(out, "follows", false);
    buffer_byte(out, '[');
    const char *comma = "";
    for (unsigned bit = 1; bit < 1u << FOLLOWS_BITS; bit <<= 1) {
        if (!(pair->follows & bit)) continue;
        buffer_print(out, "%s\"%s\"", comma, follows_name(bit));
        comma = ",";
    }
    buffer_byte(out, ']');
    write_numbers(out, "changes", &pair->changes);
    write_pixels(out, pair);
    buffer_byte(out, '}');
}

static void write_article(Buffer *out, const DiffArticle *article) {
    buffer_string(out, "{\"id\":");
    buffer_json(out, article->id);
    write_string(out, "title", article->title);
    write_number(out, "firstBefore", article->first_before);
    write_number(out, "countBefore", article->count_before);
    write_number(out, "firstAfter", article->first_after);
    write_number(out, "countAfter", article->count_after);
    write_numbers(out, "changes", &article->changes);
    buffer_byte(out, '}');
}

static void write_side(Buffer *out, const char *key, Text name, int32_t pages) {
    buffer_print(out, "\"%s\":{\"name\":", key);
    buffer_json(out, name);
    buffer_print(out, ",\"pages\":%d},\n", pages);
}

static void write_summary(Buffer *out, const Differences *differences) {
    Buffer summary = {0};
    report_write_summary(&summary, differences);
    buffer_print(out, "\"differs\":%s", diff_is_empty(differences) ? "false" : "true");
    write_string(out, "summary", buffer_view(&summary));
    write_number(out, "added", differences->added);
    write_number(out, "removed", differences->removed);
    for (int status = 0; status < PAGE_STATUS_COUNT; status++)
        buffer_print(out, "%s\"%s\":%d", status ? "," : ",\"totals\":{", page_status_name((PageStatus)status),
                     differences->totals[status]);
    buffer_string(out, "},\n");
    buffer_free(&summary);
}

void diff_write_json(Buffer *out, const Differences *differences) {
    buffer_string(out, "{\"version\":1,\n");
    write_side(out, "before", differences->name_before, differences->count_before);
    write_side(out, "after", differences->name_after, differences->count_after);
    write_summary(out, differences);
    buffer_string(out, "\"changes\":[");
    for (int32_t i = 0; i < differences->changes.count; i++) {
        buffer_string(out, i ? ",\n" : "\n");
        write_change(out, &differences->changes.at[i]);
    }
    buffer_string(out, "],\n\"articles\":[");
    for (int32_t i = 0; i < differences->articles.count; i++) {
        buffer_string(out, i ? ",\n" : "\n");
        write_article(out, &differences->articles.at[i]);
    }
    buffer_string(out, "],\n\"pages\":[");
    for (int32_t i = 0; i < differences->pages.count; i++) {
        buffer_string(out, i ? ",\n" : "\n");
        write_pair(out, &differences->pages.at[i]);
    }
    buffer_string(out, "]}\n");
}
