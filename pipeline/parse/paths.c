// paths.c: finds the files that report.yaml and articles name, and sees that they stay within the edition.
//
// The schema has refused absolute paths and ".." already; symbolic links are resolved here. A name that is not there
// is answered with the nearest one in its folder.
#include "parse/paths.h"

#include <dirent.h>
#include <string.h>

#include "common/file.h"
#include "common/schema.h"

#define OUTSIDE "is outside"

Text file_names_keep(FileNames *names, Text name) {
    int32_t known = names_find(&names->numbers, name);
    if (known >= 0) return names->all.at[known];
    Text kept = text_copy(names->arena, name);
    names_add(names->arena, &names->numbers, kept, names->all.count);
    *array_add(names->arena, &names->all) = kept;
    return kept;
}

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

// what hinders; NULL: the file may be read
static const char *find_fault(Arena *arena, const EditionFolder *edition, Text full) {
    if (file_is_folder(full.at)) return "is a folder";
    if (!file_relative(arena, full.at, "/").at) return "no such file";
    return file_is_below(full.at, file_join(arena, edition->root, edition->folder).at) ? NULL : OUTSIDE;
}

Text path_resolve(Arena *arena, const EditionFolder *edition, Text path) {
    Text relative = file_join(arena, edition->folder, path);
    return find_fault(arena, edition, file_join(arena, edition->root, relative)) ? (Text){0} : relative;
}

Text path_find(Arena *arena, const EditionFolder *edition, Text path, const YamlNode *node, Diagnostics *diagnostics) {
    Text relative = file_join(arena, edition->folder, path), full = file_join(arena, edition->root, relative);
    const char *why = find_fault(arena, edition, full);
    if (why && !strcmp(why, OUTSIDE))
        schema_error(diagnostics, node, "path-outside",
                     "'%.*s' leads out of the edition's folder by a symbolic link: put the file itself there",
                     TEXT_ARG(path));
    else if (why) fail_missing(arena, full, path, node, why, diagnostics);
    if (why) return (Text){0};
    UsedFiles *used = edition->used;
    if (used)
        *array_add(used->arena, &used->all) =
            (UsedFile){text_copy(used->arena, path), text_copy(used->arena, relative), 0};
    return relative;
}
