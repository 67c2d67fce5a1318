// temporary.c: a folder, and a process that waits to remove it.
//
// What removes a folder from within a program (atexit, a signal's handler) is not run by every signal, nor by a crash. So a
// child holds the read end of a pipe whose write end the program keeps open and never uses: when it closes, the program
// is gone. At a normal end the program closes it itself and waits.
#include "common/temporary.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "common/arena.h"
#include "common/stage.h"

enum { FILES_OPEN = 16, TRIES = 40, PAUSE = 50 }; // files; times; ms between two

typedef struct {
    pid_t process;
    int write_end;
} Keeper;

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *at) {
    (void)about, (void)kind, (void)at;
    remove(path);
    return 0;
}

// More than once: a program that ours had started may write there for another moment.
static void remove_folder(const char *path) {
    const struct timespec pause = {0, PAUSE * 1000000};
    for (int i = 0; i < TRIES; i++) {
        nftw(path, remove_one, FILES_OPEN, FTW_DEPTH | FTW_PHYS);
        if (access(path, F_OK)) return;
        nanosleep(&pause, NULL);
    }
}

// A key pressed at the terminal is for the program: its group of processes is not the keeper's.
_Noreturn static void keep(const char *path, int read_end) {
    char byte;
    setpgid(0, 0);
    signal(SIGPIPE, SIG_IGN);
    while (read(read_end, &byte, 1) > 0) continue;
    remove_folder(path);
    _exit(0);
}

static void end_keeper(int status, void *context) {
    Keeper *keeper = context;
    (void)status;
    close(keeper->write_end);
    waitpid(keeper->process, NULL, 0);
    free(keeper);
}

static void start_keeper(const char *path) {
    int ends[2];
    Keeper *keeper = memory_new(sizeof *keeper);
    if (pipe2(ends, O_CLOEXEC)) stage_fail("cannot make a pipe");
    pid_t process = fork();
    if (process < 0) stage_fail("cannot start a process");
    if (!process) {
        close(ends[1]);
        keep(path, ends[0]);
    }
    close(ends[0]);
    *keeper = (Keeper){process, ends[1]};
    on_exit(end_keeper, keeper);
}

Text temporary_folder(Arena *arena, const char *name) {
    const char *parent = getenv("TMPDIR");
    Text path = text_print(arena, "%s/%s-XXXXXX", parent && *parent ? parent : P_tmpdir, name);
    if (!mkdtemp((char *)(uintptr_t)path.at)) stage_fail("cannot make a temporary folder '%s'", path.at);
    start_keeper(path.at);
    return path;
}
