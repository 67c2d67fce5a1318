// marks.c: marked content in a page's stream (ISO 32000-1, 14.6, 14.8.2.2): layers outside, tags and artifacts within.
//
// A mark opens where the tag changes and closes before the next one, so text of one tag that is parted by a column,
// a page or another tag has several marks. Marks and text objects nest: a text's mark is opened inside the text object,
// which then runs on over many marks; any other closes with it. Marks with a number do not nest, not even those that
// say what glyphs stand for (ActualText): readers lose what follows. Drawings have no marks of their own: what places
// them is marked.
#include "emit/structure.h"
#include "emit/syntax.h"

void content_end_text(Content *content) {
    if (!content->in_text) return;
    if (content->marked && content->mark_in_text) content_add(content, "EMC\n"), content->marked = false;
    content_add(content, "ET\n");
    content->in_text = false;
}

static void end_mark(Content *content) {
    if (!content->mark_in_text) content_end_text(content);
    if (content->marked) content_add(content, "EMC\n");
    content->marked = false;
}

void marks_close(Content *content) {
    content_end_text(content);
    end_mark(content);
}

void marks_set_layer(Content *content, Layer layer) {
    if (content->layer == layer) return;
    marks_close(content);
    const int32_t *groups = content->emission->layer_objects; // none in press: what is there is printed
    if (groups[content->layer]) content_add(content, "EMC\n");
    if (groups[layer]) {
        char *at = put_word(content_room(content, 48), "/OC/L");
        at = put_int(at, (int64_t)layer);
        content_advance(content, put_word(at, " BDC\n"));
    }
    content->layer = layer;
}

// ---- artifacts ---------------------------------------------------------------------------------

static Rect path_bounds(const Path *path) {
    Point low = path->points[0], high = low;
    for (int32_t i = 1; i < path->point_count; i++) {
        Point at = path->points[i];
        if (at.x < low.x) low.x = at.x;
        if (at.y < low.y) low.y = at.y;
        if (at.x > high.x) high.x = at.x;
        if (at.y > high.y) high.y = at.y;
    }
    return (Rect){low.x, low.y, high.x - low.x, high.y - low.y};
}

// Where a background lies: its picture, rule or clip, or else the whole page.
static Rect background_box(const Content *content, const Item *item) {
    const Page *page = content->page;
    Rect whole = {0, 0, page->width, page->height};
    if (content->depth) return whole; // it would have to go through the groups' matrices
    if (item->kind == ITEM_RULE) return item->rule.box;
    if (item->kind == ITEM_IMAGE) return item->image.box;
    if (item->kind != ITEM_GROUP || !item->group.clip.point_count) return whole;
    Matrix m = item->group.matrix, plain = MATRIX_IDENTITY;
    if (m.a != plain.a || m.b || m.c || m.d != plain.d) return whole;
    Rect box = path_bounds(&item->group.clip);
    return (Rect){box.x + m.e, box.y + m.f, box.width, box.height};
}

static void add_background(Content *content, const Item *item) {
    Rect box = background_box(content, item);
    content_add(content, "/Artifact<</Type/Background");
    syntax_add_box(content->out, "/BBox", box.x + content->left,
                   content->top - (box.y + box.height), box.x + box.width + content->left,
                   content->top - box.y);
    content_add(content, ">>BDC\n");
}

// at the head or at the foot of its page?
static bool stands_high(const Content *content, const Item *item) {
    Unit y = item->kind == ITEM_TEXT ? item->text.origin.y
             : item->kind == ITEM_RULE ? item->rule.box.y
                                       : 0;
    return y < content->page->height / 2;
}

static void add_pagination(Content *content, const Item *item, const char *subtype) {
    content_add(content, "/Artifact<</Type/Pagination");
    content_add(content, subtype);
    content_add(content, stands_high(content, item) ? "/Attached[/Top]" : "/Attached[/Bottom]");
    content_add(content, ">>BDC\n");
}

static void add_artifact(Content *content, const Item *item) {
    ArtifactKind kind = ARTIFACT_NONE;
    if (item && item->tag > 0) kind = content->emission->pages->tags.at[item->tag - 1].artifact;
    switch (kind) {
        case ARTIFACT_NONE: content_add(content, "/Artifact BMC\n"); break;
        case ARTIFACT_PAGINATION: add_pagination(content, item, ""); break;
        case ARTIFACT_HEADER: add_pagination(content, item, "/Subtype/Header"); break;
        case ARTIFACT_FOOTER: add_pagination(content, item, "/Subtype/Footer"); break;
        case ARTIFACT_WATERMARK:
            content_add(content, "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n");
            break;
        case ARTIFACT_LAYOUT: content_add(content, "/Artifact<</Type/Layout>>BDC\n"); break;
        case ARTIFACT_BACKGROUND: add_background(content, item); break;
        case ARTIFACT_PAGE: content_add(content, "/Artifact<</Type/Page>>BDC\n"); break;
    }
}

// ---- tags --------------------------------------------------------------------------------------

static char *put_mark(char *at, Content *content, const char *type) {
    *at++ = '/';
    at = put_word(put_word(at, type), "<</MCID ");
    at = put_int(at, content->marks.count);
    *array_add(content->arena, &content->marks) = content->tag;
    return at;
}

static char *put_tag(char *at, Content *content) {
    at = put_mark(at, content, structure_mark_type(content->emission, content->tag));
    return put_word(at, ">>BDC\n");
}

static bool is_tagged(const Content *content) {
    return content->page && !tag_is_artifact(content->emission->pages, content->tag);
}

void marks_begin(Content *content, const Item *item) {
    bool text = item && item->kind == ITEM_TEXT;
    if (!text) content_end_text(content);
    marks_set_layer(content, item ? item->layer : LAYER_PRINT);
    int32_t tag = item ? item->tag : 0;
    if (content->marked && content->tag == tag) return;
    end_mark(content);
    content->tag = tag;
    if (!content->page) return;
    if (text && !content->in_text) {
        content_add(content, "BT\n");
        content->in_text = true;
    }
    content->mark_in_text = text;
    content->marked = true;
    if (is_tagged(content))
        content_advance(content, put_tag(content_room(content, MARK_ROOM), content));
    else add_artifact(content, item);
}

char *marks_put_actual(char *at, Content *content) {
    if (!is_tagged(content)) return put_word(at, "/Span<<");
    return put_mark(put_word(at, "EMC\n"), content, "Span");
}

char *marks_put_actual_end(char *at, Content *content) {
    if (is_tagged(content)) content->marked = false;
    return put_word(at, "EMC\n");
}

char *marks_put_again(char *at, Content *content) {
    content->marked = true;
    return put_tag(at, content);
}
