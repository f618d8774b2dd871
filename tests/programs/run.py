#!/usr/bin/env python3
"""Runs Debian's programs of another architecture under an emulator and compares what they print with what they print elsewhere.

    tests/programs/run.py [--arch ARCH] [--build DIR] [--emulator COMMAND] [-v] [GROUP | GROUP/CASE]...

The emulator is called with -L ROOT, where ROOT is the folder that `make guests` fills; what a group needs besides is fetched
when it runs. Programs that the cases start are guest
programs too, which the emulator has to take care of. An empty --emulator runs the cases on this machine, without an emulator;
--record then writes the .out files anew.

SPDX-License-Identifier: MIT
"""

import argparse
import dataclasses
import difflib
import fcntl
import os
import re
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SKIPPED = 77   # the exit status that meson takes for a skipped test


@dataclasses.dataclass
class Case:
    """A script of this folder; what it must print on stdout is beside it, with the suffix .out."""
    script: str
    interpreter: list      # a guest program and its first arguments
    seconds: float = 180
    status: int = 0
    packages: str = ''     # as tools/guest-root.sh takes them, besides those of tests/guests/ARCH.packages; {python3} is its version's name
    user: bool = False     # not as root
    full: dict = dataclasses.field(default_factory=dict)   # environment variables of the long version
    machine: object = dict # environment variables that depend on what this machine can do


def vsock_loops_back():
    """Whether a process natively reaches another one of this machine through a VM socket."""
    local_cid = 0x7b9   # IOCTL_VM_SOCKETS_GET_LOCAL_CID
    port = 40000
    try:
        with open('/dev/vsock', 'rb') as device:
            cid = struct.unpack('I', fcntl.ioctl(device, local_cid, b'\0' * 4))[0]
        with socket.socket(socket.AF_VSOCK) as server, socket.socket(socket.AF_VSOCK) as client:
            server.bind((socket.VMADDR_CID_ANY, port))
            server.listen()
            server.settimeout(2)
            client.settimeout(2)
            client.connect((cid, port))
            server.accept()[0].close()
    except OSError:
        return False
    return True


def excluded_python_tests():
    """What hangs or fails here without an emulator, too."""
    return {} if vsock_loops_back() else {'EXCLUDED': '*ThreadedVSOCKSocketStreamTest*'}


CASES = [
    Case('busybox/applets.sh', ['/usr/bin/busybox', 'sh']),
    Case('coreutils/tools.sh', ['/usr/bin/bash']),
    Case('bash/language.sh', ['/usr/bin/bash']),
    Case('bash/processes.sh', ['/usr/bin/bash']),
    Case('perl/language.pl', ['/usr/bin/perl']),
    Case('perl/processes.pl', ['/usr/bin/perl']),
    Case('python/language.py', ['/usr/bin/python3']),
    Case('python/library.py', ['/usr/bin/python3']),
    Case('python/processes.py', ['/usr/bin/python3']),
    Case('gawk/language.awk', ['/usr/bin/gawk', '-f']),
    Case('lua/language.lua', ['/usr/bin/lua5.4']),
    Case('sqlite/queries.sh', ['/usr/bin/bash']),
    Case('openssl/tools.sh', ['/usr/bin/bash'], seconds=90),
    Case('compression/round_trips.sh', ['/usr/bin/bash'], seconds=90),
    Case('git/repository.sh', ['/usr/bin/bash']),
    Case('gcc/compile.sh', ['/usr/bin/bash']),
    Case('threads/threads.c', []),
    Case('pythontests/run.sh', ['/usr/bin/bash'], seconds=1500, packages='lib{python3}-testsuite', machine=excluded_python_tests),
    Case('go/build.sh', ['/usr/bin/bash'], seconds=900, packages='golang-go'),
    Case('node/benchmark.js', ['/usr/bin/node'], seconds=600, packages='nodejs'),
    Case('java/compile.sh', ['/usr/bin/bash'], seconds=900, packages='openjdk-17-jdk-headless|openjdk-21-jdk-headless'),
    Case('luajit/traces.lua', ['/usr/bin/luajit'], packages='luajit'),
    Case('ruby/language.rb', ['/usr/bin/ruby'], packages='ruby'),
    Case('erlang/processes.sh', ['/usr/bin/bash'], packages='erlang-base'),
    Case('rust/build.sh', ['/usr/bin/bash'], seconds=600, packages='rustc'),
    Case('redis/benchmark.sh', ['/usr/bin/bash'], seconds=600, packages='redis-server redis-tools', full={'REQUESTS': '40000'}),
    Case('postgres/pgbench.sh', ['/usr/bin/bash'], seconds=600, packages='postgresql', user=True, full={'TRANSACTIONS': '1000'}),
    Case('nginx/load.py', ['/usr/bin/python3'], seconds=600, user=True, packages='nginx-light', full={'REQUESTS': '400'}),
    Case('ffmpeg/encode.sh', ['/usr/bin/bash'], seconds=600, packages='ffmpeg', full={'FRAMES': '60'}),
    Case('stress/run.sh', ['/usr/bin/bash'], seconds=900, packages='stress-ng'),
    Case('soak/run.sh', ['/usr/bin/bash'], seconds=3000, packages='stress-ng'),
]

# Lines that tell one architecture from another, as a recording on x86-64 has them and as the guest does.
ARCHITECTURE = {
    'coreutils/tools.sh': [('x86_64', 'aarch64')],
    'gcc/compile.sh': [('\n0\n1\n0000', '\n1\n1\n0000')],
}
# How the golden output, which is that of arm64, reads elsewhere: architecture, and what later versions print.
ELSEWHERE = {
    ('riscv64', 'coreutils/tools.sh'): [('aarch64', 'riscv64')],
}
TRIPLES = {'arm64': 'aarch64-linux-gnu', 'riscv64': 'riscv64-linux-gnu'}


def command(case, options):
    """The command line that runs the case, without its emulator."""
    script = HERE / case.script
    root = options.root if options.emulator else Path('/')
    if script.suffix != '.c':
        return [str(root / case.interpreter[0].lstrip('/')), *case.interpreter[1:], str(script)]
    compiler = [f'{TRIPLES[options.arch]}-gcc', '-static'] if options.emulator else ['gcc']
    folder = options.build / 'suites/programs'
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / f'{script.stem}.{options.arch if options.emulator else "native"}'
    if not program.exists() or program.stat().st_mtime < script.stat().st_mtime:
        subprocess.run([*compiler, '-O2', '-pthread', '-o', program, script, '-latomic'], check=True)
    return [str(program)]


def kill_group(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def run(case, options):
    """(exit status or why there is none, stdout, stderr, seconds) of a case in a fresh folder."""
    words = [*options.emulator, *(['-L', str(options.root)] if options.emulator else []), *command(case, options)]
    folder = tempfile.mkdtemp(prefix='moa-programs-')
    environment = {'HOME': folder, 'TMPDIR': folder, 'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'PYTHONDONTWRITEBYTECODE': '1'}
    environment |= case.machine() | (case.full if options.long else {})
    if case.user:
        words = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--', *words]
    started = time.monotonic()
    process = subprocess.Popen(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(timeout=case.seconds)
        status = process.returncode
    except subprocess.TimeoutExpired:
        kill_group(process)
        out, err = process.communicate()
        status = f'no end within {case.seconds:g} s'
    finally:
        kill_group(process)   # what a case left behind, or all of it when we are told to end
    shutil.rmtree(folder, ignore_errors=True)
    text = [stream.decode(errors='replace').replace(folder, 'FOLDER') for stream in (out, err)]
    return status, *text, time.monotonic() - started


def fetch(case, options):
    """Adds to the guest's root what the case needs and the root has not got."""
    if not case.packages or not options.emulator:
        return True
    script = HERE.parent.parent / 'tools/guest-root.sh'
    packages = case.packages.format(python3=(options.root / 'usr/bin/python3').readlink())
    done = subprocess.run([script, options.arch, options.root, *packages.split()], stdin=subprocess.DEVNULL)
    if done.returncode:
        print(f'FAILED: {options.arch} {case.script}: its packages cannot be had')
    return not done.returncode


def check(case, options):
    """Whether the case does what it should; says what is wrong."""
    status, out, err, seconds = run(case, options)
    golden = (HERE / case.script).with_suffix('.out')
    if options.record:
        for old, new in ARCHITECTURE.get(case.script, []):
            out = out.replace(old, new)
        golden.write_text(out)
    expected = golden.read_text()
    for old, new in ELSEWHERE.get((options.arch, case.script), []):
        expected = expected.replace(old, new)
    good = status == case.status and out == expected
    print(f'{"ok" if good else "FAILED"}: {options.arch} {case.script} ({seconds:.1f} s)', flush=True)
    if status != case.status:
        print(f'  status {status} instead of {case.status}')
    if out != expected:
        lines = difflib.unified_diff(expected.splitlines(), out.splitlines(), 'expected', 'printed', n=1, lineterm='')
        print('\n'.join('  ' + line[:300] for line in list(lines)[:60]))
    if err and (not good or options.verbose):
        print('\n'.join('  stderr: ' + line[:300] for line in err.splitlines()[-40:]))
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--build', default=Path('build'), type=Path)
    parser.add_argument('--arch', default='arm64', choices=TRIPLES)
    parser.add_argument('--root', type=Path, help="the guest's root, BUILD/guests/ARCH by default")
    parser.add_argument('--long', action='store_true', help='with the amounts of work of tier all')
    parser.add_argument('--emulator', help='BUILD/moa by default')
    parser.add_argument('--record', action='store_true')
    parser.add_argument('-v', '--verbose', action='store_true', help='stderr of good cases too')
    parser.add_argument('only', nargs='*', metavar='GROUP')
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    options.build = options.build.resolve()
    options.root = (options.root or options.build / 'guests' / options.arch).resolve()
    options.emulator = shlex.split(str(options.build / 'moa') if options.emulator is None else options.emulator)
    if options.emulator:
        options.emulator[0] = os.path.abspath(shutil.which(options.emulator[0]) or sys.exit(f'no {options.emulator[0]}'))
        if not options.root.exists():
            print(f'{options.root} is missing: run `make guests`')
            return SKIPPED
    if options.record and options.emulator:
        sys.exit('--record is for runs without an emulator')
    cases = [c for c in CASES if not options.only or any(re.match(re.escape(o) + r'(/|$|\.)', c.script) for o in options.only)]
    results = [fetch(case, options) and check(case, options) for case in cases]
    print(f'{sum(results)} passed, {len(results) - sum(results)} failed')
    return 0 if results and all(results) else 1


sys.exit(main())
