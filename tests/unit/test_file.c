// test_file.c: files are read whole or refused in words, and written whole or not at all.
#include "common/file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/test.h"

typedef struct {
    Arena *arena;
    Text folder;
    const char *why;
} Fixture;

static int set_up(void **state) {
    Arena *arena = arena_new();
    Fixture *fixture = arena_new_of(arena, Fixture);
    char name[] = "/tmp/folio-test-XXXXXX";
    if (!mkdtemp(name)) return -1;
    *fixture = (Fixture){arena, text_copy(arena, text_of(name)), NULL};
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    Fixture *fixture = *state;
    int status = system(text_print(fixture->arena, "chmod -R u+w '%s'; rm -rf '%s'", fixture->folder.at, fixture->folder.at).at);
    arena_free(fixture->arena);
    return status;
}

static const char *path_of(Fixture *fixture, const char *name) {
    return file_join(fixture->arena, fixture->folder, text_of(name)).at;
}

static void test_write_and_read(void **state) {
    Fixture *fixture = *state;
    const char *path = path_of(fixture, "a");
    assert_true(file_write(path, TEXT("one\0two"), &fixture->why));
    assert_same_text(file_read(fixture->arena, path, 100, &fixture->why), TEXT("one\0two"));
    assert_same_text(file_map(path, 100, &fixture->why), TEXT("one\0two"));
    assert_true(file_write(path, TEXT(""), &fixture->why));
    assert_same_text(file_read(fixture->arena, path, 100, &fixture->why), TEXT(""));
    assert_same_text(file_map(path, 100, &fixture->why), TEXT(""));
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0644);
}

static void check_refused(Fixture *fixture, const char *path, size_t most, const char *why) {
    fixture->why = "";
    assert_null(file_read(fixture->arena, path, most, &fixture->why).at);
    assert_string_equal(fixture->why, why);
    fixture->why = "";
    assert_null(file_map(path, most, &fixture->why).at);
    assert_string_equal(fixture->why, why);
}

static void test_refused(void **state) {
    Fixture *fixture = *state;
    Buffer large = {0};
    while (large.size <= 1 << 20) buffer_string(&large, "a megabyte of words ");
    assert_true(file_write(path_of(fixture, "large"), buffer_view(&large), &fixture->why));
    buffer_free(&large);
    check_refused(fixture, path_of(fixture, "large"), 1 << 20, "larger than 1 MB");
    check_refused(fixture, path_of(fixture, "large"), 7, "larger than its limit");
    check_refused(fixture, path_of(fixture, "none"), 100, "no such file");
    check_refused(fixture, fixture->folder.at, 100, "is a folder");
    check_refused(fixture, path_of(fixture, "large/x"), 100, "a part of its path is no folder");
    assert_int_equal(mkfifo(path_of(fixture, "pipe"), 0666), 0);
    check_refused(fixture, path_of(fixture, "pipe"), 100, "is not a regular file");
    assert_int_equal(symlink("loop", path_of(fixture, "loop")), 0);
    check_refused(fixture, path_of(fixture, "loop"), 100, "symbolic links that lead in a circle");
}

// a write that fails leaves the old file, and nothing beside it
static void test_failed_write(void **state) {
    Fixture *fixture = *state;
    assert_false(file_write(path_of(fixture, "none/a"), TEXT("x"), &fixture->why));
    assert_string_equal(fixture->why, "no such file");
    assert_false(file_write(fixture->folder.at, TEXT("x"), &fixture->why));
    assert_string_equal(fixture->why, "is a folder");
    assert_false(file_write("/dev/full", TEXT("x"), &fixture->why));
    assert_string_equal(fixture->why, "no space left");
    assert_true(file_write("/dev/null", TEXT("x"), &fixture->why)); // and it is still a device
    struct stat about;
    assert_int_equal(stat("/dev/null", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
}

static void test_links_stay(void **state) {
    Fixture *fixture = *state;
    assert_true(file_write(path_of(fixture, "real"), TEXT("old"), &fixture->why));
    assert_int_equal(chmod(path_of(fixture, "real"), 0600), 0);
    assert_int_equal(symlink("real", path_of(fixture, "link")), 0);
    assert_true(file_write(path_of(fixture, "link"), TEXT("new"), &fixture->why));
    assert_same_text(file_read(fixture->arena, path_of(fixture, "real"), 100, &fixture->why), TEXT("new"));
    struct stat about;
    assert_int_equal(lstat(path_of(fixture, "link"), &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(stat(path_of(fixture, "real"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    Text left = text_print(fixture->arena, "test $(ls '%s' | wc -l) -eq 2", fixture->folder.at); // no temporary file
    assert_int_equal(system(left.at), 0);
}

static void test_folders(void **state) {
    Fixture *fixture = *state;
    assert_true(file_make_folder(path_of(fixture, "a/b//c/"), &fixture->why));
    assert_true(file_make_folder(path_of(fixture, "a/b/c"), &fixture->why));
    assert_true(file_is_folder(path_of(fixture, "a/b/c")));
    assert_true(file_write(path_of(fixture, "a/file"), TEXT("x"), &fixture->why));
    assert_false(file_is_folder(path_of(fixture, "a/file")));
    assert_false(file_make_folder(path_of(fixture, "a/file"), &fixture->why));
    assert_string_equal(fixture->why, "a file stands in the folder's place");
    assert_false(file_make_folder(path_of(fixture, "a/file/b"), &fixture->why));
}

static void test_below(void **state) {
    Fixture *fixture = *state;
    Arena *arena = fixture->arena;
    assert_true(file_make_folder(path_of(fixture, "root/in"), &fixture->why));
    assert_true(file_make_folder(path_of(fixture, "rooter"), &fixture->why));
    assert_true(file_write(path_of(fixture, "root/in/a"), TEXT("x"), &fixture->why));
    assert_int_equal(symlink("../rooter", path_of(fixture, "root/out")), 0);
    const char *root = path_of(fixture, "root");
    assert_same_text(file_relative(arena, path_of(fixture, "root/in/../in/a"), root), TEXT("in/a"));
    assert_same_text(file_relative(arena, root, root), TEXT("."));
    assert_null(file_relative(arena, path_of(fixture, "rooter"), root).at); // a longer name is not below
    assert_null(file_relative(arena, path_of(fixture, "root/none"), root).at);
    assert_true(file_is_below(path_of(fixture, "root/in/a"), root));
    assert_false(file_is_below(root, root));
    assert_false(file_is_below(path_of(fixture, "root/out"), root)); // by a symbolic link
}

static void test_root(void **state) {
    Fixture *fixture = *state;
    assert_true(file_make_folder(path_of(fixture, "layouts"), &fixture->why));
    assert_true(file_make_folder(path_of(fixture, "sources/2021"), &fixture->why));
    assert_null(file_find_root(fixture->arena, path_of(fixture, "sources/2021")).at);
    assert_true(file_make_folder(path_of(fixture, "fonts"), &fixture->why));
    assert_same_text(file_find_root(fixture->arena, path_of(fixture, "sources/2021")), fixture->folder);
    assert_same_text(file_find_root(fixture->arena, fixture->folder.at), fixture->folder);
    assert_null(file_find_root(fixture->arena, path_of(fixture, "none")).at);
}

static void test_join(void **state) {
    Arena *arena = ((Fixture *)*state)->arena;
    assert_same_text(file_join(arena, TEXT("a"), TEXT("b")), TEXT("a/b"));
    assert_same_text(file_join(arena, TEXT("a/"), TEXT("b")), TEXT("a/b"));
    assert_same_text(file_join(arena, TEXT(""), TEXT("b")), TEXT("b"));
    assert_same_text(file_join(arena, TEXT("."), TEXT("b")), TEXT("b"));
    assert_same_text(file_join(arena, TEXT("a"), TEXT(".")), TEXT("a"));
    assert_same_text(file_join(arena, TEXT("a"), TEXT("/b")), TEXT("/b"));
    assert_same_text(file_join(arena, TEXT("/"), TEXT("b")), TEXT("/b"));
    assert_same_text(file_join(arena, TEXT("."), TEXT("")), TEXT("."));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_write_and_read), TEST(test_refused), TEST(test_failed_write), TEST(test_links_stay), TEST(test_folders),
        TEST(test_below), TEST(test_root), TEST(test_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
