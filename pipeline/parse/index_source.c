// index_source.c: the entries of the index, from its file and from marks.
#include "parse/index_source.h"

#include "parse/source_schema.h"

static Text entry_key(Arena *arena, IndexKind kind, Text text) {
    return text_print(arena, "%d%.*s", (int)kind, TEXT_ARG(text));
}

int32_t index_add_entry(IndexSource *source, IndexKind kind, Text text, Place place) {
    Document *document = source->document;
    Text key = entry_key(source->arena, kind, text);
    int32_t found = names_find(&source->entries, key);
    if (found >= 0) return found;
    names_add(source->arena, &source->entries, key, document->index.count);
    *array_add(document->arena, &document->index) =
        (IndexEntry){.kind = kind, .text = text_copy(document->arena, text), .place = place};
    return document->index.count - 1;
}

void index_add_article(IndexSource *source, ArticleMarks *marks) {
    while (source->articles.count < source->document->articles.count) *array_add(source->arena, &source->articles) = NULL;
    *array_last(&source->articles) = marks;
}

// ---- the file ----------------------------------------------------------------------------------

// with one blank for all white space
static Text tidy(Arena *arena, Text text) {
    IndexText tidied = {.arena = arena};
    index_text_add(&tidied, text, (Place){0});
    Text copy = text_copy(arena, text_trim(buffer_view(&tidied.text)));
    buffer_free(&tidied.text);
    return copy;
}

static void add_form(IndexSource *source, int32_t entry, Text text, Place place, bool written) {
    Text tidied = tidy(source->arena, text);
    if (tidied.size)
        *array_add(source->arena, &source->forms) =
            (IndexForm){.text = tidied, .entry = entry, .place = place, .written = written};
}

// "Sarybay, Kairat" as texts have it: "Kairat Sarybay"
static Text usual_form(Arena *arena, const IndexEntrySource *entry) {
    Text name = entry->entry;
    for (size_t i = 0; entry->kind == INDEX_PERSON && i < name.size; i++)
        if (name.at[i] == ',')
            return text_print(arena, "%.*s %.*s", TEXT_ARG(text_trim(text_part(name, i + 1, name.size))),
                              TEXT_ARG(text_part(name, 0, i)));
    return name;
}

static void add_forms(IndexSource *source, const IndexEntrySource *from, int32_t entry) {
    const YamlNode *forms = yaml_find(from->node, "forms"), *item = forms ? forms->first : NULL;
    for (int32_t i = 0; i < from->forms.count && item; i++, item = item->next)
        add_form(source, entry, from->forms.at[i], item->place, true);
    if (!forms && !from->see.count)
        add_form(source, entry, usual_form(source->arena, from), from->node->place, false);
}

static void add_sees(IndexSource *source, const IndexEntrySource *from, int32_t entry) {
    const YamlNode *sees = yaml_find(from->node, "see"), *item = sees ? sees->first : NULL;
    for (int32_t i = 0; i < from->see.count && item; i++, item = item->next)
        *array_add(source->arena, &source->sees) =
            (WrittenSee){entry, text_copy(source->arena, from->see.at[i]), item->place};
}

static void read_entry(IndexSource *source, const IndexEntrySource *from) {
    Place place = schema_place(from->node, "entry");
    int32_t before = source->document->index.count;
    int32_t entry = index_add_entry(source, from->kind, from->entry, place);
    IndexEntry *made = &source->document->index.at[entry];
    if (entry < before && text_equal(made->place.file, place.file)) {
        diagnostics_add(source->diagnostics, SEVERITY_ERROR, place, "index-entry",
                        "'%.*s' is an entry already, in line %d: put their forms together", TEXT_ARG(from->entry),
                        made->place.line);
        return;
    }
    made->sort = text_copy(source->document->arena, from->sort);
    if (!from->sort.size) made->sort = (Text){0};
    add_forms(source, from, entry);
    add_sees(source, from, entry);
}

void index_read_file(IndexSource *source, const YamlNode *tree) {
    IndexFileSource file = {0};
    schema_read(source->document->arena, &index_file_type, tree, &file, source->diagnostics);
    for (int32_t i = 0; i < file.entries.count; i++)
        if (file.entries.at[i].node && file.entries.at[i].entry.size) read_entry(source, &file.entries.at[i]);
}
