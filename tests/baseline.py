"""Compiles other people's test programs and holds the emulators that run them against a baseline.

A program that runs well on the baseline emulator (Debian's qemu-aarch64) must run well on every emulator under test. What the
compiler and the baseline said is kept beside the compiled program, so that a second run costs only the emulators under test.

SPDX-License-Identifier: MIT
"""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

COMPILER = ['aarch64-linux-gnu-gcc', '-static', '-w']
BASELINE = 'qemu-aarch64-static'


@dataclasses.dataclass
class Test:
    """A program to build and run. It passes with status 0 and, where there is a reference, its text on stdout."""
    name: str
    sources: list
    flags: list = dataclasses.field(default_factory=list)
    arguments: list = dataclasses.field(default_factory=list)
    libraries: list = dataclasses.field(default_factory=list)
    emulator_options: list = dataclasses.field(default_factory=list)
    reference: Path = None
    seconds: float = 15

    def build(self, folder):
        """Compiles unless that has been done: the program, or None if this compiler does not take it."""
        program = folder / self.name.replace('/', '-')
        command = [*COMPILER, *self.flags, '-o', str(program), *map(str, self.sources), *self.libraries]
        note = program.with_suffix('.json')
        done = json.loads(note.read_text()) if note.exists() else {}
        if done.get('command') != command:
            end = subprocess.run(command, capture_output=True, text=True, errors='replace')
            done = {'command': command, 'built': end.returncode == 0, 'message': end.stderr[-400:]}
            done['baseline'] = self.run(BASELINE, program) if done['built'] else None
            note.write_text(json.dumps(done))
        return program, done

    def run(self, emulator, program):
        """None if it passes, else what went wrong."""
        scratch = program.with_suffix(f'.{os.getpid()}.run')
        scratch.mkdir(exist_ok=True)
        try:
            command = [*shlex.split(emulator), *self.emulator_options, str(program), *self.arguments]
            with open(scratch / 'stdout', 'w+b') as out:
                end = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
                                     timeout=self.seconds, cwd=scratch)
                out.seek(0)
                text = out.read(4_000_000)
        except subprocess.TimeoutExpired:
            return f'no end within {self.seconds:g} s'
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        if end.returncode:
            return f'status {end.returncode}: {end.stderr.decode(errors="replace").strip()[-300:]}'
        if self.reference and text != self.reference.read_bytes():
            return f'stdout is not {self.reference.name}'
        return None

    def judge(self, folder, emulators):
        """('not built' | 'not on the baseline' | 'passed' | 'failed', details)."""
        program, done = self.build(folder)
        if not done['built']:
            return 'not built', done['message']
        if done['baseline']:
            return 'not on the baseline', done['baseline']
        for emulator in emulators:
            problem = self.run(emulator, program)
            if problem:
                return 'failed', f'{emulator}: {problem}'
        return 'passed', ''


def arguments(description):
    """The command line that both suites share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('--build', default='build', type=Path, help='the build folder, with the sources of tests/fetch.sh')
    parser.add_argument('--emulator', action='append', help='the command to test; may be given more than once')
    parser.add_argument('--only', default='', help='tests whose name contains this')
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    parser.add_argument('-v', '--verbose', action='store_true', help='list what is not built and what the baseline fails')
    return parser


def run(tests, options, folder):
    """Judges all tests in parallel, prints regressions as they come and a line of counts; the exit status."""
    emulators = [absolute(e) for e in options.emulator or [str(options.build / 'moa')]]
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    tests = [test for test in tests if options.only in test.name]
    counts = {'passed': 0, 'failed': 0, 'not on the baseline': 0, 'not built': 0}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        verdicts = pool.map(lambda test: (test, *test.judge(folder, emulators)), tests)
        for test, verdict, details in verdicts:
            counts[verdict] += 1
            if verdict == 'failed' or options.verbose and verdict != 'passed':
                print(f'{verdict}: {test.name}: {details}', flush=True)
    print(', '.join(f'{number} {verdict}' for verdict, number in counts.items()))
    return 0 if counts['passed'] and not counts['failed'] else 1


def absolute(command):
    """The command with the path of its program made absolute, since tests run in folders of their own."""
    program, *rest = shlex.split(command)
    found = shutil.which(program) or sys.exit(f'no such emulator: {program}')
    return shlex.join([os.path.abspath(found), *rest])
