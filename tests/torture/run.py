#!/usr/bin/env python3
"""Runs GCC's execution tests (gcc.c-torture/execute), compiled for the guest, under an emulator.

    tests/torture/run.py [--guest aarch64|riscv32] [--build DIR] [--level -O1]... [--sample N]
                         [--emulator COMMAND]... [--only TEXT] [-v]

riscv32 has no C library under Linux: there it is picolibc with a start of our own (picolibc.c).

SPDX-License-Identifier: MIT
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import baseline  # noqa: E402

# An option line of DejaGnu that holds for every target: /* { dg-options "-fwrapv" } */
OPTIONS = re.compile(r'\{\s*dg-(?:additional-)?options\s+\{?\s*"([^"]*)"\s*\}?\s*\}')

HERE = Path(__file__).resolve().parent
PICOLIBC = Path('/usr/lib/picolibc/riscv64-unknown-elf')
RV32 = ['riscv64-unknown-elf-gcc', '-march=rv32gc', '-mabi=ilp32d', '-nostdlib', '-static', '-w',
        '-isystem', str(PICOLIBC / 'include'), '-L' + str(PICOLIBC / 'lib/rv32imafdc/ilp32d')]

# What builtins/ is compiled with, so that the calls under test survive the optimiser.
BUILTINS = ['-fno-tree-dse', '-fno-tree-loop-distribute-patterns', '-fno-tracer', '-fno-ipa-ra', '-fno-inline-functions']


def tests(folder, level, guest, sample):
    """Every so manyth of the tests below the folder, for one optimisation level."""
    for source in sorted(folder.rglob('*.c'))[::sample]:
        name = str(source.relative_to(folder).with_suffix(''))
        if name.startswith('builtins/lib/') or name.endswith('-lib'):
            continue
        options = ' '.join(OPTIONS.findall(source.read_text(errors='replace'))).split()
        sources = [source]
        if name.startswith('builtins/'):
            options += BUILTINS
            sources += [source.with_name(source.stem + '-lib.c'), source.parent / 'lib/main.c']
        if guest == 'riscv32':
            yield baseline.Test(name, [*sources, HERE / 'picolibc.c'], [level, *options],
                                libraries=['-lm', '-lc', '-lgcc'])
        else:
            yield baseline.Test(name, sources, [level, *options], libraries=['-lm'])


def main():
    parser = baseline.arguments(__doc__.split('\n')[0])
    parser.add_argument('--level', action='append', help='optimisation levels, -O1 if none is given')
    parser.add_argument('--guest', choices=('aarch64', 'riscv32'), default='aarch64')
    parser.add_argument('--sample', type=int, default=1, metavar='N', help='every Nth test only')
    options = parser.parse_args()
    status = 0
    if options.guest == 'riscv32':
        baseline.COMPILER, baseline.BASELINE = RV32, 'qemu-riscv32-static'
    for level in options.level or ['-O1']:
        name = 'torture' + level if options.guest == 'aarch64' else f'torture-{options.guest}{level}'
        sources = (options.build / 'suites/torture').resolve()
        status |= baseline.run(tests(sources, level, options.guest, options.sample), options,
                               options.build / 'suites' / name)
    return status


sys.exit(main())
