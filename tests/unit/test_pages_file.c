// test_pages_file.c: Pages' text form gives the Pages again, and refuses what is not one.
#include "support/compare_pages.h"
#include "support/random.h"
#include "support/test.h"

static Pages *read_bytes(Arena *arena, Text bytes, Diagnostics **diagnostics) {
    *diagnostics = diagnostics_new(arena);
    return pages_read(bytes, TEXT("a.pages"), *diagnostics);
}

static void written_pages_come_back(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        Pages *made = random_pages(seed);
        Buffer first = {0}, second = {0};
        pages_write(&first, made);
        Pages *read = read_bytes(arena, buffer_view(&first), &diagnostics);
        if (!read)
            fail_msg("seed %d, line %d: %s", (int)seed, diagnostics->all.at[0].place.line,
                     diagnostics->all.at[0].message.at);
        compare_pages(made, read);
        pages_write(&second, read);
        assert_same_text(buffer_view(&first), buffer_view(&second));
        pages_free(made);
        pages_free(read);
        buffer_free(&first);
        buffer_free(&second);
        arena_free(arena);
    }
}

// a new field must go into pages_file*.c and into compare_pages.h; then correct the size here
static void no_field_is_forgotten(void **state) {
    (void)state;
    if (sizeof(void *) != 8) skip();
    static const size_t sizes[][2] = {
        {sizeof(PagesFont), 72}, {sizeof(PagesImage), 48},  {sizeof(Ink), 56},
        {sizeof(Glyph), 8},      {sizeof(TextItem), 56},    {sizeof(RuleItem), 20},
        {sizeof(PathItem), 48},  {sizeof(ImageItem), 36},   {sizeof(GroupItem), 48},
        {sizeof(Item), 64},      {sizeof(Drawing), 32},     {sizeof(Tag), 208},
        {sizeof(Page), 80},      {sizeof(Destination), 32}, {sizeof(Bookmark), 24},
        {sizeof(Column), 40},    {sizeof(LineRecord), 104},  {sizeof(ArticleRecord), 72},
        {sizeof(ArtRecord), 32}, {sizeof(Metadata), 120},   {sizeof(Diagnostic), 88},
        {sizeof(Pages), 520},    {sizeof(Output), 72},      {sizeof(PressLimits), 36},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (sizes[i][0] != sizes[i][1])
            fail_msg("struct %d has now %d bytes", (int)i, (int)sizes[i][0]);
}

#define HEAD                                                                                       \
    "folio-pages 1\nfont id=0 file=\"f.ttf\"\nimage id=0 file=\"i.jpg\" size=20,10 colour=rgb\n"   \
    "ink id=0 name=\"black\" kind=process cmyk=0,0,0,1000 rgb=0,0,0\ndrawing id=0 box=0,0,9,9\n"   \
    "tag id=1 role=p\n"
#define PAGE HEAD "page number=1 size=1000,2000\n" // line 7; items start at line 8
#define GLYPHS "  text tag=1 font=0 size=9 paint=0,1000 origin=0,0 "

static void pages_are_read(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *diagnostics;
    Text bytes =
        TEXT(PAGE GLYPHS
             "source=\"fi\" glyphs=7:0:500,8:1:600:-1:2\n"
             "  group tag=1 clip=m:0:0,l:5:0,l:5:5,z\n    rule tag=1 box=1,2,3,4 paint=0,500\n"
             "  end-group\n  show-image tag=1 image=0 box=0,0,9,9 crop=0,0,20,10\n"
             "  show-drawing tag=1 drawing=0 layer=marks\nend\n");
    Pages *pages = read_bytes(arena, bytes, &diagnostics);
    assert_non_null(pages);
    const Items *items = &pages->pages.at[0].items;
    assert_int_equal(items->count, 6);
    assert_int_equal(text_item_offset(&items->at[0].text, 1).dy, 2);
    assert_int_equal(text_item_width(&items->at[0].text), 1100);
    assert_int_equal(items->at[1].group.clip.verb_count, 4);
    assert_int_equal(items->at[2].rule.paint.tint, 500);
    assert_int_equal(items->at[5].layer, LAYER_MARKS);
    assert_int_equal(items->at[5].drawing.matrix.d, 65536);
    pages_free(pages);
    arena_free(arena);
}

typedef struct {
    const char *bytes;
    int32_t line;
    const char *message;
} Fault;

static void expect_faults(const Fault *faults, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        Pages *read = read_bytes(arena, text_of(faults[i].bytes), &diagnostics);
        if (read) fail_msg("read in spite of: %s", faults[i].message);
        assert_only_fault(diagnostics, faults[i].line, faults[i].message);
        arena_free(arena);
    }
}
#define EXPECT_FAULTS(faults) expect_faults(faults, sizeof(faults) / sizeof *(faults))

static void faulty_tables_are_refused(void **state) {
    (void)state;
    static const Fault faults[] = {
        {"folio-document 1\nend\n", 1, "folio-pages 1"},
        {"folio-pages 1\nfont id=1 file=\"a\"\nend\n", 2, "from 0 to 0"},
        {"folio-pages 1\nmetadata hidden=\"grid,gird\"\nend\n", 2, "hidden names layers"},
        {"folio-pages 1\nfont id=0\nend\n", 2, "needs the field 'file'"},
        {"folio-pages 1\nfont id=0 file=\"a\" digest=\"xyz\"\nend\n", 2, "64 digits"},
        {"folio-pages 1\nfont id=0 file=\"a\" face=65536\nend\n", 2, "from 0 to 65535"},
        {"folio-pages 1\nimage id=0 file=\"a\"\nend\n", 2, "needs the field 'size'"},
        {"folio-pages 1\nimage id=0 file=\"a\" size=0,1\nend\n", 2, "from 1"},
        {"folio-pages 1\nimage id=0 file=\"a\" size=1,1 colour=gray\nend\n", 2,
         "did you mean 'grey'"},
        {"folio-pages 1\nink id=0 cmyk=0,0,0,1001\nend\n", 2, "from 0 to 1000"},
        {"folio-pages 1\ndrawing id=0 box=0,0,-1,0\nend\n", 2, "size below 0"},
        {"folio-pages 1\ndrawing id=0 box=0,0,268435457,0\nend\n", 2, "from -268435456"},
        {HEAD "tag id=3 role=p\nend\n", 7, "from 2 to 2"},
        {HEAD "tag id=2\nend\n", 7, "needs the field 'role'"},
        {HEAD "tag id=2 role=q\nend\n", 7, "'q' is no role"},
        {HEAD "tag id=2 role=p parent=2\nend\n", 7, "from 0 to 1"},
        {HEAD "tag id=2 role=artifact parent=1\nend\n", 7, "no parent"},
        {HEAD "tag id=2 role=artifact\ntag id=3 parent=2 role=p\nend\n", 8, "holds no tags"},
        {HEAD "tag id=2 role=p destination=1\n\nend\n", 7, "no destination 1 (there are 0)"},
        {HEAD "tag id=2 role=p box-page=2 box=0,0,1,1\npage number=1 size=9,9\nend\n", 7,
         "no page 2"},
        {HEAD "tag id=2 role=p box-page=1\nend\n", 7, "needs the field 'box'"},
        {HEAD "destination id=1 page=1 point=0,0\nend\n", 7, "no page 1 (there are 0)"},
        {HEAD "destination id=1 page=0 point=0,0\nend\n", 7, "counts from 1"},
        {HEAD "destination id=1 page=1\nend\n", 7, "needs the field 'point'"},
        {HEAD "bookmark level=0 destination=1\nend\n", 7, "from 1 to 0"},
        {PAGE "destination id=1 page=1 point=0,0\nbookmark level=1 destination=1\nend\n", 9,
         "from 0 to 0"},
    };
    EXPECT_FAULTS(faults);
}

static void faulty_pages_are_refused(void **state) {
    (void)state;
    static const Fault faults[] = {
        {HEAD "page number=2 size=9,9\nend\n", 7, "from 1 to 1"},
        {HEAD "page number=1\nend\n", 7, "needs the field 'size'"},
        {HEAD "page number=1 size=9,14400001\nend\n", 7, "from 1 to 14400000"},
        {HEAD "page number=1 size=9,9 bleed=-1\nend\n", 7, "from 0"},
        {HEAD "rule tag=1 box=0,0,1,1\nend\n", 7, "before any page"},
        {PAGE "  rule box=0,0,1,1\nend\n", 8, "needs the field 'tag'"},
        {PAGE "  rule tag=0 box=0,0,1,1\nend\n", 8, "from 1 to 1"},
        {PAGE "  rule tag=2 box=0,0,1,1\nend\n", 8, "from 1 to 1"},
        {PAGE "  rule tag=1 layer=top\nend\n", 8, "'top' is no layer"},
        {PAGE "  rule tag=1 paint=1,1000\nend\n", 8, "from 0 to 0"},
        {PAGE "  rule tag=1 paint=0,1001\nend\n", 8, "from 0 to 1000"},
        {PAGE "  end-group\nend\n", 8, "no group is open"},
        {PAGE "  end-group tag=1\nend\n", 8, "no group is open"},
        {PAGE "  group tag=1\nend\n", 9, "a group is still open"},
        {PAGE "  group tag=1\npage number=2 size=9,9\nend\n", 9, "a group is still open"},
        {PAGE "  group tag=1\n  end-group tag=1\nend\n", 9, "from 0 to 0"},
        {PAGE "  group tag=1 matrix=1,2,2,4,0,0\n  end-group\nend\n", 8, "cannot be inverted"},
        {PAGE "  group tag=1 clip=l:0:0\n  end-group\nend\n", 8, "begins with m"},
        {PAGE "  show-image tag=1 image=1 box=0,0,9,9 crop=0,0,9,9\nend\n", 8, "from 0 to 0"},
        {PAGE "  show-image tag=1 image=0 box=0,0,9,9 crop=0,0,9,11\nend\n", 8,
         "leaves the image of 20 x 10"},
        {PAGE "  show-image tag=1 image=0 box=0,0,9,9 crop=-1,0,9,9\nend\n", 8, "leaves the image"},
        {PAGE "  show-image tag=1 image=0 box=0,0,0,9 crop=0,0,9,9\nend\n", 8, "not empty"},
        {PAGE "  show-drawing tag=1 drawing=1\nend\n", 8, "from 0 to 0"},
        {PAGE "  path tag=1 path=x:0:0\nend\n", 8, "m, l, c or z"},
        {PAGE "  path tag=1 path=m:0:0,\nend\n", 8, "m, l, c or z"},
        {PAGE "  path tag=1 path=m:0\nend\n", 8, "':'"},
        {PAGE "  path tag=1 path=m:0:0,c:1:1:2:2\nend\n", 8, "':'"},
        {PAGE "  path tag=1 path=m:0:0:1\nend\n", 8, "should end here"},
        {PAGE "  path tag=1 path\nend\n", 8, "m, l, c or z"},
        {PAGE "  path tag=1 cap=3\nend\n", 8, "from 0 to 2"},
        {PAGE "  path tag=1 dash=-1,0\nend\n", 8, "from 0"},
        {PAGE "  path tag=1 width=-1\nend\n", 8, "from 0"},
        {"folio-pages 1\ndrawing id=0 box=0,0,1,1\n  show-drawing drawing=0\nend\n", 3,
         "rules, paths and groups"},
        {"folio-pages 1\ndrawing id=0 box=0,0,1,1\n  rule tag=1\nend\n", 3, "from 0 to 0"},
    };
    EXPECT_FAULTS(faults);
}

static void faulty_texts_are_refused(void **state) {
    (void)state;
    static const Fault faults[] = {
        {PAGE "  text tag=1 font=1 size=9 origin=0,0\nend\n", 8, "from 0 to 0"},
        {PAGE "  text tag=1 font=0 size=0 origin=0,0\nend\n", 8, "from 1"},
        {PAGE "  text tag=1 font=0 size=9\nend\n", 8, "needs the field 'origin'"},
        {PAGE GLYPHS "scale=0\nend\n", 8, "from 1 to 100000"},
        {PAGE GLYPHS "source=\"ab\" glyphs=1:2:5\nend\n", 8, "cluster"},
        {PAGE GLYPHS "source=\"ab\" glyphs=1:1:5,1:0:5\nend\n", 8, "cluster"},
        {PAGE GLYPHS "rtl source=\"ab\" glyphs=1:0:5,1:1:5\nend\n", 8, "cluster"},
        {PAGE GLYPHS "source=\"я\" glyphs=1:1:5\nend\n", 8, "cluster"},
        {PAGE GLYPHS "glyphs=1:1:5\nend\n", 8, "cluster"},
        {PAGE GLYPHS "source=\"ab\" glyphs=65536:0:5\nend\n", 8, "from 0 to 65535"},
        {PAGE GLYPHS "source=\"ab\" glyphs=1:0\nend\n", 8, "':'"},
        {PAGE GLYPHS "source=\"ab\" glyphs=1:0:1:1\nend\n", 8, "':'"},
        {PAGE GLYPHS "source=\"ab\" glyphs=1:0:1:1:32768\nend\n", 8, "from -32768"},
        {PAGE GLYPHS "source=\"ab\" glyphs=1:0:1;1\nend\n", 8, "should end here"},
        {PAGE GLYPHS "source=\"ab\" glyphs=\nend\n", 8, "whole number"},
        {PAGE GLYPHS "scale=20000 source=\"a\" glyphs=1:0:268435456\nend\n", 8, "too wide"},
    };
    EXPECT_FAULTS(faults);
}

static void faulty_facts_are_refused(void **state) {
    (void)state;
#define COLUMN PAGE "column page=1 index=0 frame=0,0,9,9 leading=1 first=0 lines=0,3\n"
    static const Fault faults[] = {
        {PAGE "column page=2 index=0 leading=1 first=0\nend\n", 8, "from 1 to 1"},
        {PAGE "column page=1 index=-1 leading=1 first=0\nend\n", 8, "from 0"},
        {PAGE "line tag=1 column=0 origin=0,0 width=1\nend\n", 8, "from 0 to -1"},
        {COLUMN "line tag=2 column=0 origin=0,0 width=1\nend\n", 9, "from 1 to 1"},
        {COLUMN "line tag=1 column=1 origin=0,0 width=1\nend\n", 9, "from 0 to 0"},
        {COLUMN "line tag=1 column=0 width=1\nend\n", 9, "needs the field 'origin'"},
        {PAGE "article first-page=2\nend\n", 8, "from 0 to 1"},
        {PAGE "article first-page=1 pages=2\nend\n", 8, "from 0 to 1"},
        {PAGE "article cost=-2\nend\n", 8, "from -1"},
        {PAGE "art page=2 composition=1\nend\n", 8, "from 1 to 1"},
        {PAGE "art page=1\nend\n", 8, "needs the field 'composition'"},
        {PAGE "diagnostic message=\"x\"\nend\n", 8, "needs the field 'severity'"},
        {PAGE "diagnostic severity=error page=2\nend\n", 8, "from 0 to 1"},
        {PAGE "metadatum\nend\n", 8, "did you mean 'metadata'"},
    };
    EXPECT_FAULTS(faults);
}

static void depths_are_limited(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diagnostics *diagnostics;
    Buffer groups = {0}, tags = {0};
    buffer_string(&groups, PAGE);
    for (int32_t i = 0; i < 25; i++) buffer_string(&groups, "  group tag=1\n");
    assert_null(read_bytes(arena, buffer_view(&groups), &diagnostics));
    assert_only_fault(diagnostics, 32, "at most 24 deep");
    buffer_string(&tags, HEAD);
    for (int32_t i = 2; i <= 201; i++)
        buffer_print(&tags, "tag id=%d parent=%d role=p\n", i, i - 1);
    assert_null(read_bytes(arena, buffer_view(&tags), &diagnostics));
    assert_only_fault(diagnostics, 206, "at most 200 deep");
    buffer_free(&groups);
    buffer_free(&tags);
    arena_free(arena);
}

// written Pages with a byte changed or the end cut never crash, and are read or refused with one fault
static void damaged_pages_survive(void **state) {
    (void)state;
    Pages *made = random_pages(11);
    Buffer bytes = {0};
    pages_write(&bytes, made);
    Random random = random_new(1);
    for (int32_t round = 0; round < 500; round++) {
        Arena *arena = arena_new();
        Diagnostics *diagnostics;
        size_t at = (size_t)random_int(&random, 0, (int32_t)bytes.size - 1);
        char kept = bytes.bytes[at];
        bytes.bytes[at] = (char)random_int(&random, 0, 255);
        size_t size = random_chance(&random, 30) ? at : bytes.size;
        Pages *read = read_bytes(arena, (Text){bytes.bytes, size}, &diagnostics);
        assert_int_equal(diagnostics->all.count, read ? 0 : 1);
        bytes.bytes[at] = kept;
        pages_free(read);
        arena_free(arena);
    }
    pages_free(made);
    buffer_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_pages_come_back),  cmocka_unit_test(no_field_is_forgotten),
        cmocka_unit_test(pages_are_read),           cmocka_unit_test(faulty_tables_are_refused),
        cmocka_unit_test(faulty_pages_are_refused), cmocka_unit_test(faulty_texts_are_refused),
        cmocka_unit_test(faulty_facts_are_refused), cmocka_unit_test(depths_are_limited),
        cmocka_unit_test(damaged_pages_survive),
    };
    return cmocka_run_group_tests_name("pages file", tests, NULL, NULL);
}
