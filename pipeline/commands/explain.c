// explain.c: folio explain: why pages break where they do, and what the others would cost.
#include "commands/command.h"
#include "commands/edition.h"
#include "commands/explanation.h"
#include "common/file.h"

static const OptionSet options_taken = {
    .usage = "usage: folio explain SOURCES [ARTICLE] [--format text|json] [-o FILE]\n"
             "\n"
             "Tells what the pages of each article of the edition in SOURCES cost (or of the one with the\n"
             "id ARTICLE), page by page and term by term, what each fault of a break would cost to mend, and\n"
             "the runner-up: the best pagination in which a column starts elsewhere. The fewer points the\n"
             "better; a layout's key `pages` sets what each term weighs.\n"
             "\n"
             "  --format F    text (default) or json\n"
             "  -o FILE       instead of standard output\n"
             "  --layout L    another layout of layouts/ than the edition's own\n"
             "  --locked, --strict, --quiet, --threads N, --root DIR   as in folio check\n"
             "\n"
             "Exit status: 0 told, 1 errors in the input, 2 could not run.\n",
    .takes = "olfsqvtrK",
    .operands_least = 1,
    .operands_most = 2,
};

int64_t explanation_sum(const int64_t terms[TERM_COUNT]) {
    int64_t sum = 0;
    for (int term = 0; term < TERM_COUNT; term++) sum += terms[term];
    return sum;
}

const ColumnStart *explanation_of_page(const Explanation *explanation, int32_t page) {
    const ColumnStart *best = NULL;
    for (int32_t i = 0; i < explanation->starts.count; i++) {
        const ColumnStart *start = &explanation->starts.at[i];
        bool first = i == 0 || explanation->starts.at[i - 1].page != start->page;
        bool ends = start->page == page + 1 && first;
        if ((start->page != page && !ends) || start->without < 0) continue;
        if (!best || start->without < best->without) best = start;
    }
    return best;
}

// the articles asked for; their number
static int32_t write_articles(Buffer *out, const Edition *edition, const Options *options) {
    int32_t count = 0;
    for (int32_t i = 0; i < edition->explained.count && i < edition->pages->articles.count; i++) {
        const ArticleRecord *article = &edition->pages->articles.at[i];
        if (options->operand.size && !text_equal(options->operand, article->id)) continue;
        const Explanation *explanation = edition->explained.articles[i];
        if (options->format == FORMAT_JSON) {
            buffer_string(out, count ? ",\n " : "\n ");
            explanation_write_json(out, article, explanation);
        } else {
            if (count) buffer_byte(out, '\n');
            explanation_write_text(out, article, explanation);
        }
        count++;
    }
    return count;
}

static void write_all(Edition *edition, const Options *options) {
    Buffer out = {0};
    const char *why = NULL;
    if (options->format == FORMAT_JSON) buffer_string(&out, "{\"articles\":[");
    if (!write_articles(&out, edition, options) && options->operand.size)
        stage_fail("no article has the id '%.*s'", TEXT_ARG(options->operand));
    if (options->format == FORMAT_JSON) buffer_string(&out, "\n]}\n");
    Text path = options->output.size ? text_copy(edition->arena, options->output) : TEXT("-");
    if (!file_write(path.at, buffer_view(&out), &why)) stage_fail("cannot write '%s': %s", path.at, why);
    buffer_free(&out);
}

int command_explain(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    if (options.format == FORMAT_GITHUB) stage_fail("folio explain takes --format text or json");
    Edition *edition = edition_explain(&options);
    int status = stage_status(edition->diagnostics, &options);
    if (edition->pages && !status) write_all(edition, &options);
    status = stage_report(edition->diagnostics, &options);
    edition_close(edition);
    arena_free(arena);
    return status;
}
