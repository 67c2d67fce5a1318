// lock.h: the layout lock: which words each page of an article starts with, and where its figures stand.
//
// A page's start is found again by the words around it, not by its line: text above it may be edited. The
// article as it flows is one row of words (lock_words.h), captions, floating figures and furniture left out; a
// page starts before one of them, or between two letters of it where the word is divided.
//
// The way of a lock through a build: lock_open; for each article lock_bind. If the best pagination moves a
// page, another is looked for in which that costs TERM_MOVED. Then lock_compare names the pages that moved all
// the same. A new lock is made by lock_make_article from what stands on the pages. Text form: lock_file.c.
#ifndef FOLIO_LOCK_H
#define FOLIO_LOCK_H

#include "layout/galley.h"

enum { LOCK_CONTEXT = 8 };  // words kept on either side of a page's start

typedef struct {
    int32_t page;           // of the article, from 1
    Place at;               // of its first line, for people; as it was when the lock was written
    int32_t word;           // words of the article before it
    int32_t letter;         // code points of that word that stand on the page before
    Text before, after;     // the words around it, blanks between them; after begins with the whole word
} LockPage;

typedef struct {
    int32_t page;           // of the article, from 1
    Text name;              // the picture's file, or a placeholder's topic
} LockFigure;

typedef struct {
    Text id;                // the article's; its file if it has none
    int32_t first_page;     // of the report, from 1
    int32_t page_count;
    ARRAY(LockPage) pages;  // in order; none for a page without text
    ARRAY(LockFigure) figures; // floating ones, in the article's order
} LockArticle;

typedef struct Lock {
    Text file;              // its own, for diagnostics
    Text layout;            // a layout's name
    ARRAY(LockArticle) articles; // in reading order
} Lock;

// ---- the file (lock_file.c) ----------------------------------------------------------------------

// The lock's place in an edition's folder: "sources/2021/layout.lock".
Text lock_path(Arena *arena, Text folder);
void lock_write(Buffer *out, const Lock *lock);
// In arena. NULL after an error, which is added to diagnostics; survives any bytes.
Lock *lock_read(Arena *arena, Text bytes, Text name, Diagnostics *diagnostics);
// The lock of an edition in a layout, read below root, in arena. NULL if there is none, if it cannot be read or
// was written for another layout: diagnostics say so [folio-lock, lock-unreadable, lock-layout], and, strict,
// that one is missing [lock-missing].
Lock *lock_open(Arena *arena, Text root, const Document *document, Text layout, bool strict,
                Diagnostics *diagnostics);
// Borrowed, or NULL.
const LockArticle *lock_find(const Lock *lock, Text id);
Text lock_id(const Article *article);
int32_t lock_pages(const Lock *lock); // of all articles

// ---- an article (lock.c) -------------------------------------------------------------------------

// Where a page of the lock may start in the galley as it is now.
typedef struct {
    int32_t word;           // in the article; -1: not found
    int32_t letter;
    bool near;              // no line starts with it: the line that holds it or the next will do
} LockStart;

typedef struct {
    const LockArticle *article;
    LockStart *starts;      // one for each of article->pages
    int32_t *figures;       // of article->figures: its record; -1: gone
    int32_t *marks;         // of each record: the page that it may start, or stand on, by the lock; 0: none
} LockBinding;

// Finds the pages and figures of the lock and sets Record.page. The galley is as galley_build left it; the
// setter sets again the paragraphs that pages start in. The result is in part's arena.
LockBinding *lock_bind(Galley *galley, Pages *part, const LockArticle *article, Typesetter *setter);
// The lock of an article as paginated; galley_choose was called. In arena, but for texts of the galley's.
LockArticle lock_make_article(Arena *arena, const Galley *galley, const Pagination *pagination,
                              const Article *article, int32_t first_page);

// ---- what stays (lock_stays.c) -------------------------------------------------------------------

// Of each page the record that it starts with, as the search counts it: at a passage's start that of its first
// setting;
// -1: no text.
int32_t *lock_starts(Arena *arena, const Galley *galley, const Pagination *pagination);
bool lock_page_stays(const LockBinding *binding, const Pagination *pagination,
                     const int32_t *starts, int32_t page);
bool lock_has_text(const LockArticle *article, int32_t page);
// Pages and figures that do not stand where the lock has them, and pages more or less.
int32_t lock_count_moved(Arena *scratch, const Galley *galley, const Pagination *pagination,
                         const LockBinding *binding);

// Pages whose words are gone: they count as moved whatever is done.
int32_t lock_count_lost(const LockBinding *binding);

// ---- what moved (lock_report.c) ------------------------------------------------------------------

typedef struct {
    const Galley *galley;
    const Pagination *pagination;
    const PageShape *shape; // that it was made for
    const LockBinding *binding;
    LockArticle now;        // lock_make_article's
    Severity severity;      // of a move
    Diagnostics *diagnostics;
} LockCase;

// Names each page that starts elsewhere and each figure that stands elsewhere, and why [lock-moved]; and in
// notes each page that starts near its place or with other words [lock-kept].
void lock_compare(Arena *scratch, const LockCase *lock_case);

// The articles of a report as they stand now: each one's first page and number of pages.
typedef struct {
    const Lock *lock;
    const Document *document;
    const int32_t *first_pages, *page_counts; // one an article of the document
    Severity severity;      // of a move
} LockCounts;

// Names each article that takes more or fewer pages, each new one, and the runs of pages that have other
// numbers by it (lock_counts.c) [lock-moved, lock-new].
void lock_compare_counts(const LockCounts *counts, Diagnostics *diagnostics);

#endif
