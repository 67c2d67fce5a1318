// proof_folder.c: makes the change from the old proof to the new one as short as a few renames.
//
// A new file takes the place of the old one of its name by one rename, so that none is ever missing; what is then left
// of the old proof goes. Which files are a proof's is known by their names. index.html, book.css and book.js alone might
// be somebody else's: they are ours where the book's data lie beside them.
#include "proof/proof_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const folders[] = {"", "data", "pages"};
enum { FOLDERS = sizeof folders / sizeof *folders };

typedef ARRAY(Text) Names;

Text proof_folder_open(Arena *arena, Text folder, const char **why) {
    Text path = text_copy(arena, folder);
    if (!file_make_folder(path.at, why)) return (Text){0};
    Text made = file_join(arena, path, TEXT(".proof-XXXXXX"));
    if (mkdtemp((char *)made.at)) return made;
    *why = errno == EACCES || errno == EPERM ? "not allowed" : "no folder can be made in it";
    return (Text){0};
}

static bool is_ours(const char *folder, const char *name, bool book) {
    Text text = text_of(name);
    bool numbered = text_starts(text, "page-");
    if (text_is(text_of(folder), "data")) return text_is(text, "book.js") || (numbered && text_ends(text, ".js"));
    if (text_is(text_of(folder), "pages")) return numbered && text_ends(text, ".png");
    if (book && (text_is(text, "index.html") || text_is(text, "book.css") || text_is(text, "book.js"))) return true;
    if (!text_ends(text, ".png")) return false;
    return numbered || text_starts(text, "spread-") || text_starts(text, "art-") || text_is(text, "contact.png");
}

static int compare_names(const void *a, const void *b) {
    return text_compare(*(const Text *)a, *(const Text *)b);
}

// the names of the proof's files in folder, sorted; none if it cannot be read
static Names list_files(Arena *arena, Text folder) {
    Names names = {0};
    bool book = file_is_there(file_join(arena, folder, TEXT("data/book.js")).at);
    for (int i = 0; i < FOLDERS; i++) {
        DIR *open = opendir(file_join(arena, folder, text_of(folders[i])).at);
        for (struct dirent *entry; open && (entry = readdir(open));)
            if (is_ours(folders[i], entry->d_name, book))
                *array_add(arena, &names) = file_join(arena, text_of(folders[i]), text_copy(arena, text_of(entry->d_name)));
        if (open) closedir(open);
    }
    if (names.count) qsort(names.at, (size_t)names.count, sizeof *names.at, compare_names);
    return names;
}

static bool move_files(Arena *arena, const Names *names, Text made, Text folder) {
    for (int i = 1; i < FOLDERS; i++) {
        const char *why = NULL;
        if (!file_is_there(file_join(arena, made, text_of(folders[i])).at)) continue;
        if (!file_make_folder(file_join(arena, folder, text_of(folders[i])).at, &why)) return false;
    }
    for (int32_t i = 0; i < names->count; i++)
        if (rename(file_join(arena, made, names->at[i]).at, file_join(arena, folder, names->at[i]).at)) return false;
    return true;
}

// the files of old that are not among kept, and the folders that this leaves empty
static void drop_files(Arena *arena, Text folder, const Names *old, const Names *kept) {
    for (int32_t i = 0; i < old->count; i++)
        if (!kept->count || !bsearch(&old->at[i], kept->at, (size_t)kept->count, sizeof(Text), compare_names))
            unlink(file_join(arena, folder, old->at[i]).at);
    for (int i = 1; i < FOLDERS; i++) rmdir(file_join(arena, folder, text_of(folders[i])).at);
}

bool proof_folder_commit(Text made, Text folder, const char **why) {
    Arena *arena = arena_new();
    Text path = text_copy(arena, folder);
    Names names = list_files(arena, made), old = list_files(arena, path);
    bool moved = move_files(arena, &names, made, path);
    if (moved) drop_files(arena, path, &old, &names);
    else *why = "the new pictures cannot be moved into it";
    arena_free(arena);
    proof_folder_drop(made);
    return moved;
}

void proof_folder_drop(Text made) {
    Arena *arena = arena_new();
    Names names = list_files(arena, made);
    static const Names none = {0};
    drop_files(arena, made, &names, &none);
    rmdir(text_copy(arena, made).at);
    arena_free(arena);
}
