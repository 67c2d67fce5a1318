// test_colour.c: pictures brought to the press's inks: how much ink, white and black, grey by black alone.
#include "common/colour.h"
#include "common/file.h"
#include "support/test.h"

static Text output_profile(void) {
    const char *why = NULL;
    Text bytes = file_map("/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc", 16 << 20, &why);
    if (!bytes.at) fail_msg("the press's profile: %s", why);
    return bytes;
}

enum { STEPS = 33, COLOURS = STEPS * STEPS * STEPS, INK_LIMIT = 765 }; // 300 % of 255

static void fill_grid(uint8_t *rgb) {
    for (int i = 0; i < COLOURS; i++) {
        rgb[3 * i] = (uint8_t)(i / (STEPS * STEPS) * 255 / (STEPS - 1));
        rgb[3 * i + 1] = (uint8_t)(i / STEPS % STEPS * 255 / (STEPS - 1));
        rgb[3 * i + 2] = (uint8_t)(i % STEPS * 255 / (STEPS - 1));
    }
}

static int most_ink(const uint8_t *inks, int count) {
    int most = 0;
    for (int i = 0; i < count; i++) {
        const uint8_t *at = inks + 4 * i;
        int sum = at[0] + at[1] + at[2] + at[3];
        if (sum > most) most = sum;
    }
    return most;
}

static void no_colour_takes_more_than_the_limit(void **state) {
    (void)state;
    static const bool ways[] = {false, true};
    uint8_t *rgb = test_malloc(COLOURS * 3), *inks = test_malloc(COLOURS * 4);
    fill_grid(rgb);
    for (int i = 0; i < 2; i++) {
        ColourTransform *transform = colour_open_inks((Text){0}, 3, output_profile(), ways[i]);
        assert_non_null(transform);
        colour_convert(transform, rgb, inks, COLOURS);
        int most = most_ink(inks, COLOURS);
        assert_in_range(most, 700, INK_LIMIT);
        // white is bare paper, black is dark
        assert_int_equal(most_ink(inks + 4 * (COLOURS - 1), 1), 0);
        assert_true(inks[3] > 200);
        colour_close(transform);
    }
    test_free(rgb);
    test_free(inks);
}

static void grey_is_black_ink_alone(void **state) {
    (void)state;
    uint8_t steps[256], black[256];
    for (int i = 0; i < 256; i++) steps[i] = (uint8_t)i;
    ColourTransform *transform = colour_open_inks((Text){0}, 1, output_profile(), false);
    assert_non_null(transform);
    colour_convert(transform, steps, black, 256);
    assert_int_equal(black[0], 0);
    assert_int_equal(black[255], 255);
    for (int i = 1; i < 256; i++) assert_true(black[i] >= black[i - 1]);
    // the middle grey of sRGB has a fifth of paper's light; about 60 % of black ink gives that on this press
    assert_in_range(black[128], 80, 140);
    colour_close(transform);
}

static void what_is_no_profile_is_refused(void **state) {
    (void)state;
    static const char junk[200] = "this is not a profile";
    Text bytes = {junk, sizeof junk};
    assert_null(colour_open_inks(bytes, 3, output_profile(), false));
    assert_null(colour_open_inks(bytes, 1, output_profile(), false));
    assert_null(colour_open_inks((Text){0}, 3, bytes, false));
    assert_null(colour_open_inks((Text){0}, 4, output_profile(), false)); // CMYK must say which
    assert_null(colour_open_srgb(bytes, 3));
    assert_false(colour_profile_fits(bytes, 3));
    assert_false(colour_profile_fits(output_profile(), 3));
    assert_true(colour_profile_fits(output_profile(), 4));
    assert_true(colour_profile_prints(output_profile()));
    assert_false(colour_profile_prints(bytes));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_colour_takes_more_than_the_limit),
        cmocka_unit_test(grey_is_black_ink_alone),
        cmocka_unit_test(what_is_no_profile_is_refused),
    };
    return cmocka_run_group_tests_name("colour", tests, NULL, NULL);
}
