// folio.c: the driver: one program, one command a word.
#include <stdio.h>
#include <string.h>

#include "commands/command.h"
#include "common/stage.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *does;
} commands[] = {
    {"build", command_build, "SOURCES [--profile web|press|draft] [-o FILE]   write the PDF"},
    {"proof", command_proof,
     "SOURCES [-o DIR]                                write a PNG of each page"},
    {"check", command_check,
     "SOURCES [--profile P] [--format text|json]      print every problem of the input"},
    {"diff", command_diff,
     "OLD NEW [-o DIR]                                what changed, page by page, and why"},
    {"explain", command_explain,
     "SOURCES [ARTICLE] [--format text|json]          why pages break where they do, what it "
     "costs"},
    {"new", command_new,
     "YEAR [--from YEAR]                              start another year's edition"},
    {"serve", command_serve,
     "SOURCES [--port N]                              see the pages in a browser, at each save"},
    {"verify", command_verify,
     "FILE SOURCES                                    is everything in the finished PDF, once?"},
    {"schema", command_schema,
     "                                               JSON Schema of sources and layouts"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *out) {
    fputs("Folio turns a folder of YAML articles into an annual report.\n\nusage:\n", out);
    for (int i = 0; i < COMMANDS; i++) fprintf(out, "    folio %-7s %s\n", commands[i].name, commands[i].does);
    fputs("\nfolio COMMAND --help tells more.\n", out);
}

static const char *nearest_command(const char *word) {
    int32_t best = 4, distance;
    const char *name = NULL;
    for (int i = 0; i < COMMANDS; i++) {
        distance = text_distance(text_of(word), text_of(commands[i].name));
        if (distance < best) best = distance, name = commands[i].name;
    }
    return name;
}

int main(int argc, char **argv) {
    if (argc < 2) return print_help(stderr), 2;
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help"))
        return print_help(stdout), 0;
    for (int i = 0; i < COMMANDS; i++)
        if (!strcmp(argv[1], commands[i].name)) return commands[i].run(argc - 1, argv + 1);
    const char *nearest = nearest_command(argv[1]);
    if (nearest) stage_fail("there is no command '%s'; did you mean 'folio %s'?", argv[1], nearest);
    stage_fail("there is no command '%s'; 'folio --help' lists them", argv[1]);
}
