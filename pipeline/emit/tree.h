// tree.h: PDF's trees: pages, names and numbers as real trees of small nodes. Private to pipeline/emit.
#ifndef FOLIO_EMIT_TREE_H
#define FOLIO_EMIT_TREE_H

#include "emit/object.h"

typedef struct {
    Text key;      // as PDF syntax: (name) or a number; in rising order
    Text value;    // as PDF syntax
} TreeEntry;

// A name tree ("/Names") or number tree ("/Nums", ISO 32000-1, 7.9.6 and 7.9.7); number of its root.
int32_t tree_add(Pdf *pdf, const char *leaf_key, const TreeEntry *entries, int32_t count);
// A page tree over pages (object numbers), whose parents it fills in; number of its root.
int32_t tree_add_pages(Pdf *pdf, const int32_t *pages, int32_t count, int32_t *parents);

#endif
