# terminal.py: a program on a terminal, as a person sees it.
#
#     terminal.py progress|none [--phases A,B,…] COMMAND…
#
# The command's standard error is a terminal of 80 columns (a pty). progress: a line "PHASE N of M UNIT, P %" was drawn,
# of each phase asked for, never longer than the terminal, and what stays on the screen when the command ends is
# what it says into a pipe. none: nothing was drawn that goes away again.
# Standard output is closed. Prints what is wrong, exits with 1.
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

ERASE = "\r\x1b[K"


def on_terminal(command):
    lead, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=end)
    os.close(end)
    said = b""
    while True:
        try:
            piece = os.read(lead, 65536)
        except OSError:  # the program's end of it is closed
            break
        if not piece:
            break
        said += piece
    return said.decode("utf-8", "replace").replace("\r\n", "\n"), process.wait()


# the lines that are left when all is drawn: what stands before an erase on a line is gone
def screen(said):
    return "\n".join(line.split(ERASE)[-1] for line in said.split("\n"))


def judge(wanted, phases, command):
    said, status = on_terminal(command)
    drawn = [piece for piece in re.split(r"\r\x1b\[K|\n", said) if re.match(r"\w+ +\d+ of \d+ [a-z]+, \d+ %$", piece)]
    if wanted == "none":
        return ["drawn: " + repr(said[:120])] if "\r" in said or "\x1b" in said else []
    piped = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                           check=False)
    plain, faults = piped.stderr.decode("utf-8"), []
    faults += [] if drawn else ["no line of progress"]
    faults += [f"phase {phase}: not shown" for phase in phases if not any(line.startswith(phase + " ") for line in drawn)]
    faults += [f"too long: {line}" for line in drawn if len(line) > 79]
    faults += [f"more done than there is: {line}" for line in drawn if int(line.rsplit(" ", 2)[1]) > 100]
    faults += [] if "\r" not in plain and "\x1b" not in plain else ["drawn into a pipe"]
    faults += [] if screen(said) == plain else ["left on the screen: " + repr(screen(said)[:200])]
    faults += [] if status == piped.returncode else [f"exit status {status}, into a pipe {piped.returncode}"]
    return faults


def main(arguments):
    wanted, phases = arguments.pop(0), []
    if arguments[0] == "--phases":
        phases = arguments[1].split(",")
        del arguments[:2]
    faults = judge(wanted, phases, arguments)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
