// report_text.c: the differences as text for a terminal: the summary, the pages, then change by change.
//
// Each change has a number, by which the pages name their causes. Long lists are cut short with a count of the rest.
#include "diff/report.h"

enum { RANGES_MOST = 40, CHANGES_MOST = 12, ARTICLES_MOST = 40 };

typedef struct {
    Buffer *out;
    const Differences *differences;
    bool all;
} Writer;

// ---- pages -------------------------------------------------------------------------------------

static int count_columns(const Buffer *out, size_t from) { // code points
    return text_length((Text){out->bytes + from, out->size - from});
}

// "by 1–2", "as painted (3 does not show)", "4: running heads"
static void write_reasons(Buffer *out, const PagePair *pair) {
    const char *colon = ": ";
    if (pair->changes.count) {
        bool hidden = pair->status == PAGE_IDENTICAL;
        buffer_string(out, hidden                         ? " as painted ("
                           : pair->status == PAGE_FOLLOWS ? " "
                           : pair->status == PAGE_MOVED   ? "; follows "
                                                          : " by ");
        report_write_numbers(out, &pair->changes, 1);
        if (hidden) buffer_string(out, pair->changes.count > 1 ? " do not show)" : " does not show)");
    }
    for (unsigned bit = 1; bit < 1u << FOLLOWS_BITS; bit <<= 1) {
        if (!(report_follows(pair) & bit)) continue;
        buffer_print(out, "%s%s", colon, follows_name(bit));
        colon = ", ";
    }
}

static void write_range(Writer *writer, const PageRange *range) {
    const PagePair *first = &writer->differences->pages.at[range->first],
                   *last = &writer->differences->pages.at[range->last];
    Buffer *out = writer->out;
    size_t start = out->size;
    buffer_string(out, "  ");
    if (first->after) report_write_range(out, first->after, last->after);
    else report_write_range(out, first->before, last->before);
    do buffer_byte(out, ' ');
    while (count_columns(out, start) < 13);
    buffer_string(out, report_status(first->status));
    write_reasons(out, first);
    if (first->before && first->after && first->before != first->after) {
        buffer_string(out, "; before ");
        report_write_range(out, first->before, last->before);
    }
    buffer_byte(out, '\n');
}

static void write_pages(Writer *writer) {
    Arena *arena = arena_new();
    PageRanges ranges = report_ranges(arena, writer->differences);
    int32_t most = writer->all || ranges.count <= RANGES_MOST ? ranges.count : RANGES_MOST;
    buffer_string(writer->out, "\nPages\n");
    for (int32_t i = 0; i < most; i++) write_range(writer, &ranges.at[i]);
    if (most < ranges.count)
        buffer_print(writer->out, "  \xE2\x80\xA6 and %d ranges more (--verbose)\n", ranges.count - most);
    arena_free(arena);
}

// ---- changes -----------------------------------------------------------------------------------

static void write_where(Buffer *out, const Change *change) {
    const Numbers *after = &change->pages_after, *before = &change->pages_before;
    const Numbers *shown = after->count ? after : before;
    if (!shown->count) return;
    buffer_string(out, shown->count > 1 ? "; pages " : "; page ");
    report_write_numbers(out, shown, 0);
    if (!after->count) buffer_string(out, " before");
    else if (before->count && before->at[0] != after->at[0] && change->kind != CHANGE_STYLE &&
             change->kind != CHANGE_INK) {
        buffer_string(out, ", before ");
        report_write_numbers(out, before, 0);
    }
}

static void write_change(Writer *writer, int32_t index) {
    const Change *change = &writer->differences->changes.at[index];
    Buffer *out = writer->out;
    Place place = report_place(change);
    buffer_print(out, "  %d  ", index + 1);
    if (place.file.size && place.line) buffer_print(out, "%.*s:%d: ", TEXT_ARG(place.file), place.line);
    buffer_text(out, change->what);
    write_where(out, change);
    buffer_byte(out, '\n');
    if (!change->words.count) return;
    buffer_string(out, "       ");
    report_write_excerpt(out, change, writer->all);
    buffer_byte(out, '\n');
}

static void write_list(Writer *writer, const Numbers *changes) {
    int32_t most = writer->all || changes->count <= CHANGES_MOST ? changes->count : CHANGES_MOST;
    for (int32_t i = 0; i < most; i++) write_change(writer, changes->at[i]);
    if (most < changes->count)
        buffer_print(writer->out, "  \xE2\x80\xA6 and %d changes more (--verbose)\n", changes->count - most);
}

static void write_pages_of(Buffer *out, int32_t first, int32_t count) {
    buffer_string(out, count > 1 ? "pages " : "page ");
    report_write_range(out, first, first + count - 1);
}

static void write_article(Writer *writer, const DiffArticle *article) {
    Buffer *out = writer->out;
    int32_t old = article->count_before, new = article->count_after, more = new - old;
    buffer_print(out, "\n%.*s", TEXT_ARG(article->id));
    if (new) buffer_string(out, ": "), write_pages_of(out, article->first_after, new);
    else if (old) buffer_string(out, ": before "), write_pages_of(out, article->first_before, old);
    if (new &&old && (article->first_before != article->first_after || more)) {
        buffer_string(out, ", before ");
        report_write_range(out, article->first_before, article->first_before + old - 1);
    }
    if (new &&old && more)
        buffer_print(out, ": %d page%s %s", more < 0 ? -more : more, more * more == 1 ? "" : "s",
                     more < 0 ? "less" : "more");
    buffer_byte(out, '\n');
    write_list(writer, &article->changes);
}

static void write_changes(Writer *writer) {
    const Differences *differences = writer->differences;
    Arena *arena = arena_new();
    Numbers whole = {0};
    int32_t told = 0, left = 0;
    for (int32_t i = 0; i < differences->changes.count && differences->changes.at[i].article < 0; i++)
        *array_add(arena, &whole) = i;
    if (whole.count) buffer_string(writer->out, "\nThe whole report\n");
    write_list(writer, &whole);
    for (int32_t i = 0; i < differences->articles.count; i++) {
        if (!differences->articles.at[i].changes.count) continue;
        if (!writer->all && told == ARTICLES_MOST) left++;
        else write_article(writer, &differences->articles.at[i]), told++;
    }
    if (left) buffer_print(writer->out, "\n\xE2\x80\xA6 and %d articles more that changed (--verbose)\n", left);
    arena_free(arena);
}

// ---- articles that only move -------------------------------------------------------------------

static bool only_moves(const DiffArticle *article, int32_t by) {
    return article->count_before && article->count_before == article->count_after && !article->changes.count &&
           article->first_after - article->first_before == by;
}

// Does every page of the articles first to last keep its content?
static bool keeps_content(const Differences *differences, int32_t first, int32_t last) {
    for (int32_t i = 0; i < differences->pages.count; i++) {
        const PagePair *pair = &differences->pages.at[i];
        if (pair->article < first || pair->article > last) continue;
        if (pair->status != PAGE_MOVED && pair->status != PAGE_IDENTICAL && pair->status != PAGE_FOLLOWS)
            return false;
    }
    return true;
}

static void write_run(Writer *writer, int32_t first, int32_t last) {
    const DiffArticle *from = &writer->differences->articles.at[first], *to = &writer->differences->articles.at[last];
    Buffer *out = writer->out;
    if (from->is_article) {
        buffer_string(out, first == last ? "  article " : "  articles ");
        report_write_range(out, from->order_after, to->order_after);
    } else {
        buffer_print(out, "  %.*s", TEXT_ARG(from->id));
    }
    buffer_string(out, keeps_content(writer->differences, first, last) ? ": moved, same content; "
                                                                       : ": moved, some pages set anew; ");
    write_pages_of(out, from->first_after, to->first_after + to->count_after - from->first_after);
    buffer_string(out, ", before ");
    report_write_range(out, from->first_before, to->first_before + to->count_before - 1);
    buffer_byte(out, '\n');
}

static void write_moves(Writer *writer) {
    const Differences *differences = writer->differences;
    bool headed = false;
    for (int32_t i = 0; i < differences->articles.count; i++) {
        const DiffArticle *article = &differences->articles.at[i];
        int32_t by = article->first_after - article->first_before, last = i;
        if (!by || !only_moves(article, by)) continue;
        while (last + 1 < differences->articles.count && only_moves(article + (last + 1 - i), by) &&
               article[last + 1 - i].is_article == article->is_article)
            last++;
        if (!headed) buffer_string(writer->out, "\nMoved by these\n");
        headed = true;
        write_run(writer, i, last);
        i = last;
    }
}

// ---- pixels ------------------------------------------------------------------------------------

static bool touch(const Rect *a, const Rect *b) {
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

// The changes of the page that have a box there.
static void write_causes(Writer *writer, const PagePair *pair, const Rect *area) {
    Arena *arena = arena_new();
    Numbers found = {0};
    for (int32_t i = 0; i < pair->changes.count; i++) {
        const Change *change = &writer->differences->changes.at[pair->changes.at[i]];
        bool there = false;
        for (int32_t n = 0; n < change->boxes_after.count && !there; n++)
            there = change->boxes_after.at[n].page == pair->after && touch(&change->boxes_after.at[n].box, area);
        if (there) *array_add(arena, &found) = pair->changes.at[i];
    }
    if (found.count)
        buffer_string(writer->out, " ("), report_write_numbers(writer->out, &found, 1), buffer_byte(writer->out, ')');
    arena_free(arena);
}

static void write_painted(Writer *writer, const PagePair *pair) {
    enum { AREAS_MOST = 3 };
    double mm = 72000 / 25.4;
    Buffer *out = writer->out;
    buffer_print(out, "  page %d: ", pair->after);
    if (!pair->pixels.count) buffer_string(out, "looks the same");
    else
        buffer_print(out,
                     "%d area%s, \xCE\x94"
                     "E up to %d: ",
                     pair->pixels.count, pair->pixels.count == 1 ? "" : "s", (pair->contrast + 5) / 10);
    int32_t most = writer->all || pair->pixels.count < AREAS_MOST ? pair->pixels.count : AREAS_MOST;
    for (int32_t n = 0; n < most; n++) {
        const Rect *box = &pair->pixels.at[n];
        buffer_print(out, "%s%.0f \xC3\x97 %.0f mm at %.0f, %.0f", n ? "; " : "", box->width / mm, box->height / mm,
                     box->x / mm, box->y / mm);
        write_causes(writer, pair, box);
    }
    buffer_string(out, most < pair->pixels.count ? "; \xE2\x80\xA6\n" : "\n");
}

static void write_pixels(Writer *writer) {
    int32_t told = 0, left = 0;
    for (int32_t i = 0; i < writer->differences->pages.count; i++) {
        const PagePair *pair = &writer->differences->pages.at[i];
        if (!pair->compared) continue;
        if (!told) buffer_string(writer->out, "\nAs painted\n");
        if (!writer->all && told == CHANGES_MOST) left++;
        else write_painted(writer, pair), told++;
    }
    if (left) buffer_print(writer->out, "  \xE2\x80\xA6 and %d pages more (--verbose)\n", left);
}

void diff_write_text(Buffer *out, const Differences *differences, bool all) {
    Writer writer = {out, differences, all};
    buffer_print(out, "before  %.*s, %d page%s\n", TEXT_ARG(differences->name_before), differences->count_before,
                 differences->count_before == 1 ? "" : "s");
    buffer_print(out, "after   %.*s, %d page%s\n\n", TEXT_ARG(differences->name_after), differences->count_after,
                 differences->count_after == 1 ? "" : "s");
    report_write_summary(out, differences);
    buffer_byte(out, '\n');
    if (diff_is_empty(differences)) return;
    write_pages(&writer);
    write_changes(&writer);
    write_moves(&writer);
    write_pixels(&writer);
}
