#!/usr/bin/env python3
"""Drives gdb-multiarch against guest programs under `moa-user -g`: what it prints must hold the expected lines, in order.

usage: run.py MOA SOURCES-FOLDER aarch64|riscv64 [SCENARIO...]
SPDX-License-Identifier: MIT"""
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCENARIOS = {}
# Options: `interrupt`: gdb gets a SIGINT this many seconds after the program says something; `status`: of Moa;
# `dynamic`: linked so; `bare`: gdb is not told of the program; `only`: architecture.


def scenario(name, program, argument, script, expected, **options):
    SCENARIOS[name] = (program, argument, script, expected, options)


scenario("basics", "basic", "", """
break add
continue
bt
print a
print where
print *&where.name
info registers pc sp
x/2i $pc
finish
next
step
print total
continue
""", [r"Breakpoint 1, add \(a=0, b=10\) at .*basic.c:\d+", r"#0 +add \(a=0, b=10\)", r"#1 .* in main \(argc=1,", r"= 0$",
      r'= \{x = 1, y = 2, name = 0x[0-9a-f]+ "origin"\}', r'"origin"', r"^pc +0x", r"^sp +0x", r"^=> 0x[0-9a-f]+ <add\+",
      r"Run till exit|in main", r"Value returned is \$\d+ = 10", r"where.x\+\+", r"for \(int i", r"= 10$", r"Breakpoint 1, add \(a=1"], status=-9)

scenario("change", "basic", "", """
tbreak basic.c:LINE(loop)
continue
set var where.x = 100
set var i = 3
tbreak scale
continue
print $OP
print ratio
set var by = 4
set var ratio = 2.5
until
finish
print add(30, 12)
tbreak basic.c:LINE(end)
continue
info registers GENERAL
continue
""", [r"loop", r"Temporary breakpoint 2, scale \(by=2\)", r"= 1.5", r"Value returned is \$\d+ = 10", r"= 42", r"end \*/",
      r"total 27 counter 69 x 102 ratio 10", r"exited with code 033"], status=27)

scenario("watch", "basic", "", """
watch counter
continue
continue
delete
rwatch where.x
continue
delete
awatch ratio
continue
continue
delete
watch bytes[3]
continue
bt 1
print bytes
delete
continue
""", [r"Hardware watchpoint 1: counter", r"Old value = 0", r"New value = 10", r"Old value = 10", r"New value = 21",
      r"Hardware read watchpoint 2", r"Value = 2$", r"\(read/write\) watchpoint 3", r"Value = 1.5", r"Old value = 1.5", r"New value = 3",
      r"Hardware watchpoint 4", r"Old value = 0", r"New value = 4", r"in fill|fill \(\)", r"\\001\\002\\003\\004\\000", r"exited with code 074"], status=60)

scenario("steps", "basic", "", """
tbreak main
continue
stepi
nexti
stepi 200
display/i $pc
stepi
tbreak scale
continue
finish
jump basic.c:LINE(end)
""", [r"Temporary breakpoint 1, main", r"1: x/i", r"scale \(by", r"total \d+ counter \d+ x \d+ ratio 3", r"exited"], status=None)

scenario("auxv", "basic", "", """
info auxv
info proc
info proc mappings
monitor help
monitor info
monitor maps
monitor nonsense
info threads
info all-registers
info signals SIGUSR1
kill
""", [r"AT_PHDR", r"AT_ENTRY", r"AT_EXECFN", r"process \d+|exe = ", r"0x.*/basic", r"monitor help", r"guest base", r"\[stack\]", r"unknown command 'nonsense'",
      r"\* 1 +Thread", r"^pc +0x", r"FPCTL", r"killed\]"], status=-9)

scenario("threads", "process", "threads", """
break worked
continue
info threads
thread apply all -s bt 3
next
continue
delete
tbreak process.c:LINE(joined)
continue
print hits
info threads
continue
""", [r"hit Breakpoint 1, worked", r"Thread \d+\.\d+", r"Thread \d+\.\d+", r"#\d .*worker", r"hit Breakpoint 1, worked",
      r"Temporary breakpoint 2|joined", r"= 9$", r"hits 9", r"exited normally"], status=0)

scenario("locked", "process", "threads", """
break worked if id == 2
continue
set scheduler-locking on
next
next
next
info threads
set scheduler-locking off
delete
continue
""", [r"hit Breakpoint 1, worked \(id=2\)", r"worker \(arg=0x2\)", r"\* [234] ", r"hits 9", r"exited normally"], status=0)

scenario("signals", "process", "signals", """
tbreak handler
continue
print $_siginfo.si_signo
continue
bt
finish
signal 0
handle SIGSEGV stop print
continue
bt 1
print/x (long)$_siginfo._sifields._sigfault.si_addr
continue
""", [r"received signal SIGUSR1", r"= 10$", r"Temporary breakpoint 1, handler \(signo=10\)", r"#0 +handler", r"#1 +<signal handler called>",
      r"#\d .* in main", r"<signal handler called>", r"after one 10", r"received signal SIGUSR1|received signal SIGSEGV"], status=-11)

scenario("dropped signal", "process", "signals", """
continue
signal 0
signal 0
signal SIGTERM
""", [r"received signal SIGUSR1", r"after one 0", r"received signal SIGUSR1", r"after two 0", r"received signal SIGSEGV",
      r"terminated with signal SIGTERM"], status=-15)

scenario("passed signal", "process", "signals", """
handle SIGUSR1 nostop noprint pass
continue
continue
""", [r"after one 10", r"after two 20", r"received signal SIGSEGV", r"terminated with signal SIGSEGV"], status=-11)

scenario("syscalls", "process", "forks", """
catch syscall write
continue
continue
continue
""", [r"call to syscall write\)", r"child 7 hits 0", r"returned from syscall write\)", r"exited normally"], status=0, only="aarch64")

scenario("fork parent", "process", "forks", """
catch fork
continue
delete
tbreak process.c:LINE(parent)
continue
print hits
continue
""", [r"Catchpoint 1 \(forked process \d+\)", r"Detaching after fork from child process", r"parent \*/", r"= 0$", r"child 7 hits 0"], status=0)

scenario("fork child", "process", "forks", """
set follow-fork-mode child
break process.c:LINE(child)
continue
next
print hits
info inferiors
continue
""", [r"Attaching after .* fork to child", r"Detaching after fork from parent", r"child \*/", r"= 5$", r"\* 2 +process", r"exited with code 07"], status=0)

scenario("fork both", "process", "forks", """
set detach-on-fork off
catch fork
continue
finish
inferior 2
bt
tbreak process.c:LINE(child)
continue
print hits
continue
inferior 1
continue
""", [r"forked process", r"New inferior 2", r"Switching to inferior 2", r"in main|forks", r"child \*/", r"= 0$", r"Inferior 2 .*exited with code 07",
      r"Switching to inferior 1", r"child 7 hits 0", r"exited normally"], status=0)

scenario("vfork", "process", "spawns", """
catch vfork
catch exec
continue
continue
""", [r"vforked process", r"Detaching after vfork", r"second", r"spawned 9", r"exited normally"], status=0)

scenario("shared memory", "process", "shares", """
break worked
continue
print hits
delete
watch hits
continue
delete
continue
""", [r"hit Breakpoint 1, worked|Breakpoint 1, worked \(id=2\)", r"= 1$", r"Old value = 1", r"New value = 2", r"shared 4 hits 2", r"exited normally"], status=0)

scenario("vfork child", "process", "spawns", """
set follow-fork-mode child
break second
continue
bt 1
continue
""", [r"vfork to child|fork to child", r"is executing new program", r"second \(\)", r"#0 .*second", r"exited with code 011"], status=None)

scenario("exec", "process", "executes", """
break second
continue
bt 1
info inferiors
continue
""", [r"is executing new program: .*process", r"Breakpoint 1, second \(\)", r"#0 +second", r"second$", r"exited with code 011"], status=9)

scenario("interrupt", "process", "spins", """
continue
bt 2
set var stop = 3
continue
""", [r"received signal SIGINT", r"#0 .*spins|main", r"stopped 3", r"exited normally"], status=0, interrupt=0.3)

scenario("interrupt sleep", "process", "sleeps", """
continue
bt
continue
""", [r"received signal SIGINT", r"in .*sleep", r"left 0", r"exited normally"], status=0, interrupt=0.3)

scenario("vector", "vector", "", """
watch to[5]
continue
print to
info registers v0
print $v0.BYTES[5]
delete
set var $v0.BYTES[0] = 65
print $v0.BYTES
continue
""", [r"Hardware watchpoint 1", r"Old value = 0", r"New value = 53", r'"0123456789abcdef"|"012345"', r"^v0 ", r"= 53", r"= \{65, 49", r"0123456789abcdef",
      r"exited normally"], status=0, cpu="max")

scenario("detach", "basic", "", """
break add
continue
detach
""", [r"Breakpoint 1, add", r"detached\]"], status=60)

scenario("dynamic", "basic", "", """
break main
continue
info sharedlibrary
break puts
tbreak scale
continue
bt
delete
continue
""", [r"Breakpoint 1, .*main", r"ld-linux", r"libc.so", r"Temporary breakpoint 3, .*scale", r"#1 .* main", r"exited with code 074"], status=60, dynamic=True, bare=True)


def line_of(source, marker):
    for number, line in enumerate(source.read_text().split("\n"), 1):
        if f"/* {marker} */" in line:
            return str(number)
    raise KeyError(marker)


class Runner:
    def __init__(self, moa, folder, architecture, directory):
        self.moa, self.folder, self.architecture, self.directory = str(Path(moa).resolve()), Path(folder), architecture, directory
        self.triple = f"{architecture}-linux-gnu"

    def build(self, name, dynamic):
        out = self.directory / (name + ("-dynamic" if dynamic else ""))
        if not out.exists():
            subprocess.run([f"{self.triple}-gcc", "-g", "-O0", "-fno-omit-frame-pointer", "-w", "-D_GNU_SOURCE", "-pthread",
                            *([] if dynamic else ["-static"]), self.folder / (name + ".c"), "-o", out], check=True)
        return out

    def script(self, text, source, options):
        arm = self.architecture == "aarch64"
        text = re.sub(r"LINE\((\w+)\)", lambda m: line_of(source, m.group(1)), text)
        text = text.replace("$OP", "ratio").replace("BYTES", "b.u" if arm else "b").replace("GENERAL", "x0 x1 cpsr" if arm else "a0 a1 ra")
        head = ["set pagination off", "set confirm off", "set breakpoint pending on", "set debuginfod enabled off"]
        head += [f"set sysroot target:"] if options.get("bare") else []
        return "\n".join([*head, f"target remote {self.directory}/socket", text])

    def run(self, name):
        program, argument, script, expected, options = SCENARIOS[name]
        binary = self.build(program, options.get("dynamic"))
        file = self.directory / "script"
        file.write_text(self.script(script, self.folder / (program + ".c"), options))
        prefix = ["-L", f"/usr/{self.triple}"] if options.get("dynamic") else []
        prefix += ["-cpu", options["cpu"]] if "cpu" in options else []
        moa = subprocess.Popen([self.moa, *prefix, "-g", str(self.directory / "socket"), str(binary), *([argument] if argument else [])],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.directory)
        while not (self.directory / "socket").exists() and moa.poll() is None:
            time.sleep(0.01)
        gdb = subprocess.Popen(["gdb-multiarch", "-q", "-nx", "-batch", "-x", str(file), *([] if options.get("bare") else [str(binary)])],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.directory)
        said = ""
        if "interrupt" in options:
            said = moa.stdout.readline()
            time.sleep(options["interrupt"])
            gdb.send_signal(signal.SIGINT)
        try:
            text = gdb.communicate(timeout=90)[0]
            said += moa.communicate(timeout=20)[0]
        except subprocess.TimeoutExpired:
            gdb.kill()
            moa.kill()
            text, said = gdb.communicate()[0], said + moa.communicate()[0]
            return f"timed out\n--- gdb\n{text}\n--- program\n{said}"
        finally:
            (self.directory / "socket").unlink(missing_ok=True)
        return self.judge(text, said, moa.returncode, expected, options)

    def judge(self, text, said, status, expected, options):
        everything = f"\n--- gdb\n{text}\n--- program\n{said}"
        at = 0
        # What the program prints comes on another channel: it may be anywhere.
        for pattern in expected:
            pattern = pattern.replace("FPCTL", "fpcr" if self.architecture == "aarch64" else "fcsr")
            found = re.compile(pattern, re.MULTILINE).search(text, at)
            if found:
                at = found.end()
            elif not re.search(pattern, said, re.MULTILINE):
                return f"not found: {pattern}" + everything
        if options.get("status") is not None and status != options["status"]:
            return f"status {status}" + everything
        return None


def main():
    moa, folder, architecture, *names = sys.argv[1:]
    failed = 0
    with tempfile.TemporaryDirectory() as directory:
        runner = Runner(moa, folder, architecture, Path(directory))
        for name in names or SCENARIOS:
            if SCENARIOS[name][4].get("only", architecture) != architecture:
                continue
            start = time.time()
            error = runner.run(name)
            print(f"{'FAILED' if error else 'ok':6} {name} ({time.time() - start:.1f} s)")
            if error:
                print(error)
                failed += 1
    return 1 if failed else 0


sys.exit(main())
