// inlines.c: inline Markdown becomes nodes whose places are true.
//
// cmark tells what a text is, but not reliably where it was: it drops indentation, merges texts and decodes entities.
// So a cursor walks the Markdown along with cmark's tree: before an emphasis it must see its asterisks, before a link
// its bracket, and every text must be there byte by byte, as it is, behind a backslash or as an entity. Where the walk
// ever disagrees with the tree, the block is reported, so no node has a wrong place.
#include "parse/inlines.h"

#include <string.h>

#include "common/yaml_words.h"
#include "parse/braces.h"
#include "parse/index_source.h"
#include "parse/source_schema.h"
#include "parse/table_notes.h"

typedef struct {
    Markdown *markdown;
    Text value;
    size_t at;                // the cursor, in value
    int32_t quotes;
    bool autolink;            // in <https://…>: a backslash is a backslash
    bool printed;             // some text was met
    Place marked;             // where the first mark of the index was
    bool lost;                // the walk is over, a diagnostic was added
} Walk;

static void read_children(Walk *walk, cmark_node *from, Node *parent);

static char peek(const Walk *walk, size_t ahead) {
    return walk->at + ahead < walk->value.size ? walk->value.at[walk->at + ahead] : 0;
}

static void lose(Walk *walk, const char *rule, const char *message) {
    if (!walk->lost) markdown_fail(walk->markdown, markdown_place(walk->markdown, walk->at), rule, "%s", message);
    walk->lost = true;
}

static void lose_trace(Walk *walk) {
    lose(walk, "markdown", "this cannot be followed: write it more simply, or put a backslash before each sign that is meant "
                           "as it stands");
}

// steps over one byte that must be there
static void expect(Walk *walk, char byte) {
    if (peek(walk, 0) == byte) walk->at++;
    else lose_trace(walk);
}

// ---- text --------------------------------------------------------------------------------------

static void add_text(Walk *walk, Node *parent, Text text, Place place) {
    walk->printed |= text_trim(text).size > 0;
    Node *node = markdown_add_node(walk->markdown, parent, NODE_TEXT, place);
    if (node) node->text = text_copy(walk->markdown->reader->article->arena, text);
}

// bytes from..to of the Markdown, as text nodes: one for each stretch that is unbroken in the source
static void add_stretches(Walk *walk, Node *parent, size_t from, size_t to) {
    YamlMap *map = &walk->markdown->map;
    while (from < to) {
        const YamlRun *run = yaml_map_run(map, from);
        size_t end = yaml_map_run_end(map, run);
        if (end > to) end = to;
        add_text(walk, parent, text_part(walk->value, from, end), markdown_place(walk->markdown, from));
        from = end;
    }
}

static void add_page_reference(Walk *walk, Node *parent, Text id, size_t offset) {
    Node *node = markdown_add_node(walk->markdown, parent, NODE_REFERENCE, markdown_place(walk->markdown, offset));
    walk->printed = true;
    if (!node) return;
    node->target = text_copy(walk->markdown->reader->article->arena, id);
    node->page_reference = true;
}

// a note's mark that no note answers to stays text in cmark's tree
static void check_note_marks(Walk *walk, size_t from, size_t to) {
    for (size_t at = from; at + 2 < to; at++) {
        if (walk->value.at[at] != '[' || walk->value.at[at + 1] != '^') continue;
        const char *close = memchr(walk->value.at + at, ']', to - at);
        if (!close) return;
        size_t end = (size_t)(close - walk->value.at) + 1;
        Text mark = text_part(walk->value, at, end), label = text_part(walk->value, at + 2, end - 1);
        if (!table_notes_has(walk->markdown->reader->table_notes, label))
            markdown_fail(walk->markdown, markdown_place(walk->markdown, at), "note",
                          "the mark %.*s has no note: write '%.*s: …' on a line of its own in the same text",
                          TEXT_ARG(mark), TEXT_ARG(mark));
        at = end - 1;
    }
}

// the end of a mark at from that leads to a note of the table at hand; from itself if none does
static size_t table_mark_end(const Walk *walk, size_t from, size_t to, Text *label) {
    const TableNotes *notes = walk->markdown->reader->table_notes;
    if (!notes || walk->value.at[from] != '[' || from + 1 == to || walk->value.at[from + 1] != '^') return from;
    const char *close = memchr(walk->value.at + from, ']', to - from);
    if (!close) return from;
    size_t end = (size_t)(close - walk->value.at) + 1;
    *label = text_part(walk->value, from + 2, end - 1);
    return table_notes_has(notes, *label) ? end : from;
}

// A mark of the index belongs to what it touches: the text behind it, or else that before it.
static void add_index_mark(Walk *walk, const Brace *brace, size_t from) {
    MarkdownReader *reader = walk->markdown->reader;
    Place place = markdown_place(walk->markdown, from), end = markdown_place(walk->markdown, brace->end);
    if (!walk->marked.line) walk->marked = place;
    if (!reader->marks) return;
    Text value = walk->value;
    bool blank = brace->end >= value.size || value.at[brace->end] == ' ' || value.at[brace->end] == '\n';
    WrittenMark mark = {.kind = INDEX_ALL, .entry = -1, .place = place, .end = end, .after = blank && walk->printed};
    if (brace->kind == BRACE_MARK) {
        mark.kind = brace->of;
        mark.text = text_copy(reader->article->arena, brace->text);
    }
    *array_add(reader->article->arena, &reader->marks->written) = mark;
}

static void fail_brace(Walk *walk, const Brace *brace, size_t from) {
    bool near = brace->nearest;
    markdown_fail(walk->markdown, markdown_place(walk->markdown, from), brace->rule, "%s%s%s%s", brace->expected,
                  near ? "; did you mean {" : "", near ? brace->nearest : "", near ? ": …}?" : "");
}

// bytes from..to that are text as they stand, but for what stands in braces and the marks of a table's notes
static void add_plain(Walk *walk, Node *parent, size_t from, size_t to) {
    if (!walk->autolink) check_note_marks(walk, from, to);
    size_t done = from;
    for (size_t at = from; at < to && !walk->autolink; at++) {
        Text id;
        size_t end = table_mark_end(walk, at, to, &id);
        if (end > at) {
            add_stretches(walk, parent, done, at);
            table_notes_add(walk->markdown->reader, parent, id, markdown_place(walk->markdown, at));
            done = end;
            at = end - 1;
            continue;
        }
        if (walk->value.at[at] != '{') continue;
        Brace brace = brace_read(walk->value, at, to);
        if (brace.kind == BRACE_TEXT) continue;
        if (brace.kind == BRACE_WRONG) {
            fail_brace(walk, &brace, at);
            continue;
        }
        add_stretches(walk, parent, done, at);
        if (brace.kind == BRACE_PAGE) add_page_reference(walk, parent, brace.text, at);
        else add_index_mark(walk, &brace, at);
        done = brace.end;
        at = brace.end - 1;
    }
    add_stretches(walk, parent, done, to);
}

static bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// bytes of what looks like an entity at the cursor: "&amp;", "&#233;"; 0 if it is none
static size_t entity_size(const Walk *walk) {
    for (size_t size = 1; size < 40; size++) {
        char c = peek(walk, size);
        if (c == ';') return size > 1 ? size + 1 : 0;
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#')) return 0;
    }
    return 0;
}

// what cmark makes of the entity at the cursor; absent if it is none
static Text decode_entity(Walk *walk, size_t size) {
    Arena *scratch = walk->markdown->reader->scratch;
    Text entity = text_part(walk->value, walk->at, walk->at + size);
    Text probe = text_print(scratch, "x%.*sx", TEXT_ARG(entity)); // letters keep cmark from trimming it
    cmark_node *document = cmark_parse_document(probe.at, probe.size, CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(document);
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
    const char *literal = text ? cmark_node_get_literal(text) : NULL;
    Text decoded = {0};
    if (literal && strlen(literal) > 2 && strcmp(literal, probe.at))
        decoded = text_copy(scratch, text_part(text_of(literal), 1, strlen(literal) - 1));
    cmark_node_free(document);
    return decoded;
}

static bool is_printable(Text text) {
    for (size_t offset = 0; offset < text.size;) {
        uint32_t c = text_next(text, &offset);
        if (yaml_is_odd(c) || c == '\n' || c == 0xfffd) return false;
    }
    return true;
}

// what a backslash or an entity at the cursor makes, and its size; absent if none is there
static Text find_made(Walk *walk, size_t *size) {
    char first = peek(walk, 0);
    if (first == '\\' && !walk->autolink && is_punctuation(peek(walk, 1))) {
        *size = 2;
        return text_part(walk->value, walk->at + 1, walk->at + 2);
    }
    *size = first == '&' ? entity_size(walk) : 0;
    return *size ? decode_entity(walk, *size) : (Text){0};
}

// adds what was made as a text node of its own; rest: what the literal has from here on
static void read_made(Walk *walk, Node *parent, Text made, size_t size, Text rest) {
    if (!is_printable(made)) lose(walk, "markdown", "this entity makes a character that cannot be printed: remove it");
    else if (rest.size < made.size || memcmp(rest.at, made.at, made.size)) lose_trace(walk);
    else add_text(walk, parent, made, markdown_place(walk->markdown, walk->at));
    walk->at += size;
}

static void read_text(Walk *walk, Text literal, Node *parent) {
    size_t from = walk->at;   // where plain text began
    for (size_t i = 0, size; i < literal.size && !walk->lost;) {
        Text made = find_made(walk, &size);
        if (made.at) {
            add_plain(walk, parent, from, walk->at);
            read_made(walk, parent, made, size, text_part(literal, i, literal.size));
            from = walk->at;
            i += made.size;
        } else if (peek(walk, 0) == literal.at[i]) {
            walk->at++;
            i++;
        } else {
            lose_trace(walk);
        }
    }
    if (!walk->lost) add_plain(walk, parent, from, walk->at);
}

// ---- line ends ---------------------------------------------------------------------------------

static void skip_blanks(Walk *walk) {
    while (peek(walk, 0) == ' ' || peek(walk, 0) == '\t') walk->at++;
}

// over a line end and what leads the next line: blanks and the signs of the quotes it stands in
static void skip_line_end(Walk *walk) {
    expect(walk, '\n');
    skip_blanks(walk);
    for (int32_t i = 0; i < walk->quotes && peek(walk, 0) == '>'; i++) {
        walk->at++;
        skip_blanks(walk);
    }
}

static void read_break(Walk *walk, bool forced, Node *parent) {
    size_t from = walk->at;
    if (forced && peek(walk, 0) == '\\') walk->at++;
    skip_blanks(walk);
    skip_line_end(walk);
    if (walk->lost) return;
    Place place = markdown_place(walk->markdown, from);
    if (forced || walk->markdown->keep_lines) markdown_add_node(walk->markdown, parent, NODE_LINE_BREAK, place);
    else add_text(walk, parent, TEXT(" "), place);
}

// ---- emphasis, links, notes --------------------------------------------------------------------

static void read_marked(Walk *walk, cmark_node *from, NodeKind kind, int32_t signs, Node *parent) {
    char sign = peek(walk, 0);
    Place place = markdown_place(walk->markdown, walk->at);
    if (sign != '*' && sign != '_') lose_trace(walk);
    for (int32_t i = 0; i < signs && !walk->lost; i++) expect(walk, sign);
    if (walk->lost) return;
    Node *node = markdown_add_node(walk->markdown, parent, kind, place);
    if (node) read_children(walk, from, node);
    for (int32_t i = 0; i < signs && !walk->lost; i++) expect(walk, sign);
}

static void skip_space(Walk *walk) {
    skip_blanks(walk);
    if (peek(walk, 0) == '\n') skip_line_end(walk);
}

// to the unescaped close; true if it is there
static bool skip_to(Walk *walk, char close) {
    for (; walk->at < walk->value.size && peek(walk, 0) != close; walk->at++)
        if (peek(walk, 0) == '\\' && is_punctuation(peek(walk, 1))) walk->at++;
    if (walk->at >= walk->value.size) return false;
    walk->at++;
    return true;
}

// an address without <>: parentheses in it are balanced
static void skip_address(Walk *walk) {
    for (int32_t open = 0; (unsigned char)peek(walk, 0) > ' '; walk->at++) {
        char c = peek(walk, 0);
        if (c == '\\' && is_punctuation(peek(walk, 1))) walk->at++;
        else if (c == '(') open++;
        else if (c == ')' && open-- == 0) return;
    }
}

// "](address)"; what is not so is a link whose address stands elsewhere
static void skip_link_tail(Walk *walk) {
    expect(walk, ']');
    if (walk->lost) return;
    bool closed = peek(walk, 0) == '(';
    if (closed) {
        walk->at++;
        skip_space(walk);
        if (peek(walk, 0) == '<') closed = skip_to(walk, '>');
        else skip_address(walk);
        skip_space(walk);
        closed = closed && peek(walk, 0) == ')';
    }
    if (closed) walk->at++;
    else lose(walk, "link", "the address stands behind the text, and nothing else: [text](https://…) or [text](#article)");
}

static bool is_address(const char *url) {
    return !strncmp(url, "https://", 8) || !strncmp(url, "http://", 7) || !strncmp(url, "mailto:", 7);
}

static void fail_link(Walk *walk, Place place, const char *url) {
    Text shown = text_part(text_of(url), 0, 80);
    markdown_fail(walk->markdown, place, "link",
                  "expected https://…, http://…, mailto:… or #article as a link's address, found '%.*s'", TEXT_ARG(shown));
}

static void read_link(Walk *walk, cmark_node *from, Node *parent) {
    Place place = markdown_place(walk->markdown, walk->at);
    const char *url = cmark_node_get_url(from);
    bool autolink = peek(walk, 0) == '<', reference = url[0] == '#';
    expect(walk, autolink ? '<' : '[');
    if (walk->lost) return;
    if (reference ? !url[1] : !is_address(url)) fail_link(walk, place, url);
    if (!cmark_node_first_child(from))
        markdown_fail(walk->markdown, place, "link", "this link has no text between [ and ]");
    Node *node = markdown_add_node(walk->markdown, parent, reference ? NODE_REFERENCE : NODE_LINK, place);
    if (!node) return;
    node->target = text_copy(walk->markdown->reader->article->arena, text_of(reference ? url + 1 : url));
    walk->autolink = autolink;
    read_children(walk, from, node);
    walk->autolink = false;
    if (walk->lost) return;
    if (autolink) expect(walk, '>');
    else skip_link_tail(walk);
}

// cmark has put a number in the mark's place: the notes' order
static Footnote *find_note(Markdown *markdown, cmark_node *mark) {
    const char *number = cmark_node_get_literal(mark);
    int32_t index = 0;
    for (; number && *number >= '0' && *number <= '9' && index < 1000000; number++) index = index * 10 + (*number - '0');
    return index >= 1 && index <= markdown->notes.count ? &markdown->notes.at[index - 1] : NULL;
}

static void read_note(Walk *walk, cmark_node *mark, Node *parent) {
    Markdown *markdown = walk->markdown;
    Place place = markdown_place(markdown, walk->at);
    size_t from = walk->at + 2;
    Footnote *note = find_note(markdown, mark);
    if (peek(walk, 0) != '[' || peek(walk, 1) != '^' || !skip_to(walk, ']') || !note) {
        lose_trace(walk);
        return;
    }
    Text label = text_part(walk->value, from, walk->at - 1);
    if (markdown->in_note) {
        markdown_fail(markdown, place, "note", "a note cannot have a note");
    } else if (note->used) {
        markdown_fail(markdown, place, "note", "the note '%.*s' has a mark already: write it again under another name",
                      TEXT_ARG(label));
    } else {
        note->used = true;
        Node *node = markdown_add_node(markdown, parent, NODE_NOTE, place);
        if (!node) return;
        node->target = text_copy(markdown->reader->article->arena, label);
        markdown_read_note(markdown, note->definition, node);
    }
}

// ---- the walk ----------------------------------------------------------------------------------

static void read_inline(Walk *walk, cmark_node *from, Node *parent) {
    cmark_node_type type = cmark_node_get_type(from);
    if (type == CMARK_NODE_TEXT) read_text(walk, text_of(cmark_node_get_literal(from)), parent);
    else if (type == CMARK_NODE_SOFTBREAK) read_break(walk, false, parent);
    else if (type == CMARK_NODE_LINEBREAK) read_break(walk, true, parent);
    else if (type == CMARK_NODE_EMPH) read_marked(walk, from, NODE_EMPHASIS, 1, parent);
    else if (type == CMARK_NODE_STRONG) read_marked(walk, from, NODE_STRONG, 2, parent);
    else if (type == CMARK_NODE_LINK) read_link(walk, from, parent);
    else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) read_note(walk, from, parent);
    else if (type == CMARK_NODE_IMAGE)
        lose(walk, "markdown", "a picture is an item of its own in the body: '- figure: images/…' with caption and alt");
    else if (type == CMARK_NODE_HTML_INLINE)
        lose(walk, "markdown", "raw HTML is not read: use Markdown, or the keys of the body; \\< writes the sign itself");
    else if (type == CMARK_NODE_CODE)
        lose(walk, "markdown", "a report has no code: write the text without `, or \\` for the sign itself");
    else lose_trace(walk);
}

static void read_children(Walk *walk, cmark_node *from, Node *parent) {
    if (!markdown_enter(walk->markdown, markdown_place(walk->markdown, walk->at))) {
        walk->lost = true;
        return;
    }
    for (cmark_node *child = cmark_node_first_child(from); child && !walk->lost; child = cmark_node_next(child))
        read_inline(walk, child, parent);
    markdown_leave(walk->markdown);
}

// "[name]: address" at the start of a paragraph: cmark takes it out of the text
static bool is_definition(const Walk *walk) {
    if (peek(walk, 0) != '[') return false;
    size_t end = walk->at;
    while (end < walk->value.size && walk->value.at[end] != ']' && walk->value.at[end] != '\n') end++;
    return end + 1 < walk->value.size && walk->value.at[end] == ']' && walk->value.at[end + 1] == ':';
}

static bool begins_so(cmark_node *block) {
    cmark_node *first = cmark_node_first_child(block);
    const char *literal = first ? cmark_node_get_literal(first) : NULL;
    return literal && literal[0] == '[';
}

void inlines_read(Markdown *markdown, cmark_node *block, Node *parent, int32_t quotes) {
    Walk walk = {.markdown = markdown, .value = markdown->value, .quotes = quotes};
    int32_t line = cmark_node_get_start_line(block), column = cmark_node_get_start_column(block);
    if (line < 1 || line > markdown->lines.count) return;
    walk.at = markdown->lines.at[line - 1] + (size_t)(column > 0 ? column - 1 : 0);
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING) {
        while (peek(&walk, 0) == '#') walk.at++;
        skip_blanks(&walk);
    }
    if (is_definition(&walk) && !begins_so(block))
        lose(&walk, "link", "an address apart from its link would not be printed: write [text](address) where it is used");
    if (!walk.lost) read_children(&walk, block, parent);
    if (walk.marked.line && !walk.printed && !walk.lost)
        markdown_fail(markdown, walk.marked, "index-mark",
                      "a mark of the index stands in the text that it is about: move it into a paragraph's words");
}
