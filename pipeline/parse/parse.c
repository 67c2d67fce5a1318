// parse.c: an edition's report.yaml and its articles become a Document.
//
// Each file is read into a tree (common/yaml.c), the tree into structs by the one table (source_schema.c), the
// structs' Markdown into nodes (blocks.c). A file that is not YAML ends with its own diagnostic; the others are still
// read, so one run reports all. Trees live in a scratch arena that is rewound after each article. A session keeps the
// articles (kept.c) and the data files (data.c); an edition that is read once is a session of one reading.
#include "parse/parse.h"

#include "common/file.h"
#include "common/schema.h"
#include "parse/blocks.h"
#include "parse/data.h"
#include "parse/index_source.h"
#include "parse/kept.h"
#include "parse/paths.h"
#include "parse/references.h"
#include "parse/source_schema.h"

struct ParseSession {
    Arena *arena;
    Text root, folder;
    FileNames names;
    DataShelf *shelf;
    KeptArticles kept;
};

typedef struct {
    ParseSession *session;
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

// Reads the tree as the document's last article.
static void read_article_tree(Parser *parser, KeptArticle *kept, const YamlNode *tree) {
    Article *article = kept->article;
    article->place = (Place){article->file, 1, 1};
    ArticleSource source = {0};
    Diagnostics *all = parser->diagnostics;
    parser->diagnostics = kept->diagnostics;
    schema_read_apart(article->arena, parser->scratch, &article_type, tree, &source, kept->diagnostics);
    if (source.node) { // else not even a mapping
        set_article(parser, article, &source);
        kept->marks.left_out = !source.indexed;
        MarkdownReader reader = {.article = article, .scratch = parser->scratch, .diagnostics = kept->diagnostics,
                                 .marks = &kept->marks};
        parser->folder.used = &kept->used;
        blocks_read(&reader, &source, &parser->folder);
        parser->folder.used = NULL;
    }
    parser->diagnostics = all;
}

static KeptArticle *add_article(Parser *parser, const YamlNode *tree, Text file) {
    Article *article = document_add_article(parser->document);
    article->file = file;
    KeptArticle *kept = kept_add(&parser->session->kept, article, &parser->folder);
    read_article_tree(parser, kept, tree);
    return kept;
}

// what both an article just read and one that was kept still need
static void settle_article(Parser *parser, KeptArticle *kept, int32_t section) {
    kept->article->section = section;
    diagnostics_append(parser->diagnostics, kept->diagnostics->all.at, kept->diagnostics->all.count);
    index_add_article(&parser->index, &kept->marks);
}

static bool is_listed(const Parser *parser, Text file) {
    for (int32_t i = 0; i < parser->files.count; i++)
        if (text_equal(parser->files.at[i], file)) return true;
    return false;
}

static KeptArticle *read_file(Parser *parser, Text file, Place asked) {
    KeptArticle *kept = NULL;
    ArenaMark mark = arena_mark(parser->scratch);
    Text full = file_join(parser->scratch, parser->folder.root, file);
    FileStamp stamp = file_stamp(full.at);
    const YamlNode *tree = yaml_read_file(parser->scratch, full.at, file, asked, parser->diagnostics);
    if (tree) {
        kept = add_article(parser, tree, file);
        kept->mark = (FileMark){stamp, text_hash(tree->source->bytes)};
    }
    arena_rewind(parser->scratch, mark);
    return kept;
}

// the article of a file, as it was kept or read anew; NULL after an error
static KeptArticle *find_article(Parser *parser, Text file, Place asked) {
    KeptArticle *kept = kept_take(&parser->session->kept, &parser->folder, file);
    if (!kept) return read_file(parser, file, asked);
    *array_add(parser->document->arena, &parser->document->articles) = kept->article;
    return kept;
}

// node: where report.yaml names the file
static void read_article(Parser *parser, Text path, int32_t section, const YamlNode *node) {
    Text file = path_find(parser->kept, &parser->folder, path, node, parser->diagnostics);
    if (!file.at) {
        *array_add(parser->kept, &parser->unread) = name_of_file(text_copy(parser->kept, path));
        return;
    }
    Text real = file_relative(parser->kept, file_join(parser->kept, parser->folder.root, file).at, "/");
    if (is_listed(parser, real)) {
        schema_error(parser->diagnostics, node, "duplicate-article", "'%.*s' is listed a second time: keep one of the two",
                     TEXT_ARG(path));
        return;
    }
    *array_add(parser->kept, &parser->files) = real;
    KeptArticle *kept = find_article(parser, file_names_keep(&parser->session->names, file), node->place);
    if (kept) settle_article(parser, kept, section);
    else *array_add(parser->kept, &parser->unread) = name_of_file(file);
    progress_step(parser->progress);
}

static Parser new_parser(ParseSession *session, Document *document, Diagnostics *diagnostics) {
    Parser parser = {.session = session, .scratch = arena_new(), .kept = document->arena, .document = document,
                     .diagnostics = diagnostics};
    parser.folder = (EditionFolder){.root = session->root, .folder = document->folder, .shelf = session->shelf,
                                    .language = document->language, .names = &session->names};
    parser.index = (IndexSource){.arena = arena_new(), .document = document, .diagnostics = diagnostics};
    return parser;
}

static void close_parser(Parser *parser) {
    arena_free(parser->scratch);
    arena_free(parser->index.arena);
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
    file = file_names_keep(&parser->session->names, file);
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

static Document *read_document(ParseSession *session, Progress *progress, Diagnostics *diagnostics) {
    Document *document = document_new();
    document->lent = true;
    document->folder = text_copy(document->arena, session->folder);
    document->file = file_join(document->arena, session->folder, TEXT("report.yaml"));
    Parser parser = new_parser(session, document, diagnostics);
    parser.progress = progress;
    Text report = file_join(parser.kept, session->root, document->file);
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

// ---- sessions ----------------------------------------------------------------------------------

ParseSession *parse_open(Text root, Text folder) {
    Arena *arena = arena_new();
    ParseSession *session = arena_new_of(arena, ParseSession);
    *session = (ParseSession){.arena = arena, .root = text_copy(arena, root), .folder = text_copy(arena, folder),
                              .names.arena = arena_new(), .shelf = data_shelf_new(), .kept.arena = arena_new()};
    return session;
}

Document *parse_update(ParseSession *session, Progress *progress, Diagnostics *diagnostics) {
    Document *document = read_document(session, progress, diagnostics);
    if (!document) return NULL; // all is kept until the report can be read again
    kept_turn(&session->kept);
    data_shelf_turn(session->shelf);
    return document;
}

static void close_session(ParseSession *session, bool with_articles) {
    kept_free(&session->kept, with_articles);
    data_shelf_free(session->shelf);
    arena_free(session->names.arena);
    arena_free(session->arena);
}

void parse_close(ParseSession *session) {
    if (session) close_session(session, true);
}

// the document gets what was kept for it, and the session ends
static void hand_over(ParseSession *session, Document *document) {
    if (document) {
        document->lent = false;
        document->names = session->names.arena;
        session->names.arena = NULL;
    }
    close_session(session, !document);
}

Document *parse_edition(Text root, Text folder, Diagnostics *diagnostics) {
    return parse_edition_watched(root, folder, NULL, diagnostics);
}

Document *parse_edition_watched(Text root, Text folder, Progress *progress, Diagnostics *diagnostics) {
    ParseSession *session = parse_open(root, folder);
    Document *document = parse_update(session, progress, diagnostics);
    hand_over(session, document);
    return document;
}

void parse_article(Document *document, Text root, Text bytes, Text file, Diagnostics *diagnostics) {
    ParseSession *session = parse_open(root, document->folder);
    if (document->names) arena_free(session->names.arena), session->names.arena = document->names;
    Parser parser = new_parser(session, document, diagnostics);
    Text name = text_copy(document->arena, file);
    const YamlNode *tree = yaml_read(parser.scratch, bytes, name, diagnostics);
    if (tree) settle_article(&parser, add_article(&parser, tree, name), document->sections.count - 1);
    index_settle(&parser.index, false);
    close_parser(&parser);
    hand_over(session, document);
}
