// proof_folder.c: makes the change from the old proof to the new one as short as a few renames.
#include "proof/proof_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

Text proof_folder_open(Arena *arena, Text folder, const char **why) {
    Text path = text_copy(arena, folder);
    if (!file_make_folder(path.at, why)) return (Text){0};
    Text made = file_join(arena, path, TEXT(".proof-XXXXXX"));
    if (mkdtemp((char *)made.at)) return made;
    *why = errno == EACCES || errno == EPERM ? "not allowed" : "no folder can be made in it";
    return (Text){0};
}

static bool is_proof_picture(const char *name) {
    Text text = text_of(name);
    if (!text_ends(text, ".png")) return false;
    return text_starts(text, "page-") || text_starts(text, "spread-") ||
           text_starts(text, "art-") || text_is(text, "contact.png");
}

// the names of the proof pictures in folder; none if it cannot be read
static void list_pictures(Arena *arena, Text folder, Text **names, int32_t *count) {
    ARRAY(Text) found = {0};
    DIR *open = opendir(folder.at);
    for (struct dirent *entry; open && (entry = readdir(open));)
        if (is_proof_picture(entry->d_name))
            *array_add(arena, &found) = text_copy(arena, text_of(entry->d_name));
    if (open) closedir(open);
    *names = found.at;
    *count = found.count;
}

static void drop_pictures(Arena *arena, Text folder) {
    Text *names;
    int32_t count;
    list_pictures(arena, folder, &names, &count);
    for (int32_t i = 0; i < count; i++) unlink(file_join(arena, folder, names[i]).at);
}

bool proof_folder_commit(Text made, Text folder, const char **why) {
    Arena *arena = arena_new();
    Text path = text_copy(arena, folder), *names;
    int32_t count;
    list_pictures(arena, made, &names, &count);
    drop_pictures(arena, path);
    bool moved = true;
    for (int32_t i = 0; moved && i < count; i++)
        moved = !rename(file_join(arena, made, names[i]).at, file_join(arena, path, names[i]).at);
    if (!moved) *why = "the new pictures cannot be moved into it";
    arena_free(arena);
    proof_folder_drop(made);
    return moved;
}

void proof_folder_drop(Text made) {
    Arena *arena = arena_new();
    drop_pictures(arena, made);
    rmdir(made.at);
    arena_free(arena);
}
