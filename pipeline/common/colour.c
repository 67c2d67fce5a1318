// colour.c: lcms2 behind three calls, each with a context of its own, so that threads share nothing.
#include "common/colour.h"

#include <lcms2.h>
#include <stdlib.h>

struct ColourTransform {
    cmsContext context;
    cmsHTRANSFORM transform;
};

static cmsUInt32Number row_format(int32_t channels) {
    return channels == 1 ? TYPE_GRAY_8 : channels == 3 ? TYPE_RGB_8 : TYPE_CMYK_8;
}

// ISO Coated v2, 300 % ink, of Debian's scribus-data
static const char output_profile[] = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc";

static cmsHPROFILE open_profile(cmsContext context, Text profile) {
    if (!profile.at) return cmsCreate_sRGBProfileTHR(context);
    return cmsOpenProfileFromMemTHR(context, profile.at, (cmsUInt32Number)profile.size);
}

static cmsHTRANSFORM make_transform(cmsContext context, Text profile, int32_t channels, bool press) {
    cmsHPROFILE from = open_profile(context, profile);
    cmsHPROFILE to = press ? cmsOpenProfileFromFileTHR(context, output_profile, "r")
                           : cmsCreate_sRGBProfileTHR(context);
    cmsHTRANSFORM made = NULL;
    if (from && to)
        made = cmsCreateTransformTHR(context, from, row_format(channels), to,
                                     press ? TYPE_CMYK_8 : TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
                                     cmsFLAGS_BLACKPOINTCOMPENSATION);
    if (from) cmsCloseProfile(from);
    if (to) cmsCloseProfile(to);
    return made;
}

static ColourTransform *open_transform(Text profile, int32_t channels, bool press) {
    cmsContext context = cmsCreateContext(NULL, NULL);
    cmsHTRANSFORM made = context ? make_transform(context, profile, channels, press) : NULL;
    if (!made) {
        if (context) cmsDeleteContext(context);
        return NULL;
    }
    ColourTransform *transform = memory_new(sizeof *transform);
    *transform = (ColourTransform){context, made};
    return transform;
}

ColourTransform *colour_open_srgb(Text profile, int32_t channels) {
    return open_transform(profile, channels, false);
}

ColourTransform *colour_open_press(Text profile, int32_t channels) {
    return open_transform(profile, channels, true);
}

void colour_convert(ColourTransform *transform, const uint8_t *from, uint8_t *to, size_t pixels) {
    cmsDoTransform(transform->transform, from, to, (cmsUInt32Number)pixels);
}

void colour_close(ColourTransform *transform) {
    if (!transform) return;
    cmsDeleteTransform(transform->transform);
    cmsDeleteContext(transform->context);
    free(transform);
}

void colour_convert_plain(const uint8_t *from, uint8_t *to, size_t pixels) {
    for (size_t i = 0; i < pixels; i++, from += 4, to += 3)
        for (size_t channel = 0; channel < 3; channel++)
            to[channel] = (uint8_t)(((255 - from[channel]) * (255 - from[3]) + 127) / 255);
}
