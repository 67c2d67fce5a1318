// verify_element.c: the tag of a block: its role, what it stands in, a heading's level, a figure's alternative text.
#include "commands/verify_match.h"

bool verify_role_fits(Want want, FoundRole role) {
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
    verify_report(matcher->diagnostics, expected->place, verify_page_of(matcher, found->text, 0), "verify-tag",
                  "the heading '%.*s' is an H%d: its level among the others is not that of the sources",
                  TEXT_ARG(verify_excerpt(matcher->arena, expected->text, 0)), level);
    return false;
}

static bool check_inside(const Matcher *matcher, const Expected *expected, const Found *found) {
    int missing = expected->inside & ~found->inside;
    if (!missing) return true;
    verify_report(matcher->diagnostics, expected->place, verify_page_of(matcher, found->text, 0), "verify-tag",
                  "the %s '%.*s' is not inside %s", expected->what,
                  TEXT_ARG(verify_excerpt(matcher->arena, expected->text, 0)),
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

bool verify_check_element(Matcher *matcher, const Expected *expected, const Found *found) {
    if (!check_inside(matcher, expected, found)) return false;
    if (expected->want == WANT_FIGURE) return check_alt(matcher, expected, found);
    return expected->want != WANT_HEADING || check_level(matcher, expected, found);
}
