// revision.c: a revision as it is given, or as git knows it.
//
// The last commit of a path stays the same whatever else the history gets, so the watermark of unchanged sources does
// too. git is asked without a lock on its index, and without the repository's own hook for watching files.
#include "common/revision.h"

#include <stdlib.h>

#include "common/process.h"

enum { DIGITS = 10, LENGTH_MOST = 80 };

static Text accept(Text revision, const char *from) {
    bool good = text_is_utf8(revision, NULL) && revision.size <= LENGTH_MOST;
    for (size_t i = 0; good && i < revision.size; i++) good = (unsigned char)revision.at[i] >= ' ';
    if (!good) stage_fail("%s is no revision: expected a line of UTF-8, at most %d bytes", from, LENGTH_MOST);
    return text_trim(revision);
}

// what git prints; absent if it has nothing to say, is not there, or knows no repository
static Text ask(Arena *arena, const char *const argv[]) {
    Buffer out = {0};
    int status = process_run(argv, &out);
    Text said = status ? (Text){0} : text_trim(text_copy(arena, buffer_view(&out)));
    buffer_free(&out);
    return said;
}

static Text ask_git(Arena *arena, const char *root, const char *folder) {
    const char *const last[] = {"git", "-C", root, "--literal-pathspecs", "log", "-1", "--format=%H", "--", folder,
                                "layouts", "fonts", NULL};
    const char *const changed[] = {"git", "-C", root, "--literal-pathspecs", "--no-optional-locks", "-c",
                                   "core.fsmonitor=false", "status", "--porcelain", "--", folder, "layouts", "fonts",
                                   NULL};
    Text commit = ask(arena, last);
    if (commit.size < DIGITS) return (Text){0};
    return text_print(arena, "%.*s%s", DIGITS, commit.at, ask(arena, changed).size ? " with changes" : "");
}

Text revision_find(Arena *arena, const Options *options, Text root, Text folder) {
    bool wanted = options->profile == PROFILE_DRAFT || options->layers;
    if (!wanted && options->revision.size)
        stage_fail("--revision is what the watermark of a draft names: add --profile draft");
    if (!wanted) return (Text){0};
    if (options->revision.size) return accept(options->revision, "--revision");
    const char *given = getenv("SOURCE_REVISION");
    if (given && *given) return accept(text_of(given), "SOURCE_REVISION");
    return ask_git(arena, text_copy(arena, root.size ? root : TEXT(".")).at, text_copy(arena, folder).at);
}
