// content.h: the content streams of pages and drawings. Private to pipeline/emit.
#ifndef FOLIO_EMIT_CONTENT_H
#define FOLIO_EMIT_CONTENT_H

#include "emit/emission.h"

enum { DEEPEST_GROUP = 24 }; // q and Q nest at most 28 deep in a file that keeps to the standards

// The part of the graphics state that is ours to set; what is as wanted is not written again.
typedef struct {
    Paint fill, stroke;
    int32_t overprint;           // bit 0: fill, bit 1: stroke; -1: not known
    Unit width, dash_on, dash_off; // of strokes; -1: not known
    int32_t cap, join;           // -1: not known
    int32_t font, scale;         // index, 1/10,000; -1: none yet
    Unit size, rise;
} Graphics;

// A content stream under way.
typedef struct {
    const Emission *emission;
    Arena *arena;
    Buffer *out;
    Unit left, top;              // x of PDF is x + left, y of PDF is top - y
    Graphics now;
    struct { Graphics graphics; Unit left, top; Layer layer; } saved[DEEPEST_GROUP];
    int32_t depth;
    bool in_text;                // between BT and ET
    Layer layer;                 // whose marked content is open
    const Page *page;            // NULL in a drawing, which has no marks
    int32_t tag;                 // the last item's: where it changes, its mark ends
    bool marked;                 // a tag's or an artifact's marked content is open
    bool mark_in_text;           // and was opened inside the text object, so it ends there
    ARRAY(int32_t) marks;        // by MCID: the tag it belongs to
    ARRAY(int32_t) fonts, images, drawings; // indices of the resources used
} Content;

// What a job makes of a page or a drawing.
typedef struct {
    Text data;                   // deflated
    Text resources;              // the entries of its Resources
    const int32_t *marks;        // by MCID: the tag it belongs to
    int32_t mark_count;
    const LinkLine *links;
    int32_t link_count;
} Stream;

// false after an error, in the worker's diagnostics
bool content_write_page(const Emission *emission, const Page *page, Worker *worker, Stream *stream);
bool content_write_drawing(const Emission *emission, const Drawing *drawing, Worker *worker,
                           Stream *stream);

// room for so many bytes; content_advance then takes what was written up to end
static inline char *content_room(Content *content, size_t size) {
    return buffer_room(content->out, size);
}

static inline void content_advance(Content *content, const char *end) {
    content->out->size = (size_t)(end - content->out->bytes);
}

static inline void content_add(Content *content, const char *word) {
    buffer_string(content->out, word);
}

// notes that the stream uses resource number index of a list
void content_use(Content *content, int32_t index, int32_t **at, int32_t *count, int32_t *room);

// marks.c: ends the text object, if one is open
void content_end_text(Content *content);

// show.c
void content_show_text(Content *content, const TextItem *text);

// shapes.c
void content_set_fill(Content *content, Paint paint);
void content_draw_rule(Content *content, const RuleItem *rule);
void content_draw_path(Content *content, const PathItem *path);
void content_draw_image(Content *content, const ImageItem *item);
void content_draw_drawing(Content *content, const DrawingItem *item);
void content_write_path(Content *content, const Path *path); // its operators, without painting
char *content_put_point(char *at, const Content *content, Point point);
char *content_put_matrix(char *at, const Content *content, Matrix matrix);

#endif
