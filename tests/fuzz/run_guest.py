#!/usr/bin/env python3
"""Lets a guest program ask for nonsense (guest.c) and looks for signs that Moa itself failed.

usage: run_guest.py MOA syscalls|sigreturn ROUNDS [SEED] [--riscv]
SPDX-License-Identifier: MIT"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

OUR_FAULT = re.compile(r"internal error|Assertion|assertion|Sanitizer|runtime error|corrupt|malloc\(|free\(|fatal", re.I)


def main():
    riscv = "--riscv" in sys.argv
    moa, what, rounds, *seed = [a for a in sys.argv[1:] if a != "--riscv"]
    triple = "riscv64-linux-gnu" if riscv else "aarch64-linux-gnu"
    with tempfile.TemporaryDirectory() as top:
        program = Path(top) / "guest"
        subprocess.run([f"{triple}-gcc", "-w", "-std=gnu11", "-D_GNU_SOURCE", "-O1", "-static",
                        Path(__file__).with_name("guest.c"), "-o", program], check=True)
        log = Path(top) / "log"
        with open(log, "w", encoding="utf-8") as err:
            done = subprocess.run([*moa.split(), program, what, seed[0] if seed else "1", rounds], stdout=subprocess.PIPE, stderr=err,
                                  stdin=subprocess.DEVNULL, text=True, timeout=3000, check=False)
        print(done.stdout)
        signs = [line for line in log.read_text(errors="replace").splitlines() if OUR_FAULT.search(line)]
    for line in signs[:20]:
        print(line)
    if done.returncode or signs:
        print(f"{what}: status {done.returncode}, {len(signs)} signs of a fault of ours")
        return 1
    return 0


sys.exit(main())
