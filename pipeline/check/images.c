// images.c: photographs: pixels enough for their size, and colours that the press has a meaning for.
#include "check/rules.h"

#include "common/file.h"
#include "common/image.h"

typedef struct {
    Severity severity;
    int32_t wanted; // pixels an inch
} Verdict;

// the web and drafts show fewer pixels than the press: there the good resolution is not asked for
static bool judge(const Rules *rules, int64_t density, Verdict *verdict) {
    const PressLimits *limits = rules->limits;
    bool press = rules->preflight->profile == PROFILE_PRESS;
    *verdict = (Verdict){press ? SEVERITY_ERROR : SEVERITY_WARNING, limits->resolution_least};
    if (density < limits->resolution_least) return true;
    *verdict = (Verdict){SEVERITY_WARNING, limits->resolution_good};
    return press && density < limits->resolution_good;
}

// by the longer of the two directions, in which the pixels are the larger
static void check_resolution(const Rules *rules, const Page *page, const Mark *mark) {
    const ImageItem *item = &mark->item->image;
    int64_t wide = (int64_t)item->box.width * mark->across / 1000, high = (int64_t)item->box.height * mark->down / 1000;
    Verdict verdict;
    if (wide < 1 || high < 1) return;
    int64_t across = item->crop.width * (int64_t)72000 / wide, down = item->crop.height * (int64_t)72000 / high;
    int64_t density = across < down ? across : down;
    if (!judge(rules, density, &verdict)) return;
    rules_report(rules, verdict.severity, page, mark->box, mark->item->tag, "image-resolution",
                 "'%.*s' prints at %d ppi, below %d: what is shown of it is to have at least %d × %d pixels",
                 TEXT_ARG(rules->pages->images.at[item->image].file), (int)density, verdict.wanted,
                 (int)(wide * verdict.wanted / 72000 + 1), (int)(high * verdict.wanted / 72000 + 1));
}

// has the picture a profile that says what its red, green and blue are?
static bool has_profile(const Rules *rules, const PagesImage *image) {
    const char *why = NULL;
    Diagnostics *unheard = diagnostics_new(rules->arena); // emit and layout tell what is wrong with the file
    Text path = file_join(rules->arena, rules->preflight->root, image->file);
    Text bytes = file_map(path.at, IMAGE_FILE_MOST, &why);
    ImageInfo info;
    return !bytes.at || !image_probe(rules->arena, bytes, (Place){0}, &info, unheard) || info.profile.at;
}

// Such a picture counts as the web's RGB, if the layout says what that is, or is brought to the press's inks.
static bool is_understood(const Output outputs[OUTPUT_COUNT]) {
    bool inks = outputs[OUTPUT_PRESS].file.size && outputs[OUTPUT_PRESS].convert;
    return inks || outputs[OUTPUT_SCREEN].file.size;
}

static void check_colour(const Rules *rules, const Page *page, const Mark *mark, bool *known) {
    int32_t index = mark->item->image.image;
    const PagesImage *image = &rules->pages->images.at[index];
    if (known[index] || image->colour != IMAGE_RGB) return;
    known[index] = true;
    if (is_understood(rules->pages->outputs) || has_profile(rules, image)) return;
    rules_report(rules, SEVERITY_ERROR, page, mark->box, mark->item->tag, "image-rgb",
                 "'%.*s' is RGB without a colour profile, which says nothing to a press: save it with its profile "
                 "(sRGB as a rule), or as CMYK, or let the layout name the press's own ('press: profile')",
                 TEXT_ARG(image->file));
}

void rules_images(const Rules *rules) {
    bool *known = arena_array_of(rules->arena, (size_t)rules->pages->images.count + 1, bool);
    for (int32_t p = 0; p < rules->pages->pages.count; p++) {
        const Sheet *sheet = &rules->sheets[p];
        for (int32_t i = 0; i < sheet->marks.count; i++) {
            const Mark *mark = &sheet->marks.at[i];
            if (mark->item->kind != ITEM_IMAGE) continue;
            check_resolution(rules, sheet->page, mark);
            if (rules->preflight->profile == PROFILE_PRESS) check_colour(rules, sheet->page, mark, known);
        }
    }
}
