// verify_match.c: expected blocks against found ones, article by article, to the first difference.
//
// Both stand in logical order, so they are walked side by side. A block that a layout may leave out is passed over
// when it is not there; notes have a queue of their own. A text from right to left, which poppler gives back to
// front, is looked for in its reading order instead.
#include "commands/verify.h"

#include <string.h>

enum { SHOWN = 48, AROUND = 24 }; // bytes of a text: shown to people, looked for on pages

typedef struct {
    Arena *arena;
    const Document *document;
    const FoundFile *file;
    Diagnostics *diagnostics;
    const Text *labels;     // of each article's first page, by the contents; absent: not known
    int32_t page;           // where the last block was
    int32_t title_level;    // of the first article's title; 0: none yet
    const Expected *heading; // the last of the article
    int32_t heading_level;  // of its tag
    ARRAY(Text) tried;      // marks of notes in the text that was compared last
    ARRAY(Text) marks;      // those of the article's texts, in order
    ARRAY(Text) own_marks;  // those that its notes begin with
} Matcher;

void verify_report(Diagnostics *diagnostics, Place place, int32_t page, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Text said = text_print_list(diagnostics->arena, format, args);
    va_end(args);
    if (page) diagnostics_add(diagnostics, SEVERITY_ERROR, place, rule, "page %d: %s", page, said.at);
    else diagnostics_add(diagnostics, SEVERITY_ERROR, place, rule, "%s", said.at);
    array_last(&diagnostics->all)->page = page;
}

// ---- one text ----------------------------------------------------------------------------------

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// where a note's mark ends in found: a number, or one of the signs that stand for it
static size_t skip_mark(Text found, size_t at) {
    static const char *const signs[] = {"*", "†", "‡", "§", "¶", "‖"};
    size_t end = at;
    while (end < found.size && is_digit(found.at[end])) end++;
    if (end > at) return end;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            if (!text_starts(text_part(found, end, found.size), signs[i])) continue;
            end += strlen(signs[i]);
            more = true;
        }
    }
    return end;
}

static Text label_of(const Matcher *matcher, Text id) {
    for (int32_t i = 0; i < matcher->document->articles.count; i++)
        if (text_equal(matcher->document->articles.at[i]->id, id)) return matcher->labels[i];
    return (Text){0};
}

// behind a page number; at itself if it is not the one that the contents give
static size_t skip_page(const Matcher *matcher, Text found, size_t at, Text id) {
    Text label = label_of(matcher, id);
    if (label.size) return text_starts(text_part(found, at, found.size), label.at) ? at + label.size : at;
    size_t end = at;
    while (end < found.size && is_digit(found.at[end])) end++;
    return end;
}

// behind an address in brackets, if it is there
static size_t skip_address(const Matcher *matcher, Text found, size_t at, Text address) {
    Text shown = text_print(matcher->arena, " (%.*s)", TEXT_ARG(address));
    return text_starts(text_part(found, at, found.size), shown.at) ? at + shown.size : at;
}

typedef struct {
    size_t wanted, found; // how far both agree
} Agreement;

// true: all of wanted is all of found
static bool compare(Matcher *matcher, Text wanted, Text found, Agreement *at) {
    matcher->tried.count = 0;
    while (at->wanted < wanted.size) {
        char c = wanted.at[at->wanted];
        size_t before = at->found;
        if (c == SIGN_NOTE) {
            at->found = skip_mark(found, at->found);
            if (at->found == before) return false;
            *array_add(matcher->arena, &matcher->tried) = text_part(found, before, at->found);
            at->wanted++;
        } else if (c == SIGN_PAGE) {
            const char *stop = memchr(wanted.at + at->wanted, SIGN_END, wanted.size - at->wanted);
            size_t end = stop ? (size_t)(stop - wanted.at) : wanted.size - 1;
            at->found = skip_page(matcher, found, at->found,
                                  text_copy(matcher->arena, text_part(wanted, at->wanted + 1, end)));
            if (at->found == before) return false;
            at->wanted = end + 1;
        } else if (c == SIGN_ADDRESS) {
            const char *stop = memchr(wanted.at + at->wanted, SIGN_END, wanted.size - at->wanted);
            size_t end = stop ? (size_t)(stop - wanted.at) : wanted.size - 1;
            at->found = skip_address(matcher, found, at->found, text_part(wanted, at->wanted + 1, end));
            at->wanted = end + 1;
        } else if (at->found < found.size && found.at[at->found] == c) {
            at->wanted++, at->found++;
        } else {
            return false;
        }
    }
    return at->found == found.size;
}

static bool is_bullet(Text text) {
    size_t at = 0;
    if (!text.size) return true;
    uint32_t c = text_next(text, &at);
    return at == text.size && !(c < 128 && (is_digit((char)c) || (c | 32) >= 'a')) && c != ' ';
}

// "3." for 3, any sign for a bullet
static bool compare_label(Text wanted, Text found, Agreement *at) {
    if (!wanted.size) return is_bullet(found);
    if (!text_starts(found, wanted.at)) return false;
    Text rest = text_part(found, wanted.size, found.size);
    *at = (Agreement){wanted.size, wanted.size};
    return !rest.size || text_is(rest, ".") || text_is(rest, ")");
}

// "1. It was" for It was
static bool compare_note(Matcher *matcher, Text wanted, Text found, Agreement *at) {
    size_t start = skip_mark(found, 0);
    while (start < found.size && (found.at[start] == '.' || found.at[start] == ')' || found.at[start] == ' ')) start++;
    *at = (Agreement){0, start};
    return compare(matcher, wanted, found, at);
}

// From right to left: under the tag are its letters, and on a page they stand together, as they are read.
static bool compare_backwards(const Matcher *matcher, Text wanted, Text found) {
    if (!verify_has_letters(matcher->arena, wanted, found)) return false;
    if (matcher->file->has_layers) return true;
    for (size_t i = 0; i < wanted.size; i++)
        if (wanted.at[i] > 0 && wanted.at[i] <= SIGN_ADDRESS) return true; // what stands there is not known
    Text bare = verify_bare(matcher->arena, wanted);
    for (int32_t i = 0; i < matcher->file->read_pages.count; i++) {
        Text page = matcher->file->read_pages.at[i];
        if (page.size >= bare.size && memmem(page.at, page.size, bare.at, bare.size)) return true;
    }
    return false;
}

static bool matches(Matcher *matcher, const Expected *expected, Text found, Agreement *at) {
    *at = (Agreement){0};
    switch (expected->want) {
    case WANT_FIGURE: return true;
    case WANT_LABEL: return compare_label(expected->text, found, at);
    case WANT_NOTE:
        if (!verify_is_backwards(expected->text)) return compare_note(matcher, expected->text, found, at);
        break;
    case WANT_HEADING:
    case WANT_TEXT:
    case WANT_CAPTION:
    case WANT_CELL: break;
    }
    if (verify_is_backwards(expected->text)) return compare_backwards(matcher, expected->text, found);
    if (compare(matcher, expected->text, found, at)) return true;
    Text wanted = expected->text;
    if (!verify_fold(matcher->arena, &wanted, &found)) return false;
    *at = (Agreement){0};
    return compare(matcher, wanted, found, at);
}

// ---- roles -------------------------------------------------------------------------------------

static bool role_fits(Want want, FoundRole role) {
    switch (want) {
    case WANT_HEADING: return role == FOUND_HEADING;
    case WANT_TEXT: return role == FOUND_TEXT || role == FOUND_CELL;
    case WANT_LABEL: return role == FOUND_LABEL;
    case WANT_FIGURE: return role == FOUND_FIGURE;
    case WANT_CAPTION: return role == FOUND_CAPTION;
    case WANT_CELL: return role == FOUND_CELL;
    case WANT_NOTE: return role == FOUND_NOTE;
    }
    return false;
}

static const char *wanted_tag(Want want) {
    switch (want) {
    case WANT_HEADING: return "a heading (H1 to H6)";
    case WANT_TEXT: return "P";
    case WANT_LABEL: return "Lbl";
    case WANT_FIGURE: return "Figure";
    case WANT_CAPTION: return "Caption";
    case WANT_CELL: return "TD or TH";
    case WANT_NOTE: return "Note";
    }
    return "P";
}

// ---- reporting ---------------------------------------------------------------------------------

// The words about a place, whole characters, with dots where more is left out.
static Text excerpt(Arena *arena, Text text, size_t at) {
    size_t from = at, to = at + SHOWN;
    while (from && (text.at[from - 1] != ' ' || at - from < 12)) from--;
    if (to > text.size) to = text.size;
    while (to < text.size && (text.at[to] & 0xC0) == 0x80) to++;
    return text_print(arena, "%s%.*s%s", from ? "…" : "", TEXT_ARG(text_part(text, from, to)), to < text.size ? "…" : "");
}

// the marks of an expected text, as people know them
static Text readable(Arena *arena, Text text) {
    Buffer out = {0};
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == SIGN_ADDRESS)
            while (i < text.size && text.at[i] != SIGN_END) i++;
        else if (text.at[i] == SIGN_PAGE) buffer_string(&out, "{page: ");
        else if (text.at[i] == SIGN_END) buffer_byte(&out, '}');
        else if (text.at[i] == SIGN_NOTE) buffer_string(&out, "[^]");
        else buffer_byte(&out, text.at[i]);
    }
    Text made = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return made;
}

// the page that shows found's words about a byte: those before it and behind, or what of them is on one page
static int32_t page_of(const Matcher *matcher, Text found, size_t at) {
    size_t from = at > AROUND ? at - AROUND : 0, to = at + AROUND < found.size ? at + AROUND : found.size;
    const size_t tries[][2] = {{from, to}, {from, at}, {at, to}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        size_t start = tries[i][0], end = tries[i][1];
        while (start < end && (found.at[start] & 0xC0) == 0x80) start++;
        while (end > start && end < found.size && (found.at[end] & 0xC0) == 0x80) end--;
        Text bare = verify_bare(matcher->arena, text_part(found, start, end));
        int32_t page = bare.size > 3 ? verify_find_page(matcher->file, bare, matcher->page) : 0;
        if (page) return page;
    }
    return matcher->page;
}

static void report_text(const Matcher *matcher, const Expected *expected, const Found *found, Agreement at) {
    Text wanted = expected->text;
    while (at.wanted && at.wanted < wanted.size && (wanted.at[at.wanted] & 0xC0) == 0x80) at.wanted--, at.found--;
    Text shown = readable(matcher->arena, excerpt(matcher->arena, wanted, at.wanted));
    verify_report(matcher->diagnostics, verify_place(expected, (int32_t)at.wanted),
                  page_of(matcher, found->text, at.found), "verify-words", "the %s says '%.*s', the PDF '%.*s'",
                  expected->what, TEXT_ARG(shown), TEXT_ARG(excerpt(matcher->arena, found->text, at.found)));
}

static void report_missing(const Matcher *matcher, const Expected *expected, const Found *found) {
    Text named = readable(matcher->arena, excerpt(matcher->arena, expected->text, 0));
    Text other = found ? excerpt(matcher->arena, found->text, 0) : TEXT("");
    verify_report(matcher->diagnostics, expected->place, found ? page_of(matcher, found->text, 0) : matcher->page,
                  expected->want == WANT_FIGURE ? "verify-figure" : "verify-words",
                  "the %s%s%.*s%s is missing: %s%.*s%s comes in its place", expected->what, named.size ? " '" : "",
                  TEXT_ARG(named), named.size ? "'" : "", found ? "the PDF's " : "the end of the article",
                  TEXT_ARG(found ? found->type : (Text){0}),
                  other.size ? text_print(matcher->arena, " '%.*s'", TEXT_ARG(other)).at : "");
}

static void report_tag(const Matcher *matcher, const Expected *expected, const Found *found) {
    verify_report(matcher->diagnostics, expected->place, page_of(matcher, found->text, 0), "verify-tag",
                  "the %s '%.*s' is tagged as %.*s, expected %s", expected->what,
                  TEXT_ARG(readable(matcher->arena, excerpt(matcher->arena, expected->text, 0))), TEXT_ARG(found->type),
                  wanted_tag(expected->want));
}

static void report_more(const Matcher *matcher, Place place, const Found *found) {
    verify_report(matcher->diagnostics, place, page_of(matcher, found->text, 0), "verify-words",
                  "the PDF has more than the sources: %.*s '%.*s'", TEXT_ARG(found->type),
                  TEXT_ARG(excerpt(matcher->arena, found->text, 0)));
}

// ---- inside a block's tag ----------------------------------------------------------------------

// A lower heading has a lower tag, one of the same level the same; all titles have one.
static bool check_level(Matcher *matcher, const Expected *expected, const Found *found) {
    const Expected *last = matcher->heading;
    int32_t level = found->type.size == 2 ? found->type.at[1] - '0' : 0, before = matcher->heading_level;
    bool deeper = last && expected->level > last->level, same = last && expected->level == last->level;
    bool good = !last || (deeper ? level > before : same ? level == before : level <= before);
    if (!expected->level) {
        if (!matcher->title_level) matcher->title_level = level;
        good = level == matcher->title_level;
    }
    matcher->heading = expected, matcher->heading_level = level;
    if (good || !level) return true;
    verify_report(matcher->diagnostics, expected->place, page_of(matcher, found->text, 0), "verify-tag",
                  "the heading '%.*s' is an H%d: its level among the others is not that of the sources",
                  TEXT_ARG(readable(matcher->arena, excerpt(matcher->arena, expected->text, 0))), level);
    return false;
}

static bool check_inside(const Matcher *matcher, const Expected *expected, const Found *found) {
    int missing = expected->inside & ~found->inside;
    if (!missing) return true;
    verify_report(matcher->diagnostics, expected->place, page_of(matcher, found->text, 0), "verify-tag",
                  "the %s '%.*s' is not inside %s", expected->what,
                  TEXT_ARG(readable(matcher->arena, excerpt(matcher->arena, expected->text, 0))),
                  missing & INSIDE_ITEM ? "an item of a list (L, LI)" : "a BlockQuote");
    return false;
}

static bool is_box(const double a[4], const double b[4]) {
    for (int i = 0; i < 4; i++)
        if (a[i] - b[i] > 0.02 || b[i] - a[i] > 0.02) return false;
    return a[2] > a[0];
}

// Figures that stand in the same box of different pages cannot be told apart.
static bool check_alt(const Matcher *matcher, const Expected *expected, const Found *found) {
    const FoundAlt *other = NULL;
    for (int32_t i = 0; i < matcher->file->alts.count && expected->alt.size; i++) {
        const FoundAlt *alt = &matcher->file->alts.at[i];
        if (!is_box(found->box, alt->box)) continue;
        if (text_equal(alt->text, expected->alt)) return true;
        other = alt;
    }
    if (!other) return true; // verify_rest looks whether any figure has it
    verify_report(matcher->diagnostics, expected->place, matcher->page, "verify-figure",
                  "the figure's alternative text is '%.*s', the PDF's '%.*s'", TEXT_ARG(expected->alt),
                  TEXT_ARG(other->text));
    return false;
}

static bool check_element(Matcher *matcher, const Expected *expected, const Found *found) {
    if (!check_inside(matcher, expected, found)) return false;
    if (expected->want == WANT_FIGURE) return check_alt(matcher, expected, found);
    return expected->want != WANT_HEADING || check_level(matcher, expected, found);
}

// ---- one article -------------------------------------------------------------------------------

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
    bool same = matches(matcher, expected, found->text, &at), fits = role_fits(expected->want, found->role);
    *good = same && fits && check_element(matcher, expected, found);
    if (*good && expected->want == WANT_NOTE)
        *array_add(matcher->arena, &matcher->own_marks) = text_part(found->text, 0, skip_mark(found->text, 0));
    else if (*good)
        for (int32_t i = 0; i < matcher->tried.count; i++)
            *array_add(matcher->arena, &matcher->marks) = matcher->tried.at[i];
    if (same && fits) return true;
    if (expected->optional && !(fits && is_near(&at, expected->text) && at.wanted)) return false;
    if (same && expected->text.size) report_tag(matcher, expected, found);
    else if (!fits || !is_near(&at, expected->text)) report_missing(matcher, expected, found);
    else report_text(matcher, expected, found, at);
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
    report_more(matcher, progress->expected->article->title_place, found);
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
                      TEXT_ARG(excerpt(matcher->arena, expected->notes.at[i].text, 0)), TEXT_ARG(matcher->own_marks.at[i]),
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
        int32_t page = page_of(matcher, found->text, 0);
        if (page > matcher->page) matcher->page = page;
    }
    const Expected *left = find_left(&progress);
    if (left) report_missing(matcher, left, NULL);
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
        report_more(&matcher, document->title_place, &file->blocks.at[at]);
}
