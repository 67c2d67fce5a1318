// navigation.c: the outline, named destinations and page labels (ISO 32000-1, 12.3 and 12.4.2).
#include "emit/navigation.h"

#include <stdlib.h>

#include "emit/syntax.h"
#include "emit/tree.h"

static void set_from(Pdf *pdf, int32_t number, Buffer *entries) {
    pdf_set(pdf, number, buffer_view(entries));
    entries->size = 0;
}

// ---- destinations ------------------------------------------------------------------------------

bool destination_exists(const Pages *pages, int32_t destination) {
    if (destination < 1 || destination > pages->destinations.count) return false;
    int32_t page = pages->destinations.at[destination - 1].page;
    return page >= 1 && page <= pages->pages.count;
}

bool destination_write(Buffer *out, const Emission *emission, int32_t destination,
                       const int32_t *page_objects) {
    const Pages *pages = emission->pages;
    if (!destination_exists(pages, destination)) return false;
    const Destination *to = &pages->destinations.at[destination - 1];
    const Page *page = &pages->pages.at[to->page - 1];
    syntax_add_reference(out, "[", page_objects[to->page - 1]);
    buffer_string(out, "/XYZ null "); // the reader keeps its place across the page, and its zoom
    buffer_thousandths(out, (int64_t)page->height + emission->margin - to->at.y);
    buffer_string(out, " null]");
    return true;
}

static int compare_entries(const void *a, const void *b) {
    const TreeEntry *left = a, *right = b;
    return text_compare(left->key, right->key);
}

// "#article" after the file's name leads to an article
static void add_names(Emission *emission, const int32_t *page_objects, Buffer *more) {
    const Pages *pages = emission->pages;
    TreeEntry *entries =
        arena_array_of(emission->arena, (size_t)pages->destinations.count + 1, TreeEntry);
    int32_t count = 0;
    Buffer out = {0};
    for (int32_t i = 0; i < pages->destinations.count; i++) {
        out.size = 0;
        if (!pages->destinations.at[i].id.size ||
            !destination_write(&out, emission, i + 1, page_objects))
            continue;
        entries[count].value = text_copy(emission->arena, buffer_view(&out));
        entries[count++].key = pages->destinations.at[i].id;
    }
    qsort(entries, (size_t)count, sizeof *entries, compare_entries);
    for (int32_t i = 0; i < count; i++) {
        out.size = 0;
        syntax_add_bytes(&out, entries[i].key);
        entries[i].key = text_copy(emission->arena, buffer_view(&out));
    }
    if (count) {
        syntax_add_reference(more, "/Names<</Dests",
                             tree_add(emission->pdf, "/Names", entries, count));
        buffer_string(more, ">>");
    }
    buffer_free(&out);
}

// ---- outline -----------------------------------------------------------------------------------

typedef struct {
    int32_t object, parent, first, last, previous, next; // objects; 0: none
    int32_t below;                                       // all descendants: they are open
} OutlineEntry;

// index of the nearest bookmark before that stands higher; -1: the outline itself
static int32_t parent_of(const Pages *pages, const int32_t *last_at, int32_t deepest,
                         int32_t index) {
    int32_t level = pages->bookmarks.at[index].level, found = -1;
    for (int32_t i = 0; i < level && i < deepest; i++)
        if (last_at[i] > found) found = last_at[i];
    return found;
}

// entries[count] is the outline itself
static void link_entries(Emission *emission, OutlineEntry *entries) {
    enum { DEEPEST = 16 };
    const Pages *pages = emission->pages;
    int32_t count = pages->bookmarks.count, last_at[DEEPEST];
    for (int32_t i = 0; i < DEEPEST; i++) last_at[i] = -1;
    for (int32_t i = 0; i <= count; i++) entries[i].object = pdf_add(emission->pdf);
    for (int32_t i = 0; i < count; i++) {
        int32_t parent = parent_of(pages, last_at, DEEPEST, i);
        int32_t level = pages->bookmarks.at[i].level;
        OutlineEntry *above = &entries[parent < 0 ? count : parent];
        entries[i].parent = above->object;
        entries[i].previous = above->last;
        if (above->last) entries[above->last - entries[0].object].next = entries[i].object;
        else above->first = entries[i].object;
        above->last = entries[i].object;
        if (level < 0) level = 0;
        for (int32_t k = level < DEEPEST ? level : DEEPEST - 1; k < DEEPEST; k++) last_at[k] = i;
    }
}

static void count_below(OutlineEntry *entries, int32_t count) {
    for (int32_t i = count - 1; i >= 0; i--) {
        int32_t above = entries[i].parent - entries[0].object;
        entries[above].below += entries[i].below + 1;
    }
}

static void add_link(Buffer *out, const char *key, int32_t object) {
    if (object) syntax_add_reference(out, key, object);
}

static void write_entry(Buffer *out, const OutlineEntry *entry) {
    add_link(out, "/Parent", entry->parent);
    add_link(out, "/Prev", entry->previous);
    add_link(out, "/Next", entry->next);
    add_link(out, "/First", entry->first);
    add_link(out, "/Last", entry->last);
    if (!entry->below) return;
    buffer_string(out, "/Count ");
    buffer_int(out, entry->below);
}

static void add_outline(Emission *emission, const int32_t *page_objects, Buffer *more) {
    const Pages *pages = emission->pages;
    int32_t count = pages->bookmarks.count;
    if (!count) return;
    OutlineEntry *entries = arena_array_of(emission->arena, (size_t)count + 1, OutlineEntry);
    link_entries(emission, entries);
    count_below(entries, count);
    Buffer out = {0};
    for (int32_t i = 0; i < count; i++) {
        buffer_string(&out, "/Title");
        syntax_add_text(&out, pages->bookmarks.at[i].title);
        buffer_string(&out, "/Dest");
        if (!destination_write(&out, emission, pages->bookmarks.at[i].destination, page_objects))
            out.size -= 5;
        write_entry(&out, &entries[i]);
        set_from(emission->pdf, entries[i].object, &out);
    }
    buffer_string(&out, "/Type/Outlines");
    write_entry(&out, &entries[count]);
    set_from(emission->pdf, entries[count].object, &out);
    buffer_free(&out);
    syntax_add_reference(more, "/PageMode/UseOutlines/Outlines", entries[count].object);
}

// ---- page labels -------------------------------------------------------------------------------

// 0 when the label is not a plain number that PDF would print the same way
static int32_t label_number(Text label) {
    int32_t number = 0;
    if (!label.size || label.size > 8 || label.at[0] == '0') return 0;
    for (size_t i = 0; i < label.size; i++) {
        if (label.at[i] < '0' || label.at[i] > '9') return 0;
        number = number * 10 + (label.at[i] - '0');
    }
    return number;
}

static void write_label(Buffer *out, Text label) {
    int32_t number = label_number(label);
    buffer_string(out, "<<");
    if (number) {
        buffer_string(out, "/S/D/St ");
        buffer_int(out, number);
    } else if (label.size) {
        buffer_string(out, "/P");
        syntax_add_text(out, label);
    }
    buffer_string(out, ">>");
}

// does this page's label follow by itself from the one before?
static bool label_follows(const Pages *pages, int32_t index) {
    if (!index) return false;
    Text before = pages->pages.at[index - 1].label, label = pages->pages.at[index].label;
    int32_t number = label_number(label);
    if (!number) return !label_number(before) && text_equal(before, label);
    return label_number(before) && label_number(before) + 1 == number;
}

static void add_labels(Emission *emission, Buffer *more) {
    const Pages *pages = emission->pages;
    TreeEntry *entries = arena_array_of(emission->arena, (size_t)pages->pages.count + 1, TreeEntry);
    int32_t count = 0;
    Buffer out = {0};
    for (int32_t i = 0; i < pages->pages.count; i++) {
        if (label_follows(pages, i)) continue;
        out.size = 0;
        buffer_int(&out, i);
        entries[count].key = text_copy(emission->arena, buffer_view(&out));
        out.size = 0;
        write_label(&out, pages->pages.at[i].label);
        entries[count++].value = text_copy(emission->arena, buffer_view(&out));
    }
    bool labelled = count > 1 || (count && pages->pages.at[0].label.size);
    if (labelled)
        syntax_add_reference(more, "/PageLabels", tree_add(emission->pdf, "/Nums", entries, count));
    buffer_free(&out);
}

Text navigation_add(Emission *emission, const int32_t *page_objects) {
    Buffer more = {0};
    add_names(emission, page_objects, &more);
    add_outline(emission, page_objects, &more);
    add_labels(emission, &more);
    Text entries = text_copy(emission->arena, buffer_view(&more));
    buffer_free(&more);
    return entries;
}
