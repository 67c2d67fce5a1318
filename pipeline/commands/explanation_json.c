// explanation_json.c: the same facts as the text, with keys that do not change.
//
// Terms are an object of those that are not 0, by the names that layouts write. Pages are numbers of the
// report, columns count from 1. "without" is what the best pagination without a column's start costs, null if
// there is none; "more" what it costs beyond the chosen one; "instead" where the column starts in it,
// or of a paragraph set otherwise there its place, and "instead-line" the line.
#include <inttypes.h>

#include "commands/explanation.h"

static void write_terms(Buffer *out, const int64_t terms[TERM_COUNT]) {
    const char *between = "";
    buffer_byte(out, '{');
    for (int term = 0; term < TERM_COUNT; term++) {
        if (!terms[term]) continue;
        buffer_print(out, "%s\"%s\":%" PRId64, between, cost_term_names[term], terms[term]);
        between = ",";
    }
    buffer_byte(out, '}');
}

static void write_place(Buffer *out, Place place) {
    if (!place.file.size) { buffer_string(out, "null"); return; }
    buffer_string(out, "{\"file\":");
    buffer_json(out, place.file);
    buffer_print(out, ",\"line\":%d,\"column\":%d}", place.line, place.column);
}

// "without" and what belongs to it
static void write_other(Buffer *out, const Explanation *explanation, const ColumnStart *start) {
    if (!start || start->without < 0) {
        buffer_string(out, "\"without\":null,\"more\":null");
        return;
    }
    buffer_print(out, "\"without\":%" PRId64 ",\"more\":%" PRId64, start->without,
                 start->without - explanation->cost);
    buffer_print(out, ",\"exact\":%s,\"terms-without\":", start->exact ? "true" : "false");
    write_terms(out, start->terms);
    buffer_print(out, ",\"pages-without\":%d,\"instead\":", start->page_count);
    write_place(out, start->instead);
    buffer_print(out, ",\"instead-line\":%d", start->instead_line);
}

static void write_start(Buffer *out, const ArticleRecord *article, const Explanation *explanation,
                        const ColumnStart *start) {
    const char *between = "";
    int32_t page = article->first_page + start->page - 1;
    buffer_print(out, "{\"page\":%d,\"column\":%d,\"at\":", page, start->column + 1);
    write_place(out, start->place);
    buffer_string(out, ",\"faults\":[");
    for (int term = 0; start->faults >> term; term++) {
        if (!(start->faults & 1u << term)) continue;
        buffer_print(out, "%s\"%s\"", between, cost_term_names[term]);
        between = ",";
    }
    buffer_print(out, "],\"cost\":%" PRId64 ",", start->fault_cost);
    write_other(out, explanation, start);
    buffer_byte(out, '}');
}

static void write_page(Buffer *out, const ArticleRecord *article, const Explanation *explanation,
                       int32_t page) {
    const int64_t *terms = explanation->pages[page - 1];
    buffer_print(out, "{\"page\":%d,\"cost\":%" PRId64 ",\"terms\":", article->first_page + page - 1,
                 explanation_sum(terms));
    write_terms(out, terms);
    buffer_byte(out, ',');
    write_other(out, explanation, explanation_of_page(explanation, page));
    buffer_byte(out, '}');
}

static void write_loose(Buffer *out, const ArticleRecord *article, const LooseParagraph *loose) {
    buffer_print(out, "{\"page\":%d,\"at\":", article->first_page + loose->page - 1);
    write_place(out, loose->place);
    buffer_print(out, ",\"lines\":%d,\"cost\":%" PRId64 "}", loose->lines, loose->cost);
}

// begins an element of a list on a line of its own
static void begin_element(Buffer *out, int32_t index) {
    buffer_string(out, index ? ",\n   " : "\n   ");
}

void explanation_write_json(Buffer *out, const ArticleRecord *article, const Explanation *explanation) {
    buffer_string(out, "{\"id\":");
    buffer_json(out, article->id);
    buffer_string(out, ",\"title\":");
    buffer_json(out, article->title);
    buffer_print(out, ",\"first-page\":%d,\"pages\":%d,\"cost\":%" PRId64, article->first_page,
                 explanation->page_count, explanation->cost);
    buffer_print(out, ",\"exact\":%s,\"terms\":", explanation->exact ? "true" : "false");
    write_terms(out, explanation->terms);
    buffer_string(out, ",\n  \"by-page\":[");
    for (int32_t i = 0; i < explanation->page_count; i++)
        begin_element(out, i), write_page(out, article, explanation, i + 1);
    buffer_string(out, "],\n  \"columns\":[");
    for (int32_t i = 0; i < explanation->starts.count; i++)
        begin_element(out, i), write_start(out, article, explanation, &explanation->starts.at[i]);
    buffer_string(out, "],\n  \"paragraphs\":[");
    for (int32_t i = 0; i < explanation->loose.count; i++)
        begin_element(out, i), write_loose(out, article, &explanation->loose.at[i]);
    buffer_string(out, "],\n  \"runner-up\":");
    if (explanation->runner_up < 0) buffer_string(out, "null");
    else write_start(out, article, explanation, &explanation->starts.at[explanation->runner_up]);
    buffer_byte(out, '}');
}
