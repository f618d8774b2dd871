#!/usr/bin/env python3
"""Runs the conformance program natively and under Moa and compares what it prints, line by line; checks that it covers the generic table.

usage: run.py MOA TRIPLE SYSCALL_TABLE [MOA'S OPTIONS...]
SPDX-License-Identifier: MIT"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEAST_COVERED = 250

# Lines that may differ, and why. Nothing else may.
DIFFERENT = [
    (r"call io_uring_\w+ ", "io_uring is not offered: its rings would need Moa to look at every entry"),
    (r"call getppid \(trapped\)", "what SECCOMP_RET_TRAP leaves in the result register: x86 has the call's number there, others the first argument"),
    (r"call ptrace ", "ptrace is not offered: what it would show is Moa"),
    (r"call bpf ", "bpf is not offered: its programs belong to the host's architecture"),
    (r"call perf_event_open ", "perf_event_open is not offered: it would count Moa's instructions"),
    (r"call userfaultfd ", "userfaultfd is not offered: Moa's own accesses would wait for the program"),
    (r"call rseq ", "rseq is not offered: the processor's number cannot be kept exact in the guest's memory"),
    (r"call (kexec_load|kexec_file_load|init_module|finit_module) ", "a guest's kernel and modules are not for this host"),
    (r"call map_shadow_stack ", "no guest has shadow stacks, the host may"),
]
DIFFERENT_SHIFTED = [
    (r"ipc: (call io_\w+|info data) ", "the kernel's ring lies where the guest has no address for it"),
]


def build(triple, out, static=False):
    compiler = f"{triple}-gcc" if triple else "gcc"
    sources = sorted(str(f) for f in HERE.glob("*.c"))
    subprocess.run([compiler, "-std=gnu17", "-w", "-D_GNU_SOURCE", "-O1", *(["-static"] if triple or static else []), *sources, "-o", out, "-lrt"],
                   check=True)


def run(command, directory):
    done = subprocess.run(command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=150, errors="replace")
    if done.returncode:
        print(f"{' '.join(command)}: status {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout.split("\n")


def compare(expected, got, shifted):
    """The number of lines that differ and may not."""
    different, wrong = DIFFERENT + (DIFFERENT_SHIFTED if shifted else []), 0
    for n in range(max(len(expected), len(got))):
        a = expected[n] if n < len(expected) else "(nothing)"
        b = got[n] if n < len(got) else "(nothing)"
        if a == b or any(re.search(pattern, a) and re.search(pattern, b) for pattern, _ in different):
            continue
        wrong += 1
        if wrong <= 20:
            print(f"native: {a}\n   moa: {b}")
    return wrong


def read_table():
    """The generic table: {name: (number, why it is not covered or None)}."""
    table = {}
    for line in (HERE / "generic.txt").read_text().split("\n"):
        m = re.match(r"(\d+) (\w+)(?: -- (.*))?$", line)
        if m:
            table[m[2]] = int(m[1]), m[3]
    return table


def check_coverage(lines, syscall_table):
    table, wrong = read_table(), 0
    covered = {m[1] for line in lines if (m := re.search(r": call (\w+) ", line))}
    for name, (number, reason) in table.items():
        if (name in covered) == bool(reason):
            print(f"{number} {name}: " + ("is covered but has a reason why not" if reason else "is not covered"))
            wrong += 1
    rows = dict(re.findall(r"\b(?:OURS|PASS|NONE)\((\d+), (\w+)", Path(syscall_table).read_text()))
    for name, (number, _) in table.items():
        if rows.get(str(number)) != name:
            print(f"{number} {name}: Moa's table has {rows.get(str(number))}")
            wrong += 1
    calls = sum(": call " in line for line in lines)
    count = len(covered & table.keys())
    print(f"{count} of {len(table)} system calls covered, by {calls} calls")
    return wrong + (count < LEAST_COVERED)


def main():
    moa, triple, table, *options = sys.argv[1:]
    moa = str(Path(moa).resolve())
    if not shutil.which(f"{triple}-gcc"):
        print(f"no {triple}-gcc")
        return 1
    with tempfile.TemporaryDirectory() as top:
        for name, target in (("native", ""), ("guest", triple)):
            (Path(top) / name).mkdir()
            build(target, Path(top) / name / "conformance")
        expected = run(["./conformance"], Path(top) / "native")
        got = run([moa, *options, "./conformance"], Path(top) / "guest")
    wrong = compare(expected, got, "-B" in options) + check_coverage(got, table)
    print(f"{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
