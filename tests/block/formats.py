#!/usr/bin/env python3
"""Random requests to images of every writable format and option, cross-checked with QEMU's tools: Moa writes, both read and check.
And conversions there and back between the two.
SPDX-License-Identifier: MIT

usage: formats.py BUILD SEEDS [FILTER]
"""
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD, SEEDS = Path(sys.argv[1]).resolve(), int(sys.argv[2])
FILTER = sys.argv[3] if len(sys.argv) > 3 else ""
RANDOM_IO, MOA = BUILD / "tests/block/random_io", BUILD / "moa"
SIZE = 24 << 20
BACKING = "backing_file=back.raw,backing_fmt=raw"

MATRIX = [
    ("raw", ""),
    ("qcow2", ""),
    ("qcow2", "cluster_size=512"),
    ("qcow2", "cluster_size=4k"),
    ("qcow2", "cluster_size=2M"),
    ("qcow2", "compat=0.10"),
    ("qcow2", "extended_l2=on"),
    ("qcow2", "extended_l2=on,cluster_size=16k"),
    ("qcow2", "refcount_bits=1"),
    ("qcow2", "refcount_bits=2,cluster_size=512"),
    ("qcow2", "refcount_bits=64"),
    ("qcow2", "lazy_refcounts=on"),
    ("qcow2", "preallocation=metadata"),
    ("qcow2", "preallocation=metadata,extended_l2=on"),
    ("qcow2", "preallocation=full"),
    ("qcow2", "data_file=image.data"),
    ("qcow2", "data_file=image.data,data_file_raw=on"),
    ("qcow2", "data_file=image.data,extended_l2=on"),
    ("qcow2", BACKING),
    ("qcow2", BACKING + ",compat=0.10"),
    ("qcow2", BACKING + ",extended_l2=on"),
    ("qcow2", BACKING + ",cluster_size=512"),
    ("vpc", ""),
    ("vpc", "force_size=on"),
    ("vpc", "subformat=fixed"),
    ("vhdx", ""),
    ("vhdx", "block_size=1M"),
    ("vhdx", "block_size=1M,block_state_zero=off,log_size=2M"),
    ("vhdx", "subformat=fixed,block_size=1M"),
    ("vdi", ""),
    ("vdi", "static=on"),
    ("parallels", ""),
    ("parallels", "cluster_size=64k"),
    ("vmdk", ""),
    ("vmdk", "zeroed_grain=on"),
    ("vmdk", "subformat=monolithicFlat"),
    ("vmdk", "subformat=twoGbMaxExtentSparse"),
    ("vmdk", "subformat=twoGbMaxExtentFlat"),
    ("vmdk", "backing_file=back.vmdk,backing_fmt=vmdk"),
    ("vmdk", "backing_file=back.vmdk,zeroed_grain=on"),
]
UNCHECKED = ("raw", "vpc")  # QEMU has no check for these
CONVERSIONS = [
    *(("qcow2", options) for options in ("", "-c", "-c -o compression_type=zstd", "-o cluster_size=4k", "-o compat=0.10",
                                         "-o extended_l2=on", "-m 1", "-S 0")),
    ("vpc", "-o force_size=on"),
    ("vpc", "-o force_size=on,subformat=fixed"),
    ("vhdx", ""),
    ("vhdx", "-o block_size=1M,subformat=fixed"),
    ("vdi", ""),
    ("vdi", "-o static=on"),
    ("parallels", ""),
    ("parallels", "-o cluster_size=512k"),
    *(("vmdk", options) for options in ("", "-c", "-o zeroed_grain=on", "-o subformat=streamOptimized", "-o subformat=monolithicFlat",
                                        "-o subformat=twoGbMaxExtentSparse,adapter_type=lsilogic")),
]
# What is printed of the same image must be the same: format, options for create, whether map is compared, too.
PRINTED = [
    ("qcow2", "backing_file=back.raw,backing_fmt=raw", True),
    ("vpc", "", True),
    ("vpc", "subformat=fixed", True),
    ("vhdx", "", False),  # QEMU's map knows nothing of VHDX
    ("vhdx", "subformat=fixed,block_size=2M", False),
    ("vdi", "", True),
    ("vdi", "static=on", True),
    ("parallels", "", True),
    ("parallels", "cluster_size=64k", True),
    ("vmdk", "", True),
    ("vmdk", "zeroed_grain=on", True),
    ("vmdk", "subformat=monolithicFlat", True),
    ("vmdk", "subformat=twoGbMaxExtentSparse", True),
    ("vmdk", "subformat=twoGbMaxExtentFlat", True),
    ("vmdk", "backing_file=back.vmdk,backing_fmt=vmdk", True),
]
failures = []


def run(what, *command, expect=0):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300)
    if done.returncode != expect:
        failures.append(what)
        print(f"FAILED: {what}: {' '.join(map(str, command))}\n{done.stdout[-800:]}{done.stderr[-800:]}")
    return done


def random_requests(folder):
    for fmt, options in MATRIX:
        if FILTER not in fmt:
            continue
        for seed in range(1, SEEDS + 1):
            what = f"{fmt} {options} seed {seed}"
            image, copy = folder / f"image.{fmt}", folder / "copy.raw"
            image.unlink(missing_ok=True)
            named = options.replace("=back.", f"={folder}/back.").replace("image.data", f"{folder}/image.data")
            made = run(what, RANDOM_IO, seed, fmt, image, copy, *([named] if options else []))
            if made.returncode:
                continue
            if fmt not in UNCHECKED:
                run(what + ": QEMU's check", "qemu-img", "check", "-f", fmt, image)
            run(what + ": QEMU's comparison", "qemu-img", "compare", "-f", fmt, "-F", "raw", image, copy)
        print(f"{fmt} {options}: done", flush=True)


def conversions(folder):
    raw, back = folder / "source.raw", folder / "again.raw"
    with raw.open("wb") as f:  # text, noise, zeroes, an odd end
        for i in range(48):
            f.seek(i * 512 * 1024)
            f.write((b"some text %d " % i) * 9000 if i % 3 else (folder / "back.raw").read_bytes()[i << 12: (i << 12) + 100000])
        f.truncate(24 * 1024 * 1024 + 512)
    for fmt, options in CONVERSIONS:
        if FILTER not in fmt:
            continue
        image = folder / f"converted.{fmt}"
        for writer, reader in (([MOA, "img"], ["qemu-img"]), (["qemu-img"], [MOA, "img"])):
            what = f"convert to {fmt} {options} by {writer[0]}"
            for name in (image, back):
                name.unlink(missing_ok=True)
            run(what, *writer, "convert", "-f", "raw", "-O", fmt, *options.split(), raw, image)
            if fmt not in UNCHECKED:
                run(what + ", checked", *reader, "check", "-f", fmt, image)
                run(what + ", checked by itself", *writer, "check", "-f", fmt, image)
            run(what + ", compared", *reader, "compare", "-f", fmt, "-F", "raw", image, raw)
            run(what + ", and back", *reader, "convert", "-f", fmt, "-O", "raw", image, back)
            run(what + ", compared with the source", "cmp", raw, back)
        print(f"convert to {fmt} {options}: done", flush=True)


def same_output(folder):
    """What is printed of the same image must be the same."""
    commands = ("info", "info --output=json", "info --backing-chain", "map", "map --output=json", "check", "check --output=json")
    for fmt, options, with_map in PRINTED:
        if FILTER not in fmt:
            continue
        for old in folder.glob("info*"):
            old.unlink()
        image = folder / f"info.{fmt}"
        subprocess.run(["qemu-img", "create", "-q", "-f", fmt, *(["-o", options] if options else []), image, "10M"], check=True, cwd=folder)
        subprocess.run(["qemu-io", "-f", fmt, "-c", "write 64k 200k", "-c", "write -z 1M 128k", image], check=True, capture_output=True)
        for command in commands:
            if command.startswith("map") and not with_map:
                continue
            for name in (f"-f {fmt} info.{fmt}", f"info.{fmt}", "back.raw", "none"):
                results = []
                for program in (["qemu-img"], [MOA, "img"]):
                    done = subprocess.run([*program, *command.split(), *name.split()], capture_output=True, text=True, cwd=folder)
                    results.append((done.returncode, done.stdout, done.stderr))
                if results[0] != results[1]:
                    failures.append(command)
                    print(f"FAILED: {fmt} {options}: {command} {name}\n--- qemu-img\n{results[0]}\n--- moa\n{results[1]}")


def main():
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        folder = Path(name)
        with open("/dev/urandom", "rb") as noise:
            (folder / "back.raw").write_bytes(noise.read(20_000_000 // 512 * 512))
        subprocess.run(["qemu-img", "convert", "-f", "raw", "-O", "vmdk", folder / "back.raw", folder / "back.vmdk"], check=True)
        random_requests(folder)
        conversions(folder)
        same_output(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
