// file.c: whole files in and out, by POSIX calls.
//
// In: paths as C strings. Out: bytes in an arena or mapped, or a reason in words. Writing goes through a
// temporary file in the same folder (fsync, then rename), so that a reader never sees half a file; what is
// no regular file (a terminal, /dev/null) is written straight.
#include "common/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *reason_of(int error) {
    switch (error) {
    case ENOENT: return "no such file";
    case EISDIR: return "is a folder";
    case ENOTDIR: return "a part of its path is no folder";
    case EACCES: case EPERM: return "not allowed";
    case ELOOP: return "symbolic links that lead in a circle";
    case ENAMETOOLONG: return "its name is too long";
    case ENOSPC: return "no space left";
    case EROFS: return "the file system is read-only";
    default: break;
    }
    const char *words = strerrordesc_np(error);
    return words ? words : "cannot be used";
}

// the limit in words; a constant, since it outlives the call
static const char *reason_too_large(size_t most) {
    static const struct { size_t most; const char *words; } known[] = {
        {(size_t)1 << 20, "larger than 1 MB"}, {(size_t)4 << 20, "larger than 4 MB"},
        {(size_t)16 << 20, "larger than 16 MB"}, {(size_t)64 << 20, "larger than 64 MB"},
        {(size_t)256 << 20, "larger than 256 MB"}, {(size_t)1 << 30, "larger than 1 GB"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].most == most) return known[i].words;
    return "larger than its limit";
}

static bool fail(const char **why, const char *reason) {
    *why = reason;
    return false;
}

// opens a regular file for reading and tells its size; -1 and *why on failure
static int open_regular(const char *path, size_t most, size_t *size, const char **why) {
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a named pipe must not make us wait
    if (file < 0) return fail(why, reason_of(errno)), -1;
    const char *reason = NULL;
    if (fstat(file, &about) < 0) reason = reason_of(errno);
    else if (S_ISDIR(about.st_mode)) reason = "is a folder";
    else if (!S_ISREG(about.st_mode)) reason = "is not a regular file";
    else if ((uintmax_t)about.st_size > most) reason = reason_too_large(most);
    if (reason) return close(file), fail(why, reason), -1;
    *size = (size_t)about.st_size;
    return file;
}

// reads to the end into a growing heap buffer
static bool read_all(int file, size_t most, Buffer *buffer, const char **why) {
    for (;;) {
        ssize_t got = read(file, buffer_room(buffer, 1 << 16), 1 << 16);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(why, reason_of(errno));
        if (got == 0) return true;
        buffer->size += (size_t)got;
        if (buffer->size > most) return fail(why, reason_too_large(most));
    }
}

Text file_read(Arena *arena, const char *path, size_t most, const char **why) {
    bool standard_input = !strcmp(path, "-");
    size_t size = 0;
    int file = standard_input ? STDIN_FILENO : open_regular(path, most, &size, why);
    if (file < 0) return (Text){0};
    Buffer buffer = {0};
    if (size) buffer_room(&buffer, size + (1 << 16));
    bool read = read_all(file, most, &buffer, why);
    if (!standard_input) close(file);
    Text bytes = read ? text_copy(arena, buffer_view(&buffer)) : (Text){0};
    buffer_free(&buffer);
    return bytes;
}

Text file_map(const char *path, size_t most, const char **why) {
    size_t size = 0;
    int file = open_regular(path, most, &size, why);
    if (file < 0) return (Text){0};
    Text bytes = TEXT("");
    if (size) {
        void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (at == MAP_FAILED) {
            fail(why, reason_of(errno));
            bytes = (Text){0};
        } else {
            bytes = (Text){at, size};
        }
    }
    close(file);
    return bytes;
}

void file_unmap(Text bytes) {
    if (bytes.size) munmap((void *)(uintptr_t)bytes.at, bytes.size);
}

static bool write_all(int file, Text bytes, const char **why) {
    for (size_t done = 0; done < bytes.size;) {
        ssize_t put = write(file, bytes.at + done, bytes.size - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return fail(why, reason_of(errno));
        done += (size_t)put;
    }
    return true;
}

static bool write_straight(const char *path, Text bytes, const char **why) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return fail(why, reason_of(errno));
    bool written = write_all(file, bytes, why);
    if (close(file) < 0 && written) return fail(why, reason_of(errno));
    return written;
}

// fills the open temporary file and puts it in the place of path
static bool replace_file(const char *path, const char *temporary, int file, mode_t mode, Text bytes,
                         const char **why) {
    bool done = write_all(file, bytes, why);
    if (done && (fchmod(file, mode) < 0 || fsync(file) < 0)) done = fail(why, reason_of(errno));
    if (close(file) < 0 && done) done = fail(why, reason_of(errno));
    if (done && rename(temporary, path) < 0) done = fail(why, reason_of(errno));
    if (!done) unlink(temporary);
    return done;
}

bool file_write(const char *path, Text bytes, const char **why) {
    if (!strcmp(path, "-")) return write_all(STDOUT_FILENO, bytes, why);
    struct stat about;
    bool there = stat(path, &about) == 0;
    if (there && S_ISDIR(about.st_mode)) return fail(why, "is a folder");
    if (there && !S_ISREG(about.st_mode)) return write_straight(path, bytes, why);
    // a symbolic link stays: what it points to is replaced
    char *real = there ? realpath(path, NULL) : NULL;
    Arena *arena = arena_new();
    Text temporary = text_print(arena, "%s.XXXXXX", real ? real : path);
    int file = mkostemp((char *)temporary.at, O_CLOEXEC);
    mode_t mode = there ? about.st_mode & 0777 : 0644;
    bool done = file < 0 ? fail(why, reason_of(errno))
                         : replace_file(real ? real : path, temporary.at, file, mode, bytes, why);
    free(real);
    arena_free(arena);
    return done;
}

static bool make_one(const char *path, const char **why) {
    struct stat about;
    if (mkdir(path, 0777) == 0) return true;
    if (errno != EEXIST) return fail(why, reason_of(errno));
    if (stat(path, &about) < 0) return fail(why, reason_of(errno));
    return S_ISDIR(about.st_mode) || fail(why, "a file stands in the folder's place");
}

bool file_make_folder(const char *path, const char **why) {
    Arena *arena = arena_new();
    char *part = (char *)text_copy(arena, text_of(path)).at;
    bool made = true;
    for (char *at = part + (*part == '/'); made && *at; at++) {
        if (*at != '/' || at == part || at[-1] == '/') continue;
        *at = 0;
        made = make_one(part, why);
        *at = '/';
    }
    if (made && *part) made = make_one(part, why);
    arena_free(arena);
    return made;
}

// the part of an absolute path below an absolute folder; absent if it is not there; "." for the folder itself
static Text part_below(const char *path, const char *folder) {
    size_t size = strlen(folder);
    if (!strcmp(folder, "/")) return text_of(path[1] ? path + 1 : ".");
    if (strncmp(path, folder, size)) return (Text){0};
    if (!path[size]) return TEXT(".");
    return path[size] == '/' ? text_of(path + size + 1) : (Text){0};
}

Text file_relative(Arena *arena, const char *path, const char *folder) {
    char *real_path = realpath(path, NULL), *real_folder = realpath(folder, NULL);
    Text below = real_path && real_folder ? part_below(real_path, real_folder) : (Text){0};
    if (below.at) below = text_copy(arena, below);
    free(real_path);
    free(real_folder);
    return below;
}

bool file_is_below(const char *path, const char *folder) {
    Arena *arena = arena_new();
    Text below = file_relative(arena, path, folder);
    bool is = below.at && !text_is(below, ".");
    arena_free(arena);
    return is;
}

bool file_is_there(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0;
}

bool file_is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool is_root(Arena *arena, Text folder) {
    return file_is_folder(file_join(arena, folder, TEXT("layouts")).at) &&
           file_is_folder(file_join(arena, folder, TEXT("fonts")).at);
}

Text file_find_root(Arena *arena, const char *start) {
    char *real = realpath(start, NULL);
    if (!real) return (Text){0};
    Text folder = text_copy(arena, text_of(real));
    free(real);
    while (folder.size > 1) {
        if (is_root(arena, folder)) return folder;
        while (folder.size && folder.at[folder.size - 1] != '/') folder.size--;
        if (folder.size > 1) folder.size--;
        folder = text_copy(arena, folder);
    }
    return is_root(arena, TEXT("/")) ? TEXT("/") : (Text){0};
}

Text file_join(Arena *arena, Text folder, Text name) {
    if (!folder.size || text_is(folder, ".") || (name.size && name.at[0] == '/'))
        return text_copy(arena, name.size || !folder.size ? name : folder);
    if (!name.size || text_is(name, ".")) return text_copy(arena, folder);
    const char *slash = text_ends(folder, "/") ? "" : "/";
    return text_print(arena, "%.*s%s%.*s", TEXT_ARG(folder), slash, TEXT_ARG(name));
}
