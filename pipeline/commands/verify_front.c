// verify_front.c: what stands before the articles: cover, imprint, contents.
//
// A layout may leave any of them out, so nothing of one is right, and all of it; a part is not.
#include "commands/verify.h"

#include <string.h>

static bool is_front(const Found *found) {
    return found->article < 0 && found->role != FOUND_ENTRY;
}

static bool holds_text(Arena *arena, const Found *found, Text plain) {
    Text text = found->text;
    if (plain.size <= text.size && memmem(text.at, text.size, plain.at, plain.size)) return true;
    return verify_fold(arena, &plain, &text) && plain.size <= text.size && memmem(text.at, text.size, plain.at, plain.size);
}

static int32_t page_of(Arena *arena, const FoundFile *file, const Found *found) {
    return found ? verify_find_page(file, verify_bare(arena, found->text), 1) : 0;
}

// the block of the front pages that says it, or NULL
static const Found *find_holder(Arena *arena, const FoundFile *file, Text plain) {
    for (int32_t i = 0; i < file->blocks.count && file->blocks.at[i].article < 0; i++) {
        const Found *found = &file->blocks.at[i];
        if (is_front(found) && holds_text(arena, found, plain)) return found;
    }
    return NULL;
}

// entries: lines of the cover or the imprint's values
static void check_entries(Arena *arena, const Entry *entries, int32_t count, const char *what, const FoundFile *file,
                          Diagnostics *diagnostics) {
    const Entry *missing = NULL;
    const Found *last = NULL;
    for (int32_t i = 0; i < count; i++) {
        const Found *found = find_holder(arena, file, verify_plain(arena, entries[i].value));
        if (found) last = found;
        else if (!missing) missing = &entries[i];
    }
    if (last && missing)
        verify_report(diagnostics, missing->place, page_of(arena, file, last), "verify-words", "'%.*s' is missing on the %s",
                      TEXT_ARG(missing->value), what);
}

// ---- contents ----------------------------------------------------------------------------------

// its page number, before or behind the title (with dots between); false: another title
static bool read_entry(Arena *arena, Text entry, Text title, Text *label) {
    if (verify_is_backwards(title)) return verify_is_backwards(entry); // back to front: its number is not looked for
    verify_fold(arena, &title, &entry);
    if (entry.size < title.size) return false;
    size_t more = entry.size - title.size;
    if (text_ends(entry, title.at)) *label = text_trim(text_part(entry, 0, more));
    else if (text_starts(entry, title.at)) *label = text_trim(text_part(entry, title.size, entry.size));
    else return false;
    bool apart = !more || (text_ends(entry, title.at) ? entry.at[more - 1] == ' ' : strchr(" .", entry.at[title.size]) != NULL);
    while (label->size && (label->at[0] == '.' || label->at[0] == ' ')) *label = text_part(*label, 1, label->size);
    return apart && label->size < 16;
}

typedef struct {
    const FoundFile *file;
    int32_t at; // the next block to look at
} Entries;

static const Found *next_entry(Entries *entries) {
    while (entries->at < entries->file->blocks.count) {
        const Found *found = &entries->file->blocks.at[entries->at++];
        if (found->role == FOUND_ENTRY && found->article < 0) return found;
    }
    return NULL;
}

const Text *verify_labels(Arena *arena, const Document *document, const FoundFile *file) {
    Text *labels = arena_array_of(arena, (size_t)document->articles.count + 1, Text);
    Entries entries = {.file = file};
    for (int32_t i = 0; i < document->articles.count; i++) {
        Text title = verify_plain(arena, article_short_title(document->articles.at[i]));
        const Found *found;
        int32_t start = entries.at;
        Text label = {0};
        while ((found = next_entry(&entries)) && !read_entry(arena, found->text, title, &label));
        if (found) labels[i] = text_copy(arena, label);
        else entries.at = start;
    }
    return labels;
}

static bool need_entry(Arena *arena, Entries *entries, Text wanted, Place place, Diagnostics *diagnostics) {
    Text title = verify_plain(arena, wanted), label = {0};
    const Found *found = next_entry(entries);
    if (found && read_entry(arena, found->text, title, &label)) return true;
    verify_report(diagnostics, place, page_of(arena, entries->file, found), "verify-words", "the contents say '%.*s' where '%.*s' is expected",
                  TEXT_ARG(found ? found->text : TEXT("nothing more")), TEXT_ARG(title));
    return false;
}

// Without entries there are no contents, and so no block that says the titles of most articles.
static void check_lost_entries(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    int32_t held = 0;
    const Found *last = NULL;
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Found *found = find_holder(arena, file, verify_plain(arena, article_short_title(document->articles.at[i])));
        if (found) held++, last = found;
    }
    if (held > 1 && held * 2 > document->articles.count)
        verify_report(diagnostics, document->articles.at[0]->title_place, page_of(arena, file, last), "verify-tag",
                      "entries of the contents are tagged as %.*s, expected TOCI", TEXT_ARG(last->type));
}

// sections and their articles, in order
static void check_contents(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    Entries entries = {.file = file};
    if (!next_entry(&entries)) {
        check_lost_entries(arena, document, file, diagnostics);
        return;
    }
    entries.at = 0;
    int32_t section = -1;
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Article *article = document->articles.at[i];
        if (article->section != section && article->section >= 0) {
            const Section *named = &document->sections.at[article->section];
            if (!need_entry(arena, &entries, named->title, named->place, diagnostics)) return;
        }
        section = article->section;
        if (!need_entry(arena, &entries, article_short_title(article), article->title_place, diagnostics)) return;
    }
}

void verify_front(Arena *arena, const Document *document, const FoundFile *file, Diagnostics *diagnostics) {
    check_entries(arena, document->cover_lines.at, document->cover_lines.count, "cover", file, diagnostics);
    check_entries(arena, document->imprint.at, document->imprint.count, "imprint", file, diagnostics);
    check_contents(arena, document, file, diagnostics);
}
