// watch.c: a watch on each folder. After anything that happened to folders all are walked through once more: to watch one
// again changes nothing.
#include "common/watch.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "common/file.h"

enum {
    QUIET = 4,         // milliseconds after a file was closed or moved
    QUIET_OPEN = 40,   // after it was written to, and is still open
    LONGEST = 400,     // a change that goes on and on is taken all the same
    FOLDERS_MOST = 4000,
    DEPTH_MOST = 16,
    ENDED = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB,
    WATCHED = ENDED | IN_MODIFY | IN_CREATE,
};

struct Watch {
    Arena *arena;
    ARRAY(Text) folders;
    int descriptor;
    int32_t count;      // of folders watched
    const char *fault;
};

// what happened since the last look
typedef struct {
    bool counts, ended, folders;
} Happened;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static bool is_passed_over(const char *name) {
    size_t size = strlen(name);
    return name[0] == '.' || (size && name[size - 1] == '~');
}

// a folder and those below it; symbolic links are not followed
static void add_folder(Watch *watch, const char *path, int depth) {
    struct stat about;
    if (depth > DEPTH_MOST || ++watch->count > FOLDERS_MOST) return;
    if (inotify_add_watch(watch->descriptor, path, WATCHED | IN_ONLYDIR) < 0) {
        if (errno == ENOSPC || errno == ENOMEM) watch->fault = "the system allows no more watches (fs.inotify.max_user_watches)";
        return;
    }
    DIR *list = opendir(path);
    Arena *arena = arena_new();
    for (struct dirent *entry; list && (entry = readdir(list));) {
        if (is_passed_over(entry->d_name)) continue;
        Text below = file_join(arena, text_of(path), text_of(entry->d_name));
        bool folder = entry->d_type == DT_UNKNOWN ? !lstat(below.at, &about) && S_ISDIR(about.st_mode) : entry->d_type == DT_DIR;
        if (folder) add_folder(watch, below.at, depth + 1);
    }
    arena_free(arena);
    if (list) closedir(list);
}

static void add_all(Watch *watch) {
    watch->count = 0;
    for (int32_t i = 0; i < watch->folders.count; i++) add_folder(watch, watch->folders.at[i].at, 0);
}

Watch *watch_open(const Text *folders, int32_t count, const char **why) {
    Arena *arena = arena_new();
    Watch *watch = arena_new_of(arena, Watch);
    *watch = (Watch){.arena = arena, .descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    for (int32_t i = 0; i < count; i++) *array_add(arena, &watch->folders) = text_copy(arena, folders[i]);
    if (watch->descriptor < 0) watch->fault = "the system allows no more of them (fs.inotify.max_user_instances)";
    else add_all(watch);
    if (!watch->fault) return watch;
    *why = watch->fault;
    watch_close(watch);
    return NULL;
}

int watch_descriptor(const Watch *watch) {
    return watch->descriptor;
}

static void note_event(const struct inotify_event *event, Happened *happened) {
    bool lost = event->mask & IN_Q_OVERFLOW, self = event->mask & (IN_DELETE_SELF | IN_MOVE_SELF);
    if (event->mask & IN_IGNORED || (event->len && is_passed_over(event->name))) return;
    happened->counts = true;
    happened->folders |= lost || self || event->mask & IN_ISDIR;
    happened->ended |= lost || event->mask & ENDED || event->mask & IN_ISDIR;
}

static Happened read_events(Watch *watch) {
    Happened happened = {false, false, false};
    _Alignas(struct inotify_event) char bytes[8192];
    for (ssize_t size; (size = read(watch->descriptor, bytes, sizeof bytes)) > 0;)
        for (char *at = bytes; at < bytes + size;) {
            const struct inotify_event *event = (const void *)at;
            note_event(event, &happened);
            at += sizeof *event + event->len;
        }
    if (happened.folders) add_all(watch);
    return happened;
}

double watch_take(Watch *watch) {
    double began = now();
    Happened last = read_events(watch);
    bool counts = last.counts;
    struct pollfd poll_for = {.fd = watch->descriptor, .events = POLLIN};
    while (now() - began < LONGEST && poll(&poll_for, 1, last.counts && !last.ended ? QUIET_OPEN : QUIET) > 0) {
        last = read_events(watch);
        counts |= last.counts;
    }
    return counts ? began : 0;
}

void watch_close(Watch *watch) {
    if (!watch) return;
    if (watch->descriptor >= 0) close(watch->descriptor);
    arena_free(watch->arena);
}
