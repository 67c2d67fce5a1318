// paths.c: finds the files that report.yaml and articles name, and sees that they stay within the edition.
//
// The schema has refused absolute paths and ".." already; symbolic links are resolved here. A name that is not there
// is answered with the nearest one in its folder.
#include "parse/paths.h"

#include <dirent.h>
#include <string.h>

#include "common/file.h"
#include "common/schema.h"

static Text folder_of(Text path) {
    size_t size = path.size;
    while (size && path.at[size - 1] != '/') size--;
    return text_part(path, 0, size ? size - 1 : 0);
}

static Text name_of(Text path) {
    return text_part(path, folder_of(path).size + (memchr(path.at, '/', path.size) != NULL), path.size);
}

// the name in the folder nearest to the one asked for; of equals the first by bytes, whatever order the disk has
static Text nearest_name(Arena *arena, const char *folder, Text name) {
    DIR *list = opendir(folder);
    if (!list) return (Text){0};
    Text nearest = {0};
    for (struct dirent *entry; (entry = readdir(list));) {
        Text other = text_of(entry->d_name);
        if (other.at[0] == '.' || !schema_nearest(name, &other, 1).at) continue;
        int32_t gain = nearest.at ? text_distance(name, nearest) - text_distance(name, other) : 1;
        if (gain > 0 || (gain == 0 && text_compare(other, nearest) < 0)) nearest = text_copy(arena, other);
    }
    closedir(list);
    return nearest;
}

static void fail_missing(Arena *arena, Text full, Text path, const YamlNode *node, const char *why,
                         Diagnostics *diagnostics) {
    Text near = nearest_name(arena, text_copy(arena, folder_of(full)).at, name_of(full));
    Text folder = folder_of(path);
    if (near.at && strcmp(why, "no such file") == 0)
        schema_error(diagnostics, node, "no-file", "cannot read '%.*s': no such file; did you mean '%.*s%s%.*s'?",
                     TEXT_ARG(path), TEXT_ARG(folder), folder.size ? "/" : "", TEXT_ARG(near));
    else
        schema_error(diagnostics, node, "no-file", "cannot read '%.*s': %s", TEXT_ARG(path), why);
}

Text path_find(Arena *arena, const EditionFolder *edition, Text path, const YamlNode *node, Diagnostics *diagnostics) {
    Text relative = file_join(arena, edition->folder, path), full = file_join(arena, edition->root, relative);
    Text folder = file_join(arena, edition->root, edition->folder);
    const char *why = NULL;
    if (file_is_folder(full.at)) why = "is a folder";
    else if (!file_relative(arena, full.at, "/").at) why = "no such file";
    if (why) fail_missing(arena, full, path, node, why, diagnostics);
    else if (!file_is_below(full.at, folder.at))
        schema_error(diagnostics, node, "path-outside",
                     "'%.*s' leads out of the edition's folder by a symbolic link: put the file itself there",
                     TEXT_ARG(path));
    else return relative;
    return (Text){0};
}
