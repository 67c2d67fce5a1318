// index_settle.c: where the entries of the index are named, once all texts are read.
//
// Titles, bylines, texts and captions are looked through for the forms, each block as one text without its notes, which
// are blocks of their own. A mark that touches a form stands for it. What is left are entries without a place.
#include <stdlib.h>

#include "parse/index_source.h"
#include "parse/source_schema.h"

enum { HINTS_MOST = 20 };

// ---- entries that are named --------------------------------------------------------------------

static void fail_entry(IndexSource *source, Place place, Text text) {
    const Document *document = source->document;
    Text near = {0};
    if (source->hints++ < HINTS_MOST) {
        Text *names = arena_array_of(source->arena, (size_t)document->index.count + 1, Text);
        for (int32_t i = 0; i < document->index.count; i++) names[i] = document->index.at[i].text;
        near = schema_nearest(text, names, document->index.count);
    }
    if (near.at)
        diagnostics_add(source->diagnostics, SEVERITY_ERROR, place, "index-entry",
                        "the index has no entry '%.*s'; did you mean '%.*s'?", TEXT_ARG(text), TEXT_ARG(near));
    else
        diagnostics_add(source->diagnostics, SEVERITY_ERROR, place, "index-entry",
                        "the index has no entry '%.*s': list it in the edition's index file, or mark it with its kind, "
                        "{person: …} or {organization: …}",
                        TEXT_ARG(text));
}

// the entry of this text, whatever its kind; -1 after an error
static int32_t find_entry(IndexSource *source, Text text, Place place) {
    for (int kind = INDEX_PERSON; kind < INDEX_ALL; kind++) {
        int32_t found = names_find(&source->entries, text_print(source->arena, "%d%.*s", kind, TEXT_ARG(text)));
        if (found >= 0) return found;
    }
    fail_entry(source, place, text);
    return -1;
}

// Adds the entries that an article's marks list, or finds those that its other marks name.
static void settle_marks(IndexSource *source, ArticleMarks *marks, bool listed) {
    for (int32_t i = 0; marks && i < marks->written.count; i++) {
        WrittenMark *mark = &marks->written.at[i];
        if (listed) mark->entry = -1;
        if (!mark->text.at || (mark->kind != INDEX_ALL) != listed) continue;
        mark->entry = listed ? index_add_entry(source, mark->kind, mark->text, mark->place)
                             : find_entry(source, mark->text, mark->place);
    }
}

static void settle_names(IndexSource *source) {
    for (int32_t a = 0; a < source->articles.count; a++) settle_marks(source, source->articles.at[a], true);
    for (int32_t a = 0; a < source->articles.count; a++) settle_marks(source, source->articles.at[a], false);
    for (int32_t i = 0; i < source->sees.count; i++) {
        const WrittenSee *see = &source->sees.at[i];
        int32_t to = find_entry(source, see->text, see->place);
        IndexEntry *entry = &source->document->index.at[see->entry];
        if (to >= 0) *array_add(source->document->arena, &entry->see) = to;
    }
}

static void check_forms(IndexSource *source) {
    const IndexForm *forms = source->forms.at;
    for (int32_t i = 1; i < source->forms.count; i++) {
        if (!text_equal(forms[i - 1].text, forms[i].text)) continue;
        const IndexEntry *other = &source->document->index.at[forms[i - 1].entry];
        diagnostics_add(source->diagnostics, SEVERITY_ERROR, forms[i].place, "index-entry",
                        "'%.*s' is a form of '%.*s' already, in line %d: a form leads to one entry; mark the other's "
                        "places in the text",
                        TEXT_ARG(forms[i].text), TEXT_ARG(other->text), forms[i - 1].place.line);
    }
}

// ---- looking through texts ---------------------------------------------------------------------

typedef struct {
    IndexSource *source;
    Article *article;
    WrittenMarks marks;     // of the article, by place
    WrittenMarks ends;      // the same by what stands behind them
    IndexText text;
} Search;

static void add_inlines(IndexText *text, const Node *node) {
    for (const Node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_TEXT) index_text_add(text, child->text, child->place);
        else if (child->kind == NODE_LINE_BREAK) index_text_add(text, TEXT(" "), child->place);
        else if (child->kind != NODE_NOTE) add_inlines(text, child);
    }
}

// does a written mark stand at the place?
static bool is_marked(const WrittenMarks *marks, Place place, bool end) {
    int32_t low = 0, high = marks->count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        const WrittenMark *mark = &marks->at[middle];
        int order = place_compare(end ? mark->end : mark->place, place);
        if (!order) return true;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return false;
}

// at: if not NULL, the one place that all of the text counts for
static void search_text(Search *search, const Place *at) {
    IndexForms *forms = &search->source->forms;
    Text text = buffer_view(&search->text.text);
    for (size_t from = 0; from < text.size;) {
        IndexMatch match = index_forms_match(forms, text, from);
        if (match.form < 0) return;
        size_t last = match.to - 1;
        while (last > match.from && ((unsigned char)text.at[last] & 0xc0) == 0x80) last--;
        Place place = index_text_place(&search->text, match.from), end = index_text_place(&search->text, last);
        end.column++;
        IndexForm *form = &forms->at[match.form];
        form->found = true;
        from = match.to;
        if (!at && (is_marked(&search->ends, place, true) || is_marked(&search->marks, end, false))) continue;
        *array_add(search->source->document->arena, &search->article->marks) =
            (IndexMark){.entry = form->entry, .place = at ? *at : place};
    }
}

static void search_line(Search *search, Text text, Place place, bool whole) {
    index_text_clear(&search->text);
    index_text_add(&search->text, text, place);
    search_text(search, whole ? &place : NULL);
}

static bool holds_inlines(const Node *node) {
    return node->kind != NODE_TEXT && node_may_hold(node->kind, NODE_TEXT) && !node_may_hold(NODE_PARAGRAPH, node->kind);
}

static void search_article(Search *search) {
    const Article *article = search->article;
    search_line(search, article->title, article->title_place, false);
    search_line(search, article->author, article->place, true); // stands below the title
    search_line(search, article->office, article->place, true);
    for (const Node *node = article->body; node; node = node_next(node)) {
        if (node->kind == NODE_FIGURE) search_line(search, node->figure->credit, node->place, true);
        if (!holds_inlines(node)) continue;
        index_text_clear(&search->text);
        add_inlines(&search->text, node);
        search_text(search, NULL);
    }
}

static void add_written(Search *search) {
    for (int32_t i = 0; i < search->marks.count; i++) {
        const WrittenMark *mark = &search->marks.at[i];
        if (mark->entry >= 0)
            *array_add(search->source->document->arena, &search->article->marks) =
                (IndexMark){.entry = mark->entry, .place = mark->place, .after = mark->after};
    }
}

static int compare_written(const void *a, const void *b) {
    return place_compare(((const WrittenMark *)a)->place, ((const WrittenMark *)b)->place);
}

static int compare_ends(const void *a, const void *b) {
    return place_compare(((const WrittenMark *)a)->end, ((const WrittenMark *)b)->end);
}

static int compare_marks(const void *a, const void *b) {
    const IndexMark *left = a, *right = b;
    int order = place_compare(left->place, right->place);
    if (order) return order;
    return left->entry != right->entry ? (left->entry < right->entry ? -1 : 1) : left->after - right->after;
}

static void mark_article(Search *search, int32_t index) {
    IndexSource *source = search->source;
    ArticleMarks *marks = index < source->articles.count ? source->articles.at[index] : NULL;
    search->article = source->document->articles.at[index];
    search->marks = search->ends = marks ? marks->written : (WrittenMarks){0};
    if (search->marks.count) {
        size_t size = (size_t)search->marks.count * sizeof(WrittenMark);
        search->marks.at = arena_copy(source->arena, search->marks.at, size); // the article's own stay in its order
        search->ends.at = arena_copy(source->arena, search->marks.at, size);
        qsort(search->marks.at, (size_t)search->marks.count, sizeof(WrittenMark), compare_written);
        qsort(search->ends.at, (size_t)search->ends.count, sizeof(WrittenMark), compare_ends);
    }
    if (marks) search->article->marks.count = search->article->marks.room = 0;
    if (source->forms.count && marks && !marks->left_out) search_article(search);
    add_written(search);
    if (search->article->marks.count)
        qsort(search->article->marks.at, (size_t)search->article->marks.count, sizeof(IndexMark), compare_marks);
}

// ---- what is missing ---------------------------------------------------------------------------

static void report_forms(IndexSource *source) {
    for (int32_t i = 0; i < source->forms.count; i++) {
        const IndexForm *form = &source->forms.at[i];
        if (form->written && !form->found)
            diagnostics_add(source->diagnostics, SEVERITY_WARNING, form->place, "index-form",
                            "no text has '%.*s' (capitals and all), or only within a longer form: correct it or take "
                            "it out",
                            TEXT_ARG(form->text));
    }
}

static bool *find_marked(IndexSource *source) {
    const Document *document = source->document;
    bool *marked = arena_array_of(source->arena, (size_t)document->index.count + 1, bool);
    for (int32_t a = 0; a < document->articles.count; a++)
        for (int32_t i = 0; i < document->articles.at[a]->marks.count; i++)
            marked[document->articles.at[a]->marks.at[i].entry] = true;
    return marked;
}

static void report_entries(IndexSource *source, const bool *marked) {
    for (int32_t i = 0; i < source->document->index.count; i++) {
        const IndexEntry *entry = &source->document->index.at[i];
        bool leads = marked[i];
        for (int32_t k = 0; k < entry->see.count; k++) leads |= marked[entry->see.at[k]];
        if (!leads)
            diagnostics_add(source->diagnostics, SEVERITY_WARNING, entry->place, "index-entry",
                            "no text names '%.*s', so it is not printed: add the forms by which texts do, or take it "
                            "out",
                            TEXT_ARG(entry->text));
    }
}

static void check_block(const IndexSource *source, const Node *block, const bool *any, const Node **first) {
    if (first[block->level])
        diagnostics_add(source->diagnostics, SEVERITY_ERROR, block->place, "index-twice",
                        "this index is printed already, in %.*s, line %d: keep one of the two",
                        TEXT_ARG(first[block->level]->place.file), first[block->level]->place.line);
    else first[block->level] = block;
    if (any[block->level]) return;
    const char *kind = block->level == INDEX_ALL ? "person" : index_kind_name((IndexKind)block->level);
    diagnostics_add(source->diagnostics, SEVERITY_ERROR, block->place, "index-empty",
                    "there is nothing to print here: list entries and their forms in the edition's index file (report.yaml "
                    "names it: 'index: data/index.yaml'), or write {%s: …} in the texts, or leave this out",
                    kind);
}

static void check_blocks(IndexSource *source, const bool *marked) {
    const Document *document = source->document;
    bool any[INDEX_ALL + 1] = {false};
    const Node *first[INDEX_ALL + 1] = {NULL};
    for (int32_t i = 0; i < document->index.count; i++)
        if (marked[i]) any[document->index.at[i].kind] = any[INDEX_ALL] = true;
    for (int32_t i = 0; i < document->articles.count; i++)
        for (const Node *node = document->articles.at[i]->body; node; node = node_next(node))
            if (node->kind == NODE_INDEX) check_block(source, node, any, first);
}

void index_settle(IndexSource *source, bool whole) {
    Search search = {.source = source, .text = {.arena = source->arena}};
    index_forms_sort(&source->forms);
    check_forms(source);
    settle_names(source);
    for (int32_t i = 0; i < source->document->articles.count; i++) mark_article(&search, i);
    const bool *marked = find_marked(source);
    if (whole) check_blocks(source, marked);
    // a text in error may be the one that has the form
    if (whole && !diagnostics_count(source->diagnostics, SEVERITY_ERROR)) {
        report_forms(source);
        report_entries(source, marked);
    }
    buffer_free(&search.text.text);
}
