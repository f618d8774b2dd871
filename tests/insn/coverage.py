#!/usr/bin/env python3
"""Checks that every decode line of AArch64 has a case in tests/insn/aarch64.

    coverage.py --a64-words PROGRAM --objcopy PROGRAM TEST-PROGRAM...

A test program covers the lines that its code decodes to. Words between the code that are not
instructions may cover lines by accident; that they do it for a line without a case is unlikely.

SPDX-License-Identifier: MIT
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile


def code(program, objcopy, folder):
    out = pathlib.Path(folder, 'code')
    subprocess.run([objcopy, '-O', 'binary', '--only-section=.text', program, out], check=True)
    data = out.read_bytes()
    return data[:len(data) // 4 * 4]


def lines(a64_words, *arguments, words=b''):
    """What a64_words prints, by lines; the op is in the second column."""
    done = subprocess.run([a64_words, *arguments], input=words, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().splitlines()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--a64-words', required=True)
    parser.add_argument('--objcopy', required=True)
    parser.add_argument('programs', nargs='+')
    options = parser.parse_args()
    covered = set()
    with tempfile.TemporaryDirectory() as folder:
        for program in options.programs:
            words = code(program, options.objcopy, folder)
            covered |= {line.split('\t')[1] for line in
                        lines(options.a64_words, 'match', '0', words=words)}
    every = {line.split('\t')[1] for line in lines(options.a64_words, 'random', '1', '1')}
    missing = sorted(every - covered)
    for name in missing:
        print(f'no case for {name}')
    print(f'{len(every) - len(missing)} of {len(every)} decode lines have a case')
    return bool(missing)


if __name__ == '__main__':
    sys.exit(main())
