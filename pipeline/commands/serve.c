// serve.c: folio serve: the proof book in a browser, made again at each save.
//
// This thread waits for changes, makes the edition and says so; browsers are answered by others (common/http.h) out of what is
// shown (shown.h). An edition with errors is not shown: the last good pages stay, with what is wrong beside them.
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/session.h"
#include "commands/shown.h"
#include "common/file.h"
#include "common/http.h"
#include "common/watch.h"
#include "layout/layers.h"

static const OptionSet options_taken = {
    .usage = "usage: folio serve SOURCES [--port N]\n"
             "\n"
             "Shows the proof book of the edition in SOURCES in a browser, and at each save of its texts, data and\n"
             "pictures, of layouts/ and fonts/ the pages that it changes. A save with an error leaves the last good\n"
             "pages and shows what is wrong. Listens on 127.0.0.1 alone; prints the address. Ctrl-C ends it.\n"
             "\n"
             "  --port N      where to listen; 0 (default): a free port\n"
             "  --ppi N       pixels an inch, 10 to 1200 (default 110)\n"
             "  --layout L    another layout of layouts/ than the edition's own\n"
             "  --quiet       print the address and errors alone\n"
             "  --verbose     the time that each save took\n"
             "  --threads N, --root DIR   as in folio build\n"
             "\n"
             "Exit status: 0 ended by Ctrl-C or SIGTERM, 2 could not run.\n",
    .takes = "nlqvtrd",
    .operands_least = 1,
    .operands_most = 1,
};

enum {
    DENSITY = 110,            // pixels an inch: of a page that fills a screen; the book has twice as many for a closer look
    REST = 700,               // milliseconds without a save, after which there is time for preflight
};

typedef struct {
    const Options *options;   // as asked for
    Session *session;
    Shown *shown;
    Http *http;
    Watch *watch;
    int signals;              // a descriptor
    int64_t version;          // of what is shown
    bool troubled;            // the last save had an error
    bool checked;             // the pages shown went through preflight
} Server;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

// ---- a save ------------------------------------------------------------------------------------

static void tell_version(Server *server) {
    char number[32];
    snprintf(number, sizeof number, "%lld", (long long)++server->version);
    http_tell(server->http, "book", text_of(number));
}

static void print_diagnostics(const Diagnostics *diagnostics, const Options *options) {
    Options errors = *options;
    errors.quiet = true;
    Buffer out = {0};
    stage_write_report(&out, diagnostics, &errors);
    fwrite(out.bytes, 1, out.size, stderr);
    buffer_free(&out);
}

static void show_trouble(Server *server, const Edition *edition) {
    Buffer out = {0};
    diagnostics_sort(edition->diagnostics);
    shown_write_trouble(server->shown, edition->diagnostics, &out);
    http_tell(server->http, "trouble", buffer_view(&out));
    print_diagnostics(edition->diagnostics, server->options);
    server->troubled = true;
    buffer_free(&out);
}

// "pages 3, 7–9"
static void print_pages(FILE *out, const ChangedPages *pages) {
    fputs(pages->count == 1 ? "page " : pages->count ? "pages " : "no page", out);
    for (int32_t i = 0, run; i < pages->count; i += run) {
        for (run = 1; i + run < pages->count && pages->at[i + run] == pages->at[i] + run;) run++;
        fprintf(out, "%s%d", i ? ", " : "", pages->at[i]);
        if (run > 1) fprintf(out, "–%d", pages->at[i + run - 1]);
    }
}

// the pages that somebody looks at; what comes later does not wait for the rest
static double paint_pages(Server *server, const ChangedPages *pages) {
    double began = now();
    for (int32_t i = 0; i < pages->count; i++) shown_paint_ahead(server->shown, pages->at[i]);
    return now() - began;
}

static void show_edition(Server *server, Edition *edition, double began) {
    Arena *arena = arena_new();
    ChangedPages changed = {0};
    double made = now(), parse = edition->parse_took, layout = edition->layout_took;
    shown_change(server->shown, edition, arena, &changed);
    tell_version(server);
    double told = now(), painted = paint_pages(server, &changed);
    if (!server->options->quiet) print_pages(stderr, &changed);
    if (server->options->verbose)
        fprintf(stderr, ": parse %.1f ms, layout %.1f ms, compare %.1f ms, paint %.1f ms, total %.1f ms", parse, layout,
                told - made, painted, now() - began);
    if (!server->options->quiet) fputc('\n', stderr);
    server->troubled = server->checked = false;
    arena_free(arena);
}

static bool is_good(const Edition *edition) {
    return edition->pages && !diagnostics_count(edition->diagnostics, SEVERITY_ERROR);
}

static void update(Server *server, double began) {
    shown_settle(server->shown);
    Edition *edition = session_update(server->session, shown_edition(server->shown));
    if (is_good(edition)) {
        show_edition(server, edition, began);
    } else {
        show_trouble(server, edition);
        edition_close(edition);
    }
}

// what the rules of preflight say of the pages, which need not wait for it
static void check(Server *server) {
    Edition *shown = (Edition *)(uintptr_t)shown_edition(server->shown);
    server->checked = true;
    if (!shown->pages || server->troubled) return;
    edition_check(shown, server->options);
    if (shown_diagnose(server->shown, shown->diagnostics)) tell_version(server);
}

// ---- the program -------------------------------------------------------------------------------

// before there are threads, so that all of them leave these signals to the descriptor
static int open_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

static Watch *open_watch(const Session *session, const char **why) {
    Arena *arena = arena_new();
    Text root = session_root(session);
    Text folders[] = {file_join(arena, root, session_folder(session)), file_join(arena, root, TEXT("layouts")),
                      file_join(arena, root, TEXT("fonts"))};
    Watch *watch = watch_open(folders, 3, why);
    arena_free(arena);
    return watch;
}

// the first pages, good or not: there are no others yet
static void open_pages(Server *server) {
    Arena *arena = arena_new();
    ChangedPages changed = {0};
    shown_change(server->shown, session_update(server->session, NULL), arena, &changed);
    arena_free(arena);
}

static void tell_address(Server *server) {
    const Edition *edition = shown_edition(server->shown);
    fprintf(stderr, "http://127.0.0.1:%d/", http_port(server->http));
    if (!server->options->quiet)
        fprintf(stderr, "  %d pages; Ctrl-C ends", edition->pages ? edition->pages->pages.count : 0);
    fputc('\n', stderr);
    if (is_good(edition)) tell_version(server);
    else show_trouble(server, edition);
}

static bool is_readable(int descriptor, int timeout) {
    struct pollfd one = {.fd = descriptor, .events = POLLIN};
    return poll(&one, 1, timeout) > 0;
}

static void run(Server *server) {
    struct pollfd both[] = {{.fd = server->signals, .events = POLLIN}, {.fd = watch_descriptor(server->watch), .events = POLLIN}};
    while (!is_readable(server->signals, 0)) {
        int ready = poll(both, 2, server->checked ? -1 : REST);
        if (ready <= 0) {
            if (!server->checked) check(server);
        } else if (both[1].revents) {
            double began = watch_take(server->watch);
            if (began) update(server, began);
        }
    }
}

int command_serve(int argc, char **argv) {
    Arena *arena = arena_new();
    Options asked = stage_options(arena, argc, argv, &options_taken), options = asked;
    options.layers = layers_of(PROFILE_DRAFT, 0); // the book shows them
    options.verbose = false; // of a save there is one line
    const char *why = NULL;
    Server server = {.options = &asked, .signals = open_signals(), .session = session_open(&options, true),
                     .shown = shown_new(asked.density ? asked.density : DENSITY)};
    server.watch = open_watch(server.session, &why);
    if (!server.watch) stage_fail("cannot watch the edition: %s", why);
    open_pages(&server);
    server.http = http_open(asked.port, shown_answer, server.shown, &why);
    if (!server.http) stage_fail("cannot listen on 127.0.0.1:%d: %s; name another --port", asked.port, why);
    tell_address(&server);
    run(&server);
    http_close(server.http);
    watch_close(server.watch);
    shown_free(server.shown);
    session_close(server.session);
    close(server.signals);
    arena_free(arena);
    return 0;
}
