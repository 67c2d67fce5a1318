// yaml_words.c: faults of a file's bytes and of its YAML, in an editor's words.
//
// libyaml says "mapping values are not allowed in this context"; an editor needs to hear "put the title in
// quotes" and to see the line as it should be. Each of libyaml's complaints has its way out here, found by
// looking at the line it names and the lines above. In: the file and the fault. Out: one diagnostic.
#include "common/yaml_words.h"

#include <string.h>

// ---- bytes -------------------------------------------------------------------------------------

bool yaml_is_odd(uint32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 ||
           c == 0xfeff || c == 0xfffe || c == 0xffff;
}

static bool refuse_byte(const YamlSource *source, size_t offset, Diagnostics *diagnostics) {
    unsigned byte = (unsigned char)source->bytes.at[offset];
    bool utf16 = source->bytes.size > 1 && (byte == 0xff || byte == 0xfe) && offset == 0;
    diagnostics_add(diagnostics, SEVERITY_ERROR, yaml_place(source, offset), "yaml-encoding",
                    "the byte 0x%02X is no UTF-8: save the file as UTF-8%s", byte, utf16 ? ", not UTF-16" : "");
    return false;
}

static bool refuse_character(const YamlSource *source, size_t offset, uint32_t c, Diagnostics *diagnostics) {
    const char *what = "a control character that cannot be seen: remove it";
    if (c == 0xfeff && !offset) what = "a byte-order mark: save the file as UTF-8 without it";
    else if (c == 0xfeff) what = "a byte-order mark in the text: remove it";
    else if (c == '\r') what = "a carriage return alone: end lines with LF or CRLF";
    else if (c == 0x85 || c == 0x2028 || c == 0x2029) what = "an odd line end: write an ordinary one";
    diagnostics_add(diagnostics, SEVERITY_ERROR, yaml_place(source, offset), "yaml-encoding", "U+%04X is %s",
                    (unsigned)c, what);
    return false;
}

static bool refuse_tab(const YamlSource *source, size_t offset, Diagnostics *diagnostics) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, yaml_place(source, offset), "yaml-tab",
                    "a tab indents this line: use blanks (two a level)");
    return false;
}

bool yaml_check_bytes(const YamlSource *source, Diagnostics *diagnostics) {
    Text bytes = source->bytes;
    size_t bad = bytes.size;
    text_is_utf8(bytes, &bad);
    bool indenting = true;
    for (size_t offset = 0, next = 0; offset < bad; offset = next) {
        uint32_t c = text_next(bytes, &next);
        if (c == '\t' && indenting) return refuse_tab(source, offset, diagnostics);
        indenting = c == '\n' || (indenting && c == ' ');
        if (c == '\r' && next < bytes.size && bytes.at[next] == '\n') continue;
        if (yaml_is_odd(c)) return refuse_character(source, offset, c, diagnostics);
    }
    return bad == bytes.size || refuse_byte(source, bad, diagnostics);
}

// ---- lines -------------------------------------------------------------------------------------

static Text line_at(const YamlSource *source, size_t line) {
    if (line >= (size_t)source->lines.count) return TEXT("");
    size_t end = line + 1 < (size_t)source->lines.count ? source->lines.at[line + 1] : source->bytes.size;
    Text text = text_part(source->bytes, source->lines.at[line], end);
    while (text.size && (text.at[text.size - 1] == '\n' || text.at[text.size - 1] == '\r')) text.size--;
    return text;
}

static size_t skip_blanks(Text line, size_t from) {
    while (from < line.size && (line.at[from] == ' ' || line.at[from] == '\t')) from++;
    return from;
}

// where the entry begins behind "- " signs
static size_t skip_dashes(Text line) {
    size_t at = skip_blanks(line, 0);
    while (at + 1 < line.size && line.at[at] == '-' && line.at[at + 1] == ' ') at = skip_blanks(line, at + 1);
    return at;
}

static bool is_empty(Text line) {
    size_t at = skip_blanks(line, 0);
    return at == line.size || line.at[at] == '#';
}

// the last line above that says something; line itself if there is none
static size_t line_above(const YamlSource *source, size_t line) {
    for (size_t above = line; above-- > 0;)
        if (!is_empty(line_at(source, above))) return above;
    return line;
}

// the colon that ends the line's key; line.size if there is none
static size_t find_colon(Text line) {
    size_t at = skip_dashes(line);
    for (; at < line.size; at++)
        if (line.at[at] == ':' && (at + 1 == line.size || line.at[at + 1] == ' ')) return at;
    return at;
}

// where the line's value begins: behind its key, or behind its dashes
static size_t find_value(Text line) {
    size_t colon = find_colon(line);
    return colon < line.size ? skip_blanks(line, colon + 1) : skip_dashes(line);
}

static size_t byte_of_column(Text line, size_t column) {
    size_t at = 0;
    for (; column && at < line.size; column--) text_next(line, &at);
    return at;
}

// does the value that begins on this line go on on the next?
static bool goes_on(const YamlSource *source, size_t line) {
    Text next = line_at(source, line + 1);
    return !is_empty(next) && skip_blanks(next, 0) > skip_blanks(line_at(source, line), 0);
}

// ---- the corrected line ------------------------------------------------------------------------

enum { LONGEST_SHOWN = 160 };

static void add_quoted(Buffer *out, Text value) {
    char first = value.size ? value.at[0] : 0;
    if (value.size > 1 && (first == '"' || first == '\'') && value.at[value.size - 1] == first)
        value = text_part(value, 1, value.size - 1);
    bool single = memchr(value.at, '"', value.size) || memchr(value.at, '\\', value.size);
    buffer_byte(out, single ? '\'' : '"');
    for (size_t i = 0; i < value.size; i++) {
        if (single && value.at[i] == '\'') buffer_byte(out, '\'');
        buffer_byte(out, value.at[i]);
    }
    buffer_byte(out, single ? '\'' : '"');
}

// "; write: title: "Dialogue: its future"", or the other way out when the value has several lines
static Text advise_quotes(Arena *arena, const YamlSource *source, size_t line) {
    Text text = line_at(source, line);
    size_t value = find_value(text);
    if (goes_on(source, line))
        return TEXT("; begin the value with >- and write the whole text on the lines below it");
    if (text.size > LONGEST_SHOWN || value >= text.size) return TEXT("");
    Buffer out = {0};
    buffer_string(&out, "; write: ");
    buffer_text(&out, text_part(text, skip_blanks(text, 0), value));
    add_quoted(&out, text_trim(text_part(text, value, text.size)));
    Text advice = text_copy(arena, buffer_view(&out));
    buffer_free(&out);
    return advice;
}

// ---- explanations ------------------------------------------------------------------------------

typedef struct {
    Arena *arena;
    const YamlSource *source;
    const YamlFault *fault;
    size_t line, column; // where to point
    Text message;
} Explanation;

// what an editor would call the value: "title", or "text"
static Text name_of(Text line) {
    size_t from = skip_dashes(line), colon = find_colon(line);
    return colon < line.size && colon > from && colon - from < 40 ? text_part(line, from, colon) : TEXT("text");
}

static void say_quotes(Explanation *it, const char *why) {
    Text advice = advise_quotes(it->arena, it->source, it->line);
    it->message = text_print(it->arena, "%s: put the %.*s in quotes%.*s", why,
                             TEXT_ARG(name_of(line_at(it->source, it->line))), TEXT_ARG(advice));
}

static void explain_indent(Explanation *it) {
    size_t above = line_above(it->source, it->line);
    Text line = line_at(it->source, it->line), upper = line_at(it->source, above);
    size_t here = skip_blanks(line, 0);
    bool item = here + 1 < line.size && line.at[here] == '-' && line.at[here + 1] == ' ';
    size_t there = item ? skip_blanks(upper, 0) : skip_dashes(upper);
    if (here == there || above == it->line)
        it->message = text_print(it->arena, "%s does not fit here: its indentation and the lines above disagree",
                                 item ? "a list item" : "this line");
    else
        it->message = text_print(it->arena, "this line begins in column %zu, which fits none of the lines above: "
                                 "if it belongs to line %zu, begin it in column %zu", here + 1, above + 1, there + 1);
}

// "title:Foo"
static bool lacks_blank(Text line) {
    size_t at = skip_dashes(line);
    while (at < line.size && (line.at[at] == '-' || (line.at[at] >= 'a' && line.at[at] <= 'z'))) at++;
    return at + 1 < line.size && line.at[at] == ':' && line.at[at + 1] != ' ' && line.at[at + 1] != '/';
}

static void explain_colon(Explanation *it) {
    Text line = line_at(it->source, it->line);
    if (find_colon(line) < byte_of_column(line, it->column)) {
        say_quotes(it, "a colon and a blank inside a text look like another key");
        return;
    }
    size_t above = line_above(it->source, it->line);
    if (above != it->line && lacks_blank(line_at(it->source, above))) {
        it->line = above;
        it->column = skip_dashes(line_at(it->source, above));
        it->message = TEXT("a blank is missing behind the colon of this key");
        return;
    }
    it->column = skip_blanks(line, 0);
    explain_indent(it);
}

// in the middle of a line the value ended too early; at its start the indentation is wrong
static void explain_place(Explanation *it) {
    Text line = line_at(it->source, it->line);
    if (byte_of_column(line, it->column) <= skip_blanks(line, 0)) explain_indent(it);
    else say_quotes(it, "the value ends before this");
}

static void point_at_context(Explanation *it) {
    it->line = it->fault->context_line;
    it->column = it->fault->context_column;
}

static void explain_no_colon(Explanation *it) {
    point_at_context(it);
    it->message = TEXT("'key: value' was expected here; if the line belongs to the text above, indent it as that is, "
                       "or begin the text with | on its key's line");
}

static void explain_open_quote(Explanation *it) {
    point_at_context(it);
    Text line = line_at(it->source, it->line);
    size_t at = byte_of_column(line, it->column);
    it->message = at < line.size && line.at[at] == '\''
                      ? TEXT("the quotation mark that opens here is never closed (inside '…' an apostrophe is written '')")
                      : TEXT("the quotation mark that opens here is never closed");
}

static void explain_start(Explanation *it) {
    Text line = line_at(it->source, it->line);
    size_t at = byte_of_column(line, it->column);
    char first = at < line.size ? line.at[at] : 0;
    if (first == '\t') it->message = TEXT("a tab stands here: use blanks");
    else say_quotes(it, text_print(it->arena, "a text cannot begin with '%c'", first).at);
}

static void explain_open_list(Explanation *it) {
    point_at_context(it);
    Text line = line_at(it->source, it->line);
    size_t at = byte_of_column(line, it->column);
    char first = at < line.size ? line.at[at] : '[';
    it->message = text_print(it->arena, "the %c that opens here is not closed by %c, or a comma is missing; a text that "
                             "begins with %c stands in quotes", first, first == '{' ? '}' : ']', first);
}

static void explain_item(Explanation *it) {
    it->message = TEXT("a list begins on the line below its key, each item behind '- '; a text that begins with - "
                       "stands in quotes");
}

static void explain_mark(Explanation *it) {
    point_at_context(it);
    explain_start(it);
}

static void explain_escape(Explanation *it) {
    it->message = TEXT("a backslash in \"…\" begins an escape: put the text in '…', or write \\\\ for one backslash");
}

static void explain_block(Explanation *it) {
    it->message = TEXT("behind | or > the line ends: the text begins on the next line, indented");
}

static void explain_directive(Explanation *it) {
    it->message = TEXT("a line cannot begin with %: indent it if it belongs to a text");
}

static void explain_depth(Explanation *it) {
    it->message = TEXT("too many lists and keys in each other");
}

// the first row whose words begin the problem, with the context it names, if any
static const struct {
    const char *problem, *context;
    void (*explain)(Explanation *);
} explanations[] = {
    {"mapping values are not allowed", NULL, explain_colon},
    {"did not find expected key", NULL, explain_place},
    {"did not find expected '-' indicator", NULL, explain_place},
    {"did not find expected <document start>", NULL, explain_place},
    {"could not find expected ':'", NULL, explain_no_colon},
    {"found unexpected end of stream", "while scanning a quoted", explain_open_quote},
    {"found unexpected document indicator", NULL, explain_open_quote},
    {"found character that cannot start", NULL, explain_start},
    {"did not find expected node content", NULL, explain_start},
    {"mapping keys are not allowed", NULL, explain_start},
    {"did not find expected ',' or", NULL, explain_open_list},
    {"block sequence entries are not allowed", NULL, explain_item},
    {"did not find expected alphabetic", "while scanning an a", explain_mark}, // alias, anchor
    {"found undefined tag handle", NULL, explain_mark},
    {"did not find expected '!'", NULL, explain_mark},
    {"found unknown escape", NULL, explain_escape},
    {"did not find expected hexdecimal", NULL, explain_escape},
    {"found invalid Unicode", NULL, explain_escape},
    {"did not find expected comment", "while scanning a block scalar", explain_block},
    {"found unknown directive", NULL, explain_directive},
    {"exceeded", NULL, explain_depth},
    {"Exceeded", NULL, explain_depth},
};

void yaml_explain(const YamlSource *source, const YamlFault *fault, Diagnostics *diagnostics) {
    Explanation it = {.arena = arena_new(), .source = source, .fault = fault, .line = fault->line,
                      .column = fault->column};
    Text problem = text_of(fault->problem ? fault->problem : "unknown"), context = text_of(fault->context);
    for (size_t i = 0; i < sizeof explanations / sizeof *explanations && !it.message.at; i++)
        if (text_starts(problem, explanations[i].problem) &&
            (!explanations[i].context || text_starts(context, explanations[i].context)))
            explanations[i].explain(&it);
    if (!it.message.at)
        it.message = text_print(it.arena, "this is not YAML (%.*s): compare with the lines above, or put the text "
                                "in quotes", TEXT_ARG(problem));
    Place place = {source->file, (int32_t)it.line + 1, (int32_t)it.column + 1};
    diagnostics_add(diagnostics, SEVERITY_ERROR, place, "yaml-syntax", "%.*s", TEXT_ARG(it.message));
    arena_free(it.arena);
}
