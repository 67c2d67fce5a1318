// explanation.h: an article's explanation, for people (explanation_text.c) and for programs
// (explanation_json.c).
#ifndef FOLIO_EXPLANATION_H
#define FOLIO_EXPLANATION_H

#include "layout/explain.h"

// Of the page's columns and of the next page's first: the start whose best other pagination is the cheapest;
// NULL: none has one. page: from 1 in the article.
const ColumnStart *explanation_of_page(const Explanation *explanation, int32_t page);
int64_t explanation_sum(const int64_t terms[TERM_COUNT]);

void explanation_write_text(Buffer *out, const ArticleRecord *article, const Explanation *explanation);
// One object, without a line end.
void explanation_write_json(Buffer *out, const ArticleRecord *article, const Explanation *explanation);

#endif
