#!/usr/bin/env python3
"""Checks that every decode line has a case in the test programs.

    coverage.py --words "NAME_words [-FEATURE...]" --objcopy PROGRAM [--compressed] [--xlen N] TEST-PROGRAM...

A test program covers the lines that its code decodes to. Words between the code that are not
instructions may cover lines by accident; that they do it for a line without a case is unlikely.
--compressed: code has parcels of 16 bits. Programs of another --xlen are passed over.

SPDX-License-Identifier: MIT
"""

import argparse
import pathlib
import shlex
import struct
import subprocess
import sys
import tempfile


def code(program, objcopy, folder):
    """The bytes of the sections with code."""
    data = b''
    for section in ('.text', 'cases'):
        out = pathlib.Path(folder, 'code')
        subprocess.run([objcopy, '-O', 'binary', f'--only-section={section}', program, out], check=True)
        text = out.read_bytes()
        data += text[:len(text) // 4 * 4]
    return data


def from_parcels(data):
    """Words of instructions of 16 and 32 bits, one after the other."""
    words, at = [], 0
    while at + 4 <= len(data):
        word = struct.unpack_from('<I', data, at)[0]
        words.append(word if word & 3 == 3 else word & 0xffff)
        at += 4 if word & 3 == 3 else 2
    return struct.pack(f'<{len(words)}I', *words)


def bits(program):
    with open(program, 'rb') as file:
        return 32 * file.read(5)[4]


def lines(command, *arguments, words=b''):
    """The ops that are printed, in the second column."""
    done = subprocess.run([*shlex.split(command), *arguments], input=words, stdout=subprocess.PIPE, check=True)
    return {line.split('\t')[1] for line in done.stdout.decode().splitlines()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--words', required=True)
    parser.add_argument('--objcopy', required=True)
    parser.add_argument('--compressed', action='store_true')
    parser.add_argument('--xlen', type=int, default=64)
    parser.add_argument('programs', nargs='+')
    options = parser.parse_args()
    covered = set()
    with tempfile.TemporaryDirectory() as folder:
        for program in options.programs:
            if bits(program) != options.xlen:
                continue
            words = code(program, options.objcopy, folder)
            covered |= lines(options.words, 'match', '0',
                             words=from_parcels(words) if options.compressed else words)
    every = lines(options.words, 'random', '1', '1')
    missing = sorted(every - covered)
    for name in missing:
        print(f'no case for {name}')
    print(f'{len(every) - len(missing)} of {len(every)} decode lines have a case')
    return bool(missing)


if __name__ == '__main__':
    sys.exit(main())
