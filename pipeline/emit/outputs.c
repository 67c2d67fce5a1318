// outputs.c: output intents (ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3; ISO 15930-7).
//
// In press the intents GTS_PDFX and GTS_PDFA1 lead to the same profile object, on the web GTS_PDFA1 to the screen's. A
// draft has none. Profiles are pinned by their digest. To deflate a press's megabyte takes 25 ms, so that is kept
// in the cache.
#include "emit/outputs.h"

#include "common/colour.h"
#include "common/digest.h"
#include "common/file.h"
#include "emit/cache.h"
#include "emit/syntax.h"

static const size_t MOST_BYTES = 16 << 20; // of a profile

static bool fail(Emission *emission, const Output *output, const char *rule, const char *why) {
    diagnostics_add(emission->diagnostics, SEVERITY_ERROR, (Place){.file = output->file}, rule,
                    "%s; the layout names this profile, and .ci/packages its Debian package", why);
    return false;
}

// The profile's bytes; absent after an error.
static bool read_profile(Emission *emission, OutputUse use, Text *bytes) {
    const Output *output = &emission->pages->outputs[use];
    int32_t channels = use == OUTPUT_PRESS ? 4 : 3;
    const char *why = NULL;
    Text path = text_copy(emission->arena, file_join(emission->arena, emission->root, output->file));
    *bytes = file_map(path.at, MOST_BYTES, &why);
    if (!bytes->at)
        return fail(emission, output, "profile-missing",
                    text_print(emission->arena, "the ICC profile cannot be read: %s", why).at);
    if (!text_equal(digest_of(emission->arena, *bytes), output->digest))
        return fail(emission, output, "profile-changed",
                    "the ICC profile is not the one that is pinned by its SHA-256");
    if (!colour_profile_fits(*bytes, channels) || (use == OUTPUT_PRESS && !colour_profile_prints(*bytes)))
        return fail(emission, output, "profile-kind",
                    use == OUTPUT_PRESS ? "expected the output profile of a press, with CMYK inks"
                                        : "expected an RGB profile");
    return true;
}

bool outputs_open(Emission *emission) {
    bool press = emission->profile == PROFILE_PRESS;
    const Output *outputs = emission->pages->outputs;
    const Output *output = &outputs[press ? OUTPUT_PRESS : OUTPUT_SCREEN];
    if (emission->profile == PROFILE_DRAFT || !output->file.size) return true;
    if (!read_profile(emission, press ? OUTPUT_PRESS : OUTPUT_SCREEN, &emission->output_profile)) return false;
    emission->output = output;
    bool taken = press && emission->pages->images.count && outputs[OUTPUT_SCREEN].file.size;
    return !taken || read_profile(emission, OUTPUT_SCREEN, &emission->screen_profile);
}

// ---- objects -----------------------------------------------------------------------------------

static Text deflated(const Emission *emission, Worker *worker, Text profile, Text digest) {
    Text key = text_print(emission->arena, "profile, deflated: %.*s", TEXT_ARG(digest));
    Text data = cache_read(emission->arena, emission->root, key);
    if (data.at) return data;
    data = compressor_deflate(worker->compressor, EFFORT_SMALL, emission->arena, profile);
    cache_write(emission->root, key, data);
    return data;
}

static int32_t add_profile(Emission *emission, int32_t channels, Text data) {
    Buffer out = {0};
    buffer_string(&out, "/Filter/FlateDecode/N ");
    buffer_int(&out, channels);
    buffer_string(&out, channels == 4 ? "/Alternate/DeviceCMYK" : "/Alternate/DeviceRGB");
    int32_t number = pdf_add(emission->pdf);
    pdf_set_stream(emission->pdf, number, buffer_view(&out), data);
    buffer_free(&out);
    return number;
}

static bool is_taken(const Emission *emission) {
    for (int32_t i = 0; i < emission->pages->images.count; i++)
        if (emission->images[i].object && emission->images[i].taken) return true;
    return false;
}

void outputs_add(Emission *emission, Worker *worker) {
    const Output *screen = &emission->pages->outputs[OUTPUT_SCREEN];
    if (!emission->output) return;
    int32_t channels = emission->profile == PROFILE_PRESS ? 4 : 3;
    Text data = deflated(emission, worker, emission->output_profile, emission->output->digest);
    emission->output_object = add_profile(emission, channels, data);
    if (!is_taken(emission)) return;
    data = deflated(emission, worker, emission->screen_profile, screen->digest);
    emission->screen_object = add_profile(emission, 3, data);
}

static void write_intent(Buffer *out, const Emission *emission, const char *kind) {
    const Output *output = emission->output;
    buffer_string(out, "<</Type/OutputIntent/S");
    buffer_string(out, kind);
    buffer_string(out, "/OutputConditionIdentifier");
    syntax_add_text(out, output->condition);
    if (output->info.size) {
        buffer_string(out, "/Info");
        syntax_add_text(out, output->info);
    }
    if (emission->profile == PROFILE_PRESS) buffer_string(out, "/RegistryName(http://www.color.org)");
    syntax_add_reference(out, "/DestOutputProfile", emission->output_object);
    buffer_string(out, ">>");
}

void outputs_write(Buffer *out, const Emission *emission) {
    if (!emission->output) return;
    buffer_string(out, "/OutputIntents[");
    if (emission->profile == PROFILE_PRESS) write_intent(out, emission, "/GTS_PDFX");
    write_intent(out, emission, "/GTS_PDFA1");
    buffer_byte(out, ']');
}
