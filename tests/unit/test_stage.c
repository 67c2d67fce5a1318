// test_stage.c: options, the nearest right word, exit statuses, and reports in three forms.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/stage.h"
#include "support/test.h"

static const OptionSet all = {"usage: folio test SOURCES\n", "opfsqvtlrnyd", 1, 2};
static const OptionSet few = {"usage: folio few SOURCES\n", "opf", 1, 1};

#define WORDS(...) ((char *[]){"folio", __VA_ARGS__, NULL})

static Options read_words(char **words, const OptionSet *set) {
    int count = 0;
    while (words[count]) count++;
    return stage_options(NULL, count, words, set);
}

static void options_are_read(void **state) {
    (void)state;
    Options options =
        read_words(WORDS("in", "-o", "out.pdf", "--profile=press", "--format", "github", "--strict",
                         "-q", "-v", "--threads", "4", "--layout=b", "--root", "r", "--port", "80",
                         "--from", "2021", "--", "-second"),
                   &all);
    assert_same_text(options.sources, TEXT("in"));
    assert_same_text(options.operand, TEXT("-second"));
    assert_same_text(options.output, TEXT("out.pdf"));
    assert_same_text(options.layout, TEXT("b"));
    assert_same_text(options.root, TEXT("r"));
    assert_same_text(options.from, TEXT("2021"));
    assert_int_equal(options.profile, PROFILE_PRESS);
    assert_int_equal(options.format, FORMAT_GITHUB);
    assert_true(options.strict && options.quiet && options.verbose);
    assert_int_equal(options.threads, 4);
    assert_int_equal(options.port, 80);
}

static void what_is_not_given_is_usual(void **state) {
    (void)state;
    Options options = read_words(WORDS("-"), &few);
    assert_same_text(options.sources, TEXT("-"));
    assert_null(options.output.at);
    assert_int_equal(options.profile, PROFILE_WEB);
    assert_int_equal(options.format, FORMAT_TEXT);
    assert_false(options.strict || options.quiet || options.verbose);
}

// runs stage_options in a process of its own; its exit status, and what it printed in said
static int run_words(char **words, const OptionSet *set, char *said, size_t room) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        dup2(ends[1], 1);
        dup2(ends[1], 2);
        read_words(words, set);
        _exit(0);
    }
    close(ends[1]);
    size_t size = 0;
    for (ssize_t got; (got = read(ends[0], said + size, room - 1 - size)) > 0;) size += (size_t)got;
    said[size] = 0;
    close(ends[0]);
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void wrong_words_end_with_the_nearest(void **state) {
    (void)state;
    const struct {
        char **words;
        const OptionSet *set;
        int status;
        const char *part;
    } cases[] = {
        {WORDS("--help"), &few, 0, "usage: folio few"},
        {WORDS("-h"), &all, 0, "usage: folio test"},
        {WORDS("in", "--profil", "web"), &few, 2, "did you mean --profile?"},
        {WORDS("in", "--strict"), &few, 2, "takes no --strict"},
        {WORDS("in", "--profile", "pres"), &few, 2, "did you mean press?"},
        {WORDS("in", "--format", "xml"), &few, 2, "text, json or github"},
        {WORDS("in", "-o"), &few, 2, "--output needs a value"},
        {WORDS("in", "--output="), &few, 2, "--output needs a value"},
        {WORDS("in", "--strict=yes"), &all, 2, "--strict takes no value"},
        {WORDS("in", "--threads", "many"), &all, 2, "whole number from 0 to 256"},
        {WORDS("in", "--threads", "257"), &all, 2, "whole number from 0 to 256"},
        {WORDS("in", "--threads", "99999999999999999999"), &all, 2, "whole number"},
        {WORDS("in", "--threads", "-1"), &all, 2, "whole number"},
        {WORDS("in", "more"), &few, 2, "one word too many: 'more'"},
        {WORDS("--strict"), &all, 2, "a file or folder is missing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char said[2000];
        int status = run_words(cases[i].words, cases[i].set, said, sizeof said);
        if (status != cases[i].status || !strstr(said, cases[i].part))
            fail_msg("case %d: status %d, said: %s", (int)i, status, said);
    }
}

static const char *report(Buffer *out, Arena *arena, Options options) {
    Diagnostics *list = diagnostics_new(arena);
    Place place = {TEXT("b,c.yaml"), 3, 4};
    diagnostics_add(list, SEVERITY_WARNING, place, "loose-line", "100%% loose");
    diagnostics_add(list, SEVERITY_NOTE, (Place){0}, "no-place", "a note");
    diagnostics_add(list, SEVERITY_WARNING, place, "loose-line", "100%% loose");
    stage_write_report(out, list, &options);
    buffer_byte(out, 0);
    buffer_int(out, stage_status(list, &options));
    buffer_byte(out, 0);
    return out->bytes;
}

static void reports_have_three_forms(void **state) {
    (void)state;
    const struct {
        Options options;
        const char *text;
        char status;
    } cases[] = {
        {{.quiet = false},
         "note: a note [no-place]\nb,c.yaml:3:4: warning: 100% loose [loose-line]\n",
         '0'},
        {{.quiet = true}, "", '0'},
        {{.strict = true},
         "note: a note [no-place]\nb,c.yaml:3:4: error: 100% loose [loose-line]\n",
         '1'},
        {{.strict = true, .quiet = true}, "b,c.yaml:3:4: error: 100% loose [loose-line]\n", '1'},
        {{.format = FORMAT_GITHUB},
         "::notice title=no-place::a note\n::warning "
         "file=b%2Cc.yaml,line=3,col=4,title=loose-line::100%25 loose\n",
         '0'},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Buffer out = {0};
        const char *text = report(&out, arena, cases[i].options);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(text[strlen(text) + 1], cases[i].status);
        buffer_free(&out);
        arena_free(arena);
    }
    Arena *arena = arena_new();
    Buffer out = {0};
    const char *json = report(&out, arena, (Options){.format = FORMAT_JSON});
    assert_non_null(
        strstr(json, "{\"severity\":\"warning\",\"file\":\"b,c.yaml\",\"line\":3,\"column\":4,"));
    buffer_free(&out);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_read),
        cmocka_unit_test(what_is_not_given_is_usual),
        cmocka_unit_test(wrong_words_end_with_the_nearest),
        cmocka_unit_test(reports_have_three_forms),
    };
    return cmocka_run_group_tests_name("stage", tests, NULL, NULL);
}
