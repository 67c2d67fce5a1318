// file.h: whole files in, whole files out.
//
// Reading maps or reads a regular file below a stated size. Writing is atomic: a temporary file in the
// same folder, fsync, rename; a failed write leaves the old file as it was.
#ifndef FOLIO_FILE_H
#define FOLIO_FILE_H

#include "common/diagnostic.h"

// The file's bytes in arena ("-" reads standard input). On failure the absent text, and *why says in
// words what is wrong ("no such file", "is a folder", "larger than 64 MB").
Text file_read(Arena *arena, const char *path, size_t most, const char **why);
// The same without a copy: mapped for reading until file_unmap. Never for files that may change.
Text file_map(const char *path, size_t most, const char **why);
void file_unmap(Text bytes); // absent is fine
// false and *why on failure; "-" writes standard output
bool file_write(const char *path, Text bytes, const char **why);
// Folder and all missing parents; false and *why on failure
bool file_make_folder(const char *path, const char **why);
// Does path, its symbolic links resolved, lie below folder?
bool file_is_below(const char *path, const char *folder);
bool file_is_folder(const char *path);
bool file_is_there(const char *path); // of any kind; a symbolic link that leads nowhere is there
// path as seen from folder, symbolic links resolved: "sources/2021", "." for the folder itself; absent
// if path does not exist or is not below it.
Text file_relative(Arena *arena, const char *path, const char *folder);
// The nearest folder at or above start that has layouts/ and fonts/; absolute; absent if there is none.
Text file_find_root(Arena *arena, const char *start);
Text file_join(Arena *arena, Text folder, Text name); // folder/name; an absolute name wins; "" and "." vanish

#endif
