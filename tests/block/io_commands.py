#!/usr/bin/env python3
"""Lines of commands for `moa io`, each answered as QEMU's qemu-io answers it: output, messages, exit status.
SPDX-License-Identifier: MIT

usage: io_commands.py BUILD
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOA = Path(sys.argv[1]).resolve() / "moa"
LINES = [line for line in (Path(__file__).parent / "io_commands.txt").read_text().splitlines() if not line.startswith("#")]


def without_times(text):
    text = re.sub(r"[0-9.]+ sec \(.*?\)", "TIME", text)
    return re.sub(r"^(\d+),(\d+),[0-9:.]+,.*$", r"\1,\2,TIME", text, flags=re.M)


def answer(program, line, folder):
    parts = line.split(" | ")
    command = [*program, *(word for part in parts[line.startswith("!"):] for word in ("-c", part))]
    command += parts[0][1:].split() if line.startswith("!") else ["-f", "raw", "a.raw"]
    with (folder / "a.raw").open("wb") as f:
        f.truncate(4 << 20)
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "a.qcow2", "1M"], cwd=folder, check=True)
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    return without_times(done.stdout), without_times(done.stderr), done.returncode


def main():
    failures = 0
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        for line in LINES:
            expected, got = (answer(program, line, Path(name)) for program in (["qemu-io"], [MOA, "io"]))
            if expected != got:
                failures += 1
                print(f"FAILED: {line}\n--- qemu-io\n{expected}\n--- moa io\n{got}")
    print(f"{len(LINES)} lines, {failures} differ")
    return 1 if failures else 0


sys.exit(main())
