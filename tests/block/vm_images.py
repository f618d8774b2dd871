#!/usr/bin/env python3
"""What is special in images of VMware and Microsoft: sizes by creator, differencing disks, descriptors, logs; damaged images.
Compared with QEMU's tools, libvhdi's and libvmdk's.
SPDX-License-Identifier: MIT

usage: vm_images.py BUILD [FILTER]
"""
import os
import random
import resource
import struct
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

BUILD = Path(sys.argv[1]).resolve()
FILTER = sys.argv[2] if len(sys.argv) > 2 else ""
MOA = str(BUILD / "moa")
SECTOR = 512
DAMAGED = 150  # images per original
failures = []


def fail(what, detail=""):
    failures.append(what)
    print(f"FAILED: {what}\n{str(detail)[-1500:]}")


def run(*command, expect=0):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)
    if expect is not None and done.returncode != expect:
        fail(" ".join(map(str, command)), done.stdout + done.stderr)
    return done


def same(*command):
    """The same from both programs."""
    theirs, ours = run("qemu-img", *command, expect=None), run(MOA, "img", *command, expect=None)
    if (theirs.returncode, theirs.stdout, theirs.stderr) != (ours.returncode, ours.stdout, ours.stderr):
        fail(" ".join(map(str, command)), f"--- qemu-img\n{theirs}\n--- moa\n{ours}")


def noise(seed, size):
    return random.Random(seed).randbytes(size)


# --- vpc ---

def vpc_sum(data, at):
    data[at:at + 4] = bytes(4)
    data[at:at + 4] = struct.pack(">I", ~sum(data) & 0xFFFFFFFF)


def test_vpc_sizes():
    run("qemu-img", "create", "-q", "-f", "vpc", "-o", "subformat=fixed", "f.vhd", "10M")
    footer = bytearray(Path("f.vhd").read_bytes()[-SECTOR:])
    for creator in (b"vpc ", b"qemu", b"qem2", b"win ", b"d2v ", b"tap\0", b"vs  ", b"CTXS", b"vbox"):
        for geometry in (b"\x01\x2e\x04\x11", b"\xff\xff\x10\xff"):
            footer[28:32], footer[48:56], footer[56:60] = creator, struct.pack(">Q", 20 << 20), geometry
            vpc_sum(footer, 64)
            with open("f.vhd", "wb") as f:
                f.truncate(20 << 20)
                f.seek(20 << 20)
                f.write(footer)
            for option in ("", ",force_size_calc=chs", ",force_size_calc=current_size"):
                sizes = [[line for line in run(*program, "info", "--image-opts", "driver=vpc,file.filename=f.vhd" + option).stdout.split("\n")
                          if line.startswith("virtual size")] for program in (("qemu-img",), (MOA, "img"))]
                if sizes[0] != sizes[1]:
                    fail(f"size by {creator} {geometry} {option}", sizes)
    for size in ("0", "1", "512", "1M", "100M", "1G", "9999999488", "127G", "130G", "2040G", "2048G"):
        for option in ("", "-o force_size=on"):
            Path("a.vhd").unlink(missing_ok=True)
            Path("b.vhd").unlink(missing_ok=True)
            theirs = run("qemu-img", "create", "-q", "-f", "vpc", *option.split(), "a.vhd", size, expect=None)
            ours = run(MOA, "img", "create", "-q", "-f", "vpc", *option.split(), "b.vhd", size, expect=None)
            if theirs.returncode != ours.returncode or theirs.stderr.replace("a.vhd", "b.vhd") != ours.stderr:
                fail(f"create {option} {size}", f"{theirs}\n{ours}")
            if theirs.returncode == 0:
                a, b = Path("a.vhd").read_bytes(), Path("b.vhd").read_bytes()
                # But for time, checksums and identifiers.
                if a[:24] + a[28:64] + a[84:-SECTOR] != b[:24] + b[28:64] + b[84:-SECTOR]:
                    fail(f"create {option} {size}: other bytes")


def vpc_child(parent, child, locators=True):
    """A differencing disk on `parent`, empty."""
    run("qemu-img", "create", "-q", "-f", "vpc", "-o", "force_size=on", child, "10M")
    image = bytearray(Path(child).read_bytes())
    parent_uuid = Path(parent).read_bytes()[68:84]
    footer, header = image[:SECTOR], image[SECTOR:3 * SECTOR]
    footer[60:64] = struct.pack(">I", 4)
    vpc_sum(footer, 64)
    header[40:56] = parent_uuid
    header[64:64 + 2 * len(parent)] = parent.encode("utf-16be")
    relative, absolute = f".\\{parent}".encode("utf-16le"), f"C:\\disks\\{parent}".encode("utf-16le")
    at = len(image) - SECTOR
    if locators:
        header[576:600] = b"W2ku" + struct.pack(">IIIQ", 512, len(absolute), 0, at)
        header[600:624] = b"W2ru" + struct.pack(">IIIQ", 512, len(relative), 0, at + 512)
    vpc_sum(header, 36)
    Path(child).write_bytes(bytes(footer + header) + bytes(image[3 * SECTOR:at]) + absolute.ljust(512, b"\0") +
                            relative.ljust(512, b"\0") + bytes(footer))


def test_vpc_differencing():
    data = bytearray(noise(1, 10 << 20))
    Path("base.raw").write_bytes(data)
    run("qemu-img", "convert", "-f", "raw", "-O", "vpc", "-o", "force_size=on", "base.raw", "base.vhd")
    for locators in (True, False):
        vpc_child("base.vhd", "child.vhd", locators)
        model = bytearray(data)
        for i, (offset, size) in enumerate(((0, 512), (1000 * 512, 70000 // 512 * 512), (2 << 20, 2 << 20), (9 << 20, 1 << 20), (5 * 512, 512))):
            run(MOA, "io", "-c", f"write -P {i + 1} {offset} {size}", "child.vhd") if has_io() else write_raw("child.vhd", offset, bytes([i + 1]) * size)
            model[offset:offset + size] = bytes([i + 1]) * size
        Path("model.raw").write_bytes(model)
        run(MOA, "img", "compare", "-F", "raw", "child.vhd", "model.raw")
        info = run(MOA, "img", "info", "--backing-chain", "child.vhd").stdout
        if "backing file: base.vhd\nbacking file format: vpc" not in info:
            fail("the parent's name", info)
        if "Differential" not in run("vhdiinfo", "child.vhd").stdout:
            fail("vhdiinfo child.vhd")
    other = bytearray(Path("base.vhd").read_bytes())
    for at in (68, len(other) - SECTOR + 68):
        other[at] ^= 1
    for at in (0, len(other) - SECTOR):
        footer = other[at:at + SECTOR]
        vpc_sum(footer, 64)
        other[at:at + SECTOR] = footer
    Path("base.vhd").write_bytes(other)
    done = run(MOA, "img", "convert", "-O", "raw", "child.vhd", "x.raw", expect=1)
    if "is not the disk that" not in done.stderr:
        fail("a parent with another identifier", done.stderr)


def has_io():
    return subprocess.run([MOA, "io", "-h"], capture_output=True).returncode == 0


def write_raw(image, offset, data):
    """Through `moa img convert -n`, into a window that is the whole image."""
    fmt = {"vhd": "vpc", "vhdx": "vhdx", "vmdk": "vmdk"}[image.rsplit(".", 1)[1]]
    Path("window.raw").write_bytes(data)
    run(MOA, "img", "convert", "-n", "-f", "raw", "--target-image-opts", "window.raw",
        f"driver=raw,offset={offset},size={len(data)},file.driver={fmt},file.file.filename={image}")


# --- Damaged images ---

def limits():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))


def survive(name, image, r, regions):
    """Random bytes, words and zeroes in metadata: Moa says what is wrong, or goes on; within limits."""
    for i in range(DAMAGED):
        damaged = bytearray(image)
        for _ in range(r.choice((1, 1, 1, 2, 8))):
            start, end = r.choice(regions)
            at = r.randrange(start, min(end, len(image)))
            what = r.randrange(4)
            if what == 0:
                damaged[at] ^= 1 << r.randrange(8)
            elif what == 1:
                damaged[at] = r.randrange(256)
            else:
                size = r.choice((2, 4, 8))
                at &= -size
                damaged[at:at + size] = r.choice((bytes(size), b"\xff" * size, b"\x7f".ljust(size, b"\xff"), r.randbytes(size)))
        path = Path(f"damaged.{name}")
        repair_sums(name, damaged, r.random() < 0.8)
        path.write_bytes(damaged)
        for command in (["info"], ["check"], ["map"], ["compare", "-f", name, "-F", name, path]):
            begin = time.monotonic()
            try:
                done = subprocess.run([MOA, "img", *command, *(["-f", name] if len(command) == 1 else []), path],
                                      capture_output=True, timeout=20, preexec_fn=limits)
            except subprocess.TimeoutExpired:
                fail(f"damaged {name} {i}: {command} takes too long")
                Path(f"/tmp/damaged-{name}-{i}").write_bytes(damaged)
                continue
            if done.returncode < 0 or done.returncode > 63:
                fail(f"damaged {name} {i}: {command} ends with {done.returncode}", done.stderr)
                Path(f"/tmp/damaged-{name}-{i}").write_bytes(damaged)
            if time.monotonic() - begin > 8:
                fail(f"damaged {name} {i}: {command} takes {time.monotonic() - begin} s")


def repair_sums(name, image, wanted):
    if not wanted:
        return
    if name == "vpc" and len(image) > 2048:
        for start, size, at in ((0, SECTOR, 64), (SECTOR, 2 * SECTOR, 36)):
            part = image[start:start + size]
            vpc_sum(part, at)
            image[start:start + size] = part


def test_vpc_damaged():
    run("qemu-img", "create", "-q", "-f", "vpc", "base.vhd", "10M")
    vpc_child("base.vhd", "child.vhd")
    r = random.Random(5)
    survive("vpc", Path("child.vhd").read_bytes(), r, [(0, 100), (512, 1200), (1536, 1600)])
    survive("vpc", Path("base.vhd").read_bytes(), r, [(0, 100), (512, 600), (1536, 1600)])


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_") and FILTER in name]
    for test in tests:
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            os.chdir(folder)
            before, begin = len(failures), time.monotonic()
            test()
            print(f"{test.__name__[5:]}: {len(failures) - before} failures, {time.monotonic() - begin:.1f} s", flush=True)
            os.chdir("/")
    print(f"{len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
