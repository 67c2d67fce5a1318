// pages_file_facts.c: the records of Pages that are never painted: columns, lines, articles, art, diagnostics.
//
// The form and its checks are specified at the top of pages_file.c. Lengths in millipoints.
#include "model/pages_file.h"

static const char *const severity_words[] = {"note", "warning", "error"};
enum { COUNT_MOST = 1 << 24 };

// ---- writing -----------------------------------------------------------------------------------

static void write_column(Buffer *out, const Column *column) {
    record_begin(out, 0, "column");
    record_write_int(out, "page", column->page);
    record_write_int(out, "index", column->index);
    pages_write_rect(out, "frame", column->frame);
    record_write_int(out, "leading", column->leading);
    record_write_int(out, "first", column->first);
    record_write_ints(out, "lines", (int32_t[]){column->first_line, column->last_line}, 2);
    record_end(out);
}

static void write_line(Buffer *out, const LineRecord *line) {
    record_begin(out, 0, "line");
    record_write_int(out, "tag", line->tag);
    record_write_int(out, "column", line->column);
    pages_write_point(out, "origin", line->origin);
    record_write_int(out, "width", line->width);
    record_write_unusual(out, "hang-start", line->hang_start, 0);
    record_write_unusual(out, "hang-end", line->hang_end, 0);
    record_write_unusual(out, "ratio", line->ratio, 0);
    record_write_unusual(out, "demerits", line->demerits, 0);
    record_write_flag(out, "hyphenated", line->hyphenated);
    record_write_flag(out, "overset", line->overset);
    record_write_unusual(out, "fewer", line->fewer, 0);
    record_write_unusual(out, "more", line->more, 0);
    record_write_place(out, "from", line->from);
    record_write_place(out, "to", line->to);
    record_end(out);
}

static void write_article(Buffer *out, const ArticleRecord *article) {
    record_begin(out, 0, "article");
    record_write_text(out, "id", article->id);
    record_write_text(out, "title", article->title);
    record_write_unusual(out, "first-page", article->first_page, 0);
    record_write_unusual(out, "pages", article->page_count, 0);
    record_write_unusual(out, "cost", article->cost, -1);
    record_write_unusual(out, "runner-up", article->runner_up, -1);
    record_write_text(out, "terms", article->terms);
    record_end(out);
}

static void write_art(Buffer *out, const ArtRecord *art) {
    record_begin(out, 0, "art");
    record_write_int(out, "page", art->page);
    record_write_unusual(out, "tag", art->tag, 0);
    record_write_text(out, "topic", art->topic);
    record_write_int(out, "composition", art->composition);
    record_end(out);
}

static void write_diagnostic(Buffer *out, const Diagnostic *diagnostic) {
    record_begin(out, 0, "diagnostic");
    record_write_word(out, "severity", severity_words[diagnostic->severity]);
    record_write_text(out, "rule", diagnostic->rule);
    record_write_text(out, "message", diagnostic->message);
    if (diagnostic->page) {
        record_write_int(out, "page", diagnostic->page);
        pages_write_rect(out, "box", diagnostic->box);
    }
    record_write_place(out, "at", diagnostic->place);
    record_end(out);
}

void pages_write_facts(Buffer *out, const Pages *pages) {
    for (int32_t i = 0; i < pages->columns.count; i++) write_column(out, &pages->columns.at[i]);
    for (int32_t i = 0; i < pages->lines.count; i++) write_line(out, &pages->lines.at[i]);
    for (int32_t i = 0; i < pages->articles.count; i++) write_article(out, &pages->articles.at[i]);
    for (int32_t i = 0; i < pages->art.count; i++) write_art(out, &pages->art.at[i]);
    for (int32_t i = 0; i < pages->diagnostics.count; i++)
        write_diagnostic(out, &pages->diagnostics.at[i]);
}

// ---- reading -----------------------------------------------------------------------------------

void pages_read_column(PagesReader *reader) {
    Pages *pages = reader->pages;
    int32_t lines[2] = {0, -1};
    record_read_ints(&reader->record, "lines", lines, 2, -COUNT_MOST, COUNT_MOST);
    Column column = {.page = pages_need_int(reader, "page", 1, pages->pages.count),
                     .index = pages_need_int(reader, "index", 0, COUNT_MOST),
                     .frame = pages_read_rect(reader, "frame"),
                     .leading = pages_need_int(reader, "leading", 0, LENGTH_MOST),
                     .first = pages_need_int(reader, "first", -LENGTH_MOST, LENGTH_MOST),
                     .first_line = lines[0],
                     .last_line = lines[1]};
    *array_add(pages->arena, &pages->columns) = column;
}

void pages_read_line(PagesReader *reader) {
    Pages *pages = reader->pages;
    RecordReader *record = &reader->record;
    LineRecord line = {.tag = pages_need_int(reader, "tag", 1, pages->tags.count),
                       .column = pages_need_int(reader, "column", 0, pages->columns.count - 1),
                       .origin = pages_read_point(reader, "origin"),
                       .width = pages_need_int(reader, "width", -LENGTH_MOST, LENGTH_MOST),
                       .hang_start = pages_read_int(reader, "hang-start", 0, -LENGTH_MOST, LENGTH_MOST),
                       .hang_end = pages_read_int(reader, "hang-end", 0, -LENGTH_MOST, LENGTH_MOST),
                       .from = record_read_place(record, pages->arena, "from"),
                       .to = record_read_place(record, pages->arena, "to"),
                       .ratio = pages_read_int(reader, "ratio", 0, INT32_MIN, INT32_MAX),
                       .demerits = pages_read_int(reader, "demerits", 0, INT32_MIN, INT32_MAX),
                       .hyphenated = record_read_flag(record, "hyphenated"),
                       .overset = record_read_flag(record, "overset"),
                       .fewer = pages_read_int(reader, "fewer", 0, 0, COUNT_MOST),
                       .more = pages_read_int(reader, "more", 0, 0, COUNT_MOST)};
    *array_add(pages->arena, &pages->lines) = line;
}

void pages_read_article(PagesReader *reader) {
    Pages *pages = reader->pages;
    int32_t count = pages->pages.count;
    int32_t first = pages_read_int(reader, "first-page", 0, 0, count);
    int32_t most = first ? count - first + 1 : 0;
    ArticleRecord article = {.id = pages_read_text(reader, "id"),
                             .title = pages_read_text(reader, "title"),
                             .first_page = first,
                             .page_count = pages_read_int(reader, "pages", 0, 0, most),
                             .cost = record_read_int(&reader->record, "cost", -1, -1, INT64_MAX),
                             .runner_up =
                                 record_read_int(&reader->record, "runner-up", -1, -1, INT64_MAX),
                             .terms = pages_read_text(reader, "terms")};
    *array_add(pages->arena, &pages->articles) = article;
}

void pages_read_art(PagesReader *reader) {
    Pages *pages = reader->pages;
    ArtRecord art = {.page = pages_need_int(reader, "page", 1, pages->pages.count),
                     .tag = pages_read_int(reader, "tag", 0, 0, pages->tags.count),
                     .topic = pages_read_text(reader, "topic"),
                     .composition = pages_need_int(reader, "composition", 1, COUNT_MOST)};
    *array_add(pages->arena, &pages->art) = art;
}

void pages_read_diagnostic(PagesReader *reader) {
    Pages *pages = reader->pages;
    RecordReader *record = &reader->record;
    record_need(record, "severity");
    Diagnostic diagnostic = {
        .severity = (Severity)record_read_word(record, "severity", severity_words, 3, 0),
        .place = record_read_place(record, pages->arena, "at"),
        .rule = pages_read_text(reader, "rule"),
        .message = pages_read_text(reader, "message"),
        .page = pages_read_int(reader, "page", 0, 0, pages->pages.count)};
    if (diagnostic.page) diagnostic.box = pages_read_rect(reader, "box");
    *array_add(pages->arena, &pages->diagnostics) = diagnostic;
}
