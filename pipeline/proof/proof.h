// proof.h: the report as pictures, for editors and designers.
//
//     page-001.png …            each page, its trim box
//     spread-002-003.png …      facing pages, as the reader holds them
//     contact.png               all pages small, in spreads
//     art-energy.png …          a page each of the sheets given, by its label
//     index.html, data/, pages/ the proof book, if it is asked for: book.h
//
// A new proof takes the place of the old one: all files are made in a folder beside them first, then each is moved
// over the old one of its name, and what is left of the old proof goes; files of other names stay. Same Pages, same bytes, whatever
// the number of threads. Numbers have three digits, or as many as the last page needs.
#ifndef FOLIO_PROOF_H
#define FOLIO_PROOF_H

#include "common/font.h"
#include "common/progress.h"
#include "model/pages.h"

typedef struct {
    Text folder;      // made where it is missing
    int32_t density;  // pixels an inch, 10 to 1200; 0: 150
    unsigned layers;  // bits of 1 << Layer; 0: all
    int32_t threads;  // 0: one a core
    bool book;        // also the proof book (book.h): index.html and what it shows
    bool pages_alone; // no spreads, no contact sheet
    const Pages *sheets; // further pictures, a page each, at 72 pixels an inch; NULL: none. Labels start with "art-"
    Progress *progress; // NULL: nobody watches
} ProofOptions;

// Fonts are loaded through fonts by file and digest, pictures are read below root. What cannot be painted
// (a missing picture or font) is an error in diagnostics, and the proof is written all the same, with the
// fault showing. false: nothing was written; the error proof-unwritten or proof-density says why.
bool proof_write(const Pages *pages, Text root, FontSet *fonts, const ProofOptions *options,
                 Diagnostics *diagnostics);

int proof_count_digits(int32_t count); // of page numbers in names: at least 3
// "page-007.png" of a report of count pages
Text proof_page_name(Arena *arena, int32_t page, int32_t count);
Text proof_spread_name(Arena *arena, int32_t left, int32_t count); // left page, even

#endif
