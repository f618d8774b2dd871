#!/usr/bin/env python3
"""Runs a guest program of this folder natively and under Moa: the same output and exit status, and no failed check.

usage: run.py MOA SOURCE [--dynamic] [--riscv] [--arg=ARGUMENT-OF-THE-PROGRAM] [MOA'S OPTIONS...]
SPDX-License-Identifier: MIT"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIP = 77


def build(compiler, source, out, *flags):
    subprocess.run([compiler, "-std=gnu11", "-w", "-D_GNU_SOURCE", "-O1", "-pthread", *flags, source, "-o", out, "-lrt"], check=True)


def run(command, directory):
    done = subprocess.run(command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, timeout=1200)
    return done.returncode, done.stdout.split("\n")


def main():
    moa, source, *options = sys.argv[1:]
    moa, *more = moa.split()   # it may bring options
    moa, options = str(Path(moa).resolve()), more + options
    triple = "riscv64-linux-gnu" if "--riscv" in options else "aarch64-linux-gnu"
    if not shutil.which(f"{triple}-gcc"):
        print(f"no {triple}-gcc")
        return SKIP
    dynamic = "--dynamic" in options
    arguments = [o[6:] for o in options if o.startswith("--arg=")]
    options = [o for o in options if o not in ("--dynamic", "--riscv") and not o.startswith("--arg=")] + (["-L", f"/usr/{triple}"] if dynamic else [])
    with tempfile.TemporaryDirectory() as top:
        name = Path(source).stem
        here, there = Path(top) / "native", Path(top) / "guest"
        here.mkdir()
        there.mkdir()
        build("gcc", source, here / name)
        build(f"{triple}-gcc", source, there / name, *([] if dynamic else ["-static"]))
        expected = run(["./" + name, *arguments], here)
        got = run([moa, *options, "./" + name, *arguments], there)
    for line in got[1]:
        if line.startswith("FAILED"):
            print(line)
    if expected == got and got[0] == 0:
        return 0
    print(f"status: native {expected[0]}, under Moa {got[0]}")
    for a, b in zip(expected[1], got[1]):
        if a != b:
            print(f"native: {a}\n   moa: {b}")
            break
    else:
        print(f"lines: native {len(expected[1])}, under Moa {len(got[1])}")
    return 1


sys.exit(main())
