// shown.c: views, of which the last is shown, and the pictures that were painted.
//
// One lock guards all; nothing is painted while it is held. Who wants a picture that another thread is painting waits for it.
#include "commands/shown.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    HANDS_MOST = 8,
    LOOKED_MOST = 8,              // pages that were looked at lately
    PICTURES_MOST = 96 << 20,     // bytes of pictures that are kept
};

// A painter, and what it says, in an arena of its own; nobody hears it: layout or the check has said it.
typedef struct {
    Arena *arena;
    Painter *painter;
} Hand;

// An edition as a book.
typedef struct View View;
struct View {
    View *before;
    Edition *edition;
    Pages *none;                  // in place of the edition's; or NULL
    Book *book;
    Arena *arena;
    Diagnostics *diagnostics;     // that the book shows; changed under the lock
    Hand *hands[HANDS_MOST];      // at rest
    int32_t resting, users;
};

// A file of a page.
typedef struct Picture Picture;
struct Picture {
    Picture *next;
    uint64_t version;
    Buffer bytes;
    bool ready;
    int64_t asked;                // when it was asked for last
};

struct Shown {
    int32_t density;
    pthread_mutex_t said;         // of the diagnostics that views show
    pthread_mutex_t lock;         // of all below
    pthread_cond_t painted, left; // a picture is ready; a view is not used any more
    View *view, *old;             // old: chained by before
    Picture *pictures;
    size_t held;                  // bytes
    int64_t asked;
    int32_t looked[LOOKED_MOST];
    int32_t looked_count;
};

Shown *shown_new(int32_t density) {
    Shown *shown = memory_new(sizeof *shown);
    *shown = (Shown){.density = density};
    pthread_mutex_init(&shown->said, NULL);
    pthread_mutex_init(&shown->lock, NULL);
    pthread_cond_init(&shown->painted, NULL);
    pthread_cond_init(&shown->left, NULL);
    return shown;
}

// ---- views -------------------------------------------------------------------------------------

static const Pages *view_pages(const View *view) {
    return view->none ? view->none : view->edition->pages;
}

static View *new_view(const Shown *shown, Edition *edition) {
    View *view = memory_new(sizeof *view);
    *view = (View){.edition = edition, .arena = arena_new(), .none = edition->pages ? NULL : pages_new()};
    view->diagnostics = diagnostics_new(view->arena);
    diagnostics_sort(edition->diagnostics);
    diagnostics_append(view->diagnostics, edition->diagnostics->all.at, edition->diagnostics->all.count);
    BookOptions options = {.density = shown->density, .diagnostics = view->diagnostics, .quick = true};
    view->book = book_new(view_pages(view), &options);
    return view;
}

static void free_hand(Hand *hand) {
    painter_free(hand->painter);
    arena_free(hand->arena);
}

static void free_view(View *view) {
    for (int32_t i = 0; i < view->resting; i++) free_hand(view->hands[i]);
    book_free(view->book);
    pages_free(view->none);
    edition_close(view->edition);
    arena_free(view->arena);
    free(view);
}

static View *enter(Shown *shown) {
    pthread_mutex_lock(&shown->lock);
    View *view = shown->view;
    view->users++;
    pthread_mutex_unlock(&shown->lock);
    return view;
}

static void leave(Shown *shown, View *view) {
    pthread_mutex_lock(&shown->lock);
    if (!--view->users) pthread_cond_signal(&shown->left);
    pthread_mutex_unlock(&shown->lock);
}

void shown_settle(Shown *shown) {
    pthread_mutex_lock(&shown->lock);
    while (shown->old) {
        View *view = shown->old;
        while (view->users) pthread_cond_wait(&shown->left, &shown->lock);
        shown->old = view->before;
        free_view(view);
    }
    pthread_mutex_unlock(&shown->lock);
}

const Edition *shown_edition(const Shown *shown) {
    return shown->view ? shown->view->edition : NULL;
}

static int32_t count_pages(const View *view) {
    return view ? view_pages(view)->pages.count : 0;
}

static void compare_views(const View *old, const View *new, Arena *arena, ChangedPages *changed) {
    for (int32_t page = 1; page <= count_pages(new); page++)
        if (page > count_pages(old) ||
            book_picture_version(old->book, page, BOOK_READING) != book_picture_version(new->book, page, BOOK_READING))
            *array_add(arena, changed) = page;
}

void shown_change(Shown *shown, Edition *edition, Arena *arena, ChangedPages *changed) {
    View *view = new_view(shown, edition);
    compare_views(shown->view, view, arena, changed);
    pthread_mutex_lock(&shown->lock);
    if (shown->view) {
        shown->view->before = shown->old;
        shown->old = shown->view;
    }
    shown->view = view;
    pthread_mutex_unlock(&shown->lock);
}

bool shown_diagnose(Shown *shown, const Diagnostics *diagnostics) {
    Buffer before = {0}, after = {0};
    pthread_mutex_lock(&shown->said);
    View *view = shown->view; // only this thread changes it
    Diagnostics *list = diagnostics_new(view->arena);
    diagnostics_append(list, diagnostics->all.at, diagnostics->all.count);
    diagnostics_sort(list);
    book_write_diagnostics(view->book, view->diagnostics, &before);
    book_write_diagnostics(view->book, list, &after);
    *view->diagnostics = *list;
    pthread_mutex_unlock(&shown->said);
    bool differ = !text_equal(buffer_view(&before), buffer_view(&after));
    buffer_free(&before);
    buffer_free(&after);
    return differ;
}

void shown_write_trouble(Shown *shown, const Diagnostics *diagnostics, Buffer *out) {
    View *view = enter(shown);
    book_write_diagnostics(view->book, diagnostics, out);
    leave(shown, view);
}

// ---- pictures ----------------------------------------------------------------------------------

static void free_picture(Shown *shown, Picture *picture) {
    shown->held -= picture->bytes.size;
    buffer_free(&picture->bytes);
    free(picture);
}

// with the lock: the pictures not asked for the longest time go
static void thin_pictures(Shown *shown) {
    while (shown->held > PICTURES_MOST) {
        Picture **oldest = NULL;
        for (Picture **at = &shown->pictures; *at; at = &(*at)->next)
            if ((*at)->ready && (!oldest || (*at)->asked < (*oldest)->asked)) oldest = at;
        if (!oldest) return;
        Picture *picture = *oldest;
        *oldest = picture->next;
        free_picture(shown, picture);
    }
}

static Picture *find_picture(const Shown *shown, uint64_t version) {
    for (Picture *picture = shown->pictures; picture; picture = picture->next)
        if (picture->version == version) return picture;
    return NULL;
}

// with the lock: a picture that this thread will paint
static Picture *add_picture(Shown *shown, uint64_t version) {
    Picture *picture = memory_new(sizeof *picture);
    *picture = (Picture){.next = shown->pictures, .version = version, .asked = ++shown->asked};
    return shown->pictures = picture;
}

static Hand *new_hand(const View *view) {
    Arena *arena = arena_new();
    Hand *hand = arena_new_of(arena, Hand);
    *hand = (Hand){arena, painter_new(view_pages(view), view->edition->root, view->edition->fonts, diagnostics_new(arena))};
    return hand;
}

static Hand *take_hand(Shown *shown, View *view) {
    pthread_mutex_lock(&shown->lock);
    Hand *hand = view->resting ? view->hands[--view->resting] : NULL;
    pthread_mutex_unlock(&shown->lock);
    return hand ? hand : new_hand(view);
}

static void rest_hand(Shown *shown, View *view, Hand *hand) {
    pthread_mutex_lock(&shown->lock);
    bool room = view->resting < HANDS_MOST;
    if (room) view->hands[view->resting++] = hand;
    pthread_mutex_unlock(&shown->lock);
    if (!room) free_hand(hand);
}

// What one thread paints. After a picture for reading comes its thumbnail, of the same painting; nobody waits for that.
typedef struct {
    BookKind kind;
    Picture *wanted, *small;      // small: NULL where there is none, or it is there
} Painting;

static void publish(Shown *shown, Picture *picture, Buffer bytes) {
    pthread_mutex_lock(&shown->lock);
    picture->bytes = bytes;
    picture->ready = true;
    shown->held += bytes.size;
    pthread_cond_broadcast(&shown->painted);
    pthread_mutex_unlock(&shown->lock);
}

static void paint_large(Shown *shown, const View *view, int32_t page, Hand *hand, const Painting *painting) {
    Buffer bytes = {0};
    book_write_kind(view->book, page, painting->kind, hand->painter, &bytes);
    publish(shown, painting->wanted, bytes);
}

static void paint_reading(Shown *shown, const View *view, int32_t page, Hand *hand, const Painting *painting) {
    Buffer bytes = {0}, small = {0};
    cairo_surface_t *surface = book_paint(view->book, page, hand->painter);
    book_write_painted(view->book, painting->kind, surface, &bytes);
    publish(shown, painting->wanted, bytes);
    if (painting->small) {
        book_write_painted(view->book, BOOK_SMALL, surface, &small);
        publish(shown, painting->small, small);
    }
    cairo_surface_destroy(surface);
}

static void paint(Shown *shown, View *view, int32_t page, const Painting *painting) {
    Hand *hand = take_hand(shown, view);
    if (painting->kind == BOOK_LARGE) paint_large(shown, view, page, hand, painting);
    else paint_reading(shown, view, page, hand, painting);
    rest_hand(shown, view, hand);
}

// with the lock: what this thread has to paint, so that the picture is there; wanted NULL: nothing
static Painting begin_painting(Shown *shown, const View *view, int32_t page, BookKind kind) {
    Painting painting = {.kind = kind};
    uint64_t version = book_picture_version(view->book, page, kind);
    if (find_picture(shown, version)) return painting;
    painting.wanted = add_picture(shown, version);
    if (kind != BOOK_READING) return painting;
    uint64_t small = book_picture_version(view->book, page, BOOK_SMALL);
    if (!find_picture(shown, small)) painting.small = add_picture(shown, small);
    return painting;
}

// with the lock: the picture, painted here or by another thread
static Picture *make_picture(Shown *shown, View *view, int32_t page, BookKind kind) {
    for (;;) {
        Painting painting = begin_painting(shown, view, page, kind);
        if (painting.wanted) {
            pthread_mutex_unlock(&shown->lock);
            paint(shown, view, page, &painting);
            pthread_mutex_lock(&shown->lock);
        }
        Picture *picture = find_picture(shown, book_picture_version(view->book, page, kind));
        if (picture && picture->ready) return picture;
        if (picture) pthread_cond_wait(&shown->painted, &shown->lock);
    }
}

// with the lock
static void look_at(Shown *shown, int32_t page) {
    int32_t at = 0;
    while (at < shown->looked_count && shown->looked[at] != page) at++;
    if (at == shown->looked_count && at < LOOKED_MOST) shown->looked_count++;
    if (at == LOOKED_MOST) at--;
    memmove(shown->looked + 1, shown->looked, (size_t)at * sizeof *shown->looked);
    shown->looked[0] = page;
}

static void copy_picture(Shown *shown, View *view, int32_t page, BookKind kind, Buffer *body) {
    pthread_mutex_lock(&shown->lock);
    Picture *picture = make_picture(shown, view, page, kind);
    picture->asked = ++shown->asked;
    buffer_add(body, picture->bytes.bytes, picture->bytes.size);
    if (kind == BOOK_READING) look_at(shown, page);
    thin_pictures(shown);
    pthread_mutex_unlock(&shown->lock);
}

bool shown_paint_ahead(Shown *shown, int32_t page) {
    View *view = enter(shown);
    bool looked = false;
    pthread_mutex_lock(&shown->lock);
    for (int32_t i = 0; i < shown->looked_count; i++) looked |= shown->looked[i] == page;
    looked &= page <= count_pages(view);
    if (looked) make_picture(shown, view, page, BOOK_READING);
    pthread_mutex_unlock(&shown->lock);
    leave(shown, view);
    return looked;
}

const char *shown_answer(void *context, Text path, Buffer *body) {
    Shown *shown = context;
    View *view = enter(shown);
    BookKind kind;
    int32_t page = book_find_page(view->book, path, &kind);
    const char *media = page ? book_media(kind) : NULL;
    if (page && kind != BOOK_DATA) {
        copy_picture(shown, view, page, kind, body);
    } else {
        pthread_mutex_lock(&shown->said);
        media = book_write(view->book, path, NULL, body);
        pthread_mutex_unlock(&shown->said);
    }
    leave(shown, view);
    return media;
}

void shown_free(Shown *shown) {
    if (shown->view) shown->view->before = shown->old, shown->old = shown->view;
    shown_settle(shown);
    while (shown->pictures) {
        Picture *picture = shown->pictures;
        shown->pictures = picture->next;
        free_picture(shown, picture);
    }
    pthread_cond_destroy(&shown->painted);
    pthread_cond_destroy(&shown->left);
    pthread_mutex_destroy(&shown->lock);
    pthread_mutex_destroy(&shown->said);
    free(shown);
}
