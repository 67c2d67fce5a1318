// structure_table.c: which cells head a cell (ISO 32000-1, 14.8.5.7).
//
// Cells stand in a grid as their spans say. Head cells with the scope of their column are stacked over the columns they
// span; one that comes after plain cells takes the place of those as wide as it is, as the names of groups of rows do. A
// row's head cells hold from where they stand on. Tables wider than MOST_COLUMNS are left to the scopes.
#include "emit/structure_inside.h"

enum { MOST_COLUMNS = 64, MOST_DEEP = 4, MOST_ROW_HEADS = 4 };

typedef struct {
    int32_t tags[MOST_DEEP];   // the outermost first
    int32_t widths[MOST_DEEP]; // columns that each spans
    int32_t count;
    bool closed;               // a plain cell has come since
    int32_t busy;              // rows that a cell above still reaches into, this one included
} GridColumn;

typedef struct {
    Structure *structure;
    GridColumn columns[MOST_COLUMNS];
    int32_t row_heads[MOST_ROW_HEADS];
    int32_t row_head_count;
    int32_t at;                // column of the next cell
} Grid;

static const Tag *tag_at(const Structure *structure, int32_t tag) {
    return &structure->emission->pages->tags.at[tag - 1];
}

static void open_column(GridColumn *column, int32_t width) {
    int32_t kept = 0;
    for (int32_t i = 0; column->closed && i < column->count; i++) {
        if (column->widths[i] <= width) continue;
        column->tags[kept] = column->tags[i];
        column->widths[kept++] = column->widths[i];
    }
    if (column->closed) column->count = kept;
    column->closed = false;
}

static void add_column_head(Grid *grid, int32_t tag, int32_t first, int32_t width) {
    for (int32_t i = first; i < first + width; i++) {
        GridColumn *column = &grid->columns[i];
        open_column(column, width);
        if (column->count == MOST_DEEP) continue;
        column->tags[column->count] = tag;
        column->widths[column->count++] = width;
    }
}

static bool is_among(const int32_t *tags, int32_t count, int32_t tag) {
    for (int32_t i = 0; i < count; i++)
        if (tags[i] == tag) return true;
    return false;
}

static void set_headers(Grid *grid, int32_t tag, int32_t first, int32_t width) {
    enum { MOST = 16 };
    int32_t found[MOST + 1], count = 0;
    for (int32_t i = 0; i < grid->row_head_count; i++) found[count++] = grid->row_heads[i];
    for (int32_t i = first; i < first + width; i++) {
        GridColumn *column = &grid->columns[i];
        column->closed = true;
        for (int32_t k = 0; k < column->count && count < MOST; k++)
            if (!is_among(found, count, column->tags[k])) found[count++] = column->tags[k];
    }
    found[count++] = 0;
    if (count > 1)
        grid->structure->headers[tag] =
            arena_copy(grid->structure->emission->arena, found, (size_t)count * sizeof *found);
}

static int32_t span_of(int32_t span) {
    return span < 1 ? 1 : span;
}

static void place_cell(Grid *grid, int32_t id) {
    const Tag *tag = tag_at(grid->structure, id);
    while (grid->at < MOST_COLUMNS && grid->columns[grid->at].busy) grid->at++;
    int32_t first = grid->at, width = span_of(tag->column_span);
    if (width > MOST_COLUMNS - first) width = MOST_COLUMNS - first;
    if (width < 1) return;
    for (int32_t i = first; i < first + width; i++) grid->columns[i].busy = span_of(tag->row_span);
    grid->at = first + width;
    if (tag->role == ROLE_CELL) set_headers(grid, id, first, width);
    else if (tag->scope != SCOPE_ROW) add_column_head(grid, id, first, width);
    else if (grid->row_head_count < MOST_ROW_HEADS) grid->row_heads[grid->row_head_count++] = id;
}

static void place_row(Grid *grid, int32_t row) {
    const Structure *structure = grid->structure;
    grid->at = grid->row_head_count = 0;
    for (int32_t cell = structure->first_child[row]; cell; cell = structure->next[cell]) {
        Role role = tag_at(structure, cell)->role;
        if (role == ROLE_CELL || role == ROLE_HEAD_CELL) place_cell(grid, cell);
    }
    for (int32_t i = 0; i < MOST_COLUMNS; i++)
        if (grid->columns[i].busy) grid->columns[i].busy--;
}

void structure_find_headers(Structure *structure) {
    structure->headers =
        arena_array_of(structure->emission->arena, (size_t)structure->tag_count + 2, const int32_t *);
    for (int32_t tag = 1; tag <= structure->tag_count; tag++) {
        if (!structure->element[tag] || tag_at(structure, tag)->role != ROLE_TABLE) continue;
        Grid grid = {.structure = structure};
        for (int32_t row = structure->first_child[tag]; row; row = structure->next[row])
            if (tag_at(structure, row)->role == ROLE_ROW) place_row(&grid, row);
    }
}
