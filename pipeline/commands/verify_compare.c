// verify_compare.c: an expected text against a found one, byte by byte.
//
// What the finished report decides (page numbers, marks of notes, printed addresses) is passed over where it stands. A text
// from right to left, which poppler gives back to front, is looked for in its reading order instead.
#include <string.h>

#include "commands/verify_match.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

size_t verify_skip_mark(Text found, size_t at) {
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

static size_t find_sign_end(Text wanted, size_t at) {
    const char *stop = memchr(wanted.at + at, SIGN_END, wanted.size - at);
    return stop ? (size_t)(stop - wanted.at) : wanted.size - 1;
}

// true: all of wanted is all of found
static bool compare(Matcher *matcher, Text wanted, Text found, Agreement *at) {
    matcher->tried.count = 0;
    while (at->wanted < wanted.size) {
        char c = wanted.at[at->wanted];
        size_t before = at->found;
        if (c == SIGN_NOTE) {
            at->found = verify_skip_mark(found, at->found);
            if (at->found == before) return false;
            *array_add(matcher->arena, &matcher->tried) = text_part(found, before, at->found);
            at->wanted++;
        } else if (c == SIGN_PAGE) {
            size_t end = find_sign_end(wanted, at->wanted);
            at->found = skip_page(matcher, found, at->found,
                                  text_copy(matcher->arena, text_part(wanted, at->wanted + 1, end)));
            if (at->found == before) return false;
            at->wanted = end + 1;
        } else if (c == SIGN_ADDRESS) {
            size_t end = find_sign_end(wanted, at->wanted);
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
    size_t start = verify_skip_mark(found, 0);
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

bool verify_compare(Matcher *matcher, const Expected *expected, Text found, Agreement *at) {
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
