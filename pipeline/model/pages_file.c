// pages_file.c: the text form of Pages, version 1, in the records of common/record.h.
//
//     folio-pages 1
//     metadata title= author= subject= keywords= language= date= revision= hidden=layer,layer…
//     limits ink=(1/1000) resolution=(ppi)least,good hairline= text= reversed= mixed= safety= binding=
//     font id=0 family= style= file= face= digest=
//     image id=0 file= digest= size=(pixels)width,height colour=grey|rgb|cmyk
//     ink id=0 name= kind=process|spot cmyk=c,m,y,k rgb=r,g,b overprint            (1/1000)
//     output use=screen|press file= digest= condition= info= convert perceptual
//     drawing id=0 box=x,y,width,height                its items follow: rule, path, group, end-group
//     tag id=1 parent= role= artifact= language= alt= actual= expansion= wanted= url= destination=
//              reference= reference-at=page,y number= numbering= scope= row-span= column-span= box-page= box= at=
//     destination id=1 page= point=x,y article=
//     bookmark level= destination= title=
//     page number=1 label= master= size=width,height bleed= slug=      its items follow, in paint order
//       text tag= font= size= paint=ink,tint origin=x,y scale= rtl silent source= glyphs=gid:cluster:advance[:dx:dy],…
//       rule tag= box= paint=
//       path tag= fill=ink,tint stroke=ink,tint even-odd width= cap= join= dash=on,off
//              path=m:x:y,l:x:y,c:x:y:x:y:x:y,z
//       show-image tag= image= box= crop=(pixels)x,y,width,height
//       show-drawing tag= drawing= matrix=a,b,c,d,e,f
//       group tag= matrix= clip=(a path)
//       end-group
//     column page= index= frame= leading= first= lines=first,last
//     line tag= column= origin= width= hang-start= hang-end= ratio= demerits= hyphenated overset
//          fewer= more= from= to=
//     article id= title= first-page= pages= cost= runner-up= terms=
//     art page= tag= topic= composition=
//     diagnostic severity=note|warning|error rule= message= page= box= at=
//     end
//
// Tables come in this order, since an index may only point to what was read (tags' and destinations' pages
// and destinations alone point ahead, and are checked at the end). Indices and ids are those of pages.h.
// Lengths are millipoints. An item of another layer than print has layer=. Usual values are left out: scale
// 10000, no paint, the identity matrix, 0; the record of the limits, where they are a layout's usual ones. Indents are for the eye. A record on two lines above is one.
//
// Checked at reading: every index, number, size and role; groups balanced and flat enough for PDF; matrices
// that can be inverted; clusters that rise (rtl: fall) inside the source; parents before their children.
#include "model/pages_file.h"

static const char *const form = "folio-pages";
enum { VERSION = 1, LEVEL_MOST = 8 };

// ---- fields ------------------------------------------------------------------------------------

int32_t pages_read_int(PagesReader *reader, const char *name, int32_t usual, int32_t least,
                       int32_t most) {
    return (int32_t)record_read_int(&reader->record, name, usual, least, most);
}

int32_t pages_need_int(PagesReader *reader, const char *name, int32_t least, int32_t most) {
    record_need(&reader->record, name);
    return pages_read_int(reader, name, 0, least, most);
}

Text pages_read_text(PagesReader *reader, const char *name) {
    return record_read_text(&reader->record, reader->pages->arena, name);
}

Rect pages_read_rect(PagesReader *reader, const char *name) {
    int32_t n[4] = {0};
    if (record_read_ints(&reader->record, name, n, 4, -LENGTH_MOST, LENGTH_MOST) &&
        (n[2] < 0 || n[3] < 0))
        record_fail(&reader->record, reader->record.kind.at, "'%s' has a size below 0", name);
    return (Rect){n[0], n[1], n[2], n[3]};
}

Point pages_read_point(PagesReader *reader, const char *name) {
    int32_t n[2] = {0};
    record_need(&reader->record, name);
    record_read_ints(&reader->record, name, n, 2, -LENGTH_MOST, LENGTH_MOST);
    return (Point){n[0], n[1]};
}

int32_t pages_read_forward(PagesReader *reader, const char *name, ForwardTable table) {
    int32_t number = pages_read_int(reader, name, 0, 0, INT32_MAX);
    if (number)
        *array_add(reader->record.diagnostics->arena, &reader->forwards) =
            (Forward){reader->record.line, number, table};
    return number;
}

void pages_write_rect(Buffer *out, const char *name, Rect rect) {
    record_write_ints(out, name, (int32_t[]){rect.x, rect.y, rect.width, rect.height}, 4);
}

void pages_write_point(Buffer *out, const char *name, Point point) {
    record_write_ints(out, name, (int32_t[]){point.x, point.y}, 2);
}

// ---- destinations, bookmarks, pages ------------------------------------------------------------

static void write_destination(Buffer *out, const Destination *destination, int32_t id) {
    record_begin(out, 0, "destination");
    record_write_int(out, "id", id);
    record_write_int(out, "page", destination->page);
    pages_write_point(out, "point", destination->at);
    record_write_text(out, "article", destination->id);
    record_end(out);
}

static void write_bookmark(Buffer *out, const Bookmark *bookmark) {
    record_begin(out, 0, "bookmark");
    record_write_int(out, "level", bookmark->level);
    record_write_int(out, "destination", bookmark->destination);
    record_write_text(out, "title", bookmark->title);
    record_end(out);
}

static void write_page(Buffer *out, const Page *page) {
    record_begin(out, 0, "page");
    record_write_int(out, "number", page->number);
    record_write_text(out, "label", page->label);
    record_write_text(out, "master", page->master);
    record_write_ints(out, "size", (int32_t[]){page->width, page->height}, 2);
    record_write_unusual(out, "bleed", page->bleed, 0);
    record_write_unusual(out, "slug", page->slug, 0);
    record_end(out);
    pages_write_items(out, &page->items);
}

void pages_write(Buffer *out, const Pages *pages) {
    record_write_first(out, form, VERSION);
    pages_write_tables(out, pages);
    for (int32_t i = 0; i < pages->destinations.count; i++)
        write_destination(out, &pages->destinations.at[i], i + 1);
    for (int32_t i = 0; i < pages->bookmarks.count; i++)
        write_bookmark(out, &pages->bookmarks.at[i]);
    for (int32_t i = 0; i < pages->pages.count; i++) write_page(out, &pages->pages.at[i]);
    pages_write_facts(out, pages);
    record_write_last(out);
}

static void read_destination(PagesReader *reader) {
    Pages *pages = reader->pages;
    int32_t id = pages->destinations.count + 1;
    pages_need_int(reader, "id", id, id);
    record_need(&reader->record, "page");
    Destination read = {.page = pages_read_forward(reader, "page", FORWARD_PAGE),
                        .at = pages_read_point(reader, "point"),
                        .id = pages_read_text(reader, "article")};
    if (!read.page) record_fail(&reader->record, NULL, "a destination's page counts from 1");
    *array_add(pages->arena, &pages->destinations) = read;
}

static void read_bookmark(PagesReader *reader) {
    Pages *pages = reader->pages;
    int32_t deepest = pages->bookmarks.count ? array_last(&pages->bookmarks)->level + 1 : 0;
    Bookmark read = {
        .level = pages_need_int(reader, "level", 0, deepest < LEVEL_MOST ? deepest : LEVEL_MOST),
        .destination = pages_need_int(reader, "destination", 1, pages->destinations.count),
        .title = pages_read_text(reader, "title")};
    *array_add(pages->arena, &pages->bookmarks) = read;
}

static void read_page(PagesReader *reader) {
    Pages *pages = reader->pages;
    int32_t number = pages->pages.count + 1, size[2] = {0};
    pages_need_int(reader, "number", number, number);
    record_need(&reader->record, "size");
    record_read_ints(&reader->record, "size", size, 2, 1, PAGE_SIDE_MOST);
    Page *page =
        pages_add_page(pages, size[0], size[1], pages_read_int(reader, "bleed", 0, 0, BLEED_MOST));
    page->label = pages_read_text(reader, "label");
    page->master = pages_read_text(reader, "master");
    page->slug = pages_read_int(reader, "slug", 0, 0, BLEED_MOST);
    reader->items = &page->items;
    reader->in_drawing = false;
}

// ---- the whole ---------------------------------------------------------------------------------

typedef struct {
    const char *kind;
    void (*read)(PagesReader *reader);
} RecordKind;

static const RecordKind record_kinds[] = {
    {"metadata", pages_read_metadata},
    {"limits", pages_read_limits},
    {"font", pages_read_font},
    {"image", pages_read_image},
    {"ink", pages_read_ink},
    {"output", pages_read_output},
    {"drawing", pages_read_drawing},
    {"tag", pages_read_tag},
    {"destination", read_destination},
    {"bookmark", read_bookmark},
    {"page", read_page},
    {"column", pages_read_column},
    {"line", pages_read_line},
    {"article", pages_read_article},
    {"art", pages_read_art},
    {"diagnostic", pages_read_diagnostic},
};
enum { TABLE_KINDS = sizeof record_kinds / sizeof *record_kinds, ITEM_KINDS = ITEM_END + 1 };

static void read_record(PagesReader *reader) {
    const char *kinds[ITEM_KINDS + TABLE_KINDS];
    for (int i = 0; i < ITEM_KINDS; i++) kinds[i] = pages_item_kind((ItemKind)i);
    for (int i = 0; i < TABLE_KINDS; i++) kinds[ITEM_KINDS + i] = record_kinds[i].kind;
    int kind = record_find_kind(&reader->record, kinds, ITEM_KINDS + TABLE_KINDS);
    if (kind < 0) return;
    if (kind < ITEM_KINDS) {
        pages_read_item(reader, (ItemKind)kind);
        return;
    }
    pages_close_items(reader);
    if (!reader->record.failed) record_kinds[kind - ITEM_KINDS].read(reader);
}

static void check_forwards(PagesReader *reader) {
    for (int32_t i = 0; i < reader->forwards.count; i++) {
        const Forward *forward = &reader->forwards.at[i];
        bool to_page = forward->table == FORWARD_PAGE;
        int32_t count = to_page ? reader->pages->pages.count : reader->pages->destinations.count;
        if (forward->number <= count) continue;
        reader->record.line = forward->line;
        record_fail(&reader->record, NULL, "there is no %s %d (there are %d)",
                    to_page ? "page" : "destination", forward->number, count);
    }
}

Pages *pages_read(Text bytes, Text name, Diagnostics *diagnostics) {
    PagesReader reader = {.record = record_open(bytes, name, form, VERSION, diagnostics),
                          .pages = pages_new()};
    while (record_next(&reader.record)) read_record(&reader);
    pages_close_items(&reader);
    if (!reader.record.failed) check_forwards(&reader);
    if (!reader.record.failed) return reader.pages;
    pages_free(reader.pages);
    return NULL;
}
