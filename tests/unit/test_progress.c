// test_progress.c: when the line of a long piece of work is drawn, how often, how wide, and that it goes; with a clock of
// the test's own.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/crew.h"
#include "support/test.h"

static int64_t time_now; // ms
static int64_t test_clock(void) {
    return time_now;
}

typedef struct {
    int ends[2];
    Progress *progress;
    char said[4096];
} Bench;

static int open_bench(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    if (!bench || pipe(bench->ends) || fcntl(bench->ends[0], F_SETFL, O_NONBLOCK)) return -1;
    time_now = 7000;
    bench->progress = progress_new(bench->ends[1], 80, test_clock);
    *state = bench;
    return 0;
}

static int close_bench(void **state) {
    Bench *bench = *state;
    progress_close(bench->progress);
    close(bench->ends[0]);
    close(bench->ends[1]);
    free(bench);
    return 0;
}

// what was drawn since it was asked last
static const char *said(Bench *bench) {
    ssize_t size = read(bench->ends[0], bench->said, sizeof bench->said - 1);
    bench->said[size > 0 ? size : 0] = 0;
    return bench->said;
}

static void step_at(Bench *bench, int64_t moment) {
    time_now = 7000 + moment;
    progress_step(bench->progress);
}

static void short_work_shows_nothing(void **state) {
    Bench *bench = *state;
    progress_begin(bench->progress, "layout", 4, "articles");
    for (int i = 0; i < 4; i++) step_at(bench, 499);
    progress_erase(bench->progress);
    assert_string_equal(said(bench), "");
}

static void long_work_shows_phase_steps_and_percent(void **state) {
    Bench *bench = *state;
    progress_begin(bench->progress, "layout", 360, "articles");
    for (int i = 0; i < 211; i++) step_at(bench, 0);
    step_at(bench, 500);
    assert_string_equal(said(bench), "\r\033[Klayout   212 of 360 articles, 58 %");
}

static void it_is_drawn_ten_times_a_second(void **state) {
    Bench *bench = *state;
    progress_begin(bench->progress, "layout", 1000, "articles");
    for (int i = 0; i < 1000; i++) step_at(bench, 500 + i); // a second of steps, one a ms
    int drawn = 0;
    for (const char *at = said(bench); (at = strchr(at, '\r')); at++) drawn++;
    assert_int_equal(drawn, 10);
}

static void a_phase_that_begins_late_is_shown(void **state) {
    Bench *bench = *state;
    time_now += 900;
    progress_begin(bench->progress, "write", 0, "");
    assert_string_equal(said(bench), "\r\033[Kwrite   ");
}

static void a_phase_counts_from_its_start(void **state) {
    Bench *bench = *state;
    progress_begin(bench->progress, "layout", 2, "articles");
    step_at(bench, 0);
    progress_begin(bench->progress, "emit", 2, "parts");
    step_at(bench, 600);
    assert_string_equal(said(bench), "\r\033[Kemit     1 of 2 parts, 50 %");
}

static void it_goes_once(void **state) {
    Bench *bench = *state;
    progress_begin(bench->progress, "layout", 2, "articles");
    step_at(bench, 600);
    said(bench);
    progress_erase(bench->progress);
    assert_string_equal(said(bench), "\r\033[K");
    progress_erase(bench->progress);
    assert_string_equal(said(bench), "");
}

static void it_fits_a_narrow_terminal(void **state) {
    Bench *bench = *state;
    Progress *narrow = progress_new(bench->ends[1], 12, test_clock);
    time_now += 600;
    progress_begin(narrow, "layout", 360, "articles");
    assert_string_equal(said(bench), "\r\033[Klayout   0 "); // 11 columns: the last stays free
    progress_close(narrow);
}

static void do_nothing(void *context, int32_t index, int32_t thread) {
    (void)context, (void)index, (void)thread;
}

static void no_step_of_any_thread_is_lost(void **state) {
    Bench *bench = *state;
    progress_begin(bench->progress, "layout", 5001, "articles");
    crew_run_watched(4, 5000, do_nothing, NULL, bench->progress);
    assert_string_equal(said(bench), "");
    step_at(bench, 600);
    assert_string_equal(said(bench), "\r\033[Klayout   5001 of 5001 articles, 100 %");
}

static void nobody_watching_is_fine(void **state) {
    (void)state;
    progress_begin(NULL, "layout", 1, "articles");
    progress_step(NULL);
    progress_erase(NULL);
    progress_close(NULL);
    crew_run_watched(2, 3, do_nothing, NULL, NULL);
    assert_null(progress_open(true)); // --quiet
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_bench, close_bench)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(short_work_shows_nothing),
        CASE(long_work_shows_phase_steps_and_percent),
        CASE(it_is_drawn_ten_times_a_second),
        CASE(a_phase_that_begins_late_is_shown),
        CASE(a_phase_counts_from_its_start),
        CASE(it_goes_once),
        CASE(it_fits_a_narrow_terminal),
        CASE(no_step_of_any_thread_is_lost),
        CASE(nobody_watching_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
