#!/usr/bin/env python3
"""Times Moa against Debian's qemu-user and the native program, in turn, and prints the ratio tables.

usage: bench/run.py [--build DIR] [--runs N] [--guest aarch64|riscv64]... [--write] [NAME...]
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
NATIVE = ["gcc", "-O2", "-march=native", "-static"]

# group, (at least this many times faster than QEMU; None: for information), how the bar is read, program, workloads (of another program: PROGRAM/NAME)
MICRO = [
    ("scalar FP", 5.0, "each", "fp", ["nbody", "matmul", "mandelbrot", "libm"]),
    ("SIMD and libc string functions", 6.0, "each", "simd", ["float4", "byte16", "strlen", "memcpy", "aes", "sha256"]),
    ("calls and indirect branches", 2.5, "each", "control", ["recursion", "indirect", "switch", "goto", "setjmp"]),
    ("integer", 1.3, "each", "integer", ["loop", "sieve", "sort", "hash"]),
]
MICRO_RISCV = [
    MICRO[0],
    ("SIMD and libc string functions, with the vector extension (rv64gcv, VLEN 128)", 6.0, "each", "v_kernels",
     ["simd_v/float4", "simd_v/byte16", "v_strlen", "v_memcpy", "v_byte16", "v_saxpy", "v_dot", "v_dgemm", "v_short"]),
    ("The same in code for RV64GC, which has no vectors", None, "each", "simd", ["float4", "byte16", "strlen", "memcpy"]),
    *MICRO[2:],
]

# root: of the real programs, under build/guests. vector: programs that clang compiles for the vector extension, and the CPU that they run on.
GUESTS = {
    "aarch64": {"title": "AArch64", "prefix": "aarch64-linux-gnu-", "cflags": ["-march=armv8-a+crypto"], "root": "arm64", "micro": MICRO,
                "goarch": "arm64", "vector": {}, "cpu": []},
    "riscv64": {"title": "RISC-V, RV64GC", "prefix": "riscv64-linux-gnu-", "cflags": ["-march=rv64gc", "-mabi=lp64d"], "root": "riscv64",
                "micro": MICRO_RISCV, "goarch": "riscv64", "vector": {"simd_v": "simd", "v_kernels": "v_kernels"},
                "cpu": ["-cpu", "rv64,v=true,vext_spec=v1.0"]},
}
VECTOR_CC = ["clang", "--target=riscv64-linux-gnu", "-march=rv64gcv", "-mabi=lp64d", "-O2", "-isystem", "/usr/riscv64-linux-gnu/include",
             "-mllvm", "-riscv-v-vector-bits-min=128", "-c"]

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
    ("cc1", "/usr/lib*/gcc/*-linux-gnu/*/cc1", None, ["-quiet", "-O2", "CFLAGS", "INPUT", "-o", "/dev/null"]),
]

# The same, of languages that bring their own compiler or run time; and the packages that tests/programs fetches for them.
RUNTIMES = [
    ("node", "/usr/bin/node", "node", [str(HERE / "guest/mixed.js")], ["nodejs"]),
    ("java", "/usr/lib/jvm/java-*-openjdk-*/bin/java", "java",
     ["-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx256m", "-cp", "WORK", "Mixed"], ["openjdk-17-jdk-headless|openjdk-21-jdk-headless"]),
    ("go", None, None, [], []),
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
        asked = f": at least {bar:g} times faster than QEMU ({'each' if how == 'each' else 'geometric mean'})" if bar else ""
        self.out(f"\n### {title}{asked}\n")
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
        verdict = "" if how == "each" or not bar else "met" if mean >= bar else "**missed**"
        if how == "mean" and bar and mean < bar:
            self.missed.append(self.title)
        self.out(f"| geometric mean | | | | | | **{mean:.2f}** | {verdict} |")


def newer(source, target):
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def build_runtimes(guest, work):
    """Programs for RUNTIMES that are compiled; the host's compilers know every target."""
    if newer(HERE / "guest/Mixed.java", work / "Mixed.class"):
        subprocess.run(["javac", "-d", work, HERE / "guest/Mixed.java"], check=True)
    for kind, arch in ((guest["root"], guest["goarch"]), ("native", "amd64")):
        if newer(HERE / "guest/mixed.go", work / f"go.{kind}"):
            environment = {"GOARCH": arch, "CGO_ENABLED": "0", "GOCACHE": str(work / "go-cache"), "GO111MODULE": "off"}
            subprocess.run(["go", "build", "-o", work / f"go.{kind}", HERE / "guest/mixed.go"], check=True, env=os.environ | environment)


def build_programs(guest, work):
    work.mkdir(parents=True, exist_ok=True)
    (work / "once.c").write_text(subprocess.run([sys.executable, HERE / "make-once.py"], check=True, capture_output=True, text=True).stdout)
    sources = {p.stem: p for p in HERE.glob("guest/*.c")} | {"once": work / "once.c"}
    cross = [guest["prefix"] + "gcc", "-O2", *guest["cflags"], "-static"]
    for name, of in guest["vector"].items():
        source, target = HERE / f"guest/{of}.c", work / f"{name}.{guest['root']}"
        if newer(source, target):
            subprocess.run([*VECTOR_CC, "-o", work / f"{name}.o", source], check=True)
            subprocess.run([guest["prefix"] + "gcc", "-static", "-o", target, work / f"{name}.o", "-lm"], check=True)
    for name, source in sources.items():
        for kind, compiler in ((guest["root"], cross), ("native", NATIVE)):
            target = work / f"{name}.{kind}"
            if newer(source, target) and not (kind != "native" and name in guest["vector"]):
                optimise = ["-O1"] if name == "once" else []
                subprocess.run([*compiler, *optimise, "-o", target, source, "-lm"], check=True)


def guest_instructions(guest, program):
    """How many instructions a program has, as the disassembler counts them."""
    listing = subprocess.run([guest["prefix"] + "objdump", "-d", "--no-show-raw-insn", program], check=True, capture_output=True, text=True).stdout
    return sum(":\t" in line for line in listing.split("\n"))


class Bench:
    """The tables of one guest."""

    def __init__(self, guest, args, out):
        build = Path(args.build).resolve()
        self.guest, self.out, self.runs, self.names = guest, out, args.runs, args.names
        self.work, self.root = build / "bench", build / "guests" / guest["root"]
        self.moa, self.moa_user = str(build / "moa"), str(build / "moa-user")
        name = "qemu-" + guest["prefix"].split("-")[0] + "-static"
        self.qemu = shutil.which(name) or sys.exit(f"bench: {name} is not installed")
        self.table = Table(out)
        build_programs(guest, self.work)

    def wanted(self, name):
        return not self.names or name.rpartition("/")[2] in self.names

    def program(self, name):
        return str(self.work / f"{name}.{self.guest['root']}")

    def micro(self):
        for title, bar, how, program, names in self.guest["micro"]:
            if not any(map(self.wanted, names)):
                continue
            self.table.head(title, bar, how)
            for name in filter(self.wanted, names):
                other, _, workload = name.rpartition("/")
                file = other or program
                cpu = self.guest["cpu"] if file in self.guest["vector"] else []
                native = str(self.work / f"{self.guest['vector'].get(file, file)}.native")
                commands = {"native": [native, workload], "qemu": [self.qemu, *cpu, self.program(file), workload],
                            "moa": [self.moa, *cpu, self.program(file), workload]}
                self.table.row(workload, measure(commands, self.runs), bar)
            self.table.foot(bar, how)

    def programs(self):
        if not any(self.wanted(p[0]) for p in PROGRAMS):
            return
        self.table.head("real programs", 2.0, "mean")
        for name, path, host, arguments in PROGRAMS:
            if not self.wanted(name):
                continue
            found = sorted(self.root.glob(path[1:])) or sys.exit(f"bench: {self.root} has no {path}: make guests")
            stands_for = {"INPUT": [str(HERE / "guest/integer.c")], "CFLAGS": self.guest["cflags"]}
            arguments = [word for a in arguments for word in stands_for.get(a, [a])]
            native = [host, *arguments] if host and shutil.which(host) else None
            command = ["-L", str(self.root), str(found[0]), *arguments]
            self.table.row(name, measure({"native": native, "qemu": [self.qemu, *command], "moa": [self.moa, *command]}, self.runs), None)
        self.table.foot(2.0, "mean")

    def runtimes(self):
        wanted = [r for r in RUNTIMES if self.wanted(r[0])]
        if not wanted:
            return
        build_runtimes(self.guest, self.work)
        self.table.head("languages with a compiler or a run time of their own", 2.0, "each")
        for name, path, host, arguments, packages in wanted:
            arguments = [str(self.work) if a == "WORK" else a for a in arguments]
            if path:
                subprocess.run([TOP / "tools/guest-root.sh", self.guest["root"], self.root, *packages], check=True)
                found = sorted(self.root.glob(path[1:])) or sys.exit(f"bench: {self.root} has no {path}")
                native, command = [host, *arguments] if shutil.which(host) else None, ["-L", str(self.root), str(found[0]), *arguments]
            else:
                native, command = [str(self.work / f"{name}.native")], [self.program(name)]
            self.table.row(name, measure({"native": native, "qemu": [self.qemu, *command], "moa": [self.moa, *command]}, self.runs), 2.0)
        self.table.foot(2.0, "each")

    def starting(self):
        if not self.wanted("empty") and not self.wanted("once"):
            return
        self.out("\n### Starting and translating\n")
        self.out("| what | QEMU | Moa | bar | |\n|---|---:|---:|---:|---|")
        empty, once = self.program("empty"), self.program("once")
        if self.wanted("empty"):
            t = measure({"qemu": [self.qemu, empty], "moa": [self.moa_user, empty]}, self.runs * 4)
            self.out(f"| empty static program, CPU ms | {t['qemu'] * 1e3:.2f} | {t['moa'] * 1e3:.2f} | 2 | {'met' if t['moa'] <= 0.002 else '**missed**'} |")
        if self.wanted("once"):
            t = measure({"qemu": [self.qemu, once], "moa": [self.moa_user, once], "qemu0": [self.qemu, empty], "moa0": [self.moa_user, empty]}, self.runs)
            count = guest_instructions(self.guest, once) - guest_instructions(self.guest, empty)
            us = {k: (t[k] - t[k + "0"]) / count * 1e6 for k in ("qemu", "moa")}
            self.out(f"| code run once, µs per guest instruction | {us['qemu']:.2f} | {us['moa']:.2f} | 0.5 | {'met' if us['moa'] <= 0.5 else '**missed**'} |")

    def all(self):
        self.out(f"\n## {self.guest['title']}")
        self.micro()
        self.programs()
        self.runtimes()
        self.starting()
        if self.table.missed:
            self.out(f"\nBars missed: {', '.join(self.table.missed)}.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default="build")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--guest", action="append", choices=list(GUESTS), help="default: all")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    lines = []

    def out(line):
        print(line, flush=True)
        lines.append(line)

    for guest in args.guest or GUESTS:
        Bench(GUESTS[guest], args, out).all()
    if args.write:
        doc = TOP / "docs/benchmarks.md"
        text = doc.read_text()
        mark = "<!-- tables -->"
        doc.write_text(text[: text.index(mark) + len(mark)] + "\n" + "\n".join(lines) + "\n")


main()
