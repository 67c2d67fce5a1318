// colour.c: lcms2 behind a few calls, each with a context of its own, so that threads share nothing.
//
// A grey picture becomes a table: the light of each of its 256 values (Y of XYZ), its black laid on the black
// of full black ink as black point compensation does, and then the step of black ink whose light is nearest.
#include "common/colour.h"

#include <lcms2.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ColourTransform {
    cmsContext context;
    cmsHTRANSFORM transform; // NULL: grey, by the table
    uint8_t grey[256];
};

// ---- profiles ----------------------------------------------------------------------------------

static bool has_word(Text profile, size_t at, const char *word) {
    return !memcmp(profile.at + at, word, 4);
}

bool colour_profile_fits(Text profile, int32_t channels) {
    const char *space = channels == 1 ? "GRAY" : channels == 3 ? "RGB " : "CMYK";
    if (profile.size < 132 || !has_word(profile, 36, "acsp") || !has_word(profile, 16, space)) return false;
    bool version = profile.at[8] == 2 || profile.at[8] == 4;
    return version && (has_word(profile, 12, "scnr") || has_word(profile, 12, "mntr") ||
                       has_word(profile, 12, "prtr") || has_word(profile, 12, "spac"));
}

bool colour_profile_prints(Text profile) {
    return profile.size >= 132 && has_word(profile, 12, "prtr");
}

static cmsHPROFILE open_profile(cmsContext context, Text bytes) {
    return cmsOpenProfileFromMemTHR(context, bytes.at, (cmsUInt32Number)bytes.size);
}

// the curve of sRGB (IEC 61966-2-1), for grey without a profile
static cmsHPROFILE open_plain_grey(cmsContext context) {
    static const double srgb[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *curve = cmsBuildParametricToneCurve(context, 4, srgb);
    cmsHPROFILE grey = curve ? cmsCreateGrayProfileTHR(context, cmsD50_xyY(), curve) : NULL;
    if (curve) cmsFreeToneCurve(curve);
    return grey;
}

static cmsHPROFILE open_source(cmsContext context, Text profile, int32_t channels) {
    if (profile.size) return open_profile(context, profile);
    if (channels == 1) return open_plain_grey(context);
    return channels == 3 ? cmsCreate_sRGBProfileTHR(context) : NULL;
}

// ---- transforms --------------------------------------------------------------------------------

static cmsUInt32Number row_format(int32_t channels) {
    return channels == 1 ? TYPE_GRAY_8 : channels == 3 ? TYPE_RGB_8 : TYPE_CMYK_8;
}

// Both profiles are closed; NULL if either is or they do not fit.
static cmsHTRANSFORM make_transform(cmsContext context, cmsHPROFILE from, int32_t channels, cmsHPROFILE to,
                                    cmsUInt32Number format, cmsUInt32Number intent) {
    cmsHTRANSFORM made = NULL;
    if (from && to)
        made = cmsCreateTransformTHR(context, from, row_format(channels), to, format, intent,
                                     cmsFLAGS_BLACKPOINTCOMPENSATION);
    if (from) cmsCloseProfile(from);
    if (to) cmsCloseProfile(to);
    return made;
}

static ColourTransform *open_transform(void) {
    cmsContext context = cmsCreateContext(NULL, NULL);
    if (!context) return NULL;
    ColourTransform *transform = memory_new(sizeof *transform);
    *transform = (ColourTransform){.context = context};
    return transform;
}

// the transform, or NULL and all of it closed
static ColourTransform *check_transform(ColourTransform *transform, bool good) {
    if (good) return transform;
    colour_close(transform);
    return NULL;
}

ColourTransform *colour_open_srgb(Text profile, int32_t channels) {
    ColourTransform *transform = open_transform();
    if (!transform) return NULL;
    cmsContext context = transform->context;
    transform->transform =
        make_transform(context, open_profile(context, profile), channels, cmsCreate_sRGBProfileTHR(context),
                       TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC);
    return check_transform(transform, transform->transform);
}

// ---- grey --------------------------------------------------------------------------------------

// The light of 256 steps: of grey, or of black ink (channels 4), paper or white being 1.
static bool find_light(cmsContext context, cmsHPROFILE from, int32_t channels, double light[256]) {
    uint8_t steps[256 * 4] = {0};
    cmsCIEXYZ seen[256];
    cmsHPROFILE to = from ? cmsCreateXYZProfileTHR(context) : NULL;
    cmsHTRANSFORM made = NULL;
    if (to)
        made = cmsCreateTransformTHR(context, from, row_format(channels), to, TYPE_XYZ_DBL,
                                     INTENT_RELATIVE_COLORIMETRIC, 0);
    if (from) cmsCloseProfile(from);
    if (to) cmsCloseProfile(to);
    if (!made) return false;
    for (int i = 0; i < 256; i++) steps[channels == 4 ? i * 4 + 3 : i] = (uint8_t)i;
    cmsDoTransform(made, steps, seen, 256);
    cmsDeleteTransform(made);
    for (int i = 0; i < 256; i++) light[i] = seen[i].Y;
    return true;
}

static void fill_grey(uint8_t grey[256], const double source[256], const double inked[256]) {
    double darkest = source[0], range = source[255] - source[0], black = inked[255];
    for (int i = 0; i < 256; i++) {
        double share = range > 0 ? (source[i] - darkest) / range : i / 255.0;
        double wanted = black + share * (inked[0] - black), least = INFINITY;
        for (int ink = 0; ink < 256; ink++) {
            double miss = fabs(inked[ink] - wanted);
            if (miss >= least) continue;
            least = miss;
            grey[i] = (uint8_t)(255 - ink);
        }
    }
}

static bool make_grey(ColourTransform *transform, Text profile, Text output) {
    double source[256], inked[256];
    cmsContext context = transform->context;
    if (!find_light(context, open_source(context, profile, 1), 1, source) ||
        !find_light(context, open_profile(context, output), 4, inked))
        return false;
    fill_grey(transform->grey, source, inked);
    return true;
}

ColourTransform *colour_open_inks(Text profile, int32_t channels, Text output, bool perceptual) {
    ColourTransform *transform = open_transform();
    if (!transform) return NULL;
    cmsContext context = transform->context;
    if (channels == 1) return check_transform(transform, make_grey(transform, profile, output));
    transform->transform =
        make_transform(context, open_source(context, profile, channels), channels, open_profile(context, output),
                       TYPE_CMYK_8, perceptual ? INTENT_PERCEPTUAL : INTENT_RELATIVE_COLORIMETRIC);
    return check_transform(transform, transform->transform);
}

void colour_convert(ColourTransform *transform, const uint8_t *from, uint8_t *to, size_t pixels) {
    if (transform->transform) cmsDoTransform(transform->transform, from, to, (cmsUInt32Number)pixels);
    else
        for (size_t i = 0; i < pixels; i++) to[i] = transform->grey[from[i]];
}

void colour_close(ColourTransform *transform) {
    if (!transform) return;
    if (transform->transform) cmsDeleteTransform(transform->transform);
    cmsDeleteContext(transform->context);
    free(transform);
}

void colour_convert_plain(const uint8_t *from, uint8_t *to, size_t pixels) {
    for (size_t i = 0; i < pixels; i++, from += 4, to += 3)
        for (size_t channel = 0; channel < 3; channel++)
            to[channel] = (uint8_t)(((255 - from[channel]) * (255 - from[3]) + 127) / 255);
}
