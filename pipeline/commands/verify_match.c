// verify_match.c: expected blocks against found ones, article by article, to the first difference.
//
// Both stand in logical order, so they are walked side by side. A block that a layout may leave out is passed over
// when it is not there; notes have a queue of their own.
#include "commands/verify_match.h"

typedef struct {
    const ExpectedArticle *expected;
    int32_t next, note;  // what comes next
} Walk;

// Is the block at hand the same as one that comes later, or nearly? Then what is between was left out.
static bool is_near(const Agreement *at, Text wanted) {
    return at->wanted >= wanted.size / 2 || at->wanted >= 16;
}

// true: found is this one, or a fault was reported
static bool take(Matcher *matcher, const Expected *expected, const Found *found, bool *good) {
    Agreement at;
    bool same = verify_compare(matcher, expected, found->text, &at), fits = verify_role_fits(expected->want, found->role);
    *good = same && fits && verify_check_element(matcher, expected, found);
    if (*good && expected->want == WANT_NOTE)
        *array_add(matcher->arena, &matcher->own_marks) = text_part(found->text, 0, verify_skip_mark(found->text, 0));
    else if (*good)
        for (int32_t i = 0; i < matcher->tried.count; i++)
            *array_add(matcher->arena, &matcher->marks) = matcher->tried.at[i];
    if (same && fits) return true;
    if (expected->optional && !(fits && is_near(&at, expected->text) && at.wanted)) return false;
    if (same && expected->text.size) verify_fault_role(matcher, expected, found);
    else if (!fits || !is_near(&at, expected->text)) verify_fault_missing(matcher, expected, found);
    else verify_fault_text(matcher, expected, found, at);
    return true;
}

static bool match_block(Matcher *matcher, Walk *progress, const Found *found) {
    bool good = false;
    if (found->role == FOUND_NOTE && progress->note < progress->expected->notes.count) {
        take(matcher, &progress->expected->notes.at[progress->note++], found, &good);
        return good;
    }
    while (progress->next < progress->expected->blocks.count)
        if (take(matcher, &progress->expected->blocks.at[progress->next++], found, &good)) return good;
    verify_fault_more(matcher, progress->expected->article->title_place, found);
    return false;
}

static const Expected *find_left(const Walk *progress) {
    for (int32_t i = progress->next; i < progress->expected->blocks.count; i++)
        if (!progress->expected->blocks.at[i].optional) return &progress->expected->blocks.at[i];
    bool notes = progress->note < progress->expected->notes.count;
    return notes ? &progress->expected->notes.at[progress->note] : NULL;
}

// A note begins with the mark that its text has, and that mark is a Reference.
static bool check_marks(Matcher *matcher, const ExpectedArticle *expected, int32_t number) {
    bool all = matcher->marks.count == matcher->own_marks.count; // else notes have notes, or words go from right to left
    for (int32_t i = 0; all && i < matcher->marks.count; i++) {
        if (text_equal(matcher->marks.at[i], matcher->own_marks.at[i])) continue;
        verify_report(matcher->diagnostics, expected->notes.at[i].place, matcher->page, "verify-words",
                      "the note '%.*s' begins with %.*s, its mark in the text is %.*s",
                      TEXT_ARG(verify_excerpt(matcher->arena, expected->notes.at[i].text, 0)), TEXT_ARG(matcher->own_marks.at[i]),
                      TEXT_ARG(matcher->marks.at[i]));
        return false;
    }
    if (number >= matcher->file->references.count || matcher->file->references.at[number] >= expected->notes.count) return true;
    verify_report(matcher->diagnostics, expected->notes.at[0].place, matcher->page, "verify-tag",
                  "%d marks of notes are tagged as Reference, expected %d", matcher->file->references.at[number],
                  expected->notes.count);
    return false;
}

// false after a difference; *at: the first block of the file that is not its own
static bool match_article(Matcher *matcher, const ExpectedArticle *expected, int32_t number, int32_t *at) {
    Walk progress = {.expected = expected};
    matcher->heading = NULL, matcher->marks.count = matcher->own_marks.count = 0;
    for (; *at < matcher->file->blocks.count && matcher->file->blocks.at[*at].article == number; (*at)++) {
        const Found *found = &matcher->file->blocks.at[*at];
        bool empty = !found->text.size && found->role != FOUND_FIGURE && found->role != FOUND_CELL;
        if (empty || found->role == FOUND_INDEX) continue;
        if (!match_block(matcher, &progress, found)) return false;
        int32_t page = verify_page_of(matcher, found->text, 0);
        if (page > matcher->page) matcher->page = page;
    }
    const Expected *left = find_left(&progress);
    if (left) verify_fault_missing(matcher, left, NULL);
    return !left && check_marks(matcher, expected, number);
}

// ---- the whole ---------------------------------------------------------------------------------

void verify_match(Arena *arena, const Document *document, const Expectation *expectation, const FoundFile *file,
                  Diagnostics *diagnostics) {
    Matcher matcher = {.arena = arena, .document = document, .file = file, .diagnostics = diagnostics, .page = 1};
    matcher.labels = verify_labels(arena, document, file);
    int32_t at = 0;
    while (at < file->blocks.count && file->blocks.at[at].article < 0) at++;
    for (int32_t i = 0; i < expectation->articles.count; i++)
        if (!match_article(&matcher, &expectation->articles.at[i], i, &at)) return;
    if (file->article_count > expectation->articles.count && at < file->blocks.count)
        verify_fault_more(&matcher, document->title_place, &file->blocks.at[at]);
}
