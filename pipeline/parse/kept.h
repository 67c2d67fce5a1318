// kept.h: articles that were read, kept for the next reading of their edition.
//
// An article depends on its file's bytes, on the edition's language, on the rows of the data files that it shows, and on
// its pictures being there. While all of these stay, it serves again as it is, with what was said of it. One in error is
// read again: what is wrong may be mended elsewhere.
#ifndef FOLIO_KEPT_H
#define FOLIO_KEPT_H

#include "common/stamp.h"
#include "parse/index_source.h"
#include "parse/paths.h"

typedef struct {
    Article *article;           // its arena holds all of this
    FileMark mark;
    Text language;              // of the edition
    UsedFiles used;
    ArticleMarks marks;
    Diagnostics *diagnostics;   // what was said while it was read
    bool taken;                 // it is in the Document that is being read
} KeptArticle;

typedef struct {
    Arena *arena;               // of the list alone
    ARRAY(KeptArticle *) all;
    int32_t next;               // where the search goes on: articles mostly come in the same order
    int64_t revisions;
} KeptArticles;

// The article of a file if it still holds, marked as taken; or NULL.
KeptArticle *kept_take(KeptArticles *list, const EditionFolder *edition, Text file);
// Keeps an article that was just read.
KeptArticle *kept_add(KeptArticles *list, Article *article, const EditionFolder *edition);
// Gives back what the reading just done did not take.
void kept_turn(KeptArticles *list);
void kept_free(KeptArticles *list, bool with_articles);

#endif
