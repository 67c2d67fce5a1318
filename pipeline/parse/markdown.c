// markdown.c: Markdown blocks become nodes of the Document.
//
// cmark parses the scalar's decoded text; its blocks know the line and column they begin at, and inlines.c follows the
// text within them. Lines of the scalar that ended up in no block (an address of its own, a note without a mark) would
// be lost in silence: they are found at the end and reported.
#include "parse/markdown.h"

#include <string.h>

#include "parse/inlines.h"
#include "parse/source_schema.h"

// ---- shared with inlines.c ---------------------------------------------------------------------

Place markdown_place(Markdown *markdown, size_t offset) {
    return yaml_map_place(&markdown->map, offset);
}

void markdown_fail(Markdown *markdown, Place place, const char *rule, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Text message = text_print_list(markdown->reader->scratch, format, args);
    va_end(args);
    diagnostics_add(markdown->reader->diagnostics, SEVERITY_ERROR, place, rule, "%s", message.at);
}

Node *markdown_add_node(Markdown *markdown, Node *parent, NodeKind kind, Place place) {
    MarkdownReader *reader = markdown->reader;
    if (reader->article->node_count < SOURCE_MOST_NODES) return article_add_node(reader->article, parent, kind, place);
    if (!reader->full)
        markdown_fail(markdown, place, "too-long", "more than 200,000 parts in one article: split it");
    reader->full = true;
    return NULL;
}

bool markdown_enter(Markdown *markdown, Place place) {
    if (++markdown->depth <= SOURCE_MOST_DEPTH) return true;
    markdown_fail(markdown, place, "too-deep", "more than 16 lists, quotes or emphases in each other");
    return false;
}

void markdown_leave(Markdown *markdown) {
    markdown->depth--;
}

// ---- blocks ------------------------------------------------------------------------------------

typedef enum { IN_BODY, IN_ITEM, IN_NOTE } Where;

static void read_blocks(Markdown *markdown, cmark_node *from, Node *parent, int32_t quotes, Where where);

static void cover(Markdown *markdown, cmark_node *block) {
    int32_t from = cmark_node_get_start_line(block), to = cmark_node_get_end_line(block);
    if (to < from) to = from;
    for (int32_t line = from; line <= to; line++)
        if (line >= 1 && line <= markdown->covered.count) markdown->covered.at[line - 1] = true;
}

static size_t block_offset(const Markdown *markdown, cmark_node *block) {
    int32_t line = cmark_node_get_start_line(block), column = cmark_node_get_start_column(block);
    if (line < 1 || line > markdown->lines.count) return 0;
    size_t offset = markdown->lines.at[line - 1] + (size_t)(column > 0 ? column - 1 : 0);
    return offset < markdown->value.size ? offset : markdown->value.size;
}

static Place block_place(Markdown *markdown, cmark_node *block) {
    return markdown_place(markdown, block_offset(markdown, block));
}

static void read_leaf(Markdown *markdown, cmark_node *block, NodeKind kind, Node *parent, int32_t quotes) {
    cover(markdown, block);
    Node *node = markdown_add_node(markdown, parent, kind, block_place(markdown, block));
    if (!node) return;
    if (kind == NODE_HEADING) node->level = cmark_node_get_heading_level(block);
    inlines_read(markdown, block, node, quotes);
}

static void read_heading(Markdown *markdown, cmark_node *block, Node *parent, int32_t quotes, Where where) {
    Place place = block_place(markdown, block);
    size_t offset = block_offset(markdown, block);
    const char *why = NULL;
    if (where != IN_BODY) why = "a heading cannot stand in a list or a note";
    else if (offset < markdown->value.size && markdown->value.at[offset] != '#')
        why = "a line of - or = makes a heading of the line above it: begin headings with ##, or remove the line";
    else if (cmark_node_get_heading_level(block) > 3) why = "headings have three levels: #, ## and ###";
    else if (!cmark_node_first_child(block)) why = "this heading has no text";
    if (why) {
        cover(markdown, block);
        markdown_fail(markdown, place, "heading", "%s", why);
        return;
    }
    read_leaf(markdown, block, NODE_HEADING, parent, quotes);
}

static void read_list(Markdown *markdown, cmark_node *block, Node *parent, int32_t quotes) {
    Node *list = markdown_add_node(markdown, parent, NODE_LIST, block_place(markdown, block));
    if (!list) return;
    list->ordered = cmark_node_get_list_type(block) == CMARK_ORDERED_LIST;
    if (list->ordered) list->level = cmark_node_get_list_start(block);
    for (cmark_node *item = cmark_node_first_child(block); item; item = cmark_node_next(item)) {
        Place place = block_place(markdown, item);
        if (!cmark_node_first_child(item)) markdown_fail(markdown, place, "markdown", "this list item is empty");
        Node *node = markdown_add_node(markdown, list, NODE_ITEM, place);
        if (node) read_blocks(markdown, item, node, quotes, IN_ITEM);
    }
}

static void refuse(Markdown *markdown, cmark_node *block, const char *why) {
    cover(markdown, block);
    markdown_fail(markdown, block_place(markdown, block), "markdown", "%s", why);
}

static void refuse_code(Markdown *markdown, cmark_node *block) {
    int length, offset;
    char sign;
    refuse(markdown, block, cmark_node_get_fenced(block, &length, &offset, &sign)
                                ? "a report has no code blocks: write a paragraph"
                                : "this is indented four blanks deeper than the text around it, which makes it code: "
                                  "move it left");
}

static void read_block(Markdown *markdown, cmark_node *block, Node *parent, int32_t quotes, Where where) {
    cmark_node_type type = cmark_node_get_type(block);
    if (type == CMARK_NODE_PARAGRAPH) {
        read_leaf(markdown, block, NODE_PARAGRAPH, parent, quotes);
    } else if (type == CMARK_NODE_HEADING) {
        read_heading(markdown, block, parent, quotes, where);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        refuse(markdown, block, "raw HTML is not read: use Markdown, or the keys of the body (figure, sidebar, pull-quote, "
                                "page-break)");
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        refuse(markdown, block, "a rule is not printed: for a new page write '- page-break: true' in the body, else remove it");
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        refuse_code(markdown, block);
    } else if (where == IN_NOTE) {
        refuse(markdown, block, "a note holds paragraphs only");
    } else if (type == CMARK_NODE_LIST) {
        read_list(markdown, block, parent, quotes);
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        Node *quote = markdown_add_node(markdown, parent, NODE_QUOTE, block_place(markdown, block));
        if (quote) read_blocks(markdown, block, quote, quotes + 1, where);
    }
}

static void read_blocks(Markdown *markdown, cmark_node *from, Node *parent, int32_t quotes, Where where) {
    cmark_node *first = cmark_node_first_child(from);
    if (!first || !markdown_enter(markdown, block_place(markdown, first))) return;
    for (cmark_node *child = first; child && !markdown->reader->full; child = cmark_node_next(child))
        if (cmark_node_get_type(child) != CMARK_NODE_FOOTNOTE_DEFINITION)
            read_block(markdown, child, parent, quotes, where);
    markdown_leave(markdown);
}

void markdown_read_note(Markdown *markdown, cmark_node *definition, Node *note) {
    int32_t depth = markdown->depth;
    markdown->depth = 0;
    markdown->in_note = true;
    read_blocks(markdown, definition, note, 0, IN_NOTE);
    markdown->in_note = false;
    markdown->depth = depth;
}

// ---- a scalar ----------------------------------------------------------------------------------

static void find_lines(Markdown *markdown) {
    Arena *scratch = markdown->reader->scratch;
    *array_add(scratch, &markdown->lines) = 0;
    for (size_t i = 0; i < markdown->value.size; i++)
        if (markdown->value.at[i] == '\n') *array_add(scratch, &markdown->lines) = i + 1;
    for (int32_t i = 0; i < markdown->lines.count; i++) *array_add(scratch, &markdown->covered) = false;
}

static void find_notes(Markdown *markdown, cmark_node *root) {
    for (cmark_node *child = cmark_node_first_child(root); child; child = cmark_node_next(child))
        if (cmark_node_get_type(child) == CMARK_NODE_FOOTNOTE_DEFINITION)
            *array_add(markdown->reader->scratch, &markdown->notes) = (Footnote){child, false};
}

static Markdown open_scalar(MarkdownReader *reader, const YamlNode *scalar, cmark_node **root) {
    Markdown markdown = {.reader = reader, .scalar = scalar, .value = scalar->value};
    markdown.map = yaml_map(reader->scratch, scalar);
    find_lines(&markdown);
    *root = cmark_parse_document(scalar->value.at, scalar->value.size, CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS);
    find_notes(&markdown, *root);
    return markdown;
}

static bool begins_block(Text text) {
    return text_starts(text, "- ") || text_starts(text, "* ") || text_starts(text, "# ") || text_starts(text, "## ");
}

// without | the lines of a text are joined, so that a blank line ends no paragraph and a list is none
static void check_folds(Markdown *markdown) {
    if (markdown->scalar->style == YAML_LITERAL) return;
    Text source = markdown->scalar->source->bytes, value = markdown->value;
    for (int32_t i = 0; i + 1 < markdown->map.runs.count; i++) {
        const YamlRun *run = &markdown->map.runs.at[i];
        bool folded = !run->exact && run->source < source.size && source.at[run->source] != '\\';
        Text rest = text_part(value, run->value + 1, value.size);
        if (!folded || !text_trim(rest).size || !text_trim(text_part(value, 0, run->value)).size) continue;
        bool blank = value.at[run->value] == '\n';
        if (!blank && !(value.at[run->value] == ' ' && begins_block(rest))) continue;
        markdown_fail(markdown, markdown_place(markdown, run->value), "markdown",
                      "%s: begin this text with | on its key's line",
                      blank ? "a blank or indented line ends no paragraph in a text whose lines are joined"
                            : "lists and headings are lost in a text whose lines are joined");
        return;
    }
}

static bool has_words(Text line) {
    for (size_t i = 0; i < line.size; i++) {
        unsigned char c = (unsigned char)line.at[i];
        if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    }
    return false;
}

// lines that no block has
static void report_lost_lines(Markdown *markdown) {
    for (int32_t i = 0; i < markdown->lines.count; i++) {
        size_t from = markdown->lines.at[i];
        size_t to = i + 1 < markdown->lines.count ? markdown->lines.at[i + 1] : markdown->value.size;
        Text line = text_trim(text_part(markdown->value, from, to));
        if (markdown->covered.at[i] || !has_words(line)) continue;
        size_t start = (size_t)(line.at - markdown->value.at);
        Place place = markdown_place(markdown, start);
        if (text_starts(line, "[^"))
            markdown_fail(markdown, place, "note", "no mark in this text leads to this note, or it stands here twice");
        else
            markdown_fail(markdown, place, "link", "this line would not be printed: an address stands behind its text, "
                                                   "[text](address); a list's number or sign needs a text");
        while (i + 1 < markdown->lines.count && !markdown->covered.at[i + 1]) i++; // once for lines in a row
    }
}

static void check_unused_notes(Markdown *markdown) {
    for (int32_t i = 0; i < markdown->notes.count; i++)
        for (cmark_node *child = cmark_node_first_child(markdown->notes.at[i].definition); child;
             child = cmark_node_next(child))
            cover(markdown, child);
}

void markdown_read_blocks(MarkdownReader *reader, const YamlNode *scalar, Node *parent) {
    cmark_node *root;
    Markdown markdown = open_scalar(reader, scalar, &root);
    int32_t errors = reader->diagnostics->all.count;
    check_folds(&markdown);
    read_blocks(&markdown, root, parent, 0, IN_BODY);
    check_unused_notes(&markdown);
    if (!reader->full && errors == reader->diagnostics->all.count) report_lost_lines(&markdown);
    cmark_node_free(root);
}

void markdown_read_line(MarkdownReader *reader, const YamlNode *scalar, Node *parent, bool keep_lines) {
    cmark_node *root;
    Markdown markdown = open_scalar(reader, scalar, &root);
    markdown.keep_lines = keep_lines;
    check_folds(&markdown);
    cmark_node *first = cmark_node_first_child(root);
    bool paragraph = first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
    cmark_node *second = paragraph ? cmark_node_next(first) : NULL;
    if (!paragraph || (second && cmark_node_get_type(second) != CMARK_NODE_FOOTNOTE_DEFINITION)) {
        Place place = second ? block_place(&markdown, second) : scalar->place;
        markdown_fail(&markdown, place, "markdown", "one paragraph was expected here, and nothing but text in it");
    } else {
        cover(&markdown, first);
        inlines_read(&markdown, first, parent, 0);
    }
    cmark_node_free(root);
}
