#!/usr/bin/env python3
"""Damaged qcow2 images: what `check` and its repairs say must be what QEMU says, and both must find nothing afterwards.
SPDX-License-Identifier: MIT

usage: qcow2_check.py MOA [FILTER]
"""
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

MOA, FILTER = Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else ""
CLUSTER = 65536
failures = []


class Image:
    """A qcow2 image with 64 KiB clusters in memory, to be damaged."""

    def __init__(self, path):
        self.path, self.bytes = path, bytearray(path.read_bytes())

    def get(self, at, size=8):
        return int.from_bytes(self.bytes[at:at + size], "big")

    def put(self, at, value, size=8):
        if at + size > len(self.bytes):
            self.bytes += bytes(at + size - len(self.bytes))
        self.bytes[at:at + size] = (value & ((1 << 8 * size) - 1)).to_bytes(size, "big")

    @property
    def l1(self):
        return self.get(40)

    @property
    def reftable(self):
        return self.get(48)

    def l2_offset(self, index=0):
        return self.get(self.l1 + 8 * index) & 0xfffffffffffe00

    def l2_at(self, index):
        """Where the entry of a guest cluster is."""
        return self.l2_offset(index // 8192) + 8 * (index % 8192)

    def l2(self, index):
        return self.get(self.l2_at(index))

    def set_l2(self, index, value):
        self.put(self.l2_at(index), value)

    @property
    def refblock(self):
        return self.get(self.reftable)

    def set_count(self, cluster, count):
        self.put(self.refblock + 2 * cluster, count, 2)

    def snapshots(self):
        return self.get(64)

    def save(self):
        self.path.write_bytes(self.bytes)


def plain(path):
    run("qemu-img", "create", "-q", "-f", "qcow2", path, "64M")
    run("qemu-io", "-c", "write -P 1 0 256k", "-c", "write -P 2 1M 128k", "-c", "write -c -P 3 2M 128k", "-c", "write -z 3M 64k", path)


def with_snapshots(path):
    plain(path)
    run("qemu-img", "snapshot", "-c", "one", path)
    run("qemu-io", "-c", "write -P 4 0 64k", path)
    run("qemu-img", "snapshot", "-c", "two", path)
    run("qemu-io", "-c", "write -P 5 64k 64k", path)


def extended(path):
    run("qemu-img", "create", "-q", "-f", "qcow2", "-o", "extended_l2=on", path, "64M")
    run("qemu-io", "-c", "write -P 1 0 256k", "-c", "write -P 2 1M 2k", path)


def old(path):
    run("qemu-img", "create", "-q", "-f", "qcow2", "-o", "compat=0.10", path, "64M")
    run("qemu-io", "-c", "write -P 1 0 256k", "-c", "write -c -P 3 2M 128k", path)
    run("qemu-img", "snapshot", "-c", "one", path)


def bit(i, at, mask):
    i.put(at, i.get(at) ^ mask)


COPIED = 1 << 63
END = 1 << 40  # far behind the end of the file
DAMAGES = [
    # name, how it is made, what is done to it
    ("nothing", plain, lambda i: None),
    ("a count that is too low", plain, lambda i: i.set_count(5, 0)),
    ("counts that are too low", plain, lambda i: [i.set_count(n, 0) for n in (4, 5, 6, 7)]),
    ("a leak", plain, lambda i: i.set_count(30, 1)),
    ("leaks behind the end", plain, lambda i: [i.set_count(n, 3) for n in range(100, 110)]),
    ("a count that is too high", plain, lambda i: i.set_count(5, 2)),
    ("no count for the header", plain, lambda i: i.set_count(0, 0)),
    ("no count for the refcount table", plain, lambda i: i.set_count(1, 0)),
    ("no count for a refcount block", plain, lambda i: i.set_count(2, 0)),
    ("flag missing in L2", plain, lambda i: i.set_l2(1, i.l2(1) & ~COPIED)),
    ("flag missing in L1", plain, lambda i: bit(i, i.l1, COPIED)),
    ("L2 entry not aligned", plain, lambda i: i.set_l2(1, i.l2(1) | 0x200)),
    ("zero cluster with an unaligned offset", plain, lambda i: i.set_l2(1, i.l2(1) | 0x201)),
    ("reserved bits in an L2 entry", plain, lambda i: i.set_l2(1, i.l2(1) | 0x2000000000000020)),
    ("L2 entry behind the end", plain, lambda i: i.set_l2(1, END | COPIED)),
    ("L2 entry just behind the end", plain, lambda i: i.set_l2(1, (len(i.bytes) + 4 * CLUSTER) // CLUSTER * CLUSTER | COPIED)),
    ("L1 entry not aligned", plain, lambda i: bit(i, i.l1, 0x200)),
    ("L1 entry behind the end", plain, lambda i: i.put(i.l1, END | COPIED)),
    ("reserved bits in an L1 entry", plain, lambda i: bit(i, i.l1, 0x4000000000000001)),
    ("two entries for one cluster", plain, lambda i: i.set_l2(2, i.l2(1))),
    ("two L1 entries for one table", lambda p: (run("qemu-img", "create", "-q", "-f", "qcow2", p, "2G"), run("qemu-io", "-c", "write 0 64k", p)),
     lambda i: i.put(i.l1 + 8, i.get(i.l1))),
    ("compressed with the flag", plain, lambda i: i.set_l2(32, i.l2(32) | COPIED)),
    ("compressed, behind the end", plain, lambda i: i.set_l2(32, 1 << 62 | END)),
    ("refcount block not aligned", plain, lambda i: i.put(i.reftable, i.refblock + 512)),
    ("refcount block behind the end", plain, lambda i: i.put(i.reftable, END)),
    ("refcount block missing", plain, lambda i: i.put(i.reftable, 0)),
    ("a second refcount block, unaligned", plain, lambda i: i.put(i.reftable + 8, 0x300200)),
    ("a second refcount block behind the end", plain, lambda i: i.put(i.reftable + 8, END)),
    ("one refcount block twice", plain, lambda i: i.put(i.reftable + 8, i.refblock)),
    ("refcount block on a data cluster", plain, lambda i: i.put(i.reftable + 8, i.l2(1) & ~COPIED)),
    ("reserved bits of the refcount table", plain, lambda i: i.put(i.reftable, i.refblock | 1)),
    ("refcount table elsewhere", plain, lambda i: i.put(48, 0x200000)),
    ("refcount table behind the end", plain, lambda i: i.put(48, END)),
    ("no refcount table", plain, lambda i: i.put(56, 0, 4)),
    ("data cluster on the header", plain, lambda i: i.set_l2(1, COPIED | 0)),
    ("data cluster on L1", plain, lambda i: i.set_l2(1, COPIED | i.l1)),
    ("data cluster on its L2", plain, lambda i: i.set_l2(1, COPIED | i.l2_offset())),
    ("data cluster on the refcount block", plain, lambda i: i.set_l2(1, COPIED | i.refblock)),
    ("L2 table on the header", plain, lambda i: i.put(i.l1, COPIED | i.refblock)),
    ("the corrupt mark", plain, lambda i: i.put(72, 2)),
    ("the dirty mark", plain, lambda i: i.put(72, 1)),
    ("the dirty mark and leaks", plain, lambda i: (i.put(72, 1), i.set_count(5, 2), i.set_count(30, 1))),
    ("the corrupt mark and errors", plain, lambda i: (i.put(72, 2), i.set_count(5, 0))),
    ("half the file", plain, lambda i: i.bytes.__delitem__(slice(len(i.bytes) // 2, None))),
    ("snapshots, nothing", with_snapshots, lambda i: None),
    ("snapshots, a leak", with_snapshots, lambda i: i.set_count(5, 9)),
    ("snapshots, counts too low", with_snapshots, lambda i: [i.set_count(n, 1) for n in range(5, 9)]),
    ("snapshots, a flag too many", with_snapshots, lambda i: i.set_l2(3, i.l2(3) | COPIED)),
    ("snapshot's L1 not aligned", with_snapshots, lambda i: bit(i, i.snapshots(), 0x200)),
    ("snapshot's L1 behind the end", with_snapshots, lambda i: i.put(i.snapshots(), END)),
    ("snapshot's L1 too large", with_snapshots, lambda i: i.put(i.snapshots() + 8, 0x7fffffff, 4)),
    ("snapshot's extra data too long", with_snapshots, lambda i: i.put(i.snapshots() + 36, 5000, 4)),
    ("snapshot's extra data missing", with_snapshots, lambda i: i.put(i.snapshots() + 36, 0, 4)),
    ("snapshot table elsewhere", with_snapshots, lambda i: i.put(64, 0x800000)),
    ("snapshot table not aligned", with_snapshots, lambda i: i.put(64, i.snapshots() + 8)),
    ("one snapshot too many", with_snapshots, lambda i: i.put(60, 3, 4)),
    ("far too many snapshots", with_snapshots, lambda i: i.put(60, 70000, 4)),  # not of our kind: neither repairs it
    ("extended, nothing", extended, lambda i: None),
    ("subclusters both allocated and zero", extended, lambda i: i.put(i.l2_offset() + 8, 0x00000001ffffffff)),
    ("extended, zero flag", extended, lambda i: bit(i, i.l2_offset(), 1)),
    ("extended, subclusters without a cluster", extended, lambda i: i.put(i.l2_offset(), 0)),
    ("v2, nothing", old, lambda i: None),
    ("v2, leaks and low counts", old, lambda i: (i.set_count(30, 1), i.set_count(6, 1))),
    ("v2, zero flag", old, lambda i: i.set_l2(1, i.l2(1) | 1)),
    ("v2, refcount block missing", old, lambda i: i.put(i.reftable, 0)),
]
# Where we say something else than QEMU, and why. The image must be whole after a repair all the same.
BETTER = {
    "refcount block not aligned": "QEMU gives up; the counts can be made anew",
    "reserved bits of the refcount table": "QEMU stumbles over its own overlap check",
    "refcount block behind the end": "QEMU makes the file as large as the wrong offset",
    "a second refcount block behind the end": "the same",
    "snapshot table elsewhere": "QEMU tells that the old table cannot be freed",
    "far too many snapshots": "QEMU gives up",
}
COMMANDS = ["check", "check --output=json", "check -r leaks", "check -r all"]


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60, errors="replace")


def compare(name, folder, command):
    """Both programs on equal images of equal names."""
    results = []
    for tool in ([MOA, "img"], ["qemu-img"]):
        work = folder / "work.qcow2"
        work.write_bytes((folder / "damaged.qcow2").read_bytes())
        done = subprocess.run([*tool, *command.split(), "work.qcow2"], capture_output=True, text=True, cwd=folder, timeout=60)
        after = [run(*other, "check", work) for other in ([MOA, "img"], ["qemu-img"])] if "-r" in command else []
        results.append((done, after))
    (ours, after), (theirs, after_theirs) = results
    same = (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)
    if name in BETTER and command == "check -r all":
        same = ours.returncode == (1 if "far" in name else 0)
        after_theirs = after if ours.returncode or not any(a.returncode for a in after) else []
    if name in BETTER and command == "check -r leaks":
        return  # QEMU refuses, or goes on and marks the image as corrupt
    # Clusters may be at other places after a repair: only how it ends is compared.
    if same and [a.returncode for a in after] == [a.returncode for a in after_theirs]:
        return
    failures.append(f"{name}: {command}")
    print(f"FAILED: {name}: {command}\n--- moa {ours.returncode} then {[a.returncode for a in after]}\n{ours.stdout[:1500]}{ours.stderr[:1500]}"
          f"--- qemu-img {theirs.returncode} then {[a.returncode for a in after_theirs]}\n{theirs.stdout[:1500]}{theirs.stderr[:1500]}")


def main():
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        folder, originals = Path(name), {}
        for what, make, damage in DAMAGES:
            if FILTER not in what:
                continue
            path = folder / "damaged.qcow2"
            if make not in originals:
                path.unlink(missing_ok=True)
                make(path)
                originals[make] = path.read_bytes()
            path.write_bytes(originals[make])
            image = Image(path)
            damage(image)
            image.save()
            for command in COMMANDS:
                compare(what, folder, command)
    print(f"{len(failures)} failures of {len(DAMAGES)} damages")
    return 1 if failures else 0


sys.exit(main())
