// paragraph.c: sets a plain text (paragraphs parted by blank lines) in one column, times it, and
// measures the setting as typographers do: the word spaces of justified lines over the natural one.
//
//     paragraph FILE [MEASURE_MM [ROUNDS [LANGUAGE]]]      SHOW=1: prints the lines, ratio and demerits first
//     SPACES=820,970,1300 LETTERS=-10,10 EXPANSION=-20,20  limits, 1/1000 of the space, the em, the width
//
// The first round is cold (fonts, caches, patterns); the others are warm, and their mean is printed.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/file.h"
#include "common/font_set.h"
#include "layout/paragraph.h"

typedef ARRAY(Span) Spans;

static double cpu_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void read_limits(const char *name, int32_t *least, int32_t *best, int32_t *most) {
    const char *value = getenv(name);
    if (value && best) sscanf(value, "%d,%d,%d", least, best, most);
    else if (value) sscanf(value, "%d,%d", least, most);
}

static Style make_style(void) {
    Style style = {
        .size = UNIT_PT(10), .leading = UNIT_PT(13), .align = ALIGN_JUSTIFY, .hyphenate = true};
    style.hyphen_least = 5;
    style.hyphen_before = 2;
    style.hyphen_after = 3;
    style.hyphen_row = 2;
    style.space_least = 820;
    style.space_best = 970;
    style.space_most = 1300;
    style.letter_least = -10;
    style.letter_most = 10;
    style.expand_least = -20;
    style.expand_most = 20;
    read_limits("SPACES", &style.space_least, &style.space_best, &style.space_most);
    read_limits("LETTERS", &style.letter_least, NULL, &style.letter_most);
    read_limits("EXPANSION", &style.expand_least, NULL, &style.expand_most);
    return style;
}

// one span for each source line of each paragraph
static int32_t *cut_paragraphs(Arena *arena, Text text, Spans *spans, int32_t *count, Span like) {
    ARRAY(int32_t) starts = {0};
    bool blank = true;
    int32_t line = 1;
    for (size_t at = 0; at < text.size; line++) {
        size_t end = at;
        while (end < text.size && text.at[end] != '\n') end++;
        bool empty = !text_trim(text_part(text, at, end)).size;
        if (!empty && blank) *array_add(arena, &starts) = spans->count;
        if (!empty) {
            Span *span = array_add(arena, spans);
            *span = like;
            span->text = text_part(text, at, end < text.size ? end + 1 : end);
            span->place = (Place){TEXT("text"), line, 1};
        }
        blank = empty;
        at = end + 1;
    }
    *array_add(arena, &starts) = spans->count;
    *count = starts.count - 1;
    return starts.at;
}

typedef struct {
    int32_t lines, full, hyphens, stack, outside, last_short, loose, shorter, longer;
    double sum, squares;
    double *ratios;
} Measures;

static void measure_line(const Setting *setting, int32_t index, Measures *all, double natural,
                         Unit measure) {
    const Line *line = &setting->lines[index];
    bool last = index + 1 == setting->line_count;
    all->lines++;
    if (last) all->last_short += setting->line_count > 1 && line->width < 20000;
    if (last || line->width != measure) return;
    double width = 0;
    int32_t spaces = 0;
    for (int32_t r = 0; r < line->run_count; r++) {
        const TextItem *text = &line->runs[r].text;
        for (int32_t g = 0; g < text->glyph_count; g++) {
            bool trails = r + 1 == line->run_count && g + 1 == text->glyph_count;
            if (text->source.at[text->glyphs[g].cluster] == ' ' && !trails)
                width += text->glyphs[g].advance, spaces++;
        }
    }
    if (spaces < 2) return;
    double ratio = width / spaces / natural;
    all->ratios[all->full++] = ratio;
    all->sum += ratio;
    all->squares += ratio * ratio;
    all->outside += ratio < 0.8 || ratio > 1.5;
    all->hyphens += line->hyphenated;
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_measures(Measures *all) {
    if (!all->full) return;
    qsort(all->ratios, (size_t)all->full, sizeof(double), compare);
    double mean = all->sum / all->full;
    printf("%d lines, %d full; ratio mean %.3f sd %.3f p5 %.2f p95 %.2f max %.2f, outside 0.8-1.5 "
           "%.1f%%; hyphens %.1f%% "
           "stack %d; short last lines %d\n",
           all->lines, all->full, mean, sqrt(all->squares / all->full - mean * mean),
           all->ratios[all->full / 20], all->ratios[all->full * 19 / 20],
           all->ratios[all->full - 1], 100.0 * all->outside / all->full,
           100.0 * all->hyphens / all->full, all->stack, all->last_short);
}

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *fonts;
    Typesetter *setter;
    Style style;
    Text language;
    Unit width;
    Spans spans;
    int32_t *starts, count; // of paragraphs, in spans
    Measures measures;
} Bench;

static double natural_space(const Bench *bench) {
    hb_font_t *font = hb_font_create(bench->fonts->fonts.at[0].face);
    hb_codepoint_t gid = 0;
    hb_font_set_scale(font, bench->style.size, bench->style.size);
    hb_font_get_nominal_glyph(font, ' ', &gid);
    double advance = hb_font_get_glyph_h_advance(font, gid);
    hb_font_destroy(font);
    return advance;
}

static void show_line(const Line *line, bool first) {
    printf("%5d %7d%s ", line->ratio, line->demerits, first ? " *" : "  ");
    for (int32_t r = 0; r < line->run_count; r++)
        printf("%.*s", TEXT_ARG(line->runs[r].text.source));
    printf("\n");
}

static void measure_setting(Bench *bench, const Setting *setting, double natural) {
    int32_t stack = 0;
    for (int32_t i = 0; i < setting->line_count; i++) {
        measure_line(setting, i, &bench->measures, natural, bench->width);
        stack = setting->lines[i].hyphenated ? stack + 1 : 0;
        if (stack > bench->measures.stack) bench->measures.stack = stack;
        bench->measures.loose += setting->lines[i].ratio > 1000;
        if (getenv("SHOW")) show_line(&setting->lines[i], i == 0);
    }
}

static void run_round(Bench *bench, bool measured) {
    Arena *result = arena_new();
    double natural = natural_space(bench);
    for (int32_t i = 0; i < bench->count; i++) {
        ParagraphInput input = {.spans = bench->spans.at + bench->starts[i],
                                .span_count = bench->starts[i + 1] - bench->starts[i],
                                .style = &bench->style,
                                .language = bench->language,
                                .widths = &bench->width,
                                .width_count = 1};
        Outline outlines[2];
        Setting setting =
            paragraph_set_outlined(bench->setter, result, &input, outlines, bench->diagnostics);
        if (measured) measure_setting(bench, &setting, natural);
        if (measured) bench->measures.shorter += outlines[0].met, bench->measures.longer += outlines[1].met;
    }
    arena_free(result);
}

static bool open_bench(Bench *bench, Text text) {
    bench->diagnostics = diagnostics_new(bench->arena);
    bench->fonts = font_set_new();
    Font *font = array_add(bench->fonts->arena, &bench->fonts->fonts);
    font->family = TEXT("PT Serif");
    font->style = TEXT("regular");
    font->file = TEXT("/usr/share/fonts/truetype/paratype/PTF55F.ttf");
    if (font_set_load(bench->fonts, font->family, font->style, (Place){0}, bench->diagnostics) < 0)
        return false;
    bench->style = make_style();
    Span like = {.size = bench->style.size, .language = bench->language, .tag = 1};
    bench->starts = cut_paragraphs(bench->arena, text, &bench->spans, &bench->count, like);
    bench->setter = typesetter_new(bench->fonts);
    bench->measures.ratios = arena_array_of(bench->arena, text.size + 1, double);
    return true;
}

int main(int argc, char **argv) {
    Bench bench = {.arena = arena_new(), .language = text_of(argc > 4 ? argv[4] : "en-GB")};
    const char *why = NULL;
    if (argc < 2)
        return fprintf(stderr, "usage: paragraph FILE [MEASURE_MM [ROUNDS [LANGUAGE]]]\n"), 2;
    Text text = file_read(bench.arena, argv[1], 64 << 20, &why);
    if (!text.at) return fprintf(stderr, "%s: %s\n", argv[1], why), 2;
    double begun = cpu_ms();
    bench.width = UNIT_MM(argc > 2 ? atof(argv[2]) : 82);
    int rounds = argc > 3 ? atoi(argv[3]) : 20;
    if (!open_bench(&bench, text)) return fprintf(stderr, "PT Serif is not installed\n"), 2;
    run_round(&bench, true);
    double cold = cpu_ms() - begun, start = cpu_ms();
    for (int round = 0; round < rounds; round++) run_round(&bench, false);
    print_measures(&bench.measures);
    printf("%d lines beyond the limits; %d paragraphs could be a line shorter, %d longer\n",
           bench.measures.loose, bench.measures.shorter, bench.measures.longer);
    printf("%d paragraphs, %zu bytes: cold %.1f ms, warm %.2f ms\n", bench.count, text.size, cold,
           rounds ? (cpu_ms() - start) / rounds : 0.0);
    typesetter_free(bench.setter);
    font_set_free(bench.fonts);
    arena_free(bench.arena);
    return 0;
}
