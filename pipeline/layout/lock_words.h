// lock_words.h: an article as one row of words, in which a page's start is found again after corrections.
//
// Words stand between blanks; an ideograph or kana is a word of its own. What does not flow (floating figures,
// captions) has none; a figure in the flow has its name, a block without words one empty word.
#ifndef FOLIO_LOCK_WORDS_H
#define FOLIO_LOCK_WORDS_H

#include "layout/lock.h"
#include "layout/table.h"

typedef struct {
    Text text;
    uint64_t hash;
    int32_t block;          // of the galley
    int32_t at;             // byte in the block's text
} LockWord;

typedef ARRAY(LockWord) LockWords;

// All in arena. The words do not depend on how the lines break, but for those of blocks that do not part.
LockWords lock_words(Arena *arena, const Galley *galley);

// The words of a text that lock_words_join made.
LockWords lock_words_split(Arena *arena, Text text);
Text lock_words_join(Arena *arena, const LockWords *words, int32_t from, int32_t to); // clamped

// The first byte of a paragraph's line in the paragraph's text.
int32_t lock_line_start(const ParagraphInput *input, const Line *line);
// The first byte of each unit of a table in the table's text, in arena.
int32_t *lock_table_starts(Arena *arena, const TableSet *table);
// All settings of a passage by one number: its variants, then those beside a figure.
int32_t lock_settings(const Passage *passage);
const Variant *lock_setting(const Passage *passage, int32_t number);
// The first byte of each line of each setting of a paragraph, in arena; the piece is set in the first.
int32_t **lock_line_starts(Arena *arena, Typesetter *setter, const Galley *galley, const Piece *piece,
                           const Passage *passage);

// The first word of a block, or of the next that has one.
int32_t lock_words_of_block(const LockWords *words, int32_t block);
// The word that holds, or follows, a byte of a block's text; *letter: its code points before that byte.
int32_t lock_words_find(const LockWords *words, int32_t block, int32_t at, int32_t *letter);
// The byte at a letter of a word.
int32_t lock_words_byte(const LockWord *word, int32_t letter);

// Where the words around a page's start stand now: the first word of the best match behind `after` (an index;
// -1: the whole row), the nearest to `near` of equal ones; -1 if half of the words do not match.
int32_t lock_words_match(Arena *scratch, const LockWords *words, const LockPage *page,
                         int32_t after, int32_t near);

#endif
