// overlay_numbers.c: where in the sources each line comes from.
//
// The page's source file is named once, above its first column; a number stands left of a line whose source line is
// another than the last one's of its column. Lines of a second file (a table's data) have its letter before the number:
// "articles/annex.yaml · a data/states.tsv", a12. Lines closer than a number is high share one. Where a gutter is too
// narrow a number is condensed. Unit: millipoint.
#include <stdlib.h>

#include "layout/overlay_inside.h"

enum {
    NUMBER_MOST = 100000, // of a source file's lines; beyond it numbers are left out
    FILES_MOST = 26,      // of a page: letters
    NUMBER_GAP = 3000,    // between a number and its column
    HANG = 4000,          // what may hang out of the column before, and some air
    PICTURE_GAP = 1500,   // between a number, a picture beside it, and the line
    NAME_RISE = 4500      // of the file's name above its column
};

typedef struct {
    Overlay *overlay;
    const Style *style;
    Text files[FILES_MOST];
    int32_t file_count;
    int32_t column;       // of the last number
    int32_t number, file; // of the last number
    Unit y;               // of its baseline
} Margin;

static Setting set_words(const Overlay *overlay, Text words, const Style *style) {
    return display_set(&overlay->display, words, (Place){0}, style, ALIGN_START, UNIT_PT(1000));
}

static Setting *number_setting(Overlay *overlay, int32_t number, const Style *style) {
    Arena *arena = overlay->display.pages->arena;
    while (overlay->numbers.count <= number) *array_add(arena, &overlay->numbers) = (Setting){0};
    Setting *setting = &overlay->numbers.at[number];
    if (!setting->line_count) *setting = set_words(overlay, text_print(arena, "%d", number), style);
    return setting;
}

// condensed to its room, by the scale of its glyphs
static Setting condense(Arena *arena, Setting setting, Unit room) {
    Unit width = display_width(&setting);
    if (width <= room || room <= 0) return setting;
    Line *line = arena_copy(arena, &setting.lines[0], sizeof *line);
    line->runs = arena_copy(arena, line->runs, (size_t)line->run_count * sizeof *line->runs);
    Unit left = 0;
    for (int32_t i = 0; i < line->run_count; i++) {
        TextItem *text = &line->runs[i].text;
        text->scale = (int32_t)((int64_t)text->scale * room / width);
        text->origin.x = left;
        left += text_item_width(text);
    }
    line->width = left;
    setting.lines = line;
    setting.line_count = 1;
    return setting;
}

// index of the file among the page's; -1: too many
static int32_t find_file(Margin *margin, Text file) {
    for (int32_t i = 0; i < margin->file_count; i++)
        if (text_equal(margin->files[i], file)) return i;
    if (margin->file_count == FILES_MOST) return -1;
    margin->files[margin->file_count] = file;
    return margin->file_count++;
}

static bool is_told(const Margin *margin, const LineRecord *line, int32_t file) {
    if (margin->column != line->column) return false;
    bool same = margin->number == line->from.line && margin->file == file;
    return same || line->origin.y - margin->y < margin->style->size;
}

// Where a number may stand; at_end: it ends there, else it starts there.
typedef struct {
    Unit x, width;
    bool at_end;
} Room;

// Left of the column; where a picture is there, round which the line runs, between that and the line.
static Room find_room(const Overlay *overlay, const LineRecord *line, const Column *column, const Style *style) {
    Unit width = overlay_room_left(overlay, column) - NUMBER_GAP - HANG, end = column->frame.x - NUMBER_GAP;
    Rect beside = {end - style->size, line->origin.y - style->size, style->size, style->size};
    const Page *page = &overlay->display.pages->pages.at[column->page - 1];
    const Rect *picture = overlay_find_picture(overlay, page, beside);
    Unit from = picture ? picture->x + picture->width + PICTURE_GAP : 0, room = line->origin.x - PICTURE_GAP - from;
    if (picture && room > style->size / 2) return (Room){from, room, false};
    return (Room){end - width, width, true};
}

static void add_number(Margin *margin, const LineRecord *line) {
    Overlay *overlay = margin->overlay;
    const Column *column = &overlay->display.pages->columns.at[line->column];
    if (line->from.line <= 0 || line->from.line > NUMBER_MOST) return;
    int32_t file = find_file(margin, line->from.file);
    if (file < 0 || is_told(margin, line, file)) return;
    margin->column = line->column, margin->number = line->from.line, margin->file = file, margin->y = line->origin.y;
    Arena *arena = overlay->display.pages->arena;
    Setting setting =
        file ? set_words(overlay, text_print(arena, "%c%d", 'a' + file - 1, line->from.line), margin->style)
             : *number_setting(overlay, line->from.line, margin->style);
    Room room = find_room(overlay, line, column, margin->style);
    setting = condense(arena, setting, room.width);
    Unit left = room.x + (room.at_end ? room.width - display_width(&setting) : 0);
    overlay_add_words(overlay, overlay_column_page(overlay, column), LAYER_LINES, &setting, margin->style, left, line->origin.y);
}

// "articles/annex.yaml · a data/states.tsv", without the edition's folder
static Text name_files(const Margin *margin) {
    Buffer out = {0};
    for (int32_t i = 0; i < margin->file_count; i++) {
        if (i) buffer_print(&out, " · %c ", 'a' + i - 1);
        buffer_text(&out, overlay_file(margin->overlay, margin->files[i]));
    }
    Text names = text_copy(margin->overlay->display.pages->arena, buffer_view(&out));
    buffer_free(&out);
    return names;
}

// above the page's leftmost column
static void add_names(Margin *margin, const Column *column) {
    Overlay *overlay = margin->overlay;
    if (!margin->file_count) return;
    Setting setting = set_words(overlay, name_files(margin), margin->style);
    overlay_add_words(overlay, overlay_column_page(overlay, column), LAYER_LINES, &setting, margin->style, column->frame.x,
                      column->frame.y - NAME_RISE);
}

static int by_place(const void *a, const void *b) {
    const LineRecord *one = *(const LineRecord *const *)a, *other = *(const LineRecord *const *)b;
    if (one->column != other->column) return one->column < other->column ? -1 : 1;
    if (one->origin.y != other->origin.y) return one->origin.y < other->origin.y ? -1 : 1;
    if (one->origin.x != other->origin.x) return one->origin.x < other->origin.x ? -1 : 1;
    return one < other ? -1 : one > other;
}

static const Column *leftmost(const Pages *pages, const Column *column) {
    const Column *found = column, *last = pages->columns.at + pages->columns.count;
    for (; column < last && column->page == found->page; column++)
        if (column->frame.x < found->frame.x) found = column;
    return found;
}

void overlay_add_numbers(Overlay *overlay) {
    Pages *pages = overlay->display.pages;
    int32_t count = pages->lines.count;
    const LineRecord **lines = arena_array_of(pages->arena, (size_t)count + 1, const LineRecord *);
    for (int32_t i = 0; i < count; i++) lines[i] = &pages->lines.at[i];
    qsort(lines, (size_t)count, sizeof *lines, by_place);
    for (int32_t i = 0; i < count;) {
        const Column *first = &pages->columns.at[lines[i]->column];
        Margin margin = {.overlay = overlay, .style = template_style(overlay->display.template, "line-number"),
                         .column = -1};
        for (; i < count && pages->columns.at[lines[i]->column].page == first->page; i++) add_number(&margin, lines[i]);
        add_names(&margin, leftmost(pages, first));
    }
}
