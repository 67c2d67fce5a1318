// diff_revision.c: an edition as it was: git archive into a temporary folder.
//
// The folder holds the edition with the layouts/ and fonts/ of the same revision, below the project's root as it was then;
// font packages are the system's. It is removed when the program ends, whichever way.
#include <stdio.h>
#include <string.h>

#include "commands/diff_side.h"
#include "common/file.h"
#include "common/process.h"
#include "common/temporary.h"

// What git says, without the line's end; absent if it fails.
static Text ask_git(Arena *arena, const char *const argv[]) {
    Buffer said = {0};
    int status = process_run(argv, &said);
    Text text = status ? (Text){0} : text_copy(arena, buffer_view(&said));
    buffer_free(&said);
    if (status == PROCESS_MISSING) stage_fail("a git revision needs the program git (Debian: git)");
    if (text.size && text.at[text.size - 1] == '\n') text.size--;
    return text.at ? text_copy(arena, text) : text;
}

#define GIT(arena, top, ...) ask_git((arena), (const char *const[]){"git", "-C", (top), __VA_ARGS__, NULL})

// "tree", "blob", or absent
static Text find_kind(Arena *arena, const char *top, Text commit, Text path) {
    return GIT(arena, top, "cat-file", "-t", text_print(arena, "%.*s:%.*s", TEXT_ARG(commit), TEXT_ARG(path)).at);
}

// The nearest folder at or above path that has layouts/ and fonts/; "" for the top, absent if there is none.
static Text find_root(Arena *arena, const char *top, Text commit, Text path) {
    for (Text at = path;;) {
        Text layouts = find_kind(arena, top, commit, file_join(arena, at, TEXT("layouts")));
        if (text_is(layouts, "tree") &&
            text_is(find_kind(arena, top, commit, file_join(arena, at, TEXT("fonts"))), "tree"))
            return at;
        if (!at.size) return (Text){0};
        while (at.size && at.at[at.size - 1] != '/') at.size--;
        if (at.size) at.size--;
    }
}

static void unpack(Arena *arena, const char *top, Text commit, Text root, Text path, Text folder) {
    Text tar = file_join(arena, folder, TEXT("tree.tar"));
    Text out = text_print(arena, "--output=%s", tar.at);
    Text layouts = file_join(arena, root, TEXT("layouts")), fonts = file_join(arena, root, TEXT("fonts"));
    Text packed = GIT(arena, top, "archive", "--format=tar", out.at, commit.at, "--", layouts.at, fonts.at, path.at);
    Buffer said = {0};
    int status =
        packed.at ? process_run((const char *const[]){"tar", "-xf", tar.at, "-C", folder.at, NULL}, &said) : 1;
    buffer_free(&said);
    if (status) stage_fail("cannot unpack '%.*s' of git's %.*s", TEXT_ARG(path), TEXT_ARG(commit));
    remove(tar.at);
}

// A path as git writes it: from the repository's top, without "./" before and "/" behind.
static Text clean_path(Arena *arena, Text path) {
    if (text_starts(path, "./")) {
        Text prefix = GIT(arena, ".", "rev-parse", "--show-prefix");
        path = text_join(arena, prefix, text_part(path, 2, path.size));
    }
    while (path.size && path.at[path.size - 1] == '/') path.size--;
    return text_copy(arena, path);
}

static void open_folder(Arena *arena, const char *top, Text commit, Text path, Text operand, Revision *revision) {
    Text root = find_root(arena, top, commit, path);
    if (!root.at)
        stage_fail("'%.*s': no folder above it has layouts/ and fonts/ in that revision", TEXT_ARG(operand));
    Text folder = temporary_folder(arena, "folio-diff");
    unpack(arena, top, commit, text_copy(arena, root), path, folder);
    revision->root = file_join(arena, folder, root);
    revision->sources = file_join(arena, folder, path);
}

_Noreturn static void fail_commit(Arena *arena, Text name, Text operand) {
    bool shallow = text_is(GIT(arena, ".", "rev-parse", "--is-shallow-repository"), "true");
    stage_fail("git knows no revision '%.*s' (of '%.*s')%s", TEXT_ARG(name), TEXT_ARG(operand),
               shallow ? ": this clone has the last commits alone; 'git fetch --unshallow' gets the others" : "");
}

// git's paths begin at the repository's top, an editor's often where he is.
_Noreturn static void fail_path(Arena *arena, const char *top, Text commit, Text name, Text path) {
    Text from_here = text_join(arena, GIT(arena, ".", "rev-parse", "--show-prefix"), path);
    bool is_there = from_here.size > path.size && find_kind(arena, top, commit, from_here).at;
    stage_fail(is_there ? "the revision '%.*s' has no '%.*s': did you mean %.*s:%.*s?"
                        : "the revision '%.*s' has no '%.*s'",
               TEXT_ARG(name), TEXT_ARG(path), TEXT_ARG(name), TEXT_ARG(from_here));
}

bool diff_revision_open(Arena *arena, Text operand, Revision *revision) {
    const char *colon = memchr(operand.at, ':', operand.size);
    if (!colon || colon == operand.at || colon + 1 == operand.at + operand.size) return false;
    Text name = text_copy(arena, text_part(operand, 0, (size_t)(colon - operand.at)));
    Text path = text_part(operand, name.size + 1, operand.size);
    Text top = GIT(arena, ".", "rev-parse", "--show-toplevel");
    if (!top.at)
        stage_fail("there is no '%.*s', and no git repository here to have such a revision", TEXT_ARG(operand));
    Text commit = GIT(arena, ".", "rev-parse", "--verify", "--quiet", "--end-of-options",
                      text_print(arena, "%s^{commit}", name.at).at);
    if (!commit.at) fail_commit(arena, name, operand);
    path = clean_path(arena, path);
    Text kind = find_kind(arena, top.at, commit, path);
    if (text_is(kind, "tree")) open_folder(arena, top.at, commit, path, operand, revision);
    else if (text_is(kind, "blob"))
        revision->bytes = GIT(arena, top.at, "cat-file", "blob", text_print(arena, "%s:%s", commit.at, path.at).at);
    else fail_path(arena, top.at, commit, name, path);
    return true;
}
