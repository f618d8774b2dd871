#!/usr/bin/env python3
"""The command line of user mode, messages and exit statuses, and programs that are none.

usage: command_line.py MOA
SPDX-License-Identifier: MIT"""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

CROSS = "aarch64-linux-gnu-gcc"
MOA = str(Path(sys.argv[1]).resolve())
SOURCE = r"""
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "crash"))
        *(volatile int *)16 = 1;
    if (argc > 1 && !strcmp(argv[1], "abort"))
        abort();
    if (argc > 1 && !strcmp(argv[1], "self"))
        execl("/proc/self/exe", "again", "uname", (char *)0);
    if (argc > 1 && !strcmp(argv[1], "uname")) {
        struct utsname u;
        uname(&u);
        printf("%s %s %s\n", argv[0], u.release, u.machine);
        return 0;
    }
    printf("%s", argv[0]);
    for (int i = 1; i < argc; i++)
        printf(" [%s]", argv[i]);
    printf(" A=%s B=%s HOME=%s\n", getenv("A"), getenv("B"), getenv("HOME"));
    return 5;
}
"""
failures = 0


def run(*args, env=None, argv0=None, cwd=None):
    environment = {"HOME": "/h", "PATH": os.environ["PATH"], **(env or {})}
    if "MOA_ACCEL" in os.environ:
        environment["MOA_ACCEL"] = os.environ["MOA_ACCEL"]
    command = [argv0 or MOA, *args]
    done = subprocess.run(command, executable=MOA, env=environment, cwd=cwd, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def check(what, ok, *details):
    global failures
    if not ok:
        failures += 1
        print("FAILED:", what, *details)


def expect(what, result, status, out=None, err=None):
    ok = result[0] == status and (out is None or out in result[1]) and (err is None or err in result[2])
    check(what, ok, result)


def options(top):
    p = f"{top}/prog"
    expect("plain", run(p, "x", "-y"), 5, f"{p} [x] [-y] A=(null) B=(null) HOME=/h\n")
    expect("-0", run("-0", "name", p), 5, "name A=")
    expect("-E -U", run("-E", "A=1,B=2", "-U", "HOME", p), 5, "A=1 B=2 HOME=(null)")
    expect("-E twice", run("-E", "A=1", "-E", "A=3", p), 5, "A=3 B=(null)")
    expect("environment", run(p, env={"QEMU_SET_ENV": "A=7", "MOA_UNAME": "9.9"}), 5, "A=7")
    expect("-r", run("-r", "4.5.6", p, "uname"), 0, "4.5.6 aarch64")
    expect("options reach children", run("-r", "4.5.6", p, "self"), 0, "again 4.5.6 aarch64\n")
    expect("--", run("--", p), 5)
    expect("QEMU's name", run(p, argv0="/usr/bin/qemu-aarch64-static"), 5)
    expect("-cpu help", run("-cpu", "help"), 0, "cortex-a57")
    expect("-cpu", run("-cpu", "cortex-a72", p), 5)
    expect("-cpu unknown", run("-cpu", "z80", p), 126, err="z80")
    expect("-d help", run("-d", "help"), 0, "strace")
    expect("-d unknown", run("-d", "nonsense", p), 126, err="nonsense")
    expect("-h", run("-h"), 0, "-strace")
    expect("-version", run("-version"), 0, "moa ")
    expect("QEMU's version", run("--version", argv0="qemu-aarch64"), 0, "qemu-aarch64 version 7")
    expect("no program", run(), 1, err="no user program specified")
    expect("typing mistake", run("-strac", p), 1, err="did you mean '-strace'")
    expect("missing argument", run("-L"), 1, err="-L")
    expect("-plugin", run("-plugin", "x.so", p), 1, err="-plugin")
    expect("-s", run("-s", "1M", p), 5)
    expect("-s too small", run("-s", "1", p), 1, err="64 KiB")
    expect("-B", run("-B", "0x10000000000", p), 5)
    expect("-R", run("-R", "4G", p), 5)
    expect("-strace", run("-strace", p), 5, err="exit_group(5)")
    expect("-strace of a path", run("-strace", p, "self"), 0, err='execve("/proc/self/exe", ["again", "uname"]')
    log = f"{top}/log"
    expect("-D", run("-strace", "-D", log, p), 5, err="")
    check("log file", "write(1," in Path(log).read_text())
    expect("-D and execve", run("-strace", "-D", log, p, "self"), 0, err="")
    text = Path(log).read_text()
    check("the log starts anew, and goes on in the executed program",
          "write(1," in text and 'execve("/proc/self/exe"' in text and "exit_group(5)" not in text)
    expect("-one-insn-per-tb", run("-one-insn-per-tb", p), 5)
    expect("-accel", run("-accel", "interp", p), 5)
    expect("-O 0", run("-O", "0", p), 5)


def endings(top):
    p = f"{top}/prog"
    expect("crash", run(p, "crash"), -11, err="uncaught target signal 11 (Segmentation fault) - core dumped")
    expect("where", run(p, "crash"), -11, err="main+0x")
    expect("as QEMU says it", run(p, "crash", argv0="qemu-aarch64"), -11, err="qemu: uncaught target signal 11")
    expect("abort", run(p, "abort"), -6, err="uncaught target signal 6 (Aborted)")


def not_programs(top):
    good = Path(f"{top}/prog").read_bytes()
    bad = f"{top}/bad"

    def attempt(what, data, status, text):
        Path(bad).write_bytes(data)
        os.chmod(bad, 0o755)
        expect(what, run(bad), status, err=text)

    def patched(offset, fmt, value):
        size = struct.calcsize(fmt)
        return good[:offset] + struct.pack(fmt, value) + good[offset + size:]

    phoff = struct.unpack_from("<Q", good, 32)[0]
    expect("missing", run(f"{top}/nowhere"), 127, err="No such file")
    expect("directory", run(top), 126, err="directory")
    expect("host program", run("/bin/true"), 126, err="x86-64")
    attempt("empty", b"", 126, "not an ELF")
    attempt("text", b"hello\n", 126, "not an ELF")
    attempt("magic only", b"\x7fELF", 126, "")
    attempt("header only", good[:64], 126, "truncated")
    attempt("half a header", good[:40], 126, "truncated")
    attempt("cut in the middle", good[:len(good) // 8], 126, "truncated")
    attempt("object file", patched(16, "<H", 1), 126, "not a program")
    attempt("no headers", patched(56, "<H", 0), 126, "number of program headers")
    attempt("header size", patched(54, "<H", 12), 126, "program header size")
    attempt("headers far away", patched(32, "<Q", 1 << 60), 126, "truncated")
    attempt("segment offset", patched(phoff + 8, "<Q", (1 << 64) - 4096), 126, "")
    attempt("segment address", patched(phoff + 16, "<Q", 1 << 62), 126, "out of range")
    attempt("segment size", patched(phoff + 40, "<Q", (1 << 64) - 1), 126, "")
    attempt("file size over memory size", patched(phoff + 40, "<Q", 1), 126, "more bytes in the file")
    attempt("entry nowhere", patched(24, "<Q", 0x12345678c), -11, "")
    attempt("script without interpreter", b"#!\n", 126, "no interpreter")
    attempt("script with a missing one", b"#!/no/such/thing\n", 127, "No such file")
    attempt("script of scripts", f"#!{bad}\n".encode(), 126, "nested")
    Path(bad).write_text(f"#!{top}/prog  one argument \n")
    expect("script", run(bad, "two"), 5, f"{top}/prog [one argument] [{bad}] [two]")
    dynamic = f"{top}/dynamic"
    expect("no loader", run(dynamic), 127, err="-L /usr/aarch64-linux-gnu")
    expect("loader under -L", run("-L", "/usr/aarch64-linux-gnu", dynamic, "x"), 5, f"{dynamic} [x]")
    expect("prefix of the environment", run(dynamic, env={"QEMU_LD_PREFIX": "/usr/aarch64-linux-gnu"}), 5)


def main():
    if not shutil.which(CROSS):
        print(f"no {CROSS}")
        return 77
    with tempfile.TemporaryDirectory() as top:
        Path(f"{top}/prog.c").write_text(SOURCE)
        subprocess.run([CROSS, "-w", "-O1", "-static", f"{top}/prog.c", "-o", f"{top}/prog"], check=True)
        subprocess.run([CROSS, "-w", "-O1", f"{top}/prog.c", "-o", f"{top}/dynamic"], check=True)
        options(top)
        endings(top)
        not_programs(top)
    return failures != 0


sys.exit(main())
