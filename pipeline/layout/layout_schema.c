// layout_schema.c: every key of a layout file, what it may be, and what it is for.
//
// The table drives reading (template.c), the diagnostics, layouts/README.md and the JSON Schema. Lengths are
// millipoints, percentages and letter-spaces 1/1000.
#include "layout/layout_schema.h"

#include <string.h>

static const struct {
    const char *name;
    Unit width, height;
} paper_sizes[] = {
    {"A3", UNIT_MM(297), UNIT_MM(420)},     {"A4", UNIT_MM(210), UNIT_MM(297)},
    {"A5", UNIT_MM(148), UNIT_MM(210)},     {"B5", UNIT_MM(176), UNIT_MM(250)},
    {"Letter", UNIT_PT(612), UNIT_PT(792)},
};

static bool side_fits(Unit side) {
    return side >= UNIT_MM(50) && side <= UNIT_MM(1200);
}

// "A4", or "210mm x 280mm"
static bool read_size(Arena *arena, Text value, void *into) {
    (void)arena;
    PageSize *size = into;
    for (size_t i = 0; i < sizeof paper_sizes / sizeof *paper_sizes; i++) {
        if (!text_is(value, paper_sizes[i].name)) continue;
        *size = (PageSize){paper_sizes[i].width, paper_sizes[i].height};
        return true;
    }
    const char *by = memchr(value.at, 'x', value.size);
    if (!by) return false;
    size_t at = (size_t)(by - value.at);
    return unit_read(text_trim(text_part(value, 0, at)), &size->width) &&
           unit_read(text_trim(text_part(value, at + 1, value.size)), &size->height) &&
           side_fits(size->width) && side_fits(size->height);
}

static int32_t hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

// "#043365"
static bool read_colour(Arena *arena, Text value, void *into) {
    (void)arena;
    WebColour *colour = into;
    if (value.size != 7 || value.at[0] != '#') return false;
    int32_t parts[3];
    for (size_t i = 0; i < 3; i++) {
        int32_t high = hex_digit(value.at[1 + 2 * i]), low = hex_digit(value.at[2 + 2 * i]);
        if (high < 0 || low < 0) return false;
        parts[i] = ((high * 16 + low) * 1000 + 127) / 255;
    }
    *colour = (WebColour){parts[0], parts[1], parts[2], true};
    return true;
}

// clang-format off: it would give every value of the tables a line

// ---- inks --------------------------------------------------------------------------------------

static const SchemaField cmyk_part = {.kind = FIELD_PERCENT, .most = 1000};
static const SchemaField ink_fields[] = {
    {.key = "cmyk", .kind = FIELD_LIST, SCHEMA_AT(InkEntry, cmyk), .element = &cmyk_part,
     .size = sizeof(int32_t), .required = true, .least = 4, .most = 4,
     .example = "[100%, 78%, 20%, 32%]",
     .doc = "Cyan, magenta, yellow and black; of a spot ink what stands in for it."},
    {.key = "rgb", .kind = FIELD_CUSTOM, SCHEMA_AT(InkEntry, web), .read = read_colour,
     .what = "a colour like \"#043365\"", .example = "\"#043365\"",
     .doc = "The colour on the web; absent: derived from cmyk through the output profile (this "
            "takes 5 ms)."},
    {.key = "spot", .kind = FIELD_BOOL, SCHEMA_AT(InkEntry, spot), .preset = "false",
     .doc = "A colorant of its own on the press, by the ink's name."},
    {.key = "overprint", .kind = FIELD_BOOL, SCHEMA_AT(InkEntry, overprint), .preset = "false",
     .doc = "Prints over what lies below instead of knocking it out: right for black text."},
};
static const SchemaType ink_type = {"ink", "A colour by its name.", SCHEMA_FIELDS(ink_fields),
                                    SCHEMA_NODE(InkEntry, node)};

// ---- styles ------------------------------------------------------------------------------------

static const char *const align_names[] = {"justify", "start", "end", "centre", NULL};
static const SchemaField hyphens_fields[] = {
    {.key = "least", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.hyphen_least), .preset = "5",
     .least = 2, .most = 60, .doc = "Letters that a word must have to be divided."},
    {.key = "before", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.hyphen_before),
     .preset = "2", .least = 1, .most = 20, .doc = "Letters that stay before the hyphen."},
    {.key = "after", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.hyphen_after), .preset = "3",
     .least = 1, .most = 20, .doc = "Letters that go to the next line."},
    {.key = "row", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.hyphen_row), .preset = "2",
     .least = 1, .most = 100, .doc = "Most hyphens at the ends of lines in a row."},
};
static const SchemaType hyphens_type = {"hyphens", "Where words may be divided.",
                                        SCHEMA_FIELDS(hyphens_fields), 0, false};
static const SchemaField word_space_part = {.kind = FIELD_PERCENT, .least = 200, .most = 5000};
static const SchemaField letter_space_part = {.kind = FIELD_INT, .least = -100, .most = 500};
static const SchemaField expansion_part = {.kind = FIELD_INT, .least = -20, .most = 20};

#define STYLE_LENGTH(name, member, low, high, text)                                                \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(StyleEntry, style.member), .preset = "0pt",   \
        .least = low, .most = high, .doc = text                                                    \
    }

static const SchemaField style_fields[] = {
    {.key = "like", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, like), .example = "body",
     .doc = "The style it starts from; the keys below change what differs."},
    {.key = "family", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, family), .example = "PT Serif",
     .doc = "A family of fonts/fonts.yaml."},
    {.key = "face", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, face), .preset = "regular",
     .example = "bold", .doc = "One of the family's faces."},
    {.key = "emphasis", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, emphasis), .example = "italic",
     .doc = "The face of *emphasis*; absent: the italic of face, in italic text the upright."},
    {.key = "strong", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, strong), .example = "bold",
     .doc = "The face of **strong** text; absent: the bold of face."},
    {.key = "size", .kind = FIELD_LENGTH, SCHEMA_AT(StyleEntry, style.size), .preset = "10pt",
     .least = UNIT_PT(3), .most = UNIT_PT(900), .doc = "Size of the type."},
    {.key = "leading", .kind = FIELD_LENGTH, SCHEMA_AT(StyleEntry, style.leading),
     .preset = "13pt", .least = UNIT_PT(3), .most = UNIT_PT(1200),
     .doc = "From baseline to baseline. Text in the grid's leading keeps to the grid line by "
            "line; other text keeps to it as a block."},
    {.key = "ink", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, ink), .example = "black 80%",
     .doc = "An ink, its strength behind it if it is not solid; `paper` is the paper's white."},
    {.key = "link", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, link), .example = "blue",
     .doc = "The ink of links and references; absent: as the text."},
    {.key = "print-url", .kind = FIELD_BOOL, SCHEMA_AT(StyleEntry, style.print_url), .preset = "false",
     .doc = "The address that a link leads to is set behind its words, in brackets and without `https://`, for those who "
            "read on paper; so in every profile, that pages are the same. Not where the words are the address."},
    {.key = "align", .kind = FIELD_ENUM, SCHEMA_AT(StyleEntry, style.align), .names = align_names,
     .preset = "start", .doc = "How lines fill the measure."},
    {.key = "balance", .kind = FIELD_BOOL, SCHEMA_AT(StyleEntry, style.balance), .preset = "false",
     .doc = "Lines that are not justified, up to eight, are of like length: for titles."},
    STYLE_LENGTH("before", before, 0, UNIT_PT(500), "Space above; of a list above its first item."),
    STYLE_LENGTH("before-least", before_least, 0, UNIT_PT(500),
                 "The least space above that a page may have, where that helps; absent: before."),
    STYLE_LENGTH("before-most", before_most, 0, UNIT_PT(500),
                 "The most space above that a page may have, where that helps; absent: before."),
    STYLE_LENGTH("after", after, 0, UNIT_PT(500), "Space below; of a list below its last item."),
    STYLE_LENGTH("after-least", after_least, 0, UNIT_PT(500),
                 "The least space below that a page may have, where that helps; absent: after."),
    STYLE_LENGTH("after-most", after_most, 0, UNIT_PT(500),
                 "The most space below that a page may have, where that helps; absent: after."),
    STYLE_LENGTH("indent", indent, 0, UNIT_PT(500), "All lines from the measure's start."),
    STYLE_LENGTH("end-indent", end_indent, 0, UNIT_PT(500), "All lines from the measure's end."),
    STYLE_LENGTH("first-indent", first_indent, -UNIT_PT(200), UNIT_PT(200),
                 "The first line, besides indent; not after a heading or a figure."),
    {.key = "indent-after-heading", .kind = FIELD_BOOL,
     SCHEMA_AT(StyleEntry, style.indent_after_heading), .preset = "false",
     .doc = "first-indent also after a heading or a figure."},
    {.key = "hyphenate", .kind = FIELD_BOOL, SCHEMA_AT(StyleEntry, style.hyphenate),
     .preset = "false", .doc = "Words may be divided at line ends."},
    {.key = "hyphens", .kind = FIELD_MAPPING, .type = &hyphens_type,
     .example = "{least: 6, before: 2, after: 3, row: 2}", .doc = "Where they may be divided."},
    {.key = "word-space", .kind = FIELD_LIST, SCHEMA_AT(StyleEntry, word_space),
     .element = &word_space_part, .size = sizeof(int32_t), .least = 3, .most = 3,
     .example = "[80%, 100%, 140%]",
     .doc = "The least, the best and the widest space between words, of the font's own."},
    {.key = "letter-space", .kind = FIELD_LIST, SCHEMA_AT(StyleEntry, letter_space),
     .element = &letter_space_part, .size = sizeof(int32_t), .least = 2, .most = 2,
     .example = "[-5, 15]",
     .doc = "The least and the widest space that justified lines may add between letters, in "
            "1/1000 of the size."},
    {.key = "expansion", .kind = FIELD_LIST, SCHEMA_AT(StyleEntry, expansion),
     .element = &expansion_part, .size = sizeof(int32_t), .least = 2, .most = 2,
     .example = "[-20, 20]",
     .doc = "How much narrower and wider the letters of a justified line may be drawn, in 1/1000 "
            "of their width; not where letters join or text runs from right to left."},
    {.key = "protrude", .kind = FIELD_BOOL, SCHEMA_AT(StyleEntry, style.protrude),
     .preset = "false",
     .doc = "Hyphens, full stops and their like hang out of the measure by what `protrusion` says, "
            "so that edges look straight; not where text runs from right to left."},
    {.key = "tracking", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.tracking), .preset = "0",
     .least = -200, .most = 1000,
     .doc = "Space always added between letters, in 1/1000 of the size."},
    {.key = "capitals", .kind = FIELD_BOOL, SCHEMA_AT(StyleEntry, style.capitals),
     .preset = "false", .doc = "Set in capitals; the text itself stays as it is."},
    {.key = "features", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, style.features),
     .example = "onum,-liga",
     .doc = "OpenType features of the font to switch on, or with a minus off."},
    {.key = "span", .kind = FIELD_BOOL, SCHEMA_AT(StyleEntry, style.span), .preset = "false",
     .doc = "A heading over all columns."},
    {.key = "keep-next", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.keep_next), .preset = "0",
     .most = 20, .doc = "Lines of what follows that must stand with it."},
    {.key = "widow", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.widow), .preset = "2",
     .least = 1, .most = 10, .doc = "Least lines of a paragraph at a column's head."},
    {.key = "orphan", .kind = FIELD_INT, SCHEMA_AT(StyleEntry, style.orphan), .preset = "2",
     .least = 1, .most = 10, .doc = "Least lines of a paragraph at a column's foot."},
    {.key = "marker", .kind = FIELD_TEXT, SCHEMA_AT(StyleEntry, style.marker), .example = "\"–\"",
     .doc = "Before each item of a list without numbers, or before a question."},
    STYLE_LENGTH("marker-width", marker_width, 0, UNIT_PT(200),
                 "From the marker's start to the text."),
};
const SchemaType layout_style_type = {"style", "How a paragraph looks.",
                                      SCHEMA_FIELDS(style_fields), SCHEMA_NODE(StyleEntry, node)};

// ---- masters and furniture ---------------------------------------------------------------------

static const char *const side_names[] = {"left", "right", "inner", "outer", NULL};
static const char *const on_names[] = {"all", "left", "right", NULL};
static const char *const role_names[] = {"header", "footer", "page-number", "title", "text", NULL};
static const char *const anchor_names[] = {"first", "last", NULL};

#define FURNITURE_LENGTH(name, member, text)                                                       \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(FurnitureEntry, furniture.member),            \
        .preset = "0pt", .least = -UNIT_MM(1500), .most = UNIT_MM(1500), .doc = text               \
    }
#define FURNITURE_PLACE                                                                            \
    {.key = "side", .kind = FIELD_ENUM, SCHEMA_AT(FurnitureEntry, furniture.side),                 \
     .names = side_names, .preset = "left",                                                        \
     .doc = "The edge of the page that x counts from; text stands flush with it."},                \
    {.key = "on", .kind = FIELD_ENUM, SCHEMA_AT(FurnitureEntry, furniture.pages),                  \
     .names = on_names, .preset = "all",                                                           \
     .doc = "On which pages; left pages have even numbers."},                                      \
    FURNITURE_LENGTH("x", x, "From that edge; absent: the master's margin, of art and boxes 0."),  \
    FURNITURE_LENGTH("width", width,                                                               \
                     "Absent: up to the other margin; of art and boxes to the other edge.")
#define FURNITURE_BLOCK                                                                            \
    FURNITURE_PLACE,                                                                               \
    FURNITURE_LENGTH("y", y, "Its top, from the page's top; negative: from the page's foot."),     \
    FURNITURE_LENGTH("height", height, "Absent: down to the page's foot."),                        \
    {.key = "bleed", .kind = FIELD_BOOL, SCHEMA_AT(FurnitureEntry, furniture.bleed),               \
     .preset = "false", .doc = "Runs into the bleed where it touches the page's edge."}

static const SchemaField text_fields[] = {
    {.key = "text", .kind = FIELD_TEXT, SCHEMA_AT(FurnitureEntry, furniture.text),
     .required = true, .example = "\"{short-name} {report}\"",
     .doc = "What stands there, with {section}, {title}, {page}, {report}, {organisation}, "
            "{short-name}, {year}, {date} and, on covers, {cover-1} to {cover-9}. Left out when "
            "all of these are empty."},
    {.key = "style", .kind = FIELD_TEXT, SCHEMA_AT(FurnitureEntry, furniture.style),
     .example = "running-head", .doc = "Its style; absent: running-head."},
    FURNITURE_PLACE,
    FURNITURE_LENGTH("y", y, "The baseline, from the page's top; negative: from the page's foot."),
    {.key = "anchor", .kind = FIELD_ENUM, SCHEMA_AT(FurnitureEntry, at_last),
     .names = anchor_names, .preset = "first", .doc = "Which line's baseline y is."},
    {.key = "role", .kind = FIELD_ENUM, SCHEMA_AT(FurnitureEntry, role), .names = role_names,
     .preset = "header",
     .doc = "What it is to a reader who listens: title and text are read aloud, the others are "
            "passed over."},
};
static const SchemaField rule_fields[] = {
    {.key = "rule", .kind = FIELD_TEXT, SCHEMA_AT(FurnitureEntry, ink), .required = true,
     .example = "grey 60%", .doc = "The ink of a hairline or bar."},
    FURNITURE_BLOCK,
};
static const SchemaField box_fields[] = {
    {.key = "box", .kind = FIELD_TEXT, SCHEMA_AT(FurnitureEntry, ink), .required = true,
     .example = "blue", .doc = "The ink of an area."},
    FURNITURE_BLOCK,
};
static const SchemaField art_fields[] = {
    {.key = "art", .kind = FIELD_TEXT, SCHEMA_AT(FurnitureEntry, furniture.topic),
     .required = true, .example = "cover",
     .doc = "A topic of placeholder art; `edition` is the one that the edition names for its "
            "cover."},
    {.key = "seed", .kind = FIELD_INT, SCHEMA_AT(FurnitureEntry, furniture.seed), .preset = "0",
     .most = 1000000,
     .doc = "Which of the topic's compositions: another number, another picture. 0: by the "
            "report's title, so that each year has its own."},
    FURNITURE_BLOCK,
};
static const SchemaType text_type = {"text furniture", "Words that stand on each page.",
                                     SCHEMA_FIELDS(text_fields), SCHEMA_NODE(FurnitureEntry, node)};
static const SchemaType rule_type = {"rule furniture", "A line.", SCHEMA_FIELDS(rule_fields),
                                     SCHEMA_NODE(FurnitureEntry, node)};
static const SchemaType art_type = {"art furniture", "Vector art, drawn for its frame.",
                                    SCHEMA_FIELDS(art_fields), SCHEMA_NODE(FurnitureEntry, node)};
static const SchemaType box_type = {"box furniture", "An area of ink.", SCHEMA_FIELDS(box_fields),
                                    SCHEMA_NODE(FurnitureEntry, node)};
// in the order of FurnitureKind
static const SchemaField furniture_choices[] = {
    {.kind = FIELD_MAPPING, .type = &text_type},
    {.kind = FIELD_MAPPING, .type = &rule_type},
    {.kind = FIELD_MAPPING, .type = &art_type},
    {.kind = FIELD_MAPPING, .type = &box_type},
};
static const SchemaField furniture_element = {
    .kind = FIELD_ONE_OF, SCHEMA_AT(FurnitureEntry, kind), SCHEMA_CHOICES(furniture_choices)};

#define MARGIN(name, member)                                                                       \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(MasterEntry, master.member),                  \
        .preset = "20mm", .most = UNIT_MM(600), .doc = "The " name " margin."                      \
    }
static const SchemaField margin_fields[] = {
    MARGIN("inner", inner),
    MARGIN("outer", outer),
    MARGIN("top", top),
    MARGIN("bottom", bottom),
};
static const SchemaType margins_type = {"margins", "Around the type area.",
                                        SCHEMA_FIELDS(margin_fields), 0, false};
static const SchemaField master_fields[] = {
    {.key = "like", .kind = FIELD_TEXT, SCHEMA_AT(MasterEntry, like), .example = "two-column",
     .doc = "The master it starts from; the keys below change what differs."},
    {.key = "margins", .kind = FIELD_MAPPING, .type = &margins_type,
     .example = "{inner: 22mm, outer: 18mm, top: 27mm, bottom: 22mm}",
     .doc = "Around the type area."},
    {.key = "columns", .kind = FIELD_INT, SCHEMA_AT(MasterEntry, master.columns), .preset = "1",
     .least = 1, .most = 6, .doc = "Columns of text."},
    {.key = "gutter", .kind = FIELD_LENGTH, SCHEMA_AT(MasterEntry, master.gutter),
     .preset = "6mm", .most = UNIT_MM(100),
     .doc = "Between columns, and between the text and the free side."},
    {.key = "aside", .kind = FIELD_LENGTH, SCHEMA_AT(MasterEntry, master.aside_width),
     .preset = "0mm", .most = UNIT_MM(400),
     .doc = "A free side beside the text, for pictures and captions."},
    {.key = "text-side", .kind = FIELD_ENUM, SCHEMA_AT(MasterEntry, master.text_side),
     .names = side_names, .preset = "left",
     .doc = "Where the text stands when there is a free side."},
    {.key = "numbered", .kind = FIELD_BOOL, SCHEMA_AT(MasterEntry, master.numbered),
     .preset = "true", .doc = "Its pages show {page}."},
    {.key = "fill", .kind = FIELD_BOOL, SCHEMA_AT(MasterEntry, master.fill), .preset = "true",
     .doc = "An article with `pages:` fills its last page too: columns that end alike, at the foot."},
    {.key = "drop-cap", .kind = FIELD_BOOL, SCHEMA_AT(MasterEntry, master.drop_cap), .preset = "false",
     .doc = "Articles begin with a large letter, unless they say `drop-cap: no`."},
    {.key = "furniture", .kind = FIELD_LIST, SCHEMA_AT(MasterEntry, furniture),
     .element = &furniture_element, .size = sizeof(FurnitureEntry),
     .doc = "What stands on each of its pages: texts, rules, boxes, art."},
};
const SchemaType layout_master_type = {"master", "A kind of page.", SCHEMA_FIELDS(master_fields),
                                       SCHEMA_NODE(MasterEntry, node)};

// ---- the file ----------------------------------------------------------------------------------

static const SchemaField page_fields[] = {
    {.key = "size", .kind = FIELD_CUSTOM, SCHEMA_AT(LayoutFile, page.size), .read = read_size,
     .preset = "A4", .what = "A3, A4, A5, B5, Letter or a size like 210mm x 280mm",
     .example = "A4", .doc = "The trimmed page."},
    {.key = "bleed", .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, page.bleed), .preset = "3mm",
     .most = UNIT_MM(30),
     .doc = "What is printed beyond the trim, so that a cut never shows white."},
    {.key = "grid", .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, page.grid), .preset = "13pt",
     .least = UNIT_PT(4), .most = UNIT_PT(100), .doc = "Distance of the baseline grid's lines."},
    {.key = "first-baseline", .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, page.first_baseline),
     .preset = "10pt", .most = UNIT_PT(200),
     .doc = "From the top margin to the grid's first line; the body's cap height aligns capitals "
            "with the tops of pictures."},
};
static const SchemaType page_type = {"page", "The page and its baseline grid.",
                                     SCHEMA_FIELDS(page_fields),
                                     SCHEMA_NODE(LayoutFile, page.node)};

#define RULE_LENGTH(name, member, value, text)                                                     \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(LayoutFile, member), .preset = value,         \
        .most = UNIT_MM(1000), .doc = text                                                         \
    }
static const SchemaField height_fields[] = {
    RULE_LENGTH("least", figures.least, "45mm", "Never lower."),
    RULE_LENGTH("preferred", figures.preferred, "75mm", "What it is when nothing pulls."),
    RULE_LENGTH("most", figures.most, "190mm", "Never higher."),
};
static const SchemaType height_type = {"height", "Heights of pictures where the editor gave none.",
                                       SCHEMA_FIELDS(height_fields), 0, false};
static const SchemaField aspect_fields[] = {
    {.key = "least", .kind = FIELD_PERCENT, SCHEMA_AT(LayoutFile, figures.aspect_least),
     .preset = "60%", .least = 50, .most = 20000, .doc = "The narrowest crop."},
    {.key = "most", .kind = FIELD_PERCENT, SCHEMA_AT(LayoutFile, figures.aspect_most),
     .preset = "300%", .least = 50, .most = 20000, .doc = "The widest crop."},
};
static const SchemaType aspect_type = {"aspect",
                                       "Width by height of pictures: what a crop may give.",
                                       SCHEMA_FIELDS(aspect_fields), 0, false};
static const SchemaField figures_fields[] = {
    RULE_LENGTH("gap", figures.gap, "13pt", "Between a figure and the text."),
    RULE_LENGTH("caption-gap", figures.caption_gap, "4pt",
                "Between a picture and its caption's capitals."),
    {.key = "height", .kind = FIELD_MAPPING, .type = &height_type,
     .example = "{least: 45mm, preferred: 75mm, most: 190mm}",
     .doc = "Where the editor gave none."},
    {.key = "aspect", .kind = FIELD_MAPPING, .type = &aspect_type,
     .example = "{least: 60%, most: 300%}", .doc = "Width by height: what a crop may give."},
};
static const SchemaType figures_type = {"figures", "Rules for pictures and captions.",
                                        SCHEMA_FIELDS(figures_fields), 0, false};

#define WEIGHT(name, word, weight, text)                                                           \
    {.key = word, .kind = FIELD_INT, SCHEMA_AT(LayoutFile, weights.of[TERM_##name]),               \
     .preset = #weight, .most = 1000000, .doc = text},
static const SchemaField weight_fields[] = {COST_TERMS(WEIGHT)};
static const SchemaType weights_type = {
    "pages", "What pages cost: Folio finds those that cost least in all. Points, of which a widow is 900.",
    SCHEMA_FIELDS(weight_fields), 0, false};

static const SchemaField contents_fields[] = {
    {.key = "number-side", .kind = FIELD_ENUM, SCHEMA_AT(LayoutFile, contents.number_side),
     .names = side_names, .preset = "left",
     .doc = "Page numbers before the titles (left) or at the measure's end (right)."},
    RULE_LENGTH("number-width", contents.number_width, "9mm", "The column of the numbers."),
    RULE_LENGTH("number-gap", contents.number_gap, "4mm", "Between it and the titles."),
    {.key = "leader", .kind = FIELD_BOOL, SCHEMA_AT(LayoutFile, contents.leader),
     .preset = "false", .doc = "Dots between the title and a number on the right."},
};
static const SchemaType contents_type = {"contents", "The contents page.",
                                         SCHEMA_FIELDS(contents_fields), 0, false};
static const SchemaField imprint_fields[] = {
    {.key = "from-foot", .kind = FIELD_BOOL, SCHEMA_AT(LayoutFile, imprint.from_foot),
     .preset = "true",
     .doc = "Its last line stands at the foot of the page; else its first line at the head."},
    RULE_LENGTH("label-width", imprint.label_width, "28mm",
                "The column of the labels (Published by); 0mm sets them on a line of their own."),
    RULE_LENGTH("gap", imprint.gap, "0pt", "Above each entry."),
};
static const SchemaType imprint_type = {"imprint", "The imprint page.",
                                        SCHEMA_FIELDS(imprint_fields), 0, false};
static const SchemaField draft_fields[] = {
    {.key = "angle", .kind = FIELD_INT, SCHEMA_AT(LayoutFile, draft.angle), .preset = "55",
     .least = -90, .most = 90, .doc = "Of the watermark, in degrees."},
    {.key = "frames", .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, draft.frames),
     .doc = "Ink of the columns' frames, which stand just outside of them."},
    {.key = "grid", .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, draft.grid),
     .doc = "Ink of the baseline grid, which is painted below the report."},
    {.key = "marks", .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, draft.marks),
     .doc = "Ink of the marks at loose, tight and overset lines."},
};
static const SchemaType draft_type = {"draft", "What a draft proof adds.",
                                      SCHEMA_FIELDS(draft_fields),
                                      SCHEMA_NODE(LayoutFile, draft.node)};

static const SchemaField ink_element = {.kind = FIELD_MAPPING, .type = &ink_type};
static const SchemaField style_element = {
    .kind = FIELD_NODE, SCHEMA_AT(NamedNode, node), .type = &layout_style_type};
static const SchemaField master_element = {
    .kind = FIELD_NODE, SCHEMA_AT(NamedNode, node), .type = &layout_master_type};
static const SchemaField text_element = {.kind = FIELD_TEXT};
static const SchemaField hang_part = {.kind = FIELD_INT, .least = -1000, .most = 1000};
static const SchemaField hang_element = {.kind = FIELD_LIST, SCHEMA_AT(HangEntry, sides),
                                         .element = &hang_part, .size = sizeof(int32_t),
                                         .least = 2, .most = 2};
static const SchemaField hangs_element = {.kind = FIELD_NAMES, SCHEMA_AT(FamilyHangs, entries),
                                          .element = &hang_element, .size = sizeof(HangEntry),
                                          SCHEMA_NAME(HangEntry, characters)};
static const SchemaField word_element = {.kind = FIELD_TEXT, SCHEMA_AT(LayoutWord, value)};
static const SchemaField file_fields[] = {
    {.key = "name", .kind = FIELD_TEXT, SCHEMA_AT(LayoutFile, name),
     .doc = "What people call this look."},
    {.key = "page", .kind = FIELD_MAPPING, .type = &page_type, .required = true,
     .doc = "The page and its grid."},
    {.key = "inks", .kind = FIELD_NAMES, SCHEMA_AT(LayoutFile, inks), .element = &ink_element,
     .size = sizeof(InkEntry), SCHEMA_NAME(InkEntry, name), .required = true,
     .doc = "The colours, by name."},
    {.key = "styles", .kind = FIELD_NAMES, SCHEMA_AT(LayoutFile, styles),
     .element = &style_element, .size = sizeof(NamedNode), SCHEMA_NAME(NamedNode, name),
     .required = true,
     .doc = "How each kind of paragraph looks. What has no style of its own takes body's."},
    {.key = "masters", .kind = FIELD_NAMES, SCHEMA_AT(LayoutFile, masters),
     .element = &master_element, .size = sizeof(NamedNode), SCHEMA_NAME(NamedNode, name),
     .required = true,
     .doc = "Kinds of page. An article names its own with `template:`; cover, imprint and "
            "contents are the report's first pages, each left out when it has no master."},
    {.key = "figures", .kind = FIELD_MAPPING, .type = &figures_type,
     .doc = "Rules for pictures and captions."},
    {.key = "notes", .kind = FIELD_MAPPING, .type = &layout_notes_type,
     .example = "{rule: grey 60%, rule-width: 20mm, gap: 7pt}", .doc = "Notes at the foot of their column."},
    {.key = "drop-cap", .kind = FIELD_MAPPING, .type = &layout_drop_cap_type,
     .example = "{lines: 3, gap: 4pt, fit: {A: [20, 250]}}", .doc = "The large letter of an article's beginning."},
    {.key = "tables", .kind = FIELD_MAPPING, .type = &layout_tables_type,
     .doc = "Hairlines and distances of tables."},
    {.key = "charts", .kind = FIELD_MAPPING, .type = &layout_charts_type,
     .doc = "How charts are drawn."},
    {.key = "pull-quote", .kind = FIELD_MAPPING, SCHEMA_AT(LayoutFile, pull_quote), .type = &layout_panel_type,
     .example = "{rule: gold, rule-width: 20mm}", .doc = "What stands round a pull quote."},
    {.key = "sidebar", .kind = FIELD_MAPPING, SCHEMA_AT(LayoutFile, sidebar), .type = &layout_panel_type,
     .example = "{rule: gold, gap: 8pt}", .doc = "What stands round a sidebar."},
    {.key = "signature", .kind = FIELD_MAPPING, .type = &layout_signature_type,
     .example = "{height: 15mm}", .doc = "A signature by hand."},
    {.key = "pages", .kind = FIELD_MAPPING, .type = &weights_type,
     .example = "{hyphen: 400, height: 2}", .doc = "What the ends of pages cost."},
    {.key = "art", .kind = FIELD_LIST, SCHEMA_AT(LayoutFile, art), .element = &text_element,
     .size = sizeof(Text), .required = true, .least = 6, .most = 6,
     .example = "[blue, blue 66%, gold, gold 45%, blue 16%, grey 12%]",
     .doc = "Inks of placeholder art: the dark ink and a lighter shade of it, the accent and its "
            "tint, two light grounds."},
    {.key = "contents", .kind = FIELD_MAPPING, .type = &contents_type, .doc = "The contents page."},
    {.key = "imprint", .kind = FIELD_MAPPING, .type = &imprint_type, .doc = "The imprint page."},
    {.key = "preflight", .kind = FIELD_MAPPING, SCHEMA_AT(LayoutFile, preflight), .type = &layout_preflight_type,
     .example = "{ink: 280%, safety: 4mm}", .doc = "What a press file is held against."},
    {.key = "draft", .kind = FIELD_MAPPING, .type = &draft_type, .doc = "What a draft proof adds."},
    {.key = "press", .kind = FIELD_MAPPING, .type = &layout_press_type,
     .doc = "The printed edition: its press and paper, photographs, marks."},
    {.key = "web", .kind = FIELD_MAPPING, .type = &layout_web_type, .doc = "The edition on screens."},
    {.key = "protrusion", .kind = FIELD_NAMES, SCHEMA_AT(LayoutFile, protrusion),
     .element = &hangs_element, .size = sizeof(FamilyHangs), SCHEMA_NAME(FamilyHangs, name),
     .example = "{all: {\"-\": [0, 600], \".,\": [0, 550]}, PT Serif italic: {V: [100, 0]}}",
     .doc = "What hangs out of the measure in styles that protrude: for `all` fonts, a family or "
            "one of its faces, over that; of one or more characters, at a line's start and at its "
            "end, in 1/1000 of the character's own width."},
    {.key = "words", .kind = FIELD_NAMES, SCHEMA_AT(LayoutFile, words), .element = &word_element,
     .size = sizeof(LayoutWord), SCHEMA_NAME(LayoutWord, key),
     .doc = "What the report itself says, in its language: contents, foreword, draft, see and "
            "see-also (in the index), and the labels of the imprint's keys."},
};
const SchemaType layout_file_type = {"layout", "A look: layouts/NAME.yaml.",
                                     SCHEMA_FIELDS(file_fields), SCHEMA_NODE(LayoutFile, node)};
