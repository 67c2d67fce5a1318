// book_page.c: a page's data: its words, line by line, where each stands and where it comes from, and its proof layers
// (book_layers.c).
//
//     folio.page({"number":7, "files":["articles/x.yaml", …], "blocks":[…],
//       "under":{"watermark":"<g …>", …}, "layers":{"grid":"<rect …>", …}})
//
// A block: role (of pages.h, h1 p caption figure …; "furniture"), language, "at":[file, line, column] of its source
// (file an index into files), lines; of a picture also "b":[x,y,width,height], alt, wanted. A line: "t" its text, "b"
// its box, "at", "w":[x,width, …] of each word between blanks, "rtl":1. Lengths in points from the page's corner. A line
// that ends with a soft hyphen goes on with the next line's first word.
#include "proof/book_text.h"

typedef struct {
    const Book *book;
    Arena *arena;
    Buffer *out;
    ARRAY(Text) files;
} PageWriter;

static int32_t find_file(PageWriter *writer, Text file) {
    for (int32_t i = 0; i < writer->files.count; i++)
        if (text_equal(writer->files.at[i], file)) return i;
    *array_add(writer->arena, &writer->files) = file;
    return writer->files.count - 1;
}

static void write_place(PageWriter *writer, Place place) {
    if (!place.file.size) return;
    script_key(writer->out, "at");
    const int32_t numbers[] = {find_file(writer, place.file), place.line, place.column};
    for (int i = 0; i < 3; i++) {
        buffer_byte(writer->out, i ? ',' : '[');
        buffer_int(writer->out, numbers[i]);
    }
    buffer_byte(writer->out, ']');
}

static void write_line(PageWriter *writer, const TextLine *line) {
    Buffer *out = writer->out;
    buffer_byte(out, '{');
    script_member(out, "t", buffer_view(&line->text));
    script_key(out, "b");
    script_rect(out, line->box);
    write_place(writer, line->place);
    if (line->rtl) buffer_string(out, ",\"rtl\":1");
    if (!line->turned) {
        script_key(out, "w");
        for (int32_t i = 0; i < line->words.count; i++) {
            buffer_byte(out, i ? ',' : '[');
            script_points(out, line->words.at[i].x);
            buffer_byte(out, ',');
            script_points(out, line->words.at[i].width);
        }
        buffer_string(out, line->words.count ? "]" : "[]");
    }
    buffer_byte(out, '}');
}

static Text block_role(const Tag *tag) {
    if (!tag || (tag->role == ROLE_ARTIFACT && !tag->box_page)) return TEXT("furniture");
    return tag->role == ROLE_ARTIFACT ? TEXT("figure") : text_of(role_name(tag->role));
}

static Text find_language(const Pages *pages, int32_t tag) {
    for (; tag; tag = pages->tags.at[tag - 1].parent)
        if (pages->tags.at[tag - 1].language.size) return pages->tags.at[tag - 1].language;
    return (Text){0};
}

static void write_figure(PageWriter *writer, const Tag *tag) {
    script_key(writer->out, "b");
    script_rect(writer->out, tag->box);
    script_member(writer->out, "alt", tag_words(tag)->alt);
    script_member(writer->out, "wanted", tag_words(tag)->wanted);
}

static void write_block(PageWriter *writer, const TextBlock *block) {
    Buffer *out = writer->out;
    const Pages *pages = writer->book->pages;
    const Tag *tag = block->tag ? &pages->tags.at[block->tag - 1] : NULL;
    Text language = find_language(pages, block->tag);
    buffer_string(out, "\n{");
    script_member(out, "role", block_role(tag));
    if (!text_equal(language, pages->metadata.language)) script_member(out, "language", language);
    if (tag) write_place(writer, tag->place);
    if (block->figure) write_figure(writer, tag);
    script_key(out, "lines");
    buffer_byte(out, '[');
    for (int32_t i = 0; i < block->lines.count; i++) {
        if (i) buffer_byte(out, ',');
        write_line(writer, &block->lines.at[i]);
    }
    buffer_string(out, "]}");
}

static void write_files(PageWriter *writer) {
    script_key(writer->out, "files");
    buffer_byte(writer->out, '[');
    for (int32_t i = 0; i < writer->files.count; i++) {
        if (i) buffer_byte(writer->out, ',');
        script_string(writer->out, book_short_file(writer->book, writer->files.at[i]));
    }
    buffer_byte(writer->out, ']');
}

void book_write_page(const Book *book, int32_t page, Buffer *out) {
    PageWriter writer = {.book = book, .arena = arena_new(), .out = out};
    TextBlocks blocks = book_read_text(book, page, writer.arena);
    buffer_print(out, "folio.page({\"number\":%d,\"blocks\":[", page);
    for (int32_t i = 0; i < blocks.count; i++) {
        if (i) buffer_byte(out, ',');
        write_block(&writer, &blocks.at[i]);
    }
    buffer_byte(out, ']');
    write_files(&writer);
    script_key(out, "under");
    book_write_layers(book, page, true, out);
    script_key(out, "layers");
    book_write_layers(book, page, false, out);
    buffer_string(out, "});\n");
    book_text_free(&blocks);
    arena_free(writer.arena);
}
