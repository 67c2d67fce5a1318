// paths.h: files that an edition names.
#ifndef FOLIO_PATHS_H
#define FOLIO_PATHS_H

#include "common/names.h"
#include "common/yaml.h"

// Names of files, each once: they outlive the articles whose places have them.
typedef struct {
    Arena *arena;
    Names numbers;
    ARRAY(Text) all;
} FileNames;

Text file_names_keep(FileNames *names, Text name);

// A file that an article was found to name.
typedef struct {
    Text path;          // as it is written
    Text file;          // relative to the project root
    int64_t revision;   // of a data file's rows (data.h); 0: a picture
} UsedFile;

typedef struct {
    Arena *arena;
    ARRAY(UsedFile) all;
} UsedFiles;

typedef struct {
    Text root;      // of the project
    Text folder;    // of the edition, relative to root
    struct DataShelf *shelf; // its data files (data.h)
    Text language;  // of the edition: BCP 47
    FileNames *names; // of data files; or NULL
    UsedFiles *used; // gets the files that are found; or NULL
} EditionFolder;

// The file at path (relative to the edition's folder), relative to the project root, in arena. Absent after an error at
// node: there is no such file (no-file; the nearest name is given), it is a folder, or it leads out of
// the edition's folder by a symbolic link (path-outside).
Text path_find(Arena *arena, const EditionFolder *edition, Text path, const YamlNode *node, Diagnostics *diagnostics);

// The same without a word: absent if there is none.
Text path_resolve(Arena *arena, const EditionFolder *edition, Text path);

#endif
