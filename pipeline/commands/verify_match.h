// verify_match.h: what the files of verify_match share: expected blocks beside found ones. Private to commands/verify_*.c.
//
// verify_compare.c holds one text against another, verify_element.c a tag; verify_fault.c says what is wrong;
// verify_match.c walks through the articles. Texts live in the matcher's arena or in what was read.
#ifndef FOLIO_VERIFY_MATCH_H
#define FOLIO_VERIFY_MATCH_H

#include "commands/verify.h"

typedef struct {
    Arena *arena;
    const Document *document;
    const FoundFile *file;
    Diagnostics *diagnostics;
    const Text *labels;     // of each article's first page, by the contents; absent: not known
    int32_t page;           // where the last block was
    int32_t title_level;    // of the first article's title; 0: none yet
    const Expected *heading; // the last of the article
    int32_t heading_level;  // of its tag
    ARRAY(Text) tried;      // marks of notes in the text that was compared last
    ARRAY(Text) marks;      // those of the article's texts, in order
    ARRAY(Text) own_marks;  // those that its notes begin with
} Matcher;

typedef struct {
    size_t wanted, found; // bytes up to which both agree
} Agreement;

// Is found the text of expected? *at: how far they agree; matcher->tried: the marks of notes in it.
bool verify_compare(Matcher *matcher, const Expected *expected, Text found, Agreement *at);
// Behind a note's mark at a byte of found: a number, or one of the signs that stand for it; at itself: there is none.
size_t verify_skip_mark(Text found, size_t at);

bool verify_role_fits(Want want, FoundRole role);
// What its tag says beside its role: what it stands in, its level, its alternative text. false: a fault was reported.
bool verify_check_element(Matcher *matcher, const Expected *expected, const Found *found);

// The words about a byte, short and as people know them, with dots where more is left out.
Text verify_excerpt(Arena *arena, Text text, size_t at);
// The page that shows found's words about a byte; the last block's if none does.
int32_t verify_page_of(const Matcher *matcher, Text found, size_t at);
// Each reports an error. found NULL: the article ends there.
void verify_fault_text(const Matcher *matcher, const Expected *expected, const Found *found, Agreement at);
void verify_fault_missing(const Matcher *matcher, const Expected *expected, const Found *found);
void verify_fault_role(const Matcher *matcher, const Expected *expected, const Found *found);
void verify_fault_more(const Matcher *matcher, Place place, const Found *found);

#endif
