// parse.c: an edition's report.yaml and its articles become a Document.
//
// Each file is read into a tree (common/yaml.c), the tree into structs by the one table (source_schema.c), the
// structs' Markdown into nodes (blocks.c). A file that is not YAML ends with its own diagnostic; the others are still
// read, so one run reports all. Trees live in a scratch arena that is rewound after each article.
#include "parse/parse.h"

#include "common/file.h"
#include "common/schema.h"
#include "parse/blocks.h"
#include "parse/data.h"
#include "parse/index_source.h"
#include "parse/paths.h"
#include "parse/references.h"
#include "parse/source_schema.h"

typedef struct {
    Arena *scratch;          // of the file being read
    Arena *kept;             // of what must outlive it
    EditionFolder folder;
    Document *document;
    Diagnostics *diagnostics;
    Progress *progress;      // of which each article is a step; NULL: nobody watches
    ARRAY(Text) files;       // articles read so far, symbolic links resolved
    IndexSource index;
    ARRAY(Text) unread;      // ids that articles in error would have had
} Parser;

// where a scalar's text begins, behind its quote or on the line below its | or >
static Place text_place(Arena *scratch, const YamlNode *node) {
    if (node->kind != YAML_SCALAR || !node->value.size) return node->place;
    YamlMap map = yaml_map(scratch, node);
    return yaml_map_place(&map, 0);
}

static Place key_text_place(Arena *scratch, const YamlNode *mapping, const char *key) {
    const YamlNode *node = yaml_find(mapping, key);
    return node ? text_place(scratch, node) : mapping->place;
}

// "sources/2021/articles/dust-seminar.yaml" -> "dust-seminar"
static Text name_of_file(Text file) {
    size_t from = file.size;
    while (from && file.at[from - 1] != '/') from--;
    Text name = text_part(file, from, file.size);
    if (text_ends(name, ".yaml")) name.size -= 5;
    else if (text_ends(name, ".yml")) name.size -= 4;
    return name;
}

// ---- articles ----------------------------------------------------------------------------------

static bool is_id(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i))) return false;
    }
    return text.size > 0;
}

static void set_id(Parser *parser, Article *article, const ArticleSource *source) {
    article->id = source->id.size ? source->id : name_of_file(article->file);
    if (!source->id.size && !is_id(article->id))
        schema_error(parser->diagnostics, source->node, "missing-key",
                     "the file's name '%.*s' cannot be an id (small letters, digits, hyphens): write one as 'id'",
                     TEXT_ARG(article->id));
}

static void set_article(Parser *parser, Article *article, const ArticleSource *source) {
    article->place = source->node->place;
    set_id(parser, article, source);
    article->title = source->title;
    article->short_title = source->short_title;
    article->author = source->author;
    article->office = source->office;
    article->date = source->date;
    article->venue = source->venue;
    article->template_name = source->template_name;
    article->language = source->language;
    article->pages = source->pages;
    if (yaml_find(source->node, "drop-cap"))
        article->drop_cap = source->drop_cap ? DROP_CAP_YES : DROP_CAP_NO;
    article->title_place = key_text_place(parser->scratch, source->node, "title");
    article->template_place = key_text_place(parser->scratch, source->node, "template");
    article->pages_place = key_text_place(parser->scratch, source->node, "pages");
}

static void add_article(Parser *parser, const YamlNode *tree, Text file, int32_t section) {
    Article *article = document_add_article(parser->document);
    article->file = file;
    article->place = (Place){file, 1, 1};
    article->section = section;
    ArticleSource source = {0};
    schema_read_apart(article->arena, parser->scratch, &article_type, tree, &source, parser->diagnostics);
    if (!source.node) return; // not even a mapping
    set_article(parser, article, &source);
    if (!source.indexed) index_leave_out(&parser->index);
    MarkdownReader reader = {.article = article, .scratch = parser->scratch, .diagnostics = parser->diagnostics,
                             .index = &parser->index};
    blocks_read(&reader, &source, &parser->folder);
}

static bool is_listed(const Parser *parser, Text file) {
    for (int32_t i = 0; i < parser->files.count; i++)
        if (text_equal(parser->files.at[i], file)) return true;
    return false;
}

// node: where report.yaml names the file
static void read_article(Parser *parser, Text path, int32_t section, const YamlNode *node) {
    Text file = path_find(parser->kept, &parser->folder, path, node, parser->diagnostics);
    if (!file.at) {
        *array_add(parser->kept, &parser->unread) = name_of_file(text_copy(parser->kept, path));
        return;
    }
    Text full = file_join(parser->kept, parser->folder.root, file);
    Text real = file_relative(parser->kept, full.at, "/");
    if (is_listed(parser, real)) {
        schema_error(parser->diagnostics, node, "duplicate-article", "'%.*s' is listed a second time: keep one of the two",
                     TEXT_ARG(path));
        return;
    }
    *array_add(parser->kept, &parser->files) = real;
    ArenaMark mark = arena_mark(parser->scratch);
    const YamlNode *tree = yaml_read_file(parser->scratch, full.at, file, node->place, parser->diagnostics);
    if (tree) add_article(parser, tree, file, section);
    else *array_add(parser->kept, &parser->unread) = name_of_file(file);
    arena_rewind(parser->scratch, mark);
    progress_step(parser->progress);
}

static Parser new_parser(Document *document, Text root, Diagnostics *diagnostics) {
    Parser parser = {.scratch = arena_new(), .kept = document->arena, .document = document, .diagnostics = diagnostics};
    parser.folder = (EditionFolder){text_copy(document->arena, root), document->folder, data_shelf_new(), document->language};
    parser.index = (IndexSource){.arena = arena_new(), .document = document, .diagnostics = diagnostics};
    return parser;
}

static void close_parser(Parser *parser) {
    data_shelf_free(parser->folder.shelf);
    arena_free(parser->scratch);
    arena_free(parser->index.arena);
}

void parse_article(Document *document, Text root, Text bytes, Text file, Diagnostics *diagnostics) {
    Parser parser = new_parser(document, root, diagnostics);
    Text name = text_copy(document->arena, file);
    const YamlNode *tree = yaml_read(parser.scratch, bytes, name, diagnostics);
    if (tree) add_article(&parser, tree, name, document->sections.count - 1);
    index_settle(&parser.index, false);
    close_parser(&parser);
}

// ---- edition -----------------------------------------------------------------------------------

static Text join_keywords(Arena *arena, const EditionSource *source) {
    if (source->keywords_which == 1) return source->keywords_line;
    Text joined = {0};
    for (int32_t i = 0; i < source->keywords.count; i++)
        joined = joined.at ? text_print(arena, "%.*s, %.*s", TEXT_ARG(joined), TEXT_ARG(source->keywords.at[i]))
                           : source->keywords.at[i];
    return joined;
}

static void add_cover_lines(Parser *parser, const CoverSource *cover) {
    const YamlNode *lines = cover->node ? yaml_find(cover->node, "lines") : NULL;
    const YamlNode *node = lines ? lines->first : NULL;
    for (int32_t i = 0; i < cover->lines.count && node; i++, node = node->next)
        *array_add(parser->document->arena, &parser->document->cover_lines) =
            (Entry){{0}, cover->lines.at[i], text_place(parser->scratch, node)};
}

static void add_imprint(Parser *parser, const YamlNode *imprint) {
    Arena *arena = parser->document->arena;
    for (const YamlNode *node = imprint ? imprint->first : NULL; node; node = node->next) {
        if (node->kind != YAML_SCALAR) continue;
        Text value = node->value;
        while (value.size && value.at[value.size - 1] == '\n') value.size--;
        *array_add(arena, &parser->document->imprint) =
            (Entry){text_copy(arena, node->key), text_copy(arena, value), text_place(parser->scratch, node)};
    }
}

static void check_placeholders(Parser *parser, const EditionSource *source) {
    if (source->placeholders == 1 && !source->placeholders_reason.size)
        schema_error(parser->diagnostics, yaml_find(source->node, "placeholders"), "missing-key",
                     "to print placeholders needs a reason: write it as 'placeholders-reason'");
}

static void set_edition(Parser *parser, const EditionSource *source) {
    Document *document = parser->document;
    document->title = source->title;
    document->organisation = source->organisation;
    document->short_name = source->short_name;
    document->date = source->date;
    document->language = source->language;
    document->layout = source->layout;
    document->subject = source->subject;
    document->keywords = join_keywords(document->arena, source);
    document->title_place = key_text_place(parser->scratch, source->node, "title");
    document->layout_place = key_text_place(parser->scratch, source->node, "layout");
    document->cover_art = source->cover.art;
    document->print_placeholders = source->placeholders == 1;
    document->placeholders_reason = source->placeholders_reason;
    document->blank_pages = source->blank_pages == 1;
    add_cover_lines(parser, &source->cover);
    add_imprint(parser, source->imprint.node);
    check_placeholders(parser, source);
}

static void read_section(Parser *parser, const SectionSource *source) {
    Document *document = parser->document;
    int32_t index = document->sections.count;
    Section *section = array_add(document->arena, &document->sections);
    section->title = source->title;
    section->place = key_text_place(parser->scratch, source->node, "title");
    const YamlNode *list = yaml_find(source->node, "articles"), *node = list ? list->first : NULL;
    for (int32_t i = 0; i < source->articles.count && node; i++, node = node->next)
        if (source->articles.at[i].size) read_article(parser, source->articles.at[i], index, node);
}

static void read_index(Parser *parser, Text path, const YamlNode *node) {
    Text file = path_find(parser->kept, &parser->folder, path, node, parser->diagnostics);
    if (!file.at) return;
    ArenaMark mark = arena_mark(parser->scratch);
    Text full = file_join(parser->kept, parser->folder.root, file);
    const YamlNode *tree = yaml_read_file(parser->scratch, full.at, file, node->place, parser->diagnostics);
    if (tree) index_read_file(&parser->index, tree);
    arena_rewind(parser->scratch, mark);
}

static int32_t count_articles(const EditionSource *source) {
    int32_t count = source->foreword.size > 0;
    for (int32_t i = 0; i < source->sections.count; i++) count += source->sections.at[i].articles.count;
    return count;
}

static void read_edition(Parser *parser, const YamlNode *tree) {
    EditionSource source = {0};
    schema_read(parser->document->arena, &edition_type, tree, &source, parser->diagnostics);
    if (!source.node) return;
    set_edition(parser, &source);
    parser->folder.language = parser->document->language;
    progress_begin(parser->progress, "parse", count_articles(&source), "articles");
    if (source.index.size) read_index(parser, source.index, yaml_find(tree, "index"));
    if (source.foreword.size) read_article(parser, source.foreword, -1, yaml_find(tree, "foreword"));
    for (int32_t i = 0; i < source.sections.count; i++)
        if (source.sections.at[i].node) read_section(parser, &source.sections.at[i]);
    references_check(parser->document, parser->unread.at, parser->unread.count, parser->diagnostics);
    index_settle(&parser->index, !parser->unread.count);
}

// report.yaml itself may be a symbolic link out of the folder
static bool is_within(const Parser *parser, Text report, Text file) {
    Text folder = file_join(parser->kept, parser->folder.root, parser->folder.folder);
    if (file_is_below(report.at, folder.at) || !file_relative(parser->kept, report.at, "/").at) return true;
    diagnostics_add(parser->diagnostics, SEVERITY_ERROR, (Place){file, 0, 0}, "path-outside",
                    "leads out of the edition's folder by a symbolic link: put the file itself there");
    return false;
}

Document *parse_edition(Text root, Text folder, Diagnostics *diagnostics) {
    return parse_edition_watched(root, folder, NULL, diagnostics);
}

Document *parse_edition_watched(Text root, Text folder, Progress *progress, Diagnostics *diagnostics) {
    Document *document = document_new();
    document->folder = text_copy(document->arena, folder);
    document->file = file_join(document->arena, folder, TEXT("report.yaml"));
    Parser parser = new_parser(document, root, diagnostics);
    parser.progress = progress;
    Text report = file_join(parser.kept, root, document->file);
    Place asked = {document->file, 0, 0};
    const YamlNode *tree = NULL;
    if (is_within(&parser, report, document->file))
        tree = yaml_read_file(parser.scratch, report.at, document->file, asked, diagnostics);
    if (tree) read_edition(&parser, tree);
    close_parser(&parser);
    if (tree) return document;
    document_free(document);
    return NULL;
}
