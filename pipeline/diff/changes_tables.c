// changes_tables.c: what counts for the whole report: its facts, inks, fonts, outputs, page and type area.
//
// The type area is read from the columns of all pages of one master on one side: what margins and gutters come to.
#include "diff/inside.h"

#define ARROW " \xE2\x86\x92 "

// ---- facts -------------------------------------------------------------------------------------

static void compare_fact(Diff *diff, const char *name, Text from, Text to) {
    if (text_equal(from, to)) return;
    Change *change = change_add(diff, CHANGE_METADATA, -1, (Place){0}, (Place){0});
    Text none = TEXT("none");
    change->what = text_print(diff->arena, "%s of the edition: %.*s" ARROW "%.*s", name,
                              TEXT_ARG(from.size ? from : none), TEXT_ARG(to.size ? to : none));
}

static void compare_facts(Diff *diff) {
    const Metadata *old = &diff->before->pages->metadata, *new = &diff->after->pages->metadata;
    compare_fact(diff, "title", old->title, new->title);
    compare_fact(diff, "organisation", old->author, new->author);
    compare_fact(diff, "subject", old->subject, new->subject);
    compare_fact(diff, "keywords", old->keywords, new->keywords);
    compare_fact(diff, "language", old->language, new->language);
    compare_fact(diff, "date", old->date, new->date);
    Text layout = diff->side_before->layout, other = diff->side_after->layout;
    if (layout.size && other.size) compare_fact(diff, "layout", layout, other);
}

static void compare_outputs(Diff *diff) {
    for (int i = 0; i < OUTPUT_COUNT; i++) {
        const Output *old = &diff->before->pages->outputs[i], *new = &diff->after->pages->outputs[i];
        bool same = text_equal(old->digest, new->digest) && old->convert == new->convert &&
                    old->perceptual == new->perceptual && text_equal(old->condition, new->condition);
        if (same) continue;
        Change *change = change_add(diff, CHANGE_OUTPUT, -1, (Place){0}, (Place){0});
        change->what = text_print(
            diff->arena, "output for %s: %.*s" ARROW "%.*s", i == OUTPUT_SCREEN ? "the screen" : "the press",
            TEXT_ARG(old->info.size ? old->info : TEXT("none")), TEXT_ARG(new->info.size ? new->info : TEXT("none")));
    }
}

static bool is_font(const Pages *pages, int32_t index, const PagesFont *font) {
    return text_equal(pages->fonts.at[index].family, font->family) &&
           text_equal(pages->fonts.at[index].style, font->style);
}

// the index of the same name, `near` if it has it; -1: none
static int32_t find_font(const Pages *pages, const PagesFont *font, int32_t near) {
    if (near < pages->fonts.count && is_font(pages, near, font)) return near;
    for (int32_t i = 0; i < pages->fonts.count; i++)
        if (is_font(pages, i, font)) return i;
    return -1;
}

static void compare_fonts(Diff *diff) {
    for (int32_t i = 0; i < diff->after->pages->fonts.count; i++) {
        const PagesFont *new = &diff->after->pages->fonts.at[i], *old;
        int32_t was = find_font(diff->before->pages, new, i);
        if (was < 0) continue;
        old = &diff->before->pages->fonts.at[was];
        if (text_equal(old->digest, new->digest) && old->face == new->face) continue;
        Change *change = change_add(diff, CHANGE_FONT, -1, (Place){0}, (Place){0});
        change->what =
            text_print(diff->arena, "font %.*s %.*s: another file", TEXT_ARG(new->family), TEXT_ARG(new->style));
    }
}

// ---- inks --------------------------------------------------------------------------------------

// the index of the ink, `near` if it has the name; -1: none
static int32_t find_ink(const Pages *pages, Text name, int32_t near) {
    if (near < pages->inks.count && text_equal(pages->inks.at[near].name, name)) return near;
    for (int32_t i = 0; i < pages->inks.count; i++)
        if (text_equal(pages->inks.at[i].name, name)) return i;
    return -1;
}

static void write_percent(Buffer *out, int32_t thousandths) {
    buffer_print(out, "%d", thousandths / 10);
    if (thousandths % 10) buffer_print(out, ".%d", thousandths % 10);
}

static Text describe_ink(Arena *arena, const Ink *ink) {
    Buffer out = {0};
    const int32_t parts[4] = {ink->cyan, ink->magenta, ink->yellow, ink->black};
    if (ink->kind == INK_SPOT) buffer_string(&out, "spot ");
    for (int i = 0; i < 4; i++) {
        buffer_print(&out, "%s%c", i ? " " : "", "CMYK"[i]);
        write_percent(&out, parts[i]);
    }
    buffer_print(&out, " (#%02X%02X%02X)", (unsigned)(ink->red * 255 + 500) / 1000,
                 (unsigned)(ink->green * 255 + 500) / 1000, (unsigned)(ink->blue * 255 + 500) / 1000);
    if (ink->overprint) buffer_string(&out, " overprinting");
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

static void find_inked(Diff *diff, const View *view, int32_t ink, Numbers *pages) {
    if (ink < 0 || ink > 63) return;
    for (int32_t p = 1; p <= view->pages->pages.count; p++)
        if (view->page[p - 1].inks >> ink & 1) *array_add(diff->arena, pages) = p;
}

static void tell_ink(Diff *diff, int32_t before, int32_t after, Text what) {
    Change *change = change_add(diff, CHANGE_INK, -1, (Place){0}, (Place){0});
    find_inked(diff, diff->before, before, &change->pages_before);
    find_inked(diff, diff->after, after, &change->pages_after);
    change->what = what;
}

static void compare_inks(Diff *diff) {
    const Pages *old = diff->before->pages, *new = diff->after->pages;
    for (int32_t i = 0; i < new->inks.count; i++) {
        const Ink *ink = &new->inks.at[i];
        int32_t was = find_ink(old, ink->name, i);
        Text now = describe_ink(diff->arena, ink),
             then = was < 0 ? TEXT("none") : describe_ink(diff->arena, &old->inks.at[was]);
        if (!text_equal(now, then))
            tell_ink(diff, was, i,
                     text_print(diff->arena, "ink %.*s: %.*s" ARROW "%.*s", TEXT_ARG(ink->name), TEXT_ARG(then),
                                TEXT_ARG(now)));
    }
    for (int32_t i = 0; i < old->inks.count; i++)
        if (find_ink(new, old->inks.at[i].name, i) < 0)
            tell_ink(diff, i, -1, text_print(diff->arena, "ink %.*s: gone", TEXT_ARG(old->inks.at[i].name)));
}

// ---- page and type area ------------------------------------------------------------------------

typedef struct {
    Text master;
    bool left_page;
    Unit width, height;          // of the page
    Unit left, right, top, foot; // of the type area, from the trim's left and top
    Unit column, leading;
    int32_t columns;
} Area;

typedef ARRAY(Area) Areas;

static Area *find_area(Areas *areas, Text master, bool left_page) {
    for (int32_t i = 0; i < areas->count; i++)
        if (areas->at[i].left_page == left_page && text_equal(areas->at[i].master, master)) return &areas->at[i];
    return NULL;
}

static void add_column(Arena *arena, Areas *areas, const Page *page, const Column *column) {
    Area *area = find_area(areas, page->master, page->number % 2 == 0);
    Rect frame = column->frame;
    if (!area) {
        area = array_add(arena, areas);
        *area = (Area){page->master,
                       page->number % 2 == 0,
                       page->width,
                       page->height,
                       frame.x,
                       frame.x + frame.width,
                       frame.y,
                       frame.y + frame.height,
                       frame.width,
                       column->leading,
                       1};
    }
    if (frame.x < area->left) area->left = frame.x;
    if (frame.y < area->top) area->top = frame.y;
    if (frame.x + frame.width > area->right) area->right = frame.x + frame.width;
    if (frame.y + frame.height > area->foot) area->foot = frame.y + frame.height;
    if (column->index >= area->columns) area->columns = column->index + 1;
}

static Areas read_areas(Diff *diff, const Pages *pages) {
    Areas areas = {0};
    for (int32_t i = 0; i < pages->columns.count; i++)
        add_column(diff->arena, &areas, &pages->pages.at[pages->columns.at[i].page - 1], &pages->columns.at[i]);
    return areas;
}

static void write_tenth(Buffer *out, Unit length, double unit) {
    double tenths = length / unit * 10;
    int64_t whole = (int64_t)(tenths < 0 ? tenths - 0.5 : tenths + 0.5);
    if (whole < 0) buffer_string(out, "\xE2\x88\x92"), whole = -whole;
    buffer_int(out, whole / 10);
    if (whole % 10) buffer_print(out, ".%d", (int)(whole % 10));
}

static void write_length(Buffer *out, const char *name, Unit from, Unit to, bool points) {
    double unit = points ? 1000 : 72000 / 25.4;
    if (from == to) return;
    buffer_print(out, "%s%s ", out->size ? ", " : "", name);
    write_tenth(out, from, unit);
    buffer_string(out, ARROW);
    write_tenth(out, to, unit);
    buffer_string(out, points ? " pt" : " mm");
}

static Text compare_areas(Arena *arena, const Area *old, const Area *new) {
    Buffer out = {0};
    Unit old_right = old->width - old->right, new_right = new->width - new->right;
    bool left = new->left_page;
    write_length(&out, "inner margin", left ? old_right : old->left, left ? new_right : new->left, false);
    write_length(&out, "outer margin", left ? old->left : old_right, left ? new->left : new_right, false);
    write_length(&out, "top margin", old->top, new->top, false);
    write_length(&out, "bottom margin", old->height - old->foot, new->height - new->foot, false);
    if (old->columns != new->columns)
        buffer_print(&out, "%scolumns %d" ARROW "%d", out.size ? ", " : "", old->columns, new->columns);
    write_length(&out, "column width", old->column, new->column, false);
    write_length(&out, "grid", old->leading, new->leading, true);
    Text text = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return text.size ? text : (Text){0};
}

static void find_set(Diff *diff, const View *view, const Area *area, Numbers *pages) {
    for (int32_t p = 1; p <= view->pages->pages.count; p++)
        if ((p % 2 == 0) == area->left_page && text_equal(view->pages->pages.at[p - 1].master, area->master))
            numbers_add(diff->arena, pages, p);
}

// The size of the first page is that of all.
static void compare_sizes(Diff *diff) {
    const Page *old = &diff->before->pages->pages.at[0], *new = &diff->after->pages->pages.at[0];
    Buffer out = {0};
    write_length(&out, "width", old->width, new->width, false);
    write_length(&out, "height", old->height, new->height, false);
    write_length(&out, "bleed", old->bleed, new->bleed, false);
    if (out.size)
        change_add(diff, CHANGE_GEOMETRY, -1, (Place){0}, (Place){0})->what =
            text_print(diff->arena, "page: %.*s", TEXT_ARG(buffer_view(&out)));
    buffer_free(&out);
}

// Both sides of a master in one change, if they say the same.
static void tell_area(Diff *diff, const Area *area, Text said) {
    Change *last = diff->out->changes.count ? array_last(&diff->out->changes) : NULL;
    Text what = text_print(diff->arena, "master %.*s: %.*s", TEXT_ARG(area->master), TEXT_ARG(said));
    if (!last || last->kind != CHANGE_GEOMETRY || !text_equal(last->what, what)) {
        last = change_add(diff, CHANGE_GEOMETRY, -1, (Place){0}, (Place){0});
        last->what = what;
    }
    find_set(diff, diff->before, area, &last->pages_before);
    find_set(diff, diff->after, area, &last->pages_after);
}

static void compare_geometry(Diff *diff) {
    if (diff->before->pages->pages.count && diff->after->pages->pages.count) compare_sizes(diff);
    Areas old = read_areas(diff, diff->before->pages), new = read_areas(diff, diff->after->pages);
    for (int32_t i = 0; i < new.count; i++) {
        for (int32_t n = i + 1; n < new.count; n++) // a master's sides together
            if (n > i + 1 && text_equal(new.at[n].master, new.at[i].master)) {
                Area other = new.at[n];
                new.at[n] = new.at[i + 1];
                new.at[i + 1] = other;
                break;
            }
        const Area *was = find_area(&old, new.at[i].master, new.at[i].left_page);
        Text said = was ? compare_areas(diff->arena, was, &new.at[i]) : (Text){0};
        if (said.size) tell_area(diff, &new.at[i], said);
    }
}

void changes_of_tables(Diff *diff) {
    compare_facts(diff);
    compare_geometry(diff);
    compare_inks(diff);
    compare_fonts(diff);
    compare_outputs(diff);
}
