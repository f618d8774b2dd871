#!/usr/bin/env python3
"""A Debian of another architecture is installed into a folder, and lives there: everything of it runs under the moa-user that
`moa register` had the kernel open (flag F).

usage: tests/programs/chroot.py MOA ARCH
As root, because it needs a range of user ids; in namespaces of its own, so that this machine's binfmt_misc stays as it is.
SPDX-License-Identifier: MIT"""
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWPID = 0x20000, 0x10000000, 0x20000000
KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'
LIFE = r'''
uname -m; id -un; cd /root
apt-get -qq -o Acquire::Check-Valid-Until=false update
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq hello > log 2>&1 || cat log
hello
apt-get -qq purge -y hello > log 2>&1 || cat log
apt-get -qq download hello 2> /dev/null && dpkg -i hello_*.deb > log 2>&1 || cat log
dpkg -s hello | grep ^Status
useradd -m moa; getent passwd moa; su moa -c 'id -un; echo $HOME'; stat -c '%U %G' /home/moa
/bin/sh -c 'sleep 0.1 & wait; echo waited'
'''


def expected(machine):
    return f'{machine}\nroot\nHello, world!\nStatus: install ok installed\n' \
           'moa:x:1000:1000::/home/moa:/bin/sh\nmoa\n/home/moa\nmoa moa\nwaited\n'


def suites(arch):
    """This machine's own, or for what that has not the later ones."""
    lines = (line.split('=', 1) for line in Path('/etc/os-release').read_text().splitlines() if '=' in line)
    return ['trixie', 'sid'] if arch == 'riscv64' else [dict(lines)['VERSION_CODENAME']]


def archive():
    here = suites('')[0]
    done = subprocess.run(['apt-get', 'indextargets', '--format', '$(SITE)', 'Created-By: Packages', f'Codename: {here}'],
                          stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.split()[0]


def in_namespaces(body):
    """The status of body(), run as root of a user namespace that has ids 0 to 65535, first of its processes: none survives."""
    ready, go = os.pipe(), os.pipe()
    outer = os.fork()
    if not outer:
        if ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID):
            os._exit(SKIPPED)
        os.write(ready[1], b'x')
        os.read(go[0], 1)
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        inner = os.fork()
        if not inner:
            os._exit(body())
        os._exit(os.waitstatus_to_exitcode(os.waitpid(inner, 0)[1]) & 255)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(outer, signal.SIGKILL))
    os.read(ready[0], 1)
    for kind in ('uid_map', 'gid_map'):
        Path(f'/proc/{outer}/{kind}').write_text('0 0 65536\n')
    os.write(go[1], b'x')
    return os.waitstatus_to_exitcode(os.waitpid(outer, 0)[1])


def install(root, arch, suite, site):
    source = f'deb [arch={arch} signed-by={KEYRING}] {site} {suite} main'
    words = ['mmdebstrap', '--mode=root', '--skip=check/qemu', f'--arch={arch}', '--variant=apt', '--include=passwd',
             '--aptopt=Acquire::Check-Valid-Until "false"', suite, str(root), source]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        print(done.stdout[-3000:], flush=True)
    return not done.returncode


def live(moa, arch, root, site):
    subprocess.run(['mount', '-t', 'binfmt_misc', 'none', '/proc/sys/fs/binfmt_misc'], check=True)
    subprocess.run([moa, 'register'], check=True, stdout=subprocess.DEVNULL)
    if not any(install(root / suite, arch, suite, site) and (root := root / suite) for suite in suites(arch)):
        return 1
    (root / 'etc/resolv.conf').write_text(Path('/etc/resolv.conf').read_text())
    for folder in ('dev', 'proc'):
        subprocess.run(['mount', '--rbind', f'/{folder}', root / folder], check=True)
    done = subprocess.run(['chroot', root, '/bin/bash', '-c', LIFE], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL,
                          env={'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'HOME': '/root', 'LC_ALL': 'C.UTF-8'})
    print(done.stdout, flush=True)
    return done.stdout != expected({'arm64': 'aarch64'}.get(arch, arch))


def main():
    moa, arch = str(Path(sys.argv[1]).resolve()), sys.argv[2]
    if os.geteuid():
        print('this needs root')
        return SKIPPED
    root = Path(tempfile.mkdtemp(prefix='moa-chroot-'))
    root.chmod(0o755)
    site = archive()
    try:
        status = in_namespaces(lambda: live(moa, arch, root, site))
    finally:
        subprocess.run(['rm', '-rf', '--one-file-system', root], check=False)
    return status


sys.exit(main())
