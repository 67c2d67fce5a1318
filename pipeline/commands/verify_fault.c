// verify_fault.c: what is said of a difference: where, and the words about it.
#include <string.h>

#include "commands/verify_match.h"

enum { SHOWN = 48, AROUND = 24 }; // bytes of a text: shown to people, looked for on pages

void verify_report(Diagnostics *diagnostics, Place place, int32_t page, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Text said = text_print_list(diagnostics->arena, format, args);
    va_end(args);
    if (page) diagnostics_add(diagnostics, SEVERITY_ERROR, place, rule, "page %d: %s", page, said.at);
    else diagnostics_add(diagnostics, SEVERITY_ERROR, place, rule, "%s", said.at);
    array_last(&diagnostics->all)->page = page;
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

// whole characters, the marks of an expected text as they are
static Text cut_excerpt(Arena *arena, Text text, size_t at) {
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

Text verify_excerpt(Arena *arena, Text text, size_t at) {
    return readable(arena, cut_excerpt(arena, text, at));
}

// Those before it and behind, or what of them is on one page.
int32_t verify_page_of(const Matcher *matcher, Text found, size_t at) {
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

void verify_fault_text(const Matcher *matcher, const Expected *expected, const Found *found, Agreement at) {
    Text wanted = expected->text;
    while (at.wanted && at.wanted < wanted.size && (wanted.at[at.wanted] & 0xC0) == 0x80) at.wanted--, at.found--;
    Text shown = verify_excerpt(matcher->arena, wanted, at.wanted);
    verify_report(matcher->diagnostics, verify_place(expected, (int32_t)at.wanted),
                  verify_page_of(matcher, found->text, at.found), "verify-words", "the %s says '%.*s', the PDF '%.*s'",
                  expected->what, TEXT_ARG(shown), TEXT_ARG(verify_excerpt(matcher->arena, found->text, at.found)));
}

void verify_fault_missing(const Matcher *matcher, const Expected *expected, const Found *found) {
    Text named = verify_excerpt(matcher->arena, expected->text, 0);
    Text other = found ? verify_excerpt(matcher->arena, found->text, 0) : TEXT("");
    verify_report(matcher->diagnostics, expected->place, found ? verify_page_of(matcher, found->text, 0) : matcher->page,
                  expected->want == WANT_FIGURE ? "verify-figure" : "verify-words",
                  "the %s%s%.*s%s is missing: %s%.*s%s comes in its place", expected->what, named.size ? " '" : "",
                  TEXT_ARG(named), named.size ? "'" : "", found ? "the PDF's " : "the end of the article",
                  TEXT_ARG(found ? found->type : (Text){0}),
                  other.size ? text_print(matcher->arena, " '%.*s'", TEXT_ARG(other)).at : "");
}

void verify_fault_role(const Matcher *matcher, const Expected *expected, const Found *found) {
    verify_report(matcher->diagnostics, expected->place, verify_page_of(matcher, found->text, 0), "verify-tag",
                  "the %s '%.*s' is tagged as %.*s, expected %s", expected->what,
                  TEXT_ARG(verify_excerpt(matcher->arena, expected->text, 0)), TEXT_ARG(found->type),
                  wanted_tag(expected->want));
}

void verify_fault_more(const Matcher *matcher, Place place, const Found *found) {
    verify_report(matcher->diagnostics, place, verify_page_of(matcher, found->text, 0), "verify-words",
                  "the PDF has more than the sources: %.*s '%.*s'", TEXT_ARG(found->type),
                  TEXT_ARG(verify_excerpt(matcher->arena, found->text, 0)));
}
