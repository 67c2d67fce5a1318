// paths.h: files that an edition names.
#ifndef FOLIO_PATHS_H
#define FOLIO_PATHS_H

#include "common/yaml.h"

typedef struct {
    Text root;      // of the project
    Text folder;    // of the edition, relative to root
    struct DataShelf *shelf; // its data files (data.h)
    Text language;  // of the edition: BCP 47
} EditionFolder;

// The file at path (relative to the edition's folder), relative to the project root, in arena. Absent after an error at
// node: there is no such file (no-file; the nearest name is given), it is a folder, or it leads out of
// the edition's folder by a symbolic link (path-outside).
Text path_find(Arena *arena, const EditionFolder *edition, Text path, const YamlNode *node, Diagnostics *diagnostics);

#endif
