// paragraph.c: sets a plain text (paragraphs parted by blank lines) in one column, times it, and
// measures the setting as the typometer does: the word spaces of justified lines over the natural one.
//
//     paragraph FILE [MEASURE_MM [ROUNDS [LANGUAGE]]]
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

static int32_t environment(const char *name, int32_t otherwise) {
    const char *value = getenv(name);
    return value ? atoi(value) : otherwise;
}

static Style make_style(void) {
    Style style = {
        .size = UNIT_PT(10), .leading = UNIT_PT(13), .align = ALIGN_JUSTIFY, .hyphenate = true};
    style.hyphen_least = 5;
    style.hyphen_before = 2;
    style.hyphen_after = 3;
    style.hyphen_row = 2;
    style.space_least = environment("LEAST", 800);
    style.space_best = 1000;
    style.space_most = environment("MOST", 1400);
    style.letter_least = environment("LETTER_LEAST", 0);
    style.letter_most = environment("LETTER_MOST", 0);
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
    int32_t lines, full, hyphens, stack, outside, last_short;
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

int main(int argc, char **argv) {
    Arena *arena = arena_new();
    const char *why = NULL;
    if (argc < 2)
        return fprintf(stderr, "usage: paragraph FILE [MEASURE_MM [ROUNDS [LANGUAGE]]]\n"), 2;
    Text text = file_read(arena, argv[1], 64 << 20, &why);
    if (!text.at) return fprintf(stderr, "%s: %s\n", argv[1], why), 2;
    double begun = cpu_ms();
    FontSet *fonts = font_set_new();
    Font *font = array_add(fonts->arena, &fonts->fonts);
    font->family = TEXT("PT Serif");
    font->style = TEXT("regular");
    font->file = TEXT("/usr/share/fonts/truetype/paratype/PTF55F.ttf");
    Diagnostics *diagnostics = diagnostics_new(arena);
    if (font_set_load(fonts, font->family, font->style, (Place){0}, diagnostics) < 0) return 2;
    Style style = make_style();
    Text language = argc > 4 ? text_of(argv[4]) : TEXT("en-GB");
    Spans spans = {0};
    int32_t count;
    int32_t *starts = cut_paragraphs(arena, text, &spans, &count,
                                     (Span){.size = style.size, .language = language, .tag = 1});
    Unit width = UNIT_MM(argc > 2 ? atof(argv[2]) : 82);
    int rounds = argc > 3 ? atoi(argv[3]) : 20;
    Typesetter *setter = typesetter_new(fonts);
    double natural = 0, cold = 0, warm = 0;
    Measures all = {.ratios = malloc(sizeof(double) * (text.size + 1))};
    for (int round = 0; round <= rounds; round++) {
        Arena *result = arena_new();
        if (round == 1) cold = cpu_ms() - begun;
        if (round == 1) begun = cpu_ms();
        for (int32_t i = 0; i < count; i++) {
            ParagraphInput input = {.spans = spans.at + starts[i],
                                    .span_count = starts[i + 1] - starts[i],
                                    .style = &style,
                                    .language = language,
                                    .widths = &width,
                                    .width_count = 1};
            Setting setting = paragraph_set(setter, result, &input, diagnostics);
            if (round) continue;
            int32_t stack = 0;
            hb_font_t *hb = hb_font_create(fonts->fonts.at[0].face);
            hb_codepoint_t gid;
            hb_font_set_scale(hb, style.size, style.size);
            if (hb_font_get_nominal_glyph(hb, ' ', &gid))
                natural = hb_font_get_glyph_h_advance(hb, gid);
            hb_font_destroy(hb);
            for (int32_t j = 0; j < setting.line_count; j++) {
                measure_line(&setting, j, &all, natural, width);
                stack = setting.lines[j].hyphenated ? stack + 1 : 0;
                if (stack > all.stack) all.stack = stack;
                if (!getenv("SHOW")) continue;
                printf("%5d %5d%s ", setting.lines[j].ratio, setting.lines[j].demerits / 1000,
                       j ? "  " : " *");
                for (int32_t r = 0; r < setting.lines[j].run_count; r++)
                    printf("%.*s", TEXT_ARG(setting.lines[j].runs[r].text.source));
                printf("\n");
            }
        }
        arena_free(result);
    }
    warm = (cpu_ms() - begun) / (rounds ? rounds : 1);
    print_measures(&all);
    printf("%d paragraphs, %zu bytes: cold %.1f ms, warm %.2f ms, %d diagnostics\n", count,
           text.size, cold, warm, diagnostics->all.count);
    free(all.ratios);
    typesetter_free(setter);
    font_set_free(fonts);
    arena_free(arena);
    return 0;
}
