// letters.c: properties of characters, from ICU.
#include "common/letters.h"

#include <unicode/uchar.h>

bool letter_is_word(uint32_t code_point) {
    return U_GET_GC_MASK((UChar32)code_point) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK);
}

bool letter_is_space(uint32_t code_point) {
    return u_isUWhiteSpace((UChar32)code_point);
}
