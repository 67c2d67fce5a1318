// make_seeds.c: writes the fuzzers' first inputs: small random Documents and Pages, the unit tests' own.
//
//     make_seeds DOCUMENTS PAGES      two folders that are there
#include <stdio.h>

#include "support/random.h"

static int write_seed(const char *folder, int seed, Buffer *bytes) {
    char name[4096];
    snprintf(name, sizeof name, "%s/seed-%02d", folder, seed);
    FILE *file = fopen(name, "wb");
    int good = file && fwrite(bytes->bytes, 1, bytes->size, file) == bytes->size;
    if (file && fclose(file)) good = 0;
    buffer_free(bytes);
    if (!good) fprintf(stderr, "make_seeds: cannot write %s\n", name);
    return good;
}

int main(int argc, char **argv) {
    int good = argc == 3;
    for (int seed = 0; good && seed < 40; seed++) {
        Buffer bytes = {0};
        Document *document = random_document((uint64_t)seed);
        document_write(&bytes, document);
        document_free(document);
        good = write_seed(argv[1], seed, &bytes);
        Pages *pages = random_pages((uint64_t)seed);
        pages_write(&bytes, pages);
        pages_free(pages);
        good = good && write_seed(argv[2], seed, &bytes);
    }
    return good ? 0 : 2;
}
