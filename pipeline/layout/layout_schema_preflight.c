// layout_schema_preflight.c: the key `preflight` of a layout file: the limits that a press file is checked for.
//
// What is absent is as in press_limits_usual() (model/pages.c). Lengths are millipoints, percentages 1/1000.
#include "layout/layout_schema.h"

// clang-format off: it would give every value of the table a line
#define LIMIT(name, member, value, text)                                                           \
    {                                                                                              \
        .key = name, .kind = FIELD_LENGTH, SCHEMA_AT(PreflightEntry, limits.member),               \
        .preset = value, .most = UNIT_MM(100), .example = value, .doc = text                       \
    }
static const SchemaField density = {.kind = FIELD_INT, .least = 0, .most = 10000};
static const SchemaField preflight_fields[] = {
    {.key = "ink", .kind = FIELD_PERCENT, SCHEMA_AT(PreflightEntry, limits.ink), .preset = "300%",
     .most = 10000, .example = "280%",
     .doc = "The most ink that may stand on one spot, all plates together; the printer names it."},
    {.key = "resolution", .kind = FIELD_LIST, SCHEMA_AT(PreflightEntry, resolution),
     .element = &density, .size = sizeof(int32_t), .least = 2, .most = 2, .example = "[150, 250]",
     .doc = "Pixels an inch of a photograph as it is printed: fewer than the first are an error, fewer than "
            "the second a warning. Absent: 150 and 250."},
    LIMIT("hairline", hairline, "0.25pt", "The thinnest line."),
    LIMIT("text", text, "5pt", "The smallest type."),
    LIMIT("reversed", reversed, "7pt", "The smallest type that is lighter than its ground."),
    LIMIT("mixed", mixed, "12pt",
          "Type below this size may not be a black or grey that is mixed of all four inks, or a black with others "
          "below it: plates that do not meet exactly show as coloured fringes."),
    LIMIT("safety", safety, "5mm",
          "What does not run off the page keeps this distance from the trim: text must, the rest should."),
    LIMIT("binding", binding, "10mm", "Text should keep this distance from the edge that is bound."),
};
const SchemaType layout_preflight_type = {
    "preflight", "What `folio check --profile press`, and each press file before it is written, is held against.",
    SCHEMA_FIELDS(preflight_fields), SCHEMA_NODE(PreflightEntry, node)};
