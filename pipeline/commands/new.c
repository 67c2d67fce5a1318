// new.c: folio new: the folder of a new edition, from another one's facts and texts of its own.
//
// Everything is made in a folder beside the others that takes its name at the end, so that a failure leaves nothing
// behind and nothing is ever overwritten. Keys of the other report.yaml are taken over as they are written, comments
// and all, with its year changed to the new one.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/new_texts.h"
#include "common/file.h"
#include "common/stage.h"
#include "parse/source_schema.h"

static const OptionSet options_taken = {
    .usage = "usage: folio new YEAR [--from YEAR] [--root DIR]\n"
             "\n"
             "Makes the folder of a new edition, sources/YEAR: report.yaml with the organisation, the layout, the\n"
             "language, the imprint and the section titles of another edition; articles/sample.yaml with one sample of\n"
             "every kind of block; data/index.yaml and images/. It builds as it is. Nothing is overwritten.\n"
             "\n"
             "  --from YEAR   the edition to start from; without it, the newest one in sources/\n"
             "  --root DIR    the project's root: the folder with layouts/ and fonts/; without it, the nearest one at\n"
             "                or above the current folder\n"
             "\n"
             "Exit status: 0 made, 1 there is such an edition, or none to start from, 2 could not run.\n",
    .takes = "ryq",
    .operands_most = 1,
};

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Text root, year, from;
    Text place;             // the edition's folder, below root
    Text made;              // the one that it is made in
    const YamlNode *report; // of the edition to start from
    EditionSource edition;
    const char *why;        // not NULL: something could not be written
} NewEdition;

static bool is_year(Text text) {
    if (text.size != 4) return false;
    for (size_t i = 0; i < 4; i++)
        if (text.at[i] < '0' || text.at[i] > '9') return false;
    return text.at[0] == '1' || text.at[0] == '2';
}

static Text below_root(const NewEdition *new, Text path) {
    return file_join(new->arena, new->root, path);
}

// ---- the edition to start from -----------------------------------------------------------------

static bool is_edition(const NewEdition *new, Text year) {
    return file_is_there(below_root(new, text_print(new->arena, "sources/%.*s/report.yaml", TEXT_ARG(year))).at);
}

// the newest edition; absent if there is none
static Text newest(const NewEdition *new) {
    Text best = {0};
    DIR *list = opendir(below_root(new, TEXT("sources")).at);
    for (struct dirent *entry; list && (entry = readdir(list));) {
        Text name = text_of(entry->d_name);
        if (is_year(name) && is_edition(new, name) && (!best.at || text_compare(name, best) > 0))
            best = text_copy(new->arena, name);
    }
    if (list) closedir(list);
    return best;
}

static bool fail(NewEdition *new, const char *rule, Text message) {
    Place place = {new->place, 0, 0};
    diagnostics_add(new->diagnostics, SEVERITY_ERROR, place, rule, "%.*s", TEXT_ARG(message));
    return false;
}

static bool find_from(NewEdition *new) {
    Text latest = newest(new);
    if (!new->from.size) new->from = latest;
    if (new->from.size && is_edition(new, new->from)) return true;
    if (!new->from.size)
        return fail(new, "new-from", TEXT("there is no edition in sources/ to start from: write the first report.yaml by "
                                          "hand; sources/README.md lists its keys"));
    return fail(new, "new-from",
                text_print(new->arena, "there is no edition '%.*s' to start from%s%.*s%s", TEXT_ARG(new->from),
                           latest.at ? ": the newest is --from " : "", TEXT_ARG(latest), latest.at ? "" : ", nor any other"));
}

static bool read_from(NewEdition *new) {
    Text file = text_print(new->arena, "sources/%.*s/report.yaml", TEXT_ARG(new->from));
    new->report = yaml_read_file(new->arena, below_root(new, file).at, file, (Place){file, 0, 0}, new->diagnostics);
    return new->report && schema_read(new->arena, &edition_type, new->report, &new->edition, new->diagnostics);
}

// ---- texts -------------------------------------------------------------------------------------

static bool is_digit_at(Text text, size_t at) {
    return at < text.size && text.at[at] >= '0' && text.at[at] <= '9';
}

// with the old year as the new one
static void write_dated(const NewEdition *new, Buffer *out, Text text) {
    for (size_t i = 0; i < text.size; i++) {
        bool here = text_equal(text_part(text, i, i + 4), new->from) && !(i && is_digit_at(text, i - 1)) &&
                    !is_digit_at(text, i + 4);
        if (here) buffer_text(out, new->year), i += 3;
        else buffer_byte(out, text.at[i]);
    }
}

// without blanks at its end, and without whole lines of comment there: they belong to what comes next
static Text without_tail(Text text) {
    for (;;) {
        while (text.size && strchr(" \n\r", text.at[text.size - 1])) text.size--;
        size_t line = text.size;
        while (line && text.at[line - 1] != '\n') line--;
        if (!line || text.at[line] != '#') return text;
        text.size = line;
    }
}

// a key of the other report.yaml as it stands there
static void write_key(const NewEdition *new, Buffer *out, const char *key) {
    const YamlNode *node = yaml_find(new->report, key);
    if (!node) return;
    const YamlSource *source = node->source;
    size_t from = source->lines.at[node->key_place.line - 1];
    write_dated(new, out, without_tail(text_part(source->bytes, from, node->to)));
    buffer_byte(out, '\n');
}

typedef struct {
    const char *name;       // «NAME»
    Text value;
} Filling;

// text with what stands in « » filled in
static void write_filled(Buffer *out, const char *text, const Filling *fillings, int32_t count) {
    for (const char *open; (open = strstr(text, "«")); text = strstr(open, "»") + strlen("»")) {
        buffer_add(out, text, (size_t)(open - text));
        for (int32_t i = 0; i < count; i++)
            if (!strncmp(open, fillings[i].name, strlen(fillings[i].name))) buffer_text(out, fillings[i].value);
    }
    buffer_string(out, text);
}

// a section's title in quotes, which are YAML's as well as JSON's
static void write_title(const NewEdition *new, Buffer *out, int32_t section) {
    Buffer title = {0};
    if (section < new->edition.sections.count) write_dated(new, &title, new->edition.sections.at[section].title);
    buffer_json(out, title.size ? buffer_view(&title) : TEXT("Section"));
    buffer_free(&title);
}

// the titles of the other sections, for later: a section has at least one article
static void write_sections(const NewEdition *new, Buffer *out) {
    for (int32_t i = 1; i < new->edition.sections.count; i++) {
        buffer_string(out, "  # - title: ");
        write_title(new, out, i);
        buffer_string(out, "\n  #   articles: [articles/…]\n");
    }
}

static Text new_date(const NewEdition *new) {
    Text date = new->edition.date, day = date.size == 10 ? text_part(date, 4, 10) : TEXT("-12-31");
    if (text_is(day, "-02-29")) day = TEXT("-02-28"); // not every year has that day
    return text_print(new->arena, "%.*s%.*s", TEXT_ARG(new->year), TEXT_ARG(day));
}

static Text make_report(const NewEdition *new) {
    static const char *const first[] = {"title", "organisation", "short-name"};
    static const char *const then[] = {"language", "layout", "subject", "keywords", "cover", "imprint",
                                       "blank-pages"};
    Buffer out = {0}, title = {0};
    write_title(new, &title, 0);
    Filling fillings[] = {{"«YEAR»", new->year}, {"«SECTION»", buffer_view(&title)}};
    write_filled(&out, new_report_head, fillings, 2);
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) write_key(new, &out, first[i]);
    buffer_print(&out, "date: %.*s\n", TEXT_ARG(new_date(new)));
    for (size_t i = 0; i < sizeof then / sizeof *then; i++) {
        if (i >= 4 && yaml_find(new->report, then[i])) buffer_byte(&out, '\n'); // mappings stand apart
        write_key(new, &out, then[i]);
    }
    write_filled(&out, new_report_tail, fillings, 2);
    write_sections(new, &out);
    Text text = text_copy(new->arena, buffer_view(&out));
    buffer_free(&out);
    buffer_free(&title);
    return text;
}

static Text make_sample(const NewEdition *new) {
    bool english = text_starts(new->edition.language, "en");
    Filling fillings[] = {{"«DATE»", new_date(new)},
                          {"«LANGUAGE»", english ? TEXT("") : TEXT("language: en-GB # of this sample\n")}};
    Buffer out = {0};
    write_filled(&out, new_sample_head, fillings, 2);
    for (const char *const *block = new_sample_blocks; *block; block++) buffer_string(&out, *block);
    Text text = text_copy(new->arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

// ---- files -------------------------------------------------------------------------------------

static const char *const folders[] = {"articles", "data", "images"};
static const char *const files[] = {"report.yaml", "articles/sample.yaml", "data/index.yaml", "images/README.md"};
enum { FOLDERS = sizeof folders / sizeof *folders, FILES = sizeof files / sizeof *files };

static const char *made_path(const NewEdition *new, const char *name) {
    return file_join(new->arena, new->made, text_of(name)).at;
}

static void remove_made(const NewEdition *new) {
    for (int i = 0; i < FILES; i++) unlink(made_path(new, files[i]));
    for (int i = 0; i < FOLDERS; i++) rmdir(made_path(new, folders[i]));
    rmdir(new->made.at);
}

static bool write_files(NewEdition *new) {
    const Text texts[FILES] = {make_report(new), make_sample(new), text_of(new_index_file), text_of(new_images_note)};
    bool good = true;
    for (int i = 0; good && i < FOLDERS; i++) good = file_make_folder(made_path(new, folders[i]), &new->why);
    for (int i = 0; good && i < FILES; i++) good = file_write(made_path(new, files[i]), texts[i], &new->why);
    return good;
}

// mkdtemp keeps others out
static bool open_to_others(const NewEdition *new) {
    mode_t mask = umask(0);
    umask(mask);
    return !chmod(new->made.at, 0777 & ~mask);
}

// takes the name that nothing has; a file system that cannot promise that is asked plainly
static bool give_name(const NewEdition *new) {
    const char *to = below_root(new, new->place).at;
    if (!renameat2(AT_FDCWD, new->made.at, AT_FDCWD, to, RENAME_NOREPLACE)) return true;
    return (errno == EINVAL || errno == ENOSYS) && !file_is_there(to) && !rename(new->made.at, to);
}

static void make_edition(NewEdition *new) {
    new->made = below_root(new, TEXT("sources/.new-XXXXXX"));
    if (!mkdtemp((char *)(uintptr_t)new->made.at)) stage_fail("no folder can be made in sources/: %s", strerror(errno));
    bool good = write_files(new);
    if (good && open_to_others(new) && give_name(new)) return;
    const char *why = good ? strerror(errno) : new->why;
    remove_made(new);
    stage_fail("cannot make '%.*s': %s; nothing was written", TEXT_ARG(new->place), why);
}

static void print_done(const NewEdition *new) {
    int place_size = (int)new->place.size;
    const char *place = new->place.at;
    for (int i = 0; i < FILES; i++) printf("%.*s/%s\n", place_size, place, files[i]);
    printf("\nNext: the title and the imprint in report.yaml (they come from %.*s); then article by article,\n"
           "from what articles/sample.yaml shows. On the way:\n"
           "    folio check %.*s\n"
           "    folio proof %.*s -o output/proof\n"
           "    folio build %.*s\n",
           TEXT_ARG(new->from), place_size, place, place_size, place, place_size, place);
}

static void check_words(const Options *options) {
    if (!options->sources.size) stage_fail("a year is missing: folio new 2022 (see --help)");
    if (!is_year(options->sources))
        stage_fail("'%.*s' is no year: expected four digits, as in folio new 2022", TEXT_ARG(options->sources));
    if (options->from.size && !is_year(options->from))
        stage_fail("'%.*s' is no year: expected four digits, as in --from 2021", TEXT_ARG(options->from));
}

int command_new(int argc, char **argv) {
    Arena *arena = arena_new();
    Options options = stage_options(arena, argc, argv, &options_taken);
    check_words(&options);
    NewEdition new = {.arena = arena, .diagnostics = diagnostics_new(arena), .year = options.sources, .from = options.from};
    new.root = options.root.size ? text_copy(arena, options.root) : file_find_root(arena, ".");
    if (!new.root.at) stage_fail("no folder above this one has layouts/ and fonts/; name one with --root");
    new.place = text_print(arena, "sources/%.*s", TEXT_ARG(new.year));
    bool good = true;
    if (file_is_there(below_root(&new, new.place).at))
        good = fail(&new, "new-there", TEXT("is there already, and nothing was written: choose another year, or move it "
                                            "away first"));
    if (good && find_from(&new) && read_from(&new)) {
        make_edition(&new);
        if (!options.quiet) print_done(&new);
    }
    int status = stage_report(new.diagnostics, &options);
    arena_free(arena);
    return status;
}
