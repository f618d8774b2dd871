#!/usr/bin/env python3
"""What is special in images of VMware and Microsoft: sizes by creator, differencing disks, descriptors, logs; damaged images.
Compared with QEMU's tools, libvhdi's and libvmdk's.
SPDX-License-Identifier: MIT

usage: vm_images.py BUILD [FILTER]
"""
import os
import random
import re
import resource
import struct
import subprocess
import sys
import tempfile
import time
import uuid
import zlib
from pathlib import Path

BUILD = Path(sys.argv[1]).resolve()
FILTER = sys.argv[2] if len(sys.argv) > 2 else ""
MOA, RANDOM_IO = str(BUILD / "moa"), str(BUILD / "tests/block/random_io")
SECTOR = 512
DAMAGED = 50  # images per original
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


# Debian's Python, which has the bindings of libvhdi and libvmdk.
LIBRARY = """
import sys, pyvhdi, pyvmdk
kind, raw, *names = sys.argv[1:]
model = open(raw, "rb").read()
images = [pyvmdk.handle() if kind == "vmdk" else pyvhdi.file() for name in names]
for image, name in zip(images, names):
    image.open(name)
    if kind == "vmdk":
        image.open_extent_data_files()
for child, parent in zip(images, images[1:]):
    child.set_parent(parent)
for at in range(0, len(model), 1 << 20):
    images[0].seek_offset(at, 0)
    piece = model[at:at + (1 << 20)]
    if images[0].read_buffer(len(piece)) != piece:
        sys.exit(f"differs at {at}")
"""


def library(kind, raw, *names):
    """libvhdi and libvmdk read the same: of an image, with its parents behind it."""
    run("/usr/bin/python3", "-c", LIBRARY, kind, raw, *names)


def test_libraries():
    raw = bytearray(20 << 20)
    raw[5 << 20:8 << 20] = noise(1, 3 << 20)
    raw[9 << 20:10 << 20] = b"text" * (1 << 18)
    Path("source.raw").write_bytes(raw)
    for kind, options in (("vpc", "force_size=on"), ("vpc", "subformat=fixed,force_size=on"), ("vhdx", "block_size=1M"), ("vhdx", "subformat=fixed"),
                          ("vmdk", "zeroed_grain=off"), ("vmdk", "subformat=streamOptimized"), ("vmdk", "subformat=monolithicFlat"),
                          ("vmdk", "subformat=twoGbMaxExtentSparse")):
        run(MOA, "img", "convert", "-f", "raw", "-O", kind, "-o", options, "source.raw", f"image.{kind}")
        library(kind, "source.raw", f"image.{kind}")


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
    locator = bytes.fromhex("b7ef4ab09ed1814ab78925b8e9445913") + struct.pack("<HH", 0, len(keys)) + table + text
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
    os.truncate("model.raw", 7 << 20)  # libvhdi shows the parent's data where the child says zero
    library("vhdx", "model.raw", "child.vhdx", "base.vhdx")
    if "backing file: base.vhdx\nbacking file format: vhdx" not in run(MOA, "img", "info", "child.vhdx").stdout:
        fail("the parent's name")
    for seed in range(5):
        run(RANDOM_IO, seed, "vhdx", "child.vhdx", "model.raw", "-")
    run(MOA, "img", "compare", "-F", "raw", "child.vhdx", "model.raw")
    run(MOA, "img", "check", "child.vhdx")
    library("vhdx", "model.raw", "child.vhdx", "base.vhdx")
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


# --- vmdk ---

def test_create_options():
    for kind in ("vmdk", "vhdx", "vpc"):
        same("create", "-f", kind, "-o", "help")
    same("create", "-f", "vhdx", "-o", "log_size=2M,block_state_zero=off,subformat=fixed", "new", "10M")
    same("create", "-f", "vpc", "-o", "force_size=on,subformat=fixed", "new", "10M")


def test_vmdk_create():
    """The same files, but for identifiers; the same complaints."""
    run("qemu-img", "create", "-q", "-f", "vmdk", "base.vmdk", "10M")
    for arguments in ("10M", "0", "1000", "5G", "-o subformat=monolithicFlat 10M", "-o subformat=twoGbMaxExtentSparse 5G",
                      "-o subformat=twoGbMaxExtentFlat 5G", "-o subformat=streamOptimized 10M", "-o adapter_type=lsilogic,hwversion=11 3G",
                      "-o adapter_type=buslogic,compat6=on 100G", "-o adapter_type=legacyESX,toolsversion=10304,zeroed_grain=on 10M",
                      "-b base.vmdk -F vmdk", "-o adapter_type=foo 10M", "-o subformat=foo 10M", "-o compat6=on,hwversion=4 10M",
                      "-o subformat=monolithicFlat,zeroed_grain=on 10M", "-o subformat=monolithicFlat -b base.vmdk -F vmdk 10M"):
        *options, size = arguments.split() if not arguments.startswith("-b") else (*arguments.split(), "10M")
        made = []
        for program in (("qemu-img",), (MOA, "img")):
            for old in Path(".").glob("new*"):
                old.unlink()
            done = run(*program, "create", "-f", "vmdk", *options, "new.vmdk", size, expect=None)
            files = {f.name: (f.stat().st_size >> 9, hide_cid(f.open("rb").read(1 << 20))) for f in sorted(Path(".").glob("new*"))}
            made.append((done.returncode, done.stdout + done.stderr, files if done.returncode == 0 else None))
        if made[0] != made[1]:
            fail(f"create {arguments}", "".join(f"{one[:2]} {[(name, f[0]) for name, f in (one[2] or {}).items()]}\n" for one in made))


def hide_cid(data):
    # QEMU's may have less than eight digits, and then more zeroes follow the descriptor.
    return data[:SECTOR] + re.sub(rb"\0+", b"\0", re.sub(rb"\n(parent)?CID=[0-9a-f]+", b"", data[SECTOR:])) if data[:4] == b"KDMV" else (
        re.sub(rb"\n(parent)?CID=[0-9a-f]+", b"", data))


def cid(path):
    data = Path(path).read_bytes()
    return data[data.index(b"\nCID=") + 5:][:8]


def test_vmdk_chain():
    Path("base.raw").write_bytes(noise(8, 24 << 20))
    run("qemu-img", "convert", "-f", "raw", "-O", "vmdk", "base.raw", "base.vmdk")
    for options in ("", "zeroed_grain=on,", "subformat=twoGbMaxExtentSparse,"):
        run(MOA, "img", "create", "-q", "-f", "vmdk", "-o", options + "backing_file=base.vmdk,backing_fmt=vmdk", "child.vmdk")
        run(MOA, "img", "compare", "-F", "raw", "child.vmdk", "base.raw")
        before, parent = cid("child.vmdk"), cid("base.vmdk")
        run(RANDOM_IO, 1, "vmdk", "child.vmdk", "model.raw", "-")
        if cid("child.vmdk") == before or cid("base.vmdk") != parent:
            fail("a write must change the CID, of the image that is written alone")
        run("qemu-img", "compare", "-f", "vmdk", "-F", "raw", "child.vmdk", "model.raw")
        same("info", "--backing-chain", "child.vmdk")
        same("map", "--output=json", "child.vmdk")
    run("qemu-io", "-c", "write -P 9 0 512", "base.vmdk")
    run(MOA, "img", "info", "child.vmdk")
    done = run(MOA, "img", "convert", "-O", "raw", "child.vmdk", "x.raw", expect=1)
    if "has changed since" not in done.stderr:
        fail("a parent that has changed", done.stderr)


DESCRIPTOR = """# Disk DescriptorFile
version=1
CID=12345678
parentCID=ffffffff
createType="{}"

# Extent description
{}

# The Disk Data Base
#DDB

ddb.adapterType = "lsilogic"
"""


def stream(raw):
    """A stream as VMware writes it: grains, tables and directory behind them, a footer."""
    capacity, grain = len(raw) // SECTOR, 128
    text = DESCRIPTOR.format("streamOptimized", f'RDONLY {capacity} SPARSE "x.vmdk"').encode()

    def header(directory):
        return (struct.pack("<4sIIQQQQIQQQB4sH", b"KDMV", 3, 0x30001, capacity, grain, 1, 20, 512, 0, directory, 128, 0, b"\n \r\n", 1)
                .ljust(SECTOR, b"\0"))

    def marker(sectors, kind):
        return struct.pack("<QII", sectors, 0, kind).ljust(SECTOR, b"\0")

    image = bytearray((header((1 << 64) - 1) + text).ljust(128 * SECTOR, b"\0"))
    tables, table = [], [0] * 512
    grains = (capacity + grain - 1) // grain
    for i in range(grains):
        data = raw[i * grain * SECTOR:(i + 1) * grain * SECTOR].ljust(grain * SECTOR, b"\0")
        if any(data):
            table[i % 512] = len(image) // SECTOR
            packed = zlib.compress(data)
            image += struct.pack("<QI", i * grain, len(packed)) + packed
            image += bytes(-len(image) % SECTOR)
        if i % 512 == 511 or i == grains - 1:
            image += marker(4, 1)
            tables.append(len(image) // SECTOR)
            image += struct.pack("<512I", *table)
            table = [0] * 512
    image += marker(1, 2)
    directory = len(image) // SECTOR
    image += struct.pack(f"<{len(tables)}I", *tables).ljust(SECTOR, b"\0")
    return bytes(image + marker(1, 3) + header(directory) + marker(0, 0))


def cowd(raw):
    """A redo log of ESX: every fifth sector of the first megabyte."""
    capacity, tables = len(raw) // SECTOR, (len(raw) // SECTOR + 4095) // 4096
    image = bytearray(struct.pack("<4sIIIIIII", b"COWD", 1, 3, capacity, 1, 4, tables, 40).ljust(40 * SECTOR, b"\0"))
    struct.pack_into("<I", image, 4 * SECTOR, 40)
    table = [0] * 4096
    image += bytes(4096 * 4)
    for sector in range(0, 2048, 5):
        table[sector] = len(image) // SECTOR
        image += raw[sector * SECTOR:(sector + 1) * SECTOR]
    image[40 * SECTOR:40 * SECTOR + 16384] = struct.pack("<4096I", *table)
    return bytes(image)


def se_sparse(raw):
    """Half of the grains of 4 KiB, backwards; one unmapped, one zero."""
    capacity, grains = len(raw) // SECTOR, len(raw) // 4096
    tables = (grains + 4095) // 4096
    start = 64 + 64 * tables
    head = struct.pack("<26Q", 0xCAFEBABE, 0x200000001, capacity, 8, 64, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 16, 1, 64, 64 * tables, 0, 0, 0, 0,
                       start, 8 * grains)
    image = bytearray((head.ljust(SECTOR, b"\0") + struct.pack("<QQQB", 0xCAFECAFE, 0, 0, 0)).ljust(start * SECTOR, b"\0"))
    for i in range(tables):
        struct.pack_into("<Q", image, 16 * SECTOR + 8 * i, 1 << 60 | i)
    for i in range(grains):
        place = grains - 1 - i
        entry = 0 if i % 2 else 3 << 60 | (place & 0xFFF) << 48 | place >> 12
        struct.pack_into("<Q", image, 64 * SECTOR + 8 * i, {4: 1 << 60, 8: 2 << 60}.get(i, entry))
    return bytes(image) + b"".join(raw[4096 * i:4096 * (i + 1)] for i in reversed(range(grains)))


def test_vmdk_kinds():
    raw = bytearray(10 << 20)
    raw[:3 << 20] = noise(9, 3 << 20)
    raw[9 << 20:] = b"text" * (1 << 18)
    Path("source.raw").write_bytes(raw)
    sectors = len(raw) // SECTOR
    Path("x.vmdk").write_bytes(stream(raw))
    run(MOA, "img", "compare", "-F", "raw", "x.vmdk", "source.raw")
    library("vmdk", "source.raw", "x.vmdk")
    Path("cowd.vmdk").write_bytes(cowd(raw))
    Path("a.vmdk").write_text(DESCRIPTOR.format("vmfsSparse", f'RW {sectors} VMFSSPARSE "cowd.vmdk"'))
    Path("se-sesparse.vmdk").write_bytes(se_sparse(raw))
    Path("b.vmdk").write_text(DESCRIPTOR.format("seSparse", f'RW {sectors} SESPARSE "se-sesparse.vmdk"'))
    Path("c.vmdk").write_text(DESCRIPTOR.format("vmfs", f'RW {sectors} VMFS "source.raw"'))
    Path("d.vmdk").write_text(DESCRIPTOR.format("twoGbMaxExtentFlat", 'RW 2048 FLAT "source.raw" 0\nRW 1024 FLAT "source.raw" 4096\n'
                                                f'RW {sectors} SPARSE "base-s001.vmdk"').replace("\n", "\r\n"))
    run("qemu-img", "convert", "-f", "raw", "-O", "vmdk", "-o", "subformat=twoGbMaxExtentSparse", "source.raw", "base.vmdk")
    for name in ("x.vmdk", "a.vmdk", "b.vmdk", "c.vmdk", "d.vmdk"):
        # Of extents that differ QEMU's JSON has no dirty flag.
        for command in ("info", "map --output=json", "check", *([] if name == "d.vmdk" else ["info --output=json"])):
            same(*command.split(), name)
        for program in (("qemu-img",), (MOA, "img")):
            run(*program, "convert", "-f", "vmdk", "-O", "raw", name, f"{program[0][-3:]}.raw")
        run("cmp", "img.raw", "moa.raw")
    run(RANDOM_IO, 3, "vmdk", "a.vmdk", "model.raw", "-")  # makes tables, too
    run("qemu-img", "compare", "-f", "vmdk", "-F", "raw", "a.vmdk", "model.raw")
    run(MOA, "img", "check", "a.vmdk")
    run(RANDOM_IO, 3, "vmdk", "c.vmdk", "model.raw", "-")
    run("cmp", "source.raw", "model.raw")


def test_vmdk_descriptors():
    """Bad ones: the same messages, or at least both complain."""
    Path("flat.raw").write_bytes(bytes(1 << 20))
    for kind, extents in (("fullDevice", 'RW 2048 FLAT "flat.raw" 0'), ("vmfs", 'RW 2048 VMFS "flat.raw" 0'), ("monolithicFlat", 'RW 2048 FLAT "flat.raw"'),
                          ("monolithicFlat", 'RW 2048 FOO "flat.raw" 0')):
        Path("a.vmdk").write_text(DESCRIPTOR.format(kind, extents))
        same("info", "a.vmdk")
    for kind, extents in (("monolithicFlat", 'RW 2048 FLAT "absent.raw" 0'), ("twoGbMaxExtentSparse", 'RW 2048 SPARSE "flat.raw"'),
                          ("monolithicFlat", 'RW 18446744073709551615 FLAT "flat.raw" 0'), ("monolithicFlat", 'RW 2048 FLAT "a.vmdk'),
                          ("monolithicFlat", 'RW 0 FLAT "flat.raw" 0'), ("monolithicFlat", 'RW 2048 FLAT "flat.raw" -1'), ("monolithicFlat", ""), ("monolithicFlat", "RW " * 100000),
                          ("twoGbMaxExtentSparse", 'RW 2048 SPARSE "a.vmdk"'), ("monolithicFlat", 'RW 1 FLAT "flat.raw" 0\n' * 5000)):
        Path("a.vmdk").write_text(DESCRIPTOR.format(kind, extents))
        run(MOA, "img", "info", "-f", "vmdk", "a.vmdk", expect=1)


def test_vmdk_damaged():
    r = random.Random(7)
    raw = noise(3, 1 << 19) + bytes(1 << 20)
    Path("source.raw").write_bytes(raw)
    run(MOA, "img", "convert", "-f", "raw", "-O", "vmdk", "-o", "zeroed_grain=on", "source.raw", "a.vmdk")
    survive("vmdk", Path("a.vmdk").read_bytes(), r, [(0, 80), (512, 1000), (0x2A00, 0x2A10), (0x2C00, 0x2C40), (0x3400, 0x3410), (0x3600, 0x3640)])
    survive("vmdk", stream(raw), r, [(0, 80), (-1024, -940), (65536, 65600), (-4096, -512)])
    survive("vmdk", cowd(raw), r, [(0, 40), (2048, 2056), (20480, 20600)])
    Path("flat.raw").write_bytes(raw)
    text = DESCRIPTOR.format("monolithicFlat", f'RW {len(raw) // SECTOR - 10} FLAT "flat.raw" 10').encode()
    survive("vmdk", text, r, [(0, len(text))])


# --- Damaged images ---

def limits():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))


def survive(name, image, r, regions, repair=False):
    """Random bytes, words and zeroes in metadata: Moa says what is wrong, or goes on; within limits."""
    for i in range(DAMAGED):
        damaged = bytearray(image)
        for _ in range(r.choice((1, 1, 1, 2, 8))):
            start, end = (at % (len(image) + 1) if at < 0 else at for at in r.choice(regions))
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
