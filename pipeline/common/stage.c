// stage.c: options, reports and exit statuses, the same for every program.
//
// One table names all options. A word that is not in it, or that the command does not take, ends the
// program with the nearest one it does take (by edit distance).
#include "common/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char letter; // in OptionSet.takes
    const char *name;
    const char *initial; // the short form, if it has one
    bool has_value;
} OptionName;

static const OptionName option_names[] = {
    {'o', "--output", "-o", true},  {'p', "--profile", NULL, true}, {'f', "--format", NULL, true},
    {'s', "--strict", NULL, false}, {'q', "--quiet", "-q", false},  {'v', "--verbose", "-v", false},
    {'t', "--threads", NULL, true}, {'l', "--layout", NULL, true},  {'r', "--root", NULL, true},
    {'n', "--port", NULL, true},    {'y', "--from", NULL, true},    {'d', "--ppi", NULL, true},
    {'k', "--lock", NULL, false},   {'K', "--locked", NULL, false}, {'a', "--art", NULL, false},
    {'x', "--pixels", NULL, false},
    {'L', "--layers", NULL, true},  {'R', "--revision", NULL, true},
    {'h', "--help", "-h", false},
};
enum { OPTIONS_KNOWN = sizeof option_names / sizeof *option_names };

static const char *const profile_names[] = {"web", "press", "draft"};
static const char *const format_names[] = {"text", "json", "github"};

const char *profile_name(Profile profile) {
    return profile_names[profile];
}

void stage_fail(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fflush(stdout);
    fputs("folio: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(2);
}

static bool is_taken(const OptionSet *set, const OptionName *option) {
    return option->letter == 'h' || strchr(set->takes, option->letter);
}

static const char *nearest_option(const OptionSet *set, Text word) {
    const char *nearest = "--help";
    int32_t least = INT32_MAX;
    for (int i = 0; i < OPTIONS_KNOWN; i++) {
        if (!is_taken(set, &option_names[i])) continue;
        int32_t distance = text_distance(word, text_of(option_names[i].name));
        if (distance < least) least = distance, nearest = option_names[i].name;
    }
    return nearest;
}

static const OptionName *find_option(const OptionSet *set, Text word) {
    for (int i = 0; i < OPTIONS_KNOWN; i++) {
        const OptionName *option = &option_names[i];
        if (!text_is(word, option->name) && !(option->initial && text_is(word, option->initial)))
            continue;
        if (!is_taken(set, option))
            stage_fail("this command takes no %s (nearest: %s; see --help)", option->name,
                       nearest_option(set, word));
        return option;
    }
    stage_fail("unknown option '%.*s': did you mean %s? (see --help)", TEXT_ARG(word),
               nearest_option(set, word));
}

// index of word among three names
static int choose(const char *option, Text word, const char *const names[3]) {
    int nearest = 0;
    for (int i = 0; i < 3; i++) {
        if (text_is(word, names[i])) return i;
        int32_t distance = text_distance(word, text_of(names[i]));
        if (distance < text_distance(word, text_of(names[nearest]))) nearest = i;
    }
    stage_fail("%s takes %s, %s or %s, not '%.*s': did you mean %s?", option, names[0], names[1],
               names[2], TEXT_ARG(word), names[nearest]);
}

static int32_t read_number(const char *option, Text word, int32_t most) {
    int32_t number = 0;
    bool good = word.size > 0;
    for (size_t i = 0; good && i < word.size; i++) {
        good = word.at[i] >= '0' && word.at[i] <= '9';
        if (good) number = number * 10 + (word.at[i] - '0');
        if (number > most) good = false;
    }
    if (!good)
        stage_fail("%s takes a whole number from 0 to %d, not '%.*s'", option, most,
                   TEXT_ARG(word));
    return number;
}

static void print_usage(const OptionSet *set) {
    fputs(set->usage, stdout);
    exit(fflush(stdout) ? 2 : 0);
}

static void apply(Options *options, const OptionSet *set, const OptionName *option, Text value) {
    switch (option->letter) {
    case 'o': options->output = value; break;
    case 'p': options->profile = (Profile)choose(option->name, value, profile_names); break;
    case 'f': options->format = (ReportFormat)choose(option->name, value, format_names); break;
    case 's': options->strict = true; break;
    case 'q': options->quiet = true; break;
    case 'v': options->verbose = true; break;
    case 't': options->threads = read_number(option->name, value, 256); break;
    case 'l': options->layout = value; break;
    case 'r': options->root = value; break;
    case 'n': options->port = read_number(option->name, value, 65535); break;
    case 'd': options->density = read_number(option->name, value, 1200); break;
    case 'y': options->from = value; break;
    case 'k': options->lock = true; break;
    case 'K': options->locked = true; break;
    case 'a': options->art = true; break;
    case 'x': options->pixels = true; break;
    case 'L': options->layer_names = value; break;
    case 'R': options->revision = value; break;
    case 'h': print_usage(set); break;
    }
}

// reads the option at argv[at]; returns the index of its last word
static int read_option(Options *options, const OptionSet *set, int argc, char **argv, int at) {
    Text word = text_of(argv[at]);
    const char *equals = strchr(argv[at], '=');
    size_t name_size = equals ? (size_t)(equals - argv[at]) : word.size;
    const OptionName *option = find_option(set, text_part(word, 0, name_size));
    if (!option->has_value && equals) stage_fail("%s takes no value", option->name);
    Text value = {0};
    if (equals) value = text_of(equals + 1);
    else if (option->has_value && at + 1 < argc) value = text_of(argv[++at]);
    if (option->has_value && !value.size) stage_fail("%s needs a value (see --help)", option->name);
    apply(options, set, option, value);
    return at;
}

static void add_operand(Options *options, const OptionSet *set, int count, Text word) {
    if (count >= set->operands_most)
        stage_fail("one word too many: '%.*s' (see --help)", TEXT_ARG(word));
    *(count ? &options->operand : &options->sources) = word;
}

Options stage_options(Arena *arena, int argc, char **argv, const OptionSet *set) {
    (void)arena;
    Options options = {0};
    int operands = 0;
    bool ended = false;
    for (int i = 1; i < argc; i++) {
        bool is_option = !ended && argv[i][0] == '-' && argv[i][1];
        if (is_option && !strcmp(argv[i], "--")) ended = true;
        else if (is_option) i = read_option(&options, set, argc, argv, i);
        else add_operand(&options, set, operands++, text_of(argv[i]));
    }
    if (operands < set->operands_least)
        stage_fail("a %s is missing (see --help)", operands ? "second operand" : "file or folder");
    return options;
}

static bool counts_as_error(Severity severity, const Options *options) {
    return severity == SEVERITY_ERROR || (options->strict && severity == SEVERITY_WARNING);
}

int stage_status(const Diagnostics *diagnostics, const Options *options) {
    for (int32_t i = 0; i < diagnostics->all.count; i++)
        if (counts_as_error(diagnostics->all.at[i].severity, options)) return 1;
    return 0;
}

// the characters that would end a workflow command's message, or one of its properties, as %XX
static void write_escaped(Buffer *out, Text text, bool property) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '%' || c < 0x20 || (property && (c == ':' || c == ',')))
            buffer_print(out, "%%%02X", c);
        else buffer_byte(out, (char)c);
    }
}

static const char *annotation_name(Severity severity) {
    switch (severity) {
    case SEVERITY_NOTE: return "notice";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: return "error";
    }
    return "error";
}

static void write_annotation(Buffer *out, const Diagnostic *d) {
    buffer_print(out, "::%s ", annotation_name(d->severity));
    if (d->place.file.size) {
        buffer_string(out, "file=");
        write_escaped(out, d->place.file, true);
        if (d->place.line) buffer_print(out, ",line=%d,col=%d", d->place.line, d->place.column);
        buffer_byte(out, ',');
    }
    buffer_string(out, "title=");
    write_escaped(out, d->rule, true);
    buffer_string(out, "::");
    write_escaped(out, d->message, false);
    buffer_byte(out, '\n');
}

// the diagnostics to be printed, in arena: strict and quiet applied, sorted
static const Diagnostics *choose_printed(Arena *arena, const Diagnostics *diagnostics,
                                         const Options *options) {
    Diagnostics *printed = diagnostics_new(arena);
    for (int32_t i = 0; i < diagnostics->all.count; i++) {
        Diagnostic d = diagnostics->all.at[i];
        if (counts_as_error(d.severity, options)) d.severity = SEVERITY_ERROR;
        if (d.severity == SEVERITY_ERROR || !options->quiet) *array_add(arena, &printed->all) = d;
    }
    diagnostics_sort(printed);
    return printed;
}

void stage_write_report(Buffer *out, const Diagnostics *diagnostics, const Options *options) {
    Arena *arena = arena_new();
    const Diagnostics *printed = choose_printed(arena, diagnostics, options);
    switch (options->format) {
    case FORMAT_TEXT: diagnostics_write(out, printed); break;
    case FORMAT_JSON: diagnostics_write_json(out, printed); break;
    case FORMAT_GITHUB:
        for (int32_t i = 0; i < printed->all.count; i++) write_annotation(out, &printed->all.at[i]);
        break;
    }
    arena_free(arena);
}

int stage_report(const Diagnostics *diagnostics, const Options *options) {
    Buffer out = {0};
    stage_write_report(&out, diagnostics, options);
    if (out.size) fwrite(out.bytes, 1, out.size, stderr);
    buffer_free(&out);
    return stage_status(diagnostics, options);
}
