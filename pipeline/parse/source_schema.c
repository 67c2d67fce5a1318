// source_schema.c: the one table of what an editor may write: report.yaml and the articles.
//
// Each row is a key: what its value may be, where it goes, what it is for. See common/schema.h. The order of
// body choices is that of BlockKind.
#include "parse/source_schema.h"

#include <string.h>

#define COUNTED(array) .choices = (array), .choice_count = (int32_t)(sizeof(array) / sizeof *(array))

enum { LINE_MOST = 500, TEXT_MOST = 4000 };
#define HEIGHT_LEAST UNIT_MM(5)
#define HEIGHT_MOST UNIT_MM(2000)

// ---- figures -----------------------------------------------------------------------------------

static const SchemaField placeholder_fields[] = {
    {.key = "placeholder", .kind = FIELD_BOOL, SCHEMA_AT(PlaceholderSource, placeholder), .required = true,
     .doc = "Art drawn by Folio stands in the picture's place.", .example = "true"},
    {.key = "topic", .kind = FIELD_ID, SCHEMA_AT(PlaceholderSource, topic),
     .doc = "What the art is about: one of the layout's topics.", .example = "agriculture"},
    {.key = "wanted", .kind = FIELD_TEXT, SCHEMA_AT(PlaceholderSource, wanted), .most = LINE_MOST,
     .doc = "The picture that should come; drafts show it.", .example = "\"plenary, 3:2, 3000 px\""},
};
static const SchemaType placeholder_type = {
    "placeholder", "A figure without its picture yet: `figure: {placeholder: true, topic: …, wanted: …}`.",
    SCHEMA_FIELDS(placeholder_fields), 0, false};

static const SchemaField height_fields[] = {
    {.key = "min", .kind = FIELD_LENGTH, SCHEMA_AT(HeightSource, least), .least = HEIGHT_LEAST, .most = HEIGHT_MOST,
     .doc = "The least height.", .example = "45mm"},
    {.key = "max", .kind = FIELD_LENGTH, SCHEMA_AT(HeightSource, most), .least = HEIGHT_LEAST, .most = HEIGHT_MOST,
     .doc = "The greatest height.", .example = "190mm"},
};
const SchemaType source_height_type = {
    "height", "Limits between which the layout chooses a figure's height, so that pages are filled.",
    SCHEMA_FIELDS(height_fields), 0, false};

static const SchemaField height_choices[] = {
    {.kind = FIELD_LENGTH, SCHEMA_AT(FigureSource, fixed), .least = HEIGHT_LEAST, .most = HEIGHT_MOST},
    {.kind = FIELD_MAPPING, SCHEMA_AT(FigureSource, height), .type = &source_height_type},
};
static const SchemaField picture_choices[] = {
    {.kind = FIELD_PATH, SCHEMA_AT(FigureSource, path)},
    {.kind = FIELD_MAPPING, SCHEMA_AT(FigureSource, placeholder), .type = &placeholder_type},
};
static const SchemaField focus_part = {.kind = FIELD_PERCENT, .most = 1000};
const char *const source_place_names[] = {"auto", "top", "bottom", "here", "page", NULL};
static const char *const span_names[] = {"column", "page", "bleed", "gutter", NULL};
static const char *const side_names[] = {"outer", "inner", "left", "right", NULL};

static const SchemaField figure_fields[] = {
    {.key = "figure", .kind = FIELD_ONE_OF, SCHEMA_AT(FigureSource, which), COUNTED(picture_choices), .required = true,
     .doc = "The picture: a JPEG or PNG file in the edition's folder, or a placeholder.",
     .example = "images/urmia-lake.jpg"},
    {.key = "caption", .kind = FIELD_MARKDOWN, SCHEMA_AT(FigureSource, caption), .most = TEXT_MOST,
     .doc = "What stands under it: one paragraph.", .example = "Lake Urmia in July 2021"},
    {.key = "alt", .kind = FIELD_TEXT, SCHEMA_AT(FigureSource, alt), .least = 1, .most = TEXT_MOST,
     .doc = "What the picture shows, for those who cannot see it. Every figure that is not decorative has one.",
     .example = "Aerial view of a salt shore"},
    {.key = "credit", .kind = FIELD_TEXT, SCHEMA_AT(FigureSource, credit), .most = LINE_MOST,
     .doc = "Whose picture it is.", .example = "Ministry of Energy"},
    {.key = "decorative", .kind = FIELD_BOOL, SCHEMA_AT(FigureSource, decorative), .preset = "false",
     .doc = "It only adorns the page: no alternative text is needed.", .example = "true"},
    {.key = "place", .kind = FIELD_ENUM, SCHEMA_AT(FigureSource, place), .names = source_place_names, .preset = "auto",
     .doc = "Where it stands: at the top or bottom of a page, here in the text, or on a page of its own."},
    {.key = "span", .kind = FIELD_ENUM, SCHEMA_AT(FigureSource, span), .names = span_names, .preset = "column",
     .doc = "How wide it is: a column, the type area, or out to the paper's edges; `gutter` sets it between two "
            "columns, as wide as `width` says, with the text of both running round it."},
    {.key = "width", .kind = FIELD_LENGTH, SCHEMA_AT(FigureSource, width), .least = HEIGHT_LEAST, .most = HEIGHT_MOST,
     .doc = "Narrower than its column: it hangs beside the first lines of the next paragraph, which run round it. "
            "With `span: gutter` how wide it is between the columns.",
     .example = "30mm"},
    {.key = "side", .kind = FIELD_ENUM, SCHEMA_AT(FigureSource, side), .names = side_names, .preset = "outer",
     .doc = "The side of the column that a narrow figure stands on."},
    {.key = "height", .kind = FIELD_ONE_OF, SCHEMA_AT(FigureSource, height_which), COUNTED(height_choices),
     .doc = "Its height, or limits to it; without it the layout chooses.", .example = "{min: 45mm, max: 190mm}"},
    {.key = "focus", .kind = FIELD_LIST, SCHEMA_AT(FigureSource, focus), .element = &focus_part,
     .size = sizeof(int32_t), .least = 2, .most = 2,
     .doc = "The point a crop must keep, from the left and from the top.", .example = "[50%, 30%]"},
};
static const SchemaType figure_type = {
    "figure", "A picture with its caption. Only `figure` itself must be there.", SCHEMA_FIELDS(figure_fields),
    SCHEMA_NODE(FigureSource, node)};

// ---- body --------------------------------------------------------------------------------------

#define TEXT_BLOCK(name, its_key, its_doc, its_example)                                                      \
    static const SchemaField name##_fields[] = {                                                             \
        {.key = its_key, .kind = FIELD_MARKDOWN, SCHEMA_AT(BlockSource, text), .required = true,             \
         .most = SOURCE_MOST_MARKDOWN, .doc = its_doc, .example = its_example}};                             \
    static const SchemaType name##_type = {its_key, its_doc, SCHEMA_FIELDS(name##_fields), 0, false};

TEXT_BLOCK(question, "question", "A question of an interview.", "What were the main outcomes?")
TEXT_BLOCK(answer, "answer", "The answer to it: paragraphs, lists and quotes.", "…")

// in the order of FigurePlace and FigureSpan; what is not a picture has no page of its own, nor a bleed
static const char *const panel_places[] = {"auto", "top", "bottom", "here", NULL};
static const char *const panel_spans[] = {"column", "page", NULL};
#define PANEL_FIELDS(usual)                                                                                  \
    {.key = "place", .kind = FIELD_ENUM, SCHEMA_AT(BlockSource, place), .names = panel_places, .preset = "auto", \
     .doc = "Where it stands: at the top or bottom of a page, or here in the text; auto: " usual},            \
    {.key = "span", .kind = FIELD_ENUM, SCHEMA_AT(BlockSource, span), .names = panel_spans, .preset = "column", \
     .doc = "How wide it is: a column, or the type area."}

static const SchemaField pull_quote_fields[] = {
    {.key = "pull-quote", .kind = FIELD_MARKDOWN, SCHEMA_AT(BlockSource, text), .required = true,
     .most = SOURCE_MOST_MARKDOWN, .doc = "A sentence set large, in words of its own: one paragraph.",
     .example = "Security is indivisible."},
    PANEL_FIELDS("here."),
};
static const SchemaType pull_quote_type = {
    "pull-quote", "A sentence set large, in words of its own: one paragraph. Text follows it.",
    SCHEMA_FIELDS(pull_quote_fields), SCHEMA_NODE(BlockSource, node)};

static const SchemaField sidebar_fields[] = {
    {.key = "sidebar", .kind = FIELD_MARKDOWN, SCHEMA_AT(BlockSource, text), .required = true,
     .most = SOURCE_MOST_MARKDOWN, .doc = "Headings, paragraphs, lists and quotations that stand together.",
     .example = "…"},
    {.key = "title", .kind = FIELD_TEXT, SCHEMA_AT(BlockSource, title), .least = 1, .most = LINE_MOST,
     .doc = "What stands above them.", .example = "The Secretariat in figures"},
    PANEL_FIELDS("in the free side where the page has one, else at the top or bottom of a column or at the "
                 "bottom of a page."),
};
static const SchemaType sidebar_type = {
    "sidebar", "A text beside the text, which never parts.", SCHEMA_FIELDS(sidebar_fields),
    SCHEMA_NODE(BlockSource, node)};

static const SchemaField signature_fields[] = {
    {.key = "signature", .kind = FIELD_MARKDOWN, SCHEMA_AT(BlockSource, text), .required = true,
     .most = SOURCE_MOST_MARKDOWN, .doc = "Who signs: one paragraph; its line ends are kept.",
     .example = "Mukhtar Tileuberdi"},
    {.key = "image", .kind = FIELD_PATH, SCHEMA_AT(BlockSource, image),
     .doc = "The signature by hand: a JPEG or PNG file in the edition's folder.", .example = "images/signature.png"},
    {.key = "alt", .kind = FIELD_TEXT, SCHEMA_AT(BlockSource, alt), .least = 1, .most = TEXT_MOST,
     .doc = "What the picture shows.", .example = "Signature of Mukhtar Tileuberdi"},
};
static const SchemaType signature_type = {
    "signature", "Who signs, below the text that it stays with.", SCHEMA_FIELDS(signature_fields),
    SCHEMA_NODE(BlockSource, node)};

static const SchemaField page_break_fields[] = {
    {.key = "page-break", .kind = FIELD_BOOL, SCHEMA_AT(BlockSource, page_break), .required = true,
     .doc = "What follows begins a new page.", .example = "true"},
};
static const SchemaType page_break_type = {
    "page-break", "The end of a page that an editor wants.", SCHEMA_FIELDS(page_break_fields), 0, false};

static const SchemaField block_choices[] = {
    [BLOCK_TEXT] = {.kind = FIELD_MARKDOWN, SCHEMA_AT(BlockSource, text), .most = SOURCE_MOST_MARKDOWN},
    [BLOCK_FIGURE] = {.kind = FIELD_MAPPING, SCHEMA_AT(BlockSource, figure), .type = &figure_type},
    [BLOCK_QUESTION] = {.kind = FIELD_MAPPING, .type = &question_type},
    [BLOCK_ANSWER] = {.kind = FIELD_MAPPING, .type = &answer_type},
    [BLOCK_PULL_QUOTE] = {.kind = FIELD_MAPPING, .type = &pull_quote_type},
    [BLOCK_SIDEBAR] = {.kind = FIELD_MAPPING, .type = &sidebar_type},
    [BLOCK_SIGNATURE] = {.kind = FIELD_MAPPING, .type = &signature_type},
    [BLOCK_PAGE_BREAK] = {.kind = FIELD_MAPPING, .type = &page_break_type},
    [BLOCK_TABLE] = {.kind = FIELD_MAPPING, SCHEMA_AT(BlockSource, table), .type = &table_type},
    [BLOCK_CHART] = {.kind = FIELD_MAPPING, SCHEMA_AT(BlockSource, chart), .type = &chart_source_type},
    [BLOCK_INDEX] = {.kind = FIELD_MAPPING, SCHEMA_AT(BlockSource, index), .type = &index_block_type},
};
static const SchemaField block_element = {.kind = FIELD_ONE_OF, SCHEMA_AT(BlockSource, which), COUNTED(block_choices)};

// ---- article -----------------------------------------------------------------------------------

static const SchemaField article_fields[] = {
    {.key = "title", .kind = FIELD_TEXT, SCHEMA_AT(ArticleSource, title), .required = true, .least = 1,
     .most = LINE_MOST, .doc = "Its heading.", .example = "Seminar on natural disaster management"},
    {.key = "id", .kind = FIELD_ID, SCHEMA_AT(ArticleSource, id),
     .doc = "The name by which other articles refer to it; without it, the file's name.", .example = "dust-seminar"},
    {.key = "short-title", .kind = FIELD_TEXT, SCHEMA_AT(ArticleSource, short_title), .least = 1, .most = LINE_MOST,
     .doc = "The title in the contents, the running head and the bookmarks.", .example = "Disaster management"},
    {.key = "author", .kind = FIELD_TEXT, SCHEMA_AT(ArticleSource, author), .most = LINE_MOST, .doc = "Who wrote it.",
     .example = "Mukhtar Tileuberdi"},
    {.key = "office", .kind = FIELD_TEXT, SCHEMA_AT(ArticleSource, office), .most = LINE_MOST,
     .doc = "The author's office.", .example = "Minister of Foreign Affairs"},
    {.key = "date", .kind = FIELD_DATE, SCHEMA_AT(ArticleSource, date), .doc = "The day it is about.",
     .example = "2021-10-12"},
    {.key = "place", .kind = FIELD_TEXT, SCHEMA_AT(ArticleSource, venue), .most = LINE_MOST,
     .doc = "The place it is about.", .example = "Nur-Sultan"},
    {.key = "template", .kind = FIELD_ID, SCHEMA_AT(ArticleSource, template_name),
     .doc = "A master of the layout; without it, two-column.", .example = "one-column"},
    {.key = "pages", .kind = FIELD_INT, SCHEMA_AT(ArticleSource, pages), .least = 1, .most = 999,
     .doc = "Fit it to this many pages, or say why that cannot be.", .example = "1"},
    {.key = "drop-cap", .kind = FIELD_BOOL, SCHEMA_AT(ArticleSource, drop_cap),
     .doc = "Its first paragraph begins with a large letter, or does not; absent: as its master has it.",
     .example = "true"},
    {.key = "indexed", .kind = FIELD_BOOL, SCHEMA_AT(ArticleSource, indexed), .preset = "true",
     .doc = "Are its names looked for, for the index? A list that names all would lengthen every entry. What it marks "
            "itself counts all the same.", .example = "false"},
    {.key = "language", .kind = FIELD_LANGUAGE, SCHEMA_AT(ArticleSource, language),
     .doc = "Its language, if it is not the edition's.", .example = "ru"},
    {.key = "body", .kind = FIELD_LIST, SCHEMA_AT(ArticleSource, body), .element = &block_element, .required = true,
     .size = sizeof(BlockSource), .least = 1, .most = SOURCE_MOST_BLOCKS,
     .doc = "Texts and figures, in reading order. Figures alone will do."},
    {.key = "source", .kind = FIELD_MARKDOWN, SCHEMA_AT(ArticleSource, source), .most = TEXT_MOST,
     .doc = "Where the text is from; stands at its end.", .example = "Official website of the Ministry"},
};
const SchemaType article_type = {
    "article", "One article: a file in `articles/`.", SCHEMA_FIELDS(article_fields), SCHEMA_NODE(ArticleSource, node)};

// ---- edition -----------------------------------------------------------------------------------

static const SchemaField line_element = {.kind = FIELD_TEXT, .least = 1, .most = LINE_MOST};
static const SchemaField path_element = {.kind = FIELD_PATH};
static const SchemaField keyword_choices[] = {
    {.kind = FIELD_LIST, SCHEMA_AT(EditionSource, keywords), .element = &line_element, .size = sizeof(Text), .most = 100},
    {.kind = FIELD_TEXT, SCHEMA_AT(EditionSource, keywords_line), .most = TEXT_MOST},
};

static const SchemaField cover_fields[] = {
    {.key = "art", .kind = FIELD_ID, SCHEMA_AT(CoverSource, art), .doc = "The topic of the cover's art.",
     .example = "meetings"},
    {.key = "lines", .kind = FIELD_LIST, SCHEMA_AT(CoverSource, lines), .element = &line_element, .size = sizeof(Text),
     .most = 20, .doc = "What stands on the cover, line by line.", .example = "[Annual Report, \"2021\"]"},
};
static const SchemaType cover_type = {
    "cover", "The first page.", SCHEMA_FIELDS(cover_fields), SCHEMA_NODE(CoverSource, node)};

// ISBN-13: weights 1 and 3, the sum divisible by 10; ISBN-10: weights 10 to 1, divisible by 11 (ISO 2108)
static bool read_isbn(Arena *arena, Text value, void *into) {
    int digits[13], count = 0, sum = 0;
    for (size_t i = 0; i < value.size; i++) {
        char c = value.at[i];
        if (c == '-' || c == ' ') continue;
        if (count == 13 || !((c >= '0' && c <= '9') || (c == 'X' && count == 9))) return false;
        digits[count++] = c == 'X' ? 10 : c - '0';
    }
    if (count != 10 && count != 13) return false;
    if (count == 13 && digits[9] == 10) return false;
    for (int i = 0; i < count; i++) sum += digits[i] * (count == 10 ? 10 - i : i % 2 ? 3 : 1);
    if (sum % (count == 10 ? 11 : 10)) return false;
    *(Text *)into = text_copy(arena, value);
    return true;
}

static const SchemaField imprint_fields[] = {
    {.key = "publisher", .kind = FIELD_LINES, SCHEMA_AT(ImprintSource, publisher), .most = TEXT_MOST,
     .doc = "Who publishes the report.", .example = "CICA Secretariat"},
    {.key = "address", .kind = FIELD_LINES, SCHEMA_AT(ImprintSource, address), .most = TEXT_MOST,
     .doc = "The publisher's address; several lines behind `|`.", .example = "Nur-Sultan, Republic of Kazakhstan"},
    {.key = "contact", .kind = FIELD_LINES, SCHEMA_AT(ImprintSource, contact), .most = TEXT_MOST,
     .doc = "Telephone, mail, website.", .example = "www.example.org"},
    {.key = "isbn", .kind = FIELD_CUSTOM, SCHEMA_AT(ImprintSource, isbn), .read = read_isbn,
     .what = "an ISBN whose check digit is right", .doc = "The book's number.", .example = "978-3-16-148410-0"},
    {.key = "rights", .kind = FIELD_LINES, SCHEMA_AT(ImprintSource, rights), .most = TEXT_MOST,
     .doc = "Who may copy what.", .example = "© 2021 CICA Secretariat"},
    {.key = "credits", .kind = FIELD_LINES, SCHEMA_AT(ImprintSource, credits), .most = TEXT_MOST,
     .doc = "Whose pictures and whose work.", .example = "Photographs by the Member States"},
    {.key = "printer", .kind = FIELD_LINES, SCHEMA_AT(ImprintSource, printer), .most = TEXT_MOST,
     .doc = "Who printed it.", .example = "Printed in Nur-Sultan"},
};
static const SchemaType imprint_type = {
    "imprint", "Who made the report; printed in the order of the file.", SCHEMA_FIELDS(imprint_fields),
    SCHEMA_NODE(ImprintSource, node)};

static const SchemaField section_fields[] = {
    {.key = "title", .kind = FIELD_TEXT, SCHEMA_AT(SectionSource, title), .required = true, .least = 1,
     .most = LINE_MOST, .doc = "The section's name.", .example = "Meetings of Governing Bodies"},
    {.key = "articles", .kind = FIELD_LIST, SCHEMA_AT(SectionSource, articles), .element = &path_element,
     .required = true, .size = sizeof(Text), .least = 1, .most = SOURCE_MOST_ARTICLES,
     .doc = "Its articles' files, in reading order.", .example = "[articles/sixth-ministerial-meeting.yaml]"},
};
static const SchemaType section_type = {
    "section", "A part of the report.", SCHEMA_FIELDS(section_fields), SCHEMA_NODE(SectionSource, node)};
static const SchemaField section_element = {.kind = FIELD_MAPPING, .type = &section_type};
static const char *const placeholder_names[] = {"refuse", "print", NULL};
static const char *const blank_names[] = {"none", "end", NULL};

static const SchemaField edition_fields[] = {
    {.key = "title", .kind = FIELD_TEXT, SCHEMA_AT(EditionSource, title), .required = true, .least = 1,
     .most = LINE_MOST, .doc = "The report's title.", .example = "Annual Report 2021"},
    {.key = "organisation", .kind = FIELD_TEXT, SCHEMA_AT(EditionSource, organisation), .required = true, .least = 1,
     .most = LINE_MOST, .doc = "Whose report it is.", .example = "Conference on Interaction"},
    {.key = "short-name", .kind = FIELD_TEXT, SCHEMA_AT(EditionSource, short_name), .most = 100,
     .doc = "The organisation's short name.", .example = "CICA"},
    {.key = "date", .kind = FIELD_DATE, SCHEMA_AT(EditionSource, date), .required = true,
     .doc = "The edition's day; the PDF's dates are made from it.", .example = "2021-12-31"},
    {.key = "language", .kind = FIELD_LANGUAGE, SCHEMA_AT(EditionSource, language), .required = true,
     .doc = "The language of the report.", .example = "en-GB"},
    {.key = "layout", .kind = FIELD_ID, SCHEMA_AT(EditionSource, layout), .required = true,
     .doc = "The look: a file of `layouts/`, without its ending.", .example = "cica"},
    {.key = "subject", .kind = FIELD_TEXT, SCHEMA_AT(EditionSource, subject), .most = TEXT_MOST,
     .doc = "What it is about, for the PDF's properties.", .example = "The work of the Conference in 2021"},
    {.key = "keywords", .kind = FIELD_ONE_OF, SCHEMA_AT(EditionSource, keywords_which), COUNTED(keyword_choices),
     .doc = "Words to find it by, for the PDF's properties.", .example = "[CICA, annual report]"},
    {.key = "cover", .kind = FIELD_MAPPING, SCHEMA_AT(EditionSource, cover), .type = &cover_type,
     .doc = "The first page."},
    {.key = "imprint", .kind = FIELD_MAPPING, SCHEMA_AT(EditionSource, imprint), .type = &imprint_type,
     .doc = "Who made it."},
    {.key = "placeholders", .kind = FIELD_ENUM, SCHEMA_AT(EditionSource, placeholders), .names = placeholder_names,
     .preset = "refuse", .doc = "May art stand in for missing pictures in a press build? `print` needs a reason."},
    {.key = "placeholders-reason", .kind = FIELD_TEXT, SCHEMA_AT(EditionSource, placeholders_reason),
     .most = TEXT_MOST, .doc = "Why placeholders are printed.", .example = "The photographs are not ours."},
    {.key = "blank-pages", .kind = FIELD_ENUM, SCHEMA_AT(EditionSource, blank_pages), .names = blank_names,
     .preset = "none", .doc = "May blank pages at the end fill the printed sheets? The press file needs a whole number "
                              "of the layout's signatures; `end` adds what is missing, `none` makes it an error."},
    {.key = "foreword", .kind = FIELD_PATH, SCHEMA_AT(EditionSource, foreword),
     .doc = "An article before the sections.", .example = "articles/address.yaml"},
    {.key = "index", .kind = FIELD_PATH, SCHEMA_AT(EditionSource, index),
     .doc = "The file that lists the entries of the index.", .example = "data/index.yaml"},
    {.key = "sections", .kind = FIELD_LIST, SCHEMA_AT(EditionSource, sections), .element = &section_element,
     .required = true, .size = sizeof(SectionSource), .least = 1, .most = 100,
     .doc = "The report's parts, in reading order."},
};
const SchemaType edition_type = {
    "edition", "One year's report: the file `report.yaml` of its folder.", SCHEMA_FIELDS(edition_fields),
    SCHEMA_NODE(EditionSource, node)};

// ---- reference page ----------------------------------------------------------------------------

static const char head[] =
    "# Sources: what an editor may write\n"
    "\n"
    "<!-- made by `folio schema sources` from pipeline/parse/source_schema.c; a test keeps it true -->\n"
    "\n"
    "An edition is a folder: `report.yaml` names the articles in reading order, each a file in `articles/`;\n"
    "pictures lie in `images/`, the index file and lists of data in `data/`. All paths are seen from the edition's folder.\n"
    "\n"
    "Text is **Markdown** (CommonMark) wherever the tables say so: `*emphasis*`, `**strong**`, lists,\n"
    "`> quotes`, `[links](https://example.org)`, footnotes (`[^1]` in the text, `[^1]: the note` on a line of its own\n"
    "in the same text; it stands at the foot of the column), `#`, `##` and `###` for headings. A blank line ends a\n"
    "paragraph.\n"
    "`[text](#other-article)` refers to another article, `{page: other-article}` prints its page number.\n"
    "`{person: Sarybay, Kairat}` beside a name, or `{organization: …}`, `{place: …}`, `{subject: …}`, prints nothing and\n"
    "lists the page in the index; `{index: …}` does so for an entry that has its kind already. Most names need no\n"
    "mark: the index file lists the forms that are found by themselves. A mark that touches such a name stands for\n"
    "it, and `{index: no}` leaves it out.\n"
    "Text is never changed: write the quotation marks, dashes and apostrophes that should be printed. Raw HTML,\n"
    "Markdown pictures, rules, code and addresses kept apart from their links are errors that name the way out.\n"
    "\n"
    "A **data file** is a list of rows, each a mapping of keys of your choice (small letters, digits, hyphens) to a text or\n"
    "a list of texts; charts count what stands in it:\n"
    "\n"
    "    - date: 2021-07-13\n"
    "      event: Seminar on natural disaster management\n"
    "      dimension: environmental\n"
    "      states: [Azerbaijan, Bangladesh, China]\n"
    "      participants: 40\n"
    "\n"
    "A text with a colon and a blank in it, or one that begins with a sign such as `[`, `*` or `#`, stands in quotes or\n"
    "behind `>-` (lines joined to one) or `|` (lines kept, for Markdown).\n"
    "\n"
    "Limits: 4 MB a file, 100,000 characters a Markdown text, 1,000 items a body, 200,000 parts an article, 16 lists,\n"
    "quotes or emphases in each other, 500 articles a section, 100 sections, 100 different keys a data\n"
    "file, 200 categories and 12 series a chart (a matrix 40).\n";

void source_write_reference(Buffer *out) {
    buffer_string(out, head);
    schema_write_reference(out, &edition_type);
    schema_write_reference(out, &article_type);
    schema_write_reference(out, &index_file_type);
}
