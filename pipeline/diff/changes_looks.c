// changes_looks.c: words that stayed and look different: font, size, leading, ink, told once a style.
//
// All blocks that changed from one look to the same other make one change. Where the layouts' styles are known it is
// called by the first style that has the old look before and the new one after.
#include "diff/inside.h"

#define ARROW " \xE2\x86\x92 "

enum { GROUPS_MOST = 400 };

typedef struct {
    Look old, new;
    Unit old_leading, new_leading; // 0, 0: it is the same, or not known
    const char *noun;
    int32_t blocks, article; // article: -2 of several
    Place before, after;     // of the first
    Numbers pages_before, pages_after;
} Group;

typedef ARRAY(Group) Groups;

static bool same_font(const Diff *diff, int32_t old, int32_t new) {
    const PagesFont *a = &diff->before->pages->fonts.at[old], *b = &diff->after->pages->fonts.at[new];
    return text_equal(a->family, b->family) && text_equal(a->style, b->style);
}

static Text ink_name(const Pages *pages, Paint paint) {
    return paint.ink < 0 ? TEXT("none") : pages->inks.at[paint.ink].name;
}

static bool same_look(const Diff *diff, const Look *old, const Look *new) {
    return old->size == new->size && old->paint.tint == new->paint.tint &&same_font(diff, old->font, new->font) &&
           text_equal(ink_name(diff->before->pages, old->paint), ink_name(diff->after->pages, new->paint));
}

static bool equal_looks(const Look *a, const Look *b) {
    return a->font == b->font && a->size == b->size && a->paint.ink == b->paint.ink && a->paint.tint == b->paint.tint;
}

static Group *find_group(Diff *diff, Groups *groups, const Group *like) {
    for (int32_t i = 0; i < groups->count; i++) {
        Group *group = &groups->at[i];
        if (equal_looks(&group->old, &like->old) && equal_looks(&group->new, &like->new) &&
            group->old_leading == like->old_leading && group->new_leading == like->new_leading)
            return group;
    }
    if (groups->count == GROUPS_MOST) return NULL;
    Group *group = array_add(diff->scratch, groups);
    *group = *like;
    return group;
}

static void add_pages(Diff *diff, const Block *block, Numbers *pages) {
    for (int32_t i = 0; i < block->boxes.count; i++) numbers_add(diff->arena, pages, block->boxes.at[i].page);
}

static void note_look(Diff *diff, Groups *groups, int32_t before, int32_t after, int32_t look, bool leading) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    int32_t article = diff->article_after[new->piece];
    Group like = {.old = old->looks[look],
                  .new = new->looks[look],
                  .noun = new->noun,
                  .article = article,
                  .before = view_tag(diff->before, old)->place,
                  .after = view_tag(diff->after, new)->place};
    like.old.letters = like.new.letters = 0;
    if (leading) like.old_leading = old->leading, like.new_leading = new->leading;
    Group *group = find_group(diff, groups, &like);
    if (!group) return;
    group->blocks++;
    if (group->article != article) group->article = -2;
    add_pages(diff, old, &group->pages_before);
    add_pages(diff, new, &group->pages_after);
}

// Emphasis that came or went without a change of words.
static void tell_marks(Diff *diff, int32_t before, int32_t after) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    Change *change =
        change_add(diff, CHANGE_STYLE, diff->article_after[new->piece],
                   view_tag(diff->before, old)->place, view_tag(diff->after, new)->place);
    change_show_before(diff, change, before);
    change_show_after(diff, change, after);
    change->what = text_print(diff->arena, "%s: other words are emphasised", new->noun);
}

// A raised number has the size of its text, in proportion.
static bool is_in_proportion(const Diff *diff, const Block *old, const Block *new, int32_t i) {
    Look a = old->looks[i], b = new->looks[i], a0 = old->looks[0], b0 = new->looks[0];
    int64_t apart = (int64_t)a.size * b0.size - (int64_t)b.size * a0.size;
    bool close = apart * (apart < 0 ? -1 : 1) <= (int64_t)10 * a0.size;
    a.size = b.size;
    return close && a.paint.ink == a0.paint.ink && b.paint.ink == b0.paint.ink && same_font(diff, a.font, b.font);
}

static void compare_looks(Diff *diff, Groups *groups, int32_t before, int32_t after) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    bool leading = old->leading && new->leading && old->leading != new->leading && !new->figure, told = false;
    if (old->look_count != new->look_count) {
        bool same = old->hash == new->hash && old->links == new->links; // links look otherwise, too
        if (same && !new->derived && !new->index && !new->figure) tell_marks(diff, before, after);
        return;
    }
    if (old->hash != new->hash && !new->derived) return;
    for (int32_t i = 0; i < new->look_count; i++) {
        if (same_look(diff, &old->looks[i], &new->looks[i]) || (told && is_in_proportion(diff, old, new, i)))
            continue;
        note_look(diff, groups, before, after, i, leading && !told);
        told = true;
    }
    if (leading && !told && new->look_count) note_look(diff, groups, before, after, 0, true);
}

// Running heads, where both pages have as many.
static void compare_heads(Diff *diff, Groups *groups, const PagePair *pair) {
    if (!pair->before || !pair->after || pair->before % 2 != pair->after % 2) return;
    int32_t count = diff->after->page[pair->after - 1].heads.count;
    for (int32_t i = 0; i < count && count == diff->before->page[pair->before - 1].heads.count; i++) {
        const TextItem *old = &view_head(diff->before, pair->before, i)->text;
        const TextItem *new = &view_head(diff->after, pair->after, i)->text;
        Group like = {.old = {old->font, old->size, old->paint, 0},
                      .new = {new->font, new->size, new->paint, 0},
                      .noun = "running heads",
                      .article = -2};
        Group *group = same_look(diff, &like.old, &like.new) ? NULL : find_group(diff, groups, &like);
        if (!group) continue;
        group->blocks++;
        group->article = -2;
        numbers_add(diff->arena, &group->pages_before, pair->before);
        numbers_add(diff->arena, &group->pages_after, pair->after);
    }
}

// ---- words -------------------------------------------------------------------------------------

static void write_points(Buffer *out, Unit length) {
    buffer_int(out, length / 1000);
    int32_t rest = length % 1000;
    if (rest)
        buffer_print(out, rest % 100 ? rest % 10 ? ".%03d" : ".%02d" : ".%d",
                     rest % 100 ? rest % 10 ? rest : rest / 10 : rest / 100);
}

static void write_ink(Buffer *out, const Pages *pages, Paint paint) {
    buffer_text(out, ink_name(pages, paint));
    if (paint.ink >= 0 && paint.tint != 1000) buffer_print(out, " %d %%", paint.tint / 10);
}

static void write_font(Buffer *out, const Pages *pages, int32_t font) {
    buffer_print(out, "%.*s %.*s", TEXT_ARG(pages->fonts.at[font].family), TEXT_ARG(pages->fonts.at[font].style));
}

static Text describe_group(Diff *diff, const Group *group) {
    const Pages *old = diff->before->pages, *new = diff->after->pages;
    Buffer out = {0};
    if (!same_font(diff, group->old.font, group->new.font)) {
        buffer_string(&out, "font ");
        write_font(&out, old, group->old.font);
        buffer_string(&out, ARROW);
        write_font(&out, new, group->new.font);
    }
    for (int leading = 0; leading < 2; leading++) {
        Unit from = leading ? group->old_leading : group->old.size,
             to = leading ? group->new_leading : group->new.size;
        if (from == to) continue;
        buffer_print(&out, "%s%s ", out.size ? ", " : "", leading ? "leading" : "size");
        write_points(&out, from);
        buffer_string(&out, ARROW);
        write_points(&out, to);
        buffer_string(&out, " pt");
    }
    if (!text_equal(ink_name(old, group->old.paint), ink_name(new, group->new.paint)) ||
        group->old.paint.tint != group->new.paint.tint) {
        buffer_print(&out, "%sink ", out.size ? ", " : "");
        write_ink(&out, old, group->old.paint);
        buffer_string(&out, ARROW);
        write_ink(&out, new, group->new.paint);
    }
    Text text = text_copy(diff->arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

// any_face: also the style's emphasised or strong words
static bool has_look(const DiffStyle *style, const Pages *pages, const Look *look, Unit leading, bool any_face) {
    const PagesFont *font = &pages->fonts.at[look->font];
    return style->size == look->size && style->tint == look->paint.tint &&
           text_equal(style->ink, ink_name(pages, look->paint)) && text_equal(style->family, font->family) &&
           (any_face || text_equal(style->face, font->style)) && (!leading || leading == style->leading);
}

static const DiffStyle *find_style(const DiffSide *side, Text name) {
    for (int32_t i = 0; i < side->style_count; i++)
        if (text_equal(side->styles[i].name, name)) return &side->styles[i];
    return NULL;
}

static Text name_style(Diff *diff, const Group *group, bool any_face, Place *before, Place *after) {
    for (int32_t i = 0; i < diff->side_after->style_count; i++) {
        const DiffStyle *new = &diff->side_after->styles[i], *old = find_style(diff->side_before, new->name);
        if (!old || !has_look(old, diff->before->pages, &group->old, group->old_leading, any_face) ||
            !has_look(new, diff->after->pages, &group->new, group->new_leading, any_face))
            continue;
        *before = old->place;
        *after = new->place;
        Text face = diff->after->pages->fonts.at[group->new.font].style;
        return any_face ? text_print(diff->arena, "style %.*s, %.*s words", TEXT_ARG(new->name), TEXT_ARG(face))
                        : text_print(diff->arena, "style %.*s", TEXT_ARG(new->name));
    }
    return (Text){0};
}

// The place of the style, and its name; else what its blocks are.
static Text name_group(Diff *diff, const Group *group, Place *before, Place *after) {
    Text name = name_style(diff, group, false, before, after);
    if (!name.size) name = name_style(diff, group, true, before, after);
    if (name.size) return name;
    Buffer out = {0};
    buffer_print(&out, "%s in ", group->noun);
    write_font(&out, diff->before->pages, group->old.font);
    buffer_byte(&out, ' ');
    write_points(&out, group->old.size);
    Text text = text_copy(diff->arena, buffer_view(&out));
    buffer_free(&out);
    return text;
}

static void tell_group(Diff *diff, const Group *group) {
    Place before = {0}, after = {0};
    Text name = name_group(diff, group, &before, &after);
    int32_t article = after.file.size || group->article == -2 ? -1 : group->article;
    if (!after.file.size && article >= 0) before = group->before, after = group->after;
    Change *change = change_add(diff, CHANGE_STYLE, article, before, after);
    change->pages_before = group->pages_before;
    change->pages_after = group->pages_after;
    change->what = text_print(diff->arena, "%.*s: %.*s (%d place%s)", TEXT_ARG(name),
                              TEXT_ARG(describe_group(diff, group)), group->blocks, group->blocks == 1 ? "" : "s");
}

void changes_of_looks(Diff *diff) {
    Groups groups = {0};
    for (int32_t i = 0; i < diff->after->blocks.count; i++)
        if (diff->block_before[i] >= 0) compare_looks(diff, &groups, diff->block_before[i], i);
    for (int32_t i = 0; i < diff->out->pages.count; i++) compare_heads(diff, &groups, &diff->out->pages.at[i]);
    for (int32_t i = 0; i < groups.count; i++) tell_group(diff, &groups.at[i]);
}
