# measure.py: what the benches share: a program's run with its times and memory, tables, verdicts.
import os
import subprocess
import time


# said: what it printed on standard error. Unit of times: ms; of memory: MB
class Run:
    def __init__(self, command):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.said = child.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.wall = (time.perf_counter() - start) * 1000
        self.user, self.system = usage.ru_utime * 1000, usage.ru_stime * 1000
        self.cpu = self.user + self.system
        self.memory = usage.ru_maxrss / 1024
        if child.returncode:
            raise SystemExit(f"bench: {' '.join(command)} failed:\n{self.said[-2000:]}")


def count_pages(path):
    return int(subprocess.run(["qpdf", "--show-npages", path], stdout=subprocess.PIPE, check=True).stdout)


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                               for i, (cell, width) in enumerate(zip(row, widths))).rstrip())


def verdict(good):
    return "met" if good else "missed"
