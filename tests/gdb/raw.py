#!/usr/bin/env python3
"""The gdb server without gdb: packets that gdb sends seldom, wrong ones, and hostile ones.

usage: raw.py MOA SOURCES-FOLDER
SPDX-License-Identifier: MIT"""
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED: {what}")


class Server:
    """A program under Moa and a connection with its server."""

    def __init__(self, moa, directory, program, *arguments, port=None, environment=None):
        where = str(port) if port else str(directory / "socket")
        options = [] if environment else ["-g", where]
        env = {**os.environ, **({environment: where} if environment else {})}
        self.process = subprocess.Popen([moa, *options, str(program), *arguments], cwd=directory, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, env=env)
        for _ in range(500):
            try:
                if port:
                    self.socket = socket.create_connection(("127.0.0.1", port))
                else:
                    self.socket = socket.socket(socket.AF_UNIX)
                    self.socket.connect(where)
                break
            except OSError:
                time.sleep(0.01)
        self.socket.settimeout(20)
        self.buffer = b""

    def raw(self, data):
        self.socket.sendall(data)

    def byte(self):
        if not self.buffer:
            self.buffer = self.socket.recv(65536)
            if not self.buffer:
                raise EOFError
        c, self.buffer = self.buffer[:1], self.buffer[1:]
        return c

    def reply(self):
        """The next packet's contents."""
        while self.byte() != b"$":
            pass
        data = b""
        while (c := self.byte()) != b"#":
            data += c
        said = int(self.byte() + self.byte(), 16)
        check(said == sum(data) & 255, f"sum of {data[:60]}")
        return data

    def ask(self, packet):
        packet = packet if isinstance(packet, bytes) else packet.encode()
        self.raw(b"$" + packet + b"#%02x" % (sum(packet) & 255))
        return self.reply().decode("latin1")

    def start(self, supported="multiprocess+;swbreak+"):
        answer = self.ask("qSupported:" + supported)
        self.raw(b"+")
        check(self.ask("QStartNoAckMode") == "OK", "QStartNoAckMode")
        self.raw(b"+")
        return answer

    def end(self, timeout=20):
        self.socket.close()
        said = self.process.communicate(timeout=timeout)[0]
        return self.process.returncode, said


def acknowledgements(new):
    s = new("basic")
    s.raw(b"+$?#3f")
    check(s.byte() == b"+", "a good packet is acknowledged")
    first = s.reply()
    check(re.fullmatch(rb"T05thread:[0-9a-f]+;", first), f"first stop {first}")
    s.raw(b"-")
    check(s.reply() == first, "a refused reply comes again")
    s.raw(b"+$?#00")
    check(s.byte() == b"-", "a packet with a wrong sum is refused")
    s.raw(b"+\x00\xff garbage ++--")
    for _ in range(2):
        s.reply()
    check(s.ask("vMustReplyEmpty") == "", "unknown packets get the empty reply")
    s.raw(b"+$k#6b")
    check(s.end()[0] == -9, "k")


def queries(new):
    s = new("basic")
    answer = s.start()
    for word in "PacketSize=4000", "qXfer:features:read+", "multiprocess+", "QCatchSyscalls+", "vContSupported+", "QPassSignals+":
        check(word in answer, f"qSupported: {word}")
    check("QNonStop" not in answer and s.ask("QNonStop:1") == "", "no non-stop mode")
    tid = s.ask("qC")[2:]
    check(s.ask("qfThreadInfo") == "m" + tid and s.ask("qsThreadInfo") == "l", "threads")
    check(s.ask("T" + tid) == "OK" and s.ask("Tp1.1")[0] == "E", "T")
    check(s.ask("qAttached:1") == "0" and s.ask("vCont?").startswith("vCont;c;C;s;S"), "qAttached, vCont?")
    registers = s.ask("g")
    check(len(registers) == 2 * (31 * 8 + 8 + 8 + 4 + 32 * 16 + 8 + 8 * 2 + 8), f"length of g: {len(registers)}")
    check(s.ask("G" + registers) == "OK" and s.ask("g") == registers, "G")
    check(s.ask("P0=efcdab8967452301") == "OK" and s.ask("p0") == "efcdab8967452301", "P, p")
    check(s.ask("p999")[0] == "E" and s.ask("P0=00")[0] == "E" and s.ask("P0")[0] == "E", "registers that are not")
    s.ask("P0=0000000000000000")
    xml, at = "", 0
    while True:
        part = s.ask(f"qXfer:features:read:target.xml:{at:x},800")
        xml += part[1:]
        at += len(part) - 1
        if part[0] == "l":
            break
    check("<architecture>aarch64</architecture>" in xml and xml.endswith("</target>"), "target.xml")
    check(s.ask("qXfer:features:read:nothing.xml:0,10") == "" and s.ask("qXfer:features:read:target.xml:")[0] == "E", "other annexes")
    sp = int.from_bytes(bytes.fromhex(s.ask("p1f")), "little") - 256
    check(s.ask(f"M{sp:x},4:01020304") == "OK" and s.ask(f"m{sp:x},4") == "01020304", "M, m")
    check(s.ask(f"X{sp:x},3:".encode() + b"}\x03}\x04x") == "OK" and s.ask(f"m{sp:x},4") == "23247804", "X")
    check(s.ask("m0,4")[0] == "E" and s.ask("M0,1:00")[0] == "E" and s.ask("mffffffffffffffff,10")[0] == "E", "memory that is not")
    check(s.ask("D") == "OK", "D")
    check(s.end()[0] == 60, "the program goes on after D")


def hostile(new):
    s = new("basic")
    s.start()
    check(s.ask(b"m" + b"1" * 20000)[0] == "E", "a packet that is too long")
    check(s.ask(b"X0,4:" + b"}" * 30000)[0] == "E", "another")
    for packet in ("m", "m0", "m0,", "m,0", "m0,ffffffffffffffff", "mfffffffffffffff0,ffffffffffffffff", "m0,10000000000000000", "M0,4:", "M0,4:0",
                   "X0,ffffffffffffffff:", "X0,1:}", "Z", "Z0", "Z0,", "Z0,0", "Z2,0,0", "Z2,ffffffffffffffff,2", "Z5,0,4",
                   "z9", "Hg", "Hx0", "Hgp", "Hgp-1", "Hgpffffffffffffffff.1", "T", "T-1", "P", "P0=", "P=", "p", "pffffffffffffffff", "G0", "Gzz",
                   "vCont", "vCont;", "vCont;x", "vCont;c:", "vCont;c:p1.", "vCont;r0", "vCont;r0,", "vCont;C", "vFile:", "vFile:open:", "vFile:open:2f",
                   "vFile:open:2f,0", "vFile:open:zz,0,0", "vFile:open:2f00,0,0", "vFile:open:2f746d70,1,0", "vFile:pread:0,10,0", "vFile:pread:f,1,0",
                   "vFile:pread:ffffffffffffffff,1,0", "vFile:close:3", "vFile:fstat:10", "vFile:readlink:", "vFile:readlink:" + "61" * 5000, "vKill;",
                   "vKill;1", "D;1", "D;", "D;x", "qXfer:siginfo:write::0", "qXfer:siginfo:write::ffff:x", "qXfer:auxv:read::ffffffffffffffff,ffffffffffffffff",
                   "qXfer:auxv:read::0", "qThreadExtraInfo,", "qRcmd,", "qRcmd,6", "qRcmd," + "41" * 4000, "QPassSignals:x", "QPassSignals:1;2;zz",
                   "QCatchSyscalls:2", "QCatchSyscalls:1;x", "QCatchSyscalls:1" + ";1" * 3000, "QThreadEvents:9", "qMoaTakeOver", "", "\x00", "c1", "C", "Czz"):
        answer = s.ask(packet)
        check(not answer.startswith("T"), f"{packet[:60]}: {answer[:40]}")
        if packet in ("D;1", "vKill;1", "m0,10000000000000000", "vCont;x", "Z2,ffffffffffffffff,2"):
            check(answer[:1] == "E", f"{packet}: {answer}")
    for i in range(100):
        check(s.ask(f"Z3,{0x1000 * i:x},8") == ("OK" if i < 64 else "E0e"), "more watchpoints than there are")
    for i in range(64):
        s.ask(f"z3,{0x1000 * i:x},8")
    dice = random.Random(1)
    for _ in range(2000):
        packet = bytes(dice.choice(b"gGpPmMXZzHTvqQ?D;:,.0123456789abcdefCont-\x00\xff}") for _ in range(dice.randrange(1, 40)))
        if packet[:1] in b"kDcCsS" or b"Cont;" in packet or b"Kill" in packet or packet[:1] == b"X":
            continue
        s.raw(b"$" + packet + b"#00")
        s.reply()
    check(s.ask("qC").startswith("QC"), "still there")
    s.raw(b"$" * 50 + b"m1")  # and goes in the middle of a packet
    check(s.end()[0] == 60, "the program goes on when the connection breaks")


def events(new):
    s = new("process", "forks")
    s.start("multiprocess+;swbreak+;fork-events+;vfork-events+")
    check(s.ask("QCatchSyscalls:1;40") == "OK" and s.ask("QPassSignals:14") == "OK", "settings")
    stop = s.ask("vCont;c")
    found = re.fullmatch(r"T05thread:p([0-9a-f]+)\.\1;fork:p([0-9a-f]+)\.\2;", stop)
    check(found, f"fork: {stop}")
    parent, child = found.groups()
    threads = s.ask("qfThreadInfo")
    check(threads == f"mp{parent}.{parent}" and s.ask("qsThreadInfo") == f"mp{child}.{child}" and s.ask("qsThreadInfo") == "l", f"threads: {threads}")
    check(s.ask(f"Hgp{child}.{child}") == "OK" and s.ask("p0") == "00" * 8, "the child's x0")
    check(s.ask(f"Hgp{parent}.{parent}") == "OK" and s.ask("p0") == int(child, 16).to_bytes(8, "little").hex(), "the parent's x0")
    check(s.ask(f"D;{child}") == "OK", "the child is let go")
    check("syscall_entry:40;" in s.ask(f"vCont;c:p{parent}.-1"), "entry of write")
    check("syscall_return:40;" in s.ask(f"vCont;c:p{parent}.-1"), "return of write")
    check(s.ask("QCatchSyscalls:0") == "OK" and s.ask("vCont;c") == f"W00;process:{parent}", "exit")
    status, said = s.end()
    check(status == 0 and "child 7 hits 0" in said, f"{status} {said}")


def stepping(new):
    s = new("basic")
    s.start()
    pc = lambda: int.from_bytes(bytes.fromhex(s.ask("p20")), "little")
    start = pc()
    check("05thread" in s.ask("vCont;s") and pc() == start + 4, "one step")
    check("05thread" in s.ask(f"vCont;r{start:x},{start + 16:x}") and not start <= pc() < start + 16, "a range")
    here = pc()
    check(s.ask(f"Z0,{here + 4:x},4") == "OK" and s.ask(f"Z0,{here + 4:x},4") == "OK", "a breakpoint, twice")
    memory = s.ask(f"m{here + 4:x},4")
    check("swbreak:;" in s.ask("vCont;c") and pc() == here + 4, "hit")
    check(s.ask(f"m{here + 4:x},4") == memory, "memory stays as it is")
    check("swbreak:;" in s.ask("c") and pc() == here + 4, "and hit again: stepping over it is gdb's business")
    check(s.ask(f"z0,{here + 4:x},4") == "OK" and "T05" in s.ask("s"), "gone at once")
    s.raw(b"$vCont;c#00")
    s.raw(b"$g#67")  # not while it runs
    check(s.reply().startswith(b"W3c"), "exit status")
    check(s.end()[0] == 60, "status")


def interrupting(new):
    s = new("process", "spins")
    s.start()
    s.raw(b"$vCont;c#00")
    s.process.stdout.readline()
    time.sleep(0.1)
    s.raw(b"\x03")
    check(s.reply().startswith(b"T02thread:"), "interrupted")
    s.raw(b"\x03\x03")
    check(s.ask("?").startswith("T02"), "interrupts are nothing to a stopped target")
    check(s.ask("vCont;C09").startswith("X09"), "a signal of gdb's")
    check(s.end()[0] == -9, "killed")


def main():
    moa, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as top:
        directory = Path(top)
        for name in "basic", "process":
            subprocess.run(["aarch64-linux-gnu-gcc", "-g", "-w", "-D_GNU_SOURCE", "-pthread", "-static", folder / (name + ".c"), "-o", directory / name], check=True)

        def new(program, *arguments, **options):
            return Server(moa, directory, directory / program, *arguments, **options)
        for test in acknowledgements, queries, hostile, events, stepping, interrupting:
            test(new)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        for environment in None, "QEMU_GDB":
            s = new("basic", port=port, environment=environment)
            check(s.ask("?").startswith("T05"), "a port")
            check(s.end()[0] == 60, "closed at once")
    print(f"{failures} failed")
    return 1 if failures else 0


sys.exit(main())
