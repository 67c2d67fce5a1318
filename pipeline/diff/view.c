// view.c: tags become pieces and blocks, items give them their words, looks and places.
//
// Every tag belongs to one block: inline tags to that of their parent, all of a row, a note or a figure to that one.
// Tags come parents first and in logical order, so one walk settles pieces and blocks; one over all items fills them.
#include "diff/view.h"

typedef struct {
    View *view;
    const Pages *pages;
    int32_t *owner; // the tag that a tag's words belong to; 0: none. Index: tag
    int32_t *piece; // of each tag
} Reader;

static const Tag *tag_at(const Pages *pages, int32_t tag) {
    return &pages->tags.at[tag - 1];
}

bool view_tag_is_furniture(const View *view, int32_t tag) {
    return tag > 0 && tag_at(view->pages, tag)->role == ROLE_ARTIFACT && !tag_at(view->pages, tag)->box_page;
}

static bool takes_all(Role role) {
    return role == ROLE_ROW || role == ROLE_NOTE || role == ROLE_CONTENTS_ITEM || role == ROLE_FIGURE || role == ROLE_CAPTION;
}

static int32_t find_owner(const Reader *reader, int32_t tag) {
    const Tag *at = tag_at(reader->pages, tag);
    int32_t above = at->parent ? reader->owner[at->parent] : 0;
    Role role = at->role, outer = above ? tag_at(reader->pages, above)->role : ROLE_DOCUMENT;
    if (role == ROLE_ARTIFACT) return at->box_page ? tag : 0;
    if (role == ROLE_LABEL) return 0;
    if (role == ROLE_CAPTION) return tag;
    if (role == ROLE_CONTENTS || role == ROLE_CONTENTS_ITEM) return tag;
    bool follows = role == ROLE_LINK || role == ROLE_REFERENCE || role == ROLE_SPAN;
    return follows || takes_all(outer) ? above : tag;
}

static bool has_ancestor(const Pages *pages, int32_t tag, Role role) {
    for (; tag; tag = tag_at(pages, tag)->parent)
        if (tag_at(pages, tag)->role == role) return true;
    return false;
}

static const char *find_noun(const Pages *pages, int32_t tag) {
    const Tag *at = tag_at(pages, tag);
    switch (at->role) {
    case ROLE_H1: return "title";
    case ROLE_H2:
    case ROLE_H3:
    case ROLE_H4: return "heading";
    case ROLE_CAPTION: return "caption";
    case ROLE_ROW: return "table row";
    case ROLE_NOTE: return "note";
    case ROLE_QUOTE: return "quote";
    case ROLE_CONTENTS_ITEM: return "contents entry";
    case ROLE_FIGURE:
    case ROLE_ARTIFACT: return "figure";
    case ROLE_P:
        return has_ancestor(pages, tag, ROLE_ITEM)    ? "list item"
               : has_ancestor(pages, tag, ROLE_QUOTE) ? "quote"
                                                      : "paragraph";
    case ROLE_BODY:
    case ROLE_ITEM: return has_ancestor(pages, tag, ROLE_INDEX) ? "index entry" : "list item";
    case ROLE_DOCUMENT:
    case ROLE_PART:
    case ROLE_SECTION:
    case ROLE_ARTICLE:
    case ROLE_LIST:
    case ROLE_LABEL:
    case ROLE_TABLE:
    case ROLE_HEAD_CELL:
    case ROLE_CELL:
    case ROLE_CONTENTS:
    case ROLE_INDEX:
    case ROLE_REFERENCE:
    case ROLE_LINK:
    case ROLE_SPAN:
    case ROLE_COUNT: break;
    }
    return "text";
}

// ---- pieces ------------------------------------------------------------------------------------

static Piece *add_piece(View *view, Place place) {
    Piece *piece = array_add(view->arena, &view->pieces);
    *piece = (Piece){.place = place, .id = TEXT("report")};
    return piece;
}

static void add_article(View *view, const Tag *tag, int32_t order) {
    const Pages *pages = view->pages;
    Piece *piece = add_piece(view, tag->place);
    piece->is_article = true;
    piece->order = order;
    bool known = order <= pages->articles.count;
    piece->id = known ? pages->articles.at[order - 1].id : tag->place.file;
    piece->title = known ? pages->articles.at[order - 1].title : tag->place.file;
    if (tag->parent && tag_at(pages, tag->parent)->role == ROLE_PART)
        piece->section_place = tag_at(pages, tag->parent)->place;
}

static void find_pieces(Reader *reader) {
    View *view = reader->view;
    int32_t articles = 0;
    for (int32_t tag = 1; tag <= reader->pages->tags.count; tag++) {
        const Tag *at = tag_at(reader->pages, tag);
        bool front =
            at->role == ROLE_SECTION && at->parent && tag_at(reader->pages, at->parent)->role == ROLE_DOCUMENT;
        if (at->role == ROLE_ARTICLE) add_article(view, at, ++articles);
        else if (front || (!view->pieces.count && (at->role != ROLE_DOCUMENT || tag == reader->pages->tags.count)))
            add_piece(view, at->place);
        reader->piece[tag] =
            view->pieces.count ? view->pieces.count - 1 : 0; // the document's own goes with the first
    }
}

// Bookmarks say which section an article stands in, and what it is called in short.
static void read_bookmarks(View *view) {
    const Pages *pages = view->pages;
    int32_t *piece_of = arena_array_of(view->arena, (size_t)pages->destinations.count + 1, int32_t);
    int32_t next = 0, seen = 0;
    for (int32_t i = 0; i < view->pieces.count; i++) { // destinations of articles are in their order
        if (!view->pieces.at[i].is_article) continue;
        for (next = seen; next < pages->destinations.count; next++)
            if (pages->destinations.at[next].id.size &&
                text_equal(pages->destinations.at[next].id, view->pieces.at[i].id))
                break;
        if (next < pages->destinations.count) piece_of[next + 1] = i + 1, seen = next + 1;
    }
    Text section = {0};
    for (int32_t i = 0; i < pages->bookmarks.count; i++) {
        const Bookmark *bookmark = &pages->bookmarks.at[i];
        bool holds = i + 1 < pages->bookmarks.count && bookmark[1].level > bookmark->level;
        if (!bookmark->level) section = holds ? bookmark->title : (Text){0};
        if (holds || bookmark->destination < 1 || bookmark->destination > pages->destinations.count) continue;
        int32_t piece = piece_of[bookmark->destination] - 1;
        if (piece < 0) continue;
        view->pieces.at[piece].short_title = bookmark->title;
        view->pieces.at[piece].section = section;
    }
}

// ---- blocks ------------------------------------------------------------------------------------

static uint64_t hash_link(const Pages *pages, const Tag *tag) {
    if (tag->url.size) return text_hash(tag->url);
    if (!tag->destination || tag->destination > pages->destinations.count) return 0;
    return text_hash(pages->destinations.at[tag->destination - 1].id);
}

static void make_blocks(Reader *reader) {
    View *view = reader->view;
    for (int32_t tag = 1; tag <= reader->pages->tags.count; tag++) {
        const Tag *at = tag_at(reader->pages, tag);
        int32_t owner = reader->owner[tag] = find_owner(reader, tag);
        if (!owner) continue;
        if (owner == tag) {
            Block *block = array_add(view->arena, &view->blocks);
            *block =
                (Block){.piece = reader->piece[tag], .tag = tag, .noun = find_noun(reader->pages, tag), .image = -1};
            block->figure = at->role == ROLE_FIGURE || at->role == ROLE_ARTIFACT;
            block->row = at->role == ROLE_ROW;
            block->derived = has_ancestor(reader->pages, tag, ROLE_CONTENTS);
            block->index = has_ancestor(reader->pages, tag, ROLE_INDEX);
            if (block->figure && at->box_page)
                *array_add(view->arena, &block->boxes) = (DiffBox){at->box_page, at->box};
            view->block_of_tag[tag] = view->blocks.count - 1;
        } else {
            view->block_of_tag[tag] = view->block_of_tag[owner];
        }
        uint64_t link = hash_link(reader->pages, at);
        if (link) {
            Block *block = &view->blocks.at[view->block_of_tag[owner]];
            block->links = hash_mix(block->links, link);
        }
    }
}

bool view_is_number(const Pages *pages, int32_t tag, Text source) {
    const Tag *at = tag_at(pages, tag);
    if ((at->role != ROLE_LINK && at->role != ROLE_REFERENCE) || !at->destination) return false;
    Text word = text_trim(source);
    if (!word.size) return false;
    int32_t page =
        at->destination <= pages->destinations.count ? pages->destinations.at[at->destination - 1].page : 0;
    if (page && page <= pages->pages.count && text_equal(word, pages->pages.at[page - 1].label)) return true;
    for (size_t i = 0; i < word.size; i++)
        if (word.at[i] >= 'A' && (unsigned char)word.at[i] < 0x80) return false;
    return word.at[0] >= '0' && word.at[0] <= '9';
}

const Tag *view_tag(const View *view, const Block *block) {
    return tag_at(view->pages, block->tag);
}

const Item *view_head(const View *view, int32_t page, int32_t nth) {
    const PageView *seen = &view->page[page - 1];
    return nth < seen->heads.count ? &view->pages->pages.at[page - 1].items.at[seen->heads.at[nth]] : NULL;
}

Rect view_text_box(const TextItem *text) {
    Unit high = text->size;
    return (Rect){text->origin.x, text->origin.y - (Unit)((int64_t)high * 3 / 4), text_item_width(text), high};
}

// A column's lines make one box.
static void add_box(View *view, Block *block, int32_t page, Rect box) {
    DiffBox *last = block->boxes.count ? array_last(&block->boxes) : NULL;
    bool beside = last && last->page == page && box.x < last->box.x + last->box.width + box.height * 2 &&
                  last->box.x < box.x + box.width + box.height * 2 && box.y + box.height >= last->box.y &&
                  box.y <= last->box.y + last->box.height + 3 * box.height;
    if (!beside) {
        *array_add(view->arena, &block->boxes) = (DiffBox){page, box};
        return;
    }
    Unit left = box.x < last->box.x ? box.x : last->box.x, top = box.y < last->box.y ? box.y : last->box.y;
    Unit right = last->box.x + last->box.width, foot = last->box.y + last->box.height;
    if (box.x + box.width > right) right = box.x + box.width;
    if (box.y + box.height > foot) foot = box.y + box.height;
    last->box = (Rect){left, top, right - left, foot - top};
}

static void add_look(Block *block, const TextItem *text) {
    int32_t i = 0;
    for (; i < block->look_count; i++) {
        const Look *look = &block->looks[i];
        if (look->font == text->font && look->size == text->size && look->paint.ink == text->paint.ink &&
            look->paint.tint == text->paint.tint)
            break;
    }
    if (i == LOOKS_MOST) return;
    if (i == block->look_count) block->looks[block->look_count++] = (Look){text->font, text->size, text->paint, 0};
    block->looks[i].letters += text->glyph_count;
}

static void add_text(View *view, Block *block, const Item *item, int32_t page) {
    const TextItem *text = &item->text;
    if (!block->figure) add_box(view, block, page, view_text_box(text));
    if (text->silent) return;
    Unit down = text->origin.y - block->last.y;
    bool begins = block->last_page != page || down > text->size / 2 || down < -text->size / 2;
    *array_add(view->arena, &block->runs) =
        (Run){text->source, item->tag, view_is_number(view->pages, item->tag, text->source), text->rtl, begins};
    add_look(block, text);
    if (block->last_page == page && down > text->size / 2 && (!block->leading || down < block->leading))
        block->leading = down;
    block->last = text->origin;
    block->last_page = page;
}

static void add_item(View *view, const Item *item, int32_t page) {
    int32_t index = item->tag > 0 ? view->block_of_tag[item->tag] : -1;
    if (index < 0 || item->layer != LAYER_PRINT) return;
    Block *block = &view->blocks.at[index];
    PageView *seen = &view->page[page - 1];
    if (seen->piece < 0) seen->piece = block->piece;
    if (item->kind == ITEM_TEXT) add_text(view, block, item, page);
    if (item->kind == ITEM_IMAGE) block->image = item->image.image;
}

static void read_items(View *view) {
    const Pages *pages = view->pages;
    view->page = arena_array_of(view->arena, (size_t)pages->pages.count + 1, PageView);
    for (int32_t p = 1; p <= pages->pages.count; p++) {
        const Items *items = &pages->pages.at[p - 1].items;
        view->page[p - 1].piece = -1;
        for (int32_t i = 0; i < items->count; i++) add_item(view, &items->at[i], p);
        if (view->page[p - 1].piece >= 0)
            *array_add(view->arena, &view->pieces.at[view->page[p - 1].piece].pages) = p;
    }
    for (int32_t i = 0; i < pages->art.count; i++) {
        int32_t tag = pages->art.at[i].tag, index = tag > 0 ? view->block_of_tag[tag] : -1;
        if (index < 0) continue;
        view->blocks.at[index].topic = pages->art.at[i].topic;
        view->blocks.at[index].composition = pages->art.at[i].composition;
    }
}

// Tags that only hold others are no blocks.
static void drop_empty(View *view) {
    int32_t kept = 0, *moved = arena_array_of(view->arena, (size_t)view->blocks.count + 1, int32_t);
    for (int32_t i = 0; i < view->blocks.count; i++) {
        const Block *block = &view->blocks.at[i];
        moved[i] = block->runs.count || block->figure ? kept : -1;
        if (moved[i] < 0) continue;
        Piece *piece = &view->pieces.at[block->piece];
        if (!piece->block_count++) piece->first_block = kept;
        view->blocks.at[kept++] = *block;
    }
    view->blocks.count = kept;
    for (int32_t tag = 1; tag <= view->pages->tags.count; tag++)
        if (view->block_of_tag[tag] >= 0) view->block_of_tag[tag] = moved[view->block_of_tag[tag]];
}

// The front matter's pieces are called as the masters of their first pages.
static void name_pieces(View *view) {
    for (int32_t i = 0; i < view->pieces.count; i++) {
        Piece *piece = &view->pieces.at[i];
        if (piece->is_article) continue;
        if (piece->pages.count) piece->id = view->pages->pages.at[piece->pages.at[0] - 1].master;
        if (!piece->id.size) piece->id = TEXT("report");
        piece->title = piece->id;
    }
}

View *view_of_pages(Arena *arena, const Pages *pages) {
    View *view = arena_new_of(arena, View);
    *view = (View){.pages = pages, .arena = arena};
    size_t tags = (size_t)pages->tags.count + 1;
    view->block_of_tag = arena_array_of(arena, tags, int32_t);
    Reader reader = {view, pages, arena_array_of(arena, tags, int32_t), arena_array_of(arena, tags, int32_t)};
    for (size_t tag = 0; tag < tags; tag++) view->block_of_tag[tag] = -1;
    find_pieces(&reader);
    read_bookmarks(view);
    make_blocks(&reader);
    read_items(view);
    drop_empty(view);
    name_pieces(view);
    view_read_words(view);
    view_read_pages(view);
    return view;
}
