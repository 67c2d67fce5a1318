// report.c: what the writers share: ranges of pages, excerpts, the summary.
#include "diff/report.h"

static bool same_numbers(const Numbers *a, const Numbers *b) {
    if (a->count != b->count) return false;
    for (int32_t i = 0; i < a->count; i++)
        if (a->at[i] != b->at[i]) return false;
    return true;
}

unsigned report_follows(const PagePair *pair) {
    if (pair->status == PAGE_CHANGED) return 0;
    return pair->status == PAGE_MOVED ? pair->follows & ~(unsigned)FOLLOWS_NUMBERS : pair->follows;
}

static bool belong(const PagePair *a, const PagePair *b) {
    if (a->status != b->status || report_follows(a) != report_follows(b) || !same_numbers(&a->changes, &b->changes))
        return false;
    if (!a->before != !b->before || !a->after != !b->after) return false;
    if (a->after && b->after != a->after + 1) return false;
    return !a->before || b->before == a->before + 1;
}

PageRanges report_ranges(Arena *arena, const Differences *differences) {
    PageRanges ranges = {0};
    for (int32_t i = 0; i < differences->pages.count; i++) {
        bool more = ranges.count && belong(&differences->pages.at[i - 1], &differences->pages.at[i]);
        if (more) array_last(&ranges)->last = i;
        else *array_add(arena, &ranges) = (PageRange){i, i};
    }
    return ranges;
}

void report_write_range(Buffer *out, int32_t first, int32_t last) {
    buffer_int(out, first);
    if (last == first) return;
    buffer_string(out, "\xE2\x80\x93");
    buffer_int(out, last);
}

void report_write_numbers(Buffer *out, const Numbers *numbers, int32_t plus) {
    for (int32_t i = 0; i < numbers->count;) {
        int32_t end = i;
        while (end + 1 < numbers->count && numbers->at[end + 1] == numbers->at[end] + 1) end++;
        if (i) buffer_string(out, ", ");
        report_write_range(out, numbers->at[i] + plus, numbers->at[end] + plus);
        i = end + 1;
    }
}

// ---- words -------------------------------------------------------------------------------------

enum { CONTEXT = 4, WORDS_MOST = 24, EXCERPT_MOST = 320 }; // words, words, bytes

// the first (or last) words of a text, at most count
static Text some_words(Text text, int32_t count, bool last) {
    size_t at = last ? text.size : 0;
    while (last ? at > 0 : at < text.size) {
        if (text.at[last ? at - 1 : at] == ' ' && --count == 0) break;
        at += last ? (size_t)-1 : 1;
    }
    return last ? text_part(text, at, text.size) : text_part(text, 0, at);
}

static void write_same(Buffer *out, const WordsPart *part, bool first, bool last) {
    Text head = first ? (Text){0} : some_words(part->text, CONTEXT, false);
    Text tail = last ? (Text){0} : some_words(part->text, CONTEXT, true);
    if (head.size + tail.size >= part->text.size && head.size && tail.size) {
        buffer_text(out, part->text);
        return;
    }
    buffer_text(out, head);
    if (head.size + tail.size < part->text.size) buffer_string(out, head.size ? " \xE2\x80\xA6" : "\xE2\x80\xA6");
    if (tail.size && (head.size || tail.size < part->text.size)) buffer_byte(out, ' ');
    buffer_text(out, tail);
}

static void write_changed(Buffer *out, const WordsPart *part, bool all) {
    bool added = part->state == WORDS_ADDED;
    Text words = all ? part->text : some_words(part->text, WORDS_MOST, false);
    buffer_string(out, added ? "{+" : "[-");
    buffer_text(out, words);
    if (words.size < part->text.size) buffer_string(out, " \xE2\x80\xA6");
    buffer_string(out, added ? "+}" : "-]");
}

void report_write_excerpt(Buffer *out, const Change *change, bool all) {
    size_t start = out->size;
    for (int32_t i = 0; i < change->words.count; i++) {
        const WordsPart *part = &change->words.at[i];
        bool last = i + 1 == change->words.count;
        if (!all && out->size - start > EXCERPT_MOST && part->state == WORDS_SAME && !last) {
            buffer_string(out, " \xE2\x80\xA6 and more");
            return;
        }
        if (i && part->apart) buffer_byte(out, ' ');
        if (part->state == WORDS_SAME) write_same(out, part, i == 0, last);
        else write_changed(out, part, all);
    }
}

void report_write_words(Buffer *out, int32_t added, int32_t removed) {
    if (added) buffer_print(out, "+%d", added);
    if (removed) buffer_print(out, "%s\xE2\x88\x92%d", added ? " " : "", removed);
    buffer_string(out, added + removed == 1 ? " word" : " words");
}

// ---- the summary -------------------------------------------------------------------------------

const char *report_status(PageStatus status) {
    switch (status) {
    case PAGE_MOVED: return "moved, same content";
    case PAGE_FOLLOWS: return "follows";
    case PAGE_REFLOWED: return "set anew";
    case PAGE_IDENTICAL:
    case PAGE_CHANGED:
    case PAGE_ADDED:
    case PAGE_REMOVED:
    case PAGE_STATUS_COUNT: break;
    }
    return page_status_name(status);
}

Place report_place(const Change *change) {
    return change->after.file.size ? change->after : change->before;
}

void report_write_summary(Buffer *out, const Differences *differences) {
    static const struct {
        PageStatus status;
        const char *words;
    } parts[] = {{PAGE_IDENTICAL, "identical"},
                 {PAGE_CHANGED, "changed"},
                 {PAGE_REFLOWED, "set anew"},
                 {PAGE_MOVED, "moved with the same content"},
                 {PAGE_FOLLOWS, "only follow (numbers, running heads, art)"},
                 {PAGE_ADDED, "added"},
                 {PAGE_REMOVED, "removed"}};
    if (diff_is_empty(differences)) {
        buffer_print(out, "Nothing differs: all %d page%s identical.", differences->count_after,
                     differences->count_after == 1 ? " is" : "s are");
        return;
    }
    buffer_print(out, "%d change%s", differences->changes.count, differences->changes.count == 1 ? "" : "s");
    if (differences->added || differences->removed) {
        buffer_string(out, ", ");
        report_write_words(out, differences->added, differences->removed);
    }
    buffer_string(out, ". Pages: ");
    const char *comma = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int32_t count = differences->totals[parts[i].status];
        if (!count) continue;
        buffer_print(out, "%s%d %s", comma, count, parts[i].words);
        comma = ", ";
    }
    buffer_byte(out, '.');
}
