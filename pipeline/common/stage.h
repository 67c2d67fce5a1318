// stage.h: what every stage's program shares: options, exit status, streams.
//
//     exit 0: written, perhaps with warnings and notes. 1: errors in the input, nothing written.
//     2: could not run (usage, no memory, output not writable).
#ifndef FOLIO_STAGE_H
#define FOLIO_STAGE_H

#include "common/buffer.h"
#include "common/diagnostic.h"

typedef enum { PROFILE_WEB, PROFILE_PRESS, PROFILE_DRAFT } Profile;

const char *profile_name(Profile profile); // "web", "press", "draft"

typedef enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_GITHUB } ReportFormat;

// Options of all commands; each command says in its OptionSet which of them it takes.
typedef struct {
    Text sources;           // first operand; "-" is standard input
    Text operand;           // second operand, of diff, verify, new
    Text output;            // -o
    Text root;              // --root
    Profile profile;        // --profile
    ReportFormat format;    // --format
    bool strict, quiet, verbose; // quiet: print errors alone
    int32_t threads;        // --threads; 0: one a core
    Text layout;            // --layout: in place of the edition's own
    int32_t density;        // --ppi: pixels an inch of a proof; 0: not given
    int32_t port;           // --port; 0: not given
    bool lock, locked;      // --lock: write layout.lock; --locked: a page that it moves is an error
    bool art;               // --art: also the contact sheets of the art
    Text layer_names;       // --layers: of a draft, as they were given (layout/layers.h)
    unsigned layers;        // the layers of a draft, bits of 1 << Layer; 0: those of the profile
    bool pixels;            // --pixels: compare what is painted, too
    Text revision;          // --revision: of the sources, in place of git's
    Text from;              // --from: the year a new edition starts from
} Options;

typedef struct {
    const char *usage;      // the whole --help text
    const char *takes;      // option letters: "opfsqvtl" for -o --profile --format --strict --quiet --verbose
                            // --threads --layout, "r" for --root, "n" for --port, "y" for --from, "d" for
                            // --ppi, "k" for --lock, "K" for --locked, "a" for --art,
                            // "x" for --pixels, "L" for --layers, "R" for --revision
    int operands_least, operands_most; // most is at most 2
} OptionSet;

// Reads argv[1..]; on --help prints the usage and exits 0, on a wrong word says so, with the nearest
// right one, and exits 2. An option's value is the next word or stands after "="; "--" ends the options.
// The result borrows argv.
Options stage_options(Arena *arena, int argc, char **argv, const OptionSet *set);

// Prints diagnostics to standard error in the format asked for; returns the exit status they give.
int stage_report(const Diagnostics *diagnostics, const Options *options);
// The same text into out: sorted, repeats dropped; strict makes warnings errors, quiet leaves errors alone.
// FORMAT_GITHUB is one workflow command a line: ::error file=F,line=L,col=C,title=RULE::message
void stage_write_report(Buffer *out, const Diagnostics *diagnostics, const Options *options);
// The status alone: 1 if there are errors (or, strict, warnings), else 0.
int stage_status(const Diagnostics *diagnostics, const Options *options);
_Noreturn void stage_fail(const char *format, ...) __attribute__((format(printf, 1, 2))); // exit 2

#endif
