// test_parse.c: an edition's files as a Document: places of all texts, files that are not what they should be, and the
// reference page.
#include "parse/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "parse/source_schema.h"
#include "support/places.h"
#include "support/test.h"

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Text root;      // a project of its own, in a temporary folder
} Fixture;

static void put(Fixture *fixture, const char *name, const char *bytes) {
    const char *why;
    Text path = file_join(fixture->arena, fixture->root, text_of(name));
    if (!file_write(path.at, text_of(bytes), &why)) fail_msg("%s: %s", path.at, why);
}

static const char report[] =
    "title: Report\norganisation: O\ndate: 2021-12-31\nlanguage: en\nlayout: cica\nsections:\n"
    "  - title: S\n    articles: [articles/one.yaml, articles/two.yaml]\n";

static int set_up(void **state) {
    Arena *arena = arena_new();
    Fixture *fixture = arena_new_of(arena, Fixture);
    char name[] = "/tmp/folio-test-XXXXXX";
    const char *why;
    if (!mkdtemp(name)) return -1;
    *fixture = (Fixture){arena, diagnostics_new(arena), text_copy(arena, text_of(name))};
    if (!file_make_folder(text_print(arena, "%s/e/articles", name).at, &why)) return -1;
    if (!file_make_folder(text_print(arena, "%s/e/images", name).at, &why)) return -1;
    put(fixture, "e/report.yaml", report);
    put(fixture, "e/articles/one.yaml", "title: One\nbody: [Text]\n");
    put(fixture, "e/articles/two.yaml", "title: Two\nbody: [Text]\n");
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    Fixture *fixture = *state;
    Text command = text_print(fixture->arena, "rm -rf '%s'", fixture->root.at);
    int status = system(command.at);
    arena_free(fixture->arena);
    return status;
}

static Document *parse(Fixture *fixture) {
    fixture->diagnostics = diagnostics_new(fixture->arena);
    return parse_edition(fixture->root, TEXT("e"), fixture->diagnostics);
}

// parses the edition; its only fault stands in this file and line
static void check_fault(Fixture *fixture, const char *file, int32_t line, const char *rule, const char *part) {
    Document *document = parse(fixture);
    assert_only_fault(fixture->diagnostics, line, part);
    const Diagnostic *fault = &fixture->diagnostics->all.at[0];
    assert_same_text(fault->place.file, text_of(file));
    assert_same_text(fault->rule, text_of(rule));
    document_free(document);
}

// ---- places ------------------------------------------------------------------------------------

// texts from data files, each file once for texts in a row
static void check_data_places(Fixture *fixture, Text root, const Article *article) {
    Text file = article->file;
    for (const Node *node = article->body; node; node = node_next(node)) {
        if (node->kind != NODE_TEXT || text_equal(node->place.file, file) || text_equal(node->place.file, article->file))
            continue;
        const char *why = NULL;
        file = node->place.file;
        Text bytes = file_read(fixture->arena, file_join(fixture->arena, root, file).at, 4 << 20, &why);
        assert_non_null(bytes.at);
        const Node *wrong = find_misplaced_in(bytes, file, article);
        if (wrong)
            fail_msg("'%.*s' is not at %.*s:%d:%d", TEXT_ARG(wrong->text), TEXT_ARG(file), wrong->place.line,
                     wrong->place.column);
    }
}

static int32_t check_document(Fixture *fixture, Text root, const Document *document) {
    int32_t texts = 0;
    for (int32_t i = 0; i < document->articles.count; i++) {
        const Article *article = document->articles.at[i];
        const char *why = NULL;
        Text bytes = file_read(fixture->arena, file_join(fixture->arena, root, article->file).at, 4 << 20, &why);
        assert_non_null(bytes.at);
        const Node *wrong = find_misplaced(bytes, article);
        if (wrong)
            fail_msg("'%.*s' is not at %.*s:%d:%d", TEXT_ARG(wrong->text), TEXT_ARG(article->file), wrong->place.line,
                     wrong->place.column);
        for (const Node *node = article->body; node; node = node_next(node)) texts += node->kind == NODE_TEXT;
        check_data_places(fixture, root, article);
    }
    return texts;
}

static void test_places_of_sources(void **state) {
    Fixture *fixture = *state;
    Document *document = parse_edition(TEXT("."), TEXT("sources/2021"), fixture->diagnostics);
    assert_non_null(document);
    assert_int_equal(diagnostics_count(fixture->diagnostics, SEVERITY_ERROR), 0);
    assert_in_range(check_document(fixture, TEXT("."), document), 500, 1000000);
    document_free(document);
}

static const char *const fixtures[] = {"parse/inlines", "parse/scalars", "parse/lists", "parse/notes", "parse/blocks",
                                       "parse/figures", "parse/russian", "parse/arabic", "check/markdown", "check/keys"};

static void test_places_of_fixtures(void **state) {
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        Document *document = document_new();
        document->folder = TEXT("tests");
        const char *why = NULL;
        Text file = text_print(fixture->arena, "tests/%s.yaml", fixtures[i]);
        Text bytes = file_read(fixture->arena, file.at, 4 << 20, &why);
        assert_non_null(bytes.at);
        parse_article(document, TEXT("."), bytes, file, fixture->diagnostics);
        assert_int_equal(document->articles.count, 1);
        check_document(fixture, TEXT("."), document);
        document_free(document);
    }
}

// the same articles with CRLF line ends have the same texts at the same places
static void test_places_with_crlf(void **state) {
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        Buffer crlf = {0}, written[2] = {{0}};
        const char *why = NULL;
        Text bytes = file_read(fixture->arena, text_print(fixture->arena, "tests/%s.yaml", fixtures[i]).at, 4 << 20, &why);
        for (size_t at = 0; at < bytes.size; at++)
            buffer_add(&crlf, bytes.at[at] == '\n' ? "\r\n" : &bytes.at[at], bytes.at[at] == '\n' ? 2 : 1);
        for (int j = 0; j < 2; j++) {
            Document *document = document_new();
            parse_article(document, TEXT("."), j ? buffer_view(&crlf) : bytes, TEXT("a.yaml"), fixture->diagnostics);
            assert_null(find_misplaced(j ? buffer_view(&crlf) : bytes, document->articles.at[0]));
            document_write(&written[j], document);
            document_free(document);
        }
        assert_same_text(buffer_view(&written[0]), buffer_view(&written[1]));
        buffer_free(&crlf);
        buffer_free(&written[0]);
        buffer_free(&written[1]);
    }
}

// the judge of places itself: a text moved by one column is found
static void test_judge(void **state) {
    Fixture *fixture = *state;
    Document *document = document_new();
    Text bytes = TEXT("title: A\nbody:\n  - |\n    Some *words* here\n    and there.\n");
    parse_article(document, TEXT("."), bytes, TEXT("a.yaml"), fixture->diagnostics);
    Node *text = document->articles.at[0]->body->first->next->first; // in the emphasis
    assert_same_text(text->text, TEXT("words"));
    assert_null(find_misplaced(bytes, document->articles.at[0]));
    text->place.column++;
    assert_ptr_equal(find_misplaced(bytes, document->articles.at[0]), text);
    text->place.column--;
    text->place.line++;
    assert_ptr_equal(find_misplaced(bytes, document->articles.at[0]), text);
    document_free(document);
}

// ---- editions ----------------------------------------------------------------------------------

static void test_edition(void **state) {
    Fixture *fixture = *state;
    put(fixture, "e/articles/one.yaml", "title: One\nshort-title: 1\nbody:\n  - 'Text [to](#two), page {page: one}'\nsource: S\n");
    put(fixture, "e/articles/two.yaml", "title: Two\nid: two\npages: 2\nbody: [{figure: {placeholder: true}, decorative: true}]\n");
    Document *document = parse(fixture);
    assert_int_equal(fixture->diagnostics->all.count, 0);
    assert_int_equal(document->articles.count, 2);
    const Article *one = document_find_article(document, TEXT("one")); // the file's name is the id
    assert_non_null(one);
    assert_int_equal(one->section, 0);
    assert_same_text(one->file, TEXT("e/articles/one.yaml"));
    assert_same_text(one->short_title, TEXT("1"));
    assert_int_equal(one->body_last->kind, NODE_SOURCE_CREDIT);
    int32_t id = 0;
    for (const Node *node = one->body; node; node = node_next(node)) assert_int_equal(node->id, ++id);
    assert_int_equal(one->node_count, id);
    assert_int_equal(document_find_article(document, TEXT("two"))->pages, 2);
    document_free(document);
}

static void test_files(void **state) {
    Fixture *fixture = *state;
    Text root = fixture->root;
    Arena *arena = fixture->arena;
    Text article = text_print(arena, "%s/e/articles/one.yaml", root.at), outside = text_print(arena, "%s/outside.yaml", root.at);
    put(fixture, "e/articles/one.yaml", "");
    check_fault(fixture, "e/articles/one.yaml", 1, "empty-file", "the file is empty");
    unlink(article.at);
    check_fault(fixture, "e/report.yaml", 8, "no-file", "sections[1].articles[1]: cannot read 'articles/one.yaml': no such file");
    put(fixture, "e/articles/onne.yaml", "title: One\nbody: [Text]\n");
    check_fault(fixture, "e/report.yaml", 8, "no-file", "did you mean 'articles/onne.yaml'?");
    mkdir(article.at, 0777);
    check_fault(fixture, "e/report.yaml", 8, "no-file", "cannot read 'articles/one.yaml': is a folder");
    rmdir(article.at);
    mkfifo(article.at, 0666);
    check_fault(fixture, "e/report.yaml", 8, "no-file", "is not a regular file");
    unlink(article.at);
    put(fixture, "outside.yaml", "title: One\nbody: [Text]\n");
    assert_int_equal(symlink(outside.at, article.at), 0);
    check_fault(fixture, "e/report.yaml", 8, "path-outside", "leads out of the edition's folder by a symbolic link");
    unlink(article.at);
    assert_int_equal(symlink("one.yaml", article.at), 0); // to itself
    check_fault(fixture, "e/report.yaml", 8, "no-file", "cannot read");
    unlink(article.at);
    assert_int_equal(symlink("two.yaml", article.at), 0); // within the edition, but twice
    check_fault(fixture, "e/report.yaml", 8, "duplicate-article", "is listed a second time");
}

static void test_report(void **state) {
    Fixture *fixture = *state;
    Text path = text_print(fixture->arena, "%s/e/report.yaml", fixture->root.at);
    put(fixture, "e/report.yaml", "title: A: B\n");
    check_fault(fixture, "e/report.yaml", 1, "yaml-syntax", "put the title in quotes");
    unlink(path.at);
    check_fault(fixture, "e/report.yaml", 0, "no-file", "no such file");
    assert_int_equal(symlink("/etc/passwd", path.at), 0);
    check_fault(fixture, "e/report.yaml", 0, "path-outside", "leads out of the edition's folder");
    unlink(path.at);
    mkdir(path.at, 0777);
    check_fault(fixture, "e/report.yaml", 0, "no-file", "is a folder");
}

// one file's syntax error does not hide the others' faults, and references to it are not blamed
static void test_all_files_in_one_run(void **state) {
    Fixture *fixture = *state;
    put(fixture, "e/articles/one.yaml", "title: One: broken\nbody: [Text]\n");
    put(fixture, "e/articles/two.yaml", "title: Two\npages: x\nbody:\n  - Text [to](#one) and [to](#onne)\n");
    document_free(parse(fixture));
    diagnostics_sort(fixture->diagnostics);
    assert_int_equal(fixture->diagnostics->all.count, 3);
    assert_same_text(fixture->diagnostics->all.at[0].rule, TEXT("yaml-syntax"));
    assert_same_text(fixture->diagnostics->all.at[1].rule, TEXT("wrong-value"));
    assert_same_text(fixture->diagnostics->all.at[2].rule, TEXT("reference-unknown"));
    assert_non_null(strstr(fixture->diagnostics->all.at[2].message.at, "did you mean 'one'?"));
}

static void test_ids(void **state) {
    Fixture *fixture = *state;
    put(fixture, "e/articles/two.yaml", "title: Two\nid: one\nbody: [Text]\n");
    check_fault(fixture, "e/articles/two.yaml", 1, "duplicate-id", "the id 'one' is that of e/articles/one.yaml already");
    put(fixture, "e/articles/Two B.yaml", "title: Two\nbody: [Text]\n");
    put(fixture, "e/report.yaml", "title: R\norganisation: O\ndate: 2021-12-31\nlanguage: en\nlayout: cica\nsections:\n"
                                  "  - title: S\n    articles: [articles/Two B.yaml]\n");
    check_fault(fixture, "e/articles/Two B.yaml", 1, "missing-key", "the file's name 'Two B' cannot be an id");
}

static void test_facts(void **state) {
    Fixture *fixture = *state;
    put(fixture, "e/report.yaml", text_print(fixture->arena, "%skeywords: [a, b]\nplaceholders: print\n", report).at);
    check_fault(fixture, "e/report.yaml", 10, "missing-key", "needs a reason");
    put(fixture, "e/report.yaml", text_print(fixture->arena, "%simprint: {isbn: 978-3-16-148410-1}\n", report).at);
    check_fault(fixture, "e/report.yaml", 9, "wrong-value", "an ISBN whose check digit is right");
    put(fixture, "e/report.yaml", text_print(fixture->arena, "%skeywords: [a, b]\nimprint:\n  isbn: 978-3-16-148410-0\n"
        "  address: |\n    One\n    Two\n  publisher: P\n", report).at);
    Document *document = parse(fixture);
    assert_int_equal(fixture->diagnostics->all.count, 0);
    assert_same_text(document->keywords, TEXT("a, b"));
    assert_int_equal(document->imprint.count, 3);
    assert_same_text(document->imprint.at[1].value, TEXT("One\nTwo"));
    assert_int_equal(document->imprint.at[1].place.line, 13);
    assert_same_text(document->imprint.at[2].key, TEXT("publisher"));
    document_free(document);
}

// ---- limits ------------------------------------------------------------------------------------

static void check_body(Fixture *fixture, const char *piece, int32_t times, const char *rule) {
    Buffer bytes = {0};
    buffer_string(&bytes, "title: T\nbody:\n  - |\n    ");
    for (int32_t i = 0; i < times; i++) buffer_string(&bytes, piece);
    buffer_string(&bytes, "x\n");
    Document *document = document_new();
    fixture->diagnostics = diagnostics_new(fixture->arena);
    parse_article(document, TEXT("."), buffer_view(&bytes), TEXT("a.yaml"), fixture->diagnostics);
    int32_t found = rule ? 0 : 1 - fixture->diagnostics->all.count;
    for (int32_t i = 0; i < fixture->diagnostics->all.count; i++) found += rule && text_is(fixture->diagnostics->all.at[i].rule, rule);
    if (found != 1) fail_msg("%d times '%s': %d diagnostics, %d of them %s", times, piece, fixture->diagnostics->all.count, found, rule ? rule : "none");
    document_free(document);
    buffer_free(&bytes);
}

static void test_limits(void **state) {
    check_body(*state, "> ", 12, NULL);
    check_body(*state, "> ", 40, "too-deep");
    check_body(*state, "- ", 40, "too-deep");
    check_body(*state, "x", SOURCE_MOST_MARKDOWN - 2, NULL);
    check_body(*state, "x", SOURCE_MOST_MARKDOWN - 1, "wrong-value"); // with the last x and the line end one too many
}

// shapes that make a Markdown reader slow or deep
static void test_hostile_shapes(void **state) {
    static const char *const pieces[] = {"*", "_", "[", "![", "`", "<", "&", ">", "> ", "- ", "1. ", "[^1]", "*a ", "**a _b ", "a]",
                                         "[a](", "\\", "&amp;", "{page:", "<a", "|", "#", "\n    - ", "\n    > ", "\n    [^1]: x\n\n",
                                         "\n    [a]: b\n", "é*", "[a](<b", "***", "]("};
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        Buffer bytes = {0};
        buffer_string(&bytes, "title: T\nbody:\n  - |\n    x");
        while (bytes.size < 60000) buffer_string(&bytes, pieces[i]);
        Document *document = document_new();
        fixture->diagnostics = diagnostics_new(fixture->arena);
        parse_article(document, TEXT("."), buffer_view(&bytes), TEXT("a.yaml"), fixture->diagnostics);
        if (document->articles.count) assert_null(find_misplaced(buffer_view(&bytes), document->articles.at[0]));
        document_free(document);
        buffer_free(&bytes);
    }
}

// ---- the reference page ------------------------------------------------------------------------

static void test_reference_page(void **state) {
    Fixture *fixture = *state;
    const char *why = NULL;
    Buffer page = {0};
    source_write_reference(&page);
    if (getenv("UPDATE") && *getenv("UPDATE")) assert_true(file_write("sources/README.md", buffer_view(&page), &why));
    Text committed = file_read(fixture->arena, "sources/README.md", 4 << 20, &why);
    if (!text_equal(committed, buffer_view(&page))) fail_msg("%s", "sources/README.md is not what `folio schema sources` prints");
    buffer_free(&page);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_places_of_sources), TEST(test_places_of_fixtures), TEST(test_places_with_crlf), TEST(test_judge),
        TEST(test_edition), TEST(test_files), TEST(test_report), TEST(test_all_files_in_one_run), TEST(test_ids),
        TEST(test_facts), TEST(test_limits), TEST(test_hostile_shapes), TEST(test_reference_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
