// report.h: what the writers of text, JSON and HTML share. Private to diff/.
#ifndef FOLIO_DIFF_REPORT_H
#define FOLIO_DIFF_REPORT_H

#include "diff/diff.h"

// A row of the table of pages: neighbours of which the same is to be said.
typedef struct {
    int32_t first, last; // indices into Differences.pages
} PageRange;

typedef ARRAY(PageRange) PageRanges;

PageRanges report_ranges(Arena *arena, const Differences *differences);
void report_write_numbers(Buffer *out, const Numbers *numbers, int32_t plus); // "1–37, 41", each and plus
void report_write_range(Buffer *out, int32_t first, int32_t last);           // "7" or "7–9"
// Changed words in a few words of context: … the [-old-]{+new+} one …
void report_write_excerpt(Buffer *out, const Change *change, bool all);
void report_write_words(Buffer *out, int32_t added, int32_t removed); // "+14 −2 words"
void report_write_summary(Buffer *out, const Differences *differences);      // one sentence or two
unsigned report_follows(const PagePair *pair); // the bits worth telling: a moved page has another number
Place report_place(const Change *change); // where to look: after, or else before
const char *report_status(PageStatus status); // for people: "moved, same content"

#endif
