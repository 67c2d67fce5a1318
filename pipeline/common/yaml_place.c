// yaml_place.c: from a byte of a scalar's value back to the line and column it was written at.
//
// YAML folds lines, drops indentation and reads escapes; here the same rules (YAML 1.1, as libyaml has them) run
// again over the scalar's own bytes and write down which byte of the value came from where, as runs. The outcome is
// compared with libyaml's value; should they ever disagree, everything comes from the scalar's first character.
// Columns count code points.
#include "common/yaml.h"

#include <string.h>

typedef struct {
    Arena *arena;
    YamlMap *map;
    Text bytes, value;
    size_t at;          // next byte of the source
    size_t end;         // of the scalar
    size_t done;        // bytes of the value accounted for
    bool wrong;         // the value does not agree
} Mapper;

// ---- places ------------------------------------------------------------------------------------

static size_t line_of(const YamlSource *source, size_t offset) {
    size_t low = 0, high = (size_t)source->lines.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines.at[middle] <= offset) low = middle;
        else high = middle;
    }
    return low;
}

Place yaml_place(const YamlSource *source, size_t offset) {
    size_t line = line_of(source, offset);
    Text before = text_part(source->bytes, source->lines.at[line], offset);
    return (Place){source->file, (int32_t)line + 1, text_length(before) + 1};
}

Place yaml_map_place(YamlMap *map, size_t offset) {
    const YamlRun *run = yaml_map_run(map, offset);
    const YamlSource *source = map->node->source;
    size_t at = run->source + (run->exact ? offset - run->value : 0);
    size_t line = line_of(source, at);
    if (map->line != line || map->offset > at || !map->column) {
        map->line = line;
        map->offset = source->lines.at[line];
        map->column = 1;
    }
    map->column += text_length(text_part(source->bytes, map->offset, at));
    map->offset = at;
    return (Place){source->file, (int32_t)line + 1, map->column};
}

const YamlRun *yaml_map_run(const YamlMap *map, size_t offset) {
    int32_t low = 0, high = map->runs.count;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (map->runs.at[middle].value <= offset) low = middle;
        else high = middle;
    }
    return &map->runs.at[low];
}

size_t yaml_map_run_end(const YamlMap *map, const YamlRun *run) {
    return run + 1 < map->runs.at + map->runs.count ? run[1].value : map->node->value.size;
}

// ---- runs --------------------------------------------------------------------------------------

// the next size bytes of the value stand at source as they are
static void add_exact(Mapper *mapper, size_t source, size_t size) {
    if (!size) return;
    size_t done = mapper->done;
    if (mapper->value.size - done < size || memcmp(mapper->value.at + done, mapper->bytes.at + source, size)) {
        mapper->wrong = true;
        return;
    }
    YamlRun *last = mapper->map->runs.count ? array_last(&mapper->map->runs) : NULL;
    if (!last || !last->exact || last->source + (done - last->value) != source)
        *array_add(mapper->arena, &mapper->map->runs) = (YamlRun){done, source, true};
    mapper->done += size;
}

// the next size bytes of the value were made from what stands at source
static void add_made(Mapper *mapper, size_t source, size_t size) {
    if (mapper->value.size - mapper->done < size) {
        mapper->wrong = true;
        return;
    }
    *array_add(mapper->arena, &mapper->map->runs) = (YamlRun){mapper->done, source, false};
    mapper->done += size;
}

// a made character that must be this one
static void add_character(Mapper *mapper, size_t source, char character) {
    if (mapper->done < mapper->value.size && mapper->value.at[mapper->done] == character)
        add_made(mapper, source, 1);
    else
        mapper->wrong = true;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static size_t blanks_end(const Mapper *mapper, size_t at) {
    while (at < mapper->end && is_blank(mapper->bytes.at[at])) at++;
    return at;
}

// bytes of the line end at this offset: 0, 1 or 2
static size_t break_size(const Mapper *mapper, size_t at) {
    if (at >= mapper->end) return 0;
    if (mapper->bytes.at[at] == '\n') return 1;
    return mapper->bytes.at[at] == '\r' && at + 1 < mapper->end && mapper->bytes.at[at + 1] == '\n' ? 2 : 0;
}

// ---- plain and quoted scalars ------------------------------------------------------------------

// line ends and the blanks around them, from first on: one folds to a blank, each further one stays
static void map_fold(Mapper *mapper, size_t first, bool escaped) {
    int32_t breaks = 0;
    for (size_t size;; mapper->at += size) {
        mapper->at = blanks_end(mapper, mapper->at);
        size = break_size(mapper, mapper->at);
        if (!size) break;
        if (++breaks > 1) add_character(mapper, mapper->at, '\n');
    }
    if (breaks == 1 && !escaped) add_character(mapper, first, ' ');
}

static size_t escape_size(const Mapper *mapper) {
    char kind = mapper->at + 1 < mapper->end ? mapper->bytes.at[mapper->at + 1] : 0;
    size_t size = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    return mapper->end - mapper->at < size ? mapper->end - mapper->at : size;
}

// one escape of a double-quoted scalar
static void map_escape(Mapper *mapper) {
    size_t size = break_size(mapper, mapper->at + 1);
    if (size) { // a line end that vanishes
        mapper->at++;
        map_fold(mapper, mapper->at, true);
        return;
    }
    size_t next = mapper->done;
    if (next >= mapper->value.size) {
        mapper->wrong = true;
        return;
    }
    text_next(mapper->value, &next);
    add_made(mapper, mapper->at, next - mapper->done);
    mapper->at += escape_size(mapper);
}

// blanks: they stay before text and vanish before a line end
static void map_blanks(Mapper *mapper) {
    size_t from = mapper->at, end = blanks_end(mapper, from);
    if (break_size(mapper, end)) {
        map_fold(mapper, from, false);
    } else {
        add_exact(mapper, from, end - from);
        mapper->at = end;
    }
}

static void map_flow(Mapper *mapper, YamlStyle style) {
    if (style != YAML_PLAIN) mapper->at++, mapper->end--; // the quotes
    while (mapper->at < mapper->end && !mapper->wrong) {
        char c = mapper->bytes.at[mapper->at];
        if (is_blank(c) || break_size(mapper, mapper->at)) {
            map_blanks(mapper);
        } else if (c == '\\' && style == YAML_DOUBLE) {
            map_escape(mapper);
        } else {
            add_exact(mapper, mapper->at, 1);
            mapper->at += c == '\'' && style == YAML_SINGLE ? 2 : 1;
        }
    }
}

// ---- block scalars -----------------------------------------------------------------------------

typedef struct {
    int indication;     // the number behind | or >; 0: none
} BlockHead;

// reads the line of | or >, leaves the mapper on the next
static BlockHead skip_head(Mapper *mapper) {
    BlockHead head = {0};
    for (mapper->at++; mapper->at < mapper->end && !is_blank(mapper->bytes.at[mapper->at]); mapper->at++) {
        char c = mapper->bytes.at[mapper->at];
        if (c >= '1' && c <= '9') head.indication = c - '0';
        else if (c != '+' && c != '-') break;
    }
    while (mapper->at < mapper->end && mapper->bytes.at[mapper->at] != '\n') mapper->at++;
    if (mapper->at < mapper->end) mapper->at++;
    return head;
}

static size_t line_end(const Mapper *mapper, size_t at) {
    while (at < mapper->end && !break_size(mapper, at)) at++;
    return at;
}

static size_t count_blanks(const Mapper *mapper, size_t at) {
    size_t from = at;
    while (at < mapper->end && mapper->bytes.at[at] == ' ') at++;
    return at - from;
}

// the indentation of the first line that is not blank, as YAML guesses it
static size_t guess_indent(const Mapper *mapper) {
    size_t most = 0;
    for (size_t at = mapper->at; at < mapper->end;) {
        size_t blanks = count_blanks(mapper, at), size = break_size(mapper, at + blanks);
        if (blanks > most) most = blanks;
        if (!size) break;
        at += blanks + size;
    }
    return most;
}

// the line ends of a folded scalar that wait for the line after them
typedef struct {
    size_t first;       // offset of the first, which may fold to a blank
    ARRAY(size_t) more; // offsets of the empty lines' ends
    bool any;           // is there a first?
} Breaks;

static void flush_breaks(Mapper *mapper, Breaks *breaks, bool folds) {
    if (breaks->any && !folds) add_character(mapper, breaks->first, '\n');
    else if (breaks->any && !breaks->more.count) add_character(mapper, breaks->first, ' ');
    for (int32_t i = 0; i < breaks->more.count; i++) add_character(mapper, breaks->more.at[i], '\n');
    breaks->more.count = 0;
    breaks->any = false;
}

static void map_block(Mapper *mapper, bool folded, int32_t parent_indent) {
    BlockHead head = skip_head(mapper);
    size_t indent = head.indication ? (size_t)(parent_indent > 0 ? parent_indent : 0) + (size_t)head.indication
                                    : guess_indent(mapper);
    Breaks breaks = {0};
    bool blank_before = false;
    while (mapper->at < mapper->end && mapper->done < mapper->value.size && !mapper->wrong) {
        size_t blanks = count_blanks(mapper, mapper->at), from = mapper->at + (blanks < indent ? blanks : indent);
        size_t size = break_size(mapper, from);
        if (size) { // an empty line
            *array_add(mapper->arena, &breaks.more) = from;
            mapper->at = from + size;
            continue;
        }
        if (blanks < indent) break;
        bool blank = from < mapper->end && is_blank(mapper->bytes.at[from]);
        flush_breaks(mapper, &breaks, folded && !blank_before && !blank);
        size_t end = line_end(mapper, from);
        add_exact(mapper, from, end - from);
        blank_before = blank;
        breaks.first = end;
        breaks.any = break_size(mapper, end) > 0;
        mapper->at = end + break_size(mapper, end);
    }
    // what chomping leaves of the last line ends
    if (breaks.any && mapper->done < mapper->value.size) add_character(mapper, breaks.first, '\n');
    for (int32_t i = 0; i < breaks.more.count && mapper->done < mapper->value.size; i++)
        add_character(mapper, breaks.more.at[i], '\n');
}

YamlMap yaml_map(Arena *arena, const YamlNode *scalar) {
    YamlMap map = {.node = scalar};
    Mapper mapper = {.arena = arena, .map = &map, .bytes = scalar->source->bytes, .value = scalar->value,
                     .at = scalar->from, .end = scalar->to};
    switch (scalar->style) {
    case YAML_PLAIN: case YAML_SINGLE: case YAML_DOUBLE: map_flow(&mapper, scalar->style); break;
    case YAML_LITERAL: case YAML_FOLDED:
        map_block(&mapper, scalar->style == YAML_FOLDED, scalar->parent ? scalar->indent : -1);
        break;
    }
    if (mapper.wrong || mapper.done != scalar->value.size || !map.runs.count) {
        map.runs.count = 0;
        *array_add(arena, &map.runs) = (YamlRun){0, scalar->from, false};
    }
    return map;
}
