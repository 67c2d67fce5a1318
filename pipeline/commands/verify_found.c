// verify_found.c: a finished PDF as other programs read it: its structure tree, its pages' words, its alternative texts.
//
// pdfinfo and pdftotext are poppler's, qpdf prints objects as JSON, a key a line. Words outside the trim box are the
// printer's marks and not looked at; all pages of a report have the boxes of the first.
#include "commands/verify.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/file.h"
#include "common/process.h"

static const size_t FILE_MOST = (size_t)1 << 31; // bytes of a PDF

typedef struct {
    double left, foot, right, top;
} Box;

static bool run(Arena *arena, const char *const argv[], Text *printed, const char **why) {
    Buffer out = {0};
    int status = process_run(argv, &out);
    *printed = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    bool qpdf_warns = !strcmp(argv[0], "qpdf") && status == 3;
    if (!status || qpdf_warns) return true;
    *why = status == PROCESS_MISSING
               ? text_print(arena, "'%s' is needed to read it and is not installed", argv[0]).at
               : text_print(arena, "%s cannot read it (exit status %d)", argv[0], status).at;
    return false;
}

// the numbers behind "TrimBox:"
static bool read_box(Text printed, const char *name, Box *box) {
    const char *at = strstr(printed.at, name);
    if (!at) return false;
    double *sides[] = {&box->left, &box->foot, &box->right, &box->top};
    char *next = (char *)(uintptr_t)(at + strlen(name));
    for (int i = 0; i < 4; i++) {
        const char *from = next;
        *sides[i] = strtod(from, &next);
        if (next == from) return false;
    }
    return true;
}

// ---- pages -------------------------------------------------------------------------------------

static void split_pages(Arena *arena, Text printed, FoundFile *file, bool raw) {
    for (size_t at = 0; at < printed.size;) {
        const char *stop = memchr(printed.at + at, '\f', printed.size - at);
        size_t end = stop ? (size_t)(stop - printed.at) : printed.size;
        Text page = text_part(printed, at, end);
        if (raw) *array_add(arena, &file->raw_pages) = page;
        if (raw) *array_add(arena, &file->pages) = verify_bare(arena, page);
        else *array_add(arena, &file->read_pages) = verify_bare(arena, page);
        at = end + 1;
    }
}

static bool read_pages(Arena *arena, const char *path, bool raw, FoundFile *file, const char **why) {
    Text boxes, printed;
    Box media = {0}, trim = {0};
    const char *const ask[] = {"pdfinfo", "-box", "-enc", "UTF-8", path, NULL};
    if (!run(arena, ask, &boxes, why)) return false;
    if (!read_box(boxes, "MediaBox:", &media) || !read_box(boxes, "TrimBox:", &trim)) {
        *why = "its first page has no size";
        return false;
    }
    const char *x = text_print(arena, "%d", (int)(trim.left - media.left)).at;
    const char *y = text_print(arena, "%d", (int)(media.top - trim.top)).at;
    const char *width = text_print(arena, "%d", (int)(trim.right - trim.left + 1)).at;
    const char *height = text_print(arena, "%d", (int)(trim.top - trim.foot + 1)).at;
    const char *const read[] = {"pdftotext", "-enc", "UTF-8", "-x", x, "-y", y, "-W", width, "-H", height,
                                raw ? "-raw" : "-nodiag", path, "-", NULL};
    if (!run(arena, read, &printed, why)) return false;
    split_pages(arena, printed, file, raw);
    return true;
}

// In a text that runs from one page to the next both halves are there.
int32_t verify_find_page(const FoundFile *file, Text bare, int32_t from) {
    for (int32_t i = 0; bare.size && i < file->pages.count; i++) {
        int32_t page = (from - 1 + i) % file->pages.count;
        if (page < 0) page += file->pages.count;
        Text text = file->pages.at[page];
        if (text.size >= bare.size && memmem(text.at, text.size, bare.at, bare.size)) return page + 1;
    }
    return 0;
}

// ---- alternative texts, addresses -------------------------------------------------------------------------

static uint32_t read_hex(const char *at, const char *end) {
    uint32_t value = 0;
    for (int i = 0; i < 4 && at < end; i++, at++) {
        char c = *at;
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

// one character behind a backslash; returns the byte behind it
static const char *unescape(Buffer *out, const char *at, const char *end) {
    char bytes[4];
    if (*at != 'u') {
        buffer_byte(out, *at == 'n' || *at == 't' || *at == 'r' ? ' ' : *at);
        return at + 1;
    }
    uint32_t c = read_hex(at + 1, end);
    const char *next = end - at > 5 ? at + 5 : end;
    if (c >= 0xD800 && c < 0xDC00 && end - next > 6 && next[0] == '\\') {
        c = 0x10000 + ((c - 0xD800) << 10) + (read_hex(next + 2, end) - 0xDC00);
        next += 6;
    }
    buffer_add(out, bytes, text_encode(c, bytes));
    return next;
}

static Text read_json_string(Arena *arena, Text line) {
    Buffer out = {0};
    const char *end = line.at + line.size;
    for (const char *at = line.at; at < end && *at != '"';) {
        if (*at == '\\' && at + 1 < end) at = unescape(&out, at + 1, end);
        else buffer_byte(&out, *at++);
    }
    Text made = verify_plain(arena, buffer_view(&out));
    buffer_free(&out);
    return made;
}

// the key's string, if the line holds it
static bool read_key(Arena *arena, Text line, const char *key, Text *value) {
    if (!text_starts(line, key)) return false;
    *value = read_json_string(arena, text_part(line, strlen(key), line.size));
    return true;
}

// A key a line, those of an object in the order of their names: a figure's box comes before its text.
static bool read_objects(Arena *arena, const char *path, FoundFile *file, const char **why) {
    Text printed, value;
    FoundAlt alt = {0};
    int side = 4; // of the box that is being read
    const char *const ask[] = {"qpdf", "--json=2", "--json-key=qpdf", path, NULL};
    if (!run(arena, ask, &printed, why)) return false;
    file->has_layers = strstr(printed.at, "\"/OCProperties\"") != NULL;
    file->for_press = strstr(printed.at, "\"/GTS_PDFX\"") != NULL;
    for (size_t at = 0; at < printed.size;) {
        const char *stop = memchr(printed.at + at, '\n', printed.size - at);
        size_t end = stop ? (size_t)(stop - printed.at) : printed.size;
        Text line = text_trim(text_part(printed, at, end));
        if (side < 4) alt.box[side++] = strtod(line.at, NULL);
        else if (text_starts(line, "\"/BBox\": [")) side = 0;
        else if (text_starts(line, "\"obj:")) alt = (FoundAlt){0};
        else if (read_key(arena, line, "\"/URI\": \"u:", &value)) *array_add(arena, &file->addresses) = value;
        else if (read_key(arena, line, "\"/Alt\": \"u:", &alt.text)) *array_add(arena, &file->alts) = alt;
        at = end + 1;
    }
    return true;
}

// ---- tags --------------------------------------------------------------------------------------

static bool read_tags(Arena *arena, const char *path, FoundFile *file, const char **why) {
    Text tree;
    const char *const ask[] = {"pdfinfo", "-struct-text", "-enc", "UTF-8", path, NULL};
    bool good = run(arena, ask, &tree, why);
    if (good) verify_read_tree(arena, tree, file);
    if (good && !file->blocks.count) {
        *why = "it has no structure tree: only a tagged PDF can be held against its sources";
        return false;
    }
    return good;
}

// ---- the whole ---------------------------------------------------------------------------------

// A copy in memory, for programs that are started from here, without the key that leads to the output profile: poppler
// would prepare its colours anew for each page and each of the thousands of elements, which takes longer than all else.
static int open_copy(Text bytes) {
    static const char key[] = "/OutputIntents";
    Buffer copy = {0};
    buffer_text(&copy, bytes);
    for (char *at = copy.bytes; (at = memmem(at, (size_t)(copy.bytes + copy.size - at), key, sizeof key - 1));)
        at[1] = 'X';
    int file = memfd_create("verify", 0);
    bool good = file >= 0;
    for (size_t done = 0; good && done < copy.size;) {
        ssize_t wrote = write(file, copy.bytes + done, copy.size - done);
        good = wrote > 0 || errno == EINTR;
        if (wrote > 0) done += (size_t)wrote;
    }
    buffer_free(&copy);
    if (good || file < 0) return file;
    close(file);
    return -1;
}

bool verify_read(Arena *arena, const char *path, Progress *progress, FoundFile *file, const char **why) {
    Text bytes = file_map(path, FILE_MOST, why);
    int copy = bytes.at ? open_copy(bytes) : -1;
    const char *from = copy >= 0 ? text_print(arena, "/dev/fd/%d", copy).at : path;
    *file = (FoundFile){0};
    progress_begin(progress, "read", 4, "passes");
    bool good = read_pages(arena, from, true, file, why);
    progress_step(progress);
    good = good && read_pages(arena, from, false, file, why);
    progress_step(progress);
    good = good && read_tags(arena, from, file, why);
    progress_step(progress);
    if (copy >= 0) close(copy);
    return good && read_objects(arena, path, file, why);
}
