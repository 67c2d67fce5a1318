// yaml_words.h: what is wrong with a file's bytes or its YAML, in an editor's words. For yaml.c alone.
#ifndef FOLIO_YAML_WORDS_H
#define FOLIO_YAML_WORDS_H

#include "common/yaml.h"

// Looks for bytes that YAML or an editor would trip over; false after one diagnostic.
bool yaml_check_bytes(const YamlSource *source, Diagnostics *diagnostics);

// Control characters (but for tab and line end), byte-order marks and odd line ends: nothing a text may hold.
bool yaml_is_odd(uint32_t code_point);

// What libyaml says of a fault: its words, and the lines (from 0) and columns (from 0) it names.
typedef struct {
    const char *problem, *context;
    size_t line, column;
    size_t context_line, context_column;
} YamlFault;

// Adds the one diagnostic that says it so that an editor can mend it, with the corrected line.
void yaml_explain(const YamlSource *source, const YamlFault *fault, Diagnostics *diagnostics);

#endif
