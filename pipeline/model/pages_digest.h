// pages_digest.h: does a page look as it did before?
//
// The digest of a page's items is made of what they show alone: glyphs, places, colours, the bytes of fonts and
// pictures by their own digests. Numbers of tags, fonts, inks and drawings do not count, for they move when
// another page gets a paragraph.
#ifndef FOLIO_PAGES_DIGEST_H
#define FOLIO_PAGES_DIGEST_H

#include "model/pages.h"

enum { DIGEST_START = 1469598103 }; // the seed of a first digest

// Of what drawing (index) shows; digests of all drawings are made once and handed to pages_digest_page.
uint64_t *pages_digest_drawings(Arena *arena, const Pages *pages);
// Of page's size and items on layers (bits of 1 << Layer). drawings: from pages_digest_drawings.
uint64_t pages_digest_page(const Pages *pages, const Page *page, unsigned layers, const uint64_t *drawings);
// Goes on with any bytes.
uint64_t digest_add(uint64_t digest, const void *bytes, size_t size);

#endif
