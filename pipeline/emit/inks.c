// inks.c: inks and tints as colour operators and resources (ISO 32000-1, 8.6 and 8.6.7).
//
// Overprint: a Separation or DeviceCMYK colour with OPM 1 leaves the plates it does not name. Only a solid
// ink overprints: a tint would mix with what lies below it, and paper (tint 0) would vanish.
#include "emit/inks.h"

#include "emit/syntax.h"

// tint (1/1000) of a value (1/1000)
static int32_t weaken(int32_t value, int32_t tint) {
    return (value * tint + 500) / 1000;
}

static char *put_process(char *at, const Ink *ink, int32_t tint, bool stroke) {
    at = put_operand(at, weaken(ink->cyan, tint));
    at = put_operand(at, weaken(ink->magenta, tint));
    at = put_operand(at, weaken(ink->yellow, tint));
    at = put_operand(at, weaken(ink->black, tint));
    return put_word(at, stroke ? "K\n" : "k\n");
}

static char *put_spot(char *at, int32_t ink, int32_t tint, bool stroke) {
    at = put_word(at, "/C");
    at = put_int(at, ink);
    at = put_word(at, stroke ? " CS " : " cs ");
    at = put_operand(at, tint);
    return put_word(at, stroke ? "SCN\n" : "scn\n");
}

static char *put_screen(char *at, const Ink *ink, int32_t tint, bool stroke) {
    int32_t red = 1000 - weaken(1000 - ink->red, tint);
    int32_t green = 1000 - weaken(1000 - ink->green, tint);
    int32_t blue = 1000 - weaken(1000 - ink->blue, tint);
    at = put_operand(at, red);
    if (red == green && green == blue) return put_word(at, stroke ? "G\n" : "g\n");
    at = put_operand(at, green);
    at = put_operand(at, blue);
    return put_word(at, stroke ? "RG\n" : "rg\n");
}

char *put_paint(char *at, const Emission *emission, Paint paint, bool stroke) {
    const Ink *ink = &emission->pages->inks.at[paint.ink];
    if (emission->profile != PROFILE_PRESS) return put_screen(at, ink, paint.tint, stroke);
    switch (ink->kind) {
        case INK_PROCESS: return put_process(at, ink, paint.tint, stroke);
        case INK_SPOT: return put_spot(at, paint.ink, paint.tint, stroke);
    }
    return at;
}

bool paint_overprints(const Emission *emission, Paint paint) {
    return emission->profile == PROFILE_PRESS && paint.ink >= 0 && paint.tint == 1000 &&
           emission->pages->inks.at[paint.ink].overprint;
}

// a tint of the ink's CMYK values (1/1000)
static void add_separation(Buffer *out, Text name, const int32_t values[4]) {
    buffer_string(out, "[/Separation");
    syntax_add_name(out, name);
    buffer_string(out, "/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[");
    for (int i = 0; i < 4; i++) {
        if (i) buffer_byte(out, ' ');
        buffer_thousandths(out, values[i]);
    }
    buffer_string(out, "]>>]");
}

static void add_colour_spaces(Emission *emission) {
    Buffer out = {0};
    for (int32_t i = 0; i < emission->pages->inks.count; i++) {
        const Ink *ink = &emission->pages->inks.at[i];
        if (ink->kind != INK_SPOT) continue;
        buffer_string(&out, "/C");
        buffer_int(&out, i);
        add_separation(&out, ink->name,
                       (const int32_t[4]){ink->cyan, ink->magenta, ink->yellow, ink->black});
    }
    emission->colour_spaces = pdf_add(emission->pdf);
    pdf_set(emission->pdf, emission->colour_spaces, buffer_view(&out));
    buffer_free(&out);
}

static void add_states(Emission *emission) {
    Buffer out = {0};
    for (int bits = 0; bits < 4; bits++) {
        buffer_string(&out, "/V");
        buffer_int(&out, bits);
        buffer_string(&out, bits & 1 ? "<</Type/ExtGState/OPM 1/op true"
                                     : "<</Type/ExtGState/OPM 1/op false");
        buffer_string(&out, bits & 2 ? "/OP true>>" : "/OP false>>");
    }
    emission->states = pdf_add(emission->pdf);
    pdf_set(emission->pdf, emission->states, buffer_view(&out));
    buffer_free(&out);
}

void inks_add(Emission *emission) {
    if (emission->profile != PROFILE_PRESS) return;
    add_colour_spaces(emission);
    add_states(emission);
}
