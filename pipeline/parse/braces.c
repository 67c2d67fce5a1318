// braces.c: one "{word: text}", read without looking farther than it may be long.
#include "parse/braces.h"

#include <string.h>

enum { WORD_MOST = 16, ENTRY_MOST = 200, NEAR = 2 }; // bytes, characters, letters wrong in a word

static const char *const words[] = {"person", "organization", "place", "subject", "index", "page"};
enum { WORDS = sizeof words / sizeof *words, WORD_PAGE = WORDS - 1 }; // the first ones are IndexKind's

static bool is_id_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static Brace wrong(size_t end, const char *rule, const char *expected, const char *nearest) {
    return (Brace){.kind = BRACE_WRONG, .end = end, .rule = rule, .expected = expected, .nearest = nearest};
}

// the word between "{" and ":"; absent if there is none
static Text read_word(Text value, size_t from, size_t to) {
    size_t at = from + 1;
    while (at < to && at - from <= WORD_MOST && value.at[at] >= 'a' && value.at[at] <= 'z') at++;
    return at < to && at > from + 1 && value.at[at] == ':' ? text_part(value, from + 1, at) : (Text){0};
}

// what stands from `from` to the next "}", trimmed; absent if that does not come, or "{" or a line's end before it
static Text read_content(Text value, size_t from, size_t to, size_t *end) {
    size_t most = from + 4 * ENTRY_MOST + 2;
    for (size_t at = from; at < to && at < most; at++) {
        if (value.at[at] == '{' || value.at[at] == '\n') break;
        if (value.at[at] != '}') continue;
        *end = at + 1;
        return text_trim(text_part(value, from, at));
    }
    return (Text){0};
}

static bool is_id(Text text) {
    for (size_t i = 0; i < text.size; i++)
        if (!is_id_byte(text.at[i])) return false;
    return text.size > 0;
}

// a word that is none of ours: text, unless it is nearly one of them
static Brace read_unknown(Text word, size_t end) {
    for (int i = 0; i < WORDS && word.size > NEAR + 1; i++)
        if (text_distance(word, text_of(words[i])) <= NEAR)
            return wrong(end, "index-mark", "no mark is called so; \\{ writes the sign itself", words[i]);
    return (Brace){.kind = BRACE_TEXT, .end = end};
}

Brace brace_read(Text value, size_t from, size_t to) {
    Text word = read_word(value, from, to);
    size_t behind = from + 1 + word.size, end = behind;
    if (!word.size) return (Brace){.kind = BRACE_TEXT, .end = from + 1};
    int which = 0;
    while (which < WORDS && !text_is(word, words[which])) which++;
    if (which == WORDS) return read_unknown(word, behind);
    Text content = read_content(value, behind + 1, to, &end);
    if (which == WORD_PAGE && !is_id(content))
        return wrong(behind, "page-reference", "expected {page: id} on one line, with the id of an article", NULL);
    if (which == WORD_PAGE) return (Brace){.kind = BRACE_PAGE, .end = end, .text = content};
    if (!content.size || text_length(content) > ENTRY_MOST)
        return wrong(behind, "index-mark",
                     "expected {person: Family name, Given name} and the like on one line, with an entry of at most "
                     "200 characters", NULL);
    if (which == INDEX_ALL && text_is(content, "no")) return (Brace){.kind = BRACE_UNLISTED, .end = end};
    return (Brace){.kind = BRACE_MARK, .end = end, .text = content, .of = (IndexKind)which};
}
