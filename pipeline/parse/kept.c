// kept.c: which articles still hold; what they used is looked up again, without a word.
#include "parse/kept.h"

#include "common/file.h"
#include "parse/data.h"

static bool uses_same(const EditionFolder *edition, const UsedFiles *used) {
    Arena *arena = arena_new();
    bool same = true;
    for (int32_t i = 0; i < used->all.count && same; i++) {
        const UsedFile *file = &used->all.at[i];
        Text found = path_resolve(arena, edition, file->path);
        same = found.at && text_equal(found, file->file);
        if (same && file->revision) same = data_shelf_find(edition, file->file) == file->revision;
    }
    arena_free(arena);
    return same;
}

static bool is_good(const KeptArticle *kept) {
    return kept->article->revision && !diagnostics_count(kept->diagnostics, SEVERITY_ERROR);
}

static bool holds(KeptArticle *kept, const EditionFolder *edition) {
    if (!is_good(kept) || !text_equal(kept->language, edition->language)) return false;
    Arena *arena = arena_new();
    Text path = file_join(arena, edition->root, kept->article->file);
    bool same = file_mark_holds(&kept->mark, path.at, YAML_MOST_BYTES);
    arena_free(arena);
    return same && uses_same(edition, &kept->used);
}

KeptArticle *kept_take(KeptArticles *list, const EditionFolder *edition, Text file) {
    for (int32_t i = 0; i < list->all.count; i++) {
        int32_t at = (list->next + i) % list->all.count;
        KeptArticle *kept = list->all.at[at];
        if (kept->taken || !text_equal(kept->article->file, file)) continue;
        list->next = at + 1;
        kept->taken = holds(kept, edition);
        return kept->taken ? kept : NULL;
    }
    return NULL;
}

KeptArticle *kept_add(KeptArticles *list, Article *article, const EditionFolder *edition) {
    KeptArticle *kept = arena_new_of(article->arena, KeptArticle);
    *kept = (KeptArticle){.article = article, .language = text_copy(article->arena, edition->language), .taken = true,
                          .used.arena = article->arena, .diagnostics = diagnostics_new(article->arena)};
    article->revision = ++list->revisions;
    *array_add(list->arena, &list->all) = kept;
    return kept;
}

void kept_turn(KeptArticles *list) {
    int32_t count = 0;
    for (int32_t i = 0; i < list->all.count; i++) {
        KeptArticle *kept = list->all.at[i];
        bool keep = kept->taken;
        kept->taken = false;
        if (keep) list->all.at[count++] = kept;
        else arena_free(kept->article->arena);
    }
    list->all.count = count;
    list->next = 0;
}

void kept_free(KeptArticles *list, bool with_articles) {
    for (int32_t i = 0; with_articles && i < list->all.count; i++) arena_free(list->all.at[i]->article->arena);
    arena_free(list->arena);
}
