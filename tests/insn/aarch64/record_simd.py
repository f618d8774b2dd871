#!/usr/bin/env python3
"""Fills in the expected results of self-checking programs that use simd.inc or base.inc.

    record_simd.py --run "REFERENCE COMMAND" FILE.S...

Each line `simd "..."` and `memory "..."`, `insn "..."` gets the numbers that the reference computes. They are to
be looked at before they are believed: the manual decides, not the reference.

SPDX-License-Identifier: MIT
"""

import argparse
import pathlib
import re
import shlex
import struct
import subprocess
import tempfile

CASE = re.compile(r'\s*(simd|memory|insn)\s+("[^"]*")')
COMPILER = ['aarch64-linux-gnu-gcc', '-nostdlib', '-static', '-DRECORD']


def zeroed(text):
    """The program with zeroes for its results."""
    return ''.join(f'        {m[1]} {m[2]}, {"0, 0, 0, 0" if m[1] == "simd" else "0"}\n' if
                   (m := CASE.match(line)) else line for line in text.splitlines(keepends=True))


def record(path, command):
    text = path.read_text()
    with tempfile.TemporaryDirectory() as folder:
        source, program = pathlib.Path(folder, 'program.S'), pathlib.Path(folder, 'program')
        source.write_text(zeroed(text))
        subprocess.run(COMPILER + ['-I', path.parent, source, '-o', program], check=True)
        out = subprocess.run(shlex.split(command) + [program], check=True,
                             stdout=subprocess.PIPE).stdout
    at, lines = 0, []
    for line in text.splitlines(keepends=True):
        match = CASE.match(line)
        if not match:
            lines.append(line)
            continue
        if match[1] == 'simd':
            sets = [struct.unpack_from('<3Q', out, at + 24 * i) for i in range(3)]
            qc = sum(bit << i for i, (_, _, bit) in enumerate(sets))
            numbers = [str(qc)] + [f'{low | high << 64:#x}' for low, high, _ in sets]
            at += 72
        else:
            numbers = [f'{struct.unpack_from("<Q", out, at)[0]:#x}']
            at += 8
        lines.append(f'        {match[1]} {match[2]}, {", ".join(numbers)}\n')
    assert at == len(out)
    path.write_text(''.join(lines))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', required=True)
    parser.add_argument('files', nargs='+', type=pathlib.Path)
    options = parser.parse_args()
    for path in options.files:
        record(path, options.run)


if __name__ == '__main__':
    main()
