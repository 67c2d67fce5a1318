// lock.c: from what stands on an article's pages to its lock, and from a lock back to the galley's records.
//
// A page stays if it starts with the word it started with: in every setting of the paragraph that has such a
// line. Only where no setting has one (a correction in that very line) the lines nearest to the word will do.
#include "layout/lock.h"

#include "layout/flow.h"
#include "layout/lock_words.h"

// ---- making --------------------------------------------------------------------------------------

static bool may_start(const Record *record) {
    return (record->kind == RECORD_TEXT || record->kind == RECORD_FIGURE) && !record_floats(record);
}

// the word and letter that a record starts with; its place in the sources
static int32_t record_word(Arena *arena, const Galley *galley, const LockWords *words, int32_t record,
                           int32_t *letter, Place *place) {
    RecordSource source = galley->sources.at[record];
    const Block *block = &galley->blocks.at[source.block];
    int32_t at = 0;
    *place = block->place;
    if (block->kind == BLOCK_LINES) {
        const Piece *piece = &block->pieces.at[0];
        const Line *line = &piece->setting.lines[source.line < piece->setting.line_count ? source.line : 0];
        if (source.line) at = lock_line_start(piece->input, line);
        *place = line->from;
    }
    if (block->kind == BLOCK_TABLE) {
        at = lock_table_starts(arena, block->table)[source.line];
        *place = table_unit_place(block->table, source.line);
    }
    return lock_words_find(words, source.block, at, letter);
}

static void add_page(Arena *arena, LockArticle *article, const Galley *galley,
                     const LockWords *words, int32_t record, int32_t page) {
    LockPage made = {.page = page + 1};
    made.word = record_word(arena, galley, words, record, &made.letter, &made.at);
    made.before = lock_words_join(arena, words, made.word - LOCK_CONTEXT, made.word);
    made.after = lock_words_join(arena, words, made.word, made.word + LOCK_CONTEXT);
    *array_add(arena, &article->pages) = made;
}

// what floats beside figures are sidebars and pull quotes
static Text figure_name(const Galley *galley, int32_t record) {
    const Node *node = galley->blocks.at[galley->sources.at[record].block].figure;
    if (!node) return TEXT("sidebar");
    if (node->kind == NODE_CHART) return TEXT("chart");
    const Figure *figure = node->figure;
    return figure->placeholder ? figure->topic : figure->image;
}

LockArticle lock_make_article(Arena *arena, const Galley *galley, const Pagination *pagination,
                              const Article *article, int32_t first_page) {
    LockArticle made = {.id = lock_id(article), .first_page = first_page, .page_count = pagination->page_count};
    LockWords words = lock_words(arena, galley);
    const int32_t *starts = lock_starts(arena, galley, pagination);
    for (int32_t page = 0; page < pagination->page_count; page++)
        if (starts[page] >= 0) add_page(arena, &made, galley, &words, starts[page], page);
    for (int32_t i = 0; i < galley->records.count; i++)
        if (record_floats(&galley->records.at[i]) && pagination->placements[i].page >= 0)
            *array_add(arena, &made.figures) =
                (LockFigure){pagination->placements[i].page + 1, figure_name(galley, i)};
    return made;
}

// ---- finding again -------------------------------------------------------------------------------

typedef struct {
    Galley *galley;
    Arena *arena;
    Typesetter *setter;
    LockWords words;
} Binder;

// the passage whose first record belongs to a block, spaces left out; -1: none
static int32_t find_passage(const Galley *galley, int32_t block) {
    for (int32_t i = 0; i < galley->passages.count; i++) {
        int32_t record = galley->passages.at[i].variants[0].first;
        if (galley->sources.at[record].block == block && may_start(&galley->records.at[record])) return i;
    }
    return -1;
}

static void bind_line(Binder *binder, const Passage *passage, int32_t setting, int32_t line, int32_t page) {
    const Variant *variant = lock_setting(passage, setting);
    if (line >= variant->count) return;
    int32_t record = line ? variant->first + line : passage->variants[0].first;
    binder->galley->records.at[record].page = page;
}

// the last line that starts at or before a byte
static int32_t line_at(const int32_t *starts, int32_t count, int32_t at) {
    int32_t line = 0;
    while (line + 1 < count && starts[line + 1] <= at) line++;
    return line;
}

static void bind_paragraph(Binder *binder, LockStart *start, const Piece *piece,
                           const Passage *passage, int32_t at, int32_t page) {
    int32_t **starts = lock_line_starts(binder->arena, binder->setter, binder->galley, piece, passage);
    int32_t exact = 0;
    for (int32_t pass = 0; pass < 2 && !exact; pass++) {
        for (int32_t i = 0; i < lock_settings(passage); i++) {
            int32_t line = line_at(starts[i], lock_setting(passage, i)->count, at);
            bool meets = starts[i][line] == at;
            exact += meets;
            if (meets || pass) bind_line(binder, passage, i, line, page);
            if (pass) bind_line(binder, passage, i, line + 1, page);
        }
    }
    start->near = !exact;
}

// the unit that holds a byte of the table's text
static void bind_table(Binder *binder, const TableSet *table, int32_t at, int32_t page) {
    const int32_t *starts = lock_table_starts(binder->arena, table);
    int32_t unit = line_at(starts, table->units.count, at);
    binder->galley->records.at[table->first_record + unit].page = page;
}

static void bind_start(Binder *binder, LockStart *start, int32_t page) {
    const LockWord *word = &binder->words.at[start->word];
    const Block *block = &binder->galley->blocks.at[word->block];
    int32_t found = find_passage(binder->galley, word->block);
    if (found < 0) { start->word = -1; return; }
    const Passage *passage = &binder->galley->passages.at[found];
    int32_t at = lock_words_byte(word, start->letter);
    bool first = lock_words_of_block(&binder->words, word->block) == start->word && !start->letter;
    if (block->kind == BLOCK_TABLE) bind_table(binder, block->table, at, page);
    else if (first || block->kind != BLOCK_LINES) bind_line(binder, passage, 0, 0, page);
    else bind_paragraph(binder, start, &block->pieces.at[0], passage, at, page);
}

// the pages in their order; each is expected as far behind the one before as it was
static void bind_pages(Binder *binder, LockBinding *binding) {
    int32_t after = -1, drift = 0;
    for (int32_t i = 0; i < binding->article->pages.count; i++) {
        const LockPage *page = &binding->article->pages.at[i];
        LockStart *start = &binding->starts[i];
        *start = (LockStart){.word = 0};
        if (page->page == 1) { after = 0; continue; } // the article's start
        start->word = lock_words_match(binder->arena, &binder->words, page, after, page->word + drift);
        if (start->word < 0) continue;
        if (binder->words.at[start->word].text.size > (size_t)page->letter) start->letter = page->letter;
        after = start->word;
        drift = start->word - page->word;
        bind_start(binder, start, page->page);
    }
}

static int32_t *list_floating(Arena *arena, const Galley *galley, int32_t *count) {
    int32_t *list = arena_array_of(arena, (size_t)galley->records.count + 1, int32_t);
    *count = 0;
    for (int32_t i = 0; i < galley->records.count; i++)
        if (record_floats(&galley->records.at[i])) list[(*count)++] = i;
    return list;
}

static void bind_figure(Binder *binder, LockBinding *binding, int32_t figure, int32_t record) {
    binding->figures[figure] = record;
    binder->galley->records.at[record].page = binding->article->figures.at[figure].page;
}

// The figures of one name from both ends; of those between, where figures came or went, each in its turn if
// there are as many as there were: a photograph takes a placeholder's place.
static void bind_figures(Binder *binder, LockBinding *binding) {
    const LockFigure *old = binding->article->figures.at;
    int32_t count, old_count = binding->article->figures.count, head = 0, tail = 0;
    const int32_t *now = list_floating(binder->arena, binder->galley, &count);
    int32_t least = count < old_count ? count : old_count;
    for (int32_t i = 0; i < old_count; i++) binding->figures[i] = -1;
    while (head < least && text_equal(old[head].name, figure_name(binder->galley, now[head]))) head++;
    while (tail < least - head && text_equal(old[old_count - 1 - tail].name,
                                             figure_name(binder->galley, now[count - 1 - tail])))
        tail++;
    int32_t first = count == old_count ? count : head;
    for (int32_t i = 0; i < first; i++) bind_figure(binder, binding, i, now[i]);
    for (int32_t i = 0; i < tail; i++) bind_figure(binder, binding, old_count - 1 - i, now[count - 1 - i]);
}

LockBinding *lock_bind(Galley *galley, Pages *part, const LockArticle *article, Typesetter *setter) {
    Arena *arena = part->arena;
    Binder binder = {galley, arena, setter, lock_words(arena, galley)};
    LockBinding *binding = arena_new_of(arena, LockBinding);
    binding->article = article;
    binding->starts = arena_array_of(arena, (size_t)article->pages.count + 1, LockStart);
    binding->figures = arena_array_of(arena, (size_t)article->figures.count + 1, int32_t);
    bind_pages(&binder, binding);
    bind_figures(&binder, binding);
    binding->marks = arena_array_of(arena, (size_t)galley->records.count + 1, int32_t);
    for (int32_t i = 0; i < galley->records.count; i++) binding->marks[i] = galley->records.at[i].page;
    return binding;
}
