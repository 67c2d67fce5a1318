// resave.c: after every edit, is what a session makes of an edition what a fresh build makes of it?
//
//     resave same ROOT SOURCES SEED COUNT [stale NAME | numbers]
//         COUNT random edits (support/edits.h), each compared record for record, diagnostics too; exit 1 at the first that
//         differs. stale: the session is not told that files of this name change; numbers: nor that page numbers do.
//     resave memory ROOT SOURCES SEED COUNT
//         COUNT edits, not compared; how much memory is held after a tenth and after all: "KB KB"
//
// ROOT is spoilt. Linked with file_mark_holds and layout_numbers_hash wrapped, so that they can be made to lie, and
// galley_build, so that the articles that were set are counted.
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/session.h"
#include "layout/layout_inside.h"
#include "support/edits.h"

static const char *stale;       // set once, before anything runs
static bool same_numbers;
static atomic_int set;          // articles that were set so far

bool __real_file_mark_holds(FileMark *mark, const char *path, size_t most);
bool __wrap_file_mark_holds(FileMark *mark, const char *path, size_t most);
uint64_t __real_layout_numbers_hash(const Layout *layout, int32_t index, const Job *job);
uint64_t __wrap_layout_numbers_hash(const Layout *layout, int32_t index, const Job *job);

bool __wrap_file_mark_holds(FileMark *mark, const char *path, size_t most) {
    return (stale && text_ends(text_of(path), stale)) || __real_file_mark_holds(mark, path, most);
}

uint64_t __wrap_layout_numbers_hash(const Layout *layout, int32_t index, const Job *job) {
    // told apart only by whether the numbers are known at all
    if (same_numbers && job->numbers_used) return layout->numbers.first_pages != NULL;
    return __real_layout_numbers_hash(layout, index, job);
}

Galley *__real_galley_build(Pages *part, const GalleyInput *input);
Galley *__wrap_galley_build(Pages *part, const GalleyInput *input);

Galley *__wrap_galley_build(Pages *part, const GalleyInput *input) {
    set++;
    return __real_galley_build(part, input);
}

static Options options_of(const char *root, const char *sources, Arena *arena) {
    Options options = {.root = text_of(root), .layers = ((1u << LAYER_COUNT) - 1) & ~(1u << LAYER_SLUG)};
    options.sources = text_print(arena, "%s/%s", root, sources);
    return options;
}

static void write_all(Buffer *out, const Edition *edition) {
    if (edition->pages) pages_write(out, edition->pages);
    else buffer_string(out, "no pages\n");
    diagnostics_sort(edition->diagnostics);
    diagnostics_write(out, edition->diagnostics);
}

static void print_difference(Text kept, Text fresh) {
    size_t from = 0, at = 0;
    for (; at < kept.size && at < fresh.size && kept.at[at] == fresh.at[at]; at++)
        if (kept.at[at] == '\n') from = at + 1;
    printf("    kept:  %.120s\n    fresh: %.120s\n", kept.at + from, fresh.at + from);
}

static bool is_same(const Edition *kept, const Options *options) {
    Session *session = session_open(options, false);
    Edition *fresh = session_update(session, NULL);
    Buffer a = {0}, b = {0};
    write_all(&a, kept);
    write_all(&b, fresh);
    buffer_byte(&a, 0), buffer_byte(&b, 0);
    bool same = text_equal(buffer_view(&a), buffer_view(&b));
    if (!same) print_difference(buffer_view(&a), buffer_view(&b));
    buffer_free(&a);
    buffer_free(&b);
    edition_close(fresh);
    session_close(session);
    return same;
}

static long resident(void) {
    long all = 0, held = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%ld %ld", &all, &held) != 2) exit(2);
    fclose(file);
    return held * (sysconf(_SC_PAGESIZE) / 1024);
}

// what was last made stays until the next is, as a preview's does
static int run(const Options *options, Edits *edits, int32_t count, bool compare) {
    Session *session = session_open(options, true);
    Edition *shown = session_update(session, NULL);
    int32_t made = 0, failed = 0, kept = 0, fresh = 0;
    for (int32_t i = 1; i <= count && !failed; i++) {
        const char *what = edits_make(edits);
        int32_t before = set;
        Edition *next = session_update(session, shown);
        kept += set - before, before = set;
        edition_close(shown);
        shown = next;
        made += shown->pages != NULL;
        if (compare && !is_same(shown, options)) printf("edit %d differs, %s\n", i, what), failed = 1;
        fresh += set - before;
        if (!compare && i == count / 10) printf("%ld ", resident());
    }
    if (!compare) printf("%ld\n", resident());
    else if (!failed) printf("%d edits, %d with pages; articles set: %d, by fresh builds %d\n", count, made, kept, fresh);
    edition_close(shown);
    session_close(session);
    return failed;
}

int main(int argc, char **argv) {
    if (argc < 6) return fprintf(stderr, "usage: resave same|memory ROOT SOURCES SEED COUNT [stale NAME|numbers]\n"), 2;
    if (argc > 7 && !strcmp(argv[6], "stale")) stale = argv[7];
    same_numbers = argc > 6 && !strcmp(argv[6], "numbers");
    Arena *arena = arena_new();
    Options options = options_of(argv[2], argv[3], arena);
    Edits *edits = edits_open(argv[2], argv[3], strtoull(argv[4], NULL, 10));
    int status = run(&options, edits, atoi(argv[5]), !strcmp(argv[1], "same"));
    edits_close(edits);
    arena_free(arena);
    return status;
}
