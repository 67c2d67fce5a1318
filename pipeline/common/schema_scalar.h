// schema_scalar.h: what a scalar may be, kind by kind. For the schema's own files.
#ifndef FOLIO_SCHEMA_SCALAR_H
#define FOLIO_SCHEMA_SCALAR_H

#include "common/schema.h"

// A field whose value is written as a scalar and stored as a value (not as a node)?
bool schema_is_scalar(FieldKind kind);
// Stores what value means at into (base and offset added up). false: it is none of what is expected.
bool schema_store(Arena *arena, const SchemaField *field, Text value, void *into);
// What is expected, in words: "a length such as 4.5mm, from 10mm to 400mm".
Text schema_expected(Arena *arena, const SchemaField *field);
// A stored number as it would be written: 12.5%, 3.528mm, 7
void schema_write_value(Buffer *out, FieldKind kind, int64_t value);

#endif
