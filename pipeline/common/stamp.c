// stamp.c: by stat, and where that is not certain by the bytes.
#include "common/stamp.h"

#include <sys/stat.h>
#include <time.h>

#include "common/arena.h"
#include "common/file.h"

enum { TICK_MOST = 60000000 }; // nanoseconds: no file system's clock in use here is coarser, but for whole seconds
static const int64_t second = 1000000000;

static int64_t nanoseconds(struct timespec time) {
    return time.tv_sec * second + time.tv_nsec;
}

FileStamp file_stamp(const char *path) {
    struct stat about;
    struct timespec now;
    if (stat(path, &about)) return (FileStamp){.size = -1, .settled = true};
    FileStamp stamp = {(int64_t)about.st_dev, (int64_t)about.st_ino, about.st_size, nanoseconds(about.st_mtim),
                       nanoseconds(about.st_ctim), false};
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t last = stamp.modified > stamp.changed ? stamp.modified : stamp.changed;
    bool whole_seconds = stamp.modified % second == 0 && stamp.changed % second == 0;
    stamp.settled = nanoseconds(now) - last > (whole_seconds ? 2 * second : TICK_MOST);
    return stamp;
}

static bool is_same(const FileStamp *a, const FileStamp *b) {
    return a->device == b->device && a->inode == b->inode && a->size == b->size && a->modified == b->modified &&
           a->changed == b->changed;
}

static bool has_hash(const char *path, uint64_t hash, size_t most) {
    const char *why = NULL;
    Arena *arena = arena_new();
    Text bytes = file_read(arena, path, most, &why);
    bool same = bytes.at && text_hash(bytes) == hash;
    arena_free(arena);
    return same;
}

bool file_mark_holds(FileMark *mark, const char *path, size_t most) {
    FileStamp now = file_stamp(path);
    if (is_same(&mark->stamp, &now) && mark->stamp.settled) return true;
    if (now.size < 0 || now.size != mark->stamp.size || !mark->hash || !has_hash(path, mark->hash, most)) return false;
    mark->stamp = now;
    return true;
}
