// changes_blocks.c: what somebody did inside the articles: words, paragraphs, figures, links, alternative texts.
//
// Entries of the contents are made from the articles and change with them. A block that is in another article now is told
// in both, without its words: they stayed.
#include "diff/inside.h"

static Place place_of(const View *view, const Block *block) {
    return view_tag(view, block)->place;
}

// The name of a picture as its article's folder sees it: the edition's own folder may be called otherwise.
static Text below_edition(Text file, Text article) {
    size_t same = 0;
    for (size_t i = 0; i < file.size && i < article.size && file.at[i] == article.at[i]; i++)
        if (file.at[i] == '/') same = i + 1;
    return text_part(file, same, file.size);
}

// “images/lake.jpg”; “art of digital” for a placeholder
static Text picture_name(Diff *diff, const View *view, const Block *block) {
    if (block->image >= 0)
        return below_edition(view->pages->images.at[block->image].file, place_of(view, block).file);
    Text wanted = view_tag(view, block)->wanted;
    if (block->topic.size && wanted.size)
        return text_print(diff->arena, "art of %.*s for \xE2\x80\x9C%.*s\xE2\x80\x9D", TEXT_ARG(block->topic),
                          TEXT_ARG(wanted));
    if (block->topic.size) return text_print(diff->arena, "art of %.*s", TEXT_ARG(block->topic));
    return TEXT("a drawing");
}

static Text describe(Diff *diff, const View *view, const Block *block, const char *done) {
    if (!block->figure) return text_print(diff->arena, "%s %s", block->noun, done);
    return text_print(diff->arena, "%s %s: %.*s", block->noun, done, TEXT_ARG(picture_name(diff, view, block)));
}

static const char *travel(Diff *diff, const char *where, const View *view, int32_t other) {
    Text article = view->pieces.at[view->blocks.at[other].piece].id;
    return text_print(diff->arena, "moved %s \xE2\x80\x9C%.*s\xE2\x80\x9D", where, TEXT_ARG(article)).at;
}

static void add_block(Diff *diff, int32_t index) {
    const Block *block = &diff->after->blocks.at[index];
    int32_t came = diff->block_came[index];
    if (block->derived || diff->piece_before[block->piece] < 0) return;
    Change *change = change_add(diff, came < 0 ? CHANGE_ADDED : CHANGE_MOVED, diff->article_after[block->piece],
                                (Place){0}, place_of(diff->after, block));
    if (came >= 0) {
        change_show_after(diff, change, index);
        change->what = describe(diff, diff->after, block, travel(diff, "here from", diff->before, came));
        return;
    }
    words_compare(diff, NULL, block, change);
    change_show_after(diff, change, index);
    change->what = describe(diff, diff->after, block, "added");
    if (change->added)
        change->what = text_print(diff->arena, "%.*s, %.*s", TEXT_ARG(change->what),
                                  TEXT_ARG(words_count(diff->arena, change->added, 0)));
}

static void remove_block(Diff *diff, int32_t index) {
    const Block *block = &diff->before->blocks.at[index];
    int32_t went = diff->block_went[index];
    if (block->derived || diff->piece_after[block->piece] < 0) return;
    Change *change = change_add(diff, went < 0 ? CHANGE_REMOVED : CHANGE_MOVED, diff->article_before[block->piece],
                                place_of(diff->before, block), (Place){0});
    if (went >= 0) {
        change_show_before(diff, change, index);
        change->what = describe(diff, diff->before, block, travel(diff, "to", diff->after, went));
        return;
    }
    words_compare(diff, block, NULL, change);
    change_show_before(diff, change, index);
    change->what = describe(diff, diff->before, block, "removed");
    if (change->removed)
        change->what = text_print(diff->arena, "%.*s, %.*s", TEXT_ARG(change->what),
                                  TEXT_ARG(words_count(diff->arena, 0, change->removed)));
}

static Change *add_pair(Diff *diff, ChangeKind kind, int32_t before, int32_t after) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    Change *change = change_add(diff, kind, diff->article_after[new->piece], place_of(diff->before, old),
                                place_of(diff->after, new));
    change_show_before(diff, change, before);
    change_show_after(diff, change, after);
    return change;
}

// the place of a row's first cell that changed, not of the row
static void find_cell_place(Diff *diff, Change *change, const Block *old, const Block *new) {
    int32_t i = 0;
    while (i < old->words.count && i < new->words.count && old->words.at[i].hash == new->words.at[i].hash) i++;
    if (i < old->words.count) change->before = diff->before->pages->tags.at[old->words.at[i].tag - 1].place;
    if (i < new->words.count) change->after = diff->after->pages->tags.at[new->words.at[i].tag - 1].place;
}

static void compare_words(Diff *diff, int32_t before, int32_t after) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    Change *change = add_pair(diff, CHANGE_TEXT, before, after);
    words_compare(diff, old, new, change);
    if (new->row) find_cell_place(diff, change, old, new);
    change->what = text_print(diff->arena, "%s, %.*s", new->noun,
                              TEXT_ARG(words_count(diff->arena, change->added, change->removed)));
}

static bool same_picture(const Diff *diff, const Block *old, const Block *new) {
    if ((old->image >= 0) != (new->image >= 0)) return false;
    if (new->image >= 0)
        return text_equal(diff->before->pages->images.at[old->image].digest,
                          diff->after->pages->images.at[new->image].digest);
    bool strip =
        text_is(old->topic, "strip") || text_is(new->topic, "strip"); // what a narrow frame gets, not a topic
    return (strip ? old->topic.size && new->topic.size : text_equal(old->topic, new->topic)) &&
           text_equal(view_tag(diff->before, old)->wanted, view_tag(diff->after, new)->wanted);
}

static void compare_pictures(Diff *diff, int32_t before, int32_t after) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    Text from = picture_name(diff, diff->before, old), to = picture_name(diff, diff->after, new);
    Change *change = add_pair(diff, CHANGE_PICTURE, before, after);
    change->what = text_equal(from, to)
                       ? text_print(diff->arena, "picture: another file under the same name, %.*s", TEXT_ARG(to))
                       : text_print(diff->arena, "picture: %.*s \xE2\x86\x92 %.*s", TEXT_ARG(from), TEXT_ARG(to));
}

static Text quote(Diff *diff, Text text) {
    if (!text.size) return TEXT("none");
    return text_print(diff->arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", TEXT_ARG(text));
}

static void compare_alt(Diff *diff, int32_t before, int32_t after) {
    Text from = view_tag(diff->before, &diff->before->blocks.at[before])->alt;
    Text to = view_tag(diff->after, &diff->after->blocks.at[after])->alt;
    if (text_equal(from, to)) return;
    Change *change = add_pair(diff, CHANGE_ALT, before, after);
    change->what = text_print(diff->arena, "alternative text: %.*s \xE2\x86\x92 %.*s", TEXT_ARG(quote(diff, from)),
                              TEXT_ARG(quote(diff, to)));
}

// the nth tag of a block that leads somewhere, in words; absent: there is none
static Text find_link(Diff *diff, const View *view, int32_t index, int32_t nth, Place *place) {
    const Pages *pages = view->pages;
    for (int32_t tag = view->blocks.at[index].tag; tag <= pages->tags.count; tag++) {
        const Tag *at = &pages->tags.at[tag - 1];
        if (at->role == ROLE_ARTICLE) break;
        bool leads = at->url.size || (at->destination && at->destination <= pages->destinations.count);
        if (view->block_of_tag[tag] != index || !leads || nth--) continue;
        *place = at->place;
        if (at->url.size) return at->url;
        return text_print(diff->arena, "#%.*s", TEXT_ARG(pages->destinations.at[at->destination - 1].id));
    }
    return (Text){0};
}

static void compare_links(Diff *diff, int32_t before, int32_t after) {
    for (int32_t nth = 0;; nth++) {
        Place old = {0}, new = {0};
        Text from = find_link(diff, diff->before, before, nth, &old),
             to = find_link(diff, diff->after, after, nth, &new);
        if (!from.at && !to.at) return;
        if (from.at && to.at && text_equal(from, to)) continue;
        Change *change = add_pair(diff, CHANGE_LINK, before, after);
        if (old.file.size) change->before = old;
        if (new.file.size) change->after = new;
        change->what = text_print(diff->arena, "link: %.*s \xE2\x86\x92 %.*s",
                                  TEXT_ARG(from.at ? from : TEXT("none")), TEXT_ARG(to.at ? to : TEXT("none")));
    }
}

static void compare_languages(Diff *diff, int32_t before, int32_t after) {
    Text from = view_tag(diff->before, &diff->before->blocks.at[before])->language;
    Text to = view_tag(diff->after, &diff->after->blocks.at[after])->language;
    if (text_equal(from, to)) return;
    Change *change = add_pair(diff, CHANGE_LANGUAGE, before, after);
    change->what = text_print(diff->arena, "language: %.*s \xE2\x86\x92 %.*s",
                              TEXT_ARG(from.size ? from : TEXT("the article\xE2\x80\x99s")),
                              TEXT_ARG(to.size ? to : TEXT("the article\xE2\x80\x99s")));
}

static void compare_blocks(Diff *diff, int32_t before, int32_t after) {
    const Block *old = &diff->before->blocks.at[before], *new = &diff->after->blocks.at[after];
    if (new->derived || old->derived) return;
    bool words = old->hash != new->hash, picture = old->figure && new->figure && !same_picture(diff, old, new);
    if (picture) compare_pictures(diff, before, after);
    else if (words) compare_words(diff, before, after);
    if (diff->block_moved[after] && !text_is(text_of(new->noun), "caption")) { // it moves with its figure
        Change *change = add_pair(diff, CHANGE_MOVED, before, after);
        change->what = describe(diff, diff->after, new, "moved within the article");
    }
    if (!words && old->links != new->links && !new->index) compare_links(diff, before, after);
    if (!words || picture) compare_alt(diff, before, after);
    compare_languages(diff, before, after);
}

// A piece of before that is gone tells its blocks by itself; so those of an article's are asked for in its order: those
// of after, with what is gone before them.
static void compare_piece(Diff *diff, const Piece *old, const Piece *new) {
    int32_t next = old->first_block, end = old->first_block + old->block_count;
    for (int32_t i = new->first_block; i < new->first_block + new->block_count; i++) {
        int32_t before = diff->block_before[i];
        for (; before >= 0 && !diff->block_moved[i] && next < before; next++)
            if (diff->block_after[next] < 0) remove_block(diff, next);
        if (before < 0) add_block(diff, i);
        else compare_blocks(diff, before, i);
    }
    for (; next < end; next++)
        if (diff->block_after[next] < 0) remove_block(diff, next);
}

void changes_of_blocks(Diff *diff) {
    for (int32_t i = 0; i < diff->after->pieces.count; i++)
        if (diff->piece_before[i] >= 0)
            compare_piece(diff, &diff->before->pieces.at[diff->piece_before[i]], &diff->after->pieces.at[i]);
}
