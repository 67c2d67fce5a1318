// random.c: seeded numbers by splitmix64 (Steele, Lea, Flood 2014), and texts made of hard pieces.
#include "support/random.h"

#include <string.h>

Random random_new(uint64_t seed) {
    return (Random){seed};
}

static uint64_t next_number(Random *random) {
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

int32_t random_int(Random *random, int32_t least, int32_t most) {
    uint64_t span = (uint64_t)((int64_t)most - least) + 1;
    return (int32_t)(least + (int64_t)(next_number(random) % span));
}

bool random_chance(Random *random, int32_t percent) {
    return random_int(random, 0, 99) < percent;
}

Text random_text(Random *random, Arena *arena) {
    static const char *const pieces[] = {
        "Lake ",    "Urmia", "\"",         "\\",    "\n",     "\t",          "\x01",
        "\x7f",     " ",     "Қазақстан ", "رسالة", "\u00ad", "a=b c=\"d\"", "ﬁne ",
        "👍🏽", "end\n", "#",          ",",     ":",      "Мир ",        "\u2028"};
    Buffer text = {0};
    int32_t count = random_int(random, 0, 5);
    for (int32_t i = 0; i < count; i++)
        buffer_string(&text, pieces[random_int(random, 0, sizeof pieces / sizeof *pieces - 1)]);
    Text copy = text_copy(arena, buffer_view(&text));
    buffer_free(&text);
    return copy;
}

Text random_text_or_none(Random *random, Arena *arena) {
    return random_chance(random, 60) ? random_text(random, arena) : (Text){0};
}

Place random_place(Random *random, Arena *arena) {
    static const char *const files[] = {"sources/2021/articles/a.yaml", "sources/\"b\" c.yaml",
                                        "я,1.yaml"};
    if (random_chance(random, 15)) return (Place){0};
    return (Place){text_copy(arena, text_of(files[random_int(random, 0, 2)])),
                   random_int(random, 0, 9999), random_int(random, 0, 200)};
}
