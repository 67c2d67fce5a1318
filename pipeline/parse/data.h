// data.h: an edition's data files: rows that tables show and charts count.
//
//     # sources/2021/data/events.yaml
//     - date: 2021-07-13
//       event: Seminar on natural disaster management
//       states: [Azerbaijan, Bangladesh, China]
//
// A list of rows; a row is a mapping of free keys (small letters, digits, hyphens) to a scalar or to a list of
// scalars, all text as written. The same may stand in an article itself, as `rows`. Rows and values are nodes of
// the file's tree, so each knows its place, and a cell may be read as Markdown.
//
// Errors: those of yaml.h and paths.h; wrong-type (no list, a row that is no mapping, a value of values), wrong-value
// (no rows, a key of other characters, too many keys), unknown-key (a key that no row has).
#ifndef FOLIO_DATA_H
#define FOLIO_DATA_H

#include "parse/paths.h"

enum { DATA_MOST_KEYS = 100 }; // different keys of one file
#define DATA_MOST_NUMBER INT64_C(1000000000000000) // 1/1000

typedef struct {
    Text file; // relative to the project root; the article's own for rows that stand in it
    ARRAY(const YamlNode *) rows; // mappings of keys to scalars or sequences of scalars
    ARRAY(Text) keys;             // of all rows, in the order of their first appearance
    bool broken; // an error was found in it, and said: more keys may have been meant
} Data;

// The data files read so far. They may serve again, in the next reading of the edition, while they stay as they are.
typedef struct DataShelf DataShelf;
DataShelf *data_shelf_new(void);
void data_shelf_free(DataShelf *shelf); // with all files; NULL is fine
// The edition is about to be read once more: gives back files that it did not use, and those in error.
void data_shelf_turn(DataShelf *shelf);
// The revision of the good rows in a file as it is now, if they are on the shelf; else 0.
int64_t data_shelf_find(const EditionFolder *edition, Text file);

// The file at path (relative to the edition's folder), read once for edition->shelf. NULL after an error that
// leaves nothing of it. asked: where an article names it. The file's name lives with edition->names, or in kept.
const Data *data_read(Arena *kept, const EditionFolder *edition, Text path, const YamlNode *asked,
                      Diagnostics *diagnostics);
// Rows that stand in the article: list is their sequence. NULL after an error that leaves nothing of them.
const Data *data_read_rows(Arena *arena, const YamlNode *list, Diagnostics *diagnostics);

// The value of a row's key, a scalar or a sequence of scalars; NULL if the row has none, or left it empty.
const YamlNode *data_find(const YamlNode *row, Text key);
// The scalars of a value, one after another: NULL behind the last. A scalar is a list of one.
const YamlNode *data_first(const YamlNode *value);
const YamlNode *data_next(const YamlNode *value, const YamlNode *item);
// A decimal number of at most three decimals, in 1/1000: "-12.5" is -12500. A number beyond DATA_MOST_NUMBER, either
// way, is too large.
typedef enum { NUMBER_NONE, NUMBER_TOO_LARGE, NUMBER_READ } DataNumber;
DataNumber data_read_number(Text text, int64_t *thousandths);
// Has any row this key? If not, an error at asked that names the nearest.
bool data_check_key(const Data *data, Text key, const YamlNode *asked, Diagnostics *diagnostics);

#endif
