// lock_file.c: the text form of a layout lock, version 1, in the records of common/record.h.
//
//     folio-lock 1
//     layout name="cica"
//     article id="think-tank-forum" first-page=20 pages=2
//       page number=1 word=0 after="Transformation of CICA Think Tank Forum On 11" at="sources/…/x.yaml",3,8
//       page number=2 word=688 letter=4 before="eight words" after="eight words" at=
//       figure page=1 name="images/forum.jpg"
//     end
//
// Order: layout first, articles in reading order, in each its pages, then its floating figures as the article
// has them. number, page and word count inside the article. A page without text has no record. A record on
// several lines above is one line in a file.
//
// Checked at reading: order, numbers (pages rise and stay in the article).
#include "common/file.h"
#include "common/record.h"
#include "layout/lock.h"

static const char *const form = "folio-lock";
enum { VERSION = 1, PAGES_MOST = 1 << 20, WORDS_MOST = 1 << 28, LETTERS_MOST = 1 << 16, FILE_MOST = 1 << 26 };

Text lock_path(Arena *arena, Text folder) {
    return file_join(arena, folder, TEXT("layout.lock"));
}

Text lock_id(const Article *article) {
    return article->id.size ? article->id : article->file;
}

const LockArticle *lock_find(const Lock *lock, Text id) {
    for (int32_t i = 0; i < lock->articles.count; i++)
        if (text_equal(lock->articles.at[i].id, id)) return &lock->articles.at[i];
    return NULL;
}

int32_t lock_pages(const Lock *lock) {
    int32_t count = 0;
    for (int32_t i = 0; i < lock->articles.count; i++) count += lock->articles.at[i].page_count;
    return count;
}

// ---- writing -------------------------------------------------------------------------------------

static void write_page(Buffer *out, const LockPage *page) {
    record_begin(out, 1, "page");
    record_write_int(out, "number", page->page);
    record_write_int(out, "word", page->word);
    record_write_unusual(out, "letter", page->letter, 0);
    record_write_text(out, "before", page->before);
    record_write_text(out, "after", page->after);
    record_write_place(out, "at", page->at);
    record_end(out);
}

static void write_figure(Buffer *out, const LockFigure *figure) {
    record_begin(out, 1, "figure");
    record_write_int(out, "page", figure->page);
    record_write_text(out, "name", figure->name);
    record_end(out);
}

static void write_article(Buffer *out, const LockArticle *article) {
    record_begin(out, 0, "article");
    record_write_text(out, "id", article->id);
    record_write_int(out, "first-page", article->first_page);
    record_write_int(out, "pages", article->page_count);
    record_end(out);
    for (int32_t i = 0; i < article->pages.count; i++) write_page(out, &article->pages.at[i]);
    for (int32_t i = 0; i < article->figures.count; i++) write_figure(out, &article->figures.at[i]);
}

void lock_write(Buffer *out, const Lock *lock) {
    record_write_first(out, form, VERSION);
    record_begin(out, 0, "layout");
    record_write_text(out, "name", lock->layout);
    record_end(out);
    for (int32_t i = 0; i < lock->articles.count; i++) write_article(out, &lock->articles.at[i]);
    record_write_last(out);
}

// ---- reading -------------------------------------------------------------------------------------

typedef struct {
    RecordReader record;
    Arena *arena;
    Lock *lock;
    LockArticle *article;   // the last one
    bool has_layout;
} LockReader;

static int32_t need_int(LockReader *reader, const char *name, int32_t least, int32_t most) {
    record_need(&reader->record, name);
    return (int32_t)record_read_int(&reader->record, name, least, least, most);
}

static void read_layout(LockReader *reader) {
    if (reader->has_layout) record_fail(&reader->record, NULL, "'layout' stands here twice");
    record_need(&reader->record, "name");
    reader->lock->layout = record_read_text(&reader->record, reader->arena, "name");
    reader->has_layout = true;
}

static void read_article(LockReader *reader) {
    LockArticle article = {0};
    record_need(&reader->record, "id");
    article.id = record_read_text(&reader->record, reader->arena, "id");
    article.first_page = need_int(reader, "first-page", 1, PAGES_MOST);
    article.page_count = need_int(reader, "pages", 0, PAGES_MOST);
    if (reader->record.failed) return;
    *array_add(reader->arena, &reader->lock->articles) = article;
    reader->article = array_last(&reader->lock->articles);
}

static void read_page(LockReader *reader) {
    LockArticle *article = reader->article;
    int32_t before = article->pages.count ? array_last(&article->pages)->page : 0;
    LockPage page = {.page = need_int(reader, "number", 1, PAGES_MOST),
                     .word = need_int(reader, "word", 0, WORDS_MOST),
                     .letter = (int32_t)record_read_int(&reader->record, "letter", 0, 0, LETTERS_MOST),
                     .before = record_read_text(&reader->record, reader->arena, "before"),
                     .after = record_read_text(&reader->record, reader->arena, "after"),
                     .at = record_read_place(&reader->record, reader->arena, "at")};
    if (page.page <= before || page.page > article->page_count)
        record_fail(&reader->record, NULL, "page %d does not stand between page %d and the article's end",
                    page.page, before);
    *array_add(reader->arena, &article->pages) = page;
}

static void read_figure(LockReader *reader) {
    LockFigure figure = {.page = need_int(reader, "page", 1, PAGES_MOST),
                         .name = record_read_text(&reader->record, reader->arena, "name")};
    if (figure.page > reader->article->page_count)
        record_fail(&reader->record, NULL, "page %d is behind the article's end", figure.page);
    *array_add(reader->arena, &reader->article->figures) = figure;
}

enum { LAYOUT, ARTICLE, PAGE, FIGURE, KINDS };

static void read_record(LockReader *reader) {
    static const char *const kinds[KINDS] = {"layout", "article", "page", "figure"};
    int kind = record_find_kind(&reader->record, kinds, KINDS);
    if (kind != LAYOUT && !reader->has_layout)
        record_fail(&reader->record, NULL, "the first record should be 'layout'");
    if (kind > ARTICLE && !reader->article) record_fail(&reader->record, NULL, "before the first article");
    if (reader->record.indent != (kind > ARTICLE ? 2 : 0))
        record_fail(&reader->record, NULL, "pages and figures alone are indented, by two blanks");
    if (reader->record.failed) return;
    switch (kind) {
    case LAYOUT: read_layout(reader); break;
    case ARTICLE: read_article(reader); break;
    case PAGE: read_page(reader); break;
    case FIGURE: read_figure(reader); break;
    }
}

Lock *lock_read(Arena *arena, Text bytes, Text name, Diagnostics *diagnostics) {
    LockReader reader = {.record = record_open(bytes, name, form, VERSION, diagnostics), .arena = arena,
                         .lock = arena_new_of(arena, Lock)};
    reader.lock->file = name;
    while (record_next(&reader.record)) read_record(&reader);
    if (!reader.record.failed && !reader.has_layout)
        record_fail(&reader.record, NULL, "the 'layout' record is missing");
    return reader.record.failed ? NULL : reader.lock;
}

Lock *lock_open(Arena *arena, Text root, const Document *document, Text layout, bool strict,
                Diagnostics *diagnostics) {
    if (!document->folder.size) return NULL;
    const char *why = NULL;
    Text name = lock_path(arena, document->folder), path = file_join(arena, root, name);
    if (!file_is_there(path.at)) {
        if (strict)
            diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){.file = name}, "lock-missing",
                            "there is no layout lock: 'folio build --lock' writes it");
        return NULL;
    }
    Text bytes = file_read(arena, path.at, FILE_MOST, &why);
    if (!bytes.at) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){.file = name}, "lock-unreadable",
                        "the layout lock: %s", why);
        return NULL;
    }
    Lock *lock = lock_read(arena, bytes, name, diagnostics);
    if (!lock || text_equal(lock->layout, layout)) return lock;
    diagnostics_add(diagnostics, strict ? SEVERITY_ERROR : SEVERITY_NOTE,
                    (Place){.file = name, .line = 2, .column = 1}, "lock-layout",
                    "the lock is of the layout '%.*s', not '%.*s', and does not count here",
                    TEXT_ARG(lock->layout), TEXT_ARG(layout));
    return NULL;
}
