// pages_file_tables.c: the tables of Pages' text form: metadata, fonts, images, inks, drawings, tags.
//
// The form and its checks are specified at the top of pages_file.c. Lengths in millipoints.
#include <string.h>

#include "model/pages_file.h"

static const char *const colour_words[] = {"grey", "rgb", "cmyk"};
static const char *const ink_words[] = {"process", "spot"};
static const char *const artifact_words[] = {"none",   "pagination", "header",    "footer",
                                             "layout", "background", "watermark", "page"};
static const char *const output_words[OUTPUT_COUNT] = {"screen", "press"};
static const char *const numbering_words[] = {"none", "disc", "decimal"};
static const char *const scope_words[] = {"none", "row", "column"};

// ---- writing -----------------------------------------------------------------------------------

// the names of layers, a comma between two
static void write_hidden(Buffer *out, unsigned hidden) {
    Buffer names = {0};
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        if (!(hidden >> layer & 1)) continue;
        if (names.size) buffer_byte(&names, ',');
        buffer_string(&names, layer_name((Layer)layer));
    }
    if (names.size) record_write_text(out, "hidden", buffer_view(&names));
    buffer_free(&names);
}

static void write_metadata(Buffer *out, const Metadata *metadata) {
    record_begin(out, 0, "metadata");
    record_write_text(out, "title", metadata->title);
    record_write_text(out, "author", metadata->author);
    record_write_text(out, "subject", metadata->subject);
    record_write_text(out, "keywords", metadata->keywords);
    record_write_text(out, "language", metadata->language);
    record_write_text(out, "date", metadata->date);
    record_write_text(out, "revision", metadata->revision);
    write_hidden(out, metadata->hidden);
    record_end(out);
}

static void write_limits(Buffer *out, const PressLimits *limits) {
    PressLimits usual = press_limits_usual();
    if (!memcmp(limits, &usual, sizeof usual)) return;
    record_begin(out, 0, "limits");
    record_write_int(out, "ink", limits->ink);
    record_write_ints(out, "resolution",
                      (int32_t[]){limits->resolution_least, limits->resolution_good}, 2);
    record_write_int(out, "hairline", limits->hairline);
    record_write_int(out, "text", limits->text);
    record_write_int(out, "reversed", limits->reversed);
    record_write_int(out, "mixed", limits->mixed);
    record_write_int(out, "safety", limits->safety);
    record_write_int(out, "binding", limits->binding);
    record_end(out);
}

static void write_font(Buffer *out, const PagesFont *font, int32_t id) {
    record_begin(out, 0, "font");
    record_write_int(out, "id", id);
    record_write_text(out, "family", font->family);
    record_write_text(out, "style", font->style);
    record_write_text(out, "file", font->file);
    record_write_unusual(out, "face", font->face, 0);
    record_write_text(out, "digest", font->digest);
    record_end(out);
}

static void write_image(Buffer *out, const PagesImage *image, int32_t id) {
    record_begin(out, 0, "image");
    record_write_int(out, "id", id);
    record_write_text(out, "file", image->file);
    record_write_ints(out, "size", (int32_t[]){image->width, image->height}, 2);
    record_write_word(out, "colour", colour_words[image->colour]);
    record_write_text(out, "digest", image->digest);
    record_end(out);
}

static void write_ink(Buffer *out, const Ink *ink, int32_t id) {
    record_begin(out, 0, "ink");
    record_write_int(out, "id", id);
    record_write_text(out, "name", ink->name);
    record_write_word(out, "kind", ink_words[ink->kind]);
    record_write_ints(out, "cmyk", (int32_t[]){ink->cyan, ink->magenta, ink->yellow, ink->black},
                      4);
    record_write_ints(out, "rgb", (int32_t[]){ink->red, ink->green, ink->blue}, 3);
    record_write_flag(out, "overprint", ink->overprint);
    record_end(out);
}

static void write_output(Buffer *out, const Output *output, int use) {
    if (!output->file.at) return;
    record_begin(out, 0, "output");
    record_write_word(out, "use", output_words[use]);
    record_write_text(out, "file", output->file);
    record_write_text(out, "digest", output->digest);
    record_write_text(out, "condition", output->condition);
    record_write_text(out, "info", output->info);
    record_write_flag(out, "convert", output->convert);
    record_write_flag(out, "perceptual", output->perceptual);
    record_end(out);
}

static void write_drawing(Buffer *out, const Drawing *drawing, int32_t id) {
    record_begin(out, 0, "drawing");
    record_write_int(out, "id", id);
    pages_write_rect(out, "box", drawing->box);
    record_end(out);
    pages_write_items(out, &drawing->items);
}

static void write_tag_texts(Buffer *out, const Tag *tag) {
    const TagWords *words = tag_words(tag);
    record_write_text(out, "language", tag->language);
    record_write_text(out, "alt", words->alt);
    record_write_text(out, "actual", words->actual);
    record_write_text(out, "expansion", words->expansion);
    record_write_text(out, "wanted", words->wanted);
    record_write_text(out, "url", words->url);
    record_write_unusual(out, "destination", tag->destination, 0);
    record_write_text(out, "reference", tag->reference);
    int32_t at[2] = {tag->reference_page, tag->reference_y};
    if (at[0] || at[1]) record_write_ints(out, "reference-at", at, 2);
}

static void write_tag(Buffer *out, const Tag *tag, int32_t id) {
    record_begin(out, 0, "tag");
    record_write_int(out, "id", id);
    record_write_unusual(out, "parent", tag->parent, 0);
    record_write_word(out, "role", role_name(tag->role));
    if (tag->artifact) record_write_word(out, "artifact", artifact_words[tag->artifact]);
    write_tag_texts(out, tag);
    record_write_unusual(out, "number", tag->number, 0);
    if (tag->numbering) record_write_word(out, "numbering", numbering_words[tag->numbering]);
    if (tag->scope) record_write_word(out, "scope", scope_words[tag->scope]);
    record_write_unusual(out, "row-span", tag->row_span, 0);
    record_write_unusual(out, "column-span", tag->column_span, 0);
    if (tag->box_page) {
        record_write_int(out, "box-page", tag->box_page);
        pages_write_rect(out, "box", tag->box);
    }
    record_write_place(out, "at", tag->place);
    record_end(out);
}

void pages_write_tables(Buffer *out, const Pages *pages) {
    write_metadata(out, &pages->metadata);
    write_limits(out, &pages->limits);
    for (int32_t i = 0; i < pages->fonts.count; i++) write_font(out, &pages->fonts.at[i], i);
    for (int32_t i = 0; i < pages->images.count; i++) write_image(out, &pages->images.at[i], i);
    for (int32_t i = 0; i < pages->inks.count; i++) write_ink(out, &pages->inks.at[i], i);
    for (int i = 0; i < OUTPUT_COUNT; i++) write_output(out, &pages->outputs[i], i);
    for (int32_t i = 0; i < pages->drawings.count; i++)
        write_drawing(out, &pages->drawings.at[i], i);
    for (int32_t i = 0; i < pages->tags.count; i++) write_tag(out, &pages->tags.at[i], i + 1);
}

// ---- reading -----------------------------------------------------------------------------------

static unsigned read_layer(PagesReader *reader, Text word) {
    for (int layer = LAYER_PRINT + 1; layer < LAYER_COUNT; layer++)
        if (text_is(word, layer_name((Layer)layer))) return 1u << layer;
    record_fail(&reader->record, reader->record.kind.at, "hidden names layers, a comma between two");
    return 0;
}

static unsigned read_hidden(PagesReader *reader) {
    Text names = pages_read_text(reader, "hidden");
    unsigned hidden = 0;
    for (size_t at = 0; names.at && at <= names.size;) {
        size_t end = at;
        while (end < names.size && names.at[end] != ',') end++;
        hidden |= read_layer(reader, text_part(names, at, end));
        at = end + 1;
    }
    return hidden;
}

void pages_read_metadata(PagesReader *reader) {
    reader->pages->metadata = (Metadata){
        .title = pages_read_text(reader, "title"),
        .author = pages_read_text(reader, "author"),
        .subject = pages_read_text(reader, "subject"),
        .keywords = pages_read_text(reader, "keywords"),
        .language = pages_read_text(reader, "language"),
        .date = pages_read_text(reader, "date"),
        .revision = pages_read_text(reader, "revision"),
        .hidden = read_hidden(reader),
    };
}

static Text read_digest(PagesReader *reader) {
    Text digest = pages_read_text(reader, "digest");
    bool good = !digest.at || digest.size == 64;
    for (size_t i = 0; i < digest.size && good; i++)
        good = (digest.at[i] >= '0' && digest.at[i] <= '9') ||
               (digest.at[i] >= 'a' && digest.at[i] <= 'f');
    if (!good)
        record_fail(&reader->record, reader->record.kind.at,
                    "a digest is 64 digits of 0-9 and a-f");
    return digest;
}

static int read_word(PagesReader *reader, const char *name, const char *const *words, int count) {
    return record_read_word(&reader->record, name, words, count, 0);
}

void pages_read_limits(PagesReader *reader) {
    int32_t resolution[2] = {0};
    record_read_ints(&reader->record, "resolution", resolution, 2, 0, PIXELS_MOST);
    reader->pages->limits = (PressLimits){
        .ink = pages_read_int(reader, "ink", 0, 0, LENGTH_MOST),
        .resolution_least = resolution[0],
        .resolution_good = resolution[1],
        .hairline = pages_read_int(reader, "hairline", 0, 0, LENGTH_MOST),
        .text = pages_read_int(reader, "text", 0, 0, LENGTH_MOST),
        .reversed = pages_read_int(reader, "reversed", 0, 0, LENGTH_MOST),
        .mixed = pages_read_int(reader, "mixed", 0, 0, LENGTH_MOST),
        .safety = pages_read_int(reader, "safety", 0, 0, LENGTH_MOST),
        .binding = pages_read_int(reader, "binding", 0, 0, LENGTH_MOST)};
}

void pages_read_font(PagesReader *reader) {
    Pages *pages = reader->pages;
    pages_need_int(reader, "id", pages->fonts.count, pages->fonts.count);
    record_need(&reader->record, "file");
    PagesFont font = {.family = pages_read_text(reader, "family"),
                      .style = pages_read_text(reader, "style"),
                      .file = pages_read_text(reader, "file"),
                      .face = pages_read_int(reader, "face", 0, 0, UINT16_MAX),
                      .digest = read_digest(reader)};
    *array_add(pages->arena, &pages->fonts) = font;
}

void pages_read_image(PagesReader *reader) {
    Pages *pages = reader->pages;
    pages_need_int(reader, "id", pages->images.count, pages->images.count);
    record_need(&reader->record, "file");
    record_need(&reader->record, "size");
    int32_t size[2] = {0};
    record_read_ints(&reader->record, "size", size, 2, 1, PIXELS_MOST);
    PagesImage image = {.file = pages_read_text(reader, "file"),
                        .digest = read_digest(reader),
                        .width = size[0],
                        .height = size[1],
                        .colour = (ImageColour)read_word(reader, "colour", colour_words, 3)};
    *array_add(pages->arena, &pages->images) = image;
}

void pages_read_ink(PagesReader *reader) {
    Pages *pages = reader->pages;
    if (pages->inks.count == INT16_MAX) record_fail(&reader->record, NULL, "too many inks");
    pages_need_int(reader, "id", pages->inks.count, pages->inks.count);
    int32_t cmyk[4] = {0}, rgb[3] = {0};
    record_read_ints(&reader->record, "cmyk", cmyk, 4, 0, 1000);
    record_read_ints(&reader->record, "rgb", rgb, 3, 0, 1000);
    Ink ink = {.name = pages_read_text(reader, "name"),
               .kind = (InkKind)read_word(reader, "kind", ink_words, 2),
               .cyan = cmyk[0],
               .magenta = cmyk[1],
               .yellow = cmyk[2],
               .black = cmyk[3],
               .red = rgb[0],
               .green = rgb[1],
               .blue = rgb[2],
               .overprint = record_read_flag(&reader->record, "overprint")};
    *array_add(pages->arena, &pages->inks) = ink;
}

void pages_read_output(PagesReader *reader) {
    record_need(&reader->record, "use");
    record_need(&reader->record, "file");
    record_need(&reader->record, "digest");
    int use = read_word(reader, "use", output_words, OUTPUT_COUNT);
    Output output = {.file = pages_read_text(reader, "file"),
                     .digest = read_digest(reader),
                     .condition = pages_read_text(reader, "condition"),
                     .info = pages_read_text(reader, "info"),
                     .convert = record_read_flag(&reader->record, "convert"),
                     .perceptual = record_read_flag(&reader->record, "perceptual")};
    if (!reader->record.failed && reader->pages->outputs[use].file.at)
        record_fail(&reader->record, NULL, "a second output for the %s", output_words[use]);
    if (!reader->record.failed) reader->pages->outputs[use] = output;
}

void pages_read_drawing(PagesReader *reader) {
    Pages *pages = reader->pages;
    pages_need_int(reader, "id", pages->drawings.count, pages->drawings.count);
    Drawing *drawing = array_add(pages->arena, &pages->drawings);
    drawing->box = pages_read_rect(reader, "box");
    reader->items = &drawing->items;
    reader->in_drawing = true;
}

static Role read_role(PagesReader *reader) {
    const char *words[ROLE_COUNT];
    for (int i = 0; i < ROLE_COUNT; i++) words[i] = role_name((Role)i);
    record_need(&reader->record, "role");
    return (Role)read_word(reader, "role", words, ROLE_COUNT);
}

static void read_tag_words(PagesReader *reader, Tag *tag) {
    TagWords words = {.alt = pages_read_text(reader, "alt"),
                      .actual = pages_read_text(reader, "actual"),
                      .expansion = pages_read_text(reader, "expansion"),
                      .wanted = pages_read_text(reader, "wanted"),
                      .url = pages_read_text(reader, "url")};
    if (words.alt.at || words.actual.at || words.expansion.at || words.wanted.at || words.url.at)
        *tag_own_words(reader->pages->arena, tag) = words;
}

static void read_tag_texts(PagesReader *reader, Tag *tag) {
    tag->language = pages_read_text(reader, "language");
    read_tag_words(reader, tag);
    tag->destination = pages_read_forward(reader, "destination", FORWARD_DESTINATION);
    tag->reference = pages_read_text(reader, "reference");
    int32_t at[2] = {0, 0};
    record_read_ints(&reader->record, "reference-at", at, 2, 0, INT32_MAX);
    tag->reference_page = at[0];
    tag->reference_y = at[1];
}

static void read_tag_box(PagesReader *reader, Tag *tag) {
    tag->box_page = pages_read_forward(reader, "box-page", FORWARD_PAGE);
    if (!tag->box_page) return;
    record_need(&reader->record, "box");
    tag->box = pages_read_rect(reader, "box");
}

static void check_parent(PagesReader *reader, const Tag *tag) {
    RecordReader *record = &reader->record;
    if (record->failed) return;
    if (tag->parent && tag->role == ROLE_ARTIFACT)
        record_fail(record, record->kind.at, "an artifact has no parent");
    else if (tag->parent && tag_is_artifact(reader->pages, tag->parent))
        record_fail(record, record->kind.at, "an artifact holds no tags");
    int32_t depth = tag->parent ? reader->tag_depths.at[tag->parent - 1] + 1 : 1;
    if (depth > TAG_DEPTH_MOST)
        record_fail(record, record->kind.at, "tags are at most %d deep", TAG_DEPTH_MOST);
    *array_add(record->diagnostics->arena, &reader->tag_depths) = depth;
}

void pages_read_tag(PagesReader *reader) {
    Pages *pages = reader->pages;
    int32_t id = pages->tags.count + 1;
    pages_need_int(reader, "id", id, id);
    Tag tag = {.parent = pages_read_int(reader, "parent", 0, 0, id - 1),
               .role = read_role(reader),
               .artifact = (ArtifactKind)read_word(reader, "artifact", artifact_words, 8),
               .place = record_read_place(&reader->record, pages->arena, "at"),
               .number = pages_read_int(reader, "number", 0, 0, INT32_MAX),
               .numbering = (Numbering)read_word(reader, "numbering", numbering_words, 3),
               .scope = (Scope)read_word(reader, "scope", scope_words, 3),
               .row_span = pages_read_int(reader, "row-span", 0, 0, 10000),
               .column_span = pages_read_int(reader, "column-span", 0, 0, 10000)};
    read_tag_texts(reader, &tag);
    read_tag_box(reader, &tag);
    check_parent(reader, &tag);
    *array_add(pages->arena, &pages->tags) = tag;
}
