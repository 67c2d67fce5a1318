// digest.c: SHA-256 through nettle.
#include "common/digest.h"

#include <nettle/sha2.h>

Text digest_of(Arena *arena, Text bytes) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes.size, (const uint8_t *)bytes.at);
    sha256_digest(&context, sizeof sum, sum);
    char *hex = arena_push(arena, 2 * sizeof sum + 1);
    for (size_t i = 0; i < sizeof sum; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    return (Text){hex, 2 * sizeof sum};
}
