// emit_fixtures.h: small reports built by hand and shaped with the project's fonts, and the judges that read
// their PDFs. Run from the project's root.
//
// Whatever a judge prints on standard error counts: a clean file is one of which nobody complains.
#ifndef FOLIO_EMIT_FIXTURES_H
#define FOLIO_EMIT_FIXTURES_H

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/file.h"
#include "emit/emit.h"
#include "support/test.h"

enum { INK_BLACK, INK_BLUE, INK_GOLD, INK_WARM };

typedef struct {
    Arena *arena;
    Pages *pages;
    FontSet *fonts;
    Diagnostics *diagnostics;
    char folder[32];     // of its own, for files
    Buffer pdf, said;    // the last file; what the last judge said
} Report;

static inline void report_add_inks(Pages *pages) {
    const Ink inks[] = {
        {.name = TEXT("black"), .black = 1000, .overprint = true},
        {.name = TEXT("blue"),
         .cyan = 1000,
         .magenta = 700,
         .black = 200,
         .green = 200,
         .blue = 450},
        {.name = TEXT("Gold (871)"),
         .kind = INK_SPOT,
         .cyan = 200,
         .magenta = 250,
         .yellow = 600,
         .black = 200,
         .red = 650,
         .green = 560,
         .blue = 330},
        {.name = TEXT("warm"), .yellow = 50, .black = 400, .red = 620, .green = 610, .blue = 590},
    };
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
        *array_add(pages->arena, &pages->inks) = inks[i];
}

static inline int report_open(void **state) {
    Report *report = calloc(1, sizeof *report);
    report->arena = arena_new();
    report->diagnostics = diagnostics_new(report->arena);
    report->pages = pages_new();
    report->fonts = font_set_read(TEXT("."), report->diagnostics);
    report->pages->metadata = (Metadata){.title = TEXT("Годовой отчёт (2021)"),
                                         .author = TEXT("CICA"),
                                         .subject = TEXT("Tests"),
                                         .keywords = TEXT("pdf, test"),
                                         .language = TEXT("en-GB"),
                                         .date = TEXT("2021-12-31")};
    report_add_inks(report->pages);
    strcpy(report->folder, "/tmp/folio-emit-XXXXXX");
    *state = report;
    return mkdtemp(report->folder) ? 0 : -1;
}

static inline int report_close(void **state) {
    Report *report = *state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", report->folder);
    int status = system(command);
    buffer_free(&report->pdf);
    buffer_free(&report->said);
    pages_free(report->pages);
    font_set_free(report->fonts);
    arena_free(report->arena);
    free(report);
    return status;
}

// ---- building ----------------------------------------------------------------------------------

// 3 mm of bleed are 8.504 pt; in press 20 pt more for marks
static inline Page *report_add_page(Report *report) {
    Page *page = pages_add_page(report->pages, UNIT_PT(300), UNIT_PT(400), UNIT_MM(3));
    page->slug = page->bleed + UNIT_PT(20);
    return page;
}

// index in pages->fonts
static inline int32_t report_add_font(Report *report, const char *family, const char *style) {
    int32_t index = font_set_load(report->fonts, text_of(family), text_of(style), (Place){0},
                                  report->diagnostics);
    assert_true(index >= 0);
    const Font *font = &report->fonts->fonts.at[index];
    *array_add(report->pages->arena, &report->pages->fonts) = (PagesFont){
        .family = font->family, .style = font->style, .file = font->file, .digest = font->digest};
    return report->pages->fonts.count - 1;
}

static inline Item *report_add_item(Report *report, Page *page, ItemKind kind, int32_t tag) {
    return items_add(report->pages->arena, &page->items, kind, LAYER_PRINT, tag);
}

static inline const Font *report_font(Report *report, int32_t font) {
    const PagesFont *listed = &report->pages->fonts.at[font];
    int32_t index =
        font_set_load_file(report->fonts, listed->file, 0, listed->digest, report->diagnostics);
    return &report->fonts->fonts.at[index];
}

// A soft hyphen at the end is shown, as the breaker has it.
static inline void show_soft_hyphen(TextItem *text, hb_font_t *shaper) {
    hb_codepoint_t hyphen = 0;
    if (!text_ends(text->source, "\xC2\xAD") || !hb_font_get_nominal_glyph(shaper, '-', &hyphen))
        return;
    Glyph *last = &text->glyphs[text->glyph_count - 1];
    last->gid = (uint16_t)hyphen;
    last->advance = hb_font_get_glyph_h_advance(shaper, hyphen);
}

// A line of text, shaped in the font (an index in pages->fonts).
static inline TextItem *report_add_text(Report *report, Page *page, int32_t font, Unit size,
                                        Point origin, const char *words, int32_t tag) {
    Arena *arena = report->pages->arena;
    TextItem *text = &report_add_item(report, page, ITEM_TEXT, tag)->text;
    hb_font_t *shaper = hb_font_create(report_font(report, font)->face);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_font_set_scale(shaper, size, size);
    hb_buffer_add_utf8(buffer, words, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(shaper, buffer, NULL, 0);
    unsigned count = hb_buffer_get_length(buffer);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, NULL);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
    *text = (TextItem){.font = font,
                       .size = size,
                       .paint = {INK_BLACK, 1000},
                       .origin = origin,
                       .scale = 10000,
                       .rtl = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer)),
                       .source = text_copy(arena, text_of(words)),
                       .glyph_count = (int32_t)count};
    text->glyphs = arena_array_of(arena, count, Glyph);
    GlyphOffset *offsets = arena_array_of(arena, count, GlyphOffset);
    for (unsigned i = 0; i < count; i++) {
        text->glyphs[i] = (Glyph){(uint16_t)info[i].codepoint, (uint16_t)info[i].cluster, at[i].x_advance};
        offsets[i] = (GlyphOffset){(int16_t)at[i].x_offset, (int16_t)-at[i].y_offset};
    }
    text_item_move(arena, text, offsets);
    show_soft_hyphen(text, shaper);
    hb_buffer_destroy(buffer);
    hb_font_destroy(shaper);
    return text;
}

static inline void path_add(Arena *arena, Path *path, PathVerb verb, Unit x, Unit y) {
    if (!path->verbs) path->verbs = arena_push(arena, 64);
    if (!path->points) path->points = arena_array_of(arena, 64, Point);
    path->verbs[path->verb_count++] = (uint8_t)verb;
    if (verb != PATH_CLOSE) path->points[path->point_count++] = (Point){x, y};
}

static inline Path box_path(Arena *arena, Unit x, Unit y, Unit width, Unit height) {
    Path path = {0};
    path_add(arena, &path, PATH_MOVE, x, y);
    path_add(arena, &path, PATH_LINE, x + width, y);
    path_add(arena, &path, PATH_LINE, x + width, y + height);
    path_add(arena, &path, PATH_LINE, x, y + height);
    path_add(arena, &path, PATH_CLOSE, 0, 0);
    return path;
}

// ---- writing -----------------------------------------------------------------------------------

static inline bool report_emit(Report *report, Profile profile, int32_t threads) {
    report->pdf.size = 0;
    return emit_pdf(&report->pdf, report->pages, text_of(report->folder), report->fonts,
                    &(EmitOptions){.profile = profile, .threads = threads}, report->diagnostics);
}

static inline Text report_path(Report *report, const char *name) {
    return text_print(report->arena, "%s/%s", report->folder, name);
}

static inline void report_save(Report *report, const char *name) {
    const char *why = NULL;
    assert_true(file_write(report_path(report, name).at, buffer_view(&report->pdf), &why));
}

// emits and saves as report.pdf; no diagnostic at all may come of it
static inline void report_write(Report *report, Profile profile) {
    bool good = report_emit(report, profile, 2);
    for (int32_t i = 0; i < report->diagnostics->all.count; i++)
        print_error("%.*s\n", TEXT_ARG(report->diagnostics->all.at[i].message));
    assert_int_equal(report->diagnostics->all.count, 0);
    assert_true(good);
    report_save(report, "report.pdf");
}

static inline void assert_rule(Report *report, const char *rule) {
    for (int32_t i = 0; i < report->diagnostics->all.count; i++)
        if (text_is(report->diagnostics->all.at[i].rule, rule)) return;
    fail_msg("no diagnostic [%s] among %d", rule, report->diagnostics->all.count);
}

// ---- judges ------------------------------------------------------------------------------------

// Runs a command with %s replaced by the report's folder; what it prints, on both streams, is the result.
static inline const char *judge(Report *report, const char *command, int *status) {
    Buffer line = {0};
    buffer_print(&line, "cd %s && ( %s ) 2>&1", report->folder, command);
    buffer_byte(&line, 0);
    FILE *pipe = popen(line.bytes, "r");
    assert_non_null(pipe);
    report->said.size = 0;
    for (size_t got = 1; got > 0;) {
        got = fread(buffer_room(&report->said, 1 << 16), 1, 1 << 16, pipe);
        report->said.size += got;
    }
    buffer_byte(&report->said, 0);
    int ended = pclose(pipe);
    buffer_free(&line);
    *status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    return report->said.bytes;
}

static inline const char *judge_good(Report *report, const char *command) {
    int status = 0;
    const char *said = judge(report, command, &status);
    if (status) fail_msg("%s: status %d: %s", command, status, said);
    return said;
}

static inline void judge_silent(Report *report, const char *command) {
    const char *said = judge_good(report, command);
    if (*said) fail_msg("%s said: %s", command, said);
}

static inline void assert_says(const char *said, const char *part) {
    if (!strstr(said, part)) fail_msg("'%s' is not in: %.4000s", part, said);
}

static inline void assert_says_not(const char *said, const char *part) {
    if (strstr(said, part)) fail_msg("'%s' is in: %s", part, said);
}

// what every file must pass
static inline void judge_all(Report *report) {
    assert_says(judge_good(report, "qpdf --check report.pdf"),
                "No syntax or stream encoding errors found");
    judge_silent(report, "pdftoppm -r 20 report.pdf page");
    judge_silent(report, "pdftotext report.pdf words.txt");
    judge_silent(report, "mutool draw -N -q -r 20 -o mutool%d.png report.pdf");
    judge_silent(report, "gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -r20 -sDEVICE=pgmraw -o "
                         "gs%d.pgm report.pdf");
}

#endif
