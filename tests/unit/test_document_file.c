// test_document_file.c: a Document's text form gives the Document again, and refuses what is not one.
#include "model/chart.h"
#include "model/table.h"
#include "support/random.h"
#include "support/test.h"

static Document *read_bytes(Arena *arena, Text bytes, Diagnostics **diagnostics) {
    *diagnostics = diagnostics_new(arena);
    return document_read(bytes, TEXT("a.document"), *diagnostics);
}

static void compare_figures(const Figure *a, const Figure *b) {
    assert_int_equal(!a, !b);
    if (!a) return;
    assert_same_text(a->image, b->image);
    assert_same_text(a->topic, b->topic);
    assert_same_text(a->wanted, b->wanted);
    assert_same_text(a->alt, b->alt);
    assert_same_text(a->credit, b->credit);
    assert_int_equal(a->placeholder, b->placeholder);
    assert_int_equal(a->decorative, b->decorative);
    assert_int_equal(a->place, b->place);
    assert_int_equal(a->span, b->span);
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->side, b->side);
    assert_int_equal(a->least, b->least);
    assert_int_equal(a->most, b->most);
    assert_int_equal(a->focus_x, b->focus_x);
    assert_int_equal(a->focus_y, b->focus_y);
}

static void compare_parts(const TablePart *a, const TablePart *b) {
    assert_int_equal(!a, !b);
    if (!a) return;
    assert_int_equal(a->wide, b->wide);
    assert_int_equal(a->plain, b->plain);
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->share, b->share);
    assert_int_equal(a->align, b->align);
    assert_int_equal(a->head, b->head);
    assert_int_equal(a->group, b->group);
    assert_int_equal(a->keep, b->keep);
    assert_int_equal(a->columns, b->columns);
    assert_int_equal(a->rows, b->rows);
}

static void compare_charts(const Chart *a, const Chart *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->orientation, b->orientation);
    assert_same_text(a->unit, b->unit);
    assert_same_text(a->language, b->language);
    assert_int_equal(a->series.count, b->series.count);
    assert_int_equal(a->categories.count, b->categories.count);
    for (int32_t i = 0; i < a->series.count; i++) assert_same_text(a->series.at[i], b->series.at[i]);
    for (int32_t i = 0; i < a->categories.count; i++) {
        const ChartCategory *one = &a->categories.at[i], *other = &b->categories.at[i];
        assert_same_text(one->name, other->name);
        assert_same_text(one->shorter, other->shorter);
        assert_same_text(one->shortest, other->shortest);
        assert_same_text(one->group, other->group);
        for (int32_t s = 0; s < a->series.count; s++) assert_true(chart_value(a, i, s) == chart_value(b, i, s));
    }
}

static void compare_nodes(const Node *a, const Node *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->id, b->id);
    assert_int_equal(a->parent ? a->parent->id : 0, b->parent ? b->parent->id : 0);
    assert_int_equal(a->last ? a->last->id : 0, b->last ? b->last->id : 0);
    assert_same_place(a->place, b->place);
    assert_same_text(node_words(a)->style, node_words(b)->style);
    assert_same_text(node_words(a)->language, node_words(b)->language);
    assert_same_text(a->text, b->text);
    assert_same_text(node_words(a)->target, node_words(b)->target);
    assert_int_equal(a->direction, b->direction);
    assert_int_equal(a->stands, b->stands);
    assert_int_equal(a->span, b->span);
    assert_int_equal(a->level, b->level);
    assert_int_equal(a->ordered, b->ordered);
    assert_int_equal(a->page_reference, b->page_reference);
    compare_figures(a->figure, b->figure);
    compare_parts(a->part, b->part);
    assert_int_equal(!a->chart, !b->chart);
    if (a->chart) compare_charts(a->chart, b->chart);
}

static void compare_articles(const Article *a, const Article *b) {
    const Text *left[] = {&a->file,   &a->id,   &a->title, &a->short_title,   &a->author,
                          &a->office, &a->date, &a->venue, &a->template_name, &a->language};
    const Text *right[] = {&b->file,   &b->id,   &b->title, &b->short_title,   &b->author,
                           &b->office, &b->date, &b->venue, &b->template_name, &b->language};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) assert_same_text(*left[i], *right[i]);
    assert_same_place(a->place, b->place);
    assert_same_place(a->title_place, b->title_place);
    assert_same_place(a->template_place, b->template_place);
    assert_same_place(a->pages_place, b->pages_place);
    assert_int_equal(a->section, b->section);
    assert_int_equal(a->pages, b->pages);
    assert_int_equal(a->drop_cap, b->drop_cap);
    assert_int_equal(a->node_count, b->node_count);
    assert_int_equal(a->marks.count, b->marks.count);
    for (int32_t i = 0; i < a->marks.count; i++) {
        assert_int_equal(a->marks.at[i].entry, b->marks.at[i].entry);
        assert_int_equal(a->marks.at[i].after, b->marks.at[i].after);
        assert_same_place(a->marks.at[i].place, b->marks.at[i].place);
    }
    const Node *x = a->body, *y = b->body;
    for (; x && y; x = node_next(x), y = node_next(y)) compare_nodes(x, y);
    assert_true(!x && !y);
}

static void compare_reports(const Document *a, const Document *b) {
    const Text *left[] = {&a->file,       &a->folder,   &a->title,     &a->organisation,
                          &a->short_name, &a->date,     &a->language,  &a->layout,
                          &a->subject,    &a->keywords, &a->cover_art, &a->placeholders_reason};
    const Text *right[] = {&b->file,       &b->folder,   &b->title,     &b->organisation,
                           &b->short_name, &b->date,     &b->language,  &b->layout,
                           &b->subject,    &b->keywords, &b->cover_art, &b->placeholders_reason};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) assert_same_text(*left[i], *right[i]);
    assert_int_equal(a->print_placeholders, b->print_placeholders);
    assert_int_equal(a->blank_pages, b->blank_pages);
    assert_same_place(a->title_place, b->title_place);
    assert_same_place(a->layout_place, b->layout_place);
    assert_int_equal(a->sections.count, b->sections.count);
    for (int32_t i = 0; i < a->sections.count; i++) {
        assert_same_text(a->sections.at[i].title, b->sections.at[i].title);
        assert_same_place(a->sections.at[i].place, b->sections.at[i].place);
    }
}

static void compare_entries(const Entry *a, const Entry *b, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        assert_same_text(a[i].key, b[i].key);
        assert_same_text(a[i].value, b[i].value);
        assert_same_place(a[i].place, b[i].place);
    }
}

static void compare_index(const IndexEntry *a, const IndexEntry *b) {
    assert_int_equal(a->kind, b->kind);
    assert_same_text(a->text, b->text);
    assert_same_text(a->sort, b->sort);
    assert_same_place(a->place, b->place);
    assert_int_equal(a->see.count, b->see.count);
    for (int32_t i = 0; i < a->see.count; i++) assert_int_equal(a->see.at[i], b->see.at[i]);
}

static void compare_documents(const Document *a, const Document *b) {
    compare_reports(a, b);
    assert_int_equal(a->cover_lines.count, b->cover_lines.count);
    compare_entries(a->cover_lines.at, b->cover_lines.at, a->cover_lines.count);
    assert_int_equal(a->imprint.count, b->imprint.count);
    compare_entries(a->imprint.at, b->imprint.at, a->imprint.count);
    assert_int_equal(a->index.count, b->index.count);
    for (int32_t i = 0; i < a->index.count; i++) compare_index(&a->index.at[i], &b->index.at[i]);
    assert_int_equal(a->articles.count, b->articles.count);
    for (int32_t i = 0; i < a->articles.count; i++)
        compare_articles(a->articles.at[i], b->articles.at[i]);
}

static void written_documents_come_back(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        Document *made = random_document(seed);
        Buffer first = {0}, second = {0};
        document_write(&first, made);
        Document *read = read_bytes(arena, buffer_view(&first), &diagnostics);
        if (!read) fail_msg("seed %d: %s", (int)seed, diagnostics->all.at[0].message.at);
        compare_documents(made, read);
        document_write(&second, read);
        assert_same_text(buffer_view(&first), buffer_view(&second));
        document_free(made);
        document_free(read);
        buffer_free(&first);
        buffer_free(&second);
        arena_free(arena);
    }
}

// a new field must go into document_file.c and into the comparison above; then correct the size here
static void no_field_is_forgotten(void **state) {
    (void)state;
    if (sizeof(void *) != 8) skip();
    assert_int_equal(sizeof(Figure), 120);
    assert_int_equal(sizeof(Node), 120);
    assert_int_equal(sizeof(TablePart), 28);
    assert_int_equal(sizeof(Chart), 80);
    assert_int_equal(sizeof(ChartCategory), 64);
    assert_int_equal(sizeof(Article), 352);  // its revision is of a session
    assert_int_equal(sizeof(IndexEntry), 80);
    assert_int_equal(sizeof(IndexMark), 40);
    assert_int_equal(sizeof(Section), 40);
    assert_int_equal(sizeof(Entry), 56);
    assert_int_equal(sizeof(Document), 360); // names and lent say who frees what
}

#define HEAD "folio-document 1\ndocument title=\"R\"\nsection title=\"S\"\n"
#define ARTICLE HEAD "article id=\"a\" section=0\n"

static void a_document_reads(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *diagnostics;
    Document *read = read_bytes(
        arena, TEXT(ARTICLE "  heading level=2\n    text text=\"T\"\n  page-break\nend\n"),
        &diagnostics);
    assert_non_null(read);
    const Article *article = document_find_article(read, TEXT("a"));
    assert_int_equal(article->section, 0);
    assert_int_equal(article->body->level, 2);
    assert_same_text(article->body->first->text, TEXT("T"));
    assert_int_equal(article->body->next->kind, NODE_PAGE_BREAK);
    document_free(read);
    arena_free(arena);
}

static void faults_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        int32_t line;
        const char *message;
    } cases[] = {
        {"folio-document 1\nend\n", 2, "'document' record is missing"},
        {"folio-document 1\nsection\nend\n", 2, "first record should be 'document'"},
        {"folio-document 1\ndocument\ndocument\nend\n", 3, "second 'document'"},
        {"folio-pages 1\nend\n", 1, "folio-document 1"},
        {HEAD "article section=1\nend\n", 4, "from -1 to 0"},
        {HEAD "article pages=10000\nend\n", 4, "from 0 to 9999"},
        {HEAD "  page-break\nend\n", 4, "before the first article"},
        {HEAD "  article\nend\n", 4, "nodes alone are indented"},
        {ARTICLE "page-break\nend\n", 5, "indented"},
        {ARTICLE " page-break\nend\n", 5, "indented"},
        {ARTICLE "    page-break\nend\n", 5, "indented"},
        {ARTICLE "  text text=\"x\"\nend\n", 5, "no 'text' may stand in 'article'"},
        {ARTICLE "  paragraph\n    paragraph\nend\n", 6, "no 'paragraph' may stand in 'paragraph'"},
        {ARTICLE "  page-break\n    text text=\"x\"\nend\n", 6, "may stand in 'page-break'"},
        {ARTICLE "  paragraph\n    text\nend\n", 6, "needs the field 'text'"},
        {ARTICLE "  heading\nend\n", 5, "needs the field 'level'"},
        {ARTICLE "  heading level=4\nend\n", 5, "from 1 to 3"},
        {ARTICLE "  paragraph level=1\nend\n", 5, "has no field 'level'"},
        {ARTICLE "  list level=-1\nend\n", 5, "from 0"},
        {ARTICLE "  paragraph direction=up\nend\n", 5, "'up' is no direction"},
        {ARTICLE "  figure place=left\nend\n", 5, "'left' is no place"},
        {ARTICLE "  figure span=pag\nend\n", 5, "did you mean 'page'"},
        {ARTICLE "  figure height=2,1\nend\n", 5, "least height is above"},
        {ARTICLE "  figure height=0,28346001\nend\n", 5, "from 0 to 28346000"},
        {ARTICLE "  figure focus=0,1001\nend\n", 5, "from 0 to 1000"},
        {ARTICLE "  figure focus=0\nend\n", 5, "','"},
        {ARTICLE "  chart\nend\n", 5, "needs the field 'series'"},
        {ARTICLE "  chart series=\"\" categories=\"a\"\nend\n", 5, "needs the field 'values'"},
        {ARTICLE "  chart series=\"\" categories=\"a\",\"b\" values=1\nend\n", 5, "','"},
        {ARTICLE "  chart series=\"\" categories=\"a\" values=1,2\nend\n", 5, "should end here"},
        {ARTICLE "  chart series=\"\" categories=\"a\" values=-1\nend\n", 5, "from 0 to"},
        {ARTICLE "  chart series=\"\" categories=\"a\" short=\"b\",\"c\" values=1\nend\n", 5, "should end here"},
        {ARTICLE "  chart kind=pie series=\"\" categories=\"a\" values=1\nend\n", 5, "'pie' is no kind"},
        {ARTICLE "  chart series=a categories=\"a\" values=1\nend\n", 5, "quotes"},
        {HEAD "mark entry=0\nend\n", 4, "before the first article"},
        {ARTICLE "mark entry=0\nend\n", 5, "from 0 to -1"},
        {HEAD "index-entry kind=all\nend\n", 4, "'all' is no kind"},
        {HEAD "index-entry kind=person see=1\nend\n", 5, "one that is not there"},
        {ARTICLE "  index\nend\n", 5, "needs the field 'of'"},
        {ARTICLE "  paragraf\nend\n", 5, "did you mean 'paragraph'"},
        {ARTICLE "  paragraph\n", 5, "cut short"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        assert_null(read_bytes(arena, text_of(cases[i].bytes), &diagnostics));
        assert_only_fault(diagnostics, cases[i].line, cases[i].message);
        arena_free(arena);
    }
}

static void nodes_are_at_most_so_deep(void **state) {
    (void)state;
    for (int32_t deep = NODE_DEPTH_MOST; deep <= NODE_DEPTH_MOST + 1; deep++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        Buffer bytes = {0};
        buffer_string(&bytes, ARTICLE);
        for (int32_t i = 1; i <= deep; i++) buffer_print(&bytes, "%*s\n", 2 * i + 5, "quote");
        buffer_string(&bytes, "end\n");
        Document *read = read_bytes(arena, buffer_view(&bytes), &diagnostics);
        if (deep > NODE_DEPTH_MOST) assert_only_fault(diagnostics, 4 + deep, "at most 100 deep");
        else assert_non_null(read);
        document_free(read);
        buffer_free(&bytes);
        arena_free(arena);
    }
}

static void articles_are_limited(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *diagnostics;
    Buffer bytes = {0};
    buffer_string(&bytes, HEAD);
    for (int32_t i = 0; i < 10001; i++) buffer_string(&bytes, "article\n");
    buffer_string(&bytes, "end\n");
    assert_null(read_bytes(arena, buffer_view(&bytes), &diagnostics));
    assert_only_fault(diagnostics, 10004, "more than 10000 articles");
    buffer_free(&bytes);
    arena_free(arena);
}

// a written Document with a byte changed, cut or doubled never crashes, and is read or refused with one fault
static void damaged_documents_survive(void **state) {
    (void)state;
    Document *made = random_document(7);
    Buffer bytes = {0};
    document_write(&bytes, made);
    Random random = random_new(1);
    for (int32_t round = 0; round < 500; round++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        size_t at = (size_t)random_int(&random, 0, (int32_t)bytes.size - 1);
        char kept = bytes.bytes[at];
        bytes.bytes[at] = (char)random_int(&random, 0, 255);
        size_t size = random_chance(&random, 30) ? at : bytes.size;
        Document *read = read_bytes(arena, (Text){bytes.bytes, size}, &diagnostics);
        assert_int_equal(diagnostics->all.count, read ? 0 : 1);
        bytes.bytes[at] = kept;
        document_free(read);
        arena_free(arena);
    }
    document_free(made);
    buffer_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_documents_come_back),
        cmocka_unit_test(no_field_is_forgotten),
        cmocka_unit_test(a_document_reads),
        cmocka_unit_test(faults_are_refused),
        cmocka_unit_test(nodes_are_at_most_so_deep),
        cmocka_unit_test(articles_are_limited),
        cmocka_unit_test(damaged_documents_survive),
    };
    return cmocka_run_group_tests_name("document file", tests, NULL, NULL);
}
