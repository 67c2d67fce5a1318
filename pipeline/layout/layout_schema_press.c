// layout_schema_press.c: the keys `press` and `web` of a layout file: profiles, photographs, signatures, marks.
//
// Without a profile the colours still come out right, but a PDF cannot say what they are made for, and so claims
// no standard. Unit: millipoint.
#include "layout/layout_schema.h"

// 64 hex digits, as sha256sum prints them
static bool read_digest(Arena *arena, Text value, void *into) {
    if (value.size != 64) return false;
    for (size_t i = 0; i < value.size; i++) {
        char digit = value.at[i];
        if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'))) return false;
    }
    *(Text *)into = text_copy(arena, value);
    return true;
}

// clang-format off: it would give every value of the tables a line

static const SchemaField profile_fields[] = {
    {.key = "file", .kind = FIELD_TEXT, SCHEMA_AT(ProfileEntry, file), .required = true, .least = 1,
     .most = 4000, .example = "/usr/share/color/icc/sRGB.icc",
     .doc = "The ICC profile's file; its Debian package stands in .ci/packages."},
    {.key = "sha256", .kind = FIELD_CUSTOM, SCHEMA_AT(ProfileEntry, digest), .required = true,
     .read = read_digest, .what = "64 digits of 0-9 and a-f, as sha256sum prints them",
     .example = "2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796",
     .doc = "What the file must be, so that a report is the same wherever it is built."},
    {.key = "condition", .kind = FIELD_TEXT, SCHEMA_AT(ProfileEntry, condition), .required = true,
     .least = 1, .most = 200, .example = "FOGRA39",
     .doc = "The printing condition by its name in the ICC's registry (color.org), or the colour space's."},
    {.key = "info", .kind = FIELD_TEXT, SCHEMA_AT(ProfileEntry, info), .most = 400,
     .example = "ISO Coated v2 300 %, offset on coated paper", .doc = "The same for people."},
};
static const SchemaType profile_type = {"profile", "An ICC profile, pinned.",
                                        SCHEMA_FIELDS(profile_fields), SCHEMA_NODE(ProfileEntry, node)};

#define MARK(name, member, text)                                                                   \
    {                                                                                              \
        .key = name, .kind = FIELD_BOOL, SCHEMA_AT(MarkRules, member), .preset = "true", .doc = text \
    }
static const SchemaField marks_fields[] = {
    MARK("trim", trim, "Hairlines at the corners that show where to cut."),
    MARK("registration", registration, "A target in the middle of each side, on every plate."),
    MARK("bars", bars, "Patches at the head: each ink solid, process inks over each other, tints."),
    MARK("slug", slug, "A line at the foot: report, page, date, inks; in the style `slug`."),
    {.key = "offset", .kind = FIELD_LENGTH, SCHEMA_AT(MarkRules, offset), .preset = "3mm",
     .least = UNIT_MM(1), .most = UNIT_MM(50),
     .doc = "From the bleed to the marks, and from the marks to the sheet's edge."},
    {.key = "length", .kind = FIELD_LENGTH, SCHEMA_AT(MarkRules, length), .preset = "5mm",
     .least = UNIT_MM(2), .most = UNIT_MM(50), .doc = "Of a trim mark; a patch's side."},
};
static const SchemaType marks_type = {"marks", "What stands outside the bleed.",
                                      SCHEMA_FIELDS(marks_fields), 0, false};

static const char *const image_names[] = {"convert", "tag", NULL};
static const char *const rendering_names[] = {"relative", "perceptual", NULL};
static const SchemaField press_fields[] = {
    {.key = "profile", .kind = FIELD_MAPPING, SCHEMA_AT(LayoutFile, press.profile), .type = &profile_type,
     .example = "{file: …, sha256: …, condition: FOGRA39}",
     .doc = "The press, its paper and its inks: a CMYK output profile. Web values of inks without `rgb` are "
            "derived through it. Without it a press file claims no standard."},
    {.key = "images", .kind = FIELD_ENUM, SCHEMA_AT(LayoutFile, press.images), .names = image_names,
     .preset = "convert",
     .doc = "Photographs: `convert` brings them to the press's inks, grey ones to black alone; `tag` keeps them "
            "with their own profile, and the printer converts."},
    {.key = "rendering", .kind = FIELD_ENUM, SCHEMA_AT(LayoutFile, press.rendering),
     .names = rendering_names, .preset = "relative",
     .doc = "How `convert` treats what the press cannot print: `relative` keeps all other colours as they are "
            "(relative colorimetric, with black point compensation), `perceptual` keeps their relations."},
    {.key = "signature", .kind = FIELD_INT, SCHEMA_AT(LayoutFile, press.signature), .preset = "4",
     .least = 1, .most = 128, .doc = "A press file has a whole number of so many pages."},
    {.key = "marks", .kind = FIELD_MAPPING, SCHEMA_AT(LayoutFile, press.marks), .type = &marks_type,
     .example = "{trim: yes, bars: yes, slug: yes, offset: 3mm, length: 5mm}",
     .doc = "What stands outside the bleed."},
};
const SchemaType layout_press_type = {"press", "The printed edition.", SCHEMA_FIELDS(press_fields),
                                      SCHEMA_NODE(LayoutFile, press.node)};

static const SchemaField web_fields[] = {
    {.key = "profile", .kind = FIELD_MAPPING, SCHEMA_AT(LayoutFile, web.profile), .type = &profile_type,
     .example = "{file: …, sha256: …, condition: sRGB}",
     .doc = "What the screen's colours mean: an RGB profile, sRGB as a rule. Pictures without a profile are "
            "taken to be in it. Without it a web file claims no standard."},
};
const SchemaType layout_web_type = {"web", "The edition on screens.", SCHEMA_FIELDS(web_fields), 0, false};
