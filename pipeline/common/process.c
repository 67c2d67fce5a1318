// process.c: fork, exec, and a pipe that is read until it closes.
#include "common/process.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 }; // what a child says that could not become the program

_Noreturn static void become(const char *const argv[], int write_end) {
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(nothing, 2) < 0 || dup2(write_end, 1) < 0) _exit(NOT_FOUND);
    execvp(argv[0], (char *const *)(uintptr_t)argv);
    _exit(NOT_FOUND);
}

static void read_all(int read_end, Buffer *out) {
    for (;;) {
        enum { PIECE = 1 << 16 };
        ssize_t got = read(read_end, buffer_room(out, PIECE), PIECE);
        if (got > 0) out->size += (size_t)got;
        else if (!got || errno != EINTR) return;
    }
}

static int wait_for(pid_t child) {
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return PROCESS_MISSING;
    if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
    return WEXITSTATUS(status) == NOT_FOUND ? PROCESS_MISSING : WEXITSTATUS(status);
}

int process_run(const char *const argv[], Buffer *out) {
    int ends[2];
    if (pipe(ends)) return PROCESS_MISSING;
    pid_t child = fork();
    if (!child) {
        close(ends[0]);
        become(argv, ends[1]);
    }
    close(ends[1]);
    if (child > 0) read_all(ends[0], out);
    close(ends[0]);
    return child > 0 ? wait_for(child) : PROCESS_MISSING;
}
