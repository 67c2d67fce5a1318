// images.c: which photographs are shown, how much of each, and how it goes into the file.
//
// JPEG data that a PDF reader understands goes in as it is (DCTDecode) and is cropped by clipping. All else
// is decoded, cropped to what is shown, and deflated (image_rows.c). The web profile has no place for CMYK:
// such a picture becomes sRGB there, by the same road as in the proofs. Drafts average pixels down to about
// 100 an inch, and carry them as JPEG. An embedded ICC profile goes along, once for all pictures that share it.
//
// In press the layout says whether pictures are brought to the output's inks or keep their own profile. CMYK that is in
// the output's already, or has no profile, goes in as it is: PDF/X-4 forbids to tag it with the output's
// own profile. A picture without a profile is taken to be in the screen's.
#include "emit/images.h"

#include "common/colour.h"
#include "common/digest.h"
#include "emit/syntax.h"

// pixels an inch that a draft has at least; the most keeps the sum of a square that it averages within 32 bits
enum { DRAFT_DENSITY = 90, DENSITY_MOST = 4000 * DRAFT_DENSITY };

static int32_t larger(int32_t a, int32_t b) {
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static void note_use(EmitImage *image, const ImageItem *item) {
    if (item->crop.width <= 0 || item->crop.height <= 0 || item->box.width <= 0 ||
        item->box.height <= 0)
        return;
    int64_t density = (int64_t)item->crop.width * 72000 / item->box.width;
    if (!image->used.width || density < image->density)
        image->density = density > DENSITY_MOST ? DENSITY_MOST : (int32_t)density;
    image->used = rect_union(image->used, item->crop);
}

static void note_uses(Emission *emission) {
    const Pages *pages = emission->pages;
    for (int32_t p = 0; p < pages->pages.count; p++) {
        const Items *items = &pages->pages.at[p].items;
        for (int32_t i = 0; i < items->count; i++) {
            const Item *item = &items->at[i];
            if (item->kind == ITEM_IMAGE && layer_is_painted(emission->profile, item->layer))
                note_use(&emission->images[item->image.image], &item->image);
        }
    }
}

// ---- reading -----------------------------------------------------------------------------------

static void report_change(const PagesImage *listed, Diagnostics *diagnostics) {
    diagnostics_add(diagnostics, SEVERITY_ERROR, (Place){.file = listed->file}, "image-changed",
                    "the picture is not the one the pages were laid out with: lay them out again");
}

static void read_image(void *context, int32_t index, Worker *worker) {
    Emission *emission = context;
    EmitImage *image = &emission->images[index];
    const PagesImage *listed = &emission->pages->images.at[index];
    Place place = {.file = listed->file};
    if (!image->used.width) return;
    Diagnostics *diagnostics = worker_diagnostics(worker);
    Text bytes = image_read_file(worker->arena, emission->root, listed->file, place, diagnostics);
    if (!bytes.at || !image_probe(worker->arena, bytes, place, &image->info, diagnostics)) return;
    bool same = image->info.width == listed->width && image->info.height == listed->height;
    if (same && listed->digest.size)
        same = text_equal(digest_of(worker->arena, bytes), listed->digest);
    if (!same) report_change(listed, diagnostics);
    else image->bytes = bytes;
}

static Rect whole_of(const EmitImage *image) {
    return (Rect){0, 0, image->info.width, image->info.height};
}

static Rect rect_within(Rect a, Rect bounds) {
    int32_t left = larger(a.x, bounds.x), top = larger(a.y, bounds.y);
    int32_t right = smaller(a.x + a.width, bounds.x + bounds.width);
    int32_t bottom = smaller(a.y + a.height, bounds.y + bounds.height);
    return (Rect){left, top, larger(right - left, 0), larger(bottom - top, 0)};
}

// Which colours it goes in with.
static void choose_colour(const Emission *emission, EmitImage *image) {
    bool press = emission->profile == PROFILE_PRESS, inks = image->info.channels == 4;
    Text own = image->info.profile;
    bool is_output = inks && (!own.size || text_equal(own, emission->output_profile));
    image->to_rgb = inks && !press;
    image->to_inks = press && emission->output && emission->output->convert && !is_output;
    image->keeps_profile = own.size && !image->to_rgb && !image->to_inks && !(press && is_output);
    image->taken = press && image->info.channels == 3 && !own.size && !image->to_inks && emission->screen_profile.size;
}

static void choose_way(const Emission *emission, EmitImage *image) {
    choose_colour(emission, image);
    image->reduction = 1;
    if (emission->profile == PROFILE_DRAFT)
        image->reduction = larger(1, image->density / DRAFT_DENSITY);
    image->pass_through = image->info.pass_through && !image->to_rgb && !image->to_inks && image->reduction == 1;
    image->shown =
        image->pass_through ? whole_of(image) : rect_within(image->used, whole_of(image));
    // whole squares: the last may reach beyond the picture, and averages what there is
    image->shown.width =
        (image->shown.width + image->reduction - 1) / image->reduction * image->reduction;
    image->shown.height =
        (image->shown.height + image->reduction - 1) / image->reduction * image->reduction;
}

static void find_profile_owner(Emission *emission, int32_t index) {
    EmitImage *image = &emission->images[index];
    image->profile_owner = -1;
    if (!image->keeps_profile) return;
    for (int32_t i = 0; i <= index && image->profile_owner < 0; i++) {
        const EmitImage *other = &emission->images[i];
        if (other->object && other->keeps_profile && text_equal(other->info.profile, image->info.profile))
            image->profile_owner = i;
    }
    if (image->profile_owner == index) image->profile_object = pdf_add(emission->pdf);
}

bool images_collect(Emission *emission, Workers *workers) {
    int32_t count = emission->pages->images.count;
    emission->images = arena_array_of(emission->arena, (size_t)count + 1, EmitImage);
    if (!count) return true;
    note_uses(emission);
    progress_begin(workers->progress, "emit", count, "photographs");
    workers_run(workers, count, read_image, emission, emission->diagnostics);
    bool good = true;
    for (int32_t i = 0; i < count; i++) {
        EmitImage *image = &emission->images[i];
        if (!image->used.width) continue;
        if (!image->bytes.at) good = false;
        if (!image->bytes.at) continue;
        choose_way(emission, image);
        if (!image->shown.width || !image->shown.height) continue;
        image->object = pdf_add(emission->pdf);
        find_profile_owner(emission, i);
    }
    return good;
}

// ---- objects -----------------------------------------------------------------------------------

static const char *device_space(int32_t channels) {
    return channels == 1 ? "/DeviceGray" : channels == 3 ? "/DeviceRGB" : "/DeviceCMYK";
}

static void add_profile(Pdf *pdf, int32_t number, int32_t channels, Text data) {
    Buffer out = {0};
    buffer_string(&out, "/Filter/FlateDecode/N ");
    buffer_int(&out, channels);
    buffer_string(&out, "/Alternate");
    buffer_string(&out, device_space(channels));
    pdf_set_stream(pdf, number, buffer_view(&out), data);
    buffer_free(&out);
}

static void write_filter(Buffer *out, const EmitImage *image, const ImageStream *stream) {
    if (image->pass_through || stream->jpeg) {
        buffer_string(out, "/Filter/DCTDecode");
        if (image->pass_through && image->info.inverted) buffer_string(out, "/Decode[1 0 1 0 1 0 1 0]");
        return;
    }
    buffer_string(out, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ");
    buffer_int(out, stream->channels);
    buffer_string(out, "/Columns ");
    buffer_int(out, stream->width);
    buffer_string(out, ">>");
}

void image_stream_add(Emission *emission, int32_t index, const ImageStream *stream) {
    const EmitImage *image = &emission->images[index];
    int32_t profile = image->taken ? emission->screen_object : 0;
    if (image->profile_owner >= 0) profile = emission->images[image->profile_owner].profile_object;
    Buffer out = {0};
    buffer_string(&out, "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ");
    buffer_int(&out, stream->width);
    buffer_string(&out, "/Height ");
    buffer_int(&out, stream->height);
    buffer_string(&out, "/ColorSpace");
    if (profile) syntax_add_reference(&out, "[/ICCBased", profile);
    buffer_string(&out, profile ? "]" : device_space(stream->channels));
    write_filter(&out, image, stream);
    pdf_set_stream(emission->pdf, image->object, buffer_view(&out), stream->data);
    buffer_free(&out);
    if (image->profile_owner == index)
        add_profile(emission->pdf, profile, image->info.channels, stream->profile);
}
