// greedy.c: an edition's articles paginated by simple methods and by Folio's: cost and defects side by side.
//
//     greedy ROOT FOLDER LAYOUT…       FOLDER: the edition, relative to ROOT, the folder with layouts/ and fonts/
//
// The same records, one judge (pagination_judge), whose cost is what Folio makes least. "greedy" is
// support/first_fit.h, "by page" the method that Folio began with, support/page_by_page.h. Defects are counted
// from the judge's terms with every weight 1. The simple methods know neither notes nor repeated heads: these are left
// out for all. Exit status 1 if Folio's cost is above another's anywhere, 2 if
// an edition cannot be read.
#include <stdio.h>
#include <stdlib.h>

#include "common/font.h"
#include "layout/galley.h"
#include "parse/parse.h"
#include "support/first_fit.h"
#include "support/page_by_page.h"

enum { LAST_SHORT_MOST = 2, METHODS = 3, FOLIO = METHODS - 1 };

typedef enum {
    DEFECT_WIDOW, DEFECT_ORPHAN, DEFECT_STRANDED, DEFECT_HYPHEN, DEFECT_UNEVEN, DEFECT_SHORT, DEFECT_LAST,
    DEFECT_PAGES, DEFECT_AWAY, DEFECT_OVERSET, DEFECT_COUNT
} Defect;

static const char *const defect_names[DEFECT_COUNT] = {
    "widows", "orphans", "stranded headings, parted groups", "hyphens at a column's end",
    "pages with uneven columns", "short pages", "last pages not full, of those that should be",
    "pages more or less than asked for",
    "figures a page late or early", "lines that no column holds"};

typedef struct {
    const char *name;
    Pagination (*solve)(Arena *arena, Arena *scratch, const Strip *strip, const PageShape *shape);
} Method;

static const Method methods[METHODS] = {
    {"greedy", first_fit_solve}, {"by page", page_by_page_solve}, {"Folio", pagination_solve}};

typedef struct {
    int64_t pages, cost, terms[TERM_COUNT], defects[DEFECT_COUNT], defect_sum;
} Result;

typedef struct {
    Arena *arena, *scratch;
    Diagnostics *diagnostics;
    Text root;
    Document *document;
    FontSet *fonts;
    Typesetter *setter;
    Template *template;
    Result totals[METHODS];
    int32_t worse;          // articles in which another method is cheaper than Folio's
} Bench;

// ---- judged --------------------------------------------------------------------------------------

static void count_page(Result *result, const int64_t terms[TERM_COUNT], bool last, bool full) {
    result->defects[DEFECT_UNEVEN] += terms[TERM_UNEVEN] + terms[TERM_BALANCE] > 0;
    if (last) result->defects[DEFECT_LAST] += full && terms[TERM_SHORT] + terms[TERM_EMPTY] > LAST_SHORT_MOST;
    else result->defects[DEFECT_SHORT] += terms[TERM_SHORT] > 0;
}

static void count_defects(Bench *bench, const Strip *strip, const PageShape *shape, const Pagination *found,
                          Result *result) {
    static const struct { CostTerm term; Defect defect; } same[] = {
        {TERM_WIDOW, DEFECT_WIDOW}, {TERM_ORPHAN, DEFECT_ORPHAN}, {TERM_STRANDED, DEFECT_STRANDED},
        {TERM_GROUP, DEFECT_STRANDED}, {TERM_HYPHEN, DEFECT_HYPHEN}, {TERM_PAGES, DEFECT_PAGES},
        {TERM_LATE, DEFECT_AWAY}, {TERM_EARLY, DEFECT_AWAY}, {TERM_OVERSET, DEFECT_OVERSET}};
    PageShape plain = *shape;
    int64_t terms[TERM_COUNT] = {0};
    int64_t(*pages)[TERM_COUNT] = arena_push_array(bench->arena, (size_t)found->page_count + 1, sizeof *pages);
    for (int i = 0; i < TERM_COUNT; i++) plain.weights.of[i] = 1;
    pagination_judge(bench->scratch, strip, &plain, found, terms, pages);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        result->defects[same[i].defect] += terms[same[i].term];
    for (int32_t i = 0; i < found->page_count; i++)
        count_page(result, pages[i], i + 1 == found->page_count, shape->fill);
    for (int i = 0; i < DEFECT_COUNT; i++) result->defect_sum += result->defects[i];
}

static Result judge(Bench *bench, const Method *method, const Strip *strip, const PageShape *shape) {
    Result result = {0};
    Pagination found = method->solve(bench->arena, bench->scratch, strip, shape);
    result.pages = found.page_count;
    pagination_judge(bench->scratch, strip, shape, &found, result.terms, NULL);
    for (int i = 0; i < TERM_COUNT; i++) result.cost += result.terms[i];
    count_defects(bench, strip, shape, &found, &result);
    return result;
}

static void add_result(Result *sum, const Result *one) {
    sum->pages += one->pages;
    sum->cost += one->cost;
    sum->defect_sum += one->defect_sum;
    for (int i = 0; i < TERM_COUNT; i++) sum->terms[i] += one->terms[i];
    for (int i = 0; i < DEFECT_COUNT; i++) sum->defects[i] += one->defects[i];
}

// ---- printed -------------------------------------------------------------------------------------

static void print_head(const char *first) {
    static const char *const groups[] = {"pages", "cost", "defects"};
    printf("  %-44s", first);
    for (int group = 0; group < 3; group++) printf("%*s", METHODS * 9, groups[group]);
    printf("\n  %-44s", "");
    for (int group = 0; group < 3; group++)
        for (int i = 0; i < METHODS; i++) printf("%9s", methods[i].name);
    printf("\n");
}

static void print_row(Text name, const Result results[METHODS]) {
    printf("  %-44.*s", TEXT_ARG(name));
    for (int i = 0; i < METHODS; i++) printf("%9lld", (long long)results[i].pages);
    for (int i = 0; i < METHODS; i++) printf("%9lld", (long long)results[i].cost);
    for (int i = 0; i < METHODS; i++) printf("%9lld", (long long)results[i].defect_sum);
    printf("\n");
}

static void print_amounts(const char *name, const int64_t amounts[METHODS]) {
    printf("  %-44s", name);
    for (int i = 0; i < METHODS; i++) printf("%9lld", (long long)amounts[i]);
    printf("\n");
}

// what the defects are, and the terms that cost anything
static void print_kinds(const Result results[METHODS]) {
    int64_t amounts[METHODS];
    printf("\n  defects by kind\n");
    for (int kind = 0; kind < DEFECT_COUNT; kind++) {
        for (int i = 0; i < METHODS; i++) amounts[i] = results[i].defects[kind];
        print_amounts(defect_names[kind], amounts);
    }
    printf("\n  cost by term\n");
    for (int term = 0; term < TERM_COUNT; term++) {
        int64_t sum = 0;
        for (int i = 0; i < METHODS; i++) sum += amounts[i] = results[i].terms[term];
        if (sum) print_amounts(cost_term_names[term], amounts);
    }
}

// ---- laid out ------------------------------------------------------------------------------------

// the strip without notes and repeated heads
static Strip bare_strip(Arena *arena, const Galley *galley) {
    Strip strip = galley_strip(galley);
    Record *records = arena_copy(arena, strip.records, (size_t)strip.record_count * sizeof *records);
    for (int32_t i = 0; i < strip.record_count; i++) records[i].insertion = records[i].head = 0;
    strip.records = records;
    return strip;
}

static void run_article(Bench *bench, const Article *article) {
    ArenaMark mark = arena_mark(bench->arena);
    PageNumbers numbers = {.document = bench->document};
    Pages *part = pages_new();
    GalleyInput input = {bench->document, article, bench->template, bench->fonts, bench->setter, bench->root,
                         &numbers, bench->diagnostics, {.all = 0}, bench->document->language, NULL};
    Galley *galley = galley_build(part, &input);
    Strip strip = bare_strip(bench->arena, galley);
    PageShape shape = galley_shape(galley, article);
    Result results[METHODS];
    bool worse = false;
    for (int i = 0; i < METHODS; i++) {
        results[i] = judge(bench, &methods[i], &strip, &shape);
        add_result(&bench->totals[i], &results[i]);
    }
    for (int i = 0; i < FOLIO; i++) worse |= results[i].cost < results[FOLIO].cost;
    bench->worse += worse;
    print_row(article->id.size ? article->id : article->file, results);
    pages_free(part);
    arena_rewind(bench->arena, mark);
}

static bool run_layout(Bench *bench, const char *folder, const char *layout) {
    bench->template = template_read(bench->root, text_of(layout), bench->fonts, bench->diagnostics);
    if (!bench->template) return false;
    bench->setter = typesetter_new(bench->fonts);
    for (int i = 0; i < METHODS; i++) bench->totals[i] = (Result){0};
    printf("\nPagination of %s in the layout %s, against simple methods (less is better)\n", folder, layout);
    print_head("article");
    for (int32_t i = 0; i < bench->document->articles.count; i++)
        run_article(bench, bench->document->articles.at[i]);
    print_row(TEXT("total"), bench->totals);
    print_kinds(bench->totals);
    typesetter_free(bench->setter);
    template_free(bench->template);
    return true;
}

int main(int argc, char **argv) {
    if (argc < 4) return fprintf(stderr, "usage: greedy ROOT FOLDER LAYOUT…\n"), 2;
    Bench bench = {.arena = arena_new(), .scratch = arena_new(), .root = text_of(argv[1])};
    bench.diagnostics = diagnostics_new(bench.arena);
    bench.document = parse_edition(bench.root, text_of(argv[2]), bench.diagnostics);
    if (!bench.document) return fprintf(stderr, "greedy: '%s' cannot be read\n", argv[2]), 2;
    bench.fonts = font_set_read(bench.root, bench.diagnostics);
    for (int i = 3; i < argc; i++)
        if (!run_layout(&bench, argv[2], argv[i]))
            return fprintf(stderr, "greedy: no layout '%s'\n", argv[i]), 2;
    printf("\n  articles that a simple method paginates cheaper: %d\n", bench.worse);
    font_set_free(bench.fonts);
    document_free(bench.document);
    arena_free(bench.scratch);
    arena_free(bench.arena);
    return bench.worse ? 1 : 0;
}
