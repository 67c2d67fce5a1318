// optional.c: a group for each layer, with a name for people, which a reader switches on and off.
//
// Listed with what is looked for most first. Pages say which are off at first. What is shown is printed; and the watermark
// is printed even where it was switched off: a draft on paper says that it is one (8.11.4.5, usage and event Print).
#include "emit/optional.h"

#include "emit/syntax.h"

static const struct {
    Layer layer;
    const char *name;
} listed[] = {
    {LAYER_MARKS, "Marks and wanted pictures"}, {LAYER_LINES, "Source line numbers"}, {LAYER_FRAMES, "Column frames"},
    {LAYER_GRID, "Baseline grid"},              {LAYER_WATERMARK, "Watermark"},
    {LAYER_SLUG, "Press marks"}, // of Pages that were laid out for the press
};
enum { LISTED = sizeof listed / sizeof *listed };

static void mark_layers(const Items *items, bool used[LAYER_COUNT]) {
    for (int32_t i = 0; i < items->count; i++)
        if (items->at[i].kind != ITEM_END) used[items->at[i].layer] = true;
}

static int32_t add_group(Emission *emission, int index) {
    bool prints = listed[index].layer == LAYER_WATERMARK;
    int32_t number = pdf_add(emission->pdf);
    pdf_set(emission->pdf, number, text_print(emission->arena, "/Type/OCG/Name(%s)%s", listed[index].name,
                                              prints ? "/Usage<</Print<</PrintState/ON>>>>" : ""));
    return number;
}

void optional_add(Emission *emission) {
    if (emission->profile != PROFILE_DRAFT) return;
    const Pages *pages = emission->pages;
    bool used[LAYER_COUNT] = {0};
    Buffer names = {0};
    for (int32_t i = 0; i < pages->pages.count; i++) mark_layers(&pages->pages.at[i].items, used);
    for (int i = 0; i < LISTED; i++) {
        Layer layer = listed[i].layer;
        if (!used[layer]) continue;
        emission->layer_objects[layer] = add_group(emission, i);
        buffer_string(&names, "/L");
        buffer_int(&names, layer);
        syntax_add_reference(&names, "", emission->layer_objects[layer]);
    }
    if (names.size) {
        emission->layers = pdf_add(emission->pdf);
        pdf_set(emission->pdf, emission->layers, buffer_view(&names));
    }
    buffer_free(&names);
}

// those of some layers, bits of 1 << Layer
static void list_groups(Buffer *out, const Emission *emission, const char *key, unsigned layers) {
    buffer_string(out, key);
    for (int i = 0; i < LISTED; i++) {
        Layer layer = listed[i].layer;
        if (layers >> layer & 1 && emission->layer_objects[layer])
            syntax_add_reference(out, "", emission->layer_objects[layer]);
    }
    buffer_byte(out, ']');
}

void optional_write(Buffer *out, const Emission *emission) {
    unsigned hidden = emission->pages->metadata.hidden, all = (1u << LAYER_COUNT) - 1;
    if (!emission->layers) return;
    list_groups(out, emission, "/OCProperties<</OCGs[", all);
    list_groups(out, emission, "/D<</Name(Draft)/BaseState/ON/Order[", all);
    if (hidden) list_groups(out, emission, "/OFF[", hidden);
    if (emission->layer_objects[LAYER_WATERMARK]) {
        list_groups(out, emission, "/AS[<</Event/Print/Category[/Print]/OCGs[", 1u << LAYER_WATERMARK);
        buffer_string(out, ">>]");
    }
    buffer_string(out, ">>>>");
}
