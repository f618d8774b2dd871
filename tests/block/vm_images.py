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
MOA, RANDOM_IO = str(BUILD / "moa"), str(BUILD / "tests/block/random_io")
SECTOR = 512
DAMAGED = 80  # images per original
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
        run(MOA, "img", "compare", "-F", "raw", "child.vhd", "base.raw")
        for seed in range(5):
            run(RANDOM_IO, seed, "vpc", "child.vhd", "model.raw", "-")
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


# --- vhdx ---

CRC = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    CRC.append(byte)
HEADERS, REGIONS, LOG = (0x10000, 0x20000), (0x30000, 0x40000), 1 << 20


def vhdx_sum(image, start, size):
    image[start + 4:start + 8] = bytes(4)
    crc = 0xFFFFFFFF
    for byte in image[start:start + size]:
        crc = crc >> 8 ^ CRC[(crc ^ byte) & 255]
    image[start + 4:start + 8] = struct.pack("<I", crc ^ 0xFFFFFFFF)


def vhdx_current(image):
    return max(HEADERS, key=lambda at: struct.unpack_from("<Q", image, at + 8))


def vhdx_interrupted(path):
    """As if the power had gone after the log was written, before the BAT was."""
    image = bytearray(Path(path).read_bytes())
    entries = [at for at in range(LOG, 2 << 20, 4096) if image[at:at + 4] == b"loge"]
    last = max(entries, key=lambda at: struct.unpack_from("<Q", image, at + 16))
    header = vhdx_current(image)
    image[header + 48:header + 64] = image[last + 32:last + 48]
    vhdx_sum(image, header, 4096)
    offset, = struct.unpack_from("<Q", image, last + 64 + 16)
    image[offset + 64:offset + 1024] = b"\x02".ljust(8, b"\0") * 120
    return image


def test_vhdx_log():
    Path("source.raw").write_bytes(noise(3, 6 << 20))
    for writer in (("qemu-img",), (MOA, "img")):
        run(*writer, "convert", "-f", "raw", "-O", "vhdx", "-o", "block_size=1M", "source.raw", "a.vhdx")
        image = vhdx_interrupted("a.vhdx")
        Path("b.vhdx").write_bytes(image)
        for command in ("info", "map", "check"):
            same(command, "b.vhdx")
        same("convert", "-O", "raw", "b.vhdx", "x.raw")
        for repairer, reader in ((("qemu-img",), (MOA, "img")), ((MOA, "img"), ("qemu-img",))):
            Path("b.vhdx").write_bytes(image)
            done = run(*repairer, "check", "-r", "all", "b.vhdx")
            if "1 corruptions" not in done.stdout:
                fail(f"check -r all by {repairer}", done)
            run(*reader, "compare", "-f", "vhdx", "-F", "raw", "b.vhdx", "source.raw") if writer[0] == MOA else None
            run(*reader, "check", "b.vhdx")
        for at in (LOG + 200, LOG + 70, LOG + 5000):  # a torn entry: nothing that is valid
            broken = bytearray(image)
            for entry in range(LOG, 2 << 20, 4096):
                if broken[entry:entry + 4] == b"loge":
                    broken[entry + at - LOG] ^= 0x10
            Path("b.vhdx").write_bytes(broken)
            if "there is no valid one" not in run(MOA, "img", "check", "-r", "all", "b.vhdx", expect=1).stderr:
                fail("a damaged log")


def vhdx_child(parent, child, partial):
    """A differencing disk: a partial block at `partial` (block number), every third sector here."""
    run(MOA, "img", "create", "-q", "-f", "vhdx", "-o", "block_size=1M,block_state_zero=off", child, "8M")
    image = bytearray(Path(child).read_bytes())
    guid = Path(parent).read_bytes()
    guid = uuid.UUID(bytes_le=guid[vhdx_current(guid) + 32:][:16])
    bat, metadata = 2 << 20, 3 << 20
    image[metadata + 0x10004] = 2  # has a parent
    image[metadata + 10] = 6
    keys = {"parent_linkage": f"{{{guid}}}", "relative_path": f".\\{parent}", "absolute_win32_path": f"C:\\x\\{parent}"}
    at, table, text = 20 + 12 * len(keys), b"", b""
    for key, value in keys.items():
        key, value = key.encode("utf-16le"), value.encode("utf-16le")
        table += struct.pack("<IIHH", at + len(text), at + len(text) + len(key), len(key), len(value))
        text += key + value
    locator = bytes.fromhex("b7ef4ab09ed18140b78925b8e9445913") + struct.pack("<HH", 0, len(keys)) + table + text
    image[metadata + 0x10100:metadata + 0x10100 + len(locator)] = locator
    image[metadata + 32 + 5 * 32:metadata + 32 + 6 * 32] = (bytes.fromhex("2d5fd3a80bb34d45abf7d3d84834ab0c") +
                                                            struct.pack("<IIII", 0x10100, len(locator), 4, 0))
    bits = bytes(sum(1 << b for b in range(8) if (8 * i + b) % 3 == 0) for i in range(256))
    image += bytes(2 << 20)
    image[4 << 20:5 << 20] = b"\xee" * (1 << 20)
    image[(5 << 20) + 256 * partial:(5 << 20) + 256 * (partial + 1)] = bits
    struct.pack_into("<Q", image, bat + 8 * partial, 4 << 20 | 7)
    struct.pack_into("<Q", image, bat + 8 * 4096, 5 << 20 | 6)
    struct.pack_into("<Q", image, bat + 8 * 7, 2)  # zero, whatever the parent has
    Path(child).write_bytes(image)


def test_vhdx_differencing():
    data = noise(4, 8 << 20)
    Path("base.raw").write_bytes(data)
    run("qemu-img", "convert", "-f", "raw", "-O", "vhdx", "base.raw", "base.vhdx")
    vhdx_child("base.vhdx", "child.vhdx", 2)
    model = bytearray(data)
    model[7 << 20:] = bytes(1 << 20)
    for sector in range(0, 2048, 3):
        model[(2 << 20) + 512 * sector:(2 << 20) + 512 * (sector + 1)] = b"\xee" * 512
    Path("model.raw").write_bytes(model)
    run(MOA, "img", "compare", "-F", "raw", "child.vhdx", "model.raw")
    if "backing file: base.vhdx\nbacking file format: vhdx" not in run(MOA, "img", "info", "child.vhdx").stdout:
        fail("the parent's name")
    for seed in range(5):
        run(RANDOM_IO, seed, "vhdx", "child.vhdx", "model.raw", "-")
    run(MOA, "img", "compare", "-F", "raw", "child.vhdx", "model.raw")
    run(MOA, "img", "check", "child.vhdx")
    vhdx_child("base.vhdx", "child.vhdx", 2)
    run("qemu-io", "-c", "write -P 9 0 512", "base.vhdx")
    if "is not what" not in run(MOA, "img", "convert", "-O", "raw", "child.vhdx", "x.raw", expect=1).stderr:
        fail("a parent that has changed")


def test_vhdx_resize():
    Path("source.raw").write_bytes(noise(6, 3 << 20))
    run("qemu-img", "convert", "-f", "raw", "-O", "vhdx", "source.raw", "a.vhdx")
    run(MOA, "img", "resize", "a.vhdx", "40M")
    os.truncate("source.raw", 40 << 20)
    run("qemu-img", "compare", "-f", "vhdx", "-F", "raw", "a.vhdx", "source.raw")
    run("qemu-img", "check", "a.vhdx")


def test_vhdx_damaged():
    r = random.Random(6)
    Path("source.raw").write_bytes(noise(3, 1 << 20))
    run(MOA, "img", "convert", "-f", "raw", "-O", "vhdx", "-o", "block_size=1M", "source.raw", "a.vhdx")
    survive("vhdx", vhdx_interrupted("a.vhdx"), r, [(0x10000, 0x10080), (LOG, LOG + 128), (LOG + 4096, LOG + 4200), (LOG, 2 << 20)], repair=True)
    vhdx_child("a.vhdx", "b.vhdx", 2)
    survive("vhdx", Path("b.vhdx").read_bytes(), r, [(0x10000, 0x10080), (0x30000, 0x30080), (2 << 20, (2 << 20) + 64), (3 << 20, (3 << 20) + 256),
                                                     ((3 << 20) + 0x10000, (3 << 20) + 0x10200)])


# --- Damaged images ---

def limits():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))


def survive(name, image, r, regions, repair=False):
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
        for command in (["check", "-r", "all"] if repair else ["check"], ["info"], ["map"], ["compare", "-f", name, "-F", name, path]):
            begin = time.monotonic()
            try:
                done = subprocess.run([MOA, "img", *command, *(["-f", name] if command[0] != "compare" else []), path],
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
    if name == "vhdx":
        for start, size in [(at, 4096) for at in HEADERS] + [(REGIONS[0], 65536)]:
            vhdx_sum(image, start, size)
        for at in range(LOG, 2 << 20, 4096):
            length, = struct.unpack_from("<I", image, at + 8)
            if image[at:at + 4] == b"loge" and length <= 65536:
                vhdx_sum(image, at, length)


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
