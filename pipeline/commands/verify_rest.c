// verify_rest.c: what the tags do not tell: alternative texts, addresses of links, names of the index, and words painted that no tag has.
//
// Every word that pdftotext finds is one of the tagged words, as often as these have it, or one that furniture may say:
// titles, names, dates, numbers, and a few words on a page that only the layout knows. So nothing of an article is on
// paper a second time without a tag.
#include "commands/verify.h"

#include <stdlib.h>
#include <string.h>

enum { UNKNOWN_MOST = 5 }; // words on a page

// ---- alternative texts -------------------------------------------------------------------------

static int compare_texts(const void *left, const void *right) {
    return text_compare(*(const Text *)left, *(const Text *)right);
}

// takes one of sorted texts out; false: it is not there (any more)
static bool take_text(const Text *sorted, bool *taken, int32_t count, Text wanted) {
    int32_t low = 0, high = count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (text_compare(sorted[middle], wanted) < 0) low = middle + 1;
        else high = middle;
    }
    while (low < count && taken[low] && text_equal(sorted[low], wanted)) low++;
    if (low == count || !text_equal(sorted[low], wanted)) return false;
    return taken[low] = true;
}

static void check_alts(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    int32_t count = file->alts.count;
    Text *sorted = arena_array_of(arena, (size_t)count + 1, Text);
    bool *taken = arena_array_of(arena, (size_t)count + 1, bool);
    for (int32_t i = 0; i < count; i++) sorted[i] = file->alts.at[i].text;
    qsort(sorted, (size_t)count, sizeof *sorted, compare_texts);
    for (int32_t i = 0; i < document->articles.count; i++)
        for (const Node *node = document->articles.at[i]->body; node; node = node_next(node)) {
            if (!node->figure || node->figure->decorative || !node->figure->alt.size) continue;
            Text alt = verify_plain(arena, node->figure->alt);
            if (take_text(sorted, taken, count, alt)) continue;
            verify_report(diagnostics, node->place, 0, "verify-figure",
                          "no figure of the PDF has the alternative text '%.*s'", TEXT_ARG(alt));
            return;
        }
}

// ---- addresses and names ------------------------------------------------------------------------

static bool has_text(const Text *texts, int32_t count, Text wanted) {
    for (int32_t i = 0; i < count; i++)
        if (text_equal(texts[i], wanted)) return true;
    return false;
}

static bool is_plain_address(Text address) {
    for (size_t i = 0; i < address.size; i++)
        if (address.at[i] & 0x80) return false; // is written another way in a PDF
    return text_starts(address, "http") || text_starts(address, "mailto:");
}

static void check_addresses(const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    for (int32_t i = 0; i < document->articles.count && !file->for_press; i++)
        for (const Node *node = document->articles.at[i]->body; node; node = node_next(node)) {
            if (node->kind != NODE_LINK || !is_plain_address(node_words(node)->target)) continue;
            if (has_text(file->addresses.at, file->addresses.count, node_words(node)->target)) continue;
            verify_report(diagnostics, node->place, 0, "verify-link", "no link of the PDF leads to %.*s", TEXT_ARG(node_words(node)->target));
            return;
        }
}

// the kinds that the blocks of an index list, each a bit
static int find_kinds(const Document *document) {
    int kinds = 0;
    for (int32_t i = 0; i < document->articles.count; i++)
        for (const Node *node = document->articles.at[i]->body; node; node = node_next(node))
            if (node->kind == NODE_INDEX) kinds |= node->level == INDEX_ALL ? (1 << INDEX_ALL) - 1 : 1 << node->level;
    return kinds;
}

static bool is_in_index(Arena *arena, const FoundFile *file, Text name) {
    Text bare = verify_bare(arena, name);
    for (int32_t i = 0; i < file->blocks.count; i++) {
        if (file->blocks.at[i].role != FOUND_INDEX) continue;
        Text text = verify_bare(arena, file->blocks.at[i].text);
        if (text.size >= bare.size && memmem(text.at, text.size, bare.at, bare.size)) return true;
    }
    return verify_is_backwards(name);
}

static void check_index(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    int kinds = find_kinds(document);
    bool *marked = arena_array_of(arena, (size_t)document->index.count + 1, bool);
    for (int32_t i = 0; i < document->articles.count; i++)
        for (int32_t k = 0; k < document->articles.at[i]->marks.count; k++)
            marked[document->articles.at[i]->marks.at[k].entry] = true;
    for (int32_t i = 0; i < document->index.count; i++) {
        const IndexEntry *entry = &document->index.at[i];
        if (!marked[i] || !(kinds >> entry->kind & 1) || is_in_index(arena, file, entry->text)) continue;
        verify_report(diagnostics, entry->place, 0, "verify-words", "the index lacks '%.*s'", TEXT_ARG(entry->text));
        return;
    }
}

// ---- words -------------------------------------------------------------------------------------

typedef struct {
    Arena *arena;
    struct Slot { Text word; int32_t count; bool furniture; } *slots;
    int32_t room, used; // room: a power of two
} Words;

static struct Slot *find_slot(Words *words, Text word) {
    uint64_t at = text_hash(word);
    for (;; at++) {
        struct Slot *slot = &words->slots[at & (uint64_t)(words->room - 1)];
        if (!slot->word.at || text_equal(slot->word, word)) return slot;
    }
}

static void grow(Words *words) {
    struct Slot *old = words->slots;
    int32_t room = words->room;
    words->room = room ? room * 2 : 1 << 12;
    words->slots = arena_array_of(words->arena, (size_t)words->room, struct Slot);
    for (int32_t i = 0; i < room; i++)
        if (old[i].word.at) *find_slot(words, old[i].word) = old[i];
}

static struct Slot *need_slot(Words *words, Text word) {
    if (words->used * 2 >= words->room) grow(words);
    struct Slot *slot = find_slot(words, word);
    if (!slot->word.at) {
        words->used++;
        slot->word = word;
    }
    return slot;
}

static bool is_letter(uint32_t c) {
    if (c < 128) return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    return c >= 0xC0 && c != 0xD7 && (c < 0x2000 || c >= 0x2C00); // not of the punctuation's blocks
}

// the next run of letters and digits from *at on; absent: none
static Text next_word(Text text, size_t *at) {
    size_t start = *at, next = *at;
    while (next < text.size) {
        size_t before = next;
        if (is_letter(text_next(text, &next))) continue;
        if (before > start) {
            *at = next;
            return text_part(text, start, before);
        }
        start = next;
    }
    *at = text.size;
    return start < text.size ? text_part(text, start, text.size) : (Text){0};
}

static void count_words(Words *words, Text text, bool furniture) {
    Text word;
    for (size_t at = 0; (word = next_word(text, &at)).at;) {
        struct Slot *slot = need_slot(words, word);
        if (furniture) slot->furniture = true;
        else slot->count++;
    }
}

// what running heads, drafts and the slug may say
static void count_furniture(Words *words, const Document *document) {
    static const char *const drafts[] = {"loose", "tight", "overset", "line", "by", "a", "word", "does", "not", "fit",
                                         "mm", "pixels", "Draft", "with", "changes", "Wanted"};
    const Text named[] = {document->title, document->organisation, document->short_name, document->date,
                          document->subject};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) count_words(words, named[i], true);
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) count_words(words, text_of(drafts[i]), true);
    for (int32_t i = 0; i < document->sections.count; i++) count_words(words, document->sections.at[i].title, true);
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Article *article = document->articles.at[i];
        count_words(words, article->title, true);
        count_words(words, article_short_title(article), true);
        count_words(words, article->author, true);
        count_words(words, article->title_place.file, true);
        for (const Node *node = article->body; node; node = node_next(node))
            if (node->figure) count_words(words, node->figure->wanted, true);
    }
}

// one letter (a drop cap, a watermark that is turned) or a number (of a source's line, a letter before it) says nothing
static bool is_small(Text word) {
    size_t at = 0;
    uint32_t first = text_next(word, &at);
    if (first >= '0' && first <= '9') at = 0;
    for (size_t i = at; i < word.size; i++)
        if (word.at[i] < '0' || word.at[i] > '9') return false;
    return true;
}

// Is it a part of a word that the tags have more of than the pages? Such a word was divided without a hyphen.
static bool is_part(const Words *words, Text part) {
    for (int32_t i = 0; i < words->room; i++) {
        const struct Slot *slot = &words->slots[i];
        if (slot->count > 0 && slot->word.size > part.size &&
            memmem(slot->word.at, slot->word.size, part.at, part.size))
            return true;
    }
    return false;
}

// a word divided by a soft hyphen is one
static Text join_lines(Arena *arena, Text page) {
    Buffer out = {0};
    for (size_t at = 0; at < page.size;) {
        size_t start = at;
        uint32_t c = text_next(page, &at);
        bool divided = c == 0xAD;
        if (divided && at < page.size && page.at[at] == '\n') at++;
        else if (!divided) buffer_add(&out, page.at + start, at - start);
    }
    Text made = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return made;
}

typedef ARRAY(Text) Lefts;

// Words of a page that neither tags nor furniture have.
static void collect_left(Words *words, Text page, Lefts *left) {
    Text word;
    for (size_t at = 0; (word = next_word(page, &at)).at;) {
        struct Slot *slot = need_slot(words, word);
        if (slot->count-- > 0 || slot->furniture || is_small(word) || verify_is_backwards(word)) continue;
        *array_add(words->arena, left) = word;
    }
}

static void check_page(const Words *words, const Lefts *left, int32_t page, Place place, Diagnostics *diagnostics) {
    Buffer said = {0};
    int32_t count = 0;
    for (int32_t i = 0; i < left->count && left->count > UNKNOWN_MOST && count < 12; i++) {
        if (is_part(words, left->at[i])) continue;
        if (count++) buffer_byte(&said, ' ');
        buffer_text(&said, left->at[i]);
    }
    if (count > UNKNOWN_MOST)
        verify_report(diagnostics, place, page, "verify-words", "'%.*s …' is painted once more than the tags have it",
                      TEXT_ARG(buffer_view(&said)));
    buffer_free(&said);
}

static void check_words(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    Words words = {.arena = arena};
    Lefts *lefts = arena_array_of(arena, (size_t)file->raw_pages.count + 1, Lefts);
    for (int32_t i = 0; i < file->blocks.count; i++) count_words(&words, file->blocks.at[i].text, false);
    count_furniture(&words, document);
    for (int32_t i = 0; i < file->raw_pages.count; i++)
        collect_left(&words, join_lines(arena, file->raw_pages.at[i]), &lefts[i]);
    for (int32_t i = 0; i < file->raw_pages.count && !diagnostics->all.count; i++)
        check_page(&words, &lefts[i], i + 1, document->title_place, diagnostics);
}

void verify_rest(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    check_alts(arena, document, file, diagnostics);
    if (!diagnostics->all.count) check_addresses(document, file, diagnostics);
    if (!diagnostics->all.count) check_index(arena, document, file, diagnostics);
    if (!diagnostics->all.count) check_words(arena, document, file, diagnostics);
}
