// layout_reference.c: layouts/README.md, from the same table that reads a layout.
#include "layout/layout_schema.h"

static const char head[] =
    "# Layouts: what a designer may write\n"
    "\n"
    "<!-- made from pipeline/layout/layout_schema.c and layout_reference.c; a test keeps it true "
    "-->\n"
    "\n"
    "A look is one file here, `NAME.yaml`. An edition chooses it with `layout: NAME` in its "
    "`report.yaml`, or for a try\n"
    "`folio build sources/2021 --layout NAME`. Nothing of the look stands anywhere else: a second "
    "file restyles the same\n"
    "sources. `cica.yaml` is the report's own, `steppe.yaml` a small book of one column.\n"
    "\n"
    "To begin a new look copy one of them, change the page and its grid first, then `body`, then "
    "the rest by eye with\n"
    "`make proof`; `folio build … --profile draft` shows frames and grid. Lengths are written with "
    "their unit: `9.6pt`,\n"
    "`4.5mm`, `2cm`, `1in`. Fonts are families of `fonts/fonts.yaml`. A style or a master may "
    "start from another\n"
    "(`like:`) and say only what differs; the order in the file does not matter. A wrong name or "
    "value is reported with\n"
    "its line and the nearest right one.\n";

typedef struct {
    const char *name, *use;
} Use;

// every style that the stages ask for by name
static const Use style_uses[] = {
    {"body", "text; any style that is missing"},
    {"body-first", "the first paragraph after a title, heading or figure"},
    {"drop-cap", "the large letter of an article: its font and ink"},
    {"list", "items of lists"},
    {"quote", "quoted paragraphs"},
    {"pull-quote", "a sentence set large"},
    {"question", "questions of an interview"},
    {"answer", "answers"},
    {"note", "footnotes"},
    {"sidebar, sidebar-title, sidebar-list, sidebar-quote", "text beside the main text"},
    {"signature", "who signs"},
    {"title", "an article's title"},
    {"section", "the section's name above a title"},
    {"author, office, dateline", "below a title"},
    {"heading-1, heading-2, heading-3", "headings within an article"},
    {"caption, credit", "below pictures"},
    {"chart-label, chart-value, chart-legend",
     "charts: categories, months and the numbers of an axis; the numbers at bars; the names of series"},
    {"table-head, table-cell, table-stub, table-group, table-note",
     "tables: the columns' titles, cells, those that name their rows, groups' names, what stands below"},
    {"source-credit", "where an article comes from"},
    {"cover-organisation, cover-title, cover-year", "the cover, by its master's furniture"},
    {"imprint-title, imprint, imprint-head", "the imprint: its first lines, texts and labels"},
    {"contents-title, contents-section, contents-article, contents-page", "the contents"},
    {"running-head, folio", "furniture"},
    {"watermark, watermark-date, draft-label, line-number", "drafts"},
};

static const Use word_uses[] = {
    {"contents", "heads the contents page"},
    {"foreword", "{section} on the foreword's pages"},
    {"draft", "the watermark"},
    {"publisher, address, contact, isbn, rights, credits, printer", "the imprint's labels"},
};

static void write_uses(Buffer *out, const char *title, const char *column, const Use *uses,
                       size_t count) {
    buffer_print(out, "\n## %s\n\n| %s | used for |\n|---|---|\n", title, column);
    for (size_t i = 0; i < count; i++)
        buffer_print(out, "| `%s` | %s |\n", uses[i].name, uses[i].use);
}

void layout_write_reference(Buffer *out) {
    buffer_string(out, head);
    write_uses(out, "Styles that Folio asks for", "style", style_uses,
               sizeof style_uses / sizeof *style_uses);
    write_uses(out, "Words that the report says", "word", word_uses,
               sizeof word_uses / sizeof *word_uses);
    schema_write_reference(out, &layout_file_type);
}
