// explanation_text.c: one block of lines an article, for an editor or a designer.
#include <inttypes.h>

#include "commands/explanation.h"

// what a term is charged for, in an account
static const char *const term_words[TERM_COUNT] = {
    [TERM_WIDOW] = "widows",
    [TERM_ORPHAN] = "orphans",
    [TERM_HYPHEN] = "hyphens at a column's end",
    [TERM_STRANDED] = "headings parted from their text",
    [TERM_GROUP] = "parts of what belongs together",
    [TERM_LOOSE] = "paragraphs set longer or shorter",
    [TERM_SPACE] = "spaces wider or narrower than they should be",
    [TERM_UNEVEN] = "columns that end above the ones beside them",
    [TERM_BALANCE] = "columns that are not balanced",
    [TERM_SHORT] = "lines missing at the foot",
    [TERM_EMPTY] = "lines empty below the end",
    [TERM_HEIGHT] = "figures not at their preferred height",
    [TERM_CROP] = "pictures cropped",
    [TERM_LATE] = "figures after their place",
    [TERM_EARLY] = "figures before their place",
    [TERM_CROWD] = "several figures on a page",
    [TERM_SLIVER] = "little text beside figures",
    [TERM_PAGES] = "more or fewer pages than asked for or needed",
    [TERM_MOVED] = "moved from where the lock has it",
    [TERM_OVERSET] = "lines that fit in no column",
};

// "page 7, column 2 …"
static const char *const fault_words[] = {
    [TERM_WIDOW] = "starts with a paragraph's last lines (a widow)",
    [TERM_ORPHAN] = "starts behind a paragraph's first lines (an orphan)",
    [TERM_HYPHEN] = "starts in a divided word",
    [TERM_STRANDED] = "starts behind a heading, or too few lines below one",
    [TERM_GROUP] = "starts amid what belongs together",
};

static void write_terms(Buffer *out, const int64_t terms[TERM_COUNT]) {
    const char *between = "";
    for (int term = 0; term < TERM_COUNT; term++) {
        if (!terms[term]) continue;
        buffer_print(out, "%s%s %" PRId64, between, term_words[term], terms[term]);
        between = ", ";
    }
}

static void write_place(Buffer *out, Place place) {
    buffer_print(out, "%.*s:%d:%d", TEXT_ARG(place.file), place.line, place.column);
}

// "costs 840 more"
static void write_more(Buffer *out, int64_t cost, int64_t than, bool exact) {
    if (cost == than) buffer_string(out, "costs as much");
    else if (cost > than) buffer_print(out, "costs %s%" PRId64 " more", exact ? "" : "up to ", cost - than);
    else buffer_print(out, "costs %" PRId64 " less", than - cost); // the search was cut
}

static void write_column(Buffer *out, const ArticleRecord *article, const ColumnStart *start) {
    buffer_print(out, "page %d, column %d", article->first_page + start->page - 1, start->column + 1);
}

// where the column starts instead
static void write_instead(Buffer *out, const ColumnStart *start) {
    if (!start->instead.file.size) { buffer_string(out, "there is no such column"); return; }
    buffer_string(out, "the column starts at ");
    if (start->instead_line > 1) buffer_print(out, "line %d of the paragraph at ", start->instead_line);
    write_place(out, start->instead);
}

static void write_fault(Buffer *out, const ArticleRecord *article, const Explanation *explanation,
                        const ColumnStart *start) {
    const char *between = " ";
    buffer_string(out, "    ");
    write_column(out, article, start);
    for (int term = 0; start->faults >> term; term++) {
        if (!(start->faults & 1u << term)) continue;
        buffer_print(out, "%s%s", between, fault_words[term]);
        between = " and ";
    }
    buffer_string(out, ", at ");
    write_place(out, start->place);
    buffer_print(out, ": %" PRId64 "\n      ", start->fault_cost);
    if (start->without < 0) { buffer_string(out, "no pagination is without it\n"); return; }
    buffer_string(out, "the best without it ");
    write_more(out, start->without, explanation->cost, start->exact);
    buffer_print(out, " (%" PRId64 ": ", start->without);
    write_terms(out, start->terms);
    buffer_string(out, "); ");
    write_instead(out, start);
    buffer_byte(out, '\n');
}

static void write_loose(Buffer *out, const LooseParagraph *loose) {
    int32_t lines = loose->lines < 0 ? -loose->lines : loose->lines;
    buffer_string(out, "    the paragraph at ");
    write_place(out, loose->place);
    const char *plural = lines == 1 ? "" : "s", *than = loose->lines < 0 ? "shorter" : "longer";
    if (lines) buffer_print(out, " is set %d line%s %s", lines, plural, than);
    else buffer_string(out, " is set beside a figure");
    buffer_print(out, ": %" PRId64 "\n", loose->cost);
}

static void write_page(Buffer *out, const ArticleRecord *article, const Explanation *explanation,
                       int32_t page) {
    const int64_t *terms = explanation->pages[page - 1];
    int64_t sum = explanation_sum(terms);
    if (!sum) return;
    buffer_print(out, "  page %d costs %" PRId64 ": ", article->first_page + page - 1, sum);
    write_terms(out, terms);
    buffer_byte(out, '\n');
    for (int32_t i = 0; i < explanation->loose.count; i++)
        if (explanation->loose.at[i].page == page) write_loose(out, &explanation->loose.at[i]);
    for (int32_t i = 0; i < explanation->starts.count; i++)
        if (explanation->starts.at[i].page == page && explanation->starts.at[i].faults)
            write_fault(out, article, explanation, &explanation->starts.at[i]);
    const ColumnStart *other = explanation_of_page(explanation, page);
    if (!other) return;
    buffer_string(out, "    the best with another break of this page ");
    write_more(out, other->without, explanation->cost, other->exact);
    buffer_byte(out, '\n');
}

static void write_runner_up(Buffer *out, const ArticleRecord *article, const Explanation *explanation) {
    if (explanation->runner_up < 0) {
        buffer_string(out, "  no runner-up: no column can start elsewhere\n");
        return;
    }
    const ColumnStart *start = &explanation->starts.at[explanation->runner_up];
    buffer_print(out, "  runner-up: %" PRId64 ", which ", start->without);
    write_more(out, start->without, explanation->cost, start->exact);
    if (start->without) buffer_string(out, ": ");
    write_terms(out, start->terms);
    buffer_string(out, "\n    in it, ");
    write_column(out, article, start);
    buffer_string(out, " does not start at ");
    write_place(out, start->place);
    buffer_string(out, "; ");
    write_instead(out, start);
    buffer_byte(out, '\n');
}

void explanation_write_text(Buffer *out, const ArticleRecord *article, const Explanation *explanation) {
    int32_t first = article->first_page, last = first + explanation->page_count - 1;
    buffer_print(out, "%.*s: %.*s\n", TEXT_ARG(article->id), TEXT_ARG(article->title));
    if (last > first) buffer_print(out, "  pages %d to %d cost %" PRId64, first, last, explanation->cost);
    else buffer_print(out, "  page %d costs %" PRId64, first, explanation->cost);
    if (explanation->cost) buffer_string(out, ": ");
    write_terms(out, explanation->terms);
    buffer_string(out, explanation->exact ? "\n" : " (a long article: others may be cheaper)\n");
    for (int32_t page = 1; page <= explanation->page_count; page++) write_page(out, article, explanation, page);
    write_runner_up(out, article, explanation);
}
