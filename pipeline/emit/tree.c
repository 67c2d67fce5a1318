// tree.c: balanced trees, built from the top: a node holds up to 32 leaves or 32 equal subtrees.
#include "emit/tree.h"

#include "emit/syntax.h"

enum { FAN = 32 };

// leaves below each child of a node with so many leaves below it; 1: its children are leaves
static int32_t step_of(int32_t leaves) {
    int64_t step = 1;
    while (step * FAN < leaves) step *= FAN;
    return (int32_t)step;
}

static int32_t least(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static void set_from(Pdf *pdf, int32_t number, Buffer *entries) {
    pdf_set(pdf, number, buffer_view(entries));
    buffer_free(entries);
}

static int32_t add_pages(Pdf *pdf, const int32_t *pages, int32_t count, int32_t *parents,
                         int32_t parent) {
    int32_t number = pdf_add(pdf), step = step_of(count);
    Buffer out = {0};
    buffer_string(&out, "/Type/Pages/Count ");
    buffer_int(&out, count);
    if (parent) syntax_add_reference(&out, "/Parent", parent);
    buffer_string(&out, "/Kids[");
    for (int32_t i = 0; i < count; i += step) {
        int32_t kid = pages[i];
        if (step > 1) kid = add_pages(pdf, pages + i, least(step, count - i), parents + i, number);
        else parents[i] = number;
        syntax_add_reference(&out, "", kid);
    }
    buffer_byte(&out, ']');
    set_from(pdf, number, &out);
    return number;
}

int32_t tree_add_pages(Pdf *pdf, const int32_t *pages, int32_t count, int32_t *parents) {
    return add_pages(pdf, pages, count, parents, 0);
}

static int32_t add_node(Pdf *pdf, const char *leaf_key, const TreeEntry *entries, int32_t count,
                        bool root) {
    int32_t number = pdf_add(pdf), step = step_of(count);
    Buffer out = {0};
    if (!root) {
        buffer_string(&out, "/Limits[");
        buffer_text(&out, entries[0].key);
        buffer_byte(&out, ' ');
        buffer_text(&out, entries[count - 1].key);
        buffer_byte(&out, ']');
    }
    buffer_string(&out, step > 1 ? "/Kids" : leaf_key);
    buffer_byte(&out, '[');
    for (int32_t i = 0; i < count; i += step) {
        if (step > 1) {
            int32_t kid = add_node(pdf, leaf_key, entries + i, least(step, count - i), false);
            syntax_add_reference(&out, "", kid);
        } else {
            buffer_byte(&out, ' ');
            buffer_text(&out, entries[i].key);
            buffer_byte(&out, ' ');
            buffer_text(&out, entries[i].value);
        }
    }
    buffer_byte(&out, ']');
    set_from(pdf, number, &out);
    return number;
}

int32_t tree_add(Pdf *pdf, const char *leaf_key, const TreeEntry *entries, int32_t count) {
    return add_node(pdf, leaf_key, entries, count, true);
}
