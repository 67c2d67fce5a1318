// new_texts.c: what a new edition's files say. All of it is read by an editor, and must build without a word.
#include "commands/new_texts.h"

#include <stddef.h>

const char new_report_head[] =
    "# The «YEAR» edition. sources/README.md lists every key; `folio check sources/«YEAR»` names what is wrong.\n";

const char new_report_tail[] =
    "\n"
    "# Where art drawn by Folio may stand in for pictures that are missing in print, say why:\n"
    "# placeholders: print\n"
    "# placeholders-reason: The photographs come in January.\n"
    "\n"
    "# An article before the sections:\n"
    "# foreword: articles/address.yaml\n"
    "\n"
    "# The names that the index lists; each place is found by itself.\n"
    "index: data/index.yaml\n"
    "\n"
    "# The articles, in reading order. The sample shows every kind of block: copy from it, then take it out.\n"
    "sections:\n"
    "  - title: «SECTION»\n"
    "    articles:\n"
    "      - articles/sample.yaml\n";

const char new_sample_head[] =
    "# One sample of every kind of block. Copy what you need into articles of your own, name those in report.yaml, and\n"
    "# take this one out.\n"
    "id: sample\n"
    "title: An article with every kind of block\n"
    "short-title: Every kind of block # in the contents, the running head and the bookmarks\n"
    "author: Name of the Author\n"
    "office: Office of the author\n"
    "# date: «DATE»\n"
    "# place: City\n"
    "# template: one-column # a master of the layout; without it, two-column\n"
    "# pages: 2             # fit it to so many pages, or say why not\n"
    "# drop-cap: true       # its first paragraph begins with a large letter\n"
    "«LANGUAGE»"
    "body:\n";

const char *const new_sample_blocks[] = {
    "  # Text is Markdown. A blank line ends a paragraph.\n"
    "  - |\n"
    "    An article begins with what happened, where and when, and who was there. This paragraph has *emphasis*, **strong\n"
    "    words**, a [link to a page](https://example.org), a note that stands at the foot,[^1] a [reference to an\n"
    "    article](#sample), and that article’s page: {page: sample}.\n"
    "\n"
    "    The second paragraph follows a blank line. Quotation marks, dashes and apostrophes are printed as they are\n"
    "    written – these, for example.\n"
    "\n"
    "    [^1]: The note’s text stands in the same block as its mark.\n",

    "  # Headings have two or three signs; lists a hyphen, or numbers.\n"
    "  - |\n"
    "    ## What was decided\n"
    "\n"
    "    Three things were agreed:\n"
    "\n"
    "    - the first of them;\n"
    "    - the second, which is longer and for that reason may well take up more than one line;\n"
    "    - the third.\n"
    "\n"
    "    Their order was settled, too:\n"
    "\n"
    "    1. What comes first.\n"
    "    2. What comes next.\n",

    "  # Words that are quoted at length.\n"
    "  - |\n"
    "    > What we have begun together, we shall go on with together.\n",

    "  # A picture: a file in images/, or, as long as there is none, art that stands in for it.\n"
    "  - figure: {placeholder: true, topic: meetings, wanted: \"the plenary, 3:2, 3000 px\"}\n"
    "    # figure: images/plenary.jpg\n"
    "    caption: The plenary of the meeting\n"
    "    alt: Delegates at a round table, seen from above. # for those who cannot see it\n"
    "    credit: Name of the photographer\n"
    "    place: top   # or bottom, here, page: a page of its own\n"
    "    span: page   # or column, bleed: to the paper’s edges\n"
    "    height: {min: 45mm, max: 90mm} # the layout chooses within it\n"
    "    focus: [50%, 40%] # what a crop must keep, from the left and from the top\n",

    "  # An interview.\n"
    "  - question: What is the next step?\n"
    "  - answer: |\n"
    "      The next step is to put into practice what has been decided. There is much to do, and not much time to do it.\n",

    "  # A sentence set large.\n"
    "  - pull-quote: There is much to do, and not much time to do it.\n",

    "  # A text beside the text.\n"
    "  - sidebar: |\n"
    "      **At a glance.** What a reader should know who has no time for more: how many took part, where, and for how\n"
    "      many days.\n",

    "  # A table: its rows here, or in a file of data/.\n"
    "  - table:\n"
    "      columns: [{title: Day, width: 22mm}, {title: Event}, {title: States, width: 16mm, align: end}]\n"
    "      rows:\n"
    "        - [13 July, Seminar on natural disasters, \"14\"]\n"
    "        - [12 October, \"Ministerial meeting[^1]\", \"23\"]\n"
    "    caption: The year’s events\n"
    "    notes: {1: Held in the capital.}\n",

    "  # A chart, drawn from such rows: bar, stacked-bar, line or matrix.\n"
    "  - chart: bar\n"
    "    rows: [{year: 2019, events: 21}, {year: 2020, events: 16}, {year: 2021, events: 27}]\n"
    "    category: year\n"
    "    value: events\n"
    "    unit: Events\n"
    "    caption: Events by year\n"
    "    alt: There were more events in the last year than in the two before.\n"
    "    place: here\n"
    "    height: 45mm\n",

    "  # A mark of the index prints nothing; it lists the name it touches. Most names need none: see data/index.yaml.\n"
    "  - |\n"
    "    The chair{person: Chair, Name of the} closed the meeting. The Name of the Organization was its host.\n",

    "  # Who signs; line ends are kept.\n"
    "  - signature: |\n"
    "      Name of the Author\n"
    "      Office of the author\n",

    "  # The index: persons, organizations, places, subjects or all. It mostly stands in an article of its own, at the\n"
    "  # report’s end, with `template: index`.\n"
    "  - index: all\n"
    "    title: Index\n",

    "# Where the text is from, at its end.\n"
    "source: Name of the source\n",
    NULL,
};

const char new_index_file[] =
    "# Who and what the index lists: each entry with the forms by which titles, texts and captions name it, as whole\n"
    "# words, capitals and all. `folio check` names a form that no text has.\n"
    "entries:\n"
    "  - {entry: \"Author, Name of the\", kind: person}\n"
    "  - {entry: Organization, kind: organization, forms: [Name of the Organization]}\n"
    "  - {entry: Host, kind: organization, see: [Organization]}\n";

const char new_images_note[] =
    "Pictures of the edition: JPEG or PNG, 300 pixels an inch at the size they are printed at.\n"
    "An article names one as `figure: images/NAME.jpg`.\n";
