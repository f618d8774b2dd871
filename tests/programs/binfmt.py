#!/usr/bin/env python3
"""`moa register`, `unregister`, `status` and `doctor`: against the kernel's binfmt_misc, in a user namespace that has one of its own,
and against folders that look like machines on which something is wrong.

usage: tests/programs/binfmt.py MOA
SPDX-License-Identifier: MIT"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

moa = str(Path(sys.argv[1]).resolve())
DIR = 'proc/sys/fs/binfmt_misc'
QEMU = 'enabled\ninterpreter /usr/bin/true\nflags: OC\noffset 0\nmagic 7f454c460201010000000000000000000200b700\n' \
       'mask ffffffffffffff00fffffffffffffffffeffffff\n'
failures = []


def expect(what, condition, shown=''):
    if not condition:
        failures.append(what)
        print(f'FAILED: {what}\n{shown}')


def run(*words, status=0, says=(), root=None):
    words = [moa, *words, *(['--root', str(root)] if root else [])]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
    for text in [says] if isinstance(says, str) else says:
        expect(f'{words[1:]} says {text!r}', text in done.stdout, done.stdout)
    expect(f'{words[1:]} ends with {status}', done.returncode == status, f'{done.returncode}: {done.stdout}')
    return done.stdout


def machine(top, name, entries=None, mounted=True, listed=True):
    """A folder that looks like a machine's /proc and /etc."""
    root = top / name
    (root / DIR).mkdir(parents=True)
    (root / 'etc/binfmt.d').mkdir(parents=True)
    (root / 'proc/filesystems').write_text('nodev\tbinfmt_misc\n' if listed else 'nodev\tproc\n')
    for file, text in ({'status': 'enabled\n', 'register': ''} | (entries or {}) if mounted else {}).items():
        (root / DIR / file).write_text(text)
    return root


def fake(top):
    root = machine(top, 'good')
    run('register', 'arm64', '--persistent', says=['aarch64: runs with', 'moa-aarch64.conf: written'], root=root)
    rule = (root / DIR / 'register').read_text()
    expect('the rule', rule.startswith(r':moa-aarch64:M::\x7f\x45\x4c\x46\x02\x01\x01') and rule.endswith('/moa-user:POF'), rule)
    expect('the file for every boot', rule in (root / 'etc/binfmt.d/moa-aarch64.conf').read_text())
    run('register', 'riscv64', '--credential', '--no-preserve-argv0', says='(flags OCF)', root=root)
    run('register', 'riscv64', '--no-fix-binary', '--interpreter', '/bin/sh', says='/bin/sh (flags PO)', root=root)
    run('register', '--interpreter', '/bin/sh', status=1, says='linked dynamically', root=root)
    run('register', '--interpreter', '/nowhere', status=1, says='there is no such program', root=root)
    run('register', '--interpreter', 'moa-user', status=1, says='absolute path', root=root)
    run('unregister', says='moa-aarch64.conf: removed', root=root)
    run('register', 'nonsense', status=1, says='no architecture that Moa runs')
    run('status', '--nonsense', status=1, says='unknown option')
    for command in ('register', 'unregister', 'status', 'doctor'):
        run(command, '--help', says=f'usage: moa {command}')

    run('doctor', status=1, says='no binfmt_misc: run `modprobe', root=machine(top, 'kernel', mounted=False, listed=False))
    run('doctor', status=1, says='is not mounted', root=machine(top, 'unmounted', mounted=False))
    run('register', status=1, says='is not mounted', root=top / 'unmounted')
    run('doctor', status=1, says='switched off', root=machine(top, 'off', {'status': 'disabled\n'}))
    held = machine(top, 'held', {'qemu-aarch64': QEMU})
    (held / 'var/lib/binfmts').mkdir(parents=True)
    (held / 'var/lib/binfmts/qemu-aarch64').write_text('qemu-user-static\nmagic\n0\n')
    run('status', says=['qemu-aarch64: /usr/bin/true, flags OC, enabled, by Debian\'s binfmt-support for the package qemu-user-static',
                        'riscv64: nobody'], root=held)
    run('doctor', 'aarch64', status=1, says=['not Moa', 'without flag F', 'without flag P'], root=held)
    ours = QEMU.replace('/usr/bin/true', '/nowhere/moa-user').replace('OC', 'PO')
    run('doctor', 'aarch64', status=1, says='is missing', root=machine(top, 'missing', {'moa-aarch64': ours}))
    dynamic = ours.replace('/nowhere/moa-user', '/bin/sh').replace('PO', 'POF')
    run('doctor', 'aarch64', status=1, says='linked dynamically', root=machine(top, 'dynamic', {'moa-aarch64': dynamic}))
    run('doctor', 'aarch64', status=1, says='is registered but disabled',
        root=machine(top, 'disabled', {'moa-aarch64': ours.replace('enabled', 'disabled')}))
    library = machine(top, 'library', {'moa-aarch64': dynamic.replace('/bin/sh', moa + '-user')})
    (library / 'lib').mkdir()
    (library / 'lib/ld-linux-aarch64.so.1').write_text('')
    run('doctor', 'aarch64', says='find their loader', root=library)


def real(top):
    """As root of a fresh user and mount namespace."""
    subprocess.run(['mount', '-t', 'binfmt_misc', 'none', f'/{DIR}'], check=True)
    (top / 'who.c').write_text('#include <stdio.h>\n#include <sys/utsname.h>\nint main(int n, char **v)\n'
                               '{ struct utsname u; uname(&u); printf("%s %s %d\\n", v[0], u.machine, n); }\n')
    run('doctor', 'aarch64', status=1, says='run `moa register aarch64`')
    run('register', says='aarch64: runs with')
    run('register', 'arm64', says='registered again')
    run('status', says=['aarch64: Moa', 'riscv64: Moa'])
    run('doctor', says='ok')
    for name, machine_name in (('aarch64', 'aarch64'), ('riscv64', 'riscv64')):
        folder = top / name
        folder.mkdir()
        subprocess.run([f'{name}-linux-gnu-gcc', '-static', '-o', folder / 'who', top / 'who.c'], check=True)
        shown = subprocess.run(['a name', 'x'], executable=folder / 'who', stdout=subprocess.PIPE, text=True).stdout
        expect(f'{name} runs by itself, its argv[0] preserved', shown == f'a name {machine_name} 2\n', shown)
        shown = subprocess.run(['chroot', folder, '/who'], stdout=subprocess.PIPE, text=True).stdout
        expect(f'{name} runs in an empty chroot', shown == f'/who {machine_name} 1\n', shown)
    run('unregister', 'aarch64', says='no longer registered')
    run('status', says=['aarch64: nobody', 'riscv64: Moa'])
    run('unregister')
    run('unregister', says='nothing of Moa')


def main():
    top = Path(tempfile.mkdtemp(prefix='moa-binfmt-'))
    try:
        if len(sys.argv) > 2:
            real(top)
            return bool(failures)
        fake(top)
        done = subprocess.run(['unshare', '--user', '--map-root-user', '--mount', sys.executable, __file__, moa, 'real'])
        expect('the real one', done.returncode == 0)
        print(f'{len(failures)} failures')
        return bool(failures)
    finally:
        shutil.rmtree(top, ignore_errors=True)


sys.exit(main())
