#!/usr/bin/env python3
"""Times Moa against Debian's qemu-aarch64 and the native program, in turn, and prints the ratio tables.

usage: bench/run.py [--build DIR] [--runs N] [--write] [NAME...]
CPU seconds (user + system) of whole processes; the median of N interleaved runs. --write puts the tables into docs/benchmarks.md.
SPDX-License-Identifier: MIT"""
import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
CROSS = ["aarch64-linux-gnu-gcc", "-O2", "-march=armv8-a+crypto", "-static"]
NATIVE = ["gcc", "-O2", "-march=native", "-static"]

# group, (at least this many times faster than QEMU), how the bar is read, workloads
MICRO = [
    ("scalar FP", 5.0, "each", "fp", ["nbody", "matmul", "mandelbrot", "libm"]),
    ("SIMD and libc string functions", 6.0, "each", "simd", ["float4", "byte16", "strlen", "memcpy", "aes", "sha256"]),
    ("calls and indirect branches", 2.5, "each", "control", ["recursion", "indirect", "switch", "goto", "setjmp"]),
    ("integer", 1.3, "each", "integer", ["loop", "sieve", "sort", "hash"]),
]

PYTHON = """
d = {}
for i in range(300000):
    d[i % 1000] = d.get(i % 1000, 0) + i
    s = str(i)
print(sum(d.values()), len(s), sorted(x * x % 1009 for x in range(60000))[::20000])
"""
PERL = 'my %h; for my $i (1..300000) { $h{$i % 1000} += $i; $s .= "x$i" if $i % 3; } print length($s), " ", $h{7}, "\\n"; print scalar(() = $s =~ /x1\\d*2/g), "\\n";'
LUA = "local t = {} for i = 1, 1500000 do t[i % 1000] = (t[i % 1000] or 0) + i * 2 end local s = 0 for k, v in pairs(t) do s = s + v end print(s, ('x'):rep(10):gsub('x', 'yy'))"
AWK = "BEGIN { for (i = 0; i < 600000; i++) { a[i % 997] += i; s = s substr(i, 1, 1) } print length(s), a[5] }"
SQL = "create table t(a integer, b text); with recursive n(i) as (select 1 union all select i + 1 from n where i < 60000) insert into t select i, 'row ' || i from n; select count(*), sum(a), max(b) from t where b like '%7%'; select a % 10, count(*) from t group by 1 order by 2 limit 3;"

# name, guest program under the root, host program, arguments
PROGRAMS = [
    ("python3", "/usr/bin/python3", "python3", ["-c", PYTHON]),
    ("lua", "/usr/bin/lua5.4", "lua5.4", ["-e", LUA]),
    ("perl", "/usr/bin/perl", "perl", ["-e", PERL]),
    ("gawk", "/usr/bin/gawk", "gawk", [AWK]),
    ("sqlite3", "/usr/bin/sqlite3", "sqlite3", [":memory:", SQL]),
    ("cc1", "/usr/lib/gcc/aarch64-linux-gnu/12/cc1", None, ["-quiet", "-O2", "INPUT", "-o", "/dev/null"]),
]


def cpu_seconds(command):
    """CPU seconds of one run; stops with the command's own message if it fails."""
    null = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=null)  # a fork would charge this program's pages to the child
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"bench: status {status:#x} from: {' '.join(command)[:200]}")
    return usage.ru_utime + usage.ru_stime


def measure(commands, runs):
    """Interleaved medians; commands may be None."""
    times = {name: [] for name, command in commands.items() if command}
    for name in times:
        cpu_seconds(commands[name])
    for _ in range(runs):
        for name in times:
            times[name].append(cpu_seconds(commands[name]))
    return {name: statistics.median(t) for name, t in times.items()}


class Table:
    def __init__(self, out):
        self.out, self.ratios, self.missed = out, [], []

    def head(self, title, bar, how):
        self.ratios = []
        self.title = title
        self.out(f"\n### {title}: at least {bar:g} times faster than QEMU ({'each' if how == 'each' else 'geometric mean'})\n")
        self.out("| workload | native s | QEMU s | Moa s | QEMU / native | Moa / native | **QEMU / Moa** | bar |")
        self.out("|---|---:|---:|---:|---:|---:|---:|---|")

    def row(self, name, t, bar):
        ratio = t["qemu"] / max(t["moa"], 1e-4)
        self.ratios.append(ratio)
        native = t.get("native")
        per = lambda x: f"{x / native:.1f}" if native and native >= 0.002 else "–"
        verdict = "" if bar is None else "met" if ratio >= bar else "**missed**"
        if bar is not None and ratio < bar:
            self.missed.append(name)
        shown = f"{native:.3f}" if native is not None else "–"
        self.out(f"| {name} | {shown} | {t['qemu']:.3f} | {t['moa']:.3f} | {per(t['qemu'])} | {per(t['moa'])} | **{ratio:.2f}** | {verdict} |")

    def foot(self, bar, how):
        mean = math.exp(sum(map(math.log, self.ratios)) / len(self.ratios))
        verdict = "" if how == "each" else "met" if mean >= bar else "**missed**"
        if how == "mean" and mean < bar:
            self.missed.append(self.title)
        self.out(f"| geometric mean | | | | | | **{mean:.2f}** | {verdict} |")


def build_programs(work):
    work.mkdir(parents=True, exist_ok=True)
    (work / "once.c").write_text(subprocess.run([sys.executable, HERE / "make-once.py"], check=True, capture_output=True, text=True).stdout)
    sources = {p.stem: p for p in HERE.glob("guest/*.c")} | {"once": work / "once.c"}
    for name, source in sources.items():
        for kind, compiler in (("guest", CROSS), ("native", NATIVE)):
            target = work / f"{name}.{kind}"
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                optimise = ["-O1"] if name == "once" else []
                subprocess.run([*compiler, *optimise, "-o", target, source, "-lm"], check=True)


def guest_instructions(qemu, program):
    """Guest instructions in the regions of a run-once program, as the linker laid them out: the size of its code."""
    text = subprocess.run(["aarch64-linux-gnu-size", program], check=True, capture_output=True, text=True).stdout.split("\n")[1]
    return int(text.split()[0]) / 4


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    build = Path(args.build).resolve()
    work, root = build / "bench", build / "guests/arm64"
    moa, moa_user = str(build / "moa"), str(build / "moa-user")
    qemu = shutil.which("qemu-aarch64-static") or sys.exit("bench: qemu-aarch64-static is not installed")
    build_programs(work)
    lines = []

    def out(line):
        print(line, flush=True)
        lines.append(line)

    wanted = lambda name: not args.names or name in args.names
    table = Table(out)
    for title, bar, how, program, names in MICRO:
        if not any(map(wanted, names)):
            continue
        table.head(title, bar, how)
        for name in filter(wanted, names):
            guest = str(work / f"{program}.guest")
            table.row(name, measure({"native": [str(work / f"{program}.native"), name], "qemu": [qemu, guest, name], "moa": [moa, guest, name]}, args.runs), bar)
        table.foot(bar, how)

    if any(wanted(p[0]) for p in PROGRAMS):
        table.head("real programs", 2.0, "mean")
        for name, guest, host, arguments in PROGRAMS:
            if not wanted(name):
                continue
            arguments = [str(HERE / "guest/integer.c") if a == "INPUT" else a for a in arguments]
            native = [host, *arguments] if host and shutil.which(host) else None
            guest = str(root) + guest
            table.row(name, measure({"native": native, "qemu": [qemu, "-L", str(root), guest, *arguments], "moa": [moa, "-L", str(root), guest, *arguments]}, args.runs), None)
        table.foot(2.0, "mean")

    if wanted("empty") or wanted("once"):
        out("\n### Starting and translating\n")
        out("| what | QEMU | Moa | bar | |\n|---|---:|---:|---:|---|")
    if wanted("empty"):
        guest = str(work / "empty.guest")
        t = measure({"qemu": [qemu, guest], "moa": [moa_user, guest]}, args.runs * 4)
        out(f"| empty static program, CPU ms | {t['qemu'] * 1e3:.2f} | {t['moa'] * 1e3:.2f} | 2 | {'met' if t['moa'] <= 0.002 else '**missed**'} |")
    if wanted("once"):
        guest, empty = str(work / "once.guest"), str(work / "empty.guest")
        t = measure({"qemu": [qemu, guest], "moa": [moa_user, guest], "qemu0": [qemu, empty], "moa0": [moa_user, empty]}, args.runs)
        count = guest_instructions(qemu, guest) - guest_instructions(qemu, empty)
        us = {k: (t[k] - t[k + "0"]) / count * 1e6 for k in ("qemu", "moa")}
        out(f"| code run once, µs per guest instruction | {us['qemu']:.2f} | {us['moa']:.2f} | 0.5 | {'met' if us['moa'] <= 0.5 else '**missed**'} |")

    if table.missed:
        out(f"\nBars missed: {', '.join(table.missed)}.")
    if args.write:
        doc = TOP / "docs/benchmarks.md"
        text = doc.read_text()
        mark = "<!-- tables -->"
        doc.write_text(text[: text.index(mark) + len(mark)] + "\n" + "\n".join(lines) + "\n")


main()
