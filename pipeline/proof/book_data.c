// book_data.c: what a book holds, as one call: data/book.js.
//
//     folio.book({"title":"…","date":"2021-12-31","revision":"…","language":"en-GB","density":150,"large":300,
//       "digits":3,"layers":["watermark",…],
//       "sections":[{"title":"…","page":6,"articles":[{"title":"…","page":6},…]},…],
//       "pages":[{"number":1,"label":"1","width":595.28,"height":841.89,"version":"…","data":"…"},…],
//       "diagnostics":[{"severity":"warning","rule":"…","message":"…","file":"articles/x.yaml","line":14,"column":3,
//         "page":7,"box":[x,y,width,height]},…]})
//
// Lengths are points. Sections and articles are the bookmarks. large 0: there are no large pictures. A diagnostic
// without a page is put on the page that shows its place; page 0: none does.
#include "proof/book_inside.h"
#include "proof/proof.h"

static void write_int(Buffer *out, const char *key, int64_t number) {
    script_key(out, key);
    buffer_int(out, number);
}

static void write_points(Buffer *out, const char *key, Unit length) {
    script_key(out, key);
    script_points(out, length);
}

static void write_layers(const Book *book, Buffer *out) {
    bool used[LAYER_COUNT] = {false}, first = true;
    for (int32_t i = 0; i < book->pages->pages.count; i++) {
        const Items *items = &book->pages->pages.at[i].items;
        for (int32_t k = 0; k < items->count; k++) used[items->at[k].layer] = true;
    }
    script_key(out, "layers");
    buffer_byte(out, '[');
    for (int layer = LAYER_WATERMARK; layer < LAYER_COUNT; layer++) {
        if (!used[layer]) continue;
        buffer_print(out, "%s\"%s\"", first ? "" : ",", layer_name((Layer)layer));
        first = false;
    }
    buffer_byte(out, ']');
}

static void write_bookmark(const Pages *pages, const Bookmark *bookmark, Buffer *out) {
    script_member(out, "title", bookmark->title);
    write_int(out, "page", pages->destinations.at[bookmark->destination - 1].page);
}

static void write_sections(const Pages *pages, Buffer *out) {
    script_key(out, "sections");
    buffer_byte(out, '[');
    for (int32_t i = 0, next; i < pages->bookmarks.count; i = next) {
        buffer_string(out, i ? ",\n{" : "\n{");
        write_bookmark(pages, &pages->bookmarks.at[i], out);
        script_key(out, "articles");
        buffer_byte(out, '[');
        for (next = i + 1; next < pages->bookmarks.count && pages->bookmarks.at[next].level > 0; next++) {
            buffer_string(out, next > i + 1 ? ",{" : "{");
            write_bookmark(pages, &pages->bookmarks.at[next], out);
            buffer_byte(out, '}');
        }
        buffer_string(out, "]}");
    }
    buffer_byte(out, ']');
}

static void write_digest(Buffer *out, const char *key, uint64_t digest) {
    script_key(out, key);
    buffer_print(out, "\"%016llx\"", (unsigned long long)digest);
}

static void write_page(const Book *book, int32_t index, Buffer *out) {
    const Page *page = &book->pages->pages.at[index];
    buffer_string(out, index ? ",\n{" : "\n{");
    write_int(out, "number", index + 1);
    script_member(out, "label", page->label);
    write_points(out, "width", page->width);
    write_points(out, "height", page->height);
    write_digest(out, "version", book->of_page[index].version);
    write_digest(out, "data", book->of_page[index].data);
    buffer_byte(out, '}');
}

// ---- diagnostics -------------------------------------------------------------------------------

static void write_diagnostic(const Book *book, const Diagnostic *one, Buffer *out) {
    static const char *const severities[] = {"note", "warning", "error"};
    Rect box = one->box;
    int32_t page = one->page ? one->page : book_find_place(book, one->place, &box);
    script_member(out, "severity", text_of(severities[one->severity]));
    script_member(out, "rule", one->rule);
    script_member(out, "message", one->message);
    script_member(out, "file", book_short_file(book, one->place.file));
    write_int(out, "line", one->place.line);
    write_int(out, "column", one->place.column);
    write_int(out, "page", page);
    script_key(out, "box");
    script_rect(out, box);
}

void book_write_diagnostics(const Book *book, const Diagnostics *diagnostics, Buffer *out) {
    int32_t count = diagnostics ? diagnostics->all.count : 0;
    buffer_byte(out, '[');
    for (int32_t i = 0; i < count; i++) {
        buffer_string(out, i ? ",\n{" : "\n{");
        write_diagnostic(book, &diagnostics->all.at[i], out);
        buffer_byte(out, '}');
    }
    buffer_byte(out, ']');
}

void book_write_data(const Book *book, Buffer *out) {
    const Metadata *metadata = &book->pages->metadata;
    int32_t count = book->pages->pages.count;
    book_settle_data(book);
    buffer_string(out, "folio.book({");
    script_member(out, "title", metadata->title);
    script_member(out, "author", metadata->author);
    script_member(out, "date", metadata->date);
    script_member(out, "revision", metadata->revision);
    script_member(out, "language", metadata->language);
    write_int(out, "density", book->density);
    write_int(out, "large", book->large);
    write_int(out, "digits", proof_count_digits(count));
    write_layers(book, out);
    write_sections(book->pages, out);
    script_key(out, "pages");
    buffer_byte(out, '[');
    for (int32_t i = 0; i < count; i++) write_page(book, i, out);
    buffer_byte(out, ']');
    script_key(out, "diagnostics");
    book_write_diagnostics(book, book->options.diagnostics, out);
    buffer_string(out, "});\n");
}
