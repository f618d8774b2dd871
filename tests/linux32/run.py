#!/usr/bin/env python3
"""Compiles a program of this folder for RV32 and runs it under Moa: exit status 0, nothing printed.

usage: run.py MOA SOURCE [MOA'S OPTIONS...]
SPDX-License-Identifier: MIT"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CC = "riscv64-linux-gnu-gcc"
FLAGS = ["-march=rv32gc", "-mabi=ilp32d", "-std=gnu2x", "-O1", "-Wall", "-Wno-unused-function",
         "-ffreestanding", "-fno-builtin", "-nostdlib", "-static"]


def main():
    moa, source, *options = sys.argv[1:]
    if not shutil.which(CC):
        print(f"no {CC}")
        return 77
    with tempfile.TemporaryDirectory() as top:
        program = Path(top) / Path(source).stem
        subprocess.run([CC, *FLAGS, "-o", program, source], check=True)
        done = subprocess.run([Path(moa).resolve(), *options, program], cwd=top, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, text=True, timeout=120)
    print(done.stdout, end="")
    if done.returncode:
        print(f"exit status {done.returncode}")
    return 1 if done.returncode or done.stdout else 0


sys.exit(main())
