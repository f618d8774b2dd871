#!/usr/bin/env python3
"""Snapshots, features that can be changed, data files, bitmaps of qcow2 images: the same commands with both programs, the same output.
A line that starts with "img" is run as `qemu-img` in one folder and as `moa img` in another, a line that starts with "!" is run in both by the shell.
SPDX-License-Identifier: MIT

usage: qcow2_features.py MOA
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOA = Path(sys.argv[1]).resolve()
SNAPSHOTS = """
img create -q -f qcow2 a.qcow2 4M
!qemu-io -c "write -P 1 0 1M" a.qcow2
img snapshot -l a.qcow2
img snapshot -c one a.qcow2
img snapshot -c one a.qcow2
img snapshot -c 1 a.qcow2
img snapshot -l a.qcow2
img info a.qcow2
img info --output=json a.qcow2
!qemu-img check a.qcow2
!qemu-io -c "write -P 2 512k 1M" -c "write -b -P 9 0 200k" a.qcow2
img snapshot -c two a.qcow2
!qemu-img check a.qcow2
img snapshot -a nope a.qcow2
img snapshot -d nope a.qcow2
img snapshot -d 2 a.qcow2
img snapshot -a one a.qcow2
!qemu-img check a.qcow2
!qemu-io -c "read -P 1 0 1M" -c "read -P 0 1M 3M" a.qcow2
img resize a.qcow2 8M
img convert -l two -O raw a.qcow2 two.raw
img convert -l snapshot.id=4 -O raw a.qcow2 two.raw
img convert -l snapshot.name=4 -O raw a.qcow2 two.raw
img convert -l snapshot.foo=4 -O raw a.qcow2 two.raw
img convert -l nope -O raw a.qcow2 two.raw
!sha256sum two.raw
img snapshot -a two a.qcow2
!qemu-io -c "read -P 1 0 512k" -c "read -P 2 512k 1M" a.qcow2
!qemu-img check a.qcow2
img check a.qcow2
img snapshot -d one a.qcow2
img snapshot -d one a.qcow2
img snapshot -d 1 a.qcow2
!qemu-img check a.qcow2
img snapshot -d two a.qcow2
img snapshot -l a.qcow2
!qemu-img check a.qcow2
img create -q -f raw r.raw 1M
img snapshot -d x -q none.qcow2
img snapshot -c x -l a.qcow2
img snapshot
img create -q -f qcow2 -o refcount_bits=1 b.qcow2 1M
!qemu-io -c "write -P 1 0 1M" b.qcow2
img snapshot -c x b.qcow2
img create -q -f qcow2 -o extended_l2=on e.qcow2 4M
!qemu-io -c "write -P 1 2k 1M" -c "write -c -P 3 2M 64k" e.qcow2
img snapshot -c x e.qcow2
!qemu-io -c "write -P 2 2k 100k" e.qcow2
img snapshot -a x e.qcow2
!qemu-io -c "read -P 1 2k 1M" -c "read -P 3 2M 64k" e.qcow2
!qemu-img check e.qcow2
"""
CHANGES = """
img create -q -f qcow2 a.qcow2 4M
img create -q -f raw b.raw 4M
img amend -f qcow2 -o compat=0.10 a.qcow2
img info a.qcow2
img amend -o compat=1.1 a.qcow2
img info a.qcow2
img amend -o cluster_size=4k a.qcow2
img amend -o size=8M a.qcow2
img amend -o size=2M a.qcow2
img amend -o refcount_bits=8 a.qcow2
img check a.qcow2
!qemu-img check a.qcow2
img info a.qcow2
img amend -o refcount_bits=3 a.qcow2
img amend -o compat=0.10 a.qcow2
img amend -o refcount_bits=64 a.qcow2
!qemu-io -c "write 0 1M" a.qcow2
!qemu-img check a.qcow2
img amend -o refcount_bits=1 a.qcow2
!qemu-img check a.qcow2
img amend -o refcount_bits=16 a.qcow2
img amend -o lazy_refcounts=on a.qcow2
img info a.qcow2
img amend -o compat=0.10,lazy_refcounts=on a.qcow2
img info a.qcow2
img amend -o backing_file=b.raw,backing_fmt=raw a.qcow2
img amend -o preallocation=full a.qcow2
img amend -o foo=1 a.qcow2
img amend a.qcow2
img amend -o compat=2.0 a.qcow2
img amend -o compression_type=zstd a.qcow2
img amend -o data_file=x.raw a.qcow2
img amend -o data_file_raw=on a.qcow2
img amend -f raw -o size=1M b.raw
img amend -o compat=0.10,refcount_bits=8 a.qcow2
img amend -o size=8M -o lazy_refcounts=off -q a.qcow2
img amend -o encrypt.format=luks a.qcow2
img create -q -f qcow2 -o data_file=d.raw,data_file_raw=on d.qcow2 4M
img info d.qcow2
img info --output=json d.qcow2
img map --output=json d.qcow2
!qemu-io -c "write -P 1 64k 64k" -c "write -z 1M 64k" -c "discard 64k 64k" d.qcow2
img map --output=json d.qcow2
img map d.qcow2
img check d.qcow2
img amend -o compat=0.10 d.qcow2
img snapshot -c x d.qcow2
img create -q -f qcow2 -o data_file_raw=on d3.qcow2 4M
img create -q -f qcow2 -o data_file=d3.raw,backing_file=d.qcow2,backing_fmt=qcow2,data_file_raw=on d3.qcow2 4M
img create -q -f qcow2 -o data_file=d3.raw,compat=0.10 d3.qcow2 4M
img create -q -f qcow2 -o data_file=d4.raw d4.qcow2 4M
!qemu-io -c 'write -P 1 1M 64k' d4.qcow2
img map --output=json d4.qcow2
img check d4.qcow2
img convert -O qcow2 -o data_file=d5.raw d4.qcow2 d5.qcow2
!qemu-img compare d4.qcow2 d5.qcow2
img compare d4.qcow2 d5.qcow2
img resize d.qcow2 8M
img map --output=json d.qcow2
!qemu-img check d.qcow2
!ls -s d.raw | wc -l; stat -c %s d.raw
img resize --shrink d.qcow2 2M
!stat -c %s d.raw
img amend -o data_file_raw=off d.qcow2
img info d.qcow2
img amend -o data_file=e.raw d.qcow2
img info d.qcow2
img check d.qcow2
!mv d4.raw d4x.raw
img info d4.qcow2
img check d4.qcow2
img create -q -f qcow2 e.qcow2 2M
!qemu-io -c "write 0 1M" e.qcow2
img resize --preallocation=metadata e.qcow2 4M
img check e.qcow2
!qemu-img check e.qcow2
img map --output=json e.qcow2
img resize --preallocation=falloc e.qcow2 6M
img resize --preallocation=full e.qcow2 8M
!qemu-img check e.qcow2
!qemu-io -c "read -P 0 1M 7M" e.qcow2
img resize --preallocation=full e.qcow2 1M
img create -q -f qcow2 z.qcow2 4M
!qemu-io -c "write -P 3 0 1M" -c "write -z 512k 1M" z.qcow2
img amend -o compat=0.10 z.qcow2
!qemu-io -c "read -P 3 0 512k" -c "read -P 0 512k 3M" z.qcow2
!qemu-img check z.qcow2
"""
BITMAPS = """
img create -q -f qcow2 a.qcow2 4M
img bitmap --add a.qcow2 b0
img bitmap --add a.qcow2 b0
img bitmap --add -g 32k a.qcow2 b1
img bitmap --disable a.qcow2 b1
!qemu-io -c 'write 0 100k' -c 'write 1M 64k' a.qcow2
img info a.qcow2
img info --output=json a.qcow2
img check a.qcow2
!qemu-img check a.qcow2
img bitmap --enable a.qcow2 nope
img bitmap --merge b0 a.qcow2 b1
!qemu-img check a.qcow2
img bitmap --clear --enable a.qcow2 b0 
img bitmap --remove --add a.qcow2 b0
img info a.qcow2
img bitmap a.qcow2 b0
img bitmap --add a.qcow2
img bitmap --add -g 100 a.qcow2 x
img bitmap --add -b a.qcow2 a.qcow2 x
img bitmap --merge q a.qcow2 b0
img bitmap --merge b0 -b none.qcow2 a.qcow2 b0
img bitmap --remove a.qcow2 nope
img convert --bitmaps -O qcow2 a.qcow2 c.qcow2
img info c.qcow2
img check c.qcow2
!qemu-img check c.qcow2
img create -q -f qcow2 d.qcow2 4M
img bitmap --add d.qcow2 m
img bitmap --merge b1 -b c.qcow2 -F qcow2 d.qcow2 m
!qemu-img check d.qcow2
img convert --bitmaps -O raw a.qcow2 c.raw
img convert --skip-broken-bitmaps -O qcow2 a.qcow2 c.qcow2
img resize a.qcow2 8M
!qemu-img check a.qcow2
img snapshot -c s a.qcow2
img info a.qcow2
!qemu-img check a.qcow2
img snapshot -d s a.qcow2
img bitmap -F qcow2 --add a.qcow2 x
img bitmap --clear --add --disable a.qcow2 yyy
img bitmap --remove a.qcow2 b0
img bitmap --remove a.qcow2 b1
!qemu-img check a.qcow2
img info a.qcow2
img create -q -f qcow2 i.qcow2 4M
img bitmap --add i.qcow2 bad
!python3 -c "d=bytearray(open('i.qcow2','rb').read()); i=d.find(bytes.fromhex('2385287500000018')); o=int.from_bytes(d[i+24:i+32],'big'); d[o+15]|=1; open('i.qcow2','wb').write(d)"
img info i.qcow2
img check i.qcow2
img bitmap --enable i.qcow2 bad
img bitmap --add i.qcow2 good
img info i.qcow2
img convert --bitmaps -O qcow2 i.qcow2 j.qcow2
img convert --bitmaps --skip-broken-bitmaps -O qcow2 i.qcow2 j.qcow2
img info j.qcow2
img bitmap --remove i.qcow2 bad
img info i.qcow2
!qemu-img check i.qcow2
"""

SECRET = "--object secret,id=s,data=pass"
OPENED = "!printf pass | cryptsetup open --test-passphrase a.luks"  # of others it asks the kernel
OPEN = "driver=luks,key-secret=s,file.filename"
LUKS = f"""
!head -c 3000000 /dev/urandom > r.raw; truncate -s 4M r.raw
""" + "".join(f"""
!{{moa}} img create -q {SECRET} -f luks -o key-secret=s,iter-time=10,{options} a.luks 4M
!cryptsetup luksDump a.luks | grep -c Key.Slot
{OPENED if 'aes' in options else ''}
img convert {SECRET} -n -f raw --target-image-opts r.raw {OPEN}=a.luks
!qemu-img compare {SECRET} --image-opts driver=raw,file.filename=r.raw {OPEN}=a.luks
!{{moa}} img compare {SECRET} --image-opts driver=raw,file.filename=r.raw {OPEN}=a.luks
""" for options in ("cipher-alg=aes-256", "cipher-alg=aes-128,hash-alg=sha1", "cipher-alg=twofish-256,ivgen-alg=essiv,cipher-mode=cbc,hash-alg=sha512",
                    "cipher-alg=serpent-256,ivgen-alg=plain,hash-alg=ripemd160", "cipher-alg=cast5-128,cipher-mode=cbc")) + f"""
img check --object secret,id=s,data=wrong --image-opts {OPEN}=a.luks
img check -f luks a.luks
img resize {SECRET} --image-opts {OPEN}=a.luks 8M
!stat -c %s a.luks
"""
# Times, and what depends on where new clusters are put.
IGNORED = r'[0-9:]{8} |"date-n?sec": \d+|"actual-size": \d+|disk size: .*|.*ops/sec.*|Image end offset: \d+|"image-end-offset": \d+|[\d.]+% fragmented'


def output(line, program, folder):
    command = program + line[3:] if line.startswith("img") else line[1:].replace("{moa}", str(MOA))
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=folder, errors="replace", timeout=60)
    return done.returncode, re.sub(IGNORED, "", done.stdout), done.stderr


def main():
    failures = lines = 0
    for script in (SNAPSHOTS, CHANGES, BITMAPS, LUKS):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
            folders = [Path(name) / "theirs", Path(name) / "ours"]
            for folder in folders:
                folder.mkdir()
            for line in filter(None, script.strip().split("\n")):
                lines += 1
                theirs, ours = (output(line.strip(), p, f) for p, f in zip(("qemu-img", f"{MOA} img"), folders))
                if theirs != ours or (script is LUKS and line.startswith("!") and ours[0]):
                    failures += 1
                    print(f"FAILED: {line}\n--- qemu-img {theirs[0]}\n{theirs[1][-900:]}{theirs[2][-500:]}--- moa {ours[0]}\n{ours[1][-900:]}{ours[2][-500:]}")
    print(f"{failures} of {lines} lines differ")
    return 1 if failures else 0


sys.exit(main())
