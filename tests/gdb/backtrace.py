#!/usr/bin/env python3
"""The backtrace of a program that dies, with and without unwinding tables, and on stacks of nonsense.

usage: backtrace.py MOA CRASH.C aarch64|riscv64
SPDX-License-Identifier: MIT"""
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TABLES = ["-fasynchronous-unwind-tables", "-fomit-frame-pointer"]
POINTERS = ["-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-fno-omit-frame-pointer"]
PLAIN = ["-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-fomit-frame-pointer"]
EXPECTED = {
    "": ["crash_here", "crash_here", "crash_here", "main"],
    "abort": [".*(kill|libc).*", "(gsignal|raise).*", "abort", "main"],
    "signal": ["crash_here", "crash_here", "on_signal", "<signal handler called>"],
    "callback": ["crash_here", "compare"],
    "jump": [r"\?\?", "main"],
    "smash": ["crash_here", "crash_here", "crash_here", "main"],
}
failures = 0


def check(condition, what, text=""):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED: {what}\n{text}")


def frames(text):
    """What follows the addresses of `#N ADDRESS function+0x1 (file)`."""
    return re.findall(r"^  #\d+ +0x[0-9a-f]+ ([^\r\n]*)", text, re.MULTILINE)


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, **options).stdout.decode("utf8", "replace")


def on_terminal(command):
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    text = b""
    try:
        while data := os.read(master, 4096):
            text += data
    except OSError:
        pass
    process.wait(timeout=60)
    os.close(master)
    return text.decode("utf8", "replace")


def main():
    moa, source, architecture = sys.argv[1:]
    moa = str(Path(moa).resolve())
    triple = f"{architecture}-linux-gnu"
    variants = [["-static", *TABLES], TABLES, POINTERS, ["-static", *POINTERS]] + ([PLAIN] if architecture == "riscv64" else [])
    with tempfile.TemporaryDirectory() as top:
        program = Path(top) / "crash"
        for flags in variants:
            subprocess.run([f"{triple}-gcc", "-O1", "-pthread", "-w", "-D_GNU_SOURCE", *flags, source, "-o", program], check=True)
            for how, expected in EXPECTED.items():
                command = [moa, "-d", "backtrace", "-L", f"/usr/{triple}", str(program), how]
                text = run(command)
                got = frames(text)
                good = len(got) >= len(expected) and all(re.match(e + r"(\+|$)", g) or re.match(e + "$", g) for e, g in zip(expected, got))
                check(good, f"{' '.join(flags)}: {how}", text)
                check(len(got) <= 101, f"{how}: it ends", text)
                if how in ("", "callback", "abort", "signal") and flags is TABLES:
                    check(any(g.startswith("main+") for g in got) and any("libc_start" in g for g in got), f"{flags} {how}: down to the start", text)
        check(not frames(run([moa, "-L", f"/usr/{triple}", str(program)])), "no backtrace when nobody asked")
        check(len(frames(on_terminal([moa, "-L", f"/usr/{triple}", str(program)]))) > 3, "a terminal gets one")
        check(len(frames(run([moa, "-L", f"/usr/{triple}", str(program)], env={**os.environ, "MOA_LOG": "backtrace"}))) > 3, "by the environment")
    print(f"{failures} failed")
    return 1 if failures else 0


sys.exit(main())
