// template_reader.h: what the files that read a layout share: names settled, paints read.
#ifndef FOLIO_TEMPLATE_READER_H
#define FOLIO_TEMPLATE_READER_H

#include "layout/layout_schema.h"

typedef struct {
    Template *template;
    LayoutFile file;
    FontSet *fonts;
    Diagnostics *diagnostics;
    Text *ink_names;     // as many as template->inks
    Text *names;         // of the styles or masters now being read
    int32_t name_count;
    signed char *state;  // of each of them: 0 not read, 1 being read, 2 read
} TemplateReader;

// template_ink.c
void template_read_inks(TemplateReader *reader);
// "blue", "blue 60%" or "paper"; node: where it is written, for reports, or NULL.
Paint template_read_paint(const TemplateReader *reader, Text text, const YamlNode *node);

// template_names.c
int32_t template_find_name(const Text *names, int32_t count, Text name); // or -1
// "; did you mean 'x'?" or nothing
Text template_hint(const TemplateReader *reader, Text word, const Text *among, int32_t count);
// "the layout has no WHAT 'word'", with the nearest of names
void template_report_unknown(const TemplateReader *reader, const YamlNode *node, const char *rule,
                             const char *what, Text word, const Text *among, int32_t count);
// The node that a key's value is written in; NULL when it came from elsewhere.
const YamlNode *template_written(const YamlNode *node, const char *key);
// Styles or masters are about to be read.
void template_begin_names(TemplateReader *reader, const NamedNode *nodes, int32_t count);
// The index of the entry that node starts from; -1 when there is none, or after an error.
int32_t template_find_forebear(const TemplateReader *reader, const YamlNode *node, const char *rule,
                               const char *what);

// template_margins.c: what `protrusion` says, for each font. Names that mean no font are reported.
const struct OpticalMargins *template_read_margins(const TemplateReader *reader);

void template_read_charts(TemplateReader *reader);  // layout_charts.c
void template_read_styles(TemplateReader *reader);  // template_style.c
void template_read_masters(TemplateReader *reader); // template_master.c

#endif
